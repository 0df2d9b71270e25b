/** What is news of the ledger's duplicate groups: what the Outbox remembers, as of today. Writes nothing. */
import { addDays } from '../domain/civil-date';
import { DAYS_BACK } from '../domain/digest';
import type { DueRecord } from '../domain/due-items';
import { type DuplicateNews, noteDuplicates } from '../domain/duplicate-news';
import type { Ledger } from './ledger';
import type { Progress } from './outbox';

/**
 * The news as `noteDuplicates` has it. Once a reader has been told of today, what comes up is for a later day; without a
 * column for groups nothing has changed.
 */
export function knownDuplicates(
  before: DuplicateNews | null,
  { columns, context }: Ledger,
  records: readonly DueRecord[],
  told: Progress['told'],
): DuplicateNews {
  if (!columns.some(({ key }) => key === 'duplicateGroup')) return before ?? {};
  const { today } = context;
  const isBegun = Object.values(told).some((day) => day >= today);
  return noteDuplicates(before, records, { from: addDays(today, isBegun ? 1 : 0), since: addDays(today, -DAYS_BACK) });
}
