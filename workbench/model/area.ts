/** Rectangles of a sheet, from 0: bounding, overlap, containment, subtraction. Knows nothing of what lies in them. */
import type { Rect, Sheet } from './workbook';

/** A rectangle without open ends. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

type GridSize = Pick<Sheet, 'maxRows' | 'maxColumns'>;

/** Closes the open ends at the edge of the grid; may come out with no rows or columns when the grid has shrunk. */
export function boundedArea(rect: Rect, grid: GridSize): Area {
  const rows = rect.rows ?? grid.maxRows - rect.row;
  const columns = rect.columns ?? grid.maxColumns - rect.column;
  return {
    row: rect.row,
    column: rect.column,
    rows: Math.max(0, Math.min(rows, grid.maxRows - rect.row)),
    columns: Math.max(0, Math.min(columns, grid.maxColumns - rect.column)),
  };
}

export function wholeSheet(grid: GridSize): Area {
  return { row: 0, column: 0, rows: grid.maxRows, columns: grid.maxColumns };
}

export function isWithin(row: number, column: number, rect: Rect): boolean {
  return (
    row >= rect.row &&
    column >= rect.column &&
    (rect.rows === null || row < rect.row + rect.rows) &&
    (rect.columns === null || column < rect.column + rect.columns)
  );
}

export function overlaps(a: Rect, b: Rect): boolean {
  return spansOverlap(a.row, a.rows, b.row, b.rows) && spansOverlap(a.column, a.columns, b.column, b.columns);
}

function spansOverlap(a: number, aCount: number | null, b: number, bCount: number | null): boolean {
  return (aCount === null || b < a + aCount) && (bCount === null || a < b + bCount) && aCount !== 0 && bCount !== 0;
}

export function contains(outer: Rect, inner: Rect): boolean {
  return (
    spanContains(outer.row, outer.rows, inner.row, inner.rows) &&
    spanContains(outer.column, outer.columns, inner.column, inner.columns)
  );
}

function spanContains(a: number, aCount: number | null, b: number, bCount: number | null): boolean {
  return b >= a && (aCount === null || (bCount !== null && b + bCount <= a + aCount));
}

/** The common part; null if there is none. */
export function intersection(a: Area, b: Area): Area | null {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}

/** What is left of `a` without `b`: up to four areas, above, left, right, below. */
export function subtract(a: Area, b: Area): Area[] {
  const cut = intersection(a, b);
  if (!cut) return [a];
  const parts: Area[] = [
    { row: a.row, column: a.column, rows: cut.row - a.row, columns: a.columns },
    { row: cut.row, column: a.column, rows: cut.rows, columns: cut.column - a.column },
    {
      row: cut.row,
      column: cut.column + cut.columns,
      rows: cut.rows,
      columns: a.column + a.columns - cut.column - cut.columns,
    },
    { row: cut.row + cut.rows, column: a.column, rows: a.row + a.rows - cut.row - cut.rows, columns: a.columns },
  ];
  return parts.filter((p) => p.rows > 0 && p.columns > 0);
}
