/**
 * Which pairs of rows are worth comparing: those that share one of many blocking keys. A key that too many rows share says
 * nothing and is passed over, so the work grows with the rows and not with their square.
 */
import { type FormKeys, isName, mix, partKeys, wholeValueKeys } from './blocking-keys';
import type { Feature } from './features';

/** Every pair, where there are no more than these. */
const ALL_PAIRS_ROWS = 300;
/** Rows that may share a key: many in a short list, few in a long one. */
const MOST_ROWS = { ofShort: 120, ofLong: 30 };
/** Pairs that one kind of keys may add, for each row; more in a short list, where they cost little. */
const PAIRS_A_ROW = { early: 6, late: 2 };
const ENOUGH_A_ROW = 24;
const PAIRS_OF_SHORT = 20_000;
/** Features whose keys are taken two by two: those that tell most. */
const MOST_FEATURES = 9;

/** A pair in one number, the smaller row first; rows below 2 ** 26. */
const ROWS = 2 ** 26;
export const pairOf = (a: number, b: number): number => (a < b ? a * ROWS + b : b * ROWS + a);
export const firstOf = (pair: number): number => Math.floor(pair / ROWS);
export const secondOf = (pair: number): number => pair % ROWS;

/** Rows that may share a key, in a list of `count`. */
export function mostRows(count: number): number {
  return count <= 30_000 ? MOST_ROWS.ofShort : MOST_ROWS.ofLong;
}

/** Pairs, ascending, each once. */
export function findCandidates(features: readonly Feature[], count: number): Float64Array {
  if (count <= ALL_PAIRS_ROWS) return allPairs(count);
  const pairsOfPass = createPass(mostRows(count));
  let found: Float64Array = new Float64Array(0);
  let spare: Float64Array = found;
  const add = (keyed: KeyedRows): void => {
    const budget = count * (found.length > ENOUGH_A_ROW * count ? PAIRS_A_ROW.late : PAIRS_A_ROW.early);
    const pairs = pairsOfPass(keyed, Math.max(budget, PAIRS_OF_SHORT));
    const united = union(found, pairs, spare);
    spare = found;
    found = united;
  };
  const { ofOne, ofTwo } = createKeying(count);
  for (const keys of wholeValueKeys(features)) add(ofOne(keys));
  const parts = features
    .map((feature) => ({ feature, keys: partKeys(feature), power: discrimination(feature) }))
    .filter((part): part is typeof part & { keys: FormKeys } => part.keys !== null)
    .sort((x, y) => y.power - x.power || (x.feature.key < y.feature.key ? -1 : 1))
    .slice(0, MOST_FEATURES);
  // A short list can afford to look at whatever begins or ends alike.
  if (count * PAIRS_A_ROW.early < PAIRS_OF_SHORT) for (const { keys } of parts) add(ofOne([keys]));
  for (const [i, one] of parts.entries())
    for (const two of parts.slice(i + 1)) add(ofTwo(one.keys, two.keys, isName(one.feature) && isName(two.feature)));
  return found.slice();
}

/** Every pair, ascending. */
export function allPairs(count: number): Float64Array {
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

/** Keys and the row of each; the order says nothing. */
interface KeyedRows {
  readonly keys: Uint32Array;
  readonly rows: Uint32Array;
}

/** A pass has millions of keys, so all share one stretch of memory: what one gives is lost with the next. */
function createKeying(count: number) {
  let space = keyedRows(0);
  const spaceOf = (size: number): KeyedRows => {
    if (space.keys.length < size) space = keyedRows(size);
    return part(space, size);
  };
  return {
    /** The keys of all of them. */
    ofOne: (all: readonly FormKeys[]): KeyedRows => {
      let size = 0;
      for (const own of all) for (let row = 0; row < count; row++) size += keysOf(own, row);
      const space = spaceOf(size);
      let at = 0;
      for (const own of all) for (let row = 0; row < count; row++) at = putKeys(own, row, space, at);
      return space;
    },
    /** Every key of one with every key of the other, row by row; in either order where the two may be swapped. */
    ofTwo: (one: FormKeys, two: FormKeys, maySwap: boolean): KeyedRows => {
      let size = 0;
      for (let row = 0; row < count; row++) size += keysOf(one, row) * keysOf(two, row);
      const space = spaceOf(size);
      let at = 0;
      for (let row = 0; row < count; row++) at = putMixed(one, two, row, maySwap, space, at);
      return space;
    },
  };
}

/** How many keys a row has. */
function keysOf({ ids, starts }: FormKeys, row: number): number {
  const id = ids[row]!;
  return id < 0 ? 0 : starts[id + 1]! - starts[id]!;
}

/** Puts the keys of a row at `at` and behind, and answers where they end. */
function putKeys({ ids, starts, keys }: FormKeys, row: number, to: KeyedRows, at: number): number {
  const id = ids[row]!;
  if (id < 0) return at;
  let end = at;
  for (let i = starts[id]!; i < starts[id + 1]!; i++) {
    to.rows[end] = row;
    to.keys[end++] = keys[i]!;
  }
  return end;
}

/** The same of every key of one with every key of the other. */
function putMixed(one: FormKeys, two: FormKeys, row: number, maySwap: boolean, to: KeyedRows, at: number): number {
  const a = one.ids[row]!;
  const b = two.ids[row]!;
  if (a < 0 || b < 0) return at;
  let end = at;
  for (let i = one.starts[a]!; i < one.starts[a + 1]!; i++) {
    const x = one.keys[i]!;
    for (let j = two.starts[b]!; j < two.starts[b + 1]!; j++) {
      const y = two.keys[j]!;
      to.rows[end] = row;
      to.keys[end++] = y < x && maySwap ? mix(y, x) : mix(x, y);
    }
  }
  return end;
}

const keyedRows = (size: number): KeyedRows => ({ keys: new Uint32Array(size), rows: new Uint32Array(size) });
const part = ({ keys, rows }: KeyedRows, size: number): KeyedRows => ({
  keys: keys.subarray(0, size),
  rows: rows.subarray(0, size),
});

/** Sorts rows by their keys and takes the pairs, ascending, of every key that no more than `most` rows share. */
function createPass(most: number) {
  const slots = new Uint8Array(2 ** 22);
  let one = keyedRows(0);
  let two = keyedRows(0);
  /** Without most of the keys that one row alone has. */
  const shared = (all: KeyedRows): KeyedRows => {
    // Eight slots or more to a key: few keys share one, and a short list's slots stay at hand.
    const shift = Math.max(10, 29 - Math.ceil(Math.log2(all.keys.length + 1)));
    const seen = slots.subarray(0, 2 ** (32 - shift)).fill(0);
    const size = countShared(all.keys, seen, shift);
    if (one.keys.length < size) {
      one = keyedRows(size);
      two = keyedRows(size);
    }
    copyShared(all, seen, shift, one);
    return part(one, size);
  };
  return (all: KeyedRows, budget: number): Float64Array => {
    const { keys, rows } = sortByKey(shared(all), two);
    const pairsOf = countPairs(keys, most);
    let limit = 1;
    let total = 0;
    while (limit < most && total + pairsOf[limit + 1]! <= budget) total += pairsOf[++limit]!;
    const pairs = new Float64Array(total);
    return pairs.subarray(0, takePairs(keys, rows, limit, pairs)).sort();
  };
}

/** Where the stretch of one key ends. */
function endOf(keys: Uint32Array, start: number): number {
  let end = start + 1;
  while (end < keys.length && keys[end] === keys[start]) end++;
  return end;
}

/** By how many rows share a key, up to `most`, how many pairs these make. */
function countPairs(keys: Uint32Array, most: number): Float64Array {
  const pairs = new Float64Array(most + 1);
  for (let start = 0; start < keys.length; ) {
    const end = endOf(keys, start);
    const size = end - start;
    if (size <= most) pairs[size]! += (size * (size - 1)) / 2;
    start = end;
  }
  return pairs;
}

/** Puts the pairs of every key that no more than `limit` rows share, and answers how many. */
function takePairs(keys: Uint32Array, rows: Uint32Array, limit: number, pairs: Float64Array): number {
  let count = 0;
  for (let start = 0; start < keys.length; ) {
    const end = endOf(keys, start);
    for (let i = end - start > limit ? end : start; i < end; i++)
      for (let j = i + 1; j < end; j++) if (rows[i] !== rows[j]) pairs[count++] = pairOf(rows[i]!, rows[j]!);
    start = end;
  }
  return count;
}

/** How many keys share a slot; in `seen` 1 of a slot that one key has, 2 of one that several have. */
function countShared(keys: Uint32Array, seen: Uint8Array, shift: number): number {
  for (let i = 0; i < keys.length; i++) {
    const slot = keys[i]! >>> shift;
    seen[slot] = seen[slot] === 0 ? 1 : 2;
  }
  let size = 0;
  for (let i = 0; i < keys.length; i++) size += seen[keys[i]! >>> shift]! >> 1;
  return size;
}

function copyShared({ keys, rows }: KeyedRows, seen: Uint8Array, shift: number, to: KeyedRows): void {
  for (let i = 0, size = 0; i < keys.length; i++) {
    if (seen[keys[i]! >>> shift] !== 2) continue;
    to.keys[size] = keys[i]!;
    to.rows[size++] = rows[i]!;
  }
}

/** Keys ascending with their rows: a radix sort, linear, of few keys by fewer bits at a time. `spare` is as long at least. */
function sortByKey(keyed: KeyedRows, spare: KeyedRows): KeyedRows {
  let from = keyed;
  let to = part(spare, keyed.keys.length);
  const bits = keyed.keys.length < 2 ** 16 ? 11 : 16;
  const mask = 2 ** bits - 1;
  for (let shift = 0; shift < 32; shift += bits) {
    const starts = startsOf(from.keys, shift, mask);
    moveTo(from, to, starts, shift, mask);
    const sorted = to;
    to = from;
    from = sorted;
  }
  return from;
}

/** By some bits of a key, how many keys have smaller ones. */
function startsOf(keys: Uint32Array, shift: number, mask: number): Uint32Array {
  const starts = new Uint32Array(mask + 2);
  for (let i = 0; i < keys.length; i++) starts[((keys[i]! >>> shift) & mask) + 1]!++;
  for (let i = 0; i < mask; i++) starts[i + 1]! += starts[i]!;
  return starts;
}

/** Each key and its row to the next place of its bits. */
function moveTo({ keys, rows }: KeyedRows, to: KeyedRows, starts: Uint32Array, shift: number, mask: number): void {
  for (let i = 0; i < keys.length; i++) {
    const place = starts[(keys[i]! >>> shift) & mask]!++;
    to.keys[place] = keys[i]!;
    to.rows[place] = rows[i]!;
  }
}

/** Both, ascending, each once; `a` holds each once. In the memory of `spare` where it is long enough. */
function union(a: Float64Array, b: Float64Array, spare: Float64Array): Float64Array {
  const most = a.length + b.length;
  const merged = spare.buffer.byteLength >= 8 * most ? new Float64Array(spare.buffer) : new Float64Array(1.3 * most);
  let n = 0;
  let i = 0;
  for (let j = 0; j < b.length; j++) {
    const next = b[j]!;
    while (i < a.length && a[i]! < next) merged[n++] = a[i++]!;
    if (a[i] !== next && (n === 0 || merged[n - 1] !== next)) merged[n++] = next;
  }
  merged.set(a.subarray(i), n);
  return merged.subarray(0, n + a.length - i);
}
