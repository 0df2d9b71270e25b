/**
 * Takes merges back: rows that were removed come back with their linked rows, and formulas point at them again. The same
 * code serves undo, recovery and undo at any later time, so it copes with any part of a merge missing.
 */
import { isBlank } from '../domain/cell-value';
import { fieldOf, isFieldKey } from '../domain/fields';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import type { CellImage, RecycledRow, RowImage } from '../domain/merge/recycled';
import { showOrHide } from './apply-changes';
import { claimRows } from './claim-rows';
import { columnsNow } from './columns-now';
import type { CellChanges, JournalPayload, MergedCustomer } from './journal';
import { type Ledger, type LedgerTabs, openLedger, positionsById } from './ledger';
import { giveRows } from './linked-rows';
import { customersTab, pointAgain } from './pointing-formulas';
import type { Ports } from './ports';
import { readRecycle, removeRecycled } from './recycle-tab';
import { fillRows, fillSpilled, isOfImage } from './restore-rows';
import { columnOf, isStill, type TakenBack, takeBackCells, takenBackIssues } from './take-back';

/** Why merges cannot be taken back: somebody has given the ID of one that went to somebody else. */
export function idTaken(ledger: Ledger, recycled: readonly RecycledRow[]): Issue | null {
  const places = positionsById(ledger);
  const taken = recycled.filter(({ image }) => {
    const position = places.get(image.customerId);
    return position !== undefined && !isOfImage(ledger, position, image);
  });
  const value = taken.map(({ image }) => image.customerId).join(', ');
  return taken.length === 0 ? null : { code: 'merge-id-taken', params: { value } };
}

/** Of those who were merged, who neither stands in Recycle nor has come back before. */
export function goneFrom(
  ledger: Ledger,
  merged: readonly MergedCustomer[],
  there: readonly RecycledRow[],
): MergedCustomer[] {
  const places = positionsById(ledger);
  const ids = new Set(there.map(({ mergeId, image }) => `${mergeId} ${image.customerId}`));
  return merged.filter(({ mergeId, customerId }) => !ids.has(`${mergeId} ${customerId}`) && !places.has(customerId));
}

/**
 * The operation with what Recycle still holds of it: merges were taken back on their own, rows deleted by hand. One service
 * call, or two. Issues: `merge-damaged`.
 */
export function withRecycled(
  ports: Ports,
  recycle: number | null,
  ledger: Ledger,
  payload: JournalPayload,
): Result<JournalPayload> {
  const { merged = [], recordIds, cells, formats = [] } = payload;
  const keys = new Set(merged.map(({ mergeId, customerId }) => `${mergeId} ${customerId}`));
  const entries = recycle === null ? [] : readRecycle(ports, recycle);
  const payloads = entries
    .filter(({ mergeId, customerId }) => keys.has(`${mergeId} ${customerId}`))
    .map((entry) => entry.payload());
  const recycled = payloads.flatMap((stored) => (stored === null ? [] : [stored.row]));
  if (recycled.length < payloads.length) return refused({ code: 'merge-damaged' });
  const survivors = new Set(recycled.map(({ survivor }) => survivor));
  const isLeft = ({ positions }: { readonly positions: readonly number[] }): boolean =>
    positions.every((position) => survivors.has(recordIds[position] as string));
  return ok({
    ...payload,
    recycled,
    gone: goneFrom(ledger, merged, recycled),
    cells: cells.filter(isLeft),
    formats: formats.filter(isLeft),
  });
}

/** The cell of a column that the journal knows by `key`. */
function imageCell({ cells }: RowImage, key: string): CellImage | undefined {
  const own = /^#(\d+) /.exec(key);
  return cells.find((cell) => (own === null ? cell.key === key : cell.key === null && cell.column === Number(own[1])));
}

/**
 * Changes of the survivors that can go back, and those that are `left`: the column is gone, or what it holds now was held
 * only by somebody who does not come back. Where everybody else is back already, what was left then comes into a cell
 * that is blank by now.
 */
function survivorsBack(
  ledger: Ledger,
  payload: JournalPayload,
): { readonly cells: readonly CellChanges[]; readonly left: readonly { survivor: string; header: string }[] } {
  const { recycled = [], gone = [], recordIds } = payload;
  const places = positionsById(ledger);
  const left: { survivor: string; header: string }[] = [];
  const cells = payload.cells.flatMap((change): CellChanges[] => {
    const { key, positions, before, after } = change;
    const survivor = recordIds[positions[0] ?? -1] ?? '';
    const [then, merged] = [before[0] ?? '', after[0] ?? ''];
    const rows = recycled.filter((row) => row.survivor === survivor);
    const column = columnOf(ledger, payload, key);
    const isOurs = isFieldKey(key) && fieldOf(key).automatic;
    const row = ledger.records.rows[places.get(survivor) ?? -1];
    if (row === undefined || (isOurs && column !== undefined)) return [change];
    const now = ledger.cells.values[row]?.[column?.index ?? -1] ?? '';
    const isLost =
      column === undefined ||
      (gone.some((one) => one.survivor === survivor) &&
        !isBlank(merged) &&
        isStill(now, merged) &&
        !rows.some(({ image }) => isStill(imageCell(image, key)?.value ?? '', merged)));
    if (isLost) {
      const header = rows.map(({ image }) => imageCell(image, key)?.header ?? '').find((text) => text !== '') ?? '';
      if (!isBlank(then) && !isOurs) left.push({ survivor, header });
      return [];
    }
    const isRepeated = rows.every(({ image }) => places.has(image.customerId));
    return [isRepeated && isBlank(now) && !isBlank(then) ? { ...change, after: [now] } : change];
  });
  return { cells, left };
}

/**
 * Takes merges back: the rows stand first, then what the survivors held and what the rows lack is written, and one read
 * shows whether it came to stand where it belongs.
 */
export function takeBackMerges(ports: Ports, tabs: LedgerTabs, read: Ledger, payload: JournalPayload): TakenBack {
  const { workbook } = ports;
  const { recycled = [], gone = [], cells } = payload;
  const survivors = survivorsBack(read, payload);
  const open = (): Ledger | null => {
    const opened = openLedger(ports, tabs, { full: false, journal: [] });
    return opened.ok ? opened.value : null;
  };
  // A merge may have hidden the column.
  const hadGroup = cells.some(({ key, before }) => key === 'duplicateGroup' && before.some((value) => value !== ''));
  const needsName = recycled.some(
    ({ formulas, image }) => formulas.length > 0 || image.cells.some(({ formula }) => formula?.includes('!')),
  );
  const tabName = needsName ? customersTab(read, workbook)() : '';
  const due = recycled.map(({ image, survivor }) => ({ image, below: survivor }));
  const standing = claimRows(ports, read, due, open);
  if (standing === null) throw new Error('rows are being moved all the time');
  const fill = fillRows(ports, standing, due, tabName);
  const taken = takeBackCells(ports, standing.ledger, { ...payload, cells: survivors.cells }, fill);
  const ledger = fillSpilled(ports, standing.ledger, fill, taken.present);

  workbook.edit(showOrHide(ledger, 'duplicateGroup', false, hadGroup));
  const places = positionsById(ledger);
  const rows = ledger.records.rows;
  const images = new Map(recycled.map(({ image }) => [image.row, image]));
  const missing = giveRows(
    workbook,
    ledger,
    recycled.map(({ survivor, image, linked }) => ({ from: survivor, to: image.customerId, linked })),
  );
  const formulas = recycled.flatMap((row) => row.formulas);
  const [first] = recycled;
  const columns = first === undefined ? new Map<number, number>() : columnsNow(ledger, first.image);
  pointAgain(
    workbook,
    ledger,
    tabName,
    formulas,
    (then) => rows[places.get(images.get(then)?.customerId ?? '') ?? -1],
    (then) => columns.get(then),
  );
  const isWhole = ({ image, survivor }: RecycledRow): boolean =>
    fill.left.get(image.customerId)?.length === 0 && !survivors.left.some((one) => one.survivor === survivor);
  if (tabs.recycle !== null)
    removeRecycled(
      workbook,
      tabs.recycle,
      recycled.filter(isWhole).map(({ mergeId, image }) => ({ mergeId, customerId: image.customerId })),
    );
  const unplaced = [...survivors.left, ...[...fill.left.values()].flat()].map(({ header }) => header);
  const headers = [...new Set(unplaced)].filter((header) => header !== '').join(', ');
  const ids = gone.map(({ customerId }) => customerId).join(', ');
  return {
    cells: taken.cells,
    issues: [
      ...taken.issues,
      ...takenBackIssues(0, missing),
      ...(unplaced.length === 0
        ? []
        : [{ code: 'merge-cells-left' as const, params: { count: unplaced.length, headers } }]),
      ...(gone.length === 0 ? [] : [{ code: 'merge-row-gone' as const, params: { value: ids } }]),
    ],
  };
}
