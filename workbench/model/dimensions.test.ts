import { groupDepth, setCollapsed, setFrozen, setHidden, setSizes, shiftGroupDepth } from './dimensions';
import { newWorkbook } from './workbook';

function open() {
  const workbook = newWorkbook();
  return { workbook, sheet: workbook.sheets[0]! };
}

describe('dimensions', () => {
  it('have sizes and can be hidden but for the last visible one', () => {
    const { workbook, sheet } = open();
    setSizes(workbook, sheet, 'columns', 2, 2, 80);
    expect(sheet.columnWidths).toEqual([undefined, undefined, 80, 80]);
    setHidden(workbook, sheet, 'columns', 1, 25, true);
    expect(() => setHidden(workbook, sheet, 'columns', 0, 1, true)).toThrow(
      "You can't hide all the columns in a sheet.",
    );
  });

  // [ngs186]
  it('cannot be frozen altogether', () => {
    const { workbook, sheet } = open();
    setFrozen(workbook, sheet, 'rows', 1);
    expect(sheet.frozenRows).toBe(1);
    expect(() => setFrozen(workbook, sheet, 'rows', 1000)).toThrow("You can't freeze all visible rows on the sheet.");
  });

  it('are grouped by runs of equal depth', () => {
    const { workbook, sheet } = open();
    shiftGroupDepth(workbook, sheet, 'columns', 2, 5, 1);
    shiftGroupDepth(workbook, sheet, 'columns', 3, 2, 1);
    expect(sheet.columnGroups).toEqual([
      { start: 2, end: 7, depth: 1, collapsed: false },
      { start: 3, end: 5, depth: 2, collapsed: false },
    ]);
    expect([1, 2, 3, 6].map((c) => groupDepth(sheet, 'columns', c))).toEqual([0, 1, 2, 1]);
    shiftGroupDepth(workbook, sheet, 'columns', 2, 5, -1);
    expect(sheet.columnGroups).toEqual([{ start: 3, end: 5, depth: 1, collapsed: false }]);
    expect(() => shiftGroupDepth(workbook, sheet, 'columns', 3, 1, 8)).toThrow('maximum group depth');
  });

  it('are hidden while their group is collapsed', () => {
    const { workbook, sheet } = open();
    shiftGroupDepth(workbook, sheet, 'rows', 1, 3, 1);
    setCollapsed(workbook, sheet, 'rows', () => true, true);
    expect(sheet.hiddenRows.slice(0, 5)).toEqual([false, true, true, true]);
    setCollapsed(workbook, sheet, 'rows', () => true, false);
    expect(sheet.hiddenRows.some(Boolean)).toBe(false);
  });
});
