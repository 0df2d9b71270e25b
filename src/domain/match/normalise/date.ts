/** Dates in any notation as they are compared. Knows no clock: a year of two digits lies from 1930 to 2029. */
import { dayOf, isCivilDay, monthOf, yearOf } from '../../civil-date';
import { type DateOrder, parseDate } from '../../parse-date';
import { halfWidth } from '../../text';

export interface DateForm {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MAX_LENGTH = 60;
/** Earlier years are a slip, or a date that a database writes for none (0001-01-01). */
const FIRST_YEAR = 1000;
/** The last year that two digits stand for, as spreadsheets read them. */
const LAST_SHORT_YEAR = '2029-12-31';

const YEAR_FIRST = /^(\d{4})([-/.])(\d\d?)\2(\d\d?)(?:[T ][\d:.]+Z?)?$/;
const YEAR_LAST = /^(\d\d?)([-/. ])(\d\d?)\2(\d{4})(?: [\d:.]+)?$/;

/**
 * `order` is the column's order of day and month; without it 6/7/1957 is read as in America and 6.7.1957 as in Europe.
 * Null for what is no date, and for a day that does not exist: `dateDigits` has its digits.
 */
export function normaliseDate(text: string, order: DateOrder | null = null): DateForm | null {
  const plain = halfWidth(text.slice(0, MAX_LENGTH)).trim();
  const first = YEAR_FIRST.exec(plain);
  if (first) return formOf(first[1]!, first[3]!, first[4]!);
  const last = YEAR_LAST.exec(plain);
  const isMonthFirst = order === 'mdy' || (order !== 'dmy' && plain.includes('/'));
  if (last) {
    const [a, b, year] = [last[1]!, last[3]!, last[4]!];
    return isMonthFirst ? (formOf(year, a, b) ?? formOf(year, b, a)) : (formOf(year, b, a) ?? formOf(year, a, b));
  }
  if (/^\d{8}$/.test(plain)) return readEight(plain, isMonthFirst);
  if (!/\d|[一二三四五六七八九〇]/.test(plain) || /^\d+$/.test(plain)) return null;
  const reading = parseDate(plain, {
    locale: '',
    today: LAST_SHORT_YEAR,
    birthday: true,
    order: order ?? (isMonthFirst ? 'mdy' : /^\d{3}/.test(plain) ? 'ymd' : 'dmy'),
  });
  return reading.kind === 'date'
    ? { year: yearOf(reading.date), month: monthOf(reading.date), day: dayOf(reading.date) }
    : null;
}

function formOf(years: string, months: string, days: string): DateForm | null {
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  return year >= FIRST_YEAR && isCivilDay(year, month, day) ? { year, month, day } : null;
}

/** 19570628; the other ways round only where the year would not be one of the last centuries. */
function readEight(digits: string, isMonthFirst: boolean): DateForm | null {
  const at = (start: number, end: number) => digits.slice(start, end);
  const isYear = (text: string) => text >= '1800' && text < '2100';
  if (isYear(at(0, 4))) {
    const form = formOf(at(0, 4), at(4, 6), at(6, 8));
    if (form !== null) return form;
  }
  if (!isYear(at(4, 8))) return null;
  const dayFirst = formOf(at(4, 8), at(2, 4), at(0, 2));
  const monthFirst = formOf(at(4, 8), at(0, 2), at(2, 4));
  return isMonthFirst ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
}

/**
 * Eight digits, the year first, of a date; of what is none the digits it has, in that order as far as it can be told.
 * Two of these that differ by a slip may be one date. `''` for a cell without digits but zeros.
 */
export function dateDigits(text: string, order: DateOrder | null = null): string {
  const form = normaliseDate(text, order);
  if (form !== null) return eight(`${form.year}`, form.month, form.day);
  if (/^[^1-9１-９]*$/.test(text)) return '';
  const plain = halfWidth(text.slice(0, MAX_LENGTH)).trim();
  const first = YEAR_FIRST.exec(plain);
  if (first) return eight(first[1]!, Number(first[3]), Number(first[4]));
  const last = YEAR_LAST.exec(plain);
  if (last)
    return order === 'mdy' || (order !== 'dmy' && last[2] === '/')
      ? eight(last[4]!, Number(last[1]), Number(last[3]))
      : eight(last[4]!, Number(last[3]), Number(last[1]));
  return plain.replace(/\D/g, '').slice(0, 14);
}

function eight(year: string, month: number, day: number): string {
  return `000${year}`.slice(-4) + `0${month}`.slice(-2) + `0${day}`.slice(-2);
}
