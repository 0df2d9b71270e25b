/**
 * What there is to decide of possible duplicates, and in which order. Knows rows by their index and what the matcher says
 * of them; no sheet, no wording.
 */
import type { RowAnswers } from './duplicate-answers';
import type { MatchPair } from './match/match';

/** Rows that may be one customer: two that are in doubt, or a group that hangs together surely. */
export interface DuplicateCaseRows {
  readonly kind: 'pair' | 'group';
  /** The user has said so of all of them, as far as they are shown. */
  readonly isSaid: boolean;
  /** Ascending. */
  readonly rows: readonly number[];
  /** The pairs that tell why: the one in doubt, or those by which a group hangs together best, the weakest first. */
  readonly pairs: readonly MatchPair[];
  /** Bits of the two of them who are likeliest not one customer. */
  readonly worst: number;
}

export interface DuplicateQueue {
  /** Pairs in doubt, the surest doubts first; one pair for each two groups. */
  readonly doubts: readonly DuplicateCaseRows[];
  /** Groups that hang together by pairs of the automatic band or by the user's word; the largest first. */
  readonly groups: readonly DuplicateCaseRows[];
}

/** How likely two rows are one customer, of log2 of the odds. */
export function probabilityOf(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}

/**
 * Sorts what was found into what is sure and what is in doubt. What the user has put off is in neither; whoever has been
 * called different from somebody in a group is not asked about anybody else in it. Of a group the first `most` are shown.
 */
export function queueDuplicates(
  pairs: readonly MatchPair[],
  answers: RowAnswers,
  most = Number.POSITIVE_INFINITY,
): DuplicateQueue {
  const said = newUnion(answers.same).find;
  const automatic = pairs.filter(({ band, grouped }) => grouped && band === 'automatic');
  const joined = newUnion([...automatic.map(({ a, b }) => [a, b] as const), ...answers.same]).find;
  // A group is as sure as the least sure of its pairs, whatever ways lead round it.
  const shaky = new Set(
    pairs
      .filter(({ a, b, band }) => band !== 'automatic' && joined(a) === joined(b) && said(a) !== said(b))
      .map(({ a }) => joined(a)),
  );
  const sure = automatic.filter(({ a }) => !shaky.has(joined(a)));
  const { find } = newUnion([...sure.map(({ a, b }) => [a, b] as const), ...answers.same]);
  const key = (a: number, b: number): string => [find(a), find(b)].sort((x, y) => x - y).join(' ');
  const settled = new Set([...answers.different, ...answers.later].map(([a, b]) => key(a, b)));
  const doubts = new Map<string, MatchPair>();
  const inside = new Map<number, MatchPair[]>();
  for (const pair of pairs) {
    const { a, b, bits, band, grouped } = pair;
    const root = find(a);
    if (root === find(b)) {
      inside.set(root, [...(inside.get(root) ?? []), pair]);
      continue;
    }
    const between = key(a, b);
    // A sure pair that is in no group together was parted by the others; a person may still want to see it.
    if (band === 'different' || settled.has(between)) continue;
    // Of a group that is not sure the pairs that make it so are asked.
    if (band === 'automatic' && grouped) continue;
    if (bits > (doubts.get(between)?.bits ?? Number.NEGATIVE_INFINITY)) doubts.set(between, pair);
  }
  const putOff = new Set(answers.later.flatMap(([a, b]) => (find(a) === find(b) ? [find(a)] : [])));
  const members = new Map<number, Set<number>>();
  for (const [a, b] of [...sure.map((pair) => [pair.a, pair.b] as const), ...answers.same]) {
    const rows = members.get(find(a)) ?? new Set();
    members.set(find(a), rows.add(a).add(b));
  }
  const groups = [...members]
    .filter(([root]) => !putOff.has(root))
    .map(([root, all]): DuplicateCaseRows => {
      const rows = [...all].sort((a, b) => a - b);
      const isSaid = rows.slice(0, most).every((row) => said(row) === said(rows[0] as number));
      const own = inside.get(root) ?? [];
      const worst = own.reduce((least, { bits }) => Math.min(least, bits), Number.POSITIVE_INFINITY);
      return { kind: 'group', isSaid, rows, pairs: strongest(own), worst };
    })
    .sort((one, other) => other.rows.length - one.rows.length || (one.rows[0] ?? 0) - (other.rows[0] ?? 0));
  return {
    doubts: [...doubts.values()]
      .sort((one, other) => doubtOf(one) - doubtOf(other) || one.a - other.a || one.b - other.b)
      .map((pair) => ({ kind: 'pair', isSaid: false, rows: [pair.a, pair.b], pairs: [pair], worst: pair.bits })),
    groups,
  };
}

/** Rows joined pair by pair; the root of a group is its smallest row. */
function newUnion(pairs: Iterable<readonly [number, number]> = []) {
  const parent = new Map<number, number>();
  const find = (row: number): number => {
    let root = row;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    if (root !== row) parent.set(row, root);
    return root;
  };
  /** Whether the two were apart until now. */
  const unite = (a: number, b: number): boolean => {
    const [one, other] = [find(a), find(b)];
    if (one !== other) parent.set(Math.max(one, other), Math.min(one, other));
    return one !== other;
  };
  for (const [a, b] of pairs) unite(a, b);
  return { find, unite };
}

const doubtOf = ({ bits }: MatchPair): number => Math.abs(probabilityOf(bits) - 0.5);

/** The pairs by which a group hangs together best, one fewer than rows, the weakest first. */
function strongest(pairs: readonly MatchPair[]): readonly MatchPair[] {
  const { unite } = newUnion();
  return [...pairs]
    .sort((one, other) => other.bits - one.bits)
    .filter(({ a, b }) => unite(a, b))
    .reverse();
}
