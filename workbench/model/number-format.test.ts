import { shownValue } from './display-value';
import { formatKind, formatNumber, formatText, isTextFormat } from './number-format';

const date = 45356.5215; // 2024-03-05 12:30:57.6

describe('formatNumber', () => {
  // Patterns as https://developers.google.com/workspace/sheets/api/guides/formats explains them. [api-formats]
  it.each([
    [1234.5, '#,##0.00', '1,234.50'],
    [1234.5, '#,##0', '1,235'],
    [1.005, '0.00', '1.01'],
    [0.1234, '0.0%', '12.3%'],
    [-5, '0;(0)', '(5)'],
    [0, '0;-0;"zero"', 'zero'],
    [-5.5, '"$"#,##0.00', '-$5.50'],
    [-0.001, '0.00', '0.00'],
    [13800138000, '000-0000-0000', '138-0013-8000'],
    [12, '00000', '00012'],
    [0.5, '0.##', '0.5'],
    [1234567, '#,##0,"K"', '1,235K'],
    [13_800_000_000, '0.00E+00', '1.38E+10'],
    [9.999, '0.0E+00', '1.0E+01'],
    [5, '[<10]"few";0', 'few'],
    [15, '[<10]"few";0', '15'],
    [1234.567, '[$€-407]#,##0.00', '€1,234.57'],
    [7, 'General', '7'],
    [7, '"no digits"', 'no digits'],
    [date, 'yyyy-mm-dd', '2024-03-05'],
    [date, 'm/d/yyyy', '3/5/2024'],
    [date, 'yyyy/m/d', '2024/3/5'],
    [date, 'yyyy年m月d日', '2024年3月5日'],
    [date, 'dddd, mmmm d', 'Tuesday, March 5'],
    [date, 'd-mmm-yy', '5-Mar-24'],
    [date, 'mmmmm', 'M'],
    [date, 'hh:mm:ss', '12:30:57'],
    [date, 'h:mm AM/PM', '12:30 PM'],
    [date, 'mm:ss.000', '30:57.600'],
    [date, 'M/d/yyyy H:mm:ss', '3/5/2024 12:30:57'],
    [1.5, '[h]:mm:ss', '36:00:00'],
    [1.5, '[mm]', '2160'],
    [date, '[$-804]dddd', '星期二'],
    [date, '[$-F800]yyyy/m/d', '2024/3/5'],
    [1234.5, '_($* #,##0.00_)', ' $1,234.50 '],
  ])('shows %d under %s as %s', (value, pattern, shown) => {
    expect(formatNumber(value, pattern, 'en_US')).toBe(shown);
  });

  it.each([
    [1 / 3, '0.3333333333'],
    [-2 / 3, '-0.6666666667'],
    [123456.789012, '123456.789'],
    [0.1 + 0.2, '0.3'],
    [123456789012345, '123456789012345'],
    [1234567890123456, '1.23457E+15'],
    [1e-10, '1E-10'],
    [0.00001234, '0.00001234'],
  ])('shows %d without a format as %s', (value, shown) => {
    expect(formatNumber(value, undefined, 'en_US')).toBe(shown);
  });

  it('writes with the separators and names of the locale', () => {
    expect(formatNumber(1234.5, '#,##0.00', 'de_DE')).toBe('1.234,50');
    expect(formatNumber(date, 'dd.MM.yyyy', 'de_DE')).toBe('05.03.2024');
    expect(formatNumber(date, 'dddd', 'zh_CN')).toBe('星期二');
  });

  it('refuses what it cannot show rather than guess', () => {
    expect(() => formatNumber(0.5, '# ?/?', 'en_US')).toThrow('The number format "# ?/?" is not emulated');
    expect(() => formatNumber(date, '[$-FFF]dddd', 'en_US')).toThrow('is not emulated');
    expect(() => formatNumber(5, '[DBNum1]0', 'zh_CN')).toThrow('is not emulated');
    expect(shownValue(0.5, '# ?/?', 'en_US')).toBe('0.5');
  });
});

describe('formatText', () => {
  it('dresses texts by the fourth section or a text section', () => {
    expect(formatText('Ann', '0;0;0;"<"@">"')).toBe('<Ann>');
    expect(formatText('Ann', '0.00')).toBe('Ann');
    expect(formatText('Ann', '@')).toBe('Ann');
  });
});

describe('formatKind', () => {
  it.each([
    [undefined, 'general'],
    ['0.###############', 'general'],
    ['General', 'general'],
    ['@', 'text'],
    ['0.00', 'number'],
    ['0%', 'number'],
    ['yyyy-mm-dd', 'date'],
    ['h:mm', 'date'],
    ['[h]:mm', 'date'],
    ['"day" 0', 'number'],
  ])('tells that %s is %s', (pattern, kind) => {
    expect(formatKind(pattern)).toBe(kind);
  });

  it('takes only the plain-text format as exempt from parsing', () => {
    expect(isTextFormat('@')).toBe(true);
    expect(isTextFormat('"x"@')).toBe(false);
    expect(isTextFormat(undefined)).toBe(false);
  });
});
