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

/** Groups with their copies; a pair of equals that was grouped stands for one of the first with each of them. */
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
  return {
    groups: groups.map((rows) => {
      const more = rows.filter((row) => isTogether(rows, row)).flatMap((row) => copiesOf.get(firstOf.get(row)!)!);
      return more.length === 0 ? rows : [...rows, ...more].sort((a, b) => a - b);
    }),
    pairs: pairs.flatMap((pair) => {
      const { a, b, grouped } = pair;
      if (!grouped || firstOf.get(b) !== a) return [pair];
      return [pair, ...copiesOf.get(a)!.map((row) => ({ ...pair, b: row }))];
    }),
  };
}
