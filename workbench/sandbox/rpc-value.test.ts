import vm from 'node:vm';
import { rpcArguments, rpcResult } from './rpc-value';

const foreign = (expression: string): unknown => vm.runInNewContext(`(${expression})`);

// Source: https://developers.google.com/apps-script/guides/html/communication
describe('rpcArguments', () => {
  it('lets plain data through; undefined in arrays is null, in objects absent', () => {
    const args = [1, 'a', true, null, undefined, [undefined, { b: undefined, c: 2 }]];
    expect(rpcArguments(args)).toEqual([1, 'a', true, null, null, [null, { c: 2 }]]);
    expect(Object.keys((rpcArguments(args)[5] as object[])[1]!)).toEqual(['c']);
  });

  const cycle: unknown[] = [];
  cycle.push(cycle);
  it.each([
    ['a Date', new Date(), '0'],
    ['a function', () => 1, '0'],
    ['an instance of a class', new (class A {})(), '0'],
    ['a Map', new Map(), '0'],
    ['a Date inside', { when: [new Date()] }, '0'],
    ['a bigint', 1n, '0'],
    ['a cycle', cycle, '0'],
    ['a Date of another realm', { when: foreign('new Date()') }, 'when'],
  ])('refuses %s', (_what, value, property) => {
    expect(() => rpcArguments([value])).toThrow(new TypeError(`Failed due to illegal value in property: ${property}`));
  });

  it('takes plain objects of another realm', () => {
    expect(rpcArguments([foreign('{ a: [1] }')])).toEqual([{ a: [1] }]);
  });
});

describe('rpcResult', () => {
  it.each([
    ['{ a: [undefined, 1], b: undefined }', { a: [null, 1] }],
    ['undefined', null],
    ['"text"', 'text'],
    ['{ rows: [["a", new Date()]] }', null],
    ['{ f() {} }', null],
    ['[1n]', null],
    ['(() => { const a = {}; a.a = a; return a; })()', null],
  ])('%s', (expression, value) => {
    expect(rpcResult(foreign(expression))).toEqual(value);
  });
});
