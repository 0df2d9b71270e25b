/**
 * What a whole column tells about its dates: the order of day and month, and whether bare numbers are serial days.
 * Knows single values only through `parseDate`.
 */
import { type CellValue, isBlank, isCivil } from './cell-value';
import { type DateOrder, type DateReadingOptions, guessDateOrder, parseDate } from './parse-date';

export interface DateHints {
  /** null: the column contradicts itself, or nothing tells. */
  readonly order: DateOrder | null;
  /** Bare five-digit numbers are a spreadsheet's serial days, for two thirds of the filled cells are real dates. */
  readonly serials: boolean;
}

/**
 * Reads the hints off a column, header excluded. Beside real dates the locale does not settle the order of a text:
 * Sheets would have read it itself, or this was left unclear once before and must stay so.
 */
export function guessDateHints(
  values: readonly CellValue[],
  options: Pick<DateReadingOptions, 'locale' | 'today' | 'birthday' | 'republic'>,
): DateHints {
  const texts = values.filter((value): value is string => typeof value === 'string');
  const order = guessDateOrder(texts, options.locale, !values.some(isCivil));
  const reading = { ...options, order };
  let filled = 0;
  let dates = 0;
  for (const value of values) {
    if (isBlank(value)) continue;
    filled++;
    // 20240305 as a number is read as a date too, and stands there as one from then on.
    const isReadable = typeof value === 'string' || Number.isInteger(value);
    if (isCivil(value) || (isReadable && parseDate(String(value), reading).kind === 'date')) dates++;
  }
  return { order, serials: dates > 0 && dates * 3 >= filled * 2 };
}
