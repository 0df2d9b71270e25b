/**
 * Rolling a ledger up: the rows of Purchases and Follow-ups are read once, what follows from them for the customers'
 * columns is decided by the domain, and changes of stage become lines of Stage history.
 */
import { messagesFor } from '../contract/messages/messages-for';
import type { ColumnChange, StandardRecords } from '../domain/assess-records';
import { type CellValue, textOf } from '../domain/cell-value';
import { isOpening } from '../domain/history/entries';
import { readFollowUps, readPurchases, readStageHistory } from '../domain/history/read-entries';
import {
  ORDER_KEYS,
  ROLLED_KEYS,
  type RolledKey,
  type RolledRecords,
  rollUpRecords,
  stageLabels,
} from '../domain/history/rolled-records';
import { describeStageReason } from '../domain/history/stage-words';
import { lastStages, stageSteps } from '../domain/history/stages';
import type { Issue } from '../domain/issues';
import { type LinkedEntry, placesOf } from '../domain/linked-tabs';
import { differences, type LedgerPlan } from './apply-changes';
import { titleOf, valuesOf } from './customer-record';
import { PROTECTION_DESCRIPTION } from './header-edits';
import { entryPrints } from './imported-entries';
import type { AddedColumns } from './journal';
import type { Ledger } from './ledger';
import { appendEdits, entryCells, entryContext } from './linked-tab';
import type { Ports, SheetEdit } from './ports';

/** Columns of a tab that is as wide as it was made. */
export const EXPECTED_COLUMNS = 26;

export interface RolledLedger {
  readonly rolled: RolledRecords;
  /** Findings in the rows of the linked tabs. */
  readonly told: readonly Issue[];
}

/** Null in a ledger without Purchases and Follow-ups. One service call for each of them, two where somebody has added columns. */
export function rollUpLedger(
  { workbook }: Ports,
  ledger: Ledger,
  standard: StandardRecords,
  ids: readonly string[],
): RolledLedger | null {
  const { tabs, settings, context } = ledger;
  if (tabs.purchases === null && tabs.followUps === null) return null;
  const reading = entryContext(ledger);
  const cellsOf = (sheet: number): readonly (readonly CellValue[])[] => workbook.readGrid(sheet, EXPECTED_COLUMNS);
  const purchases = tabs.purchases === null ? null : readPurchases(cellsOf(tabs.purchases), reading);
  const followUps = tabs.followUps === null ? null : readFollowUps(cellsOf(tabs.followUps), reading);
  const columnOf = new Map(ledger.columns.map(({ key, index }) => [key as string, index]));
  const rawOf = (key: RolledKey, position: number): CellValue =>
    ledger.cells.values[ledger.records.rows[position] as number]?.[columnOf.get(key) ?? -1] ?? '';
  const entries = { purchases: purchases?.entries ?? null, followUps: followUps?.entries ?? null };
  const rolled = rollUpRecords(standard, ids, rawOf, entries, settings, context);

  const known = new Set(ids);
  const rows = [...(entries.purchases ?? []), ...(entries.followUps ?? [])];
  const unread = new Set(
    purchases?.issues.filter(({ fieldKey }) => fieldKey === 'amount').map(({ rowNumber }) => rowNumber),
  );
  // Many lists say what an order came to in one of its rows.
  const priced = new Set(entries.purchases?.flatMap((one) => (one.amount === null ? [] : [one.invoice])));
  const told: Issue[] = [
    ...(purchases?.issues ?? []),
    ...(followUps?.issues ?? []),
    ...rows
      .filter(({ customerId }) => !known.has(customerId))
      .map(
        ({ row, customerId }): Issue => ({
          code: 'customer-unknown',
          fieldKey: 'customerId',
          rowNumber: row,
          params: { value: customerId.slice(0, 60) },
        }),
      ),
    ...(entries.purchases ?? [])
      .filter((one) => one.amount === null && !isOpening(one) && !unread.has(one.row))
      .filter(({ invoice }) => invoice === '' || !priced.has(invoice))
      .map(({ row }): Issue => ({ code: 'amount-missing', fieldKey: 'amount', rowNumber: row })),
    ...rows
      .filter((one) => ('date' in one ? (one.date ?? '') : (one.at?.date ?? '')) > context.today)
      .map(({ row }): Issue => ({ code: 'date-to-come', fieldKey: 'date', rowNumber: row })),
  ];
  return { rolled, told };
}

/**
 * The columns that roll-ups fill and the ledger lacks, as far as they have something to say; those that somebody has
 * deleted only where it `isAsked` for.
 */
export function columnsToAdd({ columns, settings }: Ledger, { values }: RolledRecords, isAsked: boolean): RolledKey[] {
  const isThere = new Set<string>((isAsked ? columns : settings.fields).map(({ key }) => key));
  return ROLLED_KEYS.filter((key) => !isThere.has(key) && values.get(key)?.some((value) => value !== ''));
}

/** What changes in the columns that roll-ups fill; nothing of orders where it could not be told again from what is typed. */
export function rolledChanges(
  ledger: Ledger,
  rolling: RolledLedger | null,
): Readonly<Record<'orders' | 'stages' | 'contacts', readonly ColumnChange[]>> {
  const changes = (...keys: readonly RolledKey[]): ColumnChange[] =>
    keys.flatMap((key) => differences(ledger, key, rolling?.rolled.values.get(key) ?? []) ?? []);
  const isTold = ledger.columns.some(({ key }) => key === 'rolledUp');
  return {
    orders: isTold ? changes(...ORDER_KEYS, 'rolledUp') : [],
    stages: changes('lifecycleStage'),
    contacts: changes('lastContact'),
  };
}

/**
 * Once, when the first columns of roll-ups are made: the headers of all that the ledger fills from now on say so, and new
 * columns are protected like its others. One service call more than the edits'.
 */
export function automaticLooks({ workbook }: Ports, ledger: Ledger, added: AddedColumns | null): SheetEdit[] {
  if (!added?.keys.includes('rolledUp')) return [];
  const { settings, columns, headerRow, tabs, cells } = ledger;
  const sheet = tabs.customers;
  const { automatic } = messagesFor(settings.language).notes;
  const isRolled = (index: number): boolean =>
    columns.some(
      (column) => column.index === index && ROLLED_KEYS.some((key) => key === column.key && key !== 'lastContact'),
    );
  const first = Math.min(...columns.filter(({ index }) => isRolled(index)).map(({ index }) => index));
  const stood = { row: headerRow, column: first, rows: 1, columns: added.at - first };
  const before = stood.columns === 0 ? [] : workbook.notes(sheet, stood);
  const notes = Array.from({ length: added.at + added.keys.length - first }, (_, i) => {
    const note = before[0]?.[i] ?? '';
    return isRolled(first + i) && !note.includes(automatic) ? [note, automatic].filter(Boolean).join('\n') : note;
  });
  return [
    { kind: 'notes', sheet, row: headerRow, column: first, notes: [notes] },
    {
      kind: 'protect',
      sheet,
      range: { row: headerRow, column: added.at, rows: cells.values.length - headerRow, columns: added.keys.length },
      description: PROTECTION_DESCRIPTION,
    },
  ];
}

/** Of an operation: the lines that Stage history lacks. */
type StageLines = Pick<LedgerPlan, 'others' | 'imported'> & { readonly count: number; readonly told: readonly Issue[] };

const NO_LINES: StageLines = { others: [], count: 0, told: [] };

/**
 * The lines that Stage history lacks, below everything that stands there. One service call, and three for the lines. Null
 * where there are lines and no tab for them.
 */
export function stageLines({ workbook }: Ports, ledger: Ledger, rolling: RolledLedger | null): StageLines | null {
  const staged = rolling?.rolled.staged ?? null;
  if (staged === null) return NO_LINES;
  const { settings, context, tabs } = ledger;
  const sheet = tabs.stageHistory;
  const cells = sheet === null ? [] : workbook.readGrid(sheet, EXPECTED_COLUMNS);
  const steps = stageSteps(lastStages(readStageHistory(cells, entryContext(ledger))), staged, context.today);
  if (steps.length === 0) return NO_LINES;
  if (sheet === null) return null;
  const labels = stageLabels(settings);
  const names = new Map(
    ledger.records.rows.map((_, position) => {
      const values = valuesOf(ledger, position);
      return [textOf(values.get('customerId') ?? '').trim(), titleOf(values)];
    }),
  );
  const headers = (cells[0] ?? []).map(textOf);
  const rows: CellValue[][] = [];
  for (const { on, customerId, from, to, reason } of steps) {
    const entry: LinkedEntry = {
      role: 'stageHistory',
      values: {
        on: { date: on },
        customerId,
        customer: names.get(customerId) ?? '',
        from: labels.get(from) ?? from,
        to: labels.get(to) ?? to,
        reason: describeStageReason(reason, settings.language),
      },
    };
    const row = entryCells({ name: settings.tabs.stageHistory ?? '', headers }, entry, settings.language);
    if (!row.ok) return { ...NO_LINES, told: row.issues };
    rows.push(row.value);
  }
  return {
    others: appendEdits(sheet, cells, rows),
    imported: { role: 'stageHistory', prints: entryPrints('stageHistory', placesOf('stageHistory', headers), rows) },
    count: rows.length,
    told: [],
  };
}
