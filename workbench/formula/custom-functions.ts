/**
 * Functions of the script that are called from cells. Knows how cells become arguments and results become cells; who
 * runs the script is told by whoever opens the workbook.
 * Source: https://developers.google.com/apps-script/guides/sheets/functions
 */
import { conventionsOf } from '../model/locale';
import { formatKind } from '../model/number-format';
import { instantOf, serialOfInstant } from '../model/time-zone';
import type { Value, Workbook } from '../model/workbook';
import type { Context } from './context';
import { tableOf } from './resolve';
import { fail, isArea, isMatrix, type Operand, type Scalar } from './values';

/**
 * Runs the function of that name, in upper case; null where the script has none. Arguments are plain data with dates as
 * `{$date}`, a range as rows of cells; the value is plain data with dates as Date.
 */
export type CustomFunctions = (name: string, args: readonly unknown[]) => CustomOutcome | null;

export type CustomOutcome = { readonly value: unknown } | { readonly error: string };

const known = new WeakMap<Workbook, CustomFunctions>();

/** From now on formulas of the workbook find these; results that are there already stay until the next change. */
export function provideCustomFunctions(workbook: Workbook, functions: CustomFunctions): void {
  known.set(workbook, functions);
}

/** The result with the number format that it brings to its cell; null where no function has that name. */
export function callCustomFunction(
  name: string,
  operands: readonly Operand[],
  context: Context,
): { readonly operand: Operand; readonly format: string | undefined } | null {
  const { workbook } = context.source;
  const outcome = known.get(workbook)?.(
    name,
    operands.map((operand) => argumentOf(operand, context)),
  );
  if (!outcome) return null;
  if ('error' in outcome) return fail('#ERROR!');
  const { value } = outcome;
  const cell = (item: unknown) => cellOfResult(item, workbook.timeZone);
  if (Array.isArray(value)) {
    // A list of single values fills a column.
    const matrix = value.map((row: unknown) => (Array.isArray(row) ? row.map(cell) : [cell(row)]));
    return { operand: { matrix }, format: undefined };
  }
  const format = value instanceof Date ? conventionsOf(context.locale).dateTimePattern : undefined;
  return { operand: cell(value), format };
}

/** One cell is its value, several are rows of values; an empty cell is an empty text. */
function argumentOf(operand: Operand, context: Context): unknown {
  const { timeZone } = context.source.workbook;
  const plain = (value: Scalar | undefined, format: string | undefined): unknown => {
    if (value === null || value === undefined) return '';
    if (typeof value === 'object') return value.error;
    return typeof value === 'number' && formatKind(format) === 'date' ? { $date: instantOf(value, timeZone) } : value;
  };
  if (isMatrix(operand)) return operand.matrix.map((row) => row.map((value) => plain(value, undefined)));
  if (!isArea(operand)) return plain(operand, undefined);
  const { sheet, area } = operand;
  const table = tableOf(operand, context);
  const rows = Array.from({ length: area.rows }, (_, r) =>
    Array.from({ length: area.columns }, (_, c) =>
      plain(table[r]?.[c], context.source.numberFormat(sheet, area.row + r, area.column + c)),
    ),
  );
  return area.rows === 1 && area.columns === 1 ? rows[0]![0] : rows;
}

function cellOfResult(value: unknown, timeZone: string): Value | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return serialOfInstant(value.getTime(), timeZone);
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return fail('#ERROR!');
}
