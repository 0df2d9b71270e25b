/**
 * Draws a chart: columns, bars, lines or a pie with title, axes and legend, and the same numbers as a table for whoever
 * hears the page. Knows no cells.
 */
import { drawing, element } from './element';
import type { ChartSeriesView, ChartView } from './protocol';
import type { Words } from './words';

/** Told apart by people who see few colours, too. */
const PALETTE = ['#1a73e8', '#d93025', '#f29900', '#188038', '#9334e6', '#12858d', '#c5221f', '#5f6368'];
const MARGIN = 14;
const TITLE = 26;
const LINE = 18;
const LEGEND_WIDTH = 128;
const AXIS_WIDTH = 54;
const LETTER = 6.6;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 });

export function chartElement(chart: ChartView, words: Words): HTMLElement {
  const { width, height, title } = chart;
  const name = words.chartOf({ title });
  const named = chart.series.map((series, i) => ({
    ...series,
    name: series.name || words.chartSeries({ number: i + 1 }),
    color: series.color || (PALETTE[i % PALETTE.length] as string),
  }));
  const picture = drawing('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': name });
  if (title)
    picture.append(
      drawing('text', { x: MARGIN, y: MARGIN + 12, class: 'chart-title' }, cut(title, (width - MARGIN) / 8.4)),
    );
  const entries =
    chart.type === 'PIE' ? sliceEntries(chart) : named.map(({ name: label, color }) => ({ label, color }));
  const inner = { left: MARGIN, top: MARGIN + (title ? TITLE : 0), width: width - 2 * MARGIN, height: 0 };
  const rest = drawLegend(picture, chart.legend, entries, { ...inner, height: height - inner.top - MARGIN });
  if (chart.type === 'PIE') drawPie(picture, chart, rest);
  else drawAxes(picture, chart, named, rest);
  return element('figure', { class: 'chart', 'aria-label': name }, picture, numbers(chart, named, name, words));
}

function numbers(chart: ChartView, named: readonly ChartSeriesView[], name: string, words: Words): HTMLElement {
  const head = (text: string, scope: string) => element('th', { scope }, text);
  return element(
    'table',
    {},
    element('caption', {}, name),
    element('tr', {}, head(words.chartCategory, 'col'), ...named.map((series) => head(series.name, 'col'))),
    ...chart.categories.map((category, i) =>
      element('tr', {}, head(category, 'row'), ...named.map(({ texts }) => element('td', {}, texts[i] ?? ''))),
    ),
  );
}

interface Entry {
  readonly label: string;
  readonly color: string;
}

/** Draws the legend and answers what is left of the box. */
function drawLegend(picture: SVGElement, place: ChartView['legend'], entries: readonly Entry[], box: Box): Box {
  if (place === 'none' || entries.length === 0) return box;
  const mark = ({ label, color }: Entry, x: number, y: number, room: number) =>
    picture.append(
      drawing('rect', { x, y: y - 10, width: 11, height: 11, rx: 2, fill: color }),
      drawing('text', { x: x + 16, y }, cut(label, (room - 16) / LETTER)),
    );
  if (place === 'right') {
    const room = Math.min(LEGEND_WIDTH, 22 + Math.max(...entries.map(({ label }) => widthOf(label))) * LETTER);
    const x = box.left + box.width - room;
    const fitting = Math.max(1, Math.floor(box.height / LINE));
    for (const [i, entry] of entries.slice(0, fitting).entries()) mark(entry, x, box.top + 14 + i * LINE, room);
    return { ...box, width: box.width - room - MARGIN };
  }
  const room = Math.max(70, Math.min(LEGEND_WIDTH, box.width / entries.length));
  const y = place === 'top' ? box.top + 12 : box.top + box.height - 2;
  const fitting = Math.max(1, Math.floor(box.width / room));
  for (const [i, entry] of entries.slice(0, fitting).entries()) mark(entry, box.left + i * room, y, room);
  return { ...box, top: box.top + (place === 'top' ? LINE + 6 : 0), height: box.height - LINE - 6 };
}

function slicesOf(chart: ChartView): { label: string; color: string; share: number }[] {
  const values = (chart.series[0]?.values ?? []).map((value) => Math.max(0, value ?? 0));
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value, i) => ({
    label: chart.categories[i] ?? '',
    color: chart.slices[i] || (PALETTE[i % PALETTE.length] as string),
    share: sum > 0 ? value / sum : 0,
  }));
}

const sliceEntries = (chart: ChartView): Entry[] =>
  slicesOf(chart).map(({ label, color, share }) => ({ label: `${cut(label, 11)} ${percent.format(share)}`, color }));

function drawPie(picture: SVGElement, chart: ChartView, box: Box): void {
  const radius = Math.max(1, Math.min(box.width, box.height) / 2 - 4);
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const point = (turn: number) =>
    `${(x + radius * Math.sin(2 * Math.PI * turn)).toFixed(2)} ${(y - radius * Math.cos(2 * Math.PI * turn)).toFixed(2)}`;
  let from = 0;
  for (const { label, color, share } of slicesOf(chart)) {
    if (share === 0) continue;
    const hint = drawing('title', {}, `${label}: ${percent.format(share)}`);
    const to = from + share;
    const shape = { fill: color, stroke: '#fff', class: 'chart-mark' };
    if (share > 0.9999) picture.append(drawing('circle', { ...shape, cx: x, cy: y, r: radius }, hint));
    else {
      const d = `M${x} ${y}L${point(from)}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${point(to)}Z`;
      picture.append(drawing('path', { ...shape, d }, hint));
    }
    from = to;
  }
}

/** Columns and lines stand on the categories, bars lie beside them: one drawing, turned. */
function drawAxes(picture: SVGElement, chart: ChartView, series: readonly ChartSeriesView[], box: Box): void {
  const isBar = chart.type === 'BAR';
  const isStacked = chart.stacked && chart.type !== 'LINE';
  const ticks = scaleOf(chart, isStacked);
  const [low, high] = [ticks[0] as number, ticks.at(-1) as number];
  const labels = isBar ? chart.categories : ticks.map((tick) => number.format(tick));
  const side = Math.min(AXIS_WIDTH + 40, Math.max(24, ...labels.map((label) => widthOf(label) * LETTER + 8)));
  const aside = chart.verticalTitle ? LINE : 0;
  const below = LINE + (chart.horizontalTitle ? LINE : 0);
  const plot: Box = {
    left: box.left + side + aside,
    top: box.top + 6,
    width: Math.max(1, box.width - side - aside),
    height: Math.max(1, box.height - below - 6),
  };
  const count = Math.max(1, chart.categories.length);
  const along = isBar ? plot.height : plot.width;
  const step = along / count;
  const across = (value: number) => {
    const part = (value - low) / (high - low);
    return isBar ? plot.left + part * plot.width : plot.top + (1 - part) * plot.height;
  };
  const right = plot.left + plot.width;
  const bottom = plot.top + plot.height;

  for (const tick of ticks) {
    const at = across(tick);
    const line = tick === 0 ? 'chart-base' : 'chart-line';
    const text = number.format(tick);
    if (isBar)
      picture.append(
        drawing('line', { x1: at, x2: at, y1: plot.top, y2: bottom, class: line }),
        drawing('text', { x: at, y: bottom + 14, 'text-anchor': 'middle' }, text),
      );
    else
      picture.append(
        drawing('line', { x1: plot.left, x2: right, y1: at, y2: at, class: line }),
        drawing('text', { x: plot.left - 6, y: at + 4, 'text-anchor': 'end' }, text),
      );
  }
  const every = Math.ceil((isBar ? LINE : 52) / step);
  for (const [i, category] of chart.categories.entries()) {
    if (i % every !== 0) continue;
    const middle = (i + 0.5) * step;
    picture.append(
      isBar
        ? drawing(
            'text',
            { x: plot.left - 6, y: plot.top + middle + 4, 'text-anchor': 'end' },
            cut(category, side / LETTER),
          )
        : drawing(
            'text',
            { x: plot.left + middle, y: bottom + 14, 'text-anchor': 'middle' },
            cut(category, (step * every) / LETTER),
          ),
    );
  }
  if (chart.horizontalTitle)
    picture.append(
      drawing(
        'text',
        { x: plot.left + plot.width / 2, y: bottom + 32, 'text-anchor': 'middle' },
        chart.horizontalTitle,
      ),
    );
  if (chart.verticalTitle) {
    const [x, y] = [box.left + 10, plot.top + plot.height / 2];
    const turned = { x, y, 'text-anchor': 'middle', transform: `rotate(-90 ${x} ${y})` };
    picture.append(drawing('text', turned, chart.verticalTitle));
  }

  const hint = (name: string, i: number, text: string) =>
    drawing('title', {}, `${name}, ${chart.categories[i] ?? ''}: ${text}`);
  if (chart.type === 'LINE') {
    for (const { name, color, values, texts } of series) {
      const runs: string[] = [];
      let isOpen = false;
      for (const [i, value] of values.entries()) {
        if (value === null) {
          isOpen = false;
          continue;
        }
        const [x, y] = [plot.left + (i + 0.5) * step, across(value)];
        runs.push(`${isOpen ? 'L' : 'M'}${x.toFixed(2)} ${y.toFixed(2)}`);
        isOpen = true;
        const dot = { cx: x, cy: y, r: count > 60 ? 1 : 3, fill: color, class: 'chart-mark' };
        picture.append(drawing('circle', dot, hint(name, i, texts[i] ?? '')));
      }
      picture.append(drawing('path', { d: runs.join(''), fill: 'none', stroke: color, 'stroke-width': 2 }));
    }
    return;
  }
  const thick = (step * 0.7) / (isStacked ? 1 : Math.max(1, series.length));
  /** Where the next part of a stack begins, upwards and downwards. */
  const reached = chart.categories.map(() => ({ up: 0, down: 0 }));
  for (const [s, { name, color, values, texts }] of series.entries()) {
    for (const [i, value] of values.entries()) {
      if (value === null || value === 0) continue;
      const stack = reached[i] as { up: number; down: number };
      const from = isStacked ? (value > 0 ? stack.up : stack.down) : 0;
      if (value > 0) stack.up += value;
      else stack.down += value;
      const [a, b] = [across(from), across(from + value)];
      const place = (i + 0.15) * step + (isStacked ? 0 : s * thick);
      const shape = isBar
        ? { x: Math.min(a, b), y: plot.top + place, width: Math.abs(a - b), height: thick }
        : { x: plot.left + place, y: Math.min(a, b), width: thick, height: Math.abs(a - b) };
      picture.append(drawing('rect', { ...shape, fill: color, class: 'chart-mark' }, hint(name, i, texts[i] ?? '')));
    }
  }
}

/** Five or so round numbers that take in every value and zero. */
function scaleOf(chart: ChartView, isStacked: boolean): number[] {
  const at = (i: number) => chart.series.map(({ values }) => values[i] ?? 0);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const ends = chart.categories.flatMap((_, i) =>
    isStacked ? [sum(at(i).filter((value) => value > 0)), sum(at(i).filter((value) => value < 0))] : at(i),
  );
  const [low, high] = ends.reduce(([least, most], end) => [Math.min(least, end), Math.max(most, end)], [0, 0]);
  const rough = (high - low || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  // Multiplied, not added up: sums of 0.1 are not round.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
}

/** In letters; those of Chinese count twice. */
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0);

function cut(text: string, letters: number): string {
  if (widthOf(text) <= Math.max(2, letters)) return text;
  let kept = '';
  for (const letter of text) {
    if (widthOf(kept + letter) >= Math.max(2, letters)) break;
    kept += letter;
  }
  return `${kept}…`;
}
