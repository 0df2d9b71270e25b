/** The worked example of the tier rules, on 22,190 real invoices. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { createTierRules, type TierFacts, tierOf } from '../../src/domain/tiers';

const FILE = join(__dirname, '../../../shared/data/purchases/online_retail_orders.csv');
const TODAY = '2011-12-09';

interface Invoice {
  readonly invoice_no: string;
  readonly customer_id: string;
  readonly date: string;
  readonly amount: string;
}

it('R8 gives the tiers of the worked example', () => {
  const invoices = Papa.parse<Invoice>(readFileSync(FILE, 'utf8'), { header: true, skipEmptyLines: true }).data;
  const customers = new Map<string, { orderCount: number; totalSpent: number; lastOrder?: string }>();
  for (const invoice of invoices) {
    const customer = customers.get(invoice.customer_id) ?? { orderCount: 0, totalSpent: 0 };
    customers.set(invoice.customer_id, customer);
    customer.totalSpent += Number(invoice.amount);
    if (invoice.invoice_no.startsWith('C')) continue;
    customer.orderCount++;
    const date = invoice.date.slice(0, 10);
    if (customer.lastOrder === undefined || date > customer.lastOrder) customer.lastOrder = date;
  }
  const facts: TierFacts[] = [...customers.values()];
  const ledger = { knowsPurchases: true, knowsTypes: false };
  const totals = facts.filter(({ orderCount = 0 }) => orderCount > 0).map(({ totalSpent = 0 }) => totalSpent);
  const rules = createTierRules('default', { currency: 'GBP', totals });
  expect(rules.vipAmount).toBe(2000);
  const counts: Record<string, number> = {};
  for (const one of facts) {
    const tier = String(tierOf(one, ledger, rules, TODAY).tier);
    counts[tier] = (counts[tier] ?? 0) + 1;
  }
  expect(counts).toEqual({ vip: 874, active: 2625, dormant: 840, potential: 33 });
});
