import type { CellValue } from '../cell-value';
import { linkedColumns } from '../linked-tabs';
import { type EntryContext, readFeedback, readFollowUps, readOpportunities, readPurchases } from './read-entries';

const context: EntryContext = {
  language: 'en',
  region: 'GB',
  locale: 'en_GB',
  today: '2026-11-22',
  currency: 'GBP',
  lists: {
    payment: [{ key: 'card', label: 'Plastic' }],
    stage: [{ key: 'quoted', label: 'Quoted' }],
    feedbackKind: [{ key: 'complaint', label: 'Complaint' }],
  },
};

/** A tab with these headers and rows. */
function tab(headers: readonly string[], ...rows: readonly (readonly CellValue[])[]): (readonly CellValue[])[] {
  return [headers, ...rows];
}

describe('reading purchases', () => {
  it('reads what people type, in any order of columns, and leaves blank rows and columns of their own out', () => {
    const { entries, issues } = readPurchases(
      tab(
        ['Own', 'Amount', 'Date', '客户编号', 'Payment', 'Invoice', 'Quantity'],
        ['x', '£1,200.50', '22/11/2026', 17850, 'Plastic', 'A-1', 2],
        ['', '', '', '', '', '', ''],
        ['only mine', '', '', '', '', '', ''],
        ['', -12.5, { date: '2026-11-21', time: '08:26:00' }, 'C-000002', 'WeChat Pay', '00017', '3 pcs'],
      ),
      context,
    );
    expect(
      entries.map(({ row, customerId, date, amount, payment, invoice, quantity }) => [
        row,
        customerId,
        date,
        amount,
        payment,
        invoice,
        quantity,
      ]),
    ).toEqual([
      [2, '17850', '2026-11-22', 1200.5, 'card', 'A-1', 2],
      [5, 'C-000002', '2026-11-21', -12.5, 'wechat-pay', '00017', null],
    ]);
    expect(issues).toEqual([{ role: 'purchases', rowNumber: 5, fieldKey: 'quantity', code: 'number-invalid' }]);
  });

  it('H34 takes no heading, no sum, no total and no header that stands among the rows for a purchase', () => {
    const day = { date: '2026-11-20' };
    const cells = tab(
      ['Date', 'Customer ID', 'Product', 'Amount', 'Cost', 'My own'],
      [day, 'C-1', 'Tea', 0.1, 7, ''],
      ['日期', '客户编号', 'Product', 'Amount', '', 'My own'],
      ['March', '', '', '', '', 'a heading'],
      [day, '', 'Total', 0.2, '', 'the oil, of nobody known'],
      ['', '', '', 0.3, 7, 'a sum'],
      ['', '', '', 5, '', 'no sum'],
      ['', '', '合计：', 5.3, '', ''],
      ['', 'C-2', 'Total', 10.6, '', ''],
    );
    expect(readPurchases(cells, context).entries.map(({ row, amount }) => [row, amount])).toEqual([
      [2, 0.1],
      [5, 0.2],
      [7, 5],
      [9, 10.6],
    ]);
  });

  it('sums no amount of another currency, no error and no date that may be two, and says so', () => {
    const rows: [CellValue, string][] = [
      ['USD 50', 'currency-other'],
      ['€ 7', 'currency-other'],
      ['fifty', 'number-invalid'],
      ['#N/A', 'cell-error'],
    ];
    for (const [amount, code] of rows) {
      const read = readPurchases(
        tab(['Date', 'Amount', 'Customer ID'], [{ date: '2026-01-02' }, amount, 'C-1']),
        context,
      );
      expect({ amount, read: read.entries[0]?.amount, codes: read.issues.map((issue) => issue.code) }).toEqual({
        amount,
        read: null,
        codes: [code],
      });
    }
  });
});

describe('reading the other tabs', () => {
  it('knows a follow-up by its time and an open plan', () => {
    const headers = linkedColumns('followUps').map(({ labels }) => labels['zh-CN']);
    const row = headers.map((): CellValue => '');
    row[headers.indexOf('时间')] = { date: '2026-11-20', time: '09:30:00' };
    row[headers.indexOf('客户编号')] = 'C-1';
    row[headers.indexOf('沟通方式')] = '微信';
    row[headers.indexOf('下次跟进')] = '2026-12-01';
    const { entries, issues } = readFollowUps(tab(headers, row), { ...context, language: 'zh-CN', locale: 'zh_CN' });
    expect(issues).toEqual([]);
    expect(entries[0]).toMatchObject({
      at: { date: '2026-11-20', time: '09:30:00' },
      channel: 'wechat',
      nextDate: '2026-12-01',
      closedOn: null,
      result: '',
    });
  });

  it.each([
    [50, 0.5],
    [0.5, 0.5],
    [1, 1],
    ['50%', 0.5],
    ['', null],
  ])('takes a probability of %p for %p', (typed, probability) => {
    const cells = tab(['Customer ID', 'Stage', 'Probability'], ['C-1', 'Quoted', typed]);
    expect(readOpportunities(cells, context).entries[0]).toMatchObject({ stage: 'quoted', probability });
  });

  it('counts scores on the scale of their column, or on their own', () => {
    const scores = (...rows: readonly (readonly CellValue[])[]) => {
      const { entries, issues } = readFeedback(tab(['Customer ID', 'Score', 'Scale'], ...rows), context);
      return {
        scores: entries.map(({ score, scale }) => [score, scale]),
        issues: issues.map(({ rowNumber }) => rowNumber),
      };
    };
    expect(scores(['C-1', 4, ''], ['C-2', 5, ''])).toEqual({
      scores: [
        [4, 5],
        [5, 5],
      ],
      issues: [],
    });
    expect(scores(['C-1', 4, ''], ['C-2', 9, ''], ['C-3', 4, '1–5'])).toEqual({
      scores: [
        [4, 10],
        [9, 10],
        [4, 5],
      ],
      issues: [],
    });
    expect(scores(['C-1', 7, '1–5'], ['C-2', 11, '0–10'])).toEqual({
      scores: [
        [null, 5],
        [null, 10],
      ],
      issues: [2, 3],
    });
  });
});
