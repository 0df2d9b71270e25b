import fc from 'fast-check';
import { addDays } from '../civil-date';
import { rfmScores } from './rfm';
import { NO_ROLL_UP, type RollUp } from './roll-ups';

const TODAY = '2026-11-22';
const buyers = (told: readonly Partial<RollUp>[]): [string, RollUp][] =>
  told.map((one, i) => [`C-${i}`, { ...NO_ROLL_UP, orderCount: 1, ...one }]);
const frequencies = (counts: readonly number[]) =>
  [...rfmScores(new Map(buyers(counts.map((orderCount) => ({ orderCount })))), TODAY).scores.values()].map(
    ({ frequency }) => frequency,
  );
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('rfmScores', () => {
  it('H13 gives none below five buyers, thirds below twenty, fifths from twenty on', () => {
    expect(frequencies([1, 2, 3, 4])).toEqual([null, null, null, null]);
    expect(frequencies([1, 2, 3, 4, 5])).toEqual([1, 1, 3, 5, 5]);
    expect(frequencies(upTo(19)).filter((score) => score === 3)).toHaveLength(7);
    expect(frequencies(upTo(20))).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5]);
  });

  it('H14 gives equal values the score of the middle of their places', () => {
    expect(frequencies([1, 1, 1, 1, 1])).toEqual([3, 3, 3, 3, 3]);
    expect(frequencies([...Array(20).fill(1), ...upTo(10).map((n) => n + 1)]).slice(0, 21)).toEqual([
      ...Array(20).fill(2),
      4,
    ]);
  });

  it('H15 scores those who have ordered, by what is known of each', () => {
    const { scores, bounds } = rfmScores(
      new Map([
        ...buyers([
          ...upTo(5).map((n) => ({ lastOrder: addDays(TODAY, -n), totalSpent: n })),
          { lastOrder: addDays(TODAY, 9), totalSpent: null },
          { lastOrder: null, totalSpent: 9 },
        ]),
        ['C-none', NO_ROLL_UP],
      ]),
      TODAY,
    );
    expect(scores.has('C-none')).toBe(false);
    expect(scores.get('C-4')).toEqual({ recency: 1, frequency: 3, amount: 5 });
    expect(scores.get('C-5')).toEqual({ recency: 5, frequency: 3, amount: null });
    expect(scores.get('C-6')).toEqual({ recency: null, frequency: 3, amount: 5 });
    expect(bounds.recency).toEqual([
      { score: 1, least: 4, greatest: 5, n: 2 },
      { score: 3, least: 2, greatest: 3, n: 2 },
      { score: 5, least: 0, greatest: 1, n: 2 },
    ]);
    expect(bounds.frequency).toEqual([{ score: 3, least: 1, greatest: 1, n: 7 }]);
  });

  it('H16 never gives the lesser value the higher score, and turned round gives the score turned round', () => {
    const anyCounts = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(anyCounts, (counts) => {
        const scores = frequencies(counts);
        const turned = frequencies(counts.map((count) => 13 - count));
        counts.forEach((count, i) => {
          // The middle of the places may lie on an edge between two scores, and belongs to the lower one either way.
          expect([5, 6, 4]).toContain(scores[i]! + turned[i]!);
          counts.forEach((other, j) => {
            if (count < other) expect(scores[i]!).toBeLessThanOrEqual(scores[j]!);
            if (count === other) expect(scores[i]).toBe(scores[j]);
          });
        });
      }),
    );
  });
});
