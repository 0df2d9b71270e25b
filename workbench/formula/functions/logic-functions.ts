/** IF and its kin. */
import type { Args, FormulaFunction } from '../context';
import {
  compareScalars,
  FormulaError,
  fail,
  isArea,
  isErrorValue,
  isMatrix,
  type Operand,
  type Scalar,
  toBoolean,
} from '../values';

/** The truth values of all arguments; texts and blanks within ranges do not count. */
function truths(args: Args): boolean[] {
  const found: boolean[] = [];
  for (let i = 0; i < args.length; i++) {
    const operand = args.operand(i);
    if (!isArea(operand) && !isMatrix(operand)) {
      found.push(toBoolean(operand));
      continue;
    }
    for (const row of args.table(i))
      for (const cell of row) {
        if (isErrorValue(cell)) throw new FormulaError(cell);
        if (typeof cell === 'number' || typeof cell === 'boolean') found.push(toBoolean(cell));
      }
  }
  return found.length ? found : fail('#VALUE!');
}

/** The error that evaluating an argument gives, if it gives one. */
export function errorOf(args: Args, i: number): string | null {
  try {
    const value = args.scalar(i);
    return isErrorValue(value) ? value.error : null;
  } catch (problem) {
    if (problem instanceof FormulaError) return problem.value.error;
    throw problem;
  }
}

function orElse(args: Args, isCaught: (error: string) => boolean): Operand {
  const error = errorOf(args, 0);
  if (error === null || !isCaught(error)) return args.operand(0);
  return args.length > 1 ? args.operand(1) : null;
}

const same = (a: Scalar, b: Scalar) => compareScalars(a, b) === 0;

export const logicFunctions: Readonly<Record<string, FormulaFunction>> = {
  IF: {
    min: 2,
    max: 3,
    run: (args) => (args.boolean(0) ? args.operand(1) : args.length > 2 ? args.operand(2) : false),
    format: 'first',
  },
  IFS: {
    min: 2,
    max: 254,
    run(args) {
      if (args.length % 2) fail('#N/A');
      for (let i = 0; i < args.length; i += 2) if (args.boolean(i)) return args.operand(i + 1);
      return fail('#N/A');
    },
  },
  SWITCH: {
    min: 3,
    max: 255,
    run(args) {
      const subject = args.scalar(0);
      let i = 1;
      for (; i + 1 < args.length; i += 2) if (same(subject, args.scalar(i))) return args.operand(i + 1);
      return i < args.length ? args.operand(i) : fail('#N/A');
    },
  },
  CHOOSE: {
    min: 2,
    max: 255,
    run(args) {
      const choice = Math.trunc(args.number(0));
      return choice >= 1 && choice < args.length ? args.operand(choice) : fail('#NUM!');
    },
  },
  AND: { min: 1, max: 255, run: (args) => truths(args).every(Boolean) },
  OR: { min: 1, max: 255, run: (args) => truths(args).some(Boolean) },
  XOR: { min: 1, max: 255, run: (args) => truths(args).filter(Boolean).length % 2 === 1 },
  NOT: { min: 1, max: 1, run: (args) => !args.boolean(0) },
  TRUE: { min: 0, max: 0, run: () => true },
  FALSE: { min: 0, max: 0, run: () => false },
  IFERROR: { min: 1, max: 2, run: (args) => orElse(args, () => true), format: 'first' },
  IFNA: { min: 2, max: 2, run: (args) => orElse(args, (error) => error === '#N/A'), format: 'first' },
};
