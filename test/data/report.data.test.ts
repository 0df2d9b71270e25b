/**
 * The report of 22,190 real invoices, against figures that this test works out from the file by code of its own: whole
 * pence in plain objects, days by the calendar of the language.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { factsOf, rollUps } from '../../src/domain/history/roll-ups';
import { stageOf } from '../../src/domain/history/stages';
import type { Figure, FigureKey, ReportLine } from '../../src/domain/report/figures';
import { makeReport, type Report } from '../../src/domain/report/report';
import { createTierRules, tierOf } from '../../src/domain/tiers';
import { aPurchase, entries } from '../support/entries';

const DATA = process.env['LEDGERLINE_DATA'] ?? path.join(__dirname, '../../../shared/data');
const TODAY = '2011-12-09';
const KNOWS = { knowsPurchases: true, knowsTypes: false };

const rows = Papa.parse<Record<'invoice_no' | 'customer_id' | 'date' | 'amount', string>>(
  readFileSync(path.join(DATA, 'purchases/online_retail_orders.csv'), 'utf8'),
  { header: true, skipEmptyLines: true },
).data;

const purchases = rows.map((row, i) =>
  aPurchase({
    row: i + 2,
    customerId: row.customer_id,
    date: row.date.slice(0, 10),
    amount: Number(row.amount),
    invoice: row.invoice_no,
  }),
);
const rolledUp = rollUps({ purchases, followUps: [] }, TODAY);
const rules = createTierRules('default', {
  currency: 'GBP',
  totals: [...rolledUp.values()].filter((one) => one.orderCount > 0).map((one) => one.totalSpent ?? 0),
});
const customers = [...rolledUp].map(([customerId, one]) => ({
  customerId,
  title: customerId,
  type: '',
  tier: tierOf(factsOf(one), KNOWS, rules, TODAY).tier ?? '',
  stage: stageOf({ ...factsOf(one), usualInterval: one.usualInterval }, KNOWS, TODAY).stage ?? '',
  owner: '',
  lostReason: '',
  lastContact: null,
  nextFollowUp: null,
  isDoNotContact: false,
}));

const reportOf = (period: string, fiscalStart = 1): Report =>
  makeReport({
    customers,
    entries: entries({ purchases }),
    stageChanges: null,
    lists: {},
    playbook: [],
    currency: 'GBP',
    today: TODAY,
    fiscalStart,
    period,
    most: { customers: Number.POSITIVE_INFINITY, products: 5 },
  });
const november = reportOf('2011-11');
const value = (figures: readonly Figure[], key: FigureKey) => figures.find((one) => one.key === key)?.value;
const valuesOf = (lines: readonly ReportLine[], key: FigureKey): Record<string, number | null | undefined> =>
  Object.fromEntries(lines.map(({ of, rest, figures }) => [rest ?? of, value(figures, key)]));

/** Pence by what a row is of. */
function pence(of: (row: (typeof rows)[number]) => string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of rows) {
    const [, sign, pounds, part = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(row.amount) ?? [];
    const amount = Number(pounds) * 100 + Number(part.padEnd(2, '0'));
    sums[of(row)] = (sums[of(row)] ?? 0) + (sign === '-' ? -amount : amount);
  }
  return sums;
}
const inPounds = (sums: Record<string, number>) =>
  Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, sum / 100]));
const isOrder = (row: (typeof rows)[number]) => !row.invoice_no.startsWith('C');
const buyersIn = (isIn: (day: string) => boolean) =>
  new Set(rows.filter((row) => isOrder(row) && isIn(row.date.slice(0, 10))).map((row) => row.customer_id));

describe('the report of the online retail orders', () => {
  it('has the sales of every month, customer and tier, and their sum is the net revenue', () => {
    expect(value(november.now, 'sales')).toBe(8_300_065.81);
    expect(valuesOf(november.tables['sales-by-month'], 'sales')).toEqual(
      inPounds(pence(({ date }) => date.slice(0, 7))),
    );
    expect(valuesOf(november.tables['sales-by-customer'], 'sales')).toEqual(
      inPounds(pence(({ customer_id }) => customer_id)),
    );
    const tierOfId = new Map(customers.map(({ customerId, tier }) => [customerId, tier]));
    expect(valuesOf(november.tables['sales-by-tier'], 'sales')).toEqual(
      inPounds(pence(({ customer_id }) => tierOfId.get(customer_id) as string)),
    );
    for (const table of [
      'sales-by-month',
      'sales-by-quarter',
      'sales-by-year',
      'sales-by-tier',
      'sales-by-customer',
    ] as const)
      expect(
        november.tables[table].reduce((sum, { figures }) => sum + Math.round(100 * (value(figures, 'sales') ?? 0)), 0),
      ).toBe(830_006_581);
  });

  it('counts orders, returns and the average order', () => {
    const months: Record<string, number> = {};
    for (const row of rows.filter(isOrder)) {
      const month = row.date.slice(0, 7);
      months[month] = (months[month] ?? 0) + 1;
    }
    expect(valuesOf(november.tables['sales-by-month'], 'orders')).toEqual(months);
    const own = rows.filter(({ date }) => date.startsWith('2011-11'));
    const sum = (some: typeof rows) =>
      some.reduce((all, { amount }) => all + Math.round(100 * Number(amount)), 0) / 100;
    expect(value(november.figures, 'returns')).toBe(-sum(own.filter(({ amount }) => amount.startsWith('-'))));
    expect(value(november.figures, 'average-order')).toBe(sum(own) / own.filter(isOrder).length);
    expect(value(november.figuresBefore, 'sales')).toBe(sum(rows.filter(({ date }) => date.startsWith('2011-10'))));
  });

  it('begins the year in April where it is told to', () => {
    const told = reportOf('2011', 4);
    expect(told.period).toMatchObject({ from: '2011-04-01', to: '2012-03-31' });
    expect(valuesOf(told.tables['sales-by-year'], 'sales')).toEqual(
      inPounds(pence(({ date }) => (date < '2011-04' ? '2010' : '2011'))),
    );
    expect(Object.keys(valuesOf(told.tables['sales-by-quarter'], 'sales'))).toEqual([
      '2010-Q3',
      '2010-Q4',
      '2011-Q1',
      '2011-Q2',
      '2011-Q3',
    ]);
  });

  it('tells who buys, stays, comes back and goes', () => {
    const now = buyersIn((day) => day.startsWith('2011-11'));
    const before = buyersIn((day) => day.startsWith('2011-10'));
    const earlier = buyersIn((day) => day < '2011-11-01');
    const counts: Record<string, number> = {};
    for (const row of rows.filter((one) => isOrder(one) && one.date < '2011-12'))
      counts[row.customer_id] = (counts[row.customer_id] ?? 0) + 1;
    expect(value(november.figures, 'buyers')).toBe(now.size);
    expect(value(november.figures, 'new-buyers')).toBe([...now].filter((id) => !earlier.has(id)).length);
    expect(value(november.figures, 'repurchase')).toBe(
      [...now].filter((id) => (counts[id] ?? 0) > 1).length / now.size,
    );
    expect(value(november.figures, 'retention')).toBe([...before].filter((id) => now.has(id)).length / before.size);
    const [keptOnes, lostOnes] = [standing('2011-10-31', false), standing('2011-10-31', true)];
    const lostNow = standing('2011-11-30', true);
    expect(value(november.figures, 'churn')).toBe([...keptOnes].filter((id) => lostNow.has(id)).length / keptOnes.size);
    expect(value(november.figures, 'win-back')).toBe([...lostOnes].filter((id) => now.has(id)).length / lostOnes.size);
  });

  it('has every customer in one tier, one stage and one box of the map', () => {
    expect(valuesOf(november.tables['customers-by-tier'], 'customers')).toEqual({
      active: 2625,
      vip: 874,
      dormant: 840,
      potential: 33,
    });
    expect(valuesOf(november.tables['customers-by-stage'], 'customers')).toEqual({
      prospect: 33,
      'first-purchase': 1434,
      repeat: 1798,
      loyal: 903,
      lost: 204,
    });
    expect(november.map.map(({ box, figures }) => [box, value(figures, 'customers')])).toEqual([
      ['acquire', 33],
      ['maintain', 4135],
      ['win-back', 204],
    ]);
  });
});

/** Who had ordered by a day, and was lost by then or not: silent for more than three times the middle interval. */
function standing(day: string, isLost: boolean): Set<string> {
  const dates: Record<string, number[]> = {};
  for (const row of rows)
    if (isOrder(row) && row.date.slice(0, 10) <= day)
      dates[row.customer_id] = [...(dates[row.customer_id] ?? []), Date.parse(row.date.slice(0, 10)) / 86_400_000];
  return new Set(
    Object.keys(dates).filter((id) => {
      const own = (dates[id] as number[]).sort((a, b) => a - b);
      const gaps = own.slice(1).map((one, i) => one - (own[i] as number));
      gaps.sort((a, b) => a - b);
      const middle =
        gaps.length % 2 === 1
          ? gaps[(gaps.length - 1) / 2]!
          : (gaps[gaps.length / 2 - 1]! + gaps[gaps.length / 2]!) / 2;
      const limit = own.length < 3 ? 365 : Math.min(365, Math.max(90, 3 * middle));
      return Date.parse(day) / 86_400_000 - own[own.length - 1]! > limit === isLost;
    }),
  );
}
