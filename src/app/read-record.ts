/**
 * Reads of a ledger what a check of one record needs: its row, and the columns that tell how typed values are read.
 * Writes nothing.
 */

import type { PossibleDuplicate } from '../contract/api/customer';
import type { StandardRecord } from '../domain/assess-records';
import { keysOfRecord } from '../domain/assess-records';
import { type CellValue, isBlank, textOf } from '../domain/cell-value';
import { twoRuns } from '../domain/edited-cells';
import { exactMatches } from '../domain/exact-keys';
import { fieldOf, isFieldKey } from '../domain/fields';
import { findKeys, possibleDuplicates } from './exact-duplicates';
import { answersOf, type Ledger, type LedgerTabs, locateLedger } from './ledger';
import type { Ports } from './ports';
import { readSettings, settingsListColumns } from './read-settings';
import { stateCell } from './settings-state';

/** Other customers who are read row by row; of more the whole tab is read. */
const FEW = 3;

/** The ledger with one record in `row`, null where that is new, and as many others as hold an ID. */
export interface ReadRecord {
  readonly ledger: Ledger;
  readonly row: number | null;
}

/**
 * Some nine service calls, two more where a phone or a date that is text is among the `typed` values. Null where that does
 * not suffice: the ledger is not laid out as it was, keeps no keys, or has no such customer.
 */
export function readRecord(
  { workbook, clock }: Ports,
  tabs: LedgerTabs,
  customerId: string | undefined,
  typed: Readonly<Record<string, string>>,
): ReadRecord | null {
  const sheet = tabs.customers;
  const settingsCells = workbook.readCells(tabs.settings).values;
  const stored = readSettings(settingsCells);
  if (stored === null) return null;
  const timeZone = workbook.timeZone();
  const today = clock.civil(clock.now(), timeZone).slice(0, 10);
  const top = workbook.readRows(sheet, 0, stored.headerRow + 1);
  const { headerRow, columns, ...located } = locateLedger(top, stored, today, () => top);
  const idAt = columns.find(({ key }) => key === 'customerId')?.index;
  if (located.changed || located.issues.length > 0 || idAt === undefined) return null;
  if (!columns.some(({ key }) => key === 'matchKeys')) return null;

  const types = Object.entries(typed).flatMap(([key, text]) =>
    isFieldKey(key) && !isBlank(text) ? [{ key, type: fieldOf(key).type }] : [],
  );
  const isPhone = types.some(({ type }) => type === 'phone');
  // Whether a number may be Chinese, and what lacks an area code by habit, the others tell; and how a date is written.
  const telling = columns.filter(
    ({ key }) =>
      isFieldKey(key) &&
      ((isPhone && (fieldOf(key).type === 'phone' || key === 'region')) ||
        types.some((one) => one.key === key && (one.type === 'date' || one.type === 'dateTime'))),
  );
  const ids = workbook.readColumns(sheet, idAt, 1);
  const values = ids.map((line, row): CellValue[] => {
    const cells = row <= headerRow ? [...(top[row] ?? [])] : new Array<CellValue>(top[0]?.length ?? 0).fill('');
    if (row > headerRow) cells[idAt] = line[0] ?? '';
    return cells;
  });
  const isCustomer = (row: number): boolean => row > headerRow && !isBlank(ids[row]?.[0] ?? '');
  const rows = [...values.keys()].filter(isCustomer);
  const row = customerId === undefined ? null : rows.find((one) => textOf(ids[one]?.[0] ?? '').trim() === customerId);
  if (row === undefined) return null;
  for (const { start, end } of twoRuns(telling.map(({ index }) => index).sort((a, b) => a - b)))
    workbook.readColumns(sheet, start, end - start).forEach((line, at) => {
      if (isCustomer(at)) for (const [i, value] of line.entries()) (values[at] as CellValue[])[start + i] = value;
    });
  if (row !== null) values[row] = workbook.readRows(sheet, row, 1)[0] ?? [];
  const isNumber = row !== null && values[row]?.some((value) => typeof value === 'number');
  const display: string[][] = [];
  if (row !== null && isNumber) display[row] = workbook.rowsAsShown(sheet, row, 1)[0] ?? [];
  return {
    row,
    ledger: {
      tabs,
      timeZone,
      context: { language: stored.language, region: stored.region, locale: stored.home.locale, today },
      settings: { ...stored, fields: located.fields, headerRow },
      settingsChanged: false,
      listColumns: settingsListColumns(settingsCells),
      stateCell: stateCell(settingsCells),
      settingsCells,
      extraReads: 0,
      journal: [],
      cells: { values, formulas: [] },
      columns,
      headerRow,
      records: { rows, columns, values, display, filled: () => null },
      issues: located.issues,
      merges: () => [],
      answers: answersOf(workbook, tabs),
    },
  };
}

/**
 * Who else the record may be, by a search for its keys: one service call where nobody shares one, else two, and one for
 * each of them up to three.
 */
export function searchedDuplicates(
  { workbook }: Ports,
  { ledger, row }: ReadRecord,
  record: StandardRecord,
): PossibleDuplicate[] {
  const sheet = ledger.tabs.customers;
  const column = ledger.columns.find(({ key }) => key === 'matchKeys')?.index ?? -1;
  const now = keysOfRecord(record, ledger.settings);
  const found = [...findKeys(workbook, sheet, column, [now], (at) => at === row).byRow];
  const matches = exactMatches([now, ...found.map(([, text]) => text)], 0);
  if (matches.length === 0) return [];
  const others = matches.map((match) => found[match.row - 1] as [number, string]);
  const isFew = others.length <= FEW;
  const values: CellValue[][] = isFew ? [] : workbook.readGrid(sheet, ledger.settings.gridColumns ?? 0);
  if (isFew) for (const [at] of others) values[at] = workbook.readRows(sheet, at, 1)[0] ?? [];
  // A new record stands nowhere yet.
  const own = row ?? values.length;
  values[own] = row === null ? [] : (ledger.cells.values[row] ?? []);
  const rows = [own, ...others.map(([at]) => at)];
  return possibleDuplicates(
    { ...ledger, cells: { values, formulas: [] }, records: { ...ledger.records, rows, values } },
    { before: textOf(values[own]?.[column] ?? ''), now, texts: [now, ...others.map(([, text]) => text)] },
    0,
  );
}
