/** Choices that look random and are the same every time for the same seed. Knows nothing of what is chosen. */
import { seededRandom, seedOf } from '../services/seeded-random';

export interface Choice {
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  chance(share: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
}

export function choiceFrom(seed: string | number): Choice {
  const random = seededRandom(typeof seed === 'string' ? seedOf(seed) : seed);
  const below = (count: number): number => Math.floor(random() * count);
  return {
    between: (from, to) => from + below(to - from + 1),
    chance: (share) => random() < share,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
    shuffled: <T>(list: readonly T[]) => {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i--) {
        const j = below(i + 1);
        [out[i], out[j]] = [out[j] as T, out[i] as T];
      }
      return out;
    },
  };
}
