/** What a formula sees while it is evaluated: where it stands, the cells it may read, the time. */
import type { Area } from '../model/area';
import type { Sheet, Workbook } from '../model/workbook';
import type { Criterion } from './criterion';
import type { Node } from './parse';
import type { AreaReference, Operand, Scalar, TextRules } from './values';

/** The cells behind formulas, each calculated before it is read. */
export interface CellSource {
  readonly workbook: Workbook;
  /** Virtual epoch milliseconds. */
  readonly now: number;
  value(sheet: Sheet, row: number, column: number): Scalar;
  /** Calculates whatever formulas lie in the area, so that `sheet.values` may be read directly. */
  settle(sheet: Sheet, area: Area): void;
  /** Number format that the cell shows: its own, or the one its formula brings along. */
  numberFormat(sheet: Sheet, row: number, column: number): string | undefined;
  /** Rows (from 0 within the areas, ascending) by the joined `indexKey`s of some columns of equal height. */
  index(columns: readonly AreaReference[]): ReadonlyMap<string, readonly number[]>;
  /** Says that the result depends on the clock. */
  noteVolatile(): void;
  /** Says why a cell shows `#NAME?`: a function that nobody has, or results over several cells. */
  noteUnknown(what: string): void;
}

export interface Context extends TextRules {
  readonly source: CellSource;
  readonly sheet: Sheet;
  /** The cell that holds the formula, or that a rule is being asked about. */
  readonly row: number;
  readonly column: number;
  /** How far relative references are moved from where the formula was written (rules cover many cells). */
  readonly shiftRows: number;
  readonly shiftColumns: number;
}

/** The arguments of one call; each is evaluated when it is asked for, so that IF leaves one branch alone. */
export interface Args {
  readonly length: number;
  isMissing(i: number): boolean;
  node(i: number): Node;
  operand(i: number): Operand;
  /** A single value: of an area, the cell in the formula's own row or column. */
  scalar(i: number): Scalar;
  number(i: number): number;
  text(i: number): string;
  boolean(i: number): boolean;
  /** All cells as a dense table. */
  table(i: number): readonly (readonly Scalar[])[];
  /** All cells, operators worked out cell by cell; an error is a value of its cell. */
  array(i: number): readonly (readonly Scalar[])[];
  /** The area; `#VALUE!` if the argument is none. */
  area(i: number): AreaReference;
  criterion(i: number): Criterion;
  /** Number format that the argument's value comes with. */
  format(i: number): string | undefined;
}

export interface FormulaFunction {
  readonly min: number;
  readonly max: number;
  run(args: Args, context: Context): Operand;
  /** Number format of the result in a cell without one; `first` passes on that of the first argument which has one. */
  readonly format?: 'date' | 'dateTime' | 'time' | 'percent' | 'first';
}
