/**
 * The lines of the notes box on a Dashboard as it stands: people may have moved it, put rows into it and typed in several
 * cells of a line. Knows no sheet.
 */
import { type CellValue, textOf } from '../cell-value';
import { BAND_WIDTH } from '../report/dashboard';
import { standingDashboard } from '../report/dashboard-marks';
import type { NoteCell } from './plan-notes';

/** By it the box's room is found again on the tab. */
export const NOTES_KEY = 'notes';
/** Our columns: people write into the left band, marks stand in the first of the right one. */
const TEXT_PLACES = [1, BAND_WIDTH] as const;
const MARK_PLACE = BAND_WIDTH + 2;

export interface PlacedNote extends NoteCell {
  readonly row: number;
}

export interface PlacedNotes {
  /** Lines in which something stands, from the top. What belongs to one line is joined. */
  readonly notes: readonly PlacedNote[];
  /** Column of the marks; -1 where somebody has deleted it. */
  readonly markAt: number;
}

/**
 * `cells` is the whole tab; no notes where it is no Dashboard, or has no box. A mark that is a formula is told as such.
 * Linear.
 */
export function placedNotes(
  cells: readonly (readonly CellValue[])[],
  formulas: readonly (readonly string[])[] = [],
): PlacedNotes {
  const standing = standingDashboard(cells, formulas);
  const room = standing?.rooms.get(NOTES_KEY);
  if (standing === null || room === undefined) return { notes: [], markAt: -1 };
  const markAt = standing.columns[MARK_PLACE] ?? -1;
  const notes: PlacedNote[] = [];
  // Who has more to say than the box has lines goes on below it.
  for (let row = room.first; row <= room.last || (isOwn(standing, row) && row < cells.length); row++) {
    const typed = standing.foreign.get(row) ?? new Set<number>();
    const text = [...typed]
      .filter((place) => place >= TEXT_PLACES[0] && place <= TEXT_PLACES[1])
      .map((place) => standing.columns[place] as number)
      .sort((a, b) => a - b)
      .map((column) => textOf(cells[row]?.[column] ?? ''))
      .join(' ');
    const mark = markAt < 0 ? '' : formulas[row]?.[markAt] || textOf(cells[row]?.[markAt] ?? '');
    if (text.trim() !== '' || mark !== '') notes.push({ row, text, mark });
  }
  return { notes, markAt };
}

/** Whether people have typed in a row that belongs to no block. */
function isOwn({ marks, foreign }: NonNullable<ReturnType<typeof standingDashboard>>, row: number): boolean {
  return marks[row]?.blocks.length === 0 && foreign.has(row);
}
