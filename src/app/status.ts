/**
 * What the sidebar shows first: is there a ledger, how many customers, what needs a look. Reads only.
 */
import type { ApiInput } from '../contract/api';
import type { DuplicateGroup } from '../contract/api/duplicates';
import type { LedgerStatus, ToCheckRow } from '../contract/api/ledger';
import { exactKeysOf, standardiseRecords } from '../domain/assess-records';
import { commonReasons } from '../domain/exact-keys';
import { guessLanguage } from '../domain/guess-language';
import { ok, type Result, refused } from '../domain/issues';
import type { Language } from '../domain/sheet-snapshot';
import { columnReader, memberReader, nameOf } from './column-reader';
import { interrupted, lastDone } from './journal';
import { findLedger, openLedger, readLedger } from './ledger';
import { underLock } from './operation';
import type { Ports } from './ports';
import { readSettings, readSettingsRows } from './read-settings';
import { missingSettings } from './settings-tab';

export const VERSION = '0.1.0';

/** The language to speak before there is a ledger: of the sheet's own words, else of the spreadsheet's locale. */
export function sheetLanguage(ports: Ports): Language {
  const { workbook } = ports;
  const rows = workbook.peek(workbook.activeTab().sheetId, 20);
  return guessLanguage(rows[0] ?? [], rows.flat(), workbook.info().locale);
}

/** Whether there is a ledger, and its language or that of the sheet's own words. Reads Settings or the top of the sheet. */
export function ledgerLanguage(ports: Ports): { readonly hasLedger: boolean; readonly language: Language } {
  const tabs = findLedger(ports.workbook);
  const settings = tabs === null ? null : readSettings(ports.workbook.readCells(tabs.settings).values);
  return settings === null
    ? { hasLedger: false, language: sheetLanguage(ports) }
    : { hasLedger: true, language: settings.language };
}

/** Brings the Settings tab to the front, with the tables that an older ledger does not show. Some twelve service calls. */
export function showSettings(ports: Ports): Result<{ readonly shown: true }> {
  const { workbook } = ports;
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  workbook.edit([{ kind: 'activate-sheet', sheet: tabs.settings }]);
  return underLock(ports, () => {
    const cells = readSettingsRows(workbook, tabs.settings);
    const settings = readSettings(cells);
    if (settings !== null) workbook.edit(missingSettings(tabs.settings, cells, settings));
    return ok({ shown: true });
  });
}

/** Brings the Dashboard to the front, where there is one. */
export function showDashboard({ workbook }: Ports): void {
  const sheet = findLedger(workbook)?.dashboard ?? null;
  if (sheet !== null) workbook.edit([{ kind: 'activate-sheet', sheet }]);
}

/** Some twelve service calls. */
export function status(ports: Ports): Result<LedgerStatus> {
  const { workbook } = ports;
  const tabs = findLedger(workbook);
  const opened = tabs === null ? null : openLedger(ports, tabs, { full: false });
  const spreadsheetName = workbook.spreadsheetName();
  if (tabs === null || opened === null || !opened.ok) {
    const tab = workbook.activeTab();
    const rows = workbook.peek(tab.sheetId, 20);
    return ok({
      state: rows.some((row) => row.some((cell) => cell.trim() !== '')) ? 'plain' : 'empty',
      language: guessLanguage(rows[0] ?? [], rows.flat(), workbook.info().locale),
      sheetName: tab.name,
      spreadsheetName,
      customers: 0,
      tiers: [],
      duplicateGroups: 0,
      toCheck: 0,
      overdue: 0,
      dueToday: 0,
      lastOperation: null,
      notes: opened !== null && !opened.ok ? opened.issues : [],
      version: VERSION,
    });
  }
  const ledger = opened.value;
  const column = columnReader(ledger);
  const tiers = column('tier');
  const due = column('nextFollowUp');
  const last = lastDone(ledger.journal);
  const groups = new Set(column('duplicateGroup').filter((text) => text !== ''));
  return ok({
    state: 'ledger',
    language: ledger.settings.language,
    sheetName: ledger.settings.tabs.customers ?? '',
    spreadsheetName,
    customers: ledger.records.rows.length,
    tiers: [...(ledger.settings.lists['tier'] ?? []).map(({ label }) => label), ''].map((label) => ({
      label,
      count: tiers.filter((tier) => tier === label).length,
    })),
    duplicateGroups: groups.size,
    toCheck: column('issues').filter((text) => text !== '').length,
    overdue: due.filter((date) => date !== '' && date < ledger.context.today).length,
    dueToday: due.filter((date) => date === ledger.context.today).length,
    lastOperation:
      last === undefined
        ? null
        : { operationId: last.operationId, operation: last.operation, at: last.at, by: last.by, cells: last.cells },
    notes: [...ledger.issues, ...(interrupted(ledger.journal) === undefined ? [] : [{ code: 'interrupted' as const }])],
    version: VERSION,
  });
}

/** The groups that are numbered in the sheet, with why they stand together. */
export function duplicateGroups(ports: Ports): Result<readonly DuplicateGroup[]> {
  const opened = readLedger(ports, { full: true });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const memberAt = memberReader(ledger);
  const members = new Map<string, number[]>();
  for (const [position, label] of columnReader(ledger)('duplicateGroup').entries())
    if (label !== '') members.set(label, [...(members.get(label) ?? []), position]);
  const isGrouped = new Set([...members.values()].flat());
  const keys = exactKeysOf(
    standardiseRecords(ledger.records, ledger.settings, ledger.context),
    ledger.settings,
    (position) => isGrouped.has(position),
  );
  return ok(
    [...members].map(([group, positions]) => ({
      group,
      // Told by the plain keys that agree; of a group that hangs together by less, the review says why.
      reasons: commonReasons(positions.map((position) => keys[position] ?? '')),
      members: positions.map(memberAt),
    })),
  );
}

/** Rows whose To check column holds something. */
export function toCheck(ports: Ports): Result<readonly ToCheckRow[]> {
  const opened = readLedger(ports, { full: true });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const read = columnReader(ledger);
  const ids = read('customerId');
  const names = nameOf(read);
  return ok(
    read('issues').flatMap((text, position) =>
      text === ''
        ? []
        : [
            {
              customerId: ids[position] ?? '',
              rowNumber: (ledger.records.rows[position] as number) + 1,
              name: names[position] ?? '',
              text,
            },
          ],
    ),
  );
}

/** Selects a customer's row, wherever it is today, or that of the customer beside it. */
export function goTo(
  ports: Ports,
  { customerId, rowNumber, step }: ApiInput<'goTo'>,
): Result<{ rowNumber: number; customerId: string }> {
  const opened = readLedger(ports, { full: true });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const ids = columnReader(ledger)('customerId');
  const own = ids.indexOf(customerId ?? '\0');
  const position = step === undefined || own < 0 ? own : besidePosition(ids, own, step);
  const row = position >= 0 ? (ledger.records.rows[position] as number) : (rowNumber ?? ledger.headerRow + 2) - 1;
  const column =
    ledger.columns.find((candidate) => candidate.key === 'name' || candidate.key === 'company')?.index ?? 0;
  ports.workbook.select(ledger.tabs.customers, { row, column, rows: 1, columns: 1 });
  return ok({ rowNumber: row + 1, customerId: ids[position] ?? '' });
}

/** Rows without an ID are passed over. */
function besidePosition(ids: readonly string[], own: number, step: 1 | -1): number {
  for (let position = own + step; position >= 0 && position < ids.length; position += step)
    if (ids[position] !== '') return position;
  return own;
}
