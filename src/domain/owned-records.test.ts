import type { Recipient } from './address-book';
import type { DueRecord } from './due-items';
import { inWorkingOrder, ownersOf } from './owned-records';

const record = (customerId: string, more: Partial<DueRecord>) => ({ customerId, owner: '', ...more }) as DueRecord;

it('finds everybody by name or address, those with most customers first', () => {
  const email = 'Ann@Example.com';
  const ann: Recipient = { email, name: 'Ann', language: 'en', hour: 8 };
  const book = { ownerOf: (owner: string) => (/ann/i.test(owner) ? ann : null) };
  const records = ['Ann', 'ann@example.com', 'Ann', 'Bob', '', ''].map((owner, i) => record(String(i), { owner }));
  expect(ownersOf(records, book).map((one) => [one.owner, one.email, one.records.length])).toEqual([
    ['Ann', email, 3],
    ['', '', 2],
    ['Bob', '', 1],
  ]);
});

it('puts the overdue first, then today, then by tier; who is not to be contacted is never due', () => {
  const rest = { isDoNotContact: false, nextFollowUp: '', tierRank: 0 } as const;
  const records = [
    record('none', { ...rest, tierRank: null }),
    record('first tier', rest),
    record('ahead', { ...rest, nextFollowUp: '2026-03-20' }),
    record('today', { ...rest, nextFollowUp: '2026-03-18', tierRank: 3 }),
    record('late', { ...rest, nextFollowUp: '2026-03-17' }),
    record('later', { ...rest, nextFollowUp: '2026-03-01', tierRank: 3 }),
    record('left alone', { ...rest, nextFollowUp: '2026-03-01', tierRank: 1, isDoNotContact: true }),
  ];
  expect(inWorkingOrder(records, '2026-03-18').map(({ customerId }) => customerId)).toEqual([
    'later',
    'late',
    'today',
    'ahead',
    'first tier',
    'left alone',
    'none',
  ]);
});
