/**
 * Which rows of a ledger's tab are customers: those with an ID, and those that people have added since. Knows the
 * columns, nothing of what is in them.
 */
import { type CellValue, isBlank, textOf } from './cell-value';
import { recordsUnder } from './detect-table';
import { fieldOf, isFieldKey } from './fields';
import { idColumn, type LedgerColumn } from './ledger-columns';
import type { FieldSetting } from './ledger-settings';
import type { CellRange } from './sheet-snapshot';

export interface LedgerRows {
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly string[])[];
  readonly display: readonly (readonly string[])[];
  /** Merged cells; asked for only where a row without an ID has a single cell. */
  readonly merges: () => readonly CellRange[];
}

/**
 * Rows below the header that hold a customer, ascending: an ID of ours, or anything in a column that people fill. Totals,
 * headings, remarks, repeated headers and further tables are none, by the rules of set-up. Linear.
 */
export function findRecordRows(
  sheet: LedgerRows,
  [headerRow, headerRowCount]: readonly [number, number],
  columns: readonly LedgerColumn[],
  fields: readonly FieldSetting[],
): number[] {
  const { values } = sheet;
  const isFilled = (row: number, column: number): boolean => !isBlank(values[row]?.[column] ?? '');
  // A row of totals may have a figure among the user's own numbers, but not among ours.
  const ownIds = fields.some((field) => field.key === 'customerId' && !field.added);
  const id = ownIds ? -1 : idColumn(columns);
  const byPeople = columns.filter((column) => !isAutomatic(column) || (ownIds && column.key === 'customerId'));
  const withId: number[] = [];
  const without: number[] = [];
  for (let row = headerRow + 1; row < values.length; row++) {
    if (id >= 0 && isFilled(row, id)) withId.push(row);
    else if (byPeople.some((column) => isFilled(row, column.index))) without.push(row);
  }
  if (without.length === 0) return withId;

  const original = new Map(fields.map((field) => [field.key, field]));
  const { first, last } = peoplesBand(values, [headerRow, ...withId, ...without], columns, original);
  const texts = Array.from({ length: last - first + 1 }, (_, i) => {
    const column = columns.find((candidate) => candidate.index === first + i);
    const before = column === undefined ? '' : (original.get(column.key)?.original ?? '');
    return before !== '' ? before : textOf(values[headerRow]?.[first + i] ?? '').trim();
  });
  const { formulas, display } = sheet;
  const records = new Set(
    recordsUnder(
      {
        sheetId: 0,
        sheetName: '',
        rowCount: values.length,
        columnCount: values[0]?.length ?? 0,
        maxRows: values.length,
        maxColumns: values[0]?.length ?? 0,
        values,
        formulas,
        display,
        numberFormats: [],
        // Only a cell by itself may be a heading that is merged across.
        merges: without.some((row) => isAlone(values[row] as readonly CellValue[], first, last)) ? sheet.merges() : [],
        frozenRows: 0,
        frozenColumns: 0,
      },
      first,
      texts,
      [headerRow - headerRowCount + 1, headerRow],
    ),
  );
  const repeatsHeader = (row: number): boolean => {
    const used = byPeople.filter((column) => isFilled(row, column.index));
    return used.length > 1 && used.every((column) => isHeaderText(values[row]?.[column.index] ?? '', column, original));
  };
  return [...withId, ...without.filter((row) => records.has(row) && !repeatsHeader(row))].sort((a, b) => a - b);
}

function isAlone(cells: readonly CellValue[], first: number, last: number): boolean {
  return cells.slice(first, last + 1).filter((cell) => !isBlank(cell)).length === 1;
}

function isAutomatic({ key }: LedgerColumn): boolean {
  return isFieldKey(key) && fieldOf(key).automatic;
}

/** The header as it is or as it was; of a header in two rows the lower text. */
function isHeaderText(
  value: CellValue,
  column: LedgerColumn,
  fields: ReadonlyMap<LedgerColumn['key'], FieldSetting>,
): boolean {
  const text = textOf(value).trim();
  const before = fields.get(column.key)?.original ?? '';
  return text === column.header || text === before || (text !== '' && before.endsWith(` ${text}`));
}

/** The columns that the sheet had before it was a ledger, the user's own beside them included. */
function peoplesBand(
  values: readonly (readonly CellValue[])[],
  rows: readonly number[],
  columns: readonly LedgerColumn[],
  fields: ReadonlyMap<LedgerColumn['key'], FieldSetting>,
): { readonly first: number; readonly last: number } {
  const original = columns.filter((column) => fields.get(column.key)?.added !== true);
  const inside = (original.length > 0 ? original : columns.filter((column) => !isAutomatic(column))).map(
    (column) => column.index,
  );
  const ours = new Set(columns.map((column) => column.index));
  const holds = (column: number): boolean =>
    !ours.has(column) && rows.some((row) => !isBlank(values[row]?.[column] ?? ''));
  let first = Math.min(...inside);
  let last = Math.max(...inside);
  // What stands between the sheet's own columns and those that were added to their right was part of the table.
  const added = columns.map(({ index }) => index).filter((index) => index > last && !inside.includes(index));
  if (added.length > 0) last = Math.min(...added) - 1;
  while (first > 0 && holds(first - 1)) first--;
  while (holds(last + 1)) last++;
  return { first, last };
}
