import fc from 'fast-check';
import type { LedgerSettings } from '../ledger-settings';
import { shippedItems } from '../list-keys';
import { readCondition, segmentTypeOf, writeCondition } from './segment-words';
import { SEGMENT_OPERATORS, type SegmentCondition, type SegmentOperator } from './segments';

const LANGUAGES = ['en', 'zh-CN', 'zh-TW'] as const;

function known(language: LedgerSettings['language']) {
  return {
    language,
    fields: [{ key: 'totalSpent', header: 'Umsatz', position: 0, original: '', check: 'none', added: false }] as const,
    lists: { tier: shippedItems('tier', language), source: [{ key: 'fair', label: 'Fair, spring' }] },
  };
}

/** Conditions on columns of every type, and on one of the user's own. */
const aCondition: fc.Arbitrary<SegmentCondition> = fc
  .record({
    column: fc.constantFrom('name', 'tier', 'source', 'totalSpent', 'lastOrder', '#Colour'),
    operator: fc.constantFrom(...new Set(Object.values(SEGMENT_OPERATORS).flat())),
    list: fc.uniqueArray(fc.constantFrom('vip', 'dormant'), { minLength: 1 }),
    text: fc.constantFrom('red', 'Mr. Wu', '青岛'),
    number: fc.oneof(fc.integer(), fc.constantFrom(0.5, 1234.25)),
    date: fc.constantFrom('2026-01-31', '1999-12-01'),
    days: fc.nat({ max: 9999 }),
  })
  .map(({ column, operator, list, text, number, date, days }): SegmentCondition => {
    const asked = { column, operator, values: [date] };
    const isDays = operator === 'within-last' || operator === 'within-next';
    const one = { list: list[0] as string, text, number: String(number), date: isDays ? String(days) : date };
    const type = segmentTypeOf(asked);
    if (operator === 'empty' || operator === 'not-empty') return { column, operator, values: [] };
    const values = operator === 'one-of' && column === 'tier' ? list : [column === 'source' ? 'fair' : one[type]];
    return { column, operator, values };
  })
  .filter((condition) =>
    (SEGMENT_OPERATORS[segmentTypeOf(condition)] as readonly SegmentOperator[]).includes(condition.operator),
  );

describe('conditions of segments in words', () => {
  it('H32 read back as they are written, in every language', () => {
    fc.assert(
      fc.property(aCondition, fc.constantFrom(...LANGUAGES), (condition, language) => {
        const settings = known(language);
        expect(readCondition(writeCondition(condition, settings), settings)).toEqual(condition);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['Umsatz', '>=', '2,000', { column: 'totalSpent', operator: 'from', values: ['2000'] }],
    ['累计消费', '至少', '２０００', { column: 'totalSpent', operator: 'from', values: ['2000'] }],
    ['Last order', 'before', '2026/1/5', { column: 'lastOrder', operator: 'before', values: ['2026-01-05'] }],
    ['最近下单', '早于', '2026年1月5日', { column: 'lastOrder', operator: 'before', values: ['2026-01-05'] }],
    ['Tier', 'one of', 'VIP, 休眠', { column: 'tier', operator: 'one-of', values: ['vip', 'dormant'] }],
    ['Source', 'one of', 'Fair, spring', { column: 'source', operator: 'one-of', values: ['fair'] }],
    ['Tier', 'is', 'Gold', { column: 'tier', operator: 'is', values: ['Gold'] }],
    ['Tier', 'Is Empty', 'whatever', { column: 'tier', operator: 'empty', values: [] }],
    ['Colour', 'at least', '7', { column: '#Colour', operator: 'from', values: ['7'] }],
    ['', 'is', 'x', 'column'],
    ['Tier', 'like', 'x', 'operator'],
    ['Tier', 'at least', '7', 'operator'],
    ['Last order', 'contains', '7', 'operator'],
    ['Umsatz', 'is', 'much', 'value'],
    ['Last order', 'after', 'May', 'value'],
    ['Last order', 'within the last days', '-3', 'value'],
    ['Tier', 'is', '', 'value'],
  ])('H32 “%s %s %s”', (column, operator, value, read) => {
    expect(readCondition({ column, operator, value }, known('en'))).toEqual(read);
  });

  it('H32 know every operator in every language', () => {
    const operators = [...new Set(Object.values(SEGMENT_OPERATORS).flat())];
    for (const language of LANGUAGES) {
      const words = operators.map(
        (operator) => writeCondition({ column: 'name', operator, values: [] }, known(language)).operator,
      );
      expect(new Set(words).size).toBe(operators.length);
    }
  });
});
