/** Evaluates the tree of a formula. Knows operators, references and how functions are called; not what they do. */
import { conventionsOf } from '../model/locale';
import { formatKind } from '../model/number-format';
import type { Args, Context, FormulaFunction } from './context';
import { type Criterion, parseCriterion } from './criterion';
import { callCustomFunction } from './custom-functions';
import { arrayFunctions } from './functions/array-functions';
import { dateFunctions } from './functions/date-functions';
import { informationFunctions } from './functions/information-functions';
import { logicFunctions } from './functions/logic-functions';
import { lookupFunctions } from './functions/lookup-functions';
import { mathFunctions } from './functions/math-functions';
import { statisticFunctions } from './functions/statistic-functions';
import { textFunctions } from './functions/text-functions';
import type { Node } from './parse';
import { resolveName, resolveReference, scalarOf, tableOf } from './resolve';
import {
  type AreaReference,
  compareScalars,
  FormulaError,
  fail,
  isArea,
  isErrorValue,
  isMatrix,
  type Operand,
  type Scalar,
  toBoolean,
  toNumber,
  toText,
} from './values';

const functions = new Map<string, FormulaFunction>(
  Object.entries({
    ...logicFunctions,
    ...informationFunctions,
    ...mathFunctions,
    ...statisticFunctions,
    ...textFunctions,
    ...dateFunctions,
    ...lookupFunctions,
    ...arrayFunctions,
  }),
);

/** Names of all functions that are emulated; any other that is none of the script's shows `#NAME?`. */
export const functionNames: readonly string[] = [...functions.keys()].sort();

/** Whether the result may take several cells. */
export function mayExpand(node: Node): boolean {
  if (node.type !== 'call') return false;
  return node.name in arrayFunctions || (/^IF(NA|ERROR)$/.test(node.name) && node.args.some(mayExpand));
}

/** What a formula comes to in its own cell; `matrix` where it takes others too. */
export interface CellResult {
  readonly value: Scalar;
  readonly format: string | undefined;
  readonly matrix?: readonly (readonly Scalar[])[];
}

/** The value of a formula as one cell shows it, with the number format that it brings along. Errors are values. */
export function evaluateCell(node: Node, context: Context): CellResult {
  try {
    const operand = evaluate(node, context);
    if (isMatrix(operand) && mayExpand(node))
      return { value: operand.matrix[0]?.[0] ?? null, format: undefined, matrix: operand.matrix };
    // Other results of several cells would spill as well; that is not emulated, and must not show as one of them.
    if (isMatrix(operand) && (operand.matrix.length > 1 || (operand.matrix[0]?.length ?? 0) > 1)) {
      context.source.noteUnknown(`${node.type === 'call' ? node.name : 'an array'} over several cells`);
      return { value: { error: '#NAME?' }, format: undefined };
    }
    return { value: scalarOf(operand, context), format: formatOf(node, operand, context) };
  } catch (problem) {
    if (problem instanceof FormulaError) return { value: problem.value, format: undefined };
    throw problem;
  }
}

/** Whether a rule's formula holds for the context's cell: TRUE or a number other than 0; errors and texts do not. */
export function isSatisfied(node: Node, context: Context): boolean {
  const { value } = evaluateCell(node, context);
  return value === true || (typeof value === 'number' && value !== 0);
}

export function evaluate(node: Node, context: Context): Operand {
  switch (node.type) {
    case 'literal':
      return node.value;
    case 'missing':
      return null;
    case 'error':
      throw new FormulaError({ error: node.code });
    case 'reference':
      return resolveReference(node.reference, context);
    case 'name':
      return resolveName(node.name, context);
    case 'unary': {
      const value = toNumber(scalarOf(evaluate(node.operand, context), context), context);
      return node.operator === '-' ? -value : value;
    }
    case 'percent':
      return toNumber(scalarOf(evaluate(node.operand, context), context), context) / 100;
    case 'binary':
      return binary(
        node.operator,
        scalarOf(evaluate(node.left, context), context),
        scalarOf(evaluate(node.right, context), context),
        context,
      );
    case 'array': {
      const matrix = node.rows.map((row) => row.map((cell) => scalarOf(evaluate(cell, context), context)));
      if (matrix.some((row) => row.length !== matrix[0]?.length)) fail('#VALUE!');
      return { matrix };
    }
    case 'call': {
      const callee = functions.get(node.name);
      if (!callee) return customCall(node, context).operand;
      if (node.args.length < callee.min || node.args.length > callee.max) fail('#N/A');
      return callee.run(new CallArgs(node.args, context), context);
    }
  }
}

/** All cells of an expression; a row, a column or a single value goes with every cell of the other side. */
function arrayOf(node: Node, context: Context): readonly (readonly Scalar[])[] {
  if (node.type !== 'binary') {
    const operand = evaluate(node, context);
    if (isMatrix(operand)) return operand.matrix;
    return isArea(operand) ? tableOf(operand, context) : [[operand]];
  }
  const [left, right] = [arrayOf(node.left, context), arrayOf(node.right, context)];
  const at = (table: readonly (readonly Scalar[])[], row: number, column: number): Scalar => {
    const line = table[table.length === 1 ? 0 : row];
    return line?.[line.length === 1 ? 0 : column] ?? null;
  };
  const columns = Math.max(left[0]?.length ?? 0, right[0]?.length ?? 0);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, row) =>
    Array.from({ length: columns }, (_, column): Scalar => {
      try {
        return binary(node.operator, at(left, row, column), at(right, row, column), context);
      } catch (problem) {
        if (problem instanceof FormulaError) return problem.value;
        throw problem;
      }
    }),
  );
}

/** A function of the script; the runs of one with the same arguments are one. */
function customCall({ name, args }: Node & { type: 'call' }, context: Context) {
  const operands = args.map((arg) => evaluate(arg, context));
  const result = callCustomFunction(name, operands, context);
  if (result) return result;
  context.source.noteUnknown(name);
  return fail('#NAME?');
}

function binary(operator: string, left: Scalar, right: Scalar, context: Context): Scalar {
  switch (operator) {
    case '&':
      return toText(left, context) + toText(right, context);
    case '+':
      return toNumber(left, context) + toNumber(right, context);
    case '-':
      return toNumber(left, context) - toNumber(right, context);
    case '*':
      return toNumber(left, context) * toNumber(right, context);
    case '/': {
      const dividend = toNumber(left, context);
      const divisor = toNumber(right, context);
      return divisor === 0 ? fail('#DIV/0!') : dividend / divisor;
    }
    case '^': {
      const power = toNumber(left, context) ** toNumber(right, context);
      return Number.isFinite(power) ? power : fail('#NUM!');
    }
    case '=':
      return compareScalars(left, right) === 0;
    case '<>':
      return compareScalars(left, right) !== 0;
    case '<':
      return compareScalars(left, right) < 0;
    case '<=':
      return compareScalars(left, right) <= 0;
    case '>':
      return compareScalars(left, right) > 0;
    case '>=':
      return compareScalars(left, right) >= 0;
    default:
      return fail('#ERROR!');
  }
}

/** The number format that a result brings to a cell without one: dates stay dates, amounts amounts. */
function formatOf(node: Node, operand: Operand | undefined, context: Context): string | undefined {
  if (operand !== undefined && isArea(operand)) {
    const { area, sheet } = operand;
    return area.rows * area.columns === 1 ? context.source.numberFormat(sheet, area.row, area.column) : undefined;
  }
  switch (node.type) {
    case 'reference':
    case 'name':
      return formatOf(node, evaluate(node, context), context);
    case 'unary':
      return formatOf(node.operand, undefined, context);
    case 'percent':
      return '0%';
    case 'binary': {
      if (node.operator !== '+' && node.operator !== '-') return undefined;
      const left = formatOf(node.left, undefined, context);
      const right = formatOf(node.right, undefined, context);
      const bothDates = left && right && formatKind(left) === 'date' && formatKind(right) === 'date';
      return bothDates && node.operator === '-' ? undefined : (left ?? right);
    }
    case 'call': {
      const conventions = conventionsOf(context.locale);
      const callee = functions.get(node.name);
      // Within other calls it may lie where nothing is evaluated.
      if (!callee) return operand === undefined ? undefined : customCall(node, context).format;
      switch (callee.format) {
        case 'date':
          return conventions.datePattern;
        case 'dateTime':
          return conventions.dateTimePattern;
        case 'time':
          return 'h:mm:ss AM/PM';
        case 'percent':
          return '0%';
        case 'first':
          for (const arg of node.args) {
            const format = firstFormat(arg, context);
            if (format) return format;
          }
          return undefined;
        default:
          return undefined;
      }
    }
    default:
      return undefined;
  }
}

/** The format of a value or, of an area, that of its first cell. */
function firstFormat(node: Node, context: Context): string | undefined {
  if (node.type !== 'reference' && node.type !== 'name')
    return node.type === 'call' || node.type === 'binary' ? formatOf(node, undefined, context) : undefined;
  const { sheet, area } = evaluate(node, context) as AreaReference;
  return context.source.numberFormat(sheet, area.row, area.column);
}

class CallArgs implements Args {
  readonly #nodes: readonly Node[];
  readonly #context: Context;
  readonly #operands: (Operand | undefined)[] = [];

  constructor(nodes: readonly Node[], context: Context) {
    this.#nodes = nodes;
    this.#context = context;
  }

  get length(): number {
    return this.#nodes.length;
  }

  isMissing(i: number): boolean {
    return i >= this.#nodes.length || this.#nodes[i]?.type === 'missing';
  }

  node(i: number): Node {
    return this.#nodes[i] ?? { type: 'missing' };
  }

  operand(i: number): Operand {
    const known = this.#operands[i];
    if (known !== undefined) return known;
    const operand = evaluate(this.node(i), this.#context);
    this.#operands[i] = operand;
    return operand;
  }

  scalar(i: number): Scalar {
    return scalarOf(this.operand(i), this.#context);
  }

  number(i: number): number {
    return toNumber(this.scalar(i), this.#context);
  }

  text(i: number): string {
    return toText(this.scalar(i), this.#context);
  }

  boolean(i: number): boolean {
    return toBoolean(this.scalar(i));
  }

  table(i: number): readonly (readonly Scalar[])[] {
    const operand = this.operand(i);
    if (isMatrix(operand)) return operand.matrix;
    if (!isArea(operand)) return [[operand]];
    return tableOf(operand, this.#context);
  }

  array(i: number): readonly (readonly Scalar[])[] {
    return arrayOf(this.node(i), this.#context);
  }

  area(i: number): AreaReference {
    const operand = this.operand(i);
    return isArea(operand) ? operand : fail('#VALUE!');
  }

  criterion(i: number): Criterion {
    const value = this.scalar(i);
    if (isErrorValue(value)) throw new FormulaError(value);
    return parseCriterion(value, this.#context);
  }

  format(i: number): string | undefined {
    return formatOf(this.node(i), this.operand(i), this.#context);
  }
}
