import { dateInText } from './date-in-text';

const read = (text: string, locale = 'en_US', today = '2026-11-22') => {
  const { reading } = dateInText(text, { locale, today, republic: locale === 'zh_TW' });
  return reading.kind === 'date' ? reading.date : reading.kind;
};

describe('A4 the day that a line names', () => {
  it.each([
    ['回访 王芳 12月3日', '2026-12-03'],
    ['回访王芳12月3号前', '2026-12-03'],
    ['十二月三日回访', '2026-12-03'],
    ['2027年1月5日 续约', '2027-01-05'],
    ['民國115年12月3日 拜訪', '2026-12-03'],
    ['call Acme by 3 Dec', '2026-12-03'],
    ['call Acme by Dec 13', '2026-12-13'],
    ['call Acme by December 13th, 2026.', '2026-12-13'],
    ['Thu 3rd December: call', '2026-12-03'],
    ['call on 2026-12-03, then wait', '2026-12-03'],
    ['call by 12/3', '2026-12-03'],
    ['12/3前回电', '2026-12-03'],
    ['call 12/3/2026 (12/3/2026!)', '2026-12-03'],
    ['today is 22 Nov', '2026-11-22'],
    ['twice: 3 Dec, 2026-12-03', '2026-12-03'],
  ])('%p is %p', (text, date) => {
    expect(read(text)).toBe(date);
  });

  it.each([
    ['call Acme', 'missing'],
    ['call 3-5 shops, 24/7, v1.2.26, half of 1/2, 3月份, they may 5 times', 'missing'],
    ['order 12-34-5678-9, phone 212-555-0101', 'missing'],
    ['between Dec 3-5', 'missing'],
    ['3 Dec or 4 Dec', 'several'],
    ['Friday 3 Dec', 'unclear'],
    ['12月3日周五', 'unclear'],
    ['农历八月十五', 'unclear'],
    ['by 31 Nov', 'unclear'],
    ['by 3 Dec 27 boxes', 'unclear'],
    ['since 2026-11-21', 'past'],
    ['by 21 Nov', 'year-missing'],
    ['by 1 July', 'year-missing'],
    ['by 29 Feb', 'year-missing'],
  ])('%p is %p', (text, kind) => {
    expect(read(text)).toBe(kind);
  });

  it('takes the order of day and month from the locale, and is unclear where that has none', () => {
    expect(['en_US', 'en_GB', 'en_CA'].map((locale) => read('by 3/12/2026', locale))).toEqual([
      'past',
      '2026-12-03',
      'unclear',
    ]);
    expect(read('by 3/12', 'en_CA')).toBe('unclear');
  });

  it('joins nothing across a day', () => {
    expect(dateInText('call Ann 3 Dec Lee', { locale: 'en_US', today: '2026-11-22' }).rest).toBe('call Ann | Lee');
  });
});
