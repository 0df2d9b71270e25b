/** Sums and rounding. */
import { fixed } from '../../model/number-format';
import type { Args, Context, FormulaFunction } from '../context';
import { FormulaError, fail, isArea, isErrorValue, isMatrix, toNumber } from '../values';

/** The numbers of the arguments from `first` on: in ranges only number cells count, direct arguments are coerced. */
export function numbersOf(args: Args, context: Context, first = 0): number[] {
  const numbers: number[] = [];
  for (let i = first; i < args.length; i++) {
    const operand = args.operand(i);
    if (!isArea(operand) && !isMatrix(operand)) {
      if (operand !== null || !args.isMissing(i)) numbers.push(toNumber(operand, context));
      continue;
    }
    for (const row of args.table(i))
      for (const cell of row) {
        if (typeof cell === 'number') numbers.push(cell);
        else if (isErrorValue(cell)) throw new FormulaError(cell);
      }
  }
  return numbers;
}

export function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** Rounds half away from zero at a decimal place (negative: tens, hundreds). */
function round(value: number, places: number): number {
  if (places < 0) return Math.sign(value) * Math.round(Math.abs(value) / 10 ** -places) * 10 ** -places;
  return Math.sign(value) * Number(fixed(Math.abs(value), Math.min(places, 15)));
}

function directed(value: number, places: number, direction: (n: number) => number): number {
  const factor = 10 ** Math.trunc(places);
  return (Math.sign(value) * direction(Number((Math.abs(value) * factor).toPrecision(15)))) / factor;
}

const one = (run: (value: number) => number, format?: 'first'): FormulaFunction => ({
  min: 1,
  max: 1,
  run: (args) => run(args.number(0)),
  ...(format && { format }),
});

const rounding = (run: (value: number, places: number) => number): FormulaFunction => ({
  min: 1,
  max: 2,
  run: (args) => run(args.number(0), args.isMissing(1) ? 0 : Math.trunc(args.number(1))),
  format: 'first',
});

const multiple = (direction: (n: number) => number): FormulaFunction => ({
  min: 1,
  max: 2,
  run(args) {
    const value = args.number(0);
    const factor = args.isMissing(1) ? 1 : args.number(1);
    if (factor === 0) return 0;
    return value > 0 && factor < 0 ? fail('#NUM!') : direction(Number((value / factor).toPrecision(15))) * factor;
  },
  format: 'first',
});

export const mathFunctions: Readonly<Record<string, FormulaFunction>> = {
  SUM: { min: 1, max: 255, run: (args, context) => sum(numbersOf(args, context)), format: 'first' },
  PRODUCT: {
    min: 1,
    max: 255,
    run: (args, context) => numbersOf(args, context).reduce((a, b) => a * b, 1),
    format: 'first',
  },
  SUMSQ: { min: 1, max: 255, run: (args, context) => sum(numbersOf(args, context).map((number) => number ** 2)) },
  SUMPRODUCT: {
    min: 1,
    max: 255,
    run(args, context) {
      const tables = Array.from({ length: args.length }, (_, i) => {
        // An expression would have to be calculated for every cell of its ranges.
        if (!['reference', 'name', 'array'].includes(args.node(i).type)) {
          context.source.noteUnknown('SUMPRODUCT of an expression');
          fail('#NAME?');
        }
        return args.table(i);
      });
      const sizes = tables.map((_, i) => {
        const operand = args.operand(i);
        return isArea(operand) ? `${operand.area.rows} ${operand.area.columns}` : String(tables[i]?.length);
      });
      if (new Set(sizes).size > 1) fail('#VALUE!');
      let total = 0;
      tables[0]?.forEach((row, r) => {
        row.forEach((_, c) => {
          let product = 1;
          for (const table of tables) {
            const cell = table[r]?.[c] ?? null;
            if (isErrorValue(cell)) throw new FormulaError(cell);
            product *= typeof cell === 'number' ? cell : 0;
          }
          total += product;
        });
      });
      return total;
    },
  },
  ROUND: rounding(round),
  ROUNDUP: rounding((value, places) => directed(value, places, Math.ceil)),
  ROUNDDOWN: rounding((value, places) => directed(value, places, Math.floor)),
  TRUNC: rounding((value, places) => directed(value, places, Math.floor)),
  INT: one(Math.floor, 'first'),
  ABS: one(Math.abs, 'first'),
  SIGN: one(Math.sign),
  PI: { min: 0, max: 0, run: () => Math.PI },
  EXP: one(Math.exp),
  LN: one((value) => (value <= 0 ? fail('#NUM!') : Math.log(value))),
  LOG10: one((value) => (value <= 0 ? fail('#NUM!') : Math.log10(value))),
  SQRT: one((value) => (value < 0 ? fail('#NUM!') : Math.sqrt(value))),
  POWER: {
    min: 2,
    max: 2,
    run(args) {
      const power = args.number(0) ** args.number(1);
      return Number.isFinite(power) ? power : fail('#NUM!');
    },
  },
  MOD: {
    min: 2,
    max: 2,
    run(args) {
      const divisor = args.number(1);
      const dividend = args.number(0);
      return divisor === 0 ? fail('#DIV/0!') : dividend - divisor * Math.floor(dividend / divisor);
    },
  },
  QUOTIENT: {
    min: 2,
    max: 2,
    run(args) {
      const divisor = args.number(1);
      return divisor === 0 ? fail('#DIV/0!') : Math.trunc(args.number(0) / divisor);
    },
  },
  CEILING: multiple(Math.ceil),
  FLOOR: multiple(Math.floor),
};
