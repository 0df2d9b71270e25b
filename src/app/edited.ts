/**
 * What the ledger does when people type, paste or clear: standard values, findings, stamps, IDs, duplicate groups and
 * tiers, all for the rows that were edited; and the column map when the header is edited. Best effort: whatever it
 * misses, the next operation and the hourly sweep make good.
 *
 * It opens no journal entry. What was typed can be taken back with Ctrl+Z; what is written here follows from the cells,
 * so that a repair finds it again; and fifty edits would push every operation that people want to undo out of the journal.
 */
import {
  type ColumnChange,
  changesOn,
  mergeChanges,
  type StandardRecords,
  standardiseRecords,
} from '../domain/assess-records';
import { type CellValue, isBlank, isCivil, sameValue, textOf } from '../domain/cell-value';
import { type EditedColumns, editedColumns, idsAfterEdit, isPeoples, twoRuns } from '../domain/edited-cells';
import { type FieldKey, fieldOf, isFieldKey } from '../domain/fields';
import type { LocatedColumns } from '../domain/ledger-columns';
import { findRecordRows } from '../domain/ledger-records';
import { rateRecords } from '../domain/rate-records';
import type { CellRange } from '../domain/sheet-snapshot';
import { differences, showOrHide } from './apply-changes';
import { type FormatAt, readFormats } from './cell-formats';
import { interrupted, readJournal } from './journal';
import { type Cells, type Writable, writableChanges } from './kept-cells';
import { findLedger, type Ledger, type LedgerTabs, locateLedger, sampleRows } from './ledger';
import type { EditedRange, Ports, SheetEdit } from './ports';
import { duplicateChange, present } from './refresh';
import { readSettings, settingsListColumns, stateCell, stateEdits } from './settings-tab';
import { cameFrom, settleBlocks } from './settle-blocks';
import { toCheckTexts } from './setup-edits';
import { type BlockLimit, blockWrites, type CellWrite, cutChanges, type WriteBlock } from './write-blocks';

/** A queued edit waits no longer than this for the one before it. */
const LOCK_TIMEOUT_MS = 3000;
/** Rows above the header that somebody may have inserted there. */
const HEADER_REACH = 30;
/** More rows than these may take longer than the 30 s that Google gives a simple trigger. */
const MOST_ROWS = 5000;
const PEOPLES: BlockLimit = { most: 3, aim: 1 };
const OWN: BlockLimit = { most: 2, aim: 1 };
/** Up to and including the rows down to the header; for the group numbers of other rows; of an edit altogether. */
const CALLS_BEFORE = 8;
const CALLS_ELSEWHERE = 3;
const MOST_CALLS = 25;

/**
 * Sees to what an edit leaves to be done. Does nothing while another execution holds the lock, nor where an interrupted
 * operation is still to be taken back. 25 service calls at most, whatever was edited.
 */
export function edited(ports: Ports, edit: EditedRange): void {
  const tabs = findLedger(ports.workbook);
  if (tabs === null || edit.sheetId !== tabs.customers || !ports.lock.acquire(LOCK_TIMEOUT_MS)) return;
  try {
    const ledger = openTop(ports, tabs, edit);
    if (ledger === null) return;
    const part = ledger.columns.some(({ key }) => key === 'customerId') ? readPart(ports, ledger, edit) : null;
    if (part !== null) writePart(ports, edit, part);
    else if (ledger.settingsChanged) {
      ports.workbook.edit(stateEdits(ledger.tabs.settings, ledger.stateCell, ledger.settings));
      ports.workbook.flush();
    }
  } finally {
    // What was written has been read again by now, which carries it out.
    ports.lock.release();
  }
}

/** The ledger without its records: `cells` are the rows down to the header. Null where there is nothing to be done. */
function openTop(ports: Ports, tabs: LedgerTabs, edit: EditedRange): Ledger | null {
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
    journal,
    cells: { values: top, formulas: [] },
    columns,
    headerRow,
    records: { rows: [], columns, values: top, display: [], filled: () => null },
    issues,
    merges: () => workbook.merges(tabs.customers),
  };
}

/** While somebody swaps two headers one by one, both columns have the same for a moment: no time to note anything down. */
function isCertain({ columns, issues }: LocatedColumns): boolean {
  const headers = columns.map(({ header }) => header).filter((header) => header !== '');
  return new Set(headers).size === headers.length && issues.every(({ code }) => code !== 'column-unsettled');
}

/** A ledger that was read in part: some columns from top to bottom, and the rows round the edit from side to side. */
interface Part {
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
function readPart(ports: Ports, top: Ledger, edit: EditedRange): Part | null {
  const { workbook } = ports;
  const { headerRow } = top;
  const sheet = top.tabs.customers;
  const width = top.cells.values[0]?.length ?? 0;
  const idAt = top.columns.find(({ key }) => key === 'customerId')?.index ?? -1;
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
  const end = Math.min(edit.row + edit.rows, filled);
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

/**
 * Decides, looks again right before writing, writes, and looks whether everything came to stand where it belongs. New
 * rows get their IDs first: until then they are known by what stands in them, and nothing else of it may change. A tier
 * follows its source: without it, it would pass for one that somebody has typed.
 */
function writePart(ports: Ports, edit: EditedRange, part: Part): void {
  const { workbook } = ports;
  const { ledger, columns, isEdited } = part;
  const standard = standardiseRecords(ledger.records, ledger.settings, ledger.context);
  const ids = idsAfterEdit(
    standard.standard.get('customerId') ?? [],
    isEdited,
    columns.touched.has('customerId'),
    ledger.settings.numbering,
  );
  const rated = columns.isRated ? rateEdited(part, standard) : [];
  const duplicates = columns.isMatched ? duplicateChange(ledger, standard) : { change: null, others: [] };

  const ofTier = rated.filter(({ column }) => column.key === 'tier');
  const ofRows = changesOn([...standard.changes, ...ofTier], isEdited);
  const people = writableChanges(ports, ledger, mergeChanges(ofRows), PEOPLES);
  const isTouched = ({ column: { key } }: ColumnChange): boolean => key === 'tier' || columns.touched.has(key);
  const found = [...standard.issues, ...people.issues].filter(({ position }) => isEdited(position));
  const toCheck = toCheckTexts(found, standard.count, ledger.settings);
  const given = givenIds(ledger, ids.given);
  const automatic = present(
    given,
    duplicates.change,
    differences(ledger, 'issues', toCheck),
    ...rated.filter(({ column }) => column.key === 'tierSource'),
    ...stamps(ports, edit, part, ids.given),
  );
  const own = writableChanges(ports, ledger, changesOn(automatic, isEdited), OWN);
  const ownBlocks = blocksOf(part, own);
  const hadIssues = (standard.standard.get('issues') ?? []).some((value) => value !== '');
  const others = [...duplicates.others, ...(found.length > 0 ? showOrHide(ledger, 'issues', hadIssues, true) : [])];
  const state =
    ledger.settingsChanged || given !== null
      ? stateEdits(ledger.tabs.settings, ledger.stateCell, { ...ledger.settings, numbering: ids.numbering })
      : [];

  // In two steps: see below. Beside what is written there are a look before each and one after, rich text, the lock.
  const inSteps = given !== null || ofTier.length > 0;
  let calls = part.calls + ownBlocks.length + others.length + state.length + (inSteps ? 5 : 4);
  const spare = Math.max(0, MOST_CALLS - calls);
  const peopleBlocks = blocksOf(part, { ...people, changes: people.changes.filter(isTouched) }).slice(0, spare);
  calls += peopleBlocks.length;
  const elsewhere = changesOn(present(duplicates.change), (position) => !isEdited(position));
  const far = calls + CALLS_ELSEWHERE > MOST_CALLS ? [] : blocksElsewhere(ports, part, elsewhere);
  if (ownBlocks.length + peopleBlocks.length + far.length === 0) {
    workbook.edit([...state, ...others]);
    if (state.length + others.length > 0) workbook.flush();
    return;
  }

  const start = look(ports, part, ledger.cells.values, []);
  if (start === null) return;
  if (!inSteps) {
    put(ports, part, start, [...peopleBlocks, ...ownBlocks, ...far], [...state, ...others]);
    return;
  }
  const known = put(ports, part, start, ownBlocks, state);
  if (known !== null) put(ports, part, known, [...peopleBlocks, ...far], others);
}

/**
 * Tiers where there is none, and whether the others are by hand. A tier by rule that would be another today waits for
 * the next refresh: beside the old source it would pass for one that somebody has typed, should one of the two writes fail.
 */
function rateEdited({ ledger, isEdited }: Part, standard: StandardRecords): readonly ColumnChange[] {
  const { labels, sources } = rateRecords(standard, ledger.settings, ledger.context);
  const tiers = standard.standard.get('tier') ?? [];
  const isBlankAt = (position: number): boolean => isBlank(tiers[position] ?? '');
  return changesOn(
    present(differences(ledger, 'tier', labels), differences(ledger, 'tierSource', sources)),
    (position, { key }) =>
      isEdited(position) &&
      (isBlankAt(position) || (key === 'tierSource' && sameValue(labels[position] ?? '', tiers[position] ?? ''))),
  );
}

/** Blocks within the rows that were read from side to side; they are joined over columns of the same kind alone. */
function blocksOf({ ledger, columns, isPlain }: Part, writable: Writable): readonly WriteBlock[] {
  const { rows } = ledger.records;
  const { isKept, limit } = writable;
  // A date or an amount would be text under `@`: a repair changes the format first.
  const changes = changesOn(
    writable.changes,
    (position, column, after) => typeof after === 'string' || !isPlain(rows[position] as number, column.index),
  );
  const isAutomatic = (key: string): boolean => isFieldKey(key) && fieldOf(key).automatic;
  const bridges = ledger.columns.filter(({ key }) =>
    changes.some(({ column }) => isAutomatic(column.key)) ? isAutomatic(key) : columns.touched.has(key),
  );
  const cellAt = (row: number, column: number): CellValue => ledger.cells.values[row]?.[column] ?? '';
  return cutChanges(changes, rows, cellAt, isKept, limit, bridges).blocks;
}

/** The one block of group numbers in records that were not edited; formulas among them stay. One call, or none. */
function blocksElsewhere(
  { workbook }: Ports,
  { ledger }: Part,
  changes: readonly ColumnChange[],
): readonly WriteBlock[] {
  const [change] = changes;
  if (change === undefined) return [];
  const { rows } = ledger.records;
  const at = change.positions.map((position) => rows[position] as number);
  const row = Math.min(...at);
  const column = change.column.index;
  const range = { row, column, rows: Math.max(...at) - row + 1, columns: 1 };
  const formulas = workbook.formulas(ledger.tabs.customers, range);
  const isFormula = (where: number): boolean => (formulas[where - row]?.[0] ?? '') !== '';
  const cellAt = (where: number): CellValue => ledger.cells.values[where]?.[column] ?? '';
  const writable = changesOn(changes, (position) => !isFormula(rows[position] as number));
  return cutChanges(writable, rows, cellAt, isFormula, { most: 1 }).blocks;
}

function givenIds(ledger: Ledger, given: ReadonlyMap<number, string>): ColumnChange | null {
  return differences(
    ledger,
    'customerId',
    ledger.records.rows.map((row, position) => given.get(position) ?? valueAt(ledger, row, 'customerId')),
  );
}

function valueAt({ cells, columns }: Ledger, row: number, key: FieldKey): CellValue {
  const index = columns.find((column) => column.key === key)?.index ?? -1;
  return cells.values[row]?.[index] ?? '';
}

/** When and by whom the edited records were changed, and when new ones were made. */
function stamps(
  ports: Ports,
  edit: EditedRange,
  part: Part,
  given: ReadonlyMap<number, string>,
): (ColumnChange | null)[] {
  const { ledger, isEdited } = part;
  const headers = (ledger.cells.values[ledger.headerRow] ?? []).map(textOf);
  if (!isPeoples(headers, ledger.columns, edit)) return [];
  const [date = '', time = ''] = ports.clock.civil(ports.clock.now(), ledger.timeZone).split(' ');
  const now: CellValue = time === '00:00:00' ? { date } : { date, time };
  const stamp = (key: FieldKey, value: CellValue, isWanted: (position: number) => boolean): ColumnChange | null =>
    differences(
      ledger,
      key,
      ledger.records.rows.map((row, position) => (isWanted(position) ? value : valueAt(ledger, row, key))),
    );
  return [
    stamp('updatedAt', now, isEdited),
    edit.by === '' ? null : stamp('updatedBy', edit.by, isEdited),
    stamp('createdAt', now, (position) => given.has(position)),
  ];
}

/**
 * Writes the blocks, and looks whether the rows hold what they are to hold; where they do not, whatever has gone astray is
 * put right. Answers the part as it is then; null where somebody was at work in it.
 */
function put(
  ports: Ports,
  part: Part,
  before: Cells,
  blocks: readonly WriteBlock[],
  others: readonly SheetEdit[],
): Cells | null {
  const { ledger } = part;
  const cellAt = (row: number, column: number): CellValue => before[row]?.[column] ?? '';
  const writes = blockWrites(ledger.tabs.customers, blocks, ledger.records.rows, cellAt, part.isPlain);
  ports.workbook.edit([...others, ...writes]);
  let after: Cells | null = null;
  try {
    after = look(ports, part, before, writes);
  } catch {
    // Sheets has refused a write: all the others still have to stand where they belong.
  }
  if (after === null) settleBlocks(ports, ledger, writes, before, part.isRead);
  return after;
}

/**
 * Reads the edited rows again, and all IDs where other rows have been written too. Answers the part as it is now; null
 * where it does not hold what it held, `writes` apart. Formulas may give something else by now. One call, or two.
 */
function look(
  { workbook }: Ports,
  { ledger, window }: Part,
  before: Cells,
  writes: readonly CellWrite[],
): Cells | null {
  const sheet = ledger.tabs.customers;
  const now = [...before];
  const isInside = (row: number): boolean => row >= window.row && row < window.row + window.rows;
  let isFar = false;
  for (const { row, column, values } of writes) {
    values.forEach((line, r) => {
      const cells = [...(now[row + r] ?? [])];
      cells.splice(column, line.length, ...line);
      now[row + r] = cells;
      if (!isInside(row + r)) isFar = true;
    });
  }
  const lines = window.rows === 0 ? [] : workbook.readRows(sheet, window.row, window.rows);
  for (const [i, line] of lines.entries()) {
    const row = window.row + i;
    const meant = now[row] ?? [];
    const formulas = ledger.cells.formulas[row] ?? [];
    const isAsMeant = (value: CellValue, column: number): boolean =>
      cameFrom(value, meant[column] ?? '') || (formulas[column] ?? '') !== '';
    if (line.length !== meant.length || !line.every(isAsMeant)) return null;
    now[row] = line;
  }
  if (!isFar) return now;
  const idAt = ledger.columns.find(({ key }) => key === 'customerId')?.index ?? -1;
  const ids = workbook.readColumns(sheet, idAt, 1);
  return ids.length === now.length && ids.every(([id = ''], row) => sameValue(id, now[row]?.[idAt] ?? '')) ? now : null;
}
