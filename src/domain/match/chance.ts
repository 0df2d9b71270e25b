/** How often values agree between rows that have nothing to do with each other. */
import { allPairs, pairOf } from './candidates';
import { type ComparePairs, MISSING, SCALES } from './compare';
import type { Feature } from './features';
import type { MatchRole } from './match';

const SAMPLE_PAIRS = 100_000;
/** How often two rows of different customers agree on a role, before anything is counted. Assumed, as in compare.ts. */
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
/** Pairs that this is worth: in a short list agreement on what is one's own is a sign of duplicates, not of chance. */
const PAIRS_BEFORE = { own: 2_000, shared: 100 };
const SHARED: ReadonlySet<MatchRole> = new Set(['city', 'state', 'country', 'postcode', 'number', 'category', 'text']);

/**
 * By feature, how often its levels occur between any two rows. From a sample of pairs of rows, never from candidates,
 * which agree because they were chosen to.
 */
export function chanceLevels(features: readonly Feature[], count: number, compare: ComparePairs): Float64Array[] {
  const seen = features.map(({ role }) => new Float64Array(SCALES[role].levels.length));
  const levels = compare(samplePairs(count));
  for (let at = 0; at < levels.length; at += features.length) countLevels(levels, at, seen);
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
        const worth = SHARED.has(role) ? PAIRS_BEFORE.shared : PAIRS_BEFORE.own;
        const smooth = (share * weight + before * worth) / (weight + worth);
        // Duplicates make no more than so many pairs agree; what is beyond is chance, in the shortest list.
        return Math.max(smooth, share - filled / Math.max(1, pairs));
      });
    })
    .map(normalised);
}

/** Adds the levels of a pair. */
function countLevels(levels: Uint8Array, at: number, seen: readonly Float64Array[]): void {
  for (let f = 0; f < seen.length; f++) {
    const level = levels[at + f]!;
    if (level !== MISSING) seen[f]![level]!++;
  }
}

/** All pairs of rows of a short list, and a sample of those of a long one; ascending, so that what is compared stays at hand. */
function samplePairs(count: number): Float64Array {
  if ((count * (count - 1)) / 2 <= SAMPLE_PAIRS) return allPairs(count);
  let state = 20261;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  };
  const pairs = new Float64Array(SAMPLE_PAIRS);
  let size = 0;
  for (let i = 0; i < SAMPLE_PAIRS; i++) {
    const a = next();
    const b = next();
    if (a !== b) pairs[size++] = pairOf(a, b);
  }
  return pairs.subarray(0, size).sort();
}

/** Adding up to 1, with nothing quite impossible. */
export function normalised(shares: Float64Array): Float64Array {
  let total = 0;
  for (const share of shares) total += share;
  return shares.map((share) => Math.max(share / total, 1e-7));
}
