/** Dates as people leave them in a sheet: real ones under a format, and texts in several notations. Knows no today. */
import { civilOf, serialOf } from '../model/civil-date';
import { internStyle } from '../model/style';
import type { DressedCell } from './cell';

/** The first two are real dates, the others texts. */
export type DateNotation = 'slashes' | 'iso' | 'han' | 'dots' | 'slash-text' | 'iso-text' | 'month-name';

/** Serial day of `yyyy-mm-dd`. */
export function serialOfDate(date: string): number {
  const [year, month, day] = date.split('-').map(Number);
  return serialOf(year as number, month as number, day as number);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SLASHES = internStyle({ numberFormat: 'yyyy/m/d' }) ?? {};
const ISO = internStyle({ numberFormat: 'yyyy-mm-dd' }) ?? {};
const two = (part: number): string => String(part).padStart(2, '0');

export function writtenDate(serial: number, notation: DateNotation): DressedCell {
  const { year, month, day } = civilOf(serial);
  switch (notation) {
    case 'slashes':
      return { value: serial, style: SLASHES };
    case 'iso':
      return { value: serial, style: ISO };
    case 'han':
      return { value: `${year}年${month}月${day}日` };
    case 'dots':
      return { value: `${year}.${month}.${day}` };
    case 'slash-text':
      return { value: `${year}/${month}/${day}` };
    case 'iso-text':
      return { value: `${year}-${two(month)}-${two(day)}` };
    case 'month-name':
      return { value: `${day} ${MONTHS[month - 1]} ${year}` };
  }
}
