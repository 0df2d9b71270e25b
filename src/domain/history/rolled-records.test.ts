import fc from 'fast-check';
import type { CellValue } from '../cell-value';
import { ORDER_KEYS, openingOf } from './rolled-records';
import { describeStageReason } from './stage-words';

const noted = (told: Partial<Record<(typeof ORDER_KEYS)[number], CellValue>>) => ({
  orderCount: '',
  totalSpent: '',
  firstOrder: '',
  lastOrder: '',
  ...told,
});
const opening = (told: Parameters<typeof noted>[0]) => openingOf('C-1', noted(told), 'en');

describe('the opening row of a customer', () => {
  it('says what is noted, and nothing else', () => {
    expect(opening({ orderCount: 3, totalSpent: 12.5, lastOrder: { date: '2026-05-01' } })).toEqual({
      date: { date: '2026-05-01' },
      customerId: 'C-1',
      product: 'Opening',
      quantity: 3,
      amount: 12.5,
      since: '',
    });
    expect(opening({ totalSpent: 7 })).toMatchObject({ amount: 7, quantity: '', date: '' });
  });

  it.each<[string, Parameters<typeof noted>[0]]>([
    ['nothing is noted', {}],
    ['nothing was bought', { orderCount: 0, totalSpent: 0 }],
    ['a number cannot be read', { orderCount: 'many', totalSpent: 7 }],
    ['a date cannot be read', { totalSpent: 7, lastOrder: 'last spring' }],
    ['orders are none that can be counted', { orderCount: 2.5 }],
    ['the first is after the last', { firstOrder: { date: '2026-05-01' }, lastOrder: { date: '2026-04-01' } }],
    ['there was no order on a day', { orderCount: 0, lastOrder: { date: '2026-04-01' } }],
  ])('is none where %s', (_, told) => expect(opening(told)).toBeNull());

  it('P is none, or comes to what was noted', () => {
    const day = fc.constantFrom<CellValue>('', { date: '2024-02-29' }, { date: '2026-05-01' }, 'unclear');
    const number = fc.oneof(fc.constant<CellValue>(''), fc.integer({ min: -2, max: 9 }), fc.constantFrom(0.5, 1e13));
    fc.assert(
      fc.property(fc.record({ orderCount: number, totalSpent: number, firstOrder: day, lastOrder: day }), (told) => {
        const row = openingOf('C-1', told, 'zh-CN');
        if (row !== null)
          expect([row['quantity'], row['amount'], row['since'], row['date']]).toEqual(
            ORDER_KEYS.map((key) => told[key]),
          );
      }),
    );
  });
});

it('reasons of stages are said in three languages, with whole numbers', () => {
  const reason = { code: 'silent-over', params: { days: 120, limit: 91.5 } } as const;
  expect(describeStageReason(reason, 'en')).toBe('no order for 120 days, more than 92');
  expect(describeStageReason(reason, 'zh-CN')).toBe('120 天没有下单，超过 92 天');
  expect(describeStageReason(reason, 'zh-TW')).toBe('120 天沒有下單，超過 92 天');
});
