/**
 * What the hourly job does for a ledger's rows: it makes good what onEdit has missed, and once a day, rates and compares
 * all customers again. Writes through the one apply function, with a journal entry, so that it can be taken back.
 */
import type { OperationResult } from '../contract/api';
import type { ColumnChange } from '../domain/assess-records';
import type { CellValue } from '../domain/cell-value';
import { ok, type Result } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import { changedSince, fingerprintRows } from '../domain/row-fingerprints';
import type { LedgerPlan } from './apply-changes';
import { findLedger, type Ledger, type LedgerTabs, locateLedger } from './ledger';
import { operate } from './operate';
import type { Ports } from './ports';
import { checkDuplicates, refreshTiers, repairRecords } from './refresh';
import { readSettings } from './settings-tab';

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
 * Repairs the rows that have changed since the last sweep, and those without an ID; duplicate groups of all, since one
 * row tells of another. Rules and colours, and columns that somebody has deleted, wait for a repair that is asked for. Null
 * where nothing has changed: six calls then, else 25 more at most.
 */
export function sweep(ports: Ports): Result<OperationResult | null> {
  const seen = look(ports);
  if (seen === null) return ok(null);
  const { tabs, settings, now } = seen;
  const cells = ports.workbook.readGrid(tabs.customers, settings.gridColumns ?? 0);
  const { columns, headerRow } = locateLedger(cells, settings, now.slice(0, 10), () => cells);
  if (fingerprintRows(cells.slice(headerRow + 1), columns) === settings.swept?.rows) return ok(null);
  const requestId = `sweep-${now.replace(/\D/g, '')}`;
  return operate(ports, requestId, ['customerId', 'duplicateGroup', 'issues'], (ledger) => {
    const { values } = ledger.cells;
    const { swept } = ledger.settings;
    const undone = [...ledger.journal].reverse().find(({ state }) => state === 'undone')?.operationId ?? '';
    const print = (rows: readonly (readonly CellValue[])[]): string =>
      fingerprintRows(rows.slice(ledger.headerRow + 1), ledger.columns);
    const noted = (of: Ledger, rows: string): Ledger => ({
      ...of,
      settings: { ...of.settings, swept: { rows, undone } },
      settingsChanged: true,
    });
    // What somebody has taken back is not to come again within the hour.
    if (undone !== (swept?.undone ?? '')) return { ledger: noted(ledger, print(values)), plan: NOTHING };
    const hasChanged = changedSince(swept?.rows ?? '', print(values), ledger.columns);
    const { ledger: repaired, plan } = repairRecords(ports, ledger, (position) =>
      hasChanged(values[ledger.records.rows[position] as number] ?? []),
    );
    const changes = plan.writes.flatMap((write) => write.changes);
    return { ledger: noted(repaired, print(valuesAfter(repaired, changes))), plan };
  });
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
 * ways than typing. Only what differs is written. Null where it has been done today: five calls then, else 25 at most for
 * each of the two.
 */
export function refreshNightly(ports: Ports): Result<readonly OperationResult[] | null> {
  const seen = look(ports);
  const today = seen?.now.slice(0, 10);
  if (today === undefined || seen?.settings.refreshedOn === today) return ok(null);
  const duplicates = checkDuplicates(ports, { requestId: `nightly-duplicates-${today}` });
  if (!duplicates.ok) return duplicates;
  const tiers = refreshTiers(ports, { requestId: `nightly-tiers-${today}`, refreshedOn: today });
  return tiers.ok ? ok([duplicates.value, tiers.value]) : tiers;
}
