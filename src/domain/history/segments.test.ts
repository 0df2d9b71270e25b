import fc from 'fast-check';
import type { CellValue } from '../cell-value';
import {
  SEGMENT_OPERATORS,
  type SegmentColumn,
  type SegmentCondition,
  type SegmentType,
  segmentMembers,
} from './segments';

const TODAY = '2026-11-22';
const COLUMNS: readonly SegmentColumn[] = [
  { key: 'company', type: 'text', values: ['Ａcme  Ltd', '廣州貿易', '', 'beta', ' '] },
  {
    key: 'source',
    type: 'list',
    values: ['Referral', 'referral ', '', '展会', 'Own word'],
    items: [
      { key: 'referral', label: 'Referral' },
      { key: 'trade-fair', label: '展会' },
    ],
  },
  { key: 'totalSpent', type: 'number', values: [0, -5, '', 12.5, 'twelve'] },
  {
    key: 'lastOrder',
    type: 'date',
    values: [{ date: '2026-11-22', time: '10:00:00' }, '2026-11-01', '', { date: '2026-12-01' }, 'May'],
  },
];
const members = (conditions: readonly SegmentCondition[], match: 'all' | 'any' = 'all') =>
  segmentMembers({ name: '', match, conditions }, COLUMNS, 5, TODAY);
const met = (column: string, operator: SegmentCondition['operator'], ...values: string[]) => {
  const found = members([{ column, operator, values }]);
  return found.ok ? found.members.join('') : found.problems.map(({ code }) => code).join();
};

describe('segmentMembers', () => {
  it.each<[string, SegmentCondition['operator'], readonly string[], string]>([
    ['company', 'is', ['acme ltd'], '0'],
    ['company', 'is-not', ['Acme Ltd'], '1234'],
    ['company', 'one-of', ['BETA', '广州贸易'], '13'],
    ['company', 'contains', ['贸'], '1'],
    ['company', 'contains-not', ['a'], '124'],
    ['company', 'empty', [], '24'],
    ['company', 'not-empty', [], '013'],
    ['source', 'is', ['referral'], '01'],
    ['source', 'is', ['own WORD'], '4'],
    ['source', 'is-not', ['展会'], '0124'],
    ['source', 'one-of', ['referral', 'trade-fair'], '013'],
    ['totalSpent', 'is', ['0'], '0'],
    ['totalSpent', 'is-not', ['0'], '1234'],
    ['totalSpent', 'from', ['0'], '03'],
    ['totalSpent', 'to', ['0'], '01'],
    ['lastOrder', 'is', ['2026-11-22'], '0'],
    ['lastOrder', 'before', ['2026-11-22'], '1'],
    ['lastOrder', 'after', ['2026-11-22'], '3'],
    ['lastOrder', 'from', ['2026-11-22'], '03'],
    ['lastOrder', 'to', ['2026-11-22'], '01'],
    ['lastOrder', 'within-last', ['21'], '01'],
    ['lastOrder', 'within-last', ['20'], '0'],
    ['lastOrder', 'within-next', ['9'], '03'],
    ['lastOrder', 'empty', [], '2'],
    ['company', 'is', ['\u200b'], 'value-unreadable'],
    ['nothing', 'is', ['x'], 'column-missing'],
    ['source', 'contains', ['x'], 'operator-unfit'],
    ['source', 'one-of', [' '], 'value-missing'],
    ['totalSpent', 'from', ['12,5'], 'value-unreadable'],
    ['lastOrder', 'from', ['2026-02-30'], 'value-unreadable'],
    ['lastOrder', 'within-last', ['-1'], 'value-unreadable'],
  ])('H19 %s %s %j: %s', (column, operator, values, expected) =>
    expect(met(column, operator, ...values)).toBe(expected),
  );

  it('H20 takes all conditions or any', () => {
    const conditions: SegmentCondition[] = [
      { column: 'totalSpent', operator: 'from', values: ['0'] },
      { column: 'source', operator: 'is', values: ['referral'] },
    ];
    expect(members(conditions)).toEqual({ ok: true, members: [0], unreadable: 1 });
    expect(members(conditions, 'any')).toEqual({ ok: true, members: [0, 1, 3], unreadable: 1 });
  });

  it('H20 has nobody where something in it cannot be told, and says what', () => {
    expect(members([])).toEqual({ ok: false, problems: [{ code: 'no-conditions' }] });
    expect(
      members(
        [
          { column: 'source', operator: 'empty', values: [] },
          { column: 'gone', operator: 'empty', values: [] },
        ],
        'any',
      ),
    ).toEqual({ ok: false, problems: [{ code: 'column-missing', condition: 1 }] });
  });

  const anyCell: Readonly<Record<SegmentType, fc.Arbitrary<CellValue>>> = {
    text: fc.constantFrom('', 'a', 'A', 'ab'),
    list: fc.constantFrom('', 'Referral', 'a', 'ab'),
    number: fc.constantFrom<CellValue>('', 0, 1, 2, 'a'),
    date: fc.constantFrom<CellValue>('', { date: '2026-11-21' }, { date: TODAY }, '2026-11-23', 'a'),
  };
  const anyValue = { text: ['a', 'b'], list: ['a', 'b'], number: ['0', '1'], date: ['2026-11-21', TODAY] };

  it('H21 parts the customers: is and is not, empty and not empty, contains and not, before and from', () => {
    const anyColumn = fc.constantFrom<SegmentType>('text', 'list', 'number', 'date').chain((type) =>
      fc.record({
        type: fc.constant(type),
        values: fc.array(anyCell[type], { maxLength: 8 }),
        value: fc.constantFrom(...anyValue[type]),
      }),
    );
    fc.assert(
      fc.property(anyColumn, ({ type, values, value }) => {
        const of = (operator: SegmentCondition['operator']): readonly number[] => {
          const conditions = [{ column: 'x', operator, values: [value] }];
          const found = segmentMembers(
            { name: '', match: 'all', conditions },
            [{ key: 'x', type, values }],
            values.length,
            TODAY,
          );
          return found.ok ? found.members : [];
        };
        const everybody = values.map((_, i) => i);
        const readable = everybody.filter(
          (i) => values[i] !== '' && (values[i] !== 'a' || type === 'text' || type === 'list'),
        );
        const parted = (...operators: SegmentCondition['operator'][]) =>
          operators.flatMap((one) => of(one)).sort((a, b) => a - b);
        const offers = (operator: string) => (SEGMENT_OPERATORS[type] as readonly string[]).includes(operator);
        expect(parted('empty', 'not-empty')).toEqual(everybody);
        if (offers('is-not')) expect(parted('is', 'is-not')).toEqual(everybody);
        if (offers('contains')) expect(parted('contains', 'contains-not')).toEqual(everybody);
        if (offers('before')) expect(parted('before', 'from')).toEqual(readable);
        if (offers('after')) expect(parted('before', 'is', 'after')).toEqual(readable);
      }),
    );
  });
});
