/**
 * Which pairs of rows are worth comparing: those that share one of many blocking keys. A key that too many rows share says
 * nothing and is passed over, so the work grows with the rows and not with their square.
 */
import { isName, mix, partKeys, type RowKeys, wholeValueKeys } from './blocking-keys';
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

/** Pairs, ascending, each once. */
export function findCandidates(features: readonly Feature[], count: number): Float64Array {
  if (count <= ALL_PAIRS_ROWS) return allPairs(count);
  const most = count <= 30_000 ? MOST_ROWS.ofShort : MOST_ROWS.ofLong;
  let found: Float64Array = new Float64Array(0);
  const add = (keys: RowKeys): void => {
    const budget = count * (found.length > ENOUGH_A_ROW * count ? PAIRS_A_ROW.late : PAIRS_A_ROW.early);
    found = union(found, pairsOfPass(keys, count, most, Math.max(budget, PAIRS_OF_SHORT)));
  };
  for (const keys of wholeValueKeys(features, count)) add(keys);
  const parts = features
    .map((feature) => ({ feature, keys: partKeys(feature, count), power: discrimination(feature) }))
    .filter((part): part is typeof part & { keys: RowKeys } => part.keys !== null)
    .sort((x, y) => y.power - x.power || (x.feature.key < y.feature.key ? -1 : 1))
    .slice(0, MOST_FEATURES);
  // A short list can afford to look at whatever begins or ends alike.
  if (count * PAIRS_A_ROW.early < PAIRS_OF_SHORT) for (const { keys } of parts) add(keys);
  for (const [i, one] of parts.entries())
    for (const two of parts.slice(i + 1))
      add(crossKeys(one.keys, two.keys, count, isName(one.feature) && isName(two.feature)));
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

/** Every key of one with every key of the other, row by row; in either order where the two may be swapped. */
function crossKeys(one: RowKeys, two: RowKeys, count: number, maySwap: boolean): RowKeys {
  const starts = new Uint32Array(count + 1);
  for (let row = 0; row < count; row++) {
    const [x, y] = [one.starts[row + 1]! - one.starts[row]!, two.starts[row + 1]! - two.starts[row]!];
    starts[row + 1] = starts[row]! + x * y;
  }
  const keys = new Uint32Array(starts[count]!);
  let at = 0;
  for (let row = 0; row < count; row++) {
    for (let i = one.starts[row]!; i < one.starts[row + 1]!; i++) {
      const x = one.keys[i]!;
      for (let j = two.starts[row]!; j < two.starts[row + 1]!; j++) {
        const y = two.keys[j]!;
        keys[at++] = maySwap && y < x ? mix(y, x) : mix(x, y);
      }
    }
  }
  return { starts, keys };
}

/** Sorts rows by their keys and takes the pairs of every key that few enough rows share. */
function pairsOfPass({ starts, keys: all }: RowKeys, count: number, most: number, budget: number): Float64Array {
  const size = all.length;
  const rowsOf = new Uint32Array(size);
  for (let row = 0; row < count; row++) rowsOf.fill(row, starts[row]!, starts[row + 1]!);
  const { keys, rows } = sortByKey(all.slice(), rowsOf);
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

/** Keys ascending with their rows, whose order stays: a radix sort by 11 bits at a time, linear. Uses both for space. */
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
