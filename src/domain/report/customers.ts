/**
 * Customers in numbers: how many of what, who stays, who goes, who comes back. Stages of an earlier day are told from
 * the purchases of that day, by the very rules of today. Source: capabilities 39, 54 and 70.
 */
import { addDays, type CivilDate } from '../civil-date';
import { type FollowUp, isOpening, type Purchase, type StageChange } from '../history/entries';
import { byCustomer, earlierOrders, ordersIn } from '../history/orders';
import { ordersOn } from '../history/roll-ups';
import { stageOf } from '../history/stages';
import { byText, count, createGroups, type Figure, type ReportLine, share } from './figures';
import { isWithin, type Period } from './periods';

/** How many customers bear each word of a list, in its order; then words of no list, the most frequent first; then none. */
export function customersBy(values: readonly string[], list: readonly string[]): ReportLine[] {
  const groups = createGroups(() => ({ n: 0 }));
  for (const key of list) groups.at(key);
  for (const value of values) (value === '' ? groups.at('', 'none') : groups.at(value)).n++;
  const place = new Map(list.map((key, i) => [key, i]));
  const placeOf = ({ of, rest }: { of: string; rest?: unknown }): number =>
    rest === undefined ? (place.get(of) ?? list.length) : list.length + 1;
  return groups
    .all()
    .sort((a, b) => placeOf(a) - placeOf(b) || b.group.n - a.group.n || byText(a.of, b.of))
    .map(({ group, ...line }) => ({
      ...line,
      figures: [count('customers', group.n), share('share', group.n, values.length)],
    }));
}

/** Days on which somebody is known to have ordered, ascending; of an opening row the first and the last. */
type OrderDays = ReadonlyMap<string, readonly CivilDate[]>;

export function orderDays(bought: ReadonlyMap<string, readonly Purchase[]>): OrderDays {
  const found = new Map<string, CivilDate[]>();
  for (const [customerId, own] of bought) {
    if (customerId === '') continue;
    const days = ordersIn(own).flatMap(({ date }) => (date === null ? [] : [date]));
    for (const opening of own) {
      if (!isOpening(opening)) continue;
      const { since, date } = opening;
      const known = [since, date].flatMap((day) => day ?? []);
      days.push(...known.slice(0, earlierOrders(opening)));
    }
    if (days.length > 0) found.set(customerId, days.sort());
  }
  return found;
}

/** Who buys in a period, and how many of them have bought before; who has bought in the period before and does so again. */
export function buyersWithin(days: OrderDays, period: Period, before: Pick<Period, 'from' | 'to'>): Figure[] {
  let buyers = 0;
  let fresh = 0;
  let again = 0;
  let earlier = 0;
  let kept = 0;
  for (const own of days.values()) {
    const isBuyer = own.some((day) => isWithin(day, period));
    const wasBuyer = own.some((day) => isWithin(day, before));
    if (wasBuyer) earlier++;
    if (wasBuyer && isBuyer) kept++;
    if (!isBuyer) continue;
    buyers++;
    if (isWithin(own[0] ?? null, period)) fresh++;
    if (own.filter((day) => day <= period.to).length > 1) again++;
  }
  return [
    count('buyers', buyers),
    { key: 'new-buyers', value: fresh, n: buyers },
    share('repurchase', again, buyers),
    share('retention', kept, earlier),
  ];
}

/** Who was lost by the end of a day, and who had bought and was not. */
export interface StandingCustomers {
  readonly lost: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
}

/** By each customer's purchases up to that day; those without a date count as made before. Linear, as a roll-up is. */
export function standingOn(bought: ReadonlyMap<string, readonly Purchase[]>, day: CivilDate): StandingCustomers {
  const lost = new Set<string>();
  const kept = new Set<string>();
  const ordersOf = ordersOn(day);
  for (const [customerId, own] of bought) {
    if (customerId === '') continue;
    const { orderCount, loyalty, lastOrder, firstOrder, usualInterval } = ordersOf(
      own.filter(({ date }) => date === null || date <= day),
    );
    if (orderCount === 0) continue;
    const facts = {
      orderCount,
      loyalty,
      usualInterval,
      ...(firstOrder === null ? {} : { firstOrder }),
      ...(lastOrder === null ? {} : { lastOrder }),
    };
    const { stage } = stageOf(facts, { knowsPurchases: true, knowsTypes: false }, day);
    (stage === 'lost' ? lost : kept).add(customerId);
  }
  return { lost, kept };
}

/**
 * Who of those that had bought and were not lost before a period is lost at its end, or today where that comes first; and
 * who of the lost has ordered again in it. `standing` is `standingOn`, which a caller may remember.
 */
export function churnWithin(
  days: OrderDays,
  period: Period,
  today: CivilDate,
  standing: (day: CivilDate) => StandingCustomers,
): Figure[] {
  if (period.from > today) return [share('churn', 0, 0), share('win-back', 0, 0)];
  const before = standing(addDays(period.from, -1));
  const after = standing(period.to < today ? period.to : today);
  const gone = [...before.kept].filter((id) => after.lost.has(id)).length;
  const back = [...before.lost].filter((id) => days.get(id)?.some((day) => isWithin(day, period))).length;
  return [share('churn', gone, before.kept.size), share('win-back', back, before.lost.size)];
}

/** A step from one stage to another, as Stage history tells it. */
export interface StageConversion {
  readonly from: string;
  readonly to: string;
  /** How many took it, and what share of those who were in the first stage at some time of the period. */
  readonly figures: readonly Figure[];
}

/** The steps of a period, by their stages. Who had no stage before took none. n log n. */
export function conversionsWithin(
  changes: readonly StageChange[],
  period: Pick<Period, 'from' | 'to'>,
): StageConversion[] {
  const inStage = createGroups(() => new Set<string>());
  const steps = new Map<string, { readonly from: string; readonly to: string; readonly who: Set<string> }>();
  for (const [customerId, own] of byCustomer(changes)) {
    let stage = '';
    for (const { on, to } of own.map((one, i) => ({ ...one, i })).sort((a, b) => byText(a.on, b.on) || a.i - b.i)) {
      if (on > period.to) break;
      if (on >= period.from && stage !== '') {
        inStage.at(stage).add(customerId);
        const key = `${stage}\t${to}`;
        const step = steps.get(key) ?? { from: stage, to, who: new Set<string>() };
        step.who.add(customerId);
        steps.set(key, step);
      }
      stage = to;
    }
    if (stage !== '') inStage.at(stage).add(customerId);
  }
  return [...steps.values()]
    .sort((a, b) => byText(a.from, b.from) || byText(a.to, b.to))
    .map(({ from, to, who }) => ({
      from,
      to,
      figures: [count('stage-changes', who.size), share('conversion', who.size, inStage.at(from).size)],
    }));
}

/** Open plans to win somebody back. */
export function winBackPlans(followUps: readonly FollowUp[]): Figure {
  return count(
    'win-back-plans',
    followUps.filter(({ kind, nextDate, closedOn }) => kind === 'win-back' && nextDate !== null && closedOn === null)
      .length,
  );
}
