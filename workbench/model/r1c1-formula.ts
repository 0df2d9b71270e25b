/** Formulas in R1C1 notation, relative to the cell that they stand in: `=R[-1]C[0]+R1C2`. Read with `C` for `C[0]` too. */
import { type Corner, type Reference, rewriteReferences, tokenize } from '../formula/tokens';
import { columnLetters, quotedSheetName } from './a1-notation';

/** Writes a formula of a cell with R1C1 references. */
export function formulaToR1C1(formula: string, row: number, column: number): string {
  const part = (letter: 'R' | 'C', at: number | undefined, fixed: boolean | undefined, from: number) =>
    at === undefined ? '' : fixed ? `${letter}${at + 1}` : `${letter}[${at - from}]`;
  const corner = (c: Corner) => part('R', c.row, c.rowFixed, row) + part('C', c.column, c.columnFixed, column);
  const text = ({ sheetName, from, to }: Reference) =>
    `${sheetName === undefined ? '' : `${quotedSheetName(sheetName)}!`}${corner(from)}${to ? `:${corner(to)}` : ''}`;
  return `=${tokenize(formula.replace(/^=/, ''))
    .map((token) => (token.type === 'reference' ? text(token.reference) : token.text))
    .join('')}`;
}

const R1C1 = /(?<![\p{L}\p{N}_.$])(R(?:\[-?\d+\]|\d+)?C(?:\[-?\d+\]|\d+)?)(?![\p{L}\p{N}_.([])/gu;

/** Reads a formula with R1C1 references as one of a cell. References in A1 notation stay as they are. */
export function formulaFromR1C1(formula: string, row: number, column: number): string {
  const pieces = formula.split(/("(?:[^"]|"")*"|'(?:[^']|'')*'!)/);
  const converted = pieces.map((piece, i) => (i % 2 ? piece : piece.replace(R1C1, (text) => a1Of(text, row, column))));
  const joined = converted.join('');
  return rewriteReferences(joined.startsWith('=') ? joined : `=${joined}`, (reference) => reference);
}

function a1Of(text: string, row: number, column: number): string {
  const [, r = '', c = ''] = /^R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?$/.exec(text) ?? [];
  const position = (part: string, from: number) =>
    part.startsWith('[') ? from + Number(part.slice(1, -1)) : part === '' ? from : Number(part) - 1;
  const at = { row: position(r, row), column: position(c, column) };
  if (at.row < 0 || at.column < 0) return '#REF!';
  const isFixed = (part: string) => part !== '' && !part.startsWith('[');
  return `${isFixed(c) ? '$' : ''}${columnLetters(at.column)}${isFixed(r) ? '$' : ''}${at.row + 1}`;
}
