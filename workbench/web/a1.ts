/**
 * A1 notation of single cells and plain rectangles, indexes from 0. Knows no sheet names and no open ranges.
 */
import type { Area } from './protocol';

/** `0` is `A`, `26` is `AA`. */
export function columnLetters(columnIndex: number): string {
  let letters = '';
  for (let rest = columnIndex + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The inverse of `columnLetters`; letters in any case. */
export function columnIndexOf(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + (letter.charCodeAt(0) - 64);
  return index - 1;
}

/** `B3`. */
export function cellName(rowIndex: number, columnIndex: number): string {
  return `${columnLetters(columnIndex)}${rowIndex + 1}`;
}

/** `B3`, or `B3:D9` where the area holds more than one cell. */
export function areaName(area: Area): string {
  const first = cellName(area.row, area.column);
  if (area.rows === 1 && area.columns === 1) return first;
  return `${first}:${cellName(area.row + area.rows - 1, area.column + area.columns - 1)}`;
}

/** Reads `B3`, `b3:d9`, `$B$3`, `B:B` or `3:3`; what reaches past the sheet is cut, `null` where nothing is left. */
export function parseArea(text: string, maxRows: number, maxColumns: number): Area | null {
  const match = /^([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?$/.exec(
    text.trim().toUpperCase().replaceAll('$', ''),
  );
  if (!match) return null;
  const [, letters1 = '', digits1 = '', letters2, digits2] = match;
  const isRange = letters2 !== undefined;
  if (!isRange && (letters1 === '' || digits1 === '')) return null;
  if (isRange && ((letters1 === '') !== (letters2 === '') || (digits1 === '') !== (digits2 === ''))) return null;
  if (letters1 === '' && digits1 === '') return null;
  const columns = [letters1, letters2 ?? letters1].map((letters, i) =>
    letters === '' ? (i === 0 ? 0 : maxColumns - 1) : columnIndexOf(letters),
  );
  const rows = [digits1, digits2 ?? digits1].map((digits, i) =>
    digits === '' ? (i === 0 ? 0 : maxRows - 1) : Number(digits) - 1,
  );
  const left = Math.min(...columns);
  const top = Math.min(...rows);
  const right = Math.min(Math.max(...columns), maxColumns - 1);
  const bottom = Math.min(Math.max(...rows), maxRows - 1);
  if (top < 0 || left > right || top > bottom) return null;
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}
