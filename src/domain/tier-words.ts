/**
 * Tiers, their rules and reasons in words, made from the same data that decides. Knows the languages of the ledger.
 */
import type { LedgerListItem } from './ledger-settings';
import { LISTS, type ListItem } from './lists';
import { once } from './once';
import type { Language } from './sheet-snapshot';
import { halfWidth, withoutInvisible } from './text';
import {
  type RuleAmount,
  type TierCondition,
  type TierReason,
  type TierRule,
  type TierRules,
  type TierScheme,
  tierTable,
} from './tiers';

/** The tiers of the schemes beside the default, ranked. */
const OTHER_TIERS: Readonly<Partial<Record<TierScheme, readonly ListItem[]>>> = {
  value: [
    { key: 'high-value', labels: { en: 'High value', 'zh-CN': '高价值', 'zh-TW': '高價值' } },
    { key: 'regular', labels: { en: 'Regular', 'zh-CN': '普通', 'zh-TW': '普通' } },
    { key: 'potential', labels: { en: 'Potential', 'zh-CN': '潜在', 'zh-TW': '潛在' } },
  ],
  abcd: ['A', 'B', 'C', 'D'].map((grade) => ({
    key: grade.toLowerCase(),
    labels: { en: grade, 'zh-CN': grade, 'zh-TW': grade },
  })),
};

/** The list of a scheme's tiers, ranked; a sheet with levels of its own starts from the default's. */
export function tierItems(scheme: TierScheme, language: Language): { readonly key: string; readonly label: string }[] {
  return (OTHER_TIERS[scheme] ?? LISTS['tier'] ?? []).map(({ key, labels }) => ({ key, label: labels[language] }));
}

/** Placeholders in braces are the names of a reason's params. */
interface Words {
  readonly typed: string;
  readonly bought: string;
  readonly notBought: string;
  readonly totalFrom: string;
  readonly vipAmount: string;
  readonly middleAmount: string;
  /** Stood in older ledgers for an amount that was null. */
  readonly amountMissing: string;
  readonly orderWithin: string;
  readonly orNoOrderDate: string;
  readonly contactWithin: string;
  readonly contactOver: string;
  readonly dated: string;
  readonly ordersFrom: string;
  readonly contactsFrom: string;
  readonly loyaltyFrom: string;
  readonly and: string;
  readonly or: string;
  readonly reasons: Readonly<Record<TierReason['code'], string>>;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    typed: 'typed by hand: stays',
    bought: 'has bought',
    notBought: 'has not bought',
    totalFrom: 'total spent from {amount}',
    vipAmount: 'total spent from the VIP amount',
    middleAmount: 'total spent from the second amount',
    amountMissing: 'total spent from an amount that is still to be typed',
    orderWithin: 'last order within {limit} days',
    orNoOrderDate: ' or without a date',
    contactWithin: 'last contact within {limit} days',
    contactOver: 'last contact more than {limit} days ago',
    dated: 'longer ago',
    ordersFrom: 'orders from {limit}',
    contactsFrom: 'contacts in 90 days from {limit}',
    loyaltyFrom: 'orders in at least {limit} of the last 4 quarters',
    and: ', ',
    or: '; or ',
    reasons: {
      'by-hand': 'set by hand',
      'own-levels': 'own levels, set by hand',
      'no-purchases': 'this ledger holds no orders to judge by',
      unreadable: 'an amount or date of its orders cannot be read',
      'no-date': 'no order or contact date',
      'no-rule': 'no rule fits',
      'total-from': 'total {total}, from {amount}',
      'order-within': 'last order within {limit} days',
      'contact-within': 'last contact within {limit} days',
      silent: 'bought, no recent order or contact',
      'contact-over': 'never bought, last contact over {limit} days ago',
      'orders-from': '{limit} orders or more',
      'contacts-from': '{limit} contacts or more in 90 days',
      'loyalty-from': 'orders in at least {limit} of the last 4 quarters',
      bought: 'has bought',
      'never-bought': 'never bought',
    },
  },
  'zh-CN': {
    typed: '人工填写的，保持不变',
    bought: '买过',
    notBought: '没买过',
    totalFrom: '累计消费 {amount} 起',
    vipAmount: '累计消费达到 VIP 金额',
    middleAmount: '累计消费达到第二档金额',
    amountMissing: '累计消费达到一定金额（金额待填）',
    orderWithin: '{limit} 天内下过单',
    orNoOrderDate: '或没有下单日期',
    contactWithin: '{limit} 天内联系过',
    contactOver: '超过 {limit} 天没有联系',
    dated: '时间更久',
    ordersFrom: '下单 {limit} 次起',
    contactsFrom: '90 天内联系 {limit} 次起',
    loyaltyFrom: '最近 4 个季度中至少 {limit} 个季度下过单',
    and: '，',
    or: '；或',
    reasons: {
      'by-hand': '人工设定',
      'own-levels': '自定等级，人工设定',
      'no-purchases': '本账本没有可供判断的订单',
      unreadable: '订单金额或日期读不出来',
      'no-date': '缺少下单或联系日期',
      'no-rule': '没有符合的规则',
      'total-from': '累计消费 {total}，达到 {amount}',
      'order-within': '{limit} 天内下过单',
      'contact-within': '{limit} 天内联系过',
      silent: '买过，但很久没有下单或联系',
      'contact-over': '没买过，超过 {limit} 天没有联系',
      'orders-from': '下单 {limit} 次以上',
      'contacts-from': '90 天内联系 {limit} 次以上',
      'loyalty-from': '最近 4 个季度中至少 {limit} 个季度下过单',
      bought: '买过',
      'never-bought': '没买过',
    },
  },
  'zh-TW': {
    typed: '人工填寫的，保持不變',
    bought: '買過',
    notBought: '沒買過',
    totalFrom: '累計消費 {amount} 起',
    vipAmount: '累計消費達到 VIP 金額',
    middleAmount: '累計消費達到第二檔金額',
    amountMissing: '累計消費達到一定金額（金額待填）',
    orderWithin: '{limit} 天內下過單',
    orNoOrderDate: '或沒有下單日期',
    contactWithin: '{limit} 天內聯絡過',
    contactOver: '超過 {limit} 天沒有聯絡',
    dated: '時間更久',
    ordersFrom: '下單 {limit} 次起',
    contactsFrom: '90 天內聯絡 {limit} 次起',
    loyaltyFrom: '最近 4 季中至少 {limit} 季下過單',
    and: '，',
    or: '；或',
    reasons: {
      'by-hand': '人工設定',
      'own-levels': '自訂等級，人工設定',
      'no-purchases': '本帳本沒有可供判斷的訂單',
      unreadable: '訂單金額或日期讀不出來',
      'no-date': '缺少下單或聯絡日期',
      'no-rule': '沒有符合的規則',
      'total-from': '累計消費 {total}，達到 {amount}',
      'order-within': '{limit} 天內下過單',
      'contact-within': '{limit} 天內聯絡過',
      silent: '買過，但很久沒有下單或聯絡',
      'contact-over': '沒買過，超過 {limit} 天沒有聯絡',
      'orders-from': '下單 {limit} 次以上',
      'contacts-from': '90 天內聯絡 {limit} 次以上',
      'loyalty-from': '最近 4 季中至少 {limit} 季下過單',
      bought: '買過',
      'never-bought': '沒買過',
    },
  },
};

/** `1234567.5` as `1,234,567.5`, which both languages write alike. */
export function grouped(value: number): string {
  const [whole = '', fraction] = String(Math.round(value * 100) / 100).split('.');
  return whole.replace(/\B(?=(?:\d{3})+$)/g, ',') + (fraction === undefined ? '' : `.${fraction}`);
}

function fill(text: string, params: Readonly<Record<string, number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => grouped(params[name] ?? 0));
}

/** Says why a customer has the tier, or none. Without days that have passed, so that tomorrow's reason is today's. */
export function describeTierReason(reason: TierReason, language: Language): string {
  const words = WORDS[language];
  return [reason, ...(reason.and ?? [])]
    .map(({ code, params }) => fill(words.reasons[code], params ?? {}))
    .join(words.and);
}

/**
 * One line for each rule, in the order in which they are asked; the first is about tiers typed by hand. Amounts of the
 * ledger are named, so that a line holds whatever they are.
 */
export function describeTierRules(
  rules: Pick<TierRules, 'scheme' | 'table'>,
  language: Language,
  items: readonly LedgerListItem[] = tierItems(rules.scheme, language),
): readonly { readonly tier: string; readonly rule: string }[] {
  const words = WORDS[language];
  const lines = tierTable(rules).map(({ tier, anyOf }) => ({
    tier: items.find(({ key }) => key === tier)?.label ?? tier,
    rule: anyOf.map((condition) => describe(condition, words)).join(words.or),
  }));
  return [{ tier: '', rule: words.typed }, ...lines];
}

function describe(condition: TierCondition, words: Words): string {
  const { totalFrom, orderWithinDays, orNoOrderDate, contactWithinDays, contactOverDays } = condition;
  const { dated, ordersFrom, contactsFrom, loyaltyFrom } = condition;
  const limited = (text: string, limit: number | undefined): string[] =>
    limit === undefined ? [] : [fill(text, { limit })];
  return [
    condition.bought ? words.bought : words.notBought,
    ...(typeof totalFrom === 'number' ? [fill(words.totalFrom, { amount: totalFrom })] : []),
    ...(typeof totalFrom === 'string' ? [words[totalFrom]] : []),
    ...limited(words.orderWithin + (orNoOrderDate ? words.orNoOrderDate : ''), orderWithinDays),
    ...limited(words.contactWithin, contactWithinDays),
    ...limited(words.contactOver, contactOverDays),
    ...(dated ? [words.dated] : []),
    ...limited(words.ordersFrom, ordersFrom),
    ...limited(words.contactsFrom, contactsFrom),
    ...limited(words.loyaltyFrom, loyaltyFrom),
  ].join(words.and);
}

/** A line as somebody has typed it; an amount that older ledgers lacked is `unknown`. */
type TypedCondition = Omit<TierCondition, 'totalFrom'> & { readonly totalFrom?: RuleAmount | number | 'unknown' };

const MOST_DAYS = 36_500;
const MOST_TIMES = 1000;
const QUARTERS = 4;

/** What each phrase says; a number that is beyond `most` is no such phrase. */
const PHRASES: readonly {
  readonly of: (words: Words) => string;
  readonly says: (number: number) => Partial<TypedCondition>;
  readonly most?: number;
}[] = [
  { of: ({ bought }) => bought, says: () => ({ bought: true }) },
  { of: ({ notBought }) => notBought, says: () => ({ bought: false }) },
  { of: ({ vipAmount }) => vipAmount, says: () => ({ totalFrom: 'vipAmount' }) },
  { of: ({ middleAmount }) => middleAmount, says: () => ({ totalFrom: 'middleAmount' }) },
  { of: ({ amountMissing }) => amountMissing, says: () => ({ totalFrom: 'unknown' }) },
  { of: ({ totalFrom }) => totalFrom, says: (amount) => ({ totalFrom: amount }) },
  { of: ({ orderWithin }) => orderWithin, says: (days) => ({ orderWithinDays: days }), most: MOST_DAYS },
  {
    of: ({ orderWithin, orNoOrderDate }) => orderWithin + orNoOrderDate,
    says: (days) => ({ orderWithinDays: days, orNoOrderDate: true }),
    most: MOST_DAYS,
  },
  { of: ({ contactWithin }) => contactWithin, says: (days) => ({ contactWithinDays: days }), most: MOST_DAYS },
  { of: ({ contactOver }) => contactOver, says: (days) => ({ contactOverDays: days }), most: MOST_DAYS },
  { of: ({ dated }) => dated, says: () => ({ dated: true }) },
  { of: ({ ordersFrom }) => ordersFrom, says: (orders) => ({ ordersFrom: orders }), most: MOST_TIMES },
  { of: ({ contactsFrom }) => contactsFrom, says: (contacts) => ({ contactsFrom: contacts }), most: MOST_TIMES },
  { of: ({ loyaltyFrom }) => loyaltyFrom, says: (quarters) => ({ loyaltyFrom: quarters }), most: QUARTERS },
];

/** Text as it is compared: whatever its case, width and spaces, numbers without the commas of thousands. */
function plain(text: string): string {
  return halfWidth(withoutInvisible(text))
    .toLowerCase()
    .replace(/(\d),(?=\d{3}(?!\d))/g, '$1')
    .replace(/\s+/g, '');
}

const patterns = once(() =>
  Object.values(WORDS).flatMap((words) =>
    PHRASES.map(({ of, says, most }) => {
      const phrase = plain(of(words)).replace(/[.*+?^$()|[\]\\]/g, '\\$&');
      return { pattern: new RegExp(`^${phrase.replace(/\{\w+\}/, '(\\d+(?:\\.\\d+)?)')}$`), says, most };
    }),
  ),
);

const isTypedLine = (text: string): boolean => Object.values(WORDS).some(({ typed }) => plain(typed) === plain(text));

/** What one condition says; null where a part is not understood, said twice, or nothing says whether there were orders. */
function parseCondition(text: string): TypedCondition | null {
  let said: Partial<TypedCondition> = {};
  for (const part of text.split(/[,、]/)) {
    const found = patterns().flatMap(({ pattern, says, most }) => {
      const match = pattern.exec(part);
      const number = Number(match?.[1] ?? 0);
      const isFit = match !== null && (most === undefined || (Number.isInteger(number) && number <= most));
      return isFit ? [says(number)] : [];
    })[0];
    if (found === undefined || Object.keys(found).some((key) => key in said)) return null;
    said = { ...said, ...found };
  }
  const { bought = tellsOfOrders(said) ? true : undefined } = said;
  return bought === undefined ? null : { ...said, bought };
}

function tellsOfOrders({ totalFrom, orderWithinDays, ordersFrom, loyaltyFrom }: Partial<TypedCondition>): boolean {
  return [totalFrom, orderWithinDays, ordersFrom, loyaltyFrom].some((part) => part !== undefined);
}

/** A rule as people have typed it beside a tier, in whatever language, against the one that was in force. */
export type TypedRule =
  | {
      readonly kind: 'rule';
      readonly anyOf: readonly TierCondition[];
      /** Numbers that stand for an amount of the ledger. */
      readonly shown: readonly number[];
    }
  /** Of tiers typed by hand. */
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'unclear' };

/**
 * Reads a line of `describeTierRules` back, with other numbers or parts. Where the rule had an amount of the ledger, one of
 * `amounts` stands for it, and no other number: that is changed where it is kept.
 */
export function parseTierRule(
  text: string,
  before: TierRule | undefined,
  amounts: readonly (number | null)[],
): TypedRule {
  if (isTypedLine(text)) return { kind: 'by-hand' };
  const named = before?.anyOf.map(({ totalFrom }) => totalFrom).find((from) => typeof from === 'string');
  const anyOf: TierCondition[] = [];
  const shown: number[] = [];
  for (const part of plain(text).split(/;(?:or(?!ders)|或)?/)) {
    const condition = parseCondition(part);
    if (condition === null) return { kind: 'unclear' };
    const { totalFrom, ...others } = condition;
    if (typeof totalFrom === 'number' && named !== undefined && !amounts.includes(totalFrom))
      return { kind: 'unclear' };
    if (typeof totalFrom === 'number' && named !== undefined) shown.push(totalFrom);
    const isKept = totalFrom === 'unknown' || (typeof totalFrom === 'number' && named !== undefined);
    const from = isKept ? (named ?? 'vipAmount') : totalFrom;
    anyOf.push({ ...others, ...(from !== undefined && { totalFrom: from as RuleAmount | number }) });
  }
  return { kind: 'rule', anyOf, shown };
}
