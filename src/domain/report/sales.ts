/**
 * Sales, cost and profit from the rows of Purchases, by period, product, tier and customer. The lines of a table sum to
 * the whole. Source: capabilities 68, 70 and 73.
 */
import type { CivilDate } from '../civil-date';
import { isOpening, isReturn, type Purchase } from '../history/entries';
import { ordersIn } from '../history/orders';
import { addMoney, addSum, type MoneySum, moneyIn, noMoney } from '../money';
import {
  byText,
  count,
  createGroups,
  type Figure,
  type Groups,
  type LineOf,
  type ReportLine,
  shareOf,
} from './figures';
import { isWithin, type Period, type PeriodUnit, periodOf } from './periods';

/** A row with the day on which its money counts: its own, else that of its order. */
interface Sale {
  readonly purchase: Purchase;
  readonly date: CivilDate | null;
}

/** Sales by month, each product a row of values, one for each of `months`. */
export interface ProductMonths {
  readonly months: readonly string[];
  readonly products: readonly (LineOf & { readonly values: readonly (number | null)[] })[];
}

interface SoldOrder {
  readonly customerId: string;
  readonly date: CivilDate | null;
  readonly products: ReadonlySet<string>;
}

/** Rows of Purchases as figures are made from them. */
export interface Sales {
  /** Without opening rows. */
  readonly rows: readonly Sale[];
  readonly orders: readonly SoldOrder[];
  readonly openings: readonly Purchase[];
}

/** Linear. */
export function salesIn(bought: ReadonlyMap<string, readonly Purchase[]>): Sales {
  const rows: Sale[] = [];
  const orders: SoldOrder[] = [];
  const openings: Purchase[] = [];
  for (const [customerId, own] of bought) {
    const dates = new Map<Purchase, CivilDate | null>();
    for (const { date, rows: parts } of ordersIn(own)) {
      for (const part of parts) if (part.date === null) dates.set(part, date);
      const bought = parts.filter((part) => !isReturn(part));
      orders.push({ customerId, date, products: new Set(bought.map(({ product }) => product.trim())) });
    }
    for (const purchase of own)
      if (isOpening(purchase)) openings.push(purchase);
      else rows.push({ purchase, date: purchase.date ?? dates.get(purchase) ?? null });
  }
  return { rows, orders, openings };
}

interface SalesSum {
  readonly net: MoneySum;
  readonly returned: MoneySum;
  readonly cost: MoneySum;
  readonly profit: MoneySum;
  /** What the rows with a cost were sold for. */
  readonly sold: MoneySum;
  /** What opening rows sum up, whose orders are none here. */
  readonly earlier: MoneySum;
  rows: number;
  returns: number;
  costs: number;
  profits: number;
  orders: number;
}

function newSum(): SalesSum {
  const [net, returned, cost] = [noMoney(), noMoney(), noMoney()];
  const [profit, sold, earlier] = [noMoney(), noMoney(), noMoney()];
  return { net, returned, cost, profit, sold, earlier, rows: 0, returns: 0, costs: 0, profits: 0, orders: 0 };
}

function addRow(sum: SalesSum, { amount, cost }: Purchase): void {
  if (cost !== null) {
    addMoney(sum.cost, cost);
    sum.costs++;
  }
  if (amount === null) return;
  addMoney(sum.net, amount);
  sum.rows++;
  if (amount < 0) {
    addMoney(sum.returned, -amount);
    sum.returns++;
  }
  if (cost === null) return;
  addMoney(sum.profit, amount);
  addMoney(sum.profit, -cost);
  addMoney(sum.sold, amount);
  sum.profits++;
}

function addOpening(sum: SalesSum, opening: Purchase): void {
  addRow(sum, opening);
  if (opening.amount !== null) addMoney(sum.earlier, opening.amount);
}

function addAll(sum: SalesSum, other: SalesSum): void {
  for (const key of ['net', 'returned', 'cost', 'profit', 'sold', 'earlier'] as const) addSum(sum[key], other[key]);
  for (const key of ['rows', 'returns', 'costs', 'profits', 'orders'] as const) sum[key] += other[key];
}

function figuresOf(sum: SalesSum): Figure[] {
  const { rows, returns, costs, profits, orders } = sum;
  const [net, profit, sold] = [moneyIn(sum.net), moneyIn(sum.profit), moneyIn(sum.sold)];
  const ordered = noMoney();
  addSum(ordered, sum.net);
  addMoney(ordered, -(moneyIn(sum.earlier) ?? 0));
  const worth = moneyIn(ordered);
  return [
    { key: 'sales', value: net, n: rows },
    { key: 'returns', value: moneyIn(sum.returned), n: returns },
    count('orders', orders),
    {
      key: 'average-order',
      value: worth === null ? null : shareOf(worth, orders),
      n: orders,
    },
    // Nobody has noted what anything has cost: that is no cost of nothing.
    { key: 'cost', value: costs === 0 ? null : moneyIn(sum.cost), n: costs },
    { key: 'profit', value: profits === 0 ? null : profit, n: profits },
    { key: 'margin', value: profit === null || sold === null ? null : shareOf(profit, sold), n: profits },
  ];
}

/** Figures of all rows, opening ones too, which have no orders of their own here. */
export function totalSales({ rows, orders, openings }: Sales): Figure[] {
  const sum = newSum();
  for (const { purchase } of rows) addRow(sum, purchase);
  for (const opening of openings) addOpening(sum, opening);
  sum.orders = orders.length;
  return figuresOf(sum);
}

/** Figures of the rows and orders of one period. */
export function salesWithin({ rows, orders }: Sales, period: Pick<Period, 'from' | 'to'>): Figure[] {
  const sum = newSum();
  for (const { purchase, date } of rows) if (isWithin(date, period)) addRow(sum, purchase);
  for (const { date } of orders) if (isWithin(date, period)) sum.orders++;
  return figuresOf(sum);
}

/**
 * The periods that have rows, in order; then rows without a date, and opening rows, which belong to many periods. A
 * quarter and a year are the sum of their months.
 */
export function salesByPeriod(sales: Sales, fiscalStart: number): Readonly<Record<PeriodUnit, ReportLine[]>> {
  const monthOf = ({ date }: { readonly date: CivilDate | null }): LineOf =>
    date === null ? { of: '', rest: 'undated' } : { of: date.slice(0, 7) };
  const months = grouped(sales, monthOf, monthOf, () => ({ of: '', rest: 'opening' }));
  const linesBy = (unit: PeriodUnit): ReportLine[] => {
    const keyOf = (month: string): string => periodOf(`${month}-01`, unit, fiscalStart).key;
    const periods = regrouped(months, (line) => (line.rest === undefined ? { of: keyOf(line.of) } : line));
    return linesOf(periods, (a, b) => byText(a.of, b.of));
  };
  return { month: linesBy('month'), quarter: linesBy('quarter'), year: linesBy('year') };
}

function productOf({ product }: Purchase): LineOf {
  const text = product.trim();
  return text === '' ? { of: '', rest: 'none' } : { of: text };
}

/** The `most` products that have sold for most, then the others. Their orders are those that hold the product. */
export function salesByProduct(sales: Sales, most: number): ReportLine[] {
  const groups = grouped(
    { ...sales, orders: [] },
    ({ purchase }) => productOf(purchase),
    () => ({ of: '' }),
    () => ({ of: '', rest: 'opening' }),
  );
  const holding = new Map<string, number>();
  for (const { products } of sales.orders)
    for (const product of products) holding.set(product, (holding.get(product) ?? 0) + 1);
  return linesOf(topOf(groups, most), bySales).map(({ figures, ...line }) => ({
    ...line,
    figures: [
      ...figures.filter(({ key }) => key !== 'orders' && key !== 'average-order'),
      ...(line.rest === undefined ? [count('orders-with', holding.get(line.of) ?? 0)] : []),
    ],
  }));
}

/** Of the months that have dated rows: the `most` products that have sold for most, then the others. Without opening rows. */
export function salesByMonthAndProduct(sales: Sales, most: number): ProductMonths {
  const best = new Set(salesByProduct(sales, most).flatMap(({ of, rest }) => (rest === undefined ? [of] : [])));
  const byProduct = createGroups(() => new Map<string, MoneySum>());
  const months = new Set<string>();
  for (const { purchase, date } of sales.rows) {
    if (date === null || purchase.amount === null) continue;
    const month = date.slice(0, 7);
    months.add(month);
    const { of, rest } = productOf(purchase);
    const sums = rest === undefined && !best.has(of) ? byProduct.at('', 'others') : byProduct.at(of, rest);
    const sum = sums.get(month) ?? noMoney();
    addMoney(sum, purchase.amount);
    sums.set(month, sum);
  }
  const ordered = [...months].sort();
  const place = ({ of, rest }: LineOf): number => (rest === undefined ? [...best].indexOf(of) : best.size);
  return {
    months: ordered,
    products: byProduct
      .all()
      .sort((a, b) => place(a) - place(b) || byText(a.rest ?? '', b.rest ?? ''))
      .map(({ group, ...line }) => ({
        ...line,
        values: ordered.map((month) => moneyIn(group.get(month) ?? noMoney())),
      })),
  };
}

/** By what customers are: their tier, or themselves. `ofCustomer` also says whose rows belong to nobody. */
export function salesByCustomer(
  sales: Sales,
  ofCustomer: (customerId: string) => LineOf,
  most = Number.POSITIVE_INFINITY,
): ReportLine[] {
  const groups = grouped(
    sales,
    ({ purchase }) => ofCustomer(purchase.customerId),
    ({ customerId }) => ofCustomer(customerId),
    ({ customerId }) => ofCustomer(customerId),
  );
  return linesOf(topOf(groups, most), bySales);
}

function grouped(
  { rows, orders, openings }: Sales,
  ofRow: (sale: Sale) => LineOf,
  ofOrder: (order: SoldOrder) => LineOf,
  ofOpening: (opening: Purchase) => LineOf,
): Groups<SalesSum> {
  const groups = createGroups(newSum);
  const at = ({ of, rest }: LineOf): SalesSum => groups.at(of, rest);
  for (const sale of rows) addRow(at(ofRow(sale)), sale.purchase);
  for (const order of orders) at(ofOrder(order)).orders++;
  for (const opening of openings) addOpening(at(ofOpening(opening)), opening);
  return groups;
}

type Sum = LineOf & { readonly group: SalesSum };

function bySales(a: Sum, b: Sum): number {
  return b.group.net.tenThousandths - a.group.net.tenThousandths || byText(a.of, b.of);
}

function topOf(groups: Groups<SalesSum>, most: number): Groups<SalesSum> {
  const named = groups.all().filter(({ rest }) => rest === undefined);
  if (named.length <= most) return groups;
  const best = new Set(
    named
      .sort(bySales)
      .slice(0, most)
      .map(({ of }) => of),
  );
  return regrouped(groups, (line) =>
    line.rest === undefined && !best.has(line.of) ? { of: '', rest: 'others' } : line,
  );
}

function regrouped(groups: Groups<SalesSum>, ofLine: (line: LineOf) => LineOf): Groups<SalesSum> {
  const other = createGroups(newSum);
  for (const { group, ...line } of groups.all()) {
    const { of, rest } = ofLine(line);
    addAll(other.at(of, rest), group);
  }
  return other;
}

const REST_ORDER = ['others', 'none', 'undated', 'opening', 'unlinked'];

function linesOf(groups: Groups<SalesSum>, order: (a: Sum, b: Sum) => number): ReportLine[] {
  const place = ({ rest }: LineOf): number => (rest === undefined ? -1 : REST_ORDER.indexOf(rest));
  return groups
    .all()
    .sort((a, b) => place(a) - place(b) || order(a, b))
    .map(({ group, ...line }) => ({ ...line, figures: figuresOf(group) }));
}
