/**
 * Dates out of a spreadsheet are instants in its time zone; the ledger wants what the calendar on the wall says.
 * Knows Intl and zones, no service.
 */
import type { CellValue, CivilDateTime } from '../domain/cell-value';

const DAY_MS = 86_400_000;

/** Twenty days of a zone: `before` holds until `changedAt`, `after` from then on. */
interface OffsetWindow {
  readonly before: number;
  readonly changedAt: number;
  readonly after: number;
}

const WINDOW_MS = 20 * DAY_MS;
/** No instant lies farther from 1970 (ECMA-262, time values). */
const FARTHEST_MS = 1e8 * DAY_MS;

type OffsetReader = (epochMs: number) => number;

const readers = new Map<string, OffsetReader>();

/**
 * The zone's offset at any instant. Looked at only where a window of 20 days begins and ends (no zone has kept a change
 * for less since 1900, IANA tz database), and bisected to the second where the two differ, so that one execution costs
 * two look-ups per window with dates in it and not one per cell.
 */
function offsetReader(timeZone: string): OffsetReader {
  const reader = readers.get(timeZone) ?? byWindows(newOffsetReader(timeZone));
  readers.set(timeZone, reader);
  return reader;
}

function byWindows(read: OffsetReader): OffsetReader {
  const offsetAt: OffsetReader = (epochMs) => read(Math.max(-FARTHEST_MS, Math.min(FARTHEST_MS, epochMs)));
  const edges = new Map<number, number>();
  const atEdge = (index: number): number => {
    const offset = edges.get(index) ?? offsetAt(index * WINDOW_MS);
    edges.set(index, offset);
    return offset;
  };
  const windows = new Map<number, OffsetWindow>();
  const windowOf = (index: number): OffsetWindow => {
    const [before, after] = [atEdge(index), atEdge(index + 1)];
    let low = index * WINDOW_MS;
    let changedAt = low + WINDOW_MS;
    while (before !== after && changedAt - low > 1000) {
      const middle = low + Math.floor((changedAt - low) / 2000) * 1000;
      if (offsetAt(middle) === after) changedAt = middle;
      else low = middle;
    }
    return { before, changedAt, after };
  };
  return (epochMs) => {
    const index = Math.floor(epochMs / WINDOW_MS);
    let window = windows.get(index);
    if (window === undefined) {
      window = windowOf(index);
      windows.set(index, window);
    }
    return epochMs < window.changedAt ? window.before : window.after;
  };
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

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

function civilOf(wallMs: number): CivilDateTime {
  // Serial times carry rounding errors of some milliseconds.
  const wall = new Date(Math.round(wallMs / 1000) * 1000);
  const date = `${String(wall.getUTCFullYear()).padStart(4, '0')}-${two(wall.getUTCMonth() + 1)}-${two(wall.getUTCDate())}`;
  const time = `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}:${two(wall.getUTCSeconds())}`;
  return time === '00:00:00' ? { date } : { date, time };
}

/** Turns what `getValues` returned into civil values; rows without a Date stay the same arrays. Equal instants are converted once. */
export function civilValues(cells: readonly (readonly unknown[])[], timeZone: string): CellValue[][] {
  const offsetAt = offsetReader(timeZone);
  const known = new Map<number, CivilDateTime>();
  const convert = (at: number): CivilDateTime => {
    const civil = known.get(at) ?? civilOf(at + offsetAt(at));
    known.set(at, civil);
    return civil;
  };
  return cells.map((row) => {
    let civil: CellValue[] | undefined;
    for (let column = 0; column < row.length; column++) {
      const cell = row[column];
      if (typeof cell !== 'object' || !(cell instanceof Date)) continue;
      civil ??= [...row] as CellValue[];
      civil[column] = convert(cell.getTime());
    }
    return civil ?? (row as CellValue[]);
  });
}

/** A moment as the calendar and clock on the wall show it: `yyyy-mm-dd HH:MM:SS`. */
export function civilMoment(epochMs: number, timeZone: string): string {
  const civil = civilOf(epochMs + offsetReader(timeZone)(epochMs));
  return `${civil.date} ${civil.time ?? '00:00:00'}`;
}
