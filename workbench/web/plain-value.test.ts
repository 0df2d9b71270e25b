import fc from 'fast-check';
import { formFields, IllegalArgument, plainArguments } from './plain-value';

describe('arguments of google.script.run', () => {
  it('are copied, so that the page keeps its own', () => {
    const given = { list: [1, 'two', true, null], inside: { deep: 'x' } };
    const [copy] = plainArguments([given]);
    expect(copy).toEqual(given);
    expect(copy).not.toBe(given);
  });

  it('have null where an array holds undefined or nothing', () => {
    // biome-ignore lint/suspicious/noSparseArray: a hole is what is tested
    expect(plainArguments([[1, undefined, , 2], undefined])).toEqual([[1, null, null, 2], null]);
  });

  it('lose properties that are undefined', () => expect(plainArguments([{ a: undefined, b: 1 }])).toEqual([{ b: 1 }]));

  it('may be objects without a prototype', () =>
    expect(plainArguments([Object.assign(Object.create(null), { a: 1 })])).toEqual([{ a: 1 }]));

  it('keep a property named __proto__ as a property', () => {
    const [copy] = plainArguments([JSON.parse('{"__proto__": {"polluted": true}}')]);
    expect(Object.keys(copy as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  const circular: { self?: unknown } = {};
  circular.self = circular;
  class Point {
    x = 1;
  }
  it.each<[string, unknown]>([
    ['a date', new Date(0)],
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a big integer', 1n],
    ['a class instance', new Point()],
    ['a map', new Map()],
    ['a regular expression', /x/],
    ['a typed array', new Uint8Array(2)],
    ['an error', new Error('x')],
    ['a circular object', circular],
  ])('may not be %s, at any depth', (_, value) => {
    for (const wrapped of [value, [value], { a: { b: [value] } }])
      expect(() => plainArguments([wrapped])).toThrow(IllegalArgument);
  });

  it('may hold the same object twice when it is not inside itself', () => {
    const shared = { a: 1 };
    expect(plainArguments([[shared, shared]])).toEqual([[{ a: 1 }, { a: 1 }]]);
  });

  it('name the place of what cannot travel', () =>
    expect(() => plainArguments([1, { when: new Date(0) }])).toThrow('1.when'));

  it('arrive as JSON would carry them', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(plainArguments([value])).toEqual([value])));
  });
});

describe('the fields of a form', () => {
  it('become one object, repeated names an array', () => {
    expect(
      formFields([
        ['name', '张三'],
        ['tag', 'a'],
        ['tag', 'b'],
        ['tag', 'c'],
      ]),
    ).toEqual({ name: '张三', tag: ['a', 'b', 'c'] });
  });
  it('leave out a file input that nobody used', () => expect(formFields([['file', new Blob([])]])).toEqual({}));
  it('refuse a chosen file', () => expect(() => formFields([['file', new Blob(['x'])]])).toThrow('file'));
});
