/**
 * How much each agreement tells, learned from the list itself without labels. Two rows are one customer (match), two
 * people with one contact (colleagues, households), two of one name (namesakes), or have nothing to do with each other
 * (random); in each class every feature has its own share of levels, and the shares are found by expectation
 * maximisation over the patterns of all candidates.
 *
 * Sources: I. P. Fellegi and A. B. Sunter, A theory for record linkage, JASA 64 (1969); W. E. Winkler, Using the EM
 * algorithm for weight computation in the Fellegi-Sunter model, ASA 1988; A. P. Dempster et al., JRSS B 39 (1977).
 */
import { type ComparePair, MISSING, SCALES } from './compare';
import type { Feature } from './features';
import type { MatchRole } from './match';

export const CLASSES = ['match', 'contact', 'namesake', 'random'] as const;
export const [MATCH, CONTACT, NAMESAKE, RANDOM] = [0, 1, 2, 3] as const;

/**
 * How a feature agrees within a class: 1 as within a match, 0 as by chance; anything between is learned, and begins
 * that far from chance.
 */
type Tie = number;

export interface Patterns {
  /** Levels, `features` to a pattern. */
  readonly levels: Uint8Array;
  /** Pairs by pattern. */
  readonly counts: Float64Array;
}

export interface Weights {
  /** By class, its share of all pairs of the list. */
  readonly shares: Float64Array;
  /** By class and feature, by level, its probability. */
  readonly levels: readonly (readonly Float64Array[])[];
}

const SAMPLE_PAIRS = 200_000;
const ROUNDS = 60;

/** How often two rows of different customers agree on a role, before anything is counted. */
const BY_CHANCE: Readonly<Record<MatchRole, number>> = {
  given: 0.005,
  family: 0.003,
  person: 0.0005,
  company: 0.001,
  email: 0.0002,
  phone: 0.0002,
  address: 0.0005,
  city: 0.05,
  state: 0.1,
  country: 0.5,
  postcode: 0.01,
  identifier: 0.0005,
  date: 0.001,
  number: 0.05,
  category: 0.3,
  text: 0.01,
};
/** Pairs that this is worth. */
const BY_CHANCE_PAIRS = 300;

/**
 * By feature, how often its levels occur between any two rows. From a sample of pairs of rows, never from candidates,
 * which agree because they were chosen to. `order` is a sequence of the rows that does not depend on how they stand.
 */
export function chanceLevels(features: readonly Feature[], order: Int32Array, compare: ComparePair): Float64Array[] {
  const count = order.length;
  const seen = features.map(({ role }) => new Float64Array(SCALES[role].levels.length));
  const levels = new Uint8Array(features.length);
  const note = (a: number, b: number): void => {
    compare(a, b, levels, 0);
    for (let f = 0; f < features.length; f++) if (levels[f] !== MISSING) seen[f]![levels[f]!]!++;
  };
  if ((count * (count - 1)) / 2 <= SAMPLE_PAIRS) {
    for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) note(order[i]!, order[j]!);
  } else {
    let state = 20261;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * count);
    };
    for (let i = 0; i < SAMPLE_PAIRS; i++) {
      const [a, b] = [next(), next()];
      if (a !== b) note(order[a]!, order[b]!);
    }
  }
  return features
    .map(({ role, counts, filled }, f) => {
      const own = seen[f]!;
      let total = 0;
      for (const n of own) total += n;
      const pairs = (filled * (filled - 1)) / 2;
      let equal = 0;
      for (const rows of counts) equal += (rows * (rows - 1)) / 2;
      // Counted exactly where the sample would hold too few.
      const exact = pairs === 0 ? 0 : equal / pairs;
      const other = 1 - own[0]! / (total || 1);
      const last = own.length - 1;
      const chance = BY_CHANCE[role];
      const trust = Math.min(pairs, 1e9);
      return own.map((n, level) => {
        const share = level === 0 ? exact : ((total === 0 ? 0 : n / total) * (1 - exact)) / (other || 1);
        const before = level === last ? 1 - chance * last : chance;
        const weight = level === 0 ? trust : Math.min(total, trust);
        return (share * weight + before * BY_CHANCE_PAIRS) / (weight + BY_CHANCE_PAIRS);
      });
    })
    .map(normalised);
}

function normalised(shares: Float64Array): Float64Array {
  let total = 0;
  for (const share of shares) total += share;
  return shares.map((share) => Math.max(share / total, 1e-7));
}

export function tiesOf(features: readonly Feature[]): { contact: Tie[]; namesake: Tie[] } {
  const hasPeople = features.some(({ role }) => role === 'given' || role === 'family' || role === 'person');
  return hasPeople
    ? {
        contact: features.map(({ role }) => COLLEAGUE[role] ?? 0.5),
        namesake: features.map(({ role }) => NAMESAKE_TIES[role] ?? 0),
      }
    : {
        contact: features.map(({ role }) => NEIGHBOUR[role] ?? 0.5),
        namesake: features.map(({ role }) => BRANCH[role] ?? 0.5),
      };
}

/** Somebody of the same firm or household. */
const COLLEAGUE: Partial<Record<MatchRole, Tie>> = {
  given: 0,
  person: 0,
  date: 0,
  company: 1,
  address: 1,
  city: 1,
  state: 1,
  postcode: 1,
  country: 1,
};
/** Addresses and accounts are often made of a name, so that namesakes have like ones. */
const MADE_OF_NAME: Tie = 0.3;
/** Somebody of the same name, from which the box of an e-mail address is often made. */
const NAMESAKE_TIES: Partial<Record<MatchRole, Tie>> = {
  given: 1,
  family: 1,
  person: 1,
  email: MADE_OF_NAME,
  identifier: MADE_OF_NAME,
};
/** Another firm at the same place. */
const NEIGHBOUR: Partial<Record<MatchRole, Tie>> = {
  company: 0,
  address: 1,
  city: 1,
  state: 1,
  postcode: 1,
  country: 1,
};
/** Another branch of the same firm. */
const BRANCH: Partial<Record<MatchRole, Tie>> = { address: 0 };

/** How much more of a level is needed before it is believed: pairs that the shares assumed before are worth. */
const MATCHES_BEFORE = { least: 12, share: 0.01 };
const MOST_DIFFERENT = 0.35;
/** Roles of which that is known; any other column may have nothing to do with who somebody is. */
const TELLS_WHO: ReadonlySet<MatchRole> = new Set([
  'given',
  'family',
  'person',
  'company',
  'email',
  'phone',
  'address',
  'city',
  'state',
  'postcode',
  'date',
]);

export interface Known {
  /** By pattern, pairs that the user has said to be one customer, and to be two. */
  readonly same: Float64Array;
  readonly different: Float64Array;
}

/** Shares of classes and levels; `rows` is how many rows the list has. Rounds times patterns times features. */
export function learnWeights(
  features: readonly Feature[],
  patterns: Patterns,
  chance: readonly Float64Array[],
  rows: number,
): Weights {
  const width = features.length;
  const count = patterns.counts.length;
  const allPairs = (rows * (rows - 1)) / 2;
  const ties = tiesOf(features);
  const before = features.map(({ role }) => Float64Array.from(SCALES[role].match));
  const start = (tie: Tie, f: number): Float64Array =>
    before[f]!.map((share, level) => tie * share + (1 - tie) * chance[f]![level]!);
  let levels: Float64Array[][] = [
    before,
    features.map((_, f) => start(ties.contact[f]!, f)),
    features.map((_, f) => start(ties.namesake[f]!, f)),
    [...chance],
  ];
  const expected = Math.max(1, rows * 0.05);
  let shares = Float64Array.from([expected / allPairs, expected / allPairs, (0.2 * expected) / allPairs, 1]);
  const logs = (): Float64Array[] =>
    levels.map((own) => {
      const flat = new Float64Array(width * 8);
      for (let f = 0; f < width; f++)
        for (let level = 0; level < own[f]!.length; level++) flat[f * 8 + level] = Math.log(own[f]![level]!);
      return flat;
    });
  for (let round = 0; round < ROUNDS; round++) {
    const tables = logs();
    const sums = CLASSES.map(() => new Float64Array(width * 8));
    const totals = new Float64Array(4);
    const likelihood = new Float64Array(4);
    for (let p = 0; p < count; p++) {
      for (let k = 0; k < 4; k++) {
        let sum = Math.log(shares[k]!);
        const table = tables[k]!;
        for (let f = 0; f < width; f++) {
          const level = patterns.levels[p * width + f]!;
          if (level !== MISSING) sum += table[f * 8 + level]!;
        }
        likelihood[k] = sum;
      }
      const top = Math.max(likelihood[0]!, likelihood[1]!, likelihood[2]!, likelihood[3]!);
      let total = 0;
      for (let k = 0; k < 4; k++) total += likelihood[k] = Math.exp(likelihood[k]! - top);
      for (let k = 0; k < 3; k++) {
        const part = (patterns.counts[p]! * likelihood[k]!) / total;
        if (part < 1e-9) continue;
        totals[k]! += part;
        for (let f = 0; f < width; f++) {
          const level = patterns.levels[p * width + f]!;
          if (level !== MISSING) sums[k]![f * 8 + level]! += part;
        }
      }
    }
    const strength = Math.max(MATCHES_BEFORE.least, MATCHES_BEFORE.share * totals[MATCH]!);
    const learned = (k: number, f: number, prior: Float64Array, worth: number): Float64Array => {
      let total = worth;
      const own = prior.map((share, level) => {
        const n = sums[k]![f * 8 + level]!;
        total += n;
        return share * worth + n;
      });
      return own.map((n) => Math.max(n / total, 1e-6));
    };
    const match = features.map((_, f) =>
      TELLS_WHO.has(features[f]!.role)
        ? limited(learned(MATCH, f, before[f]!, strength))
        : learned(MATCH, f, before[f]!, strength),
    );
    const tied = (k: number, tie: Tie, f: number): Float64Array =>
      tie === 1 ? match[f]! : tie === 0 ? chance[f]! : learned(k, f, start(tie, f), 2 * strength);
    levels = [
      match,
      features.map(({ role }, f) =>
        role === 'company' && ties.contact[f] === 0 ? akin(chance[f]!, match[f]!) : tied(CONTACT, ties.contact[f]!, f),
      ),
      features.map((_, f) =>
        ties.namesake[f] === MADE_OF_NAME
          ? butEqual(tied(NAMESAKE, ties.namesake[f]!, f), chance[f]![0]!)
          : tied(NAMESAKE, ties.namesake[f]!, f),
      ),
      [...chance],
    ];
    const least = 0.5;
    const next = Float64Array.from([
      (totals[0]! + least) / allPairs,
      (totals[1]! + least) / allPairs,
      (totals[2]! + least) / allPairs,
      1,
    ]);
    const change = Math.abs(Math.log(next[0]! / shares[0]!));
    shares = next;
    if (change < 1e-5 && round > 10) break;
  }
  return { shares, levels };
}

/** Firms at one place often have a part of their names in common. */
function akin(chance: Float64Array, match: Float64Array): Float64Array {
  return chance.map((share, level) =>
    level >= 2 && level < chance.length - 1 ? Math.max(share, 0.1 * match[level]!) : share,
  );
}

/** The shares with equality as rare as by chance: two people of one name may make like addresses of it, but not one. */
function butEqual(shares: Float64Array, chance: number): Float64Array {
  return shares.map((share, level) => (level === 0 ? chance : (share * (1 - chance)) / (1 - shares[0]!)));
}

/** Rows of one customer seldom differ altogether; more would turn the class into another. */
function limited(shares: Float64Array): Float64Array {
  const last = shares.length - 1;
  if (shares[last]! <= MOST_DIFFERENT) return shares;
  return shares.map((share, level) =>
    level === last ? MOST_DIFFERENT : share * ((1 - MOST_DIFFERENT) / (1 - shares[last]!)),
  );
}

/** Distinct patterns of levels among `levels` (as many to a pair as there are features), with how often each occurs. */
export function countPatterns(levels: Uint8Array, width: number): Patterns & { readonly patternOf: Int32Array } {
  const pairs = width === 0 ? 0 : levels.length / width;
  let slots = 1024;
  let table = new Int32Array(slots).fill(-1);
  const first: number[] = [];
  const hashes: number[] = [];
  const counts: number[] = [];
  const patternOf = new Int32Array(pairs);
  for (let pair = 0; pair < pairs; pair++) {
    let h = 0x811c9dc5;
    for (let f = 0; f < width; f++) h = Math.imul(h ^ levels[pair * width + f]!, 0x01000193);
    h ^= h >>> 15;
    let slot = h & (slots - 1);
    let pattern = table[slot]!;
    while (pattern >= 0) {
      if (hashes[pattern] === h) {
        let f = 0;
        while (f < width && levels[first[pattern]! * width + f] === levels[pair * width + f]) f++;
        if (f === width) break;
      }
      slot = (slot + 1) & (slots - 1);
      pattern = table[slot]!;
    }
    if (pattern < 0) {
      pattern = first.length;
      first.push(pair);
      hashes.push(h);
      counts.push(0);
      table[slot] = pattern;
      if (first.length * 2 > slots) {
        slots *= 2;
        table = new Int32Array(slots).fill(-1);
        for (let i = 0; i < hashes.length; i++) {
          let free = hashes[i]! & (slots - 1);
          while (table[free]! >= 0) free = (free + 1) & (slots - 1);
          table[free] = i;
        }
      }
    }
    counts[pattern]!++;
    patternOf[pair] = pattern;
  }
  const own = new Uint8Array(first.length * width);
  for (const [i, pair] of first.entries()) own.set(levels.subarray(pair * width, (pair + 1) * width), i * width);
  return { levels: own, counts: Float64Array.from(counts), patternOf };
}
