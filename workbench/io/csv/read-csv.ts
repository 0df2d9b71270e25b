/**
 * Text with delimiters as a workbook of one sheet. Unless told otherwise every field stays a text, character for
 * character, as in Sheets' import with "convert text to numbers, dates and formulas" switched off: nothing loses a zero or
 * becomes a formula.
 */
import Papa from 'papaparse';
import { newSheet, newWorkbook, type Value, type Workbook } from '../../model/workbook';
import { FileProblem, type Notes } from '../file-problem';
import { decodeText } from './decode-text';
import { unmarkFormula } from './formula-mark';
import { guessDelimiter } from './guess-delimiter';
import { typeFields } from './typed-fields';

export interface ReadCsvOptions {
  readonly name: string;
  readonly locale: string;
  readonly timeZone: string;
  /** `tsv` settles the delimiter. */
  readonly extension: string;
  readonly encoding?: string;
  /** Numbers, dates and booleans become such, where nothing is lost by it. */
  readonly typed: boolean;
  /** Rows times columns. */
  readonly maxCells: number;
}

/** Sheets' limit for the columns of a sheet, and for its name. */
const MAX_COLUMNS = 18_278;
const MAX_NAME_CHARS = 100;

/** Throws FileProblem. A line `sep=;` (Excel) sets the delimiter; line breaks within fields become LF. */
export function readCsv(bytes: Uint8Array, options: ReadCsvOptions, notes: Notes): Workbook {
  const decoded = decodeText(bytes, options.encoding);
  if (decoded.isDamaged) notes.add('undecodable-bytes');
  const nuls = decoded.text.split('\0').length - 1;
  notes.add('nul-characters', undefined, nuls);
  // A file put together from several may hold every kind of line break.
  let text = (nuls ? decoded.text.replaceAll('\0', '') : decoded.text).replace(/\r\n?/g, '\n');
  const separator = /^sep=(.)(?:\n|$)/i.exec(text);
  if (separator) text = text.slice(separator[0].length);
  const delimiter =
    separator?.[1] ?? (options.extension === 'tsv' && text.includes('\t') ? '\t' : guessDelimiter(text));

  const parsed = Papa.parse<string[]>(text, { delimiter, newline: '\n' });
  if (parsed.errors.some(({ code }) => code === 'MissingQuotes')) notes.add('unclosed-quotes');
  const rows = parsed.data;
  // A line break after the last row begins no new one.
  if (rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop();
  const width = rows.reduce((n, row) => Math.max(n, row.length), 0);
  if (width > MAX_COLUMNS || width * rows.length > options.maxCells)
    throw new FileProblem('file-too-many-cells', { limit: options.maxCells });

  const name = options.name.slice(0, MAX_NAME_CHARS);
  const sheet = newSheet(0, name, Math.max(1000, rows.length), Math.max(26, width));
  sheet.values = rows.map((row) => {
    const fields = row.map((field): Value | undefined => (field === '' ? undefined : unmarkFormula(field)));
    while (fields.length && fields.at(-1) === undefined) fields.pop();
    return fields;
  });
  if (options.typed) typeFields(sheet, options.locale, new Date().getFullYear());
  return {
    ...newWorkbook({ name: options.name, locale: options.locale, timeZone: options.timeZone }),
    sheets: [sheet],
  };
}
