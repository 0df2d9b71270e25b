/**
 * The texts of a sheet as Sheets' import takes them with "convert text to numbers, dates and formulas" switched on,
 * save where something would be lost: a leading zero or plus sign, digits beyond the fifteenth, blanks between digits,
 * a formula. Those stay texts.
 */
import { entryParser, isFormattedEntry, isFormulaEntry } from '../../model/enter-value';
import { putCell } from '../../model/grid';
import { internStyle } from '../../model/style';
import type { Sheet } from '../../model/workbook';

const plainNumber = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/;

export function typeFields(sheet: Sheet, locale: string, currentYear: number): void {
  const parse = entryParser({ locale, currentYear });
  sheet.values.forEach((line, row) => {
    line?.forEach((text, column) => {
      if (typeof text !== 'string' || text.startsWith("'") || text.startsWith('+')) return;
      const entry = parse(text);
      if (isFormulaEntry(entry) || (typeof entry === 'number' && !plainNumber.test(text))) return;
      if (!isFormattedEntry(entry)) line[column] = entry;
      else {
        line[column] = entry.value;
        putCell(sheet.styles, row, column, internStyle({ numberFormat: entry.numberFormat }));
      }
    });
  });
}
