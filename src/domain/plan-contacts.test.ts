/** Who comes first, and that every proposed day is one on which people work. */
import * as fc from 'fast-check';
import { addDays, civilDateOfDay, dayNumber, weekday } from './civil-date';
import { mostImportant, type PlanCandidate, proposeDates } from './plan-contacts';

const TODAY = '2026-11-20'; // a Friday

const candidate = (known: Partial<PlanCandidate> = {}): PlanCandidate => ({
  isStarred: false,
  tierRank: null,
  priorityRank: 1,
  totalSpent: 0,
  lastContact: '',
  wishedDays: 30,
  ...known,
});

const anyone = fc.record({
  isStarred: fc.boolean(),
  tierRank: fc.option(fc.nat(3)),
  priorityRank: fc.nat(2),
  totalSpent: fc.nat(50_000),
  lastContact: fc.option(
    fc.integer({ min: -400, max: 0 }).map((days) => addDays(TODAY, days)),
    { nil: '' as const },
  ),
  wishedDays: fc.constantFrom(30, 60, 90),
});

describe('the most important', () => {
  it('are starred ones, then the best tier, then by priority, then who spent most, then who stands first', () => {
    const ordered = [
      candidate({ isStarred: true, tierRank: 3, priorityRank: 2 }),
      candidate({ tierRank: 0, priorityRank: 0 }),
      candidate({ tierRank: 0, priorityRank: 1, totalSpent: 900 }),
      candidate({ tierRank: 0, priorityRank: 1, totalSpent: 20 }),
      candidate({ tierRank: 0, priorityRank: 2, totalSpent: 5000 }),
      candidate({ tierRank: 1, totalSpent: 9000 }),
      candidate({ totalSpent: 9000 }),
      candidate(),
      candidate(),
    ];
    const last = ordered.pop()!;
    expect(mostImportant([...ordered].reverse(), 20)).toEqual(ordered);
    expect(mostImportant([...ordered, last], 20).indexOf(last)).toBe(ordered.length);
    expect(mostImportant(ordered, 3)).toEqual(ordered.slice(0, 3));
  });
});

describe('proposed dates', () => {
  it('are two a working day from the next one on', () => {
    expect(
      proposeDates(
        Array.from({ length: 5 }, () => candidate()),
        TODAY,
      ),
    ).toEqual(['2026-11-23', '2026-11-23', '2026-11-24', '2026-11-24', '2026-11-25']);
  });

  it('leave who was contacted lately alone until the wished time has passed, and take nobody’s place for it', () => {
    const dates = proposeDates(
      [
        candidate({ lastContact: '2026-11-19', wishedDays: 30 }),
        candidate({ lastContact: '2026-11-12', wishedDays: 30 }),
        candidate({ lastContact: '2026-01-01' }),
        candidate(),
      ],
      TODAY,
    );
    // The 19th and the 12th of December are a Saturday.
    expect(dates).toEqual(['2026-12-21', '2026-12-14', '2026-11-23', '2026-11-23']);
  });

  it('lie ahead, on working days, two at most where nobody was contacted lately', () => {
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 10 }), fc.nat(20_000), (chosen, day) => {
        const today = civilDateOfDay(day);
        const dates = proposeDates(chosen, today);
        for (const date of dates) expect([date > today, weekday(date) <= 5]).toEqual([true, true]);
        const fresh = proposeDates(
          chosen.map((one) => ({ ...one, lastContact: '' })),
          today,
        );
        for (const date of fresh) expect(fresh.filter((other) => other === date).length).toBeLessThanOrEqual(2);
        expect([...fresh].sort()).toEqual(fresh);
        expect(fresh.length === 0 || dayNumber(fresh.at(-1)!) - day < 14).toBe(true);
      }),
    );
  });
});
