/** The matcher on the records of a ledger: which customers are one, whatever was asked and answered before. */
import { type Duplicates, numbered, type Records, type StandardRecords } from '../assess-records';
import { textOf } from '../cell-value';
import { matchAnswers, type RowAnswers, type StandingAnswer } from '../duplicate-answers';
import type { LedgerSettings } from '../ledger-settings';
import { findMatches, type Matches } from './find-matches';
import { type ListColumn, matchColumns } from './match-columns';

/** Every column of the ledger is compared by its role, the user's own as well, which get theirs from their values. */
export function matchCustomers(
  records: Records,
  { standard, count }: StandardRecords,
  settings: LedgerSettings,
  answers: RowAnswers,
): Matches {
  const columns = [...standard].map(([key, values]) => ({ field: key, key, values: values.map(textOf) }));
  return findMatches(matchColumns([...columns, ...ownColumns(records)]), count, {
    region: settings.region,
    cuts: settings.duplicates,
    answers,
  });
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

/** The groups of `matchCustomers`, numbered: one that was there before keeps its number. */
export function groupMatches(
  records: Records,
  standard: StandardRecords,
  settings: LedgerSettings,
  previous: readonly number[],
  answers: readonly StandingAnswer[] = [],
): Duplicates {
  const ids = (standard.standard.get('customerId') ?? []).map((id) => textOf(id).trim());
  const { groups } = matchCustomers(records, standard, settings, matchAnswers(answers, ids));
  return numbered(groups, previous);
}
