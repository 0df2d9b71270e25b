import { checkSyntax, functionsOnly, topLevelOf } from './syntax-gate';

const refused = (source: string) => {
  try {
    checkSyntax('Code', source, 'es2021');
  } catch (error) {
    return (error as Error).message;
  }
  return null;
};

describe('checkSyntax', () => {
  it.each([
    ['class fields', 'class A {\n  x = 1;\n}', 'Syntax error: ParseError: Unexpected token = line: 2 file: Code'],
    ['static blocks', 'class A { static { f(); } }', 'Syntax error: ParseError: Unexpected token { line: 1 file: Code'],
    [
      'private names',
      'class A { #x() {} }',
      'Syntax error: SyntaxError: Invalid or unexpected token line: 1 file: Code',
    ],
    [
      'import',
      'import a from "b";',
      'Syntax error: SyntaxError: Cannot use import statement outside a module line: 1 file: Code',
    ],
    ['export', 'export function f() {}', "Syntax error: SyntaxError: Unexpected token 'export' line: 1 file: Code"],
    [
      'top-level await',
      'await f();',
      'Syntax error: SyntaxError: await is only valid in async functions and the top-level bodies of modules line: 1 file: Code',
    ],
    [
      'an unfinished function',
      'function f() {\n',
      'Syntax error: ParseError: Unexpected token end of input line: 2 file: Code',
    ],
  ])('refuses %s', (_what, source, message) => {
    expect(refused(source)).toBe(message);
  });

  it.each([
    'a?.b ?? c',
    'a ||= b',
    '1_000n',
    'class A { get x() { return 1; } static f() {} }',
    'async function f() { for await (const x of y) z(x); }',
  ])('takes %s', (source) => {
    expect(refused(source)).toBeNull();
  });

  it('holds our own bundle to ES2019', () => {
    expect(() => checkSyntax('Code', 'a?.b', 'es2019')).toThrow('line: 1 file: Code');
    expect(() => checkSyntax('Code', 'try { f(); } catch { g({...h}); }', 'es2019')).not.toThrow();
  });
});

describe('topLevelOf', () => {
  it('finds declared functions, and variables that hold one', () => {
    const source =
      'function f() { function inner() {} } async function* g() {} const h = () => 1, i = 2; var j = function () {}; if (true) { function k() {} }';
    expect(topLevelOf('Code', source, 'es2021')).toEqual({ functions: ['f', 'g'], functionVariables: ['h', 'j'] });
  });
});

describe('functionsOnly', () => {
  it('keeps the functions where they stand', () => {
    const source =
      "'use strict';\nvar a = f(); function f() { return 1; } class B {}\r\n  async function g() {\n}\nlast();";
    const kept = functionsOnly('Code', source, 'es2021');
    expect(kept).toBe(`             \n             function f() { return 1; }           \r\n  async function g() {\n}`);
  });
});
