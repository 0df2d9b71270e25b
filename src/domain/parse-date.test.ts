import fc from 'fast-check';
import { civilDateOfDay, dayNumber } from './civil-date';
import { type DateReadingOptions, guessDateOrder, parseDate } from './parse-date';

const CN: DateReadingOptions = { locale: 'zh_CN', today: '2026-11-21' };
const US: DateReadingOptions = { locale: 'en_US', today: '2026-11-21' };
const GB: DateReadingOptions = { locale: 'en_GB', today: '2026-11-21' };
const TW: DateReadingOptions = { locale: 'zh_TW', today: '2026-11-21' };
const NONE: DateReadingOptions = { locale: '', today: '2026-11-21' };

/** The reading in one word: the date (with its time), or the kind (with the day of the year). */
function read(text: string, options: DateReadingOptions): string {
  const reading = parseDate(text, options);
  if (reading.kind === 'date') return reading.time ? `${reading.date} ${reading.time}` : reading.date;
  return reading.kind === 'yearless' && reading.monthDay ? `yearless ${reading.monthDay}` : reading.kind;
}

describe('parseDate', () => {
  it.each([
    '2024-03-05',
    '2024/3/5',
    '2024.3.5',
    '2024.3.5.',
    '2024. 3. 5.',
    '2024 3 5',
    '2024年3月5日',
    '2024年3月5号',
    '2024年3月5號',
    '2024 年 3 月 5 日',
    '2024年3月5',
    '二〇二四年三月五日',
    '二零二四年三月五日',
    '二○二四年三月五日',
    '20240305',
    '２０２４－０３－０５',
    '２０２４年３月５日',
    '2024。3。5',
    '2024–03–05',
    '5 Mar 2024',
    '5-Mar-2024',
    '05MAR2024',
    'March 5, 2024',
    'Mar 5 2024',
    'Mar. 5th, 2024',
    '5th of March 2024',
    '2024-Mar-05',
    'Mar-05-24',
    '5-Mar-24',
    'Tue, 5 Mar 2024',
    'Tuesday, March 5, 2024',
    '2024-03-05（周二）',
    '2024年3月5日 星期二',
    '2024/3/5(二)',
    '公历2024年3月5日',
    '2024년 3월 5일',
    ' 2024-03-05 ',
    '\u200e2024-03-05',
    '2024-03-05 00:00',
    '2024-03-05 00:00:00.000',
    '2024/3/5 0:00:00',
    '2024-03-05T00:00:00',
    '民國113年3月5日',
    '民国113/3/5',
    '24年3月5日',
  ])('D4 %j is 5 March 2024 in any locale', (text) => {
    for (const options of [CN, US, GB, NONE]) expect(read(text, options)).toBe('2024-03-05');
  });

  it.each([
    ['2024-03-05 14:30', '2024-03-05 14:30:00'],
    ['2024-03-05T14:30:09', '2024-03-05 14:30:09'],
    ['2024年3月5日14时30分', '2024-03-05 14:30:00'],
    ['2024年3月5日 下午2:30', '2024-03-05 14:30:00'],
    ['2024/3/5 上午9点', '2024-03-05 09:00:00'],
    ['2024/3/5 上午12:05', '2024-03-05 00:05:00'],
    ['March 5, 2024, 2:30 PM', '2024-03-05 14:30:00'],
    ['5 Mar 2024 12:00 am', '2024-03-05'],
    ['2024-03-05 25:00', 'unclear'],
    ['2024-03-05 14:75', 'unclear'],
    ['2024-03-05T14:30:00Z', 'unclear'],
    ['2024-03-05T14:30:00+08:00', 'unclear'],
  ])('D5 %j with a time is %s', (text, expected) => expect(read(text, US)).toBe(expected));

  it.each([
    ['05/03/2024', US, '2024-05-03'],
    ['05/03/2024', GB, '2024-03-05'],
    ['05/03/2024', CN, 'unclear'],
    ['05/03/2024', NONE, 'unclear'],
    ['05/05/2024', NONE, '2024-05-05'],
    ['15/03/2024', US, '2024-03-15'],
    ['03/15/2024', GB, '2024-03-15'],
    ['05/03/2024', { ...US, order: 'dmy' }, '2024-03-05'],
    ['05/03/2024', { ...US, order: null }, 'unclear'],
    ['15/03/2024', { ...US, order: null }, '2024-03-15'],
    ['3/5/24', US, '2024-03-05'],
    ['24/3/5', CN, '2024-03-05'],
    ['24/3/5', US, '2024-03-05'],
    ['24/3/05', US, 'unclear'],
    ['95.8.15', US, '1995-08-15'],
    ['15.8.95', CN, '1995-08-15'],
    ['5/3/4', US, 'unclear'],
    ['05.03.2026', US, '2026-03-05'],
    ['05.13.2026', US, '2026-05-13'],
    ['05.03.2026', CN, '2026-03-05'],
  ] as const)('D6 %j under %j is %s', (text, options, expected) => expect(read(text, options)).toBe(expected));

  it.each([
    ['113/3/5', TW, '2024-03-05'],
    ['113.3.5', TW, '2024-03-05'],
    ['113年3月5日', TW, '2024-03-05'],
    ['113/3/5', CN, 'unclear'],
    ['113/3/5', { ...US, republic: true }, '2024-03-05'],
    ['85/3/5', { ...US, republic: true }, 'unclear'],
    ['5/3/2024', { ...US, republic: true }, '2024-05-03'],
    ['85/3/5', TW, 'unclear'],
    ['民國85年3月5日', TW, '1996-03-05'],
    ['民國元年1月1日', TW, '1912-01-01'],
  ] as const)('D7 %j in %j is %s', (text, options, expected) => expect(read(text, options)).toBe(expected));

  it.each([
    ['1/2/45', US, '2045-01-02'],
    ['1/2/46', US, '1946-01-02'],
    ['1/2/45', { ...US, birthday: true }, '1945-01-02'],
    ['1/2/26', { ...US, birthday: true }, '2026-01-02'],
    ['1/2/27', { ...US, birthday: true }, '1927-01-02'],
  ] as const)('D8 the century of %j under %j: %s', (text, options, expected) =>
    expect(read(text, options)).toBe(expected),
  );

  it.each([
    ['2024-02-30', 'impossible'],
    ['2023/2/29', 'impossible'],
    ['2024-13-05', 'impossible'],
    ['2024年2月30日', 'impossible'],
    ['0000-00-00', 'impossible'],
    ['31/04/2024', 'impossible'],
    ['30 Feb 2024', 'impossible'],
    ['02-30', 'impossible'],
    ['2月30日', 'impossible'],
    ['2024-02-30 10:00', 'impossible'],
    ['19146918', 'impossible'],
    ['20240230', 'impossible'],
  ])('D9 %j is no day: %s', (text, expected) => expect(read(text, US)).toBe(expected));

  it.each([
    '待定',
    '长期',
    '2024',
    '2024-03',
    '2024年3月',
    'Mar 2024',
    '2024/3-5',
    '2024.3.5-3.8',
    '19122024',
    '240305',
    '45356',
    '45356.5',
    '1887-05-01',
    '2024-03-06(周二)',
    '2024-3-5 or 6',
    'March',
    '12345678901234567890',
    '明天',
    '3 days',
    '5 Foo 2024',
    '#N/A',
  ])('D10 %j stays unclear', (text) => expect(read(text, US)).toBe('unclear'));

  it.each([
    ['08-15', 'yearless 08-15'],
    ['8/15', 'yearless 08-15'],
    ['15/8', 'yearless 08-15'],
    ['8月15日', 'yearless 08-15'],
    ['8月15号', 'yearless 08-15'],
    ['八月十五日', 'yearless 08-15'],
    ['--08-15', 'yearless 08-15'],
    ['15 Aug', 'yearless 08-15'],
    ['August 5', 'yearless 08-05'],
    ['Aug 15', 'yearless'],
    ['02-29', 'yearless 02-29'],
    ['农历八月十五', 'lunar'],
    ['農曆8月15', 'lunar'],
    ['八月十五', 'lunar'],
    ['正月初一', 'lunar'],
    ['闰四月初八', 'lunar'],
    ['腊月廿三', 'lunar'],
  ])('D11 %j has no year: %s', (text, expected) => expect(read(text, CN)).toBe(expected));

  it('D12 reads serial days only where the column is clearly dates', () => {
    expect(read('45356', { ...US, serials: true })).toBe('2024-03-05');
    expect(read('45356.604166667', { ...US, serials: true })).toBe('2024-03-05 14:30:00');
    expect(read('45356', US)).toBe('unclear');
  });

  it('D4 reads back every date in every unambiguous notation', () => {
    const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
    const digits = (text: string) => text.replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)]!);
    const written: ((y: number, m: number, d: number) => string)[] = [
      (y, m, d) => `${y}-${m}-${d}`,
      (y, m, d) => `${y}年${m}月${d}日`,
      (y, m, d) => `${d} ${months[m - 1]} ${y}`,
      (y, m, d) => `${months[m - 1]} ${d}, ${y}`,
      (y, m, d) => `${y * 10000 + m * 100 + d}`,
      (y, m, d) => `民國${y - 1911}年${m}月${d}日`,
      (y, m, d) =>
        `${digits(`${y}`)}年${m < 10 ? digits(`${m}`) : `十${m % 10 ? digits(`${m % 10}`) : ''}`}月${d < 10 ? digits(`${d}`) : d}日`,
      (y, m, d) => `${y}．${m}．${d}`,
    ];
    const days = fc.integer({ min: dayNumber('1912-01-01'), max: dayNumber('2099-12-31') });
    fc.assert(
      fc.property(days, fc.constantFrom(...written), fc.constantFrom(CN, US, GB, NONE), (day, write, options) => {
        const date = civilDateOfDay(day);
        const [y, m, d] = date.split('-').map(Number) as [number, number, number];
        expect(read(write(y, m, d), options)).toBe(date);
      }),
    );
  });

  it('D4 never reads a date that is not written: day, month and year all stand in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/. 年月日'), maxLength: 12 }), (text) => {
        const reading = parseDate(text, US);
        if (reading.kind !== 'date') return;
        const numbers = (text.match(/\d+/g) ?? []).join(' ');
        expect(numbers).toContain(reading.date.slice(2, 4));
        expect(numbers).toContain(`${Number(reading.date.slice(5, 7))}`);
        expect(numbers).toContain(`${Number(reading.date.slice(8))}`);
      }),
      { numRuns: 5000 },
    );
  });

  it('D13 ends quickly on hostile text', () => {
    const started = Date.now();
    for (const unit of ['1', ' ', '-', '1-', '十', '(', 'Mar ', ',', '周', ':', '1:', '年', 'T'])
      for (const length of [59, 100_000]) parseDate(unit.repeat(length).slice(0, length), US);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('guessDateOrder', () => {
  it.each([
    [['05/03/2024', '15/03/2024'], 'en_US', 'dmy'],
    [['05/03/2024', '03/15/2024'], 'en_GB', 'mdy'],
    [['05/03/2024', '06/07/2024'], 'en_GB', 'dmy'],
    [['05/03/2024', '06/07/2024'], 'zh_CN', null],
    [['15/03/2024', '03/15/2024'], 'en_US', null],
    [['2024-03-05', '24/3/5'], 'zh_CN', 'ymd'],
    [['31/12/24', '05/03/24', '15/08/95'], 'en_US', 'dmy'],
    [['30/02/2024', '05/03/2024'], 'en_US', 'mdy'],
    [['15/03/2024 10:00'], 'en_US', 'dmy'],
    [['05.03.2024', '06.07.2024'], 'en_US', 'dmy'],
    [['05.03.2024', '03.15.2024'], 'en_US', 'mdy'],
    [['05.03.2024', '06/07/2024'], 'en_US', null],
    [['05.03.24'], 'zh_CN', 'ymd'],
    [['１５／０３／２０２４'], 'en_US', 'dmy'],
    [[], 'en_US', 'mdy'],
  ])('D14 %j in %s: %s', (texts, locale, order) => expect(guessDateOrder(texts, locale)).toBe(order));

  it('D14 knows the order of common locales', () => {
    const orders = ['zh_CN', 'zh_HK', 'en_US', 'en_GB', 'de_DE', 'ja_JP', 'en', ''].map((locale) =>
      guessDateOrder([], locale),
    );
    expect(orders).toEqual(['ymd', 'dmy', 'mdy', 'dmy', 'dmy', 'ymd', null, null]);
  });
});
