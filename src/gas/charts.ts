/** Charts as Google builds them. Building costs no service call. */
import type { ChartPlan, SheetRef } from '../app/ports';
import type { CellRange } from '../domain/sheet-snapshot';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export function buildChart(
  sheet: Sheet,
  plan: ChartPlan,
  rangeOf: (ref: SheetRef, range: CellRange) => GoogleAppsScript.Spreadsheet.Range,
): GoogleAppsScript.Spreadsheet.EmbeddedChart {
  const { COLUMN, LINE, BAR, PIE } = Charts.ChartType;
  const builder = sheet.newChart().setChartType({ column: COLUMN, line: LINE, bar: BAR, pie: PIE }[plan.type]);
  for (const { sheet: ref, range } of plan.ranges) builder.addRange(rangeOf(ref, range));
  // Of a bar chart the categories stand along the vertical axis.
  const [categories, values] = plan.type === 'bar' ? ['vAxis', 'hAxis'] : ['hAxis', 'vAxis'];
  const options: Record<string, unknown> = {
    title: plan.title,
    width: plan.width,
    height: plan.height,
    legend: { position: plan.legend },
    colors: plan.colors,
    isStacked: plan.stacked === true ? true : undefined,
    [`${categories}.title`]: plan.categoryTitle,
    [`${values}.title`]: plan.valueTitle,
  };
  for (const [name, value] of Object.entries(options)) if (value !== undefined) builder.setOption(name, value);
  return builder
    .setNumHeaders(1)
    .setMergeStrategy(Charts.ChartMergeStrategy.MERGE_COLUMNS)
    .setPosition(plan.row + 1, plan.column + 1, 0, 0)
    .build();
}

/** Empty for a chart without one. */
export const chartTitle = (chart: GoogleAppsScript.Spreadsheet.EmbeddedChart): string =>
  String(chart.getOptions().get('title') ?? '');
