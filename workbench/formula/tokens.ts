/**
 * Splits a formula into tokens that keep its text, so that references can be rewritten (rows inserted, a sheet
 * renamed, a formula copied) without touching anything else. Knows no values.
 */
import { columnIndex, columnLetters, quotedSheetName } from '../model/a1-notation';

/** One corner of a reference; a missing part is open (`A:A` has no rows). Indexes count from 0. */
export interface Corner {
  readonly row?: number;
  readonly rowFixed?: boolean;
  readonly column?: number;
  readonly columnFixed?: boolean;
}

export interface Reference {
  readonly sheetName?: string;
  readonly from: Corner;
  /** Missing for a single cell. */
  readonly to?: Corner;
}

export type Token = { readonly text: string } & (
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'error'; readonly value: string }
  | { readonly type: 'reference'; readonly reference: Reference }
  | { readonly type: 'name'; readonly value: string }
  | { readonly type: 'function'; readonly value: string }
  | { readonly type: 'operator'; readonly value: string }
  | { readonly type: 'space' }
  | { readonly type: 'unknown' }
);

const SPACE = /\s+/y;
const STRING = /"((?:[^"]|"")*)"/y;
const ERROR = /#(?:N\/A|REF!|VALUE!|DIV\/0!|NUM!|NAME\?|NULL!|ERROR!)/iy;
const SHEET = /(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!/uy;
const AREA =
  /(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d*)(?::(\$?)(?:([A-Za-z]{1,3})(\$?)([1-9]\d*)?|([1-9]\d*)))?(?![\p{L}\p{N}_.(])/uy;
const COLUMNS = /(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d*)?(?![\p{L}\p{N}_.(])/uy;
const ROWS = /(\$?)([1-9]\d*):(\$?)([1-9]\d*)(?![\p{L}\p{N}_.(])/uy;
const NUMBER = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const WORD = /[\p{L}_][\p{L}\p{N}_.]*/uy;
const OPERATOR = /<=|>=|<>|[-+*/^&=<>%(),;{}:\\]/y;

/** The tokens of a formula's text, its leading `=` left out. Whatever fits nothing becomes an `unknown` token. */
export function tokenize(body: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp, from = at) => {
    pattern.lastIndex = from;
    return pattern.exec(body);
  };
  while (at < body.length) {
    const token = next();
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;

  function next(): Token {
    const space = take(SPACE);
    if (space) return { type: 'space', text: space[0] };
    const string = take(STRING);
    if (string) return { type: 'string', text: string[0], value: (string[1] as string).replace(/""/g, '"') };
    const error = take(ERROR);
    if (error) return { type: 'error', text: error[0], value: error[0].toUpperCase() };
    const sheet = take(SHEET);
    const found = referenceAt(at + (sheet?.[0].length ?? 0));
    if (found) {
      const sheetName = sheet && (sheet[1]?.replace(/''/g, "'") ?? sheet[2]);
      return {
        type: 'reference',
        text: (sheet?.[0] ?? '') + found.text,
        reference: { ...(sheetName ? { sheetName } : {}), ...found.reference },
      };
    }
    if (sheet) {
      const broken = take(ERROR, at + sheet[0].length);
      if (broken) return { type: 'error', text: sheet[0] + broken[0], value: broken[0].toUpperCase() };
    }
    const number = take(NUMBER);
    if (number) return { type: 'number', text: number[0], value: Number(number[0]) };
    const word = take(WORD);
    if (word) {
      const isCall = /^\s*\(/.test(body.slice(at + word[0].length, at + word[0].length + 20));
      return { type: isCall ? 'function' : 'name', text: word[0], value: word[0] };
    }
    const operator = take(OPERATOR);
    if (operator) return { type: 'operator', text: operator[0], value: operator[0] };
    return { type: 'unknown', text: body[at] as string };
  }

  function referenceAt(from: number): { text: string; reference: Reference } | null {
    const area = take(AREA, from);
    if (area) {
      const [text, columnFixed, column, rowFixed, row, fixed2, column2, rowFixed2, row2, rowOnly] = area;
      const first = corner(column, columnFixed, row, rowFixed);
      if (!text.includes(':')) return { text, reference: { from: first } };
      const second = rowOnly ? corner(undefined, '', rowOnly, fixed2) : corner(column2, fixed2, row2, rowFixed2);
      return { text, reference: { from: first, to: second } };
    }
    const columns = take(COLUMNS, from);
    if (columns) {
      const [text, fixed1, column1, fixed2, column2, rowFixed, row] = columns;
      return { text, reference: { from: corner(column1, fixed1), to: corner(column2, fixed2, row, rowFixed) } };
    }
    const rows = take(ROWS, from);
    if (rows) {
      const [text, fixed1, row1, fixed2, row2] = rows;
      return {
        text,
        reference: { from: corner(undefined, '', row1, fixed1), to: corner(undefined, '', row2, fixed2) },
      };
    }
    return null;
  }
}

function corner(column: string | undefined, columnFixed: string | undefined, row?: string, rowFixed?: string): Corner {
  return {
    ...(column !== undefined && { column: columnIndex(column), columnFixed: columnFixed === '$' }),
    ...(row !== undefined && { row: Number(row) - 1, rowFixed: rowFixed === '$' }),
  };
}

/** Writes a reference as a formula has it. */
export function referenceText(reference: Reference): string {
  const text = (c: Corner) =>
    (c.column === undefined ? '' : (c.columnFixed ? '$' : '') + columnLetters(c.column)) +
    (c.row === undefined ? '' : (c.rowFixed ? '$' : '') + (c.row + 1));
  const sheet = reference.sheetName === undefined ? '' : `${quotedSheetName(reference.sheetName)}!`;
  return sheet + text(reference.from) + (reference.to ? `:${text(reference.to)}` : '');
}

/**
 * Rewrites the references of a formula (with its `=`): `change` answers the new reference, the same one to leave its
 * text as it is, or null for `#REF!`.
 */
export function rewriteReferences(formula: string, change: (reference: Reference) => Reference | null): string {
  if (!formula.startsWith('=')) return formula;
  // One formula is often copied to many cells, one after the other.
  if (lastRewritten?.formula !== formula) lastRewritten = { formula, tokens: tokenize(formula.slice(1)) };
  const texts = lastRewritten.tokens.map((token) => {
    if (token.type !== 'reference') return token.text;
    const changed = change(token.reference);
    return changed === token.reference ? token.text : changed ? referenceText(changed) : '#REF!';
  });
  // Joined, not added up: a text that is added up keeps all its pieces in memory.
  return `=${texts.join('')}`;
}

let lastRewritten: { readonly formula: string; readonly tokens: readonly Token[] } | undefined;

/** Moves the relative parts of a formula, as copying it from one cell to another does; parts that leave the grid become `#REF!`. */
export function shiftFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return rewriteReferences(formula, (reference) => {
    const from = shiftCorner(reference.from, rows, columns);
    const to = reference.to && shiftCorner(reference.to, rows, columns);
    if (!from || (reference.to && !to)) return null;
    return { ...reference, from, ...(to && { to }) };
  });
}

/** Moves the relative parts of a corner; null when it leaves the grid at the top or left. */
export function shiftCorner(corner: Corner, rows: number, columns: number): Corner | null {
  const row = corner.row === undefined || corner.rowFixed ? corner.row : corner.row + rows;
  const column = corner.column === undefined || corner.columnFixed ? corner.column : corner.column + columns;
  if ((row ?? 0) < 0 || (column ?? 0) < 0) return null;
  return { ...corner, ...(row !== undefined && { row }), ...(column !== undefined && { column }) };
}
