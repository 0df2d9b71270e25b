import fc from 'fast-check';
import { addMoney, addSum, moneyIn, noMoney, roundMoney } from './money';

const sumOf = (amounts: readonly number[]) => {
  const sum = noMoney();
  for (const amount of amounts) addMoney(sum, amount);
  return sum;
};
const anyAmount = fc.integer({ min: -1e11, max: 1e11 }).map((tenThousandths) => tenThousandths / 10_000);

describe('sums of money', () => {
  it.each<[readonly number[], number | null]>([
    [[], 0],
    [[0.1, 0.2], 0.3],
    [[0.1, 0.2, -0.3], 0],
    [[1e10, 0.0001, -1e10], 0.0001],
    [[4.35, 0.015], 4.365],
    [[9e11], 9e11],
    [[9e11, 9e11], null],
    [[9e11, -9e11, 1], null],
    [[Number.MAX_VALUE], null],
  ])('H24 %j is %s', (amounts, expected) => expect(moneyIn(sumOf(amounts))).toBe(expected));

  it('H24 does not depend on the order, nor on how the amounts are parted', () => {
    fc.assert(
      fc.property(fc.array(anyAmount), fc.nat(), (amounts, cut) => {
        const at = cut % (amounts.length + 1);
        const parted = sumOf(amounts.slice(at));
        addSum(parted, sumOf(amounts.slice(0, at)));
        const exact = amounts.reduce((sum, amount) => sum + BigInt(Math.round(amount * 10_000)), 0n);
        expect(parted).toEqual(sumOf(amounts));
        expect(moneyIn(parted)).toBe(Number(exact) / 10_000);
      }),
    );
  });

  it('H25 tells how many amounts have more than four decimals, noise of doubles left aside', () => {
    expect(sumOf([0.00005, 1 / 3, 0.1 + 0.2, 1234567.1234]).rounded).toBe(2);
    expect(moneyIn(sumOf([0.00005, -0.00005]))).toBe(0);
    fc.assert(fc.property(anyAmount, (amount) => sumOf([amount]).rounded === 0));
  });
});

describe('roundMoney', () => {
  it.each<[number, string, number]>([
    [1.005, 'CNY', 1.01],
    [-1.005, 'CNY', -1.01],
    [1.00496, 'CNY', 1],
    [-0.001, 'CNY', 0],
    [0.5, 'JPY', 1],
    [1234.4999, 'TWD', 1234],
    [8300065.814, 'GBP', 8300065.81],
  ])('H26 %s %s is shown as %s', (amount, currency, expected) => expect(roundMoney(amount, currency)).toBe(expected));
});
