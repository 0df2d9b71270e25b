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
import type { Grid, Sheet } from '../workbook';
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
  const dateFormats = new Map<string | undefined, boolean>();
  const isDateFormat = (format: string | undefined) => {
    let known = dateFormats.get(format);
    if (known === undefined) {
      known = formatKind(format) === 'date';
      dateFormats.set(format, known);
    }
    return known;
  };
  const instants = new Map<number, { $date: number }>();
  const instantFor = (serial: number) => {
    let known = instants.get(serial);
    if (!known) {
      known = { $date: instantOf(serial, timeZone) };
      instants.set(serial, known);
    }
    return known;
  };
  const brings = sheet.formulas.length > 0;
  const rows: unknown[][] = new Array(area.rows);
  const blank: readonly unknown[] = new Array(area.columns).fill('');
  for (let r = 0; r < area.rows; r++) {
    const row = area.row + r;
    const values = sheet.values[row];
    if (!values) {
      rows[r] = blank as unknown[];
      continue;
    }
    const styles = sheet.styles[row];
    const out: unknown[] = new Array(area.columns);
    for (let c = 0; c < area.columns; c++) {
      const column = area.column + c;
      const value = values?.[column];
      if (typeof value === 'number') {
        const format = styles?.[column]?.numberFormat ?? (brings ? cells.broughtFormat(sheet, row, column) : undefined);
        out[c] = format !== undefined && isDateFormat(format) ? instantFor(value) : value;
      } else out[c] = value === undefined || value === null ? '' : typeof value === 'object' ? value.error : value;
    }
    rows[r] = out;
  }
  return rows;
}

function displayIn(host: Host, sheet: Sheet, area: Area): string[][] {
  const { workbook } = host.state;
  const cells = calculated(workbook, host.execution.now());
  // Dates and amounts repeat down a column; each is written out once per format.
  const known = new Map<string | undefined, Map<number, string>>();
  return cropGrid(sheet.values, area).map((line, r) =>
    line.map((value, c) => {
      if (value === undefined) return '';
      const format = cells.numberFormat(sheet, area.row + r, area.column + c);
      if (typeof value !== 'number') return displayValue(value, format, workbook.locale);
      let texts = known.get(format);
      if (!texts) {
        texts = new Map();
        known.set(format, texts);
      }
      let text = texts.get(value);
      if (text === undefined) {
        text = displayValue(value, format, workbook.locale);
        texts.set(value, text);
      }
      return text;
    }),
  );
}

/** Blank rows are one and the same. */
function textsIn(grid: Grid<string>, area: Area): string[][] {
  const blank: string[] = new Array(area.columns).fill('');
  return Array.from({ length: area.rows }, (_, r) => {
    const line = grid[area.row + r];
    return line ? blank.map((none, c) => line[area.column + c] ?? none) : blank;
  });
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

/** Over several cells the relative references of one formula move, as filling it down would. (field) */
function movedFormulas(target: RangeTarget, formula: string): string[][] {
  return filled(target, formula).map((line, r) => line.map((cell, c) => shiftFormula(cell, r, c)));
}

const getValues = readsRange((host, sheet, target) => valuesIn(host, sheet, areaOf(target)));
const getDisplayValues = readsRange((host, sheet, target) => displayIn(host, sheet, areaOf(target)));
const getFormulas = readsRange((_host, sheet, target) => textsIn(sheet.formulas, areaOf(target)));
const getFormulasR1C1 = readsRange((_host, sheet, target) =>
  cropGrid(sheet.formulas, areaOf(target)).map((line, r) =>
    line.map((formula, c) =>
      formula === undefined ? null : formulaToR1C1(formula, target.row + r, target.column + c),
    ),
  ),
);
const getNotes = readsRange((_host, sheet, target) => textsIn(sheet.notes, areaOf(target)));

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
  'Range.setValue': writesRange((host, sheet, target, value: RawValue) => {
    const isFormula = typeof value === 'string' && value.startsWith('=');
    const block = isFormula ? movedFormulas(target, value) : filled(target, value);
    writeValues(writerOf(host), sheet, target.row, target.column, block);
  }),
  'Range.setFormulas': writesRange(
    (host, sheet, target, formulas: string[][]) =>
      writeFormulas(writerOf(host), sheet, target.row, target.column, formulas),
    (_host, _sheet, target, formulas: string[][]) => assertShape(target, formulas),
  ),
  'Range.setFormula': writesRange((host, sheet, target, formula: string) => {
    const text = formula === '' || formula.startsWith('=') ? formula : `=${formula}`;
    writeFormulas(writerOf(host), sheet, target.row, target.column, movedFormulas(target, text));
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
