import fc from 'fast-check';
import {
  addDays,
  addMonths,
  civilDateOfDay,
  dayNumber,
  daysBetween,
  daysInMonth,
  isCivilDate,
  weekday,
} from './civil-date';

const FIRST = dayNumber('0001-01-01');
const LAST = dayNumber('9999-12-31');
const anyDay = fc.integer({ min: FIRST, max: LAST });

describe('civil dates', () => {
  it('D1 counts days from 1970-01-01', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2000-03-01')).toBe(11017);
    expect(dayNumber('1899-12-30')).toBe(-25569);
  });

  it('D1 turns every day number back into its date', () => {
    fc.assert(fc.property(anyDay, (day) => dayNumber(civilDateOfDay(day)) === day && isCivilDate(civilDateOfDay(day))));
  });

  it('D1 agrees with UTC, which has no summer time, on every day of four centuries', () => {
    for (let day = dayNumber('1800-01-01'); day <= dayNumber('2200-12-31'); day++) {
      const utc = new Date(day * 86_400_000);
      if (civilDateOfDay(day) !== utc.toISOString().slice(0, 10)) throw new Error(`${day}`);
      if (weekday(civilDateOfDay(day)) !== (utc.getUTCDay() || 7)) throw new Error(`weekday of ${day}`);
    }
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2024-13-01', false],
    ['2024-00-10', false],
    ['2024-1-1', false],
    ['0000-01-01', false],
    ['2024-04-31', false],
  ])('D2 %s exists: %s', (text, exists) => expect(isCivilDate(text)).toBe(exists));

  it('D1 adds days and tells how far apart two dates are', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
        const from = civilDateOfDay(Math.min(Math.max(day, FIRST + 4000), LAST - 4000));
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-11-15', 3, '2025-02-15'],
    ['2024-01-15', -13, '2022-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('D3 %s plus %d months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected));

  it('D3 knows the length of each month', () => {
    const lengths = Array.from({ length: 12 }, (_, month) => daysInMonth(2023, month + 1));
    expect(lengths).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  });
});
