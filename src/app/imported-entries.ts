/** Rows that an import has added to a linked tab: by what they are known again, and how they are taken away. */
import { type CellValue, isCivil, textOf } from '../domain/cell-value';
import { fingerprintOf } from '../domain/fingerprint';
import type { Issue } from '../domain/issues';
import { type LinkedRole, linkedColumns, placesOf } from '../domain/linked-tabs';
import { putBackEdits } from './moved-columns';
import type { SheetEdit, Workbook } from './ports';

/** `prints` has 16 hexadecimal digits for each row that was added. */
export interface ImportedEntries {
  readonly role: LinkedRole;
  readonly prints: string;
}

export const PRINT_DIGITS = 16;
/** Stretches of rows that one undo deletes: each costs a call. */
const MOST_STRETCHES = 100;

type Rows = readonly (readonly CellValue[])[];

/** What tells rows of a tab from others, however they stand. Linear. */
export function entryPrints(role: LinkedRole, places: ReadonlyMap<string, number>, rows: Rows): string {
  return rows.map((row) => printOf(role, places, row)).join('');
}

function printOf(role: LinkedRole, places: ReadonlyMap<string, number>, row: readonly CellValue[]): string {
  return fingerprintOf(linkedColumns(role).map(({ key }) => plain(row[places.get(key) ?? -1] ?? '')));
}

/** A moment at midnight reads as a day, and back. */
function plain(value: CellValue): string {
  return isCivil(value) ? `${value.date} ${value.time ?? '00:00:00'}` : textOf(value);
}

/**
 * Deletes the rows that still are as they were added, wherever they stand; those that somebody has edited since stay, with
 * an issue. A row that was hit instead, because somebody moved rows at that moment, is put back. Two reads and one call for
 * each stretch of rows.
 */
export function removeImported(workbook: Workbook, sheet: number, { role, prints }: ImportedEntries): Issue[] {
  const left = new Map<string, number>();
  for (let at = 0; at < prints.length; at += PRINT_DIGITS) {
    const print = prints.slice(at, at + PRINT_DIGITS);
    left.set(print, (left.get(print) ?? 0) + 1);
  }
  const cells = workbook.readGrid(sheet, linkedColumns(role).length);
  const places = placesOf(role, (cells[0] ?? []).map(textOf));
  const isOurs = cells.map((row, index) => {
    if (index === 0) return false;
    const print = printOf(role, places, row);
    const count = left.get(print) ?? 0;
    if (count > 0) left.set(print, count - 1);
    return count > 0;
  });
  const beyond = removeRows(workbook, sheet, cells, (row) => isOurs[row] === true);
  const edited = [...left.values()].reduce((sum, count) => sum + count, 0);
  return edited + beyond === 0 ? [] : [{ code: 'undo-later-edit', params: { count: edited + beyond } }];
}

/**
 * Deletes rows of a tab that holds `cells`. A row that was hit instead, because somebody moved rows at that moment, is put
 * back. Returns how many stay. One read, and one call for each stretch of rows.
 */
export function removeRows(workbook: Workbook, sheet: number, cells: Rows, isOurs: (row: number) => boolean): number {
  const stretches: { row: number; count: number }[] = [];
  for (let row = cells.length - 1; row > 0; row--) {
    if (!isOurs(row)) continue;
    const last = stretches[stretches.length - 1];
    if (last !== undefined && last.row === row + 1) stretches[stretches.length - 1] = { row, count: last.count + 1 };
    else stretches.push({ row, count: 1 });
  }
  const deleted = stretches.slice(0, MOST_STRETCHES);
  const beyond = stretches.slice(MOST_STRETCHES).reduce((sum, { count }) => sum + count, 0);
  // A tab keeps one row below its header.
  const isWhole = deleted.reduce((sum, { count }) => sum + count, 0) >= cells.length - 1;
  workbook.edit([
    ...(isWhole ? [{ kind: 'insert-rows' as const, sheet, after: cells.length - 1, count: 1 }] : []),
    ...deleted.map((stretch): SheetEdit => ({ kind: 'delete-rows', sheet, ...stretch })),
  ]);
  const now = workbook.readGrid(sheet, cells[0]?.length ?? 0);
  workbook.edit(putBackEdits(sheet, cells, now, isOurs));
  return beyond;
}
