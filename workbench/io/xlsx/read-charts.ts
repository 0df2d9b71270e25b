/** Charts of a sheet's drawing: columns, lines, bars and pies over ranges. Others are answered as missing, to be noted. */
import { DEFAULT_HEIGHT, DEFAULT_WIDTH } from '../../model/dimensions';
import type { Chart, Rect, Sheet } from '../../model/workbook';
import type { CarriedReader } from './carried-sheet';
import { type FileChart, legendOf } from './file-chart';
import { type OfficePackage, type Relation, relationOfType } from './read-package';
import { isRecord, parseJson } from './take-carried';
import { attr, child, childrenOf, type XmlElement } from './xml-tree';

export interface PlacedChart {
  readonly sheet: Sheet;
  /** Name of the sheet in the file. */
  readonly fileName: string;
  readonly chart: FileChart;
}

/** In the order of the drawing. */
export async function readCharts(
  file: OfficePackage,
  relations: ReadonlyMap<string, Relation>,
): Promise<readonly FileChart[]> {
  const drawing = relationOfType(relations, 'drawing')?.target;
  if (!drawing || !file.has(drawing)) return [];
  const parts = await file.relations(drawing);
  const charts: FileChart[] = [];
  for (const anchor of childrenOf(await file.tree(drawing), 'twoCellAnchor')) {
    const data = child(child(child(anchor, 'graphicFrame'), 'graphic'), 'graphicData');
    const part = parts.get(attr(child(data, 'chart'), 'id') ?? '')?.target;
    const chart = part && file.has(part) ? chartOf(await file.tree(part), anchor) : undefined;
    if (chart) charts.push(chart);
  }
  return charts;
}

function chartOf(space: XmlElement, anchor: XmlElement): FileChart | undefined {
  const chart = child(space, 'chart');
  const plot = child(chart, 'plotArea');
  const groups = (plot?.children ?? []).filter(({ name }) => name.endsWith('Chart'));
  const [group] = groups;
  const type = group && groups.length === 1 ? typeOf(group) : undefined;
  if (!group || !type) return undefined;
  const isPie = type === 'PIE';
  const series = childrenOf(group, 'ser');
  const axis = (name: string) => titleOf(child(plot, name));
  const [alongCategories, alongValues] = [axis('catAx') || axis('dateAx'), axis('valAx')];
  const place = (name: 'from' | 'to') => {
    const corner = child(anchor, name);
    return { row: Number(child(corner, 'row')?.text), column: Number(child(corner, 'col')?.text) };
  };
  return {
    type,
    title: titleOf(chart),
    stacked: attr(child(group, 'grouping'), 'val') === 'stacked' && !isPie && type !== 'LINE',
    legend: child(chart, 'legend')
      ? legendOf(POSITIONS[attr(child(child(chart, 'legend'), 'legendPos'), 'val') ?? 'r'] ?? '')
      : 'none',
    horizontalTitle: type === 'BAR' ? alongValues : alongCategories,
    verticalTitle: type === 'BAR' ? alongCategories : alongValues,
    categories: referenceIn(child(series[0], 'cat')),
    series: series.map((ser) => ({
      name: referenceIn(child(ser, 'tx')),
      values: referenceIn(child(ser, 'val')),
      color: isPie ? '' : colorIn(child(ser, 'spPr')),
    })),
    slices: isPie
      ? childrenOf(series[0], 'dPt')
          .map((point) => colorIn(child(point, 'spPr')))
          .filter(Boolean)
      : [],
    from: place('from'),
    to: place('to'),
  };
}

const POSITIONS: Readonly<Record<string, string>> = { t: 'top', r: 'right', b: 'bottom', l: 'left', tr: 'right' };

const OTHERS: Readonly<Record<string, Chart['type']>> = { lineChart: 'LINE', pieChart: 'PIE' };

function typeOf(group: XmlElement): Chart['type'] | undefined {
  if (attr(child(group, 'grouping'), 'val') === 'percentStacked') return undefined;
  if (group.name === 'barChart') return attr(child(group, 'barDir'), 'val') === 'bar' ? 'BAR' : 'COLUMN';
  return OTHERS[group.name];
}

function titleOf(element: XmlElement | undefined): string {
  const rich = child(child(child(element, 'title'), 'tx'), 'rich');
  return childrenOf(rich, 'p')
    .map((p) =>
      childrenOf(p, 'r')
        .map((r) => child(r, 't')?.text ?? '')
        .join(''),
    )
    .join('\n');
}

function referenceIn(element: XmlElement | undefined): string {
  return child(child(element, 'strRef') ?? child(element, 'numRef'), 'f')?.text.trim() ?? '';
}

function colorIn(shape: XmlElement | undefined): string {
  const fill = child(shape, 'solidFill') ?? child(child(shape, 'ln'), 'solidFill');
  return (attr(child(fill, 'srgbClr'), 'val') ?? '').toUpperCase();
}

/**
 * Charts of the workbook: with everything that is carried where the file's chart is still as it was written, else as the
 * file has it. Answers how many there are that the workbook cannot hold.
 */
export function takeCharts(
  placed: readonly PlacedChart[],
  carried: CarriedReader,
  find: (reference: string, sheetId: number) => { sheetId: number; rect: Rect } | undefined,
  newId: () => number,
): number {
  const known = carried.rowsOf('chart').map(([name, json, shape]) => ({ name, shape, chart: carriedChart(json) }));
  const own = placed.map(({ fileName, chart }) => {
    const shape = JSON.stringify(chart);
    const at = known.findIndex((k) => k.shape === shape && String(k.name).toLowerCase() === fileName.toLowerCase());
    return at < 0 ? undefined : known.splice(at, 1)[0]?.chart;
  });
  for (const [i, { sheet }] of placed.entries()) if (own[i]) sheet.charts.push(own[i]);
  let left = 0;
  for (const [i, { sheet, chart }] of placed.entries()) {
    if (own[i]) continue;
    const made = chartFrom(chart, sheet, (text) => find(text, sheet.sheetId), newId);
    if (made) sheet.charts.push(made);
    else left++;
  }
  return left;
}

/** A chart of somebody else: its series stand side by side, over their categories. Undefined for any other arrangement. */
function chartFrom(
  chart: FileChart,
  sheet: Sheet,
  find: (reference: string) => { sheetId: number; rect: Rect } | undefined,
  newId: () => number,
): Chart | undefined {
  const [first] = chart.series;
  // Without categories the first of several series would be taken for them.
  const isAlone = chart.categories === '' && chart.series.length === 1;
  const refers = [...(isAlone ? [] : [chart.categories]), ...chart.series.map(({ values }) => values)].map(find);
  const areas = refers.flatMap((reference) => reference ?? []);
  if (!first || areas.length < refers.length) return undefined;
  const down = areas.every(({ rect }) => rect.columns === 1);
  if (!down && !areas.every(({ rect }) => rect.rows === 1)) return undefined;
  const hasNames = find(first.name) !== undefined;
  const head = (rect: Rect): Rect => {
    if (!hasNames) return rect;
    if (down) return { ...rect, row: rect.row - 1, rows: rect.rows === null ? null : rect.rows + 1 };
    return { ...rect, column: rect.column - 1, columns: rect.columns === null ? null : rect.columns + 1 };
  };
  const ranges = areas.map(({ sheetId, rect }) => ({ sheetId, rect: head(rect) }));
  if (ranges.some(({ rect }) => rect.row < 0 || rect.column < 0)) return undefined;
  const { row, column } = chart.from;
  if (![row, column, chart.to.row, chart.to.column].every(isIndex)) return undefined;
  const options = {
    ...Object.fromEntries(
      chart.series.flatMap(({ color }, i) => (color ? [[`series.${i}.color`, `#${color.toLowerCase()}`]] : [])),
    ),
    ...(chart.slices.length && { colors: chart.slices.map((color) => `#${color.toLowerCase()}`) }),
    ...(chart.title && { title: chart.title }),
    ...(chart.stacked && { isStacked: true }),
    ...(chart.horizontalTitle && { 'hAxis.title': chart.horizontalTitle }),
    ...(chart.verticalTitle && { 'vAxis.title': chart.verticalTitle }),
    'legend.position': chart.legend,
    width: pixels(column, chart.to.column, sheet.columnWidths, DEFAULT_WIDTH),
    height: pixels(row, chart.to.row, sheet.rowHeights, DEFAULT_HEIGHT),
  };
  return {
    chartId: newId(),
    type: chart.type,
    ranges,
    row: Math.min(row, sheet.maxRows - 1),
    column: Math.min(column, sheet.maxColumns - 1),
    offsetX: 0,
    offsetY: 0,
    numHeaders: hasNames ? 1 : 0,
    mergeStrategy: down ? 'MERGE_COLUMNS' : 'MERGE_ROWS',
    hiddenDimensionStrategy: 'IGNORE_ROWS',
    transpose: !down,
    options,
  };
}

/** Excel's grid is no larger than this. */
const isIndex = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 20;

function pixels(from: number, to: number, sizes: readonly (number | undefined)[], usual: number): number {
  let sum = 0;
  for (let index = from; index < Math.min(to, from + MOST_CELLS); index++) sum += sizes[index] ?? usual;
  return sum;
}

/** Rows or columns that a chart covers, far beyond any that can be read. */
const MOST_CELLS = 1000;

/** Trusts nothing: anybody can write such a sheet. */
function carriedChart(json: unknown): Chart | undefined {
  const chart = parseJson(json);
  if (!isRecord(chart)) return undefined;
  const { chartId, type, ranges, row, column, offsetX, offsetY, numHeaders, mergeStrategy, transpose, options } = chart;
  const isSize = (value: unknown) => value === null || (isIndex(value) && value > 0);
  const isRange = (range: unknown) => {
    const rect = isRecord(range) && isIndexOrId(range['sheetId']) ? range['rect'] : undefined;
    return (
      isRecord(rect) &&
      isIndex(rect['row']) &&
      isIndex(rect['column']) &&
      isSize(rect['rows']) &&
      isSize(rect['columns'])
    );
  };
  const isSound =
    isIndexOrId(chartId) &&
    ['COLUMN', 'LINE', 'BAR', 'PIE'].includes(String(type)) &&
    Array.isArray(ranges) &&
    ranges.every(isRange) &&
    [row, column].every(isIndex) &&
    [offsetX, offsetY, numHeaders].every(Number.isInteger) &&
    ['MERGE_COLUMNS', 'MERGE_ROWS'].includes(String(mergeStrategy)) &&
    typeof chart['hiddenDimensionStrategy'] === 'string' &&
    typeof transpose === 'boolean' &&
    isRecord(options) &&
    Object.values(options)
      .flat()
      .every((value) => ['string', 'number', 'boolean'].includes(typeof value));
  // Every part has been looked at above, one by one, which narrows no type.
  return isSound ? (chart as unknown as Chart) : undefined;
}

const isIndexOrId = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
