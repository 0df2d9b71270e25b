/**
 * Reads numbers and amounts of money from text, by the spreadsheet's locale, and only where the result is certain.
 * Knows no field; which currency the ledger keeps is handed in.
 */
import { signFits } from './currency';
import { halfWidth, withoutInvisible } from './text';

export type NumberReading =
  | { readonly kind: 'number'; readonly value: number }
  /** Digits were lost: `1.38E+10`. */
  | { readonly kind: 'damaged' }
  | { readonly kind: 'invalid' };

const INVALID: NumberReading = { kind: 'invalid' };
const DAMAGED: NumberReading = { kind: 'damaged' };

/** Longer texts are never numbers. */
const MAX_LENGTH = 40;
/** More digits would not all survive in a double (IEEE 754). */
const MAX_DIGITS = 15;

/** Languages that write 1.234,50, and regions that differ from their language. Source: Unicode CLDR, number symbols. */
const COMMA_LANGUAGES =
  'az be bg bs ca cs da de el es et eu fi fr gl hr hu hy id is it ka kk ky lt lv mk nb nl no pl pt ro ru sk sl sq sr sv tr uk uz vi af'.split(
    ' ',
  );
const POINT_REGIONS = 'de_CH de_LI it_CH es_MX es_US es_PR es_GT es_SV es_HN es_NI es_PA es_PE es_DO'.split(' ');

/** Whether a locale writes 1.234,50 rather than 1,234.50. */
function usesDecimalComma(locale: string): boolean {
  return locale === 'en_ZA' || (COMMA_LANGUAGES.includes(locale.split(/[_-]/)[0]!) && !POINT_REGIONS.includes(locale));
}

/** Whether a text is a number in exponent form, as spreadsheets show long numbers: its last digits are gone. */
export function looksDamaged(text: string): boolean {
  return text.length <= MAX_LENGTH && /^[+-]?\d(?:[.,]\d{1,14})?e[+-]?\d{1,3}$/i.test(halfWidth(text).trim());
}

/** Reads a plain number; a counting word such as 次 or 单 may follow it. */
export function parseNumber(text: string, options: { readonly locale: string }): NumberReading {
  const plain = prepare(text);
  return plain === null
    ? INVALID
    : readSigned(plain.replace(/ ?(?:次|单|單|笔|筆|个|個|件|orders?)$/i, ''), options.locale);
}

const SIGN_IN_FRONT =
  /^([-+(]?) ?([a-z]{0,3}[$¥]|[€£₩₹฿₫₱]|[a-z]{2,3}(?![a-z])|人民[币幣]|[新]?[台臺][币幣]|港[币幣]|[美欧歐日]元) ?/i;
const SIGN_BEHIND =
  / ?([a-z]{0,3}[$¥]|[€£₩₹฿₫₱]|[a-z]{3}|元?人民[币幣]|新?[台臺][币幣]|港[币幣元]|美金|[美欧歐日]元|日圓|元整|[元块塊圆圓円])(\)?)$/i;

/**
 * Reads an amount of money. A sign or code of another currency than the ledger's makes it invalid, because the bare
 * number would say something else. Without a currency any sign will do.
 */
export function parseMoney(
  text: string,
  options: { readonly locale: string; readonly currency?: string | undefined },
): NumberReading {
  const plain = prepare(text);
  if (plain === null) return INVALID;
  const signs: string[] = [];
  const digits = plain
    .replace(SIGN_IN_FRONT, (_, before: string, sign: string) => {
      signs.push(sign);
      return before;
    })
    .replace(SIGN_BEHIND, (_, sign: string, closing: string) => {
      signs.push(sign);
      return closing;
    });
  return signs.every((sign) => signFits(sign, options.currency)) ? readSigned(digits, options.locale) : INVALID;
}

/** Half-width, visible, single signs; null for a text too long to be a number. */
function prepare(text: string): string | null {
  if (text.length > MAX_LENGTH) return null;
  if (/^[\x21-\x7e¥€]*$/.test(text)) return text;
  return halfWidth(withoutInvisible(text))
    .replace(/[−–]/g, '-')
    .replace(/￥/g, '¥')
    .replace(/￡/g, '£')
    .replace(/\s/g, ' ')
    .trim();
}

function readSigned(text: string, locale: string): NumberReading {
  if (looksDamaged(text)) return DAMAGED;
  const match = /^(?:([-+]) ?(\d.*)|\((\d.*)\)|(\d.*?)(-?))$/.exec(text);
  if (!match) return INVALID;
  const size = readUnsigned(match[2] ?? match[3] ?? match[4]!, locale);
  if (size === null) return INVALID;
  const negative = match[1] === '-' || match[3] !== undefined || match[5] === '-';
  return { kind: 'number', value: negative && size !== 0 ? -size : size };
}

/** Chinese units, and the thousands of English shorthand, as powers of ten. */
const UNITS: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 萬: 4, 亿: 8, 億: 8, k: 3 };

function readUnsigned(text: string, locale: string): number | null {
  const parts = /^([\d.,' ]*\d) ?([百千万萬亿億k])?$/i.exec(text);
  const decimal = parts && toDecimal(parts[1]!, locale);
  if (!decimal || decimal.replace(/^[0.]+|\./g, '').length > MAX_DIGITS) return null;
  // The exponent is joined to the text, so that 1.1万 is 11000 and not 11000.000000000002.
  return Number(`${decimal}e${parts[2] ? UNITS[parts[2].toLowerCase()]! : 0}`);
}

const WHOLE = /^(?:0|[1-9]\d*)$/;
const GROUPED = {
  ',': /^[1-9]\d{0,2}(?:,\d{3})+$/,
  '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/,
  ' ': /^[1-9]\d{0,2}(?:[ ']\d{3})+$/,
} as const;

/** Turns digits with separators into a plain decimal such as `1234.50`; null where they can be read two ways, or none. */
function toDecimal(text: string, locale: string): string | null {
  if (WHOLE.test(text)) return text;
  const marks = text.replace(/\d/g, '');
  const last = marks[marks.length - 1] ?? '';
  const cut = text.lastIndexOf(last);
  const whole = text.slice(0, cut);
  const fraction = text.slice(cut + 1);
  if (isGrouped(text, locale)) {
    // 1,234 and 1.234 are thousands or decimals by the locale; with two marks or a space they are thousands anywhere.
    const isDecimal = marks.length === 1 && last === (usesDecimalComma(locale) ? ',' : '.');
    return isDecimal ? `${whole}.${fraction}` : text.replace(/\D/g, '');
  }
  if (last !== '.' && last !== ',') return null;
  // 1.234,50 is read one way only. 12.50 is a decimal anywhere, 12,50 only where decimals have a comma.
  if (isGrouped(whole, locale) && !whole.includes(last)) return `${whole.replace(/\D/g, '')}.${fraction}`;
  return WHOLE.test(whole) && (last === '.' || usesDecimalComma(locale)) ? `${whole}.${fraction}` : null;
}

/** Whether digits stand in groups of three, or as in 12,34,567 where the locale groups like that. */
function isGrouped(text: string, locale: string): boolean {
  if (GROUPED[','].test(text) || GROUPED['.'].test(text) || GROUPED[' '].test(text)) return true;
  return /_(?:IN|PK|BD|LK|NP)$/.test(locale) && /^[1-9]\d?(?:,\d\d)*,\d{3}$/.test(text);
}
