import { newState } from '../model/state';
import { newWorkbook } from '../model/workbook';
import { type Execution, type Host, type HostMethods, ServiceError } from './door';
import { type Door, type DoorOptions, openDoor } from './open-door';

const start = Date.UTC(2026, 0, 1);

/** A sheet of one column of numbers, kept in a closure: reads see it whole, writes append. */
function aSheet() {
  const cells: number[] = [];
  const methods: HostMethods = {
    'Range.getValues': { kind: 'read', run: () => cells.map((value) => [value]), cells: () => cells.length },
    'Range.setValue': {
      kind: 'write',
      check(_host: Host, value: number) {
        if (value < 0) throw new ServiceError('negative');
      },
      run(_host: Host, value: number) {
        if (value > 1000) throw new ServiceError('too large');
        cells.push(value);
      },
    },
    'SpreadsheetApp.flush': { kind: 'immediate', run: () => undefined },
    'SpreadsheetApp.getActive': { kind: 'local', run: () => ({ id: 'x' }) },
    'MailApp.sendEmail': { kind: 'immediate', scopes: ['script.send_mail'], modes: ['FULL'], run: () => undefined },
    'SpreadsheetApp.openById': { kind: 'local', scopes: ['spreadsheets.readonly', 'spreadsheets'], run: () => null },
    'Range.broken': {
      kind: 'read',
      run() {
        throw new TypeError('a bug');
      },
    },
  };
  return { cells, methods };
}

function aDoor(options: Partial<Omit<DoorOptions, 'execution'>> & { execution?: Partial<Execution> } = {}) {
  const { cells, methods } = aSheet();
  const state = newState(newWorkbook({ spreadsheetId: 'sheet-1' }), start);
  const execution: Omit<Execution, 'now'> = {
    id: 'e1',
    mode: 'FULL',
    origin: 'run',
    user: 'ann@example.com',
    scopes: ['*'],
    manifestScopes: ['*'],
    pages: new Map(),
    scriptTimeZone: 'Etc/UTC',
    ...options.execution,
  };
  const door = openDoor({ state, methods, limitMs: 360_000, cpuFactor: 0, ...options, execution });
  door.beginPass();
  return { door, cells, state };
}

/** The answer as a script would see it: the value, or the error as text. */
function ask(door: Door, method: string, ...args: unknown[]): unknown {
  door.answer(method, args);
  return door.reply.ok ? door.reply.value : `${door.reply.errorName}: ${door.reply.errorMessage}`;
}

describe('counts and virtual time', () => {
  it('counts service calls and local calls apart, by method', () => {
    const { door } = aDoor();
    ask(door, 'SpreadsheetApp.getActive');
    ask(door, 'Range.setValue', 1);
    ask(door, 'Range.setValue', 2);
    ask(door, 'Range.getValues');
    expect(Object.fromEntries(door.serviceCalls)).toEqual({ 'Range.setValue': 2, 'Range.getValues': 1 });
    expect(Object.fromEntries(door.localCalls)).toEqual({ 'SpreadsheetApp.getActive': 1 });
    expect(door.serviceCallCount()).toBe(3);
  });

  it('charges reads 60 ms, writes 40 ms, flush 300 ms and local calls nothing, plus a share per cell', () => {
    const { door, cells, state } = aDoor();
    cells.push(...new Array<number>(10_000).fill(0));
    ask(door, 'SpreadsheetApp.getActive');
    expect(door.virtualMs()).toBe(0);
    ask(door, 'Range.setValue', 1);
    expect(door.virtualMs()).toBe(40);
    ask(door, 'SpreadsheetApp.flush');
    expect(door.virtualMs()).toBe(340);
    ask(door, 'Range.getValues');
    expect(door.virtualMs()).toBe(440);
    expect(state.clock).toBe(start + 440);
    expect(door.reply.now).toBe(start + 440);
  });

  it('lets nothing pass once the time limit is over', () => {
    const { door, cells } = aDoor({ limitMs: 100 });
    expect(ask(door, 'Range.getValues')).toEqual([]);
    expect(ask(door, 'Range.setValue', 1)).toBeUndefined();
    expect(ask(door, 'Range.setValue', 2)).toBe('Exception: Exceeded maximum execution time');
    expect(ask(door, 'SpreadsheetApp.getActive')).toBe('Exception: Exceeded maximum execution time');
    expect(door.closed()?.reason).toBe('timeout');
    door.finish(true);
    expect(cells).toEqual([1, 2]);
  });

  it('lists calls with arguments and results in a few words', () => {
    const { door } = aDoor();
    ask(door, 'Range.setValue', 5);
    ask(door, 'Range.getValues');
    expect(door.calls).toEqual([
      { method: 'Range.setValue', kind: 'write', args: '5', result: '', ms: 40 },
      { method: 'Range.getValues', kind: 'read', args: '', result: '1×1', ms: 60 },
    ]);
  });

  it('says by name what is not emulated, and tells its own errors from those of a service', () => {
    const { door } = aDoor();
    expect(ask(door, 'Range.setFoo')).toBe('Error: Range.setFoo is not emulated');
    expect(ask(door, 'toString')).toBe('Error: toString is not emulated');
    expect(ask(door, 'Range.broken')).toBe('Error: Range.broken failed inside the workbench: a bug');
    expect(door.internalErrors).toHaveLength(1);
  });
});

describe('write buffer', () => {
  it('checks at once and writes at the next read', () => {
    const { door, cells } = aDoor();
    expect(ask(door, 'Range.setValue', -1)).toBe('Exception: negative');
    ask(door, 'Range.setValue', 1);
    expect(cells).toEqual([]);
    expect(ask(door, 'Range.getValues')).toEqual([[1]]);
  });

  it('writes at flush and at the end', () => {
    const { door, cells } = aDoor();
    ask(door, 'Range.setValue', 1);
    ask(door, 'SpreadsheetApp.flush');
    expect(cells).toEqual([1]);
    ask(door, 'Range.setValue', 2);
    expect(door.finish(false)).toBeNull();
    expect(cells).toEqual([1, 2]);
  });

  it('lets the error of a write surface at the next read; the writes after it stay', () => {
    const { door, cells } = aDoor();
    ask(door, 'Range.setValue', 1);
    expect(ask(door, 'Range.setValue', 5000)).toBeUndefined();
    ask(door, 'Range.setValue', 2);
    expect(ask(door, 'Range.getValues')).toBe('Exception: too large');
    expect(ask(door, 'Range.getValues')).toEqual([[1], [2]]);
    expect(cells).toEqual([1, 2]);
  });

  it('lets the error of the last write surface at the end', () => {
    const { door } = aDoor();
    ask(door, 'Range.setValue', 5000);
    expect(door.finish(false)?.message).toBe('too large');
  });

  it.each([
    ['commit', [1]],
    ['drop', []],
  ] as const)('after an uncaught exception, policy %s', (bufferOnException, left) => {
    const { door, cells } = aDoor({ bufferOnException });
    ask(door, 'Range.setValue', 1);
    door.finish(true);
    expect(cells).toEqual(left);
  });
});

describe('permissions', () => {
  it('forbids by mode', () => {
    const { door } = aDoor({ execution: { mode: 'LIMITED' } });
    expect(ask(door, 'MailApp.sendEmail')).toBe(
      'Exception: You do not have permission to call MailApp.sendEmail. Required permissions: https://www.googleapis.com/auth/script.send_mail',
    );
    expect(ask(aDoor({ execution: { mode: 'NONE' } }).door, 'SpreadsheetApp.getActive')).toBe(
      'Exception: You do not have permission to call SpreadsheetApp.getActive.',
    );
  });

  it('forbids by scope', () => {
    const { door } = aDoor({ execution: { scopes: ['script.send_mail'] } });
    expect(ask(door, 'MailApp.sendEmail')).toBeUndefined();
    expect(ask(door, 'SpreadsheetApp.openById')).toBe(
      'Exception: Specified permissions are not sufficient to call SpreadsheetApp.openById. Required permissions: (https://www.googleapis.com/auth/spreadsheets.readonly || https://www.googleapis.com/auth/spreadsheets)',
    );
  });
});

describe('faults', () => {
  const message = 'Exception: Service Spreadsheets failed while accessing document with id sheet-1.';

  it('throws before: the call has no effect, and only this one fails', () => {
    const { door, cells } = aDoor({ faults: [{ at: 2, kind: 'throw-before' }] });
    ask(door, 'Range.setValue', 1);
    expect(ask(door, 'Range.setValue', 2)).toBe(message);
    ask(door, 'Range.setValue', 3);
    door.finish(false);
    expect(cells).toEqual([1, 3]);
  });

  it('throws after: the effect stays', () => {
    const { door, cells } = aDoor({ faults: [{ at: 1, kind: 'throw-after', message: 'lost' }] });
    expect(ask(door, 'Range.setValue', 1)).toBe('Exception: lost');
    door.finish(false);
    expect(cells).toEqual([1]);
  });

  it('for ever: every call from then on', () => {
    const { door, cells } = aDoor({ faults: [{ at: 2, kind: 'throw-before', forever: true }] });
    ask(door, 'Range.setValue', 1);
    expect(ask(door, 'Range.getValues')).toBe(message);
    expect(ask(door, 'Range.getValues')).toBe(message);
    expect(ask(door, 'MailApp.sendEmail')).toBe(
      "Exception: We're sorry, a server error occurred. Please wait a bit and try again.",
    );
    expect(cells).toEqual([]);
  });

  it('does not strike local calls', () => {
    const { door } = aDoor({ faults: [{ at: 1, kind: 'throw-before' }] });
    expect(ask(door, 'SpreadsheetApp.getActive')).toEqual({ id: 'x' });
    expect(ask(door, 'Range.getValues')).toBe(message);
  });

  it('kills: no later call reaches the state, and locks are free', () => {
    const { door, cells, state } = aDoor({ faults: [{ at: 2, kind: 'kill' }] });
    state.locks['document'] = 'e1';
    ask(door, 'Range.setValue', 1);
    expect(ask(door, 'Range.getValues')).toBe('Exception: The execution was killed at service call 2');
    expect(ask(door, 'Range.setValue', 3)).toBe('Exception: The execution was killed at service call 2');
    expect(ask(door, 'SpreadsheetApp.getActive')).toBe('Exception: The execution was killed at service call 2');
    door.finish(true);
    expect(cells).toEqual([]);
    expect(state.locks).toEqual({});
  });

  it.each([
    ['all', (left: number[]) => expect(left).toEqual([])],
    ['none', (left: number[]) => expect(left).toEqual([1, 2, 3, 4])],
    ['prefix', (left: number[]) => expect([1, 2, 3, 4].slice(0, left.length)).toEqual(left)],
    ['subset', (left: number[]) => expect([...left].sort()).toEqual(left)],
  ] as const)('kills and loses of the buffer: %s', (buffer, check) => {
    const lefts = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => {
      const { door, cells } = aDoor({ faults: [{ at: 5, kind: 'kill', buffer, seed }] });
      for (const value of [1, 2, 3, 4]) ask(door, 'Range.setValue', value);
      ask(door, 'SpreadsheetApp.flush');
      door.finish(true);
      check(cells);
      return cells.join();
    });
    expect(new Set(lefts).size > 1).toBe(buffer === 'prefix' || buffer === 'subset');
  });

  it('hangs until the limit', () => {
    const { door, cells, state } = aDoor({ faults: [{ at: 2, kind: 'timeout' }] });
    ask(door, 'Range.setValue', 1);
    expect(ask(door, 'Range.getValues')).toBe('Exception: Exceeded maximum execution time');
    expect(state.clock).toBe(start + 360_000);
    door.finish(true);
    expect(cells).toEqual([]);
  });
});

describe('suspension and replay', () => {
  it('suspends before the next service call and goes on after replaying', () => {
    const { door, cells } = aDoor();
    door.beginPass(1);
    ask(door, 'Range.setValue', 1);
    ask(door, 'SpreadsheetApp.getActive');
    expect(ask(door, 'Range.getValues')).toBe('Exception: The execution is suspended');
    expect(door.suspension()).toEqual({ kind: 'step', request: { method: 'Range.getValues', effect: 'commit' } });
    expect(door.serviceCallCount()).toBe(1);
    expect(cells).toEqual([]);

    door.resume();
    door.beginPass(1);
    ask(door, 'Range.setValue', 1);
    expect(ask(door, 'SpreadsheetApp.getActive')).toEqual({ id: 'x' });
    expect(cells).toEqual([]);
    expect(ask(door, 'Range.getValues')).toEqual([[1]]);
    expect(door.serviceCallCount()).toBe(2);
    expect(Object.fromEntries(door.localCalls)).toEqual({ 'SpreadsheetApp.getActive': 1 });
  });

  it('replays errors and times as they were', () => {
    const { door } = aDoor();
    ask(door, 'Range.setValue', -1);
    const { now } = door.reply;
    ask(door, 'Range.getValues');
    door.beginPass();
    expect(ask(door, 'Range.setValue', -1)).toBe('Exception: negative');
    expect(door.reply.now).toBe(now);
  });

  it('notices a script that does something else when it runs again', () => {
    const { door } = aDoor();
    ask(door, 'Range.getValues');
    door.beginPass();
    expect(ask(door, 'Range.setValue', 1)).toBe(
      'Exception: The script is not deterministic: call 1 was Range.getValues and is Range.setValue when run again',
    );
    expect(door.closed()?.reason).toBe('diverged');
  });
});
