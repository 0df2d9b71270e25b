/** Data validation: whether a cell's value obeys its rule, and what Sheets says when a script breaks one that rejects. [dvb] */
import { calculated } from '../formula/calculation';
import { isSatisfied } from '../formula/evaluate';
import { parseFormula } from '../formula/parse';
import { shiftFormula } from '../formula/tokens';
import type { Scalar } from '../formula/values';
import { ServiceError } from '../sandbox/door';
import { cellNotation } from './a1-notation';
import { boundedArea } from './area';
import { meetsCriteria } from './criteria';
import { shownValue } from './display-value';
import { cellOf } from './grid';
import { formatKind } from './number-format';
import { revisionOf } from './revision';
import { isRangeArgument } from './structure';
import { serialOfInstant } from './time-zone';
import type { Sheet, Validation, Workbook } from './workbook';

/** (field) [field-errors] */
export const LIST_LIMIT = 500;
export const LIST_TOO_LONG = `The data validation rule has more items than the limit of ${LIST_LIMIT}. Use the "List from a range" criteria instead.`;

/** Values of list ranges, as of one revision of a workbook; equal rules of two workbooks are one object. */
const rangeSets = new WeakMap<Workbook, { revision: number; sets: Map<Validation, ReadonlySet<string>> }>();
const listSets = new WeakMap<Validation, ReadonlySet<string>>();

/** Whether the value that now stands in a cell obeys a rule; an empty cell always does. */
export function obeys(
  workbook: Workbook,
  sheet: Sheet,
  row: number,
  column: number,
  validation: Validation,
  now: number,
): boolean {
  const cells = calculated(workbook, now);
  const value: Scalar = cells.value(sheet, row, column);
  if (value === null) return true;
  const { criteria, args } = validation;
  switch (criteria) {
    case 'CUSTOM_FORMULA': {
      const [formula, baseRow, baseColumn] = args as [string, number | undefined, number | undefined];
      const context = {
        ...cells.rules,
        source: cells,
        sheet,
        row,
        column,
        shiftRows: baseRow === undefined ? 0 : row - baseRow,
        shiftColumns: baseColumn === undefined ? 0 : column - baseColumn,
      };
      return isSatisfied(parseFormula(formula), context);
    }
    case 'CHECKBOX': {
      const [checked = true, unchecked = false] = args;
      return (
        value === checked ||
        value === unchecked ||
        (args.length > 0 && textOf() === String(checked)) ||
        (args.length > 1 && textOf() === String(unchecked))
      );
    }
    case 'VALUE_IN_LIST':
      return listSetOf(validation).has(textOf());
    case 'VALUE_IN_RANGE':
      return rangeSetOf(workbook, validation, now).has(textOf());
    default: {
      const numberFormat = cells.numberFormat(sheet, row, column);
      const facts = {
        value,
        text: shownValue(value, numberFormat, workbook.locale),
        isDate: formatKind(numberFormat) === 'date',
      };
      return meetsCriteria(criteria, args, facts, Math.floor(serialOfInstant(now, workbook.timeZone)));
    }
  }

  function textOf(): string {
    return shownValue(value ?? undefined, cells.numberFormat(sheet, row, column), workbook.locale);
  }
}

function listSetOf(validation: Validation): ReadonlySet<string> {
  let set = listSets.get(validation);
  if (!set) {
    set = new Set(listItems(validation));
    listSets.set(validation, set);
  }
  return set;
}

function rangeSetOf(workbook: Workbook, validation: Validation, now: number): ReadonlySet<string> {
  const revision = revisionOf(workbook);
  let known = rangeSets.get(workbook);
  if (known?.revision !== revision) {
    known = { revision, sets: new Map() };
    rangeSets.set(workbook, known);
  }
  let set = known.sets.get(validation);
  if (!set) {
    set = new Set(listedValues(workbook, validation, now));
    known.sets.set(validation, set);
  }
  return set;
}

/** The items of a VALUE_IN_LIST rule. */
export function listItems(validation: Validation): readonly string[] {
  return ((validation.args[0] ?? []) as readonly unknown[]).map(String);
}

/** The values that a list rule offers, as they are shown, each once; empty for other rules. */
export function listedValues(workbook: Workbook, validation: Validation, now: number): readonly string[] {
  if (validation.criteria === 'VALUE_IN_LIST') return listItems(validation);
  const range = validation.args[0];
  if (validation.criteria !== 'VALUE_IN_RANGE' || !isRangeArgument(range)) return [];
  const sheet = workbook.sheets.find((s) => s.sheetId === range.sheetId);
  if (!sheet) return [];
  const area = boundedArea(range.rect, sheet);
  const cells = calculated(workbook, now);
  const items = new Set<string>();
  const end = Math.min(area.row + area.rows, sheet.values.length);
  for (let row = area.row; row < end; row++)
    for (let column = area.column; column < area.column + area.columns; column++) {
      const text = shownValue(
        cellOf(sheet.values, row, column),
        cells.numberFormat(sheet, row, column),
        workbook.locale,
      );
      if (text !== '') items.add(text);
    }
  return [...items];
}

/** What Sheets throws at a script that breaks a rejecting rule. (field) [field-errors] */
export function rejection(row: number, column: number, validation: Validation): ServiceError {
  const list =
    validation.criteria === 'VALUE_IN_LIST'
      ? ` Please enter one of the following values: ${listItems(validation).join(', ')}.`
      : '';
  return new ServiceError(
    `The data you entered in cell ${cellNotation(row, column)} violates the data validation rules set on this cell.${list}`,
  );
}

/** The formula of a CUSTOM_FORMULA rule as it reads for one cell. */
export function formulaAt(validation: Validation, row: number, column: number): string {
  const [formula, baseRow, baseColumn] = validation.args as [string, number | undefined, number | undefined];
  return baseRow === undefined || baseColumn === undefined
    ? formula
    : shiftFormula(formula, row - baseRow, column - baseColumn);
}
