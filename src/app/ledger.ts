/**
 * Finding the ledger in a spreadsheet and reading it: tabs by what the spreadsheet remembers, else by Settings' hidden
 * block; columns by header; records by content. Writes nothing.
 */
import { messagesFor } from '../contract/messages/messages-for';
import type { Records } from '../domain/assess-records';
import { type CellValue, textOf } from '../domain/cell-value';
import { columnEvidence, isCounting, isUnique } from '../domain/column-evidence';
import { fitOf } from '../domain/column-fit';
import { type StandingAnswer, standingAnswers } from '../domain/duplicate-answers';
import { fieldOf, isFieldKey } from '../domain/fields';
import { headerKey } from '../domain/header-key';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { type FitOf, idReader, type LedgerColumn, type LocatedColumns, locateColumns } from '../domain/ledger-columns';
import { findRecordRows } from '../domain/ledger-records';
import type { LedgerSettings, TabRole } from '../domain/ledger-settings';
import { type CellRange, LANGUAGES, type Language, type ReadingContext } from '../domain/sheet-snapshot';
import { readAnswers } from './answers-tab';
import { type JournalEntry, readJournal } from './journal';
import type { CellBlock, Ports, Workbook } from './ports';
import { readSettings, readSettingsTab, settingsListColumns } from './read-settings';
import { survivorsIn } from './recycle-columns';
import { stateCell } from './settings-state';
import { makeJournalTab, makeLogTab, tabNames } from './tabs';

const SAMPLE_ROWS = 1000;

/** All but the first two are null where they were never needed, or where somebody has deleted them. */
export interface LedgerTabs extends Readonly<Record<Exclude<TabRole, 'customers' | 'settings'>, number | null>> {
  readonly customers: number;
  readonly settings: number;
}

/**
 * The ledger's tabs, or null where there is none. One call; a file that has lost its metadata costs two more for each
 * tab that bears the name of a Settings tab.
 */
export function findLedger(workbook: Workbook): LedgerTabs | null {
  const remembered = workbook.rememberedTabs();
  if (remembered['customers'] !== undefined && remembered['settings'] !== undefined) {
    return completeTabs(remembered as Partial<Record<TabRole, number>>);
  }
  for (const language of LANGUAGES) {
    const tab = workbook.tabByName(messagesFor(language).tabs.settings);
    const settings = tab === null ? null : readSettings(workbook.readCells(tab.sheetId).values);
    if (tab === null || settings === null) continue;
    const found: Partial<Record<TabRole, number>> = { settings: tab.sheetId };
    for (const [role, name] of Object.entries(settings.tabs)) {
      const sheetId = workbook.tabByName(name)?.sheetId;
      if (sheetId !== undefined) found[role as TabRole] = sheetId;
    }
    if (found.customers !== undefined) return completeTabs(found);
  }
  return null;
}

/** The journal's tab, which is there before a set-up is done and after it has been undone. */
export function findJournal(workbook: Workbook): number | null {
  return workbook.rememberedTabs()['journal'] ?? findLedger(workbook)?.journal ?? null;
}

const NEVER_MADE = {
  log: null,
  journal: null,
  outbox: null,
  answers: null,
  recycle: null,
  dashboard: null,
  followUps: null,
  purchases: null,
  opportunities: null,
  feedback: null,
  stageHistory: null,
};

function completeTabs(tabs: Partial<Record<TabRole, number>>): LedgerTabs | null {
  const { customers, settings } = tabs;
  return customers === undefined || settings === undefined ? null : { ...NEVER_MADE, ...tabs, customers, settings };
}

/** Makes the log or the journal anew where it has been deleted; nothing where both are there. */
export function withAllTabs(
  workbook: Workbook,
  tabs: LedgerTabs,
  language: Language,
): Readonly<Record<'customers' | 'settings' | 'log' | 'journal', number>> {
  const { customers, settings, log, journal } = tabs;
  if (log !== null && journal !== null) return { customers, settings, log, journal };
  const names = tabNames(workbook, language);
  const remembered = {
    ...workbook.rememberedTabs(),
    customers,
    settings,
    log: log ?? names.log,
    journal: journal ?? names.journal,
  };
  workbook.edit([
    ...(log === null ? makeLogTab(names.log, language) : []),
    ...(journal === null ? makeJournalTab(names.journal) : []),
    { kind: 'remember-tabs', tabs: remembered },
    { kind: 'activate-sheet', sheet: customers },
  ]);
  const made = workbook.rememberedTabs();
  return { customers, settings, log: made['log'] as number, journal: made['journal'] as number };
}

export interface Ledger {
  readonly tabs: LedgerTabs;
  readonly timeZone: string;
  readonly context: ReadingContext;
  /** With the columns' headers and positions as they are now. */
  readonly settings: LedgerSettings;
  readonly settingsChanged: boolean;
  readonly listColumns: Readonly<Record<string, number>>;
  /** Where Settings keep all this exactly; null where somebody has taken the mark away. */
  readonly stateCell: ReturnType<typeof stateCell>;
  /** The cells of Settings as they were read. */
  readonly settingsCells: readonly (readonly CellValue[])[];
  readonly journal: readonly JournalEntry[];
  /** The whole grid, empty rows included. */
  readonly cells: Pick<CellBlock, 'values' | 'formulas'>;
  readonly columns: readonly LedgerColumn[];
  readonly headerRow: number;
  readonly records: Records;
  readonly issues: readonly Issue[];
  /** Service calls that it took to read values fully. */
  readonly extraReads: number;
  /** One call, the first time. */
  readonly merges: () => readonly CellRange[];
  /**
   * What people have decided of duplicates, of whoever was merged as of the survivor. One call, the first time, where
   * anything has been; two where customers were merged.
   */
  readonly answers: () => readonly StandingAnswer[];
}

interface LedgerReading {
  readonly full: boolean;
  readonly journal?: readonly JournalEntry[] | undefined;
  readonly settingsCells?: readonly (readonly CellValue[])[];
}

/** Finds the spreadsheet's ledger and reads it, as `openLedger`. Issues: `ledger-missing`. */
export function readLedger(ports: Ports, reading: LedgerReading): Result<Ledger> {
  const tabs = findLedger(ports.workbook);
  return tabs === null ? refused({ code: 'ledger-missing' }) : openLedger(ports, tabs, reading);
}

/** A customer's position in the ledger. Issues: `ledger-missing`, `customer-missing`. Some ten service calls. */
export function findCustomer(
  ports: Ports,
  customerId: string,
): Result<{ readonly ledger: Ledger; readonly position: number }> {
  const read = readLedger(ports, { full: false, journal: [] });
  if (!read.ok) return read;
  const position = positionsById(read.value).get(customerId);
  return position === undefined ? refused({ code: 'customer-missing' }) : ok({ ledger: read.value, position });
}

/**
 * Reads the whole ledger once: five service calls, six without `journal`, three where the cells of Settings are known. With `full`, one more where phones or
 * numbers stand as numbers and one where texts may be dates or amounts, whose reading depends on the locale.
 */
export function openLedger(
  ports: Ports,
  tabs: LedgerTabs,
  { full, journal, settingsCells = ports.workbook.readCells(tabs.settings).values }: LedgerReading,
): Result<Ledger> {
  const { workbook, clock } = ports;
  const timeZone = workbook.timeZone();
  const read = readSettingsTab(settingsCells);
  if (read === null) return refused({ code: 'settings-damaged' });
  const { settings: stored, areKept } = read;
  const cells = workbook.readTab(tabs.customers, stored.gridColumns ?? 0);

  const today = clock.civil(clock.now(), timeZone).slice(0, 10);
  const { headerRow, columns, ...located } = locateLedger(cells.values, stored, today, () => cells.values);
  let known: readonly CellRange[] | undefined;
  const merges = (): readonly CellRange[] => {
    known =
      known ??
      workbook.merges(tabs.customers, {
        row: 0,
        column: 0,
        rows: cells.values.length,
        columns: cells.values[0]?.length ?? 0,
      });
    return known;
  };
  const rows = findRecordRows(
    { ...cells, display: [], merges },
    [headerRow, stored.headerRowCount],
    columns,
    stored.fields,
  );
  const { values } = cells;
  const holds = (types: readonly string[], kind: 'number' | 'string'): readonly LedgerColumn[] =>
    columns.filter(
      ({ key, index }) =>
        isFieldKey(key) &&
        types.includes(fieldOf(key).type) &&
        rows.some((row) => typeof values[row]?.[index] === kind && values[row]?.[index] !== ''),
    );
  const shown = full ? holds(['phone', 'id'], 'number') : [];
  const isLocal = full && holds(['date', 'dateTime', 'number', 'money'], 'string').length > 0;
  return ok({
    tabs,
    timeZone,
    context: {
      language: stored.language,
      region: stored.region,
      locale: isLocal ? workbook.info().locale : stored.home.locale,
      today,
    },
    settings: { ...stored, fields: located.fields, headerRow, gridColumns: values[0]?.length ?? 0 },
    settingsChanged: located.changed || headerRow !== stored.headerRow || !areKept,
    listColumns: settingsListColumns(settingsCells),
    stateCell: stateCell(settingsCells),
    settingsCells,
    journal: journal ?? (tabs.journal === null ? [] : readJournal(workbook, tabs.journal)),
    cells,
    columns,
    headerRow,
    records: { rows, columns, values, display: displayOf(workbook, tabs.customers, shown, rows), filled: () => null },
    issues: [...located.issues, ...read.issues],
    extraReads: (shown.length > 0 ? 1 : 0) + (isLocal ? 1 : 0),
    merges,
    answers: answersOf(workbook, tabs),
  });
}

/** What people have decided of duplicates, read once when it is first asked for. */
export function answersOf(
  workbook: Workbook,
  { answers, recycle }: Pick<LedgerTabs, 'answers' | 'recycle'>,
): Ledger['answers'] {
  let known: readonly StandingAnswer[] | undefined;
  return () => {
    if (known === undefined) {
      const given = answers === null ? [] : readAnswers(workbook, answers);
      const survivors = given.length === 0 || recycle === null ? undefined : survivorsIn(workbook, recycle);
      known = standingAnswers(given, survivors);
    }
    return known;
  };
}

/**
 * Where header and columns are today. `top` is the tab down to the header at least; `whole` is asked for only where a
 * header is gone.
 */
export function locateLedger(
  top: readonly (readonly CellValue[])[],
  stored: LedgerSettings,
  today: string,
  whole: () => readonly (readonly CellValue[])[],
): LocatedColumns & { readonly headerRow: number } {
  const headerRow = findHeaderRow(top, stored);
  let judge: FitOf | undefined;
  const fitOf: FitOf = (key, index) => {
    judge = judge ?? fitsIn(whole(), headerRow, today);
    return judge(key, index);
  };
  return {
    headerRow,
    ...locateColumns(headerTexts(top, headerRow, stored.headerRowCount), stored.fields, fitOf),
  };
}

/** Rows by whose values a column is known again whose header is gone: the header's and those below. Two calls. */
export function sampleRows(workbook: Workbook, sheet: number): readonly (readonly CellValue[])[] {
  return workbook.readRows(sheet, 0, Math.min(workbook.maxRows(sheet), SAMPLE_ROWS));
}

/** Numbers as they are shown, in the sheet's coordinates, for the columns that need it. One call, or none. */
function displayOf(
  workbook: Workbook,
  sheet: number,
  columns: readonly LedgerColumn[],
  rows: readonly number[],
): readonly (readonly string[])[] {
  if (columns.length === 0 || rows.length === 0) return [];
  const indexes = columns.map(({ index }) => index);
  const row = rows[0] as number;
  const column = Math.min(...indexes);
  const shown = workbook.readDisplay(sheet, {
    row,
    column,
    rows: (rows[rows.length - 1] as number) - row + 1,
    columns: Math.max(...indexes) - column + 1,
  });
  const display: string[][] = [];
  shown.forEach((texts, i) => {
    display[row + i] = [...new Array<string>(column).fill(''), ...texts];
  });
  return display;
}

/** The header row when last seen, or the first of the top rows that holds most of the ledger's headers. */
export function findHeaderRow(values: readonly (readonly CellValue[])[], settings: LedgerSettings): number {
  const known = new Set(settings.fields.filter((field) => field.header !== '').map((field) => headerKey(field.header)));
  const hits = (row: number): number => {
    const keys = (values[row] ?? []).filter((cell) => cell !== '').map((cell) => headerKey(textOf(cell)));
    return new Set(keys.filter((key) => known.has(key))).size;
  };
  let best = settings.headerRow;
  let most = hits(best);
  for (let row = 0; most < known.size && row < Math.min(values.length, settings.headerRow + 30); row++) {
    const held = hits(row);
    if (held > most) [best, most] = [row, held];
  }
  return best;
}

/** What the values below the header say about a field that somebody may have renamed. */
function fitsIn(values: readonly (readonly CellValue[])[], headerRow: number, today: string): FitOf {
  const rows = Array.from({ length: Math.max(0, values.length - headerRow - 1) }, (_, i) => headerRow + 1 + i);
  return (key, index) => {
    const evidence = columnEvidence(values, rows, index, today);
    // A paste may have repeated some of the IDs.
    if (key === 'customerId') return evidence.distinct * 2 < evidence.filled ? 'contradicts' : 'silent';
    const fit = fitOf(key, {
      evidence,
      isUnique: () => isUnique(values, rows, index),
      isCounting: () => isCounting(values, rows, index),
    });
    return fit === null ? 'silent' : fit < 0.2 ? 'contradicts' : fit > 0.6 ? 'fits' : 'silent';
  };
}

/** Headers as set-up joined them: the lowest text of each column over the header's rows. */
export function headerTexts(values: readonly (readonly CellValue[])[], headerRow: number, count: number): string[] {
  const width = values[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => {
    for (let row = headerRow; row > headerRow - count && row >= 0; row--) {
      const text = textOf(values[row]?.[column] ?? '').trim();
      if (text !== '') return text;
    }
    return '';
  });
}

/** The ledger as it is to be rolled up again, by the next run of the clock. */
export function dueAgain(ledger: Ledger): Ledger {
  return { ...ledger, settings: { ...ledger.settings, refreshedOn: '' }, settingsChanged: true };
}

/** The ledger with what a tab is called now, by which it is found in a file that has lost its metadata. */
export function withTabName(ledger: Ledger, role: TabRole, name: string): Ledger {
  const { settings } = ledger;
  if (settings.tabs[role] === name) return ledger;
  return { ...ledger, settings: { ...settings, tabs: { ...settings.tabs, [role]: name } }, settingsChanged: true };
}

/** The customer ID in a row of the sheet; '' where there is none. */
export function idIn({ columns, cells }: Pick<Ledger, 'columns' | 'cells'>, row: number): string {
  return idReader(columns)(cells.values[row] ?? []);
}

/** The records' customer IDs, by position; '' where there is none. */
export function recordIds({ columns, cells, records }: Pick<Ledger, 'columns' | 'cells' | 'records'>): string[] {
  const read = idReader(columns);
  return records.rows.map((row) => read(cells.values[row] ?? []));
}

/** Position of each ID among the records; of repeated IDs the first. */
export function positionsById(ledger: Ledger): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const [position, id] of recordIds(ledger).entries())
    if (id !== '' && !positions.has(id)) positions.set(id, position);
  return positions;
}
