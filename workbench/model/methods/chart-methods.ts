/** Charts over the cells of a sheet, host side. [embchart] */
import { type Host, type HostMethods, ServiceError } from '../../sandbox/door';
import { assertSheetEditable } from '../protection';
import { touch } from '../revision';
import { nextId } from '../sheets';
import type { Chart, Sheet } from '../workbook';
import { type RangeTarget, reads, rectOf, sheetIn, targetOf, writesSheet } from './method-kit';

export interface ChartData extends Omit<Chart, 'chartId' | 'ranges'> {
  /** Null for a chart that is in no spreadsheet yet. */
  readonly chartId: number | null;
  readonly ranges: readonly RangeTarget[];
}

const stored = (data: ChartData, chartId: number): Chart => ({
  ...data,
  chartId,
  ranges: data.ranges.map((target) => ({ sheetId: target.sheetId, rect: rectOf(target) })),
});

/** Replaces a chart of the sheet, or takes it away for null. */
function change(host: Host, sheet: Sheet, { chartId }: ChartData, to: ((chartId: number) => Chart) | null): void {
  const { workbook } = host.state;
  assertSheetEditable(workbook, sheet, host.execution.user);
  // The wording is ours.
  if (!sheet.charts.some((chart) => chart.chartId === chartId))
    throw new ServiceError('The chart is not on this sheet.');
  sheet.charts = sheet.charts.flatMap((chart) => (chart.chartId === chartId ? (to?.(chart.chartId) ?? []) : [chart]));
  touch(workbook);
}

function assertAnchored(_host: Host, sheet: Sheet, { row, column }: ChartData): void {
  if (row < 0 || row >= sheet.maxRows) throw new ServiceError('Those rows are out of bounds.');
  if (column < 0 || column >= sheet.maxColumns) throw new ServiceError('Those columns are out of bounds.');
}

export const chartMethods: HostMethods = {
  'Sheet.getCharts': reads((host, sheetId: number): ChartData[] =>
    sheetIn(host, sheetId).charts.map((chart) => ({
      ...chart,
      ranges: chart.ranges.map((range) => targetOf(sheetIn(host, range.sheetId), range.rect)),
    })),
  ),
  'Sheet.insertChart': writesSheet((host, sheet, data: ChartData) => {
    const { workbook } = host.state;
    assertSheetEditable(workbook, sheet, host.execution.user);
    sheet.charts = [...sheet.charts, stored(data, nextId(workbook))];
    touch(workbook);
  }, assertAnchored),
  'Sheet.updateChart': writesSheet(
    (host, sheet, data: ChartData) => change(host, sheet, data, (chartId) => stored(data, chartId)),
    assertAnchored,
  ),
  'Sheet.removeChart': writesSheet((host, sheet, data: ChartData) => change(host, sheet, data, null)),
};
