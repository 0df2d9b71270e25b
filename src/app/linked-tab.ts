/**
 * A tab whose rows belong to customers: how it is made and mended, and one row of it written, found and taken away.
 * People may move and rename its columns, sort it and add their own: columns are found by header, rows by what they hold.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, isBlank, textOf } from '../domain/cell-value';
import type { EntryContext } from '../domain/history/read-entries';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import {
  type LinkedColumn,
  type LinkedEntry,
  type LinkedRole,
  labelFinder,
  linkedColumns,
  placesOf,
} from '../domain/linked-tabs';
import type { ValidationRule } from '../domain/sheet-rules';
import type { Language } from '../domain/sheet-snapshot';
import { ruleOf } from '../domain/validation-rules';
import type { Ledger } from './ledger';
import { putBackEdits } from './moved-columns';
import { numberFormatOf } from './number-formats';
import type { CellStyle, SheetEdit, SheetRef, Workbook } from './ports';
import { FIRST_SETTINGS_ROW, LIST_ROWS } from './settings-table';

/** Columns of a tab that is as wide as it was made. */
export const EXPECTED_COLUMNS = 26;
/** How often a row is looked for when somebody goes on moving things. */
const MOST_TRIES = 3;
/** Rows below the header that a new tab is made ready for: all it has. */
const ROWS = 999;
const WIDTH = 130;
const HEAD_STYLE: CellStyle = { bold: true, background: '#37474F', color: '#FFFFFF' };

/** What the columns of a tab are made from. */
interface Making {
  readonly settings: Pick<LedgerSettings, 'language' | 'currency'>;
  readonly settingsSheet: SheetRef;
  /** Where each list stands in Settings. */
  readonly listColumns: Readonly<Record<string, number>>;
}

function validationOf(
  { type, list }: LinkedColumn,
  { settings, settingsSheet, listColumns }: Making,
): ValidationRule | null {
  const at = list === undefined ? undefined : listColumns[list];
  const range =
    at === undefined ? null : { tab: settingsSheet, row: FIRST_SETTINGS_ROW, column: at, rows: LIST_ROWS, columns: 1 };
  return ruleOf(type, 'warn', range, messagesFor(settings.language).help);
}

/** IDs have none: a row is appended with an apostrophe before its texts, which would stay in a cell of the format `@`. */
function formatOf({ type }: LinkedColumn, { settings }: Making): string {
  return type === 'id' ? 'General' : (numberFormatOf({ type }, settings) ?? 'General');
}

/**
 * What makes the tab ready, with its first `rows`: some fifteen calls, as many where an empty tab of that name `isThere`.
 */
export function linkedTabEdits(
  name: string,
  isThere: boolean,
  role: LinkedRole,
  making: Making,
  rows: Cells = [],
): SheetEdit[] {
  const columns = linkedColumns(role);
  const { language } = making.settings;
  const rules = columns.map((column) => validationOf(column, making));
  const formats = new Set(columns.map((column) => formatOf(column, making)));
  formats.delete('General');
  const count = Math.max(ROWS, rows.length);
  const values = [columns.map(({ labels }): CellValue => labels[language]), ...rows];
  return [
    ...(isThere ? [] : [{ kind: 'insert-sheet' as const, name }]),
    ...(count > ROWS ? [{ kind: 'insert-rows' as const, sheet: name, after: ROWS, count: count - ROWS }] : []),
    ...[...formats].map((format): SheetEdit => {
      const own = [...columns.keys()].filter((at) => formatOf(columns[at] as LinkedColumn, making) === format);
      return {
        kind: 'number-format',
        sheet: name,
        ranges: own.map((column) => ({ row: 1, column, rows: count, columns: 1 })),
        format,
      };
    }),
    // Dates and amounts are read by the formats that are there by then.
    { kind: 'write', sheet: name, row: 0, column: 0, values },
    {
      kind: 'style',
      sheet: name,
      ranges: [{ row: 0, column: 0, rows: 1, columns: columns.length }],
      style: HEAD_STYLE,
    },
    { kind: 'validations-down', sheet: name, range: { row: 1, column: 0, rows: count, columns: rules.length }, rules },
    { kind: 'column-width', sheet: name, column: 0, count: columns.length, pixels: WIDTH },
    { kind: 'freeze', sheet: name, rows: 1 },
  ];
}

interface Placed {
  readonly column: LinkedColumn;
  readonly at: number;
}

/** Columns that stand side by side. */
function runsOf(placed: readonly Placed[]): Placed[][] {
  const runs: Placed[][] = [];
  for (const one of [...placed].sort((a, b) => a.at - b.at)) {
    const run = runs[runs.length - 1];
    if (run?.[run.length - 1]?.at === one.at - 1) run.push(one);
    else runs.push([one]);
  }
  return runs;
}

/** A row is a header where so many of its cells are labels: a customer may be called Product. */
const LEAST_LABELS = 3;

/**
 * What brings the header into the first row: where rows have come above it, or a sort has taken it down, it goes up; where
 * it is gone, a row comes in for it, as long as customers' IDs stand where a new tab has them. Null where it is not so.
 */
function headerEdits(
  sheet: number,
  role: LinkedRole,
  cells: Cells,
  isCustomer: (id: string) => boolean,
): SheetEdit[] | null {
  const isLabel = labelFinder(role);
  const labels = cells.map((row) => row.filter(isLabel).length);
  const most = labels.reduce((best, count) => Math.max(best, count), 0);
  if (most >= LEAST_LABELS && most > (labels[0] ?? 0))
    return [{ kind: 'move-rows', sheet, row: labels.indexOf(most), count: 1, before: 0 }];
  if (most > 0 || cells[0]?.every(isBlank) !== false) return [];
  const idAt = linkedColumns(role).findIndex(({ key }) => key === 'customerId');
  if (!cells.some((row) => isCustomer(textOf(row[idAt] ?? '').trim()))) return null;
  const range = { row: 0, column: 0, rows: 1, columns: cells[0].length };
  return [
    { kind: 'insert-rows', sheet, after: -1, count: 1 },
    { kind: 'clear-formats', sheet, range },
    { kind: 'clear-validations', sheet, ranges: [range] },
    { kind: 'freeze', sheet, rows: 1 },
  ];
}

/**
 * Puts back a header that is not in the first row, headers that somebody has emptied, where their cells are written, and
 * columns that somebody has deleted, to the right of everything. One service call where all are there; some ten where one
 * is not.
 */
export function mendLinkedTab(
  workbook: Workbook,
  sheet: number,
  role: LinkedRole,
  making: Making,
  isCustomer: (id: string) => boolean,
): void {
  const missingOf = (headers: readonly string[]): LinkedColumn[] => {
    const places = placesOf(role, headers);
    return linkedColumns(role).filter(({ key }) => (headers[places.get(key) ?? -1] ?? '').trim() === '');
  };
  if (missingOf(workbook.rowsAsShown(sheet, 0, 1)[0] ?? []).length === 0) return;
  let cells = workbook.readGrid(sheet, EXPECTED_COLUMNS);
  const raised = headerEdits(sheet, role, cells, isCustomer);
  // Nobody can tell what the columns were.
  if (raised === null) return;
  if (raised.length > 0) {
    workbook.edit(raised);
    cells = workbook.readGrid(sheet, EXPECTED_COLUMNS);
  }
  const headers = (cells[0] ?? []).map(textOf);
  const places = placesOf(role, headers);
  const missing = missingOf(headers);
  if (missing.length === 0) return;
  const isBare = (column: number): boolean => cells.every((row) => (row[column] ?? '') === '');
  let right = headers.length;
  while (right > 0 && isBare(right - 1)) right--;
  const columns = missing.map((column) => ({ column, at: places.get(column.key) ?? -1 }));
  const free = new Set(columns.map(({ at }) => at));
  const placed = columns.map(({ column, at }) => {
    while (free.has(right)) right++;
    return { column, at: at < 0 ? right++ : at };
  });
  const beyond = Math.max(...placed.map(({ at }) => at)) + 1 - headers.length;
  const below = { row: 1, rows: Math.max(1, cells.length - 1), columns: 1 };
  const runs = runsOf(placed);
  const formats = new Set(placed.map(({ column }) => formatOf(column, making)));
  workbook.edit([
    ...(beyond > 0 ? [{ kind: 'insert-columns' as const, sheet, after: headers.length - 1, count: beyond }] : []),
    ...runs.map((run): SheetEdit => {
      const values = [run.map(({ column }) => column.labels[making.settings.language])];
      return { kind: 'write', sheet, row: 0, column: (run[0] as Placed).at, values };
    }),
    {
      kind: 'style',
      sheet,
      ranges: placed.map(({ at }) => ({ row: 0, column: at, rows: 1, columns: 1 })),
      style: HEAD_STYLE,
    },
    ...[...formats].map((format): SheetEdit => {
      const own = placed.filter(({ column }) => formatOf(column, making) === format);
      return { kind: 'number-format', sheet, ranges: own.map(({ at }) => ({ ...below, column: at })), format };
    }),
    ...runs.flatMap((run): SheetEdit[] => {
      const rules = run.map(({ column }) => validationOf(column, making));
      const range = { ...below, column: (run[0] as Placed).at, columns: rules.length };
      return rules.some(Boolean) ? [{ kind: 'validations-down', sheet, range, rules }] : [];
    }),
  ]);
}

/**
 * The cells of a tab: its own columns where they stand at the left, as they were made, else the whole grid. One service
 * call, two where people have moved them.
 */
export function readLinkedCells(workbook: Workbook, sheet: number, role: LinkedRole): CellValue[][] {
  const columns = linkedColumns(role);
  const cells = workbook.readColumns(sheet, 0, columns.length);
  const places = placesOf(role, (cells[0] ?? []).map(textOf));
  return columns.every(({ key }) => places.has(key)) ? cells : workbook.readGrid(sheet, columns.length);
}

/** How the cells of the linked tabs are to be read. */
export function entryContext({ context, settings }: Pick<Ledger, 'context' | 'settings'>): EntryContext {
  return { ...context, currency: settings.currency, lists: settings.lists };
}

/** Without these columns a tab's rows would say that nobody has bought, or was spoken to. */
const TELLING_KEYS: Readonly<Record<LinkedRole, readonly string[]>> = {
  purchases: ['customerId', 'date', 'product', 'quantity', 'amount', 'invoice'],
  followUps: ['customerId', 'at', 'nextDate'],
  opportunities: ['customerId', 'stage', 'amount'],
  feedback: ['customerId', 'on', 'kind', 'score'],
  stageHistory: ['on', 'customerId', 'to'],
};

/**
 * Of a tab with these cells, the columns without which nothing can be made of it: somebody has renamed or deleted them, or
 * the whole tab. Issues: `linked-column-missing`, `tab-missing`.
 */
export function lackingColumns(
  role: LinkedRole,
  cells: Cells | null,
  { tabs, language }: Pick<LedgerSettings, 'tabs' | 'language'>,
): Issue[] {
  if (cells === null) return tabs[role] === undefined ? [] : [{ code: 'tab-missing', params: { sheet: tabs[role] } }];
  const places = placesOf(role, (cells[0] ?? []).map(textOf));
  const sheet = tabs[role] ?? messagesFor(language).tabs[role];
  return linkedColumns(role)
    .filter(({ key }) => TELLING_KEYS[role].includes(key) && !places.has(key))
    .map(({ labels }) => ({ code: 'linked-column-missing', params: { sheet, header: labels[language] } }));
}

/**
 * The cells of an entry, for a tab with these headers. Issues: `linked-column-missing` for what would be written nowhere.
 */
export function entryCells(
  { name, headers }: { readonly name: string; readonly headers: readonly string[] },
  { role, values }: LinkedEntry,
  language: Language,
): Result<CellValue[]> {
  const places = placesOf(role, headers);
  const missing = linkedColumns(role).filter(({ key }) => !places.has(key) && (values[key] ?? '') !== '');
  if (missing.length > 0)
    return refused(
      ...missing.map(
        ({ labels }): Issue => ({ code: 'linked-column-missing', params: { sheet: name, header: labels[language] } }),
      ),
    );
  const row = new Array<CellValue>(Math.max(...places.values()) + 1).fill('');
  for (const [key, at] of places) row[at] = values[key] ?? '';
  return ok(row);
}

type Cells = readonly (readonly CellValue[])[];

/** Columns by which an entry is known again where others of it have been edited. */
const NAMING: readonly string[] = ['at', 'date', 'createdOn', 'on', 'customerId', 'by', 'invoice'];

/** A cell as text, with a midnight as a bare date. */
function plainText(value: CellValue): string {
  return textOf(value).replace(/ 00:00:00$/, '');
}

/**
 * Deletes the row of an entry that still is as it was added, wherever it stands. One that somebody has edited since
 * stays, with an issue. A row that was hit instead, because somebody moved rows at that moment, is put back. Two service
 * calls and more.
 */
export function removeEntry(workbook: Workbook, sheet: number, { role, values }: LinkedEntry): Issue[] {
  const keys = linkedColumns(role).map(({ key }) => key);
  /** What tells an entry of a customer from others, edited or not. */
  const naming = keys.filter((key) => NAMING.includes(key));
  let before: { readonly cells: Cells; readonly isOurs: (row: number) => boolean } | null = null;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const now = workbook.readGrid(sheet, keys.length);
    const places = placesOf(role, (now[0] ?? []).map(textOf));
    const isSame = (row: readonly CellValue[], of: readonly string[]): boolean =>
      of.every((key) => plainText(row[places.get(key) ?? -1] ?? '') === plainText(values[key] ?? ''));
    const isOurs = (row: number): boolean => isSame(now[row] ?? [], keys);
    if (before !== null) workbook.edit(putBackEdits(sheet, before.cells, now, before.isOurs));
    const at = now.findIndex((row, index) => index > 0 && isSame(row, keys));
    if (at < 0) {
      const isEdited = now.some((row, index) => index > 0 && isSame(row, naming));
      return before === null && isEdited ? [{ code: 'undo-later-edit', params: { count: 1 } }] : [];
    }
    // Of rows that are alike any may go, but only one.
    const countOf = (cells: Cells, isOne: (row: number) => boolean): number => [...cells.keys()].filter(isOne).length;
    if (before !== null && countOf(now, isOurs) < countOf(before.cells, before.isOurs)) return [];
    workbook.edit([{ kind: 'delete-rows', sheet, row: at, count: 1 }]);
    before = { cells: now, isOurs };
  }
  return [];
}
