/** Charts: what becomes of the ranges that they read. */
import type { Chart, Workbook } from './workbook';

/** Every range of every chart as it becomes; null takes it out of its chart. */
export function changeChartRanges(
  workbook: Workbook,
  change: (range: Chart['ranges'][number]) => Chart['ranges'][number] | null,
): void {
  for (const sheet of workbook.sheets)
    sheet.charts = sheet.charts.map((chart) => ({
      ...chart,
      ranges: chart.ranges.flatMap((range) => change(range) ?? []),
    }));
}
