/**
 * What stands on the Dashboard already, told by marks in a hidden row and a hidden column: which cells are ours, and what
 * has been done to their rows. So people may insert rows and columns, and type wherever no cell of ours is. Knows no
 * figure and no wording.
 */
import type { CellValue } from '../cell-value';
import { BAND_WIDTH, type DashboardBlock } from './dashboard';

/** Our column between the bands. */
export const GAP = BAND_WIDTH + 1;
/** Columns that are ours: the hidden one with the marks, the left band, the gap, the right band. */
export const COLUMNS = 2 * BAND_WIDTH + 2;
/** Over the column of marks, by which the tab is known. */
const TAB_MARK = 'ledgerline:dashboard';
/** Row, blocks, looks. */
const ROW_MARK = /^(?:(r)(\d+) ?)?([^#]*)(?:#(.*))?$/;
/** Rows that somebody has moved by hand leave the others in their order. */
const MOST_MOVED = 2;

/** The hidden row of a new tab. */
export const COLUMN_MARKS: readonly string[] = [
  TAB_MARK,
  ...Array.from({ length: COLUMNS - 1 }, (_, i) => `c${i + 1}`),
];
export type Band = DashboardBlock['band'];

/** What a row has of a block. */
export interface BlockMark {
  readonly key: string;
  readonly band: Band;
  /** Our columns in which we have written something. */
  readonly own: readonly number[];
  /** Those of them in which a number stands because its formula gave another. */
  readonly dated: readonly number[];
  /** A row of a block that has room for people. */
  readonly hasRoom: boolean;
  /** Print of the chart that stands over the rows from here on, '' for none. */
  readonly chart: string;
}

export interface RowMark {
  readonly text: string;
  readonly blocks: readonly BlockMark[];
  /** Print of what its cells look like; of part of them while some pieces are left. */
  readonly looks: string;
}

/** What stands on the tab. */
export interface StandingDashboard {
  /** Row of the column marks. */
  readonly markRow: number;
  /** Sheet column of each of our columns, -1 for one that somebody has deleted. */
  readonly columns: readonly number[];
  readonly marks: readonly RowMark[];
  /** Somebody has sorted the tab: sorting it by the marks puts every row back. */
  readonly isSorted: boolean;
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
  const markColumn = columns[0] as number;
  const texts = values.map((row, index) => (index === markRow ? '' : String(row[markColumn] ?? '')));
  const marks = texts.map((text, row) => readMark(row > markRow ? text : ''));
  const foreign = new Map<number, Set<number>>();
  marks.forEach(({ blocks }, row) => {
    if (row <= markRow) return;
    const own = new Set(blocks.flatMap((block) => block.own));
    columns.forEach((column, place) => {
      if (place === 0 || column < 0 || own.has(place)) return;
      if ((values[row]?.[column] ?? '') === '' && (formulas[row]?.[column] ?? '') === '') return;
      const cells = foreign.get(row) ?? new Set<number>();
      foreign.set(row, cells.add(place));
    });
  });
  return { markRow, columns, marks, isSorted: areSorted(texts, markRow), foreign, rooms: roomsIn(marks) };
}

/** Rows of one room, and those that people have put between them. */
function roomsIn(marks: readonly RowMark[]): Map<string, { first: number; last: number }> {
  const rooms = new Map<string, { first: number; last: number }>();
  const closed = new Set<string>();
  marks.forEach(({ blocks }, row) => {
    for (const key of rooms.keys())
      if (blocks.length > 0 && !blocks.some((block) => block.key === key)) closed.add(key);
    for (const { key, hasRoom } of blocks) {
      if (!hasRoom || closed.has(key)) continue;
      const room = rooms.get(key) ?? { first: row, last: row };
      room.last = row;
      rooms.set(key, room);
    }
  });
  return rooms;
}

function areSorted(texts: readonly string[], markRow: number): boolean {
  let [last, moved] = [-1, 0];
  for (const [row, text] of texts.entries()) {
    const [, isRow, order, blocks = ''] = ROW_MARK.exec(text) ?? [];
    if (isRow === undefined) continue;
    if (row < markRow) return true;
    // In which order people have their own rows is their business.
    if (blocks.endsWith(':~')) continue;
    if (Number(order) < last) moved++;
    last = Number(order);
  }
  return moved > MOST_MOVED;
}

/** `left|right`, or `=both`. */
function readMark(text: string): RowMark {
  const [, , , blocks = '', looks = ''] = ROW_MARK.exec(text) ?? [];
  const isBoth = blocks.startsWith('=');
  return {
    text,
    looks,
    blocks: blocks
      .slice(isBoth ? 1 : 0)
      .trim()
      .split('|')
      .flatMap((part, i): BlockMark[] => {
        const [key = '', cells = '', chart = ''] = part.split(':');
        const band = isBoth ? 'both' : i === 0 ? 'left' : 'right';
        const among = (signs: string) => placesOf(band).filter((_, at) => signs.includes(cells[at] || ' '));
        const hasRoom = cells.endsWith('~');
        return key === '' ? [] : [{ key, band, own: among('xv'), dated: among('v'), hasRoom, chart }];
      }),
  };
}

/** Texts of ascending rows ascend, below the mark of the tab. */
export function markText(row: number, blocks: readonly BlockMark[], looks: string): string {
  const partOf = (band: Band): string => {
    const mark = blocks.find((block) => block.band === band);
    if (mark === undefined) return '';
    const { key, own, dated, hasRoom, chart } = mark;
    const signs = placesOf(band).map((place) => (dated.includes(place) ? 'v' : own.includes(place) ? 'x' : '.'));
    const cells = own.length === 0 ? '' : signs.join('');
    return `${key}:${cells}${hasRoom ? '~' : ''}${chart === '' ? '' : `:${chart}`}`;
  };
  const both = partOf('both');
  const parts = both !== '' ? `=${both}` : blocks.length === 0 ? '' : `${partOf('left')}|${partOf('right')}`;
  return `r${String(row).padStart(6, '0')} ${parts}#${looks}`;
}

/** Our columns that a band's cells stand in. */
export function placesOf(band: Band): readonly number[] {
  const left = Array.from({ length: BAND_WIDTH }, (_, i) => 1 + i);
  const right = left.map((place) => place + GAP);
  return band === 'left' ? left : band === 'right' ? right : [...left, ...right];
}
