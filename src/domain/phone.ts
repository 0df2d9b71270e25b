/**
 * Phone numbers: read from what people type, compared as E.164, shown in the home region's own form.
 * Knows numbering plans, not customers; a number that could belong to two countries is unclear, never guessed.
 */
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import type { CellValue } from './cell-value';
import { looksDamaged } from './number';
import type { Language } from './sheet-snapshot';
import { halfWidth, withoutInvisible } from './text';

export interface Phone {
  /** `+` and up to 15 digits (ITU-T E.164). */
  readonly e164: string;
  /** As the home region writes it, for its own numbers; E.164 for all others. Without extension. */
  readonly national: string;
  readonly extension?: string;
}

export type PhoneReading =
  | ({ readonly kind: 'valid' } & Phone)
  /** More than one number in the cell; those that can be read. */
  | { readonly kind: 'several'; readonly phones: readonly Phone[] }
  /** Digits were lost (`1.38E+10`), or there are more than a phone has. */
  | { readonly kind: 'damaged' }
  /** A number of some country, but of which is not certain. */
  | { readonly kind: 'region-unclear' }
  /** A number of the home region without its area code. */
  | { readonly kind: 'local' }
  | { readonly kind: 'invalid' };

const INVALID: PhoneReading = { kind: 'invalid' };
const DAMAGED: PhoneReading = { kind: 'damaged' };
const REGION_UNCLEAR: PhoneReading = { kind: 'region-unclear' };
const LOCAL: PhoneReading = { kind: 'local' };

/** Longer cells hold no phone, nor a list of them. */
const MAX_LENGTH = 200;
const MIN_DIGITS = 7;
const MAX_DIGITS = 15;

interface Plan {
  readonly code: string;
  readonly trunk: string;
  readonly number: RegExp;
  /** What is dialled within one area, without its code. */
  readonly local?: RegExp;
}

/**
 * National numbers of the regions that most ledgers are in, with the digit dialled before them at home. The small
 * metadata of libphonenumber also accepts numbers cut short there, and knows only blocks that have been given out, so
 * these plans decide alone.
 * Sources: the numbering plans of China (mobile 13 to 19 with 11 digits; area codes 10 and 2x with 8 digits, those of
 * three digits with 7 or 8; 400 and 800), Hong Kong, Macau, Taiwan, North America (area codes and exchanges begin with
 * 2 to 9), and Australia (ACMA, Telecommunications Numbering Plan 2015: areas 2, 3, 7 and 8, mobile 4 and 5; 1300,
 * 1800, 1900, 13).
 */
const PLANS: readonly Plan[] = [
  {
    code: '86',
    trunk: '0',
    number: /^(?:1[3-9]\d{9}|(?:10|2\d)[2-8]\d{7}|[3-9]\d\d[2-8]\d{6,7}|[48]00\d{7})$/,
    local: /^[2-8]\d{6,7}$/,
  },
  { code: '852', trunk: '', number: /^(?:[2-9]\d{7}|800\d{6})$/ },
  { code: '853', trunk: '', number: /^[268]\d{7}$/ },
  { code: '886', trunk: '0', number: /^(?:9\d{8}|[2-8]\d{7,8}|70\d{8}|800\d{6})$/ },
  { code: '1', trunk: '1', number: /^[2-9]\d\d[2-9]\d{6}$/, local: /^[2-9]\d{6}$/ },
  { code: '61', trunk: '0', number: /^(?:[2-578]\d{8}|1[389]00\d{6}|13\d{4})$/, local: /^[2-9]\d{7}$/ },
];

/** A mobile of China as it is dialled at home. */
const BARE_MOBILE = /^1[3-9]\d{9}$/;
const GROUPED_MOBILE = /^1[3-9]\d[ .-]\d{4}[ .-]?\d{4}$/;

const EXTENSION = /^(.{5,60}\d) ?(?:;ext=|ext(?:ension)?[.:]? ?|x ?|# ?|[转轉] ?|分[机機] ?|[内內][线線] ?)(\d{1,7})$/i;

/** Reads phones of one ledger. Equal cells are read once. */
export type PhoneReader = (value: CellValue, display?: string) => PhoneReading;

/**
 * `region` is ISO 3166-1 alpha-2, or `''` when unknown; `besideChinese` says that the ledger holds Chinese mobiles too,
 * which in eleven bare digits look like North American numbers with their leading 1.
 */
export function createPhoneReader(region: string, besideChinese = false): PhoneReader {
  const cache = new Map<string, PhoneReading>();
  return (value, display = '') => {
    const text = typeof value === 'string' ? value : typeof value === 'number' ? textOfNumber(value, display) : 'x';
    if (typeof text !== 'string') return text;
    const known = cache.get(text);
    if (known !== undefined) return known;
    const reading = parsePhone(text, region, besideChinese);
    cache.set(text, reading);
    return reading;
  };
}

/** Digits of a number cell, leading zeros as shown; or why there are none. */
function textOfNumber(value: number, display: string): string | PhoneReading {
  if (!Number.isInteger(value) || value < 0) return INVALID;
  const digits = value.toFixed(0);
  // 1.38E+10 that was read as a number again ends in zeros that nobody dialled.
  if (digits.length > MAX_DIGITS || (digits.length > 9 && digits.replace(/0+$/, '').length <= 6)) return DAMAGED;
  return /^0+\d+$/.test(display) && Number(display) === value ? display : digits;
}

/** Reads one text; for `region` and `besideChinese` see `createPhoneReader`. */
export function parsePhone(text: string, region: string, besideChinese = false): PhoneReading {
  // The commonest numbers of all, without the detours of the others.
  if (region === 'CN' && /^1[3-9]\d[ -]?\d{4}[ -]?\d{4}$/.test(text)) {
    const digits = text.replace(/\D/g, '');
    return { kind: 'valid', e164: `+86${digits}`, national: digits };
  }
  if (text.length > MAX_LENGTH) return INVALID;
  const plain = halfWidth(withoutInvisible(text))
    .replace(/[‐‑–—−]/g, '-')
    .replace(/\s/g, ' ')
    .trim();
  if (looksDamaged(plain)) return DAMAGED;
  const several = readSeveral(text, region, besideChinese);
  if (several !== null) return several;
  const split = EXTENSION.exec(plain);
  const reading = readNumber(split ? split[1]! : plain, region, besideChinese);
  return split && reading.kind === 'valid' ? { ...reading, extension: split[2]! } : reading;
}

/** Two or more parts that are long enough to be numbers; slashes within one number leave shorter parts. */
function readSeveral(text: string, region: string, besideChinese: boolean): PhoneReading | null {
  const parts = (separator: RegExp) => text.split(separator).filter((part) => countDigits(part) > 5);
  let numbers = parts(/[/,;、，；|\n]| or | and |或|和/);
  if (numbers.length < 2 && countDigits(text) > MAX_DIGITS) numbers = parts(/\s+/);
  if (numbers.length < 2 || text.includes(';ext=')) return null;
  const phones = numbers
    .map((part) => parsePhone(part.trim(), region, besideChinese))
    .filter((reading) => reading.kind === 'valid');
  return { kind: 'several', phones };
}

/** Of half or full width. */
function countDigits(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) count++;
  }
  return count;
}

/** Reads a number without extension, half-width. */
function readNumber(text: string, region: string, besideChinese: boolean): PhoneReading {
  if (!/^\(?\+?[\d ().\-/]+$/.test(text)) return INVALID;
  const digits = text.replace(/\D/g, '');
  const abroad = text.includes('+') ? digits : withoutExitCode(digits, region);
  if (digits.length < MIN_DIGITS) return INVALID;
  if ((abroad ?? digits).length > MAX_DIGITS) return DAMAGED;
  if (text.includes('+')) return phoneOf(internationalE164(digits), region) ?? INVALID;

  const home = nationalE164(digits, region);
  if (home?.startsWith('+1') && couldBeChinese(text, besideChinese)) return REGION_UNCLEAR;
  if (home !== null && couldBeForeign(text, digits, region)) return REGION_UNCLEAR;
  if (home !== null) return phoneOf(home, region) ?? INVALID;
  if (abroad === null && isLocal(digits, region)) return LOCAL;
  const international = internationalE164(abroad ?? digits);
  if (international === null) return region === '' || isOfElsewhere(digits, region) ? REGION_UNCLEAR : INVALID;
  // 0086 138..., and (852) 9123 4567: a country code is marked as one.
  const isMarked = abroad !== null || /^\([1-9]\d{0,2}\)/.test(text);
  return isMarked ? (phoneOf(international, region) ?? INVALID) : REGION_UNCLEAR;
}

/** What follows the code dialled before a foreign number: 00, or 011 in North America (ITU-T list of dialling procedures). */
function withoutExitCode(digits: string, region: string): string | null {
  const codes = region === 'US' || region === 'CA' ? ['011', '00'] : ['00'];
  const code = codes.find((one) => digits.startsWith(one) && digits[one.length] !== '0');
  return code === undefined ? null : digits.slice(code.length);
}

/**
 * A Chinese landline without its leading 0 has the shape of a foreign number without its plus (852 2345 6789), or of one
 * of North America (212-555-0101).
 */
function couldBeForeign(text: string, digits: string, region: string): boolean {
  if (region !== 'CN' || /^(?:0|86|1[3-9]|[48]00)/.test(digits)) return false;
  return /^\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}$/.test(text) || internationalE164(digits) !== null;
}

/** Whether digits have a form that other countries dial at home: a Chinese mobile, or a 0 in front where there is none. */
function isOfElsewhere(digits: string, region: string): boolean {
  return BARE_MOBILE.test(digits) || (planOf(region)?.trunk === '1' && /^0\d{8,11}$/.test(digits));
}

/**
 * Whether a North American number may be a Chinese mobile instead: eleven digits in groups of 3, 4 and 4, or, where such
 * mobiles stand in the ledger, in no groups at all.
 */
function couldBeChinese(text: string, besideChinese: boolean): boolean {
  return GROUPED_MOBILE.test(text) || (besideChinese && BARE_MOBILE.test(text));
}

/**
 * Whether bare numbers from 13 to 19 of a ledger may be Chinese mobiles: it is in simplified Chinese, some are grouped
 * as such, or more than a few typing errors would make are impossible in North America, where neither area nor exchange
 * begins with 0 or 1 (NANPA); of Chinese mobiles that are two in ten.
 */
export function mayHoldChinese(texts: readonly string[], language: Language): boolean {
  if (language === 'zh-CN') return true;
  let bare = 0;
  let impossible = 0;
  for (const text of texts) {
    const plain = text.slice(0, 40).trim();
    if (GROUPED_MOBILE.test(plain)) return true;
    if (!BARE_MOBILE.test(plain)) continue;
    bare++;
    if (/^1\d{3}[01]/.test(plain)) impossible++;
  }
  return impossible * 20 > bare;
}

function isLocal(digits: string, region: string): boolean {
  return planOf(region)?.local?.test(digits) ?? false;
}

function planOf(region: string): Plan | undefined {
  return homeOf(region).plan;
}

interface Home {
  /** Null of a region that is not known. */
  readonly country: CountryCode | null;
  /** `''` without a country. */
  readonly code: string;
  readonly plan: Plan | undefined;
}

/** Looked up several times for each number, and slow to find in the metadata. */
const homes = new Map<string, Home>();

function homeOf(region: string): Home {
  let home = homes.get(region);
  if (home === undefined) {
    const country = isSupportedCountry(region) ? region : null;
    const code = country === null ? '' : getCountryCallingCode(country);
    home = { country, code, plan: PLANS.find((plan) => plan.code === code) };
    homes.set(region, home);
  }
  return home;
}

/** E.164 of digits that begin with a country code; null where no country has such a number. */
function internationalE164(digits: string): string | null {
  // No country's code begins with 0 (ITU-T E.164); the metadata would say so by an error, which takes long.
  if (digits.startsWith('0')) return null;
  for (const { code, trunk, number } of PLANS) {
    if (!digits.startsWith(code)) continue;
    const rest = digits.slice(code.length);
    // +86 (0)10 ...: the 0 is dialled at home only.
    const national = trunk === '0' && rest.startsWith('0') ? rest.slice(1) : rest;
    return number.test(national) ? `+${code}${national}` : null;
  }
  return validE164(parsePhoneNumberFromString(`+${digits}`, { extract: false }));
}

/** Some plans of the metadata allow more digits than E.164 does. */
function validE164(parsed: ReturnType<typeof parsePhoneNumberFromString>): string | null {
  return parsed?.isValid() && parsed.number.length <= MAX_DIGITS + 1 ? parsed.number : null;
}

/** E.164 of digits as they are dialled at home, with or without trunk prefix or the own country code. */
function nationalE164(digits: string, region: string): string | null {
  const { country, code, plan } = homeOf(region);
  if (country === null) return null;
  if (plan === undefined) {
    const parsed = parsePhoneNumberFromString(digits, { defaultCountry: country, extract: false });
    return parsed?.countryCallingCode === code ? validE164(parsed) : null;
  }
  for (const prefix of ['', plan.trunk, code])
    if (digits.startsWith(prefix) && plan.number.test(digits.slice(prefix.length)))
      return `+${code}${digits.slice(prefix.length)}`;
  return null;
}

function phoneOf(e164: string | null, region: string): PhoneReading | null {
  const national = e164 === null ? null : nationalForm(e164, region);
  if (e164 === null || national === null || countDigits(e164) < MIN_DIGITS) return null;
  // Where the short form cannot be read back (an area or carrier code is left out of it), the long one stands.
  const isSafe = countDigits(national) >= MIN_DIGITS && nationalE164(national.replace(/\D/g, ''), region) === e164;
  return { kind: 'valid', e164, national: isSafe ? national : e164 };
}

/** The home region's form of a number of its own, E.164 of others; null where the number cannot be read back as E.164. */
function nationalForm(e164: string, region: string): string | null {
  const { code } = homeOf(region);
  if (code === '' || !e164.startsWith(`+${code}`)) return e164;
  const number = e164.slice(code.length + 1);
  if (code === '86') return chinese(number);
  if (code === '1') return `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`;
  if ((code === '852' || code === '853') && number.length === 8) return `${number.slice(0, 4)} ${number.slice(4)}`;
  if (code === '886' && number.startsWith('9'))
    return `0${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`;
  if (code === '61' && number.length === 9) return australian(number);
  const parsed = parsePhoneNumberFromString(e164);
  return validE164(parsed) === e164 ? parsed!.formatNational() : planOf(region) !== undefined ? e164 : null;
}

/** 13800138000, 010-65529988, 0755-88881234, 400-820-8820. */
function chinese(number: string): string {
  if (/^1[3-9]/.test(number)) return number;
  if (/^[48]00/.test(number)) return number.replace(/^(...)(...)/, '$1-$2-');
  const area = /^(?:10|2)/.test(number) ? 2 : 3;
  return `0${number.slice(0, area)}-${number.slice(area)}`;
}

/** 0412 345 678, (02) 9374 4000. */
function australian(number: string): string {
  return /^[45]/.test(number)
    ? `0${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`
    : `(0${number[0]}) ${number.slice(1, 5)} ${number.slice(5)}`;
}

/** The text a cell holds: the home region's own form, or E.164 for numbers from elsewhere and where all are asked for so. */
export function formatPhone(
  phone: Phone,
  options: { readonly region: string; readonly international: boolean },
): string {
  const number = options.international ? phone.e164 : phone.national;
  if (phone.extension === undefined) return number;
  const han = { CN: '转', TW: '轉', HK: '轉', MO: '轉' }[options.region];
  return `${number}${han !== undefined && number !== phone.e164 ? han : ' x'}${phone.extension}`;
}
