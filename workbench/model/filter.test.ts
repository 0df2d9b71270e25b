import { rowsHiddenByFilter } from './filter';
import { touch } from './revision';
import { internStyle } from './style';
import { type ColumnFilter, newWorkbook } from './workbook';

const NOW = Date.UTC(2026, 4, 17);

function hidden(criteria: Record<number, ColumnFilter>): number[] {
  const workbook = newWorkbook();
  const sheet = workbook.sheets[0]!;
  sheet.values = [
    ['Name', 'Due', 'Sum'],
    ['Ann', 46159, 5],
    ['Bob', 46000, 15],
    [undefined, undefined, 25],
    ['Name', 46160, 5],
  ];
  sheet.styles = sheet.values.map(() => [undefined, internStyle({ numberFormat: 'yyyy-mm-dd' })]);
  sheet.filter = { rect: { row: 0, column: 0, rows: 5, columns: 3 }, criteria };
  touch(workbook);
  return [...rowsHiddenByFilter(workbook, sheet, NOW)].sort();
}

describe('rowsHiddenByFilter', () => {
  it('compares what cells show, and never hides the header', () => {
    expect(hidden({ 0: { hiddenValues: ['Name', ''] } })).toEqual([3, 4]);
    expect(hidden({ 1: { hiddenValues: ['2026-05-17'] } })).toEqual([1]);
    expect(hidden({ 0: { visibleValues: ['Ann'] } })).toEqual([2, 3, 4]);
    expect(hidden({})).toEqual([]);
  });

  it('takes conditions and formulas, and hides what any column hides', () => {
    expect(hidden({ 2: { criteria: 'NUMBER_GREATER_THAN', args: [10] } })).toEqual([1, 4]);
    expect(hidden({ 2: { criteria: 'NUMBER_GREATER_THAN', args: [10] }, 0: { criteria: 'CELL_NOT_EMPTY' } })).toEqual([
      1, 3, 4,
    ]);
    expect(hidden({ 2: { criteria: 'CUSTOM_FORMULA', args: ['=C2=5'] } })).toEqual([2, 3]);
    expect(hidden({ 1: { criteria: 'DATE_BEFORE_RELATIVE', args: [{ relative: 'TODAY' }] } })).toEqual([1, 3, 4]);
  });
});
