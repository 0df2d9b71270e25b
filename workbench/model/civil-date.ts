/**
 * Civil dates as Sheets counts them: serial days since 1899-12-30, the fraction being the time of day. [api-formats]
 * Knows no zone and no locale.
 */

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/** Serial of 1970-01-01. */
export const UNIX_EPOCH_SERIAL = 25569;
export const DAY_MS = 86_400_000;

/** Counts the days from 1899-12-30 to a date of the proleptic Gregorian calendar; months and days may overflow. */
export function serialOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / DAY_MS + UNIX_EPOCH_SERIAL;
}

export function civilOf(serial: number): CivilDate {
  const date = new Date((Math.floor(serial) - UNIX_EPOCH_SERIAL) * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Whether the calendar has this day. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function daysInMonth(year: number, month: number): number {
  return serialOf(year, month + 1, 1) - serialOf(year, month, 1);
}

/** Splits a serial into whole day and milliseconds of the day, rounded to the millisecond. */
export function splitSerial(serial: number): { day: number; ms: number } {
  const day = Math.floor(serial);
  const ms = Math.round((serial - day) * DAY_MS);
  return ms === DAY_MS ? { day: day + 1, ms: 0 } : { day, ms };
}

/** 0 = Sunday. */
export function weekdayOf(serial: number): number {
  return (((Math.floor(serial) - 1) % 7) + 7) % 7;
}
