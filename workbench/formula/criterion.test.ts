import fc from 'fast-check';
import { indexKey, parseCriterion } from './criterion';
import type { Scalar } from './values';

const rules = { locale: 'en_US', currentYear: 2026 };
const cell: fc.Arbitrary<Scalar> = fc.oneof(
  fc.constantFrom<Scalar>('Ann', 'ann', '', null, '5', '05', 5, true, 'TRUE', '3/5/2024', 45356, 'a*', 'a~b'),
  fc.integer({ min: -3, max: 9 }),
  fc.string({ maxLength: 3 }),
);

describe('parseCriterion', () => {
  it('finds by its key exactly what it matches', () => {
    fc.assert(
      fc.property(cell, fc.array(cell, { maxLength: 20 }), (wanted, column) => {
        const criterion = parseCriterion(wanted, rules);
        if (criterion.key === undefined) return;
        const byKey = column.filter((value) => indexKey(value, rules) === criterion.key);
        expect(byKey).toEqual(column.filter((value) => criterion.matches(value)));
      }),
    );
  });

  it('treats text that looks like a number as one, without case', () => {
    const five = parseCriterion('5', rules);
    expect([5, '5', '05', '5.0', 6, null].map((v) => five.matches(v))).toEqual([true, true, true, true, false, false]);
    expect(parseCriterion('ANN', rules).matches('ann')).toBe(true);
  });
});
