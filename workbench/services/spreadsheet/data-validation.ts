/** DataValidation and its builder. https://developers.google.com/apps-script/reference/spreadsheet/data-validation-builder */
import type { Kit, RangeTarget } from './kit';

interface Rule {
  criteria: string | null;
  /** As a script sees them: Dates, ranges, texts. */
  args: unknown[];
  allowInvalid: boolean;
  helpText: string | null;
}

export interface RuleData {
  readonly criteria: string;
  readonly args: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly helpText: string | null;
}

export class DataValidationHandle {
  constructor(
    readonly kit: Kit,
    readonly rule: Readonly<Rule>,
  ) {}

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }
  getCriteriaType(): unknown {
    return criteriaMember(this.kit, this.rule);
  }
  getCriteriaValues(): unknown[] {
    return [...this.rule.args];
  }
  getHelpText(): string | null {
    return this.rule.helpText;
  }
  copy(): object {
    return newDataValidation(this.kit, this.rule);
  }
}

function criteriaMember(kit: Kit, rule: Readonly<Rule>): unknown {
  return rule.criteria === null ? null : kit.enums.DataValidationCriteria[rule.criteria as 'CHECKBOX'];
}

class DataValidationBuilderHandle {
  readonly rule: Rule;

  constructor(
    readonly kit: Kit,
    rule?: Readonly<Rule>,
  ) {
    // A new rule only warns. [dvb]
    this.rule = rule
      ? { ...rule, args: [...rule.args] }
      : { criteria: null, args: [], allowInvalid: true, helpText: null };
  }

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }
  getCriteriaType(): unknown {
    return criteriaMember(this.kit, this.rule);
  }
  getCriteriaValues(): unknown[] {
    return [...this.rule.args];
  }
  getHelpText(): string | null {
    return this.rule.helpText;
  }
  copy(): object {
    return newDataValidation(this.kit, this.rule);
  }
  build(): object {
    return this.kit.env.membrane(
      'DataValidation',
      new DataValidationHandle(this.kit, { ...this.rule, args: [...this.rule.args] }),
    );
  }

  setAllowInvalid(...args: unknown[]): this {
    this.kit.takes('DataValidationBuilder.setAllowInvalid', args, 'Boolean');
    this.rule.allowInvalid = args[0] as boolean;
    return this;
  }
  setHelpText(...args: unknown[]): this {
    this.kit.takes('DataValidationBuilder.setHelpText', args, 'String');
    this.rule.helpText = args[0] === null ? null : String(args[0]);
    return this;
  }
  /** Arguments are not checked. [dvb] */
  withCriteria(...args: unknown[]): this {
    this.kit.takes('DataValidationBuilder.withCriteria', args, 'enum DataValidationCriteria,Array');
    this.rule.criteria = this.kit.env.enumName('DataValidationCriteria', args[0]);
    this.rule.args = [...(args[1] as unknown[])];
    return this;
  }

  requireCheckbox(...args: unknown[]): this {
    return this.#require('requireCheckbox', 'CHECKBOX', args, '', 'any', 'any,any');
  }
  requireDate(...args: unknown[]): this {
    return this.#require('requireDate', 'DATE_IS_VALID_DATE', args, '');
  }
  requireDateAfter(...args: unknown[]): this {
    return this.#require('requireDateAfter', 'DATE_AFTER', args, 'Date');
  }
  requireDateBefore(...args: unknown[]): this {
    return this.#require('requireDateBefore', 'DATE_BEFORE', args, 'Date');
  }
  requireDateBetween(...args: unknown[]): this {
    return this.#require('requireDateBetween', 'DATE_BETWEEN', args, 'Date,Date');
  }
  requireDateEqualTo(...args: unknown[]): this {
    return this.#require('requireDateEqualTo', 'DATE_EQUAL_TO', args, 'Date');
  }
  requireDateNotBetween(...args: unknown[]): this {
    return this.#require('requireDateNotBetween', 'DATE_NOT_BETWEEN', args, 'Date,Date');
  }
  requireDateOnOrAfter(...args: unknown[]): this {
    return this.#require('requireDateOnOrAfter', 'DATE_ON_OR_AFTER', args, 'Date');
  }
  requireDateOnOrBefore(...args: unknown[]): this {
    return this.#require('requireDateOnOrBefore', 'DATE_ON_OR_BEFORE', args, 'Date');
  }
  requireFormulaSatisfied(...args: unknown[]): this {
    return this.#require('requireFormulaSatisfied', 'CUSTOM_FORMULA', args, 'String');
  }
  requireNumberBetween(...args: unknown[]): this {
    return this.#require('requireNumberBetween', 'NUMBER_BETWEEN', args, 'number,number');
  }
  requireNumberEqualTo(...args: unknown[]): this {
    return this.#require('requireNumberEqualTo', 'NUMBER_EQUAL_TO', args, 'number');
  }
  requireNumberGreaterThan(...args: unknown[]): this {
    return this.#require('requireNumberGreaterThan', 'NUMBER_GREATER_THAN', args, 'number');
  }
  requireNumberGreaterThanOrEqualTo(...args: unknown[]): this {
    return this.#require('requireNumberGreaterThanOrEqualTo', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', args, 'number');
  }
  requireNumberLessThan(...args: unknown[]): this {
    return this.#require('requireNumberLessThan', 'NUMBER_LESS_THAN', args, 'number');
  }
  requireNumberLessThanOrEqualTo(...args: unknown[]): this {
    return this.#require('requireNumberLessThanOrEqualTo', 'NUMBER_LESS_THAN_OR_EQUAL_TO', args, 'number');
  }
  requireNumberNotBetween(...args: unknown[]): this {
    return this.#require('requireNumberNotBetween', 'NUMBER_NOT_BETWEEN', args, 'number,number');
  }
  requireNumberNotEqualTo(...args: unknown[]): this {
    return this.#require('requireNumberNotEqualTo', 'NUMBER_NOT_EQUAL_TO', args, 'number');
  }
  requireTextContains(...args: unknown[]): this {
    return this.#require('requireTextContains', 'TEXT_CONTAINS', args, 'String');
  }
  requireTextDoesNotContain(...args: unknown[]): this {
    return this.#require('requireTextDoesNotContain', 'TEXT_DOES_NOT_CONTAIN', args, 'String');
  }
  requireTextEqualTo(...args: unknown[]): this {
    return this.#require('requireTextEqualTo', 'TEXT_EQUAL_TO', args, 'String');
  }
  requireTextIsEmail(...args: unknown[]): this {
    return this.#require('requireTextIsEmail', 'TEXT_IS_VALID_EMAIL', args, '');
  }
  requireTextIsUrl(...args: unknown[]): this {
    return this.#require('requireTextIsUrl', 'TEXT_IS_VALID_URL', args, '');
  }
  requireValueInList(...args: unknown[]): this {
    this.kit.takes('DataValidationBuilder.requireValueInList', args, 'Array', 'Array,Boolean');
    this.rule.criteria = 'VALUE_IN_LIST';
    this.rule.args = [(args[0] as unknown[]).map(String), args[1] !== false];
    return this;
  }
  requireValueInRange(...args: unknown[]): this {
    this.kit.takes('DataValidationBuilder.requireValueInRange', args, 'Range', 'Range,Boolean');
    this.rule.criteria = 'VALUE_IN_RANGE';
    this.rule.args = [args[0], args[1] !== false];
    return this;
  }

  #require(method: string, criteria: string, args: unknown[], ...overloads: string[]): this {
    this.kit.takes(`DataValidationBuilder.${method}`, args, ...overloads);
    this.rule.criteria = criteria;
    this.rule.args = args;
    return this;
  }
}

export function newDataValidation(kit: Kit, rule?: Readonly<Rule>): object {
  return kit.env.membrane('DataValidationBuilder', new DataValidationBuilderHandle(kit, rule));
}

/** A rule as it came over the door. */
export function makeDataValidation(kit: Kit, data: RuleData): object {
  const args = data.args.map((arg) =>
    typeof arg === 'object' && arg !== null && 'sheetId' in arg ? kit.range(arg as RangeTarget) : arg,
  );
  return kit.env.membrane('DataValidation', new DataValidationHandle(kit, { ...data, args }));
}

/** What crosses the door; a signature error for anything but a DataValidation. */
export function ruleData(kit: Kit, method: string, value: unknown, args: readonly unknown[]): RuleData {
  const handle =
    kit.env.unwrap<DataValidationHandle>('DataValidation', value) ??
    kit.env.signatureError(`SpreadsheetApp.${method}`, args);
  const { criteria, args: values, allowInvalid, helpText } = handle.rule;
  if (criteria === null) return kit.env.exception('The data validation rule has no criteria.');
  return {
    criteria,
    args: values.map((arg) => (kit.env.unwrap('Range', arg) ? kit.targetOf(arg) : arg)),
    allowInvalid,
    helpText,
  };
}
