/** Reading, writing, shifting and cropping sparse grids. Knows no sheet. */
import type { Area } from './area';
import type { Grid } from './workbook';

export function cellOf<T>(grid: Grid<T>, row: number, column: number): T | undefined {
  return grid[row]?.[column] ?? undefined;
}

/** Writes one cell; `undefined` empties it without growing the grid. */
export function putCell<T>(grid: Grid<T>, row: number, column: number, value: T | undefined): void {
  let line = grid[row];
  if (!line) {
    if (value === undefined) return;
    line = [];
    growTo(grid, row);
    grid[row] = line;
  }
  if (value === undefined) {
    if (column < line.length) line[column] = undefined;
    return;
  }
  // A single cell far to the right would otherwise take the memory of thousands.
  if (column - line.length < FAR) growTo(line, column);
  line[column] = value;
}

const FAR = 1025;

/** Fills the gap with `undefined`: writing far beyond the end would turn the array into a slow dictionary. */
function growTo(array: unknown[], index: number): void {
  for (let i = array.length; i < index; i++) array[i] = undefined;
}

/** A dense copy of an area, row by row. */
export function cropGrid<T>(grid: Grid<T>, area: Area): (T | undefined)[][] {
  const rows: (T | undefined)[][] = new Array(area.rows);
  for (let r = 0; r < area.rows; r++) {
    const line = grid[area.row + r];
    const out: (T | undefined)[] = new Array(area.columns);
    for (let c = 0; c < area.columns; c++) out[c] = line?.[area.column + c] ?? undefined;
    rows[r] = out;
  }
  return rows;
}

/** Writes a dense block at a place; `undefined` empties. */
export function pasteGrid<T>(
  grid: Grid<T>,
  row: number,
  column: number,
  block: readonly (readonly (T | undefined)[])[],
): void {
  for (let r = 0; r < block.length; r++) {
    const line = block[r] as readonly (T | undefined)[];
    for (let c = 0; c < line.length; c++) putCell(grid, row + r, column + c, line[c]);
  }
}

/** Sets every cell of an area to one value. */
export function fillGrid<T>(grid: Grid<T>, area: Area, value: T | undefined): void {
  for (let r = area.row; r < area.row + area.rows; r++)
    for (let c = area.column; c < area.column + area.columns; c++) putCell(grid, r, c, value);
}

/** Calls back for each filled cell of an area, in row order. */
export function eachCell<T>(grid: Grid<T>, area: Area, visit: (value: T, row: number, column: number) => void): void {
  const lastRow = Math.min(grid.length, area.row + area.rows);
  for (let r = area.row; r < lastRow; r++) {
    const line = grid[r];
    if (!line) continue;
    const lastColumn = Math.min(line.length, area.column + area.columns);
    for (let c = area.column; c < lastColumn; c++) {
      const value = line[c];
      if (value !== undefined && value !== null) visit(value, r, c);
    }
  }
}
