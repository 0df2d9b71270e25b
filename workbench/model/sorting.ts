/** Moves whole rows of a range: sorting, shuffling, dropping duplicates. What lies on the cells goes with them; rows of the sheet stay. [range] */
import { calculated } from '../formula/calculation';
import { shiftFormula } from '../formula/tokens';
import { compareScalars, isErrorValue, type Scalar } from '../formula/values';
import type { Area } from './area';
import { shownValue } from './display-value';
import { cropGrid, pasteGrid } from './grid';
import { assertNoMerge } from './merges';
import { touch } from './revision';
import type { Grid, Sheet, Workbook } from './workbook';

export interface SortKey {
  /** From 0, of the sheet. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Sorts the rows of an area: numbers, texts, booleans, errors, then blanks, which stay last both ways. Stable. */
export function sortArea(workbook: Workbook, sheet: Sheet, area: Area, keys: readonly SortKey[], now: number): void {
  assertNoMerge(sheet, area, 'sort');
  const cells = calculated(workbook, now);
  const valuesOf = keys.map((key) =>
    Array.from({ length: area.rows }, (_, r) => cells.value(sheet, area.row + r, key.column)),
  );
  const order = Array.from({ length: area.rows }, (_, r) => r);
  order.sort((a, b) => {
    for (let k = 0; k < keys.length; k++) {
      const values = valuesOf[k] as Scalar[];
      const result = compareForSort(values[a] ?? null, values[b] ?? null, keys[k]?.ascending ?? true);
      if (result !== 0) return result;
    }
    return a - b;
  });
  reorderRows(workbook, sheet, area, order);
}

function compareForSort(a: Scalar, b: Scalar, ascending: boolean): number {
  const aBlank = a === null || a === '';
  const bBlank = b === null || b === '';
  if (aBlank || bBlank) return Number(aBlank) - Number(bBlank);
  const aError = isErrorValue(a);
  const bError = isErrorValue(b);
  const result = aError || bError ? Number(aError) - Number(bError) : compareScalars(a, b);
  return ascending ? result : -result;
}

/** Puts the rows of an area into a new order: row i of the result is row `order[i]` now. Relative references move along. */
export function reorderRows(workbook: Workbook, sheet: Sheet, area: Area, order: readonly number[]): void {
  for (const name of ['values', 'styles', 'validations', 'notes', 'richText'] as const) {
    const grid = sheet[name] as Grid<unknown>;
    if (!grid.length) continue;
    const rows = cropGrid(grid, area);
    pasteGrid(
      grid,
      area.row,
      area.column,
      order.map((from) => rows[from] as unknown[]),
    );
  }
  if (sheet.formulas.length) {
    const rows = cropGrid(sheet.formulas, area);
    const moved = order.map((from, to) =>
      (rows[from] as (string | undefined)[]).map((formula) => formula && shiftFormula(formula, to - from, 0)),
    );
    pasteGrid(sheet.formulas, area.row, area.column, moved);
  }
  touch(workbook);
}

/**
 * Removes rows that equal an earlier one in the given columns (from 0 within the area), comparing shown values without
 * case; what is left moves up and the rest is cleared. Answers the number of rows kept. [range]
 */
export function dropDuplicates(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  columns: readonly number[],
  now: number,
): number {
  assertNoMerge(sheet, area, 'remove duplicates from');
  const cells = calculated(workbook, now);
  const seen = new Set<string>();
  const kept: number[] = [];
  for (let r = 0; r < area.rows; r++) {
    const key = JSON.stringify(
      columns.map((c) => {
        const value = cells.value(sheet, area.row + r, area.column + c) ?? undefined;
        return shownValue(value, undefined, workbook.locale).toLowerCase();
      }),
    );
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(r);
  }
  const dropped = area.rows - kept.length;
  if (dropped === 0) return kept.length;
  const isKept = new Set(kept);
  const rest = Array.from({ length: area.rows }, (_, r) => r).filter((r) => !isKept.has(r));
  reorderRows(workbook, sheet, area, [...kept, ...rest]);
  for (const name of ['values', 'formulas', 'richText'] as const)
    for (let r = area.row + kept.length; r < area.row + area.rows; r++)
      for (let c = area.column; c < area.column + area.columns; c++) {
        const line = sheet[name][r];
        if (line) line[c] = undefined;
      }
  touch(workbook);
  return kept.length;
}
