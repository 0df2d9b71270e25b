/**
 * Where the blocks of the Dashboard stand: two bands of columns side by side, block below block, round what people have
 * typed. Knows no figure and no wording.
 */
import { columnLetters } from '../a1-notation';
import { hashOf } from '../fingerprint';
import type { CellRange } from '../sheet-snapshot';
import type { DashboardBlock, DashboardCell, DashboardChart, RowLook } from './dashboard';
import { type Band, type BlockMark, COLUMNS, GAP, placesOf, type StandingDashboard } from './dashboard-marks';

/** More pieces than these, and the blocks begin below all that people have typed between them. */
const MOST_PIECES = 12;
const DASH = '–';

interface PlacedBlock {
  readonly block: DashboardBlock;
  readonly row: number;
  /** Rows below its own. */
  readonly below: number;
}

/** Cells of ours that can be written in one call. */
export interface Stretch {
  readonly row: number;
  readonly rows: number;
  readonly column: number;
  /** Our columns that stand there side by side. */
  readonly places: readonly number[];
}

export interface PlacedCell {
  readonly value: string | number;
  readonly formula: string;
  readonly format: string;
  readonly fill: string | null;
  readonly align: 'left' | 'right' | 'normal';
  readonly look: RowLook;
}

export interface PlacedChart extends Omit<DashboardChart, 'of'> {
  readonly ranges: readonly CellRange[];
  readonly row: number;
  readonly column: number;
  readonly rows: number;
}

/** A row as it is to be. */
interface PlannedRow {
  /** By our columns; the first is that of the marks. */
  readonly cells: readonly PlacedCell[];
  readonly blocks: readonly BlockMark[];
  readonly looks: string;
  /** The charts over it, by the key of their block. */
  readonly charts: ReadonlyMap<string, PlacedChart>;
}

export interface DashboardPlan {
  /** Rows that the grid must have. */
  readonly rows: number;
  readonly lines: readonly PlannedRow[];
  /** Row of the first line that is written. */
  readonly top: number;
  /** Rows from here on belong to no block. */
  readonly end: number;
  /** Where cells are written: by stretches of the same rows, from the top. */
  readonly cells: readonly (readonly Stretch[])[];
  /** What is given its looks: rooms of people, too, where they have not typed. */
  readonly looks: readonly (readonly Stretch[])[];
  /** Cells of ours that nothing takes the place of, where not everything is written over. */
  readonly cleared: readonly CellRange[];
  readonly charts: readonly PlacedChart[];
}

/** The same blocks on the same tab give the same plan. */
export function placeDashboard(blocks: readonly DashboardBlock[], standing: StandingDashboard): DashboardPlan {
  const plan = planFrom(blocks, standing, standing.markRow + 1);
  const pieces = plan.cells.flat().filter(({ places }) => places.some((place) => place > 0));
  if (pieces.length <= MOST_PIECES) return plan;
  return planFrom(blocks, standing, Math.max(standing.markRow, ...standing.foreign.keys()) + 1);
}

function planFrom(blocks: readonly DashboardBlock[], standing: StandingDashboard, top: number): DashboardPlan {
  const { markRow, columns, marks, foreign } = standing;
  const placed = placedBlocks(blocks, standing, top);
  const ends = placed.map(({ row, block, below }) => row + block.rows.length + below);
  const end = Math.max(markRow + 1, ...ends);
  const rows = Math.max(end, 1 + marks.reduce((last, { text }, row) => (text === '' ? last : row), 0));
  const charts = placed.flatMap((one) => placedChart(one, placed, columns));
  const { lines, rooms } = linesOf(placed, charts, standing, rows);
  const typed = (row: number): ReadonlySet<number> => foreign.get(row) ?? NOBODY;
  const kept = (row: number): ReadonlySet<number> => new Set([...typed(row), ...(rooms.get(row) ?? [])]);
  const within = [Math.min(top, rows), rows] as const;
  return {
    rows,
    lines,
    top: within[0],
    end,
    cells: stretchesOf(kept, columns, within),
    looks: stretchesOf(typed, columns, within),
    cleared: top === markRow + 1 ? [] : clearedOf(standing, top),
    charts: charts.map(({ chart }) => chart),
  };
}

const NOBODY: ReadonlySet<number> = new Set();

/** Blocks in their order; where people have typed in a cell that a block needs, it begins below. */
function placedBlocks(
  blocks: readonly DashboardBlock[],
  { foreign, rooms }: StandingDashboard,
  top: number,
): PlacedBlock[] {
  const next = new Map<number, number>(placesOf('both').map((place) => [place, top]));
  const fixed = blocks.flatMap((block): PlacedBlock[] => {
    const room = block.below?.kind === 'people' ? rooms.get(block.key) : undefined;
    return room === undefined || room.first < top
      ? []
      : [{ block, row: room.first, below: Math.max(0, room.last + 1 - room.first - block.rows.length) }];
  });
  const isTaken = (row: number, place: number, needed: boolean): boolean =>
    (needed && foreign.get(row)?.has(place) === true) ||
    fixed.some(
      (one) =>
        row >= one.row &&
        row <= one.row + one.block.rows.length + one.below &&
        placesOf(one.block.band).includes(place),
    );
  return blocks.map((block): PlacedBlock => {
    const places = placesOf(block.band);
    const below = block.below?.rows ?? 0;
    const height = block.rows.length + below;
    const standing = fixed.find((one) => one.block === block);
    let row = standing?.row ?? Math.max(...places.map((place) => next.get(place) ?? top));
    /** The lowest row of the block in which something is in its way, or -1. */
    const hindrance = (): number => {
      for (let at = height - 1; at >= 0; at--) {
        const cells = block.rows[at]?.cells;
        if (places.some((place, i) => isTaken(row + at, place, cells === undefined || (cells[i]?.value ?? '') !== '')))
          return at;
      }
      return -1;
    };
    if (standing === undefined) for (let at = hindrance(); at >= 0; at = hindrance()) row += at + 1;
    const own = standing ?? { block, row, below };
    for (const place of places)
      next.set(place, Math.max(next.get(place) ?? top, own.row + own.block.rows.length + own.below + 1));
    return own;
  });
}

const NO_CELL: PlacedCell = { value: '', formula: '', format: 'General', fill: null, align: 'normal', look: 'line' };

/** What cells look like of which nobody has ever said anything. */
export const PLAIN_LOOKS = looksOf(new Array<PlacedCell>(COLUMNS).fill(NO_CELL));

function looksOf(cells: readonly PlacedCell[]): string {
  return print(cells.map(({ format, fill, align, look }) => `${format} ${fill} ${align} ${look}`).join());
}

function print(text: string): string {
  return hashOf(text).toString(16);
}

function linesOf(
  placed: readonly PlacedBlock[],
  charts: readonly ChartAt[],
  { columns, rooms: standing }: StandingDashboard,
  rows: number,
): { readonly lines: readonly PlannedRow[]; readonly rooms: ReadonlyMap<number, readonly number[]> } {
  const cells = Array.from({ length: rows }, () => new Array<PlacedCell>(COLUMNS).fill(NO_CELL));
  const marks = Array.from({ length: rows }, (): BlockMark[] => []);
  const rooms = new Map<number, number[]>();
  for (const { block, row, below } of placed) {
    const { key, band } = block;
    const places = placesOf(band);
    const mark: BlockMark = { key, band, own: [], dated: [], hasRoom: block.below?.kind === 'people', chart: '' };
    block.rows.forEach(({ look, cells: own }, i) => {
      const line = cells[row + i] as PlacedCell[];
      const isBar = look === 'section' || look === 'head';
      if (band === 'both' && isBar) line[GAP] = { ...NO_CELL, look };
      const at = (other: number, place: number): string =>
        `${columnLetters(columns[places[place] as number] as number)}${row + other + 1}`;
      places.forEach((place, j) => {
        const cell = own[j];
        if (cell !== undefined || isBar) line[place] = placedCell(cell, look, at);
      });
      marks[row + i]?.push({ ...mark, own: places.filter((_, j) => (own[j]?.value ?? DASH) !== '' && j < own.length) });
    });
    for (let i = 0; i < below; i++) {
      const at = row + block.rows.length + i;
      if (mark.hasRoom) {
        marks[at]?.push(mark);
        // A new one is blank: nobody has had the time to write there.
        if (standing.has(key)) rooms.set(at, [...(rooms.get(at) ?? []), ...places, ...(band === 'both' ? [GAP] : [])]);
      }
    }
  }
  const over = Array.from({ length: rows }, () => new Map<string, PlacedChart>());
  for (const { key, band, chart } of charts) {
    over[chart.row]?.set(key, chart);
    marks[chart.row]?.push({ key, band, own: [], dated: [], hasRoom: false, chart: print(JSON.stringify(chart)) });
  }
  const lines = cells.map(
    (line, row): PlannedRow => ({
      cells: line,
      blocks: marks[row] ?? [],
      looks: looksOf(line),
      charts: over[row] as Map<string, PlacedChart>,
    }),
  );
  return { lines, rooms };
}

function placedCell(
  cell: DashboardCell | undefined,
  look: RowLook,
  at: (row: number, place: number) => string,
): PlacedCell {
  if (cell === undefined) return { ...NO_CELL, look };
  const {
    value,
    formula,
    format = 'General',
    fill = null,
    align = typeof value === 'string' ? 'normal' : 'right',
  } = cell;
  return { value: value ?? DASH, formula: value === null ? '' : (formula?.(at) ?? ''), format, fill, align, look };
}

/** Rectangles that hold all our columns in these rows and none of those that are `kept`. */
function stretchesOf(
  kept: (row: number) => ReadonlySet<number>,
  columns: readonly number[],
  [first, end]: readonly [number, number],
): Stretch[][] {
  const groups: Stretch[][] = [];
  const byColumn = columns.map((column, place) => ({ column, place })).sort((a, b) => a.column - b.column);
  for (let row = first; row < end; ) {
    const own = kept(row);
    let next = row + 1;
    while (next < end && isEqual(kept(next), own)) next++;
    const runs: { column: number; places: number[] }[] = [];
    for (const { column, place } of byColumn) {
      if (own.has(place)) continue;
      const run = runs[runs.length - 1];
      if (run !== undefined && run.column + run.places.length === column) run.places.push(place);
      else runs.push({ column, places: [place] });
    }
    groups.push(runs.map((run) => ({ ...run, row, rows: next - row })));
    row = next;
  }
  return groups;
}

function isEqual(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

/** Cells of ours above a row, marks included. */
function clearedOf({ marks, columns }: StandingDashboard, top: number): CellRange[] {
  return marks.slice(0, top).flatMap(({ text, blocks }, row) =>
    text === ''
      ? []
      : [0, ...blocks.flatMap(({ own }) => own)].map((place) => ({
          row,
          column: columns[place] as number,
          rows: 1,
          columns: 1,
        })),
  );
}

interface ChartAt {
  readonly key: string;
  readonly band: Band;
  readonly chart: PlacedChart;
}

function placedChart(
  { block, row }: PlacedBlock,
  placed: readonly PlacedBlock[],
  columns: readonly number[],
): ChartAt[] {
  if (block.below?.kind !== 'chart') return [];
  const { chart, rows } = block.below;
  const { of, ...rest } = chart;
  const source = placed.find((one) => one.block.key === of.key);
  if (source === undefined) return [];
  const columnOf = (band: Band, place: number): number => columns[placesOf(band)[place] as number] as number;
  const ranges = of.places.map((place) => ({
    row: source.row + of.row,
    column: columnOf(source.block.band, place),
    rows: of.rows,
    columns: 1,
  }));
  const at = { row: row + block.rows.length, column: columnOf(block.band, 0), rows };
  return [{ key: block.key, band: block.band, chart: { ...rest, ranges, ...at } }];
}
