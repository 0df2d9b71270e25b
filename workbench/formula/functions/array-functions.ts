/** Functions whose results take several cells: FILTER and HSTACK. */
import type { FormulaFunction } from '../context';
import { fail, isErrorValue, type Scalar } from '../values';

function isMet(value: Scalar | undefined): boolean {
  // Assumption: a condition that comes to an error, or to a text, is not met.
  return value === true || (typeof value === 'number' && value !== 0);
}

export const arrayFunctions: Readonly<Record<string, FormulaFunction>> = {
  /** Rows for which all conditions are met; columns are not filtered. `#N/A` where there are none. */
  FILTER: {
    min: 2,
    max: 255,
    run(args) {
      const conditions = Array.from({ length: args.length - 1 }, (_, i) => args.array(i + 1));
      if (conditions.some((one) => one.some((row) => row.length !== 1))) fail('#N/A');
      const matrix = args.table(0).filter((_, row) => conditions.every((one) => isMet(one[row]?.[0])));
      return matrix.length === 0 ? fail('#N/A') : { matrix };
    },
  },
  /** Tables side by side; what a shorter one lacks is `#N/A`. */
  HSTACK: {
    min: 1,
    max: 255,
    run(args) {
      const tables = Array.from({ length: args.length }, (_, i) => args.table(i));
      const rows = Math.max(...tables.map((table) => table.length));
      const matrix = Array.from({ length: rows }, (_, row) =>
        tables.flatMap((table) => table[row] ?? (table[0] ?? []).map((): Scalar => ({ error: '#N/A' }))),
      );
      return { matrix };
    },
  },
};

/** Whether two results are the same cell. */
export function sameScalar(a: Scalar | undefined, b: Scalar | undefined): boolean {
  const [left, right] = [a ?? null, b ?? null];
  return left === right || (isErrorValue(left) && isErrorValue(right) && left.error === right.error);
}
