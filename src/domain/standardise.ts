/**
 * What one cell of a field becomes: the standard form where it is certain, else the very same value with a finding.
 * Knows single cells of one column; what other rows hold, and formulas, are the caller's business.
 */
import { type CellValue, isBlank, isCivil, textOf } from './cell-value';
import { parseEmail } from './email';
import type { FieldType } from './fields';
import type { ValueIssueCode } from './issues';
import { looksDamaged, type NumberReading, parseMoney, parseNumber } from './number';
import { type DateOrder, type DateReadingOptions, parseDate } from './parse-date';
import { formatPhone } from './phone';
import { createRecordPhoneReader, type RecordPhoneReader } from './record-phone';
import type { ReadingContext } from './sheet-snapshot';
import { halfWidth, looksLikeFormula, tidyText, withoutInvisible } from './text';

export interface StandardisingContext extends ReadingContext {
  readonly phonesInternational?: boolean;
  /** Shared by the phone columns of a ledger, so that a number is read once; `country` is the record's. */
  readonly readPhone?: RecordPhoneReader;
  /** Of the column; see `guessDateOrder`. */
  readonly dateOrder?: DateOrder | null;
  /** See `holdsSerialDates`. */
  readonly dateSerials?: boolean;
  /** ISO 4217; left out or `''` where any currency will do. */
  readonly currency?: string;
  /** Labels of the field's list. */
  readonly listItems?: readonly string[];
  /** Other values than the list's are findings. */
  readonly listFixed?: boolean;
}

export interface Standardised {
  readonly value: CellValue;
  readonly issue?: { readonly code: ValueIssueCode; readonly params?: Readonly<Record<string, string | number>> };
}

/**
 * `display` is the cell as shown, which may hold zeros that a number has lost; `country` is the record's, ISO 3166-1
 * alpha-2, `''` where it is not known.
 */
export type Standardiser = (value: CellValue, display?: string, country?: string) => Standardised;

/** Makes the standardiser of one column. Applying it again changes nothing and finds the same. */
export function createStandardiser(
  field: { readonly key: string; readonly type: FieldType },
  context: StandardisingContext,
): Standardiser {
  const standardise = standardiserOf(field, context);
  return (value, display = '', country = '') => {
    if (isBlank(value)) return { value: '' };
    if (typeof value === 'string' && ERROR.test(withoutInvisible(value).trim()))
      return withIssue(value, 'cell-error', true);
    return standardise(value, display, country);
  };
}

/** Error values as Sheets and Excel show them. */
const ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|ERROR!|SPILL!|CALC!)$/;
/** Longer values are no IDs. */
const MAX_ID_LENGTH = 200;
/** As much of a value as a message may repeat. */
const SHOWN_LENGTH = 60;

function withIssue(value: CellValue, code: ValueIssueCode, repeatsValue = false): Standardised {
  return { value, issue: repeatsValue ? { code, params: { value: textOf(value).slice(0, SHOWN_LENGTH) } } : { code } };
}

function standardiserOf({ key, type }: { key: string; type: FieldType }, context: StandardisingContext): Standardiser {
  switch (type) {
    case 'text':
    case 'owner':
    case 'longText':
      return standardText;
    case 'id':
      return standardId;
    case 'phone':
      return phoneStandardiser(context);
    case 'email':
      return standardEmail;
    case 'date':
    case 'dateTime':
      return dateStandardiser(key, context);
    case 'number':
      return numberStandardiser((text) => parseNumber(text, context));
    case 'money': {
      const options = { locale: context.locale, currency: context.currency || undefined };
      return numberStandardiser((text) => parseMoney(text, options));
    }
    case 'list':
      return listStandardiser(context.listItems ?? [], context.listFixed ?? false);
  }
}

function standardText(value: CellValue): Standardised {
  if (typeof value !== 'string') return { value };
  const { text, invisible } = tidyText(value, true);
  return invisible ? withIssue(value, 'text-invisible-characters') : { value: text };
}

function standardId(value: CellValue, display = ''): Standardised {
  if (typeof value === 'number') {
    if (!Number.isInteger(value)) return { value };
    if (!Number.isSafeInteger(value)) return withIssue(value, 'number-damaged');
    return { value: /^0+\d+$/.test(display) && Number(display) === value ? display : value.toFixed(0) };
  }
  if (typeof value !== 'string' || value.length > MAX_ID_LENGTH || looksLikeFormula(value)) return { value };
  // 1E5 may well be an ID; 1.38E+10 is none.
  if (looksDamaged(value) && value.includes('+')) return withIssue(value, 'number-damaged');
  const text = halfWidth(withoutInvisible(value)).replace(/\s+/g, ' ').trim();
  return { value: looksLikeFormula(text) ? value : text };
}

function phoneStandardiser(context: StandardisingContext): Standardiser {
  const read = context.readPhone ?? createRecordPhoneReader(context.region);
  const options = { region: context.region, international: context.phonesInternational ?? false };
  return (value, display, country) => {
    const reading = read(value, display, country);
    if (reading.kind === 'valid') return { value: formatPhone(reading, options) };
    return withIssue(value, reading.kind === 'local' ? 'phone-area-code-missing' : `phone-${reading.kind}`);
  };
}

function standardEmail(value: CellValue): Standardised {
  const reading = typeof value === 'string' ? parseEmail(value) : ({ kind: 'invalid' } as const);
  return reading.kind === 'valid' ? { value: reading.email } : withIssue(value, `email-${reading.kind}`);
}

/** Birthdays and anniversaries may lack the year, and may be days of the Chinese calendar; then they stay text. */
function dateStandardiser(key: string, context: StandardisingContext): Standardiser {
  const mayLackYear = key === 'birthday' || key === 'anniversary';
  const options: DateReadingOptions = {
    locale: context.locale,
    today: context.today,
    birthday: key === 'birthday',
    republic: context.language === 'zh-TW',
    ...(context.dateOrder !== undefined && { order: context.dateOrder }),
    ...(context.dateSerials !== undefined && { serials: context.dateSerials }),
  };
  return (value) => {
    if (isCivil(value)) return { value };
    // 8.1 as a number may have been 8.10.
    if (typeof value === 'boolean' || (typeof value === 'number' && !Number.isInteger(value)))
      return withIssue(value, 'date-unclear');
    const reading = parseDate(String(value), options);
    switch (reading.kind) {
      case 'date':
        return {
          value: reading.time === undefined ? { date: reading.date } : { date: reading.date, time: reading.time },
        };
      case 'yearless':
        return mayLackYear ? { value } : withIssue(value, 'date-year-missing');
      case 'lunar':
        return mayLackYear ? { value } : withIssue(value, 'date-unclear');
      case 'impossible':
        return withIssue(value, 'date-impossible');
      case 'unclear':
        return withIssue(value, 'date-unclear');
    }
  };
}

function numberStandardiser(read: (text: string) => NumberReading): Standardiser {
  return (value) => {
    if (typeof value === 'number') return { value };
    const reading = typeof value === 'string' ? read(value) : ({ kind: 'invalid' } as const);
    return reading.kind === 'number' ? { value: reading.value } : withIssue(value, `number-${reading.kind}`);
  };
}

/** A value equal to a label but for case, width and spaces becomes the label; where two labels are so alike, nothing does. */
function listStandardiser(labels: readonly string[], fixed: boolean): Standardiser {
  const exact = new Set(labels);
  const byKey = new Map<string, string | null>();
  for (const label of labels) byKey.set(listKey(label), byKey.has(listKey(label)) ? null : label);
  return (value) => {
    const text = textOf(value);
    if (exact.has(text)) return { value };
    const label = typeof value === 'string' ? byKey.get(listKey(text)) : undefined;
    if (label) return { value: label };
    return fixed ? withIssue(value, 'list-unknown', true) : { value };
  };
}

/** The same for words that differ in case, width and spaces alone. */
export function listKey(label: string): string {
  return withoutInvisible(label.slice(0, 500).normalize('NFKC')).replace(/\s/g, '').toLowerCase();
}
