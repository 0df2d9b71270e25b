import fc from 'fast-check';
import { looksDamaged, parseMoney, parseNumber } from './number';

const number = (text: string, locale = 'en_US') => {
  const reading = parseNumber(text, { locale });
  return reading.kind === 'number' ? reading.value : reading.kind;
};
const money = (text: string, currency?: string, locale = 'zh_CN') => {
  const reading = parseMoney(text, { locale, currency });
  return reading.kind === 'number' ? reading.value : reading.kind;
};

describe('parseNumber', () => {
  it.each([
    ['12', 12],
    ['-12.5', -12.5],
    ['1,234', 1234],
    ['1,234,567.89', 1234567.89],
    ['1.234,50', 1234.5],
    ['1 234 567', 1234567],
    ["1'234.50", 1234.5],
    ['(1,234)', -1234],
    ['1,234-', -1234],
    ['−5', -5],
    ['１２，３４５．６', 12345.6],
    ['1.2万', 12000],
    ['1.1万', 11000],
    ['3千', 3000],
    ['2.5亿', 250000000],
    ['1.5k', 1500],
    ['3次', 3],
    ['12 orders', 12],
    ['0.125', 0.125],
    ['-0', 0],
  ])('N1 %j is %d anywhere', (text, value) => expect(number(text)).toBe(value));

  it.each([
    ['1,234', 'en_US', 1234],
    ['1,234', 'de_DE', 1.234],
    ['1.234', 'en_US', 1.234],
    ['1.234', 'de_DE', 1234],
    ['12,5', 'de_DE', 12.5],
    ['12,5', 'en_US', 'invalid'],
    ['12.5', 'de_DE', 12.5],
    ['1.234.567', 'en_US', 1234567],
    ['12,34,567', 'en_IN', 1234567],
    ['12,34,567', 'en_US', 'invalid'],
    ['1,234', 'de_CH', 1234],
  ])('N2 %j in %s is %s', (text, locale, value) => expect(number(text, locale)).toBe(value));

  it.each([
    '约5万',
    '3000-5000',
    '5万以上',
    '1,23,4',
    '1.2.3',
    '12,',
    '.5',
    '007',
    '三千',
    '10%',
    'N/A',
    '1万2千',
    '12345678901234567',
    '1 23',
    '--5',
    '+',
    '1,234.567,8',
  ])('N3 %j is not certain', (text) => expect(number(text)).toBe('invalid'));

  it.each(['1.38E+10', '1.38e10', '１．３８Ｅ＋１０', '-5E-3'])('N4 %j is damaged', (text) => {
    expect(number(text)).toBe('damaged');
    expect(looksDamaged(text)).toBe(true);
  });

  it('N2 reads back what a locale writes', () => {
    const amount = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(amount, fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'zh-CN'), (value, tag) => {
        const text = value.toLocaleString(tag, { minimumFractionDigits: 2 }).replace('’', "'");
        expect(number(text, tag.replace('-', '_'))).toBe(value);
      }),
    );
  });

  it('N5 ends quickly on hostile text', () => {
    const started = Date.now();
    for (const unit of ['1', ',', '1,', '(', '-', ' ', '1,234', '万', '$', 'a', '１'])
      for (const length of [40, 100_000]) parseMoney(unit.repeat(length).slice(0, length), { locale: 'en_IN' });
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('parseMoney', () => {
  it.each([
    ['¥1,234.50', 'CNY', 1234.5],
    ['￥1,234.50', 'CNY', 1234.5],
    ['¥ -100', 'CNY', -100],
    ['-¥100', 'CNY', -100],
    ['(¥1,234)', 'CNY', -1234],
    ['1,234元', 'CNY', 1234],
    ['1.2万元', 'CNY', 12000],
    ['人民币1,234元整', 'CNY', 1234],
    ['RMB 500', 'CNY', 500],
    ['500 CNY', 'CNY', 500],
    ['NT$ 3,000', 'TWD', 3000],
    ['新台幣3,000元', 'TWD', 3000],
    ['HK$99', 'HKD', 99],
    ['$99', 'HKD', 99],
    ['RM12.50', 'MYR', 12.5],
    ['1.234,50 €', 'EUR', 1234.5],
    ['€1.234,50', 'EUR', 1234.5],
    ['100美元', 'USD', 100],
    ['US$100', 'USD', 100],
    ['100 US$', 'USD', 100],
    ['120', 'CNY', 120],
    ['US$100', undefined, 100],
  ])('N6 %j in a ledger of %s is %d', (text, currency, value) => expect(money(text, currency)).toBe(value));

  it.each([
    ['US$100', 'CNY'],
    ['100美元', 'CNY'],
    ['$100', 'CNY'],
    ['¥100', 'USD'],
    ['100 pcs', 'USD'],
    ['ABC 100', undefined],
    ['约5万', 'CNY'],
    ['¥¥100', 'CNY'],
    ['', 'CNY'],
    ['元', 'CNY'],
  ])('N7 %j in a ledger of %s stays', (text, currency) => expect(money(text, currency)).toBe('invalid'));
});
