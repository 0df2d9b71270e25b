import fc from 'fast-check';
import { aFeedback, aFollowUp, anOpportunity, aPurchase, entries } from '../../../test/support/entries';
import { addDays } from '../civil-date';
import type { Feedback, Opportunity, Purchase, StageChange } from '../history/entries';
import { createPlaybook } from '../history/playbook';
import { rollUps } from '../history/roll-ups';
import { addMoney, moneyIn, noMoney } from '../money';
import type { Figure, FigureKey, ReportLine } from './figures';
import { makeReport, type Report, type ReportCustomer, type ReportInput, type TableKey } from './report';

const TODAY = '2026-11-22';
const items = (...keys: string[]) => keys.map((key) => ({ key, label: `The ${key}` }));
const LISTS = {
  tier: items('vip', 'active', 'potential', 'dormant'),
  customerType: items('prospect', 'new', 'existing'),
  lifecycleStage: items('prospect', 'first-purchase', 'repeat', 'loyal', 'lost'),
  stage: items('first-contact', 'qualified', 'quoted', 'negotiation', 'won', 'lost'),
  severity: items('high', 'medium', 'low'),
};

function aCustomer(customerId: string, told: Partial<ReportCustomer> = {}): ReportCustomer {
  return {
    customerId,
    title: `Customer ${customerId}`,
    type: '',
    tier: '',
    stage: '',
    owner: '',
    lostReason: '',
    lastContact: null,
    nextFollowUp: null,
    isDoNotContact: false,
    ...told,
  };
}

function report(told: Partial<ReportInput> = {}): Report {
  return makeReport({
    customers: [],
    entries: entries(),
    stageChanges: null,
    lists: LISTS,
    playbook: createPlaybook(['vip', 'active', 'potential', 'dormant']),
    currency: 'EUR',
    today: TODAY,
    fiscalStart: 1,
    most: { customers: 100, products: 5 },
    ...told,
  });
}

const of = (purchases: readonly Partial<Purchase>[], told: Partial<ReportInput> = {}): Report =>
  report({ customers: [aCustomer('C-000001')], entries: entries({ purchases: purchases.map(aPurchase) }), ...told });
const figure = (figures: readonly Figure[], key: FigureKey) => {
  const found = figures.find((one) => one.key === key);
  return found && [found.value, found.n];
};
const lines = ({ tables }: Report, table: TableKey, key: FigureKey) =>
  Object.fromEntries(tables[table].map(({ of: value, rest, figures }) => [rest ?? value, figure(figures, key)?.[0]]));

describe('sales', () => {
  const told = of([
    { invoice: 'A', date: '2026-10-30', product: 'Beans', amount: 100, cost: 60 },
    { invoice: 'A', product: 'Mill', amount: 40 },
    { invoice: 'B', date: '2026-11-02', product: 'Beans', amount: 10.1, cost: 4 },
    { invoice: 'B', date: '2026-11-03', product: 'Beans', amount: -5 },
    { date: '2026-11-04', amount: 20.2 },
    { date: '2026-12-24', amount: 7 },
    { amount: 3 },
    { date: '2026-11-05' },
    { since: '2025-01-01', date: '2026-02-01', quantity: 4, amount: 900 },
  ]);

  it('P3 sums what was sold by the day of each row, else of its order, and takes returns off', () => {
    expect(lines(told, 'sales-by-month', 'sales')).toEqual({
      '2026-10': 140,
      '2026-11': 25.3,
      '2026-12': 7,
      undated: 3,
      opening: 900,
    });
    expect(lines(told, 'sales-by-month', 'orders')).toEqual({
      '2026-10': 1,
      '2026-11': 3,
      '2026-12': 1,
      undated: 1,
      opening: 0,
    });
    expect(figure(told.figures, 'sales')).toEqual([25.3, 3]);
    expect(figure(told.figures, 'returns')).toEqual([5, 1]);
    expect(figure(told.figures, 'average-order')).toEqual([25.3 / 3, 3]);
    expect(figure(told.now, 'average-order')).toEqual([175.3 / 6, 6]);
  });

  it('P4 tells profit and margin of the rows whose cost is known', () => {
    expect(figure(told.now, 'cost')).toEqual([64, 2]);
    expect(figure(told.now, 'profit')).toEqual([46.1, 2]);
    expect(figure(told.now, 'margin')).toEqual([46.1 / 110.1, 2]);
    expect(figure(of([{ date: TODAY, amount: 5 }]).now, 'profit')).toEqual([null, 0]);
  });

  it('P5 counts an order with each of its products, and puts the lesser products together', () => {
    expect(lines(told, 'sales-by-product', 'sales')).toEqual({ Beans: 105.1, Mill: 40, none: 30.2, opening: 900 });
    expect(lines(told, 'sales-by-product', 'orders-with')).toMatchObject({ Beans: 2, Mill: 1 });
    const few = of(
      [...'abc'].map((product, i) => ({ product, date: TODAY, amount: i })),
      {
        most: { customers: 1, products: 1 },
      },
    );
    expect(lines(few, 'sales-by-product', 'sales')).toEqual({ c: 2, others: 1 });
    expect(few.productMonths).toEqual({
      months: ['2026-11'],
      products: [
        { of: 'c', values: [2] },
        { of: '', rest: 'others', values: [1] },
      ],
    });
  });

  it('P6 tells what no sum or period has', () => {
    expect(Object.fromEntries(told.leftOut.map(({ code, count }) => [code, count]))).toEqual({
      'purchase-undated': 1,
      'purchase-unread': 1,
      'purchase-future': 1,
      'purchase-opening': 1,
      'cost-missing': 6,
    });
    expect(of([{ customerId: 'C-9', amount: 1 }]).leftOut).toContainEqual({ code: 'purchase-unlinked', count: 1 });
  });

  it('P3 may come to less than nothing', () => {
    const returned = of([
      { invoice: 'A', date: '2026-11-01', amount: 5, cost: 3 },
      { invoice: 'C', date: '2026-11-02', amount: -8, cost: -4 },
    ]);
    expect(figure(returned.figures, 'sales')).toEqual([-3, 2]);
    expect(figure(returned.figures, 'profit')).toEqual([-2, 2]);
    expect(figure(returned.figures, 'margin')).toEqual([null, 2]);
    expect(figure(returned.figures, 'average-order')).toEqual([-3, 1]);
  });

  it('P7 begins the year where it is told to', () => {
    const fiscal = of(
      [
        { date: '2024-02-29', amount: 1 },
        { date: '2024-03-31', amount: 2 },
        { date: '2024-04-01', amount: 4 },
      ],
      { fiscalStart: 4, period: '2023' },
    );
    expect(lines(fiscal, 'sales-by-year', 'sales')).toEqual({ 2023: 3, 2024: 4 });
    expect(lines(fiscal, 'sales-by-quarter', 'sales')).toEqual({ '2023-Q4': 3, '2024-Q1': 4 });
    expect(figure(fiscal.figures, 'sales')).toEqual([3, 2]);
    expect(figure(fiscal.figuresBefore, 'sales')).toEqual([0, 0]);
  });
});

describe('collection', () => {
  const told = of([
    { date: '2026-11-01', due: '2026-11-22', amount: 100, received: 40 },
    { date: '2026-10-01', due: '2026-10-22', amount: 50, received: 50 },
    { date: '2026-10-01', due: '2026-10-21', amount: 10 },
    { date: '2026-07-01', due: '2026-08-23', amount: 9, received: 1 },
    { date: '2026-07-01', due: '2026-08-24', amount: 2 },
    { date: '2026-07-01', due: '2026-12-01', amount: 70 },
    { due: null, received: 1, amount: 4 },
    { date: '2026-11-01', amount: 1000 },
  ]);

  it('P8 divides what was received by what was due in the period', () => {
    expect(figure(told.figures, 'collection-rate')).toEqual([0.4, 1]);
    expect(lines(told, 'collection-by-month', 'collection-rate')).toEqual({
      '2026-08': 1 / 11,
      '2026-10': 50 / 60,
      '2026-11': 0.4,
      '2026-12': 0,
      undated: 0.25,
    });
    expect(figure(told.now, 'owed')).toEqual([83, 6]);
    expect(figure(told.now, 'longest-overdue')).toEqual([91, 6]);
  });

  it('P9 tells how long it has been due, and apart what is due later', () => {
    expect(lines(told, 'ageing', 'owed')).toEqual({
      later: 70,
      '0-30': 60,
      '31-60': 10,
      '61-90': 2,
      'over-90': 8,
      undated: 3,
    });
    const due = [-1, 0, 30, 31, 60, 61, 90, 91].map((days, i) => ({ due: addDays(TODAY, -days), amount: 2 ** i }));
    expect(lines(of(due), 'ageing', 'owed')).toEqual({ later: 1, '0-30': 6, '31-60': 24, '61-90': 96, 'over-90': 128 });
  });
});

describe('opportunities', () => {
  const deals = (opportunities: readonly Partial<Opportunity>[]) =>
    report({ entries: entries({ opportunities: opportunities.map(anOpportunity) }) });

  it('P10 weighs deals by their own probability, else that of their stage', () => {
    const told = deals([
      { stage: 'quoted', amount: 1000 },
      { stage: 'quoted', amount: 100, probability: 0.1 },
      { stage: 'my own', amount: 7 },
      { stage: 'negotiation' },
      { stage: 'won', amount: 5 },
    ]);
    expect(lines(told, 'pipeline-by-stage', 'weighted')).toEqual({
      'first-contact': 0,
      qualified: 0,
      quoted: 510,
      negotiation: 0,
      'my own': 0,
    });
    expect(figure(told.now, 'deals')).toEqual([4, 4]);
    expect(figure(told.now, 'weighted')).toEqual([510, 2]);
    expect(told.leftOut).toEqual([
      { code: 'deal-unread', count: 1 },
      { code: 'deal-unweighted', count: 1 },
      { code: 'deal-undated', count: 1 },
    ]);
    expect(told.tables['pipeline-by-stage'][2]?.label).toBe('The quoted');
  });

  it('P11 flags deals past their close, or without change for longer than their stage takes', () => {
    const told = deals([
      { row: 2, stage: 'quoted', expectedClose: TODAY, changedOn: '2026-11-12' },
      { row: 3, stage: 'quoted', expectedClose: '2026-11-21', changedOn: '2026-11-11' },
      { row: 4, stage: 'qualified', createdOn: '2026-11-07' },
      { row: 5, stage: 'lost', expectedClose: '2020-01-01', createdOn: '2020-01-01' },
      { row: 6, stage: 'my own', createdOn: '2020-01-01' },
    ]);
    expect(told.flaggedDeals.map(({ row, pastClose, stale }) => [row, pastClose, stale])).toEqual([
      [3, 1, { days: 11, limit: 10 }],
      [4, null, { days: 15, limit: 14 }],
    ]);
    expect([figure(told.now, 'past-close'), figure(told.now, 'stale')]).toEqual([
      [1, 4],
      [2, 4],
    ]);
  });

  it('P12 divides the won by the closed of the period', () => {
    const told = deals([
      { stage: 'won', amount: 10, changedOn: '2026-11-01' },
      { stage: 'won', changedOn: '2026-10-31' },
      { stage: 'lost', changedOn: '2026-11-30', lostReason: 'price' },
      { stage: 'lost' },
      { stage: 'quoted', changedOn: '2026-11-01' },
    ]);
    expect(figure(told.figures, 'win-rate')).toEqual([0.5, 2]);
    expect(figure(told.figures, 'won')).toEqual([10, 1]);
    expect(lines(told, 'lost-deals', 'deals')).toEqual({ price: 1, none: 1 });
  });
});

describe('feedback', () => {
  const said = (feedback: readonly Partial<Feedback>[]) =>
    report({ entries: entries({ feedback: feedback.map(aFeedback) }) });
  const scores = (scale: 5 | 10, ...given: number[]) => given.map((score) => ({ on: TODAY, scale, score }));

  it('P13 CSAT is the share of 4 and 5, NPS that of 9 and 10 less that of 0 to 6', () => {
    const told = said([...scores(5, 5, 4, 3, 1), ...scores(10, 10, 9, 8, 7, 6, 0, 0)]);
    expect(figure(told.figures, 'csat')).toEqual([0.5, 4]);
    expect(figure(told.figures, 'nps')).toEqual([-1 / 7, 7]);
    expect(figure(told.figures, 'score-of-5')).toEqual([3.25, 4]);
    expect(figure(told.figures, 'score-of-10')).toEqual([40 / 7, 7]);
    expect(figure(said(scores(5, 5)).figures, 'nps')).toEqual([null, 0]);
    expect(figure(told.figuresBefore, 'csat')).toEqual([null, 0]);
  });

  it('P14 counts complaints by the day they came, and the days to the end by the day it came', () => {
    const complaint = { kind: 'complaint', severity: 'high' };
    const told = said([
      { ...complaint, on: '2026-10-01', resolvedOn: '2026-11-02', status: 'resolved' },
      { ...complaint, on: '2026-11-01', resolvedOn: '2026-11-03' },
      { ...complaint, on: '2026-11-05', resolvedOn: '2026-11-04' },
      { ...complaint, on: '2026-11-12', status: 'new' },
      { ...complaint, on: '2026-11-13', status: 'resolved' },
      { kind: 'praise', on: TODAY },
    ]);
    expect(figure(told.figures, 'complaints')).toEqual([4, 4]);
    expect(figure(told.figures, 'complaints-resolved')).toEqual([3, 3]);
    expect(figure(told.figures, 'days-to-resolve')).toEqual([17, 2]);
    expect(figure(told.now, 'complaints-open')).toEqual([1, 1]);
    expect(figure(told.now, 'oldest-complaint')).toEqual([10, 1]);
    expect(lines(told, 'complaints-by-severity', 'complaints-open')).toEqual({ high: 1, medium: 0, low: 0 });
  });
});

describe('customers', () => {
  it('P15 are counted by the words of each list, then by their own, then without', () => {
    const told = report({
      customers: [
        aCustomer('1', { tier: 'vip', type: 'new', stage: 'lost', lostReason: 'price' }),
        aCustomer('2', { tier: 'Gold' }),
        aCustomer('3', { tier: 'vip' }),
      ],
    });
    expect(lines(told, 'customers-by-tier', 'customers')).toEqual({
      vip: 2,
      active: 0,
      potential: 0,
      dormant: 0,
      Gold: 1,
    });
    expect(lines(told, 'customers-by-tier', 'share')).toMatchObject({ vip: 2 / 3 });
    expect(lines(told, 'lost-customers', 'customers')).toEqual({ price: 1 });
  });

  it('P16 buy again, stay, and are new by the days of their orders', () => {
    const buy = (customerId: string, ...dates: string[]) => dates.map((date) => ({ customerId, date, amount: 1 }));
    const told = of(
      [
        ...buy('1', '2026-09-01', '2026-10-02'),
        ...buy('2', '2026-10-02'),
        ...buy('3', '2026-10-03', '2026-10-03'),
        ...buy('4', '2026-09-05'),
        { customerId: '5', since: '2020-01-01', date: '2026-09-09', quantity: 3, amount: 5 },
      ],
      { period: '2026-10' },
    );
    expect(figure(told.figures, 'buyers')).toEqual([3, 3]);
    expect(figure(told.figures, 'new-buyers')).toEqual([2, 3]);
    expect(figure(told.figures, 'repurchase')).toEqual([2 / 3, 3]);
    expect(figure(told.figures, 'retention')).toEqual([1 / 3, 3]);
  });

  it('P17 are lost and won back in a period by the rules of their stage', () => {
    const told = of([
      { customerId: 'goes', date: '2025-11-10', amount: 1 },
      { customerId: 'stays', date: '2026-08-01', amount: 1 },
      { customerId: 'is back', date: '2024-01-01', amount: 1 },
      { customerId: 'is back', date: '2026-11-05', amount: 1 },
      { customerId: 'is gone', date: '2024-01-01', amount: 1 },
    ]);
    expect(figure(told.figures, 'churn')).toEqual([0.5, 2]);
    expect(figure(told.figures, 'win-back')).toEqual([0.5, 2]);
    const coming = of([{ date: TODAY, amount: 1 }], { period: '2027' });
    expect(figure(coming.figures, 'churn')).toEqual([null, 0]);
  });

  it('P18 go from one stage to another as Stage history tells', () => {
    const line = (customerId: string, on: string, to: string): StageChange => ({
      customerId,
      on,
      from: '?',
      to,
      reason: '',
    });
    const told = report({
      stageChanges: [
        line('1', '2026-01-01', 'prospect'),
        line('1', '2026-11-02', 'first-purchase'),
        line('2', '2026-01-01', 'prospect'),
        line('3', '2026-11-01', 'prospect'),
        line('3', '2026-11-01', 'first-purchase'),
        line('3', '2026-11-09', 'repeat'),
        line('4', '2026-12-01', 'prospect'),
      ],
    });
    expect(told.conversions?.map(({ from, to, figures }) => [from, to, ...figures.map(({ value }) => value)])).toEqual([
      ['first-purchase', 'repeat', 1, 0.5],
      ['prospect', 'first-purchase', 2, 2 / 3],
    ]);
    expect(report().conversions).toBeNull();
  });

  it('P19 stand on the map once each, with what is to be done and by whom', () => {
    const told = report({
      customers: [
        aCustomer('1', { stage: 'prospect', tier: 'potential', owner: 'Ann', lastContact: '2026-10-22' }),
        aCustomer('2', { stage: 'prospect', tier: 'potential', owner: 'Ann', lastContact: '2026-10-23' }),
        aCustomer('3', { stage: 'loyal', tier: 'vip', nextFollowUp: '2026-11-21' }),
        aCustomer('4', { stage: 'lost', tier: 'vip', isDoNotContact: true, nextFollowUp: '2026-11-21' }),
        aCustomer('5', {}),
      ],
      entries: entries({ followUps: [aFollowUp({ kind: 'win-back', nextDate: TODAY })] }),
    });
    expect(
      told.map.map(({ box, figures }) => [
        box,
        figure(figures, 'customers')?.[0],
        figure(figures, 'contact-overdue')?.[0],
      ]),
    ).toEqual([
      ['acquire', 2, 1],
      ['maintain', 1, 1],
      ['win-back', 1, 0],
      ['unknown', 1, 0],
    ]);
    expect(told.map[0]?.lines).toEqual([
      {
        stage: 'prospect',
        tier: 'potential',
        figures: [
          { key: 'customers', value: 2, n: 2 },
          { key: 'contact-overdue', value: 1, n: 2 },
        ],
        action: 'introduce-invite',
        contactDays: 30,
        owners: [{ owner: 'Ann', customers: 2 }],
      },
    ]);
    expect(figure(told.now, 'win-back-plans')).toEqual([1, 1]);
  });
});

it('P20 of nothing there is nothing to divide, and no NaN', () => {
  for (const told of [report(), of([{ date: TODAY, amount: 5 }])])
    expect(JSON.stringify(told)).not.toMatch(/NaN|Infinity/);
  const none = report();
  const rates: FigureKey[] = [
    'margin',
    'average-order',
    'collection-rate',
    'win-rate',
    'csat',
    'nps',
    'score-of-5',
    'churn',
  ];
  for (const key of rates) expect({ key, value: figure(none.figures, key) }).toEqual({ key, value: [null, 0] });
  expect(figure(none.figures, 'sales')).toEqual([0, 0]);
});

const cents = fc.integer({ min: -5_000, max: 20_000 }).map((value) => value / 100);
const someDay = fc.integer({ min: -900, max: 60 }).map((days) => addDays(TODAY, days));
const orNull = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null });
const purchase = fc.record({
  customerId: fc.constantFrom('1', '2', '3', '4', ''),
  date: orNull(someDay),
  product: fc.constantFrom('', 'a', 'b', 'c'),
  amount: orNull(cents),
  cost: orNull(cents),
  due: fc.option(someDay, { nil: null, freq: 2 }),
  received: fc.option(cents, { nil: null, freq: 2 }),
  invoice: fc.constantFrom('', 'A', 'B', 'C'),
  since: fc.option(someDay, { nil: null, freq: 1 }),
  quantity: orNull(fc.integer({ min: -2, max: 5 })),
});
const CUSTOMERS = ['1', '2', '3'].map((id, i) =>
  aCustomer(id, { tier: ['vip', '', 'Gold'][i] ?? '', stage: ['lost', 'repeat', ''][i] ?? '', type: 'new' }),
);

it('P21 parts sum to the whole, whatever the rows and their order', () =>
  fc.assert(
    fc.property(fc.array(purchase, { maxLength: 25 }), fc.integer({ min: 1, max: 12 }), (rows, fiscalStart) => {
      const purchases = rows.map((row, i) => aPurchase({ ...row, row: i + 2 }));
      const asked = { customers: CUSTOMERS, fiscalStart, most: { customers: 2, products: 2 } };
      const told = report({ ...asked, entries: entries({ purchases }) });
      const total = sumOf(purchases.map(({ amount }) => amount));
      expect(figure(told.now, 'sales')?.[0]).toBe(total);
      for (const table of Object.keys(told.tables).filter((one) => one.startsWith('sales-')) as TableKey[])
        expect({ table, sum: sumOfLines(told.tables[table], 'sales') }).toEqual({ table, sum: total });
      const orders = figure(told.now, 'orders')?.[0];
      for (const table of ['sales-by-month', 'sales-by-year', 'sales-by-tier'] as const)
        expect({ table, sum: sumOfLines(told.tables[table], 'orders') }).toEqual({ table, sum: orders });
      const outstanding = [...rollUps(entries({ purchases }), TODAY).values()];
      expect(figure(told.now, 'owed')?.[0]).toBe(sumOf(outstanding.map((one) => one.outstanding)));
      expect(sumOfLines(told.tables.ageing, 'owed')).toBe(
        sumOf(outstanding.flatMap((one) => [one.outstanding, one.outstandingLater])),
      );
      for (const table of ['customers-by-type', 'customers-by-tier', 'customers-by-stage'] as const)
        expect(sumOfLines(told.tables[table], 'customers')).toBe(CUSTOMERS.length);
      expect(sumOf(told.map.map(({ figures }) => figure(figures, 'customers')?.[0] ?? 0))).toBe(CUSTOMERS.length);
      const turned = {
        ...asked,
        customers: [...CUSTOMERS].reverse(),
        entries: entries({ purchases: [...purchases].reverse() }),
      };
      expect(report(turned)).toEqual(told);
    }),
    { numRuns: 30 },
  ));

function sumOf(amounts: readonly (number | null)[]): number | null {
  const sum = noMoney();
  for (const amount of amounts) if (amount !== null) addMoney(sum, amount);
  return moneyIn(sum);
}

function sumOfLines(all: readonly ReportLine[], key: FigureKey): number | null {
  return sumOf(all.map(({ figures }) => (figure(figures, key)?.[0] as number | null) ?? 0));
}
