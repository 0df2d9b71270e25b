/** Who is due when: rhythm, catching up, weekends, leap days, and who is left alone. */
import * as fc from 'fast-check';
import { addDays, civilDateOfDay, dayNumber, weekday } from './civil-date';
import { causesMail, countBirthdays, type DueRecord, type DueWindow, findDue, onlyToday } from './due-items';

const TODAY = '2026-11-21';

function record(known: Partial<DueRecord> = {}): DueRecord {
  return {
    customerId: 'C-000001',
    rowNumber: 2,
    name: 'Ann',
    company: '',
    tier: '',
    tierRank: null,
    isUrgent: false,
    isStarred: false,
    isDoNotContact: false,
    silenceDays: null,
    hasOccasions: true,
    nextStep: '',
    phone: '',
    owner: '',
    nextFollowUp: '',
    lastContact: '',
    contractEnd: '',
    birthday: '',
    anniversary: '',
    ...known,
  };
}

const kinds = (known: Partial<DueRecord>, window: DueWindow = onlyToday(TODAY)): string[] =>
  findDue([record(known)], window).map(({ kind, days }) => `${kind} ${days}`);

describe('what is due', () => {
  it.each<[string, Partial<DueRecord>, string[]]>([
    ['a follow-up of yesterday', { nextFollowUp: '2026-11-20' }, ['overdue -1']],
    ['a follow-up of today', { nextFollowUp: TODAY }, ['today 0']],
    ['a follow-up of tomorrow', { nextFollowUp: '2026-11-22' }, []],
    ['a contract that ends in 14 days', { contractEnd: '2026-12-05' }, ['contract 14']],
    ['a contract that ends in 13 days', { contractEnd: '2026-12-04' }, []],
    ['a birthday in 3 days', { birthday: '11-24' }, ['birthday 3']],
    ['a birthday today', { birthday: '11-21' }, ['birthday 0']],
    ['a birthday in 2 days', { birthday: '11-23' }, []],
    ['an anniversary today', { anniversary: '11-21' }, ['anniversary 0']],
    ['a birthday that is nobody’s business', { birthday: '11-21', hasOccasions: false }, []],
    ['a silence that is too long', { lastContact: '2026-10-20', silenceDays: 30 }, ['silence -2']],
    ['a silence with a plan', { lastContact: '2026-10-20', silenceDays: 30, nextFollowUp: '2026-12-01' }, []],
    ['a silence of unknown length', { silenceDays: 30 }, []],
    [
      'somebody not to be contacted',
      { isDoNotContact: true, nextFollowUp: TODAY, birthday: '11-21', contractEnd: '2026-11-28' },
      ['contract 7'],
    ],
  ])('%s', (_, known, expected) => {
    expect(kinds(known)).toEqual(expected);
  });

  it('keeps a 29 February on the 28th in other years, and over the turn of the year', () => {
    expect(kinds({ birthday: '02-29' }, onlyToday('2027-02-28'))).toEqual(['birthday 0']);
    expect(kinds({ birthday: '02-29' }, onlyToday('2028-02-29'))).toEqual(['birthday 0']);
    expect(kinds({ birthday: '02-29' }, onlyToday('2028-02-28'))).toEqual([]);
    expect(kinds({ birthday: '01-02' }, onlyToday('2026-12-30'))).toEqual(['birthday 3']);
  });

  it('tells on Friday of the weekend, and later of a day that was missed', () => {
    const friday = { today: '2026-11-20', from: '2026-11-20', to: '2026-11-22' };
    expect(kinds({ nextFollowUp: '2026-11-22' }, friday)).toEqual(['today 2']);
    expect(kinds({ birthday: '11-22' }, friday)).toEqual(['birthday 2']);
    const missed = { today: TODAY, from: '2026-11-19', to: TODAY };
    expect(kinds({ birthday: '11-19' }, missed)).toEqual(['birthday -2']);
    expect(kinds({ contractEnd: '2026-12-04' }, missed)).toEqual(['contract 13']);
  });

  it('shows urgent and starred customers first, then better tiers, then the longest due', () => {
    const records = [
      record({ customerId: 'late', nextFollowUp: '2026-10-01' }),
      record({ customerId: 'vip', nextFollowUp: '2026-11-19', tierRank: 0 }),
      record({ customerId: 'second', nextFollowUp: '2026-11-01', tierRank: 1 }),
      record({ customerId: 'urgent', nextFollowUp: '2026-11-20', isUrgent: true }),
      record({ customerId: 'starred', nextFollowUp: '2026-11-18', isStarred: true }),
    ];
    expect(findDue(records, onlyToday(TODAY)).map(({ customerId }) => customerId)).toEqual([
      'starred',
      'urgent',
      'vip',
      'second',
      'late',
    ]);
  });

  it('tells each contract and birthday exactly as often as it should, however the days are cut into windows', () => {
    const day = fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2029-12-31') }).map(civilDateOfDay);
    fc.assert(
      fc.property(
        day,
        day,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 200, maxLength: 200 }),
        (start, date, cuts) => {
          const told: string[] = [];
          const each: string[] = [];
          const known = [record({ contractEnd: date, birthday: date.slice(5) })];
          let from = start;
          for (const length of cuts) {
            const today = addDays(from, length - 1);
            told.push(...findDue(known, { today, from, to: today }).map(({ kind, date: due }) => `${kind} ${due}`));
            for (let day = from; day <= today; day = addDays(day, 1))
              each.push(...findDue(known, onlyToday(day)).map(({ kind, date: due }) => `${kind} ${due}`));
            from = addDays(today, 1);
          }
          // A wider window tells of two days at once, but leaves nothing out.
          expect(new Set(told)).toEqual(new Set(each));
          expect(told.length).toBeLessThanOrEqual(each.length);
        },
      ),
      { numRuns: 30, seed: 7 },
    );
  });
});

describe('what causes a mail', () => {
  it('overdue does on the first, third and seventh day, then on Mondays', () => {
    const days = Array.from({ length: 30 }, (_, i) => addDays(TODAY, i + 1));
    const causing = days.filter((today) =>
      findDue([record({ nextFollowUp: TODAY })], onlyToday(today)).some((item) => causesMail(item, onlyToday(today))),
    );
    expect(causing).toEqual([
      '2026-11-22',
      '2026-11-24',
      '2026-11-28',
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
      '2026-12-21',
    ]);
    expect(causing.slice(3).every((date) => weekday(date) === 1)).toBe(true);
  });

  it('counts birthdays of the next days, over the turn of the year', () => {
    const records = ['12-30', '01-03', '01-07', ''].map((birthday) => record({ birthday }));
    expect(countBirthdays(records, '2026-12-30', 7)).toBe(2);
  });
});
