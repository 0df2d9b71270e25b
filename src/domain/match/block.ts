/**
 * Which pairs of rows are worth comparing: those that share one of many keys. A key that too many rows share says
 * nothing and is passed over, so the work grows with the rows and not with their square.
 */
import type { Feature, ReadForm } from './features';
import type { MatchRole } from './match';

/** Every pair, where there are no more than these. */
const ALL_PAIRS_ROWS = 300;
/** Rows that may share a key: many in a short list, few in a long one. */
const MOST_ROWS = { ofShort: 120, ofLong: 30 };
/** Pairs that one kind of keys may add, for each row; more in a short list, where they cost little. */
const PAIRS_A_ROW = 6;
const PAIRS_OF_SHORT = 40_000;

function hash(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1);
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 12)) >>> 0;
}

function mix(a: number, b: number): number {
  let h = Math.imul(a, 0x85ebca6b) ^ Math.imul(b ^ (b >>> 16), 0xc2b2ae35);
  h ^= h >>> 13;
  h = Math.imul(h, 0x27d4eb2f);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A pair in one number, the smaller row first; rows below 2 ** 26. */
const ROWS = 2 ** 26;
export const pairOf = (a: number, b: number): number => (a < b ? a * ROWS + b : b * ROWS + a);
export const firstOf = (pair: number): number => Math.floor(pair / ROWS);
export const secondOf = (pair: number): number => pair % ROWS;

/** Pairs, ascending, each once. */
export function findCandidates(features: readonly Feature[], count: number): Float64Array {
  if (count <= ALL_PAIRS_ROWS) return allPairs(count);
  const most = count <= 30_000 ? MOST_ROWS.ofShort : MOST_ROWS.ofLong;
  let found: Float64Array = new Float64Array(0);
  const add = (codes: readonly Int32Array[], other: readonly Int32Array[] | null): void => {
    found = union(found, pairsOfPass(codes, other, count, most));
  };
  for (const codes of wholeValuePasses(features, count)) add(codes, null);
  const names = new Set(['given', 'family']);
  const short = [...features.keys()]
    .map((f) => ({ f, codes: shortCodes(features[f]!), power: discrimination(features[f]!) }))
    .filter(({ codes }) => codes !== null)
    .sort((x, y) => y.power - x.power || x.f - y.f)
    .slice(0, 9);
  // A short list can afford to look at whatever begins or ends alike.
  if (count * PAIRS_A_ROW < PAIRS_OF_SHORT) for (const { f, codes } of short) add(byRow(features[f]!, codes!), null);
  for (const [i, one] of short.entries()) {
    for (const two of short.slice(i + 1)) {
      const [a, b] = [features[one.f]!, features[two.f]!];
      if (names.has(a.role) && names.has(b.role)) add(rowCodes(a, one.codes!, b, two.codes!), null);
      else add(byRow(a, one.codes!), byRow(b, two.codes!));
    }
  }
  return found;
}

function allPairs(count: number): Float64Array {
  const pairs = new Float64Array((count * (count - 1)) / 2);
  for (let a = 0, i = 0; a < count; a++) for (let b = a + 1; b < count; b++) pairs[i++] = pairOf(a, b);
  return pairs;
}

/** How much it tells that two rows agree, in bits, times how many rows can. */
function discrimination({ counts, filled, ids }: Feature): number {
  let same = 0;
  for (const rows of counts) same += rows * (rows - 1);
  return (filled / ids.length) * Math.log2((filled * filled) / (same + filled));
}

function byRow(feature: Feature, codes: readonly Int32Array[]): Int32Array[] {
  return Array.from(feature.ids, (id) => (id < 0 ? NO_CODES : codes[id]!));
}

/** Unordered pairs of the two names' codes, so that names which are swapped still meet. */
function rowCodes(a: Feature, one: readonly Int32Array[], b: Feature, two: readonly Int32Array[]): Int32Array[] {
  return Array.from(a.ids, (id, row) => {
    const other = b.ids[row]!;
    if (id < 0 || other < 0) return NO_CODES;
    const codes: number[] = [];
    for (const x of one[id]!)
      for (const y of two[other]!) codes.push(mix(Math.min(x >>> 0, y >>> 0), Math.max(x >>> 0, y >>> 0)) | 0);
    return Int32Array.from(codes);
  });
}

const NO_CODES = new Int32Array(0);

/** Sorts rows by their keys and takes the pairs of every key that few enough rows share. */
function pairsOfPass(
  one: readonly Int32Array[],
  two: readonly Int32Array[] | null,
  count: number,
  most: number,
): Float64Array {
  let size = 0;
  for (let row = 0; row < count; row++) size += one[row]!.length * (two === null ? 1 : two[row]!.length);
  const unsorted = new Uint32Array(size);
  const rowsOf = new Uint32Array(size);
  let at = 0;
  for (let row = 0; row < count; row++) {
    for (const x of one[row]!) {
      if (two === null) {
        rowsOf[at] = row;
        unsorted[at++] = x;
      } else {
        for (const y of two[row]!) {
          rowsOf[at] = row;
          unsorted[at++] = mix(x, y);
        }
      }
    }
  }
  const { keys, rows } = sortByKey(unsorted, rowsOf);
  const bySize = new Float64Array(most + 1);
  const walk = (visit: (start: number, end: number) => void): void => {
    for (let start = 0; start < size; ) {
      const key = keys[start]!;
      let end = start + 1;
      while (end < size && keys[end] === key) end++;
      if (end - start > 1 && end - start <= most) visit(start, end);
      start = end;
    }
  };
  walk((start, end) => {
    bySize[end - start]! += ((end - start) * (end - start - 1)) / 2;
  });
  let limit = 1;
  let total = 0;
  const budget = Math.max(PAIRS_A_ROW * count, PAIRS_OF_SHORT);
  while (limit < most && total + bySize[limit + 1]! <= budget) total += bySize[++limit]!;
  const pairs = new Float64Array(total);
  let next = 0;
  walk((start, end) => {
    if (end - start > limit) return;
    for (let i = start; i < end; i++)
      for (let j = i + 1; j < end; j++) if (rows[i] !== rows[j]) pairs[next++] = pairOf(rows[i]!, rows[j]!);
  });
  return pairs.subarray(0, next).sort();
}

interface KeyedRows {
  readonly keys: Uint32Array;
  readonly rows: Uint32Array;
}

/** Keys ascending with their rows, whose order stays: a radix sort by 11 bits at a time, linear. */
function sortByKey(keys: Uint32Array, rows: Uint32Array): KeyedRows {
  let from: KeyedRows = { keys, rows };
  let to: KeyedRows = { keys: new Uint32Array(keys.length), rows: new Uint32Array(keys.length) };
  for (const shift of [0, 11, 22]) {
    const starts = new Uint32Array(2049);
    for (const key of from.keys) starts[((key >>> shift) & 2047) + 1]!++;
    for (let i = 0; i < 2048; i++) starts[i + 1]! += starts[i]!;
    for (let i = 0; i < keys.length; i++) {
      const place = starts[(from.keys[i]! >>> shift) & 2047]!++;
      to.keys[place] = from.keys[i]!;
      to.rows[place] = from.rows[i]!;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Both, ascending, each once. */
function union(a: Float64Array, b: Float64Array): Float64Array {
  const merged = new Float64Array(a.length + b.length);
  let n = 0;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const next = j >= b.length || (i < a.length && a[i]! <= b[j]!) ? a[i++]! : b[j++]!;
    if (n === 0 || merged[n - 1] !== next) merged[n++] = next;
  }
  return merged.slice(0, n);
}

/** Keys of whole values, of which one alone is reason enough to look; equal values first, then those one slip apart. */
function wholeValuePasses(features: readonly Feature[], count: number): Int32Array[][] {
  const passes: Int32Array[][] = [];
  const add = (own: readonly Feature[], textsOf: (form: ReadForm, feature: Feature) => readonly string[]): void => {
    if (own.length === 0) return;
    const seed = passes.length;
    const codes = own.map((feature) =>
      feature.forms.map((form) => Int32Array.from(new Set(textsOf(form, feature).map((text) => hash(text, seed) | 0)))),
    );
    passes.push(
      Array.from({ length: count }, (_, row) => {
        const found = own.flatMap((feature, i) => (feature.ids[row]! < 0 ? [] : [codes[i]![feature.ids[row]!]!]));
        return found.length === 0
          ? NO_CODES
          : found.length === 1
            ? found[0]!
            : Int32Array.from(new Set(found.flatMap((own) => [...own])));
      }),
    );
  };
  const of = (...roles: MatchRole[]): Feature[] => features.filter(({ role }) => roles.includes(role));
  add(of('phone'), ({ key, several }) => [key, ...several]);
  add(of('phone'), ({ second }) => deletions(second));
  add(of('email'), ({ key, several }) => [key, ...several]);
  add(of('email'), ({ second }) => (second.length >= 4 ? [second] : []));
  for (const feature of of('identifier')) {
    add([feature], ({ key }) => [key]);
    add([feature], ({ key }) => (key.length >= 5 ? deletions(key) : []));
  }
  for (const feature of of('person', 'company', 'address', 'text')) {
    add([feature], ({ key, second }) => (second === '' || feature.role === 'address' ? [key] : [key, second]));
    add([feature], ({ wordIds }) => rarestPairs(wordIds, feature));
  }
  for (const feature of of('date')) add([feature], ({ key }) => [key]);
  return passes;
}

/** The text and all that is left of it without one character: two texts one slip apart share one of them. */
function deletions(text: string): string[] {
  const all = [text];
  for (let i = 0; i < text.length && i < 24; i++) all.push(text.slice(0, i) + text.slice(i + 1));
  return all;
}

function rarestWords(wordIds: Int32Array, { wordWeights, wordTexts }: Feature, most: number): string[] {
  return [...wordIds]
    .sort((a, b) => wordWeights[b]! - wordWeights[a]! || (wordTexts[a]! < wordTexts[b]! ? -1 : 1))
    .slice(0, most)
    .map((id) => wordTexts[id]!);
}

function rarestPairs(wordIds: Int32Array, feature: Feature): string[] {
  const words = rarestWords(wordIds, feature, 4);
  return words.flatMap((word, i) => [
    ...(i < 2 ? [word] : []),
    ...words.slice(i + 1).map((other) => (word < other ? `${word} ${other}` : `${other} ${word}`)),
  ]);
}

/** What begins, ends or sounds alike: keys that say something only two by two. */
function shortCodes(feature: Feature): Int32Array[] | null {
  const isName = feature.role === 'given' || feature.role === 'family';
  const seed = isName ? 4 : 5 + hash(feature.key, 9);
  const codesOf = ((): ((form: ReadForm) => readonly string[]) | null => {
    switch (feature.role) {
      case 'given':
      case 'family':
        return ({ key, second, several }) => {
          const name = second || key;
          return [`^${name.slice(0, 3)}`, `$${name.slice(-3)}`, `~${skeleton(name)}`, ...several];
        };
      case 'person':
      case 'company':
      case 'address':
      case 'text':
        return ({ key, wordIds, numbers }) => [
          `^${key.slice(0, 4)}`,
          ...rarestWords(wordIds, feature, 2),
          ...(numbers.length > 0 ? [`#${numbers[0]}`] : []),
        ];
      case 'email':
        return ({ key, second }) => [
          `^${(second || key).slice(0, 4)}`,
          `$${key.slice(-6)}`,
          `~${skeleton(second || key)}`,
        ];
      case 'phone':
        return ({ second }) => [`^${second.slice(0, Math.ceil(second.length / 2))}`, `$${second.slice(-4)}`];
      case 'identifier':
      case 'postcode':
        return ({ key }) => (key.length < 4 ? [key] : [key, `^${key.slice(0, 3)}`, `$${key.slice(-3)}`]);
      case 'city':
        return ({ key }) => [`^${key.slice(0, 4)}`, `$${key.slice(-4)}`];
      case 'date':
        return ({ key, numbers: [y, m, d] }) =>
          d === undefined ? [key.slice(0, 4), key.slice(-4)] : [`${y}-${m}`, `${m}-${d}`, `${y}--${d}`];
      case 'number':
        return ({ key }) => [key];
      default:
        return null;
    }
  })();
  if (codesOf === null) return null;
  return feature.forms.map((form) => Int32Array.from(new Set(codesOf(form).map((text) => hash(text, seed) | 0))));
}

/** A name's first letter and the consonants that follow, alike sounds as one. */
function skeleton(name: string): string {
  if (name === '') return '';
  return (
    name[0]! +
    name
      .slice(1)
      .replace(/ph/g, 'f')
      .replace(/[ckqgjxsz]+/g, 's')
      .replace(/[dt]+/g, 't')
      .replace(/[bpfv]+/g, 'b')
      .replace(/[mn]+/g, 'n')
      .replace(/[lr]+/g, 'l')
      .replace(/[aeiouyhw]/g, '')
      .slice(0, 3)
  );
}
