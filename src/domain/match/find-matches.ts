/**
 * The matcher: which rows of a list are one customer, how sure that is, and why. Pure, without labels, and the same
 * whatever the order of the rows.
 */
import { findCandidates, firstOf, mostRows, pairOf, secondOf } from './candidates';
import { chanceLevels } from './chance';
import { MATCH } from './classes';
import { clusterRows, type Edge, meanAcross } from './cluster';
import { createComparison, MISSING } from './compare';
import { type Feature, readFeatures } from './features';
import { findManyCopies, type ManyCopies, withCopies } from './many-copies';
import type { MatchAnswers, MatchBand, MatchColumn, MatchEvidence, MatchPair } from './match';
import { countPatterns, type Patterns } from './patterns';
import { createScorer, type Scorer } from './score';
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
  /** Pairs that one step of a search compares, about. */
  readonly pairsAtOnce?: number;
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
 * What a search has found so far: plain data that survives from one execution to the next. The pairs of a long list are
 * compared in parts, twice: to learn what agreements tell, and to score. What has been scored is kept.
 */
export interface SearchState {
  readonly parts: number;
  /** Of `stepsOf(parts)`. */
  readonly steps: number;
  /** While it learns: levels of all patterns so far, one character each, and how many pairs show each pattern. */
  readonly patterns: { readonly levels: string; readonly counts: readonly number[] } | null;
  /** Once it has learned, as `Weights`. */
  readonly weights: {
    readonly shares: readonly number[];
    readonly levels: readonly (readonly (readonly number[])[])[];
  } | null;
  /** Rows of the pairs above the review cut. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Pairs compared. */
  readonly compared: number;
}

/** A search over the rows of one list, which is read once for all steps of an execution. */
export interface Search {
  /** The next step; `null` begins. */
  readonly advance: (state: SearchState | null) => SearchState;
  /** Groups of what has been found. Compares no more than it takes to tell how groups hang together. */
  readonly finish: (state: SearchState) => Matches;
}

/** Whether all parts have been looked at. */
export const isSearched = (state: SearchState): boolean => state.steps >= stepsOf(state);

/** Each part is learned from; the last one is scored at once, the others once more. */
export const stepsOf = ({ parts }: Pick<SearchState, 'parts'>): number => 2 * parts - 1;

/** All steps of a search in one go. */
export function findMatches(columns: readonly MatchColumn[], count: number, options: MatchOptions): Matches {
  const search = openSearch(columns, count, options);
  let state = search.advance(null);
  while (!isSearched(state)) state = search.advance(state);
  return search.finish(state);
}

/**
 * Rows are put in an order that depends on what they hold alone, so that no sum, sample or tie depends on how they stood.
 * Of rows that hold the same each may stand for the other.
 */
export function openSearch(columns: readonly MatchColumn[], count: number, options: MatchOptions): Search {
  const { across, answers } = options;
  const hashes = hashRows(across === undefined ? columns : [...columns, { values: across }], count);
  const order = Int32Array.from(hashes.keys()).sort((a, b) => hashes[a]! - hashes[b]! || a - b);
  const many =
    across === undefined ? findManyCopies(columns, { hashes, order }, mostRows(count), options.region, answers) : null;
  if (many !== null) return searchWithout(many, columns, options);
  const rank = new Int32Array(count);
  order.forEach((row, i) => {
    rank[row] = i;
  });
  const sorted = (values: readonly string[]): string[] => Array.from(order, (row) => values[row] ?? '');
  const ranked = (pairs: Pairs): [number, number][] => pairs.map(([a, b]) => [rank[a]!, rank[b]!]);
  const ordered = (pairs: Pairs): [number, number][] =>
    pairs.map(([a, b]) => [Math.min(order[a]!, order[b]!), Math.max(order[a]!, order[b]!)]);
  const features = readFeatures(columns, order, options.region);
  const { advance, finish } = searchFeatures(features, hashes.sort(), {
    ...options,
    ...(across !== undefined && { across: sorted(across) }),
    ...(answers !== undefined && { answers: { same: ranked(answers.same), different: ranked(answers.different) } }),
  });
  return {
    advance: (state) => {
      const next = advance(state && { ...state, pairs: ranked(state.pairs) });
      return { ...next, pairs: ordered(next.pairs) };
    },
    finish: (state) => {
      const found = finish({ ...state, pairs: ranked(state.pairs) });
      return {
        ...found,
        groups: found.groups
          .map((rows) => rows.map((row) => order[row]!).sort((a, b) => a - b))
          .sort((one, other) => one[0]! - other[0]!),
        pairs: found.pairs
          .map((pair) => ({
            ...pair,
            a: Math.min(order[pair.a]!, order[pair.b]!),
            b: Math.max(order[pair.a]!, order[pair.b]!),
          }))
          .sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b),
        explain: (a, b) => found.explain(rank[a]!, rank[b]!),
      };
    },
  };
}

/** A search among the rows that are kept, which their copies join in the end. */
function searchWithout(many: ManyCopies, columns: readonly MatchColumn[], options: MatchOptions): Search {
  const { kept, copies } = many;
  const { answers } = options;
  const at = new Map(kept.map((row, i) => [row, i]));
  const placed = (pairs: Pairs): [number, number][] =>
    pairs.flatMap(([a, b]): [number, number][] => (at.has(a) && at.has(b) ? [[at.get(a)!, at.get(b)!]] : []));
  const search = openSearch(
    columns.map((column) => ({ ...column, values: kept.map((row) => column.values[row] ?? '') })),
    kept.length,
    {
      ...options,
      ...(answers !== undefined && { answers: { same: placed(answers.same), different: placed(answers.different) } }),
    },
  );
  return {
    advance: (state) => {
      const next = search.advance(state && { ...state, pairs: placed(state.pairs) });
      return { ...next, pairs: next.pairs.map(([a, b]) => [kept[a]!, kept[b]!]) };
    },
    finish: (state) => {
      const found = search.finish({ ...state, pairs: placed(state.pairs) });
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
    },
  };
}

type Pairs = readonly (readonly [number, number])[];

const HASHES = 2 ** 53;

/** What each row holds, as a number from 0 to 2^53 - 1. */
function hashRows(columns: readonly { readonly values: readonly string[] }[], count: number): Float64Array {
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

/** A search over rows that stand in the order of `hashes`. */
function searchFeatures(features: readonly Feature[], hashes: Float64Array, options: MatchOptions): Search {
  const { across, answers, cuts = DEFAULT_CUTS, pairsAtOnce = Number.POSITIVE_INFINITY } = options;
  const count = hashes.length;
  const width = features.length;
  if (count < 2 || width === 0) return { advance: () => NOTHING_FOUND, finish: () => NONE };
  const compare = createComparison(features);
  const low = bitsOfProbability(cuts.review);

  let candidates: Float64Array | undefined;
  const allPairs = (): Float64Array => {
    candidates ??= acrossLists(findCandidates(features, count), across);
    return candidates;
  };
  /** The pairs of a part and their levels. Which part a pair is in depends on its first row alone. */
  const comparePart = (part: number, parts: number): { readonly pairs: Float64Array; readonly levels: Uint8Array } => {
    const pairs =
      parts === 1 ? allPairs() : allPairs().filter((pair) => partOf(hashes[firstOf(pair)]!, parts) === part);
    return { pairs, levels: compare(pairs) };
  };
  const levelsOf = (pairs: Pairs = []): Uint8Array => compare(Float64Array.from(pairs, ([a, b]) => pairOf(a, b)));
  const learn = (patterns: Patterns): Weights =>
    learnWeights(features, patterns, chanceLevels(features, count, compare), count, {
      same: levelsOf(answers?.same),
      different: levelsOf(answers?.different),
    });
  const scorerOf = (weights: Weights): Scorer => {
    const lists = new Set(across).size;
    const overlap = lists < 2 ? 0 : (weights.shares[MATCH]! * (count - 1)) / (lists - 1);
    return createScorer(features, weights, overlap);
  };
  const worthKeeping = (weights: Weights, { pairs, levels }: ReturnType<typeof comparePart>): [number, number][] => {
    const scorer = scorerOf(weights);
    const kept: [number, number][] = [];
    for (let i = 0; i < pairs.length; i++) {
      const a = firstOf(pairs[i]!);
      const b = secondOf(pairs[i]!);
      if (scorer.bits(a, b, levels, i * width, low) >= low) kept.push([a, b]);
    }
    return kept;
  };

  return {
    advance: (state) => {
      const { parts, steps, compared } = state ?? {
        parts: Math.max(1, Math.ceil(allPairs().length / pairsAtOnce)),
        steps: 0,
        compared: 0,
      };
      const part = comparePart(steps % parts, parts);
      const next = { parts, steps: steps + 1, compared: compared + part.pairs.length };
      if (state?.weights) {
        const pairs = [...state.pairs, ...worthKeeping(weightsFrom(state.weights), part)];
        return { ...next, compared, patterns: null, weights: state.weights, pairs };
      }
      const seen = state?.patterns ? patternsFrom(state.patterns) : { levels: new Uint8Array(0), counts: [] };
      const patterns = countPatterns(part.levels, width, seen);
      if (next.steps < parts) return { ...next, patterns: keptPatterns(patterns), weights: null, pairs: [] };
      const weights = learn(patterns);
      return { ...next, patterns: null, weights: keptWeights(weights), pairs: worthKeeping(weights, part) };
    },
    finish: ({ weights: learned, pairs: kept, compared }) => {
      if (learned === null) return NONE;
      const weights = weightsFrom(learned);
      const scorer = scorerOf(weights);
      const high = bitsOfProbability(cuts.automatic);
      const bandOf = (bits: number): MatchBand => (bits >= high ? 'automatic' : bits >= low ? 'review' : 'different');
      const score = (a: number, b: number): number => scorer.bits(a, b, levelsOf([[a, b]]), 0);
      const levels = levelsOf(kept);
      const edges = kept
        .map(
          ([a, b], i): Edge => ({ a: Math.min(a, b), b: Math.max(a, b), bits: scorer.bits(a, b, levels, i * width) }),
        )
        .filter(({ bits }) => bits >= low)
        .sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
      const known = new Map(edges.map(({ a, b, bits }) => [pairOf(a, b), bits]));
      const bitsOf = (a: number, b: number): number =>
        known.get(pairOf(a, b)) ?? (across !== undefined && across[a] === across[b] ? NOT_COMPARED : score(a, b));
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
            const most = scorer.ceiling(a, b, levelsOf([[a, b]]), 0);
            const through = Math.min(ways[i]![j]! + Math.min(0, direct - prior), most);
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
          const lines = scorer.explain(a, b, levelsOf([[a, b]]), 0);
          const lift = lifts.get(pairOf(a, b));
          return lift === undefined
            ? lines
            : [...lines, { key: lift > 0 ? 'through' : 'against', level: null, bits: lift }];
        },
        weights,
        compared,
      };
    },
  };
}

/** The pairs whose rows are of two lists; all where there is but one. */
function acrossLists(pairs: Float64Array, across: readonly string[] | undefined): Float64Array {
  return across === undefined ? pairs : pairs.filter((pair) => across[firstOf(pair)] !== across[secondOf(pair)]);
}

/**
 * Parts of about as many pairs each: early rows have more rows behind them, and so are first in more pairs. The hash of a
 * row stays whatever becomes of the others, so that between two executions no pair comes from one part to another.
 */
function partOf(hash: number, parts: number): number {
  return Math.min(parts - 1, Math.floor(parts * (1 - (1 - hash / HASHES) ** 2)));
}

const UNKNOWN = '.';

function keptPatterns({ levels, counts }: Patterns): NonNullable<SearchState['patterns']> {
  const texts = Array.from(levels, (level) => (level === MISSING ? UNKNOWN : String(level)));
  return { levels: texts.join(''), counts: [...counts] };
}

function patternsFrom({ levels, counts }: NonNullable<SearchState['patterns']>): Pick<Patterns, 'levels'> & {
  readonly counts: readonly number[];
} {
  return { levels: Uint8Array.from(levels, (text) => (text === UNKNOWN ? MISSING : Number(text))), counts };
}

function keptWeights({ shares, levels }: Weights): NonNullable<SearchState['weights']> {
  return { shares: [...shares], levels: levels.map((own) => own.map((level) => [...level])) };
}

function weightsFrom({ shares, levels }: NonNullable<SearchState['weights']>): Weights {
  return {
    shares: Float64Array.from(shares),
    levels: levels.map((own) => own.map((level) => Float64Array.from(level))),
  };
}

const NOTHING_FOUND: SearchState = { parts: 1, steps: 1, patterns: null, weights: null, pairs: [], compared: 0 };

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
