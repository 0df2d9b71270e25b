/**
 * What proposed pairs are worth beside the truth. Pairwise over all true pairs, so that a pair that was never compared
 * counts as missed. Knows nothing of how the pairs were found.
 */

/** Rows by their place below the header, from 0, `a < b`. */
export interface ProposedPair {
  readonly a: number;
  readonly b: number;
  /** log2 of the odds that the two are one customer. */
  readonly bits: number;
  readonly decision: 'duplicate' | 'review';
}

export interface PairScore {
  readonly rows: number;
  readonly truePairs: number;
  /** By groups: of the pairs decided `duplicate`. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Pairs of 99 % and more. */
  readonly automatic: { readonly precision: number; readonly recall: number };
  /** Proposed pairs below 99 %, for each 1,000 rows. */
  readonly reviewPer1000: number;
  /** Those of them that are in no group together. */
  readonly doubtsPer1000: number;
  /** If a person decided all that is proposed. */
  readonly recallWithReview: number;
  /** Over ten equal bins of the probability, weighed by the pairs in each. */
  readonly calibrationError: number;
}

/** 99 %. */
export const AUTOMATIC_BITS = Math.log2(99);
const BINS = 10;

const probabilityOf = (bits: number): number => 1 / (1 + 2 ** -bits);

function pairsWithin(groupOf: readonly string[]): number {
  const sizes = new Map<string, number>();
  for (const group of groupOf) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}

/**
 * Shares are 1 where there is nothing to share. With `across`, only pairs of rows that differ there count. Throws on a
 * pair that is there twice or out of order.
 */
export function scorePairs(
  pairs: readonly ProposedPair[],
  clusterOf: readonly string[],
  across?: readonly string[],
): PairScore {
  const rows = clusterOf.length;
  const truePairs =
    pairsWithin(clusterOf) -
    (across === undefined ? 0 : pairsWithin(clusterOf.map((cluster, row) => `${cluster} ${across[row]}`)));
  const seen = new Set<number>();
  for (const { a, b } of pairs) {
    if (!(a >= 0 && a < b && b < rows)) throw new Error(`no pair: ${a}, ${b}`);
    seen.add(a * rows + b);
  }
  if (seen.size !== pairs.length) throw new Error('a pair is there twice');

  const isTrue = ({ a, b }: ProposedPair): boolean => clusterOf[a] === clusterOf[b];
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  const judge = (chosen: readonly ProposedPair[]): { precision: number; recall: number } => {
    const right = chosen.filter(isTrue).length;
    return { precision: share(right, chosen.length), recall: share(right, truePairs) };
  };
  const { precision, recall } = judge(pairs.filter(({ decision }) => decision === 'duplicate'));
  const isAutomatic = ({ bits }: ProposedPair): boolean => bits >= AUTOMATIC_BITS - 0.005;

  const doubts = pairs.filter((pair) => !isAutomatic(pair));
  const perThousand = (chosen: readonly ProposedPair[]): number => (chosen.length * 1000) / Math.max(1, rows);

  const bins = Array.from({ length: BINS }, () => ({ pairs: 0, right: 0, probability: 0 }));
  for (const pair of pairs) {
    const probability = probabilityOf(pair.bits);
    const bin = bins[Math.min(BINS - 1, Math.floor(probability * BINS))]!;
    bin.pairs++;
    bin.probability += probability;
    if (isTrue(pair)) bin.right++;
  }
  return {
    rows,
    truePairs,
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    automatic: judge(pairs.filter(isAutomatic)),
    reviewPer1000: perThousand(doubts),
    doubtsPer1000: perThousand(doubts.filter(({ decision }) => decision === 'review')),
    recallWithReview: judge(pairs).recall,
    calibrationError:
      pairs.length === 0
        ? 0
        : share(
            bins.reduce((sum, bin) => sum + Math.abs(bin.right - bin.probability), 0),
            pairs.length,
          ),
  };
}
