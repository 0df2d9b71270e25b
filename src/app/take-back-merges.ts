/**
 * Takes merges back: rows that were removed come back with their linked rows, and formulas point at them again. The same
 * code serves undo, recovery and undo at any later time, so it copes with any part of a merge missing.
 */
import type { Issue } from '../domain/issues';
import { showOrHide } from './apply-changes';
import type { JournalPayload } from './journal';
import { type Ledger, type LedgerTabs, openLedger, positionsById } from './ledger';
import { giveBack } from './linked-rows';
import { pointAgain } from './pointing-formulas';
import type { Ports } from './ports';
import { removeRecycled } from './recycle-tab';
import { restoreRow } from './restore-rows';
import { takenBackIssues } from './take-back';

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
  let ledger: Ledger | null = read;
  // From the top, so that each row finds those above it.
  for (const { image, survivor } of [...recycled].sort((a, b) => a.image.row - b.image.row))
    ledger = ledger && restoreRow(ports, ledger, image, survivor, tabName, open);
  if (ledger === null) throw new Error('rows are being moved all the time');

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
      recycled.map(({ mergeId, image }) => ({ mergeId, customerId: image.customerId })),
    );
  return takenBackIssues(0, missing);
}
