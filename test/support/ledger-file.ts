/**
 * A finished ledger as another program reads it: by exceljs, which shares no code with ours. And what counts as the
 * same value in its standard form, by rules of its own.
 */
import { Workbook as ExcelBook, type CellValue as ExcelValue, type Worksheet } from 'exceljs';

export interface LedgerField {
  readonly label: string;
  readonly header: string;
  readonly type: string;
  readonly check: string;
  /** Column of the ledger, from 1. */
  readonly column: number;
}

export interface LedgerFile {
  readonly book: ExcelBook;
  readonly customers: Worksheet;
  readonly copy: Worksheet;
  readonly settings: Worksheet;
  readonly headerRow: number;
  /** As Settings list them, in its order. */
  readonly fields: readonly LedgerField[];
}

/** Opens an XLSX; `headerRow` counts from 1. */
export async function openLedgerFile(path: string, headerRow: number): Promise<LedgerFile> {
  const book = new ExcelBook();
  await book.xlsx.readFile(path);
  const customers = book.worksheets[0];
  const settings = book.worksheets.find((sheet) => sheet.getCell('A2').text === 'ledgerline:ledger');
  const copy = book.worksheets.find(
    (sheet, i) => i > 0 && sheet.state === 'hidden' && sheet.name.startsWith(customers?.name ?? '\0'),
  );
  if (!customers || !settings || !copy) throw new Error(`${path} is no ledger`);
  const blockAt = columnOf(settings, 1, 'fields');
  const fields: LedgerField[] = [];
  for (let row = 4; settings.getCell(row, blockAt).text !== ''; row++) {
    const [label, header, type, check] = [0, 1, 2, 3].map((i) => settings.getCell(row, blockAt + i).text);
    fields.push({
      label: label as string,
      header: header as string,
      type: type as string,
      check: check as string,
      column: columnOf(customers, headerRow, header as string),
    });
  }
  return { book, customers, copy, settings, headerRow, fields };
}

/** The column of a text in a row, from 1. */
export function columnOf(sheet: Worksheet, row: number, text: string): number {
  for (let column = 1; column <= sheet.columnCount; column++)
    if (sheet.getCell(row, column).text === text) return column;
  throw new Error(`${sheet.name} has no ${JSON.stringify(text)} in row ${row}`);
}

/** What a cell holds, as text; a date as `yyyy-mm-dd` with its time where it has one. */
export function cellText(value: ExcelValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date)
    return value
      .toISOString()
      .replace(/T00:00:00\.000Z$/, '')
      .replace('.000Z', '');
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return String(value.text);
  if ('error' in value) return value.error;
  return `=${'formula' in value ? value.formula : ''}`;
}

const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '').replace(/^0+/, '');
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^[\u200b-\u200f\ufeff]+|[\u200b-\u200f\ufeff]+$/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Year, month and day that a text names, whatever their order, sorted; years without their century. */
function dateParts(text: string): string {
  const named = plain(text)
    .toLowerCase()
    .replace(/[a-z]{3,}/g, (word) => ` ${MONTHS.indexOf(word.slice(0, 3)) + 1} `)
    .replace(/^(\d{4})(\d\d)(\d\d)$/, '$1 $2 $3');
  return (named.match(/\d+/g) ?? [])
    .map((part) => (part.length === 4 ? Number(part) % 100 : Number(part)))
    .sort((a, b) => a - b)
    .join(' ');
}

function amount(text: string): number {
  const number = Number(
    plain(text)
      .replace(/[^\d.万-]/g, '')
      .replace('万', 'e4'),
  );
  return Math.round(number * 100);
}

/** Whether a cell of the ledger still says what stood there: the same text, or its standard form beyond doubt. */
export function saysTheSame(before: string, after: string, fieldKey: string | undefined): boolean {
  // A text that would begin a formula is exported with an apostrophe in front, which is no part of it.
  const was = before.replace(/^'(?=[=+\-@＝＋－＠])/, '');
  if (after === was) return true;
  // What the data say about an empty tier or type is filled in.
  if (was.trim() === '' && (fieldKey === 'tier' || fieldKey === 'customerType')) return true;
  if (fieldKey === 'phone' || fieldKey === 'phone2') {
    const [one, other] = [digits(was), digits(after)];
    return one.length >= 7 && (other.endsWith(one) || one.endsWith(other));
  }
  if (fieldKey === 'email') {
    const address = plain(was).replace(/^mailto:|^<|[>;,]+$/g, '');
    return address.toLowerCase() === after.toLowerCase();
  }
  if (/^(?:birthday|anniversary|contractEnd|firstOrder|lastOrder|lastContact|nextFollowUp)$/.test(fieldKey ?? ''))
    return /^\d{4}-\d\d-\d\d$/.test(after) && dateParts(was) === dateParts(after);
  if (fieldKey === 'totalSpent' || fieldKey === 'orderCount') return amount(was) === amount(after);
  return fieldKey !== undefined && plain(was) === plain(after);
}
