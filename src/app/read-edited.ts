/**
 * Reads what has to be known of a ledger after an edit: the header, some columns from top to bottom, and the rows round
 * the edit from side to side. Writes nothing.
 */
import { type CellValue, isBlank, isCivil, sameValue } from '../domain/cell-value';
import { type EditedColumns, editedColumns, twoRuns } from '../domain/edited-cells';
import { fieldOf, isFieldKey } from '../domain/fields';
import { idColumn, type LocatedColumns } from '../domain/ledger-columns';
import { findRecordRows } from '../domain/ledger-records';
import type { CellRange } from '../domain/sheet-snapshot';
import { type FormatAt, readFormats } from './cell-formats';
import { interrupted, readJournal } from './journal';
import type { Cells } from './kept-cells';
import { answersOf, type Ledger, type LedgerTabs, locateLedger, sampleRows } from './ledger';
import type { EditedRange, Ports } from './ports';
import { readSettings, settingsListColumns } from './read-settings';
import { stateCell } from './settings-state';

/** Rows above the header that somebody may have inserted there. */
const HEADER_REACH = 30;
/** More rows than these may take longer than the 30 s that Google gives a simple trigger. */
const MOST_ROWS = 5000;
/** Up to and including the rows down to the header. */
const CALLS_BEFORE = 8;

/** The ledger without its records: `cells` are the rows down to the header. Null where there is nothing to be done. */
export function openTop(ports: Ports, tabs: LedgerTabs, edit: EditedRange): Ledger | null {
  const { workbook, clock } = ports;
  const timeZone = workbook.timeZone();
  const settingsCells = workbook.readCells(tabs.settings).values;
  const stored = readSettings(settingsCells);
  if (stored === null) return null;
  const journal = tabs.journal === null ? [] : readJournal(workbook, tabs.journal);
  if (interrupted(journal) !== undefined) return null;
  const known = stored.headerRow + 1;
  const top = workbook.readRows(
    tabs.customers,
    0,
    Math.max(known, Math.min(edit.row + edit.rows, known + HEADER_REACH)),
  );
  const width = top[0]?.length ?? 0;
  const today = clock.civil(clock.now(), timeZone).slice(0, 10);
  const located = locateLedger(top, stored, today, () => sampleRows(workbook, tabs.customers));
  const { headerRow, columns, issues } = located;
  if (columns.length === 0) return null;
  const isMapEdited = edit.row <= headerRow && located.changed && isCertain(located);
  return {
    tabs,
    timeZone,
    context: { language: stored.language, region: stored.region, locale: stored.home.locale, today },
    settings: isMapEdited ? { ...stored, fields: located.fields, headerRow, gridColumns: width } : stored,
    settingsChanged: isMapEdited,
    listColumns: settingsListColumns(settingsCells),
    stateCell: stateCell(settingsCells),
    settingsCells,
    extraReads: 0,
    journal,
    cells: { values: top, formulas: [] },
    columns,
    headerRow,
    records: { rows: [], columns, values: top, display: [], filled: () => null },
    issues,
    merges: () => workbook.merges(tabs.customers),
    answers: answersOf(workbook, tabs),
  };
}

/** While somebody swaps two headers one by one, both columns have the same for a moment: no time to note anything down. */
function isCertain({ columns, issues }: LocatedColumns): boolean {
  const headers = columns.map(({ header }) => header).filter((header) => header !== '');
  return new Set(headers).size === headers.length && issues.every(({ code }) => code !== 'column-unsettled');
}

/** A ledger that was read in part: some columns from top to bottom, and the rows round the edit from side to side. */
export interface Part {
  readonly ledger: Ledger;
  readonly columns: EditedColumns;
  /** The rows that were read from side to side. */
  readonly window: CellRange;
  readonly isEdited: (position: number) => boolean;
  /** Whether a column was read from top to bottom. */
  readonly isRead: (column: number) => boolean;
  /** Whether a cell's number format is `@`. */
  readonly isPlain: (row: number, column: number) => boolean;
  /** Service calls up to here. */
  readonly calls: number;
}

/**
 * Null where the edit leaves nothing but the header to be looked at, and where rows are being moved. Five calls; one
 * each where texts may be dates or amounts, phones stand as numbers, dates stand as text, a row may be a heading.
 */
export function readPart(ports: Ports, top: Ledger, edit: EditedRange): Part | null {
  const { workbook } = ports;
  const { headerRow } = top;
  const sheet = top.tabs.customers;
  const width = top.cells.values[0]?.length ?? 0;
  const idAt = idColumn(top.columns);
  const columns = editedColumns(top.columns, edit);
  if (edit.row + edit.rows <= headerRow + 1) return null;
  if (top.issues.some(({ code }) => code === 'column-unsettled')) return null;

  // By the IDs it can be told afterwards whether rows have moved since: they are read first.
  const runs = [...twoRuns(columns.whole)].sort((a) => (idAt >= a.start && idAt < a.end ? -1 : 1));
  const read = runs.map(({ start, end }) => ({ start, cells: workbook.readColumns(sheet, start, end - start) }));
  const head = top.cells.values[headerRow] ?? [];
  const isUnder = ({ start, cells }: { start: number; cells: Cells }): boolean =>
    cells[headerRow]?.every((header, i) => sameValue(header, head[start + i] ?? '')) === true;
  if (!read.every(isUnder)) return null;
  const height = read[0]?.cells.length ?? 0;
  const values: CellValue[][] = top.cells.values.slice(0, headerRow + 1).map((line) => [...line]);
  let filled = 0;
  for (let row = headerRow + 1; row < height; row++) {
    const line = new Array<CellValue>(width).fill('');
    for (const { start, cells } of read) {
      const part = cells[row] ?? [];
      for (let i = 0; i < part.length; i++) {
        line[start + i] = part[i] as CellValue;
        if (part[i] !== '') filled = row + 1;
      }
    }
    values.push(line);
  }

  const hasId = (row: number): boolean => !isBlank(values[row]?.[idAt] ?? '');
  const first = Math.max(edit.row, headerRow + 1);
  // What was edited may be all that a row holds; of a whole column no more is read than there are customers.
  const end = Math.min(edit.row + edit.rows, edit.rows > MOST_ROWS ? filled : height);
  // Whether a row without an ID is a customer depends on what stands between it and the last one that is.
  const isNew = values.slice(first, Math.max(first, end)).some((_, i) => !hasId(first + i));
  let start = first;
  while (isNew && start > headerRow + 1 && (start === first || !hasId(start))) start--;
  if (end - start > MOST_ROWS) return null;

  const window = { row: start, column: 0, rows: Math.max(0, end - start), columns: width };
  const formulas: string[][] = [];
  let formatAt: FormatAt = () => '';
  let calls = CALLS_BEFORE + read.length;
  if (window.rows > 0) {
    calls += 3;
    const lines = workbook.readRows(sheet, start, window.rows);
    const isSame = lines.every(
      (line, i) =>
        line.length === width &&
        read.every((run) => run.cells[start + i]?.every((value, c) => sameValue(value, line[run.start + c] ?? ''))),
    );
    if (!isSame) return null;
    workbook.formulas(sheet, window).forEach((line, i) => {
      formulas[start + i] = line;
    });
    formatAt = readFormats(workbook, sheet, [
      [start, 0],
      [end - 1, width - 1],
    ]);
    lines.forEach((line, i) => {
      values[start + i] = line;
    });
  }

  const ofWindow = customersIn(top, values, formulas, window, () => {
    calls++;
    return workbook.merges(sheet, window);
  });
  const outside = Array.from(values.keys()).filter(
    (row) => row > headerRow && (row < start || row >= end) && hasId(row),
  );
  const rows = [...outside, ...ofWindow].sort((a, b) => a - b);
  const holds = (types: readonly string[], isWanted: (value: CellValue) => boolean): number[] =>
    top.columns
      .filter(
        ({ key, index }) =>
          isFieldKey(key) &&
          types.includes(fieldOf(key).type) &&
          ofWindow.some((row) => isWanted(values[row]?.[index] ?? '')),
      )
      .map(({ index }) => index);
  const isText = (value: CellValue): boolean => typeof value === 'string' && value !== '';

  // The other dates of a column tell how one that is text is to be read.
  const unread = holds(['date', 'dateTime'], (value) => !isCivil(value) && value !== '').filter(
    (index) => !runs.some((run) => index >= run.start && index < run.end),
  );
  if (unread.length > 0) {
    calls++;
    const from = Math.min(...unread);
    workbook.readColumns(sheet, from, Math.max(...unread) - from + 1).forEach((line, row) => {
      if (row > headerRow) for (const index of unread) (values[row] as CellValue[])[index] = line[index - from] ?? '';
    });
  }
  const display: string[][] = [];
  if (holds(['phone', 'id'], (value) => typeof value === 'number').length > 0) {
    calls++;
    workbook.readDisplay(sheet, window).forEach((line, i) => {
      display[start + i] = line;
    });
  }
  const isLocal = holds(['date', 'dateTime', 'number', 'money'], isText).length > 0;
  if (isLocal) calls++;
  const locale = isLocal ? workbook.info().locale : top.context.locale;
  return {
    ledger: {
      ...top,
      context: { ...top.context, locale },
      cells: { values, formulas },
      records: { ...top.records, rows, values, display },
    },
    columns,
    window,
    isEdited: (position) => (rows[position] as number) >= first && (rows[position] as number) < end,
    isRead: (column) => runs.some((run) => column >= run.start && column < run.end),
    // Group numbers have one format: outside of the window that of its rows.
    isPlain: (row, column) => formatAt(row >= start && row < end ? row : start, column) === '@',
    calls,
  };
}

/** The customers among the rows of the window, as if they stood right below the header. */
function customersIn(
  top: Ledger,
  values: Cells,
  formulas: readonly string[][],
  window: CellRange,
  merges: () => readonly CellRange[],
): number[] {
  const { headerRow, settings } = top;
  const below = headerRow + 1;
  const part = <T>(grid: readonly (readonly T[])[]): (readonly T[])[] => [
    ...Array.from({ length: below }, (_, row) => grid[row] ?? []),
    ...Array.from({ length: window.rows }, (_, i) => grid[window.row + i] ?? []),
  ];
  const ofWindow = (): CellRange[] =>
    merges()
      .filter(({ row }) => row >= window.row)
      .map((merge) => ({ ...merge, row: merge.row - window.row + below }));
  return findRecordRows(
    { values: part(values), formulas: part(formulas), display: [], merges: ofWindow },
    [headerRow, settings.headerRowCount],
    top.columns,
    settings.fields,
  ).map((row) => row - below + window.row);
}
