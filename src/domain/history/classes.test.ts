import fc from 'fast-check';
import { aPurchase, entries } from '../../../test/support/entries';
import { classesOf } from './classes';
import type { Purchase } from './entries';
import { rollUps } from './roll-ups';

const TODAY = '2026-11-22';
const classes = (
  customers: readonly (readonly [id: string, label: string, source?: string])[],
  purchases: readonly Partial<Purchase>[] = [],
  labels: readonly string[] = ['Retail', 'Export'],
) => {
  const rows = purchases.map(aPurchase);
  return classesOf(
    customers.map(([customerId, label, source = '']) => ({ customerId, label, source })),
    labels,
    rollUps(entries({ purchases: rows }), TODAY),
    rows,
  );
};

describe('classesOf', () => {
  it('H22 tells how many there are, and what is typical', () => {
    const [retail, exports, own, none] = classes(
      [
        ['C-1', 'Retail', 'Referral'],
        ['C-2', 'Retail', 'Walk-in'],
        ['C-3', 'Retail', 'Walk-in'],
        ['C-4', 'Own word'],
        ['C-5', ''],
      ],
      [
        { customerId: 'C-1', amount: 10, date: '2026-01-01', product: 'tea' },
        { customerId: 'C-1', amount: 20, date: '2026-01-11', product: 'cup' },
        { customerId: 'C-2', amount: 5, date: '2026-01-11', product: 'cup ' },
        { customerId: 'C-2', amount: -1, product: 'tea' },
        { customerId: 'C-2', amount: 6, product: 'Opening' },
        { customerId: 'C-9', amount: 6, product: 'tea' },
      ],
    );
    expect(retail).toEqual({
      label: 'Retail',
      count: 3,
      share: 0.6,
      total: { value: 20, n: 2 },
      interval: { value: 10, n: 1 },
      product: { text: 'cup', n: 2 },
      source: { text: 'Walk-in', n: 2 },
    });
    expect(exports).toEqual({
      label: 'Export',
      count: 0,
      share: 0,
      total: { value: null, n: 0 },
      interval: { value: null, n: 0 },
      product: null,
      source: null,
    });
    expect([own?.label, none?.label]).toEqual(['Own word', '']);
  });

  it('H22 has no shares of nobody', () => expect(classes([])[0]?.share).toBeNull());

  it('H23 takes every customer once, in whatever order they stand', () => {
    const anyCustomers = fc.array(fc.constantFrom('', 'Retail', 'b', 'a'), { maxLength: 20 });
    fc.assert(
      fc.property(anyCustomers, (labels) => {
        const customers = labels.map((label, i) => [`C-${i}`, label] as const);
        const found = classes(customers);
        expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(labels.length);
        expect(classes([...customers].reverse())).toEqual(found);
        expect(found.map(({ label }) => label).slice(0, 2)).toEqual(['Retail', 'Export']);
      }),
    );
  });
});
