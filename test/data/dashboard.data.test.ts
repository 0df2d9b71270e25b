/**
 * The Dashboard of 22,190 real invoices, through the bundle, against sums that this test makes from the file by code of
 * its own: whole pence in plain objects.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import type { Value } from '../../workbench/model/workbook';
import { accepted, ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { dashboardCells, rebuild, tableUnder } from '../support/dashboard-ledger';
import { customersTab } from '../support/form-ledger';
import { order, putRows, refresh } from '../support/rolled-ledger';

const DATA = process.env['LEDGERLINE_DATA'] ?? path.join(__dirname, '../../../shared/data');

const rows = Papa.parse<Record<'invoice_no' | 'customer_id' | 'date' | 'amount', string>>(
  readFileSync(path.join(DATA, 'purchases/online_retail_orders.csv'), 'utf8'),
  { header: true, skipEmptyLines: true },
).data;
const ids = [...new Set(rows.map(({ customer_id }) => customer_id))];

/** Pounds by what a row is of, added up in pence. */
function pounds(of: (row: (typeof rows)[number]) => string): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[of(row)] = (sums[of(row)] ?? 0) + Math.round(100 * Number(row.amount));
  return Object.fromEntries(Object.entries(sums).map(([key, sum]) => [key, sum / 100]));
}
const inPence = (value: Value | undefined) => Math.round(100 * Number(value));
/** A column of a table, in pence. */
const column = (table: Record<string, Record<string, Value>>, heading: string) =>
  Object.fromEntries(Object.entries(table).map(([of, line]) => [of, inPence(line[heading])]));

const workbench = openBundle(workbookOf([], { locale: 'en_GB', timeZone: 'Europe/London' }));
workbench.state.clock = Date.UTC(2011, 11, 9, 12);
accepted(ask(workbench, 'startEmpty', { requestId: requestId(), language: 'en', sampleRows: false }).answer);
accepted(ask(workbench, 'makeLinkedTab', { requestId: requestId(), role: 'purchases' }).answer);
accepted(ask(workbench, 'makeLinkedTab', { requestId: requestId(), role: 'stageHistory' }).answer);
const sheet = customersTab(workbench);
const head = (sheet.values[0] ?? []).map(String);
putRows(
  workbench,
  sheet.name,
  ids.map((id) =>
    head.map((header) => (header === 'Customer ID' ? id : header === 'Customer' ? `Shop ${id}` : undefined)),
  ),
);
putRows(
  workbench,
  'Purchases',
  rows.map(({ customer_id, date, amount, invoice_no }) =>
    order(customer_id, date.slice(0, 10), Number(amount), { invoice: invoice_no }),
  ),
);
refresh(workbench);
const { live, dated, calls } = rebuild(workbench);
const cells = dashboardCells(workbench);
const table = (title: string) => tableUnder(cells, title);

describe('the Dashboard of the online retail orders', () => {
  it('adds up to the net revenue, in all and by month, tier and customer', () => {
    const today = table('Today: 2011-12-09');
    expect(inPence(today['Sales']?.['Today'])).toBe(830_006_581);
    expect(today['Customers']?.['Today']).toBe(4372);
    const months = pounds(({ date }) => date.slice(0, 7));
    expect(column(table('Sales by month'), 'Sales')).toEqual(
      Object.fromEntries(Object.entries(months).map(([month, sum]) => [month, inPence(sum)])),
    );
    const total = (title: string) => Object.values(column(table(title), 'Sales')).reduce((sum, one) => sum + one, 0);
    for (const title of ['Sales by month', 'Sales by quarter', 'Sales by year', 'Sales by tier', 'Sales by customer'])
      expect({ title, sum: total(title) }).toEqual({ title, sum: 830_006_581 });
    const best = Object.entries(pounds(({ customer_id }) => `Shop ${customer_id}`)).sort((a, b) => b[1] - a[1]);
    const { 'all others': others, ...named } = column(table('Sales by customer'), 'Sales');
    expect(named).toEqual(Object.fromEntries(best.slice(0, 10).map(([name, sum]) => [name, inPence(sum)])));
    expect(others).toBe(best.slice(10).reduce((sum, [, one]) => sum + inPence(one), 0));
  });

  it('counts orders, returns and customers', () => {
    const isOrder = ({ invoice_no }: (typeof rows)[number]) => !invoice_no.startsWith('C');
    const orders: Record<string, number> = {};
    for (const row of rows.filter(isOrder)) orders[row.date.slice(0, 7)] = (orders[row.date.slice(0, 7)] ?? 0) + 1;
    const months = table('Sales by month');
    expect(Object.fromEntries(Object.entries(months).map(([month, line]) => [month, line['Orders']]))).toEqual(orders);
    const period = table('Period: 2011-12');
    const returned = rows.filter(({ date, amount }) => date.startsWith('2011-12') && Number(amount) < 0);
    expect(inPence(period['Returns']?.['This period'])).toBe(
      -returned.reduce((sum, { amount }) => sum + Math.round(100 * Number(amount)), 0),
    );
    const buyers = new Set(
      rows.filter((row) => isOrder(row) && row.date.startsWith('2011-12')).map((row) => row.customer_id),
    );
    expect(period['Buyers']?.['This period']).toBe(buyers.size);
    const tiers = table('Customers by tier');
    expect(Object.values(tiers).reduce((sum, line) => sum + Number(line['Customers']), 0)).toBe(ids.length);
    expect(tiers['Potential']?.['Customers']).toBe(33);
  });

  it('is live in most of what changes by the day, within the calls of an operation', () => {
    expect({ live, dated }).toMatchObject({ live: expect.any(Number), dated: expect.any(Number) });
    expect(live).toBeGreaterThan(50);
    expect(Math.max(...calls, ...rebuild(workbench).calls)).toBeLessThanOrEqual(25);
  });
});
