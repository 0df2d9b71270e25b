/**
 * Recency, frequency and amount of each buyer as scores from 1 to 5 against all other buyers. Thresholds are those of
 * the ledger itself, so they move with it.
 */
import type { CivilDate } from '../civil-date';
import { silentDays } from '../tiers';
import type { RollUp } from './roll-ups';

export interface RfmScores {
  /** 5 for the orders that lie back least; null without a date. */
  readonly recency: number | null;
  /** 5 for the most orders. */
  readonly frequency: number | null;
  /** 5 for the highest totals. */
  readonly amount: number | null;
}

/** Below so many buyers nobody has a score: with four there are no fifths. */
const FEWEST = 5;
/** Below so many, thirds (1, 3, 5): a fifth would be one to three customers, and move with every order. */
const FEW = 20;

/**
 * Scores of those who have ordered, by customer ID. A score says in which fifth of the buyers a value lies; equal values
 * have equal scores, that of the middle of their places, so that a value that most share is a middling one. From 5 to 19
 * buyers the scores are 1, 3 and 5 by thirds; below 5 there are none. n log n.
 */
export function rfmScores(
  rollUps: Iterable<readonly [customerId: string, rollUp: RollUp]>,
  today: CivilDate,
): Map<string, RfmScores> {
  const buyers = [...rollUps].filter(([, { orderCount }]) => orderCount > 0);
  const recency = scores(
    buyers.map(([, { lastOrder }]) => {
      const days = silentDays(lastOrder ?? undefined, today);
      return days === undefined ? null : -days;
    }),
  );
  const frequency = scores(buyers.map(([, { orderCount }]) => orderCount));
  const amount = scores(buyers.map(([, { totalSpent }]) => totalSpent));
  return new Map(buyers.map(([id], i) => [id, { recency: recency[i]!, frequency: frequency[i]!, amount: amount[i]! }]));
}

/** The score of each value, the highest 5; null where there is no value, or where too few have one. */
function scores(values: readonly (number | null)[]): (number | null)[] {
  const ascending = Float64Array.from(values.filter((value) => value !== null)).sort();
  const { length } = ascending;
  if (length < FEWEST) return values.map(() => null);
  const parts = length < FEW ? 3 : 5;
  const scoreOf = new Map<number, number>();
  for (let start = 0; start < length; ) {
    let end = start;
    while (end < length && ascending[end] === ascending[start]) end++;
    // The middle of the places from `start` to `end`, as a share of all.
    const part = Math.ceil((parts * (start + end)) / (2 * length));
    scoreOf.set(ascending[start]!, parts === 3 ? 2 * part - 1 : part);
    start = end;
  }
  return values.map((value) => (value === null ? null : (scoreOf.get(value) ?? null)));
}
