/**
 * What customers owe: purchases whose payment is kept track of, with what of them has not been received. Told from the
 * rows alone; who paid at once leaves due date and received amount blank.
 */
import type { CivilDate } from '../civil-date';
import type { Purchase } from './entries';

export interface Receivable {
  readonly purchase: Purchase;
  /** The row's own due date, else the earliest on its invoice, else the day of purchase; null where there is none. */
  readonly due: CivilDate | null;
  /** In the ledger's currency, negative for a return. */
  readonly amount: number;
  readonly received: number;
}

/**
 * The purchases of one customer whose payment is kept track of: those with a due date or a received amount, and all
 * others on the same invoice, so that a return is set against what it was bought for. Rows without a readable amount
 * are left out. In the order of the rows. Linear.
 */
export function receivables(purchases: readonly Purchase[]): Receivable[] {
  const invoices = new Map<string, CivilDate | null>();
  for (const { invoice, due, received } of purchases) {
    if (invoice === '' || (due === null && received === null)) continue;
    const earliest = invoices.get(invoice) ?? null;
    invoices.set(invoice, earliest === null || (due !== null && due < earliest) ? due : earliest);
  }
  const found: Receivable[] = [];
  for (const purchase of purchases) {
    const { invoice, amount, due, received, date } = purchase;
    const isTracked = due !== null || received !== null || (invoice !== '' && invoices.has(invoice));
    if (!isTracked || amount === null) continue;
    found.push({ purchase, due: due ?? invoices.get(invoice) ?? date, amount, received: received ?? 0 });
  }
  return found;
}
