/** Ways to the sheets and ranges of a spreadsheet. A handle costs no service call. */
import type { SheetRef } from '../app/ports';
import { columnLetters } from '../domain/a1-notation';
import type { CellRange } from '../domain/sheet-snapshot';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

export interface Handles {
  readonly findSheet: (ref: SheetRef) => Sheet | null;
  /** Throws where there is none. */
  readonly sheetOf: (ref: SheetRef) => Sheet;
  readonly rangeOf: (ref: SheetRef, range: CellRange) => Range;
}

export function handlesOf(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Handles {
  const findSheet = (ref: SheetRef): Sheet | null =>
    typeof ref === 'string'
      ? spreadsheet.getSheetByName(ref)
      : (spreadsheet.getSheets().find((sheet) => sheet.getSheetId() === ref) ?? null);
  const sheetOf = (ref: SheetRef): Sheet => {
    const sheet = findSheet(ref);
    if (sheet === null) throw new Error(`no sheet ${ref}`);
    return sheet;
  };
  const rangeOf = (ref: SheetRef, range: CellRange): Range =>
    sheetOf(ref).getRange(range.row + 1, range.column + 1, range.rows, range.columns);
  return { findSheet, sheetOf, rangeOf };
}

export function plainRange(range: Range): CellRange {
  return {
    row: range.getRow() - 1,
    column: range.getColumn() - 1,
    rows: range.getNumRows(),
    columns: range.getNumColumns(),
  };
}

/**
 * The whole grid. A range beyond it is refused at once, so its width is found without asking for it: soonest where the
 * guess is right.
 */
export function wholeGrid(sheet: Sheet, expectedColumns: number): Range {
  const upTo = (columns: number): Range | null => {
    try {
      return sheet.getRange(`A1:${columnLetters(columns - 1)}`);
    } catch {
      return null;
    }
  };
  // There are as many columns as `least`, and fewer than `most`.
  let [least, most, step] = [0, Math.max(1, expectedColumns), 1];
  while (upTo(most) !== null) [least, most, step] = [most, most + step, 2 * step];
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if (upTo(middle) === null) most = middle;
    else least = middle;
  }
  return upTo(least) as Range;
}

/** Reads a range, made again where somebody has deleted rows or columns of it since it was made. */
export function readRange<T>(rangeNow: () => Range, read: (range: Range) => T): T {
  const range = rangeNow();
  try {
    return read(range);
  } catch (error) {
    const now = rangeNow();
    // Where nothing has gone, something else was refused.
    if (now.getNumRows() >= range.getNumRows() && now.getNumColumns() >= range.getNumColumns()) throw error;
    return read(now);
  }
}

/** Columns from top to bottom, as many of these as there are. */
export function wholeColumns(sheet: Sheet, column: number, columns: number): Range {
  const upTo = (end: number): Range => sheet.getRange(`${columnLetters(column)}:${columnLetters(end - 1)}`);
  try {
    return upTo(column + columns);
  } catch {
    return upTo(sheet.getMaxColumns());
  }
}
