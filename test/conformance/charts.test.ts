/**
 * Charts over the cells: https://developers.google.com/apps-script/reference/spreadsheet/embedded-chart and the pages of
 * its builders. That a title is found again by `getOptions().get('title')` is what public scripts rely on. (field)
 */
import { inScript, openSheet } from './in-script';

const TABLE = `fill('A1', [['Month', 'Sales', 'Cost'], ['Jan', 3, 1], ['Feb', 5, 2]]);`;

describe('a chart', () => {
  it('is built, inserted and found again with all that was set', () => {
    expect(
      inScript(`${TABLE}
        const built = sheet.newChart().setChartType(Charts.ChartType.COLUMN).addRange(range('A1:A3')).addRange(range('B1:C3'))
          .setNumHeaders(1).setMergeStrategy(Charts.ChartMergeStrategy.MERGE_COLUMNS).setTransposeRowsAndColumns(false)
          .setHiddenDimensionStrategy(Charts.ChartHiddenDimensionStrategy.SHOW_BOTH)
          .setPosition(5, 2, 10, 20).setOption('title', 'Sales').setOption('legend', { position: 'bottom' }).build();
        const before = [built.getChartId(), sheet.getCharts().length];
        sheet.insertChart(built);
        const [chart] = sheet.getCharts();
        const place = chart.getContainerInfo();
        return [before, typeof chart.getChartId(), a1(chart.getRanges()), chart.getNumHeaders(), chart.getMergeStrategy(),
          chart.getTransposeRowsAndColumns(), chart.getHiddenDimensionStrategy(),
          [place.getAnchorRow(), place.getAnchorColumn(), place.getOffsetX(), place.getOffsetY()],
          ['title', 'legend.position', 'colors'].map((name) => chart.getOptions().get(name)), chart.modify().getChartType()].map(String);`),
    ).toEqual([
      ',0',
      'number',
      'A1:A3,B1:C3',
      '1',
      'MERGE_COLUMNS',
      'false',
      'SHOW_BOTH',
      '5,2,10,20',
      'Sales,bottom,',
      'COLUMN',
    ]);
  });

  it('finds its headers, merges columns and leaves hidden rows out unless it is told otherwise', () => {
    expect(
      inScript(`const chart = sheet.newChart().build();
        return [chart.getNumHeaders(), String(chart.getMergeStrategy()), String(chart.getHiddenDimensionStrategy()), chart.getTransposeRowsAndColumns()];`),
    ).toEqual([-1, 'MERGE_COLUMNS', 'IGNORE_ROWS', false]);
  });

  it('is changed by updateChart alone, keeps its id and is taken away by removeChart', () => {
    expect(
      inScript(`${TABLE}
        sheet.insertChart(sheet.newChart().asLineChart().addRange(range('A1:B3')).setPosition(1, 5, 0, 0).build());
        sheet.insertChart(sheet.newChart().asPieChart().addRange(range('A1:B3')).setTitle('Other').build());
        const chart = sheet.getCharts()[0];
        const changed = chart.modify().clearRanges().addRange(range('A1:C3')).addRange(range('A1:C3')).addRange(range('E1'))
          .removeRange(range('E1')).setOption('title', 'New').build();
        const seen = () => sheet.getCharts().map((c) => [c.getChartId() === chart.getChartId(), c.getOptions().get('title'), a1(c.getRanges()).join()]);
        const first = seen();
        sheet.updateChart(changed);
        const second = seen();
        sheet.removeChart(chart);
        return [first, second, seen(), error(() => sheet.removeChart(chart)), error(() => sheet.updateChart(sheet.newChart().build()))];`),
    ).toEqual([
      [
        [true, null, 'A1:B3'],
        [false, 'Other', 'A1:B3'],
      ],
      [
        [true, 'New', 'A1:C3'],
        [false, 'Other', 'A1:B3'],
      ],
      [[false, 'Other', 'A1:B3']],
      'The chart is not on this sheet.',
      'The chart is not on this sheet.',
    ]);
  });

  it('stands within the sheet, and nothing but a chart is one', () => {
    expect(
      inScript(`const at = (row, column) => error(() => sheet.insertChart(sheet.newChart().setPosition(row, column, 0, 0).build()));
        return [at(21, 1), at(0, 1), at(1, 9), at(20, 8), error(() => sheet.insertChart(sheet.newChart()))];`),
    ).toEqual([
      'Those rows are out of bounds.',
      'Those rows are out of bounds.',
      'Those columns are out of bounds.',
      'no error',
      "The parameters (SpreadsheetApp.EmbeddedChartBuilder) don't match the method signature for SpreadsheetApp.Sheet.insertChart.",
    ]);
  });

  it('follows rows and columns of its ranges and of its place', () => {
    expect(
      inScript(`${TABLE}
        const board = ss.insertSheet('Board');
        board.insertChart(board.newChart().asColumnChart().addRange(range('A1:C3')).addRange(board.getRange('A1:A2')).setPosition(4, 3, 0, 0).build());
        const seen = () => board.getCharts().map((c) => [c.getRanges().map((r) => r.getSheet().getName() + '!' + r.getA1Notation()).join(' '),
          c.getContainerInfo().getAnchorRow(), c.getContainerInfo().getAnchorColumn()]);
        const steps = [() => sheet.insertRowsAfter(2, 2), () => sheet.deleteColumn(2), () => board.insertRowsBefore(1, 3),
          () => board.deleteRows(7, 2), () => sheet.setName('Data'), () => sheet.deleteColumns(1, 2)];
        return steps.map((step) => { step(); return seen()[0]; });`),
    ).toEqual([
      ['Sheet1!A1:C5 Board!A1:A2', 4, 3],
      ['Sheet1!A1:B5 Board!A1:A2', 4, 3],
      ['Sheet1!A1:B5 Board!A4:A5', 7, 3],
      ['Sheet1!A1:B5 Board!A4:A5', 7, 3],
      ['Data!A1:B5 Board!A4:A5', 7, 3],
      ['Board!A4:A5', 7, 3],
    ]);
  });

  it('loses the ranges of a sheet that is deleted, and is copied with its sheet', () => {
    expect(
      inScript(`const other = ss.insertSheet('Other');
        sheet.insertChart(sheet.newChart().asBarChart().addRange(range('A1:B2')).addRange(other.getRange('A1:A2')).build());
        const copy = sheet.copyTo(ss);
        ss.deleteSheet(other);
        const of = (s) => s.getCharts().map((c) => c.getRanges().map((r) => r.getSheet().getSheetId() === s.getSheetId()));
        return [of(sheet), of(copy), sheet.getCharts()[0].getChartId() === copy.getCharts()[0].getChartId()];`),
    ).toEqual([[[true]], [[true]], false]);
  });

  it('of a type that is not drawn says so by name', () => {
    expect(
      inScript(`return [() => sheet.newChart().setChartType(Charts.ChartType.GEO), () => sheet.newChart().asAreaChart(),
          () => sheet.newChart().asPieChart().setStacked(), () => sheet.newChart().build().getBlob(), () => Charts.newDataTable()].map(error);`),
    ).toEqual([
      'ChartType.GEO is not emulated',
      'EmbeddedChartBuilder.asAreaChart is not emulated',
      'EmbeddedPieChartBuilder.setStacked is not emulated',
      'EmbeddedChart.getBlob is not emulated',
      'Charts.newDataTable is not emulated',
    ]);
  });

  it('costs a service call where it is read or written, and none while it is built', () => {
    const report = openSheet(`function main() {
      const sheet = SpreadsheetApp.getActiveSheet();
      sheet.insertChart(sheet.newChart().asColumnChart().setTitle('A').build());
      const chart = sheet.getCharts()[0];
      sheet.updateChart(chart.modify().setOption('title', 'B').build());
      sheet.removeChart(chart);
    }`).run('main');
    expect(report.error).toBeUndefined();
    expect(report.serviceCalls).toBe(4);
  });

  it('is held back with the other writes: a killed run may lose it', () => {
    const left = (buffer: 'all' | 'none') => {
      const workbench = openSheet(`function main() {
        const sheet = SpreadsheetApp.getActiveSheet();
        sheet.insertChart(sheet.newChart().build());
        sheet.getRange('A1').setValue(1);
      }`);
      workbench.run('main', [], { faults: { at: 2, kind: 'kill', buffer } });
      return workbench.state.workbook.sheets[0]?.charts.length;
    };
    expect([left('all'), left('none')]).toEqual([0, 1]);
  });
});

describe('the builder', () => {
  it.each([
    ['column', `.asColumnChart()`, `.setStacked().setXAxisTitle('X').setYAxisTitle('Y')`, [true, 'X', 'Y']],
    ['bar', `.asBarChart()`, `.setStacked().setXAxisTitle('X').setYAxisTitle('Y')`, [true, 'X', 'Y']],
    ['line', `.asLineChart()`, `.setXAxisTitle('X').setYAxisTitle('Y')`, [null, 'X', 'Y']],
    ['pie', `.asPieChart()`, '', [null, null, null]],
  ])('of a %s chart sets what the options name', (type, as, own, [stacked, x, y]) => {
    expect(
      inScript(`const b = sheet.newChart()${as}${own}
          .setTitle('T').setColors(['#ff0000', 'blue']).setBackgroundColor('#eee').setLegendPosition(Charts.Position.NONE)
          .addRange(range('A1:C3')).addRange(range('D1')).removeRange(range('D1')).setNumHeaders(1)
          .setMergeStrategy(Charts.ChartMergeStrategy.MERGE_ROWS).setTransposeRowsAndColumns(true)
          .setHiddenDimensionStrategy(Charts.ChartHiddenDimensionStrategy.IGNORE_BOTH).setPosition(2, 3, 0, 0).setOption('width', 300);
        const chart = b.build();
        const options = ['title', 'colors', 'backgroundColor', 'legend.position', 'isStacked', 'hAxis.title', 'vAxis.title', 'width'];
        return [String(b.getChartType()), a1(b.getRanges()).join(), b.getContainer().getAnchorColumn(), chart.getNumHeaders(),
          String(chart.getMergeStrategy()), options.map((name) => chart.getOptions().get(name))];`),
    ).toEqual([
      type.toUpperCase(),
      'A1:C3',
      3,
      1,
      'MERGE_ROWS',
      ['T', ['#ff0000', 'blue'], '#eee', 'none', stacked, x, y, 300],
    ]);
  });

  it('starts from what was chosen', () => {
    expect(
      inScript(`const b = sheet.newChart().addRange(range('B2')).setPosition(4, 5, 6, 7).build().modify();
        return [a1(b.getRanges()), b.getContainer().getAnchorRow(), String(b)];`),
    ).toEqual([['B2'], 4, 'EmbeddedChartBuilder']);
  });

  it('turns into any other type, and clearRanges empties it', () => {
    expect(
      inScript(`const types = ['asColumnChart', 'asBarChart', 'asLineChart', 'asPieChart'];
        const typed = sheet.newChart().setOption('title', 'kept').addRange(range('A1'));
        const told = types.map((from) => types.map((to) => {
          const b = typed[from]()[to]();
          return [String(b.getChartType()), String(b), b.build().getOptions().get('title'), b.clearRanges().getRanges().length,
            String(b.setChartType(Charts.ChartType.LINE).getChartType())].join(' ');
        }));
        // asColumnChart asBarChart asLineChart asPieChart
        return [new Set(told.map((t) => t.join())).size, told[0]];`),
    ).toEqual([
      1,
      [
        'COLUMN EmbeddedColumnChartBuilder kept 0 LINE',
        'BAR EmbeddedBarChartBuilder kept 0 LINE',
        'LINE EmbeddedLineChartBuilder kept 0 LINE',
        'PIE EmbeddedPieChartBuilder kept 0 LINE',
      ],
    ]);
  });

  it('keeps the options that an object holds, and null takes one away', () => {
    expect(
      inScript(`const b = sheet.newChart().setOption('vAxis', { title: 'Y', minValue: 0 }).setOption('series', { 0: { color: 'red' } })
          .setOption('title', 'T').setOption('title', null).setOption('vAxis.title', 'Z');
        return ['vAxis.title', 'vAxis.minValue', 'series.0.color', 'title'].map((o) => b.build().getOptions().get(o));`),
    ).toEqual(['Z', 0, 'red', null]);
  });
});
