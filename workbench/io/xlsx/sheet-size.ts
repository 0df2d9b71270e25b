/** Sizes of grids, columns and rows between Sheets and Excel. */
import type { Sheet } from '../../model/workbook';

/** Rows and columns that hold something, formats and notes included. */
export function usedSize(sheet: Sheet): { rows: number; columns: number } {
  const grids: readonly (readonly (readonly unknown[] | undefined)[])[] = [
    sheet.values,
    sheet.formulas,
    sheet.styles,
    sheet.notes,
    sheet.richText,
  ];
  let rows = 0;
  let columns = 0;
  for (const grid of grids) {
    for (let r = 0; r < grid.length; r++) {
      const line = grid[r];
      let last = (line?.length ?? 0) - 1;
      while (last >= 0 && (line?.[last] ?? undefined) === undefined) last--;
      if (last < 0) continue;
      rows = Math.max(rows, r + 1);
      columns = Math.max(columns, last + 1);
    }
  }
  for (const merge of sheet.merges) {
    rows = Math.max(rows, merge.row + (merge.rows ?? 1));
    columns = Math.max(columns, merge.column + (merge.columns ?? 1));
  }
  return { rows, columns };
}

/** A new sheet's; files that state no size get at least this. */
export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLUMNS = 26;

/** A new column's width and a new row's height (21 pixels) in Sheets. */
export const DEFAULT_COLUMN_PIXELS = 100;
export const DEFAULT_ROW_POINTS = 15.75;

/** Excel takes no wider column and no higher row. (Microsoft, "Excel specifications and limits") */
const MAX_WIDTH = 255;
const MAX_POINTS = 409;

/** Excel counts widths in digits of 7 pixels with 5 of padding [ECMA-376-1 18.3.1.13]. */
export const widthOfPixels = (pixels: number): number =>
  Math.min(MAX_WIDTH, Math.round(((pixels - 5) / 7) * 10_000) / 10_000);

export const pixelsOfWidth = (width: number): number => Math.max(0, Math.round(width * 7 + 5));

/** Sheets' own export counts (pixels + 1) / 8: 100 pixels are 12.63, 14.43 in older files. (measured on exported files; field) */
export const isSheetsDefaultWidth = (width: number | undefined): boolean => width === 12.63 || width === 14.43;

export const pixelsOfSheetsWidth = (width: number): number => Math.max(0, Math.round(width * 8 - 1));

/** Rows are in points of 4/3 pixel. */
export const pointsOfPixels = (pixels: number): number => Math.min(MAX_POINTS, (pixels * 3) / 4);

export const pixelsOfPoints = (points: number): number => Math.round((points * 4) / 3);
