/** Phones of one cell as they are compared: E.164 where a number is certain, otherwise what a caller would dial at home. */
import { parsePhone } from '../../phone';
import { halfWidth } from '../../text';

export interface PhoneForm {
  /** E.164, or the last ten or eleven national digits of a number that no plan is certain of. */
  readonly key: string;
  /** National significant digits: without country code, exit code and trunk prefix. */
  readonly digits: string;
  /** `''` without one. */
  readonly extension: string;
  /** Null where the numbering plan does not tell. */
  readonly isMobile: boolean | null;
}

/** What is read of a longer cell, and how many numbers of it. */
const MAX_LENGTH = 200;
const MAX_PHONES = 8;
/** Fewer digits are an extension, or what is left of a number; more are several run together. */
const MIN_DIGITS = 6;
const MAX_DIGITS = 20;

const SEPARATOR = /[/,;、，；|\n]| or | and |或|和/;
const EXTENSION = /(?<=\d) *(?:;ext=|ext(?:ension)?[.:]? ?|x ?|# ?|[转轉] ?|分[机機] ?|[内內][线線] ?)(\d{1,7})\D*$/i;

/** A landline and its extension as offices in China write them: 0755-88881234-802. */
const DASHED_EXTENSION = /^(\s*\(?0\d{2,3}\)?[ -]?\d{7,8})-(\d{1,5})\s*$/;
/** What stands between two numbers that nothing else parts: Tel 65529988 Fax 65529989. */
const LABEL = /[^\d０-９+＋()（）.．\-－ ]+/;

/** `region` is ISO 3166-1 alpha-2, or `''` when unknown. Empty for a cell without a number. */
export function normalisePhones(text: string, region: string): readonly PhoneForm[] {
  const short = text.slice(0, MAX_LENGTH);
  const parts = SEPARATOR.test(short)
    ? short.split(SEPARATOR).filter((part) => digitsOf(part).length >= MIN_DIGITS)
    : [];
  let forms = parts.length > 1 ? parts.flatMap((part) => read(part, region)) : read(short, region);
  // 312-555-0199 / 0198: the end of a second number hides the first.
  if (parts.length === 1 && parts[0] !== short && !isCertain(forms)) {
    const first = read(parts[0]!, region);
    if (isCertain(first)) forms = first;
  }
  if (forms.length < 2) return forms;
  const keys = forms.map(({ key }) => key);
  return forms.filter(({ key }, i) => keys.indexOf(key) === i).slice(0, MAX_PHONES);
}

function isCertain(forms: readonly PhoneForm[]): boolean {
  return forms[0]?.key.startsWith('+') === true;
}

function read(text: string, region: string): readonly PhoneForm[] {
  const reading = parsePhone(text.replace(DASHED_EXTENSION, '$1x$2'), region);
  if (reading.kind === 'valid') return [validForm(reading.e164, reading.extension)];
  if (reading.kind === 'several' && reading.phones.length > 0)
    return reading.phones.map(({ e164, extension }) => validForm(e164, extension));
  // Tel: 010-65529988 (office)
  const bare = text.replace(/^[^\d+(０-９＋（]+|[^\d０-９]+$/g, '');
  if (bare === '') return [];
  if (bare !== text.trim() && reading.kind === 'invalid') return read(bare, region);
  const several = bare.split(LABEL).filter((part) => digitsOf(part).length >= MIN_DIGITS);
  if (several.length > 1) return several.flatMap((part) => read(part, region));
  return readLoosely(bare, region);
}

function validForm(e164: string, extension = ''): PhoneForm {
  const code = countryCode(e164);
  const digits = e164.slice(1 + code.length);
  return { key: e164, digits, extension, isMobile: MOBILE[code]?.test(digits) ?? null };
}

/** A number that no plan has, or several do: by its digits. */
function readLoosely(text: string, region: string): readonly PhoneForm[] {
  const plain = halfWidth(text);
  const extension = EXTENSION.exec(plain)?.[1] ?? '';
  // 1.3800138E+10: only the digits before the E were ever typed.
  const number = plain.replace(EXTENSION, '').replace(/e\+?\d+$/i, '');
  const all = digitsOf(number).slice(0, MAX_DIGITS + 2);
  const twice = /^(1[3-9]\d{9})(1[3-9]\d{9})$/.exec(all);
  if (twice) return [validForm(`+86${twice[1]}`), validForm(`+86${twice[2]}`)];
  // North America has no such number, or it would have been read: eleven digits from 13 to 19 are a Chinese mobile.
  if (/^1[3-9]\d{9}$/.test(all) && !AMERICAN.test(number.trim())) return [validForm(`+86${all}`, extension)];
  const digits = nationalDigits(all, region);
  // Where the country is not known, what stands before the last ten digits may be its code.
  const length = region === '' ? 10 : 11;
  return digits.length < MIN_DIGITS || saysNothing(digits)
    ? []
    : [{ key: digits.slice(-length), digits: digits.slice(0, MAX_DIGITS), extension, isMobile: null }];
}

/** Eleven digits in the groups of North America. */
const AMERICAN = /^1[ .-]?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}$/;

function nationalDigits(digits: string, region: string): string {
  const code = CODES[region] ?? '';
  const home = digits.replace(/^0+/, '');
  return code !== '' && home.startsWith(code) && home.length - code.length >= (code.length > 2 ? 7 : 9)
    ? home.slice(code.length).replace(/^0/, '')
    : home;
}

/** 000000, 1234567: typed to fill the cell. */
function saysNothing(digits: string): boolean {
  return /^(\d)\1*$/.test(digits) || '01234567890'.includes(digits);
}

function digitsOf(text: string): string {
  return halfWidth(text).replace(/\D/g, '');
}

/** Country codes have one digit, two or three. Source: ITU-T E.164, list of assigned country codes. */
function countryCode(e164: string): string {
  if (/^\+[17]/.test(e164)) return e164[1]!;
  return /^\+(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/.test(e164)
    ? e164.slice(1, 3)
    : e164.slice(1, 4);
}

/** Country codes of regions whose damaged numbers are read, too. */
const CODES: Readonly<Record<string, string>> = {
  US: '1',
  CA: '1',
  CN: '86',
  HK: '852',
  MO: '853',
  TW: '886',
  AU: '61',
  GB: '44',
  DE: '49',
  FR: '33',
  ES: '34',
  IT: '39',
  JP: '81',
  KR: '82',
  SG: '65',
  MY: '60',
  IN: '91',
  BR: '55',
};

/** How national numbers of mobiles begin, where they have a range of their own. Source: the countries' numbering plans (ITU-T E.129). */
const MOBILE: Readonly<Record<string, RegExp>> = {
  '20': /^1/,
  '27': /^[6-8]/,
  '30': /^6/,
  '31': /^6/,
  '32': /^4/,
  '33': /^[67]/,
  '34': /^[67]/,
  '36': /^(?:20|3[01]|50|70)/,
  '39': /^3/,
  '40': /^7/,
  '41': /^7[5-9]/,
  '43': /^6[4-9]/,
  '44': /^7[1-57-9]/,
  '46': /^7[02369]/,
  '47': /^[49]/,
  '48': /^(?:45|5[0137]|6[069]|7[2389]|88)/,
  '49': /^1[5-7]/,
  '55': /^\d\d9\d{8}$/,
  '60': /^1/,
  '61': /^[45]\d{8}$/,
  '62': /^8/,
  '63': /^9/,
  '64': /^2/,
  '65': /^[89]/,
  '66': /^[689]/,
  '7': /^9/,
  '81': /^[789]0/,
  '82': /^1\d/,
  '84': /^[35789]/,
  '852': /^[4-79]/,
  '853': /^6/,
  '86': /^1[3-9]\d{9}$/,
  '886': /^9/,
  '90': /^5/,
  '91': /^[6-9]/,
  '92': /^3/,
  '94': /^7/,
  '351': /^9/,
  '353': /^8/,
  '358': /^(?:4|50)/,
  '420': /^[67]/,
  '880': /^1/,
  '966': /^5/,
  '971': /^5/,
  '972': /^5/,
};
