import fc from 'fast-check';
import { formatDate, parseDate } from './date-format';

const noon = Date.UTC(2026, 7, 5, 4, 7, 9, 12); // Wednesday

// Source: https://docs.oracle.com/javase/7/docs/api/java/text/SimpleDateFormat.html
describe('formatDate', () => {
  it.each([
    ['yyyy-MM-dd HH:mm:ss', '2026-08-05 12:07:09'],
    ['yy/M/d', '26/8/5'],
    ['EEE, d MMM yyyy', 'Wed, 5 Aug 2026'],
    ['EEEE MMMM', 'Wednesday August'],
    ["yyyy年M月d日 'at' h:mm a", '2026年8月5日 at 12:07 PM'],
    ["hh 'o''clock'", "12 o'clock"],
    ["''yy", "'26"],
    ['K k H S SSS', '0 12 12 12 012'],
    ['Z X XX XXX', '+0800 +08 +0800 +08:00'],
    ['D DDD u F G', '217 217 3 1 AD'],
    ['w W', '32 2'],
  ])('%s', (pattern, text) => {
    expect(formatDate(noon, 'Asia/Shanghai', pattern)).toBe(text);
  });

  it('uses the zone given, with its summer time', () => {
    expect(formatDate(noon, 'America/New_York', 'HH:mm Z z')).toBe('00:07 -0400 EDT');
    expect(formatDate(Date.UTC(2026, 0, 5), 'America/New_York', 'dd HH z')).toBe('04 19 EST');
    expect(formatDate(noon, 'GMT+5:30', 'HH:mm X')).toBe('09:37 +05');
    expect(formatDate(noon, 'GMT', 'HH X')).toBe('04 Z');
    // China's summer time of 1986 to 1991.
    expect(formatDate(Date.UTC(1988, 6, 1), 'Asia/Shanghai', 'HH')).toBe('09');
  });

  it('prints the week year for Y, the mistake that shows in the last days of December', () => {
    expect(formatDate(Date.UTC(2025, 11, 29), 'UTC', 'YYYY-MM-dd yyyy w')).toBe('2026-12-29 2025 1');
    expect(formatDate(Date.UTC(2026, 11, 26), 'UTC', 'YYYY w')).toBe('2026 52');
  });

  it('refuses letters that Java does not know, and unknown zones', () => {
    expect(() => formatDate(noon, 'UTC', 'yyyy-bb')).toThrow("Illegal pattern character 'b'");
    expect(() => formatDate(noon, 'UTC', "yyyy 'x")).toThrow('Unterminated quote');
    expect(() => formatDate(noon, 'Mars/Base', 'yyyy')).toThrow(RangeError);
  });
});

describe('parseDate', () => {
  const iso = (text: string, zone: string, pattern: string) => {
    const parsed = parseDate(text, zone, pattern, 2026);
    return parsed === null ? null : new Date(parsed).toISOString();
  };

  it.each([
    ['2026-08-05 12:07', 'Asia/Shanghai', 'yyyy-MM-dd HH:mm', '2026-08-05T04:07:00.000Z'],
    ['20260805', 'UTC', 'yyyyMMdd', '2026-08-05T00:00:00.000Z'],
    ['5 Aug 26', 'UTC', 'd MMM yy', '2026-08-05T00:00:00.000Z'],
    ['5 august 99', 'UTC', 'd MMMM yy', '1999-08-05T00:00:00.000Z'],
    ['12:30 am', 'UTC', 'hh:mm a', '1970-01-01T00:30:00.000Z'],
    ['12:30 PM', 'UTC', 'h:mm a', '1970-01-01T12:30:00.000Z'],
    ['2026-02-31', 'UTC', 'yyyy-MM-dd', '2026-03-03T00:00:00.000Z'],
    ['2026-01-01T00:00:00-0500', 'Asia/Shanghai', "yyyy-MM-dd'T'HH:mm:ssZ", '2026-01-01T05:00:00.000Z'],
    ['1988-07-01', 'Asia/Shanghai', 'yyyy-MM-dd', '1988-06-30T15:00:00.000Z'],
    ['5/8/2026 and more', 'UTC', 'd/M/yyyy', '2026-08-05T00:00:00.000Z'],
    ['tomorrow', 'UTC', 'yyyy-MM-dd', null],
    ['2026/08/05', 'UTC', 'yyyy-MM-dd', null],
  ])('%s in %s by %s', (text, zone, pattern, expected) => {
    expect(iso(text, zone, pattern)).toBe(expected);
  });

  it('reads back what formatDate wrote, to the second', () => {
    const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'GMT-3');
    fc.assert(
      fc.property(fc.integer({ min: -2e9, max: 4e9 }), zone, (seconds, name) => {
        const pattern = 'yyyy-MM-dd HH:mm:ss Z';
        const text = formatDate(seconds * 1000, name, pattern);
        // Offsets with seconds (before standard time) cannot be written by Z.
        fc.pre(parseDate(text, name, pattern, 2026) !== null && !/19[01]\d/.test(text.slice(0, 4)));
        expect(parseDate(text, name, pattern, 2026)).toBe(seconds * 1000);
      }),
    );
  });
});
