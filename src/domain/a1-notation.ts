/**
 * Ranges in A1 notation. Knows no sheet.
 */
import type { CellRange } from './sheet-snapshot';

/** `A` for column 0, `AA` for 26. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `B2:D9`; a single cell is `B2`. */
export function a1Range(range: CellRange): string {
  const start = `${columnLetters(range.column)}${range.row + 1}`;
  if (range.rows === 1 && range.columns === 1) return start;
  return `${start}:${columnLetters(range.column + range.columns - 1)}${range.row + range.rows}`;
}
