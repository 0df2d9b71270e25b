/**
 * The matcher: which rows of a list are one customer, how sure that is, and why. Pure, without labels, and the same
 * whatever the order of the rows.
 */
import { findCandidates, firstOf, pairOf, secondOf } from './block';
import { clusterRows, type Edge } from './cluster';
import { createComparison } from './compare';
import { readFeatures } from './features';
import type { MatchAnswers, MatchBand, MatchColumn, MatchEvidence, MatchPair } from './match';
import { createScorer } from './score';
import { chanceLevels, countPatterns, learnWeights, MATCH, type Weights } from './weights';

/** Cuts in probability between the three bands. */
export interface MatchCuts {
  readonly automatic: number;
  readonly review: number;
}
export const DEFAULT_CUTS: MatchCuts = { automatic: 0.99, review: 0.1 };

export interface MatchOptions {
  readonly region: string;
  readonly cuts?: MatchCuts;
  readonly answers?: MatchAnswers;
  /** By row: only rows whose texts differ are compared. */
  readonly across?: readonly string[];
}

export interface Matches {
  /** Rows of one customer, two or more, ascending, in the order of their first row. */
  readonly groups: readonly (readonly number[])[];
  /** Pairs within groups and pairs to review, by falling odds. */
  readonly pairs: readonly MatchPair[];
  readonly explain: (a: number, b: number) => MatchEvidence[];
  readonly weights: Weights;
  /** Pairs that were compared. */
  readonly compared: number;
}

const bitsOfProbability = (p: number): number => Math.log2(p / (1 - p));

export function findMatches(columns: readonly MatchColumn[], count: number, options: MatchOptions): Matches {
  const cuts = options.cuts ?? DEFAULT_CUTS;
  const features = readFeatures(columns, count, options.region);
  const width = features.length;
  let candidates = findCandidates(features, count);
  const { across } = options;
  if (across !== undefined) candidates = candidates.filter((pair) => across[firstOf(pair)] !== across[secondOf(pair)]);
  const compare = createComparison(features);
  const levels = new Uint8Array(candidates.length * width);
  for (let i = 0; i < candidates.length; i++)
    compare(firstOf(candidates[i]!), secondOf(candidates[i]!), levels, i * width);
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const chance = chanceLevels(features, order, compare);
  const patterns = countPatterns(levels, width);
  const weights = learnWeights(features, patterns, chance, count);
  const scorer = createScorer(features, weights);

  const low = bitsOfProbability(cuts.review);
  const edges: Edge[] = [];
  for (let i = 0; i < candidates.length; i++) {
    const [a, b] = [firstOf(candidates[i]!), secondOf(candidates[i]!)];
    const bits = scorer.bits(a, b, levels, i * width);
    if (bits >= low) edges.push({ a, b, bits });
  }
  edges.sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
  const scratch = new Uint8Array(width);
  const known = new Map(edges.map(({ a, b, bits }) => [pairOf(a, b), bits]));
  const bitsOf = (a: number, b: number): number => {
    const found = known.get(pairOf(a, b));
    if (found !== undefined) return found;
    if (across !== undefined && across[a] === across[b]) return -3;
    compare(a, b, scratch, 0);
    return scorer.bits(a, b, scratch, 0);
  };
  const together = new Set((options.answers?.same ?? []).map(([a, b]) => pairOf(a, b)));
  const apart = new Set((options.answers?.different ?? []).map(([a, b]) => pairOf(a, b)));
  const groups = clusterRows(count, edges, 0, bitsOf, together, apart);
  const bandOf = (bits: number): MatchBand =>
    bits >= bitsOfProbability(cuts.automatic) ? 'automatic' : bits >= low ? 'review' : 'different';
  const pairs: MatchPair[] = [];
  const inGroup = new Set<number>();
  const prior = Math.log2(weights.shares[MATCH]!);
  const lifts = new Map<number, number>();
  for (const rows of groups) {
    const own = rows.map((a) => rows.map((b) => (a === b ? Infinity : bitsOf(a, b))));
    const ways = strongestWays(own);
    for (let i = 0; i < rows.length; i++) {
      for (let j = i + 1; j < rows.length; j++) {
        const [a, b] = [rows[i]!, rows[j]!];
        if (across !== undefined && across[a] === across[b]) continue;
        const direct = own[i]![j]!;
        // What speaks against the pair itself still counts; that nothing speaks for it does not.
        const bits = Math.max(direct, ways[i]![j]! + Math.min(0, direct - prior));
        if (bits > direct) lifts.set(pairOf(a, b), bits - direct);
        inGroup.add(pairOf(a, b));
        pairs.push({ a, b, bits, band: bandOf(bits), grouped: true });
      }
    }
  }
  for (const { a, b, bits } of edges)
    if (!inGroup.has(pairOf(a, b)) && !apart.has(pairOf(a, b)))
      pairs.push({ a, b, bits, band: bandOf(bits), grouped: false });
  pairs.sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
  return {
    groups,
    pairs,
    explain: (a, b) => {
      compare(a, b, scratch, 0);
      const lines = scorer.explain(a, b, scratch, 0);
      const lift = lifts.get(pairOf(a, b));
      return lift === undefined ? lines : [...lines, { key: 'through', level: null, bits: lift }];
    },
    weights,
    compared: candidates.length,
  };
}

/** By two members of a group, the odds of the weakest step on the best way between them. Cubic, in a group of few. */
function strongestWays(own: readonly (readonly number[])[]): number[][] {
  const ways = own.map((row) => [...row]);
  for (let k = 0; k < own.length; k++)
    for (let i = 0; i < own.length; i++)
      for (let j = 0; j < own.length; j++) ways[i]![j] = Math.max(ways[i]![j]!, Math.min(ways[i]![k]!, ways[k]![j]!));
  return ways;
}
