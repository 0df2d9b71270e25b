import fc from 'fast-check';
import type { CellValue } from '../cell-value';
import { linkedColumns } from '../linked-tabs';
import { createPhoneReader } from '../phone';
import { mapEntries } from './map-entries';
import { type ImportPlan, planImport } from './plan-import';
import type { EntryContext } from './read-entries';
import { indexCustomers, type ReachableCustomer, whoseRow } from './whose-row';

const context: EntryContext = {
  language: 'en',
  region: 'GB',
  locale: 'en_GB',
  today: '2026-11-22',
  currency: 'GBP',
  lists: {},
};
const customers: readonly ReachableCustomer[] = [
  { customerId: '00017', title: 'Ann Lee', names: ['Lee Ltd'], contacts: ['020 7946 0000', 'Ann@lee.example'] },
  { customerId: 'C-2', title: 'Bob Ray', names: [], contacts: ['020 7946 0001'] },
  { customerId: 'C-3', title: 'Bob Ray', names: ['Ray & Sons'], contacts: ['020 7946 0001', 'bob@ray.example'] },
];
const index = indexCustomers(customers, createPhoneReader('GB'));
const HEADERS = ['Order no', 'Date', 'Customer ID', 'Customer name', 'Product', 'Amount'];

function plan(rows: readonly (readonly CellValue[])[], tab: readonly (readonly CellValue[])[] = []): ImportPlan {
  const mapping = mapEntries('purchases', HEADERS, rows, context, index);
  return planImport('purchases', { cells: [HEADERS, ...rows], firstRow: 1 }, mapping, tab, index, context);
}

describe('a list of contacts that does not say which plans are done', () => {
  it('H31 ends each with the next contact of that customer, and tells so', () => {
    const headers = ['Date', 'Customer ID', 'Note', 'Next follow-up'];
    const rows: CellValue[][] = [
      [{ date: '2026-03-01' }, '00017', 'called', { date: '2026-03-10' }],
      [{ date: '2026-03-12' }, '00017', 'visited', { date: '2026-04-01' }],
      [{ date: '2026-03-12' }, 'C-2', 'wrote', { date: '2026-03-15' }],
    ];
    const of = (more: readonly string[], values: readonly CellValue[]) => {
      const all = [[...headers, ...more], ...rows.map((row) => [...row, ...values])];
      const mapping = mapEntries('followUps', all[0] as string[], all.slice(1), context, index);
      return planImport('followUps', { cells: all, firstRow: 1 }, mapping, [], index, context);
    };
    const { added, issues } = of([], []);
    expect(added.map((values) => values['closedOn'])).toEqual([{ date: '2026-03-12' }, undefined, undefined]);
    expect(issues).toMatchObject([{ code: 'plan-overtaken', rowNumber: 2 }]);
    expect(of(['Closed'], ['']).issues).toEqual([]);
  });
});

/** The tab as it stands once a plan has been carried out. */
function tabAfter({ added }: ImportPlan, tab: readonly (readonly CellValue[])[] = []): (readonly CellValue[])[] {
  const columns = linkedColumns('purchases');
  return [
    columns.map(({ labels }) => labels.en),
    ...tab.slice(1),
    ...added.map((values) => columns.map(({ key }) => values[key] ?? '')),
  ];
}

describe('whose row it is', () => {
  it.each([
    ['00017', '', '', 'found 00017'],
    ['17', 'somebody else', '', 'found 00017'],
    ['', 'LEE  Ltd.', '', 'found 00017'],
    ['', 'ray & sons', '', 'found C-3'],
    ['', 'Bob Ray', '', 'ambiguous'],
    ['', 'Bob Ray', 'BOB@ray.example', 'found C-3'],
    ['', 'Bob Ray', 'ann@lee.example', 'ambiguous'],
    ['', 'Bob Ray', 'bob@elsewhere.example', 'ambiguous'],
    ['', 'A. Lee', '+44 20 7946 0000', 'differs 00017'],
    ['', '', '+44 20 7946 0000', 'found 00017'],
    ['', 'A. Ray', '020 7946 0001', 'ambiguous'],
    ['C-9', 'Ann Lee', 'ann@lee.example', 'unknown'],
    ['cus_9s6XKz', 'Ann Lee', '', 'found 00017'],
    ['', '', '', 'unknown'],
  ])('ID %p, name %p, contact %p is %p', (customerId, name, contact, expected) => {
    const whose = whoseRow(index, { customerId, names: [name], contacts: [contact] });
    expect('customer' in whose ? `${whose.kind} ${whose.customer.customerId}` : whose.kind).toBe(expected);
  });
});

describe('planning an import', () => {
  it('keeps a number that is no date as a text, which shows as it is and is found again', () => {
    const numbered: readonly (readonly CellValue[])[] = [
      ['A-1', '2026-03-05', '00017', '', 'Beans', 1],
      ['A-2', '2026-03-06', '00017', '', 'Beans', 1],
      ['', 12, '00017', '', 'Cup', 1],
    ];
    const planned = plan(numbered);
    expect(planned.issues.map(({ fieldKey, rowNumber }) => [fieldKey, rowNumber])).toEqual([['date', 4]]);
    expect(planned.added[2]).toMatchObject({ date: '12' });
    expect(plan(numbered, tabAfter(planned))).toMatchObject({ added: [], same: 3 });
  });

  const rows: readonly (readonly CellValue[])[] = [
    ['A-1', '2026-03-05', 17, '', 'Beans', '£12.50'],
    ['A-2', { date: '2026-03-06', time: '08:00:00' }, '', 'Ray & Sons', 'Mill', 99],
    ['', '', '', '', '', ''],
    ['A-3', 'soon', 'C-9', 'Nobody', 'Cup', 'USD 4'],
  ];

  it('takes rows over, says whose they are, and tells what it cannot say', () => {
    const planned = plan(rows);
    expect(planned).toMatchObject({ same: 0, different: 0, unlinked: 1 });
    expect(planned.added).toEqual([
      {
        invoice: 'A-1',
        date: { date: '2026-03-05' },
        customerId: '00017',
        customer: 'Ann Lee',
        product: 'Beans',
        amount: 12.5,
      },
      {
        invoice: 'A-2',
        date: { date: '2026-03-06', time: '08:00:00' },
        customerId: 'C-3',
        customer: 'Ray & Sons',
        product: 'Mill',
        amount: 99,
      },
      { invoice: 'A-3', date: 'soon', customerId: 'C-9', customer: 'Nobody', product: 'Cup', amount: 'USD 4' },
    ]);
    expect(planned.issues.map(({ rowNumber, code }) => [rowNumber, code])).toEqual([
      [5, 'date-unclear'],
      [5, 'currency-other'],
      [5, 'customer-unknown'],
    ]);
  });

  /** A list with other columns than the one above. */
  const planOf = (headers: readonly string[], lines: readonly (readonly CellValue[])[]): ImportPlan => {
    const mapping = mapEntries('purchases', headers, lines, context, index);
    return planImport('purchases', { cells: [headers, ...lines], firstRow: 1 }, mapping, [], index, context);
  };
  const told = ({ issues }: ImportPlan) => issues.map(({ rowNumber, code }) => [rowNumber, code]);

  it('leaves out what was cancelled, and takes a refund for a return', () => {
    const planned = planOf(
      ['Order no', 'Date', 'Email', 'Total', 'Status', 'Refunded amount'],
      [
        ['A-1', '2026-03-05', 'ann@lee.example', 12, 'Cancelled', 12],
        ['A-2', '2026-03-06', 'ann@lee.example', 20, 'paid', 5],
        ['A-3', '2026-03-07', 'eve@lee.example', 7, 'paid', ''],
      ],
    );
    expect(planned.added).toEqual([
      { invoice: 'A-2', date: { date: '2026-03-06' }, customerId: '00017', customer: 'Ann Lee', amount: 20 },
      { invoice: 'A-2', date: { date: '2026-03-06' }, customerId: '00017', customer: 'Ann Lee', amount: -5 },
      { invoice: 'A-3', date: { date: '2026-03-07' }, customer: 'eve@lee.example', amount: 7 },
    ]);
    expect(told(planned)).toEqual([
      [2, 'order-cancelled'],
      [4, 'customer-unknown'],
    ]);
  });

  it('L3 leaves out every row of a cancelled order, whatever else its status says, and rows of totals', () => {
    const planned = planOf(
      ['Order no', 'Date', 'Email', 'Total', 'Status'],
      [
        ['A-1', '2026-03-05', 'ann@lee.example', 12, '未发货，退款成功'],
        ['A-1', '2026-03-05', 'ann@lee.example', '', ''],
        ['A-2', '2026-03-06', 'ann@lee.example', 20, ''],
        ['小计', '', '', 32, ''],
        ['', '合计：', '', '32.00', ''],
      ],
    );
    expect(planned.added.map(({ invoice }) => invoice)).toEqual(['A-2']);
    expect(told(planned)).toEqual([
      [2, 'order-cancelled'],
      [3, 'order-cancelled'],
      [5, 'total-row'],
      [6, 'total-row'],
    ]);
  });

  it('L3 leaves out drafts and quotes, and notes what orders that are not paid have brought', () => {
    const ann = 'ann@lee.example';
    const planned = planOf(
      ['Order no', 'Email', 'Total', 'Status', 'Balance due', 'Type'],
      [
        ['A-1', ann, 12, 'Draft', '', ''],
        ['A-2', ann, 12, 'Open', '', 'Estimate'],
        ['A-3', ann, 20, 'Pending payment', '', ''],
        ['A-3', ann, 5, '', '', ''],
        ['A-4', ann, 90, 'Partially paid', 40, 'Invoice'],
        ['A-5', ann, 90, 'Partially paid', '', 'Invoice'],
        ['A-6', ann, 7, 'wc-completed', 7, ''],
        ['', ann, 8, '未付款', '', ''],
      ],
    );
    expect(planned.added.map(({ invoice, received }) => [invoice, received])).toEqual([
      ['A-3', 0],
      ['A-3', 0],
      ['A-4', 50],
      ['A-5', undefined],
      ['A-6', undefined],
      ['', 0],
    ]);
    expect(told(planned)).toEqual([
      [2, 'order-cancelled'],
      [3, 'order-cancelled'],
      [4, 'order-unpaid'],
      [6, 'order-paid-in-part'],
      [7, 'order-paid-in-part'],
      [9, 'order-unpaid'],
    ]);
    const paid = [
      ['A-1', ann, 12, 'pending', 'paid', ''],
      ['A-2', ann, 12, 'shipped', 'No', ''],
      ['A-3', ann, 12, 'on-hold', '', 4],
    ];
    const known = planOf(['Order no', 'Email', 'Total', 'Order status', 'Payment status', 'Received'], paid);
    expect(known.added.map(({ received }) => received)).toEqual(['', 0, 4]);
  });

  it('L3 takes a row of mere amounts that come to those above it for their sum, and no header for a row', () => {
    const sums = [
      ['', 7],
      ['', 7],
      ['Email', 'Total'],
    ];
    const rows = [...[3, 4].map((amount) => ['ann@lee.example', amount]), ...sums];
    const planned = planOf(['Email', 'Total'], rows);
    expect(planned.added.length).toBe(2);
    expect(told(planned).map(([, code]) => code)).toEqual(['total-row', 'total-row']);
  });

  it('L2 tells that a customer found by name has another phone', () => {
    const planned = planOf(
      ['Customer', 'Phone', 'Email', 'Total'],
      [
        ['Ann Lee', '020 7946 0009', '', 1],
        ['Ann Lee', '020 7946 0009', 'ann@lee.example', 1],
        ['Ann Lee', '020 7946 0000', '', 1],
        ['Ann Lee', '138****8000', '', 1],
      ],
    );
    expect(planned.unlinked).toBe(0);
    expect(told(planned)).toEqual([[2, 'customer-differs']]);
  });

  it('L1 reads 1.234 as the other numbers of its column say, and moments with a zone behind them', () => {
    const amounts = (...cells: readonly CellValue[]) =>
      planOf(
        ['Created at', 'Email', 'Total'],
        cells.map((cell) => ['2026-03-05 23:30:00 +0100', 'ann@lee.example', cell]),
      ).added.map(({ amount, date }) => [amount, date]);
    const date = { date: '2026-03-05', time: '23:30:00' };
    expect(amounts('12,50', '1.234')).toEqual([12.5, 1234].map((amount) => [amount, date]));
    expect(amounts('12.50', '1,234')).toEqual([12.5, 1234].map((amount) => [amount, date]));
  });

  it('L8 writes words on which figures turn as the ledger does, tells it, and leaves all others', () => {
    const lists = {
      stage: [
        { key: 'negotiation', label: 'Negotiation' },
        { key: 'won', label: 'Signed' },
        { key: 'lost', label: 'Lost' },
        { key: 'own', label: '成交' },
      ],
    };
    const of = (...stages: readonly string[]) => {
      const cells = [['Customer ID', 'Deal', 'Stage'], ...stages.map((stage) => ['00017', 'Roof', stage])];
      const mapping = mapEntries('opportunities', cells[0] as string[], cells.slice(1), context, index);
      const made = planImport('opportunities', { cells, firstRow: 1 }, mapping, [], index, { ...context, lists });
      return [made.added.map(({ stage }) => stage), made.issues.map(({ params }) => Object.values(params ?? {}))];
    };
    expect(of('Closed-Won', '已丢单', 'NEGOTIATION', 'Demo', '成交', '')).toEqual([
      ['Signed', 'Lost', 'Negotiation', 'Demo', '成交', ''],
      [
        ['Closed-Won', 'Signed'],
        ['已丢单', 'Lost'],
      ],
    ]);
  });

  it('L8 takes the close date of a closed deal for the day of its stage, unless it was a hope', () => {
    const changed = (header: string) => {
      const rows = [
        ['00017', 'Won', '2026-09-05'],
        ['00017', 'Lost', '2027-01-05'],
        ['00017', 'Quoted', '2026-09-05'],
      ];
      const cells = [['Customer ID', 'Stage', header], ...rows];
      const mapping = mapEntries('opportunities', cells[0] as string[], rows, context, index);
      return planImport('opportunities', { cells, firstRow: 1 }, mapping, [], index, context).added.map(
        ({ expectedClose, changedOn }) => [expectedClose, changedOn],
      );
    };
    const [day, later] = [{ date: '2026-09-05' }, { date: '2027-01-05' }];
    const hoped = [day, later, day].map((date) => [date, undefined]);
    expect(changed('Close date')).toEqual([[day, day], ...hoped.slice(1)]);
    expect(changed('预计成交日期')).toEqual(hoped);
  });

  it('L5 tells which orders an opening row of the customer may count already', () => {
    const tab = [
      ['Date', 'Customer ID', 'Product'],
      [{ date: '2026-03-05' }, '00017', 'Opening'],
    ];
    const of = (day: string, amount = 1) => ['', day, '00017', '', 'Beans', amount];
    const planned = plan([of('2026-03-05'), of('2026-03-06'), of('2026-03-04', -1)], tab);
    expect(told(planned)).toEqual([[2, 'order-in-opening']]);
  });

  it('keeps the currency of an amount that a column beside it names', () => {
    const planned = planOf(
      ['Date', 'Email', 'Total', 'Currency'],
      [
        ['2026-03-05', 'ann@lee.example', 12, 'GBP'],
        ['2026-03-06', 'ann@lee.example', 20, 'usd'],
        ['2026-03-06', 'ann@lee.example', '£21', ''],
      ],
    );
    expect(planned.added.map(({ amount }) => amount)).toEqual([12, 'usd 20', 21]);
    expect(told(planned)).toEqual([[3, 'currency-other']]);
  });

  it('multiplies price and quantity where there is no total', () => {
    const lines: readonly (readonly CellValue[])[] = [
      ['2026-03-05', 'ann@lee.example', 3, 0.1],
      ['2026-03-06', 'ann@lee.example', '', 5],
    ];
    const planned = planOf(['Date', 'Email', 'Qty', 'Price'], lines);
    expect(planned.added.map(({ amount }) => amount)).toEqual([0.3, undefined]);
    const alone = lines.map(([date = '', email = '', , price = '']) => [date, email, price]);
    expect(planOf(['Date', 'Email', 'Price'], alone).added.map(({ amount }) => amount)).toEqual([0.1, 5]);
  });

  it('counts the total of an order once where each of its rows says it', () => {
    const headers = ['Order no', 'Email', 'Item', 'Qty', 'Item price', 'Order total', 'Refund'];
    const lines: readonly (readonly CellValue[])[] = [
      ['A-1', 'ann@lee.example', 'Mug', 1, 4, 10],
      ['A-1', 'ann@lee.example', 'Cup', 2, 3, 10],
      ['A-2', 'ann@lee.example', 'Mug', 1, 4, 7, 2],
      ['A-2', 'ann@lee.example', 'Cup', 1, 3, 7, 2],
      ['A-3', 'ann@lee.example', 'Cup', 1, 3, 3],
    ];
    const planned = planOf(headers, lines);
    expect(planned.added.map(({ amount }) => amount)).toEqual([10, '', 7, -2, '', 3]);
    expect(told(planned)).toEqual([
      [2, 'total-repeated'],
      [4, 'total-repeated'],
    ]);
    // Of a single order the prices tell.
    expect(planOf(headers, lines.slice(0, 2)).added.map(({ amount }) => amount)).toEqual([10, '']);
    // With neither prices nor other orders nobody knows: every row counts, and it is told.
    const bare = planOf(
      headers,
      lines.slice(0, 2).map((line) => [...line.slice(0, 3), '', '', 300]),
    );
    expect(bare.added.map(({ amount }) => amount)).toEqual([300, 300]);
    expect(bare.issues).toMatchObject([
      { rowNumber: 2, code: 'total-unclear', params: { value: 'A-1', rows: 2, amount: 300, total: 600 } },
    ]);
    const taxed = ['A-1', 'ann@lee.example', 'Mug', 1, 4, 4.8];
    expect(planOf(headers, [taxed, taxed]).added.map(({ amount }) => amount)).toEqual([4.8, 4.8]);
    const ofRows = planOf(
      headers,
      lines.map((line) => [...line.slice(0, 3), 2, Number(line[5]) / 2, line[5] as CellValue]),
    );
    expect(ofRows.added.map(({ amount }) => amount)).toEqual([10, 10, 7, 7, 3]);
  });

  it('adds nothing the second time, only what is new the third', () => {
    const tab = tabAfter(plan(rows));
    expect(plan(rows, tab)).toMatchObject({ added: [], same: 3, different: 0 });
    const more = plan([...rows, ['A-4', '2026-03-07', 'C-2', '', 'Beans', 1]], tab);
    expect(more.added.map(({ invoice }) => invoice)).toEqual(['A-4']);
  });

  it('leaves an order as it stands whose number is known with another content', () => {
    const changed = rows.map((row) => (row[0] === 'A-1' ? [...row.slice(0, 5), 13] : row));
    const planned = plan(changed, tabAfter(plan(rows)));
    expect(planned).toMatchObject({ added: [], same: 2, different: 1 });
    expect(planned.issues).toEqual([
      { role: 'purchases', rowNumber: 2, code: 'entry-differs', params: { value: 'A-1' } },
    ]);
  });

  it('loses no row and takes none twice, however often rows are alike', () => {
    const row = fc.tuple(
      fc.constantFrom('', 'A-1', 'A-2'),
      fc.constantFrom('2026-03-05', '2026-03-06'),
      fc.constantFrom('C-2', 'C-3', 'C-9'),
      fc.constant(''),
      fc.constantFrom('Beans', 'Mill'),
      fc.constantFrom(1, 2),
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.array(row, { maxLength: 12 }), (first, second) => {
        const one = plan(first);
        expect(one.added.length + one.same + one.different).toBe(first.length);
        const tab = tabAfter(one);
        expect(plan(first, tab)).toMatchObject({ added: [], same: first.length, different: 0 });
        const two = plan(second, tab);
        expect(two.added.length + two.same + two.different).toBe(second.length);
        // Without a number of its own a row is there or it is not.
        const unnumbered = (rows: readonly (readonly CellValue[])[]) => rows.filter(([invoice]) => invoice === '');
        const there = unnumbered(first).map((cells) => JSON.stringify(cells));
        const wanted = unnumbered(second).filter((cells) => {
          const at = there.indexOf(JSON.stringify(cells));
          if (at >= 0) there.splice(at, 1);
          return at < 0;
        });
        expect(two.added.filter((values) => values['invoice'] === '').length).toBe(wanted.length);
      }),
    );
  });
});
