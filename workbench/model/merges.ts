/** Merging and unmerging: a merge keeps the value of its top left cell. [range] */
import { ServiceError } from '../sandbox/door';
import { type Area, contains, overlaps } from './area';
import { cellOf, fillGrid, putCell } from './grid';
import { touch } from './revision';
import type { Sheet, Workbook } from './workbook';

/** (field) */
const PARTIAL = 'You must select all cells in a merged range to merge or unmerge them.';

/** Merges an area as a whole, row by row, or column by column. */
export function mergeArea(workbook: Workbook, sheet: Sheet, area: Area, how: 'all' | 'across' | 'down'): void {
  if (sheet.merges.some((m) => overlaps(m, area) && !contains(area, m))) throw new ServiceError(PARTIAL);
  const parts: Area[] =
    how === 'across'
      ? Array.from({ length: area.rows }, (_, i) => ({ ...area, row: area.row + i, rows: 1 }))
      : how === 'down'
        ? Array.from({ length: area.columns }, (_, i) => ({ ...area, column: area.column + i, columns: 1 }))
        : [area];
  sheet.merges = sheet.merges.filter((m) => !overlaps(m, area));
  for (const part of parts) {
    if (part.rows * part.columns < 2) continue;
    // The first cell with content, in reading order, becomes the merged value: "only the top-leftmost value" is kept, as the menu says. (field)
    let [row, column] = [part.row, part.column];
    search: for (let r = part.row; r < part.row + part.rows; r++)
      for (let c = part.column; c < part.column + part.columns; c++)
        if (cellOf(sheet.values, r, c) !== undefined || cellOf(sheet.formulas, r, c) !== undefined) {
          [row, column] = [r, c];
          break search;
        }
    const kept = [
      cellOf(sheet.values, row, column),
      cellOf(sheet.formulas, row, column),
      cellOf(sheet.richText, row, column),
    ] as const;
    fillGrid(sheet.values, part, undefined);
    fillGrid(sheet.formulas, part, undefined);
    fillGrid(sheet.richText, part, undefined);
    putCell(sheet.values, part.row, part.column, kept[0]);
    putCell(sheet.formulas, part.row, part.column, kept[1]);
    putCell(sheet.richText, part.row, part.column, kept[2]);
    sheet.merges.push(part);
  }
  touch(workbook);
}

/** Unmerges what lies in an area; one that reaches beyond it is refused. */
export function breakApart(workbook: Workbook, sheet: Sheet, area: Area): void {
  const touched = sheet.merges.filter((m) => overlaps(m, area));
  if (touched.some((m) => !contains(area, m))) throw new ServiceError(PARTIAL);
  sheet.merges = sheet.merges.filter((m) => !touched.includes(m));
  touch(workbook);
}

/** Refuses what cannot be done across merged cells, sorting for one; the wording is ours. */
export function assertNoMerge(sheet: Sheet, area: Area, action: string): void {
  if (sheet.merges.some((m) => overlaps(m, area)))
    throw new ServiceError(`You can't ${action} a range with merged cells.`);
}
