/**
 * Keeps the results of a workbook's formulas up to date: lazily, all of them when anything has changed, each cell
 * after those that it reads. Also holds the value indexes of look-ups. Everything here is derived and can be lost.
 */
import type { Area } from '../model/area';
import { cellOf, putCell } from '../model/grid';
import { revisionOf } from '../model/revision';
import { offsetAt } from '../model/time-zone';
import type { Grid, Sheet, Value, Workbook } from '../model/workbook';
import type { CellSource } from './context';
import { indexKey } from './criterion';
import { type CellResult, evaluateCell, mayExpand } from './evaluate';
import { sameScalar } from './functions/array-functions';
import { parseFormula } from './parse';
import { type AreaReference, FormulaError, type Scalar, type TextRules } from './values';

const DEEPEST = 100;

/** Thrown when cells depend on each other too deeply for the stack; the driver calculates this cell first. */
class TooDeep {
  constructor(readonly cell: FormulaCell) {}
}

interface FormulaCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

const calculations = new WeakMap<Workbook, Calculation>();

/** Outlives the calculations: a formula that was read and cleared again gave its #NAME? all the same. */
const unknowns = new WeakMap<Workbook, Set<string>>();

/** The cells of a workbook with all formulas calculated at a moment (virtual epoch milliseconds). */
export function calculated(workbook: Workbook, now: number): Calculation {
  let calculation = calculations.get(workbook);
  if (!calculation?.isCurrent(now)) {
    calculation = new Calculation(workbook, now);
    calculations.set(workbook, calculation);
    calculation.run();
  }
  calculation.now = now;
  return calculation;
}

/** What a text means in a workbook at a moment. */
export function textRules(workbook: Workbook, now: number): TextRules {
  return { locale: workbook.locale, currentYear: new Date(now + offsetAt(now, workbook.timeZone)).getUTCFullYear() };
}

export class Calculation implements CellSource {
  readonly workbook: Workbook;
  now: number;
  readonly rules: TextRules;
  readonly #revision: number;
  readonly #day: number;
  #volatile = false;
  #done = false;
  #depth = 0;
  readonly #status = new Map<Sheet, Grid<'computing' | 'done'>>();
  readonly #formats = new Map<Sheet, Grid<string>>();
  readonly #spilled = new Map<Sheet, Grid<Value>>();
  readonly #settled = new Set<string>();
  readonly #indexes = new Map<string, Map<string, number[]>>();
  #waiting: FormulaCell[] = [];

  constructor(workbook: Workbook, now: number) {
    this.workbook = workbook;
    this.now = now;
    this.rules = textRules(workbook, now);
    this.#revision = revisionOf(workbook);
    this.#day = this.#dayOf(now);
  }

  /** Formulas are recalculated on change; those that read the clock also on a new day. */
  isCurrent(now: number): boolean {
    return this.#revision === revisionOf(this.workbook) && !(this.#volatile && this.#dayOf(now) !== this.#day);
  }

  #dayOf(now: number): number {
    return Math.floor((now + offsetAt(now, this.workbook.timeZone)) / 86_400_000);
  }

  run(): void {
    // What spills comes first, so that whoever reads it finds it. One that reads another's is not emulated.
    const expanding: FormulaCell[] = [];
    this.#eachFormula((cell, formula) => {
      if (/FILTER|HSTACK/i.test(formula) && mayExpand(parseFormula(formula))) expanding.push(cell);
    });
    for (const cell of expanding) this.#drive(cell);
    for (const sheet of this.workbook.sheets) this.#dropSpilled(sheet);
    this.#eachFormula((cell) => this.#drive(cell));
    this.#done = true;
  }

  #eachFormula(visit: (cell: FormulaCell, formula: string) => void): void {
    for (const sheet of this.workbook.sheets)
      for (let row = 0; row < sheet.formulas.length; row++) {
        const line = sheet.formulas[row];
        if (!line) continue;
        for (let column = 0; column < line.length; column++) {
          const formula = line[column];
          if (formula) visit({ sheet, row, column }, formula);
        }
      }
  }

  /** What a formula has written beside its own cell before and has not now goes, unless somebody has typed over it. */
  #dropSpilled(sheet: Sheet): void {
    const now = this.#spilled.get(sheet);
    sheet.spilled?.forEach((line, row) => {
      line?.forEach((value, column) => {
        const isOurs = value != null && sameScalar(cellOf(sheet.values, row, column), value);
        if (isOurs && cellOf(now ?? [], row, column) === undefined) putCell(sheet.values, row, column, undefined);
      });
    });
    if (now) sheet.spilled = now;
    else delete sheet.spilled;
  }

  /** Writes a result beside its own cell; `#REF!`, with nothing written, where something else stands or the grid ends. */
  #spill(sheet: Sheet, row: number, column: number, { value, matrix = [] }: CellResult): Scalar {
    const others = matrix.flatMap((line, r) =>
      line.flatMap((cell, c) => (r + c === 0 ? [] : [{ row: row + r, column: column + c, cell }])),
    );
    const isFree = (r: number, c: number): boolean => {
      const there = cellOf(sheet.values, r, c);
      const isOurs = there === undefined || sameScalar(there, cellOf(sheet.spilled ?? [], r, c));
      return r < sheet.maxRows && c < sheet.maxColumns && isOurs && !cellOf(sheet.formulas, r, c);
    };
    if (!others.every((other) => isFree(other.row, other.column))) return { error: '#REF!' };
    const spilled = this.#spilled.get(sheet) ?? [];
    this.#spilled.set(sheet, spilled);
    for (const other of others) {
      putCell(sheet.values, other.row, other.column, other.cell ?? undefined);
      putCell(spilled, other.row, other.column, other.cell ?? undefined);
    }
    return value;
  }

  value(sheet: Sheet, row: number, column: number): Scalar {
    if (!this.#done) this.#ensure(sheet, row, column);
    return cellOf(sheet.values, row, column) ?? null;
  }

  settle(sheet: Sheet, area: Area): void {
    if (this.#done || !sheet.formulas.length) return;
    const key = `${sheet.sheetId}:${area.row}:${area.column}:${area.rows}:${area.columns}`;
    if (this.#settled.has(key)) return;
    const lastRow = Math.min(area.row + area.rows, sheet.formulas.length);
    for (let row = area.row; row < lastRow; row++) {
      const line = sheet.formulas[row];
      if (!line) continue;
      const lastColumn = Math.min(area.column + area.columns, line.length);
      for (let column = area.column; column < lastColumn; column++) this.#ensure(sheet, row, column);
    }
    this.#settled.add(key);
  }

  numberFormat(sheet: Sheet, row: number, column: number): string | undefined {
    return cellOf(sheet.styles, row, column)?.numberFormat ?? this.broughtFormat(sheet, row, column);
  }

  /** The number format that a formula brings to its cell. */
  broughtFormat(sheet: Sheet, row: number, column: number): string | undefined {
    const formats = this.#formats.get(sheet);
    return formats && cellOf(formats, row, column);
  }

  index(columns: readonly AreaReference[]): ReadonlyMap<string, readonly number[]> {
    const key = columns.map(({ sheet, area }) => `${sheet.sheetId}:${area.row}:${area.column}:${area.rows}`).join('|');
    let index = this.#indexes.get(key);
    if (!index) {
      for (const { sheet, area } of columns) this.settle(sheet, area);
      index = this.#makeIndex(columns);
      this.#indexes.set(key, index);
    }
    return index;
  }

  #makeIndex(columns: readonly AreaReference[]): Map<string, number[]> {
    const index = new Map<string, number[]>();
    const rows = Math.min(...columns.map(({ sheet, area }) => Math.min(area.rows, sheet.values.length - area.row)));
    for (let row = 0; row < rows; row++) {
      let key = '';
      for (let i = 0; i < columns.length; i++) {
        const { sheet, area } = columns[i] as AreaReference;
        const part = indexKey(sheet.values[area.row + row]?.[area.column] ?? null, this.rules);
        if (part === null) {
          key = '';
          break;
        }
        key = i === 0 ? part : `${key}\u0000${part}`;
      }
      if (!key) continue;
      const known = index.get(key);
      if (known) known.push(row);
      else index.set(key, [row]);
    }
    return index;
  }

  noteVolatile(): void {
    this.#volatile = true;
  }

  noteUnknown(what: string): void {
    const known = unknowns.get(this.workbook);
    if (known) known.add(what);
    else unknowns.set(this.workbook, new Set([what]));
  }

  /** What formulas asked for, ever, and nobody has, in alphabetical order. */
  unknown(): readonly string[] {
    return [...(unknowns.get(this.workbook) ?? [])].sort();
  }

  #statusOf(sheet: Sheet): Grid<'computing' | 'done'> {
    let status = this.#status.get(sheet);
    if (!status) {
      status = [];
      this.#status.set(sheet, status);
    }
    return status;
  }

  #ensure(sheet: Sheet, row: number, column: number): void {
    const formula = cellOf(sheet.formulas, row, column);
    if (!formula) return;
    const status = this.#statusOf(sheet);
    const known = cellOf(status, row, column);
    if (known === 'done') return;
    const isWaiting = this.#waiting.some((cell) => cell.sheet === sheet && cell.row === row && cell.column === column);
    if (known === 'computing' || (isWaiting && this.#depth > 0)) throw new FormulaError({ error: '#REF!' });
    if (this.#depth >= DEEPEST) throw new TooDeep({ sheet, row, column });
    putCell(status, row, column, 'computing');
    this.#depth++;
    let finished = false;
    try {
      const context = { ...this.rules, source: this, sheet, row, column, shiftRows: 0, shiftColumns: 0 };
      const evaluated = evaluateCell(parseFormula(formula), context);
      const { format } = evaluated;
      const value = evaluated.matrix ? this.#spill(sheet, row, column, evaluated) : evaluated.value;
      const invalid = typeof value === 'number' && !Number.isFinite(value);
      putCell(sheet.values, row, column, invalid ? { error: '#NUM!' } : (value ?? undefined));
      if (format !== undefined) this.#keepFormat(sheet, row, column, format);
      finished = true;
    } finally {
      this.#depth--;
      putCell(status, row, column, finished ? 'done' : undefined);
    }
  }

  #keepFormat(sheet: Sheet, row: number, column: number, format: string): void {
    let formats = this.#formats.get(sheet);
    if (!formats) {
      formats = [];
      this.#formats.set(sheet, formats);
    }
    putCell(formats, row, column, format);
  }

  /** Calculates a cell, deep dependencies first. */
  #drive(cell: FormulaCell): void {
    this.#waiting = [cell];
    for (let next = this.#waiting[0]; next; next = this.#waiting[this.#waiting.length - 1]) {
      this.#depth = 0;
      try {
        this.#ensure(next.sheet, next.row, next.column);
        this.#waiting.pop();
      } catch (problem) {
        if (!(problem instanceof TooDeep)) throw problem;
        this.#waiting.push(problem.cell);
      }
    }
    this.#waiting = [];
  }
}
