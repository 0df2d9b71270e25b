/**
 * The rows of a sheet as XML, written as they are packed. hucre would take five times the time and memory for a grid with
 * formats, write text such as `#N/A` as an error, and change `_x0041_`.
 */
import { cellNotation } from '../../model/a1-notation';
import type { ErrorValue, Sheet, Style, TextRun, Value } from '../../model/workbook';
import { type CarriedWriter, MAX_CELL_CHARS } from './carried-sheet';
import { COMPUTED, excelText, type Rename, toExcelFormula } from './formula-dialect';
import { writeFont } from './write-styles';
import { xmlText } from './xml-text';

/** Excel's limits: links of a sheet, characters of a link. */
const MAX_LINKS = 65_530;
const MAX_LINK_CHARS = 2_079;
/** Errors that Excel knows too [ECMA-376-1 18.18.11]; `#ERROR!` is Sheets' own. */
const EXCEL_ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A']);

export interface CellContext {
  readonly rename: Rename | undefined;
  /** Index of a style in the file. */
  styleIndex(style: Style | undefined): number;
}

/** Attributes of a row, by index; rows without cells are written for them too. */
export type RowAttributes = (row: number) => string;

/** One piece of XML per row that has anything. */
export function* writeRows(
  sheet: Sheet,
  context: CellContext,
  rowCount: number,
  rowAttributes: RowAttributes,
): Generator<string> {
  const height = Math.max(rowCount, sheet.values.length, sheet.formulas.length, sheet.styles.length);
  for (let row = 0; row < height; row++) {
    const values = sheet.values[row];
    const formulas = sheet.formulas[row];
    const styles = sheet.styles[row];
    const width = Math.max(values?.length ?? 0, formulas?.length ?? 0, styles?.length ?? 0);
    let cells = '';
    for (let column = 0; column < width; column++) {
      // Gaps of a workbook that was stored as JSON are null.
      const value = values?.[column] ?? undefined;
      const style = styles?.[column] ?? undefined;
      const formula = formulas?.[column] ?? undefined;
      if (value === undefined && formula === undefined && style === undefined) continue;
      const index = context.styleIndex(style);
      const start = `<c r="${cellNotation(row, column)}"${index ? ` s="${index}"` : ''}`;
      const isSpilled = formula === undefined && value !== undefined && sheet.spilled?.[row]?.[column] === value;
      const written = isSpilled
        ? `IFERROR(__xludf.DUMMYFUNCTION(${excelText(COMPUTED)}),${shownText(value)})`
        : formula && toExcelFormula(formula, shownText(value), context.rename);
      if (written !== undefined) cells += `${start}${formulaCell(written, value)}`;
      else if (typeof value === 'string')
        cells += `${start} t="inlineStr"><is>${textCell(sheet, value, style, row, column)}</is></c>`;
      else if (value !== undefined) cells += `${start}${plainCell(value)}`;
      else if (index) cells += `${start}/>`;
    }
    const attributes = rowAttributes(row);
    if (cells || attributes) yield `<row r="${row + 1}"${attributes}>${cells}</row>`;
  }
}

const isError = (value: Value | undefined): value is ErrorValue => typeof value === 'object';

function plainCell(value: number | boolean | ErrorValue): string {
  if (typeof value === 'number') return Number.isFinite(value) ? `><v>${value}</v></c>` : '/>';
  if (typeof value === 'boolean') return ` t="b"><v>${value ? 1 : 0}</v></c>`;
  return EXCEL_ERRORS.has(value.error)
    ? ` t="e"><v>${value.error}</v></c>`
    : ` t="inlineStr"><is>${textElement(value.error)}</is></c>`;
}

function formulaCell(formula: string, value: Value | undefined): string {
  const f = `<f>${xmlText(formula)}</f>`;
  if (typeof value === 'number') return `>${f}<v>${value}</v></c>`;
  if (typeof value === 'boolean') return ` t="b">${f}<v>${value ? 1 : 0}</v></c>`;
  if (value === undefined) return `>${f}</c>`;
  if (isError(value) && EXCEL_ERRORS.has(value.error)) return ` t="e">${f}<v>${value.error}</v></c>`;
  return ` t="str">${f}<v>${xmlText(isError(value) ? value.error : value.slice(0, MAX_CELL_CHARS))}</v></c>`;
}

/** What stands in `is`. */
function textCell(sheet: Sheet, text: string, style: Style | undefined, row: number, column: number): string {
  const runs = sheet.richText[row]?.[column];
  const pieces = runs?.length && text.length <= MAX_CELL_CHARS ? cutAtRuns(text, runs) : [];
  if (!pieces.some((piece) => piece.style)) return textElement(text.slice(0, MAX_CELL_CHARS));
  return pieces.map((piece) => `<r>${runProperties(style, piece.style)}${textElement(piece.text)}</r>`).join('');
}

/** Hands over what cells of XLSX cannot hold: texts beyond Excel's limit, links within a text. */
export function carryCells(sheet: Sheet, fileName: string, carried: CarriedWriter): void {
  for (let row = 0; row < sheet.values.length; row++) {
    sheet.values[row]?.forEach((text, column) => {
      if (typeof text !== 'string') return;
      if (text.length > MAX_CELL_CHARS)
        carried.add('text', [fileName, row, column, ...(text.match(/[\s\S]{1,30000}/g) ?? [])]);
      const runs = sheet.richText[row]?.[column];
      if (!runs?.some((run) => run.link) || wholeLink(text, runs)) return;
      const json = JSON.stringify(runs);
      if (json.length <= MAX_CELL_CHARS) carried.add('runs', [fileName, row, column, text, json]);
    });
  }
}

function runProperties(cell: Style | undefined, run: Style | undefined): string {
  const { name, size, bold, italic, underline, strikethrough, color } = writeFont(cell, run);
  const marks = `${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}${strikethrough ? '<strike/>' : ''}`;
  return `<rPr><rFont val="${xmlText(name ?? '')}"/>${marks}${color?.rgb ? `<color rgb="FF${color.rgb}"/>` : ''}<sz val="${size}"/>${underline ? '<u/>' : ''}</rPr>`;
}

function textElement(text: string): string {
  return `<t${/^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</t>`;
}

/** The value as it stands in a formula. */
function shownText(value: Value | undefined): string {
  if (value === undefined) return '""';
  if (isError(value)) return value.error;
  return typeof value === 'string' ? excelText(value.slice(0, 1000)) : String(value).toUpperCase();
}

/** The one link of a cell whose whole text is that link: the only kind that XLSX has. */
function wholeLink(text: string, runs: readonly TextRun[]): string | undefined {
  const [first, ...rest] = cutAtRuns(text, runs);
  return first?.link && first.link.length <= MAX_LINK_CHARS && rest.every((piece) => piece.link === first.link)
    ? first.link
    : undefined;
}

/** Cells with a link, by hucre's key. */
export function* linksOf(sheet: Sheet): Generator<[key: string, link: string]> {
  let count = 0;
  for (let row = 0; row < sheet.richText.length; row++) {
    const line = sheet.richText[row];
    if (!line) continue;
    for (let column = 0; column < line.length; column++) {
      const runs = line[column];
      const value = sheet.values[row]?.[column];
      const link = runs?.length
        ? wholeLink(typeof value === 'string' ? value : ' '.repeat(runs.at(-1)?.end ?? 0), runs)
        : undefined;
      if (link && count++ < MAX_LINKS) yield [`${row},${column}`, link];
    }
  }
}

/** The text in pieces of one look, in order and without gaps. */
function cutAtRuns(text: string, runs: readonly TextRun[]): { text: string; link?: string; style?: Style }[] {
  const edges = [...new Set([0, text.length, ...runs.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at >= 0 && at <= text.length)
    .sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => {
    const end = edges[i + 1] as number;
    const over = runs.filter((run) => run.start <= start && run.end >= end);
    const style = Object.assign({}, ...over.map((run) => run.style)) as Style;
    const link = over.findLast((run) => run.link)?.link;
    return { text: text.slice(start, end), ...(link && { link }), ...(Object.keys(style).length > 0 && { style }) };
  });
}
