/** References as XLSX files write them, to and from rectangles: A1 notation without open ends, Excel's last row and column in their place. */
import { cellNotation, parseNotation } from '../../model/a1-notation';
import type { Rect } from '../../model/workbook';

/** Excel's grid [ECMA-376-1 18.3.1.73, 18.3.1.13]. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** `A1:B2`, a single cell as `A1`; `absolute` puts the dollars in. */
export function rectName(rect: Rect, absolute = false): string {
  const lastRow = rect.rows === null ? LAST_ROW - 1 : rect.row + rect.rows - 1;
  const lastColumn = rect.columns === null ? LAST_COLUMN - 1 : rect.column + rect.columns - 1;
  const corner = (row: number, column: number) => {
    const name = cellNotation(row, column);
    return absolute ? name.replace(/^([A-Z]+)/, '$$$1$$') : name;
  };
  const first = corner(rect.row, rect.column);
  const last = corner(lastRow, lastColumn);
  return first === last ? first : `${first}:${last}`;
}

/** `'Sheet 1'!$A$1:$B$2`. The quotes are always allowed, and the rules for leaving them out differ between programs. */
export function sheetReference(sheetName: string, rect: Rect, absolute = true): string {
  return `'${sheetName.replaceAll("'", "''")}'!${rectName(rect, absolute)}`;
}

/** Reads a reference; its sheet is missing where the text names none. Undefined for anything that is not one range of Excel's grid. */
export function parseReference(text: string): { sheetName?: string; rect: Rect } | undefined {
  const parsed = parseNotation(text.replace(/^=/, ''));
  if (!parsed) return undefined;
  const { row, column, rows, columns } = parsed.rect;
  const lastRow = row + (rows ?? 0);
  const lastColumn = column + (columns ?? 0);
  if (row < 0 || row >= LAST_ROW || lastRow > LAST_ROW || column >= LAST_COLUMN || lastColumn > LAST_COLUMN)
    return undefined;
  return {
    ...parsed,
    rect: {
      row,
      column,
      rows: lastRow === LAST_ROW ? null : rows,
      columns: lastColumn === LAST_COLUMN ? null : columns,
    },
  };
}

/** A space-separated list of ranges, as validations and conditional formats have; unreadable ones are left out. */
export function parseRects(names: string): Rect[] {
  return names.split(/\s+/).flatMap((name) => parseReference(name)?.rect ?? []);
}
