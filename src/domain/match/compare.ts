/**
 * How far two values of one feature agree, by levels: each role has its own few, from equal to different. Knows no
 * weights.
 */
import type { Feature, ReadForm } from './features';
import type { MatchLevel, MatchRole } from './match';
import { editDistance, jaroWinkler, mostJaroWinkler, signatureDistance } from './text-distance';

/** Nothing is known on one side. */
export const MISSING = 255;

export interface Scale {
  readonly levels: readonly MatchLevel[];
  /**
   * How often rows of one customer agree so far, before anything is learned. Adds up to 1. Assumed, for nobody has counted
   * it; docs/matching.md shows what it changes to halve or double it.
   */
  readonly match: readonly number[];
  readonly compare: (a: ReadForm, b: ReadForm, feature: Feature) => number;
}

const NAMES: Scale = {
  levels: ['same', 'same-name', 'swapped', 'close', 'partly', 'partly', 'different'],
  match: [0.78, 0.05, 0.01, 0.08, 0.03, 0.02, 0.03],
  compare: compareNames,
};
const FIRM: Scale = {
  levels: ['same', 'same-normalised', 'close', 'partly', 'partly', 'partly', 'different'],
  match: [0.7, 0.1, 0.1, 0.03, 0.02, 0.02, 0.03],
  compare: compareFirms,
};
const ADDRESS: Scale = {
  levels: ['same', 'same-normalised', 'close', 'partly', 'partly', 'different'],
  match: [0.65, 0.1, 0.1, 0.06, 0.03, 0.06],
  compare: compareAddresses,
};
const TEXT: Scale = {
  levels: ['same', 'same-normalised', 'close', 'partly', 'partly', 'different'],
  match: [0.6, 0.05, 0.1, 0.08, 0.05, 0.12],
  compare: compareWorded(0.85, 0.5, 0.2),
};
const EMAIL: Scale = {
  levels: ['same', 'close', 'close', 'partly', 'partly', 'different'],
  match: [0.75, 0.06, 0.04, 0.05, 0.04, 0.06],
  compare: compareEmails,
};
const PHONE: Scale = {
  levels: ['same', 'swapped', 'close', 'partly', 'different'],
  match: [0.78, 0.04, 0.06, 0.04, 0.08],
  compare: comparePhones,
};
const PLACE: Scale = {
  levels: ['same', 'close', 'partly', 'different'],
  match: [0.84, 0.06, 0.03, 0.07],
  compare: comparePlaces,
};
const CODE: Scale = {
  levels: ['same', 'close', 'partly', 'different'],
  match: [0.84, 0.07, 0.03, 0.06],
  compare: compareCodes,
};
const DATE: Scale = {
  levels: ['same', 'close', 'close', 'partly', 'partly', 'different'],
  match: [0.8, 0.07, 0.03, 0.02, 0.02, 0.06],
  compare: compareDates,
};
const NUMBER: Scale = {
  levels: ['same', 'close', 'different'],
  match: [0.8, 0.08, 0.12],
  compare: compareNumbers,
};
const CATEGORY: Scale = { levels: ['same', 'different'], match: [0.8, 0.2], compare: () => 1 };

export const SCALES: Readonly<Record<MatchRole, Scale>> = {
  given: NAMES,
  family: NAMES,
  person: FIRM,
  company: FIRM,
  email: EMAIL,
  phone: PHONE,
  address: ADDRESS,
  city: PLACE,
  state: PLACE,
  country: CATEGORY,
  postcode: CODE,
  identifier: CODE,
  date: DATE,
  number: NUMBER,
  category: CATEGORY,
  text: TEXT,
};

/** Levels of a name. */
export const NAME = { same: 0, otherForm: 1, swapped: 2, close: 3, different: 6 } as const;
const SWAPPED_PHONE = 1;
/** The last level of a firm's name or address that is no mere part. */
export const CLOSE_FIRM = 2;
/** The level of a firm's name that is the other's and more; further ones have words of their own on both sides. */
export const FIRM_SAYS_MORE = 3;
/** The same of a town. */
export const CLOSE_PLACE = 1;

/** The level of each feature for two rows into `levels` from `at`; `MISSING` where one side is blank. */
export type ComparePair = (a: number, b: number, levels: Uint8Array, at: number) => void;

/** Pairs of values whose level is remembered, for each feature; a power of two. */
const REMEMBERED = 2 ** 15;
/** Features of more values hardly ever meet a pair of them again. Two numbers of values and a level fit in 27 bits. */
const MOST_VALUES = 2 ** 12;

/**
 * Where a value stands in another column of its kind on the other side, both columns say `swapped`, or the first that is
 * free. What was compared lately is remembered: the same cities and names meet again and again.
 */
export function createComparison(features: readonly Feature[]): ComparePair {
  const width = features.length;
  // Row by row, so that all of a row's values lie together.
  const table = new Int32Array((features[0]?.ids.length ?? 0) * width);
  for (const [f, { ids }] of features.entries())
    for (let row = 0; row < ids.length; row++) table[row * width + f] = ids[row]!;
  const compares = features.map(({ role }) => SCALES[role].compare);
  const worsts = features.map(({ role }) => SCALES[role].levels.length - 1);
  const crossed = [...features.keys()].filter(
    (f) => features[f]!.others.length > 0 && (features[f]!.role === 'given' || features[f]!.role === 'phone'),
  );
  const remembered = features.map(({ forms }) =>
    new Int32Array(forms.length > MOST_VALUES ? 0 : Math.min(REMEMBERED, nextPower(forms.length ** 2))).fill(-1),
  );
  return (a, b, levels, at) => {
    for (let f = 0; f < width; f++) {
      let one = table[a * width + f]!;
      let two = table[b * width + f]!;
      if (one < 0 || two < 0) levels[at + f] = MISSING;
      else if (one === two) levels[at + f] = 0;
      else {
        if (one > two) [one, two] = [two, one];
        const { forms } = features[f]!;
        const own = remembered[f]!;
        if (own.length === 0) levels[at + f] = compares[f]!(forms[one]!, forms[two]!, features[f]!);
        else {
          const slot = (Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b)) & (own.length - 1);
          const pair = one * MOST_VALUES + two;
          if (own[slot]! >> 3 !== pair) own[slot] = (pair << 3) | compares[f]!(forms[one]!, forms[two]!, features[f]!);
          levels[at + f] = own[slot]! & 7;
        }
      }
    }
    for (const f of crossed) {
      if (features[f]!.role === 'given') compareCrossed(features, f, a, b, levels, at);
      else if (levels[at + f] === MISSING || levels[at + f] === worsts[f]) {
        const feature = features[f]!;
        for (const g of feature.others) {
          if (levels[at + g] === SWAPPED_PHONE) continue;
          const other = features[g]!;
          if (
            isSame(feature, feature.ids[a]!, other, other.ids[b]!) ||
            isSame(feature, feature.ids[b]!, other, other.ids[a]!)
          ) {
            levels[at + f] = SWAPPED_PHONE;
            break;
          }
        }
      }
    }
  };
}

function nextPower(size: number): number {
  let power = 16;
  while (power < size) power *= 2;
  return power;
}

/** Given and family name in each other's place. */
function compareCrossed(features: readonly Feature[], f: number, a: number, b: number, levels: Uint8Array, at: number) {
  const given = features[f]!;
  const g = given.others[0]!;
  if (levels[at + f]! < NAME.swapped || levels[at + g]! < NAME.swapped) return;
  const family = features[g]!;
  const one = crossName(given, given.ids[a]!, family, family.ids[b]!);
  if (one > NAME.close) return;
  const two = crossName(given, given.ids[b]!, family, family.ids[a]!);
  if (two > NAME.close || (one > NAME.otherForm && two > NAME.otherForm)) return;
  if (levels[at + f] !== MISSING) levels[at + f] = NAME.swapped;
  if (levels[at + g] !== MISSING) levels[at + g] = NAME.swapped;
}

/** The level between a given name and a family name of another row; as good as equal where one of them is not known. */
function crossName(given: Feature, a: number, family: Feature, b: number): number {
  return a < 0 || b < 0 ? NAME.close : compareNames(given.forms[a]!, family.forms[b]!);
}

function isSame(one: Feature, a: number, two: Feature, b: number): boolean {
  if (a < 0 || b < 0) return false;
  const [x, y] = [one.forms[a]!, two.forms[b]!];
  return x.key === y.key || sharesOne(x.several, y.several);
}

function sharesOne(a: readonly string[], b: readonly string[]): boolean {
  for (const one of a) for (const two of b) if (one === two) return true;
  return false;
}

function compareNames(a: ReadForm, b: ReadForm): number {
  if (a.key === b.key) return 0;
  if ((a.second !== '' && a.second === b.second) || sharesOne(a.several, b.several)) return 1;
  // Two names in characters that sound different differ, however alike their pinyin is spelt.
  if (isHan(a) && isHan(b)) return sharesCharacter(a.key, b.key) ? 5 : 6;
  const [x, y] = [a.second, b.second];
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  if (short.length === 1) return long[0] === short ? 4 : 6;
  const limit = long.length >= 7 ? 2 : long.length >= 3 ? 1 : 0;
  if (limit > 0 && signatureDistance(a.secondMask, b.secondMask) <= 2 * limit && editDistance(x, y, limit) <= limit)
    return 3;
  if (long.startsWith(short) && short.length >= 3) return 4;
  const similar = mostJaroWinkler(x, y, a.secondMask, b.secondMask) < 0.8 ? 0 : jaroWinkler(x, y);
  if (similar >= 0.8) return similar >= 0.93 ? 3 : 5;
  // Two slips, one of them in the first letter, which Jaro and Winkler hold against it most: Jesus and Gisus.
  return long.length >= 5 && signatureDistance(a.secondMask, b.secondMask) <= 4 && editDistance(x, y, 2) <= 2 ? 5 : 6;
}

export function isHan({ key }: ReadForm): boolean {
  return key.charCodeAt(0) >= 0x3007;
}

function sharesCharacter(a: string, b: string): boolean {
  for (const character of a) if (b.includes(character)) return true;
  return false;
}

/** Scratch space of `sharedWords`. */
const leftA: number[] = [];
const leftB: number[] = [];
/** Behind every word. */
const LAST = 2 ** 30;

/** Words that two forms share, weighed by how rare they are: 0 for none, 1 for all of both. Words one slip apart count in part. */
export function sharedWords(a: ReadForm, b: ReadForm, feature: Feature): { cosine: number; least: number } {
  const { wordWeights, wordTexts, wordMasks } = feature;
  const [x, y] = [a.wordIds, b.wordIds];
  let shared = 0;
  let ofA = 0;
  let ofB = 0;
  let i = 0;
  let j = 0;
  let [countA, countB] = [0, 0];
  while (i < x.length || j < y.length) {
    const one = i < x.length ? x[i]! : LAST;
    const two = j < y.length ? y[j]! : LAST;
    if (one === two) {
      const weight = wordWeights[one]! ** 2;
      shared += weight;
      ofA += weight;
      ofB += weight;
      i++;
      j++;
    } else if (one < two) {
      ofA += wordWeights[one]! ** 2;
      leftA[countA++] = one;
      i++;
    } else {
      ofB += wordWeights[two]! ** 2;
      leftB[countB++] = two;
      j++;
    }
  }
  if (countA <= 12 && countB <= 12) {
    for (let l = 0; l < countA; l++) {
      const one = leftA[l]!;
      const text = wordTexts[one]!;
      if (text.length < 4) continue;
      for (let k = 0; k < countB; k++) {
        const two = leftB[k]!;
        if (two < 0 || signatureDistance(wordMasks[one]!, wordMasks[two]!) > 4) continue;
        const other = wordTexts[two]!;
        const limit = Math.max(text.length, other.length) >= 8 ? 2 : 1;
        if (other.length < 4 || editDistance(text, other, limit) > limit) continue;
        shared += 0.8 * wordWeights[one]! * wordWeights[two]!;
        leftB[k] = -1;
        break;
      }
    }
  }
  return { cosine: shared / Math.sqrt(ofA * ofB || 1), least: shared / (Math.min(ofA, ofB) || 1) };
}

function compareWorded(high: number, middle: number, low: number) {
  return (a: ReadForm, b: ReadForm, feature: Feature): number => {
    if (a.key === b.key) return 0;
    if (a.second !== '' && a.second === b.second) return 1;
    const limit = Math.max(a.key.length, b.key.length) >= 12 ? 3 : Math.max(a.key.length, b.key.length) >= 5 ? 1 : 0;
    if (limit > 0 && signatureDistance(a.mask, b.mask) <= 2 * limit && editDistance(a.key, b.key, limit) <= limit)
      return 2;
    const { cosine, least } = sharedWords(a, b, feature);
    if (cosine >= high) return 2;
    return cosine >= middle || least >= 0.9 ? 3 : cosine >= low || least >= 0.6 ? 4 : 5;
  };
}

const compareFirmWords = compareWorded(0.88, 0.6, 0.3);

/** Art's Deli is the firm of Art's, or may be; Ritz Café and Ritz Dining Room are rather two. */
function compareFirms(a: ReadForm, b: ReadForm, feature: Feature): number {
  const level = compareFirmWords(a, b, feature);
  if (level < FIRM_SAYS_MORE) return level;
  if (level > FIRM_SAYS_MORE) return level + 1;
  return holdsAll(a.wordIds, b.wordIds) || holdsAll(b.wordIds, a.wordIds) ? level : level + 1;
}

function holdsAll(many: readonly number[], few: readonly number[]): boolean {
  return few.every((one) => many.includes(one));
}

function compareAddresses(a: ReadForm, b: ReadForm, feature: Feature): number {
  if (a.key === b.key) return 0;
  const sameNumber = a.numbers.length === 0 || b.numbers.length === 0 || a.numbers[0] === b.numbers[0];
  if (a.second !== '' && a.second === b.second && sameNumber) return 1;
  const limit = Math.max(a.key.length, b.key.length) >= 12 ? 3 : 2;
  const near = signatureDistance(a.mask, b.mask) <= 2 * limit && editDistance(a.key, b.key, limit) <= limit;
  if (near && sameNumber) return 1;
  const { cosine, least } = sharedWords(a, b, feature);
  if (sameNumber && a.numbers.length > 0 && b.numbers.length > 0 && (cosine >= 0.6 || least >= 0.8)) return 2;
  if (near || cosine >= 0.7 || least >= 0.9) return 3;
  return cosine >= 0.35 ? 4 : 5;
}

function compareEmails(a: ReadForm, b: ReadForm): number {
  if (a.key === b.key || sharesOne(a.several, b.several)) return 0;
  const long = Math.max(a.key.length, b.key.length);
  const limit = long >= 20 ? 4 : long >= 14 ? 3 : 2;
  if (signatureDistance(a.mask, b.mask) <= 2 * limit) {
    const distance = editDistance(a.key, b.key, limit);
    if (distance <= 1) return 1;
    // A short box is another one after few slips.
    if (distance <= limit && distance * 2 <= Math.max(a.second.length, b.second.length) && !differByNumber(a, b))
      return 2;
  }
  const [x, y] = [a.second, b.second];
  if (x !== '' && x === y) return 3;
  if (a.host !== '' && a.host === b.host) return 4;
  return 5;
}

/** A number tells the boxes of namesakes apart: jsmith519 and jsmith683. */
function differByNumber(a: ReadForm, b: ReadForm): boolean {
  return a.second !== b.second && a.second.replace(/\d+/g, '') === b.second.replace(/\d+/g, '');
}

function comparePhones(a: ReadForm, b: ReadForm): number {
  if (a.key === b.key || sharesOne(a.several, b.several)) return 0;
  const [x, y] = [a.second, b.second];
  if (x.length >= 6 && (x.endsWith(y) || y.endsWith(x)) && Math.min(x.length, y.length) >= 6) return 0;
  if (signatureDistance(a.secondMask, b.secondMask) > 4) return 4;
  const distance = editDistance(x, y, 2);
  return distance <= 1 ? 2 : distance <= 2 ? 3 : 4;
}

function comparePlaces(a: ReadForm, b: ReadForm): number {
  if (a.key === b.key || (a.second !== '' && a.second === b.second)) return 0;
  const long = Math.max(a.key.length, b.key.length);
  const limit = long >= 8 ? 2 : long >= 4 ? 1 : 0;
  if (limit > 0 && signatureDistance(a.mask, b.mask) <= 2 * limit && editDistance(a.key, b.key, limit) <= limit)
    return 1;
  if (long >= 3 && (a.key.includes(b.key) || b.key.includes(a.key))) return 1;
  return long >= 4 && mostJaroWinkler(a.key, b.key, a.mask, b.mask) >= 0.85 && jaroWinkler(a.key, b.key) >= 0.85
    ? 2
    : 3;
}

function compareCodes(a: ReadForm, b: ReadForm): number {
  if (a.key === b.key) return 0;
  const long = Math.max(a.key.length, b.key.length);
  const limit = long >= 6 ? 2 : 1;
  if (signatureDistance(a.mask, b.mask) > 2 * limit) return 3;
  const distance = editDistance(a.key, b.key, limit);
  return distance <= 1 ? 1 : distance <= limit ? 2 : 3;
}

function compareDates(a: ReadForm, b: ReadForm): number {
  if (a.key === b.key) return 0;
  if (signatureDistance(a.mask, b.mask) <= 2 && editDistance(a.key, b.key, 1) <= 1) return 1;
  const [x, y] = [a.numbers, b.numbers];
  if (x.length < 3 || y.length < 3) {
    const distance = editDistance(a.key, b.key, 3);
    return distance <= 2 ? 2 : distance <= 3 ? 4 : 5;
  }
  if (x[0] === y[0] && x[1] === y[2] && x[2] === y[1]) return 1;
  const same = Number(x[0] === y[0]) + Number(x[1] === y[1]) + Number(x[2] === y[2]);
  const nearYear = Math.abs(x[0]! - y[0]!) <= 1 || Math.abs(x[0]! - y[0]!) === 10;
  const near = nearYear && Math.abs(x[1]! - y[1]!) <= 1 && Math.abs(x[2]! - y[2]!) <= 3;
  if (near && same === 2) return 2;
  if (near || same === 2) return 3;
  return x[0] === y[0] || editDistance(a.key, b.key, 2) <= 2 ? 4 : 5;
}

function compareNumbers(a: ReadForm, b: ReadForm): number {
  if (a.numbers.length > 0 && b.numbers.length > 0)
    return Math.abs(a.numbers[0]! - b.numbers[0]!) <= 1 || editDistance(a.key, b.key, 1) <= 1 ? 1 : 2;
  return editDistance(a.key, b.key, 1) <= 1 ? 1 : 2;
}
