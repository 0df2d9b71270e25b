/** What counts as news among duplicates: who has come to a group, once, whatever groups are called. */
import * as fc from 'fast-check';
import { addDays, type CivilDate, weekday } from './civil-date';
import { type DueRecord, duplicateGroups, mondayFrom } from './due-items';
import { type DuplicateNews, duplicateTold, noteDuplicates } from './duplicate-news';

/** Customers by group, as the sheet has them. */
const grouped = (groups: Readonly<Record<string, readonly string[]>>): DueRecord[] =>
  Object.entries(groups).flatMap(([group, ids]) => ids.map((customerId) => ({ customerId, group }) as DueRecord));

const note = (before: DuplicateNews | null, groups: Parameters<typeof grouped>[0], from: CivilDate): DuplicateNews =>
  noteDuplicates(before, grouped(groups), { from, since: addDays(from, -30) });

const SATURDAY = '2026-11-21';
const MONDAY = '2026-11-23';

describe('news of duplicates', () => {
  const first = note({}, { 'Dup 1': ['a', 'b'], 'Dup 2': ['c', 'd'], 'Dup 3': ['alone'] }, SATURDAY);

  it('is told on the next Monday, that day if it is one', () => {
    expect(['a', 'b', 'c', 'd', 'alone', 'e'].map(duplicateTold(first))).toEqual([
      ...new Array<string>(4).fill(MONDAY),
      '',
      '',
    ]);
    expect(duplicateTold(note({}, { x: ['a', 'b'] }, MONDAY))('a')).toBe(MONDAY);
  });

  it.each<[string, Parameters<typeof grouped>[0], string[]]>([
    ['other numbers', { 'Dup 7': ['a', 'b'], 'Dup 1': ['c', 'd'] }, []],
    ['two groups that become one', { 'Dup 1': ['a', 'b', 'c', 'd'] }, []],
    ['a group that shrinks', { 'Dup 1': ['a', 'b'] }, []],
    ['a third customer', { 'Dup 1': ['a', 'b', 'e'], 'Dup 2': ['c', 'd'] }, ['e']],
    ['a group of its own', { 'Dup 1': ['a', 'b'], 'Dup 2': ['c', 'd'], 'Dup 3': ['e', 'f'] }, ['e', 'f']],
    ['a customer without an ID', { 'Dup 1': ['a', 'b', ''] }, []],
  ])('of %s', (_, groups, fresh) => {
    const told = duplicateTold(note(first, groups, '2026-11-24'));
    expect(['a', 'b', 'c', 'd', 'e', 'f', ''].filter((id) => told(id) === '2026-11-30')).toEqual(fresh);
  });

  it('is nothing where what was known is lost', () => {
    const lost = note(null, { 'Dup 1': ['a', 'b'] }, SATURDAY);
    expect(duplicateTold(lost)('a')).toBe('');
    expect(duplicateTold(note(lost, { 'Dup 1': ['a', 'b', 'c'] }, SATURDAY))('c')).toBe(MONDAY);
  });

  it('stays the same in any order of rows, and forgets the days in time', () => {
    expect(note({}, { 'Dup 2': ['d', 'c'], 'Dup 1': ['b', 'a'] }, SATURDAY)).toEqual(first);
    const old = note(first, { 'Dup 1': ['a', 'b'], 'Dup 2': ['c', 'd'] }, '2027-03-01');
    expect(Object.keys(old)).toEqual(['']);
    expect(old['']).toHaveLength(4 * 8);
  });

  it('reaches every reader once, whoever reads when', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    /** On each day: the group of each customer, and whether each of two readers gets a mail. */
    const day = fc.record({
      groups: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 5, maxLength: 5 }),
      reads: fc.tuple(fc.boolean(), fc.boolean()),
    });
    fc.assert(
      fc.property(fc.array(day, { minLength: 25, maxLength: 25 }), (days) => {
        let news: DuplicateNews = {};
        const since = new Map<string, CivilDate>();
        const told = [SATURDAY, SATURDAY];
        days.forEach(({ groups, reads }, i) => {
          const today = addDays(SATURDAY, i);
          const records = ids.map(
            (customerId, k) => ({ customerId, group: groups[k] === 0 ? '' : `Dup ${groups[k]}` }) as DueRecord,
          );
          news = noteDuplicates(news, records, { from: today, since: addDays(today, -30) });
          const members = [...duplicateGroups(records).values()].flat().map(({ customerId }) => customerId);
          for (const id of ids) {
            if (!members.includes(id)) since.delete(id);
            else if (!since.has(id)) since.set(id, today);
          }
          reads.forEach((isRead, reader) => {
            if (!isRead) return;
            const from = told[reader] as CivilDate;
            told[reader] = addDays(today, 1);
            const isNews = (monday: CivilDate) => from <= monday && monday <= today;
            const expected = members.filter((id) => isNews(mondayFrom(since.get(id) as CivilDate)));
            const found = ids.filter((id) => isNews(duplicateTold(news)(id)));
            expect(found).toEqual(ids.filter((id) => expected.includes(id)));
            expect(found.length === 0 || weekday(today) === 1 || from < today).toBe(true);
          });
        });
      }),
      { numRuns: 100, seed: 7 },
    );
  });
});
