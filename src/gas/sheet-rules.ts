/**
 * Data validation and conditional formats between plain data and Google's builders. No decisions.
 */
import type { RuleGrid } from '../app/ports';
import {
  type ConditionalRule,
  OWN_RULE_MARK,
  type RuleArgument,
  type TabRange,
  type ValidationRule,
} from '../domain/sheet-rules';
import type { CellRange } from '../domain/sheet-snapshot';

type Range = GoogleAppsScript.Spreadsheet.Range;

function isList(argument: RuleArgument): argument is readonly string[] {
  return Array.isArray(argument);
}

function isTabRange(argument: RuleArgument): argument is TabRange {
  return typeof argument === 'object' && 'tab' in argument;
}

export function buildValidation(
  rule: ValidationRule,
  sheetOf: (tab: string | number) => GoogleAppsScript.Spreadsheet.Sheet,
): GoogleAppsScript.Spreadsheet.DataValidation {
  const args = rule.args.map((argument) => {
    if (typeof argument !== 'object' || isList(argument)) return argument;
    if (isTabRange(argument)) {
      return sheetOf(argument.tab).getRange(argument.row + 1, argument.column + 1, argument.rows, argument.columns);
    }
    const [year, month, day] = argument.date.split('-').map(Number) as [number, number, number];
    return new Date(year, month - 1, day);
  });
  const criteria =
    SpreadsheetApp.DataValidationCriteria[rule.criteria as keyof typeof SpreadsheetApp.DataValidationCriteria];
  const builder = SpreadsheetApp.newDataValidation()
    .withCriteria(criteria as GoogleAppsScript.Spreadsheet.DataValidationCriteria, args)
    .setAllowInvalid(rule.allowInvalid);
  return (rule.helpText === undefined ? builder : builder.setHelpText(rule.helpText)).build();
}

function plainRule(rule: GoogleAppsScript.Spreadsheet.DataValidation): ValidationRule {
  const criteria = rule.getCriteriaType().toString();
  const values = rule.getCriteriaValues() as unknown[];
  const args = values.map((value): RuleArgument => {
    if (value instanceof Date) {
      return {
        date: `${value.getFullYear()}-${String(value.getMonth() + 1).padStart(2, '0')}-${String(value.getDate()).padStart(2, '0')}`,
      };
    }
    if (typeof value === 'object' && value !== null && 'getA1Notation' in value) {
      const range = value as Range;
      return {
        tab: range.getSheet().getSheetId(),
        row: range.getRow() - 1,
        column: range.getColumn() - 1,
        rows: range.getNumRows(),
        columns: range.getNumColumns(),
      };
    }
    return value as RuleArgument;
  });
  const helpText = rule.getHelpText();
  return { criteria, args, allowInvalid: rule.getAllowInvalid(), ...(helpText && { helpText }) };
}

/** Equal rules share one entry of the table. One service call. */
export function readValidations(range: Range): RuleGrid {
  const table: ValidationRule[] = [];
  const byText = new Map<string, number>();
  const byHandle = new Map<unknown, number>();
  const cells = range.getDataValidations().map((row) =>
    row.map((rule) => {
      if (rule === null) return -1;
      let index = byHandle.get(rule);
      if (index === undefined) {
        const plain = plainRule(rule);
        const text = JSON.stringify(plain);
        index = byText.get(text);
        if (index === undefined) {
          index = table.push(plain) - 1;
          byText.set(text, index);
        }
        byHandle.set(rule, index);
      }
      return index;
    }),
  );
  return { table, cells };
}

export function buildConditionalRule(
  rule: ConditionalRule,
  rangeOf: (range: CellRange) => Range,
): GoogleAppsScript.Spreadsheet.ConditionalFormatRule {
  const builder = SpreadsheetApp.newConditionalFormatRule()
    .whenFormulaSatisfied(rule.formula)
    .setRanges(rule.ranges.map(rangeOf));
  const { background, color, bold, italic, underline } = rule.style;
  if (background !== undefined) builder.setBackground(background);
  if (color !== undefined) builder.setFontColor(color);
  if (bold !== undefined) builder.setBold(bold);
  if (italic !== undefined) builder.setItalic(italic);
  if (underline !== undefined) builder.setUnderline(underline);
  return builder.build();
}

/** Whether two lists of rules ask the same in the same order, wherever they apply. */
export function sameConditions(
  a: readonly GoogleAppsScript.Spreadsheet.ConditionalFormatRule[],
  b: readonly GoogleAppsScript.Spreadsheet.ConditionalFormatRule[],
): boolean {
  const text = (rule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule): string => {
    const condition = rule.getBooleanCondition();
    return condition === null
      ? 'gradient'
      : `${condition.getCriteriaType()} ${condition
          .getCriteriaValues()
          .filter((value) => typeof value !== 'string' || !value.startsWith('='))
          .join()}`;
  };
  return a.length === b.length && a.every((rule, i) => text(rule) === text(b[i] as typeof rule));
}

/** Our rule's formula, or null for a rule of the user's. */
export function ownFormula(rule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule): string | null {
  const formula: unknown = rule.getBooleanCondition()?.getCriteriaValues()[0];
  return typeof formula === 'string' && formula.includes(OWN_RULE_MARK) ? formula : null;
}
