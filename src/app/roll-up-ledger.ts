/**
 * Rolling a ledger up: the rows of Purchases and Follow-ups are read once, what follows from them for the customers'
 * columns is decided by the domain, and changes of stage become lines of Stage history.
 */
import { messagesFor } from '../contract/messages/messages-for';
import type { StandardRecords } from '../domain/assess-records';
import { type CellValue, textOf } from '../domain/cell-value';
import { isOpening } from '../domain/history/entries';
import { readFollowUps, readPurchases, readStageHistory } from '../domain/history/read-entries';
import {
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
import type { LedgerPlan } from './apply-changes';
import { titleOf, valuesOf } from './customer-record';
import { entryPrints } from './imported-entries';
import type { Ledger } from './ledger';
import { appendEdits, entryCells, entryContext } from './linked-tab';
import { placeOfNew, rightOf, type WithColumns, withNewColumns } from './new-columns';
import type { Decided } from './operate';
import type { Ports, SheetEdit } from './ports';

/** Columns of a tab that is as wide as it was made. */
export const EXPECTED_COLUMNS = 26;

export interface RolledLedger {
  readonly rolled: RolledRecords;
  /** Findings in the rows of the linked tabs. */
  readonly told: readonly Issue[];
}

/** Null in a ledger without Purchases and Follow-ups. One service call for each of them. */
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

/**
 * Headers of all that the ledger fills once it has roll-ups say so; nothing where the new columns have come to stand
 * outside of its own. One service call, and one for the notes.
 */
function automaticNotes({ workbook }: Ports, read: Ledger, { ledger, added }: WithColumns): SheetEdit[] {
  if (!added?.keys.includes('rolledUp') || added.at === rightOf(read)) return [];
  const { settings, columns, headerRow, tabs } = ledger;
  const { automatic } = messagesFor(settings.language).notes;
  const rolled = new Set(
    columns.filter(({ key }) => key !== 'lastContact' && isRolledKey(key)).map(({ index }) => index),
  );
  const [first, last] = [Math.min(...rolled), Math.max(...rolled)];
  const range = { row: headerRow, column: first, rows: 1, columns: last - first + 1 - added.keys.length };
  const stood = range.columns > 0 ? (workbook.notes(tabs.customers, range)[0] ?? []) : [];
  const room = added.keys.map(() => '');
  const notes = [...stood.slice(0, added.at - first), ...room, ...stood.slice(added.at - first)].map((note, i) =>
    rolled.has(first + i) && !note.includes(automatic) ? [note, automatic].filter(Boolean).join('\n') : note,
  );
  return [{ kind: 'notes', sheet: tabs.customers, row: headerRow, column: first, notes: [notes] }];
}

function isRolledKey(key: string): key is RolledKey {
  return (ROLLED_KEYS as readonly string[]).includes(key);
}

/** The columns alone, which take all the service calls that one operation has. */
export function columnsPlan(ports: Ports, read: Ledger, keys: readonly RolledKey[]): Decided {
  const made = withNewColumns(read, keys, placeOfNew(read));
  return {
    ledger: made.ledger,
    plan: {
      operation: 'refresh-tiers',
      writes: [],
      issues: [],
      added: made.added,
      others: automaticNotes(ports, read, made),
      rules: [],
      counts: {},
    },
  };
}

/** Of an operation: the lines that Stage history lacks. */
type StageLines = Pick<LedgerPlan, 'others' | 'imported'> & { readonly count: number; readonly told: readonly Issue[] };

export const NO_LINES: StageLines = { others: [], count: 0, told: [] };

/**
 * The lines that Stage history lacks, below everything that stands there. One service call, and three for the lines. Null
 * where there are lines and no tab for them.
 */
export function stageLines({ workbook }: Ports, ledger: Ledger, rolling: RolledLedger | null): StageLines | null {
  const staged = rolling?.rolled.staged ?? null;
  const { settings, context, tabs } = ledger;
  const sheet = tabs.stageHistory;
  if (staged === null) return NO_LINES;
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
