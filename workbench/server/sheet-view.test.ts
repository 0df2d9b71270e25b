import { newWorkbook } from '../model/workbook';
import { sheetLayout } from './sheet-view';

describe('row heights', () => {
  function heights(change: (sheet: ReturnType<typeof aSheet>['sheet']) => void): Readonly<Record<number, number>> {
    const { workbook, sheet } = aSheet();
    change(sheet);
    return sheetLayout(workbook, sheet, 0).rowHeights;
  }
  function aSheet() {
    const workbook = newWorkbook({});
    const sheet = workbook.sheets[0]!;
    sheet.values = [['one line'], ['two\nlines'], ['a text that is longer than its column of a hundred pixels']];
    return { workbook, sheet };
  }

  it('grow with the line breaks of a text', () => {
    expect(heights(() => undefined)).toEqual({ 1: 41 });
  });

  it('grow with a text that is wrapped, in wide letters sooner', () => {
    const wrapped = { wrap: 'WRAP' } as const;
    const latin = heights((sheet) => {
      sheet.styles[2] = [wrapped];
    });
    const han = heights((sheet) => {
      sheet.values[2] = ['客户'.repeat(28)];
      sheet.styles[2] = [wrapped];
    });
    expect(latin[2]).toBeGreaterThan(60);
    expect(han[2]).toBeGreaterThan(latin[2]!);
  });

  it('stay as they were set, and under merged cells', () => {
    const set = heights((sheet) => {
      sheet.rowHeights[1] = 30;
    });
    const merged = heights((sheet) => {
      sheet.merges.push({ row: 1, column: 0, rows: 2, columns: 1 });
    });
    expect([set[1], merged[1]]).toEqual([30, undefined]);
  });
});
