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
  const invoices = new Map<string, Purchase[]>();
  const groups: Purchase[][] = [];
  for (const purchase of purchases) {
    if (isOpening(purchase)) continue;
    const { invoice } = purchase;
    const own = invoice === '' ? undefined : invoices.get(invoice);
    if (own !== undefined) {
      own.push(purchase);
      continue;
    }
    const rows = [purchase];
    groups.push(rows);
    if (invoice !== '') invoices.set(invoice, rows);
  }
  const orders: Order[] = [];
  for (const rows of groups) {
    const bought = rows.filter((row) => !isReturn(row));
    if (bought.length === 0) continue;
    let date: CivilDate | null = null;
    for (const row of bought) if (row.date !== null && (date === null || row.date < date)) date = row.date;
    orders.push({ date, rows });
  }
  return orders;
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
