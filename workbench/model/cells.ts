/**
 * Writing into cells, as a script or a person does it: what is entered becomes a value, formula and number format;
 * merged-over cells take nothing; rejecting validations undo the whole write; rich text is replaced.
 */
import { calculated, textRules } from '../formula/calculation';
import { ServiceError } from '../sandbox/door';
import { type Area, overlaps } from './area';
import { type Entry, entryParser, isFormattedEntry, isFormulaEntry } from './enter-value';
import { cropGrid, pasteGrid, putCell } from './grid';
import { conventionsOf } from './locale';
import { AUTOMATIC, isTextFormat } from './number-format';
import { assertEditable } from './protection';
import { touch } from './revision';
import { styleChange } from './style';
import { serialOfInstant } from './time-zone';
import { obeys, rejection } from './validation';
import type { Sheet, Style, Value, Workbook } from './workbook';

/** Who writes, and when (virtual epoch milliseconds). */
export interface Writer {
  readonly workbook: Workbook;
  readonly user: string;
  readonly now: number;
}

/** What a script may write into a cell: null and undefined clear it. [v8mig] */
export type RawValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | { readonly $date: number }
  | { readonly error: string };

/** Characters of one cell. [field-errors] */
export const TEXT_LIMIT = 50_000;
const TOO_LONG = `Your input contains more than the maximum of ${TEXT_LIMIT} characters in a single cell.`;

/**
 * Writes a block of values at a place within the grid. All or nothing: throws, with nothing written, at a protected
 * cell, a text over the limit, or a validation that rejects.
 */
export function writeValues(
  writer: Writer,
  sheet: Sheet,
  row: number,
  column: number,
  block: readonly (readonly RawValue[])[],
): void {
  const { workbook, now } = writer;
  const area: Area = { row, column, rows: block.length, columns: block[0]?.length ?? 0 };
  assertEditable(workbook, sheet, area, writer.user);
  for (const line of block)
    for (const raw of line) if (typeof raw === 'string' && raw.length > TEXT_LIMIT) throw new ServiceError(TOO_LONG);
  writeGuarded(writer, sheet, area, () => {
    const parse = entryParser(textRules(workbook, now));
    const isCovered = coveredBy(sheet, area);
    const autoFormats = new Map<string, (style: Style | undefined) => Style | undefined>();
    const hasFormulas = sheet.formulas.length > 0;
    const hasRichText = sheet.richText.length > 0;
    for (let r = 0; r < block.length; r++) {
      const line = block[r] as readonly RawValue[];
      const styles = sheet.styles[row + r];
      const values = lineOf(sheet.values, row + r, column + line.length);
      for (let c = 0; c < line.length; c++) {
        const at = column + c;
        if (isCovered?.(row + r, at)) continue;
        const raw = line[c];
        const style = styles?.[at];
        let entry: Entry | undefined;
        if (typeof raw === 'string')
          entry = raw === '' ? undefined : isTextFormat(style?.numberFormat) ? raw : parse(raw);
        else entry = entryOf(raw, workbook);
        let formula: string | undefined;
        if (typeof entry === 'object') {
          if (isFormulaEntry(entry)) {
            formula = entry.formula;
            entry = undefined;
          } else if (isFormattedEntry(entry)) {
            if (style?.numberFormat === undefined || style.numberFormat === AUTOMATIC) {
              let change = autoFormats.get(entry.numberFormat);
              if (!change) {
                change = styleChange({ numberFormat: entry.numberFormat });
                autoFormats.set(entry.numberFormat, change);
              }
              putCell(sheet.styles, row + r, at, change(style));
            }
            entry = entry.value;
          }
        }
        values[at] = entry as Value | undefined;
        if (formula !== undefined || hasFormulas) putCell(sheet.formulas, row + r, at, formula);
        if (hasRichText) putCell(sheet.richText, row + r, at, undefined);
      }
    }
  });
}

/** Sets formulas (with or without their `=`); an empty text clears the cell. */
export function writeFormulas(
  writer: Writer,
  sheet: Sheet,
  row: number,
  column: number,
  block: readonly (readonly string[])[],
): void {
  const area: Area = { row, column, rows: block.length, columns: block[0]?.length ?? 0 };
  assertEditable(writer.workbook, sheet, area, writer.user);
  for (const line of block)
    for (const formula of line) if (formula.length > TEXT_LIMIT) throw new ServiceError(TOO_LONG);
  writeGuarded(writer, sheet, area, () => {
    const isCovered = coveredBy(sheet, area);
    block.forEach((line, r) => {
      line.forEach((formula, c) => {
        if (isCovered?.(row + r, column + c)) return;
        const text = formula === '' ? undefined : formula.startsWith('=') ? formula : `=${formula}`;
        putCell(sheet.formulas, row + r, column + c, text);
        putCell(sheet.values, row + r, column + c, undefined);
        putCell(sheet.richText, row + r, column + c, undefined);
      });
    });
  });
}

/** Runs a write of cell contents; if a rejecting validation is then broken, puts everything back and throws. */
export function writeGuarded(writer: Writer, sheet: Sheet, area: Area, write: () => void): void {
  const { workbook, now } = writer;
  if (!hasRejectingRules(sheet, area)) {
    write();
    touch(workbook);
    return;
  }
  const before = {
    values: cropGrid(sheet.values, area),
    formulas: cropGrid(sheet.formulas, area),
    styles: cropGrid(sheet.styles, area),
    richText: cropGrid(sheet.richText, area),
  };
  write();
  touch(workbook);
  calculated(workbook, now);
  for (let r = area.row; r < area.row + area.rows; r++) {
    const rules = sheet.validations[r];
    if (!rules) continue;
    for (let c = area.column; c < area.column + area.columns; c++) {
      const rule = rules[c];
      if (!rule || rule.allowInvalid || obeys(workbook, sheet, r, c, rule, now)) continue;
      pasteGrid(sheet.values, area.row, area.column, before.values);
      pasteGrid(sheet.formulas, area.row, area.column, before.formulas);
      pasteGrid(sheet.styles, area.row, area.column, before.styles);
      pasteGrid(sheet.richText, area.row, area.column, before.richText);
      touch(workbook);
      throw rejection(r, c, rule);
    }
  }
}

function hasRejectingRules(sheet: Sheet, area: Area): boolean {
  const end = Math.min(area.row + area.rows, sheet.validations.length);
  for (let r = area.row; r < end; r++) {
    const line = sheet.validations[r];
    if (!line) continue;
    const last = Math.min(line.length, area.column + area.columns);
    for (let c = area.column; c < last; c++) if (line[c] && !line[c]?.allowInvalid) return true;
  }
  return false;
}

/** Tells the cells that a merge covers, all of it but its top left; null where there is no merge. */
export function coveredBy(sheet: Sheet, area: Area): ((row: number, column: number) => boolean) | null {
  const merges = sheet.merges.filter((m) => overlaps(m, area));
  if (!merges.length) return null;
  const covered = new Set<number>();
  for (const m of merges)
    for (let r = m.row; r < m.row + (m.rows as number); r++)
      for (let c = m.column; c < m.column + (m.columns as number); c++)
        if (r !== m.row || c !== m.column) covered.add(r * 20_000 + c);
  return (row, column) => covered.has(row * 20_000 + column);
}

/** A row of a grid, made long enough to be written without gaps. */
function lineOf<T>(grid: (T | undefined)[][], row: number, length: number): (T | undefined)[] {
  for (let i = grid.length; i <= row; i++) grid.push(undefined as unknown as (T | undefined)[]);
  let line = grid[row];
  if (!line) {
    line = [];
    grid[row] = line;
  }
  for (let i = line.length; i < length; i++) line.push(undefined);
  return line;
}

function entryOf(raw: Exclude<RawValue, string>, workbook: Workbook): Entry | undefined {
  switch (typeof raw) {
    case 'boolean':
      return raw;
    case 'number':
      return Number.isFinite(raw) ? raw : { error: '#NUM!' };
    case 'object': {
      if (raw === null) return undefined;
      if ('error' in raw) return raw;
      if (!('$date' in raw)) throw new ServiceError('Writing an object into a cell is not emulated');
      if (!Number.isFinite(raw.$date)) return { error: '#NUM!' };
      // A Date becomes the civil time that the spreadsheet's zone has at that instant. [session]
      const serial = serialOfInstant(raw.$date, workbook.timeZone);
      const conventions = conventionsOf(workbook.locale);
      return {
        value: serial,
        numberFormat: Number.isInteger(serial) ? conventions.datePattern : conventions.dateTimePattern,
      };
    }
    default:
      return undefined;
  }
}

/** Rows and columns up to the last one with content; 0 and 0 for an empty sheet. A formula counts whatever it shows. [sheet] */
export function contentSize(sheet: Sheet): { rows: number; columns: number } {
  let rows = 0;
  let columns = 0;
  for (const grid of [sheet.values, sheet.formulas])
    for (let r = grid.length - 1; r >= 0; r--) {
      const line = grid[r];
      if (!line) continue;
      let last = line.length - 1;
      while (last >= 0 && isEmpty(line[last])) last--;
      if (last < 0) continue;
      rows = Math.max(rows, r + 1);
      columns = Math.max(columns, last + 1);
    }
  return { rows, columns };
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
