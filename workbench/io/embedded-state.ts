/**
 * Who a spreadsheet is, as a block of cells tells it: the product writes such a block so that a ledger saved as XLSX can be
 * opened again as the same spreadsheet. Knows the block's form, not who writes it.
 */
import { isLocale } from '../model/locale';
import { isTimeZone } from '../model/time-zone';
import type { Workbook } from '../model/workbook';

/** The block: this text in a cell, below it keys, beside each key its value, up to the first blank key. */
export const EMBEDDED_STATE_MARK = 'ledgerline:workbook';

export interface EmbeddedState {
  readonly spreadsheetId?: string;
  readonly timeZone?: string;
  readonly locale?: string;
}

/** The first block found, in order of sheets and rows; unknown keys and impossible values are passed over. */
export function readEmbeddedState(workbook: Workbook): EmbeddedState {
  for (const { values } of workbook.sheets) {
    for (let row = 0; row < values.length; row++) {
      const column = values[row]?.indexOf(EMBEDDED_STATE_MARK) ?? -1;
      if (column < 0) continue;
      const entries = new Map<string, string>();
      for (let r = row + 1; values[r]?.[column]; r++)
        entries.set(String(values[r]?.[column]), String(values[r]?.[column + 1] ?? ''));
      return soundState(entries);
    }
  }
  return {};
}

function soundState(entries: ReadonlyMap<string, string>): EmbeddedState {
  const spreadsheetId = entries.get('spreadsheetId');
  const timeZone = entries.get('timeZone');
  const locale = entries.get('locale');
  return {
    ...(spreadsheetId && { spreadsheetId }),
    ...(timeZone && isTimeZone(timeZone) && { timeZone }),
    ...(locale && isLocale(locale) && { locale }),
  };
}
