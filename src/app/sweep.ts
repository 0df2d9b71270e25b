/**
 * What the hourly job does for a ledger's rows: it makes good what onEdit has missed, and once a day, rates and compares
 * all customers again. Writes through the one apply function, with a journal entry, so that it can be taken back.
 */
import type { OperationResult } from '../contract/api/basics';
import type { ColumnChange } from '../domain/assess-records';
import type { CellValue } from '../domain/cell-value';
import type { FieldKey } from '../domain/fields';
import { ok, type Result } from '../domain/issues';
import { idReader, type LedgerColumn } from '../domain/ledger-columns';
import type { Fingerprints, LedgerSettings } from '../domain/ledger-settings';
import { changedSince, fingerprintRows, toldColumns, UNSEEN, withGroupsOf } from '../domain/row-fingerprints';
import type { LedgerPlan } from './apply-changes';
import { type JournalEntry, readPayloads } from './journal';
import { type Ledger, type LedgerTabs, locateLedger, sampleRows } from './ledger';
import { makeLinkedTab } from './make-linked-tab';
import type { KnownSettings } from './open-settings';
import { operate } from './operate';
import { underLock } from './operation';
import type { Ports } from './ports';
import { readSettings } from './read-settings';
import { repairRecords } from './refresh';
import { refreshTiers } from './refresh-tiers';
import { stateCell, stateEdits } from './settings-state';

/** Cells read to see whether a sweep is due: with the dozen calls beside, some 1.7 s. */
const MOST_CELLS = 200_000;

/** Operations in which one run rolls everybody up: with 100,000 purchases each takes some twenty seconds. */
const MOST_PARTS = 4;

/**
 * Repairs the rows that have changed since the last sweep, and those without an ID or with cells that took too many writes,
 * until none is left; duplicate groups
 * of all, since one row tells of another. The first time in a day it also rates everybody: tiers follow the calendar; where
 * there are linked tabs, by rolling them up, in operations of their own. Rules and colours, and columns that somebody has
 * deleted, wait for a repair that is asked for. Null where nothing is due: five calls then, else 25 more at most for each
 * operation. `turn` counts the runs: each looks at a part of the columns, see `isAsSwept`.
 */
export function sweep(
  ports: Ports,
  { tabs, settings }: KnownSettings,
  turn: () => number,
): Result<OperationResult | null> {
  const now = ports.clock.civil(ports.clock.now(), ports.workbook.timeZone());
  const today = now.slice(0, 10);
  const isDaily = settings.refreshedOn !== today;
  if (!isDaily && isAsSwept(ports, tabs, settings, today, turn)) return ok(null);
  const requestId = `sweep-${now.replace(/\D/g, '')}`;
  const rolled = isDaily ? rollUpDaily(ports, tabs, requestId) : ok(true);
  const isLeft = rolled.ok ? !rolled.value : rolled.issues.some(({ code }) => code === 'busy');
  const refreshedOn = isLeft ? (settings.refreshedOn ?? '') : today;
  const done = operate(ports, requestId, isDaily ? ['customerId'] : ['customerId', 'issues'], (read) => {
    const ledger: Ledger = { ...read, settings: { ...read.settings, refreshedOn }, settingsChanged: true };
    const has = (key: FieldKey): boolean => ledger.columns.some((column) => column.key === key);
    // Without a place for findings nothing is repaired, and nothing counts as swept.
    const swept = has('issues') ? whatToSweep(ports, ledger) : null;
    if (!isDaily && swept?.isAny === false) return { ledger: swept.noted(ledger, NOTHING), plan: NOTHING };
    const isWanted = swept?.hasChanged ?? (() => false);
    const isRated = isDaily && !isRolled(tabs) && has('tier') && has('tierSource') ? () => true : isWanted;
    const { ledger: repaired, plan } = repairRecords(ports, ledger, isWanted, isRated);
    return { ledger: swept?.noted(repaired, plan) ?? repaired, plan };
  });
  if (isDaily && !done.ok && done.issues.every(({ code }) => code !== 'busy')) noteDay(ports, tabs, today);
  return done.ok && !rolled.ok ? rolled : done;
}

/**
 * Rolls everybody up from the linked tabs, in as many operations as a run has time for: whether nothing is left for the next
 * one. Columns that somebody has deleted stay away.
 */
function rollUpDaily(ports: Ports, tabs: LedgerTabs, requestId: string): Result<boolean> {
  if (!isRolled(tabs)) return ok(true);
  if (tabs.purchases !== null && tabs.stageHistory === null) makeLinkedTab(ports, 'stageHistory');
  for (let part = 1; part <= MOST_PARTS; part++) {
    const rolled = refreshTiers(ports, { requestId: `${requestId}-${part}` }, false);
    if (!rolled.ok) return rolled;
    if (!rolled.value.isUnfinished) return ok(true);
  }
  return ok(false);
}

function isRolled({ purchases, followUps }: LedgerTabs): boolean {
  return purchases !== null || followUps !== null;
}

/**
 * Whether the rows are as they were when last swept, as far as this run looks: at all IDs and names, so that no new row is
 * missed, and at as many of the other columns, turn by turn, as are read in half a second. Five calls; two more where a
 * column is gone.
 */
function isAsSwept(
  { workbook }: Ports,
  { customers }: LedgerTabs,
  settings: LedgerSettings,
  today: string,
  turn: () => number,
): boolean {
  const seen = settings.swept?.columns ?? {};
  const top = workbook.readRows(customers, 0, settings.headerRow + 1);
  const { columns, headerRow } = locateLedger(top, settings, today, () => sampleRows(workbook, customers));
  const told = toldColumns(columns);
  const id = columns.find(({ key }) => key === 'customerId');
  const name = told.find(({ key }) => key === 'name') ?? told[0];
  if (id === undefined || name === undefined || Object.keys(seen).length !== told.length + 1) return false;
  const ids = workbook.readColumns(customers, id.index, 1);
  const names = workbook.readColumns(customers, name.index, 1);
  const part = partOf(told, Math.max(1, Math.round(MOST_CELLS / ids.length) - 2), turn());
  const [first, last] = [part[0] as LedgerColumn, part[part.length - 1] as LedgerColumn];
  const others = workbook.readColumns(customers, first.index, last.index - first.index + 1);
  const rows = ids.map((line, row) => [...line, ...(names[row] ?? []), ...(others[row] ?? [])]);
  const now = fingerprintRows(rows.slice(headerRow + 1), [
    { ...id, index: 0 },
    { ...name, index: 1 },
    ...part
      .filter(({ key }) => key !== name.key)
      .map((column) => ({ ...column, index: 2 + column.index - first.index })),
  ]);
  return Object.entries(now.columns).every(([key, print]) => seen[key] === print);
}

/** The columns whose turn it is, `most` from the first to the last; all parts are about as wide. */
function partOf(columns: readonly LedgerColumn[], most: number, turn: number): readonly LedgerColumn[] {
  const span = (columns[columns.length - 1] as LedgerColumn).index - (columns[0] as LedgerColumn).index + 1;
  const width = Math.ceil(span / Math.ceil(span / most));
  const parts: LedgerColumn[][] = [];
  for (const column of columns) {
    const part = parts[parts.length - 1];
    if (part !== undefined && column.index < (part[0] as LedgerColumn).index + width) part.push(column);
    else parts.push([column]);
  }
  return parts[turn % parts.length] as LedgerColumn[];
}

/** Which rows a sweep repairs, and the ledger with what it has seen noted down. One call where operations were undone since. */
function whatToSweep(
  ports: Ports,
  ledger: Ledger,
): {
  readonly isAny: boolean;
  readonly hasChanged: (position: number) => boolean;
  readonly noted: (repaired: Ledger, plan: LedgerPlan) => Ledger;
} {
  const { values } = ledger.cells;
  const idIn = idReader(ledger.columns);
  const undone = undoneByPeople(ledger.journal);
  const before = lastSeen(ports, ledger, undone);
  const print = printOf(ledger, values);
  const rowHasChanged = changedSince(before, print.rows, ledger.columns);
  return {
    isAny: before !== print.rows,
    hasChanged: (position) => rowHasChanged(values[ledger.records.rows[position] as number] ?? []),
    noted(repaired, plan) {
      const after = valuesAfter(
        repaired,
        plan.writes.flatMap((write) => write.changes),
      );
      const { rows, columns } = printOf(repaired, after);
      const idAt = (position: number): string => idIn(after[ledger.records.rows[position] as number] ?? []);
      const isNew = plan !== NOTHING && [...ledger.records.rows.keys()].some((position) => idAt(position) === '');
      const left = plan.writes
        .flatMap(({ issues }) => issues.filter(({ code }) => code === 'left-for-later'))
        .map(({ position }) => idAt(position));
      const again = isNew ? ['', ...left] : left;
      const ids = undone.map(({ operationId }) => operationId).join(' ');
      const swept = again.length === 0 ? { rows, columns } : { rows: withGroupsOf(rows, again, UNSEEN), columns: {} };
      return { ...repaired, settings: { ...repaired.settings, swept: { ...swept, undone: ids } } };
    },
  };
}

function printOf({ headerRow, columns }: Ledger, values: readonly (readonly CellValue[])[]): Fingerprints {
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
  const idIn = idReader(columns);
  const withoutId = cells.values.slice(headerRow + 1).filter((row, place) => places.has(place) && idIn(row) === '');
  const swept = withGroupsOf(settings.swept?.rows ?? UNSEEN, ids, printOf(ledger, cells.values).rows);
  return withoutId.length === 0 ? swept : withGroupsOf(swept, [''], fingerprintRows(withoutId, columns).rows);
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
