import { formatString, javaText, printed } from './format-string';

describe('formatString', () => {
  it.each([
    ['%s has %d', ['Ann', 3], 'Ann has 3'],
    ['%.2f|%8.1f|%-6d|%06d|%+d', [1.005, 2.25, 7, -42, 5], '1.00|     2.3|7     |-00042|+5'],
    ['%x %X %o %e', [255, 255, 8, 1234.5], 'ff FF 10 1.234500e+3'],
    ['%2$s %1$s', ['a', 'b'], 'b a'],
    ['100%% %s', ['sure'], '100% sure'],
    ['%s %s', ['one'], 'one %s'],
  ])('%s', (template, values, text) => {
    expect(formatString(template, values)).toBe(text);
  });
});

describe('printed', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  it.each([
    ['text', 'text'],
    [1, '1'],
    [null, 'null'],
    [undefined, 'undefined'],
    [[1, 'a', [true]], "[ 1, 'a', [ true ] ]"],
    [{ a: 1, b: { c: 'x' } }, "{ a: 1, b: { c: 'x' } }"],
    [{}, '{}'],
    [[], '[]'],
    [cycle, '{ self: [Circular] }'],
    [() => 1, '[Function: anonymous]'],
  ])('%p', (value, text) => {
    expect(printed(value)).toBe(text);
  });
});

describe('javaText', () => {
  it.each([
    ['text', 'text'],
    [100, '100.0'],
    [2.5, '2.5'],
    [-12_345_678, '-1.2345678E7'],
    [1e10, '1.0E10'],
    [0.0001, '1.0E-4'],
    [0, '0.0'],
    [undefined, 'null'],
    [[1, 'a', [true, null]], '[1.0, a, [true, null]]'],
    [{ key: 'value', n: { m: 1 } }, '{key=value, n={m=1.0}}'],
    [new RangeError('far'), 'RangeError: far'],
    [new Date(2026, 4, 7, 9, 5), expect.stringMatching(/^Thu May 07 09:05:00 GMT([+-]\d\d:\d\d)? 2026$/)],
  ])('%p', (value, text) => {
    expect(javaText(value)).toEqual(text);
  });
});
