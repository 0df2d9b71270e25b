/**
 * Text as a user types it into a cell: what Sheets makes of it. `setValue(s)` and `appendRow` parse strings the same way. [range]
 * Knows the locale and today's year (for dates typed without one), never the cell: the plain-text format, which
 * exempts a cell from all this, is the caller's to check.
 */
import { isCivilDate, serialOf } from './civil-date';
import { conventionsOf, type LocaleConventions } from './locale';
import type { Value } from './workbook';

/** A value with the number format that typing it gives to a cell which has none. */
export interface FormattedEntry {
  readonly value: Value;
  readonly numberFormat: string;
}

export interface FormulaEntry {
  readonly formula: string;
}

export type Entry = Value | FormattedEntry | FormulaEntry;

export interface EntryRules {
  readonly locale: string;
  /** Year of dates typed without one. */
  readonly currentYear: number;
}

export function isFormulaEntry(entry: Entry): entry is FormulaEntry {
  return typeof entry === 'object' && 'formula' in entry;
}

export function isFormattedEntry(entry: Entry): entry is FormattedEntry {
  return typeof entry === 'object' && 'numberFormat' in entry;
}

/** Makes the parser of a locale: `''` is for the caller (it clears a cell). A leading apostrophe forces text and is dropped. */
export function entryParser(rules: EntryRules): (text: string) => Entry {
  const parse = parserOf(rules);
  return (text) => {
    const first = text.charCodeAt(0);
    // Nothing that Sheets reads as other than text begins with a CJK letter (full-width ￥ is a currency sign).
    if (first > 0x2e80 && first !== 0xffe5) return text;
    if (first >= 0x30 && first <= 0x39 && text.length < 16) {
      let i = 1;
      while (i < text.length && text.charCodeAt(i) >= 0x30 && text.charCodeAt(i) <= 0x39) i++;
      if (i === text.length) return Number(text);
    }
    if (first === 0x27) return text.slice(1);
    if (first === 0x3d && text.length > 1) return { formula: text };
    if (first === 0x23) return ERRORS.has(text.toUpperCase()) ? { error: text.toUpperCase() } : text;
    if (!parse.mayBeValue(text, first)) return text;
    const value = parse.remembered(text);
    if (value !== undefined) return value;
    // `+86 138…` and `-abc` become formulas that fail. [sheetquery20][owox]
    if ((first === 0x2b || first === 0x2d) && /[^+\-\s]/.test(text)) return { formula: `=${text}` };
    return text;
  };
}

/** The number that a text is when it is used as one in a formula; undefined if it is none. */
export function numberFromText(text: string, rules: EntryRules): number | undefined {
  const entry = entryParser(rules)(text);
  const value = typeof entry === 'object' && 'value' in entry ? entry.value : entry;
  return typeof value === 'number' ? value : undefined;
}

interface Parser {
  mayBeValue(text: string, first: number): boolean;
  remembered(text: string): Entry | undefined;
}

/** Dates and amounts repeat within a column; a short memory is five times as fast as parsing again. */
const MEMORY = 10_000;

const parsers = new Map<string, Parser>();

function parserOf(rules: EntryRules): Parser {
  const key = `${rules.locale} ${rules.currentYear}`;
  let parser = parsers.get(key);
  if (!parser) {
    parser = makeParser(conventionsOf(rules.locale), rules.currentYear);
    parsers.set(key, parser);
  }
  return parser;
}

const ERRORS: ReadonlySet<string> = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#NUM!',
  '#NAME?',
  '#NULL!',
  '#ERROR!',
]);

const CURRENCY_SIGNS = '$€£¥￥₩₹';

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function makeParser(conventions: LocaleConventions, currentYear: number): Parser {
  const decimal = escapeForRegExp(conventions.decimal);
  const group = conventions.group.trim() ? escapeForRegExp(conventions.group) : '[ \\u00a0\\u202f]';
  const plainNumber = new RegExp(`^[+-]?(?:\\d+${decimal}?\\d*|${decimal}\\d+)$`);
  const groupedNumber = new RegExp(`^[+-]?\\d{1,3}(?:${group}\\d{3})+(?:${decimal}\\d*)?$`);
  const scientific = new RegExp(`^[+-]?(?:\\d+${decimal}?\\d*|${decimal}\\d+)[eE][+-]?\\d{1,3}$`);
  // `22 34` is read as 2234, `+49 151 23` fails as a formula. [sheetquery20][owox]
  const spacedNumber = /^\d+(?: \d+)+$/;
  const groupAll = new RegExp(group, 'g');
  const months = new Map<string, number>();
  for (const list of [conventionsOf('en_US'), conventions])
    for (let m = 0; m < 12; m++) {
      months.set((list.monthNames[m] as string).toLowerCase(), m + 1);
      months.set((list.monthAbbreviations[m] as string).toLowerCase(), m + 1);
    }
  months.set('sept', 9);
  const dayNames = new Set([...conventions.dayNames, ...conventionsOf('en_US').dayNames].map((d) => d.toLowerCase()));
  const [yes, no] = conventions.booleans;
  const words = [...months.keys(), ...dayNames, yes, no, 'true', 'false'];
  const letterStarts = new Set(words.map((word) => (word[0] as string).toLowerCase()));

  const memory = new Map<string, Entry | undefined>();
  const booleans = new Set(['TRUE', 'FALSE', yes, no]);

  const toNumber = (text: string): number | undefined => {
    if (plainNumber.test(text)) return finite(text.replace(conventions.decimal, '.'));
    if (groupedNumber.test(text)) return finite(text.replace(groupAll, '').replace(conventions.decimal, '.'));
    return undefined;
  };
  const decimalsOf = (text: string) => (text.includes(conventions.decimal) ? '.00' : '');

  function value(original: string): Entry | undefined {
    const text = original.trim();
    if (text === '' || text.length > 60) return undefined;
    const upper = text.length <= 10 ? text.toUpperCase() : '';
    if (booleans.has(upper)) return upper === 'TRUE' || upper === yes;
    const plain = toNumber(text);
    if (plain !== undefined) {
      if (!groupedNumber.test(text)) return plain;
      return { value: plain, numberFormat: `#,##0${decimalsOf(text)}` };
    }
    if (/^[\d+\-(.,$€£¥￥₩₹]/.test(text)) {
      if (scientific.test(text)) {
        const number = finite(text.replace(conventions.decimal, '.'));
        if (number !== undefined) return { value: number, numberFormat: '0.00E+00' };
      }
      if (text.endsWith('%')) {
        const inner = toNumber(text.slice(0, -1).trim());
        if (inner !== undefined)
          return { value: Number(`${inner}e-2`) || inner / 100, numberFormat: `0${decimalsOf(text)}%` };
      }
      const money = currency(text);
      if (money) return money;
      const date = numericDateTime(text);
      if (date) return date;
      if (spacedNumber.test(text)) return finite(text.replace(/ /g, ''));
      if (/^\(.*\)$/.test(text)) {
        const inner = toNumber(text.slice(1, -1));
        if (inner !== undefined && inner >= 0) return -inner;
      }
    }
    return namedDate(text);
  }

  function currency(text: string): FormattedEntry | undefined {
    const match = /^([+-]?)([$€£¥￥₩₹])\s?([+-]?)([\d.,\u00a0\u202f ]+)$/.exec(text) ?? undefined;
    const after = match ? undefined : /^([+-]?[\d.,\u00a0\u202f]+)\s?([$€£¥₩₹])$/.exec(text);
    const [sign, digits] = match
      ? [match[2], match[4]]
      : conventions.currencyAfter && after
        ? [after[2], after[1]]
        : [];
    if (!sign || !digits || (match?.[1] && match[3])) return undefined;
    const number = toNumber(digits.trim());
    if (number === undefined) return undefined;
    const negative = match?.[1] === '-' || match?.[3] === '-';
    const symbol = sign === '￥' ? '¥' : sign;
    const shown = `#,##0${decimalsOf(digits)}`;
    const own = symbol === conventions.currency ? `"${symbol}"` : `[$${symbol}]`;
    return {
      value: negative ? -number : number,
      numberFormat: conventions.currencyAfter ? `${shown} ${own}` : `${own}${shown}`,
    };
  }

  function numericDateTime(text: string): FormattedEntry | undefined {
    const alone = time(text);
    if (alone) return alone;
    const space = text.search(/\s(?=\d{1,2}:)/);
    const date = numericDate(space < 0 ? text : text.slice(0, space));
    if (!date || space < 0) return date;
    const clock = time(text.slice(space + 1).trim());
    return clock && withTime(date, clock);
  }

  function withTime(date: FormattedEntry, clock: FormattedEntry): FormattedEntry | undefined {
    if ((clock.value as number) >= 1) return undefined;
    return {
      value: (date.value as number) + (clock.value as number),
      numberFormat: `${date.numberFormat} ${clock.numberFormat}`,
    };
  }

  function time(text: string): FormattedEntry | undefined {
    const m = /^(\d{1,4}):([0-5]?\d)(?::([0-5]?\d)(?:\.(\d{1,3}))?)?\s?([AaPp])?\.?([Mm])?\.?$/.exec(text);
    if (!m || Boolean(m[5]) !== Boolean(m[6])) return undefined;
    const [, h = '', min = '', s, ms, period] = m;
    let hours = Number(h);
    if (period) {
      if (hours < 1 || hours > 12) return undefined;
      hours = (hours % 12) + (period.toLowerCase() === 'p' ? 12 : 0);
    }
    const value = (hours * 3600 + Number(min) * 60 + Number(s ?? 0) + Number(`0.${ms ?? 0}`)) / 86400;
    const elapsed = hours >= 24;
    const pattern = `${elapsed ? '[h]' : h.length > 1 && !period ? 'hh' : 'h'}:mm${s === undefined ? '' : ':ss'}${ms === undefined ? '' : `.${'0'.repeat(ms.length)}`}${period ? ' AM/PM' : ''}`;
    return { value, numberFormat: elapsed && s === undefined ? `${pattern}:ss` : pattern };
  }

  function numericDate(text: string): FormattedEntry | undefined {
    if (conventions.cjkDates) {
      const cjk = /^(?:(\d{4}|\d{2})年)?(\d{1,2})月(?:(\d{1,2})日)?$/.exec(text);
      if (cjk && (cjk[1] || cjk[3])) {
        const pattern = `${cjk[1] ? 'yyyy"年"' : ''}m"月"${cjk[3] ? 'd"日"' : ''}`;
        return dated(cjk[1] ? fullYear(cjk[1]) : currentYear, Number(cjk[2]), Number(cjk[3] ?? 1), pattern);
      }
    }
    const m = /^(\d{1,4})([-/. ])(\d{1,2})(?:\2(\d{1,4}))?$/.exec(text);
    if (!m) return undefined;
    const [, a = '', separator = '', b = '', c] = m;
    if (separator === '.' && !(conventions.dotDates && c !== undefined)) return undefined;
    // Three parts with blanks are a date when the year comes first (`1940 10 5`, odk docs pull 1095); two are a number.
    if (separator === ' ' && !(c !== undefined && a.length === 4)) return undefined;
    const s = separator;
    if (c === undefined) {
      if (a.length === 4) return undefined;
      if (conventions.dateOrder === 'DMY') return dated(currentYear, Number(b), Number(a), `d${s}M`);
      return dated(currentYear, Number(a), Number(b), `M${s}d`);
    }
    if (a.length >= 3) {
      if (a.length !== 4 || c.length > 2) return undefined;
      const wide = b.length === 2 && c.length === 2;
      return dated(
        Number(a),
        Number(b),
        Number(c),
        `yyyy${s}${wide && s === '-' ? 'mm' : 'M'}${s}${wide && s === '-' ? 'dd' : 'd'}`,
      );
    }
    if (c.length === 3 || c.length === 1) {
      if (conventions.dateOrder !== 'YMD' || c.length === 3) return undefined;
    }
    if (c.length === 4) {
      const monthFirst = conventions.dateOrder !== 'DMY';
      const [month, day] = monthFirst ? [a, b] : [b, a];
      const typed = monthFirst ? `M${s}d${s}yyyy` : `d${s}M${s}yyyy`;
      return dated(
        Number(c),
        Number(month),
        Number(day),
        separatorOf(conventions) === s && conventions.dateOrder !== 'YMD' ? conventions.datePattern : typed,
      );
    }
    if (conventions.dateOrder === 'YMD') return dated(fullYear(a), Number(b), Number(c), `yy${s}M${s}d`);
    const [month, day] = conventions.dateOrder === 'MDY' ? [a, b] : [b, a];
    return dated(
      fullYear(c),
      Number(month),
      Number(day),
      conventions.dateOrder === 'MDY' ? `M${s}d${s}yy` : `d${s}M${s}yy`,
    );
  }

  function namedDate(original: string): FormattedEntry | undefined {
    const word = /\p{L}+/u.exec(original)?.[0].toLowerCase() ?? '';
    if (!months.has(word) && !dayNames.has(word)) return undefined;
    const space = original.search(/\s(?=\d{1,2}:)/);
    const clock = space < 0 ? undefined : time(original.slice(space + 1).trim());
    if (space >= 0 && !clock) return undefined;
    const text = space < 0 ? original : original.slice(0, space);
    const dayName = /^([\p{L}]+),?\s+/u.exec(text);
    const isDayName = dayName && dayNames.has(word);
    const rest = isDayName ? text.slice(dayName[0].length) : text;
    const prefix = isDayName ? 'dddd, ' : '';
    const monthFirst = /^(\p{L}+)\.?[ -](\d{1,2})(?:,?[ -](\d{4}|\d{2}))?$/u.exec(rest);
    const monthYear = /^(\p{L}+)\.?,?[ -](\d{4})$/u.exec(rest);
    const dayFirst = /^(\d{1,2})\.?[ -]?(\p{L}+)\.?(?:,?[ -](\d{4}|\d{2}))?$/u.exec(rest);
    let result: FormattedEntry | undefined;
    if (monthYear) {
      const month = months.get((monthYear[1] as string).toLowerCase());
      result = month ? dated(Number(monthYear[2]), month, 1, `${monthPattern(monthYear[1])} yyyy`) : undefined;
    } else if (monthFirst) {
      const month = months.get((monthFirst[1] as string).toLowerCase());
      const year = monthFirst[3] ? fullYear(monthFirst[3]) : currentYear;
      result = month
        ? dated(
            year,
            month,
            Number(monthFirst[2]),
            `${prefix}${monthPattern(monthFirst[1])} d${monthFirst[3] ? ', yyyy' : ''}`,
          )
        : undefined;
    } else if (dayFirst) {
      const month = months.get((dayFirst[2] as string).toLowerCase());
      const year = dayFirst[3] ? fullYear(dayFirst[3]) : currentYear;
      const separator = rest.includes('-') ? '-' : ' ';
      result = month
        ? dated(
            year,
            month,
            Number(dayFirst[1]),
            `${prefix}d${separator}${monthPattern(dayFirst[2])}${dayFirst[3] ? `${separator}yyyy` : ''}`,
          )
        : undefined;
    }
    return result && clock ? withTime(result, clock) : result;
  }

  function monthPattern(name: string | undefined): string {
    return (name ?? '').length > 3 && name?.toLowerCase() !== 'sept' ? 'mmmm' : 'mmm';
  }

  return {
    mayBeValue(text, first) {
      if (
        (first >= 0x30 && first <= 0x39) ||
        first === 0x2b ||
        first === 0x2d ||
        first === 0x2e ||
        first === 0x28 ||
        first === 0x20
      )
        return true;
      const letter = text[0] as string;
      if (CURRENCY_SIGNS.includes(letter) || first === 0x2c) return true;
      return letterStarts.has(letter.toLowerCase()) && (/\d/.test(text) || booleans.has(text.trim().toUpperCase()));
    },
    remembered(text) {
      const known = memory.get(text);
      if (known !== undefined || memory.has(text)) return known;
      const entry = value(text);
      if (memory.size >= MEMORY) memory.clear();
      memory.set(text, entry);
      return entry;
    },
  };
}

function separatorOf(conventions: LocaleConventions): string {
  return /[^A-Za-z]/.exec(conventions.datePattern)?.[0] ?? '/';
}

/** Two digits: 00 to 29 are this century, the rest the last. (assumption: as Excel does) */
function fullYear(text: string): number {
  if (text.length > 2) return Number(text);
  const year = Number(text);
  return year < 30 ? 2000 + year : 1900 + year;
}

function dated(year: number, month: number, day: number, numberFormat: string): FormattedEntry | undefined {
  return isCivilDate(year, month, day) ? { value: serialOf(year, month, day), numberFormat } : undefined;
}

function finite(text: string): number | undefined {
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}
