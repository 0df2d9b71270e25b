/** What a whole column tells about its numbers: whether 1.234 is a thousand or a fraction. */
import { type CellValue, textOf } from './cell-value';

const WITH_COMMA = /^\D*(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,\d\d?)\D*$/;
const WITH_POINT = /^\D*(?:\d{1,3}(?:,\d{3})+\.\d+|\d+\.\d\d?)\D*$/;

/** The locale by which the column's texts are to be read: another than `locale` only where they tell of one notation alone. */
export function numberLocale(values: readonly CellValue[], locale: string): string {
  const texts = values.flatMap((value) => (typeof value === 'string' ? [textOf(value).trim()] : []));
  const hasComma = texts.some((text) => WITH_COMMA.test(text));
  const hasPoint = texts.some((text) => WITH_POINT.test(text));
  if (hasComma === hasPoint) return locale;
  return hasComma ? 'de_DE' : 'en_US';
}
