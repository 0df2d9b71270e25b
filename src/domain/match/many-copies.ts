/**
 * Rows that stand in a list very often and are equal in all that is compared. Keys that so many share are passed over, so
 * two of them are matched, and the others go with the two. Knows no weights.
 */
import type { MatchAnswers, MatchColumn, MatchPair, MatchRole } from './match';
import { readForm } from './read-form';

/** What tells one customer from another, by kinds that do not follow from each other. */
const KIND_OF: Partial<Record<MatchRole, string>> = {
  given: 'name',
  family: 'name',
  person: 'name',
  company: 'name',
  email: 'email',
  phone: 'phone',
  address: 'address',
  identifier: 'identifier',
  date: 'date',
};
/** A name alone, however often it occurs, is no evidence. */
const LEAST_KINDS = 2;

export interface ManyCopies {
  /** The rows that are matched, ascending. */
  readonly kept: readonly number[];
  /** Each row that is not, with the two equal rows that are. */
  readonly copies: ReadonlyMap<number, readonly [number, number]>;
}

/**
 * Null where no more than `most` rows are equal. `hashes` are of the rows' contents, `order` the rows by them; rows of which
 * answers speak are matched themselves. Linear.
 */
export function findManyCopies(
  columns: readonly MatchColumn[],
  { hashes, order }: { readonly hashes: Float64Array; readonly order: Int32Array },
  most: number,
  region: string,
  answers: MatchAnswers | undefined,
): ManyCopies | null {
  const answered = new Set([...(answers?.same ?? []), ...(answers?.different ?? [])].flat());
  const copies = new Map<number, readonly [number, number]>();
  for (let start = 0, end = 0; start < order.length; start = end) {
    while (end < order.length && hashes[order[end]!] === hashes[order[start]!]) end++;
    if (end - start <= most) continue;
    const [first, second] = [order[start]!, order[start + 1]!];
    const kinds = columns.map(({ role, values }) =>
      readForm(role, values[first] ?? '', { region, city: '' }) === null ? undefined : KIND_OF[role],
    );
    if (new Set(kinds.filter((kind) => kind !== undefined)).size < LEAST_KINDS) continue;
    for (const row of order.subarray(start + 2, end)) if (!answered.has(row)) copies.set(row, [first, second]);
  }
  return copies.size === 0 ? null : { copies, kept: Array.from(order.keys()).filter((row) => !copies.has(row)) };
}

/** Pairs of one list that copies may add; of longer lists of equals each is told with the first alone. */
const MOST_PAIRS = 500_000;

/**
 * Groups with their copies, and all pairs within them: a pair of equals that was grouped stands for one of any two of
 * them, and what the first has with others for one of each copy.
 */
export function withCopies(
  groups: readonly (readonly number[])[],
  pairs: readonly MatchPair[],
  { copies }: ManyCopies,
): { readonly groups: readonly (readonly number[])[]; readonly pairs: readonly MatchPair[] } {
  const copiesOf = new Map<number, number[]>();
  const firstOf = new Map<number, number>();
  for (const [row, [first, second]] of copies) {
    firstOf.set(second, first);
    const own = copiesOf.get(first);
    if (own === undefined) copiesOf.set(first, [row]);
    else own.push(row);
  }
  const isTogether = (rows: readonly number[], row: number): boolean => {
    const first = firstOf.get(row);
    return first !== undefined && rows.includes(first);
  };
  const isOfEquals = ({ a, b, grouped }: MatchPair): boolean => grouped && firstOf.get(b) === a;
  const withFirst = (pair: MatchPair): MatchPair[] =>
    isOfEquals(pair) ? copiesOf.get(pair.a)!.map((row) => ({ ...pair, b: row })) : [];
  const equalsOf = (row: number): readonly number[] => [row, ...(copiesOf.get(row) ?? [])];
  /** How many pairs `allOf` makes of one. */
  const countOf = (pair: MatchPair): number => {
    const [left, right] = [copiesOf.get(pair.a)?.length ?? 0, copiesOf.get(pair.b)?.length ?? 0];
    if (!pair.grouped) return 1;
    return (left + 1) * (right + 1) + (isOfEquals(pair) ? (left * (left + 1)) / 2 : 0);
  };
  const allOf = (pair: MatchPair): MatchPair[] => {
    const { a, b, grouped } = pair;
    if (!grouped) return [pair];
    const between = (one: number, other: number): MatchPair => ({
      ...pair,
      a: Math.min(one, other),
      b: Math.max(one, other),
    });
    const [left, right] = [equalsOf(a), equalsOf(b)];
    const across = left.flatMap((one) => right.map((other) => between(one, other)));
    if (!isOfEquals(pair)) return across;
    return [...across, ...left.flatMap((one, i) => left.slice(0, i).map((other) => between(one, other)))];
  };
  const isAll = pairs.reduce((sum, pair) => sum + countOf(pair), 0) <= MOST_PAIRS;
  return {
    groups: groups.map((rows) => {
      const more = rows.filter((row) => isTogether(rows, row)).flatMap((row) => copiesOf.get(firstOf.get(row)!)!);
      return more.length === 0 ? rows : [...rows, ...more].sort((a, b) => a - b);
    }),
    pairs: isAll ? pairs.flatMap((pair) => allOf(pair)) : pairs.flatMap((pair) => [pair, ...withFirst(pair)]),
  };
}
