/**
 * Number formats of scattered cells, read in one go. Knows no field.
 */
import type { Workbook } from './ports';

export type FormatAt = (row: number, column: number) => string;

/** Formats of the cells from the first to the last of `cells`. One service call, or none. */
export function readFormats(
  workbook: Workbook,
  sheetId: number,
  cells: Iterable<readonly [row: number, column: number]>,
): FormatAt {
  let top = Number.POSITIVE_INFINITY;
  let left = Number.POSITIVE_INFINITY;
  let bottom = -1;
  let right = -1;
  for (const [row, column] of cells) {
    top = Math.min(top, row);
    left = Math.min(left, column);
    bottom = Math.max(bottom, row);
    right = Math.max(right, column);
  }
  if (bottom < 0) return () => '';
  const range = { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  const formats = workbook.numberFormats(sheetId, range);
  return (row, column) => formats[row - top]?.[column - left] ?? '';
}
