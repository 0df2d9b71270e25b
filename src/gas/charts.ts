/** Charts of the tabs, told by their titles, as Google builds them. Building costs no service call. */
import type { ChartPlan, SheetRef } from '../app/ports';
import type { Handles } from './handles';

type Chart = GoogleAppsScript.Spreadsheet.EmbeddedChart;
type Builder = GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder;

export interface SheetCharts {
  readonly titles: (sheetId: number) => string[];
  readonly put: (sheet: SheetRef, plan: ChartPlan) => void;
  readonly remove: (sheet: SheetRef, titles: readonly string[]) => void;
}

export function sheetCharts({ sheetOf, rangeOf }: Handles): SheetCharts {
  // As they were when their titles were asked for.
  const known = new Map<SheetRef, readonly Chart[]>();
  return {
    titles(sheetId) {
      const charts = sheetOf(sheetId).getCharts();
      known.set(sheetId, charts);
      return charts.map(titleOf);
    },
    put(ref, plan) {
      const sheet = sheetOf(ref);
      const before = known.get(ref)?.find((chart) => titleOf(chart) === plan.title);
      if (before === undefined) sheet.insertChart(buildChart(sheet.newChart(), plan, rangeOf));
      else sheet.updateChart(buildChart(before.modify().clearRanges(), plan, rangeOf));
    },
    remove(ref, titles) {
      const sheet = sheetOf(ref);
      for (const chart of known.get(ref) ?? sheet.getCharts())
        if (titles.includes(titleOf(chart))) sheet.removeChart(chart);
    },
  };
}

/** Empty for a chart without one. */
const titleOf = (chart: Chart): string => String(chart.getOptions().get('title') ?? '');

function buildChart(begun: Builder, plan: ChartPlan, rangeOf: Handles['rangeOf']): Chart {
  const { COLUMN, LINE, BAR, PIE } = Charts.ChartType;
  const builder = begun.setChartType({ column: COLUMN, line: LINE, bar: BAR, pie: PIE }[plan.type]);
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
