/**
 * What the hourly job does for a ledger's rows: it makes good what onEdit has missed, and once a day, rates and compares
 * all customers again. Writes through the one apply function, with a journal entry, so that it can be taken back.
 */
import type { OperationResult } from '../contract/api';
import type { ColumnChange } from '../domain/assess-records';
import type { CellValue } from '../domain/cell-value';
import { ok, type Result, refused } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import { changedSince, fingerprintRows, idIn, UNSEEN, withGroupsOf } from '../domain/row-fingerprints';
import type { LedgerPlan } from './apply-changes';
import { type JournalEntry, readPayloads } from './journal';
import { findLedger, type Ledger, type LedgerTabs, locateLedger } from './ledger';
import { operate } from './operate';
import { underLock } from './operation';
import type { Ports } from './ports';
import { checkDuplicates, refreshTiers, repairRecords } from './refresh';
import { readSettings, stateCell, stateEdits } from './settings-tab';

interface Seen {
  readonly tabs: LedgerTabs;
  readonly settings: LedgerSettings;
  /** `yyyy-mm-dd HH:MM:SS` */
  readonly now: string;
}

/** Null where there is no ledger. Five calls, the first time in an execution. */
function look({ workbook, clock }: Ports): Seen | null {
  const tabs = findLedger(workbook);
  if (tabs === null) return null;
  const settings = readSettings(workbook.readCells(tabs.settings).values);
  return settings === null ? null : { tabs, settings, now: clock.civil(clock.now(), workbook.timeZone()) };
}

/**
 * Repairs the rows that have changed since the last sweep, and those without an ID until all have one; duplicate groups
 * of all, since one row tells of another. Rules and colours, and columns that somebody has deleted, wait for a repair
 * that is asked for. Null where nothing has changed: six calls then, else 25 more at most.
 */
export function sweep(ports: Ports): Result<OperationResult | null> {
  const seen = look(ports);
  if (seen === null) return ok(null);
  const { tabs, settings, now } = seen;
  const cells = ports.workbook.readGrid(tabs.customers, settings.gridColumns ?? 0);
  const { columns, headerRow } = locateLedger(cells, settings, now.slice(0, 10), () => cells);
  if (fingerprintRows(cells.slice(headerRow + 1), columns) === settings.swept?.rows) return ok(null);
  const requestId = `sweep-${now.replace(/\D/g, '')}`;
  return operate(ports, requestId, ['customerId', 'issues'], (ledger) => {
    const { values } = ledger.cells;
    const undone = undoneByPeople(ledger.journal);
    const noted = (of: Ledger, rows: string): Ledger => ({
      ...of,
      settings: { ...of.settings, swept: { rows, undone: undone.map(({ operationId }) => operationId).join(' ') } },
      settingsChanged: true,
    });
    const print = printOf(ledger, values);
    const before = lastSeen(ports, ledger, undone);
    if (before === print) return { ledger: noted(ledger, print), plan: NOTHING };
    const hasChanged = changedSince(before, print, ledger.columns);
    const { ledger: repaired, plan } = repairRecords(ports, ledger, (position) =>
      hasChanged(values[ledger.records.rows[position] as number] ?? []),
    );
    const after = valuesAfter(
      repaired,
      plan.writes.flatMap((write) => write.changes),
    );
    const done = printOf(repaired, after);
    const isDone = ledger.records.rows.every((row) => idIn(after[row] ?? [], ledger.columns) !== '');
    return { ledger: noted(repaired, isDone ? done : withGroupsOf(done, [''], UNSEEN)), plan };
  });
}

function printOf({ headerRow, columns }: Ledger, values: readonly (readonly CellValue[])[]): string {
  return fingerprintRows(values.slice(headerRow + 1), columns);
}

/** Interrupted operations are undone as well, but by nobody. */
function undoneByPeople(journal: readonly JournalEntry[]): readonly JournalEntry[] {
  return journal.filter(
    ({ state, undoneBy, operation }) =>
      state === 'undone' && undoneBy !== '' && operation !== 'setup' && operation !== 'start-empty',
  );
}

/**
 * The rows as last swept. Those of operations that people have undone since count as swept: what somebody has taken back
 * is not to come again within the hour. One service call where there are any.
 */
function lastSeen({ workbook, packer }: Ports, ledger: Ledger, undone: readonly JournalEntry[]): string {
  const { columns, headerRow, tabs, settings, cells } = ledger;
  const known = new Set((settings.swept?.undone ?? '').split(' '));
  const fresh = undone.filter(({ operationId }) => !known.has(operationId));
  const payloads = tabs.journal === null ? [] : readPayloads(workbook, packer, tabs.journal, fresh);
  const ids = payloads.flatMap(({ recordIds }) => recordIds);
  const places = new Set(payloads.flatMap(({ rows = [] }) => rows));
  const withoutId = cells.values
    .slice(headerRow + 1)
    .filter((row, place) => places.has(place) && idIn(row, columns) === '');
  const swept = withGroupsOf(settings.swept?.rows ?? UNSEEN, ids, printOf(ledger, cells.values));
  return withoutId.length === 0 ? swept : withGroupsOf(swept, [''], fingerprintRows(withoutId, columns));
}

const NOTHING: LedgerPlan = {
  operation: 'repair',
  writes: [],
  issues: [],
  added: null,
  others: [],
  rules: [],
  counts: {},
};

/** What the tab holds once the changes are written. */
function valuesAfter({ cells, records }: Ledger, changes: readonly ColumnChange[]): CellValue[][] {
  const values = cells.values.map((row) => [...row]);
  for (const { column, positions, after } of changes) {
    positions.forEach((position, i) => {
      (values[records.rows[position] as number] as CellValue[])[column.index] = after[i] as CellValue;
    });
  }
  return values;
}

/**
 * Duplicate groups and tiers of all customers, once a day: tiers follow the calendar, and groups what came in by other
 * ways than typing. Only what differs is written; where one of the two is refused, the other is done all the same. Null
 * where it has been done today: five calls then, else 25 at most for each of the two, and eight.
 */
export function refreshNightly(ports: Ports): Result<readonly OperationResult[] | null> {
  const seen = look(ports);
  const today = seen?.now.slice(0, 10);
  if (seen === null || today === undefined || seen.settings.refreshedOn === today) return ok(null);
  const duplicates = checkDuplicates(ports, { requestId: `nightly-duplicates-${today}` });
  const tiers = refreshTiers(ports, { requestId: `nightly-tiers-${today}`, refreshedOn: today });
  if (duplicates.ok && tiers.ok) return ok([duplicates.value, tiers.value]);
  const issues = [duplicates, tiers].flatMap((result) => (result.ok ? [] : result.issues));
  if (!tiers.ok && issues.every(({ code }) => code !== 'busy')) noteDay(ports, seen.tabs, today);
  return refused(...issues);
}

/** What is refused today is refused the whole day: it is not to be asked again every hour. */
function noteDay(ports: Ports, { settings: sheet }: LedgerTabs, today: string): void {
  underLock(ports, () => {
    const { values } = ports.workbook.readCells(sheet);
    const settings = readSettings(values);
    if (settings !== null)
      ports.workbook.edit(stateEdits(sheet, stateCell(values), { ...settings, refreshedOn: today }));
    return ok(null);
  });
}
