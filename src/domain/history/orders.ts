/** Orders, made of the rows of Purchases. Knows one customer at a time. */
import type { CivilDate } from '../civil-date';
import { isOpening, isReturn, type Purchase } from './entries';

export interface Order {
  /** The earliest of its rows that are no returns; null where none is dated. */
  readonly date: CivilDate | null;
  /** With the returns on its invoice. */
  readonly rows: readonly Purchase[];
}

/** Rows by their customer, in their order. */
export function byCustomer<T extends { readonly customerId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const own = found.get(row.customerId);
    if (own === undefined) found.set(row.customerId, [row]);
    else own.push(row);
  }
  return found;
}

/**
 * The orders of one customer: all rows of one invoice unless they are returns alone, and each row without invoice that
 * is no return. Opening rows are none: see `earlierOrders`. Linear.
 */
export function ordersIn(purchases: readonly Purchase[]): Order[] {
  const found: { date: CivilDate | null; isBought: boolean; readonly rows: Purchase[] }[] = [];
  const invoices = new Map<string, (typeof found)[number]>();
  for (const purchase of purchases) {
    if (isOpening(purchase)) continue;
    const { invoice, date } = purchase;
    let order = invoice === '' ? undefined : invoices.get(invoice);
    if (order === undefined) {
      order = { date: null, isBought: false, rows: [] };
      found.push(order);
      if (invoice !== '') invoices.set(invoice, order);
    }
    order.rows.push(purchase);
    if (isReturn(purchase)) continue;
    order.isBought = true;
    if (date !== null && (order.date === null || date < order.date)) order.date = date;
  }
  return found.filter(({ isBought }) => isBought);
}

/**
 * How many orders an opening row stands for. Where it does not say: at least as many as its dates tell apart, one for an
 * amount alone.
 */
export function earlierOrders({ quantity, since, date, amount }: Purchase): number {
  if (quantity !== null) return Math.max(0, Math.floor(quantity));
  if (since !== null && date !== null && since !== date) return 2;
  return since !== null || date !== null || (amount !== null && amount > 0) ? 1 : 0;
}
