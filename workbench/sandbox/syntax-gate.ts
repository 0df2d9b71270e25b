/**
 * Refuses scripts that Apps Script would refuse although Node takes them. Knows JavaScript's versions; runs nothing.
 * Source: platform-facts section 5 (class fields, private names, static blocks and modules are parse errors there).
 */
import { type Program, parse, version as parserVersion, tokenizer } from 'acorn';

export { parserVersion };

/** `es2019`: what our own bundle keeps to. `es2021`: what others may use; ES2022 is where class fields came in. */
export type Syntax = 'es2019' | 'es2021';

const version = { es2019: 2019, es2021: 2021 } as const;

/** Throws SyntaxError, worded as clasp prints it: `Syntax error: ParseError: Unexpected token = line: 2 file: Code`. */
export function checkSyntax(file: string, source: string, syntax: Syntax): void {
  programOf(file, source, syntax);
}

export interface TopLevel {
  /** Function declarations, which google.script.run and the Run menu find. */
  readonly functions: readonly string[];
  /** Variables that hold a function expression, arrow or not: good enough for triggers and menus. */
  readonly functionVariables: readonly string[];
}

/** What a script declares at top level, in order; throws as `checkSyntax` does. */
export function topLevelOf(file: string, source: string, syntax: Syntax): TopLevel {
  const functions: string[] = [];
  const functionVariables: string[] = [];
  for (const node of programOf(file, source, syntax).body) {
    if (node.type === 'FunctionDeclaration') functions.push(node.id.name);
    if (node.type !== 'VariableDeclaration') continue;
    for (const { id, init } of node.declarations) {
      if (
        id.type === 'Identifier' &&
        (init?.type === 'FunctionExpression' || init?.type === 'ArrowFunctionExpression')
      ) {
        functionVariables.push(id.name);
      }
    }
  }
  return { functions, functionVariables };
}

/** A script with nothing but the functions that it declares, each on its own line and column. */
export function functionsOnly(file: string, source: string, syntax: Syntax): string {
  let kept = '';
  for (const node of programOf(file, source, syntax).body) {
    if (node.type !== 'FunctionDeclaration') continue;
    const between = source.slice(kept.length, node.start).replace(/[^\n\r\u2028\u2029]/g, ' ');
    kept += between + source.slice(node.start, node.end);
  }
  return kept;
}

function programOf(file: string, source: string, syntax: Syntax): Program {
  try {
    return parse(source, { ecmaVersion: version[syntax], sourceType: 'script' });
  } catch (error) {
    const { pos, loc } = error as { pos?: number; loc?: { line: number } };
    if (pos === undefined) throw error;
    throw new SyntaxError(`Syntax error: ${reason(error as Error, source, pos)} line: ${loc?.line ?? 1} file: ${file}`);
  }
}

function reason(error: Error, source: string, pos: number): string {
  const rest = source.slice(pos);
  if (/^import\b/.test(rest)) return 'SyntaxError: Cannot use import statement outside a module';
  if (/^export\b/.test(rest)) return "SyntaxError: Unexpected token 'export'";
  if (rest.startsWith('#')) return 'SyntaxError: Invalid or unexpected token';
  const message = error.message.replace(/ \(\d+:\d+\)$/, '');
  if (message.includes("'await'") || /^await\b/.test(source.slice(0, pos).match(/\w+\s*$/)?.[0] ?? '')) {
    return 'SyntaxError: await is only valid in async functions and the top-level bodies of modules';
  }
  return message === 'Unexpected token'
    ? `ParseError: Unexpected token ${tokenAt(source, pos)}`
    : `ParseError: ${message}`;
}

function tokenAt(source: string, pos: number): string {
  try {
    const { start, end } = tokenizer(source.slice(pos), { ecmaVersion: 'latest' }).getToken();
    return source.slice(pos + start, pos + end) || 'end of input';
  } catch {
    return source[pos] ?? 'end of input';
  }
}
