/** Whose customers are whose, and in which order somebody goes through theirs. Knows no sheet. */
import type { AddressBook } from './address-book';
import { type CivilDate, daysBetween } from './civil-date';
import type { DueRecord } from './due-items';

export interface Owner {
  /** The text that stands for them most often; '' for nobody. */
  readonly owner: string;
  /** All texts that stand for them. */
  readonly texts: readonly string[];
  readonly records: readonly DueRecord[];
  /** '' where nobody knows it. */
  readonly email: string;
}

/** Everybody with customers, those with most first. A name and an address of one person are one owner. */
export function ownersOf(records: readonly DueRecord[], book: Pick<AddressBook, 'ownerOf'>): Owner[] {
  const owners = new Map<string, { email: string; records: DueRecord[]; texts: Map<string, number> }>();
  for (const record of records) {
    const email = book.ownerOf(record.owner)?.email ?? '';
    const key = email.toLowerCase() || record.owner;
    const owner = owners.get(key) ?? { email, records: [], texts: new Map<string, number>() };
    owner.records.push(record);
    owner.texts.set(record.owner, (owner.texts.get(record.owner) ?? 0) + 1);
    owners.set(key, owner);
  }
  return [...owners.values()]
    .map(({ email, records: own, texts }) => {
      const [owner] = [...texts].reduce((most, one) => (one[1] > most[1] ? one : most));
      return { owner, texts: [...texts.keys()], email, records: own };
    })
    .sort((a, b) => b.records.length - a.records.length);
}

/**
 * Overdue first, the longest due before the others, then due today, then by tier, within a tier by the next date, then in
 * the sheet's order. Who is not to be contacted is never due.
 */
export function inWorkingOrder(records: readonly DueRecord[], today: CivilDate): DueRecord[] {
  const placed = records.map((record, index) => {
    const { nextFollowUp, isDoNotContact, tierRank } = record;
    const isDue = nextFollowUp !== '' && nextFollowUp <= today && !isDoNotContact;
    const rank = isDue ? -1 : (tierRank ?? Number.MAX_SAFE_INTEGER);
    return { record, rank, wait: daysUntil(record, today), index };
  });
  return placed.sort((a, b) => a.rank - b.rank || a.wait - b.wait || a.index - b.index).map(({ record }) => record);
}

/** Days to the next follow-up; none is later than any. */
function daysUntil({ nextFollowUp, isDoNotContact }: DueRecord, today: CivilDate): number {
  return nextFollowUp === '' || isDoNotContact ? Number.MAX_SAFE_INTEGER : daysBetween(today, nextFollowUp);
}
