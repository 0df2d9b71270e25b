/**
 * Reads a civil date from text in the notations people use in English and Chinese. Never guesses: a text that
 * could mean two dates is unclear. Knows no clock: today, and the order of day and month, are handed in.
 */
import { type CivilDate, civilDate, civilDateOfDay, daysInMonth, isCivilDay, weekday, yearOf } from './civil-date';
import { halfWidth, withoutInvisible } from './text';

/** Order of the parts of a numeric date. */
export type DateOrder = 'ymd' | 'dmy' | 'mdy';

export interface DateReadingOptions {
  /** The spreadsheet's locale as Sheets spells it. */
  readonly locale: string;
  readonly today: CivilDate;
  /** Order of the column's numeric dates; null where the column contradicts itself; left out: the usual one. */
  readonly order?: DateOrder | null;
  /** The column clearly holds dates, so that a bare five-digit number is a spreadsheet's serial day. */
  readonly serials?: boolean;
  /** The sheet is in traditional Chinese, so that years may be the Republic's (Taiwan), whatever the locale. */
  readonly republic?: boolean;
  /** A person's birthday: two-digit years never lie in the future. */
  readonly birthday?: boolean;
}

export type DateReading =
  /** `time` is `HH:MM:SS`, absent at midnight. */
  | { readonly kind: 'date'; readonly date: CivilDate; readonly time?: string }
  /** A day of the year, such as `08-15`. `monthDay` is `mm-dd`, absent where day and month could be exchanged. */
  | { readonly kind: 'yearless'; readonly monthDay?: string }
  /** A day of the Chinese calendar. */
  | { readonly kind: 'lunar' }
  /** A date in form, but a day that does not exist. */
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unclear' };

const UNCLEAR: DateReading = { kind: 'unclear' };
const IMPOSSIBLE: DateReading = { kind: 'impossible' };
const LUNAR: DateReading = { kind: 'lunar' };
const YEARLESS: DateReading = { kind: 'yearless' };

/** Longer texts are never dates. */
const MAX_LENGTH = 60;
/** An XLSX holds no date before 1900, so earlier ones stay text. */
const FIRST_YEAR = 1900;
/** Day 0 of spreadsheets' serial days, 1899-12-30, as a day number. */
const SERIAL_EPOCH = -25569;

/** Two one- or two-digit numbers and a year, in some order, between equal separators. */
const NUMERIC_DATE = /^(\d{1,4}) ?([-/. ]) ?(\d\d?) ?\2 ?(\d{1,4})\.?$/;
const HAN_DATE = /^(\d{1,4}) ?[年년] ?(\d\d?) ?[月월] ?(\d\d?) ?[日号號일]?$/;
/** Years of the Republic of China (Taiwan) count from 1912. */
const REPUBLIC_DATE = /^(?:民国|民國) ?(\d{1,3}|元) ?[年\-/. ] ?(\d\d?) ?[月\-/. ] ?(\d\d?) ?[日号號]?$/;
const DAY_OF_YEAR = /^(?:--)?(\d\d?) ?([-/.月월]) ?(\d\d?) ?[日号號일]?$/;
/** Words of the Chinese calendar only: 正月 冬月 腊月, 闰, 初五, 廿三; and a day written 八月十五, without 日. */
const LUNAR_WORDS = /[正冬腊臘]月|[闰閏初廿]|月[一二三四五六七八九十]{1,3}$/;

/** The order in which a locale writes numeric dates, or null where it is not known. Source: Unicode CLDR, short dates. */
export function localeDateOrder(locale: string): DateOrder | null {
  const [language, region = ''] = locale.split(/[_-]/) as [string, string?];
  if (language === 'zh') return region === 'HK' || region === 'MO' || region === 'SG' ? 'dmy' : 'ymd';
  if (['ja', 'ko', 'hu', 'lt', 'mn', 'fa', 'sv', 'af'].includes(language)) return 'ymd';
  if (language === 'fr' && region === 'CA') return 'ymd';
  if (language === 'en') {
    if (region === 'US' || region === 'PH') return 'mdy';
    return region === '' || region === 'CA' || region === 'ZA' ? null : 'dmy';
  }
  if (language === 'es' && (region === 'US' || region === 'PR')) return 'mdy';
  return language === '' ? null : 'dmy';
}

/**
 * The order that is usual for a numeric date. With dots nobody writes the month first: Unicode CLDR 48 has dots in the
 * short dates of 38 locales, with the day first in 35 and the year in front in three.
 */
function usualDateOrder(separator: string, last: string, locale: string): DateOrder | null {
  const local = localeDateOrder(locale);
  return separator === '.' && (local !== 'ymd' || last.length === 4) ? 'dmy' : local;
}

/**
 * The one order under which every numeric date of a column exists; of several the usual one, unless it is not
 * `byCustom`, or dates with dots and others are usually written in different ones; null where none fits all.
 */
export function guessDateOrder(texts: Iterable<string>, locale: string, byCustom = true): DateOrder | null {
  let possible: readonly DateOrder[] = ['ymd', 'dmy', 'mdy'];
  const usual = new Set<DateOrder | null>();
  for (const text of texts) {
    if (text.length > MAX_LENGTH) continue;
    const parts = NUMERIC_DATE.exec(
      halfWidth(text)
        .trim()
        .split(/[ T](?=\d\d?:)/)[0]!,
    );
    // A four-digit year in front says nothing about dates that are written the other way round.
    if (!parts || parts[1]!.length > 2) continue;
    const orders = interpretations(parts[1]!, parts[3]!, parts[4]!, { locale, today: '2000-01-01' }).map(
      ({ order }) => order,
    );
    if (orders.length > 0) possible = possible.filter((order) => orders.includes(order));
    if (orders.length > 1) usual.add(usualDateOrder(parts[2]!, parts[4]!, locale));
  }
  if (possible.length < 2 || !byCustom) return possible.length === 1 ? possible[0]! : null;
  const [order = localeDateOrder(locale), ...others] = usual;
  return others.length === 0 && order !== null && possible.includes(order) ? order : null;
}

/** Reads one text. */
export function parseDate(text: string, options: DateReadingOptions): DateReading {
  if (text.length > MAX_LENGTH) return UNCLEAR;
  if (/^[\d\-/.]+$/.test(text) || HAN_DATE.test(text)) return readDay(text, options);
  const plain = withoutInvisible(text)
    .normalize('NFKC')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/。/g, '.')
    .replace(/\s+/g, ' ')
    .trim();
  if (/^(?:农历|農曆|阴历|陰曆|旧历|舊曆|lunar)/i.test(plain)) return /[月\d]/.test(plain) ? LUNAR : UNCLEAR;
  const [day, dayless] = takeWeekday(plain.replace(/^(?:公历|公曆|阳历|陽曆|新历|新曆|西元|公元) ?/, ''));
  const [time, dateText] = takeTime(dayless);
  const reading = LUNAR_WORDS.test(dateText) ? LUNAR : readDay(toArabicDigits(dateText), options);
  if (reading.kind === 'impossible' || (time === '' && day === 0)) return reading;
  if (reading.kind !== 'date' || time === null || (day !== 0 && weekday(reading.date) !== day)) return UNCLEAR;
  return time === '' || time === '00:00:00' ? reading : { ...reading, time };
}

/** Reads a text that is trimmed and half-width and holds neither weekday nor time. */
function readDay(text: string, options: DateReadingOptions): DateReading {
  const numeric = NUMERIC_DATE.exec(text);
  if (numeric) {
    const isOfColumn = options.order !== undefined;
    const ordered = isOfColumn
      ? options
      : { ...options, order: usualDateOrder(numeric[2]!, numeric[4]!, options.locale) };
    return readParts(numeric[1]!, numeric[3]!, numeric[4]!, ordered);
  }
  const han = HAN_DATE.exec(text);
  if (han) return readParts(han[1]!, han[2]!, han[3]!, { ...options, order: 'ymd' }, true);
  const republic = REPUBLIC_DATE.exec(text);
  if (republic)
    return day(1911 + (republic[1] === '元' ? 1 : Number(republic[1])), Number(republic[2]), Number(republic[3]));
  if (/^(?:19|20)\d{6}$/.test(text)) {
    const reading = day(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6)));
    // 19122024 is 19 December: eight digits that are no date this way round may be one another way.
    return reading === IMPOSSIBLE && isDayFirst(text) ? UNCLEAR : reading;
  }
  if (/^\d{5}(?:\.\d{1,12})?$/.test(text)) return options.serials ? readSerial(Number(text)) : UNCLEAR;
  const yearless = DAY_OF_YEAR.exec(text);
  if (yearless)
    return readDayOfYear(
      Number(yearless[1]),
      Number(yearless[3]),
      /[月월]/.test(yearless[2]!) ? 'ymd' : orderOf(options),
    );
  return /[a-z]/i.test(text) ? readMonthName(text, options) : UNCLEAR;
}

/** Whether eight digits are a day, a month and a year of the last or the present century. */
function isDayFirst(digits: string): boolean {
  const year = Number(digits.slice(4));
  return year >= FIRST_YEAR && year < 2100 && isCivilDay(year, Number(digits.slice(2, 4)), Number(digits.slice(0, 2)));
}

function day(year: number, month: number, dayOfMonth: number): DateReading {
  if (!isCivilDay(year || 2000, month, dayOfMonth) || year === 0) return IMPOSSIBLE;
  return year < FIRST_YEAR ? UNCLEAR : { kind: 'date', date: civilDate(year, month, dayOfMonth) };
}

function orderOf(options: DateReadingOptions): DateOrder | null {
  return options.order === undefined ? localeDateOrder(options.locale) : options.order;
}

function readParts(
  first: string,
  middle: string,
  last: string,
  options: DateReadingOptions,
  yearFirst = false,
): DateReading {
  if (first.length === 4 && last.length < 3) return day(Number(first), Number(middle), Number(last));
  if (first.length > 2 && last.length > 2) return UNCLEAR;
  const all = interpretations(first, middle, last, options).filter(({ order }) => !yearFirst || order === 'ymd');
  const fitting = all.filter(({ order }) => order === options.order);
  const dates = new Set((fitting.length > 0 ? fitting : all).map(({ date }) => date));
  if (dates.size === 1) for (const date of dates) return date < `${FIRST_YEAR}` ? UNCLEAR : { kind: 'date', date };
  // Without any reading the text is an impossible date if its numbers have the size of a day, a month and a year.
  const hasForm = last.length === 4 || last.length === 2 || (first.length === 2 && yearFirst);
  return dates.size === 0 && hasForm && first.length < 3 && Number(middle) < 32 ? IMPOSSIBLE : UNCLEAR;
}

/** Every date that three numbers could mean, with the order that makes it so. A year has 2, 3 (Taiwan) or 4 digits. */
function interpretations(
  first: string,
  middle: string,
  last: string,
  options: Pick<DateReadingOptions, 'locale' | 'today' | 'birthday' | 'republic'>,
): readonly { readonly order: DateOrder; readonly date: CivilDate }[] {
  const found: { order: DateOrder; date: CivilDate }[] = [];
  const add = (order: DateOrder, year: number, month: string, dayOfMonth: string): void => {
    if (!isCivilDay(year, Number(month), Number(dayOfMonth))) return;
    found.push({ order, date: civilDate(year, Number(month), Number(dayOfMonth)) });
  };
  if (last.length < 3) {
    const taiwan = options.locale === 'zh_TW' || options.republic === true;
    if (first.length === 4) add('ymd', Number(first), middle, last);
    if (first.length === 2) add('ymd', fullYear(first, options), middle, last);
    if (taiwan && (first.length === 2 || first.length === 3)) add('ymd', 1911 + Number(first), middle, last);
  }
  if (first.length < 3 && (last.length === 2 || last.length === 4)) {
    const year = last.length === 4 ? Number(last) : fullYear(last, options);
    add('dmy', year, middle, first);
    add('mdy', year, first, middle);
  }
  return found;
}

/** A two-digit year lies at most 80 years back and 19 ahead; a birthday's at most 99 back and never ahead. */
function fullYear(text: string, { today, birthday }: Pick<DateReadingOptions, 'today' | 'birthday'>): number {
  const latest = yearOf(today) + (birthday ? 0 : 19);
  return latest - ((((latest - Number(text)) % 100) + 100) % 100);
}

function readDayOfYear(first: number, second: number, order: DateOrder | null): DateReading {
  const fits = (month: number, dayOfMonth: number) => isCivilDay(2000, month, dayOfMonth);
  const monthFirst = fits(first, second);
  const dayFirst = fits(second, first);
  if (!monthFirst && !dayFirst)
    return (first < 13 && second < 32) || (second < 13 && first < 32) ? IMPOSSIBLE : UNCLEAR;
  const certain =
    order === 'dmy' ? dayFirst : order === null ? monthFirst !== dayFirst || first === second : monthFirst;
  if (!certain && monthFirst && dayFirst) return YEARLESS;
  const useDayFirst = order === 'dmy' ? dayFirst : !monthFirst;
  const [month, dayOfMonth] = useDayFirst ? [second, first] : [first, second];
  return { kind: 'yearless', monthDay: civilDate(2000, month, dayOfMonth).slice(5) };
}

const MONTH_NAME =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

function readMonthName(text: string, options: DateReadingOptions): DateReading {
  const words = text
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/[a-z](?=\d)|\d(?=[a-z])/g, '$& ')
    .split(/[ .,\-/'’]+/)
    .filter((word) => word !== '' && word !== 'of');
  const at = words.findIndex((word) => MONTH_NAME.test(word));
  const month = at < 0 ? 0 : MONTHS.indexOf(words[at]!.slice(0, 3)) / 3 + 1;
  const [first, second] = words.filter((_, index) => index !== at);
  if (month === 0 || first === undefined || words.length > 3 || !/^\d{1,4}$/.test(first)) return UNCLEAR;
  if (second === undefined) {
    if (first.length > 2 || Number(first) > 31) return UNCLEAR;
    if (Number(first) > daysInMonth(2000, month) || Number(first) === 0) return IMPOSSIBLE;
    // Mar-24 may be a day or a year.
    return at === 0 && first.length === 2
      ? YEARLESS
      : { kind: 'yearless', monthDay: civilDate(2000, month, Number(first)).slice(5) };
  }
  if (!/^\d{1,4}$/.test(second) || at === 2) return UNCLEAR;
  if (first.length === 4 && second.length < 3 && at === 1) return day(Number(first), month, Number(second));
  if (first.length > 2 || (second.length !== 2 && second.length !== 4)) return UNCLEAR;
  return day(second.length === 4 ? Number(second) : fullYear(second, options), month, Number(first));
}

function readSerial(serial: number): DateReading {
  const days = Math.floor(serial);
  const seconds = Math.round((serial - days) * 86_400);
  if (seconds === 86_400) return UNCLEAR;
  const date = civilDateOfDay(days + SERIAL_EPOCH);
  return seconds === 0 ? { kind: 'date', date } : { kind: 'date', date, time: clockTime(0, 0, seconds) };
}

function clockTime(hours: number, minutes: number, seconds: number): string {
  const all = hours * 3600 + minutes * 60 + seconds;
  return [all / 3600, (all / 60) % 60, all % 60].map((part) => `0${Math.floor(part)}`.slice(-2)).join(':');
}

const WEEKDAY =
  /\(?(?:周|週|星期|礼拜|禮拜)([一二三四五六日天])\)?|\(([一二三四五六日])\)|\(?\b(mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b\.?\)?/i;

/** Splits off a weekday: its ISO number, or 0, and the rest. */
function takeWeekday(text: string): [number, string] {
  const match = /[周週星礼禮(a-z]/i.test(text) ? WEEKDAY.exec(text) : null;
  if (!match) return [0, text];
  const han = match[1] ?? match[2];
  const number = han
    ? '一二三四五六日'.indexOf(han === '天' ? '日' : han)
    : 'montuewedthufrisatsun'.indexOf(match[3]!.slice(0, 3).toLowerCase()) / 3;
  return [
    number + 1,
    text
      .replace(match[0], ' ')
      .replace(/ {2,}/g, ' ')
      .replace(/^[ ,]+|[ ,]+$/g, ''),
  ];
}

const TIME =
  /(?:[ T]|(?<=[日号號]))(?:(上午|下午|am|pm) ?)?(\d\d?)(?::(\d\d)(?::(\d\d)(?:\.0+)?)?|[点點时時](?:(\d\d?)分(?:(\d\d?)秒)?|整)?)(?: ?(am|pm|a\.m\.|p\.m\.))?$/i;

/** Splits off a time of day at the end: `HH:MM:SS`, `''` where there is none, null where there is no such time. */
function takeTime(text: string): [string | null, string] {
  const match = TIME.exec(text);
  if (!match) return ['', text];
  const half = (match[1] ?? match[7] ?? '').toLowerCase();
  const hour = Number(match[2]);
  const minute = Number(match[3] ?? match[5] ?? 0);
  const second = Number(match[4] ?? match[6] ?? 0);
  const rest = text.slice(0, match.index).replace(/[ ,]+$/, '');
  if (minute > 59 || second > 59 || hour > 23 || (half !== '' && hour === 0 && half !== '上午')) return [null, rest];
  const afternoon = half === '下午' || half.startsWith('p');
  if (half !== '' && hour > 12 && !afternoon) return [null, rest];
  return [clockTime(half === '' || hour > 12 ? hour : (hour % 12) + (afternoon ? 12 : 0), minute, second), rest];
}

/** 二〇二四年十二月二十五日 as 2024年12月25日. */
function toArabicDigits(text: string): string {
  const digit = (char: string): number => (char === '○' || char === '零' ? 0 : '〇一二三四五六七八九'.indexOf(char));
  return text.replace(/[〇○零一二三四五六七八九十]+/g, (run) => {
    const ten = run.indexOf('十');
    if (ten < 0) return [...run].map(digit).join('');
    if (run.length > 3 || ten > 1 || run.length - ten > 2) return run;
    return String((ten === 0 ? 1 : digit(run[0]!)) * 10 + (ten === run.length - 1 ? 0 : digit(run[ten + 1]!)));
  });
}
