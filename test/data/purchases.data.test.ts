/** What is derived from 22,190 real invoices, with today on the day of the last of them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { typeOf } from '../../src/domain/history/customer-type';
import type { Purchase } from '../../src/domain/history/entries';
import { rfmScores } from '../../src/domain/history/rfm';
import { factsOf, type RollUp, rollUps, updateRollUps } from '../../src/domain/history/roll-ups';
import { stageOf } from '../../src/domain/history/stages';
import { addMoney, addSum, moneyIn, noMoney } from '../../src/domain/money';
import { createTierRules, tierOf } from '../../src/domain/tiers';
import { aPurchase } from '../support/entries';

const DATA = process.env['LEDGERLINE_DATA'] ?? path.join(__dirname, '../../../shared/data');
const TODAY = '2011-12-09';
const KNOWS = { knowsPurchases: true, knowsTypes: false };

interface Invoice {
  readonly invoice_no: string;
  readonly customer_id: string;
  readonly date: string;
  readonly quantity: string;
  readonly amount: string;
}

const invoices = Papa.parse<Invoice>(readFileSync(path.join(DATA, 'purchases/online_retail_orders.csv'), 'utf8'), {
  header: true,
  skipEmptyLines: true,
}).data;
const purchases = invoices.map(
  (invoice, i): Purchase =>
    aPurchase({
      row: i + 2,
      customerId: invoice.customer_id,
      date: invoice.date.slice(0, 10),
      quantity: Number(invoice.quantity),
      amount: Number(invoice.amount),
      invoice: invoice.invoice_no,
    }),
);
const all = rollUps({ purchases, followUps: [] }, TODAY);
const buyers = [...all.values()].filter(({ orderCount }) => orderCount > 0);
const rules = createTierRules('default', { currency: 'GBP', totals: buyers.map(({ totalSpent }) => totalSpent ?? 0) });
const tier = (one: RollUp) => String(tierOf(factsOf(one), KNOWS, rules, TODAY).tier);
const stage = (one: RollUp) =>
  String(stageOf({ ...factsOf(one), usualInterval: one.usualInterval }, KNOWS, TODAY).stage);
const counts = (keys: readonly string[]) => {
  const counted: Record<string, number> = {};
  for (const key of keys) counted[key] = (counted[key] ?? 0) + 1;
  return counted;
};

describe('online retail orders', () => {
  it('come to the orders and the revenue of the invoices', () => {
    expect(all.size).toBe(4372);
    expect([...all.values()].reduce((sum, { orderCount }) => sum + orderCount, 0)).toBe(
      invoices.filter(({ invoice_no }) => !invoice_no.startsWith('C')).length,
    );
    expect(sumOf(purchases.map(({ amount }) => amount ?? 0))).toBe(8_300_065.81);
  });

  it('sum to the same by customer, by month and by tier', () => {
    const months = new Map<string, number[]>();
    for (const { date, amount } of purchases) {
      const month = String(date).slice(0, 7);
      months.set(month, [...(months.get(month) ?? []), amount ?? 0]);
    }
    const tiers = new Map<string, ReturnType<typeof noMoney>>();
    for (const one of all.values()) {
      const own = noMoney();
      addMoney(own, one.totalSpent ?? Number.NaN);
      const sum = tiers.get(tier(one)) ?? noMoney();
      addSum(sum, own);
      tiers.set(tier(one), sum);
    }
    expect(months.size).toBe(13);
    expect(sumOf([...months.values()].map((amounts) => sumOf(amounts) ?? Number.NaN))).toBe(8_300_065.81);
    expect(sumOf([...tiers.values()].map((sum) => moneyIn(sum) ?? Number.NaN))).toBe(8_300_065.81);
    expect(sumOf([...all.values()].map(({ totalSpent }) => totalSpent ?? Number.NaN))).toBe(8_300_065.81);
  });

  it('R8 give the tiers of the worked example, and types and stages that sum to the customers', () => {
    expect(rules.vipAmount).toBe(2000);
    expect(counts([...all.values()].map(tier))).toEqual({ vip: 874, active: 2625, dormant: 840, potential: 33 });
    expect(counts([...all.values()].map((one) => String(typeOf(factsOf(one), KNOWS, TODAY).type)))).toEqual({
      prospect: 33,
      new: 647,
      existing: 3692,
    });
    const stages = counts([...all.values()].map(stage));
    expect(stages).toEqual({ prospect: 33, 'first-purchase': 1434, repeat: 1798, loyal: 903, lost: 204 });
  });

  it('put about a fifth of the buyers into each score, more where many have the same', () => {
    const { scores, bounds } = rfmScores(all, TODAY);
    expect(scores.size).toBe(buyers.length);
    const fifths = (key: keyof typeof bounds) => Object.fromEntries(bounds[key].map(({ score, n }) => [score, n]));
    expect(fifths('amount')).toEqual({ 1: 868, 2: 868, 3: 867, 4: 868, 5: 868 });
    expect(fifths('recency')).toEqual({ 1: 869, 2: 858, 3: 863, 4: 881, 5: 868 });
    expect(fifths('frequency')).toEqual({ 1: 1494, 3: 1343, 4: 630, 5: 872 });
  });

  it('are the same customer by customer as in full', () => {
    const gone = new Set([...all.keys()].filter((_, i) => i % 10 === 0));
    const kept = purchases.filter(({ customerId }) => !gone.has(customerId));
    const without = updateRollUps(all, gone, { purchases: [], followUps: [] }, TODAY);
    expect(without).toEqual(rollUps({ purchases: kept, followUps: [] }, TODAY));
    const back = updateRollUps(without, gone, { purchases, followUps: [] }, TODAY);
    expect(new Map([...back].sort())).toEqual(new Map([...all].sort()));
  });
});

function sumOf(amounts: readonly number[]): number | null {
  const sum = noMoney();
  for (const amount of amounts) addMoney(sum, amount);
  return moneyIn(sum);
}
