/**
 * Between serial days of a spreadsheet and instants: a cell holds a civil date and time without zone, and `getValues`
 * makes a Date in the SPREADSHEET's zone. [session][ss]
 * Offsets come from Intl; each zone's changes are found once per calendar year by sampling and bisection, so that
 * hundreds of thousands of conversions cost a table look-up each.
 */
import { DAY_MS, splitSerial, UNIX_EPOCH_SERIAL } from './civil-date';

/** One UTC year, up to but without `end`: from `starts[i]` on, local time is UTC plus `offsets[i]` milliseconds. */
interface OffsetTable {
  readonly end: number;
  readonly starts: readonly number[];
  readonly offsets: readonly number[];
}

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly years: Map<number, OffsetTable>;
  /** The year asked for last: neighbours in a column often share it. */
  recent: OffsetTable | null;
}

const zones = new Map<string, Zone>();

/** Whether Intl knows the zone. */
export function isTimeZone(name: string): boolean {
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
}

/** The instant (epoch milliseconds) of a serial in a zone; a time that a change skips moves forward, one that it repeats is the first. */
export function instantOf(serial: number, timeZone: string): number {
  const { day, ms } = splitSerial(serial);
  const local = (day - UNIX_EPOCH_SERIAL) * DAY_MS + ms;
  const before = offsetAt(local - DAY_MS, timeZone);
  const after = offsetAt(local + DAY_MS, timeZone);
  if (before === after) return local - before;
  const early = local - before;
  if (offsetAt(early, timeZone) === before) return early;
  const late = local - after;
  return offsetAt(late, timeZone) === after ? late : early;
}

/** The serial that a spreadsheet in the zone stores for an instant. */
export function serialOfInstant(epochMs: number, timeZone: string): number {
  return (epochMs + offsetAt(epochMs, timeZone)) / DAY_MS + UNIX_EPOCH_SERIAL;
}

/** Milliseconds by which local time is ahead of UTC. */
export function offsetAt(epochMs: number, timeZone: string): number {
  const zone = zoneOf(timeZone);
  let table = zone.recent;
  if (!table || epochMs < (table.starts[0] as number) || epochMs >= table.end) {
    const year = new Date(epochMs).getUTCFullYear();
    table = zone.years.get(year) ?? tableOf(zone.format, year);
    zone.years.set(year, table);
    zone.recent = table;
  }
  let i = table.starts.length - 1;
  while (i > 0 && (table.starts[i] as number) > epochMs) i--;
  return table.offsets[i] as number;
}

function zoneOf(name: string): Zone {
  let zone = zones.get(name);
  if (!zone) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    zone = { format, years: new Map(), recent: null };
    zones.set(name, zone);
  }
  return zone;
}

function tableOf(format: Intl.DateTimeFormat, year: number): OffsetTable {
  const startOf = (y: number) => new Date(0).setUTCFullYear(y, 0, 1);
  const end = startOf(year + 1);
  let at = startOf(year);
  let offset = measuredOffset(format, at);
  const starts = [at];
  const offsets = [offset];
  // Eight days are shorter than the shortest stay between two changes (Ramadan in Morocco, about a month).
  while (at < end) {
    const next = Math.min(at + 8 * DAY_MS, end);
    const nextOffset = measuredOffset(format, next);
    if (nextOffset !== offset) {
      let low = at;
      let high = next;
      while (high - low > 1000) {
        const middle = low + Math.floor((high - low) / 2000) * 1000;
        if (measuredOffset(format, middle) === offset) low = middle;
        else high = middle;
      }
      starts.push(high);
      offsets.push(nextOffset);
      offset = nextOffset;
    }
    at = next;
  }
  return { end, starts, offsets };
}

function measuredOffset(format: Intl.DateTimeFormat, epochMs: number): number {
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(epochMs)) part[type] = value;
  const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year']);
  const local = new Date(0);
  local.setUTCFullYear(year, Number(part['month']) - 1, Number(part['day']));
  local.setUTCHours(Number(part['hour']), Number(part['minute']), Number(part['second']));
  return local.getTime() - Math.floor(epochMs / 1000) * 1000;
}
