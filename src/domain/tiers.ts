/**
 * Tiers, from what is known of orders and contacts. The rules are data; this module only asks which fits first.
 * No data, no tier: every answer carries its reason. Source: the product's defaults, section 4.
 */
import { type CivilDate, daysBetween } from './civil-date';

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
  /** In the last 90 days. */
  readonly contactCount?: number;
  /** Of the last four quarters, those with an order. */
  readonly loyalty?: number;
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
  /** Somebody has emptied the amount: it is not to be worked out again. */
  readonly withoutAmount?: boolean;
  /** Numbers that stand for these amounts where older ledgers describe their rules. */
  readonly shownAmounts?: readonly number[];
  /** In place of the rules of the scheme, where somebody has changed them. */
  readonly table?: readonly TierRule[];
}

/** Amounts that a ledger keeps beside its rules. */
export type RuleAmount = 'vipAmount' | 'middleAmount';

/** All parts that are given must hold. */
export interface TierCondition {
  readonly bought: boolean;
  /** An amount of the rules, or one of the condition's own in the ledger's currency. */
  readonly totalFrom?: RuleAmount | number;
  /** Days since the last order at most. */
  readonly orderWithinDays?: number;
  /** `orderWithinDays` also holds without an order date. */
  readonly orNoOrderDate?: boolean;
  readonly contactWithinDays?: number;
  /** The last contact is known, and longer ago. */
  readonly contactOverDays?: number;
  /** So many orders at least. */
  readonly ordersFrom?: number;
  /** So many contacts at least in the last 90 days. */
  readonly contactsFrom?: number;
  /** Orders in so many at least of the last four quarters. */
  readonly loyaltyFrom?: number;
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

/** The rules of a ledger, in the order in which they are asked. */
export function tierTable({ scheme, table }: Pick<TierRules, 'scheme' | 'table'>): readonly TierRule[] {
  return table ?? TIER_RULES[scheme];
}

/**
 * Why a tier was given, or none. `params` holds what the sentence needs: `amount` and `total` of money, `days` that
 * have passed, `orders`, `contacts` or `quarters` there are; `limit` in the same unit.
 */
export interface TierReason {
  readonly code:
    | 'by-hand'
    | 'own-levels'
    | 'no-purchases'
    | 'no-date'
    | 'no-rule'
    | 'unreadable'
    | 'total-from'
    | 'order-within'
    | 'contact-within'
    | 'silent'
    | 'contact-over'
    | 'orders-from'
    | 'contacts-from'
    | 'loyalty-from'
    | 'bought'
    | 'never-bought';
  readonly params?: Readonly<Record<string, number>>;
  /** What else the rule asks and finds. */
  readonly and?: readonly TierReason[];
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
  const table = tierTable(rules);
  if (table.length === 0) return { tier: null, reason: { code: 'own-levels' } };
  const bought = hasBought(facts, ledger);
  if (bought === undefined) return { tier: null, reason: { code: 'no-purchases' } };
  const known: Known = {
    ...facts,
    bought,
    orderDays: silentDays(facts.lastOrder, today),
    contactDays: silentDays(facts.lastContact, today),
  };
  for (const { tier, anyOf } of table) {
    const condition = anyOf.find((one) => holds(one, known, rules));
    if (condition) return { tier, reason: reasonOf(condition, known, rules) };
  }
  const isDated = known.orderDays !== undefined || known.contactDays !== undefined;
  return { tier: null, reason: { code: isDated ? 'no-rule' : 'no-date' } };
}

/** Days since a date, none for one that is still to come; undefined without a date. */
export function silentDays(date: CivilDate | undefined, today: CivilDate): number | undefined {
  return date === undefined ? undefined : Math.max(0, daysBetween(date, today));
}

type Known = TierFacts & {
  readonly bought: boolean;
  readonly orderDays: number | undefined;
  readonly contactDays: number | undefined;
};

function holds(condition: TierCondition, known: Known, rules: TierRules): boolean {
  const { orderDays, contactDays, totalSpent, orderCount = 0, contactCount = 0, loyalty = 0 } = known;
  if (condition.bought !== known.bought) return false;
  const { ordersFrom = 0, contactsFrom = 0, loyaltyFrom = 0 } = condition;
  if (orderCount < ordersFrom || contactCount < contactsFrom || loyalty < loyaltyFrom) return false;
  if (condition.totalFrom !== undefined) {
    const amount = amountFrom(condition.totalFrom, rules);
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

function amountFrom(from: RuleAmount | number, rules: TierRules): number | null {
  return typeof from === 'number' ? from : rules[from];
}

function reasonOf(condition: TierCondition, known: Known, rules: TierRules): TierReason {
  const { orderDays = 0, contactDays = 0, totalSpent = 0, orderCount = 0, contactCount = 0, loyalty = 0 } = known;
  const { ordersFrom, contactsFrom, loyaltyFrom } = condition;
  const counted: TierReason[] = [];
  if (ordersFrom !== undefined)
    counted.push({ code: 'orders-from', params: { orders: orderCount, limit: ordersFrom } });
  if (contactsFrom !== undefined)
    counted.push({ code: 'contacts-from', params: { contacts: contactCount, limit: contactsFrom } });
  if (loyaltyFrom !== undefined)
    counted.push({ code: 'loyalty-from', params: { quarters: loyalty, limit: loyaltyFrom } });
  const because = (code: TierReason['code'], params?: TierReason['params']): TierReason => ({
    code,
    ...(params && { params }),
    ...(counted.length > 0 && { and: counted }),
  });
  if (condition.totalFrom !== undefined)
    return because('total-from', { total: totalSpent, amount: amountFrom(condition.totalFrom, rules) ?? 0 });
  if (condition.orderWithinDays !== undefined)
    return because('order-within', { days: orderDays, limit: condition.orderWithinDays });
  if (condition.contactWithinDays !== undefined)
    return because('contact-within', { days: contactDays, limit: condition.contactWithinDays });
  if (condition.contactOverDays !== undefined)
    return because('contact-over', { days: contactDays, limit: condition.contactOverDays });
  if (condition.dated) return because('silent', { days: known.orderDays ?? contactDays });
  return because(condition.bought ? 'bought' : 'never-bought');
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
