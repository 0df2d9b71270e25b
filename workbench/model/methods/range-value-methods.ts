/** Values, formulas and notes of ranges: Range.getValues, setValues, setFormulas, clear and their kin. */
import { calculated } from '../../formula/calculation';
import { shiftFormula } from '../../formula/tokens';
import type { Host, HostMethods } from '../../sandbox/door';
import { rectNotation } from '../a1-notation';
import type { Area } from '../area';
import { type RawValue, writeFormulas, writeValues } from '../cells';
import { displayValue } from '../display-value';
import { cropGrid, eachCell, putCell } from '../grid';
import { formatKind } from '../number-format';
import { assertEditable } from '../protection';
import { formulaFromR1C1, formulaToR1C1 } from '../r1c1-formula';
import { touch } from '../revision';
import { instantOf } from '../time-zone';
import type { Sheet } from '../workbook';
import {
  areaOf,
  assertShape,
  handles,
  type RangeTarget,
  readsRange,
  rectOf,
  single,
  writerOf,
  writesRange,
} from './method-kit';

/** Numbers, booleans, texts, Dates (numbers under a date format), '' for blanks, errors as their text. [range] */
function valuesIn(host: Host, sheet: Sheet, area: Area): unknown[][] {
  const { workbook } = host.state;
  const cells = calculated(workbook, host.execution.now());
  const { timeZone } = workbook;
  const isDate = new Map<string | undefined, boolean>();
  const rows: unknown[][] = new Array(area.rows);
  for (let r = 0; r < area.rows; r++) {
    const values = sheet.values[area.row + r];
    const out: unknown[] = new Array(area.columns);
    for (let c = 0; c < area.columns; c++) {
      const value = values?.[area.column + c];
      if (typeof value === 'number') {
        const format = cells.numberFormat(sheet, area.row + r, area.column + c);
        let dated = isDate.get(format);
        if (dated === undefined) {
          dated = formatKind(format) === 'date';
          isDate.set(format, dated);
        }
        out[c] = dated ? { $date: instantOf(value, timeZone) } : value;
      } else out[c] = value === undefined || value === null ? '' : typeof value === 'object' ? value.error : value;
    }
    rows[r] = out;
  }
  return rows;
}

function displayIn(host: Host, sheet: Sheet, area: Area): string[][] {
  const { workbook } = host.state;
  const cells = calculated(workbook, host.execution.now());
  return cropGrid(sheet.values, area).map((line, r) =>
    line.map((value, c) =>
      value === undefined
        ? ''
        : displayValue(value, cells.numberFormat(sheet, area.row + r, area.column + c), workbook.locale),
    ),
  );
}

/** Notes are texts; a number becomes one the way Java writes it. (field: issuetracker 429373214) */
function noteText(note: unknown): string | undefined {
  if (note === null || note === undefined || note === '') return undefined;
  return typeof note === 'number' && Number.isInteger(note) ? `${note}.0` : String(note);
}

function writeNotes(host: Host, sheet: Sheet, target: RangeTarget, notes: readonly (readonly unknown[])[]): void {
  assertEditable(host.state.workbook, sheet, target, host.execution.user);
  notes.forEach((line, r) => {
    line.forEach((note, c) => {
      putCell(sheet.notes, target.row + r, target.column + c, noteText(note));
    });
  });
  touch(host.state.workbook);
}

function filled<T>(target: RangeTarget, value: T): T[][] {
  return Array.from({ length: target.rows }, () => new Array<T>(target.columns).fill(value));
}

const getValues = readsRange((host, sheet, target) => valuesIn(host, sheet, areaOf(target)));
const getDisplayValues = readsRange((host, sheet, target) => displayIn(host, sheet, areaOf(target)));
const getFormulas = readsRange((_host, sheet, target) =>
  cropGrid(sheet.formulas, areaOf(target)).map((line) => line.map((formula) => formula ?? '')),
);
const getFormulasR1C1 = readsRange((_host, sheet, target) =>
  cropGrid(sheet.formulas, areaOf(target)).map((line, r) =>
    line.map((formula, c) =>
      formula === undefined ? null : formulaToR1C1(formula, target.row + r, target.column + c),
    ),
  ),
);
const getNotes = readsRange((_host, sheet, target) =>
  cropGrid(sheet.notes, areaOf(target)).map((line) => line.map((note) => note ?? '')),
);

const fromR1C1 = (formula: string, row: number, column: number) =>
  formula === '' ? '' : formulaFromR1C1(formula, row, column);

export const rangeValueMethods: HostMethods = {
  'Range.getValues': getValues,
  'Range.getValue': single(getValues),
  'Range.getDisplayValues': getDisplayValues,
  'Range.getDisplayValue': single(getDisplayValues),
  'Range.getFormulas': getFormulas,
  'Range.getFormula': single(getFormulas),
  'Range.getFormulasR1C1': getFormulasR1C1,
  'Range.getFormulaR1C1': single(getFormulasR1C1),
  'Range.getNotes': getNotes,
  'Range.getNote': single(getNotes),

  'Range.setValues': writesRange(
    (host, sheet, target, values: RawValue[][]) =>
      writeValues(writerOf(host), sheet, target.row, target.column, values),
    (_host, _sheet, target, values: RawValue[][]) => assertShape(target, values),
  ),
  'Range.setValue': writesRange((host, sheet, target, value: RawValue) =>
    writeValues(writerOf(host), sheet, target.row, target.column, filled(target, value)),
  ),
  'Range.setFormulas': writesRange(
    (host, sheet, target, formulas: string[][]) =>
      writeFormulas(writerOf(host), sheet, target.row, target.column, formulas),
    (_host, _sheet, target, formulas: string[][]) => assertShape(target, formulas),
  ),
  // Over several cells the relative references of one formula move, as filling it down would. (field)
  'Range.setFormula': writesRange((host, sheet, target, formula: string) => {
    const text = formula === '' || formula.startsWith('=') ? formula : `=${formula}`;
    const block = filled(target, text).map((line, r) => line.map((cell, c) => shiftFormula(cell, r, c)));
    writeFormulas(writerOf(host), sheet, target.row, target.column, block);
  }),
  'Range.setFormulasR1C1': writesRange(
    (host, sheet, target, formulas: string[][]) => {
      const block = formulas.map((line, r) =>
        line.map((formula, c) => fromR1C1(formula, target.row + r, target.column + c)),
      );
      writeFormulas(writerOf(host), sheet, target.row, target.column, block);
    },
    (_host, _sheet, target, formulas: string[][]) => assertShape(target, formulas),
  ),
  'Range.setFormulaR1C1': writesRange((host, sheet, target, formula: string) => {
    const block = filled(target, formula).map((line, r) =>
      line.map((cell, c) => fromR1C1(cell, target.row + r, target.column + c)),
    );
    writeFormulas(writerOf(host), sheet, target.row, target.column, block);
  }),

  'Range.setNotes': writesRange(writeNotes, (_host, _sheet, target, notes: unknown[][]) => assertShape(target, notes)),
  'Range.setNote': writesRange((host, sheet, target, note: unknown) =>
    writeNotes(host, sheet, target, filled(target, note)),
  ),

  'Range.getA1Notation': handles((_host, target: RangeTarget) => rectNotation(rectOf(target))),

  'Range.isBlank': readsRange((host, sheet, target) => {
    calculated(host.state.workbook, host.execution.now());
    let blank = true;
    const spoil = () => {
      blank = false;
    };
    eachCell(sheet.values, areaOf(target), spoil);
    eachCell(sheet.formulas, areaOf(target), spoil);
    return blank;
  }),
};
