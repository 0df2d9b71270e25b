/**
 * Takes merges back: rows that were removed come back with their linked rows, and formulas point at them again. The same
 * code serves undo, recovery and undo at any later time, so it copes with any part of a merge missing.
 */
import type { Issue } from '../domain/issues';
import type { CellImage, RecycledRow } from '../domain/merge/recycled';
import { showOrHide } from './apply-changes';
import type { JournalPayload } from './journal';
import { type Ledger, type LedgerTabs, openLedger, positionsById } from './ledger';
import { giveBack } from './linked-rows';
import { pointAgain } from './pointing-formulas';
import type { Ports } from './ports';
import { readRecycle, removeRecycled } from './recycle-tab';
import { isOfImage, restoreRow } from './restore-rows';
import { takenBackIssues } from './take-back';

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

/** The operation without merges that Recycle no longer has: each was taken back on its own. One service call, or two. */
export function withoutTakenBack(ports: Ports, recycle: number, payload: JournalPayload): JournalPayload {
  const { recycled = [], recordIds, cells, formats = [] } = payload;
  const keyOf = (mergeId: string, customerId: string): string => `${mergeId} ${customerId}`;
  const there = new Set(readRecycle(ports, recycle).map(({ mergeId, customerId }) => keyOf(mergeId, customerId)));
  const left = recycled.filter(({ mergeId, image }) => there.has(keyOf(mergeId, image.customerId)));
  const survivors = new Set(left.map(({ survivor }) => survivor));
  const isLeft = ({ positions }: { readonly positions: readonly number[] }): boolean =>
    positions.every((position) => survivors.has(recordIds[position] as string));
  return { ...payload, recycled: left, cells: cells.filter(isLeft), formats: formats.filter(isLeft) };
}

/** Some fifteen service calls for one row, with linked rows three more. */
export function takeBackMerges(
  ports: Ports,
  tabs: LedgerTabs,
  read: Ledger,
  { recycled = [], cells }: Pick<JournalPayload, 'recycled' | 'cells'>,
): Issue[] {
  const { workbook } = ports;
  const open = (): Ledger | null => {
    const opened = openLedger(ports, tabs, { full: false, journal: [] });
    return opened.ok ? opened.value : null;
  };
  // A merge may have hidden the column.
  const hadGroup = cells.some(({ key, before }) => key === 'duplicateGroup' && before.some((value) => value !== ''));
  const needsName = recycled.some(
    ({ formulas, image }) => formulas.length > 0 || image.cells.some(({ formula }) => formula?.includes('!')),
  );
  const tabName = needsName ? (workbook.tabById(tabs.customers)?.name ?? '') : '';
  let ledger = read;
  const left: CellImage[] = [];
  const whole: RecycledRow[] = [];
  // From the top, so that each row finds those above it.
  for (const row of [...recycled].sort((a, b) => a.image.row - b.image.row)) {
    const restored = restoreRow(ports, ledger, row.image, row.survivor, tabName, open);
    if (restored === null) throw new Error('rows are being moved all the time');
    ledger = restored.ledger;
    left.push(...restored.left);
    if (restored.left.length === 0) whole.push(row);
  }

  workbook.edit(showOrHide(ledger, 'duplicateGroup', false, hadGroup));
  const places = positionsById(ledger);
  const rows = ledger.records.rows;
  const images = new Map(recycled.map(({ image }) => [image.row, image]));
  const missing = giveBack(
    workbook,
    recycled.map(({ survivor, image, linked }) => ({ from: survivor, to: image.customerId, linked })),
  );
  const formulas = recycled.flatMap((row) => row.formulas);
  pointAgain(workbook, ledger, tabName, formulas, (then) => rows[places.get(images.get(then)?.customerId ?? '') ?? -1]);
  if (tabs.recycle !== null)
    removeRecycled(
      workbook,
      tabs.recycle,
      whole.map(({ mergeId, image }) => ({ mergeId, customerId: image.customerId })),
    );
  const headers = [...new Set(left.map(({ header }) => header).filter((header) => header !== ''))].join(', ');
  return [
    ...takenBackIssues(0, missing),
    ...(left.length === 0 ? [] : [{ code: 'merge-cells-left' as const, params: { count: left.length, headers } }]),
  ];
}
