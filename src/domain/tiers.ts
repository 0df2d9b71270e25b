/**
 * Customer type and tier, from what is known of orders and contacts. The rules are data; this module only asks which
 * fits first. No data, no tier: every answer carries its reason. Source: the product's defaults, section 4.
 */
import { addDays, type CivilDate, daysBetween } from './civil-date';

export const TIER_SCHEMES = ['default', 'value', 'abcd', 'own'] as const;
export type TierScheme = (typeof TIER_SCHEMES)[number];

/** What is known of one customer; what is not known is left out. */
export interface TierFacts {
  readonly orderCount?: number;
  /** In the ledger's currency. */
  readonly totalSpent?: number;
  readonly firstOrder?: CivilDate;
  readonly lastOrder?: CivilDate;
  readonly lastContact?: CivilDate;
  /** Typed by a person; key of the list. */
  readonly customerType?: 'prospect' | 'new' | 'existing';
}

/** What the whole ledger knows: whether any row has orders or amounts, and whether any has a type. */
export interface LedgerFacts {
  readonly knowsPurchases: boolean;
  readonly knowsTypes: boolean;
}

/** What a ledger keeps in its Settings. Amounts are null where there is nothing to work them out from. */
export interface TierRules {
  readonly scheme: TierScheme;
  /** Total from which the first rank begins. */
  readonly vipAmount: number | null;
  /** Total from which the second rank of A/B/C/D begins. */
  readonly middleAmount: number | null;
}

/** All parts that are given must hold. */
export interface TierCondition {
  readonly bought: boolean;
  readonly totalFrom?: 'vipAmount' | 'middleAmount';
  /** Days since the last order at most. */
  readonly orderWithinDays?: number;
  /** `orderWithinDays` also holds without an order date. */
  readonly orNoOrderDate?: boolean;
  readonly contactWithinDays?: number;
  /** The last contact is known, and longer ago. */
  readonly contactOverDays?: number;
  /** There is an order date or a contact date. */
  readonly dated?: boolean;
}

/** A tier is given where any of its conditions holds. `tier` is the key of the list item. */
export interface TierRule {
  readonly tier: string;
  readonly anyOf: readonly TierCondition[];
}

/** The rules of each scheme, in the order in which they are asked. */
export const TIER_RULES: Readonly<Record<TierScheme, readonly TierRule[]>> = {
  default: [
    { tier: 'vip', anyOf: [{ bought: true, totalFrom: 'vipAmount', orderWithinDays: 365, orNoOrderDate: true }] },
    {
      tier: 'active',
      anyOf: [
        { bought: true, orderWithinDays: 180 },
        { bought: true, contactWithinDays: 90 },
      ],
    },
    {
      tier: 'dormant',
      anyOf: [
        { bought: true, dated: true },
        { bought: false, contactOverDays: 365 },
      ],
    },
    { tier: 'potential', anyOf: [{ bought: false }] },
  ],
  value: [
    { tier: 'high-value', anyOf: [{ bought: true, totalFrom: 'vipAmount' }] },
    { tier: 'regular', anyOf: [{ bought: true }] },
    { tier: 'potential', anyOf: [{ bought: false }] },
  ],
  abcd: [
    { tier: 'a', anyOf: [{ bought: true, totalFrom: 'vipAmount' }] },
    { tier: 'b', anyOf: [{ bought: true, totalFrom: 'middleAmount' }] },
    { tier: 'c', anyOf: [{ bought: true }] },
    { tier: 'd', anyOf: [{ bought: false }] },
  ],
  own: [],
};

/**
 * Why a tier was given, or none. `params` holds what the sentence needs: `amount` and `total` of money, `days` that
 * have passed, `limit` in days.
 */
export interface TierReason {
  readonly code:
    | 'by-hand'
    | 'own-levels'
    | 'no-purchases'
    | 'no-date'
    | 'unreadable'
    | 'total-from'
    | 'order-within'
    | 'contact-within'
    | 'silent'
    | 'contact-over'
    | 'bought'
    | 'never-bought';
  readonly params?: Readonly<Record<string, number>>;
}

export interface TierDecision {
  /** Key of the list item, or null for no tier. */
  readonly tier: string | null;
  readonly reason: TierReason;
}

/** Whether a customer has bought; undefined in a ledger that knows neither purchases nor types. */
export function hasBought(facts: TierFacts, ledger: LedgerFacts): boolean | undefined {
  const { orderCount = 0, totalSpent = 0, firstOrder, lastOrder, customerType } = facts;
  if (orderCount > 0 || totalSpent > 0 || firstOrder !== undefined || lastOrder !== undefined) return true;
  if (customerType === 'new' || customerType === 'existing') return true;
  return ledger.knowsPurchases || ledger.knowsTypes ? false : undefined;
}

/** The tier of a customer whose tier nobody has typed. */
export function tierOf(facts: TierFacts, ledger: LedgerFacts, rules: TierRules, today: CivilDate): TierDecision {
  if (rules.scheme === 'own') return { tier: null, reason: { code: 'own-levels' } };
  const bought = hasBought(facts, ledger);
  if (bought === undefined) return { tier: null, reason: { code: 'no-purchases' } };
  const known: Known = {
    ...facts,
    bought,
    orderDays: facts.lastOrder === undefined ? undefined : daysBetween(facts.lastOrder, today),
    contactDays: facts.lastContact === undefined ? undefined : daysBetween(facts.lastContact, today),
  };
  for (const { tier, anyOf } of TIER_RULES[rules.scheme]) {
    const condition = anyOf.find((one) => holds(one, known, rules));
    if (condition) return { tier, reason: reasonOf(condition, known, rules) };
  }
  return { tier: null, reason: { code: 'no-date' } };
}

type Known = TierFacts & {
  readonly bought: boolean;
  readonly orderDays: number | undefined;
  readonly contactDays: number | undefined;
};

function holds(condition: TierCondition, known: Known, rules: TierRules): boolean {
  const { orderDays, contactDays, totalSpent } = known;
  if (condition.bought !== known.bought) return false;
  if (condition.totalFrom !== undefined) {
    const amount = rules[condition.totalFrom];
    if (amount === null || totalSpent === undefined || totalSpent < amount) return false;
  }
  if (condition.orderWithinDays !== undefined) {
    if (orderDays === undefined ? !condition.orNoOrderDate : orderDays > condition.orderWithinDays) return false;
  }
  if (
    condition.contactWithinDays !== undefined &&
    !(contactDays !== undefined && contactDays <= condition.contactWithinDays)
  )
    return false;
  if (
    condition.contactOverDays !== undefined &&
    !(contactDays !== undefined && contactDays > condition.contactOverDays)
  )
    return false;
  return !condition.dated || orderDays !== undefined || contactDays !== undefined;
}

function reasonOf(condition: TierCondition, known: Known, rules: TierRules): TierReason {
  const { orderDays = 0, contactDays = 0, totalSpent = 0 } = known;
  if (condition.totalFrom !== undefined)
    return { code: 'total-from', params: { total: totalSpent, amount: rules[condition.totalFrom] ?? 0 } };
  if (condition.orderWithinDays !== undefined)
    return { code: 'order-within', params: { days: orderDays, limit: condition.orderWithinDays } };
  if (condition.contactWithinDays !== undefined)
    return { code: 'contact-within', params: { days: contactDays, limit: condition.contactWithinDays } };
  if (condition.contactOverDays !== undefined)
    return { code: 'contact-over', params: { days: contactDays, limit: condition.contactOverDays } };
  if (condition.dated) return { code: 'silent', params: { days: known.orderDays ?? contactDays } };
  return { code: condition.bought ? 'bought' : 'never-bought' };
}

/** How long a customer with one order is a new one. */
const NEW_DAYS = 90;

/** The type of a customer whose type nobody has typed: list key, or null where the data do not say. */
export function typeOf(
  facts: TierFacts,
  ledger: LedgerFacts,
  today: CivilDate,
): 'prospect' | 'new' | 'existing' | null {
  const { customerType: _, ...counted } = facts;
  const bought = hasBought(counted, ledger);
  if (bought === undefined) return null;
  if (!bought) return 'prospect';
  const { orderCount, lastOrder } = facts;
  const isOne =
    orderCount === 1 || (orderCount === undefined && facts.firstOrder !== undefined && facts.firstOrder === lastOrder);
  const first = facts.firstOrder ?? (isOne ? lastOrder : undefined);
  if (
    (orderCount ?? 0) > 1 ||
    (facts.firstOrder !== undefined && lastOrder !== undefined && facts.firstOrder < lastOrder)
  )
    return 'existing';
  const newSince = addDays(today, -NEW_DAYS);
  // The first order is no later than the last one.
  if ((first ?? lastOrder ?? today) < newSince) return 'existing';
  return isOne && first !== undefined ? 'new' : null;
}

/** `vipAmount` for a ledger of few buyers, by ISO 4217 currency. */
const VIP_AMOUNTS: Readonly<Record<string, number>> = {
  CNY: 10_000,
  HKD: 10_000,
  TWD: 40_000,
  USD: 1_500,
  EUR: 1_500,
  GBP: 1_200,
  SGD: 2_000,
  MYR: 6_000,
  JPY: 200_000,
};
const FEW_BUYERS = 20;

/**
 * The total above which the best-spending 20 % of buyers lie, to two significant digits; below 20 buyers a usual
 * amount of the currency. `totals` are those of buyers. Null where no amount is known, or the currency has no usual one.
 */
export function computeVipAmount(totals: readonly number[], currency: string): number | null {
  if (totals.length === 0) return null;
  return totals.length < FEW_BUYERS ? (VIP_AMOUNTS[currency] ?? null) : totalOfBest(totals, 0.2);
}

/** The least total among the best-spending share of buyers; null where that is nothing. */
function totalOfBest(totals: readonly number[], share: number): number | null {
  if (totals.length === 0) return null;
  const descending = Float64Array.from(totals).sort().reverse();
  const total = descending[Math.ceil(descending.length * share) - 1]!;
  if (total <= 0) return null;
  return totals.length < FEW_BUYERS ? total : Number(total.toPrecision(2));
}

/** The rules of a scheme with their amounts, from the totals of the ledger's buyers (none: amounts that are null). */
export function createTierRules(
  scheme: TierScheme,
  { currency, totals = [] }: { readonly currency: string; readonly totals?: readonly number[] },
): TierRules {
  if (scheme === 'own') return { scheme, vipAmount: null, middleAmount: null };
  if (scheme === 'abcd') return { scheme, vipAmount: totalOfBest(totals, 0.2), middleAmount: totalOfBest(totals, 0.5) };
  return { scheme, vipAmount: computeVipAmount(totals, currency), middleAmount: null };
}
