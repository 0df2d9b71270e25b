/** Months, quarters and years of a fiscal year that begins in any month. Knows no clock. */
import { addDays, type CivilDate, civilDate, daysBetween, daysInMonth, monthOf, yearOf } from '../civil-date';

export type PeriodUnit = 'month' | 'quarter' | 'year';

export interface Period {
  readonly unit: PeriodUnit;
  /** `2026-04`, `2026-Q1` or `2026`: a fiscal year is named by the calendar year that it begins in. */
  readonly key: string;
  /** First and last day. */
  readonly from: CivilDate;
  readonly to: CivilDate;
}

const MONTHS: Readonly<Record<PeriodUnit, number>> = { month: 1, quarter: 3, year: 12 };
/** Months are counted from January of the year 0. */
const LAST_MONTH = 9999 * 12 + 11;

/** The period that a day lies in; the fiscal year begins in month `fiscalStart`, 1 to 12. */
export function periodOf(date: CivilDate, unit: PeriodUnit, fiscalStart: number): Period {
  const month = yearOf(date) * 12 + monthOf(date) - 1;
  const before = (((month - fiscalStart + 1) % MONTHS[unit]) + MONTHS[unit]) % MONTHS[unit];
  return periodFrom(unit, month - before, fiscalStart);
}

/** The period with a key; null where there is none. */
export function periodNamed(key: string, fiscalStart: number): Period | null {
  const [, year = '', month, quarter] = /^(\d{4})(?:-(\d\d)|-Q([1-4]))?$/.exec(key) ?? [];
  if (Number(year) < 1) return null;
  const first = Number(year) * 12;
  if (month !== undefined)
    return Number(month) >= 1 && Number(month) <= 12
      ? periodFrom('month', first + Number(month) - 1, fiscalStart)
      : null;
  if (quarter === undefined) return periodFrom('year', first + fiscalStart - 1, fiscalStart);
  return periodFrom('quarter', first + fiscalStart - 1 + 3 * (Number(quarter) - 1), fiscalStart);
}

/** The period before. */
export function periodBefore({ unit, from }: Period, fiscalStart: number): Period {
  return periodFrom(unit, yearOf(from) * 12 + monthOf(from) - 1 - MONTHS[unit], fiscalStart);
}

/**
 * What a period is compared with: the one before; of a period that is still running as many days of it from its first
 * on as have passed, today included.
 */
export function comparedWith(period: Period, fiscalStart: number, today: CivilDate): Period {
  const before = periodBefore(period, fiscalStart);
  if (!isWithin(today, period)) return before;
  const to = addDays(before.from, daysBetween(period.from, today));
  return to < before.to ? { ...before, to } : before;
}

export function isWithin(date: CivilDate | null, { from, to }: Pick<Period, 'from' | 'to'>): boolean {
  return date !== null && from <= date && date <= to;
}

function periodFrom(unit: PeriodUnit, month: number, fiscalStart: number): Period {
  const last = Math.min(LAST_MONTH, month + MONTHS[unit] - 1);
  const from = civilDate(Math.floor(month / 12), (month % 12) + 1, 1);
  const lastYear = Math.floor(last / 12);
  const to = civilDate(lastYear, (last % 12) + 1, daysInMonth(lastYear, (last % 12) + 1));
  const fiscalMonth = (month + 13 - fiscalStart) % 12;
  const fiscalYear = civilDate(Math.floor((month - fiscalMonth) / 12), 1, 1).slice(0, 4);
  const key =
    unit === 'month'
      ? from.slice(0, 7)
      : unit === 'year'
        ? fiscalYear
        : `${fiscalYear}-Q${Math.floor(fiscalMonth / 3) + 1}`;
  return { unit, key, from, to };
}
