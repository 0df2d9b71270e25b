/** The matcher on the records of a ledger: which customers are one, whatever was asked and answered before. */
import { type Duplicates, numbered, type Records, type StandardRecords } from '../assess-records';
import { textOf } from '../cell-value';
import { matchAnswers, type StandingAnswer } from '../duplicate-answers';
import type { LedgerSettings } from '../ledger-settings';
import { findMatches, type MatchOptions, openSearch, type Search } from './find-matches';
import type { MatchAnswers, MatchColumn } from './match';
import { type ListColumn, matchColumns } from './match-columns';

/**
 * What is compared of the customers at some positions, in their order: every column by its role, the user's own as well,
 * which get theirs from their values.
 */
function customerColumns(
  records: Records,
  { standard, count }: StandardRecords,
  positions: readonly number[] = Array.from({ length: count }, (_, position) => position),
): MatchColumn[] {
  const fields = [...standard].map(([key, values]) => ({ field: key, key, values: values.map(textOf) }));
  const columns: readonly ListColumn[] = [...fields, ...ownColumns(records)];
  return matchColumns(
    columns.map((column) => ({ ...column, values: positions.map((position) => column.values[position] ?? '') })),
  );
}

/** Columns that are no field, by `#3` for the third of the sheet. */
function ownColumns({ rows, columns, values }: Records): ListColumn[] {
  const fields = new Set(columns.map(({ index }) => index));
  const width = values[rows[0] ?? 0]?.length ?? 0;
  return Array.from({ length: width }, (_, index) => index)
    .filter((index) => !fields.has(index) && rows.some((row) => (values[row]?.[index] ?? '') !== ''))
    .map((index) => ({
      field: null,
      key: `#${index + 1}`,
      values: rows.map((row) => textOf(values[row]?.[index] ?? '')),
    }));
}

function matchOptions({ region, duplicates }: LedgerSettings): MatchOptions {
  return { region, cuts: duplicates };
}

/** A search among the customers at some positions, by their place among these. */
export interface CustomerSearch extends Search {
  /** What it compares and how: one that was begun otherwise is of no use. */
  readonly kind: string;
}

export function searchCustomers(
  records: Records,
  standard: StandardRecords,
  positions: readonly number[],
  settings: LedgerSettings,
  answers: readonly StandingAnswer[],
  pairsAtOnce: number,
): CustomerSearch {
  const columns = customerColumns(records, standard, positions);
  const ids = idsOf(standard);
  const options = matchOptions(settings);
  const search = openSearch(columns, positions.length, {
    ...options,
    pairsAtOnce,
    answers: matchAnswers(
      answers,
      positions.map((position) => ids[position] ?? ''),
    ),
  });
  return { ...search, kind: JSON.stringify([options, columns.map(({ key, role }) => [key, role])]) };
}

/** The IDs of customers, '' where there is none. */
function idsOf({ standard }: StandardRecords): string[] {
  return (standard.get('customerId') ?? []).map((id) => textOf(id).trim());
}

/** Groups of customers who are one, searched at once and numbered: one that was there before keeps its number. */
export function groupMatches(
  records: Records,
  standard: StandardRecords,
  settings: LedgerSettings,
  previous: readonly number[],
  answers: readonly StandingAnswer[] = [],
): Duplicates {
  const { groups } = findMatches(customerColumns(records, standard), standard.count, {
    ...matchOptions(settings),
    answers: matchAnswers(answers, idsOf(standard)),
  });
  return numbered(groups, previous);
}

/**
 * Groups that were found a while ago, as far as they still hold. `compared` are the customers then, by their position now, -1
 * for who has changed or gone, and `groups` holds places in it. Whoever shares a group, found or numbered, with one who was
 * not compared as they are, keeps the number that they have, and so do those of a found group of which two are `different`
 * by now, as positions.
 */
export function groupUnchanged(
  groups: readonly (readonly number[])[],
  compared: ArrayLike<number>,
  previous: readonly number[],
  different: MatchAnswers['different'] = [],
): Duplicates {
  const known = new Set(Array.from(compared));
  const kept = new Set(previous.filter((number, position) => number > 0 && !known.has(position)));
  let open = groups.map((rows) => rows.map((place) => compared[place] ?? -1));
  const groupOf = new Map(open.flatMap((rows) => rows.map((row) => [row, rows] as const)));
  const apart = new Set(different.map(([a, b]) => groupOf.get(a) === groupOf.get(b) && groupOf.get(a)));
  for (let before = -1; before !== open.length; ) {
    before = open.length;
    open = open.filter((rows) => {
      const holds = !apart.has(rows) && rows.every((row) => row >= 0 && !kept.has(previous[row] ?? 0));
      if (!holds) for (const row of rows) if ((previous[row] ?? 0) > 0) kept.add(previous[row] as number);
      return holds;
    });
  }
  const stayed = new Map<number, number[]>();
  for (const [row, number] of previous.entries())
    if (kept.has(number)) stayed.set(number, [...(stayed.get(number) ?? []), row]);
  return numbered([...open.map((rows) => rows.sort((a, b) => a - b)), ...stayed.values()], previous);
}
