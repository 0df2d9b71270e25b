/** Trimming spaces, splitting texts into columns and filling series, as the Data menu and the fill handle do. [range] */
import { calculated } from '../formula/calculation';
import { shiftFormula } from '../formula/tokens';
import { ServiceError } from '../sandbox/door';
import type { Area } from './area';
import { type Writer, writeGuarded, writeValues } from './cells';
import { displayValue } from './display-value';
import { cellOf, putCell } from './grid';
import { assertEditable } from './protection';
import { touch } from './revision';
import type { Sheet, Value } from './workbook';

/** Trims texts and shrinks inner runs of spaces to one; what is then typed anew may become a number. */
export function trimTexts(writer: Writer, sheet: Sheet, area: Area): void {
  for (let row = area.row; row < area.row + area.rows; row++)
    for (let column = area.column; column < area.column + area.columns; column++) {
      const value = cellOf(sheet.values, row, column);
      if (typeof value !== 'string' || cellOf(sheet.formulas, row, column)) continue;
      const trimmed = value.replace(/[\s\u00a0]+/g, ' ').trim();
      if (trimmed !== value) writeValues(writer, sheet, row, column, [[trimmed]]);
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

/** Fills the rest of a range from its filled part: formulas move, numbers and dates continue evenly, other values repeat. */
export function fillSeries(writer: Writer, sheet: Sheet, source: Area, target: Area, isSeries: boolean): void {
  assertEditable(writer.workbook, sheet, target, writer.user);
  calculated(writer.workbook, writer.now);
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
      const values = Array.from({ length }, (_, i) => cellOf(sheet.values, ...place(line, start + i)));
      const next = isSeries ? continuation(values) : null;
      for (let i = from; i < from + size; i++) {
        if (i >= start && i < start + length) continue;
        const model = (((i - start) % length) + length) % length;
        const [row, column] = place(line, i);
        const [modelRow, modelColumn] = place(line, start + model);
        const formula = cellOf(sheet.formulas, modelRow, modelColumn);
        putCell(sheet.formulas, row, column, formula && shiftFormula(formula, row - modelRow, column - modelColumn));
        putCell(sheet.values, row, column, formula ? undefined : next ? next(i - start) : values[model]);
        putCell(sheet.styles, row, column, cellOf(sheet.styles, modelRow, modelColumn));
      }
    }
  });
  touch(writer.workbook);
}

/** The rule that evenly spaced numbers follow; a single number repeats (assumption: as dragging one cell does). */
function continuation(values: readonly (Value | undefined)[]): ((i: number) => number) | null {
  const [first, second] = values;
  if (typeof first !== 'number' || typeof second !== 'number') return null;
  const step = second - first;
  const even = values.every((value, i) => typeof value === 'number' && Math.abs(value - (first + i * step)) < 1e-9);
  return even ? (i) => first + i * step : null;
}
