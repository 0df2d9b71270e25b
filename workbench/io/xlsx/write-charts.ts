/** Charts as hucre takes them. What their file shape cannot say is carried beside it, for as long as nobody changes the shape. */
import type { SheetChart } from 'hucre/xlsx';
import { type ChartCells, chartSize, chartSource, chartText } from '../../model/charts';
import { DEFAULT_HEIGHT, DEFAULT_WIDTH } from '../../model/dimensions';
import type { Chart, Rect, Sheet, Workbook } from '../../model/workbook';
import { type FileChart, legendOf } from './file-chart';

/** Before a series name that is a reference: hucre writes names as they are, `fillFrame` makes references of these. */
export const NAME_CELL = 'ledgerline-cell:';

/** Undefined for a chart that reads nothing. */
export function fileChart(
  workbook: Workbook,
  sheet: Sheet,
  chart: Chart,
  referenceTo: (sheet: Sheet, rect: Rect) => string,
): FileChart | undefined {
  const source = chartSource(workbook, chart);
  const colors = Array.isArray(chart.options['colors']) ? chart.options['colors'].map(rgbOf) : [];
  const isPie = chart.type === 'PIE';
  const reference = (cells: ChartCells) => referenceOf(cells, referenceTo);
  const series = source.series.flatMap(({ name, values }, i) => {
    const own = rgbOf(chart.options[`series.${i}.color`]) ?? colors[i];
    const at = reference(values);
    return at ? [{ name: reference([name]), values: at, color: isPie ? '' : (own ?? '') }] : [];
  });
  if (!series.length) return undefined;
  const { width, height } = chartSize(chart);
  return {
    type: chart.type,
    title: lineOf(chartText(chart, 'title')),
    stacked: !isPie && chart.type !== 'LINE' && isStacked(chart),
    legend: legendOf(chartText(chart, 'legend.position', 'legend')),
    horizontalTitle: isPie ? '' : lineOf(chartText(chart, 'hAxis.title')),
    verticalTitle: isPie ? '' : lineOf(chartText(chart, 'vAxis.title')),
    categories: reference(source.categories),
    series,
    slices: isPie ? (source.series[0]?.values ?? []).map((_, i) => colors[i] ?? '').filter(Boolean) : [],
    from: { row: chart.row, column: chart.column },
    to: {
      row: reached(chart.row, chart.offsetY + height, (row) => sheet.rowHeights[row] ?? DEFAULT_HEIGHT),
      column: reached(chart.column, chart.offsetX + width, (column) => sheet.columnWidths[column] ?? DEFAULT_WIDTH),
    },
  };
}

/** On one line, without what XML cannot hold. */
const lineOf = (text: string): string => text.replace(/[\s\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' ').trim();

const isStacked = (chart: Chart) => chart.options['isStacked'] === true || chartText(chart, 'isStacked') === 'absolute';

/** `RRGGBB` of `#rrggbb`; other spellings of a colour are left to whoever shows the file. */
const rgbOf = (color: unknown): string | undefined => /^#([\da-f]{6})$/i.exec(String(color ?? ''))?.[1]?.toUpperCase();

/** The cell that lies so many pixels on. */
function reached(start: number, pixels: number, sizeOf: (index: number) => number): number {
  let index = start;
  for (let left = pixels - sizeOf(index); left > 0; left -= sizeOf(index)) index++;
  return index + 1;
}

/** Neighbours become one range; several stand in brackets. */
function referenceOf(cells: ChartCells, referenceTo: (sheet: Sheet, rect: Rect) => string): string {
  const runs: { sheet: Sheet; rect: Rect & { rows: number; columns: number } }[] = [];
  for (const cell of cells) {
    if (!cell) continue;
    const { sheet, row, column } = cell;
    const last = runs.at(-1);
    const r = last?.rect;
    if (last && r && last.sheet === sheet && r.column === column && r.columns === 1 && r.row + r.rows === row)
      last.rect = { ...r, rows: r.rows + 1 };
    else if (last && r && last.sheet === sheet && r.row === row && r.rows === 1 && r.column + r.columns === column)
      last.rect = { ...r, columns: r.columns + 1 };
    else runs.push({ sheet, rect: { row, column, rows: 1, columns: 1 } });
  }
  const names = runs.map(({ sheet, rect }) => referenceTo(sheet, rect));
  return names.length > 1 ? `(${names.join(',')})` : (names[0] ?? '');
}

export function writeChart(chart: FileChart): SheetChart {
  const { title, series, categories, from, to } = chart;
  const upright = { title: chart.horizontalTitle, side: chart.verticalTitle };
  // hucre's x is the axis of the categories, which a bar chart has at its side.
  const [x, y] = chart.type === 'BAR' ? [upright.side, upright.title] : [upright.title, upright.side];
  return {
    type: ({ COLUMN: 'column', BAR: 'bar', LINE: 'line', PIE: 'pie' } as const)[chart.type],
    ...(title ? { title } : { showTitle: false }),
    ...(chart.stacked && { barGrouping: 'stacked' as const, overlap: 100 }),
    legend: chart.legend === 'none' ? false : chart.legend,
    altText: title,
    axes: { x: x ? { title: x } : {}, y: y ? { title: y } : {} },
    anchor: { from: { row: from.row, col: from.column }, to: { row: to.row, col: to.column } },
    series: series.map(({ name, values, color }) => ({
      ...(name && { name: `${NAME_CELL}${name}` }),
      values,
      ...(categories && { categories }),
      ...(color && { color }),
      ...(chart.slices.length && { dataPoints: chart.slices.map((fillColor, idx) => ({ idx, fillColor })) }),
    })),
  };
}
