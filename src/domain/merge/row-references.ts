/**
 * What formulas say of rows that are removed and come back. Knows references in A1 notation, within texts and names of
 * tabs in quotation marks too, and no functions. Rows and columns count from 0.
 */
import { columnLetters } from '../a1-notation';

/** A tab, and whether the formula stands on it, so that it needs not name it. */
export interface ReferredTab {
  readonly name: string;
  readonly isOwn: boolean;
}

/** Where what stood in a row or column stands now; undefined where it is gone. */
export type PlaceNow = (index: number) => number | undefined;

interface Corner {
  readonly column: number;
  readonly columnFixed: boolean;
  readonly row: number;
  readonly rowFixed: boolean;
}

/** `reference` is null for `#REF!`. */
type Token =
  | { readonly text: string; readonly kind: 'text' }
  | { readonly text: string; readonly kind: 'dead' }
  | { readonly text: string; readonly kind: 'reference'; readonly tab: string; readonly corners: readonly Corner[] };

const CELL = '\\$?[A-Z]{1,3}\\$?\\d{1,7}';
const TAB = "(?:'(?:[^']|'')*'|[\\p{L}_][\\p{L}\\p{N}_.]*)!";
const TOKEN = new RegExp(
  [
    '"(?:[^"]|"")*"',
    // Down to the end of a column: it has no row that can go.
    `(?<![\\p{L}\\p{N}_.$])(?:${TAB})?${CELL}:\\$?[A-Z]{1,3}(?![\\p{L}\\p{N}_$(])`,
    `(?<![\\p{L}\\p{N}_.$])(${TAB})?(#REF!|${CELL}(?::${CELL})?)(?![\\p{L}\\p{N}_(.!])`,
  ].join('|'),
  'giu',
);

function tokensOf(formula: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  formula.replace(TOKEN, (text: string, prefix: string | undefined, cells: string | undefined, at: number) => {
    if (at > end) tokens.push({ text: formula.slice(end, at), kind: 'text' });
    end = at + text.length;
    if (cells === undefined) tokens.push({ text, kind: 'text' });
    else if (cells.toUpperCase() === '#REF!') tokens.push({ text, kind: 'dead' });
    else tokens.push({ text, kind: 'reference', tab: nameIn(prefix ?? ''), corners: cells.split(':').map(cornerOf) });
    return text;
  });
  if (end < formula.length) tokens.push({ text: formula.slice(end), kind: 'text' });
  return tokens;
}

function nameIn(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
}

function cornerOf(text: string): Corner {
  const [, columnFixed = '', letters = '', rowFixed = '', row = ''] = /^(\$?)([A-Z]+)(\$?)(\d+)$/i.exec(text) ?? [];
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, columnFixed: columnFixed !== '', row: Number(row) - 1, rowFixed: rowFixed !== '' };
}

function cellText({ column, columnFixed, row, rowFixed }: Corner): string {
  return `${columnFixed ? '$' : ''}${columnLetters(column)}${rowFixed ? '$' : ''}${row + 1}`;
}

function textOfReference({ text, corners }: Extract<Token, { kind: 'reference' }>): string {
  const prefix = text.slice(0, text.lastIndexOf('!') + 1);
  return prefix + corners.map(cellText).join(':');
}

function isOn(token: Extract<Token, { kind: 'reference' }>, { name, isOwn }: ReferredTab): boolean {
  return token.tab === '' ? isOwn : token.tab.toLowerCase() === name.toLowerCase();
}

/** Whether a formula points at one of the rows, or at a range that begins or ends there. */
export function pointsAt(formula: string, tab: ReferredTab, rows: ReadonlySet<number>): boolean {
  return tokensOf(formula).some(
    (token) => token.kind === 'reference' && isOn(token, tab) && token.corners.some(({ row }) => rows.has(row)),
  );
}

/** The rows of its own tab that a formula points at. */
export function rowsReferred(formula: string, name: string): number[] {
  return tokensOf(formula).flatMap((token) =>
    token.kind === 'reference' && isOn(token, { name, isOwn: true }) ? token.corners.map(({ row }) => row) : [],
  );
}

/** A formula of a row that comes back: references to its own tab follow what they pointed at. */
export function followed(formula: string, name: string, rowNow: PlaceNow, columnNow: PlaceNow): string {
  return tokensOf(formula)
    .map((token) => {
      if (token.kind !== 'reference' || !isOn(token, { name, isOwn: true })) return token.text;
      const corners = token.corners.map((corner) => moved(corner, rowNow, columnNow));
      return textOfReference({ ...token, corners });
    })
    .join('');
}

function moved(corner: Corner, rowNow: PlaceNow, columnNow: PlaceNow): Corner {
  return {
    ...corner,
    row: rowNow(corner.row) ?? corner.row,
    column: columnNow(corner.column) ?? corner.column,
  };
}

/**
 * What a formula is to be once rows that it pointed at have come back: `#REF!` becomes the reference again, and a range
 * that had lost its first or last rows has them again. `then` is the formula before they went, `rowNow` says of the rows
 * that have come back where, `columnNow` where columns stand. Null where `now` is not what their going has left of it.
 */
export function pointingAgain(
  then: string,
  now: string,
  tab: ReferredTab,
  rowNow: PlaceNow,
  columnNow: PlaceNow,
): string | null {
  const before = tokensOf(then);
  const after = tokensOf(now);
  if (before.length !== after.length) return null;
  let isChanged = false;
  const texts: string[] = [];
  for (const [i, token] of after.entries()) {
    const was = before[i] as Token;
    if (was.kind === 'text' || was.kind === 'dead') {
      if (token.kind !== was.kind || token.text.toLowerCase() !== was.text.toLowerCase()) return null;
      texts.push(token.text);
      continue;
    }
    if (token.kind === 'text') return null;
    const isHere = isOn(was, tab);
    if (token.kind === 'dead') {
      const isThere = ({ row, column }: Corner): boolean =>
        rowNow(row) !== undefined && columnNow(column) !== undefined;
      if (!isHere || !was.corners.every(isThere)) return null;
      texts.push(textOfReference({ ...was, corners: was.corners.map((corner) => moved(corner, rowNow, columnNow)) }));
      isChanged = true;
      continue;
    }
    if (token.tab.toLowerCase() !== was.tab.toLowerCase() || token.corners.length !== was.corners.length) return null;
    const [from, to] = token.corners;
    const [first, last] = was.corners;
    if (!isHere || from === undefined || to === undefined || first === undefined || last === undefined) {
      texts.push(token.text);
      continue;
    }
    const start = rowNow(first.row);
    const end = rowNow(last.row);
    const corners = [
      start !== undefined && start === from.row - 1 ? { ...from, row: start } : from,
      end !== undefined && end === to.row + 1 ? { ...to, row: end } : to,
    ];
    if (corners[0] !== from || corners[1] !== to) isChanged = true;
    texts.push(corners[0] === from && corners[1] === to ? token.text : textOfReference({ ...token, corners }));
  }
  return isChanged ? texts.join('') : null;
}
