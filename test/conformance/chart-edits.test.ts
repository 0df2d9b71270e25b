/** The edits of the Workbook port that make and take away charts, on the workbench. */
import { buildSync } from 'esbuild';
import type { SheetEdit } from '../../src/app/ports';
import { openSheet } from './in-script';

const port = buildSync({
  entryPoints: ['src/gas/workbook.ts'],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'Port',
  target: 'es2019',
}).outputFiles[0]?.text;

const chart = {
  type: 'bar',
  title: 'Customers by tier',
  ranges: [
    { sheet: 'Sheet1', range: { row: 0, column: 0, rows: 4, columns: 1 } },
    { sheet: 'Sheet1', range: { row: 0, column: 2, rows: 4, columns: 1 } },
  ],
  row: 5,
  column: 3,
  width: 480,
  height: 260,
  colors: ['#b3261e'],
  stacked: true,
  legend: 'bottom',
  categoryTitle: 'Tier',
  valueTitle: 'Customers',
} as const;

function edited(edits: readonly SheetEdit[]) {
  const workbench = openSheet(`${port}; function edit(edits) { Port.activeWorkbook().edit(edits); }`);
  const report = workbench.rpc('edit', [edits]);
  if (!report.ok) throw report.internalErrors[0] ?? new Error(report.error?.message);
  return { charts: workbench.state.workbook.sheets[0]?.charts ?? [], report };
}

const insert = (title: string): SheetEdit => ({ kind: 'put-chart', sheet: 'Sheet1', chart: { ...chart, title } });

describe('a chart of a plan', () => {
  it('stands where the plan says, with its titles, colours and size', () => {
    const { charts, report } = edited([insert(chart.title)]);
    expect(charts).toEqual([
      expect.objectContaining({
        type: 'BAR',
        ranges: chart.ranges.map(({ range }) => ({ sheetId: 0, rect: range })),
        row: 5,
        column: 3,
        numHeaders: 1,
        options: {
          title: 'Customers by tier',
          width: 480,
          height: 260,
          'legend.position': 'bottom',
          colors: ['#b3261e'],
          isStacked: true,
          'vAxis.title': 'Tier',
          'hAxis.title': 'Customers',
        },
      }),
    ]);
    expect(report.callsByMethod).toMatchObject({ 'Sheet.insertChart': 1 });
  });

  it('is taken away by its title; what somebody else has made or renamed stays', () => {
    const { charts, report } = edited([
      insert('Ours'),
      insert('Theirs'),
      insert('我们的'),
      { kind: 'remove-charts', sheet: 'Sheet1', titles: ['Ours', '我们的', 'Another'] },
    ]);
    expect(charts.map(({ options }) => options['title'])).toEqual(['Theirs']);
    expect(report.callsByMethod).toMatchObject({ 'Sheet.getCharts': 1, 'Sheet.removeChart': 2 });
  });
});
