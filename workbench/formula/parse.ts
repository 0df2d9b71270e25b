/** Turns the tokens of a formula into a tree, with the precedence of Sheets. Knows no values and no functions. */
import { type Reference, type Token, tokenize } from './tokens';

export type Node =
  | { readonly type: 'literal'; readonly value: number | string | boolean }
  | { readonly type: 'error'; readonly code: string }
  | { readonly type: 'missing' }
  | { readonly type: 'reference'; readonly reference: Reference }
  | { readonly type: 'name'; readonly name: string }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Node[] }
  | { readonly type: 'unary'; readonly operator: '+' | '-'; readonly operand: Node }
  | { readonly type: 'percent'; readonly operand: Node }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  | { readonly type: 'array'; readonly rows: readonly (readonly Node[])[] };

const CACHE_LIMIT = 200_000;
const cache = new Map<string, Node>();

/** The tree of a formula (its leading `=` may be missing); what cannot be parsed is the error `#ERROR!`, as in Sheets. */
export function parseFormula(formula: string): Node {
  let node = cache.get(formula);
  if (!node) {
    node = parse(tokenize(formula.startsWith('=') ? formula.slice(1) : formula));
    if (cache.size >= CACHE_LIMIT) cache.clear();
    cache.set(formula, node);
  }
  return node;
}

const UNPARSABLE: Node = { type: 'error', code: '#ERROR!' };

/** From the loosest to the tightest; all associate to the left. */
const LEVELS: readonly (readonly string[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

class SyntaxProblem extends Error {}

function parse(all: readonly Token[]): Node {
  const tokens = all.filter((token) => token.type !== 'space');
  let at = 0;
  const peek = () => tokens[at];
  const isOperator = (value: string) => peek()?.type === 'operator' && peek()?.text === value;
  const accept = (value: string) => isOperator(value) && at++ >= 0;
  const expect = (value: string) => {
    if (!accept(value)) throw new SyntaxProblem();
  };

  function expression(level = 0): Node {
    const operators = LEVELS[level];
    if (!operators) return unary();
    let left = expression(level + 1);
    for (let token = peek(); token?.type === 'operator' && operators.includes(token.value); token = peek()) {
      at++;
      left = { type: 'binary', operator: token.value, left, right: expression(level + 1) };
    }
    return left;
  }

  function unary(): Node {
    if (accept('-')) return { type: 'unary', operator: '-', operand: unary() };
    if (accept('+')) return { type: 'unary', operator: '+', operand: unary() };
    let node = primary();
    while (accept('%')) node = { type: 'percent', operand: node };
    return node;
  }

  function primary(): Node {
    const token = tokens[at++];
    switch (token?.type) {
      case 'number':
      case 'string':
        return { type: 'literal', value: token.value };
      case 'error':
        return { type: 'error', code: token.value };
      case 'reference':
        return { type: 'reference', reference: token.reference };
      case 'name':
        if (/^(true|false)$/i.test(token.value))
          return { type: 'literal', value: token.value.toUpperCase() === 'TRUE' };
        return { type: 'name', name: token.value };
      case 'function': {
        expect('(');
        return { type: 'call', name: token.value.toUpperCase(), args: args() };
      }
      case 'operator':
        if (token.value === '(') {
          const inner = expression();
          expect(')');
          return inner;
        }
        if (token.value === '{') return array();
    }
    throw new SyntaxProblem();
  }

  function args(): Node[] {
    if (accept(')')) return [];
    const list: Node[] = [];
    for (;;) {
      list.push(isOperator(',') || isOperator(';') || isOperator(')') ? { type: 'missing' } : expression());
      if (accept(')')) return list;
      if (!accept(',') && !accept(';')) throw new SyntaxProblem();
    }
  }

  function array(): Node {
    const rows: Node[][] = [[]];
    for (;;) {
      (rows[rows.length - 1] as Node[]).push(expression());
      if (accept('}')) return { type: 'array', rows };
      if (accept(';')) rows.push([]);
      else if (!accept(',') && !accept('\\')) throw new SyntaxProblem();
    }
  }

  try {
    const node = expression();
    return at === tokens.length ? node : UNPARSABLE;
  } catch (problem) {
    if (problem instanceof SyntaxProblem || problem instanceof RangeError) return UNPARSABLE;
    throw problem;
  }
}
