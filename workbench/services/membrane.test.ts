import { createMembrane } from './membrane';

class Range {
  readonly sheetId = 7;
  calls = 0;
  getValue() {
    return this.sheetId;
  }
  setValue() {
    this.calls++;
    return this;
  }
  read() {
    doorCalls++;
    return 1;
  }
}

let doorCalls = 0;

function aRange() {
  doorCalls = 0;
  const membrane = createMembrane(() => doorCalls);
  const range = membrane.guard('Range', new Range());
  return { membrane, range, loose: range as unknown as Record<string | symbol, unknown> };
}

describe('guard', () => {
  it('shows methods, which work on the bare object and return the guarded one', () => {
    const { range } = aRange();
    expect(range.getValue()).toBe(7);
    expect(range.setValue()).toBe(range);
    const { getValue } = range;
    expect(getValue()).toBe(7);
  });

  it.each(['getFoo', 'sheetId', 'calls', 'x'])('throws for %s by name', (key) => {
    expect(() => aRange().loose[key]).toThrow(new Error(`Range.${key} is not emulated`));
  });

  it('answers the probes that languages and libraries make', () => {
    const { loose, range } = aRange();
    expect(loose['then']).toBeUndefined();
    expect(loose['toJSON']).toBeUndefined();
    expect(loose[Symbol.iterator]).toBeUndefined();
    expect(loose['constructor']).toBe(Object);
    expect(range.toString()).toBe('Range');
    expect(`${range}`).toBe('Range');
    expect(JSON.stringify({ range })).toBe('{"range":{}}');
    expect(Object.prototype.toString.call(range)).toBe('[object Range]');
    expect(Object.keys(range).sort()).toEqual(['getValue', 'read', 'setValue']);
    expect('getValue' in range).toBe(true);
    expect('sheetId' in range).toBe(false);
    expect(loose['valueOf']).toBeInstanceOf(Function);
    expect(range.valueOf()).toBe(range);
  });

  it('cannot be changed', () => {
    const { loose } = aRange();
    expect(() => {
      loose['getValue'] = 1;
    }).toThrow(new TypeError('Range.getValue cannot be set'));
    expect(Reflect.deleteProperty(loose, 'getValue')).toBe(false);
    expect(Reflect.defineProperty(loose, 'x', { value: 1 })).toBe(false);
  });

  it('counts as local what does not pass the door', () => {
    const { membrane, range } = aRange();
    range.getValue();
    range.setValue().setValue();
    range.read();
    expect(membrane.localCounts()).toEqual([
      ['Range.getValue', 1],
      ['Range.setValue', 2],
    ]);
  });
});

describe('unwrap', () => {
  it('gives the bare object of the right class only', () => {
    const { membrane, range } = aRange();
    expect(membrane.unwrap<Range>('Range', range)?.sheetId).toBe(7);
    expect(membrane.unwrap('Sheet', range)).toBeNull();
    expect(membrane.unwrap('Range', new Range())).toBeNull();
    expect(membrane.unwrap('Range', 'text')).toBeNull();
    expect(membrane.classNameOf(range)).toBe('Range');
  });
});

describe('makeEnum', () => {
  const { membrane } = aRange();
  const Weekday = membrane.makeEnum('Weekday', ['SUNDAY', 'MONDAY']);

  it('has members that print their name and know their place', () => {
    expect(String(Weekday.MONDAY)).toBe('MONDAY');
    expect(Weekday.MONDAY.name()).toBe('MONDAY');
    expect(Weekday.MONDAY.ordinal()).toBe(1);
    expect(Weekday.SUNDAY.compareTo(Weekday.MONDAY)).toBe(-1);
    expect(JSON.stringify([Weekday.SUNDAY])).toBe('["SUNDAY"]');
    expect(Weekday.SUNDAY).toBe(Weekday.SUNDAY);
  });

  it('throws for a member that is not there', () => {
    expect(() => (Weekday as Record<string, unknown>)['FUNDAY']).toThrow('Weekday.FUNDAY is not emulated');
  });

  it('reads a member back', () => {
    expect(membrane.enumName('Weekday', Weekday.MONDAY)).toBe('MONDAY');
    expect(membrane.enumName('Month', Weekday.MONDAY)).toBeNull();
    expect(membrane.enumName('Weekday', 'MONDAY')).toBeNull();
  });

  it('shows through a guard', () => {
    const service = membrane.guard('Service', { Weekday });
    expect(service.Weekday.SUNDAY).toBe(Weekday.SUNDAY);
  });
});
