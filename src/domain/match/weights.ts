/**
 * How much each agreement tells, learned from the list itself without labels. In each class of pairs every feature has
 * its own share of levels, and the shares are found by expectation maximisation over the patterns of all candidates.
 *
 * Sources: I. P. Fellegi and A. B. Sunter, A theory for record linkage, JASA 64 (1969); W. E. Winkler, Using the EM
 * algorithm for weight computation in the Fellegi-Sunter model, ASA 1988; A. P. Dempster et al., JRSS B 39 (1977).
 */
import { normalised } from './chance';
import { CLASSES, CONTACT, isOfPeople, MADE_OF_NAME, MATCH, NAMESAKE, RANDOM, type Tie, tiesOf } from './classes';
import { CLOSE_FIRM, MISSING, SCALES } from './compare';
import type { Feature } from './features';
import type { MatchRole } from './match';
import type { Patterns } from './patterns';

export interface Weights {
  /** By class, its share of all pairs of the list. */
  readonly shares: Float64Array;
  /** By class and feature, by level, its probability. */
  readonly levels: readonly (readonly Float64Array[])[];
}

const ROUNDS = 60;
/** Pairs that the shares assumed before are worth. */
const PAIRS_BEFORE = { least: 12, share: 0.01 };
/** Matches that a list is taken to hold before, for each row; of namesakes a fifth. */
const MATCHES_BEFORE = 0.05;
/** Pairs that a class is never without. */
const LEAST_PAIRS = 0.5;

/** Levels of pairs that the user has said to be one customer, and to be two; as many to a pair as there are features. */
export interface KnownLevels {
  readonly same: Uint8Array;
  readonly different: Uint8Array;
}
/** Pairs that the user's word on one is worth. */
const ANSWER = 3;

/** What a round counts: by class, its pairs, and by feature, level and class those that show it. */
interface Counts {
  readonly pairs: Float64Array;
  readonly levels: Float64Array;
}
/** What all rounds look at: the places of levels, of patterns and of what is known. */
interface Shown {
  readonly patterns: Uint16Array;
  readonly counts: Float64Array;
  readonly same: Uint16Array;
  readonly different: Uint16Array;
}
/** Places for levels of one feature. */
const STRIDE = 8;

/** `rows` is how many rows the list has. Rounds times patterns times features. */
export function learnWeights(
  features: readonly Feature[],
  patterns: Patterns,
  counted: readonly Float64Array[],
  rows: number,
  known: KnownLevels,
): Weights {
  const width = features.length;
  const allPairs = (rows * (rows - 1)) / 2;
  const ties = tiesOf(features);
  const isFirms = !isOfPeople(features);
  const matchBefore = features.map(({ role }) => Float64Array.from(SCALES[role].match));
  const before = (tie: Tie, f: number): Float64Array =>
    matchBefore[f]!.map((share, level) => tie * share + (1 - tie) * counted[f]![level]!);

  const expected = Math.max(1, rows * MATCHES_BEFORE) / allPairs;
  let weights: Weights = {
    shares: Float64Array.of(expected, expected, 0.2 * expected, 1),
    levels: [
      matchBefore,
      features.map((_, f) => before(ties.contact[f]!, f)),
      features.map((_, f) => before(ties.namesake[f]!, f)),
      counted,
    ],
  };
  const shown: Shown = {
    patterns: placesOf(patterns.levels, width),
    counts: patterns.counts,
    same: placesOf(known.same, width),
    different: placesOf(known.different, width),
  };
  for (let round = 0; round < ROUNDS; round++) {
    const counts = countLevels(weights, shown, width);
    const chance = counted.map((shares, f) => withoutRelated(shares, weights, f));
    const strength = Math.max(PAIRS_BEFORE.least, PAIRS_BEFORE.share * counts.pairs[MATCH]!);
    const learned = (k: number, f: number, prior: Float64Array, worth: number): Float64Array => {
      let total = worth;
      const own = prior.map((share, level) => {
        const n = counts.levels[placeOf(f, level) + k]!;
        total += n;
        return share * worth + n;
      });
      return own.map((n) => Math.max(n / total, 1e-6));
    };
    const match = features.map(({ role }, f) => {
      const own = learned(MATCH, f, matchBefore[f]!, strength);
      return TELLS_WHO.has(role) ? limited(own) : own;
    });
    const tied = (k: number, tie: Tie, f: number): Float64Array =>
      tie === 1 ? match[f]! : tie === 0 ? chance[f]! : learned(k, f, before(tie, f), 2 * strength);
    const next: Weights = {
      shares: Float64Array.from(counts.pairs, (pairs, k) => (k === RANDOM ? 1 : (pairs + LEAST_PAIRS) / allPairs)),
      levels: [
        match,
        features.map(({ role }, f) => {
          const tie = ties.contact[f]!;
          return role === 'company' && tie === 0 ? akin(chance[f]!, match[f]!) : tied(CONTACT, tie, f);
        }),
        features.map(({ role }, f) => {
          const tie = ties.namesake[f]!;
          if (isFirms && role === 'address') return nearby(learned(NAMESAKE, f, chance[f]!, 2 * strength), chance[f]!);
          const own = tied(NAMESAKE, tie, f);
          return tie === MADE_OF_NAME ? butEqual(own, chance[f]![0]!) : own;
        }),
        chance,
      ],
    };
    const change = Math.abs(Math.log(next.shares[MATCH]! / weights.shares[MATCH]!));
    weights = next;
    if (change < 1e-5 && round > 10) break;
  }
  return weights;
}

/** This part of what agrees is taken for chance at least: how many duplicates there are is an estimate. */
const LEAST_BY_CHANCE = 0.3;

/** How often two rows agree that are nothing to each other: as counted on all pairs, less those that are something. */
function withoutRelated(counted: Float64Array, { shares, levels }: Weights, f: number): Float64Array {
  const own = counted.map((share, level) => {
    let related = 0;
    for (let k = MATCH; k < RANDOM; k++) related += shares[k]! * levels[k]![f]![level]!;
    return Math.max(share - related, LEAST_BY_CHANCE * share);
  });
  return normalised(own);
}

/** Where a level's four classes lie together; what is missing has a place of its own, behind all others. */
const placeOf = (f: number, level: number): number => (f * STRIDE + level) * CLASSES.length;

function placesOf(levels: Uint8Array, width: number): Uint16Array {
  return new Uint16Array(levels).map((level, i) => (level === MISSING ? placeOf(width, 0) : placeOf(i % width, level)));
}

/** Every pair's part in each class, as the weights have it; what the user has said is certain. */
function countLevels(weights: Weights, shown: Shown, width: number): Counts {
  const logs = new Float64Array(placeOf(width, 1));
  for (const [k, own] of weights.levels.entries())
    for (const [f, ofFeature] of own.entries())
      for (const [level, share] of ofFeature.entries()) logs[placeOf(f, level) + k] = Math.log(share);
  const logShares = weights.shares.map(Math.log);
  const pairs = new Float64Array(CLASSES.length);
  const sums = new Float64Array(logs.length);
  const likelihood = new Float64Array(CLASSES.length);
  const count = (places: Uint16Array, at: number, weight: number, from: number, to: number): void => {
    let match = logShares[MATCH]!;
    let contact = logShares[CONTACT]!;
    let namesake = logShares[NAMESAKE]!;
    let random = logShares[RANDOM]!;
    for (let i = at; i < at + width; i++) {
      const place = places[i]!;
      match += logs[place]!;
      contact += logs[place + CONTACT]!;
      namesake += logs[place + NAMESAKE]!;
      random += logs[place + RANDOM]!;
    }
    likelihood[MATCH] = match;
    likelihood[CONTACT] = contact;
    likelihood[NAMESAKE] = namesake;
    likelihood[RANDOM] = random;
    let top = Number.NEGATIVE_INFINITY;
    for (let k = from; k < to; k++) top = Math.max(top, likelihood[k]!);
    let total = 0;
    for (let k = from; k < to; k++) {
      likelihood[k] = Math.exp(likelihood[k]! - top);
      total += likelihood[k]!;
    }
    for (let k = from; k < Math.min(to, RANDOM); k++) {
      const part = (weight * likelihood[k]!) / total;
      if (part < 1e-9) continue;
      pairs[k]! += part;
      for (let i = at; i < at + width; i++) sums[places[i]! + k]! += part;
    }
  };
  for (let p = 0; p < shown.counts.length; p++)
    count(shown.patterns, p * width, shown.counts[p]!, MATCH, CLASSES.length);
  for (let at = 0; at < shown.same.length; at += width) count(shown.same, at, ANSWER, MATCH, MATCH + 1);
  for (let at = 0; at < shown.different.length; at += width)
    count(shown.different, at, ANSWER, CONTACT, CLASSES.length);
  return { pairs, levels: sums };
}

/** Rows of one customer seldom differ altogether in what tells who they are; more would turn the class into another. */
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

/** Branches are in one street more often than by chance, but not in one house. */
function nearby(shares: Float64Array, chance: Float64Array): Float64Array {
  let house = 0;
  let elsewhere = 0;
  for (const [level, share] of shares.entries()) {
    if (level <= CLOSE_FIRM) house += chance[level]!;
    else elsewhere += share;
  }
  return shares.map((share, level) => (level <= CLOSE_FIRM ? chance[level]! : (share * (1 - house)) / elsewhere));
}

function limited(shares: Float64Array): Float64Array {
  const last = shares.length - 1;
  if (shares[last]! <= MOST_DIFFERENT) return shares;
  return shares.map((share, level) =>
    level === last ? MOST_DIFFERENT : share * ((1 - MOST_DIFFERENT) / (1 - shares[last]!)),
  );
}
