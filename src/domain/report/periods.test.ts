import fc from 'fast-check';
import { addDays, daysBetween } from '../civil-date';
import { comparedWith, isWithin, type PeriodUnit, periodBefore, periodNamed, periodOf } from './periods';

const day = fc.integer({ min: 0, max: 900_000 }).map((days) => addDays('1000-01-01', days));
const unit = fc.constantFrom<PeriodUnit>('month', 'quarter', 'year');
const month = fc.integer({ min: 1, max: 12 });

describe('periods', () => {
  it.each<[string, PeriodUnit, number, string, string, string]>([
    ['2026-11-22', 'month', 4, '2026-11', '2026-11-01', '2026-11-30'],
    ['2024-02-29', 'month', 1, '2024-02', '2024-02-01', '2024-02-29'],
    ['2026-03-31', 'quarter', 4, '2025-Q4', '2026-01-01', '2026-03-31'],
    ['2026-04-01', 'quarter', 4, '2026-Q1', '2026-04-01', '2026-06-30'],
    ['2026-02-10', 'quarter', 2, '2026-Q1', '2026-02-01', '2026-04-30'],
    ['2026-01-31', 'quarter', 2, '2025-Q4', '2025-11-01', '2026-01-31'],
    ['2026-03-31', 'year', 4, '2025', '2025-04-01', '2026-03-31'],
    ['2026-03-31', 'year', 1, '2026', '2026-01-01', '2026-12-31'],
    ['2024-02-29', 'year', 3, '2023', '2023-03-01', '2024-02-29'],
    ['9999-12-31', 'year', 4, '9999', '9999-04-01', '9999-12-31'],
  ])('P1 %s lies in the %s of a year from month %i: %s', (date, of, fiscalStart, key, from, to) => {
    expect(periodOf(date, of, fiscalStart)).toEqual({ unit: of, key, from, to });
    expect(periodNamed(key, fiscalStart)).toEqual({ unit: of, key, from, to });
  });

  it.each(['2026-13', '2026-00', '2026-Q5', '0000', '26', '2026-1', ''])('P1 %p names none', (key) =>
    expect(periodNamed(key, 1)).toBeNull(),
  );

  it('P1 every day lies in one period of each unit, and a quarter in one year', () =>
    fc.assert(
      fc.property(day, unit, month, (date, of, fiscalStart) => {
        const period = periodOf(date, of, fiscalStart);
        expect(isWithin(date, period)).toBe(true);
        expect(periodNamed(period.key, fiscalStart)).toEqual(period);
        expect(periodOf(addDays(period.to, 1), of, fiscalStart).from).toBe(addDays(period.to, 1));
        expect(periodBefore(period, fiscalStart).to).toBe(addDays(period.from, -1));
        const year = periodOf(date, 'year', fiscalStart);
        expect([year.from <= period.from, period.to <= year.to]).toEqual([true, true]);
        expect(daysBetween(year.from, year.to)).toBeGreaterThan(363);
      }),
    ));

  it('P2 a period that is over is compared with the whole one before, a running one with as many days of it', () => {
    const of = (key: string, today: string) => comparedWith(periodNamed(key, 1)!, 1, today);
    expect(of('2026-10', '2026-11-22')).toMatchObject({ key: '2026-09', from: '2026-09-01', to: '2026-09-30' });
    expect(of('2026-11', '2026-11-22')).toMatchObject({ key: '2026-10', from: '2026-10-01', to: '2026-10-22' });
    expect(of('2024-03', '2024-03-31')).toMatchObject({ key: '2024-02', to: '2024-02-29' });
    expect(of('2026', '2026-11-22')).toMatchObject({ key: '2025', to: '2025-11-22' });
  });
});
