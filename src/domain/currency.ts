/**
 * Currencies: which one a money column is in, and how its amounts are shown. Codes are ISO 4217.
 * Knows no exchange rates and no amounts.
 */
import { once } from './once';

/** Reads `sign CODE` pairs; a sign may stand for several codes, the likeliest first. */
function table(pairs: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    pairs.split(',').map((pair) => {
      const [sign, ...codes] = pair.trim().split(' ');
      return [sign!, codes];
    }),
  );
}

/** Signs and words for a currency, in upper case and in simplified characters. */
const signs = once(() =>
  table(
    `$ USD HKD TWD SGD AUD CAD NZD MOP MXN ARS CLP COP, ¥ CNY JPY, 元 CNY TWD HKD MOP, 元整 CNY TWD HKD MOP, 块 CNY TWD HKD MOP,
   圆 TWD CNY HKD MOP JPY, US$ USD, NT$ TWD, HK$ HKD, MOP$ MOP, S$ SGD, A$ AUD, C$ CAD, NZ$ NZD, R$ BRL, RM MYR, RMB CNY, CN¥ CNY, JP¥ JPY,
   € EUR, £ GBP, ₩ KRW, ₹ INR, ฿ THB, ₫ VND, ₱ PHP, 円 JPY, 人民币 CNY, 元人民币 CNY, 新台币 TWD, 台币 TWD, 港币 HKD, 港元 HKD,
   美元 USD, 美金 USD, 欧元 EUR, 日元 JPY, 日圆 JPY`,
  ),
);

const codesOfRegion = once(() =>
  table(
    `CN CNY, HK HKD, MO MOP, TW TWD, SG SGD, MY MYR, JP JPY, KR KRW, TH THB, VN VND, PH PHP, ID IDR, IN INR, US USD, CA CAD, MX MXN,
   BR BRL, AR ARS, CL CLP, CO COP, PE PEN, GB GBP, CH CHF, LI CHF, NO NOK, SE SEK, DK DKK, PL PLN, CZ CZK, HU HUF, RO RON, BG EUR,
   RU RUB, UA UAH, TR TRY, IL ILS, AE AED, SA SAR, EG EGP, ZA ZAR, NG NGN, KE KES, AU AUD, NZ NZD, PK PKR, BD BDT, LK LKR, KZ KZT,
   DE EUR, FR EUR, IT EUR, ES EUR, PT EUR, NL EUR, BE EUR, LU EUR, AT EUR, IE EUR, FI EUR, GR EUR, EE EUR, LV EUR, LT EUR, SK EUR,
   SI EUR, HR EUR, MT EUR, CY EUR`,
  ),
);
const allCodes = once(() => new Set([...codesOfRegion().values(), ...signs().values()].flat()));

/** Whether a sign, word or code may stand for a currency. An unknown currency (undefined) takes any that exists. */
export function signFits(sign: string, currency: string | undefined): boolean {
  const currencies = currenciesOf(sign);
  return currency === undefined ? currencies.length > 0 : currencies.includes(currency);
}

function currenciesOf(sign: string): readonly string[] {
  const upper = sign.toUpperCase().replace(/[臺塊圓幣歐]/g, (char) => '台块圆币欧'['臺塊圓幣歐'.indexOf(char)]!);
  return signs().get(upper) ?? (allCodes().has(upper) ? [upper] : []);
}

/**
 * The currency of a money column: the sign that most of its cells or number formats show, else that of the region,
 * else that of the locale; '' where nothing tells. A sign of several currencies means the region's if it can.
 */
export function guessCurrency(
  numberFormats: readonly string[],
  displays: readonly string[],
  locale: string,
  region: string,
): string {
  const home = (codesOfRegion().get(region) ?? codesOfRegion().get(locale.split(/[_-]/)[1] ?? ''))?.[0] ?? '';
  const counts = new Map<string, number>();
  const count = (sign: string): void => {
    const currencies = currenciesOf(sign);
    const currency = currencies.includes(home) ? home : currencies[0];
    if (currency !== undefined) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  };
  for (const format of numberFormats) count(signInFormat(format));
  for (const display of displays) if (/\d/.test(display)) count(signInText(display));
  let best = home;
  let most = 0;
  for (const [currency, cells] of counts) if (cells > most) [best, most] = [currency, cells];
  return best;
}

/** The sign in the first section of a number format: `[$NT$-404]#,##0`, `"¥"#,##0.00`, `RM0`. */
function signInFormat(format: string): string {
  return format
    .slice(0, 200)
    .split(';')[0]!
    .replace(/\[\$([^\]-]{0,9})[^\]]*\]/g, '$1')
    .replace(/\[[^\]]*\]|[\s"\\#0?.,_*()%+-]/g, '')
    .replace(/￥/g, '¥');
}

function signInText(text: string): string {
  const plain = text.slice(0, 40).replace(/￥/g, '¥').replace(/＄/g, '$');
  const sign = /^[-+(\s]*([^\d\s.,()+-]+)/.exec(plain) ?? /\d\s*([^\d\s.,()+-]+)\)?\s*$/.exec(plain);
  return sign ? sign[1]!.replace(/^[万萬千亿億]+/, '') : '';
}

/** Decimals that amounts have in practice: whole numbers where there is no smaller unit (CLDR, cash digits). */
export function currencyDigits(currency: string): 0 | 2 {
  return ['JPY', 'KRW', 'VND', 'TWD', 'IDR', 'CLP', 'HUF'].includes(currency) ? 0 : 2;
}

/** How amounts are shown. */
export function moneyNumberFormat(currency: string): string {
  const digits = currencyDigits(currency) === 0 ? '#,##0' : '#,##0.00';
  const sign = { CNY: '¥', JPY: '¥', TWD: 'NT$', HKD: 'HK$', SGD: 'S$', MYR: 'RM', EUR: '€', GBP: '£', USD: '$' }[
    currency
  ];
  return `"${sign ?? `${currency} `}"${digits}`;
}
