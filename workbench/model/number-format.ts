/**
 * Number format patterns as Sheets writes them: parsed once, then applied to numbers and texts. [api-formats]
 * Knows locales only through their conventions. Fractions (`# ?/?`) and calendars are refused, not guessed.
 */
import { ServiceError } from '../sandbox/door';
import { civilOf, splitSerial, weekdayOf } from './civil-date';
import { conventionsOf, type LocaleConventions } from './locale';

/** Sheets' own name for "no format": what `getNumberFormat` answers for a cell that has none. [gasfakes] issue 27 */
export const AUTOMATIC = '0.###############';

export type FormatKind = 'general' | 'text' | 'date' | 'number';

type Token =
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'digit'; readonly char: '0' | '#' | '?' }
  | { readonly type: 'point' }
  | { readonly type: 'percent' }
  | { readonly type: 'exponent'; readonly plus: boolean; readonly digits: number; readonly letter: string }
  | { readonly type: 'text' }
  | { readonly type: 'date'; readonly code: string }
  | { readonly type: 'elapsed'; readonly code: 'h' | 'm' | 's'; readonly digits: number }
  | { readonly type: 'fraction'; readonly digits: number }
  | { readonly type: 'dayPeriod'; readonly short: boolean };

interface Section {
  readonly kind: FormatKind;
  readonly tokens: readonly Token[];
  readonly condition?: { readonly operator: string; readonly value: number };
  readonly grouped: boolean;
  /** Thousands by which trailing commas divide. */
  readonly scale: number;
  readonly locale?: string;
}

const LCID: Readonly<Record<string, string>> = {
  '409': 'en_US',
  '809': 'en_GB',
  '804': 'zh_CN',
  '404': 'zh_TW',
  '407': 'de_DE',
  '411': 'ja_JP',
  '40C': 'fr_FR',
};

const cache = new Map<string, readonly Section[]>();

/** What a pattern makes of a number: `date` patterns make `getValues` answer Dates. Missing and `General` are `general`. */
export function formatKind(pattern: string | undefined): FormatKind {
  if (pattern === undefined || pattern === AUTOMATIC) return 'general';
  return sectionsOf(pattern)[0]?.kind ?? 'general';
}

/** Whether typed text stays as it is under this pattern ("plain text"). */
export function isTextFormat(pattern: string | undefined): boolean {
  return pattern === '@';
}

/** The text that a cell shows for a number. */
export function formatNumber(value: number, pattern: string | undefined, locale: string): string {
  if (pattern === undefined || pattern === AUTOMATIC) return formatGeneral(value, conventionsOf(locale));
  const sections = sectionsOf(pattern);
  const { section, magnitude } = pick(sections, value);
  if (!section) return formatGeneral(value, conventionsOf(locale));
  const conventions = conventionsOf(section.locale ?? locale);
  switch (section.kind) {
    case 'general':
      return wrapLiterals(section, formatGeneral(magnitude, conventions));
    case 'text':
      return wrapLiterals(section, formatGeneral(value, conventions));
    case 'date':
      return formatDate(section, value, conventions);
    default:
      return formatDigits(section, magnitude, conventions);
  }
}

/** The text that a cell shows for a text: the fourth section, or a lone text section, may dress it. */
export function formatText(text: string, pattern: string | undefined): string {
  if (pattern === undefined || pattern === '@' || !(pattern.includes('@') || pattern.includes(';'))) return text;
  const sections = sectionsOf(pattern);
  const section = sections[3] ?? sections.find((s) => s.kind === 'text');
  return section
    ? section.tokens.map((t) => (t.type === 'text' ? text : t.type === 'literal' ? t.text : '')).join('')
    : text;
}

/**
 * A number without a format: up to 15 digits for whole numbers, 10 significant ones otherwise.
 * (field: `=1/3` shows 0.3333333333, 16 digits show as 1.23457E+15)
 */
export function formatGeneral(value: number, conventions: LocaleConventions): string {
  const size = Math.abs(value);
  let text: string;
  if (size >= 1e15 || (size > 0 && size < 1e-9)) {
    const [mantissa = '0', exponent = '0'] = size.toExponential(5).split('e');
    const power = Number(exponent);
    const digits = Math.abs(power) < 10 ? `0${Math.abs(power)}` : String(Math.abs(power));
    text = `${trimZeros(mantissa)}E${power < 0 ? '-' : '+'}${digits}`;
  } else if (Number.isInteger(size)) text = String(size);
  else {
    const whole = Math.floor(size);
    const wholeDigits = whole === 0 ? 0 : String(whole).length;
    const leadingZeros = whole === 0 ? Math.max(0, -Math.floor(Math.log10(size)) - 1) : 0;
    text = trimZeros(fixed(size, Math.min(15, Math.max(0, 10 - wholeDigits) + leadingZeros)));
  }
  if (conventions.decimal !== '.') text = text.replace('.', conventions.decimal);
  return value < 0 && /[1-9]/.test(text) ? `-${text}` : text;
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Rounds half away from zero on the 15 digits that a double can be trusted for, unlike `toFixed`. */
export function fixed(size: number, decimals: number): string {
  if (size >= 1e21) return String(BigInt(Math.round(size)));
  const exact = Number(size.toPrecision(15));
  const shifted = Math.round(Number(`${exact}e${decimals}`));
  return Number.isFinite(shifted) && shifted < 1e21
    ? insertPoint(BigInt(shifted).toString(), decimals)
    : exact.toFixed(Math.min(decimals, 100));
}

function insertPoint(digits: string, decimals: number): string {
  if (decimals === 0) return digits;
  const padded = digits.padStart(decimals + 1, '0');
  return `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
}

/** Which section serves a number, and the number that it shows: the second section shows negatives without sign. */
function pick(sections: readonly Section[], value: number): { section: Section | undefined; magnitude: number } {
  if (sections.some((s) => s.condition)) {
    const section = sections.find((s) => !s.condition || holds(value, s.condition)) ?? sections[sections.length - 1];
    return { section, magnitude: value };
  }
  const numeric = sections.filter((s, i) => i < 3 && s.kind !== 'text');
  if (value < 0 && numeric.length > 1) return { section: numeric[1], magnitude: -value };
  if (value === 0 && numeric.length > 2) return { section: numeric[2], magnitude: 0 };
  return { section: numeric[0] ?? sections[0], magnitude: value };
}

function holds(value: number, condition: { operator: string; value: number }): boolean {
  switch (condition.operator) {
    case '<':
      return value < condition.value;
    case '<=':
      return value <= condition.value;
    case '>':
      return value > condition.value;
    case '>=':
      return value >= condition.value;
    case '<>':
      return value !== condition.value;
    default:
      return value === condition.value;
  }
}

function wrapLiterals(section: Section, text: string): string {
  return section.tokens.map((t) => (t.type === 'literal' ? t.text : t.type === 'text' ? text : '')).join('') || text;
}

function formatDigits(section: Section, value: number, conventions: LocaleConventions): string {
  const tokens = section.tokens;
  const exponentAt = tokens.findIndex((t) => t.type === 'exponent');
  const mantissa = exponentAt < 0 ? tokens : tokens.slice(0, exponentAt);
  const pointAt = mantissa.findIndex((t) => t.type === 'point');
  const isDigit = (t: Token): t is Extract<Token, { type: 'digit' }> => t.type === 'digit';
  const integerPlaces = mantissa.slice(0, pointAt < 0 ? mantissa.length : pointAt).filter(isDigit);
  const decimalPlaces = pointAt < 0 ? [] : mantissa.slice(pointAt).filter(isDigit);
  if (integerPlaces.length + decimalPlaces.length === 0) return (value < 0 ? '-' : '') + wrapLiterals(section, '');

  let size = Math.abs(value);
  for (const token of tokens) if (token.type === 'percent') size *= 100;
  size /= 1000 ** section.scale;
  let power = 0;
  if (exponentAt >= 0 && size > 0) {
    const step = Math.max(1, integerPlaces.length);
    power = Math.floor(Number(size.toExponential().split('e')[1]) / step) * step;
    if (Number(fixed(size / 10 ** power, decimalPlaces.length)) >= 10 ** step) power += step;
    size /= 10 ** power;
  }
  const [whole = '0', decimals = ''] = fixed(size, decimalPlaces.length).split('.');
  const zeros = integerPlaces.filter((t) => t.char === '0').length;
  const integer = integerTexts(
    whole === '0' ? '' : whole,
    integerPlaces,
    zeros,
    section.grouped ? conventions.group : '',
  );

  let optional = decimals.length;
  while (optional > 0 && decimalPlaces[optional - 1]?.char !== '0' && decimals[optional - 1] === '0') optional--;
  let integerAt = 0;
  let decimalAt = 0;
  let afterPoint = false;
  let out = '';
  for (const token of tokens) {
    if (token.type === 'literal') out += token.text;
    else if (token.type === 'percent') out += '%';
    else if (token.type === 'point') {
      afterPoint = true;
      if (optional > 0 || !decimalPlaces.length || decimalPlaces.some((t) => t.char === '?'))
        out += conventions.decimal;
    } else if (token.type === 'exponent') {
      out += `${token.letter}${power < 0 ? '-' : token.plus ? '+' : ''}${String(Math.abs(power)).padStart(token.digits, '0')}`;
    } else if (token.type === 'digit') {
      if (!afterPoint) out += integer[integerAt++] ?? '';
      else {
        out += decimalAt < optional ? decimals[decimalAt] : token.char === '?' ? ' ' : '';
        decimalAt++;
      }
    }
  }
  return value < 0 && /[1-9]/.test(whole + decimals) ? `-${out}` : out;
}

/** One text per integer place, filled from the right; the first place takes all digits that are left. */
function integerTexts(digits: string, places: readonly { char: string }[], zeros: number, group: string): string[] {
  const padded = digits.padStart(zeros, '0');
  const texts = new Array<string>(places.length).fill('');
  let position = padded.length;
  for (let place = places.length - 1; place >= 0; place--) {
    const from = place === 0 ? 0 : Math.max(0, position - 1);
    let text = padded.slice(from, position);
    if (!text && places[place]?.char === '?') text = ' ';
    if (group && text.trim()) {
      const grouped: string[] = [];
      for (let i = from; i < position; i++) {
        grouped.push(padded[i] as string);
        const left = padded.length - 1 - i;
        if (left > 0 && left % 3 === 0) grouped.push(group);
      }
      text = grouped.join('');
    }
    texts[place] = text;
    position = from;
  }
  return texts;
}

function formatDate(section: Section, serial: number, conventions: LocaleConventions): string {
  const fractionDigits = section.tokens.reduce((n, t) => (t.type === 'fraction' ? Math.max(n, t.digits) : n), 0);
  const { day, ms } = splitSerial(serial);
  const rounding = fractionDigits >= 3 ? 1 : 10 ** (3 - fractionDigits);
  // A shown time rounds to its last shown unit only below the second; 12:59:59.9 must not show as 13:00.
  const shownMs = Math.floor((ms + (rounding === 1000 ? 0 : rounding / 2)) / rounding) * rounding;
  const date = civilOf(day);
  const hours = Math.floor(shownMs / 3_600_000);
  const minutes = Math.floor(shownMs / 60_000) % 60;
  const seconds = Math.floor(shownMs / 1000) % 60;
  const twelve = section.tokens.some((t) => t.type === 'dayPeriod');
  const hour = twelve ? hours % 12 || 12 : hours;
  const two = (n: number) => String(n).padStart(2, '0');
  const elapsedSeconds = Math.floor(Math.abs(serial) * 86400 + 1e-6);
  let out = '';
  for (const token of section.tokens) {
    if (token.type === 'literal') out += token.text;
    else if (token.type === 'dayPeriod') {
      const name = hours < 12 ? conventions.am : conventions.pm;
      out += token.short ? name.slice(0, 1) : name;
    } else if (token.type === 'fraction')
      out += String(Math.floor((shownMs % 1000) / 10 ** (3 - token.digits))).padStart(token.digits, '0');
    else if (token.type === 'point') out += conventions.decimal;
    else if (token.type === 'elapsed') {
      const unit = token.code === 'h' ? 3600 : token.code === 'm' ? 60 : 1;
      out += (serial < 0 ? '-' : '') + String(Math.floor(elapsedSeconds / unit)).padStart(token.digits, '0');
    } else if (token.type === 'date') {
      switch (token.code) {
        case 'yyyy':
          out += String(date.year).padStart(4, '0');
          break;
        case 'yy':
          out += two(date.year % 100);
          break;
        case 'M':
          out += String(date.month);
          break;
        case 'MM':
          out += two(date.month);
          break;
        case 'MMM':
          out += conventions.monthAbbreviations[date.month - 1];
          break;
        case 'MMMM':
          out += conventions.monthNames[date.month - 1];
          break;
        case 'MMMMM':
          out += conventions.monthNames[date.month - 1]?.slice(0, 1);
          break;
        case 'd':
          out += String(date.day);
          break;
        case 'dd':
          out += two(date.day);
          break;
        case 'ddd':
          out += conventions.dayAbbreviations[weekdayOf(day)];
          break;
        case 'dddd':
          out += conventions.dayNames[weekdayOf(day)];
          break;
        case 'h':
          out += String(hour);
          break;
        case 'hh':
          out += two(hour);
          break;
        case 'm':
          out += String(minutes);
          break;
        case 'mm':
          out += two(minutes);
          break;
        case 's':
          out += String(seconds);
          break;
        default:
          out += two(seconds);
      }
    }
  }
  return out;
}

function sectionsOf(pattern: string): readonly Section[] {
  let sections = cache.get(pattern);
  if (!sections) {
    sections = splitSections(pattern).map((text) => parseSection(text, pattern));
    cache.set(pattern, sections);
  }
  return sections;
}

/** Splits at semicolons outside quotes, escapes and brackets. */
function splitSections(pattern: string): string[] {
  return (pattern.match(/(?:"[^"]*"?|\\.|[^;"\\])+|(?<=;|^)(?=;|$)/gs) ?? ['']).slice(0, 4);
}

function parseSection(text: string, pattern: string): Section {
  if (/^general$/i.test(text.trim())) return { kind: 'general', tokens: [], grouped: false, scale: 0 };
  let condition: Section['condition'];
  let locale: string | undefined;
  const tokens: Token[] = [];
  const literal = (value: string) => tokens.push({ type: 'literal', text: value });
  const matcher =
    /"([^"]*)"?|\\(.)|\[([^\]]*)\]|_(.)|\*(.)|(AM\/PM|A\/P|am\/pm|a\/p)|(General)|(E[+-]0+|e[+-]0+)|([0#?])|(\.0+(?![#0?]))|(\.)|(,)|(%)|(@)|(y+|d+|h+|H+|s+|m+|M+)|([\s\S])/g;
  let lastDate = '';
  for (const m of text.matchAll(matcher)) {
    const [
      ,
      quoted,
      escaped,
      bracket,
      space,
      fill,
      period,
      general,
      exponent,
      digit,
      dotZeros,
      point,
      comma,
      percent,
      at,
      date,
      other,
    ] = m;
    if (quoted !== undefined) literal(quoted);
    else if (escaped !== undefined) literal(escaped);
    else if (bracket !== undefined) {
      const elapsed = /^(h+|m+|s+)$/i.exec(bracket);
      const compare = /^(<=|>=|<>|<|>|=)(-?[\d.]+)$/.exec(bracket);
      const currency = /^\$([^-]*)(?:-([0-9A-Fa-f]+|[a-z]{2}(?:-[A-Za-z]+)*))?$/.exec(bracket);
      if (elapsed) tokens.push({ type: 'elapsed', code: bracket[0]?.toLowerCase() as 'h', digits: bracket.length });
      else if (compare) condition = { operator: compare[1] as string, value: Number(compare[2]) };
      else if (currency) {
        literal(currency[1] as string);
        if (currency[2] && !currency[1]) locale = LCID[currency[2].toUpperCase().replace(/^0+/, '')] ?? refuse(pattern);
      } else if (!/^(black|blue|cyan|green|magenta|red|white|yellow|color\s?\d+)$/i.test(bracket)) refuse(pattern);
    } else if (space !== undefined) literal(' ');
    else if (fill !== undefined) continue;
    else if (period !== undefined) tokens.push({ type: 'dayPeriod', short: period.length === 3 });
    else if (general !== undefined) tokens.push({ type: 'text' });
    else if (exponent !== undefined)
      tokens.push({
        type: 'exponent',
        plus: exponent[1] === '+',
        digits: exponent.length - 2,
        letter: exponent[0] as string,
      });
    else if (digit !== undefined) tokens.push({ type: 'digit', char: digit as '0' });
    else if (dotZeros !== undefined) {
      if (/^[sS\]]/.test(lastDate) || lastDate === 's') {
        tokens.push({ type: 'point' }, { type: 'fraction', digits: Math.min(3, dotZeros.length - 1) });
      } else
        tokens.push({ type: 'point' }, ...Array.from(dotZeros.slice(1), (): Token => ({ type: 'digit', char: '0' })));
    } else if (point !== undefined) tokens.push({ type: 'point' });
    else if (comma !== undefined) {
      tokens.push({ type: 'literal', text: '\u0000' });
    } else if (percent !== undefined) tokens.push({ type: 'percent' });
    else if (at !== undefined) tokens.push({ type: 'text' });
    else if (date !== undefined) {
      lastDate = date[0] as string;
      tokens.push({ type: 'date', code: date });
    } else if (other === '/' && tokens.some((t) => t.type === 'digit')) refuse(pattern);
    else literal(other as string);
    if (elapsedCode(tokens[tokens.length - 1]) === 's') lastDate = 's';
  }
  const hasDate = tokens.some((t) => t.type === 'date' || t.type === 'elapsed' || t.type === 'dayPeriod');
  if (hasDate) {
    return {
      kind: 'date',
      tokens: nameDates(tokens).map(unmask(',')),
      grouped: false,
      scale: 0,
      ...(condition && { condition }),
      ...(locale && { locale }),
    };
  }
  const digits = tokens.filter((t) => t.type === 'digit').length;
  if (digits === 0) {
    const kind = /general/i.test(text) ? 'general' : tokens.some((t) => t.type === 'text') ? 'text' : 'number';
    return { kind, tokens: tokens.map(unmask(',')), grouped: false, scale: 0, ...(condition && { condition }) };
  }
  return { kind: 'number', ...commaRoles(tokens), ...(condition && { condition }) };
}

function elapsedCode(token: Token | undefined): string {
  return token?.type === 'elapsed' ? token.code : '';
}

/** A comma between digits groups; one after the last integer digit divides by a thousand. */
function commaRoles(tokens: readonly Token[]): Pick<Section, 'tokens' | 'grouped' | 'scale'> {
  const pointAt = tokens.findIndex((t) => t.type === 'point');
  const lastInteger = (pointAt < 0 ? tokens : tokens.slice(0, pointAt)).findLastIndex((t) => t.type === 'digit');
  const lastDigit = tokens.findLastIndex((t) => t.type === 'digit');
  let grouped = false;
  let scale = 0;
  const kept = tokens.filter((t, i) => {
    if (t.type !== 'literal' || t.text !== '\u0000') return true;
    if (i < lastInteger) grouped = true;
    else if (i === lastInteger + 1 + scale || i === lastDigit + 1 + scale) scale++;
    return false;
  });
  return { tokens: kept, grouped, scale };
}

function unmask(comma: string): (token: Token) => Token {
  return (token) => (token.type === 'literal' && token.text === '\u0000' ? { type: 'literal', text: comma } : token);
}

/** Settles `m`: minutes after hours or before seconds, else months; `M` is always a month. [api-formats] */
function nameDates(tokens: readonly Token[]): Token[] {
  const isTime = (t: Token | undefined, letter: string) =>
    (t?.type === 'date' && t.code[0]?.toLowerCase() === letter) || elapsedCode(t) === letter;
  const dated = tokens.filter((t) => t.type === 'date' || t.type === 'elapsed');
  return tokens.map((token, i) => {
    if (token.type === 'point' && tokens[i + 1]?.type !== 'fraction') return { type: 'literal', text: '.' };
    if (token.type !== 'date') return token;
    const letter = token.code[0] as string;
    const length = token.code.length;
    if (letter === 'm' || letter === 'M') {
      const at = dated.indexOf(token);
      const minutes = letter === 'm' && length <= 2 && (isTime(dated[at - 1], 'h') || isTime(dated[at + 1], 's'));
      if (minutes) return token;
      return { type: 'date', code: length > 5 ? 'MMMM' : 'M'.repeat(length) };
    }
    if (letter === 'y') return { type: 'date', code: length <= 2 ? 'yy' : 'yyyy' };
    if (letter === 'd') return { type: 'date', code: 'd'.repeat(Math.min(4, length)) };
    if (letter === 'h' || letter === 'H') return { type: 'date', code: length > 1 ? 'hh' : 'h' };
    return { type: 'date', code: length > 1 ? 'ss' : 's' };
  });
}

function refuse(pattern: string): never {
  throw new ServiceError(`The number format "${pattern}" is not emulated`);
}
