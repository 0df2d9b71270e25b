/** Zones by name: what a moment is called there, and back. Knows the zones of Intl and Java's `GMT+8`; no formats. */

export interface Civil {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

type Offset = (epochMs: number) => number;

const offsets = new Map<string, Offset | null>();
const fixedOffset = /^(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?$/;

function offsetOf(zone: string): Offset | null {
  const known = offsets.get(zone);
  if (known !== undefined) return known;
  const made = makeOffset(zone);
  offsets.set(zone, made);
  return made;
}

function makeOffset(zone: string): Offset | null {
  const fixed = fixedOffset.exec(zone);
  if (fixed) {
    const minutes = (Number(fixed[2]) * 60 + Number(fixed[3] ?? 0)) * (fixed[1] === '-' ? -1 : 1);
    return () => minutes * 60_000;
  }
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
  return (epochMs) => {
    const part: Record<string, number> = {};
    let bc = false;
    for (const { type, value } of format.formatToParts(epochMs)) {
      if (type === 'era') bc = value.startsWith('B');
      else part[type] = Number(value);
    }
    const year = bc ? 1 - (part['year'] ?? 0) : (part['year'] ?? 0);
    const local = utc(
      year,
      part['month'] ?? 1,
      part['day'] ?? 1,
      part['hour'] ?? 0,
      part['minute'] ?? 0,
      part['second'] ?? 0,
      0,
    );
    return local - Math.floor(epochMs / 1000) * 1000;
  };
}

/** `Date.UTC` without its two-digit years; month from 1. */
function utc(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millisecond: number,
): number {
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, day);
  return moment.setUTCHours(hour, minute, second, millisecond);
}

/** True for a zone that Intl knows, or a fixed offset such as `GMT+08:00`. */
export function isTimeZone(zone: string): boolean {
  return zone !== '' && offsetOf(zone) !== null;
}

/** Minutes east of Greenwich at that moment. Throws RangeError for an unknown zone. */
export function zoneOffsetMinutes(epochMs: number, zone: string): number {
  const offset = offsetOf(zone);
  if (!offset) throw new RangeError(`Unknown time zone ${zone}`);
  return offset(epochMs) / 60_000;
}

/** What clock and calendar show at that moment in that zone. */
export function civilOf(epochMs: number, zone: string): Civil {
  const local = new Date(epochMs + zoneOffsetMinutes(epochMs, zone) * 60_000);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
  };
}

/** The moment at which a clock there shows this; fields out of range roll over, a time skipped in spring moves on. */
export function epochOfCivil(civil: Civil, zone: string): number {
  const local = utc(civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second, civil.millisecond);
  const before = local - zoneOffsetMinutes(local - 86_400_000, zone) * 60_000;
  if (zoneOffsetMinutes(before, zone) * 60_000 === local - before) return before;
  const after = local - zoneOffsetMinutes(local + 86_400_000, zone) * 60_000;
  return zoneOffsetMinutes(after, zone) * 60_000 === local - after ? after : before;
}
