/** What learned weights say of one pair: its odds, line by line. */

import { type Ceiling, createCeiling } from './cautions';
import { CONTACT, MATCH, NAMESAKE, RANDOM, tiesOf } from './classes';
import { MISSING, SCALES } from './compare';
import type { Feature } from './features';
import type { MatchEvidence } from './match';
import type { Weights } from './weights';

/** What a rare value may add to an agreement, and a common one take from it, in bits. */
const RARITY = { most: 6, least: -8 };

/** Rows that the average is worth: in a short list three rows of one value are duplicates, and the value not common. */
const ROWS_BEFORE = 50;

export interface Scorer {
  /**
   * log2 of the odds that two rows are one customer; `levels` from `at`. Of odds below `least` only that they are below it.
   */
  readonly bits: (a: number, b: number, levels: Uint8Array, at: number, least?: number) => number;
  /** The most that these may be, whatever else speaks for the two. */
  readonly ceiling: Ceiling;
  /** The same, line by line. */
  readonly explain: (a: number, b: number, levels: Uint8Array, at: number) => MatchEvidence[];
}

/** Places for levels of one feature. */
const STRIDE = 8;

/** A scorer keeps scratch space, so it serves one pair at a time; `overlap` as `createCeiling` has it. */
export function createScorer(features: readonly Feature[], weights: Weights, overlap: number): Scorer {
  const width = features.length;
  const ties = tiesOf(features);
  const shares = Array.from(weights.shares, Math.log2);
  /** By feature and level, how much likelier the level is in a class than by chance. */
  const likelier = weights.levels.map((own) => {
    const table = new Float64Array(width * STRIDE);
    for (const [f, ofFeature] of own.entries())
      for (const [level, share] of ofFeature.entries())
        table[f * STRIDE + level] = Math.log2(share) - Math.log2(weights.levels[RANDOM]![f]![level]!);
    return table;
  });
  const [ofMatch, ofContact, ofNamesake] = likelier as [Float64Array, Float64Array, Float64Array, Float64Array];
  const rarities = features.map((feature, f) => createRarity(feature, Math.log2(weights.levels[RANDOM]![f]![0]!)));
  const own = new Float64Array(width);
  const others = { contact: 0, namesake: 0 };
  const weigh = (a: number, b: number, levels: Uint8Array, at: number): number => {
    let total = shares[MATCH]!;
    let contact = shares[CONTACT]!;
    let namesake = shares[NAMESAKE]!;
    for (let f = 0; f < width; f++) {
      own[f] = 0;
      const level = levels[at + f]!;
      if (level === MISSING) continue;
      const place = f * STRIDE + level;
      const rare = level === 0 ? rarities[f]!(a, b) : 0;
      const weight = ofMatch[place]! - rare;
      own[f] = weight;
      total += weight;
      // Relative to chance throughout: a tied feature gains the rarity of its value, a random one nothing.
      contact += ofContact[place]! - (ties.contact[f] === 0 ? 0 : rare);
      namesake += ofNamesake[place]! - (ties.namesake[f] === 0 ? 0 : rare);
    }
    others.contact = contact;
    others.namesake = namesake;
    return total;
  };
  const penalties = (): number => Math.log2(1 + 2 ** others.contact + 2 ** others.namesake);
  const ceiling = createCeiling(features, overlap);
  return {
    ceiling,
    bits: (a, b, levels, at, least = Number.NEGATIVE_INFINITY) => {
      const bits = weigh(a, b, levels, at);
      return bits < least ? bits : Math.min(bits - penalties(), ceiling(a, b, levels, at));
    },
    explain: (a, b, levels, at) => {
      const bits = weigh(a, b, levels, at) - penalties();
      const lines: MatchEvidence[] = [{ key: 'prior', level: null, bits: shares[MATCH]! }];
      for (let f = 0; f < width; f++) {
        const level = levels[at + f]!;
        if (level !== MISSING)
          lines.push({ key: features[f]!.key, level: SCALES[features[f]!.role].levels[level]!, bits: own[f]! });
      }
      const loss = penalties();
      const [c, n] = [2 ** others.contact, 2 ** others.namesake];
      if (loss > 0.005) {
        lines.push({ key: 'colleague', level: null, bits: (-loss * c) / (c + n) });
        lines.push({ key: 'namesake', level: null, bits: (-loss * n) / (c + n) });
      }
      const most = ceiling(a, b, levels, at);
      if (bits > most) lines.push({ key: 'caution', level: null, bits: most - bits });
      return lines;
    },
  };
}

/**
 * How much less likely than the average agreement, `chance`, one on the value of two rows is by chance, in bits, negative for
 * a rare value.
 */
function createRarity({ ids, counts, filled }: Feature, chance: number): (a: number, b: number) => number {
  const ofRows = (rows: number): number => {
    const own = Math.log2((Math.max(rows - 1, 1) + ROWS_BEFORE * 2 ** chance) / (filled + ROWS_BEFORE));
    return Math.max(-RARITY.most, Math.min(-RARITY.least, own - chance));
  };
  return (a, b) => {
    const one = ids[a]!;
    const two = ids[b]!;
    if (one < 0 || two < 0) return 0;
    const rows = counts[one]! + counts[two]!;
    return ofRows(one === two ? rows / 2 : rows);
  };
}
