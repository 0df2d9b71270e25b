import fc from 'fast-check';
import { type CellValue, sameValue } from './cell-value';
import type { FieldType } from './fields';
import { createStandardiser, type StandardisingContext } from './standardise';

const context: StandardisingContext = {
  language: 'zh-CN',
  region: 'CN',
  locale: 'zh_CN',
  today: '2026-11-21',
  currency: 'CNY',
};
const of = (type: FieldType, more: Partial<StandardisingContext> = {}) =>
  createStandardiser({ key: 'remarks', type }, { ...context, ...more });

const date = (text: string) => ({ date: text });

describe('createStandardiser', () => {
  it.each<[FieldType, CellValue, CellValue]>([
    ['text', ' 张　三 ', '张 三'],
    ['text', 'Ａ座１０１', 'A座101'],
    ['text', 'Chicago\r\nCommons', 'Chicago\nCommons'],
    ['longText', ' 第一行\n第二行 ', '第一行\n第二行'],
    ['text', '   ', ''],
    ['text', 12, 12],
    ['text', true, true],
    ['text', '=SUM(A1)', '=SUM(A1)'],
    ['longText', '- 老客户介绍  ', '- 老客户介绍  '],
    ['id', 'Ａ－００１', 'A-001'],
    ['id', '007', '007'],
    ['id', 12345, '12345'],
    ['id', 1.5, 1.5],
    ['phone', '+86 138-0013-8000', '13800138000'],
    ['phone', 13800138000, '13800138000'],
    ['email', 'mailto:Wang@QQ.com', 'Wang@qq.com'],
    ['date', '2024年3月5日', date('2024-03-05')],
    ['date', 20240305, date('2024-03-05')],
    ['dateTime', '2024-03-05 14:30', { date: '2024-03-05', time: '14:30:00' }],
    ['date', date('2024-03-05'), date('2024-03-05')],
    ['number', '1,234', 1234],
    ['number', 3, 3],
    ['money', '¥1.2万', 12000],
    ['owner', ' 王芳 ', '王芳'],
  ])('V7 %s %j becomes %j without a finding', (type, value, expected) =>
    expect(of(type)(value)).toEqual({ value: expected }),
  );

  it.each<[FieldType, CellValue, string]>([
    ['text', 'Li\u200bQiang', 'text-invisible-characters'],
    ['text', '#N/A', 'cell-error'],
    ['phone', '#REF!', 'cell-error'],
    ['id', '1.38E+10', 'number-damaged'],
    ['id', 2 ** 60, 'number-damaged'],
    ['phone', '138001380OO', 'phone-invalid'],
    ['phone', '13800138000/13900139000', 'phone-several'],
    ['phone', '1.38E+10', 'phone-damaged'],
    ['phone', '852 2345 6789', 'phone-region-unclear'],
    ['phone', true, 'phone-invalid'],
    ['email', 'wang', 'email-invalid'],
    ['email', 'a@qq.com;b@qq.com', 'email-several'],
    ['email', 12, 'email-invalid'],
    ['date', '2024-02-30', 'date-impossible'],
    ['date', '05/03/2024', 'date-unclear'],
    ['date', '8月15日', 'date-year-missing'],
    ['date', '农历八月十五', 'date-unclear'],
    ['date', 8.15, 'date-unclear'],
    ['date', 45356, 'date-unclear'],
    ['date', true, 'date-unclear'],
    ['number', '约5万', 'number-invalid'],
    ['number', '1.38E+10', 'number-damaged'],
    ['money', 'US$100', 'number-invalid'],
    ['money', date('2024-03-05'), 'number-invalid'],
  ])('V8 %s %j stays, with %s', (type, value, code) => {
    const result = of(type)(value);
    expect(result.value).toBe(value);
    expect(result.issue?.code).toBe(code);
  });

  it('D11 lets a birthday or an anniversary lack its year', () => {
    for (const key of ['birthday', 'anniversary'] as const)
      for (const value of ['08-15', '8月15日', '农历八月十五', '正月初一'])
        expect(createStandardiser({ key, type: 'date' }, context)(value)).toEqual({ value });
  });

  it('D8 takes the century of a birthday from the past', () => {
    expect(
      createStandardiser({ key: 'birthday', type: 'date' }, { ...context, locale: 'en_US' })('8/15/35').value,
    ).toEqual(date('1935-08-15'));
    expect(of('date', { locale: 'en_US' })('8/15/35').value).toEqual(date('2035-08-15'));
  });

  it('D6 and D12 follow what the column tells', () => {
    expect(of('date', { dateOrder: 'dmy' })('05/03/2024').value).toEqual(date('2024-03-05'));
    expect(of('date', { dateSerials: true })(45356).value).toEqual(date('2024-03-05'));
  });

  it('P8 keeps the zeros that a number format shows', () => {
    expect(of('id')(7, '007').value).toBe('007');
    expect(of('phone')(1065529988, '01065529988').value).toBe('010-65529988');
  });

  it('P3 shows phones with country code where that was ticked', () => {
    expect(of('phone', { phonesInternational: true })('13800138000').value).toBe('+8613800138000');
  });

  describe('of a list', () => {
    const list = of('list', { listItems: ['VIP', 'Walk-in', '活跃', 'Aa', 'aA', '5'], listFixed: true });

    it.each<[CellValue, CellValue]>([
      ['VIP', 'VIP'],
      [' vip ', 'VIP'],
      ['ＶＩＰ', 'VIP'],
      ['WALK - IN', 'Walk-in'],
      ['活 跃', '活跃'],
      ['aA', 'aA'],
      [5, 5],
    ])('V9 %j is the label %j', (value, label) => expect(list(value)).toEqual({ value: label }));

    it.each<CellValue>(['重要客户', 'AA', true, 6])('V9 %j is not in the list and stays', (value) => {
      expect(list(value)).toEqual({ value, issue: { code: 'list-unknown', params: { value: String(value) } } });
    });

    it('V9 takes any value where the list is open', () => {
      expect(of('list', { listItems: ['VIP'] })('其他 说法')).toEqual({ value: '其他 说法' });
    });
  });

  it('V10 is idempotent: again changes nothing and finds the same', () => {
    const types: FieldType[] = [
      'text',
      'longText',
      'id',
      'phone',
      'email',
      'date',
      'dateTime',
      'number',
      'money',
      'list',
      'owner',
    ];
    const chunk = fc.constantFrom(
      '138',
      '0013',
      '8000',
      ' ',
      '-',
      '/',
      '.',
      ',',
      '+86',
      '@',
      'qq.com',
      '年',
      '月',
      '日',
      '¥',
      '万',
      '元',
      'Ａ',
      '１',
      '\u200b',
      '\n',
      'VIP',
      '2024',
      '3',
      '5',
      '=',
      '(',
      ')',
      'E+10',
      '#N/A',
      '转',
    );
    const value = fc.oneof<fc.Arbitrary<CellValue>[]>(
      fc.array(chunk, { maxLength: 7 }).map((chunks) => chunks.join('')),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.double({ noNaN: true }),
      fc.integer(),
      fc.integer({ min: 10_000_000_000, max: 19_999_999_999 }),
      fc.boolean(),
      fc.constant(date('2024-03-05')),
    );
    const contexts = fc.record({
      region: fc.constantFrom('CN', 'US', 'TW', 'DE', ''),
      locale: fc.constantFrom('zh_CN', 'en_US', 'de_DE', 'zh_TW'),
      phonesInternational: fc.boolean(),
      dateSerials: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.constantFrom(...types), value, contexts, (type, before, more) => {
        const standardise = of(type, { ...more, listItems: ['VIP', '3'], listFixed: true });
        const once = standardise(before);
        if (once.issue) expect(sameValue(once.value, before)).toBe(true);
        const twice = standardise(once.value);
        expect(twice).toEqual(once);
      }),
      { numRuns: 5000 },
    );
  });

  it('V11 ends quickly on 100 kB of hostile text, whatever the field', () => {
    const types: FieldType[] = ['text', 'longText', 'id', 'phone', 'email', 'date', 'number', 'money', 'list'];
    for (const type of types)
      for (const unit of ['a', ' ', '1', '@', '.', '-', '\u200d', '１', '\n', '年', ',1']) {
        const standardise = of(type, { listItems: ['a'] });
        const text = unit.repeat(100_000);
        const runs = [1, 2, 3].map(() => {
          const started = performance.now();
          standardise(text);
          return performance.now() - started;
        });
        // The best of three: a busy machine may stop any one of them.
        expect([type, unit, Math.min(...runs) < 50]).toEqual([type, unit, true]);
      }
  });
});
