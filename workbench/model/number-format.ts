/** Number formats applied to numbers and texts. [api-formats] Knows locales only through their conventions. */
import { ServiceError } from '../sandbox/door';
import { civilOf, splitSerial, weekdayOf } from './civil-date';
import { conventionsOf, type LocaleConventions } from './locale';
import { type FormatKind, type Section, sectionsOf, type Token } from './number-pattern';

/** Sheets' own name for "no format": what `getNumberFormat` answers for a cell that has none. [gasfakes] issue 27 */
export const AUTOMATIC = '0.###############';

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
  if (section.refused) throw new ServiceError(`The number format "${pattern}" is not emulated`);
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
