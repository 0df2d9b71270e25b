/**
 * What validations and conditional formats have in common: names of criteria, comparison operators, dates and texts as
 * formula operands. Knows no element and no file.
 */

import { tokenize } from '../../formula/tokens';
import { civilOf, DAY_MS, serialOf, splitSerial } from '../../model/civil-date';
import { excelText, parseExcelText } from './formula-dialect';

/** A rule's condition in the workbook's terms. */
export interface Condition {
  readonly criteria: string;
  readonly args: readonly unknown[];
}

export type Operator =
  | 'between'
  | 'notBetween'
  | 'equal'
  | 'notEqual'
  | 'greaterThan'
  | 'lessThan'
  | 'greaterThanOrEqual'
  | 'lessThanOrEqual';

export const NUMBER_CRITERIA: Readonly<Record<Operator, string>> = {
  between: 'NUMBER_BETWEEN',
  notBetween: 'NUMBER_NOT_BETWEEN',
  equal: 'NUMBER_EQUAL_TO',
  notEqual: 'NUMBER_NOT_EQUAL_TO',
  greaterThan: 'NUMBER_GREATER_THAN',
  lessThan: 'NUMBER_LESS_THAN',
  greaterThanOrEqual: 'NUMBER_GREATER_THAN_OR_EQUAL_TO',
  lessThanOrEqual: 'NUMBER_LESS_THAN_OR_EQUAL_TO',
};

/** Sheets has no "date is not". */
export const DATE_CRITERIA: Readonly<Partial<Record<Operator, string>>> = {
  between: 'DATE_BETWEEN',
  notBetween: 'DATE_NOT_BETWEEN',
  equal: 'DATE_EQUAL_TO',
  greaterThan: 'DATE_AFTER',
  lessThan: 'DATE_BEFORE',
  greaterThanOrEqual: 'DATE_ON_OR_AFTER',
  lessThanOrEqual: 'DATE_ON_OR_BEFORE',
};

const SIGNS: Readonly<Record<Exclude<Operator, 'between' | 'notBetween'>, string>> = {
  equal: '=',
  notEqual: '<>',
  greaterThan: '>',
  lessThan: '<',
  greaterThanOrEqual: '>=',
  lessThanOrEqual: '<=',
};

export const isOperator = (text: string): text is Operator => text in NUMBER_CRITERIA;

/** The operator of a criterion such as `DATE_AFTER` or `DATE_AFTER_RELATIVE`; undefined where it is no comparison. */
export function operatorOf(criteria: string): Operator | undefined {
  const name = criteria.replace(/_RELATIVE$/, '');
  const found =
    Object.entries({ ...NUMBER_CRITERIA }).find(([, c]) => c === name) ??
    Object.entries(DATE_CRITERIA).find(([, c]) => c === name);
  return found?.[0] as Operator | undefined;
}

/** `subject` (a cell or an expression) compared with formula operands, as a formula without `=`. */
export function comparison(subject: string, operator: Operator, operands: readonly string[]): string {
  const [first = '0', second = '0'] = operands;
  if (operator === 'between') return `AND(${subject}>=${first},${subject}<=${second})`;
  if (operator === 'notBetween') return `OR(${subject}<${first},${subject}>${second})`;
  return `${subject}${SIGNS[operator]}${first}`;
}

/** A number written as a formula; undefined for anything else. */
export function parseNumber(formula: string): number | undefined {
  const text = formula.trim();
  const value = Number(text);
  return text !== '' && Number.isFinite(value) ? value : undefined;
}

/** A date argument: ISO text `2024-03-05`, with `T12:30:00` where the serial has a time. */
export function isoOfSerial(serial: number): string {
  const { day, ms } = splitSerial(serial);
  const { year, month, day: dayOfMonth } = civilOf(day);
  const pad = (n: number, digits = 2) => String(n).padStart(digits, '0');
  const date = `${pad(year, 4)}-${pad(month)}-${pad(dayOfMonth)}`;
  return ms === 0 ? date : `${date}T${new Date(ms).toISOString().slice(11, ms % 1000 ? 23 : 19)}`;
}

/** Undefined where the argument is no ISO date. A zone is left alone: the argument names a civil date. */
export function serialOfIso(iso: unknown): number | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?/.exec(String(iso));
  if (!match) return undefined;
  const [, year, month, day, hours = 0, minutes = 0, seconds = 0] = match;
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000;
  return serialOf(Number(year), Number(month), Number(day)) + ms / DAY_MS;
}

/** SpreadsheetApp.RelativeDate as formulas. */
const RELATIVE_DATES: Readonly<Record<string, string>> = {
  TODAY: 'TODAY()',
  TOMORROW: 'TODAY()+1',
  YESTERDAY: 'TODAY()-1',
  PAST_WEEK: 'TODAY()-7',
  PAST_MONTH: 'EDATE(TODAY(),-1)',
  PAST_YEAR: 'EDATE(TODAY(),-12)',
};

export const relativeDateFormula = (name: unknown): string => RELATIVE_DATES[String(name)] ?? 'TODAY()';

export function parseRelativeDate(formula: string): string | undefined {
  const compact = formula.replace(/\s/g, '').toUpperCase();
  return Object.keys(RELATIVE_DATES).find((name) => RELATIVE_DATES[name] === compact);
}

/** `DATE(2024,3,5)`, also with a time: how a date operand is told from a number. */
export function dateFormula(serial: number): string {
  const { year, month, day } = civilOf(serial);
  const time = serial - Math.floor(serial);
  return `DATE(${year},${month},${day})${time ? `+${time}` : ''}`;
}

export function parseDateFormula(formula: string): number | undefined {
  const match = /^\s*DATE\(\s*(\d{4})\s*,\s*(\d{1,2})\s*,\s*(\d{1,2})\s*\)(?:\+(0?\.\d+(?:e-\d+)?))?\s*$/i.exec(
    formula,
  );
  return match ? serialOf(Number(match[1]), Number(match[2]), Number(match[3])) + Number(match[4] ?? 0) : undefined;
}

/** An argument as a formula operand. A text stays a text, whatever it looks like, as it does where the workbook is judged. */
export function operand(arg: unknown): string {
  if (typeof arg === 'string') return excelText(arg);
  return typeof arg === 'boolean' ? String(arg).toUpperCase() : String(arg);
}

/**
 * Whether a formula is `pattern`, spaces, case and dollars aside; answers the texts (or other literals) that stand where
 * the pattern has `?`.
 */
export function matchFormula(formula: string, pattern: string): (string | number | boolean)[] | undefined {
  const parts = formulaParts(formula);
  const wanted = formulaParts(pattern);
  const found: (string | number | boolean)[] = [];
  let at = 0;
  for (const part of wanted) {
    if (part !== '?') {
      if (parts[at++] !== part) return undefined;
      continue;
    }
    const end = literalEnd(parts, at);
    if (end === at) return undefined;
    const literal = parts.slice(at, end).join('');
    found.push(literalValue(literal));
    at = end;
  }
  return at === parts.length ? found : undefined;
}

function formulaParts(formula: string): string[] {
  return tokenize(formula)
    .filter((token) => token.type !== 'space')
    .map((token) => (token.type === 'string' ? token.text : token.text.toUpperCase().replaceAll('$', '')));
}

function literalValue(literal: string): string | number | boolean {
  if (literal === 'TRUE' || literal === 'FALSE') return literal === 'TRUE';
  return parseNumber(literal) ?? parseExcelText(literal) ?? literal;
}

/** One literal, or several texts joined by `&`. */
function literalEnd(parts: readonly string[], at: number): number {
  if (parts[at] === '-' && parseNumber(parts[at + 1] ?? '') !== undefined) return at + 2;
  if (!/^(?:"|TRUE$|FALSE$)/.test(parts[at] ?? '')) return parseNumber(parts[at] ?? '') === undefined ? at : at + 1;
  let end = at + 1;
  while (parts[end] === '&' && parts[end + 1]?.startsWith('"')) end += 2;
  return end;
}
