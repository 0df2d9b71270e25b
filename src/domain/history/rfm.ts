/**
 * Recency, frequency and amount of each buyer as scores from 1 to 5 against all other buyers. Thresholds are those of
 * the ledger itself, so they move with it.
 */
import type { CivilDate } from '../civil-date';
import { silentDays } from '../tiers';
import type { RollUp, RollUps } from './roll-ups';

export interface RfmScores {
  /** 5 for the orders that lie back least; null without a date. */
  readonly recency: number | null;
  /** 5 for the most orders. */
  readonly frequency: number | null;
  /** 5 for the highest totals. */
  readonly amount: number | null;
}

/** What a score stands for: `n` buyers with values from the least to the greatest. */
export interface ScoreBounds {
  readonly score: number;
  readonly least: number;
  readonly greatest: number;
  readonly n: number;
}

export interface Rfm {
  /** By customer ID, of those who have ordered. */
  readonly scores: ReadonlyMap<string, RfmScores>;
  /** Recency in days since the last order, frequency in orders; the lowest score first, scores that nobody has left out. */
  readonly bounds: Readonly<Record<keyof RfmScores, readonly ScoreBounds[]>>;
}

/** Below so many buyers nobody has a score: with four there are no fifths. */
const FEWEST = 5;
/** Below so many, thirds (1, 3, 5): a fifth would be one to three customers, and move with every order. */
const FEW = 20;

/**
 * Scores of those who have ordered. A score says in which fifth of the buyers a value lies; equal values have equal
 * scores, that of the middle of their places, so that a value that most share is a middling one. From 5 to 19 buyers the
 * scores are 1, 3 and 5 by thirds; below 5 there are none. n log n.
 */
export function rfmScores(rollUps: RollUps, today: CivilDate): Rfm {
  const buyers = [...rollUps].filter(([, { orderCount }]) => orderCount > 0);
  const scored = (worth: (rollUp: RollUp) => number | null): Scored =>
    scoredValues(buyers.map(([, one]) => worth(one)));
  // The fewer days, the better.
  const recency = scored(({ lastOrder }) => negative(silentDays(lastOrder ?? undefined, today)));
  const frequency = scored(({ orderCount }) => orderCount);
  const amount = scored(({ totalSpent }) => totalSpent);
  return {
    scores: new Map(
      buyers.map(([id], i) => [
        id,
        { recency: recency.scores[i]!, frequency: frequency.scores[i]!, amount: amount.scores[i]! },
      ]),
    ),
    bounds: {
      recency: recency.bounds.map(({ score, least, greatest, n }) => ({
        score,
        least: Math.abs(greatest),
        greatest: Math.abs(least),
        n,
      })),
      frequency: frequency.bounds,
      amount: amount.bounds,
    },
  };
}

function negative(value: number | undefined): number | null {
  return value === undefined ? null : -value;
}

interface Scored {
  /** The highest value has 5; null where there is no value, or where too few have one. */
  readonly scores: readonly (number | null)[];
  readonly bounds: readonly ScoreBounds[];
}

function scoredValues(values: readonly (number | null)[]): Scored {
  const ascending = Float64Array.from(values.filter((value) => value !== null)).sort();
  const { length } = ascending;
  if (length < FEWEST) return { scores: values.map(() => null), bounds: [] };
  const parts = length < FEW ? 3 : 5;
  const scoreOf = new Map<number, number>();
  const bounds: ScoreBounds[] = [];
  for (let start = 0; start < length; ) {
    const value = ascending[start]!;
    let end = start;
    while (end < length && ascending[end] === value) end++;
    // The middle of the places from `start` to `end`, as a share of all.
    const part = Math.ceil((parts * (start + end)) / (2 * length));
    const score = parts === 3 ? 2 * part - 1 : part;
    scoreOf.set(value, score);
    const last = bounds[bounds.length - 1];
    if (last?.score === score) bounds[bounds.length - 1] = { ...last, greatest: value, n: last.n + end - start };
    else bounds.push({ score, least: value, greatest: value, n: end - start });
    start = end;
  }
  return { scores: values.map((value) => (value === null ? null : (scoreOf.get(value) ?? null))), bounds };
}
