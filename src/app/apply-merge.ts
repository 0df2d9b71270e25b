/**
 * Carries merges out: the journal first, then the survivors' cells, then, once these stand where they belong, the rows that
 * go. Nobody keeps people from moving rows meanwhile: a row that was hit instead of one that was to go comes back, one
 * that has no ID yet would not, so rows go right after a look.
 */
import type { IssueCount, OperationResult } from '../contract/api/basics';
import { messagesFor } from '../contract/messages/messages-for';
import { type ColumnChange, mergeChanges, type SheetColumn } from '../domain/assess-records';
import { type CellValue, sameValue, textOf } from '../domain/cell-value';
import type { Issue } from '../domain/issues';
import { idReader } from '../domain/ledger-columns';
import type { CellImage, RecycledRow, RowImage } from '../domain/merge/recycled';
import type { Applied } from './apply-changes';
import { columnsNow } from './columns-now';
import { type CellChanges, type FormatChanges, type JournalPayload, openEntry, withoutRows } from './journal';
import { bridgedColumns, type Cells, isLaidOutAs, recordWrites, stillAsRead } from './kept-cells';
import { type Ledger, openLedger, positionsById, withAllTabs } from './ledger';
import { type LinkedTab, repointEdits } from './linked-rows';
import { countIssues } from './operation';
import type { Ports, SheetEdit } from './ports';
import { type RecyclePayload, recycleEdit } from './recycle-tab';
import { restoreRows } from './restore-rows';
import { imageOf, type RowContent } from './row-content';
import { stateEdits } from './settings-state';
import { settleBlocks } from './settle-blocks';
import { removalEdits } from './table-columns';
import { logRow } from './tabs';
import { blockWrites, cutChanges, type WriteBlock, writeEdits } from './write-blocks';

/** How often rows are removed again when somebody goes on moving things. */
const MOST_TRIES = 3;
/** Values of one column that are each written to all the survivors that get them, in one call. */
const MOST_SAME = 3;

/** One merge: some rows go, one stays. */
export interface PlannedMerge {
  readonly survivorId: string;
  /** Of the survivor alone. */
  readonly changes: readonly ColumnChange[];
  /** Of cells of the survivor that are about to change. */
  readonly formats: readonly { readonly column: SheetColumn; readonly before: string; readonly format: string }[];
  readonly recycled: readonly RecycledRow[];
}

export interface MergePlan {
  readonly merges: readonly PlannedMerge[];
  readonly content: RowContent;
  readonly linked: readonly LinkedTab[];
  /** Of the customers' tab. */
  readonly tabName: () => string;
  readonly recycle: number;
  /** Edits beside: columns hidden. */
  readonly others: readonly SheetEdit[];
  readonly issues: readonly Issue[];
}

/** Carries the merges out, all of them or none. `again` is the journal's row of an attempt that found the layout changed. */
export function applyMerge(
  ports: Ports,
  ledger: Ledger,
  operationId: string,
  plan: MergePlan,
  again: number | undefined,
): Applied {
  const { workbook, clock, packer, account } = ports;
  const { settings, records } = ledger;
  const [date = '', time = ''] = clock.civil(clock.now(), ledger.timeZone).split(' ');
  const at = `${date} ${time}`.slice(0, 16);
  const by = account.email();
  const sheet = ledger.tabs.customers;
  const tabs = withAllTabs(workbook, ledger.tabs, settings.language);
  const changes = plan.merges.flatMap((merge) => merge.changes);
  const recycled = plan.merges.flatMap((merge) => merge.recycled);
  const cells = changes.reduce((sum, { positions }) => sum + positions.length, 0);
  const payload = payloadOf(ledger, plan);
  const entry = openEntry(
    packer,
    tabs.journal,
    ledger.journal,
    { operationId, operation: 'merge', at, by, cells },
    payload,
    again,
  );
  workbook.edit(entry.edits);
  // This read carries the entry out: from here on an interruption can be told.
  const now = workbook.readGrid(sheet, ledger.cells.values[0]?.length ?? 0);
  const moved: Applied = { kind: 'moved', row: entry.row };
  if (!isLaidOutAs(ledger, now) || !areAsRead(ledger, now, changes, recycled)) return moved;

  const cellAt = (row: number, column: number): CellValue => now[row]?.[column] ?? '';
  const blocks = changes.length === 0 ? [] : survivorBlocks(ledger, plan.merges, cellAt);
  const formatted = formattedCells(ledger, plan.merges);
  const writes = blockWrites(
    sheet,
    blocks,
    records.rows,
    cellAt,
    (row, column) => (formatted.get(`${row} ${column}`) ?? plan.content.formatAt(row, column)) === '@',
  );
  try {
    // A number format has to be there before the date that relies on it.
    workbook.edit([...formatEdits(sheet, formatted), ...writeEdits(writes)]);
  } catch (error) {
    settleBlocks(ports, ledger, writes, now);
    throw error;
  }
  const settled = settleBlocks(ports, ledger, writes, now);
  const isUnmoved = isLaidOutAs(ledger, settled);
  const standing = isUnmoved ? withValues(ledger, settled) : reopened(ports, ledger);
  // Nothing but this comes between the look and the rows that go.
  workbook.edit(removalEdits(standing, rowsOf(standing, goingIds(plan))));
  workbook.edit([
    ...plan.merges.flatMap((merge) => [
      ...recyclePayloads(ledger, merge, standing).map((payload) =>
        recycleEdit(packer, plan.recycle, { at: { date, time }, by }, payload),
      ),
      ...merge.recycled.flatMap(({ linked, image }) =>
        repointEdits(plan.linked, linked, image.customerId, merge.survivorId),
      ),
    ]),
    ...(isUnmoved ? plan.others : []),
    ...(ledger.settingsChanged ? stateEdits(tabs.settings, ledger.stateCell, settings) : []),
    logRow(tabs.log, {
      at,
      by,
      operation: messagesFor(settings.language).operations.merge,
      sheet: settings.tabs.customers ?? '',
      cells,
      details: plan.merges
        .map((merge) => `${merge.recycled.map(({ image }) => image.customerId).join(', ')} → ${merge.survivorId}`)
        .join('; '),
      operationId,
    }),
  ]);
  removeAstray(ports, ledger, plan, standing, isUnmoved ? settled : withChanges(ledger, plan, now));
  workbook.edit([entry.doneWith(withoutRows(payload))]);
  return { kind: 'done', result: resultOf(ledger, plan, { operationId, at, by, cells }) };
}

function resultOf(
  ledger: Ledger,
  { merges, issues }: MergePlan,
  summary: Pick<OperationResult, 'operationId' | 'at' | 'by' | 'cells'>,
): OperationResult {
  const merged = merges.reduce((sum, { recycled }) => sum + recycled.length, 0);
  const counts = { groups: merges.length, merged };
  return { ...summary, operation: 'merge', counts, issues: countIssues([...ledger.issues, ...issues]) as IssueCount[] };
}

/** How the journal knows a column, also one of the user's own. */
function journalKey({ key, header }: SheetColumn): string {
  return key.startsWith('#') ? `${key} ${header}` : key;
}

/** Changes of one survivor, as the journal keeps them; its position is `place`. */
function cellChanges({ changes }: PlannedMerge, place: number): CellChanges[] {
  return changes.map(({ column, before, after }) => ({
    key: journalKey(column),
    positions: before.map(() => place),
    before,
    after,
  }));
}

function formatChanges({ formats }: PlannedMerge, place: number): FormatChanges[] {
  return formats.map(({ column, before, format }) => ({
    key: journalKey(column),
    positions: [place],
    before: [before],
    after: format,
  }));
}

/** New number formats, by row and column. */
function formattedCells(ledger: Ledger, merges: readonly PlannedMerge[]): ReadonlyMap<string, string> {
  return new Map(
    merges.flatMap(({ changes, formats }) => {
      const row = ledger.records.rows[changes[0]?.positions[0] ?? -1];
      return formats.map(({ column, format }) => [`${row} ${column.index}`, format] as const);
    }),
  );
}

function formatEdits(sheet: number, formatted: ReadonlyMap<string, string>): SheetEdit[] {
  return [...new Set(formatted.values())].map((format) => {
    const cells = [...formatted].filter(([, one]) => one === format).map(([cell]) => cell.split(' ').map(Number));
    const ranges = cells.map(([row = 0, column = 0]) => ({ row, column, rows: 1, columns: 1 }));
    return { kind: 'number-format', sheet, ranges, format };
  });
}

function payloadOf({ settings }: Ledger, { merges }: MergePlan): JournalPayload {
  return {
    version: 1,
    language: settings.language,
    recordIds: merges.map(({ survivorId }) => survivorId),
    cells: merges.flatMap(cellChanges),
    formats: merges.flatMap(formatChanges),
    rules: [],
    recycled: merges.flatMap(({ recycled }) => recycled),
    setup: null,
  };
}

function recyclePayloads({ settings }: Ledger, merge: PlannedMerge, standing: Ledger): RecyclePayload[] {
  return merge.recycled.map((row) => ({
    version: 1 as const,
    language: settings.language,
    survivor: cellChanges(merge, 0),
    formats: formatChanges(merge, 0),
    merged: merge.recycled.map(({ image }) => image.customerId),
    row: { ...row, image: withTyped(row.image, standing) },
  }));
}

/** The image with what somebody has typed into the row since. */
function withTyped(image: RowImage, standing: Ledger): RowImage {
  const row = standing.records.rows[positionsById(standing).get(image.customerId) ?? -1];
  if (row === undefined) return image;
  const places = columnsNow(standing, image);
  const cells = image.cells.map((cell): CellImage => {
    const value = standing.cells.values[row]?.[places.get(cell.column) ?? -1] ?? cell.value;
    if (cell.formula !== undefined || cell.spilled || sameValue(value, cell.value)) return cell;
    const { rich: _, ...rest } = cell;
    return { ...rest, value };
  });
  return { ...image, cells };
}

/** Whether nobody has typed into a cell that changes or into a row that goes. */
function areAsRead(
  ledger: Ledger,
  now: Cells,
  changes: readonly ColumnChange[],
  recycled: readonly RecycledRow[],
): boolean {
  const sizeOf = (list: readonly ColumnChange[]): number =>
    list.reduce((sum, { positions }) => sum + positions.length, 0);
  const { values, formulas } = ledger.cells;
  return (
    sizeOf(stillAsRead(changes, ledger.records.rows, now)) === sizeOf(changes) &&
    recycled.every(({ image: { row } }) =>
      (values[row] ?? []).every(
        (value, column) => (formulas[row]?.[column] ?? '') !== '' || sameValue(now[row]?.[column] ?? '', value),
      ),
    )
  );
}

/**
 * Blocks that write the survivors' cells. Of several what the ledger itself says is written in one call for each column or
 * two, over what it says of others where that takes fewer.
 */
function survivorBlocks(
  ledger: Ledger,
  merges: readonly PlannedMerge[],
  cellAt: (row: number, column: number) => CellValue,
): WriteBlock[] {
  if (merges.length > 1) {
    const changes = mergeChanges(merges.flatMap((merge) => merge.changes));
    const ours = new Set(bridgedColumns(ledger).map(({ index }) => index));
    const isRecord = new Set(ledger.records.rows);
    const isKept = (row: number, column: number): boolean =>
      !ours.has(column) || !isRecord.has(row) || (ledger.cells.formulas[row]?.[column] ?? '') !== '';
    const isFew = ({ after }: ColumnChange): boolean => new Set(after.map(textOf)).size <= MOST_SAME;
    const { rows } = ledger.records;
    return [
      ...cutChanges(changes.filter(isFew), rows, cellAt, () => true).blocks,
      ...cutChanges(
        changes.filter((change) => !isFew(change)),
        rows,
        cellAt,
        isKept,
      ).blocks,
    ];
  }
  return merges.flatMap(({ changes }) => {
    const position = changes[0]?.positions[0];
    if (position === undefined) return [];
    return recordWrites(ledger, { position, made: null }, changes).flatMap(
      (write) =>
        cutChanges(write.changes, ledger.records.rows, cellAt, write.isKept, write.limit, write.bridges).blocks,
    );
  });
}

/**
 * Rows that were to go and are still there, because somebody moved rows at that moment: what was hit instead comes back,
 * and they go. One read where all went well. `standing` is the ledger as it was when rows were removed, `values` what the
 * rows of `read` were to hold.
 */
function removeAstray(ports: Ports, read: Ledger, plan: MergePlan, standing: Ledger, values: Cells): void {
  const { workbook } = ports;
  const goes = goingIds(plan);
  let before = standing;
  for (let attempt = 0; ; attempt++) {
    const now = workbook.readGrid(read.tabs.customers, before.cells.values[0]?.length ?? 0);
    if (isHeadedAs(before, now) && rowsOf(withValues(before, now), goes).length === 0) return;
    if (attempt === MOST_TRIES) throw new Error('rows are being moved all the time');
    let ledger: Ledger | null = reopened(ports, read);
    const [then, there] = [new Set(idsOf(before)), new Set(idsOf(ledger))];
    const ids = idsOf(read);
    const hit = read.records.rows.filter((row) => {
      const id = ids[row] as string;
      return !goes.has(id) && then.has(id) && !there.has(id);
    });
    if (hit.length > 0) {
      const formatted = formattedCells(read, plan.merges);
      const { formatAt } = plan.content;
      const content: RowContent = {
        ...plan.content,
        formatAt: (row, column) => formatted.get(`${row} ${column}`) ?? formatAt(row, column),
      };
      // A survivor comes back with what it was to hold.
      const images = hit.map((row) => imageOf(withValues(read, values), content, plan.tabName, row, new Set()));
      const due = images.map((image) => ({ image, below: '' }));
      ledger = restoreRows(ports, ledger, due, plan.tabName(), () => reopened(ports, read));
    }
    if (ledger === null) continue;
    workbook.edit(removalEdits(ledger, rowsOf(ledger, goes)));
    before = ledger;
  }
}

function reopened(ports: Ports, { tabs, journal }: Ledger): Ledger {
  const opened = openLedger(ports, tabs, { full: false, journal });
  if (!opened.ok) throw new Error('the ledger is gone');
  return opened.value;
}

function withValues(ledger: Ledger, values: Cells): Ledger {
  return { ...ledger, cells: { ...ledger.cells, values: values as CellValue[][] } };
}

function goingIds({ merges }: MergePlan): ReadonlySet<string> {
  return new Set(merges.flatMap(({ recycled }) => recycled.map(({ image }) => image.customerId)));
}

/** By row of the sheet, '' where there is no ID. */
function idsOf({ columns, cells }: Ledger): string[] {
  return cells.values.map(idReader(columns));
}

/** Rows of the sheet in which these customers stand, ascending. */
function rowsOf(ledger: Ledger, ids: ReadonlySet<string>): number[] {
  return [...idsOf(ledger).entries()].flatMap(([row, id]) => (ids.has(id) ? [row] : []));
}

function isHeadedAs({ headerRow, cells: { values } }: Ledger, now: Cells): boolean {
  return (values[headerRow] ?? []).every((cell, column) => sameValue(now[headerRow]?.[column] ?? '', cell));
}

function withChanges({ records }: Ledger, { merges }: MergePlan, before: Cells): CellValue[][] {
  const values = before.map((line) => [...line]);
  for (const { column, positions, after } of merges.flatMap(({ changes }) => changes))
    for (const [i, position] of positions.entries())
      (values[records.rows[position] as number] as CellValue[])[column.index] = after[i] as CellValue;
  return values;
}
