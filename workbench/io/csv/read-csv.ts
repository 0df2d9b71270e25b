/**
 * Text with delimiters as a workbook of one sheet. Unless told otherwise every field stays a text, character for
 * character, as in Sheets' import with "convert text to numbers, dates and formulas" switched off: nothing loses a zero or
 * becomes a formula.
 */
import Papa from 'papaparse';
import { type Grid, newSheet, newWorkbook, type Value, type Workbook } from '../../model/workbook';
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
  const nuls = countOf(decoded.text, '\0');
  notes.add('nul-characters', undefined, nuls);
  // A file put together from several may hold every kind of line break.
  let text = nuls ? decoded.text.replaceAll('\0', '') : decoded.text;
  if (text.includes('\r')) text = withLineFeeds(text);
  const separator = /^sep=(.)(?:\n|$)/i.exec(text);
  if (separator) text = text.slice(separator[0].length);
  const delimiter =
    separator?.[1] ?? (options.extension === 'tsv' && text.includes('\t') ? '\t' : guessDelimiter(text));

  checkShape(text, delimiter, options.maxCells);
  // Line breaks at the end are rows of nothing, unless a field that never closes takes them.
  const blankRows = text.includes('"') ? 0 : Math.max(0, text.length - blankLinesFrom(text) - 1);
  text = text.slice(0, text.length - blankRows);
  const values: Grid<Value> = [];
  let rowCount = 0;
  let width = 0;
  let isUnclosed = false;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    step({ data, errors }) {
      isUnclosed ||= errors.some(({ code }) => code === 'MissingQuotes');
      rowCount++;
      width = Math.max(width, data.length);
      const fields = data.map((field): Value | undefined => (field === '' ? undefined : unmarkFormula(field)));
      while (fields.length && fields.at(-1) === undefined) fields.pop();
      // Rows of nothing take no memory, however many there are.
      if (fields.length === 0) return;
      while (values.length < rowCount - 1) values.push(undefined as unknown as Value[]);
      values.push(fields);
    },
  });
  if (isUnclosed) notes.add('unclosed-quotes');
  // A line break after the last row begins no new one.
  if (text.endsWith('\n') && values.length < rowCount) rowCount--;
  rowCount += blankRows;
  if (width > MAX_COLUMNS || width * rowCount > options.maxCells)
    throw new FileProblem('file-too-many-cells', { limit: options.maxCells });

  const name = options.name.slice(0, MAX_NAME_CHARS);
  const sheet = newSheet(0, name, Math.max(1000, rowCount), Math.max(26, width));
  sheet.values = values;
  if (options.typed) typeFields(sheet, options.locale, new Date().getFullYear());
  return {
    ...newWorkbook({ name: options.name, locale: options.locale, timeZone: options.timeZone }),
    sheets: [sheet],
  };
}

/** A piece at a time: a replacement of millions of line breaks at once keeps them all in memory. */
function withLineFeeds(text: string): string {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = at + 65_536;
    if (text[end - 1] === '\r' && text[end] === '\n') end++;
    pieces.push(text.slice(at, end).split(/\r\n?/).join('\n'));
    at = end;
  }
  return pieces.join('');
}

/** Where the line breaks begin that end the text. */
function blankLinesFrom(text: string): number {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === NEWLINE) end--;
  return end;
}

function countOf(text: string, char: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) count++;
  return count;
}

/**
 * Throws before the text is parsed where a row has more fields, or all rows have more, than a sheet takes: a field that
 * the parser has split off takes many times the memory of its delimiter.
 */
function checkShape(text: string, delimiter: string, maxCells: number): void {
  const code = delimiter.charCodeAt(0);
  let cells = 0;
  let columns = 1;
  let isStart = true;
  for (let at = 0; at <= text.length; at++) {
    const char = at < text.length ? text.charCodeAt(at) : NEWLINE;
    if (char === QUOTE && isStart) {
      at = closingQuote(text, at);
      isStart = false;
    } else if (char === code) {
      columns++;
      isStart = true;
    } else if (char === NEWLINE) {
      cells += columns;
      if (columns > MAX_COLUMNS || cells > maxCells) throw new FileProblem('file-too-many-cells', { limit: maxCells });
      columns = 1;
      isStart = true;
    } else isStart = false;
  }
}

const NEWLINE = 10;
const QUOTE = 34;

/** Where the quoted field that begins at a place ends; the end of the text where it never does. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2))
    if (text.charCodeAt(at + 1) !== QUOTE) return at;
  return text.length;
}
