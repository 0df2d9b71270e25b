import { type Chart, newWorkbook } from '../model/workbook';
import { chartView } from './chart-view';

const whole = { row: 0, column: 0, rows: null, columns: 3 };
const drawn = (change: Partial<Chart>, prepare: (sheet: ReturnType<typeof aBook>['sheet']) => unknown = () => {}) => {
  const { workbook, sheet } = aBook();
  prepare(sheet);
  return chartView(
    workbook,
    {
      chartId: 1,
      type: 'COLUMN',
      ranges: [{ sheetId: 0, rect: whole }],
      row: 0,
      column: 0,
      offsetX: 0,
      offsetY: 0,
      numHeaders: -1,
      mergeStrategy: 'MERGE_COLUMNS',
      hiddenDimensionStrategy: 'IGNORE_ROWS',
      transpose: false,
      options: {},
      ...change,
    },
    0,
  );
};

function aBook() {
  const workbook = newWorkbook({});
  const sheet = workbook.sheets[0]!;
  sheet.values = [['Month', 'Sales', 'Cost'], ['Jan', 3, 1], ['Feb', 'none', 2], [], ['', '', '']];
  sheet.formulas[1] = [undefined, '=1+2'];
  return { workbook, sheet };
}

const table = ({ categories, series }: ReturnType<typeof drawn>) => [
  categories,
  ...series.map(({ name, values }) => [name, ...values]),
];

describe('what is drawn of a chart', () => {
  it('is a category for each line and a series for each further column, empty lines at the end left out', () => {
    expect(table(drawn({}))).toEqual([
      ['Jan', 'Feb'],
      ['Sales', 3, null],
      ['Cost', 1, 2],
    ]);
    expect(drawn({}).series[0]?.texts).toEqual(['3', 'none']);
  });

  it('leaves hidden rows out unless it is told to show them', () => {
    const hide = (sheet: ReturnType<typeof aBook>['sheet']) => sheet.hiddenRows.splice(0, 2, false, true);
    expect(drawn({}, hide).categories).toEqual(['Feb']);
    expect(drawn({ hiddenDimensionStrategy: 'SHOW_BOTH' }, hide).categories).toEqual(['Jan', 'Feb']);
  });

  it('is turned, put below each other or without headers as the chart says', () => {
    const rows = { row: 0, column: 0, rows: 3, columns: 3 };
    expect(table(drawn({ transpose: true, ranges: [{ sheetId: 0, rect: rows }] }))).toEqual([
      ['Sales', 'Cost'],
      ['Jan', 3, 1],
      ['Feb', null, 2],
    ]);
    const line = (row: number) => ({ sheetId: 0, rect: { row, column: 0, rows: 1, columns: 3 } });
    expect(table(drawn({ mergeStrategy: 'MERGE_ROWS', ranges: [line(2), line(1)] }))).toEqual([
      ['Feb', 'Jan'],
      ['', null, 3],
      ['', 2, 1],
    ]);
    expect(drawn({ numHeaders: 0 }).categories).toEqual(['Month', 'Jan', 'Feb']);
  });

  it('takes colours that are colours, and Sheets’ size', () => {
    const { series, width, height, legend } = drawn({
      options: { colors: ['red', 'nothing'], 'legend.position': 'in', 'series.1.color': '#00ff00' },
    });
    expect(series.map(({ color }) => color)).toEqual(['#ff0000', '#00ff00']);
    expect([width, height, legend]).toEqual([600, 371, 'right']);
    expect(drawn({ type: 'PIE', options: { colors: ['blue'] } }).slices).toEqual(['#0000ff']);
  });
});
