/** Numbers, dates and names of countries and currencies as the reader's language writes them. Knows no wording. */
import { basics } from '../contract/messages/current-basics';
import { currencyDigits } from '../domain/currency';

const integers = new Intl.NumberFormat(basics.language);
const moments = new Intl.DateTimeFormat(basics.language, {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});
const dates = new Intl.DateTimeFormat(basics.language, { dateStyle: 'medium', timeZone: 'UTC' });
const days = new Intl.DateTimeFormat(basics.language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
const weekdays = new Intl.DateTimeFormat(basics.language, {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});
const percents = new Intl.NumberFormat(basics.language, { style: 'percent', maximumFractionDigits: 1 });
const bits = new Intl.NumberFormat(basics.language, {
  signDisplay: 'exceptZero',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
const collator = new Intl.Collator(basics.language);

/** A count with its thousands marked. */
export function formatNumber(value: number): string {
  return integers.format(value);
}

/** A probability; what is not quite certain never reads as certain. */
export function formatPercent(probability: number): string {
  return percents.format(Math.min(0.999, Math.max(0.001, probability)));
}

/** A weight with its sign. */
export function formatBits(value: number): string {
  return bits.format(value);
}

/** An amount in a currency, ISO 4217, with the decimals that it has in practice; a bare number where that is ''. */
export function formatAmount(amount: number, currency: string): string {
  const digits = currencyDigits(currency);
  const shown = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const style = /^[A-Z]{3}$/.test(currency) ? ({ style: 'currency', currency, ...shown } as const) : {};
  return new Intl.NumberFormat(basics.language, style).format(amount);
}

/** A civil moment, `yyyy-mm-dd HH:MM`; any other text comes back as it is. */
export function formatMoment(civil: string): string {
  const epochMs = Date.parse(`${civil.replace(' ', 'T')}Z`);
  return Number.isNaN(epochMs) ? civil : moments.format(epochMs);
}

/** A civil date with its year, or a civil moment; any other text comes back as it is. */
export function formatDate(civil: string): string {
  return /^\d{4}-\d\d-\d\d$/.test(civil) ? dates.format(Date.parse(`${civil}T00:00Z`)) : formatMoment(civil);
}

/** Month and day of a civil date, `yyyy-mm-dd`, with its weekday on request; any other text comes back as it is. */
export function formatDay(civil: string, withWeekday = false): string {
  const epochMs = Date.parse(`${civil}T00:00Z`);
  return Number.isNaN(epochMs) ? civil : (withWeekday ? weekdays : days).format(epochMs);
}

/** How far a day is from today in words, `days` negative when it is past. */
export function formatDistance(days: number): string {
  const { late, today, ahead } = basics.days;
  return days === 0 ? today : (days < 0 ? late : ahead)({ n: formatNumber(Math.abs(days)) });
}

/** ISO 3166-1 alpha-2, and XK, where there is a telephone numbering plan (https://github.com/google/libphonenumber). */
const REGIONS =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';
/** Where most users are; offered first. */
const USUAL_REGIONS = ['CN', 'TW', 'HK', 'MO', 'SG', 'MY', 'US', 'GB', 'AU', 'CA'];
/** ISO 4217 codes that are offered; the sheet's own is added where it is another. */
const CURRENCIES = 'CNY HKD MOP TWD SGD MYR USD EUR GBP JPY KRW THB VND IDR PHP INR AUD NZD CAD CHF'.split(' ');

export interface Choice {
  readonly value: string;
  readonly text: string;
}

function choicesOf(codes: readonly string[], type: 'region' | 'currency'): Choice[] {
  const names = new Intl.DisplayNames(basics.language, { type });
  return codes.map((value) => ({ value, text: names.of(value) ?? value }));
}

/** All regions, the usual ones first, the others by name. */
export function regionChoices(): Choice[] {
  const others = REGIONS.split(' ').filter((code) => !USUAL_REGIONS.includes(code));
  const byName = (a: Choice, b: Choice): number => collator.compare(a.text, b.text);
  return [...choicesOf(USUAL_REGIONS, 'region'), ...choicesOf(others, 'region').sort(byName)];
}

/** Usual currencies, and `current`. */
export function currencyChoices(current: string): Choice[] {
  const codes = CURRENCIES.includes(current) || current === '' ? CURRENCIES : [current, ...CURRENCIES];
  return choicesOf(codes, 'currency').map(({ value, text }) => ({ value, text: `${value} ${text}` }));
}
