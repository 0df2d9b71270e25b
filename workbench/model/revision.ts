/** Counts the changes of a workbook, so that what is derived from it (results of formulas, indexes, views) knows when it is stale. */
import type { Workbook } from './workbook';

const revisions = new WeakMap<Workbook, number>();

export function revisionOf(workbook: Workbook): number {
  return revisions.get(workbook) ?? 0;
}

/** To be called after every change of a workbook's data. */
export function touch(workbook: Workbook): void {
  revisions.set(workbook, revisionOf(workbook) + 1);
}
