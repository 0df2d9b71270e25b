/** Groups of rows that are one customer, from the odds of pairs. Knows no features. */
import { firstOf, secondOf } from './candidates';

export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
}

/** Odds beyond these tell no more, for or against. */
const CLIP = { least: -6, most: 8 };
/** Two groups are joined while the pairs across them do not speak against it on average. */
const LEAST_MEAN = -1;
/** Pairs across two groups that are looked at. */
const MOST_CROSS = 400;

/** The mean of the odds across two groups, clipped; of large groups over the first pairs. */
export function meanAcross(
  one: readonly number[],
  two: readonly number[],
  bitsOf: (a: number, b: number) => number,
): number {
  let sum = 0;
  let seen = 0;
  for (const a of one) {
    for (const b of two) {
      if (seen >= MOST_CROSS) return sum / seen;
      sum += Math.max(CLIP.least, Math.min(CLIP.most, bitsOf(a, b)));
      seen++;
    }
  }
  return sum / seen;
}

/**
 * Joins rows by falling odds: the best pair must pass `cut`, and the pairs across the two groups, clipped, must average
 * above `LEAST_MEAN`, so that one bad pair does not chain two customers together. Rows that are `apart` never meet.
 * Groups hold their rows ascending, in the order of their first row.
 */
export function clusterRows(
  count: number,
  edges: readonly Edge[],
  cut: number,
  bitsOf: (a: number, b: number) => number,
  together: ReadonlySet<number>,
  apart: ReadonlySet<number>,
): number[][] {
  const groupOf = Int32Array.from({ length: count }, (_, row) => row);
  const members = new Map<number, number[]>();
  const rowsOf = (group: number): number[] => members.get(group) ?? [group];
  const unite = (one: number, two: number): void => {
    const [into, from] = rowsOf(one).length >= rowsOf(two).length ? [one, two] : [two, one];
    const all = [...rowsOf(into), ...rowsOf(from)];
    for (const row of rowsOf(from)) groupOf[row] = into;
    members.delete(from);
    members.set(into, all);
  };
  const pair = (a: number, b: number): number => Math.min(a, b) * 2 ** 26 + Math.max(a, b);
  for (const known of together) {
    const [a, b] = [groupOf[firstOf(known)]!, groupOf[secondOf(known)]!];
    if (a !== b) unite(a, b);
  }
  for (const edge of edges) {
    if (edge.bits < cut) break;
    const [one, two] = [groupOf[edge.a]!, groupOf[edge.b]!];
    if (one === two) continue;
    const [left, right] = [rowsOf(one), rowsOf(two)];
    const parted = apart.size > 0 && left.some((a) => right.some((b) => apart.has(pair(a, b))));
    if (!parted && meanAcross(left, right, bitsOf) > LEAST_MEAN) unite(one, two);
  }
  return [...members.values()]
    .filter((rows) => rows.length > 1)
    .map((rows) => rows.sort((a, b) => a - b))
    .sort((a, b) => a[0]! - b[0]!);
}
