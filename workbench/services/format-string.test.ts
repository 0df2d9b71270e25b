import { formatString, printed } from './format-string';

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
