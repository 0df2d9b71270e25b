import type { CellValue } from '../cell-value';
import type { LinkedRole } from '../linked-tabs';
import { mapEntries } from './map-entries';

const context = { language: 'en' as const, region: 'GB', locale: 'en_GB', today: '2026-11-22' };

function mapped(
  role: LinkedRole,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
  { known = [], chosen = {} }: { known?: readonly string[]; chosen?: Readonly<Record<string, string | null>> } = {},
): Readonly<Record<string, string>> {
  const mapping = mapEntries(role, headers, rows, context, new Set(known), chosen);
  return Object.fromEntries([...mapping].map(([key, at]) => [key, headers[at] as string]));
}

describe('mapping a list of orders', () => {
  it('knows the words of shops in both languages', () => {
    expect(
      mapped(
        'purchases',
        ['invoice_no', 'customer_id', 'date', 'items', 'quantity', 'amount', 'country'],
        [['536365', '17850', '2010-12-01 08:26', '7', '40', '139.12', 'United Kingdom']],
      ),
    ).toEqual({
      invoice: 'invoice_no',
      customerId: 'customer_id',
      date: 'date',
      quantity: 'quantity',
      amount: 'amount',
    });
    expect(
      mapped(
        'purchases',
        ['订单编号', '下单时间', '顾客', '商品名称', '数量', '实付金额', '支付方式'],
        [['A1', '2026-03-05 10:00', '王芳', '咖啡豆', 2, '¥196', '微信支付']],
      ),
    ).toEqual({
      invoice: '订单编号',
      date: '下单时间',
      customer: '顾客',
      product: '商品名称',
      quantity: '数量',
      amount: '实付金额',
      payment: '支付方式',
    });
  });

  it('takes no column for what its values are not', () => {
    expect(
      mapped(
        'purchases',
        ['Date', 'Total', 'Amount'],
        [
          ['soon', 'n/a', 12],
          ['later', 'none', 13],
        ],
      ),
    ).toEqual({
      amount: 'Amount',
    });
  });

  it('takes one of two columns for a key, our own word first', () => {
    expect(mapped('purchases', ['Total', 'Amount', 'Date', 'Created'], [[10, 12, '2026-01-02', '2026-01-01']])).toEqual(
      {
        amount: 'Amount',
        date: 'Date',
      },
    );
  });

  it('knows whose rows they are by the IDs alone', () => {
    const rows = [
      ['C-1', 5],
      ['C-2', 6],
      ['C-1', 7],
    ];
    expect(mapped('purchases', ['Who', 'Amount'], rows, { known: ['C-1', 'C-2'] })).toEqual({
      amount: 'Amount',
      customerId: 'Who',
    });
    expect(mapped('purchases', ['Who', 'Amount'], rows, { known: ['C-9'] })).toEqual({ amount: 'Amount' });
  });

  it('does as it is told', () => {
    const chosen = { Total: 'amount', '#1': null };
    expect(mapped('purchases', ['Amount', 'Total'], [[1, 2]], { chosen })).toEqual({ amount: 'Total' });
  });
});
