/** The text that a cell shows for a value under a number format and locale. Knows no cell and no width of columns. */
import { conventionsOf } from './locale';
import { formatNumber, formatText } from './number-format';
import type { Value } from './workbook';

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
