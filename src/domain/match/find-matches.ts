/**
 * The matcher: which rows of a list are one customer, how sure that is, and why. Pure, without labels, and the same
 * whatever the order of the rows.
 */
import { findCandidates, firstOf, mostRows, pairOf, secondOf } from './candidates';
import { chanceLevels } from './chance';
import { MATCH } from './classes';
import { clusterRows, type Edge, meanAcross } from './cluster';
import { createComparison } from './compare';
import { type Feature, readFeatures } from './features';
import { findManyCopies, type ManyCopies, withCopies } from './many-copies';
import type { MatchAnswers, MatchBand, MatchColumn, MatchEvidence, MatchPair } from './match';
import { countPatterns } from './patterns';
import { createScorer } from './score';
import { learnWeights, type Weights } from './weights';

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

/**
 * Rows are put in an order that depends on what they hold alone, so that no sum, sample or tie depends on how they stood.
 * Of rows that hold the same each may stand for the other.
 */
export function findMatches(columns: readonly MatchColumn[], count: number, options: MatchOptions): Matches {
  const { across, answers } = options;
  const hashes = contentHashes(across === undefined ? columns : [...columns, { values: across }], count);
  const order = Int32Array.from(hashes.keys()).sort((a, b) => hashes[a]! - hashes[b]! || a - b);
  const many =
    across === undefined ? findManyCopies(columns, { hashes, order }, mostRows(count), options.region, answers) : null;
  if (many !== null) return matchWithout(many, columns, options);
  const rank = new Int32Array(count);
  order.forEach((row, i) => {
    rank[row] = i;
  });
  const sorted = (values: readonly string[]): string[] => Array.from(order, (row) => values[row] ?? '');
  const ranked = (pairs: MatchAnswers['same']) => pairs.map(([a, b]) => [rank[a]!, rank[b]!] as const);
  const features = readFeatures(
    columns.map((column) => ({ ...column, values: sorted(column.values) })),
    count,
    options.region,
  );
  const found = matchFeatures(features, count, {
    ...options,
    ...(across !== undefined && { across: sorted(across) }),
    ...(answers !== undefined && { answers: { same: ranked(answers.same), different: ranked(answers.different) } }),
  });
  const rowsOf = (a: number, b: number) => ({ a: Math.min(order[a]!, order[b]!), b: Math.max(order[a]!, order[b]!) });
  return {
    ...found,
    groups: found.groups
      .map((rows) => rows.map((row) => order[row]!).sort((a, b) => a - b))
      .sort((one, other) => one[0]! - other[0]!),
    pairs: found.pairs
      .map((pair) => ({ ...pair, ...rowsOf(pair.a, pair.b) }))
      .sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b),
    explain: (a, b) => found.explain(rank[a]!, rank[b]!),
  };
}

/** The matches of the rows that are kept, and their copies with them. */
function matchWithout(many: ManyCopies, columns: readonly MatchColumn[], options: MatchOptions): Matches {
  const { kept, copies } = many;
  const { answers } = options;
  const at = new Map(kept.map((row, i) => [row, i]));
  const placed = (pairs: MatchAnswers['same']) => pairs.map(([a, b]) => [at.get(a)!, at.get(b)!] as const);
  const found = findMatches(
    columns.map((column) => ({ ...column, values: kept.map((row) => column.values[row] ?? '') })),
    kept.length,
    {
      ...options,
      ...(answers !== undefined && { answers: { same: placed(answers.same), different: placed(answers.different) } }),
    },
  );
  const groups = found.groups.map((rows) => rows.map((row) => kept[row]!));
  const pairs = found.pairs.map((pair) => ({ ...pair, a: kept[pair.a]!, b: kept[pair.b]! }));
  return {
    ...found,
    ...withCopies(groups, pairs, many),
    explain: (a, b) => {
      const twins = copies.get(a) ?? copies.get(b);
      const [one, other] = [copies.get(a)?.[0] ?? a, copies.get(b)?.[0] ?? b];
      return found.explain(at.get(one)!, at.get(one === other && twins ? twins[1] : other)!);
    },
  };
}

function contentHashes(columns: readonly { readonly values: readonly string[] }[], count: number): Float64Array {
  const hashes = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    let [high, low] = [0x811c9dc5, 0x1b873593];
    for (const { values } of columns) {
      const text = values[row] ?? '';
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        high = Math.imul(high ^ code, 0x01000193);
        low = Math.imul(low ^ code, 0x5bd1e995);
      }
      high = Math.imul(high ^ 0x1f, 0x01000193);
      low = Math.imul(low ^ 0x1f, 0x5bd1e995);
    }
    hashes[row] = ((high ^ (high >>> 15)) >>> 0) * 2 ** 21 + (low >>> 11);
  }
  return hashes;
}

function matchFeatures(features: readonly Feature[], count: number, options: MatchOptions): Matches {
  const { across, answers, cuts = DEFAULT_CUTS } = options;
  const width = features.length;
  if (count < 2 || width === 0) return NONE;
  let candidates = findCandidates(features, count);
  if (across !== undefined) candidates = candidates.filter((pair) => across[firstOf(pair)] !== across[secondOf(pair)]);
  const compare = createComparison(features);
  const levels = new Uint8Array(candidates.length * width);
  candidates.forEach((pair, i) => {
    compare(firstOf(pair), secondOf(pair), levels, i * width);
  });
  const chance = chanceLevels(features, count, compare);
  const patterns = countPatterns(levels, width);
  const levelsOf = (pairs: MatchAnswers['same'] = []): Uint8Array => {
    const known = new Uint8Array(pairs.length * width);
    for (const [i, [a, b]] of pairs.entries()) compare(a, b, known, i * width);
    return known;
  };
  const weights = learnWeights(features, patterns, chance, count, {
    same: levelsOf(answers?.same),
    different: levelsOf(answers?.different),
  });
  const lists = new Set(across).size;
  const overlap = lists < 2 ? 0 : (weights.shares[MATCH]! * (count - 1)) / (lists - 1);
  const scorer = createScorer(features, weights, overlap);

  const low = bitsOfProbability(cuts.review);
  const high = bitsOfProbability(cuts.automatic);
  const bandOf = (bits: number): MatchBand => (bits >= high ? 'automatic' : bits >= low ? 'review' : 'different');
  const edges: Edge[] = [];
  candidates.forEach((pair, i) => {
    const [a, b] = [firstOf(pair), secondOf(pair)];
    const bits = scorer.bits(a, b, levels, i * width, low);
    if (bits >= low) edges.push({ a, b, bits });
  });
  edges.sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
  const scratch = new Uint8Array(width);
  const known = new Map(edges.map(({ a, b, bits }) => [pairOf(a, b), bits]));
  const bitsOf = (a: number, b: number): number => {
    const found = known.get(pairOf(a, b));
    if (found !== undefined) return found;
    if (across !== undefined && across[a] === across[b]) return NOT_COMPARED;
    compare(a, b, scratch, 0);
    return scorer.bits(a, b, scratch, 0);
  };
  const together = new Set((answers?.same ?? []).map(([a, b]) => pairOf(a, b)));
  const apart = new Set((answers?.different ?? []).map(([a, b]) => pairOf(a, b)));
  const groups = clusterRows(count, edges, 0, bitsOf, together, apart);

  const prior = Math.log2(weights.shares[MATCH]!);
  const lifts = new Map<number, number>();
  const pairs: MatchPair[] = [];
  const grouped = new Set<number>();
  for (const rows of groups) {
    const own = rows.map((a) => rows.map((b) => (a === b ? Number.POSITIVE_INFINITY : bitsOf(a, b))));
    const ways = strongestWays(own);
    const isClear = across === undefined || new Set(rows.map((row) => across[row])).size === rows.length;
    for (const [i, a] of rows.entries()) {
      for (const [j, b] of rows.entries()) {
        if (i >= j || (across !== undefined && across[a] === across[b])) continue;
        const direct = own[i]![j]!;
        // What speaks against the pair itself still counts; that nothing speaks for it does not.
        compare(a, b, scratch, 0);
        const through = Math.min(ways[i]![j]! + Math.min(0, direct - prior), scorer.ceiling(a, b, scratch, 0));
        const bits = Math.min(Math.max(direct, through), isClear ? Number.POSITIVE_INFINITY : MOST_UNCLEAR);
        if (bits !== direct) lifts.set(pairOf(a, b), bits - direct);
        grouped.add(pairOf(a, b));
        pairs.push({ a, b, bits, band: bandOf(bits), grouped: true });
      }
    }
  }
  const groupOf = new Map<number, readonly number[]>();
  for (const rows of groups) for (const row of rows) groupOf.set(row, rows);
  for (const { a, b, bits: direct } of edges) {
    const pair = pairOf(a, b);
    if (grouped.has(pair) || apart.has(pair)) continue;
    const [one, two] = [groupOf.get(a) ?? [a], groupOf.get(b) ?? [b]];
    // What their groups have against each other counts against the two as well.
    const bits = Math.min(direct, meanAcross(one, two, bitsOf));
    if (bits < low) continue;
    if (bits < direct) lifts.set(pair, bits - direct);
    pairs.push({ a, b, bits, band: bandOf(bits), grouped: false });
  }
  return {
    groups,
    pairs,
    explain: (a, b) => {
      compare(a, b, scratch, 0);
      const lines = scorer.explain(a, b, scratch, 0);
      const lift = lifts.get(pairOf(a, b));
      return lift === undefined
        ? lines
        : [...lines, { key: lift > 0 ? 'through' : 'against', level: null, bits: lift }];
    },
    weights,
    compared: candidates.length,
  };
}

const NONE: Matches = {
  groups: [],
  pairs: [],
  explain: () => [],
  weights: { shares: Float64Array.of(0, 0, 0, 1), levels: [[], [], [], []] },
  compared: 0,
};

/** Between two lists nobody is surer than this, 97 %, who has two rows of one list to choose from. */
const MOST_UNCLEAR = 5;

/** Odds of rows of one list, where only rows of two lists are compared: each list has nobody twice. */
const NOT_COMPARED = -6;

/** By two members of a group, the odds of the weakest step on the best way between them. Cubic in a group's rows. */
function strongestWays(own: readonly (readonly number[])[]): number[][] {
  const ways = own.map((row) => [...row]);
  for (let k = 0; k < own.length; k++)
    for (let i = 0; i < own.length; i++)
      for (let j = 0; j < own.length; j++) ways[i]![j] = Math.max(ways[i]![j]!, Math.min(ways[i]![k]!, ways[k]![j]!));
  return ways;
}
