/**
 * The one way in which later operations write to the ledger: journal, compare with what was read, write in blocks, look
 * whether everything came to stand where it belongs, close. Knows no particular operation.
 */
import type { IssueCount, OperationResult } from '../contract/api/basics';
import { messagesFor } from '../contract/messages/messages-for';
import { type ColumnChange, changesOn, type RecordIssue } from '../domain/assess-records';
import { type CellValue, isCivil, sameValue, textOf } from '../domain/cell-value';
import { runsOf } from '../domain/cut-blocks';
import { type FieldKey, fieldOf, isFieldKey } from '../domain/fields';
import type { Issue } from '../domain/issues';
import type { LinkedEntry } from '../domain/linked-tabs';
import type { Relinked } from '../domain/merge/recycled';
import type { CellRange } from '../domain/sheet-snapshot';
import { type AddedRows, addAll } from './added-rows';
import { type FormatAt, readFormats } from './cell-formats';
import type { ImportedEntries } from './imported-entries';
import {
  type AddedColumns,
  type FormatChanges,
  type JournalPayload,
  type Operation,
  openEntry,
  type PlanRows,
  type RuleRuns,
  type Subject,
  setState,
} from './journal';
import { type Cells, isLaidOutAs, ownColumns, stillAsRead, type Writable } from './kept-cells';
import { type Ledger, recordIds, withAllTabs } from './ledger';
import { giveRows } from './linked-rows';
import type { MarkedNote } from './mark-notes';
import { claimRow, releaseRow } from './new-record';
import { numberFormatOf } from './number-formats';
import { countIssues, rowIssue } from './operation';
import { takeBackPlans } from './plan-rows';
import type { Ports, SheetEdit, SheetRef } from './ports';
import { stateEdits } from './settings-state';
import { settleBlocks } from './settle-blocks';
import { logRow } from './tabs';
import { blockWrites, cutChanges, writeEdits } from './write-blocks';

export interface LedgerPlan {
  readonly operation: Operation;
  /** What is written, in groups that are cut into blocks one by one. */
  readonly writes: readonly Writable[];
  readonly issues: readonly RecordIssue[];
  /** Columns that are made anew before anything is written; `ledger` has them already. */
  readonly added: AddedColumns | null;
  /** The record that the operation is about: its cells are written all or none. */
  readonly subject?: Subject;
  /** Of a record in which somebody has edited a cell that is to change in these columns, nothing is written. */
  readonly whole?: readonly FieldKey[];
  /** Rows that are added to linked tabs before anything else is written. */
  readonly adds?: readonly AddedRows[];
  /** The row that is added to a linked tab. */
  readonly entry?: LinkedEntry;
  /** The rows that are added to a linked tab. */
  readonly imported?: ImportedEntries;
  /** Rows of linked tabs that go to other customers; counted as `linked`. */
  readonly relinked?: readonly Relinked[];
  /** What is marked in the notes box once all is written. */
  readonly notes?: readonly MarkedNote[];
  /** Rows of plans that are added to Follow-ups, and those that are closed. */
  readonly plans?: PlanRows;
  /** Looks again whether what `others` build on is as it was read. One call. */
  readonly standsAsRead?: () => boolean;
  /** Number formats of the cells that change, where they have been read; see `formatsToMend`. */
  readonly formatAt?: FormatAt;
  /** Findings elsewhere than in the ledger's rows. */
  readonly told?: readonly Issue[];
  /** What the Log says beside the numbers. */
  readonly details?: string;
  /** Edits beside the values: rules, colours, columns shown or hidden. */
  readonly others: readonly SheetEdit[];
  readonly rules: readonly RuleRuns[];
  readonly counts: Readonly<Record<string, number>>;
}

/** `moved`: the layout has changed since it was read; nothing but the entry in `row` is written. */
export type Applied =
  | { readonly kind: 'done'; readonly result: OperationResult }
  | { readonly kind: 'moved'; readonly row: number | undefined };

/**
 * Carries a plan out. `read` is the ledger as it was read, where `ledger` has columns that are still to be made;
 * `again` the journal's row of an attempt that found the layout changed.
 */
export function applyChanges(
  ports: Ports,
  ledger: Ledger,
  operationId: string,
  plan: LedgerPlan,
  { read = ledger, again }: { readonly read?: Ledger; readonly again?: number | undefined } = {},
): Applied {
  const { workbook, clock, packer, account } = ports;
  const { settings, records } = ledger;
  const at = clock.civil(clock.now(), ledger.timeZone).slice(0, 16);
  const by = account.email();
  const sheet = ledger.tabs.customers;
  const changes = plan.writes.flatMap((write) => write.changes);
  const { relinked = [], adds = [] } = plan;
  const isMore = plan.others.length + relinked.length + adds.length > 0 || plan.added !== null;
  if (changes.length === 0 && !isMore) {
    if (again !== undefined)
      workbook.edit([setState(withAllTabs(workbook, ledger.tabs, settings.language).journal, again, 'undone')]);
    workbook.edit(settingsUpdate(ledger));
    return { kind: 'done', result: result(plan, operationId, at, by, 0, ledger) };
  }

  const tabs = withAllTabs(workbook, ledger.tabs, settings.language);
  const { subject = null } = plan;
  const told = toldChanges(plan, changes);
  const isTold = told.length > 0 || isMore;
  const cells = told.reduce((sum, change) => sum + change.positions.length, 0);
  const formatAt = plan.formatAt ?? formatsBefore(ports, ledger, changes, plan);
  const formats = formatChanges(ledger, changes, formatAt);
  const entry = openEntry(
    packer,
    tabs.journal,
    ledger.journal,
    { operationId, operation: plan.operation, at, by, cells },
    payloadOf(ledger, plan, told, formats),
    again,
  );
  if (isTold) workbook.edit(entry.edits);
  const row = isTold ? entry.row : again;
  // This read carries the entry out: from here on an interruption can be told.
  const now = workbook.readGrid(sheet, read.cells.values[0]?.length ?? 0);
  if (!isLaidOutAs(read, now)) return { kind: 'moved', row };

  if (plan.added !== null) workbook.edit(columnEdits(ledger, plan.added));
  const claimed = subject?.made ? claimRow(ports, ledger, subject, idsAfter(ledger, changes), formatAt) : now;
  if (claimed === null) return { kind: 'moved', row };
  const release = (): void => {
    if (subject?.made)
      releaseRow(ports, ledger, subject, idsAfter(ledger, changes), records.rows[subject.position] as number);
  };
  // A number format has to be there before the text that relies on it.
  const ranges = formatRanges(ledger, formats);
  workbook.edit([...ranges].map(([format, areas]) => ({ kind: 'number-format', sheet, ranges: areas, format })));
  let present: Cells = claimed;
  if (plan.added !== null) {
    if (changes.length > 0) workbook.flush();
    present = withColumns(claimed, plan.added);
  } else if (ranges.size > 0) {
    // Nothing but the writes comes between the last look and the values: whatever is typed meanwhile is written over.
    present = workbook.readGrid(sheet, claimed[0]?.length ?? 0);
    if (!isLaidOutAs({ ...ledger, cells: { values: claimed } }, present)) {
      release();
      return { kind: 'moved', row };
    }
  }
  const cellAt = (row: number, column: number): CellValue => present[row]?.[column] ?? '';
  const current = plan.writes.map((write) => ({
    ...write,
    // The ID of a new record stands there by now.
    wanted: subject?.made ? write.changes.filter(({ column }) => column.key !== 'customerId') : write.changes,
  }));
  const still = current.map((write) => stillAsRead(write.wanted, records.rows, present));
  const isLeft = editedSince(plan, changes, still.flat());
  const kept = still.map((list) => changesOn(list, (position) => !isLeft(position)));
  const writesSubject = (list: readonly ColumnChange[]): number =>
    list.filter(({ positions }) => subject !== null && positions.includes(subject.position)).length;
  if (writesSubject(kept.flat()) < writesSubject(current.flatMap(({ wanted }) => wanted))) {
    release();
    return { kind: 'moved', row };
  }
  const blocks = current.flatMap(
    ({ isKept, limit, bridges }, i) =>
      cutChanges(kept[i] as readonly ColumnChange[], records.rows, cellAt, isKept, limit, bridges).blocks,
  );
  if (plan.standsAsRead?.() === false || !addAll(workbook, adds)) {
    const { closed = null } = plan.plans ?? {};
    if (ledger.tabs.followUps !== null) takeBackPlans(workbook, ledger.tabs.followUps, { made: null, closed });
    release();
    return { kind: 'moved', row };
  }
  const due = relinked.flatMap(({ linked }) => linked.flatMap(({ rows }) => rows)).length;
  const linked = due === 0 ? 0 : due - giveRows(workbook, ledger, relinked);
  if (linked === 0 && due > 0) return { kind: 'moved', row };
  const isPlain = plainCells(ledger, formats, formatAt);
  const values = blockWrites(sheet, blocks, records.rows, cellAt, isPlain);
  const words = messagesFor(settings.language);
  workbook.edit([
    ...writeEdits(values),
    ...plan.others,
    ...settingsUpdate(ledger),
    ...(isTold
      ? [
          logRow(tabs.log, {
            at,
            by,
            operation: words.operations[plan.operation],
            sheet: settings.tabs.customers ?? '',
            cells,
            details: plan.details ?? '',
            operationId,
          }),
        ]
      : []),
  ]);
  if (blocks.length === 0) workbook.flush();
  else settleBlocks(ports, ledger, values, present, undefined, !plan.others.some((edit) => isElsewhere(edit, sheet)));
  if (row !== undefined) workbook.edit([setState(tabs.journal, row, isTold ? 'done' : 'undone')]);
  const counts = due === 0 ? plan.counts : { ...plan.counts, linked };
  return { kind: 'done', result: result({ ...plan, counts }, operationId, at, by, cells, ledger) };
}

/** Whether it writes into another tab than this one. */
function isElsewhere(edit: SheetEdit, sheet: SheetRef): boolean {
  return (edit.kind === 'write' || edit.kind === 'append-row') && edit.sheet !== sheet;
}

/**
 * What can be taken back and counts. Keys follow from what else a row holds: written with that of a record, they go back
 * with it; put right by a repair, they are nobody's edit.
 */
function toldChanges({ subject }: LedgerPlan, changes: readonly ColumnChange[]): readonly ColumnChange[] {
  return subject === undefined ? changes.filter(({ column }) => column.key !== 'matchKeys') : changes;
}

/** The records of which nothing may be written. */
function editedSince(
  { whole = [] }: LedgerPlan,
  wanted: readonly ColumnChange[],
  still: readonly ColumnChange[],
): (position: number) => boolean {
  const left = new Set<number>();
  for (const key of whole) {
    const of = (changes: readonly ColumnChange[]) =>
      changes.filter(({ column }) => column.key === key).flatMap(({ positions }) => positions);
    const same = new Set(of(still));
    for (const position of of(wanted)) if (!same.has(position)) left.add(position);
  }
  return (position) => left.has(position);
}

function payloadOf(
  ledger: Ledger,
  plan: LedgerPlan,
  changes: readonly ColumnChange[],
  formats: readonly FormatChanges[],
): JournalPayload {
  const ids = idsAfter(ledger, changes);
  const all = plan.rules.length > 0;
  const used = new Set([...changes, ...formats].flatMap(({ positions }) => positions));
  const noted = [...ids.keys()].filter((position) => all || used.has(position));
  const placeOf = new Map(noted.map((position, i) => [position, i]));
  const places = (positions: readonly number[]): number[] => positions.map((position) => placeOf.get(position) ?? -1);
  return {
    version: 1,
    language: ledger.settings.language,
    recordIds: noted.map((position) => ids[position] as string),
    cells: changes.map(({ column, positions, before, after }) => ({
      key: column.key,
      positions: places(positions),
      before,
      after,
    })),
    rules: plan.rules,
    rows: noted.map((position) => (ledger.records.rows[position] as number) - ledger.headerRow - 1),
    ...(formats.length > 0 && { formats: formats.map((one) => ({ ...one, positions: places(one.positions) })) }),
    ...(plan.added !== null && { added: plan.added }),
    ...(plan.entry && { entry: plan.entry }),
    ...(plan.imported && { imported: plan.imported }),
    ...(plan.relinked && { relinked: plan.relinked }),
    ...(plan.notes && { notes: plan.notes }),
    ...(plan.plans && { plans: plan.plans }),
    ...(plan.subject && { subject: { ...plan.subject, position: placeOf.get(plan.subject.position) ?? -1 } }),
    setup: null,
  };
}

/**
 * Number formats as they are before anything is written; a row that is still to be made takes those of the row above, a
 * column that is still to be made has its own.
 */
function formatsBefore(
  { workbook }: Ports,
  ledger: Ledger,
  changes: readonly ColumnChange[],
  { subject, added }: Pick<LedgerPlan, 'subject' | 'added'>,
): FormatAt {
  const made = subject?.made?.inserted === true ? (ledger.records.rows[subject.position] as number) : null;
  const rowBefore = (row: number): number => (made !== null && row >= made ? row - 1 : row);
  const addedFormats = new Map(added?.keys.map((key, i) => [added.at + i, formatOfKey(key, ledger)]));
  const cells = [...cellsOf(ledger, changes)]
    .filter(([, column]) => !addedFormats.has(column))
    .map(([row, column]): [number, number] => [rowBefore(row), column]);
  const formatAt = readFormats(workbook, ledger.tabs.customers, cells);
  return (row, column) => addedFormats.get(column) ?? formatAt(rowBefore(row), column);
}

/**
 * Number formats of cells that are to change, and how many service calls it takes to mend those that are wrong of some of
 * them. One call, or none.
 */
export function formatsToMend(
  ports: Ports,
  ledger: Ledger,
  changes: readonly ColumnChange[],
): { readonly formatAt: FormatAt; readonly calls: (some: readonly ColumnChange[]) => number } {
  const formatAt = formatsBefore(ports, ledger, changes, { added: null });
  return {
    formatAt,
    calls: (some) => {
      const wrong = formatRanges(ledger, formatChanges(ledger, some, formatAt)).size;
      // The tab is looked at once more after it.
      return wrong === 0 ? 0 : wrong + 1;
    },
  };
}

/** The number format of a column that is made anew. */
function formatOfKey(key: string, { settings }: Ledger): string {
  return (isFieldKey(key) && numberFormatOf(fieldOf(key), settings)) || 'General';
}

function* cellsOf(ledger: Ledger, changes: readonly ColumnChange[]): Iterable<[number, number]> {
  for (const { column, positions } of changes)
    for (const position of positions) yield [ledger.records.rows[position] as number, column.index];
}

/** Which cells are `@` once the formats have been changed. */
function plainCells(
  ledger: Ledger,
  formats: readonly FormatChanges[],
  formatAt: FormatAt,
): (row: number, column: number) => boolean {
  const changed = new Map<number, Map<number, string>>();
  for (const { key, positions, after } of formats) {
    const column = ledger.columns.find((candidate) => candidate.key === key)?.index ?? -1;
    const rows = changed.get(column) ?? new Map<number, string>();
    for (const position of positions) rows.set(ledger.records.rows[position] as number, after);
    changed.set(column, rows);
  }
  return (row, column) => (changed.get(column)?.get(row) ?? formatAt(row, column)) === '@';
}

/**
 * Number formats that cells about to be written lack: text that is not to become a number, dates and amounts that would
 * stay text.
 */
function formatChanges(ledger: Ledger, changes: readonly ColumnChange[], formatAt: FormatAt): FormatChanges[] {
  const { settings, records } = ledger;
  const typed = changes.flatMap(({ column, positions }) => {
    const format = isFieldKey(column.key) ? numberFormatOf(fieldOf(column.key), settings) : null;
    return format === null ? [] : [{ column, positions, format }];
  });
  return typed.flatMap(({ column: { key, index }, positions, format }): FormatChanges[] => {
    // Text of the column between the changes may be written again as well.
    const isText = (position: number): boolean =>
      typeof ledger.cells.values[records.rows[position] as number]?.[index] === 'string';
    const changed = new Set(positions);
    const between =
      format === '@' && isFieldKey(key) && fieldOf(key).automatic
        ? range(positions[0] as number, (positions[positions.length - 1] as number) + 1).filter(
            (position) => changed.has(position) || isText(position),
          )
        : positions;
    const formatOf = (position: number): string => formatAt(records.rows[position] as number, index);
    const lacking = between.filter((position) => formatOf(position) !== format);
    return lacking.length === 0 ? [] : [{ key, positions: lacking, before: lacking.map(formatOf), after: format }];
  });
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function formatRanges(ledger: Ledger, formats: readonly FormatChanges[]): ReadonlyMap<string, readonly CellRange[]> {
  const byFormat = new Map<string, CellRange[]>();
  for (const { key, positions, after } of formats) {
    const column = ledger.columns.find((candidate) => candidate.key === key)?.index ?? 0;
    const runs = runsOf(positions.map((position) => ledger.records.rows[position] as number));
    const ranges = runs.map(({ start, end }) => ({ row: start, column, rows: end - start, columns: 1 }));
    byFormat.set(after, [...(byFormat.get(after) ?? []), ...ranges]);
  }
  return byFormat;
}

/**
 * Room, headers and looks of columns that are made anew: between columns of the ledger's own they take over what these
 * look like. Three service calls, one where a column is hidden, and three more elsewhere.
 */
function columnEdits(ledger: Ledger, { at, keys, headers }: AddedColumns): SheetEdit[] {
  const sheet = ledger.tabs.customers;
  const { headerRow } = ledger;
  const rows = ledger.cells.values.length - headerRow;
  const head = { row: headerRow, column: at, rows: 1, columns: keys.length };
  const formats = keys.map((key) => formatOfKey(key, ledger));
  const own = new Set(ownColumns(ledger).map(({ index }) => index));
  const isAmongOwn = own.has(at - 1) && own.has(at + keys.length);
  const hidden = keys.flatMap((key, i) => (isFieldKey(key) && fieldOf(key).presence === 'hidden' ? [at + i] : []));
  return [
    { kind: 'insert-columns', sheet, after: at - 1, count: keys.length },
    ...(isAmongOwn ? [] : [{ kind: 'clear-formats' as const, sheet, range: { ...head, rows } }]),
    // A new column has inherited the number format of its neighbour, which clearing formats may leave.
    {
      kind: 'number-formats',
      sheet,
      row: headerRow,
      column: at,
      formats: [keys.map(() => 'General'), ...new Array<readonly string[]>(rows - 1).fill(formats)],
    },
    { kind: 'write', sheet, row: headerRow, column: at, values: [[...headers]] },
    ...(isAmongOwn
      ? []
      : [{ kind: 'style' as const, sheet, ranges: [head], style: { bold: true, background: '#DADCE0' } }]),
    ...runsOf(hidden).map(
      ({ start, end }): SheetEdit => ({
        kind: 'hide-columns',
        sheet,
        column: start,
        count: end - start,
        hidden: true,
      }),
    ),
  ];
}

/** A grid with room for the columns that are made anew. */
export function withColumns<T>(grid: readonly (readonly T[])[], { at, keys }: AddedColumns): T[][] {
  const room = new Array<T>(keys.length).fill('' as T);
  return grid.map((row) => [...row.slice(0, at), ...room, ...row.slice(at)]);
}

/** The records' IDs once this operation has given out new ones. */
function idsAfter(ledger: Ledger, changes: readonly ColumnChange[]): string[] {
  const ids = recordIds(ledger);
  for (const { column, positions, after } of changes) {
    if (column.key !== 'customerId') continue;
    positions.forEach((position, i) => {
      ids[position] = textOf(after[i] as CellValue);
    });
  }
  return ids;
}

/** Keeps the column map in Settings current. One call, where columns have moved or IDs were given; else none. */
function settingsUpdate({ tabs, stateCell, settings, settingsChanged }: Ledger): SheetEdit[] {
  return settingsChanged ? stateEdits(tabs.settings, stateCell, settings) : [];
}

function result(
  plan: LedgerPlan,
  operationId: string,
  at: string,
  by: string,
  cells: number,
  ledger: Ledger,
): OperationResult {
  const issues = [...plan.issues, ...plan.writes.flatMap((write) => write.issues)];
  const found: Issue[] = [
    ...ledger.issues,
    ...issues.map((issue) => rowIssue(issue, ledger.records.rows)),
    ...(plan.told ?? []),
  ];
  return {
    operationId,
    operation: plan.operation,
    at,
    by,
    cells,
    counts: plan.counts,
    issues: countIssues(found) as IssueCount[],
  };
}

/** The cells of one column that differ from what they should be. */
export function differences(ledger: Ledger, key: string, wanted: readonly CellValue[]): ColumnChange | null {
  const column = ledger.columns.find((candidate) => candidate.key === key);
  if (column === undefined) return null;
  const positions: number[] = [];
  const before: CellValue[] = [];
  const after: CellValue[] = [];
  wanted.forEach((value, position) => {
    const now = ledger.cells.values[ledger.records.rows[position] as number]?.[column.index] ?? '';
    if (sameValue(now, value) || (isCivil(now) && textOf(now) === value)) return;
    positions.push(position);
    before.push(now);
    after.push(value);
  });
  return positions.length === 0 ? null : { column, positions, before, after };
}

/** A working column is seen only while it holds something. */
export function showOrHide(ledger: Ledger, key: string, had: boolean, has: boolean): SheetEdit[] {
  const column = ledger.columns.find((candidate) => candidate.key === key);
  if (column === undefined || had === has) return [];
  return [{ kind: 'hide-columns', sheet: ledger.tabs.customers, column: column.index, count: 1, hidden: !has }];
}
