/** Data validations of ranges, as index tables. */
import { type Host, type HostMethods, ServiceError } from '../../sandbox/door';
import { civilOf } from '../civil-date';
import { serialFromIso } from '../criteria';
import { cellOf, fillGrid, putCell } from '../grid';
import { assertEditable } from '../protection';
import { touch } from '../revision';
import { isRangeArgument } from '../structure';
import { internValidation } from '../style';
import { instantOf, serialOfInstant } from '../time-zone';
import { formulaAt, LIST_LIMIT, LIST_TOO_LONG } from '../validation';
import type { Sheet, Validation, Workbook } from '../workbook';
import {
  assertShape,
  type IndexTable,
  makeIndexTable,
  type RangeTarget,
  readsRange,
  rectOf,
  sheetIn,
  targetOf,
  writesRange,
} from './method-kit';

/** A rule as it crosses the door: Dates as instants, ranges as handles. */
export interface RuleData {
  readonly criteria: string;
  readonly args: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

/** Civil days of the spreadsheet's zone stand for the Dates of rules; [dvb] ignores their time. */
export function isoOfInstant(workbook: Workbook, instant: { $date: number }): string {
  const { year, month, day } = civilOf(Math.floor(serialOfInstant(instant.$date, workbook.timeZone)));
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function instantOfIso(workbook: Workbook, iso: unknown): { $date: number } {
  return { $date: instantOf(serialFromIso(iso), workbook.timeZone) };
}

export function isInstant(arg: unknown): arg is { $date: number } {
  return typeof arg === 'object' && arg !== null && '$date' in arg;
}

/** The stored rule for a cell to which a formula is written; formulas are relative to that cell. (field) */
function storedRule(host: Host, data: RuleData, row: number, column: number): Validation {
  const { workbook } = host.state;
  const args = data.args.map((arg) => {
    if (isInstant(arg)) return isoOfInstant(workbook, arg);
    if (typeof arg === 'object' && arg !== null && 'sheetId' in arg) {
      const target = arg as RangeTarget;
      return { sheetId: target.sheetId, rect: rectOf(target) };
    }
    return arg;
  });
  return internValidation({
    criteria: data.criteria,
    args: data.criteria === 'CUSTOM_FORMULA' ? [args[0], row, column] : args,
    allowInvalid: data.allowInvalid,
    ...(data.helpText !== null && { helpText: data.helpText }),
  });
}

/** A stored rule as it reads from the cell where a range first meets it. */
function ruleData(host: Host, rule: Validation, row: number, column: number): RuleData {
  const { workbook } = host.state;
  const isDate = rule.criteria.startsWith('DATE_');
  const args =
    rule.criteria === 'CUSTOM_FORMULA'
      ? [formulaAt(rule, row, column)]
      : rule.args.map((arg) => {
          if (isDate) return instantOfIso(workbook, arg);
          if (!isRangeArgument(arg)) return arg;
          return targetOf(sheetIn(host, arg.sheetId), arg.rect);
        });
  return { criteria: rule.criteria, args, allowInvalid: rule.allowInvalid, helpText: rule.helpText ?? null };
}

function checkRule(data: RuleData): void {
  if (data.criteria === 'VALUE_IN_LIST' && (data.args[0] as unknown[]).length > LIST_LIMIT)
    throw new ServiceError(LIST_TOO_LONG);
}

function readRules(host: Host, sheet: Sheet, target: RangeTarget): IndexTable<RuleData> {
  let row = 0;
  let column = 0;
  const index = makeIndexTable((rule: Validation) => ruleData(host, rule, row, column));
  const cells: number[][] = [];
  for (let r = 0; r < target.rows; r++) {
    row = target.row + r;
    const rules = sheet.validations[row];
    const line: number[] = new Array(target.columns);
    for (let c = 0; c < target.columns; c++) {
      column = target.column + c;
      const rule = rules?.[column];
      line[c] = rule ? index.indexOf(rule) : -1;
    }
    cells.push(line);
  }
  return { table: index.table, cells };
}

const writeRules = (host: Host, sheet: Sheet, target: RangeTarget, { table, cells }: IndexTable<RuleData>) => {
  assertEditable(host.state.workbook, sheet, target, host.execution.user);
  for (const data of table) checkRule(data);
  const stored: (Validation | undefined)[] = [];
  for (let r = 0; r < target.rows; r++)
    for (let c = 0; c < target.columns; c++) {
      const index = cells[r]?.[c] ?? -1;
      const data = table[index];
      if (data && !stored[index]) stored[index] = storedRule(host, data, target.row + r, target.column + c);
      putCell(sheet.validations, target.row + r, target.column + c, stored[index]);
    }
  touch(host.state.workbook);
};

export const validationMethods: HostMethods = {
  'Range.getDataValidations': readsRange(readRules),
  'Range.getDataValidation': readsRange((host, sheet, target) => {
    const rule = cellOf(sheet.validations, target.row, target.column);
    return rule ? ruleData(host, rule, target.row, target.column) : null;
  }),
  // (field) The limit is told when the rule reaches the sheet, not when it is built.
  'Range.setDataValidations': writesRange(writeRules, (_host, _sheet, target, { cells }: IndexTable<RuleData>) =>
    assertShape(target, cells),
  ),
  'Range.setDataValidation': writesRange((host, sheet, target, data: RuleData | null) => {
    assertEditable(host.state.workbook, sheet, target, host.execution.user);
    if (data) checkRule(data);
    const { row, column, rows, columns } = target;
    fillGrid(sheet.validations, { row, column, rows, columns }, data ? storedRule(host, data, row, column) : undefined);
    touch(host.state.workbook);
  }),
};
