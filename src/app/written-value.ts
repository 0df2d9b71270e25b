/** How a cell shows that it holds what was written to it: what Sheets makes of a value follows from the cell's format. */
import { type CellValue, type CivilDateTime, isCivil, sameValue } from '../domain/cell-value';
import { daysBetween } from '../domain/civil-date';

/** Whether a cell holds what was written to it, what Sheets has read it as, or its apostrophe in a text column. */
export function cameFrom(now: CellValue, value: CellValue): boolean {
  if (sameValue(now, value)) return true;
  // The format of the cell tells a date from a number.
  if (typeof value === 'number' && isCivil(now)) return isSerialOf(value, now);
  return typeof value === 'string' && value !== '' && (typeof now !== 'string' || now === `'${value}`);
}

/** In days. */
const HALF_A_SECOND = 0.5 / 86_400;

/** Whether the number is the date in days since 1899-12-30, as Sheets counts them. */
export function isSerialOf(number: number, { date, time = '00:00:00' }: CivilDateTime): boolean {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const serial = daysBetween('1899-12-30', date) + (hours * 3600 + minutes * 60 + seconds) / 86_400;
  return Math.abs(number - serial) < HALF_A_SECOND;
}
