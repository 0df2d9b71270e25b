/**
 * Rolling a ledger up: the rows of Purchases and Follow-ups are read once, what follows from them for the customers'
 * columns is decided by the domain, and changes of stage become lines of Stage history.
 */
import { messagesFor } from '../contract/messages/messages-for';
import type { StandardRecords } from '../domain/assess-records';
import { type CellValue, textOf } from '../domain/cell-value';
import { isOpening } from '../domain/history/entries';
import { type PlanKey, type PlannedRecords, planRecords } from '../domain/history/planned-records';
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
import { type Issue, ok, type Result } from '../domain/issues';
import { type LinkedEntry, linkedColumns, placesOf } from '../domain/linked-tabs';
import { type AddedRows, addedRows } from './added-rows';
import type { LedgerPlan } from './apply-changes';
import { titleOf, valuesOf } from './customer-record';
import { entryPrints } from './imported-entries';
import type { Ledger } from './ledger';
import { EXPECTED_COLUMNS, entryCells, entryContext, lackingColumns, readLinkedCells } from './linked-tab';
import { placeOfNew, rightOf, type WithColumns, withNewColumns } from './new-columns';
import type { Decided } from './operate';
import { madePlans, planClosings } from './plan-rows';
import type { Ports, SheetEdit } from './ports';

export interface RolledLedger {
  readonly rolled: RolledRecords;
  /** Null where there are no Follow-ups, or no column for a date. */
  readonly planned: (PlannedRecords & { readonly cells: readonly (readonly CellValue[])[] }) | null;
  /** Findings in the rows of the linked tabs. */
  readonly told: readonly Issue[];
}

/** The cells of the linked tabs that roll-ups are made from; null for a tab that never was made. */
export interface RolledCells {
  readonly purchases: readonly (readonly CellValue[])[] | null;
  /** The whole grid. */
  readonly followUps: readonly (readonly CellValue[])[] | null;
  /** Service calls beyond one for each. */
  readonly extraReads: number;
}

/** One service call for each tab, one more where people have moved columns of Purchases. */
export function readRolledCells({ workbook }: Ports, { tabs }: Ledger): RolledCells {
  const purchases = tabs.purchases === null ? null : readLinkedCells(workbook, tabs.purchases, 'purchases');
  const isMoved = purchases !== null && purchases[0]?.length !== linkedColumns('purchases').length;
  return {
    purchases,
    followUps: tabs.followUps === null ? null : workbook.readGrid(tabs.followUps, EXPECTED_COLUMNS),
    extraReads: isMoved ? 1 : 0,
  };
}

/** Null in a ledger without Purchases and Follow-ups. With `of`, of one customer alone: all the others stay as they are. */
export function rollUpLedger(
  cells: RolledCells,
  ledger: Ledger,
  standard: StandardRecords,
  ids: readonly string[],
  of?: string,
): RolledLedger | null {
  const { settings, context } = ledger;
  if (cells.purchases === null && cells.followUps === null) return null;
  const reading = entryContext(ledger);
  const lackingOf = (role: 'purchases' | 'followUps'): Issue[] => lackingColumns(role, cells[role], settings);
  const lacking = [...lackingOf('purchases'), ...lackingOf('followUps')];
  const purchases =
    cells.purchases === null || lackingOf('purchases').length > 0 ? null : readPurchases(cells.purchases, reading, of);
  const followUps =
    cells.followUps === null || lackingOf('followUps').length > 0 ? null : readFollowUps(cells.followUps, reading, of);
  const columnOf = new Map(ledger.columns.map(({ key, index }) => [key as string, index]));
  const rawOf = (key: RolledKey | PlanKey, position: number): CellValue =>
    ledger.cells.values[ledger.records.rows[position] as number]?.[columnOf.get(key) ?? -1] ?? '';
  const entries = { purchases: purchases?.entries ?? null, followUps: followUps?.entries ?? null };
  const rolled = rollUpRecords(standard, ids, rawOf, entries, settings, context, of);
  const isFormula = (position: number): boolean =>
    (ledger.cells.formulas[ledger.records.rows[position] as number]?.[columnOf.get('nextFollowUp') ?? -1] ?? '') !== '';
  const planned =
    followUps === null || of !== undefined ? null : planRecords(standard, ids, rawOf, isFormula, followUps.entries);

  const known = new Set(ids);
  const rows = [...(entries.purchases ?? []), ...(entries.followUps ?? [])];
  const unread = new Set(
    purchases?.issues.filter(({ fieldKey }) => fieldKey === 'amount').map(({ rowNumber }) => rowNumber),
  );
  // Many lists say what an order came to in one of its rows.
  const priced = new Set(entries.purchases?.flatMap((one) => (one.amount === null ? [] : [one.invoice])));
  const told: Issue[] = [
    ...lacking,
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
  return { rolled, planned: planned && cells.followUps && { ...planned, cells: cells.followUps }, told };
}

/**
 * The columns that roll-ups fill and the ledger lacks, as far as they have something to say; those that somebody has
 * deleted only where it `isAsked` for.
 */
export function columnsToAdd(
  { columns, settings }: Ledger,
  { rolled, planned }: Pick<RolledLedger, 'rolled' | 'planned'>,
  isAsked: boolean,
): (RolledKey | PlanKey)[] {
  const isThere = new Set<string>((isAsked ? columns : settings.fields).map(({ key }) => key));
  const isFilled = (values: readonly CellValue[] = []): boolean => values.some((value) => value !== '');
  return [
    ...ROLLED_KEYS.filter((key) => !isThere.has(key) && isFilled(rolled.values.get(key))),
    ...(!isThere.has('planNoted') && isFilled(planned?.values.get('planNoted')) ? (['planNoted'] as const) : []),
  ];
}

/**
 * Headers of all that the ledger fills once it has roll-ups say so; nothing where the new columns have come to stand
 * outside of its own, or where reading has taken the calls. One service call, and one for the notes.
 */
function automaticNotes({ workbook }: Ports, read: Ledger, { ledger, added }: WithColumns): SheetEdit[] {
  if (!added?.keys.includes('rolledUp') || added.at === rightOf(read) || read.extraReads > 0) return [];
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

export function isRolledKey(key: string): key is RolledKey {
  return (ROLLED_KEYS as readonly string[]).includes(key);
}

/** The columns alone, which take all the service calls that one operation has. */
export function columnsPlan(ports: Ports, read: Ledger, keys: readonly (RolledKey | PlanKey)[]): Decided {
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
type StageLines = Pick<LedgerPlan, 'imported'> & {
  readonly adds: readonly AddedRows[];
  readonly count: number;
  readonly told: readonly Issue[];
};

export const NO_LINES: StageLines = { adds: [], count: 0, told: [] };

/**
 * The lines that Stage history lacks, below everything that stands there. One service call, and two for a line, four at
 * most for more. Null where there are lines and no tab for them.
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
    adds: addedRows(sheet, 'stageHistory', cells, rows),
    imported: { role: 'stageHistory', prints: entryPrints('stageHistory', placesOf('stageHistory', headers), rows) },
    count: rows.length,
    told: [],
  };
}

/**
 * Rows of Follow-ups for plans that nobody would see in Customers any more, and the closing of those that somebody has
 * changed there: alone, since they take all the service calls that one operation has. Null where there are none. Issues:
 * `linked-column-missing`.
 */
export function planRowsPlan(ledger: Ledger, rolling: RolledLedger | null): Result<LedgerPlan> | null {
  const { settings, context, tabs } = ledger;
  const planned = rolling?.planned ?? null;
  const sheet = tabs.followUps;
  if (planned === null || sheet === null || planned.made.length + planned.closed.length === 0) return null;
  const tab = { name: settings.tabs.followUps ?? '', headers: (planned.cells[0] ?? []).map(textOf) };
  const made = madePlans(tab, ledger, planned.made);
  if (!made.ok) return made;
  const result = messagesFor(settings.language).planChanged;
  const ends = planned.closed.map((row) => ({ row, result }));
  const closings = planClosings(sheet, tab, settings.language, planned.cells, ends, context.today);
  if (!closings.ok) return closings;
  return ok({
    operation: 'refresh-tiers',
    writes: [],
    issues: [],
    added: null,
    plans: { made: made.value.noted, closed: closings.value.noted },
    adds: addedRows(sheet, 'followUps', planned.cells, made.value.rows, closings.value),
    others: [],
    rules: [],
    counts: { plans: planned.made.length + planned.closed.length },
  });
}
