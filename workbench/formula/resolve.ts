/** From references and names to cells: areas for the context's cell, single values, tables. */
import type { Area } from '../model/area';
import type { Context } from './context';
import { type Reference, shiftCorner } from './tokens';
import { type AreaReference, fail, isArea, isMatrix, type Operand, type Scalar } from './values';

/** A single value of an operand: of an area, the cell in the formula's row (one column) or column (one row). */
export function scalarOf(operand: Operand, context: Context): Scalar {
  if (isArea(operand)) {
    const { sheet, area } = operand;
    const { source } = context;
    if (area.rows === 1 && area.columns === 1) return source.value(sheet, area.row, area.column);
    if (area.columns === 1 && context.row >= area.row && context.row < area.row + area.rows)
      return source.value(sheet, context.row, area.column);
    if (area.rows === 1 && context.column >= area.column && context.column < area.column + area.columns)
      return source.value(sheet, area.row, context.column);
    return fail('#VALUE!');
  }
  if (isMatrix(operand)) return operand.matrix[0]?.[0] ?? null;
  return operand;
}

/** The area of a reference for the context's cell; `#REF!` when it leaves the grid or its sheet is gone. */
export function resolveReference(reference: Reference, context: Context): AreaReference {
  const { sheetName } = reference;
  const sheet =
    sheetName === undefined
      ? context.sheet
      : (context.source.workbook.sheets.find((s) => s.name.toLowerCase() === sheetName.toLowerCase()) ?? fail('#REF!'));
  const from = shiftCorner(reference.from, context.shiftRows, context.shiftColumns) ?? fail('#REF!');
  const to = reference.to
    ? (shiftCorner(reference.to, context.shiftRows, context.shiftColumns) ?? fail('#REF!'))
    : from;
  const rows = span(from.row, to.row, sheet.maxRows);
  const columns = span(from.column, to.column, sheet.maxColumns);
  return { sheet, area: { row: rows.start, rows: rows.count, column: columns.start, columns: columns.count } };
}

function span(a: number | undefined, b: number | undefined, size: number): { start: number; count: number } {
  if (a === undefined && b === undefined) return { start: 0, count: size };
  const start = a === undefined ? (b as number) : b === undefined ? a : Math.min(a, b);
  const end = a === undefined || b === undefined ? size : Math.max(a, b) + 1;
  return start >= size || end > size ? fail('#REF!') : { start, count: end - start };
}

/** The area of a named range; `#NAME?` if there is none of that name. */
export function resolveName(name: string, context: Context): AreaReference {
  const { workbook } = context.source;
  const named = workbook.namedRanges.find((n) => n.name.toLowerCase() === name.toLowerCase()) ?? fail('#NAME?');
  const sheet = workbook.sheets.find((s) => s.sheetId === named.sheetId) ?? fail('#REF!');
  const { row, column, rows, columns } = named.rect;
  return {
    sheet,
    area: { row, column, rows: rows ?? sheet.maxRows - row, columns: columns ?? sheet.maxColumns - column },
  };
}

/** The cells of an area, blanks as null; rows below the last content are left out. */
export function tableOf({ sheet, area }: AreaReference, context: Context): Scalar[][] {
  context.source.settle(sheet, area);
  return readTable(sheet.values, area);
}

function readTable(values: readonly (readonly (Scalar | undefined)[] | undefined)[], area: Area): Scalar[][] {
  const rows: Scalar[][] = [];
  const end = Math.min(area.row + area.rows, Math.max(values.length, area.row + 1));
  for (let r = area.row; r < end; r++) {
    const line = values[r];
    const row: Scalar[] = new Array(area.columns);
    for (let c = 0; c < area.columns; c++) row[c] = line?.[area.column + c] ?? null;
    rows.push(row);
  }
  return rows;
}
