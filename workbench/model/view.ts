/**
 * What a grid shows of a sheet, and what a person's typing and pasting do to it. The server's side of the browser view;
 * sends windows, never a whole sheet.
 */
import { calculated } from '../formula/calculation';
import { ServiceError } from '../sandbox/door';
import { type Area, boundedArea, overlaps } from './area';
import { type RawValue, type Writer, writeValues } from './cells';
import { effectiveFormat } from './conditional-format';
import { DEFAULT_HEIGHT, DEFAULT_WIDTH } from './dimensions';
import { shownValue } from './display-value';
import { rowsHiddenByFilter } from './filter';
import { cellOf } from './grid';
import { isTextFormat } from './number-format';
import { sheetOf } from './sheets';
import { insertSpan } from './structure';
import { listedValues, obeys } from './validation';
import type { Rect, Sheet, Style, TextRun, Validation, Value, Workbook } from './workbook';

export interface ViewCell {
  readonly text: string;
  readonly style?: Style;
  /** What editing the cell starts from: the formula, or the value as it would be typed. */
  readonly input?: string;
  readonly note?: string;
  /** Choices of a dropdown. */
  readonly items?: readonly string[];
  readonly checkbox?: boolean;
  /** The value breaks the cell's validation. */
  readonly invalid?: true;
  readonly help?: string;
  readonly runs?: readonly TextRun[];
  /** Whether the value is a number (shown at the right), a boolean or an error (in the middle). */
  readonly kind: 'empty' | 'text' | 'number' | 'boolean' | 'error';
}

export interface ViewWindow {
  readonly area: Area;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** Cells row by row. */
  readonly cells: readonly (readonly ViewCell[])[];
  readonly merges: readonly Area[];
  /** Of the window's rows and columns. */
  readonly rowHeights: readonly number[];
  readonly columnWidths: readonly number[];
  readonly hiddenRows: readonly boolean[];
  readonly hiddenColumns: readonly boolean[];
  /** Rows of the window that the filter hides, from 0 within the window. */
  readonly filteredRows: readonly number[];
  readonly filter: Rect | null;
}

/** The part of a sheet that a rectangle covers, ready to be drawn. */
export function viewWindow(workbook: Workbook, sheetId: number, rect: Rect, now: number): ViewWindow {
  const sheet = sheetOf(workbook, sheetId);
  const area = boundedArea(rect, sheet);
  const styles = effectiveFormat(workbook, sheet, area, now);
  const filtered = rowsHiddenByFilter(workbook, sheet, now);
  const items = new Map<Validation, readonly string[]>();
  const itemsOf = (validation: Validation) => {
    let list = items.get(validation);
    if (!list) {
      list = listedValues(workbook, validation, now);
      items.set(validation, list);
    }
    return list;
  };
  const cells = styles.map((line, r) =>
    line.map((style, c) => viewCell(workbook, sheet, area.row + r, area.column + c, style, itemsOf, now)),
  );
  const rowsOf = <T>(make: (row: number) => T) => Array.from({ length: area.rows }, (_, r) => make(area.row + r));
  const columnsOf = <T>(make: (column: number) => T) =>
    Array.from({ length: area.columns }, (_, c) => make(area.column + c));
  return {
    area,
    maxRows: sheet.maxRows,
    maxColumns: sheet.maxColumns,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    cells,
    merges: sheet.merges.filter((m) => overlaps(m, area)) as Area[],
    rowHeights: rowsOf((row) => sheet.rowHeights[row] ?? DEFAULT_HEIGHT),
    columnWidths: columnsOf((column) => sheet.columnWidths[column] ?? DEFAULT_WIDTH),
    hiddenRows: rowsOf((row) => sheet.hiddenRows[row] ?? false),
    hiddenColumns: columnsOf((column) => sheet.hiddenColumns[column] ?? false),
    filteredRows: rowsOf((row) => row - area.row).filter((r) => filtered.has(area.row + r)),
    filter: sheet.filter?.rect ?? null,
  };
}

function viewCell(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  style: Style | undefined,
  itemsOf: (validation: Validation) => readonly string[],
  now: number,
): ViewCell {
  const source = calculated(workbook, now);
  const value = cellOf(sheet.values, row, column);
  const numberFormat = source.numberFormat(sheet, row, column);
  const text = shownValue(value, numberFormat, workbook.locale);
  const validation = cellOf(sheet.validations, row, column);
  const note = cellOf(sheet.notes, row, column);
  const runs = cellOf(sheet.richText, row, column);
  const input = inputOf(workbook, sheet, row, column, text);
  const isList =
    validation &&
    (validation.criteria === 'VALUE_IN_LIST' || validation.criteria === 'VALUE_IN_RANGE') &&
    validation.args[1] !== false;
  return {
    text,
    kind: kindOf(value),
    ...(style && { style }),
    ...(input !== text && { input }),
    ...(note !== undefined && { note }),
    ...(runs && { runs }),
    ...(isList && { items: itemsOf(validation) }),
    ...(validation?.criteria === 'CHECKBOX' && { checkbox: isChecked(validation, value) }),
    ...(validation?.helpText !== undefined && { help: validation.helpText }),
    ...(validation && !obeys(workbook, sheet, row, column, validation, now) && { invalid: true as const }),
  };
}

function kindOf(value: Value | undefined): ViewCell['kind'] {
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return value === undefined ? 'empty' : 'error';
}

function isChecked(validation: Validation, value: unknown): boolean {
  return value === (validation.args[0] ?? true);
}

function inputOf(workbook: Workbook, sheet: Sheet, row: number, column: number, text: string): string {
  const formula = cellOf(sheet.formulas, row, column);
  if (formula) return formula;
  const value = cellOf(sheet.values, row, column);
  const format = cellOf(sheet.styles, row, column)?.numberFormat;
  if (typeof value === 'string')
    return value !== '' && !isTextFormat(format) && mustBeForced(value) ? `'${value}` : value;
  // A date or an amount is edited as it is shown, a plain number with all its digits.
  return typeof value === 'number' && format === undefined ? shownValue(value, undefined, workbook.locale) : text;
}

/** Whether typing a text again would make something else of it. */
function mustBeForced(text: string): boolean {
  return /^[=+\-'\d.(]|^(true|false)$/i.test(text);
}

export type TypingResult = { readonly ok: true } | { readonly ok: false; readonly message: string };

/** What typing a text into a cell would be refused for; nothing is changed. */
export function checkTyped(writer: Writer, sheetId: number, row: number, column: number, text: string): TypingResult {
  const sheet = sheetOf(writer.workbook, sheetId);
  const before = snapshotOf(sheet, row, column);
  const result = typeCell(writer, sheetId, row, column, text);
  if (result.ok) before();
  return result;
}

function snapshotOf(sheet: Sheet, row: number, column: number): () => void {
  const kept = (['values', 'formulas', 'styles', 'richText'] as const).map(
    (name) => [name, cellOf<unknown>(sheet[name], row, column)] as const,
  );
  return () => {
    for (const [name, value] of kept) {
      const line = (sheet[name] as unknown[][])[row];
      if (line) line[column] = value;
    }
  };
}

/** A person types into a cell: parsed, checked against validation (a warning rule lets it stand) and protection. */
export function typeCell(writer: Writer, sheetId: number, row: number, column: number, text: string): TypingResult {
  return pasteCells(writer, sheetId, row, column, [[text]]);
}

/** A person pastes texts; the grid grows where they reach beyond it, and a rule that rejects refuses the whole paste. */
export function pasteCells(
  writer: Writer,
  sheetId: number,
  row: number,
  column: number,
  texts: readonly (readonly string[])[],
): TypingResult {
  const { workbook } = writer;
  const sheet = sheetOf(workbook, sheetId);
  try {
    const height = texts.length;
    const width = Math.max(0, ...texts.map((line) => line.length));
    if (!height || !width) return { ok: true };
    if (row + height > sheet.maxRows)
      insertSpan(workbook, sheet, 'rows', sheet.maxRows, row + height - sheet.maxRows, 'before');
    if (column + width > sheet.maxColumns)
      insertSpan(workbook, sheet, 'columns', sheet.maxColumns, column + width - sheet.maxColumns, 'before');
    const block: RawValue[][] = texts.map((line, r) =>
      Array.from({ length: width }, (_, c) =>
        typedValue(line[c] ?? '', cellOf(sheet.validations, row + r, column + c)),
      ),
    );
    writeValues(writer, sheet, row, column, block);
    return { ok: true };
  } catch (problem) {
    if (problem instanceof ServiceError) return { ok: false, message: problem.message };
    throw problem;
  }
}

/** Texts in a checkbox cell stand for its two values. */
function typedValue(text: string, validation: Validation | undefined): RawValue {
  if (validation?.criteria !== 'CHECKBOX' || validation.args.length) return text;
  return /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : text;
}
