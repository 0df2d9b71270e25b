/**
 * What a spreadsheet's locale decides: separators, order of dates, names of months and days, currency.
 * Taken from Intl (CLDR), with Sheets' own default patterns where they are known. [api-formats]
 */

export interface LocaleConventions {
  readonly decimal: string;
  readonly group: string;
  readonly dateOrder: 'MDY' | 'DMY' | 'YMD';
  /** Default pattern of a date, and of a date with a time. */
  readonly datePattern: string;
  readonly dateTimePattern: string;
  /** Separators that a numeric date of the locale may have besides `/` and `-`. */
  readonly dotDates: boolean;
  readonly currency: string;
  readonly currencyAfter: boolean;
  readonly monthNames: readonly string[];
  readonly monthAbbreviations: readonly string[];
  readonly dayNames: readonly string[];
  readonly dayAbbreviations: readonly string[];
  readonly am: string;
  readonly pm: string;
  readonly booleans: readonly [yes: string, no: string];
  /** Dates are also written 2024年3月5日. */
  readonly cjkDates: boolean;
}

/** Sheets names them `en_US`, Intl `en-US`. */
const DATE_PATTERNS: Readonly<Record<string, string>> = {
  en_US: 'M/d/yyyy',
  en_GB: 'dd/MM/yyyy',
  zh_CN: 'yyyy/M/d',
  zh_TW: 'yyyy/M/d',
  de_DE: 'dd.MM.yyyy',
};

const BOOLEANS: Readonly<Record<string, readonly [string, string]>> = {
  de: ['WAHR', 'FALSCH'],
  fr: ['VRAI', 'FAUX'],
  es: ['VERDADERO', 'FALSO'],
  it: ['VERO', 'FALSO'],
};

const CURRENCIES: Readonly<Record<string, string>> = {
  US: 'USD',
  GB: 'GBP',
  CN: 'CNY',
  TW: 'TWD',
  HK: 'HKD',
  JP: 'JPY',
  CA: 'CAD',
  AU: 'AUD',
  IN: 'INR',
  KR: 'KRW',
  CH: 'CHF',
  SG: 'SGD',
};

const cache = new Map<string, LocaleConventions>();

/** Whether Intl can serve the locale. */
export function isLocale(locale: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale.replace('_', '-')).length > 0;
  } catch {
    return false;
  }
}

/** The conventions of a locale such as `zh_CN`; cached. */
export function conventionsOf(locale: string): LocaleConventions {
  let conventions = cache.get(locale);
  if (!conventions) {
    conventions = build(locale);
    cache.set(locale, conventions);
  }
  return conventions;
}

function build(locale: string): LocaleConventions {
  const tag = locale.replace('_', '-');
  const [language = 'en', region = ''] = tag.split('-');
  const numberParts = new Intl.NumberFormat(tag).formatToParts(1234567.5);
  const part = (type: string) => numberParts.find((p) => p.type === type)?.value;
  const datePattern = DATE_PATTERNS[locale] ?? patternOf(tag);
  const currency = CURRENCIES[region] ?? 'EUR';
  const money = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(1);
  const months = (month: 'long' | 'short') => names(12, (i) => new Date(Date.UTC(2023, i, 15)), tag, { month });
  const days = (weekday: 'long' | 'short') => names(7, (i) => new Date(Date.UTC(2023, 0, 1 + i)), tag, { weekday });
  return {
    decimal: part('decimal') ?? '.',
    group: part('group') ?? ',',
    dateOrder: datePattern.startsWith('y') ? 'YMD' : /^d/.test(datePattern) ? 'DMY' : 'MDY',
    datePattern,
    dateTimePattern: `${datePattern} H:mm:ss`,
    dotDates: datePattern.includes('.'),
    currency: money.find((p) => p.type === 'currency')?.value ?? '€',
    currencyAfter: money.findIndex((p) => p.type === 'currency') > 0,
    monthNames: months('long'),
    monthAbbreviations: months('short').map((name) => name.replace(/\.$/, '')),
    dayNames: days('long'),
    dayAbbreviations: days('short').map((name) => name.replace(/\.$/, '')),
    am: dayPeriod(tag, 6),
    pm: dayPeriod(tag, 18),
    booleans: BOOLEANS[language] ?? ['TRUE', 'FALSE'],
    cjkDates: ['zh', 'ja'].includes(language),
  };
}

function patternOf(tag: string): string {
  const parts = new Intl.DateTimeFormat(tag, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  }).formatToParts(new Date(Date.UTC(2024, 2, 5)));
  return parts
    .map(({ type, value }) => {
      if (type === 'year') return 'yyyy';
      if (type === 'month') return value.length > 1 ? 'MM' : 'M';
      if (type === 'day') return value.length > 1 ? 'dd' : 'd';
      return value.replace(/[^./\- ]/g, '');
    })
    .join('');
}

function names(count: number, dateOf: (i: number) => Date, tag: string, options: Intl.DateTimeFormatOptions): string[] {
  const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  return Array.from({ length: count }, (_, i) => format.format(dateOf(i)));
}

function dayPeriod(tag: string, hour: number): string {
  const parts = new Intl.DateTimeFormat(tag, { hour: 'numeric', hour12: true, timeZone: 'UTC' }).formatToParts(
    new Date(Date.UTC(2024, 0, 1, hour)),
  );
  return parts.find((p) => p.type === 'dayPeriod')?.value ?? (hour < 12 ? 'AM' : 'PM');
}
