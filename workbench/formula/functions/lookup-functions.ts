/** Finding cells: INDEX, MATCH, VLOOKUP, INDIRECT. Exact look-ups go through the value index. */
import type { Args, Context, FormulaFunction } from '../context';
import { type Criterion, parseCriterion } from '../criterion';
import { resolveReference } from '../resolve';
import { tokenize } from '../tokens';
import {
  type AreaReference,
  compareScalars,
  FormulaError,
  fail,
  isErrorValue,
  type Operand,
  type Scalar,
} from '../values';

function cellIn({ sheet, area }: AreaReference, row: number, column: number): AreaReference {
  if (row < 0 || column < 0 || row >= area.rows || column >= area.columns) fail('#REF!');
  return { sheet, area: { row: area.row + row, column: area.column + column, rows: 1, columns: 1 } };
}

/** A search key: an operator at its start is text here, unlike in COUNTIF; wildcards count. */
function keyCriterion(key: Scalar, context: Context): Criterion {
  if (isErrorValue(key)) throw new FormulaError(key);
  if (key === null || key === '') return { matches: () => false };
  if (typeof key !== 'string') return { matches: (cell) => cell === key };
  const plain = parseCriterion(`=${key}`, context);
  return {
    ...(plain.key?.startsWith('s') && { key: plain.key }),
    matches: (cell) => typeof cell === 'string' && (plain.key ? compareScalars(cell, key) === 0 : plain.matches(cell)),
  };
}

/** The position from 0 of a key in a column or row; exact, or the last that is not past the key in a sorted list. */
function find(key: Scalar, line: AreaReference, mode: 'exact' | 'ascending' | 'descending', context: Context): number {
  const { sheet, area } = line;
  const vertical = area.columns === 1;
  if (!vertical && area.rows !== 1) fail('#N/A');
  const size = vertical ? area.rows : area.columns;
  context.source.settle(sheet, area);
  const cellAt = (i: number): Scalar =>
    sheet.values[area.row + (vertical ? i : 0)]?.[area.column + (vertical ? 0 : i)] ?? null;
  if (mode === 'exact') {
    const criterion = keyCriterion(key, context);
    if (criterion.key && vertical) {
      const rows = context.source.index([line]).get(criterion.key) ?? [];
      return rows.find((row) => criterion.matches(cellAt(row))) ?? fail('#N/A');
    }
    for (let i = 0; i < size; i++) if (criterion.matches(cellAt(i))) return i;
    return fail('#N/A');
  }
  let found = -1;
  for (let i = 0; i < size; i++) {
    const cell = cellAt(i);
    if (cell === null || isErrorValue(cell) || typeof cell !== typeof key) continue;
    const order = compareScalars(cell, key);
    if (mode === 'ascending' ? order > 0 : order < 0) break;
    found = i;
  }
  return found < 0 ? fail('#N/A') : found;
}

function lookUp(args: Args, context: Context, vertical: boolean): Operand {
  const key = args.scalar(0);
  const table = args.area(1);
  const index = Math.trunc(args.number(2)) - 1;
  const { area } = table;
  if (index < 0) fail('#VALUE!');
  if (index >= (vertical ? area.columns : area.rows)) fail('#REF!');
  const line = { sheet: table.sheet, area: vertical ? { ...area, columns: 1 } : { ...area, rows: 1 } };
  const mode = args.isMissing(3) || args.boolean(3) ? 'ascending' : 'exact';
  const at = find(key, line, mode, context);
  return vertical ? cellIn(table, at, index) : cellIn(table, index, at);
}

export const lookupFunctions: Readonly<Record<string, FormulaFunction>> = {
  INDEX: {
    min: 1,
    max: 3,
    run(args) {
      const table = args.area(0);
      const { area } = table;
      let row = args.isMissing(1) ? 0 : Math.trunc(args.number(1));
      let column = args.isMissing(2) ? 0 : Math.trunc(args.number(2));
      // One number walks along a single row.
      if (args.isMissing(2) && area.rows === 1 && area.columns > 1) [row, column] = [1, row];
      if (row < 0 || column < 0) fail('#VALUE!');
      if (row > area.rows || column > area.columns) fail('#NUM!');
      if (row && column) return cellIn(table, row - 1, column - 1);
      return {
        sheet: table.sheet,
        area: {
          row: row ? area.row + row - 1 : area.row,
          rows: row ? 1 : area.rows,
          column: column ? area.column + column - 1 : area.column,
          columns: column ? 1 : area.columns,
        },
      };
    },
  },
  MATCH: {
    min: 2,
    max: 3,
    run(args, context) {
      const type = args.isMissing(2) ? 1 : args.number(2);
      return (
        find(args.scalar(0), args.area(1), type === 0 ? 'exact' : type > 0 ? 'ascending' : 'descending', context) + 1
      );
    },
  },
  VLOOKUP: { min: 3, max: 4, run: (args, context) => lookUp(args, context, true) },
  HLOOKUP: { min: 3, max: 4, run: (args, context) => lookUp(args, context, false) },
  INDIRECT: {
    min: 1,
    max: 2,
    run(args, context) {
      if (!args.isMissing(1) && !args.boolean(1)) fail('#NAME?');
      const tokens = tokenize(args.text(0).trim());
      const token = tokens[0];
      if (tokens.length !== 1 || token?.type !== 'reference') return fail('#REF!');
      return resolveReference(token.reference, { ...context, shiftRows: 0, shiftColumns: 0 });
    },
  },
};
