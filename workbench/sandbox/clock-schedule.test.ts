import fc from 'fast-check';
import { clockEvent, nextFiring, type Schedule } from './clock-schedule';

const at = (iso: string) => Date.parse(iso);
const iso = (epochMs: number) => new Date(epochMs).toISOString();
const minuteMs = 60_000;

/** The next four firings. */
function firings(schedule: Schedule, from: string, zone = 'UTC', id = 't1'): number[] {
  const all: number[] = [];
  let next = nextFiring(schedule, id, zone, at(from), null);
  for (let index = 0; index < 4; index++) {
    all.push(next);
    next = nextFiring(schedule, id, zone, next, next);
  }
  return all;
}

describe('nextFiring', () => {
  it('every hour at a minute that stays the same', () => {
    const [first, ...rest] = firings({ everyHours: 1 }, '2026-03-01T10:20:00Z');
    expect(first! - at('2026-03-01T10:20:00Z')).toBeLessThanOrEqual(60 * minuteMs);
    expect(rest).toEqual([1, 2, 3].map((hours) => first! + hours * 60 * minuteMs));
  });

  it('"9 am" is a fixed minute between nine and ten in the zone, over the change to summer time', () => {
    const days = firings({ everyDays: 1, atHour: 9 }, '2026-03-06T20:00:00Z', 'America/New_York');
    expect(days.map((day) => iso(day).slice(0, 13))).toEqual([
      '2026-03-07T14',
      '2026-03-08T13',
      '2026-03-09T13',
      '2026-03-10T13',
    ]);
    expect(new Set(days.map((day) => iso(day).slice(14, 16))).size).toBe(1);
  });

  it('keeps to its own zone', () => {
    const [first] = firings(
      { everyDays: 1, atHour: 8, inTimezone: 'Asia/Shanghai' },
      '2026-03-01T01:00:00Z',
      'America/New_York',
    );
    expect(iso(first!).slice(0, 13)).toBe('2026-03-02T00');
  });

  it('every second day, every second week on Friday, the 31st', () => {
    const dates = (schedule: Schedule) => firings(schedule, '2026-01-01T00:00:00Z').map((day) => iso(day).slice(0, 10));
    expect(dates({ everyDays: 2, atHour: 5 })).toEqual(['2026-01-01', '2026-01-03', '2026-01-05', '2026-01-07']);
    expect(dates({ everyWeeks: 2, onWeekDay: 'FRIDAY' })).toEqual([
      '2026-01-02',
      '2026-01-16',
      '2026-01-30',
      '2026-02-13',
    ]);
    expect(dates({ onMonthDay: 31, atHour: 1 })).toEqual(['2026-01-31', '2026-03-31', '2026-05-31', '2026-07-31']);
  });

  it('minutes, and the ones that fire once', () => {
    expect(firings({ everyMinutes: 10 }, '2026-01-01T00:00:00Z').map((time) => iso(time).slice(11, 16))).toEqual([
      '00:10',
      '00:20',
      '00:30',
      '00:40',
    ]);
    expect(nextFiring({ after: 5000 }, 't', 'UTC', 100, null)).toBe(5100);
    expect(nextFiring({ at: 900 }, 't', 'UTC', 100, null)).toBe(900);
    expect(
      iso(nextFiring({ atDate: [2026, 5, 6] }, 't', 'Asia/Shanghai', 100, null) + 8 * 60 * minuteMs).slice(0, 10),
    ).toBe('2026-05-06');
  });

  it('nearMinute is within 15 minutes of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 }), fc.string(), (minute, id) => {
        const got = new Date(
          nextFiring({ everyDays: 1, atHour: 3, nearMinute: minute }, id, 'UTC', 0, null),
        ).getUTCMinutes();
        expect(Math.abs(got - minute)).toBeLessThanOrEqual(15);
      }),
    );
  });

  it('is later than the moment asked about, and the same for the same trigger', () => {
    const schedule = fc.oneof(
      fc.record({ everyHours: fc.integer({ min: 1, max: 24 }) }),
      fc.record({ everyDays: fc.integer({ min: 1, max: 9 }), atHour: fc.integer({ min: 0, max: 23 }) }),
      fc.record({ everyWeeks: fc.integer({ min: 1, max: 3 }) }),
    );
    fc.assert(
      fc.property(
        schedule,
        fc.integer({ min: 0, max: 4e12 }),
        fc.constantFrom('UTC', 'Asia/Kathmandu', 'Pacific/Apia'),
        (plan, after, zone) => {
          const next = nextFiring(plan, 'id', zone, after, null);
          expect(next).toBeGreaterThan(after);
          expect(nextFiring(plan, 'id', zone, after, null)).toBe(next);
        },
      ),
    );
  });
});

describe('clockEvent', () => {
  it('has the documented fields, Monday as 1, and no source', () => {
    expect(clockEvent(at('2026-01-04T23:05:06Z'), 't9')).toEqual({
      authMode: 'FULL',
      year: 2026,
      month: 1,
      'day-of-month': 4,
      'day-of-week': 7,
      'week-of-year': 1,
      hour: 23,
      minute: 5,
      second: 6,
      timezone: 'UTC',
      triggerUid: 't9',
    });
  });
});
