import { guessCurrency, moneyNumberFormat } from './currency';

describe('guessCurrency', () => {
  it.each([
    [['[$¥-804]#,##0.00'], [], 'en_US', '', 'CNY'],
    [['[$¥-411]#,##0'], [], 'ja_JP', 'JP', 'JPY'],
    [['"NT$"#,##0'], [], 'en_US', '', 'TWD'],
    [['$#,##0.00'], [], 'en_US', 'US', 'USD'],
    [['$#,##0.00'], [], 'zh_HK', 'HK', 'HKD'],
    [['#,##0.00 [$€-407]'], [], 'en_US', '', 'EUR'],
    [['General', '@'], ['RM 12.50', 'RM13', '$4'], 'en_US', '', 'MYR'],
    [['0.00'], ['1.2万元', '100元'], 'en_US', '', 'CNY'],
    [['0.00'], ['100', '200'], 'zh_CN', '', 'CNY'],
    [['0.00'], ['100'], 'en_US', 'TW', 'TWD'],
    [[], [], 'en', '', ''],
    [[], ['€5', '£5'], 'en', '', 'EUR'],
    [['[Red]0.00;-0.00'], ['hello'], 'en_GB', '', 'GBP'],
  ])('N8 formats %j and cells %j in %s %s: %s', (formats, displays, locale, region, currency) =>
    expect(guessCurrency(formats, displays, locale, region)).toBe(currency),
  );

  it('N9 shows amounts with the sign of their currency', () => {
    expect(['CNY', 'JPY', 'TWD', 'CHF'].map(moneyNumberFormat)).toEqual([
      '"¥"#,##0.00',
      '"¥"#,##0',
      '"NT$"#,##0',
      '"CHF "#,##0.00',
    ]);
  });
});
