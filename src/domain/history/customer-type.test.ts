import { addDays } from '../civil-date';
import type { LedgerFacts, TierFacts } from '../tiers';
import { typeOf } from './customer-type';

const TODAY = '2026-11-21';
const KNOWS: LedgerFacts = { knowsPurchases: true, knowsTypes: false };
const ago = (days: number) => addDays(TODAY, -days);

describe('typeOf', () => {
  it.each<[TierFacts, string]>([
    [{}, 'prospect: never-bought'],
    [{ orderCount: 1, firstOrder: ago(90) }, 'new: first-order-within'],
    [{ orderCount: 1, lastOrder: ago(3) }, 'new: first-order-within'],
    [{ firstOrder: ago(3), lastOrder: ago(3) }, 'new: first-order-within'],
    [{ orderCount: 1, firstOrder: ago(-3) }, 'new: first-order-within'],
    [{ orderCount: 1, firstOrder: ago(91) }, 'existing: first-order-over'],
    [{ orderCount: 2, firstOrder: ago(3) }, 'existing: several-orders'],
    [{ firstOrder: ago(30), lastOrder: ago(3) }, 'existing: several-orders'],
    [{ lastOrder: ago(91) }, 'existing: first-order-over'],
    [{ lastOrder: ago(3) }, 'null: orders-unknown'],
    [{ totalSpent: 100 }, 'null: orders-unknown'],
    [{ customerType: 'existing' }, 'prospect: never-bought'],
  ])('R6 %j is %s', (facts, expected) => {
    const { type, reason } = typeOf(facts, KNOWS, TODAY);
    expect(`${type}: ${reason.code}`).toBe(expected);
  });

  it('R6 says nothing in a ledger that knows nothing', () => {
    expect(typeOf({}, { knowsPurchases: false, knowsTypes: false }, TODAY).type).toBeNull();
  });

  it('R6 says how many days have passed since the first order, and none where it is still to come', () => {
    expect(typeOf({ orderCount: 1, firstOrder: ago(91) }, KNOWS, TODAY).reason.params).toEqual({ days: 91, limit: 90 });
    expect(typeOf({ orderCount: 1, firstOrder: ago(-3) }, KNOWS, TODAY).reason.params).toEqual({ days: 0, limit: 90 });
  });
});
