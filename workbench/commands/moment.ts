/** The moment that a person means by an ISO 8601 text. */
import { instantOf } from '../model/time-zone';

const DAY_MS = 86_400_000;
/** Serial day of 1970-01-01. */
const UNIX_EPOCH_SERIAL = 25_569;

/** Epoch milliseconds. Without an offset it is the time on the wall in `timeZone`, a day alone is eight in the morning; null for what is no moment. */
export function momentIn(text: string, timeZone: string): number | null {
  const [, date, time = 'T08:00', offset] =
    /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$/.exec(text.trim()) ?? [];
  const wall = Date.parse(`${date}${time}${offset ?? 'Z'}`);
  if (Number.isNaN(wall)) return null;
  return offset === undefined ? instantOf(wall / DAY_MS + UNIX_EPOCH_SERIAL, timeZone) : wall;
}
