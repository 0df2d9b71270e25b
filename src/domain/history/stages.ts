/**
 * Lifecycle stage of a customer, from orders and silence, and what of it goes into Stage history. Source of the rules:
 * the product's defaults, section 4.
 */
import type { CivilDate } from '../civil-date';
import { hasBought, type LedgerFacts, silentDays, type TierFacts } from '../tiers';
import type { StageChange } from './entries';

export type Stage = 'prospect' | 'first-purchase' | 'repeat' | 'loyal' | 'lost';

/**
 * `orders` there are, `quarters` of the last four with one, `days` since the last one, `limit` in days, `interval` in
 * days where the limit comes from the customer's own.
 */
export interface StageReason {
  readonly code:
    | 'no-purchases'
    | 'never-bought'
    | 'orders-unknown'
    | 'one-order'
    | 'several-orders'
    | 'loyal-orders'
    | 'silent-over'
    | 'won-back';
  readonly params?: Readonly<Record<string, number>>;
}

export interface StageDecision {
  /** Key of the list item; null where the data do not say. */
  readonly stage: Stage | null;
  readonly reason: StageReason;
}

/** What a stage is told by; `usualInterval` in days, null below two dated orders. */
export type StageFacts = TierFacts & { readonly usualInterval: number | null };

const LOYAL_ORDERS = 5;
const LOYAL_QUARTERS = 3;
const LOST_INTERVALS = 3;
const LEAST_LOST_DAYS = 90;
const MOST_LOST_DAYS = 365;
/** Below so many orders nobody has a usual interval. */
const RHYTHM_ORDERS = 3;

/**
 * After how many days without an order a customer is lost: three times the usual interval, from 90 to 365 days; 365
 * below three orders.
 */
export function lostAfterDays(orderCount: number, usualInterval: number | null): number {
  if (orderCount < RHYTHM_ORDERS || usualInterval === null) return MOST_LOST_DAYS;
  return Math.min(MOST_LOST_DAYS, Math.max(LEAST_LOST_DAYS, LOST_INTERVALS * usualInterval));
}

/** The stage of a customer. A customer whose orders have no date is never lost: nobody knows since when. */
export function stageOf(facts: StageFacts, ledger: LedgerFacts, today: CivilDate): StageDecision {
  const bought = hasBought(facts, ledger);
  if (bought === undefined) return { stage: null, reason: { code: 'no-purchases' } };
  if (!bought) return { stage: 'prospect', reason: { code: 'never-bought' } };
  const { loyalty: quarters = 0, usualInterval } = facts;
  const orders = leastOrders(facts);
  const days = silentDays(facts.lastOrder, today);
  const limit = lostAfterDays(orders, usualInterval);
  if (days !== undefined && days > limit) {
    const isOwn = orders >= RHYTHM_ORDERS && usualInterval !== null;
    return {
      stage: 'lost',
      reason: { code: 'silent-over', params: { days, limit, ...(isOwn && { interval: usualInterval }) } },
    };
  }
  if (orders >= LOYAL_ORDERS && quarters >= LOYAL_QUARTERS)
    return { stage: 'loyal', reason: { code: 'loyal-orders', params: { orders, quarters } } };
  if (orders > 1) return { stage: 'repeat', reason: { code: 'several-orders', params: { orders } } };
  return orders === 1
    ? { stage: 'first-purchase', reason: { code: 'one-order' } }
    : { stage: null, reason: { code: 'orders-unknown' } };
}

/** How many orders there are; where nobody has counted, as many as the dates tell apart. */
function leastOrders({ orderCount, firstOrder, lastOrder }: TierFacts): number {
  if (orderCount !== undefined) return orderCount;
  return firstOrder === undefined || lastOrder === undefined ? 0 : firstOrder < lastOrder ? 2 : 1;
}

/** A line that is still to be written: its reason in data. */
export type StageStep = Omit<StageChange, 'reason'> & { readonly reason: StageReason };

/** The last line of each customer: the latest by its date, of one date the last in order. */
export function lastStages(changes: readonly StageChange[]): Map<string, StageChange> {
  const last = new Map<string, StageChange>();
  for (const change of changes) {
    const known = last.get(change.customerId);
    if (known === undefined || known.on <= change.on) last.set(change.customerId, change);
  }
  return last;
}

/** A customer as Stage history sees it. */
export interface StagedCustomer extends StageDecision {
  readonly customerId: string;
  readonly lastOrder: CivilDate | null;
}

/**
 * The lines that Stage history lacks: one for each customer whose stage is another than the last recorded one. Whoever
 * has no stage and never had one gets none; `to` is '' where there is no stage any more. An order from the day on that
 * somebody was lost wins them back. Once these are appended there is nothing to append. Linear.
 */
export function stageSteps(
  last: ReadonlyMap<string, StageChange>,
  customers: readonly StagedCustomer[],
  today: CivilDate,
): StageStep[] {
  const steps: StageStep[] = [];
  for (const { customerId, stage, reason, lastOrder } of customers) {
    const known = last.get(customerId);
    const [from, to] = [known?.to ?? '', stage ?? ''];
    if (from === to) continue;
    const isWonBack =
      from === 'lost' && to !== '' && known !== undefined && lastOrder !== null && lastOrder >= known.on;
    // A clock that was put back must not make the new line the older one.
    const on = known !== undefined && known.on > today ? known.on : today;
    steps.push({
      on,
      customerId,
      from,
      to,
      reason: isWonBack ? { code: 'won-back', ...(reason.params && { params: reason.params }) } : reason,
    });
  }
  return steps;
}
