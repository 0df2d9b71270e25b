/**
 * The one place where text on its way into a cell is kept from becoming anything else. Knows how Sheets reads
 * what is typed, no service.
 */
import { type CellValue, isCivil } from '../domain/cell-value';

/**
 * Text that Sheets would keep as it is in any locale: it begins with a letter, holds no digit, and is not one of the
 * words it knows (TRUE, FALSE and their translations are caught by length: a boolean word has no space and is short).
 */
function isSafe(text: string): boolean {
  return text.length > 12 ? /^\p{L}[^\d\n]*$/u.test(text) : /^\p{Script=Han}[^\d\n]*$/u.test(text);
}

/**
 * What to hand to `setValues` so that the cell holds exactly `value`. An apostrophe in front is not part of the value
 * (Sheets takes it as "this is text"); it is left out where the text is safe without.
 */
export function cellInput(value: CellValue): string | number | boolean {
  if (isCivil(value)) return value.time === undefined ? value.date : `${value.date} ${value.time}`;
  if (typeof value !== 'string' || value === '' || isSafe(value)) return value;
  return `'${value}`;
}

/** The same for a block whose number format is already `@`: nothing is read there, so text goes in as it is. */
export function plainInput(value: CellValue): string | number | boolean {
  return isCivil(value) ? value.date : value;
}
