/**
 * "Make this sheet a ledger": carries a decision out, under the lock and through the journal.
 */
import type { ApiOutput } from '../contract/api';
import type { IssueCount } from '../contract/api/basics';
import type { SetupOptions, SetupReport } from '../contract/api/set-up';
import { messagesFor } from '../contract/messages/messages-for';
import type { RecordIssue } from '../domain/assess-records';
import type { CellValue } from '../domain/cell-value';
import { type ColumnKey, fieldOf } from '../domain/fields';
import { ok, type Result, refused } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import type { CellRange } from '../domain/sheet-snapshot';
import { type Considered, consider } from './consider-setup';
import { type JournalPayload, openEntry, setState, summaryOf } from './journal';
import { findLedger } from './ledger';
import { countIssues, rowIssue, underLock } from './operation';
import type { Ports, SheetEdit, SheetRef } from './ports';
import { type Recovered, recoverInterrupted } from './recover';
import { repair } from './refresh';
import { makeSettingsTab } from './settings-tab';
import { addedValues, setupEdits, toCheckTexts } from './setup-edits';
import { setupLayout } from './setup-layout';
import { setupReport } from './setup-report';
import { freeTabName, logRow, makeJournalTab, makeLogTab, tabNames } from './tabs';
import { changesIn, cutChanges } from './write-blocks';

/** Blocks of values that a set-up writes at most. */
const MOST_VALUE_BLOCKS = 12;

export interface SetupRequest {
  readonly requestId: string;
  /** Of the preview; '' to apply without one. */
  readonly fingerprint: string;
  readonly options: SetupOptions;
}

/** What the set-up would report, and nothing written. */
export function reportSetup(ports: Ports, options: SetupOptions): Result<SetupReport> {
  const considered = consider(ports, options);
  return considered.ok ? ok(reportOf(considered.value, considered.value.issues)) : considered;
}

function reportOf({ decision }: Considered, issues: readonly RecordIssue[]): SetupReport {
  const { table, columns, duplicates } = decision;
  return setupReport(table.headerRow, { rows: table.rows, columns }, issues, duplicates.count);
}

/**
 * Makes the active tab a ledger, after a copy of it; where there is a ledger already, puts that right and touches
 * nothing else. Refuses when the sheet has changed since the preview. At most 100 service calls whatever the number of
 * rows.
 */
export function applySetup(ports: Ports, request: SetupRequest): Result<ApiOutput['applySetup']> {
  if (findLedger(ports.workbook) !== null) {
    let report: SetupReport | null = null;
    const repaired = repair(ports, request, (told) => {
      report = told;
    });
    if (repaired.ok) return ok({ ...repaired.value, report });
    // What looked like a ledger was the rest of an interrupted set-up, which is taken back by now.
    if (repaired.issues[0]?.code !== 'ledger-missing') return repaired;
  }
  return underLock(ports, () => {
    const recovered = recoverInterrupted(ports);
    if (!recovered.ok) return recovered;
    const repeated = recovered.value.journal?.entries.find((entry) => entry.operationId === request.requestId);
    if (repeated?.state === 'done') return ok({ ...summaryOf(repeated), counts: {}, issues: [], report: null });
    const result = consider(ports, request.options);
    if (!result.ok) return result;
    const considered = result.value;
    if (request.fingerprint !== '' && request.fingerprint !== considered.fingerprint)
      return refused({ code: 'stale-preview' });
    return ok(carryOut(ports, request.requestId, considered, recovered.value));
  });
}

/** Where the eye is led after a set-up: the first customer's tier, else the first cell below the header. */
function firstTier(settings: LedgerSettings, row: number): CellRange {
  const column = settings.fields.find((field) => field.key === 'tier')?.position ?? 0;
  return { row, column, rows: 1, columns: 1 };
}

function carryOut(
  ports: Ports,
  operationId: string,
  considered: Considered,
  { journal: known }: Recovered,
): ApiOutput['applySetup'] {
  const { workbook, clock, packer, account } = ports;
  const { snapshot, info, decision } = considered;
  const { table, settings } = decision;
  const sheetId = snapshot.sheetId;
  const at = clock.civil(clock.now(), info.timeZone).slice(0, 16);
  const by = account.email();
  const words = messagesFor(settings.language);

  // An earlier set-up that was taken back has left its journal, its log and its copy of the tab.
  const earlier = workbook.rememberedTabs();
  const names = tabNames(workbook, settings.language);
  const journalSheet: SheetRef = known?.sheet ?? names.journal;
  const logSheet: SheetRef = earlier['log'] ?? names.log;
  const copyName = freeTabName(workbook, words.tabs.copyOf({ sheet: snapshot.sheetName, at: at.replace(/:/g, '.') }));
  const tabs = { settings: names.settings, customers: snapshot.sheetName };
  const settingsTab = makeSettingsTab(names.settings, {
    ...settings,
    tabs: {
      ...tabs,
      log: typeof logSheet === 'string' ? logSheet : (workbook.tabById(logSheet)?.name ?? names.log),
      journal:
        typeof journalSheet === 'string' ? journalSheet : (workbook.tabById(journalSheet)?.name ?? names.journal),
    },
  });

  const layout = setupLayout(decision, snapshot);
  const blocks = cutChanges(
    [...decision.standard.changes, ...decision.ownChanges],
    table.rows,
    (row, column) => snapshot.values[row]?.[column] ?? '',
    considered.isKept,
    { most: MOST_VALUE_BLOCKS },
  );
  const leftIssues = blocks.left.flatMap(({ change, positions }) =>
    change.column.key.startsWith('#')
      ? []
      : positions.map(
          (position): RecordIssue => ({ position, key: change.column.key as ColumnKey, code: 'left-mixed-column' }),
        ),
  );
  const issues = [...considered.issues, ...leftIssues];
  const toCheck = toCheckTexts(issues, decision.standard.count, settings);
  const values = addedValues(decision, toCheck);

  const header: CellRange = { row: Math.max(0, table.headerRow), column: 0, rows: 1, columns: snapshot.columnCount };
  const headerNotes = snapshot.columnCount === 0 || table.headerRow < 0 ? [[]] : workbook.notes(sheetId, header);
  const columnRules = Array.from({ length: snapshot.columnCount }, (_, column) =>
    considered.ruleGrid.cells.some((row) => (row[column] ?? -1) >= 0),
  );

  const { phases, structure } = setupEdits({
    decision,
    snapshot,
    layout,
    blocks: blocks.blocks,
    values,
    isKept: considered.isKept,
    headerNotes,
    columnRules,
    settingsSheet: names.settings,
    listColumns: settingsTab.cells.listColumns,
    copyName,
    tabs: [names.settings],
    hasFilter: considered.hasFilter,
  });

  const written = changesIn(blocks.blocks, table.rows);
  const cells = written.reduce((sum, change) => sum + change.positions.length, 0);
  // What added columns were filled with, so that undo can tell it from what people typed there later.
  const filled = decision.added
    .filter((key) => !fieldOf(key).automatic)
    .flatMap((key) => {
      const texts = values.get(key) ?? [];
      const positions = [...texts.keys()].filter((position) => texts[position] !== '');
      return positions.length === 0
        ? []
        : [
            {
              key,
              positions,
              before: positions.map((): CellValue => ''),
              after: positions.map((position) => texts[position] as CellValue),
            },
          ];
    });
  const payload: JournalPayload = {
    version: 1,
    language: settings.language,
    recordIds: decision.ids.ids,
    cells: [...written, ...filled],
    rules: [],
    setup: structure,
  };

  // The journal comes first and is flushed: from here on an interruption can be told and put right.
  const entry = openEntry(
    packer,
    journalSheet,
    known?.entries ?? [],
    { operationId, operation: 'setup', at, by, cells },
    payload,
  );
  workbook.edit([
    ...(known === null ? makeJournalTab(names.journal) : []),
    ...entry.edits,
    { kind: 'remember-tabs', tabs: { ...earlier, journal: journalSheet } },
  ]);
  workbook.flush();
  workbook.edit([
    ...(earlier['copy'] === undefined ? [] : [{ kind: 'delete-sheet' as const, sheet: earlier['copy'] }]),
    { kind: 'copy-sheet', sheet: sheetId, name: copyName },
    { kind: 'hide-sheet', sheet: copyName },
    ...settingsTab.edits,
    ...(earlier['log'] === undefined ? makeLogTab(names.log, settings.language) : []),
  ]);
  workbook.flush();
  for (const phase of phases) {
    workbook.edit(phase);
    workbook.flush();
  }
  const closing: SheetEdit[] = [
    {
      kind: 'remember-tabs',
      tabs: { customers: sheetId, settings: names.settings, log: logSheet, journal: journalSheet, copy: copyName },
    },
    logRow(logSheet, { at, by, operation: words.operations.setup, sheet: snapshot.sheetName, cells, operationId }),
    setState(journalSheet, entry.row, 'done'),
  ];
  workbook.edit(closing);
  workbook.select(sheetId, firstTier(settings, layout.firstRow));

  return {
    operationId,
    operation: 'setup',
    at,
    by,
    cells,
    counts: {
      customers: decision.standard.count,
      tidied: cells,
      duplicateGroups: decision.duplicates.count,
      issues: issues.length,
    },
    issues: countIssues(issues.map((issue) => rowIssue(issue, table.rows))) as IssueCount[],
    report: reportOf(considered, issues),
  };
}
