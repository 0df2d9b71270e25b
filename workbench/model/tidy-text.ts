/** Trimming spaces, splitting texts into columns and filling series, as the Data menu and the fill handle do. [range] */
import { calculated } from '../formula/calculation';
import { shiftFormula } from '../formula/tokens';
import { ServiceError } from '../sandbox/door';
import type { Area } from './area';
import { type Writer, writeGuarded, writeValues } from './cells';
import { displayValue } from './display-value';
import { cellOf, putCell } from './grid';
import { conventionsOf } from './locale';
import { formatKind } from './number-format';
import { assertEditable } from './protection';
import { touch } from './revision';
import type { Sheet, Value } from './workbook';

/** Trims texts and shrinks inner runs of spaces to one; typed anew they may become numbers, never formulas (TrimWhitespaceRequest). */
export function trimTexts(writer: Writer, sheet: Sheet, area: Area): void {
  for (let row = area.row; row < area.row + area.rows; row++)
    for (let column = area.column; column < area.column + area.columns; column++) {
      const value = cellOf(sheet.values, row, column);
      if (typeof value !== 'string' || cellOf(sheet.formulas, row, column)) continue;
      const trimmed = value.replace(/[\s\u00a0]+/g, ' ').trim();
      if (trimmed !== value)
        writeValues(writer, sheet, row, column, [[/^[+=]/.test(trimmed) ? `'${trimmed}` : trimmed]]);
    }
}

/** Splits a column of texts at a delimiter into the columns to the right; without one, at the first of , ; . space that occurs. */
export function splitTexts(writer: Writer, sheet: Sheet, area: Area, delimiter: string | null): void {
  if (area.columns !== 1) throw new ServiceError('A range with several columns cannot be split.');
  const cells = calculated(writer.workbook, writer.now);
  const texts = Array.from({ length: area.rows }, (_, r) =>
    displayValue(
      cellOf(sheet.values, area.row + r, area.column),
      cells.numberFormat(sheet, area.row + r, area.column),
      writer.workbook.locale,
    ),
  );
  const separator = delimiter ?? [',', ';', '.', ' '].find((d) => texts.some((text) => text.includes(d)));
  if (!separator) return;
  texts.forEach((text, r) => {
    if (text.includes(separator))
      writeValues(writer, sheet, area.row + r, area.column, [text.split(separator).map((part) => part.trim())]);
  });
}

interface SourceCell {
  readonly value: Value | undefined;
  readonly isFormula: boolean;
  readonly isDate: boolean;
}

/** Fills the rest of a range from its filled part: formulas move, numbers and dates continue evenly, words repeat. */
export function fillSeries(writer: Writer, sheet: Sheet, source: Area, target: Area, isSeries: boolean): void {
  assertEditable(writer.workbook, sheet, target, writer.user);
  const calculation = calculated(writer.workbook, writer.now);
  const alongRows = target.columns === source.columns && target.column === source.column;
  if (!alongRows && !(target.rows === source.rows && target.row === source.row))
    throw new ServiceError('The destination must extend the source in one direction.');
  const lines = alongRows ? source.columns : source.rows;
  const [length, start, from, size] = alongRows
    ? [source.rows, source.row, target.row, target.rows]
    : [source.columns, source.column, target.column, target.columns];
  const place = (line: number, i: number): [number, number] =>
    alongRows ? [i, source.column + line] : [source.row + line, i];
  writeGuarded(writer, sheet, target, () => {
    for (let line = 0; line < lines; line++) {
      const cells = Array.from({ length }, (_, i): SourceCell => {
        const at = place(line, start + i);
        return {
          value: cellOf(sheet.values, ...at),
          isFormula: cellOf(sheet.formulas, ...at) !== undefined,
          isDate: formatKind(calculation.numberFormat(sheet, ...at)) === 'date',
        };
      });
      const next = isSeries ? continuation(cells, writer.workbook.locale) : null;
      for (let i = from; i < from + size; i++) {
        if (i >= start && i < start + length) continue;
        const model = (((i - start) % length) + length) % length;
        const [row, column] = place(line, i);
        const [modelRow, modelColumn] = place(line, start + model);
        const formula = cellOf(sheet.formulas, modelRow, modelColumn);
        putCell(sheet.formulas, row, column, formula && shiftFormula(formula, row - modelRow, column - modelColumn));
        putCell(sheet.values, row, column, formula ? undefined : next ? next(i - start) : cells[model]?.value);
        putCell(sheet.styles, row, column, cellOf(sheet.styles, modelRow, modelColumn));
      }
    }
  });
  touch(writer.workbook);
}

/**
 * The rule that evenly spaced numbers and dates follow; null where values repeat: a single number (assumption: as
 * dragging one cell does), words, yes/no, empty cells. A single date goes on by days. Throws where Sheets may find a
 * series that is not known here, for a wrong value would pass unseen.
 */
function continuation(cells: readonly SourceCell[], locale: string): ((i: number) => number) | null {
  const plain = cells.filter(({ value, isFormula }) => !isFormula && value !== undefined);
  const numbers = plain.flatMap(({ value }) => (typeof value === 'number' ? [value] : []));
  const [first, second] = numbers;
  if (first === undefined) {
    if (plain.some(({ value }) => typeof value === 'string' && mayContinue(value, locale))) refuse('such texts');
    return null;
  }
  if (numbers.length < cells.length) refuse('numbers among other cells');
  const areDates = plain.some(({ isDate }) => isDate);
  if (second === undefined) return areDates ? (i) => first + i : null;
  const step = second - first;
  if (areDates && Math.abs(step) >= 28) refuse('dates by months or years');
  if (!numbers.every((value, i) => Math.abs(value - (first + i * step)) < 1e-9)) refuse('uneven steps');
  return (i) => first + i * step;
}

/** Whether Sheets may count on from a text: it ends or begins with a digit, is a letter, or names a month or weekday. */
function mayContinue(text: string, locale: string): boolean {
  const { monthNames, monthAbbreviations, dayNames, dayAbbreviations } = conventionsOf(locale);
  const names = [monthNames, monthAbbreviations, dayNames, dayAbbreviations].flat();
  const word = text.trim().toLowerCase();
  return /^(\d|\p{L}$)|\d$/u.test(word) || names.some((name) => name.toLowerCase() === word);
}

function refuse(what: string): never {
  throw new ServiceError(`Filling a series of ${what} is not emulated`);
}
