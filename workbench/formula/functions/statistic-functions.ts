/**
 * Counting, averages and the conditional forms. Equality criteria are looked up in an index of the columns, so that a
 * rule such as `COUNTIF($B$2:$B, $B2) > 1` over a whole column stays linear.
 */
import type { Args, Context, FormulaFunction } from '../context';
import type { Criterion } from '../criterion';
import { type AreaReference, fail, isArea, isErrorValue, isMatrix, type Scalar } from '../values';
import { numbersOf, sum } from './math-functions';

/** How many of the arguments' values pass; a direct argument counts as a value too. */
function count(args: Args, isCounted: (value: Scalar) => boolean): number {
  let counted = 0;
  for (let i = 0; i < args.length; i++) {
    const operand = args.operand(i);
    if (!isArea(operand) && !isMatrix(operand)) {
      if (isCounted(operand)) counted++;
      continue;
    }
    for (const row of args.table(i)) for (const cell of row) if (isCounted(cell)) counted++;
  }
  return counted;
}

interface Condition {
  readonly area: AreaReference;
  readonly criterion: Criterion;
}

function conditionsOf(args: Args, first: number): Condition[] {
  if ((args.length - first) % 2) fail('#N/A');
  const conditions: Condition[] = [];
  for (let i = first; i < args.length; i += 2)
    conditions.push({ area: args.area(i), criterion: args.criterion(i + 1) });
  const { rows, columns } = (conditions[0] as Condition).area.area;
  if (conditions.some((c) => c.area.area.rows !== rows || c.area.area.columns !== columns)) fail('#VALUE!');
  return conditions;
}

/** The rows where all conditions hold, from an index; null where the conditions are not of the kind that one answers. */
function indexedRows(conditions: readonly Condition[], { source }: Context): readonly number[] | null {
  const isIndexed = (conditions[0] as Condition).area.area.columns === 1;
  if (!isIndexed || conditions.some((c) => c.criterion.key === undefined)) return null;
  const key = conditions.map((c) => c.criterion.key).join('\u0000');
  return source.index(conditions.map((c) => c.area)).get(key) ?? [];
}

function countMatches(conditions: readonly Condition[], context: Context): number {
  const rows = indexedRows(conditions, context);
  if (rows) return rows.length;
  let matches = 0;
  eachMatch(conditions, context, () => matches++);
  return matches;
}

/** Calls back for each position (row and column within the areas) where all conditions hold. */
function eachMatch(
  conditions: readonly Condition[],
  context: Context,
  visit: (row: number, column: number) => void,
): void {
  const rows = indexedRows(conditions, context);
  if (rows) {
    for (const row of rows) visit(row, 0);
    return;
  }
  const first = (conditions[0] as Condition).area.area;
  for (const { area } of conditions) context.source.settle(area.sheet, area.area);
  for (let row = 0; row < first.rows; row++)
    for (let column = 0; column < first.columns; column++) {
      const holds = conditions.every(({ area, criterion }) =>
        criterion.matches(area.sheet.values[area.area.row + row]?.[area.area.column + column] ?? null),
      );
      if (holds) visit(row, column);
    }
}

/** The number cells of `target`, taken from its top left, where the conditions hold. */
function numbersWhere(target: AreaReference, conditions: readonly Condition[], context: Context): number[] {
  const { sheet, area } = target;
  const shape = (conditions[0] as Condition).area.area;
  context.source.settle(sheet, { ...area, rows: shape.rows, columns: shape.columns });
  const numbers: number[] = [];
  eachMatch(conditions, context, (row, column) => {
    const value = sheet.values[area.row + row]?.[area.column + column];
    if (typeof value === 'number') numbers.push(value);
  });
  return numbers;
}

const average = (numbers: readonly number[]) => (numbers.length ? sum(numbers) / numbers.length : fail('#DIV/0!'));
const smallest = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.min(a, b), numbers[0] ?? 0);
const largest = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), numbers[0] ?? 0);

const over = (run: (numbers: readonly number[]) => number): FormulaFunction => ({
  min: 1,
  max: 255,
  run: (args, context) => run(numbersOf(args, context)),
  format: 'first',
});

/** `SUMIF(range, criterion, [target])`: the target defaults to the range. */
const overIf = (run: (numbers: readonly number[]) => number): FormulaFunction => ({
  min: 2,
  max: 3,
  run: (args, context) =>
    run(
      numbersWhere(
        args.isMissing(2) ? args.area(0) : args.area(2),
        [{ area: args.area(0), criterion: args.criterion(1) }],
        context,
      ),
    ),
});

/** `SUMIFS(target, range, criterion, ...)`. */
const overIfs = (run: (numbers: readonly number[]) => number): FormulaFunction => ({
  min: 3,
  max: 255,
  run(args, context) {
    const conditions = conditionsOf(args, 1);
    const target = args.area(0);
    const shape = (conditions[0] as Condition).area.area;
    if (target.area.rows !== shape.rows || target.area.columns !== shape.columns) fail('#VALUE!');
    return run(numbersWhere(target, conditions, context));
  },
  format: 'first',
});

const ranked = (
  pick: (ascending: readonly number[], n: number) => number | undefined,
  kind: 'whole' | 'share' = 'whole',
): FormulaFunction => ({
  min: 2,
  max: 2,
  run(args) {
    const numbers = args
      .table(0)
      .flat()
      .filter((cell) => typeof cell === 'number');
    return (
      pick(
        numbers.sort((a, b) => a - b),
        kind === 'share' ? args.number(1) : Math.trunc(args.number(1)),
      ) ?? fail('#NUM!')
    );
  },
  format: 'first',
});

/** Sum of the squared distances from the mean, over their count less `lost`. */
const variance = (lost: 0 | 1) => (numbers: readonly number[]) => {
  if (numbers.length <= lost) fail('#DIV/0!');
  const mean = sum(numbers) / numbers.length;
  return sum(numbers.map((number) => (number - mean) ** 2)) / (numbers.length - lost);
};

/** The value below which a share of the numbers lies, between two of them by their distance. */
function percentile(ascending: readonly number[], share: number): number | undefined {
  if (share < 0 || share > 1) return undefined;
  const at = (ascending.length - 1) * share;
  const below = ascending[Math.floor(at)];
  const above = ascending[Math.ceil(at)];
  return below === undefined || above === undefined ? undefined : below + (above - below) * (at - Math.floor(at));
}

export const statisticFunctions: Readonly<Record<string, FormulaFunction>> = {
  COUNT: { min: 1, max: 255, run: (args) => count(args, (value) => typeof value === 'number') },
  COUNTA: { min: 1, max: 255, run: (args) => count(args, (value) => value !== null) },
  COUNTBLANK: {
    min: 1,
    max: 1,
    run(args) {
      const { area } = args.area(0);
      return area.rows * area.columns - count(args, (value) => value !== null && value !== '');
    },
  },
  COUNTUNIQUE: {
    min: 1,
    max: 255,
    run(args) {
      const seen = new Set<string>();
      count(args, (value) => {
        if (value !== null && !isErrorValue(value)) seen.add(`${typeof value}${value}`);
        return false;
      });
      return seen.size;
    },
  },
  COUNTIF: {
    min: 2,
    max: 2,
    run: (args, context) => countMatches([{ area: args.area(0), criterion: args.criterion(1) }], context),
  },
  COUNTIFS: {
    min: 2,
    max: 254,
    run: (args, context) => countMatches(conditionsOf(args, 0), context),
  },
  SUMIF: overIf(sum),
  SUMIFS: overIfs(sum),
  AVERAGE: over(average),
  AVERAGEIF: overIf(average),
  AVERAGEIFS: overIfs(average),
  MIN: over(smallest),
  MINIFS: overIfs(smallest),
  MAX: over(largest),
  MAXIFS: overIfs(largest),
  MEDIAN: over((numbers) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    if (!sorted.length) fail('#NUM!');
    return sorted.length % 2
      ? (sorted[middle] as number)
      : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  }),
  VAR: over(variance(1)),
  VARP: over(variance(0)),
  STDEV: over((numbers) => Math.sqrt(variance(1)(numbers))),
  STDEVP: over((numbers) => Math.sqrt(variance(0)(numbers))),
  MODE: over((numbers) => {
    const counts = new Map<number, number>();
    for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
    const most = Math.max(0, ...counts.values());
    return most < 2 ? fail('#N/A') : (numbers.find((number) => counts.get(number) === most) as number);
  }),
  PERCENTILE: ranked(percentile, 'share'),
  QUARTILE: ranked((ascending, n) => percentile(ascending, n / 4)),
  LARGE: ranked((ascending, n) => ascending[ascending.length - n]),
  SMALL: ranked((ascending, n) => ascending[n - 1]),
  RANK: {
    min: 2,
    max: 3,
    run(args) {
      const value = args.number(0);
      const numbers = args
        .table(1)
        .flat()
        .filter((cell) => typeof cell === 'number');
      if (!numbers.includes(value)) fail('#N/A');
      const ascending = !args.isMissing(2) && args.boolean(2);
      return numbers.filter((n) => (ascending ? n < value : n > value)).length + 1;
    },
  },
};
