/**
 * The conditions that conditional formats, filters and validations share, by the names of SpreadsheetApp.BooleanCriteria
 * and DataValidationCriteria. Knows a cell's value, shown text and kind, not where it stands; custom formulas and lists
 * are not judged here.
 */

import { wildcardPattern } from '../formula/criterion';
import { isErrorValue, type Scalar } from '../formula/values';
import { ServiceError } from '../sandbox/door';
import { isEmailAddress, isWebAddress } from './address-check';
import { serialOf } from './civil-date';

export interface CellFacts {
  readonly value: Scalar;
  /** As the cell shows it. */
  readonly text: string;
  /** A number under a date format. */
  readonly isDate: boolean;
}

/** Whether a condition holds; dates compare by day alone. `today` is a serial. [dvb] */
export function meetsCriteria(criteria: string, args: readonly unknown[], cell: CellFacts, today: number): boolean {
  const { value } = cell;
  const isEmpty = value === null || value === '';
  if (criteria === 'CELL_EMPTY') return isEmpty;
  if (criteria === 'CELL_NOT_EMPTY') return !isEmpty;
  if (isErrorValue(value)) return false;
  const [first, second] = args;
  if (criteria.startsWith('TEXT_')) return meetsText(criteria, cell.text, String(first ?? ''), isEmpty);
  if (criteria.startsWith('NUMBER_'))
    return typeof value === 'number' && meetsNumber(criteria, value, Number(first), Number(second));
  if (criteria.startsWith('DATE_')) {
    if (typeof value !== 'number' || !cell.isDate) return false;
    const day = Math.floor(value);
    if (criteria === 'DATE_IS_VALID_DATE') return true;
    if (criteria.endsWith('_RELATIVE')) return meetsRelative(criteria, day, first, today);
    return meetsDate(criteria, day, serialFromIso(first), second === undefined ? Number.NaN : serialFromIso(second));
  }
  throw new ServiceError(`The criteria ${criteria} is not emulated`);
}

function meetsText(criteria: string, text: string, wanted: string, isEmpty: boolean): boolean {
  const have = text.toLowerCase();
  const want = wanted.toLowerCase();
  switch (criteria) {
    // `*` and `?` stand for other characters in these two. (Google Docs editors help, "Use conditional formatting rules")
    case 'TEXT_CONTAINS':
      return /[*?]/.test(want) ? wildcardPattern(`*${want}*`).test(have) : have.includes(want);
    case 'TEXT_DOES_NOT_CONTAIN':
      return /[*?]/.test(want) ? !wildcardPattern(`*${want}*`).test(have) : !have.includes(want);
    case 'TEXT_EQUAL_TO':
      return have === want;
    case 'TEXT_STARTS_WITH':
      return !isEmpty && have.startsWith(want);
    case 'TEXT_ENDS_WITH':
      return !isEmpty && have.endsWith(want);
    case 'TEXT_IS_VALID_EMAIL':
      return isEmailAddress(text);
    case 'TEXT_IS_VALID_URL':
      return isWebAddress(text);
    default:
      throw new ServiceError(`The criteria ${criteria} is not emulated`);
  }
}

function meetsNumber(criteria: string, value: number, a: number, b: number): boolean {
  const within = value >= Math.min(a, b) && value <= Math.max(a, b);
  switch (criteria) {
    case 'NUMBER_BETWEEN':
      return within;
    case 'NUMBER_NOT_BETWEEN':
      return !within;
    case 'NUMBER_EQUAL_TO':
      return value === a;
    case 'NUMBER_NOT_EQUAL_TO':
      return value !== a;
    case 'NUMBER_GREATER_THAN':
      return value > a;
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return value >= a;
    case 'NUMBER_LESS_THAN':
      return value < a;
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return value <= a;
    default:
      throw new ServiceError(`The criteria ${criteria} is not emulated`);
  }
}

function meetsDate(criteria: string, day: number, a: number, b: number): boolean {
  switch (criteria) {
    case 'DATE_AFTER':
      return day > a;
    case 'DATE_BEFORE':
      return day < a;
    case 'DATE_EQUAL_TO':
      return day === a;
    case 'DATE_ON_OR_AFTER':
      return day >= a;
    case 'DATE_ON_OR_BEFORE':
      return day <= a;
    case 'DATE_BETWEEN':
      return day >= Math.min(a, b) && day <= Math.max(a, b);
    case 'DATE_NOT_BETWEEN':
      return day < Math.min(a, b) || day > Math.max(a, b);
    default:
      throw new ServiceError(`The criteria ${criteria} is not emulated`);
  }
}

/** Days from today at which a relative date stands; the past ones reach from there to today. */
const RELATIVE_DAYS: Readonly<Record<string, number>> = {
  TODAY: 0,
  TOMORROW: 1,
  YESTERDAY: -1,
  PAST_WEEK: -7,
  PAST_MONTH: -30,
  PAST_YEAR: -365,
};

function meetsRelative(criteria: string, day: number, arg: unknown, today: number): boolean {
  const name = (arg as { relative?: string } | undefined)?.relative ?? '';
  const offset = RELATIVE_DAYS[name];
  if (offset === undefined) throw new ServiceError(`The relative date ${name} is not emulated`);
  const date = today + offset;
  if (criteria === 'DATE_AFTER_RELATIVE') return day > date;
  if (criteria === 'DATE_BEFORE_RELATIVE') return day < date;
  return name.startsWith('PAST_') ? day >= date && day <= today : day === date;
}

/** The serial of an ISO date. */
export function serialFromIso(date: unknown): number {
  const [year, month, day] = String(date).slice(0, 10).split('-').map(Number);
  return serialOf(year as number, month as number, day as number);
}
