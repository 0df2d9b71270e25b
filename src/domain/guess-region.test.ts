import { guessRegion as guess } from './guess-region';
import type { Language } from './sheet-snapshot';

const guessRegion = (phones: readonly string[], locale: string, language: Language = 'en'): string =>
  guess(phones, locale, language);

const repeat = (count: number, phone: (i: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => phone(i));

describe('guessRegion', () => {
  it('[R1] is the country of most numbers that are written with a country code', () => {
    expect(guessRegion(['+86 138 0013 8000', '+8613900139000', '+852 9123 4567'], 'en_US')).toBe('CN');
    expect(guessRegion(['0044 7400 123456', '+44 20 7946 0958'], 'en_US')).toBe('GB');
    expect(guessRegion(['+1 (416) 555-0123', '+14165550124'], 'en_US')).toBe('CA');
    expect(
      guessRegion(
        repeat(5, (i) => `tel: +886 912 345 67${i}`),
        'zh_CN',
      ),
    ).toBe('TW');
  });

  it('[R1] is not that of a few foreigners', () => {
    expect(
      guessRegion([...repeat(30, (i) => `(932) 997-80${10 + i}`), '+44 7400 123456', '+44 20 7946 0958'], 'en_US'),
    ).toBe('US');
    expect(guessRegion([...repeat(30, (i) => `138001380${10 + i}`), '+44 7400 123456'], 'en_US')).toBe('CN');
  });

  it('[R1] is not a country that has less than half of them', () => {
    expect(
      guessRegion(
        ['+33 1 23 45 67 89', '+34 911 23 45 67', '+49 30 1234567', '+44 20 7946 0958', '+39 06 6982 1234'],
        'en_IE',
      ),
    ).toBe('IE');
  });

  it("[R2] is the locale's where the numbers are possible there", () => {
    expect(
      guessRegion(
        repeat(9, (i) => `021-6234567${i}`),
        'zh_CN',
      ),
    ).toBe('CN');
    expect(
      guessRegion(
        repeat(9, (i) => `9123 456${i}`),
        'en_SG',
      ),
    ).toBe('SG');
    expect(
      guessRegion(
        repeat(9, (i) => `9123 456${i}`),
        'zh_HK',
      ),
    ).toBe('HK');
  });

  it('[R3] is told by shapes that are impossible at home', () => {
    expect(
      guessRegion(
        repeat(9, (i) => `1380013800${i}`),
        'en_GB',
      ),
    ).toBe('CN');
    expect(
      guessRegion(
        repeat(9, (i) => `0912-345-67${i}`),
        '',
      ),
    ).toBe('TW');
    expect(
      guessRegion(
        repeat(9, (i) => `2345 678${i}`),
        '',
      ),
    ).toBe('HK');
    expect(
      guessRegion(
        repeat(9, (i) => `212-555-010${i}`),
        '',
      ),
    ).toBe('US');
    expect(
      guessRegion(
        repeat(9, (i) => `07400 12345${i}`),
        '',
      ),
    ).toBe('GB');
  });

  it('[R3] is China where a Chinese sheet holds Chinese mobiles, whatever the locale', () => {
    const mobiles = ['13912345678', '13698765432', '18623456789'];
    expect(guessRegion(mobiles, 'en_US', 'zh-CN')).toBe('CN');
    expect(guessRegion(mobiles, 'en_US', 'en')).toBe('US');
  });

  it('[R3] is not China for one typing error among North American numbers', () => {
    expect(guessRegion([...repeat(40, (i) => `13125552${100 + i}`), '13121552100'], 'en_US')).toBe('US');
  });

  it('[R3] is North America by the groups of digits, also in a Chinese spreadsheet', () => {
    const phones = repeat(3, (i) => `212-555-010${i}`);
    expect(guessRegion(phones, 'zh_CN', 'zh-CN')).toBe('US');
    expect(guessRegion(['21-62345678', '021-62345679', '(021) 6234 5670'], 'zh_CN', 'zh-CN')).toBe('CN');
  });

  it('[R3] is Australia by its areas and mobiles, but not for Belgium, Switzerland or France', () => {
    const australian = [
      '0412 345 678',
      '(02) 9374 4000',
      '03 9650 1234',
      '0402 111 222',
      '07 3210 4567',
      '08 8232 1234',
    ];
    expect(guessRegion(australian, 'en_US')).toBe('AU');
    expect(
      guessRegion(
        repeat(12, (i) => `0478 12 34 ${10 + i}`),
        'en_US',
      ),
    ).not.toBe('AU');
    expect(
      guessRegion(
        repeat(12, (i) => (i % 2 ? `044 123 45 ${10 + i}` : `079 123 45 ${10 + i}`)),
        'en_US',
      ),
    ).not.toBe('AU');
    expect(
      guessRegion(
        repeat(12, (i) => (i % 2 ? `04 02 12 34 ${10 + i}` : `06 12 34 56 ${10 + i}`)),
        'en_US',
      ),
    ).not.toBe('AU');
  });

  it("[R2] is the locale's where the numbers lack their area code", () => {
    expect(
      guessRegion(
        repeat(20, (i) => `38652${10 + i}`),
        'en_US',
      ),
    ).toBe('US');
  });

  it('[R4] is unknown where many numbers fit neither the locale nor another region', () => {
    const odd = repeat(20, (i) => `05 55 12 34 ${10 + i}`);
    expect(guessRegion(odd, 'en_US')).toBe('');
    expect(guessRegion(odd.slice(0, 5), 'en_US')).toBe('US');
  });

  it('[R4] is the locale where there are no phones, and unknown where that says nothing', () => {
    expect(guessRegion([], 'zh_TW')).toBe('TW');
    expect(guessRegion(['', 'n/a'], 'en_US')).toBe('US');
    expect(guessRegion([], 'zh')).toBe('');
    expect(guessRegion([], 'en_XX')).toBe('');
    expect(
      guessRegion(
        repeat(9, (i) => `9123 456${i}`),
        '',
      ),
    ).toBe('');
  });

  it('[R5] reads a few hundred of many, and cells of any length', () => {
    const start = performance.now();
    expect(
      guessRegion(
        repeat(50_000, (i) => `+8613800${100000 + i}`),
        '',
      ),
    ).toBe('CN');
    expect(guessRegion(['1'.repeat(50_000), '+'.repeat(50_000)], '')).toBe('');
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
