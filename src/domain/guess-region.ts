/**
 * The home region of a ledger, by how its phones are written. Knows no language: Chinese text is written in many regions.
 */
import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { mayHoldChinese, parsePhone } from './phone';
import type { Language } from './sheet-snapshot';

const MOST_READ = 400;
/** As few numbers as these prove nothing against the locale. */
const FEW = 10;

/**
 * ISO 3166-1 alpha-2, or `''` where neither the phones nor the locale (`zh_TW`) say. Numbers with a country code decide
 * where they are half of all; fewer are mere foreigners among numbers in national form, which are judged by the locale
 * and, where they are impossible there, by the few shapes that one region alone has.
 */
export function guessRegion(phoneTexts: readonly string[], locale: string, language: Language): string {
  const home = regionOf(locale);
  const coded = new Map<string, number>();
  const national: string[] = [];
  /** As they are written, with their groups. */
  const texts: string[] = [];
  let codedCount = 0;
  const step = Math.max(1, Math.ceil(phoneTexts.length / MOST_READ));
  for (let i = 0; i < phoneTexts.length; i += step) {
    const text = firstText(phoneTexts[i] ?? '');
    const number = digitsOf(text);
    if (!number.startsWith('+')) {
      if (!/^\d{7,12}$/.test(number)) continue;
      national.push(number);
      texts.push(text);
      continue;
    }
    const region = countryOf(number, home);
    if (region === '') continue;
    codedCount++;
    coded.set(region, (coded.get(region) ?? 0) + 1);
  }
  const [top, topCount] = [...coded].sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
  const majority = topCount * 2 > codedCount ? top : '';
  if (codedCount >= national.length && majority !== '') return majority;
  if (national.length === 0) return home;
  const atHome = (kinds: readonly string[]): number =>
    shareOf(texts, (text) => kinds.includes(parsePhone(text, home).kind));
  if (looksChinese(national, home, language)) return 'CN';
  if (atHome(['valid']) >= 0.5) return home;
  const other = shapeOf(national);
  if (other !== '') return other;
  // Numbers without area code are as good as none in telling the region.
  if (atHome(['valid', 'local']) >= 0.5) return home;
  return majority || (national.length < FEW || atHome(['valid']) >= 0.1 ? home : '');
}

function regionOf(locale: string): string {
  const region = /[_-]([A-Za-z]{2})$/.exec(locale)?.[1]?.toUpperCase() ?? '';
  return isSupportedCountry(region) ? region : '';
}

/** The first number of a cell, without extension. */
function firstText(text: string): string {
  const first = text
    .slice(0, 80)
    .normalize('NFKC')
    .split(/[,;、/|\n]/)[0] as string;
  return first.replace(/(?:ext?\.?|x|转|分机|#).*$/i, '').trim();
}

/** Its digits only, with `+` before a country code. */
function digitsOf(text: string): string {
  const digits = text.replace(/\D/g, '');
  if (/^\D{0,8}\+/.test(text)) return `+${digits}`;
  return /^00[1-9]\d{8,14}$/.test(digits) ? `+${digits.slice(2)}` : digits;
}

function countryOf(number: string, home: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (parsed === undefined) return '';
  // Regions share +1; a number that fits none of them by itself is taken for the home region's.
  if (parsed.country === undefined) return parsed.countryCallingCode === '1' ? (home === 'CA' ? 'CA' : 'US') : '';
  return parsed.country;
}

const shareOf = (numbers: readonly string[], test: (number: string) => boolean): number =>
  numbers.filter(test).length / numbers.length;

/**
 * Eleven digits that begin with 13 to 19. A North American number with its leading 1 looks so too: there it takes a
 * Chinese sheet, or numbers that North America cannot have.
 */
function looksChinese(numbers: readonly string[], home: string, language: Language): boolean {
  if (shareOf(numbers, (number) => /^1[3-9]\d{9}$/.test(number)) < 0.6) return false;
  return (home !== 'US' && home !== 'CA') || mayHoldChinese(numbers, language);
}

/** Shapes of mobile numbers that are told without a country code. Hong Kong's and Singapore's only by their first digits. */
function shapeOf(numbers: readonly string[]): string {
  const shapes: readonly (readonly [string, RegExp])[] = [
    ['TW', /^09\d{8}$/],
    ['GB', /^07\d{9}$/],
    ['JP', /^0[789]0\d{8}$/],
    ['US', /^1?[2-9][0-8]\d[2-9]\d{6}$/],
  ];
  for (const [region, shape] of shapes) if (shareOf(numbers, (number) => shape.test(number)) >= 0.6) return region;
  if (looksAustralian(numbers)) return 'AU';
  const eight = numbers.filter((number) => /^[235689]\d{7}$/.test(number));
  if (eight.length < numbers.length * 0.6) return '';
  if (shareOf(eight, (number) => /^[25]/.test(number)) >= 0.1) return 'HK';
  return shareOf(eight, (number) => number.startsWith('8')) >= 0.2 ? 'SG' : '';
}

/**
 * Ten digits from 02, 03, 04, 07 or 08. Belgium and Switzerland have some of these too, but no mobile from 040 or 042;
 * France, Switzerland and New Zealand have areas beside them.
 */
function looksAustralian(numbers: readonly string[]): boolean {
  const share = (shape: RegExp): number => shareOf(numbers, (number) => shape.test(number));
  return share(/^0[2-478]\d{8}$/) >= 0.6 && share(/^04[02]\d{7}$/) >= 0.02 && share(/^0[1569]\d{8}$/) <= 0.02;
}
