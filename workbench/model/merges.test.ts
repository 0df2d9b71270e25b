import { breakApart, mergeArea } from './merges';
import { newWorkbook } from './workbook';

function open() {
  const workbook = newWorkbook();
  const sheet = workbook.sheets[0]!;
  sheet.values = [
    [undefined, 'b'],
    ['c', 'd'],
  ];
  return { workbook, sheet };
}
const area = { row: 0, column: 0, rows: 2, columns: 2 };

describe('merging', () => {
  it('keeps the first value in the top left', () => {
    const { workbook, sheet } = open();
    mergeArea(workbook, sheet, area, 'all');
    expect(sheet.values.flat().filter((v) => v !== undefined)).toEqual(['b']);
    expect([sheet.values[0]?.[0], sheet.merges]).toEqual(['b', [area]]);
  });

  it('goes row by row and column by column', () => {
    const across = open();
    mergeArea(across.workbook, across.sheet, area, 'across');
    expect(across.sheet.merges).toEqual([
      { ...area, rows: 1 },
      { ...area, row: 1, rows: 1 },
    ]);
    const down = open();
    mergeArea(down.workbook, down.sheet, area, 'down');
    expect(down.sheet.merges).toEqual([
      { ...area, columns: 1 },
      { ...area, column: 1, columns: 1 },
    ]);
    expect(down.sheet.values[0]).toEqual(['c', 'b']);
  });

  it('is undone whole or not at all', () => {
    const { workbook, sheet } = open();
    mergeArea(workbook, sheet, area, 'all');
    expect(() => breakApart(workbook, sheet, { ...area, rows: 1 })).toThrow(
      'You must select all cells in a merged range to merge or unmerge them.',
    );
    breakApart(workbook, sheet, { ...area, rows: 5 });
    expect(sheet.merges).toEqual([]);
  });
});
