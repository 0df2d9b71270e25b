/**
 * What a cell holds once the spreadsheet's time zone has been taken out of it. Knows no Google and no zone:
 * whoever reads the sheet turns instants into civil dates, and civil dates back.
 */

/** A civil date, with a time of day only where the cell has one other than midnight. `date` is `yyyy-mm-dd`, `time` `HH:MM:SS`. */
export interface CivilDateTime {
  readonly date: string;
  readonly time?: string;
}

/** `''` is an empty cell. Errors (`#N/A`) are text, as Sheets hands them out. */
export type CellValue = string | number | boolean | CivilDateTime;

export function isCivil(value: CellValue): value is CivilDateTime {
  return typeof value === 'object';
}

/** Empty, or nothing but white space and zero-width characters. */
export function isBlank(value: CellValue): boolean {
  return value === '' || (typeof value === 'string' && /^[\s\u200b-\u200f\u2060\ufeff\u00ad]*$/.test(value));
}

/** Whether two cells hold the same: type and content, dates by their parts. */
export function sameValue(a: CellValue, b: CellValue): boolean {
  if (isCivil(a) && isCivil(b)) return a.date === b.date && (a.time ?? '') === (b.time ?? '');
  return a === b;
}

/** The value as plain text: numbers without exponent up to 21 digits, dates in ISO form. */
export function textOf(value: CellValue): string {
  if (isCivil(value)) return value.time === undefined ? value.date : `${value.date} ${value.time}`;
  return String(value);
}
