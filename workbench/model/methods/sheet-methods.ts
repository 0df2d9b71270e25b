/** Sheets, host side: what they are called, how large they are, their panes, widths, rows and columns. */

import { calculated } from '../../formula/calculation';
import { type Host, type HostMethods, ServiceError } from '../../sandbox/door';
import { parseNotation, parseR1C1 } from '../a1-notation';
import { type Area, wholeSheet } from '../area';
import { contentSize, type RawValue, writeValues } from '../cells';
import { cssColor } from '../color';
import { DEFAULT_HEIGHT, DEFAULT_WIDTH, setFrozen, setHidden, setSizes } from '../dimensions';
import { displayValue } from '../display-value';
import { rowsHiddenByFilter } from '../filter';
import { cellOf } from '../grid';
import { assertEditable, assertSheetEditable } from '../protection';
import { touch } from '../revision';
import { copyName, copyOf, hideSheet, renameSheet, sheetByName } from '../sheets';
import { sortArea } from '../sorting';
import { type Axis, checkCellLimit, deleteSpan, insertSpan, moveSpan } from '../structure';
import type { Rect, Sheet } from '../workbook';
import {
  changes,
  handles,
  OUTSIDE,
  type RangeTarget,
  reads,
  sheetIn,
  targetOf,
  writerOf,
  writesSheet,
} from './method-kit';
import { clearRange } from './range-edit-methods';

export interface Position {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The handle of a range given by numbers from 0; the texts are Google's. (field) [youtube99][gasfakes] */
function rangeAt(sheet: Sheet, { row, column, rows, columns }: Position): RangeTarget {
  if (row < 0) throw new ServiceError('The starting row of the range is too small.');
  if (column < 0) throw new ServiceError('The starting column of the range is too small.');
  if (rows < 1) throw new ServiceError('The number of rows in the range must be at least 1.');
  if (columns < 1) throw new ServiceError('The number of columns in the range must be at least 1.');
  if (row + rows > sheet.maxRows || column + columns > sheet.maxColumns) throw new ServiceError(OUTSIDE);
  return { sheetId: sheet.sheetId, row, column, rows, columns };
}

/** The handle of a range given as text: A1 or R1C1 notation, with or without a sheet's name, or a named range. [ss][sheet] */
export function rangeByNotation(host: Host, notation: string, home: Sheet): RangeTarget {
  const { workbook } = host.state;
  const text = notation.trim();
  const named = workbook.namedRanges.find((n) => n.name.toLowerCase() === text.toLowerCase());
  if (named) return targetOf(sheetIn(host, named.sheetId), named.rect);
  const parsed = parseNotation(text);
  const bang = text.lastIndexOf('!');
  const relative = parsed ? null : parseR1C1(text.slice(bang + 1));
  const sheetName = parsed
    ? parsed.sheetName
    : bang > 0
      ? text.slice(0, bang).replace(/^'|'$/g, '').replace(/''/g, "'")
      : undefined;
  const whole = parsed || relative ? undefined : sheetByName(workbook, text);
  const sheet = sheetName === undefined ? (whole ?? home) : sheetByName(workbook, sheetName);
  const rect: Rect | null = whole ? wholeSheet(whole) : (parsed?.rect ?? relative);
  // (field)
  if (!sheet || !rect) throw new ServiceError('Range not found');
  const target = targetOf(sheet, rect);
  if (
    target.row + target.rows > sheet.maxRows ||
    target.column + target.columns > sheet.maxColumns ||
    rect.row >= sheet.maxRows ||
    rect.column >= sheet.maxColumns
  )
    throw new ServiceError(OUTSIDE);
  return target;
}

/** `start` from 0. [gasfakes] */
function assertSpan(sheet: Sheet, axis: Axis, start: number, count: number): void {
  const size = axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
  if (count < 1) throw new ServiceError(`The number of ${axis} in the range must be at least 1.`);
  if (start < 0 || start + count > size)
    throw new ServiceError(axis === 'rows' ? 'Those rows are out of bounds.' : 'Those columns are out of bounds.');
}

function spanArea(sheet: Sheet, axis: Axis, start: number, count: number): Area {
  return axis === 'rows'
    ? { row: start, column: 0, rows: count, columns: sheet.maxColumns }
    : { row: 0, column: start, rows: sheet.maxRows, columns: count };
}

const insert = (axis: Axis, inherit: 'before' | 'after') =>
  changes((host, sheetId: number, at: number, count: number) => {
    const sheet = sheetIn(host, sheetId);
    const size = axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
    const neighbour = inherit === 'before' ? at - 1 : at;
    if (count < 1) throw new ServiceError(`The number of ${axis} in the range must be at least 1.`);
    if (neighbour < 0 || neighbour >= size)
      throw new ServiceError(axis === 'rows' ? 'Those rows are out of bounds.' : 'Those columns are out of bounds.');
    assertSheetEditable(host.state.workbook, sheet, host.execution.user);
    insertSpan(host.state.workbook, sheet, axis, at, count, inherit);
  });

const remove = (axis: Axis) =>
  changes((host, sheetId: number, start: number, count: number) => {
    const sheet = sheetIn(host, sheetId);
    assertSpan(sheet, axis, start, count);
    assertEditable(host.state.workbook, sheet, spanArea(sheet, axis, start, count), host.execution.user);
    deleteSpan(host.state.workbook, sheet, axis, start, count);
  });

const move = (axis: Axis) =>
  changes((host, target: RangeTarget, to: number) => {
    const sheet = sheetIn(host, target.sheetId);
    const [start, count] = axis === 'rows' ? [target.row, target.rows] : [target.column, target.columns];
    const size = axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
    if (to < 0 || to > size)
      throw new ServiceError(axis === 'rows' ? 'Those rows are out of bounds.' : 'Those columns are out of bounds.');
    assertEditable(host.state.workbook, sheet, spanArea(sheet, axis, start, count), host.execution.user);
    moveSpan(host.state.workbook, sheet, axis, start, count, to);
  });

const size = (axis: Axis) =>
  writesSheet(
    (host, sheet, start: number, count: number, pixels: number) =>
      setSizes(host.state.workbook, sheet, axis, start, count, pixels),
    (_host, sheet, start: number, count: number, pixels: number) => {
      assertSpan(sheet, axis, start, count);
      if (!(pixels >= 1)) throw new ServiceError(`Invalid argument: ${axis === 'rows' ? 'height' : 'width'}`);
    },
  );

const hidden = (axis: Axis, hide: boolean) =>
  writesSheet(
    (host, sheet, start: number, count: number) => setHidden(host.state.workbook, sheet, axis, start, count, hide),
    (_host, sheet, start: number, count: number) => assertSpan(sheet, axis, start, count),
  );

const frozen = (axis: Axis) =>
  writesSheet(
    (host, sheet, count: number) => setFrozen(host.state.workbook, sheet, axis, count),
    (_host, sheet, count: number) => {
      if (count > 0) assertSpan(sheet, axis, 0, count);
    },
  );

const property = <K extends keyof Sheet>(key: K) =>
  writesSheet((host, sheet, value: Sheet[K]) => {
    sheet[key] = value;
    touch(host.state.workbook);
  });

/** Content only counts once formulas are calculated, and an empty text that a formula shows counts too. */
const used = (host: Host, sheetId: number) => {
  const sheet = sheetIn(host, sheetId);
  calculated(host.state.workbook, host.execution.now());
  return contentSize(sheet);
};

const NONE_OF_THESE = reads((host, sheetId: number) => {
  sheetIn(host, sheetId);
  return [];
});

/** An estimate from the longest text: Sheets measures with its own fonts. (assumption) */
function fittingWidth(host: Host, sheet: Sheet, column: number): number {
  const cells = calculated(host.state.workbook, host.execution.now());
  let widest = 0;
  for (let row = 0; row < sheet.values.length; row++) {
    const value = cellOf(sheet.values, row, column);
    if (value === undefined) continue;
    const text = displayValue(value, cells.numberFormat(sheet, row, column), host.state.workbook.locale);
    let units = 0;
    for (const char of text.slice(0, 500)) units += char.charCodeAt(0) > 0x2e80 ? 14 : 7;
    widest = Math.max(widest, units);
  }
  return widest ? Math.max(21, Math.min(2000, widest + 10)) : DEFAULT_WIDTH;
}

export const sheetMethods: HostMethods = {
  'Sheet.getRange': handles((host, sheetId: number, where: Position | string) =>
    typeof where === 'string'
      ? rangeByNotation(host, where, sheetIn(host, sheetId))
      : rangeAt(sheetIn(host, sheetId), where),
  ),
  'Sheet.getRangeList': handles((host, sheetId: number, notations: string[]) =>
    notations.map((n) => rangeByNotation(host, n, sheetIn(host, sheetId))),
  ),
  'Sheet.getName': reads((host, sheetId: number) => sheetIn(host, sheetId).name),
  'Sheet.getIndex': reads((host, sheetId: number) => host.state.workbook.sheets.indexOf(sheetIn(host, sheetId)) + 1),
  'Sheet.getLastRow': reads((host, sheetId: number) => used(host, sheetId).rows),
  'Sheet.getLastColumn': reads((host, sheetId: number) => used(host, sheetId).columns),
  'Sheet.getMaxRows': reads((host, sheetId: number) => sheetIn(host, sheetId).maxRows),
  'Sheet.getMaxColumns': reads((host, sheetId: number) => sheetIn(host, sheetId).maxColumns),
  // A1 to the last row and column, at least one cell. [sheet]
  'Sheet.getDataRange': reads((host, sheetId: number): RangeTarget => {
    const { rows, columns } = used(host, sheetId);
    return { sheetId, row: 0, column: 0, rows: Math.max(1, rows), columns: Math.max(1, columns) };
  }),
  'Sheet.isSheetHidden': reads((host, sheetId: number) => sheetIn(host, sheetId).hidden),
  'Sheet.getFrozenRows': reads((host, sheetId: number) => sheetIn(host, sheetId).frozenRows),
  'Sheet.getFrozenColumns': reads((host, sheetId: number) => sheetIn(host, sheetId).frozenColumns),
  'Sheet.getTabColor': reads((host, sheetId: number) => sheetIn(host, sheetId).tabColor),
  'Sheet.isRightToLeft': reads((host, sheetId: number) => sheetIn(host, sheetId).rightToLeft),
  'Sheet.hasHiddenGridlines': reads((host, sheetId: number) => sheetIn(host, sheetId).hiddenGridlines ?? false),
  'Sheet.getColumnWidth': reads((host, sheetId: number, column: number) => {
    const sheet = sheetIn(host, sheetId);
    assertSpan(sheet, 'columns', column, 1);
    return sheet.columnWidths[column] ?? DEFAULT_WIDTH;
  }),
  'Sheet.getRowHeight': reads((host, sheetId: number, row: number) => {
    const sheet = sheetIn(host, sheetId);
    assertSpan(sheet, 'rows', row, 1);
    return sheet.rowHeights[row] ?? DEFAULT_HEIGHT;
  }),
  'Sheet.isColumnHiddenByUser': reads(
    (host, sheetId: number, column: number) => sheetIn(host, sheetId).hiddenColumns[column] ?? false,
  ),
  'Sheet.isRowHiddenByUser': reads(
    (host, sheetId: number, row: number) => sheetIn(host, sheetId).hiddenRows[row] ?? false,
  ),
  'Sheet.isRowHiddenByFilter': reads((host, sheetId: number, row: number) =>
    rowsHiddenByFilter(host.state.workbook, sheetIn(host, sheetId), host.execution.now()).has(row),
  ),
  'Sheet.getFormUrl': reads((host, sheetId: number) => {
    sheetIn(host, sheetId);
    return null;
  }),
  'Sheet.getDrawings': NONE_OF_THESE,
  'Sheet.getImages': NONE_OF_THESE,
  'Sheet.getPivotTables': NONE_OF_THESE,
  'Sheet.getSlicers': NONE_OF_THESE,

  'Sheet.setName': changes((host, sheetId: number, name: string) => {
    const sheet = sheetIn(host, sheetId);
    assertSheetEditable(host.state.workbook, sheet, host.execution.user);
    renameSheet(host.state.workbook, sheet, name);
  }),
  'Sheet.copyTo': changes((host, sheetId: number): number => {
    const { workbook } = host.state;
    const source = sheetIn(host, sheetId);
    checkCellLimit(workbook, source.maxRows * source.maxColumns);
    calculated(workbook, host.execution.now());
    const copy = copyOf(workbook, source, copyName(workbook, source.name));
    workbook.sheets.push(copy);
    touch(workbook);
    return copy.sheetId;
  }),
  'Sheet.insertRowsBefore': insert('rows', 'after'),
  'Sheet.insertRowsAfter': insert('rows', 'before'),
  'Sheet.insertColumnsBefore': insert('columns', 'after'),
  'Sheet.insertColumnsAfter': insert('columns', 'before'),
  'Sheet.deleteRows': remove('rows'),
  'Sheet.deleteColumns': remove('columns'),
  'Sheet.moveRows': move('rows'),
  'Sheet.moveColumns': move('columns'),

  'Sheet.appendRow': writesSheet((host, sheet, values: RawValue[]) => {
    const { workbook } = host.state;
    calculated(workbook, host.execution.now());
    const row = contentSize(sheet).rows;
    if (row >= sheet.maxRows) insertSpan(workbook, sheet, 'rows', sheet.maxRows, 1, 'before');
    const missing = values.length - sheet.maxColumns;
    if (missing > 0) insertSpan(workbook, sheet, 'columns', sheet.maxColumns, missing, 'before');
    writeValues(writerOf(host), sheet, row, 0, [values]);
  }),
  'Sheet.sort': writesSheet((host, sheet, column: number, ascending: boolean) => {
    calculated(host.state.workbook, host.execution.now());
    const { rows, columns } = contentSize(sheet);
    // Frozen rows stay above. [sheet]
    const area = {
      row: sheet.frozenRows,
      column: 0,
      rows: rows - sheet.frozenRows,
      columns: Math.max(columns, column + 1),
    };
    if (area.rows < 1) return;
    assertEditable(host.state.workbook, sheet, area, host.execution.user);
    sortArea(host.state.workbook, sheet, area, [{ column, ascending }], host.execution.now());
  }),
  'Sheet.clear': writesSheet((host, sheet, options: Parameters<typeof clearRange>[3] & { rules: boolean }) => {
    clearRange(host, sheet, { sheetId: sheet.sheetId, ...wholeSheet(sheet) }, options);
    if (options.rules) sheet.conditionalFormats = [];
    touch(host.state.workbook);
  }),
  'Sheet.setRowHeights': size('rows'),
  'Sheet.setColumnWidths': size('columns'),
  'Sheet.autoResizeColumns': writesSheet(
    (host, sheet, start: number, count: number) => {
      for (let column = start; column < start + count; column++)
        setSizes(host.state.workbook, sheet, 'columns', column, 1, fittingWidth(host, sheet, column));
    },
    (_host, sheet, start: number, count: number) => assertSpan(sheet, 'columns', start, count),
  ),
  'Sheet.autoResizeRows': writesSheet(
    (host, sheet, start: number, count: number) =>
      setSizes(host.state.workbook, sheet, 'rows', start, count, DEFAULT_HEIGHT),
    (_host, sheet, start: number, count: number) => assertSpan(sheet, 'rows', start, count),
  ),
  'Sheet.hideRows': hidden('rows', true),
  'Sheet.showRows': hidden('rows', false),
  'Sheet.hideColumns': hidden('columns', true),
  'Sheet.showColumns': hidden('columns', false),
  'Sheet.setFrozenRows': frozen('rows'),
  'Sheet.setFrozenColumns': frozen('columns'),
  'Sheet.hideSheet': writesSheet((host, sheet) => {
    assertSheetEditable(host.state.workbook, sheet, host.execution.user);
    hideSheet(host.state.workbook, sheet);
  }),
  'Sheet.showSheet': writesSheet((host, sheet) => {
    sheet.hidden = false;
    touch(host.state.workbook);
  }),
  'Sheet.setTabColor': writesSheet(
    (host, sheet, color: string | null) => {
      sheet.tabColor = color === null ? null : cssColor(color);
      touch(host.state.workbook);
    },
    (_host, _sheet, color: string | null) => void (color === null || cssColor(color)),
  ),
  'Sheet.setRightToLeft': property('rightToLeft'),
  'Sheet.setHiddenGridlines': property('hiddenGridlines'),
  'Sheet.setColumnGroupControlPosition': property('columnGroupControl'),
  'Sheet.setRowGroupControlPosition': property('rowGroupControl'),
};
