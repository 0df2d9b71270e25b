import type { CellValue } from '../cell-value';
import type { LinkedRole } from '../linked-tabs';
import { createPhoneReader } from '../phone';
import { mapEntries, rivalAmounts } from './map-entries';
import { indexCustomers } from './whose-row';

const context = { language: 'en' as const, region: 'GB', locale: 'en_GB', today: '2026-11-22' };

function mapped(
  role: LinkedRole,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
  { known = [], chosen = {} }: { known?: readonly string[]; chosen?: Readonly<Record<string, string | null>> } = {},
): Readonly<Record<string, string>> {
  const customers = known.map((one) => ({
    customerId: one,
    title: `Name of ${one}`,
    names: [],
    contacts: [`${one}@shop.example`],
  }));
  const index = indexCustomers(customers, createPhoneReader('GB'));
  const mapping = mapEntries(role, headers, rows, context, index, chosen);
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

  it('finds its way in the exports of shops', () => {
    expect(
      mapped(
        'purchases',
        [
          '订单编号',
          '买家会员名',
          '买家实际支付金额',
          '订单状态',
          '收货人姓名',
          '联系手机',
          '订单付款时间',
          '宝贝标题',
          '宝贝总数量',
          '运费金额',
          '退款金额',
        ],
        [['1', 'x', 9, '交易成功', 'Name of C-1', '138 0013 8000', '2026-03-05 10:00:00', '电钻', 1, 0, 0]],
        { known: ['C-1'] },
      ),
    ).toEqual({
      invoice: '订单编号',
      company: '买家会员名',
      amount: '买家实际支付金额',
      status: '订单状态',
      customer: '收货人姓名',
      phone: '联系手机',
      date: '订单付款时间',
      product: '宝贝标题',
      quantity: '宝贝总数量',
      refunded: '退款金额',
    });
    const shopify = [
      ['Name', 'Email', 'Financial Status', 'Paid at', 'Currency', 'Subtotal', 'Taxes', 'Total', 'Discount Amount'],
      ['Created at', 'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Billing Name', 'Billing Phone'],
      ['Shipping Name', 'Cancelled at', 'Payment Method', 'Refunded Amount', 'Id'],
    ].flat();
    expect(
      mapped(
        'purchases',
        shopify,
        [
          [
            ...['#1001', 'C-1@shop.example', 'paid', '2026-03-05 10:00:00', 'GBP', 9, 1, 10, 0],
            ...['2026-03-05 09:00:00', 2, 'Mug', 4.5, 'Name of C-1', '020 7946 0000'],
            ...['Name of C-1', '', 'Card', 0, '55'],
          ],
        ],
        { known: ['C-1'] },
      ),
    ).toEqual({
      invoice: 'Name',
      email: 'Email',
      paymentStatus: 'Financial Status',
      currency: 'Currency',
      amount: 'Total',
      date: 'Created at',
      quantity: 'Lineitem quantity',
      product: 'Lineitem name',
      unitPrice: 'Lineitem price',
      customer: 'Billing Name',
      company: 'Shipping Name',
      phone: 'Billing Phone',
      payment: 'Payment Method',
      refunded: 'Refunded Amount',
    });
    expect(
      mapped(
        'opportunities',
        [
          'Deal - Title',
          'Deal - Value',
          'Deal - Stage',
          'Deal - Expected close date',
          'Deal - Owner',
          'Deal - Organization',
        ],
        [['Roof', 900, 'Quoted', '2026-12-01', 'Ann', 'Acme']],
      ),
    ).toEqual({
      product: 'Deal - Title',
      amount: 'Deal - Value',
      stage: 'Deal - Stage',
      expectedClose: 'Deal - Expected close date',
      owner: 'Deal - Owner',
      customer: 'Deal - Organization',
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

  it('knows the total with tax and what was given back, and no item by its number', () => {
    const headers = ['Item #', 'Item Name', '本币价税合计', '本币税额', '商品已退款金额'];
    expect(mapped('purchases', headers, [[1, 'Mug', 113, 13, 5]])).toEqual({
      product: 'Item Name',
      amount: '本币价税合计',
      refunded: '商品已退款金额',
    });
  });

  it('L1 takes for a number what looks like one, whatever it is called, and for a product words before numbers', () => {
    const headers = ['Name', 'Customer', 'Product', 'Item', 'Amount', 'Paid', 'Fulfillment Status'];
    const numbered = mapped('purchases', headers, [['GB-0012', 'Ann', 4711, 'Mug', 1, 'no', 'pending']]);
    expect(numbered).toMatchObject({ invoice: 'Name', customer: 'Customer', product: 'Item', paymentStatus: 'Paid' });
    expect(numbered['status']).toBeUndefined();
    const named = mapped('purchases', headers, [['Ann Lee 2', '', 4711, '', 1, 1, '']]);
    expect(named).toMatchObject({ customer: 'Customer', received: 'Paid' });
    expect(named['invoice']).toBeUndefined();
  });

  it('L7 takes of several amounts the one in which all is, and names the others', () => {
    const amount = (headers: readonly string[]) => mapped('purchases', headers, [headers.map(() => 1)])['amount'];
    expect(amount(['销售金额', '价税合计'])).toBe('价税合计');
    expect(amount(['金额', '税额', '价税合计'])).toBe('价税合计');
    expect(amount(['不含税金额', '含税金额'])).toBe('含税金额');
    expect(amount(['Net sales', 'Gross sales'])).toBe('Net sales');
    expect(amount(['Subtotal', 'Taxes', 'Total'])).toBe('Total');
    expect(amount(['Amount', 'VAT', 'Gross'])).toBe('Gross');
    expect(amount(['Amount', 'VAT', 'Subtotal'])).toBe('Amount');
    expect(amount(['Amount (excl. VAT)', 'Amount (incl. VAT)'])).toBe('Amount (incl. VAT)');
    expect(amount(['订单应付金额', '订单实付金额'])).toBe('订单应付金额');
    const headers = ['销售金额', '价税合计', '税额', '金额'];
    const left = (row: readonly CellValue[]) =>
      rivalAmounts('purchases', headers, [row], context, new Map([['amount', 1]]));
    expect([...left([1, 2, 3, 'n/a'])]).toEqual([[0, 'amount']]);
  });

  it('does as it is told', () => {
    const chosen = { Total: 'amount', '#1': null };
    expect(mapped('purchases', ['Amount', 'Total'], [[1, 2]], { chosen })).toEqual({ amount: 'Total' });
  });
});
