import fc from 'fast-check';
import { describeTierReason, describeTierRules, parseTierRule, tierItems } from './tier-words';
import {
  computeVipAmount,
  createTierRules,
  type LedgerFacts,
  TIER_RULES,
  TIER_SCHEMES,
  type TierCondition,
  type TierFacts,
  type TierRule,
  type TierRules,
  type TierScheme,
  tierOf,
} from './tiers';

const TODAY = '2026-11-21';
const KNOWS: LedgerFacts = { knowsPurchases: true, knowsTypes: false };
const NOTHING: LedgerFacts = { knowsPurchases: false, knowsTypes: false };
const TYPES: LedgerFacts = { knowsPurchases: false, knowsTypes: true };
const rules = (scheme: TierScheme, vipAmount: number | null = 1000, middleAmount: number | null = null) => ({
  scheme,
  vipAmount,
  middleAmount,
});
const tier = (facts: TierFacts, ledger = KNOWS, scheme: TierScheme = 'default') => {
  const { tier, reason } = tierOf(facts, ledger, rules(scheme, 1000, 300), TODAY);
  return `${tier}: ${reason.code}`;
};
/** The date some days before today. */
const ago = (days: number) => new Date(Date.UTC(2026, 10 /* Nov */, 21 - days)).toISOString().slice(0, 10);

describe('tierOf', () => {
  it.each<[TierFacts, string]>([
    [{ totalSpent: 1000, lastOrder: ago(365) }, 'vip: total-from'],
    [{ totalSpent: 1000 }, 'vip: total-from'],
    [{ totalSpent: 999.99, lastOrder: ago(180) }, 'active: order-within'],
    [{ totalSpent: 5000, lastOrder: ago(366) }, 'dormant: silent'],
    [{ orderCount: 1, lastOrder: ago(181) }, 'dormant: silent'],
    [{ orderCount: 1, lastOrder: ago(181), lastContact: ago(90) }, 'active: contact-within'],
    [{ orderCount: 1, lastContact: ago(91) }, 'dormant: silent'],
    [{ orderCount: 3 }, 'null: no-date'],
    [{ lastOrder: ago(-3) }, 'active: order-within'],
    [{}, 'potential: never-bought'],
    [{ orderCount: 0, totalSpent: 0, lastContact: ago(365) }, 'potential: never-bought'],
    [{ lastContact: ago(366) }, 'dormant: contact-over'],
    [{ customerType: 'prospect' }, 'potential: never-bought'],
    [{ customerType: 'existing' }, 'null: no-date'],
    [{ customerType: 'new', lastContact: ago(1) }, 'active: contact-within'],
    [{ totalSpent: -50 }, 'potential: never-bought'],
  ])('R1 %j is %s', (facts, expected) => expect(tier(facts)).toBe(expected));

  it('R2 gives no tier where the ledger knows neither purchases nor types', () => {
    expect(tier({}, NOTHING)).toBe('null: no-purchases');
    expect(tier({ lastContact: ago(400) }, NOTHING)).toBe('null: no-purchases');
    expect(tier({ customerType: 'prospect' }, TYPES)).toBe('potential: never-bought');
  });

  it('R3 gives no VIP while the amount is not known', () => {
    const decision = tierOf({ totalSpent: 1e9, lastOrder: ago(1) }, KNOWS, rules('default', null), TODAY);
    expect(decision.tier).toBe('active');
  });

  it.each<[TierScheme, TierFacts, string]>([
    ['value', { totalSpent: 1000 }, 'high-value: total-from'],
    ['value', { totalSpent: 999 }, 'regular: bought'],
    ['value', {}, 'potential: never-bought'],
    ['abcd', { totalSpent: 1000 }, 'a: total-from'],
    ['abcd', { totalSpent: 300 }, 'b: total-from'],
    ['abcd', { orderCount: 1 }, 'c: bought'],
    ['abcd', {}, 'd: never-bought'],
    ['own', { totalSpent: 1000 }, 'null: own-levels'],
  ])('R4 in the scheme %s %j is %s', (scheme, facts, expected) => expect(tier(facts, KNOWS, scheme)).toBe(expected));

  it('R4 gives tiers that are in the list of the scheme, which is ranked', () => {
    for (const scheme of TIER_SCHEMES) {
      const keys = tierItems(scheme, 'en').map((item) => item.key);
      expect(TIER_RULES[scheme].every((rule) => keys.includes(rule.tier))).toBe(true);
    }
    const labels = TIER_SCHEMES.map((scheme) =>
      tierItems(scheme, 'zh-TW')
        .map((item) => item.label)
        .join(' '),
    );
    expect(labels).toEqual(['VIP 活躍 潛在 休眠', '高價值 普通 潛在', 'A B C D', 'VIP 活躍 潛在 休眠']);
  });

  it('R5 says the reason with its figures, in every language', () => {
    const { reason } = tierOf({ totalSpent: 12345.5, lastOrder: ago(3) }, KNOWS, rules('default', 2000), TODAY);
    expect(describeTierReason(reason, 'en')).toBe('total 12,345.5, from 2,000');
    expect(describeTierReason({ code: 'no-date' }, 'zh-CN')).toBe('缺少下单或联系日期');
    expect(describeTierReason({ code: 'silent', params: { days: 200 } }, 'zh-TW')).toBe('買過，但很久沒有下單或聯絡');
  });

  it('R5 says the same reason tomorrow, unless the tier changes', () => {
    const facts: TierFacts[] = [
      { lastOrder: ago(30) },
      { orderCount: 1, lastContact: ago(30) },
      { lastOrder: ago(300) },
      { lastContact: ago(400) },
      {},
    ];
    for (const one of facts) {
      const reasons = [TODAY, '2026-11-22'].map((day) =>
        describeTierReason(tierOf(one, KNOWS, rules('default'), day).reason, 'en'),
      );
      expect(reasons[0]).toBe(reasons[1]);
    }
  });

  it('R5 describes the rules that it applies', () => {
    expect(describeTierRules(rules('default', 2000), 'en')).toEqual([
      { tier: '', rule: 'typed by hand: stays' },
      {
        tier: 'VIP',
        rule: 'has bought, total spent from the VIP amount, last order within 365 days or without a date',
      },
      { tier: 'Active', rule: 'has bought, last order within 180 days; or has bought, last contact within 90 days' },
      { tier: 'Dormant', rule: 'has bought, longer ago; or has not bought, last contact more than 365 days ago' },
      { tier: 'Potential', rule: 'has not bought' },
    ]);
    expect(describeTierRules(rules('abcd', null), 'zh-CN')[1]).toEqual({
      tier: 'A',
      rule: '买过，累计消费达到 VIP 金额',
    });
    expect(describeTierRules(rules('own'), 'zh-TW')).toHaveLength(1);
  });

  it('R9 asks for orders, contacts and loyalty where the rules of a ledger do, and says so', () => {
    const table: TierRule[] = [
      { tier: 'vip', anyOf: [{ bought: true, totalFrom: 'vipAmount', loyaltyFrom: 2 }] },
      {
        tier: 'active',
        anyOf: [
          { bought: true, ordersFrom: 3 },
          { bought: true, contactsFrom: 2 },
        ],
      },
    ];
    const own: TierRules = { ...rules('default'), table };
    const why = (facts: TierFacts) => {
      const { tier, reason } = tierOf(facts, KNOWS, own, TODAY);
      return `${tier}: ${describeTierReason(reason, 'en')}`;
    };
    expect(why({ totalSpent: 1000, orderCount: 1, loyalty: 2, lastOrder: ago(1) })).toBe(
      'vip: total 1,000, from 1,000, orders in at least 2 of the last 4 quarters',
    );
    expect(why({ totalSpent: 1000, orderCount: 3, loyalty: 1 })).toBe('active: has bought, 3 orders or more');
    expect(why({ totalSpent: 1000, contactCount: 2 })).toBe('active: has bought, 2 contacts or more in 90 days');
    expect(why({ totalSpent: 1000, lastOrder: ago(1) })).toBe('null: no rule fits');
    expect(why({ totalSpent: 1000 })).toBe('null: no order or contact date');
    expect(describeTierRules(own, 'zh-CN').map(({ rule }) => rule)).toEqual([
      '人工填写的，保持不变',
      '买过，累计消费达到 VIP 金额，最近 4 个季度中至少 2 个季度下过单',
      '买过，下单 3 次起；或买过，90 天内联系 2 次起',
    ]);
  });

  const AMOUNTS = [2000, null];

  it('R10 reads a rule back as it is described, in every language', () => {
    const days = fc.option(fc.integer({ min: 0, max: 36_500 }), { nil: undefined });
    const count = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined });
    const aCondition = fc.record({
      bought: fc.boolean(),
      totalFrom: fc.constantFrom(undefined, 'vipAmount' as const, 'middleAmount' as const, 12_345.5, 1_000_000, 7),
      orderWithinDays: days,
      contactWithinDays: days,
      contactOverDays: days,
      dated: fc.constantFrom(undefined, true),
      ordersFrom: count,
      contactsFrom: count,
      loyaltyFrom: fc.constantFrom(undefined, 0, 4),
    });
    fc.assert(
      fc.property(
        fc.array(aCondition, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('en' as const, 'zh-CN' as const, 'zh-TW' as const),
        (some, language) => {
          // What is not asked is left out, not undefined.
          const anyOf = JSON.parse(JSON.stringify(some)) as TierCondition[];
          const [, line] = describeTierRules({ scheme: 'default', table: [{ tier: 'vip', anyOf }] }, language);
          expect(parseTierRule(line?.rule ?? '', undefined, AMOUNTS)).toEqual({ kind: 'rule', anyOf, shown: [] });
        },
      ),
      { numRuns: 60 },
    );
    for (const language of ['en', 'zh-CN', 'zh-TW'] as const)
      expect(parseTierRule(describeTierRules(rules('own'), language)[0]?.rule ?? '', undefined, AMOUNTS).kind).toBe(
        'by-hand',
      );
  });

  const VIP: TierRule = { tier: 'vip', anyOf: [{ bought: true, totalFrom: 'vipAmount', orderWithinDays: 365 }] };
  it.each<[string, readonly TierCondition[] | null]>([
    ['Has bought,last order within 90 days', [{ bought: true, orderWithinDays: 90 }]],
    ['买过，90天内下过单', [{ bought: true, orderWithinDays: 90 }]],
    [
      'orders from 3; or orders from 1, has bought',
      [
        { bought: true, ordersFrom: 3 },
        { bought: true, ordersFrom: 1 },
      ],
    ],
    ['has bought, total spent from 2,000', [{ bought: true, totalFrom: 'vipAmount' }]],
    ['买过，累计消费达到一定金额（金额待填）', [{ bought: true, totalFrom: 'vipAmount' }]],
    ['has bought, total spent from 3,000', null],
    ['has bought, has not bought', null],
    ['last contact within 90 days', null],
    ['has bought, last order within 9.5 days', null],
    ['has bought, last order within 90 years', null],
    ['', null],
  ])('R10 understands “%s”, or says that it does not', (text, anyOf) => {
    const read = parseTierRule(text, VIP, AMOUNTS);
    expect(read.kind === 'rule' ? read.anyOf : null).toEqual(anyOf);
  });

  it('R9 is silent for no fewer than 0 days where a date is still to come', () => {
    expect(tierOf({ orderCount: 1, lastOrder: ago(-3) }, KNOWS, rules('default'), TODAY).reason.params?.['days']).toBe(
      0,
    );
  });
});

describe('amounts', () => {
  it('R7 takes the total of the best-spending fifth of buyers, to two digits', () => {
    const totals = Array.from({ length: 100 }, (_, i) => (i + 1) * 10.3);
    expect(computeVipAmount(totals, 'CNY')).toBe(830);
    expect(computeVipAmount([...totals].reverse(), '')).toBe(830);
  });

  it('R7 takes a usual amount of the currency below 20 buyers, and none where none is known', () => {
    expect(computeVipAmount([1, 2], 'CNY')).toBe(10_000);
    expect(computeVipAmount([1, 2], 'CHF')).toBeNull();
    expect(computeVipAmount([], 'CNY')).toBeNull();
  });

  it('R7 parts the buyers of A/B/C/D at 20 and 50 %', () => {
    const totals = Array.from({ length: 10 }, (_, i) => (i + 1) * 111);
    expect(createTierRules('abcd', { currency: 'CNY', totals })).toEqual({
      scheme: 'abcd',
      vipAmount: 999,
      middleAmount: 666,
    });
    expect(createTierRules('own', { currency: 'CNY', totals })).toEqual({
      scheme: 'own',
      vipAmount: null,
      middleAmount: null,
    });
    expect(createTierRules('default', { currency: 'CNY' }).vipAmount).toBeNull();
  });

  it('R7 puts about a fifth of many buyers above the amount', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 20, maxLength: 300 }), (totals) => {
        const amount = computeVipAmount(totals, 'CNY')!;
        // Rounding to two digits moves the boundary by at most 5 %.
        expect(totals.filter((total) => total >= amount * 1.06).length).toBeLessThanOrEqual(
          Math.ceil(totals.length * 0.2),
        );
        expect(totals.filter((total) => total >= amount * 0.94).length).toBeGreaterThanOrEqual(
          Math.ceil(totals.length * 0.2),
        );
      }),
    );
  });
});
