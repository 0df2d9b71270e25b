/**
 * Dates out of a spreadsheet are instants in its time zone; the ledger wants what the calendar on the wall says.
 * Knows Intl and zones, no service.
 */
import type { CellValue, CivilDateTime } from '../domain/cell-value';

const DAY_MS = 86_400_000;

interface OffsetTable {
  /** Ascending epoch milliseconds from which `offsets[i]` holds. */
  readonly starts: number[];
  readonly offsets: number[];
}

type OffsetReader = (epochMs: number) => number;

const readers = new Map<string, OffsetReader>();

/** Made once for a zone: making a format takes as long as reading a hundred offsets. */
function offsetReader(timeZone: string): OffsetReader {
  const reader = readers.get(timeZone) ?? newOffsetReader(timeZone);
  readers.set(timeZone, reader);
  return reader;
}

function newOffsetReader(timeZone: string): OffsetReader {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour12: false,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  });
  return (epochMs) => {
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(epochMs)) part[type] = value;
    const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year']);
    const wall = Date.UTC(
      2000,
      Number(part['month']) - 1,
      Number(part['day']),
      Number(part['hour']) % 24,
      Number(part['minute']),
      Number(part['second']),
    );
    const shifted = new Date(wall);
    shifted.setUTCFullYear(year, Number(part['month']) - 1, Number(part['day']));
    return shifted.getTime() - Math.floor(epochMs / 1000) * 1000;
  };
}

/**
 * The zone's offsets between two instants. Looked at every 20 days (no zone has kept a change for less since 1900,
 * IANA tz database) and bisected to the second where two looks differ, so that one read costs some thousand
 * look-ups and not one per cell.
 */
function offsetTable(timeZone: string, from: number, to: number): OffsetTable {
  const offsetAt = offsetReader(timeZone);
  const starts = [from];
  const offsets = [offsetAt(from)];
  let low = from;
  while (low < to) {
    const high = Math.min(to, low + 20 * DAY_MS);
    const after = offsetAt(high);
    if (after !== offsets[offsets.length - 1]) {
      let before = low;
      let changed = high;
      while (changed - before > 1000) {
        const middle = before + Math.floor((changed - before) / 2000) * 1000;
        if (middle === before) break;
        if (offsetAt(middle) === after) changed = middle;
        else before = middle;
      }
      starts.push(changed);
      offsets.push(after);
    }
    low = high;
  }
  return { starts, offsets };
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

function civilOf(wallMs: number): CivilDateTime {
  // Serial times carry rounding errors of some milliseconds.
  const wall = new Date(Math.round(wallMs / 1000) * 1000);
  const date = `${String(wall.getUTCFullYear()).padStart(4, '0')}-${two(wall.getUTCMonth() + 1)}-${two(wall.getUTCDate())}`;
  const time = `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}:${two(wall.getUTCSeconds())}`;
  return time === '00:00:00' ? { date } : { date, time };
}

/**
 * Turns what `getValues` returned into civil values, in place where there is no Date. One pass to find the span of
 * the dates, one to convert; equal instants are converted once.
 */
export function civilValues(cells: readonly (readonly unknown[])[], timeZone: string): CellValue[][] {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const row of cells) {
    for (const cell of row) {
      if (cell instanceof Date) {
        const at = cell.getTime();
        if (at < from) from = at;
        if (at > to) to = at;
      }
    }
  }
  if (from > to) return cells as CellValue[][];

  const table = offsetTable(timeZone, from, to);
  const known = new Map<number, CivilDateTime>();
  const convert = (at: number): CivilDateTime => {
    let civil = known.get(at);
    if (civil === undefined) {
      let low = 0;
      let high = table.starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((table.starts[middle] as number) <= at) low = middle;
        else high = middle - 1;
      }
      civil = civilOf(at + (table.offsets[low] as number));
      known.set(at, civil);
    }
    return civil;
  };
  return cells.map((row) => row.map((cell) => (cell instanceof Date ? convert(cell.getTime()) : (cell as CellValue))));
}

/** A moment as the calendar and clock on the wall show it: `yyyy-mm-dd HH:MM:SS`. */
export function civilMoment(epochMs: number, timeZone: string): string {
  const civil = civilOf(epochMs + offsetReader(timeZone)(epochMs));
  return `${civil.date} ${civil.time ?? '00:00:00'}`;
}
