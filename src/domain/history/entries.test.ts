import { aFeedback, aFollowUp, anOpportunity, aPurchase, entries } from '../../../test/support/entries';
import { isOpening, isReturn, OPENING_LABELS, type Purchase, type StageChange } from './entries';

describe('entries', () => {
  it.each<[string, Partial<Purchase>, boolean]>([
    ['first of the earlier orders', { since: '2020-01-01' }, true],
    ['label in English', { product: ' opening ' }, true],
    ['label in Chinese', { product: '期初' }, true],
    ['a product of some such name', { product: 'Opening day hamper' }, false],
    ['an order', { date: '2020-01-01' }, false],
  ])('H1 %s: opening %s', (_, told, expected) => {
    expect(isOpening(aPurchase(told))).toBe(expected);
  });

  it('H1 knows the label in every language', () => {
    for (const product of Object.values(OPENING_LABELS)) expect(isOpening(aPurchase({ product }))).toBe(true);
  });

  it.each<[Partial<Purchase>, boolean]>([
    [{ amount: -0.01 }, true],
    [{ amount: 0, quantity: -1 }, false],
    [{ quantity: -1 }, true],
    [{ quantity: 1 }, false],
    [{}, false],
  ])('H1 %j: return %s', (told, expected) => expect(isReturn(aPurchase(told))).toBe(expected));

  it('H1 holds nothing that a test has not said', () => {
    const change: StageChange = { on: '2026-11-22', customerId: 'C-000001', from: '', to: 'prospect', reason: '' };
    expect(change.from).toBe('');
    expect(entries({ feedback: [aFeedback()], followUps: [aFollowUp()], opportunities: [anOpportunity()] })).toEqual(
      expect.objectContaining({ purchases: [] }),
    );
  });
});
