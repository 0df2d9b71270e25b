/** Finding and replacing text as TextFinder does: by default any part of the shown value, without case. [range] */
import { calculated } from '../formula/calculation';
import { ServiceError } from '../sandbox/door';
import type { Area } from './area';
import { type Writer, writeFormulas, writeValues } from './cells';
import { displayValue } from './display-value';
import { cellOf } from './grid';
import type { Sheet } from './workbook';

export interface FindOptions {
  readonly text: string;
  readonly matchCase?: boolean;
  readonly matchEntireCell?: boolean;
  readonly matchFormulaText?: boolean;
  readonly useRegularExpression?: boolean;
  readonly ignoreDiacritics?: boolean;
}

export interface FoundCell {
  readonly row: number;
  readonly column: number;
}

/** The cells of an area that match, row by row. */
export function findCells(writer: Writer, sheet: Sheet, area: Area, options: FindOptions): FoundCell[] {
  const matches = matcherOf(options);
  const found: FoundCell[] = [];
  const end = Math.min(area.row + area.rows, Math.max(sheet.values.length, sheet.formulas.length));
  for (let row = area.row; row < end; row++)
    for (let column = area.column; column < area.column + area.columns; column++) {
      const text = textOf(writer, sheet, row, column, options);
      if (text !== '' && matches(text)) found.push({ row, column });
    }
  return found;
}

/** Replaces in one cell; answers how often the text occurred. [text-finder] Values are written as if typed, formulas only when formula text is searched. */
export function replaceInCell(
  writer: Writer,
  sheet: Sheet,
  { row, column }: FoundCell,
  options: FindOptions,
  replacement: string,
): number {
  const text = textOf(writer, sheet, row, column, options);
  if (!matcherOf(options)(text)) return 0;
  const pattern = patternOf(options, 'g');
  const replaced = options.useRegularExpression
    ? text.replace(pattern, replacement)
    : text.replace(pattern, () => replacement);
  if (options.matchFormulaText && cellOf(sheet.formulas, row, column))
    writeFormulas(writer, sheet, row, column, [[replaced]]);
  else writeValues(writer, sheet, row, column, [[replaced]]);
  return text.match(pattern)?.length ?? 0;
}

function textOf({ workbook, now }: Writer, sheet: Sheet, row: number, column: number, options: FindOptions): string {
  const formula = options.matchFormulaText ? cellOf(sheet.formulas, row, column) : undefined;
  if (formula) return formula;
  const cells = calculated(workbook, now);
  return displayValue(cellOf(sheet.values, row, column), cells.numberFormat(sheet, row, column), workbook.locale);
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

function matcherOf(options: FindOptions): (text: string) => boolean {
  const pattern = patternOf(options, '');
  return (text) => pattern.test(options.ignoreDiacritics ? plain(text) : text);
}

function patternOf(options: FindOptions, flags: string): RegExp {
  const wanted = options.ignoreDiacritics ? plain(options.text) : options.text;
  const source = options.useRegularExpression ? wanted : wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  try {
    return new RegExp(options.matchEntireCell ? `^(?:${source})$` : source, `${flags}${options.matchCase ? '' : 'i'}u`);
  } catch {
    throw new ServiceError('The regular expression is not valid.');
  }
}
