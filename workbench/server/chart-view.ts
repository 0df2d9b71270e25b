/** What the page draws of a chart, made from the cells that it reads. */
import { calculated } from '../formula/calculation';
import { type ChartCell, chartSize, chartSource, chartText, chartValue } from '../model/charts';
import { cssColor } from '../model/color';
import { shownValue } from '../model/display-value';
import { rowsHiddenByFilter } from '../model/filter';
import type { Chart, Sheet, Workbook } from '../model/workbook';
import type { ChartView } from '../web/protocol';

export function chartView(workbook: Workbook, chart: Chart, now: number): ChartView {
  const cells = calculated(workbook, now);
  const filtered = new Map<Sheet, ReadonlySet<number>>();
  const isHidden = ({ sheet, row }: ChartCell) => {
    const rows = filtered.get(sheet) ?? rowsHiddenByFilter(workbook, sheet, now);
    filtered.set(sheet, rows);
    return sheet.hiddenRows[row] === true || rows.has(row);
  };
  const showsAll = /SHOW_BOTH|IGNORE_COLUMNS/.test(chart.hiddenDimensionStrategy);
  const source = chartSource(workbook, chart, showsAll ? undefined : isHidden);
  const textOf = (cell: ChartCell | undefined) =>
    cell ? shownValue(chartValue(cell), cells.numberFormat(cell.sheet, cell.row, cell.column), workbook.locale) : '';
  const colors = Array.isArray(chart.options['colors']) ? chart.options['colors'].map(colorOf) : [];
  const legend = chartText(chart, 'legend.position', 'legend');
  const length = Math.min(MOST_CATEGORIES, source.series[0]?.values.length ?? 0);
  return {
    type: chart.type,
    title: chartText(chart, 'title'),
    row: chart.row,
    column: chart.column,
    offsetX: chart.offsetX,
    offsetY: chart.offsetY,
    ...chartSize(chart),
    stacked: chart.options['isStacked'] === true || chartText(chart, 'isStacked') === 'absolute',
    legend: LEGENDS.find((place) => place === legend) ?? 'right',
    horizontalTitle: chartText(chart, 'hAxis.title'),
    verticalTitle: chartText(chart, 'vAxis.title'),
    categories: Array.from({ length }, (_, i) => textOf(source.categories[i])),
    series: source.series.map(({ name, values: all }, i) => {
      const values = all.slice(0, length);
      return {
        name: textOf(name),
        color: colorOf(chart.options[`series.${i}.color`]) || (colors[i] ?? ''),
        values: values.map((cell) => {
          const value = chartValue(cell);
          return typeof value === 'number' ? value : null;
        }),
        texts: values.map(textOf),
      };
    }),
    slices: chart.type === 'PIE' ? colors : [],
  };
}

/** More cannot be told apart on a screen, and would make the page slow. */
const MOST_CATEGORIES = 1000;

const LEGENDS = ['none', 'top', 'right', 'bottom'] as const;

/** Empty for what is no colour: a script may set anything. */
function colorOf(color: unknown): string {
  try {
    return typeof color === 'string' && color ? cssColor(color) : '';
  } catch {
    return '';
  }
}
