/**
 * Java's SimpleDateFormat in English, which Utilities.formatDate and parseDate follow. Knows zones through
 * `time-zone.ts`; no spreadsheet formats.
 * Source of the letters: https://docs.oracle.com/javase/7/docs/api/java/text/SimpleDateFormat.html
 */
import { type Civil, civilOf, epochOfCivil, zoneOffsetMinutes } from './time-zone';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type Piece = { readonly literal: string } | { readonly letter: string; readonly count: number };

/** Splits a pattern into fields and literal text; throws RangeError for a letter Java does not know. */
function piecesOf(pattern: string): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < pattern.length; ) {
    const char = pattern[index]!;
    if (char === "'") {
      let literal = '';
      let end = index + 1;
      if (pattern[end] === "'") {
        literal = "'";
        end++;
      } else {
        for (; end < pattern.length; end++) {
          if (pattern[end] !== "'") literal += pattern[end];
          else if (pattern[end + 1] === "'") literal += pattern[end++];
          else break;
        }
        if (end >= pattern.length) throw new RangeError('Unterminated quote');
        end++;
      }
      pieces.push({ literal });
      index = end;
    } else if (/[A-Za-z]/.test(char)) {
      let end = index;
      while (pattern[end] === char) end++;
      if (!'GyYMLwWDdFEuaHkKhmsSzZX'.includes(char)) throw new RangeError(`Illegal pattern character '${char}'`);
      pieces.push({ letter: char, count: end - index });
      index = end;
    } else {
      pieces.push({ literal: char });
      index++;
    }
  }
  return pieces;
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
const dayNumber = (year: number, month: number, day: number) => {
  const moment = new Date(0);
  return moment.setUTCFullYear(year, month - 1, day) / 86_400_000;
};

/** Week and its year as in Java's US locale: weeks begin on Sunday and week 1 holds 1 January. */
function weekOf(civil: Civil): { week: number; weekYear: number } {
  const today = dayNumber(civil.year, civil.month, civil.day);
  const firstWeek = (year: number) => {
    const newYear = dayNumber(year, 1, 1);
    return newYear - ((((newYear + 4) % 7) + 7) % 7);
  };
  const weekYear = today >= firstWeek(civil.year + 1) ? civil.year + 1 : civil.year;
  return { week: Math.floor((today - firstWeek(weekYear)) / 7) + 1, weekYear };
}

/** `Utilities.formatDate`. Throws RangeError for an unknown zone or pattern letter. */
export function formatDate(epochMs: number, zone: string, pattern: string): string {
  const civil = civilOf(epochMs, zone);
  const weekday = (((dayNumber(civil.year, civil.month, civil.day) + 4) % 7) + 7) % 7;
  return piecesOf(pattern)
    .map((piece) =>
      'literal' in piece ? piece.literal : fieldText(piece.letter, piece.count, { civil, weekday, epochMs, zone }),
    )
    .join('');
}

function fieldText(
  letter: string,
  count: number,
  at: { civil: Civil; weekday: number; epochMs: number; zone: string },
): string {
  const { civil, weekday } = at;
  const yearText = (year: number) => (count === 2 ? pad(year % 100, 2) : pad(year, count));
  switch (letter) {
    case 'G':
      return civil.year > 0 ? 'AD' : 'BC';
    case 'y':
      return yearText(civil.year > 0 ? civil.year : 1 - civil.year);
    case 'Y':
      return yearText(weekOf(civil).weekYear);
    case 'M':
    case 'L':
      return count >= 4
        ? months[civil.month - 1]!
        : count === 3
          ? months[civil.month - 1]!.slice(0, 3)
          : pad(civil.month, count);
    case 'w':
      return pad(weekOf(civil).week, count);
    case 'W':
      return pad(weekOf(civil).week - weekOf({ ...civil, day: 1 }).week + 1, count);
    case 'D':
      return pad(dayNumber(civil.year, civil.month, civil.day) - dayNumber(civil.year, 1, 1) + 1, count);
    case 'd':
      return pad(civil.day, count);
    case 'F':
      return pad(Math.ceil(civil.day / 7), count);
    case 'E':
      return count >= 4 ? days[weekday]! : days[weekday]!.slice(0, 3);
    case 'u':
      return pad(weekday === 0 ? 7 : weekday, count);
    case 'a':
      return civil.hour < 12 ? 'AM' : 'PM';
    case 'H':
      return pad(civil.hour, count);
    case 'k':
      return pad(civil.hour === 0 ? 24 : civil.hour, count);
    case 'K':
      return pad(civil.hour % 12, count);
    case 'h':
      return pad(civil.hour % 12 === 0 ? 12 : civil.hour % 12, count);
    case 'm':
      return pad(civil.minute, count);
    case 's':
      return pad(civil.second, count);
    case 'S':
      return pad(civil.millisecond, count);
    default:
      return zoneText(letter, count, at.epochMs, at.zone);
  }
}

function zoneText(letter: string, count: number, epochMs: number, zone: string): string {
  const offset = zoneOffsetMinutes(epochMs, zone);
  const sign = offset < 0 ? '-' : '+';
  const hours = pad(Math.floor(Math.abs(offset) / 60), 2);
  const minutes = pad(Math.abs(offset) % 60, 2);
  if (letter === 'Z') return sign + hours + minutes;
  if (letter === 'X')
    return offset === 0
      ? 'Z'
      : count === 1
        ? sign + hours
        : count === 2
          ? sign + hours + minutes
          : `${sign}${hours}:${minutes}`;
  try {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: count >= 4 ? 'long' : 'short' });
    return format.formatToParts(epochMs).find((part) => part.type === 'timeZoneName')!.value;
  } catch {
    return zone;
  }
}

const numeric = 'yYMLwWDdFuHkKhmsS';

/**
 * `Utilities.parseDate`: epoch milliseconds, or null where the text does not fit. Lenient as Java is: 31 February is
 * early March. `nowYear` is the base of two-digit years: from 80 years before to 20 after.
 */
export function parseDate(text: string, zone: string, pattern: string, nowYear: number): number | null {
  const pieces = piecesOf(pattern);
  const found = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, millisecond: 0 };
  let afternoon: boolean | null = null;
  let offset: number | null = null;
  let position = 0;
  for (const [index, piece] of pieces.entries()) {
    if ('literal' in piece) {
      if (!text.startsWith(piece.literal, position)) return null;
      position += piece.literal.length;
      continue;
    }
    const rest = text.slice(position);
    const { letter, count } = piece;
    if (numeric.includes(letter) && !(count >= 3 && 'ML'.includes(letter))) {
      const next = pieces[index + 1];
      // Digits that run into the next field are cut by the pattern's width.
      const abutting = next !== undefined && 'letter' in next && numeric.includes(next.letter);
      const match = (abutting ? new RegExp(`^\\d{${count}}`) : /^ *-?\d+/).exec(rest);
      if (!match) return null;
      position += match[0].length;
      const value = Number(match[0]);
      switch (letter) {
        case 'y':
        case 'Y':
          found.year = count === 2 && match[0].trim().length === 2 ? nearCentury(value, nowYear) : value;
          break;
        case 'M':
        case 'L':
          found.month = value;
          break;
        case 'd':
        case 'D':
          found.day = value;
          break;
        case 'H':
        case 'K':
          found.hour = value;
          break;
        case 'k':
          found.hour = value % 24;
          break;
        case 'h':
          found.hour = value % 12;
          afternoon ??= false;
          break;
        case 'm':
          found.minute = value;
          break;
        case 's':
          found.second = value;
          break;
        case 'S':
          found.millisecond = value;
          break;
      }
    } else if (letter === 'M' || letter === 'L' || letter === 'E') {
      const names = letter === 'E' ? days : months;
      const at = names.findIndex((name) => rest.toLowerCase().startsWith(name.slice(0, 3).toLowerCase()));
      if (at < 0) return null;
      const name = names[at]!;
      position += rest.toLowerCase().startsWith(name.toLowerCase()) ? name.length : 3;
      if (letter !== 'E') found.month = at + 1;
    } else if (letter === 'a') {
      const match = /^(am|pm)/i.exec(rest);
      if (!match) return null;
      afternoon = match[0].toLowerCase() === 'pm';
      position += 2;
    } else if (letter === 'G') {
      const match = /^(AD|BC)/i.exec(rest);
      if (!match) return null;
      position += 2;
    } else {
      const match = /^(?:Z|(?:GMT|UTC)?([+-])(\d{1,2}):?(\d{2})?|GMT|UTC)/.exec(rest);
      if (!match) return null;
      position += match[0].length;
      offset = match[1] ? (Number(match[2]) * 60 + Number(match[3] ?? 0)) * (match[1] === '-' ? -1 : 1) : 0;
    }
  }
  if (afternoon) found.hour += 12;
  return offset === null ? epochOfCivil(found, zone) : epochOfCivil(found, 'UTC') - offset * 60_000;
}

function nearCentury(twoDigits: number, nowYear: number): number {
  const year = Math.floor((nowYear - 80) / 100) * 100 + twoDigits;
  return year < nowYear - 80 ? year + 100 : year;
}
