/** A1 notation of cells, ranges and sheets: `B2`, `A2:A`, `3:5`, `'My sheet'!A1`. Rows and columns count from 0 here. */
import type { Rect } from './workbook';

/** `A` for 0, `AA` for 26. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return letters;
}

/** 0 for `A`; case does not matter. */
export function columnIndex(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

export function cellNotation(row: number, column: number): string {
  return columnLetters(column) + (row + 1);
}

/** `B2`, `B2:C5`, and with open ends `B2:C`, `B:C`, `2:5`. */
export function rectNotation(rect: Rect): string {
  const { row, column, rows, columns } = rect;
  if (rows === null && columns === null)
    return row === 0 && column === 0 ? `1:1000000` : `${cellNotation(row, column)}:${columnLetters(18277)}`;
  if (rows === null) {
    const last = columnLetters(column + (columns as number) - 1);
    return row === 0 ? `${columnLetters(column)}:${last}` : `${cellNotation(row, column)}:${last}`;
  }
  if (columns === null) return column === 0 ? `${row + 1}:${row + rows}` : `${cellNotation(row, column)}:${row + rows}`;
  const first = cellNotation(row, column);
  return rows === 1 && columns === 1 ? first : `${first}:${cellNotation(row + rows - 1, column + columns - 1)}`;
}

/** A sheet's name as a reference needs it: quoted unless it is a plain word. */
export function quotedSheetName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name) && !/^[rR]\d*[cC]\d*$/.test(name)
    ? name
    : `'${name.replace(/'/g, "''")}'`;
}

export interface ParsedNotation {
  readonly sheetName?: string;
  readonly rect: Rect;
}

const NOTATION =
  /^(?:(?:'((?:[^']|'')+)'|([^!']+))!)?(?:\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?)(?::\$?([A-Za-z]{1,3})?\$?([1-9]\d*)?)?$/;

/** Parses A1 notation or a lone sheet name part; null if the text is neither a cell, a range nor whole rows or columns. */
export function parseNotation(text: string): ParsedNotation | null {
  const match = NOTATION.exec(text.trim());
  if (!match) return null;
  const sheetName = match[1]?.replace(/''/g, "'") ?? match[2];
  const [, , , column1, row1, column2, row2] = match;
  const isRange = text
    .trim()
    .slice((text.lastIndexOf('!') ?? -1) + 1)
    .includes(':');
  const rect = toRect(column1, row1, column2, row2, isRange);
  return rect && { ...(sheetName !== undefined && { sheetName }), rect };
}

function toRect(
  column1: string | undefined,
  row1: string | undefined,
  column2: string | undefined,
  row2: string | undefined,
  isRange: boolean,
): Rect | null {
  if (!isRange)
    return column1 && row1 ? { row: Number(row1) - 1, column: columnIndex(column1), rows: 1, columns: 1 } : null;
  if (!(column1 || row1) || !(column2 || row2)) return null;
  const rows = span(row1, row2, (row) => Number(row) - 1);
  const columns = span(column1, column2, columnIndex);
  return rows && columns && { row: rows.start, rows: rows.count, column: columns.start, columns: columns.count };
}

/** One axis of a range: both ends given in either order, one end open, or neither (the whole axis). */
function span(
  a: string | undefined,
  b: string | undefined,
  indexOf: (text: string) => number,
): { start: number; count: number | null } {
  if (a === undefined && b === undefined) return { start: 0, count: null };
  const known = [a, b].filter((x) => x !== undefined).map(indexOf);
  const start = Math.min(...known);
  return { start, count: known.length === 2 ? Math.max(...known) - start + 1 : null };
}

/** `R1C1`, `R[-1]C`, `R2C3:R5C4`; relative parts count from the given cell. Null if the text is not of that form. */
export function parseR1C1(text: string, fromRow = 0, fromColumn = 0): Rect | null {
  const corner = (part: string) => {
    const m = /^R(?:(\d+)|\[(-?\d+)\])?C(?:(\d+)|\[(-?\d+)\])?$/i.exec(part);
    if (!m) return null;
    const row = m[1] !== undefined ? Number(m[1]) - 1 : fromRow + Number(m[2] ?? 0);
    const column = m[3] !== undefined ? Number(m[3]) - 1 : fromColumn + Number(m[4] ?? 0);
    return { row, column };
  };
  const [first = '', second] = text.split(':');
  const a = corner(first);
  const b = second === undefined ? a : corner(second);
  if (!a || !b) return null;
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return { row, column, rows: Math.abs(a.row - b.row) + 1, columns: Math.abs(a.column - b.column) + 1 };
}
