/** Charts: which cells a chart reads, as categories and series. Knows neither how a chart is drawn nor any file. */
import { boundedArea } from './area';
import { cellOf } from './grid';
import type { Chart, Sheet, Value, Workbook } from './workbook';

/** A cell that a chart reads. */
export interface ChartCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

/** Undefined where ranges of unequal size leave a gap. */
export type ChartCells = readonly (ChartCell | undefined)[];

export interface ChartSeries {
  readonly name: ChartCell | undefined;
  readonly values: ChartCells;
}

export interface ChartSource {
  /** Empty where the ranges are a single column. */
  readonly categories: ChartCells;
  readonly series: readonly ChartSeries[];
}

/** Sheets' size of a new chart, in pixels. (field) */
const DEFAULT_CHART_SIZE = { width: 600, height: 371 } as const;

/** Far beyond any screen; a script may ask for anything. */
const LARGEST = 10_000;

export function chartSize({ options }: Chart): { width: number; height: number } {
  const size = (name: 'width' | 'height') => {
    const asked = Number(options[name]);
    return asked > 0 ? Math.min(asked, LARGEST) : DEFAULT_CHART_SIZE[name];
  };
  return { width: size('width'), height: size('height') };
}

/** An option by its full name as text; empty where it is not set. */
export function chartText({ options }: Chart, ...names: readonly string[]): string {
  const found = names.map((name) => options[name]).find((value) => value !== undefined && value !== null);
  return found === undefined ? '' : String(found);
}

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

export const chartValue = (cell: ChartCell | undefined): Value | undefined =>
  cell && cellOf(cell.sheet.values, cell.row, cell.column);

const isBlank = (cell: ChartCell | undefined) => (chartValue(cell) ?? '') === '';

/**
 * The first column of the ranges side by side (or one below the other, or turned) is the domain, each other one a series;
 * lines that are empty in all of them at the end are left out. `isHidden` leaves out lines that are not shown.
 */
export function chartSource(workbook: Workbook, chart: Chart, isHidden?: (cell: ChartCell) => boolean): ChartSource {
  const lines = chartLines(workbook, chart).filter((line) => !line.some((cell) => cell && isHidden?.(cell)));
  while (lines.length > leastLines(chart) && lines.at(-1)?.every(isBlank)) lines.pop();
  const headers = chart.numHeaders < 0 ? guessedHeaders(lines) : Math.min(chart.numHeaders, lines.length);
  const body = lines.slice(headers);
  const width = Math.max(0, ...lines.map((line) => line.length));
  const column = (index: number) => body.map((line) => line[index]);
  const first = width > 1 ? 1 : 0;
  const last = chart.type === 'PIE' ? Math.min(width, first + 1) : width;
  return {
    categories: first ? column(0) : [],
    series: Array.from({ length: Math.max(0, last - first) }, (_, i) => ({
      name: headers > 0 ? lines[headers - 1]?.[first + i] : undefined,
      values: column(first + i),
    })),
  };
}

/** The headers and one line, so that a chart that is still empty keeps its place. */
const leastLines = ({ numHeaders }: Chart): number => Math.max(0, numHeaders) + 1;

/** A line of texts over numbers is a header. */
function guessedHeaders(lines: readonly ChartCells[]): number {
  const [head = [], ...body] = lines;
  const own = head.slice(head.length > 1 ? 1 : 0);
  const isText =
    own.some((cell) => typeof chartValue(cell) === 'string') && !own.some((c) => typeof chartValue(c) === 'number');
  return isText && body.length ? 1 : 0;
}

function chartLines(workbook: Workbook, chart: Chart): ChartCells[] {
  const blocks = chart.ranges.map(({ sheetId, rect }): ChartCells[] => {
    const sheet = workbook.sheets.find((s) => s.sheetId === sheetId);
    if (!sheet) return [];
    const area = boundedArea(rect, sheet);
    // Nothing below the last value is ever shown.
    const rows = Math.min(area.rows, Math.max(leastLines(chart), sheet.values.length - area.row));
    return Array.from({ length: rows }, (_, i) =>
      Array.from({ length: area.columns }, (_, j) => ({ sheet, row: area.row + i, column: area.column + j })),
    );
  });
  if (chart.mergeStrategy === 'MERGE_ROWS') return turned(blocks.flat(), chart.transpose);
  const height = Math.max(0, ...blocks.map((block) => block.length));
  const widths = blocks.map((block) => block[0]?.length ?? 0);
  const joined = Array.from({ length: height }, (_, row) =>
    blocks.flatMap(
      (block, i): ChartCells => block[row] ?? Array.from({ length: widths[i] as number }, () => undefined),
    ),
  );
  return turned(joined, chart.transpose);
}

function turned(lines: readonly ChartCells[], transpose: boolean): ChartCells[] {
  if (!transpose) return [...lines];
  const width = Math.max(0, ...lines.map((line) => line.length));
  return Array.from({ length: width }, (_, column) => lines.map((line) => line[column]));
}
