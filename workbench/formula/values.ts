/** The values of formulas: blanks, errors, areas and arrays, and how Sheets turns one kind into another. */
import type { Area } from '../model/area';
import { numberFromText } from '../model/enter-value';
import { conventionsOf } from '../model/locale';
import { formatGeneral } from '../model/number-format';
import type { ErrorValue, Sheet, Value } from '../model/workbook';

/** A single value; null is a blank cell. */
export type Scalar = Value | null;

/** A rectangle of cells, not yet read. */
export interface AreaReference {
  readonly sheet: Sheet;
  readonly area: Area;
}

export interface Matrix {
  readonly matrix: readonly (readonly Scalar[])[];
}

export type Operand = Scalar | AreaReference | Matrix;

export function isErrorValue(value: Operand): value is ErrorValue {
  return typeof value === 'object' && value !== null && 'error' in value;
}

export function isArea(value: Operand): value is AreaReference {
  return typeof value === 'object' && value !== null && 'area' in value;
}

export function isMatrix(value: Operand): value is Matrix {
  return typeof value === 'object' && value !== null && 'matrix' in value;
}

/** Carries an error value out of an expression; caught where a function looks at errors and at the cell. */
export class FormulaError {
  constructor(readonly value: ErrorValue) {}
}

export function fail(error: '#N/A' | '#REF!' | '#VALUE!' | '#DIV/0!' | '#NUM!' | '#NAME?' | '#ERROR!'): never {
  throw new FormulaError({ error });
}

export interface TextRules {
  readonly locale: string;
  readonly currentYear: number;
}

/** Blank is 0, a boolean 1 or 0, a text what typing it would give; other texts are `#VALUE!`. */
export function toNumber(value: Scalar, rules: TextRules): number {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isErrorValue(value)) throw new FormulaError(value);
  return numberFromText(value, rules) ?? (value === '' ? 0 : fail('#VALUE!'));
}

export function toText(value: Scalar, rules: TextRules): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'number') return formatGeneral(value, conventionsOf(rules.locale));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  throw new FormulaError(value);
}

export function toBoolean(value: Scalar): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'number') return value !== 0;
  if (isErrorValue(value)) throw new FormulaError(value);
  const upper = value.toUpperCase();
  if (upper === 'TRUE') return true;
  return upper === 'FALSE' || value === '' ? false : fail('#VALUE!');
}

/** Order across kinds: numbers, then texts, then booleans; a blank becomes the other side's kind. Texts ignore case. */
export function compareScalars(a: Scalar, b: Scalar): number {
  if (isErrorValue(a)) throw new FormulaError(a);
  if (isErrorValue(b)) throw new FormulaError(b);
  const left = a ?? emptyLike(b);
  const right = b ?? emptyLike(a);
  const rank = rankOf(left) - rankOf(right);
  if (rank !== 0) return rank;
  if (typeof left === 'string') return compareTexts(left, right as string);
  return Number(left) - Number(right);
}

function emptyLike(other: Scalar): Exclude<Value, ErrorValue> {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

function rankOf(value: Exclude<Value, ErrorValue>): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

/** Texts as `=` and sorting compare them: case does not matter. */
export function compareTexts(a: string, b: string): number {
  const left = a.toLowerCase();
  const right = b.toLowerCase();
  return left < right ? -1 : left > right ? 1 : 0;
}
