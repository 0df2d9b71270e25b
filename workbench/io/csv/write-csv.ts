/** A sheet as CSV that opens in Excel and comes back unchanged: what cells show, UTF-8 with mark, CRLF, quotes as in RFC 4180. */
import { calculated } from '../../formula/calculation';
import { displayValue } from '../../model/display-value';
import type { Workbook } from '../../model/workbook';
import { markFormula } from './formula-mark';

export interface WriteCsvOptions {
  /** Epoch milliseconds at which formulas are calculated; the present moment by default. */
  readonly now?: number;
}

/**
 * Writes all rows, hidden ones too, as UTF-8 bytes. Texts that a spreadsheet would take for a formula get an apostrophe, which
 * `readFile` takes off again; numbers and dates never do. Throws where the workbook has no such sheet.
 */
export function writeCsv(workbook: Workbook, sheetId: number, options: WriteCsvOptions = {}): Uint8Array {
  const sheet = workbook.sheets.find((s) => s.sheetId === sheetId);
  if (!sheet) throw new Error(`no sheet ${sheetId}`);
  const cells = calculated(workbook, options.now ?? Date.now());
  const lines: string[][] = [];
  let width = 0;
  for (const [row, values] of sheet.values.entries()) {
    const fields = Array.from(values ?? [], (value, column) => {
      const text = displayValue(value ?? undefined, cells.numberFormat(sheet, row, column), workbook.locale);
      return typeof value === 'string' ? markFormula(text) : text;
    });
    while (fields.at(-1) === '') fields.pop();
    width = Math.max(width, fields.length);
    lines.push(fields);
  }
  while (lines.at(-1)?.length === 0) lines.pop();
  const text = lines
    .map((fields) => Array.from({ length: width }, (_, i) => quoted(fields[i] ?? '')).join(','))
    .join('\r\n');
  return new TextEncoder().encode(`\uFEFF${text}${lines.length ? '\r\n' : ''}`);
}

/** Quotes where RFC 4180 wants them, and round anything that another reader could take for a delimiter or trim. */
function quoted(field: string): string {
  return /[",;|\t\r\n]|^\s|\s$|^sep=/i.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
