/**
 * Which cells are selected and how keys move that. Knows axes and merges, no DOM and no server.
 */
import type { Axis } from './axis';
import type { Area } from './protocol';

export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** `anchor` is the active cell; `focus` the opposite corner of what is selected. */
export interface Selection {
  readonly anchor: Cell;
  readonly focus: Cell;
}

export interface Bounds {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly usedRows: number;
  readonly usedColumns: number;
  /** Rows of a page for PageUp and PageDown. */
  readonly pageRows: number;
  readonly merges: readonly Area[];
}

export const contains = (area: Area, cell: Cell): boolean =>
  cell.row >= area.row &&
  cell.row < area.row + area.rows &&
  cell.column >= area.column &&
  cell.column < area.column + area.columns;

const intersects = (a: Area, b: Area): boolean =>
  a.row < b.row + b.rows &&
  b.row < a.row + a.rows &&
  a.column < b.column + b.columns &&
  b.column < a.column + a.columns;

const union = (a: Area, b: Area): Area => {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  return {
    row,
    column,
    rows: Math.max(a.row + a.rows, b.row + b.rows) - row,
    columns: Math.max(a.column + a.columns, b.column + b.columns) - column,
  };
};

/** The merged block that a cell is part of. */
export function mergeAt(merges: readonly Area[], cell: Cell): Area | undefined {
  return merges.find((merge) => contains(merge, cell));
}

/** The selected rectangle, grown so that no merged block is cut. */
export function selectedArea(selection: Selection, merges: readonly Area[]): Area {
  const single = (cell: Cell): Area => ({ ...cell, rows: 1, columns: 1 });
  let area = union(single(selection.anchor), single(selection.focus));
  for (let grown = true; grown; ) {
    grown = false;
    for (const merge of merges) {
      if (!intersects(area, merge)) continue;
      const next = union(area, merge);
      grown ||= next.rows !== area.rows || next.columns !== area.columns;
      area = next;
    }
  }
  return area;
}

/** One cell, the top left one where it is part of a merged block. */
export function selectCell(cell: Cell, merges: readonly Area[]): Selection {
  const merge = mergeAt(merges, cell);
  const anchor = merge ? { row: merge.row, column: merge.column } : cell;
  return { anchor, focus: anchor };
}

/** The selection after a navigation key, or null for any other key. `extend` (Shift) moves the focus only. */
export function moveSelection(
  selection: Selection,
  key: string,
  extend: boolean,
  jump: boolean,
  bounds: Bounds,
): Selection | null {
  const { rows, columns } = bounds;
  const from = extend ? selection.focus : selection.anchor;
  const merge = extend ? undefined : mergeAt(bounds.merges, from);
  const lastRow = merge ? merge.row + merge.rows - 1 : from.row;
  const lastColumn = merge ? merge.column + merge.columns - 1 : from.column;
  const firstRow = rows.at(0);
  const firstColumn = columns.at(0);
  const target: Record<string, () => Cell> = {
    ArrowUp: () => ({ ...from, row: rows.move(from.row, -1) }),
    ArrowDown: () => ({ ...from, row: rows.move(lastRow, 1) }),
    ArrowLeft: () => ({ ...from, column: columns.move(from.column, -1) }),
    ArrowRight: () => ({ ...from, column: columns.move(lastColumn, 1) }),
    PageUp: () => ({ ...from, row: rows.move(from.row, -bounds.pageRows) }),
    PageDown: () => ({ ...from, row: rows.move(from.row, bounds.pageRows) }),
    Home: () => ({ row: jump ? firstRow : from.row, column: firstColumn }),
    End: () => ({
      row: jump ? Math.max(0, bounds.usedRows - 1) : from.row,
      column: Math.max(0, (jump || bounds.usedColumns > 0 ? bounds.usedColumns : columns.count) - 1),
    }),
  };
  const to = target[key]?.();
  if (!to) return null;
  return extend ? { anchor: selection.anchor, focus: to } : selectCell(to, bounds.merges);
}
