/** Candidates by the pattern of their levels: what is learned is learned from patterns, of which there are few. */

export interface Patterns {
  /** Levels, as many to a pattern as there are features. */
  readonly levels: Uint8Array;
  /** Pairs by pattern. */
  readonly counts: Float64Array;
}

/**
 * Distinct patterns of levels among `levels` (as many to a pair as there are features), with how often each occurs, those of
 * `seen` counted before.
 */
export function countPatterns(
  fresh: Uint8Array,
  width: number,
  seen: { readonly levels: Uint8Array; readonly counts: ArrayLike<number> } = { levels: new Uint8Array(0), counts: [] },
): Patterns {
  const levels = joined(seen.levels, fresh);
  const pairs = width === 0 ? 0 : levels.length / width;
  let slots = 16;
  let table = new Int32Array(slots).fill(-1);
  const first: number[] = [];
  const hashes: number[] = [];
  const counts: number[] = [];
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
    counts[pattern]! += seen.counts[pair] ?? 1;
  }
  const own = new Uint8Array(first.length * width);
  for (const [i, pair] of first.entries()) own.set(levels.subarray(pair * width, (pair + 1) * width), i * width);
  return { levels: own, counts: Float64Array.from(counts) };
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}
