import { aFollowUp, aPurchase, entries } from '../../../test/support/entries';
import type { CellValue } from '../cell-value';
import type { FieldKey } from '../field-keys';
import { reportCustomers, reportLists } from './report-customers';

const KEYS: FieldKey[] = ['customerId', 'name', 'tier', 'customerType', 'lifecycleStage', 'lastContact', 'lastOrder'];
const SETTINGS = { language: 'en', lists: { tier: [{ key: 'vip', label: 'Best' }] } } as const;
const CONTEXT = { language: 'en', locale: 'en_US', today: '2026-11-22' } as const;

const customersIn = (rows: readonly (readonly CellValue[])[], told = entries()) =>
  reportCustomers(
    {
      rows: rows.map((_, i) => i),
      columns: KEYS.map((key, index) => ({ key, index, header: key })),
      values: rows,
    },
    SETTINGS,
    CONTEXT,
    told,
  );

describe('customers as reports see them', () => {
  it('P15 are what their columns say, by key, and by their own words', () => {
    const [one, other] = customersIn([
      ['1', 'Ann', 'Best', 'New', '流失', '', ''],
      ['2', 'Bob', 'Gold', '', '', '', { date: '2026-11-01' }],
    ]);
    expect(one).toMatchObject({ title: 'Ann', tier: 'vip', type: 'new', stage: 'lost' });
    expect(other).toMatchObject({ tier: 'Gold', type: '', stage: '' });
    expect(reportLists(SETTINGS)['stage']?.map(({ label }) => label)).toContain('Quoted');
  });

  it('P15 are what follows from their orders where a column says nothing', () => {
    const purchases = [aPurchase({ customerId: '1', date: '2026-11-01', amount: 5 })];
    const followUps = [
      aFollowUp({ customerId: '1', at: { date: '2026-11-09' } }),
      aFollowUp({ customerId: '2', nextDate: '2026-12-01' }),
    ];
    const told = customersIn(
      [
        ['1', 'Ann', '', '', '', { date: '2026-11-08' }, ''],
        ['2', 'Bob', '', '', '', { date: '2026-11-10' }, ''],
      ],
      entries({ purchases, followUps }),
    );
    expect(told.map(({ type, stage, lastContact, nextFollowUp }) => [type, stage, lastContact, nextFollowUp])).toEqual([
      ['new', 'first-purchase', '2026-11-09', null],
      ['prospect', 'prospect', '2026-11-10', '2026-12-01'],
    ]);
  });
});
