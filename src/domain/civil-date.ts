/**
 * Arithmetic on civil dates (`yyyy-mm-dd` in the proleptic Gregorian calendar, years 0001 to 9999).
 * Knows no time zone, no clock and no `Date`: a day is a number of its own, so no summer time can move it.
 */

/** `yyyy-mm-dd`. */
export type CivilDate = string;

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month (1 to 12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

export function isCivilDay(year: number, month: number, day: number): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether a text is a civil date that exists: four, two and two digits, and a real day. */
export function isCivilDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && isCivilDay(yearOf(text), monthOf(text), dayOf(text));
}

export function civilDate(year: number, month: number, day: number): CivilDate {
  const years = year < 1000 ? `000${year}`.slice(-4) : year;
  return `${years}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

export const yearOf = (date: CivilDate): number => Number(date.slice(0, 4));
export const monthOf = (date: CivilDate): number => Number(date.slice(5, 7));
export const dayOf = (date: CivilDate): number => Number(date.slice(8, 10));

/**
 * Days since 1970-01-01.
 * Source of this and of `civilDateOfDay`: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
 */
export function dayNumber(date: CivilDate): number {
  const month = monthOf(date);
  const year = month <= 2 ? yearOf(date) - 1 : yearOf(date);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOf(date) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The date that lies a number of days after 1970-01-01. */
export function civilDateOfDay(days: number): CivilDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return civilDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** How many days `to` lies after `from`; negative when it lies before. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return civilDateOfDay(dayNumber(date) + days);
}

/** The same day some months later or earlier; the month's last day where that day does not exist. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return civilDate(year, month, Math.min(dayOf(date), daysInMonth(year, month)));
}

/** Day of the week as ISO 8601 counts: 1 Monday to 7 Sunday. */
export function weekday(date: CivilDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}
