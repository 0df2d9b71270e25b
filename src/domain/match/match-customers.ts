/** The matcher on the records of a ledger: which customers are one, whatever was asked and answered before. */
import { type Duplicates, numbered, type StandardRecords } from '../assess-records';
import { textOf } from '../cell-value';
import { matchAnswers, type RowAnswers, type StandingAnswer } from '../duplicate-answers';
import type { LedgerSettings } from '../ledger-settings';
import { findMatches, type Matches } from './find-matches';
import { matchColumns } from './match-columns';

/** Every column of the ledger is compared by its role. */
export function matchCustomers(
  { standard, count }: StandardRecords,
  settings: LedgerSettings,
  answers: RowAnswers,
): Matches {
  const columns = [...standard].map(([key, values]) => ({ field: key, key, values: values.map(textOf) }));
  return findMatches(matchColumns(columns), count, { region: settings.region, cuts: settings.duplicates, answers });
}

/** The groups of `matchCustomers`, numbered: one that was there before keeps its number. */
export function groupMatches(
  records: StandardRecords,
  settings: LedgerSettings,
  previous: readonly number[],
  answers: readonly StandingAnswer[] = [],
): Duplicates {
  const ids = (records.standard.get('customerId') ?? []).map((id) => textOf(id).trim());
  const { groups } = matchCustomers(records, settings, matchAnswers(answers, ids));
  return numbered(groups, previous);
}
