/**
 * Where the blocks of the Dashboard stand: two bands of columns side by side, block below block. What stands on the tab
 * already is told by marks in a hidden row and a hidden column: which cells are ours, and how they look. So people may
 * insert rows and columns, and type wherever no cell of ours is: what they type stays, and blocks go round it. Knows no
 * figure and no wording.
 */
import { columnLetters } from '../a1-notation';
import type { CellValue } from '../cell-value';
import { hashOf } from '../fingerprint';
import type { CellRange } from '../sheet-snapshot';
import { BAND_WIDTH, type DashboardBlock, type DashboardCell, type DashboardChart, type RowLook } from './dashboard';

const GAP = BAND_WIDTH + 1;
/** Columns that are ours: the hidden one with the marks, the left band, the gap, the right band. */
const COLUMNS = 2 * BAND_WIDTH + 2;
/** Over the column of marks, by which the tab is known. */
const TAB_MARK = 'ledgerline:dashboard';
/** More pieces than these, and the blocks begin below all that people have typed between them. */
const MOST_PIECES = 12;
const DASH = '–';

/** The hidden row of a new tab. */
export const COLUMN_MARKS: readonly string[] = [
  TAB_MARK,
  ...Array.from({ length: COLUMNS - 1 }, (_, i) => `c${i + 1}`),
];
type Band = DashboardBlock['band'];

/** What stands on the tab. */
export interface StandingDashboard {
  /** Row of the column marks. */
  readonly markRow: number;
  /** Sheet column of each of our columns, -1 for one that somebody has deleted. */
  readonly columns: readonly number[];
  readonly marks: readonly string[];
  /** Below the column marks, by row: our columns in which people have typed. */
  readonly foreign: ReadonlyMap<number, ReadonlySet<number>>;
  /** Rows of blocks with room for people, by the block's key: first and last. */
  readonly rooms: ReadonlyMap<string, { readonly first: number; readonly last: number }>;
}

/** Null for cells that bear no mark of ours. Linear. */
export function standingDashboard(
  values: readonly (readonly CellValue[])[],
  formulas: readonly (readonly string[])[],
): StandingDashboard | null {
  const markRow = values.findIndex((row) => row.includes(TAB_MARK));
  if (markRow < 0) return null;
  const columns = COLUMN_MARKS.map((mark) => (values[markRow] ?? []).indexOf(mark));
  const marks = values.map((row, index) => (index > markRow ? String(row[columns[0] as number] ?? '') : ''));
  const foreign = new Map<number, Set<number>>();
  const rooms = new Map<string, { first: number; last: number }>();
  marks.forEach((mark, row) => {
    if (row <= markRow) return;
    const parts = readMark(mark);
    for (const { key, hasRoom } of parts) {
      if (!hasRoom) continue;
      const room = rooms.get(key) ?? { first: row, last: row };
      room.last = row;
      rooms.set(key, room);
    }
    const own = new Set(parts.flatMap((part) => part.own));
    columns.forEach((column, place) => {
      if (place === 0 || column < 0 || own.has(place)) return;
      if ((values[row]?.[column] ?? '') === '' && (formulas[row]?.[column] ?? '') === '') return;
      const cells = foreign.get(row) ?? new Set<number>();
      foreign.set(row, cells.add(place));
    });
  });
  return { markRow, columns, marks, foreign, rooms };
}

interface Mark {
  readonly key: string;
  /** Our columns in which we have written something. */
  readonly own: readonly number[];
  /** A row of a block that has room for people. */
  readonly hasRoom: boolean;
}

/** `left|right`, or `=both`: key, which of its cells are ours, and a print of what they look like. */
function readMark(mark: string): Mark[] {
  const isBoth = mark.startsWith('=');
  return mark
    .slice(isBoth ? 1 : 0)
    .split('|')
    .flatMap((part, i) => {
      const [key = '', cells = ''] = part.split(':');
      const places = placesOf(isBoth ? 'both' : i === 0 ? 'left' : 'right');
      const own = places.filter((_, at) => cells[at] === 'x');
      return key === '' ? [] : [{ key, own, hasRoom: cells.endsWith('~') }];
    });
}

/** Our columns that a band's cells stand in. */
function placesOf(band: Band): readonly number[] {
  const left = Array.from({ length: BAND_WIDTH }, (_, i) => 1 + i);
  const right = left.map((place) => place + GAP);
  return band === 'left' ? left : band === 'right' ? right : [...left, ...right];
}

interface PlacedBlock {
  readonly block: DashboardBlock;
  readonly row: number;
  /** Rows below its own. */
  readonly below: number;
}

/** A block of cells that is written in one call. */
interface DashboardPiece {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly PlacedCell[])[];
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

export interface DashboardPlan {
  /** Rows that the grid must have. */
  readonly rows: number;
  /**
   * The first row that looks otherwise than what is there, or in which another block stands: from there on formats are due,
   * and all charts. Null where everything stands as it stood.
   */
  readonly movedFrom: number | null;
  readonly pieces: readonly DashboardPiece[];
  /** Cells of ours that nothing takes the place of, where not everything is written over. */
  readonly cleared: readonly CellRange[];
  readonly charts: readonly PlacedChart[];
}

/** The same blocks on the same tab give the same plan. */
export function placeDashboard(blocks: readonly DashboardBlock[], standing: StandingDashboard): DashboardPlan {
  const plan = planFrom(blocks, standing, standing.markRow + 1);
  if (plan.pieces.length <= MOST_PIECES) return plan;
  const below = Math.max(standing.markRow, ...standing.foreign.keys()) + 1;
  return planFrom(blocks, standing, below);
}

function planFrom(blocks: readonly DashboardBlock[], standing: StandingDashboard, top: number): DashboardPlan {
  const { markRow, columns, marks, foreign } = standing;
  const placed = placedBlocks(blocks, standing, top);
  const end = (one: PlacedBlock): number => one.row + one.block.rows.length + one.below;
  const rows = Math.max(markRow + 1, ...placed.map(end), 1 + marks.reduce((last, mark, row) => (mark ? row : last), 0));
  const grid = gridOf(placed, standing, rows);
  const isSame = (row: number): boolean => (grid.marks[row] ?? '') === (marks[row] ?? '');
  const areSame = (from: number, end: number): boolean =>
    Array.from({ length: end - from }, (_, i) => from + i).every(isSame);
  return {
    rows,
    movedFrom: areSame(0, rows) ? null : grid.marks.findIndex((_, row) => !isSame(row)),
    pieces: piecesOf(
      grid.cells,
      (row) => new Set([...(foreign.get(row) ?? []), ...(grid.rooms.get(row) ?? [])]),
      columns,
      areSame,
      [Math.min(top, rows), rows],
    ),
    cleared: top === markRow + 1 ? [] : clearedOf(standing, top),
    charts: placed.flatMap((one) => placedChart(one, placed, columns)),
  };
}

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

interface DashboardGrid {
  /** By row and by our columns, the marks first. */
  readonly cells: readonly (readonly PlacedCell[])[];
  readonly marks: readonly string[];
  /** By row: our columns that are kept for people. */
  readonly rooms: ReadonlyMap<number, readonly number[]>;
}

function gridOf(placed: readonly PlacedBlock[], standing: StandingDashboard, rows: number): DashboardGrid {
  const { columns } = standing;
  const cells = Array.from({ length: rows }, () => new Array<PlacedCell>(COLUMNS).fill(NO_CELL));
  const parts = Array.from({ length: rows }, () => new Map<Band, string>());
  const rooms = new Map<number, number[]>();
  for (const { block, row, below } of placed) {
    const places = placesOf(block.band);
    block.rows.forEach(({ look, cells: own }, i) => {
      const line = cells[row + i] as PlacedCell[];
      const isBar = look === 'section' || look === 'head';
      if (block.band === 'both' && isBar) line[GAP] = { ...NO_CELL, look };
      const at = (other: number, place: number): string =>
        `${columnLetters(columns[places[place] as number] as number)}${row + other + 1}`;
      places.forEach((place, j) => {
        const cell = own[j];
        if (cell !== undefined || isBar) line[place] = placedCell(cell, look, at);
      });
      const looks = places
        .map((place) => line[place] as PlacedCell)
        .map((one) => `${one.format} ${one.fill} ${one.align} ${one.look}`);
      const mask = places.map((_, j) => (own[j] === undefined || own[j]?.value === '' ? '.' : 'x')).join('');
      const room = block.below?.kind === 'people' ? '~' : '';
      parts[row + i]?.set(block.band, `${block.key}:${mask}${room}:${hashOf(looks.join()).toString(16)}`);
    });
    for (let i = 0; i < below; i++) {
      const at = row + block.rows.length + i;
      if (block.below?.kind === 'people') {
        // A new one is blank: nobody has had the time to write there.
        if (standing.rooms.has(block.key))
          rooms.set(at, [...(rooms.get(at) ?? []), ...places, ...(block.band === 'both' ? [GAP] : [])]);
        parts[at]?.set(block.band, `${block.key}:~`);
      } else if (i === 0)
        parts[at]?.set(block.band, `${block.key}::${hashOf(JSON.stringify(block.below)).toString(16)}`);
    }
  }
  const marks = parts.map((part) =>
    part.has('both')
      ? `=${part.get('both')}`
      : part.size === 0
        ? ''
        : `${part.get('left') ?? ''}|${part.get('right') ?? ''}`,
  );
  marks.forEach((mark, row) => {
    (cells[row] as PlacedCell[])[0] = { ...NO_CELL, value: mark };
  });
  return { cells, marks, rooms };
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
function piecesOf(
  cells: DashboardGrid['cells'],
  kept: (row: number) => ReadonlySet<number>,
  columns: readonly number[],
  areMarked: (from: number, end: number) => boolean,
  [first, end]: readonly [number, number],
): DashboardPiece[] {
  const pieces: DashboardPiece[] = [];
  const byColumn = columns.map((column, place) => ({ column, place })).sort((a, b) => a.column - b.column);
  for (let row = first; row < end; ) {
    const own = kept(row);
    let next = row + 1;
    while (next < end && isEqual(kept(next), own)) next++;
    const runs: { column: number; place: number }[][] = [];
    for (const one of byColumn) {
      if (own.has(one.place)) continue;
      const run = runs[runs.length - 1];
      if (run?.[run.length - 1]?.column === one.column - 1) run.push(one);
      else runs.push([one]);
    }
    // Beside rows that are kept for people the marks alone are ours, and mostly there already.
    for (const run of runs)
      if (run.some(({ place }) => place > 0) || !areMarked(row, next))
        pieces.push({
          row,
          column: (run[0] as { column: number }).column,
          cells: cells.slice(row, next).map((line) => run.map(({ place }) => line[place] as PlacedCell)),
        });
    row = next;
  }
  return pieces;
}

function isEqual(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}

/** Cells of ours above a row, marks included. */
function clearedOf({ marks, columns }: StandingDashboard, top: number): CellRange[] {
  return marks.slice(0, top).flatMap((mark, row) =>
    mark === ''
      ? []
      : [0, ...readMark(mark).flatMap(({ own }) => own)].map((place) => ({
          row,
          column: columns[place] as number,
          rows: 1,
          columns: 1,
        })),
  );
}

function placedChart(
  { block, row }: PlacedBlock,
  placed: readonly PlacedBlock[],
  columns: readonly number[],
): PlacedChart[] {
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
  return [{ ...rest, ranges, row: row + block.rows.length, column: columnOf(block.band, 0), rows }];
}
