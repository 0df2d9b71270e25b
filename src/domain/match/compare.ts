/**
 * How far two values of one feature agree, by levels: each role has its own few, from equal to different. Knows no
 * weights.
 */
import { firstOf, secondOf } from './candidates';
import type { Feature, ReadForm } from './features';
import type { MatchLevel, MatchRole } from './match';
import { editDistance, jaroWinkler, leastEdits, mostJaroWinkler } from './text-distance';
import { wordsOf } from './words';

/** Nothing is known on one side. */
export const MISSING = 255;

/** The level of two forms of a feature, which are not one. */
type Compare = (feature: Feature, a: number, b: number) => number;

export interface Scale {
  readonly levels: readonly MatchLevel[];
  /**
   * How often rows of one customer agree so far, before anything is learned. Adds up to 1. Assumed, for nobody has counted
   * it; docs/matching.md shows what it changes to halve or double it.
   */
  readonly match: readonly number[];
  readonly compare: Compare;
}

const NAMES: Scale = {
  levels: ['same', 'same-name', 'swapped', 'close', 'partly', 'partly', 'different'],
  match: [0.78, 0.05, 0.01, 0.08, 0.03, 0.02, 0.03],
  compare: (feature, a, b) => compareNames(feature, a, feature, b),
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
const DIFFERENT_FIRM = 6;
/** The same of a town. */
export const CLOSE_PLACE = 1;

/**
 * The levels of all features for the two rows of every pair, as many to a pair as there are features; `MISSING` where one
 * side is blank.
 */
export type ComparePairs = (pairs: Float64Array) => Uint8Array;

/**
 * Pairs that are compared column by column: what a column holds is then at hand for all of them, which takes half the time
 * of pair by pair. Few at first, so that all columns have been met before the loop over them is compiled, which otherwise
 * is compiled anew for each.
 */
const BLOCK = { first: 2 ** 10, most: 2 ** 16 };
/** Pairs of values whose level is remembered, for each feature; a power of two. */
const REMEMBERED = 2 ** 15;
/** Features of more values hardly ever meet a pair of them again. Two numbers of values and a level fit in 27 bits. */
const MOST_VALUES = 2 ** 12;

/**
 * Where a value stands in another column of its kind on the other side, both columns say `swapped`, or the first that is
 * free. What was compared lately is remembered: the same cities and names meet again and again.
 */
export function createComparison(features: readonly Feature[]): ComparePairs {
  const width = features.length;
  const steps = features.map((feature, f) => compareColumn(feature, f, width));
  const family = features.findIndex(({ role }) => role === 'family');
  const phones = [...features.keys()].filter((f) => features[f]!.role === 'phone');
  for (const [f, { role }] of features.entries()) {
    if (role === 'given' && family >= 0) steps.push(crossNames(features, f, family));
    if (role === 'phone') for (const g of phones) if (g !== f) steps.push(crossPhones(features, f, g));
  }
  const ones = new Int32Array(BLOCK.most);
  const others = new Int32Array(BLOCK.most);
  return (pairs) => {
    const levels = new Uint8Array(pairs.length * width);
    let start = 0;
    let size = BLOCK.first;
    while (start < pairs.length) {
      const block = pairs.subarray(start, start + size);
      partPairs(block, ones, others);
      const own = levels.subarray(start * width, (start + block.length) * width);
      for (const step of steps) step(ones, others, own);
      start += size;
      size = Math.min(2 * size, BLOCK.most);
    }
    return levels;
  };
}

function partPairs(pairs: Float64Array, ones: Int32Array, others: Int32Array): void {
  for (let i = 0; i < pairs.length; i++) {
    ones[i] = firstOf(pairs[i]!);
    others[i] = secondOf(pairs[i]!);
  }
}

/** Writes or corrects levels of a block: those of one feature or two for the two rows of each of its pairs. */
type Step = (ones: Int32Array, others: Int32Array, levels: Uint8Array) => void;

function compareColumn(feature: Feature, f: number, width: number): Step {
  const { ids, forms, role } = feature;
  const { compare } = SCALES[role];
  const slots = forms.length > MOST_VALUES ? 0 : Math.min(REMEMBERED, nextPower(forms.length ** 2));
  const remembered = new Int32Array(slots).fill(-1);
  return (ones, others, levels) => {
    for (let at = f, i = 0; at < levels.length; at += width, i++) {
      const one = ids[ones[i]!]!;
      const two = ids[others[i]!]!;
      if (one < 0 || two < 0) levels[at] = MISSING;
      else if (one === two) levels[at] = 0;
      else {
        const a = Math.min(one, two);
        const b = Math.max(one, two);
        const slot = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) & (slots - 1);
        const pair = a * MOST_VALUES + b;
        const known = slots > 0 && remembered[slot]! >> 3 === pair;
        const level = known ? remembered[slot]! & 7 : compare(feature, a, b);
        if (slots > 0 && !known) remembered[slot] = (pair << 3) | level;
        levels[at] = level;
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
function crossNames(features: readonly Feature[], f: number, g: number): Step {
  const given = features[f]!;
  const family = features[g]!;
  return (ones, others, levels) => {
    for (let at = 0, i = 0; at < levels.length; at += features.length, i++) {
      if (levels[at + f]! < NAME.swapped || levels[at + g]! < NAME.swapped) continue;
      if (!areSwappedNames(given, family, ones[i]!, others[i]!)) continue;
      if (levels[at + f] !== MISSING) levels[at + f] = NAME.swapped;
      if (levels[at + g] !== MISSING) levels[at + g] = NAME.swapped;
    }
  };
}

/** One of the two is the same name or another form of it, and the other one is near at least. */
function areSwappedNames(given: Feature, family: Feature, a: number, b: number): boolean {
  return (
    (isOneName(given, given.ids[a]!, family, family.ids[b]!) ||
      isOneName(given, given.ids[b]!, family, family.ids[a]!)) &&
    crossName(given, given.ids[a]!, family, family.ids[b]!) <= NAME.close &&
    crossName(given, given.ids[b]!, family, family.ids[a]!) <= NAME.close
  );
}

function isOneName(one: Feature, a: number, two: Feature, b: number): boolean {
  return a >= 0 && b >= 0 && (haveOneKey(one, a, two, b) || haveOneSecond(one, a, two, b) || shareOne(one, a, two, b));
}

/** The level between a given name and a family name of another row; as good as equal where one of them is not known. */
function crossName(given: Feature, a: number, family: Feature, b: number): number {
  return a < 0 || b < 0 ? NAME.close : compareNames(given, a, family, b);
}

/** A phone in another column of phones. */
function crossPhones(features: readonly Feature[], f: number, g: number): Step {
  const phone = features[f]!;
  const other = features[g]!;
  const worst = PHONE.levels.length - 1;
  return (ones, others, levels) => {
    for (let at = 0, i = 0; at < levels.length; at += features.length, i++) {
      const level = levels[at + f]!;
      if (level !== MISSING && level !== worst) continue;
      const swapped = levels[at + g] !== SWAPPED_PHONE && areSwappedPhones(phone, other, ones[i]!, others[i]!);
      levels[at + f] = swapped ? SWAPPED_PHONE : level;
    }
  };
}

function areSwappedPhones(one: Feature, two: Feature, a: number, b: number): boolean {
  return isSame(one, one.ids[a]!, two, two.ids[b]!) || isSame(one, one.ids[b]!, two, two.ids[a]!);
}

function isSame(one: Feature, a: number, two: Feature, b: number): boolean {
  return a >= 0 && b >= 0 && (haveOneKey(one, a, two, b) || shareOne(one, a, two, b));
}

/** Whether one of several keys of two forms is the same. */
function shareOne(one: Feature, a: number, two: Feature, b: number): boolean {
  return (
    one.haveSeveral[a] === 1 && two.haveSeveral[b] === 1 && sharesOne(one.forms[a]!.several, two.forms[b]!.several)
  );
}

function sharesOne(a: readonly string[], b: readonly string[]): boolean {
  for (const one of a) if (b.includes(one)) return true;
  return false;
}

/** Whether two forms have one key, or one second key: none is where their signatures differ. */
function haveOneKey(one: Feature, a: number, two: Feature, b: number): boolean {
  return one.masks[a] === two.masks[b] && one.forms[a]!.key === two.forms[b]!.key;
}
function haveOneSecond(one: Feature, a: number, two: Feature, b: number): boolean {
  const mask = one.secondMasks[a]!;
  return mask !== 0 && mask === two.secondMasks[b] && one.forms[a]!.second === two.forms[b]!.second;
}

function compareNames(one: Feature, a: number, two: Feature, b: number): number {
  if (haveOneKey(one, a, two, b)) return 0;
  if (haveOneSecond(one, a, two, b) || shareOne(one, a, two, b)) return 1;
  const formA = one.forms[a]!;
  const formB = two.forms[b]!;
  // Two names in characters that sound different differ, however alike their pinyin is spelt.
  if (isHan(formA) && isHan(formB)) return sharesCharacter(formA.key, formB.key) ? 5 : 6;
  const x = formA.second;
  const y = formB.second;
  const short = x.length < y.length ? x : y;
  const long = x.length < y.length ? y : x;
  if (short.length === 1) return long[0] === short ? 4 : 6;
  const maskX = one.secondMasks[a]!;
  const maskY = two.secondMasks[b]!;
  const limit = long.length >= 7 ? 2 : long.length >= 3 ? 1 : 0;
  const edits = leastEdits(maskX, maskY);
  if (limit > 0 && edits <= limit && editDistance(x, y, limit) <= limit) return 3;
  if (long.startsWith(short) && short.length >= 3) return 4;
  const similar = mostJaroWinkler(x, y, maskX, maskY) < 0.8 ? 0 : jaroWinkler(x, y);
  if (similar >= 0.8) return similar >= 0.93 ? 3 : 5;
  // Two slips, one of them in the first letter, which Jaro and Winkler hold against it most: Jesus and Gisus.
  return long.length >= 5 && edits <= 2 && editDistance(x, y, 2) <= 2 ? 5 : 6;
}

export function isHan({ key }: ReadForm): boolean {
  return key.charCodeAt(0) >= 0x3007;
}

function sharesCharacter(a: string, b: string): boolean {
  for (const character of a) if (b.includes(character)) return true;
  return false;
}

/** Words of which slips are looked for; of longer texts none. */
const MOST_LEFT = 12;
/** Scratch space of `shareWords`. */
const leftA: number[] = [];
const leftB: number[] = [];
/** What it found: 0 for no word, 1 for all of both forms, or of the shorter one. One for all, as it is asked millions of times. */
const shared = { cosine: 0, least: 0 };

/** Words that two forms share, weighed by how rare they are. Words one slip apart count in part. */
function shareWords({ words }: Feature, a: number, b: number): typeof shared {
  const { ids, starts, weights, texts, masks, lengths } = words;
  let common = 0;
  let i = starts[a]!;
  let j = starts[b]!;
  const endA = starts[a + 1]!;
  const endB = starts[b + 1]!;
  let countA = 0;
  let countB = 0;
  while (i < endA && j < endB) {
    const one = ids[i]!;
    const two = ids[j]!;
    if (one === two) common += weights[one]! ** 2;
    else if (one < two) leftA[countA++] = one;
    else leftB[countB++] = two;
    if (one <= two) i++;
    if (two <= one) j++;
  }
  while (i < endA) leftA[countA++] = ids[i++]!;
  while (j < endB) leftB[countB++] = ids[j++]!;
  if (countA <= MOST_LEFT && countB <= MOST_LEFT) {
    for (let l = 0; l < countA; l++) {
      const one = leftA[l]!;
      const mask = masks[one]!;
      if (mask === 0) continue;
      for (let k = 0; k < countB; k++) {
        const two = leftB[k]!;
        if (two < 0 || masks[two] === 0 || leastEdits(mask, masks[two]!) > 2) continue;
        const text = texts[one]!;
        const other = texts[two]!;
        const limit = Math.max(text.length, other.length) >= 8 ? 2 : 1;
        if (editDistance(text, other, limit) > limit) continue;
        common += 0.8 * weights[one]! * weights[two]!;
        leftB[k] = -1;
        break;
      }
    }
  }
  shared.cosine = common / Math.sqrt(lengths[a]! * lengths[b]! || 1);
  shared.least = common / (Math.min(lengths[a]!, lengths[b]!) || 1);
  return shared;
}

function compareWorded(high: number, middle: number, low: number): Compare {
  return (feature, a, b) => {
    if (haveOneKey(feature, a, feature, b)) return 0;
    if (haveOneSecond(feature, a, feature, b)) return 1;
    const long = longer(feature, a, b);
    const limit = long >= 12 ? 3 : long >= 5 ? 1 : 0;
    if (limit > 0 && areNear(feature, a, b, limit)) return 2;
    const { cosine, least } = shareWords(feature, a, b);
    if (cosine >= high) return 2;
    return cosine >= middle || least >= 0.9 ? 3 : cosine >= low || least >= 0.6 ? 4 : 5;
  };
}

const compareFirmWords = compareWorded(0.88, 0.6, 0.3);

/**
 * Art's Deli is the firm of Art's, or may be; Ritz Café and Ritz Dining Room are rather two. Shop 12 and Shop 21 are two, as
 * are people whom somebody has numbered, however near their names are.
 */
function compareFirms(feature: Feature, a: number, b: number): number {
  const level = compareFirmWords(feature, a, b);
  if (level > 0 && haveOtherNumbers(feature.forms[a]!.numbers, feature.forms[b]!.numbers)) return DIFFERENT_FIRM;
  if (level < FIRM_SAYS_MORE) return level;
  if (level > FIRM_SAYS_MORE) return level + 1;
  const one = wordsOf(feature.words, a);
  const two = wordsOf(feature.words, b);
  return holdsAll(one, two) || holdsAll(two, one) ? level : level + 1;
}

function haveOtherNumbers(a: readonly number[], b: readonly number[]): boolean {
  return !a.every((one) => b.includes(one)) && !b.every((one) => a.includes(one));
}

function holdsAll(many: Int32Array, few: Int32Array): boolean {
  return few.every((one) => many.includes(one));
}

/** Characters of the longer one of two keys. */
function longer({ lengths }: Feature, a: number, b: number): number {
  return Math.max(lengths[a]!, lengths[b]!);
}

/** Whether so many edits at most lead from one key to the other. */
function areNear(feature: Feature, a: number, b: number, limit: number): boolean {
  return keyDistance(feature, a, b, limit) <= limit;
}

/** Edits that lead from one key to the other, or more than `limit`. */
function keyDistance({ forms, masks, lengths }: Feature, a: number, b: number, limit: number): number {
  return leastEdits(masks[a]!, masks[b]!) > limit || Math.abs(lengths[a]! - lengths[b]!) > limit
    ? limit + 1
    : editDistance(forms[a]!.key, forms[b]!.key, limit);
}

function compareAddresses(feature: Feature, a: number, b: number): number {
  if (haveOneKey(feature, a, feature, b)) return 0;
  const x = feature.forms[a]!.numbers;
  const y = feature.forms[b]!.numbers;
  const haveNumbers = x.length > 0 && y.length > 0;
  const sameNumber = !haveNumbers || x[0] === y[0];
  if (sameNumber && haveOneSecond(feature, a, feature, b)) return 1;
  const near = areNear(feature, a, b, longer(feature, a, b) >= 12 ? 3 : 2);
  if (near && sameNumber) return 1;
  const { cosine, least } = shareWords(feature, a, b);
  if (haveNumbers && sameNumber && (cosine >= 0.6 || least >= 0.8)) return 2;
  if (near || cosine >= 0.7 || least >= 0.9) return 3;
  return cosine >= 0.35 ? 4 : 5;
}

function compareEmails(feature: Feature, a: number, b: number): number {
  if (haveOneKey(feature, a, feature, b) || shareOne(feature, a, feature, b)) return 0;
  const long = longer(feature, a, b);
  const limit = long >= 20 ? 4 : long >= 14 ? 3 : 2;
  const distance = keyDistance(feature, a, b, limit);
  if (distance <= 1) return 1;
  if (distance <= limit && isSameBox(feature.forms[a]!, feature.forms[b]!, distance)) return 2;
  if (haveOneSecond(feature, a, feature, b)) return 3;
  return isOfOneHost(feature, a, b) ? 4 : 5;
}

/** A short box is another one after few slips. */
function isSameBox(x: ReadForm, y: ReadForm, distance: number): boolean {
  return distance * 2 <= Math.max(x.second.length, y.second.length) && !differByNumber(x, y);
}

/** The only word of a mail address is the firm's own host. */
function isOfOneHost({ words: { ids, starts } }: Feature, a: number, b: number): boolean {
  const x = starts[a]!;
  const y = starts[b]!;
  return x < starts[a + 1]! && y < starts[b + 1]! && ids[x] === ids[y];
}

/** A number tells the boxes of namesakes apart: jsmith519 and jsmith683. */
function differByNumber(a: ReadForm, b: ReadForm): boolean {
  return a.second !== b.second && a.second.replace(/\d+/g, '') === b.second.replace(/\d+/g, '');
}

function comparePhones(feature: Feature, a: number, b: number): number {
  if (haveOneKey(feature, a, feature, b) || shareOne(feature, a, feature, b)) return 0;
  const { forms, secondMasks } = feature;
  const x = forms[a]!.second;
  const y = forms[b]!.second;
  if (Math.min(x.length, y.length) >= 6 && (x.endsWith(y) || y.endsWith(x))) return 0;
  if (leastEdits(secondMasks[a]!, secondMasks[b]!) > 2) return 4;
  const distance = editDistance(x, y, 2);
  return distance <= 1 ? 2 : distance <= 2 ? 3 : 4;
}

function comparePlaces(feature: Feature, a: number, b: number): number {
  if (haveOneKey(feature, a, feature, b) || haveOneSecond(feature, a, feature, b)) return 0;
  const { forms, masks } = feature;
  const x = forms[a]!.key;
  const y = forms[b]!.key;
  const long = longer(feature, a, b);
  const limit = long >= 8 ? 2 : long >= 4 ? 1 : 0;
  if (limit > 0 && areNear(feature, a, b, limit)) return 1;
  if (long >= 3 && (x.includes(y) || y.includes(x))) return 1;
  return long >= 4 && mostJaroWinkler(x, y, masks[a]!, masks[b]!) >= 0.85 && jaroWinkler(x, y) >= 0.85 ? 2 : 3;
}

function compareCodes(feature: Feature, a: number, b: number): number {
  if (haveOneKey(feature, a, feature, b)) return 0;
  const limit = longer(feature, a, b) >= 6 ? 2 : 1;
  const distance = keyDistance(feature, a, b, limit);
  return distance <= 1 ? 1 : distance <= limit ? 2 : 3;
}

function compareDates(feature: Feature, a: number, b: number): number {
  if (haveOneKey(feature, a, feature, b)) return 0;
  if (areNear(feature, a, b, 1)) return 1;
  const x = feature.forms[a]!.numbers;
  const y = feature.forms[b]!.numbers;
  if (x.length < 3 || y.length < 3) {
    const distance = keyDistance(feature, a, b, 3);
    return distance <= 2 ? 2 : distance <= 3 ? 4 : 5;
  }
  if (x[0] === y[0] && x[1] === y[2] && x[2] === y[1]) return 1;
  const same = Number(x[0] === y[0]) + Number(x[1] === y[1]) + Number(x[2] === y[2]);
  const nearYear = Math.abs(x[0]! - y[0]!) <= 1 || Math.abs(x[0]! - y[0]!) === 10;
  const near = nearYear && Math.abs(x[1]! - y[1]!) <= 1 && Math.abs(x[2]! - y[2]!) <= 3;
  if (near && same === 2) return 2;
  if (near || same === 2) return 3;
  return x[0] === y[0] || areNear(feature, a, b, 2) ? 4 : 5;
}

function compareNumbers(feature: Feature, a: number, b: number): number {
  const x = feature.forms[a]!.numbers;
  const y = feature.forms[b]!.numbers;
  if (x.length > 0 && y.length > 0 && Math.abs(x[0]! - y[0]!) <= 1) return 1;
  return areNear(feature, a, b, 1) ? 1 : 2;
}
