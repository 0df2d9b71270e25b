/**
 * The formats that a session opens and saves, in terms that the page understands.
 */
import { calculated } from '../formula/calculation';
import { writeCsv } from '../io/csv/write-csv';
import { readFile } from '../io/read-file';
import { writeXlsx } from '../io/xlsx/write-xlsx';
import { StepRefused } from './answer';
import type { SessionFiles } from './steps';

/** Files that come without a locale or zone of their own take those of `place`. */
export function workbookFiles(place: { readonly locale: string; readonly timeZone: string }): SessionFiles {
  return {
    async read(fileName, bytes) {
      const result = await readFile(fileName, bytes, place);
      if (!result.ok) throw new StepRefused(result.code, '', result.detail);
      return result;
    },
    async write(workbook, format, sheetId, now) {
      // Results of formulas are brought up to date on reading; the XLSX writer only takes what stands there.
      calculated(workbook, now);
      return format === 'xlsx' ? writeXlsx(workbook, { now }) : writeCsv(workbook, sheetId, { now });
    },
  };
}
