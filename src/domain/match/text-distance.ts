/** How far apart two short texts are. Pure arithmetic; lengths are in UTF-16 units. */

/** Scratch space of `editDistance`, which is called millions of times. */
let first = new Uint16Array(64);
let second = new Uint16Array(64);
let third = new Uint16Array(64);

/**
 * Insertions, deletions, substitutions and swaps of neighbours between two texts (optimal string alignment), or
 * `limit + 1` as soon as it is clear that there are more than `limit`. Length times `limit`.
 * Source: G. Navarro, A guided tour to approximate string matching, ACM Computing Surveys 33 (2001).
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  const short = a.length <= b.length ? a : b;
  const long = a.length <= b.length ? b : a;
  if (long.length - short.length > limit) return limit + 1;
  let start = 0;
  while (start < short.length && short.charCodeAt(start) === long.charCodeAt(start)) start++;
  let shortEnd = short.length;
  let longEnd = long.length;
  while (shortEnd > start && short.charCodeAt(shortEnd - 1) === long.charCodeAt(longEnd - 1)) {
    shortEnd--;
    longEnd--;
  }
  const width = shortEnd - start;
  const height = longEnd - start;
  if (width === 0) return Math.min(height, limit + 1);
  if (width >= first.length) {
    first = new Uint16Array(2 * width);
    second = new Uint16Array(2 * width);
    third = new Uint16Array(2 * width);
  }
  const tooFar = limit + 1;
  let before = first;
  let above = second;
  let row = third;
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= height; i++) {
    const letter = long.charCodeAt(start + i - 1);
    // Further off the diagonal there are more than `limit` insertions or deletions.
    const from = Math.max(1, i - limit);
    const to = Math.min(width, i + limit);
    let least = from === 1 ? i : tooFar;
    row[from - 1] = least;
    if (i + limit <= width) above[i + limit] = tooFar;
    for (let j = from; j <= to; j++) {
      const other = short.charCodeAt(start + j - 1);
      let cost = above[j - 1]! + (letter === other ? 0 : 1);
      if (above[j]! + 1 < cost) cost = above[j]! + 1;
      if (row[j - 1]! + 1 < cost) cost = row[j - 1]! + 1;
      if (
        i > 1 &&
        j > 1 &&
        letter === short.charCodeAt(start + j - 2) &&
        other === long.charCodeAt(start + i - 2) &&
        before[j - 2]! + 1 < cost
      )
        cost = before[j - 2]! + 1;
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return tooFar;
    const oldest = before;
    before = above;
    above = row;
    row = oldest;
  }
  return Math.min(above[width]!, tooFar);
}

/** Characters of the second text of which those in common are looked for, one bit each. */
const MOST_COMMON = 31;
/** Scratch space of `jaroWinkler`: the characters in common, as the first text has them. */
const matched = new Uint16Array(MOST_COMMON);

/**
 * Similarity of two names, 0 to 1, with more weight on how they begin.
 * Source: W. E. Winkler, String comparator metrics and enhanced decision rules, ASA 1990 (scale .1, prefix of 4).
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return 1;
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  const length = Math.min(b.length, MOST_COMMON);
  let used = 0;
  let common = 0;
  for (let i = 0; i < a.length; i++) {
    const letter = a.charCodeAt(i);
    const end = Math.min(length, i + reach + 1);
    for (let j = Math.max(0, i - reach); j < end; j++) {
      if ((used & (1 << j)) === 0 && b.charCodeAt(j) === letter) {
        used |= 1 << j;
        matched[common++] = letter;
        break;
      }
    }
  }
  if (common === 0) return 0;
  let swapped = 0;
  for (let j = 0, k = 0; j < length; j++) {
    if ((used & (1 << j)) !== 0) {
      if (b.charCodeAt(j) !== matched[k++]) swapped++;
    }
  }
  const jaro = (common / a.length + common / b.length + (common - (swapped >> 1)) / common) / 3;
  return jaro + commonPrefix(a, b) * 0.1 * (1 - jaro);
}

/** How many characters two texts begin with, of four at most. */
function commonPrefix(a: string, b: string): number {
  const most = Math.min(4, a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

/** One bit for each kind of character in a text. */
export function signature(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

/** The fewest edits that lead from a text to another, as far as their signatures tell: each takes one kind away and brings one. */
export function leastEdits(a: number, b: number): number {
  return Math.max(countBits(a & ~b), countBits(b & ~a));
}

/**
 * The most that `jaroWinkler` can be for texts of these signatures, without looking at where their letters stand: a letter
 * that the other text has not cannot be common.
 */
export function mostJaroWinkler(a: string, b: string, signatureA: number, signatureB: number): number {
  const common = Math.min(
    a.length - countBits(signatureA & ~signatureB),
    b.length - countBits(signatureB & ~signatureA),
  );
  if (common <= 0) return 0;
  const jaro = (Math.min(1, common / a.length) + Math.min(1, common / b.length) + 1) / 3;
  return jaro + commonPrefix(a, b) * 0.1 * (1 - jaro);
}

function countBits(all: number): number {
  let bits = all;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
