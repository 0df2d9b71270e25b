/**
 * Which customers have newly come to a duplicate group, and on which Monday that is told. It follows customers, not what
 * their group is called or who else is in it: groups may be numbered anew or shrink, and that is no news. Knows no sheet.
 */
import type { CivilDate } from './civil-date';
import { type DueRecord, duplicateGroups, mondayFrom } from './due-items';
import { fingerprintOf } from './fingerprint';

/** Marks of the customers in groups, eight digits each, by the Monday on which each is told; under '' those told before. */
export type DuplicateNews = Readonly<Record<CivilDate | '', string>>;

const DIGITS = 8;

function markOf(customerId: string): string {
  return fingerprintOf([customerId]).slice(0, DIGITS);
}

/** By mark, the Monday. A customer is mistaken for another by chance alone (1 in 4,000 million for each two). */
function mondays(news: DuplicateNews): Map<string, CivilDate | ''> {
  return new Map(
    Object.entries(news).flatMap(([monday, marks]) =>
      (marks.match(/[\da-f]{8}/g) ?? []).map((mark): [string, string] => [mark, monday]),
    ),
  );
}

export interface NewsDays {
  /** The first day of which no mail has been made: who is new is told on the Monday from there. */
  readonly from: CivilDate;
  /** No mail tells of a Monday before. */
  readonly since: CivilDate;
}

/**
 * The news as of today; everybody in a group is new where there was none, and nobody where `before` is lost, null. Who has
 * left every group is forgotten. Linear but for the sorting.
 */
export function noteDuplicates(
  before: DuplicateNews | null,
  records: readonly DueRecord[],
  { from, since }: NewsDays,
): DuplicateNews {
  const known = before === null ? null : mondays(before);
  const marks = new Map<CivilDate | '', Set<string>>();
  for (const { customerId } of [...duplicateGroups(records).values()].flat()) {
    if (customerId === '') continue;
    const mark = markOf(customerId);
    const monday = known === null ? '' : (known.get(mark) ?? mondayFrom(from));
    const told = monday < since ? '' : monday;
    marks.set(told, (marks.get(told) ?? new Set()).add(mark));
  }
  return Object.fromEntries(
    [...marks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([monday, own]) => [monday, [...own].sort().join('')]),
  );
}

/** When it is told that a customer has come to a group. */
export function duplicateTold(news: DuplicateNews): (customerId: string) => CivilDate | '' {
  const known = mondays(news);
  return (customerId) => known.get(markOf(customerId)) ?? '';
}
