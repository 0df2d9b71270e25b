/**
 * What each field's data validation asks of a value, and whether a wrong one is refused or only marked. Plain data in
 * the words of Sheets; knows no service. Source: the product's defaults, section 2.
 */
import { columnLetters } from './a1-notation';
import type { Field, FieldKey, FieldType } from './fields';
import type { CheckMode, LedgerSettings } from './ledger-settings';
import type { TabRange, ValidationRule } from './sheet-rules';

/** Help texts, as the catalogs name them. */
export type HelpTexts = Readonly<Record<'list' | 'listOpen' | 'date' | 'phone' | 'email' | 'number', string>>;

/** Lists whose values rules depend on. */
const STRICT: readonly FieldKey[] = ['tier', 'priority', 'flag', 'customerType', 'lifecycleStage'];

/** What a wrong value meets unless Settings say otherwise. A date rule that refuses would keep `2024.3.5` from being tidied. */
export function checkOf(field: Pick<Field, 'key' | 'type' | 'automatic'>): CheckMode {
  if (STRICT.includes(field.key)) return 'reject';
  const isChecked = ['list', 'date', 'dateTime', 'number', 'money', 'phone', 'email'].includes(field.type);
  return isChecked && !field.automatic ? 'warn' : 'none';
}

/**
 * The validation of a field's column, or null where it has none. `list` is where the field's list stands; a list field
 * without one has no validation.
 */
export function validationRule(
  field: Field,
  settings: Pick<LedgerSettings, 'fields' | 'headerRow'>,
  list: TabRange | null,
  help: HelpTexts,
): ValidationRule | null {
  const setting = settings.fields.find(({ key }) => key === field.key);
  const check = setting?.check ?? checkOf(field);
  if (setting === undefined || check === 'none') return null;
  // Relative to the first row below the header.
  const cell = `${columnLetters(setting.position)}${settings.headerRow + 2}`;
  const custom = (formula: string, helpText: string): ValidationRule => ({
    criteria: 'CUSTOM_FORMULA',
    args: [formula],
    allowInvalid: check !== 'reject',
    helpText,
  });
  if (field.key === 'birthday' || field.key === 'anniversary') return custom(dayOfYearFormula(cell), help.date);
  return field.type === 'phone' ? custom(phoneFormula(cell), help.phone) : ruleOf(field.type, check, list, help);
}

/** What any column of a type is asked, wherever it stands; null for what has no rule without a place. */
export function ruleOf(
  type: FieldType,
  check: Exclude<CheckMode, 'none'>,
  list: TabRange | null,
  help: HelpTexts,
): ValidationRule | null {
  const rule = (criteria: string, args: ValidationRule['args'], helpText: string): ValidationRule => ({
    criteria,
    args,
    allowInvalid: check !== 'reject',
    helpText,
  });
  switch (type) {
    case 'list':
      return list && rule('VALUE_IN_RANGE', [list, true], check === 'reject' ? help.list : help.listOpen);
    case 'date':
    case 'dateTime':
      return rule('DATE_IS_VALID_DATE', [], help.date);
    case 'number':
    case 'money':
      return rule('NUMBER_BETWEEN', [-1e15, 1e15], help.number);
    case 'email':
      return rule('TEXT_IS_VALID_EMAIL', [], help.email);
    default:
      return null;
  }
}

/** A date, or a short text: birthdays may lack the year (08-15, 农历八月十五). */
function dayOfYearFormula(cell: string): string {
  return `=OR(ISNUMBER(${cell}),LEN(${cell})<10)`;
}

/**
 * 7 to 15 digits, counted by what taking each digit out leaves; up to 22 with an extension. Only LEN and SUBSTITUTE, so
 * that Excel and LibreOffice can work it out too.
 */
function phoneFormula(cell: string): string {
  const without = [...'0123456789'].map((digit) => `LEN(SUBSTITUTE(${cell},"${digit}",""))`).join('-');
  const digits = `LEN(${cell})*10-${without}`;
  const withoutMark = `SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(${cell},"x",""),"转",""),"轉","")`;
  return `=AND(${digits}>=7,${digits}<=IF(LEN(${withoutMark})<LEN(${cell}),22,15))`;
}
