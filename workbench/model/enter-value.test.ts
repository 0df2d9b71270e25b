import fc from 'fast-check';
import { civilOf, serialOf } from './civil-date';
import { displayValue } from './display-value';
import { type Entry, entryParser, isFormattedEntry, numberFromText } from './enter-value';

/** What a cell then shows, with its format; a formula or text as it is. */
function typed(text: string, locale = 'en_US'): unknown {
  const entry: Entry = entryParser({ locale, currentYear: 2026 })(text);
  return isFormattedEntry(entry) ? [displayValue(entry.value, entry.numberFormat, locale), entry.value] : entry;
}

describe('entryParser', () => {
  // Losses that scripts and people meet: platform-facts 7 [sheetquery20][owox], node-edit-google-spreadsheet#66.
  it.each([
    ['01234', 1234],
    ['22 34', 2234],
    ['+8613800138000', 8613800138000],
    ['+49 151 2345', { formula: '=+49 151 2345' }],
    ['-abc', { formula: '=-abc' }],
    ['=A1*2', { formula: '=A1*2' }],
    ['=', '='],
    ['--', '--'],
    ["'0123", '0123'],
    ["'=A1", '=A1'],
    ['@handle', '@handle'],
    ['138-0013-8000', '138-0013-8000'],
    ['true', true],
    ['FALSE', false],
    ['#N/A', { error: '#N/A' }],
    ['# 12', '# 12'],
    ['2.000', 2],
    [' 7 ', 7],
    ['(5)', -5],
    ['1e400', '1e400'],
    ['May', 'May'],
    ['12 Main St', '12 Main St'],
    ['2024-03-05T10:00:00Z', '2024-03-05T10:00:00Z'],
    ['中文 2024-03-05', '中文 2024-03-05'],
  ])('makes of %s what typing it makes', (text, expected) => {
    expect(typed(text)).toEqual(expected);
  });

  it.each([
    ['1.38E+10', '1.38E+10', 13_800_000_000],
    ['5%', '5%', 0.05],
    ['12.5%', '12.50%', 0.125],
    ['1,234', '1,234', 1234],
    ['1,234.5', '1,234.50', 1234.5],
    ['$2.99', '$2.99', 2.99],
    ['-$5', '-$5', -5],
    ['€5', '€5', 5],
    ['12:30', '12:30', 0.5208333333333334],
    ['9:05 PM', '9:05 PM', 0.8784722222222222],
    ['25:10', '25:10:00', 1.0486111111111112],
  ])('gives %s a number format', (text, shown, value) => {
    expect(typed(text)).toEqual([shown, value]);
  });

  it.each([
    ['en_US', '3/5/2024', [2024, 3, 5]],
    ['en_GB', '3/5/2024', [2024, 5, 3]],
    ['zh_CN', '2024/3/5', [2024, 3, 5]],
    ['zh_TW', '2024年3月5日', [2024, 3, 5]],
    ['de_DE', '5.3.2024', [2024, 3, 5]],
    ['de_DE', '05.03.24', [2024, 3, 5]],
    ['en_US', '2024-03-05', [2024, 3, 5]],
    ['de_DE', '2024-03-05', [2024, 3, 5]],
    ['en_US', '1-2', [2026, 1, 2]],
    ['en_GB', '1-2', [2026, 2, 1]],
    ['en_US', '1940 10 5', [1940, 10, 5]],
    ['en_US', 'Mar 5, 2024', [2024, 3, 5]],
    ['en_US', 'Tuesday, March 5, 2024', [2024, 3, 5]],
    ['de_DE', '5. März 2024', [2024, 3, 5]],
    ['zh_CN', '3月5日', [2026, 3, 5]],
  ])('reads a date of %s: %s', (locale, text, [year, month, day]) => {
    expect(typed(text, locale)).toEqual([expect.any(String), serialOf(year as number, month as number, day as number)]);
  });

  it.each([
    ['en_US', '13/1/2024'],
    ['en_US', '2/30/2024'],
    ['en_US', '2024.3.5'],
    ['zh_CN', '2024.3.5'],
    ['en_US', '2024年3月5日'],
    ['de_DE', '1,234.5'],
  ])('leaves as text in %s: %s', (locale, text) => {
    expect(typed(text, locale)).toBe(text);
  });

  it('reads decimal commas where the locale has them', () => {
    expect(typed('1.234,5', 'de_DE')).toEqual(['1.234,50', 1234.5]);
    expect(typed('2,5', 'de_DE')).toBe(2.5);
    expect(typed('5 €', 'de_DE')).toEqual(['5 €', 5]);
    expect(typed('wahr', 'de_DE')).toBe(true);
  });

  it('reads back what a cell shows of a date, in every locale', () => {
    for (const locale of ['en_US', 'en_GB', 'zh_CN', 'zh_TW', 'de_DE', 'ja_JP', 'fr_FR'])
      fc.assert(
        fc.property(fc.integer({ min: serialOf(1930, 1, 1), max: serialOf(2029, 12, 31) }), (serial) => {
          const { year, month, day } = civilOf(serial);
          const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          const [shown] = typed(iso, locale) as [string, number];
          expect(shown).toBe(iso);
          const own = displayValue(
            serial,
            { en_US: 'M/d/yyyy', en_GB: 'dd/MM/yyyy', de_DE: 'dd.MM.yyyy', fr_FR: 'dd/MM/yyyy' }[locale] ?? 'yyyy/M/d',
            locale,
          );
          expect(typed(own, locale)).toEqual([expect.any(String), serial]);
        }),
        { numRuns: 60 },
      );
  });

  it('reads back what a cell shows of a number, in every locale', () => {
    for (const locale of ['en_US', 'zh_CN', 'de_DE'])
      fc.assert(
        fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(1, 10, 100), (whole, divisor) => {
          const number = whole / divisor;
          expect(typed(displayValue(number, undefined, locale), locale)).toBe(number);
        }),
      );
  });

  it('never changes text that begins with a letter of a CJK script', () => {
    fc.assert(fc.property(fc.string(), (rest) => expect(typed(`客${rest}`, 'zh_CN')).toBe(`客${rest}`)));
  });
});

describe('numberFromText', () => {
  it('is undefined for what is no number', () => {
    const rules = { locale: 'en_US', currentYear: 2026 };
    expect(numberFromText('1,234', rules)).toBe(1234);
    expect(numberFromText('3/5/2024', rules)).toBe(serialOf(2024, 3, 5));
    expect(numberFromText('abc', rules)).toBeUndefined();
    expect(numberFromText('TRUE', rules)).toBeUndefined();
  });
});
