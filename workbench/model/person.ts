/**
 * What a person does in the grid: typing, pasting, clearing, filling, sorting, inserting, deleting, renaming. Throws
 * `ServiceError` for what Sheets refuses, with nothing written. Knows no trigger: it says what an event tells of it.
 */
import { ServiceError } from '../sandbox/door';
import { type Area, boundedArea } from './area';
import { contentSize, type Writer } from './cells';
import { copyBlock } from './copy-paste';
import { rowsHiddenByFilter } from './filter';
import { cellOf } from './grid';
import { assertEditable, assertSheetEditable } from './protection';
import { renameSheet, sheetOf } from './sheets';
import { type SortKey, sortArea } from './sorting';
import { type Axis, deleteSpan, insertSpan } from './structure';
import { pasteCells } from './view';
import type { Sheet, Value } from './workbook';

/** Cells that a person changed, from 0; value and old value only where it is one cell, and only where there is one. */
export interface CellEdit {
  readonly range: Area & { readonly sheetId: number };
  readonly value?: string;
  readonly oldValue?: string;
}

/** What a person does to rows, columns and tabs; positions from 0. */
export type GridChange =
  | { readonly kind: 'sort'; readonly sheetId: number; readonly area: Area; readonly keys: readonly SortKey[] }
  | {
      readonly kind: 'insert';
      readonly sheetId: number;
      readonly axis: Axis;
      readonly at: number;
      readonly count: number;
      /** The neighbour whose formats and rules are taken on; `before` by default, as for `insert below`. */
      readonly inherit?: 'before' | 'after';
    }
  | {
      readonly kind: 'delete';
      readonly sheetId: number;
      readonly axis: Axis;
      readonly at: number;
      readonly count: number;
    }
  | { readonly kind: 'rename'; readonly sheetId: number; readonly name: string };

/** Types or pastes texts, entered by the spreadsheet's locale; the grid grows where they reach beyond it. */
export function enterTexts(
  writer: Writer,
  sheetId: number,
  row: number,
  column: number,
  texts: readonly (readonly string[])[],
): CellEdit | null {
  const columns = Math.max(0, ...texts.map((line) => line.length));
  if (columns === 0) return null;
  return edited(writer, sheetId, { row, column, rows: texts.length, columns }, () =>
    paste(writer, sheetId, row, column, texts),
  );
}

/** The Delete key: contents go, formats and rules stay. Rows that the filter hides keep what they have. */
export function clearCells(writer: Writer, sheetId: number, wanted: Area): CellEdit | null {
  const sheet = sheetOf(writer.workbook, sheetId);
  const used = contentSize(sheet);
  const rows = Math.min(wanted.row + wanted.rows, used.rows) - wanted.row;
  const columns = Math.min(wanted.column + wanted.columns, used.columns) - wanted.column;
  if (rows <= 0 || columns <= 0) return null;
  const area = { ...wanted, rows, columns };
  return edited(writer, sheetId, area, () => {
    const hidden = rowsHiddenByFilter(writer.workbook, sheet, writer.now);
    for (let row = area.row; row < area.row + rows; row++) {
      const start = row;
      while (row < area.row + rows && !hidden.has(row)) row++;
      if (row === start) continue;
      const blank = Array.from({ length: row - start }, () => new Array<string>(columns).fill(''));
      paste(writer, sheetId, start, area.column, blank);
    }
  });
}

/** Ctrl+D and Ctrl+R: the first row or column of the area is copied over the rest of it. */
export function fillCells(writer: Writer, sheetId: number, wanted: Area, direction: 'down' | 'right'): CellEdit | null {
  const sheet = sheetOf(writer.workbook, sheetId);
  const area = boundedArea(wanted, sheet);
  const [source, rest] =
    direction === 'down'
      ? [
          { ...area, rows: 1 },
          { ...area, row: area.row + 1, rows: area.rows - 1 },
        ]
      : [
          { ...area, columns: 1 },
          { ...area, column: area.column + 1, columns: area.columns - 1 },
        ];
  if (rest.rows < 1 || rest.columns < 1) return null;
  return edited(writer, sheetId, rest, () =>
    copyBlock(writer, { sheet, area: source }, { sheet, area: rest }, 'NORMAL', false),
  );
}

/**
 * Carries out a change of rows, columns or tabs, and answers its `changeType`; sorting and renaming have none of
 * their own. Source: https://developers.google.com/apps-script/guides/triggers/events (change)
 */
export function changeGrid(writer: Writer, change: GridChange): string {
  const { workbook, user, now } = writer;
  const sheet = sheetOf(workbook, change.sheetId);
  switch (change.kind) {
    case 'sort':
      assertEditable(workbook, sheet, change.area, user);
      sortArea(workbook, sheet, boundedArea(change.area, sheet), change.keys, now);
      return 'OTHER';
    case 'insert':
      assertSheetEditable(workbook, sheet, user);
      insertSpan(workbook, sheet, change.axis, change.at, change.count, change.inherit ?? 'before');
      return change.axis === 'rows' ? 'INSERT_ROW' : 'INSERT_COLUMN';
    case 'delete': {
      const whole = { row: 0, column: 0, rows: sheet.maxRows, columns: sheet.maxColumns };
      const { at, count } = change;
      const span = change.axis === 'rows' ? { row: at, rows: count } : { column: at, columns: count };
      assertEditable(workbook, sheet, { ...whole, ...span }, user);
      deleteSpan(workbook, sheet, change.axis, at, count);
      return change.axis === 'rows' ? 'REMOVE_ROW' : 'REMOVE_COLUMN';
    }
    case 'rename':
      assertSheetEditable(workbook, sheet, user);
      renameSheet(workbook, sheet, change.name);
      return 'OTHER';
  }
}

function paste(
  writer: Writer,
  sheetId: number,
  row: number,
  column: number,
  texts: readonly (readonly string[])[],
): void {
  const result = pasteCells(writer, sheetId, row, column, texts);
  if (!result.ok) throw new ServiceError(result.message);
}

/** Writes, and says what an edit event tells of it. */
function edited(writer: Writer, sheetId: number, area: Area, write: () => void): CellEdit {
  const sheet = sheetOf(writer.workbook, sheetId);
  const isCell = area.rows === 1 && area.columns === 1;
  const oldValue = isCell ? eventValue(sheet, area) : undefined;
  write();
  const value = isCell ? eventValue(sheet, area) : undefined;
  return {
    range: { sheetId, ...area },
    ...(value !== undefined && { value }),
    ...(oldValue !== undefined && { oldValue }),
  };
}

/** Events carry texts: `TRUE` for a ticked box, a number's digits. (field) */
function eventValue(sheet: Sheet, { row, column }: Area): string | undefined {
  const value: Value | undefined = cellOf(sheet.values, row, column);
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'object') return value.error;
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}
