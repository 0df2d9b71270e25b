import vm from 'node:vm';
import { plainCopy, summarise } from './plain-data';

const foreign = (expression: string): unknown => vm.runInNewContext(`(${expression})`);

describe('plainCopy', () => {
  it('copies data of another realm into this one', () => {
    const copy = plainCopy(
      foreign('[1, "a", null, undefined, true, { b: [new Date(5)] }, new Uint8Array([7])]'),
    ) as unknown[];
    expect(copy).toEqual([1, 'a', null, undefined, true, { b: [{ $date: 5 }] }, new Uint8Array([7])]);
    expect(copy).toBeInstanceOf(Array);
  });

  it('keeps __proto__ a key', () => {
    const copy = plainCopy(foreign('JSON.parse(\'{"__proto__": {"x": 1}}\')')) as Record<string, unknown>;
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect((copy as { x?: number }).x).toBeUndefined();
  });

  it('refuses functions, symbols and cycles, or replaces them', () => {
    expect(() => plainCopy(foreign('[() => 1]'))).toThrow(new TypeError('A function is not plain data'));
    expect(() => plainCopy(foreign('{ a: Symbol() }'))).toThrow('A symbol is not plain data');
    expect(() => plainCopy(foreign('(() => { const a = []; a.push(a); return a; })()'))).toThrow(
      'Data nested so deeply',
    );
    expect(plainCopy(foreign('{ a: () => 1, b: 2 }'), { unfit: () => null })).toEqual({ a: null, b: 2 });
  });

  it('makes dates what is asked for', () => {
    expect(plainCopy(foreign('[new Date(5)]'), { date: (epochMs) => epochMs })).toEqual([5]);
  });
});

describe('summarise', () => {
  it.each([
    ['text', '"text"'],
    ['x'.repeat(80), `"${'x'.repeat(57)}..."`],
    [undefined, ''],
    [12, '12'],
    [[1, 'a'], '[1, "a"]'],
    [[1, 2, 3, 4, 5], '[5]'],
    [
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      '2×3',
    ],
    [{ a: 1, b: { c: 2 } }, '{a: 1, b: …}'],
    [new Uint8Array(3), '3 bytes'],
  ])('%j', (value, text) => {
    expect(summarise(value)).toBe(text);
  });
});
