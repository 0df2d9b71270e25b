/** Selection: what is selected on the active sheet. https://developers.google.com/apps-script/reference/spreadsheet/selection */
import type { Kit, RangeTarget } from './kit';
import { makeRangeList } from './range-list';

export function activeRange(kit: Kit, method: string): RangeTarget {
  return kit.call(method) as RangeTarget;
}

/** The first cell of the selection. */
export function currentCell(kit: Kit, method: string): object {
  return kit.range({ ...activeRange(kit, method), rows: 1, columns: 1 });
}

export function makeSelection(kit: Kit): object {
  return kit.env.membrane('Selection', {
    getActiveRange: () => kit.range(activeRange(kit, 'Selection.getActiveRange')),
    getActiveRangeList: () => makeRangeList(kit, [activeRange(kit, 'Selection.getActiveRangeList')]),
    getActiveSheet: () => kit.sheet(activeRange(kit, 'Selection.getActiveSheet').sheetId),
    getCurrentCell: () => currentCell(kit, 'Selection.getCurrentCell'),
  });
}
