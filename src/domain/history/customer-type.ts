/** Customer type: prospect, new or existing, from what is known of orders. Source: the product's defaults, section 4. */
import { addDays, type CivilDate, daysBetween } from '../civil-date';
import { hasBought, type LedgerFacts, type TierFacts } from '../tiers';

/** `orders` there are, `days` since the first one, `limit` in days. */
export interface TypeReason {
  readonly code:
    | 'no-purchases'
    | 'never-bought'
    | 'first-order-within'
    | 'first-order-over'
    | 'several-orders'
    | 'orders-unknown';
  readonly params?: Readonly<Record<string, number>>;
}

export interface TypeDecision {
  /** Key of the list item; null where the data do not say. */
  readonly type: 'prospect' | 'new' | 'existing' | null;
  readonly reason: TypeReason;
}

/** How long a customer with one order is a new one. */
const NEW_DAYS = 90;

/** The type of a customer whose type nobody has typed. */
export function typeOf(facts: TierFacts, ledger: LedgerFacts, today: CivilDate): TypeDecision {
  const { customerType: _, ...counted } = facts;
  const bought = hasBought(counted, ledger);
  if (bought === undefined) return { type: null, reason: { code: 'no-purchases' } };
  if (!bought) return { type: 'prospect', reason: { code: 'never-bought' } };
  const { orderCount, firstOrder, lastOrder } = facts;
  const isSeveral = firstOrder !== undefined && lastOrder !== undefined && firstOrder < lastOrder;
  if ((orderCount ?? 0) > 1 || isSeveral)
    return { type: 'existing', reason: { code: 'several-orders', params: { orders: orderCount ?? 2 } } };
  // The first order is no later than the last one.
  const latestFirst = firstOrder ?? lastOrder;
  if (latestFirst === undefined) return { type: null, reason: { code: 'orders-unknown' } };
  const params = { days: Math.max(0, daysBetween(latestFirst, today)), limit: NEW_DAYS };
  if (latestFirst < addDays(today, -NEW_DAYS))
    return { type: 'existing', reason: { code: 'first-order-over', params } };
  const isOne = orderCount === 1 || (orderCount === undefined && firstOrder !== undefined && firstOrder === lastOrder);
  return isOne
    ? { type: 'new', reason: { code: 'first-order-within', params } }
    : { type: null, reason: { code: 'orders-unknown' } };
}
