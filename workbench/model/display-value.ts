/** The text that a cell shows for a value under a number format and locale. Knows no cell and no width of columns. */
import { ServiceError } from '../sandbox/door';
import { conventionsOf } from './locale';
import { formatNumber, formatText } from './number-format';
import type { Value } from './workbook';

/** The same for a view, which must show something: a format that is not emulated shows the plain value. */
export function shownValue(value: Value | undefined, numberFormat: string | undefined, locale: string): string {
  try {
    return displayValue(value, numberFormat, locale);
  } catch (problem) {
    if (problem instanceof ServiceError) return displayValue(value, undefined, locale);
    throw problem;
  }
}

/** Throws for a number format that is not emulated. */
export function displayValue(value: Value | undefined, numberFormat: string | undefined, locale: string): string {
  switch (typeof value) {
    case 'string':
      return formatText(value, numberFormat);
    case 'number':
      return formatNumber(value, numberFormat, locale);
    case 'boolean':
      return conventionsOf(locale).booleans[value ? 0 : 1];
    case 'object':
      return value.error;
    default:
      return '';
  }
}
