/** Selection: what is selected on the active sheet. https://developers.google.com/apps-script/reference/spreadsheet/selection */
import type { Kit, RangeTarget } from './kit';
import { makeRangeList } from './range-list';

export function activeRange(kit: Kit, method: string): RangeTarget {
  return kit.call(method) as RangeTarget;
}

export function currentCell(kit: Kit, method: string): object {
  return kit.range(kit.call(method) as RangeTarget);
}

export function makeSelection(kit: Kit): object {
  return kit.env.membrane('Selection', {
    getActiveRange: () => kit.range(activeRange(kit, 'Selection.getActiveRange')),
    getActiveRangeList: () => makeRangeList(kit, [activeRange(kit, 'Selection.getActiveRangeList')]),
    getActiveSheet: () => kit.sheet(activeRange(kit, 'Selection.getActiveSheet').sheetId),
    getCurrentCell: () => currentCell(kit, 'Selection.getCurrentCell'),
    getNextDataRange(...args: unknown[]) {
      kit.takes('Selection.getNextDataRange', args, 'enum Direction');
      const direction = kit.env.enumName('Direction', args[0]);
      const from = activeRange(kit, 'Selection.getActiveRange');
      // The edge in that direction moves on to where Ctrl, Shift and the arrow key would take it.
      const edge = {
        ...from,
        row: direction === 'DOWN' ? from.row + from.rows - 1 : from.row,
        column: direction === 'NEXT' ? from.column + from.columns - 1 : from.column,
        rows: 1,
        columns: 1,
      };
      const next = kit.call('Selection.getNextDataRange', edge, direction) as RangeTarget;
      const row = Math.min(from.row, next.row);
      const column = Math.min(from.column, next.column);
      const rows = Math.max(from.row + from.rows, next.row + 1) - row;
      const columns = Math.max(from.column + from.columns, next.column + 1) - column;
      return kit.range({ sheetId: from.sheetId, row, column, rows, columns });
    },
  });
}
