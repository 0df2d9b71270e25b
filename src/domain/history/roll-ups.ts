/**
 * What the rows of a customer come to: orders, money, contacts. The same rows give the same answer in whatever order
 * they stand. Today is handed in, since recent contacts, loyalty and what is due follow the calendar.
 */
import { addDays, addMonths, type CivilDate, civilDateOfDay, dayNumber } from '../civil-date';
import { addMoney, moneyIn, noMoney } from '../money';
import type { TierFacts } from '../tiers';
import { type Entries, type FollowUp, isOpening, type Purchase } from './entries';
import { byCustomer, earlierOrders, ordersIn } from './orders';
import { comparePlans, isOpenPlan, type Plan } from './plans';
import { receivables } from './receivables';

export interface RollUp {
  /** With those that opening rows stand for; see `ordersIn`. */
  readonly orderCount: number;
  /** Net of returns; null where it is beyond what can be summed exactly. */
  readonly totalSpent: number | null;
  readonly firstOrder: CivilDate | null;
  readonly lastOrder: CivilDate | null;
  /** Days from one dated order to the next, on average; null below two. Orders of one day are 0 apart. */
  readonly averageInterval: number | null;
  /** The median of these days: what is usual for this customer. Those of an opening row are taken as even. */
  readonly usualInterval: number | null;
  /** How many of the last four quarters have an order: four spans of three months, the last of which ends today. */
  readonly loyalty: number;
  /**
   * Due by today, or without any date, and not received; negative where more has been received. Null as `totalSpent` is.
   */
  readonly outstanding: number | null;
  /** The same of what is due later. */
  readonly outstandingLater: number | null;
  readonly lastContact: CivilDate | null;
  /** Contacts of today and the 90 days before. */
  readonly contactCount: number;
  /** The open plan with the earliest date. */
  readonly nextFollowUp: Plan | null;
  /** Orders and returns without an amount that can be read in the ledger's currency: they are in no sum. */
  readonly unread: number;
  /** Purchases and contacts dated after today. They are counted and summed with the others. */
  readonly future: number;
}

/** By customer ID; who has no row is not in it, and stands at `NO_ROLL_UP`. */
export type RollUps = ReadonlyMap<string, RollUp>;

/** What roll-ups are made from. */
type Rows = Pick<Entries, 'purchases' | 'followUps'>;

const RECENT_DAYS = 90;
const QUARTERS = 4;

/** The roll-up of every customer who has rows. Linear but for the sorting of each customer's own orders. */
export function rollUps({ purchases, followUps }: Rows, today: CivilDate): Map<string, RollUp> {
  const bought = byCustomer(purchases);
  const contacts = byCustomer(followUps);
  const calendar = calendarOn(today);
  const found = new Map<string, RollUp>();
  for (const id of new Set([...bought.keys(), ...contacts.keys()]))
    found.set(id, rollUp(bought.get(id) ?? [], contacts.get(id) ?? [], calendar));
  return found;
}

/**
 * The roll-ups after rows have come, gone or changed. `changed` names the customers of these rows, before and after;
 * `rows` are all that these customers have now, those of others are passed over. On the same day as `before`: another
 * day asks for `rollUps`. Linear in `rows`, and one copy of the map.
 */
export function updateRollUps(
  before: RollUps,
  changed: ReadonlySet<string>,
  { purchases, followUps }: Rows,
  today: CivilDate,
): Map<string, RollUp> {
  const isChanged = ({ customerId }: { readonly customerId: string }): boolean => changed.has(customerId);
  const after = new Map(before);
  for (const id of changed) after.delete(id);
  const renewed = rollUps({ purchases: purchases.filter(isChanged), followUps: followUps.filter(isChanged) }, today);
  for (const [id, one] of renewed) after.set(id, one);
  return after;
}

/** What the rules for tiers, types and stages ask of a roll-up. */
export function factsOf({ orderCount, totalSpent, firstOrder, lastOrder, lastContact, ...rest }: RollUp): TierFacts {
  return {
    orderCount,
    ...(totalSpent === null ? {} : { totalSpent }),
    ...(firstOrder === null ? {} : { firstOrder }),
    ...(lastOrder === null ? {} : { lastOrder }),
    ...(lastContact === null ? {} : { lastContact }),
    contactCount: rest.contactCount,
    loyalty: rest.loyalty,
  };
}

interface Calendar {
  readonly today: CivilDate;
  readonly recentFrom: CivilDate;
  /** The last days of the quarters as day numbers, backwards from today, and the last day before them all. */
  readonly quarterEnds: readonly number[];
}

function calendarOn(today: CivilDate): Calendar {
  const quarterEnds = Array.from({ length: QUARTERS + 1 }, (_, quarter) => dayNumber(addMonths(today, -3 * quarter)));
  return { today, recentFrom: addDays(today, -RECENT_DAYS), quarterEnds };
}

function rollUp(purchases: readonly Purchase[], followUps: readonly FollowUp[], calendar: Calendar): RollUp {
  const { today } = calendar;
  const isFuture = (date: CivilDate | undefined | null): boolean => date != null && date > today;
  return {
    ...orderFacts(purchases, calendar),
    ...moneyFacts(purchases, today),
    ...contactFacts(followUps, calendar),
    unread: purchases.filter((one) => one.amount === null && !isOpening(one)).length,
    future:
      purchases.filter(({ date }) => isFuture(date)).length + followUps.filter(({ at }) => isFuture(at?.date)).length,
  };
}

/** Dated orders, evenly from one day to another: a single one, or those of an opening row. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly orders: number;
}

/** What a roll-up says of orders. */
type OrderFacts = Pick<
  RollUp,
  'orderCount' | 'firstOrder' | 'lastOrder' | 'averageInterval' | 'usualInterval' | 'loyalty'
>;

/** Of one customer, as they stood on a day, by the purchases up to it: a function of these. */
export function ordersOn(day: CivilDate): (purchases: readonly Purchase[]) => OrderFacts {
  const calendar = calendarOn(day);
  return (purchases) => orderFacts(purchases, calendar);
}

function orderFacts(purchases: readonly Purchase[], { quarterEnds }: Calendar): OrderFacts {
  const orders = ordersIn(purchases);
  const spans: Span[] = [];
  for (const { date } of orders) if (date !== null) spans.push(spanOf(date, date, 1));
  let orderCount = orders.length;
  for (const opening of purchases) {
    const count = isOpening(opening) ? earlierOrders(opening) : 0;
    if (count === 0) continue;
    orderCount += count;
    const { since, date } = opening;
    if (since !== null && date !== null) spans.push(spanOf(since, date, since === date ? count : Math.max(2, count)));
    else if (since !== null || date !== null) spans.push(spanOf((since ?? date)!, (since ?? date)!, 1));
  }
  let loyalty = 0;
  for (let quarter = 0; quarter < quarterEnds.length - 1; quarter++) {
    const [after, until] = [quarterEnds[quarter + 1]!, quarterEnds[quarter]!];
    if (spans.some(({ from, to }) => (after < from && from <= until) || (after < to && to <= until))) loyalty++;
  }
  return { orderCount, ...rhythmOf(spans), loyalty };
}

function spanOf(one: CivilDate, other: CivilDate, orders: number): Span {
  const [a, b] = [dayNumber(one), dayNumber(other)];
  return { from: Math.min(a, b), to: Math.max(a, b), orders };
}

function rhythmOf(
  spans: readonly Span[],
): Pick<RollUp, 'firstOrder' | 'lastOrder' | 'averageInterval' | 'usualInterval'> {
  const inOrder = [...spans].sort((a, b) => a.from - b.from || a.to - b.to);
  const [first] = inOrder;
  if (first === undefined) return { firstOrder: null, lastOrder: null, averageInterval: null, usualInterval: null };
  const intervals: Interval[] = [];
  let last = first.from;
  for (const { from, to, orders } of inOrder) {
    intervals.push({ days: Math.max(0, from - last), times: 1 });
    if (orders > 1) intervals.push({ days: (to - from) / (orders - 1), times: orders - 1 });
    last = Math.max(last, to);
  }
  // The first order has none before it.
  const between = intervals.slice(1);
  const times = between.reduce((sum, interval) => sum + interval.times, 0);
  return {
    firstOrder: civilDateOfDay(first.from),
    lastOrder: civilDateOfDay(last),
    averageInterval: times === 0 ? null : (last - first.from) / times,
    usualInterval: medianOf(between, times),
  };
}

/** So many intervals of so many days. */
interface Interval {
  readonly days: number;
  readonly times: number;
}

function medianOf(intervals: readonly Interval[], times: number): number | null {
  if (times === 0) return null;
  const ascending = [...intervals].sort((a, b) => a.days - b.days);
  const at = (place: number): number => {
    let last = 0;
    return ascending.find((interval) => {
      last += interval.times;
      return last > place;
    })!.days;
  };
  return (at(Math.floor((times - 1) / 2)) + at(Math.floor(times / 2))) / 2;
}

function moneyFacts(
  purchases: readonly Purchase[],
  today: CivilDate,
): Pick<RollUp, 'totalSpent' | 'outstanding' | 'outstandingLater'> {
  const [total, due, later] = [noMoney(), noMoney(), noMoney()];
  for (const { amount } of purchases) if (amount !== null) addMoney(total, amount);
  for (const receivable of receivables(purchases)) {
    const sum = receivable.due !== null && receivable.due > today ? later : due;
    addMoney(sum, receivable.amount);
    addMoney(sum, -receivable.received);
  }
  return { totalSpent: moneyIn(total), outstanding: moneyIn(due), outstandingLater: moneyIn(later) };
}

function contactFacts(
  followUps: readonly FollowUp[],
  { today, recentFrom }: Calendar,
): Pick<RollUp, 'lastContact' | 'contactCount' | 'nextFollowUp'> {
  let lastContact: CivilDate | null = null;
  let contactCount = 0;
  let nextFollowUp: Plan | null = null;
  for (const one of followUps) {
    const { at } = one;
    if (at !== null) {
      if (lastContact === null || at.date > lastContact) lastContact = at.date;
      if (recentFrom <= at.date && at.date <= today) contactCount++;
    }
    if (!isOpenPlan(one)) continue;
    const plan = { date: one.nextDate as CivilDate, channel: one.nextChannel, step: one.nextStep };
    if (nextFollowUp === null || comparePlans(plan, nextFollowUp) < 0) nextFollowUp = plan;
  }
  return { lastContact, contactCount, nextFollowUp };
}

/** The roll-up of a customer without any row. */
export const NO_ROLL_UP: RollUp = rollUp([], [], calendarOn('2000-01-01'));
