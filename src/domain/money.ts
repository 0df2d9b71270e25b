/**
 * Sums of money, exact: amounts are added as whole ten-thousandths, so that no order of adding gives another sum and a
 * return takes away what its purchase brought. Knows one currency at a time and no rates.
 */
import { currencyDigits } from './currency';

/** Four decimals: what unit prices and exchange rates of real lists have. */
const PER_UNIT = 10_000;

/** A sum under way; `moneyIn` tells what it comes to. */
export interface MoneySum {
  tenThousandths: number;
  /** What has been added without its signs: while this is a safe integer, so was every step. */
  magnitude: number;
  /** How many of the amounts had more than four decimals and were rounded to four. */
  rounded: number;
}

export function noMoney(): MoneySum {
  return { tenThousandths: 0, magnitude: 0, rounded: 0 };
}

export function addMoney(sum: MoneySum, amount: number): void {
  // Rounds halves away from zero: a return is rounded as its purchase was.
  const whole = Math.sign(amount) * Math.round(Math.abs(amount) * PER_UNIT);
  sum.tenThousandths += whole;
  sum.magnitude += Math.abs(whole);
  // 0.1 + 0.2 of a formula is 0.3: the last two of a double's 17 digits are no decimals that anybody wrote.
  if (whole / PER_UNIT !== amount && whole / PER_UNIT !== Number(amount.toPrecision(15))) sum.rounded++;
}

/** Adds one sum to another, as if all its amounts had been added. */
export function addSum(sum: MoneySum, other: MoneySum): void {
  sum.tenThousandths += other.tenThousandths;
  sum.magnitude += other.magnitude;
  sum.rounded += other.rounded;
}

/** What a sum comes to; null where it has grown beyond what can be told exactly (some 900 billion, signs left aside). */
export function moneyIn(sum: MoneySum): number | null {
  return sum.magnitude <= Number.MAX_SAFE_INTEGER ? sum.tenThousandths / PER_UNIT : null;
}

/** An amount as it is shown: in the smallest unit its currency has in practice, halves away from zero. */
export function roundMoney(amount: number, currency: string): number {
  const perUnit = 10 ** currencyDigits(currency);
  // 1.005 is a little less than it says: the last two of its 17 digits are left out.
  const whole = Math.round(Number((Math.abs(amount) * perUnit).toPrecision(15)));
  return whole === 0 ? 0 : (Math.sign(amount) * whole) / perUnit;
}
