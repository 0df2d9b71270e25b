/** Dates: serial days of the spreadsheet's zone. */
import { civilOf, DAY_MS, daysInMonth, serialOf, splitSerial, weekdayOf } from '../../model/civil-date';
import { serialOfInstant } from '../../model/time-zone';
import type { Args, Context, FormulaFunction } from '../context';
import { fail } from '../values';

function now(context: Context): number {
  context.source.noteVolatile();
  return serialOfInstant(context.source.now, context.source.workbook.timeZone);
}

/** A serial argument; Sheets has no dates before year 0. */
function serial(args: Args, i: number): number {
  const value = args.number(i);
  return Number.isFinite(value) ? value : fail('#NUM!');
}

function addMonths(start: number, months: number): { year: number; month: number; day: number } {
  const { year, month, day } = civilOf(start);
  const index = year * 12 + month - 1 + Math.trunc(months);
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 };
  return { ...target, day: Math.min(day, daysInMonth(target.year, target.month)) };
}

function completeMonths(start: number, end: number): number {
  const a = civilOf(start);
  const b = civilOf(end);
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0);
}

const part = (run: (value: number) => number): FormulaFunction => ({
  min: 1,
  max: 1,
  run: (args) => run(serial(args, 0)),
});

/** The serial days of a list of holidays. */
function holidays(args: Args, i: number): ReadonlySet<number> {
  if (args.isMissing(i)) return new Set();
  return new Set(
    args
      .table(i)
      .flat()
      .flatMap((cell) => (typeof cell === 'number' ? [Math.floor(cell)] : [])),
  );
}

const isWorkday = (day: number, free: ReadonlySet<number>) => weekdayOf(day) % 6 !== 0 && !free.has(day);

export const dateFunctions: Readonly<Record<string, FormulaFunction>> = {
  TODAY: { min: 0, max: 0, run: (_, context) => Math.floor(now(context)), format: 'date' },
  NOW: { min: 0, max: 0, run: (_, context) => now(context), format: 'dateTime' },
  DATE: {
    min: 3,
    max: 3,
    run(args) {
      const year = Math.trunc(args.number(0));
      if (year < 0 || year > 9999) fail('#NUM!');
      return serialOf(year < 1900 ? year + 1900 : year, Math.trunc(args.number(1)), Math.trunc(args.number(2)));
    },
    format: 'date',
  },
  TIME: {
    min: 3,
    max: 3,
    run: (args) => ((((args.number(0) * 3600 + args.number(1) * 60 + args.number(2)) / 86400) % 1) + 1) % 1,
    format: 'time',
  },
  YEAR: part((value) => civilOf(value).year),
  MONTH: part((value) => civilOf(value).month),
  DAY: part((value) => civilOf(value).day),
  HOUR: part((value) => Math.floor(splitSerial(value).ms / 3_600_000)),
  MINUTE: part((value) => Math.floor(splitSerial(value).ms / 60_000) % 60),
  SECOND: part((value) => Math.floor(splitSerial(value).ms / 1000) % 60),
  DATEVALUE: { min: 1, max: 1, run: (args) => Math.floor(args.number(0)) },
  TIMEVALUE: { min: 1, max: 1, run: (args) => splitSerial(args.number(0)).ms / DAY_MS },
  DAYS: { min: 2, max: 2, run: (args) => Math.floor(serial(args, 0)) - Math.floor(serial(args, 1)) },
  EDATE: {
    min: 2,
    max: 2,
    run(args) {
      const { year, month, day } = addMonths(serial(args, 0), args.number(1));
      return serialOf(year, month, day);
    },
    format: 'date',
  },
  EOMONTH: {
    min: 2,
    max: 2,
    run(args) {
      const { year, month } = addMonths(serial(args, 0), args.number(1));
      return serialOf(year, month + 1, 0);
    },
    format: 'date',
  },
  DATEDIF: {
    min: 3,
    max: 3,
    run(args) {
      const start = Math.floor(serial(args, 0));
      const end = Math.floor(serial(args, 1));
      if (start > end) fail('#NUM!');
      const months = completeMonths(start, end);
      const { year, month, day } = addMonths(start, months);
      switch (args.text(2).toUpperCase()) {
        case 'D':
          return end - start;
        case 'M':
          return months;
        case 'Y':
          return Math.floor(months / 12);
        case 'YM':
          return months % 12;
        case 'MD':
          return end - serialOf(year, month, day);
        default:
          return fail('#NUM!');
      }
    },
  },
  NETWORKDAYS: {
    min: 2,
    max: 3,
    run(args) {
      const [start, end] = [Math.floor(serial(args, 0)), Math.floor(serial(args, 1))];
      if (Math.abs(end - start) > 1_000_000) fail('#NUM!');
      const free = holidays(args, 2);
      let days = 0;
      for (let day = Math.min(start, end); day <= Math.max(start, end); day++) if (isWorkday(day, free)) days++;
      return start <= end ? days : -days;
    },
  },
  WORKDAY: {
    min: 2,
    max: 3,
    run(args) {
      let day = Math.floor(serial(args, 0));
      const days = Math.trunc(args.number(1));
      if (Math.abs(days) > 1_000_000) fail('#NUM!');
      const free = holidays(args, 2);
      for (let left = Math.abs(days); left > 0; ) {
        day += Math.sign(days);
        if (isWorkday(day, free)) left--;
      }
      return day;
    },
    format: 'date',
  },
  /** Weeks begin on Sunday, or on Monday for type 2; week 1 holds 1 January. Of the other types 21 is the ISO week. */
  WEEKNUM: {
    min: 1,
    max: 2,
    run(args) {
      const day = Math.floor(serial(args, 0));
      const type = args.isMissing(1) ? 1 : Math.trunc(args.number(1));
      if (type === 21) {
        const thursday = day + 3 - ((weekdayOf(day) + 6) % 7);
        return Math.floor((thursday - serialOf(civilOf(thursday).year, 1, 1)) / 7) + 1;
      }
      if (type !== 1 && type !== 2) fail('#NUM!');
      const newYear = serialOf(civilOf(day).year, 1, 1);
      const before = (weekdayOf(newYear) + (type === 2 ? 6 : 0)) % 7;
      return Math.floor((day - newYear + before) / 7) + 1;
    },
  },
  WEEKDAY: {
    min: 1,
    max: 2,
    run(args) {
      const day = weekdayOf(serial(args, 0));
      switch (args.isMissing(1) ? 1 : Math.trunc(args.number(1))) {
        case 1:
          return day + 1;
        case 2:
          return ((day + 6) % 7) + 1;
        case 3:
          return (day + 6) % 7;
        default:
          return fail('#NUM!');
      }
    },
  },
};
