/** What a value is: ISBLANK, ISDATE, N, ROW and their kin. */

import { isEmailAddress, isWebAddress } from '../../model/address-check';
import { entryParser, isFormattedEntry } from '../../model/enter-value';
import { formatKind } from '../../model/number-format';
import type { Args, Context, FormulaFunction } from '../context';
import { FormulaError, fail, isArea, isErrorValue, type Scalar, toNumber } from '../values';
import { errorOf } from './logic-functions';

/** A test of the first argument's value; an error is a value too, and none of these but ISERROR and its kin hold for it. */
function test(holds: (value: Scalar, args: Args, context: Context) => boolean): FormulaFunction {
  return { min: 1, max: 1, run: (args, context) => errorOf(args, 0) === null && holds(args.scalar(0), args, context) };
}

function testError(holds: (error: string | null) => boolean): FormulaFunction {
  return { min: 1, max: 1, run: (args) => holds(errorOf(args, 0)) };
}

function position(axis: 'row' | 'column'): FormulaFunction {
  return { min: 0, max: 1, run: (args, context) => (args.isMissing(0) ? context[axis] : args.area(0).area[axis]) + 1 };
}

export const informationFunctions: Readonly<Record<string, FormulaFunction>> = {
  ISNUMBER: test((value) => typeof value === 'number'),
  ISTEXT: test((value) => typeof value === 'string'),
  ISNONTEXT: { min: 1, max: 1, run: (args) => errorOf(args, 0) !== null || typeof args.scalar(0) !== 'string' },
  ISLOGICAL: test((value) => typeof value === 'boolean'),
  ISBLANK: test((value) => value === null),
  ISERROR: testError((error) => error !== null),
  ISERR: testError((error) => error !== null && error !== '#N/A'),
  ISNA: testError((error) => error === '#N/A'),
  ISDATE: test((value, args, context) => {
    if (typeof value === 'number') return formatKind(args.format(0)) === 'date';
    if (typeof value !== 'string') return false;
    const entry = entryParser(context)(value);
    return isFormattedEntry(entry) && formatKind(entry.numberFormat) === 'date';
  }),
  ISEMAIL: test((value) => typeof value === 'string' && isEmailAddress(value)),
  ISURL: test((value) => typeof value === 'string' && isWebAddress(value)),
  ISFORMULA: {
    min: 1,
    max: 1,
    run(args) {
      const { sheet, area } = args.area(0);
      return Boolean(sheet.formulas[area.row]?.[area.column]);
    },
  },
  ISREF: { min: 1, max: 1, run: (args) => isArea(args.operand(0)) },
  N: {
    min: 1,
    max: 1,
    run(args, context) {
      const value = args.scalar(0);
      return typeof value === 'string' ? 0 : toNumber(value, context);
    },
    format: 'first',
  },
  T: {
    min: 1,
    max: 1,
    run(args) {
      const value = args.scalar(0);
      if (isErrorValue(value)) throw new FormulaError(value);
      return typeof value === 'string' ? value : '';
    },
  },
  NA: { min: 0, max: 0, run: () => fail('#N/A') },
  ROW: position('row'),
  COLUMN: position('column'),
  ROWS: { min: 1, max: 1, run: (args) => args.area(0).area.rows },
  COLUMNS: { min: 1, max: 1, run: (args) => args.area(0).area.columns },
};
