/** Who is due when: rhythm, catching up, weekends, leap days, and who is left alone. */
import * as fc from 'fast-check';
import { addDays, civilDateOfDay, dayNumber, weekday } from './civil-date';
import {
  causesMail,
  countBirthdays,
  type DueRecord,
  type DueWindow,
  findDue,
  findOverseen,
  onlyToday,
} from './due-items';

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
    group: '',
    seenOn: TODAY,
    reviewMonths: 1,
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

describe('a review', () => {
  const reviews = (known: Partial<DueRecord>, from: string, days: number): string[] =>
    Array.from({ length: days }, (_, i) => addDays(from, i)).filter((today) =>
      kinds(known, onlyToday(today)).some((kind) => kind.startsWith('review')),
    );

  it('is due on the first working day of the month, of the quarter where there are many customers', () => {
    const year = reviews({ seenOn: '' }, '2028-01-01', 366);
    expect(year).toEqual([
      '2028-01-03',
      '2028-02-01',
      '2028-03-01',
      '2028-04-03',
      '2028-05-01',
      '2028-06-01',
      '2028-07-03',
      '2028-08-01',
      '2028-09-01',
      '2028-10-02',
      '2028-11-01',
      '2028-12-01',
    ]);
    expect(reviews({ seenOn: '', reviewMonths: 3 }, '2028-01-01', 366)).toEqual(
      year.filter((day) => /-(01|04|07|10)-/.test(day)),
    );
  });

  it('leaves out who was seen to since the month before, or the quarter before, began', () => {
    expect(reviews({ seenOn: '2028-02-29' }, '2028-03-01', 31)).toEqual([]);
    expect(reviews({ seenOn: '2028-02-29' }, '2028-04-01', 5)).toEqual(['2028-04-03']);
    expect(reviews({ seenOn: '2028-03-01' }, '2028-04-01', 5)).toEqual([]);
    expect(reviews({ seenOn: '2027-12-31', reviewMonths: 3 }, '2028-04-01', 5)).toEqual(['2028-04-03']);
    expect(reviews({ seenOn: '2028-01-01', reviewMonths: 3 }, '2028-04-01', 5)).toEqual([]);
  });

  it('that was missed is told later', () => {
    const missed = { today: '2028-02-03', from: '2028-01-31', to: '2028-02-03' };
    expect(kinds({ seenOn: '' }, missed)).toEqual(['review -2']);
    expect(kinds({ seenOn: '' }, { ...missed, from: '2028-02-02' })).toEqual([]);
  });
});

/** The windows of a reader whose mail is missed now and then, from day to day; at weekends there is none. */
const windows = (weekdaysOnly: boolean) =>
  fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }).map((runs) => {
    const told: DueWindow[] = [];
    let from = '2028-02-01';
    for (const [i, isRun] of runs.entries()) {
      const today = addDays('2028-02-01', i);
      if (!isRun || from > today || (weekdaysOnly && weekday(today) > 5)) continue;
      const to = weekdaysOnly && weekday(today) === 5 ? addDays(today, 2) : today;
      told.push({ today, from, to });
      from = addDays(to, 1);
    }
    return told;
  });

describe('what a manager is told', () => {
  const nobody = { duplicateTold: () => '', escalates: () => false };

  it('is a follow-up missed for five days, and for seven, on working days', () => {
    const told = (nextFollowUp: string): string[] =>
      Array.from({ length: 12 }, (_, i) => addDays(nextFollowUp, i)).filter(
        (today) =>
          findOverseen([record({ nextFollowUp })], onlyToday(today), { ...nobody, escalates: () => true }).length > 0,
      );
    expect(told('2026-11-18')).toEqual(['2026-11-23', '2026-11-25']);
    expect(told('2026-11-17')).toEqual(['2026-11-23', '2026-11-24']);
    expect(told('2026-11-16')).toEqual(['2026-11-23']);
    expect(told('2026-11-15')).toEqual(['2026-11-20', '2026-11-23']);
  });

  it('never comes before its time, and never twice, whatever days have no mail', () => {
    fc.assert(
      fc.property(
        fc.boolean().chain(windows),
        fc.integer({ min: dayNumber('2028-01-15'), max: dayNumber('2028-03-20') }).map(civilDateOfDay),
        (told, nextFollowUp) => {
          const last = told[told.length - 1]?.to ?? '';
          const items = told.flatMap((window) =>
            findOverseen([record({ nextFollowUp })], window, { ...nobody, escalates: () => true }),
          );
          expect(items.every(({ days }) => days <= -5)).toBe(true);
          expect(items.length).toBeLessThanOrEqual(2);
          if (nextFollowUp >= '2028-02-01' && addDays(nextFollowUp, 7) <= addDays(last, -2))
            expect(items.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });

  it('is nothing of customers who are not to be contacted, or whose follow-ups are not theirs to see to', () => {
    const known = { nextFollowUp: '2026-11-18' };
    const monday = onlyToday('2026-11-23');
    const told = (more: Partial<DueRecord>, escalates: boolean) =>
      findOverseen([record({ ...known, ...more })], monday, { ...nobody, escalates: () => escalates }).length;
    expect([told({}, true), told({}, false), told({ isDoNotContact: true }, true)]).toEqual([1, 0, 0]);
  });

  it('is every customer of a group to which one has come, together, and no name that stands alone', () => {
    const records = ['Dup 2', 'Dup 1', 'Dup 2', 'Dup 3', '', 'Dup 1'].map((group, i) =>
      record({ group, customerId: `C-${i}`, rowNumber: i + 2, isUrgent: i === 5, nextStep: 'call' }),
    );
    const items = findOverseen(records, onlyToday('2026-11-23'), {
      ...nobody,
      duplicateTold: (id) => (id === 'C-4' || id === 'C-0' ? '' : '2026-11-23'),
    });
    expect(items.map(({ customerId, group, nextStep }) => `${customerId} ${group}${nextStep}`)).toEqual([
      'C-0 Dup 2',
      'C-2 Dup 2',
      'C-1 Dup 1',
      'C-5 Dup 1',
    ]);
  });
});
