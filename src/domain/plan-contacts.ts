/**
 * Whom to contact next where nothing is planned yet, and when. Knows no clock and no columns: today is handed in.
 * Source of the rules: the product's defaults (docs/spec.md, "Type, tier, stage" and "Words").
 */
import { addDays, type CivilDate, weekday } from './civil-date';

export interface PlanCandidate {
  readonly isStarred: boolean;
  /** From 0, the best tier; null without one. */
  readonly tierRank: number | null;
  /** From 0, the most urgent. */
  readonly priorityRank: number;
  readonly totalSpent: number;
  readonly lastContact: CivilDate | '';
  /** Days after a contact until the next one is wished for. */
  readonly wishedDays: number;
}

/** So many on one day, that there is time for each. */
const A_DAY = 2;
const FRIDAY = 5;

/** The `most` most important: starred ones first, then by tier, priority, total spent, and in the order given. */
export function mostImportant<C extends PlanCandidate>(candidates: readonly C[], most: number): C[] {
  const rank = ({ tierRank }: C): number => tierRank ?? Number.MAX_SAFE_INTEGER;
  return [...candidates]
    .sort(
      (a, b) =>
        Number(b.isStarred) - Number(a.isStarred) ||
        rank(a) - rank(b) ||
        a.priorityRank - b.priorityRank ||
        b.totalSpent - a.totalSpent,
    )
    .slice(0, most);
}

/**
 * A working day for each: two a day from the next one on, in the order given; who was contacted lately when the wished
 * time has passed.
 */
export function proposeDates(chosen: readonly PlanCandidate[], today: CivilDate): CivilDate[] {
  let day = workingDayFrom(addDays(today, 1));
  let taken = 0;
  return chosen.map(({ lastContact, wishedDays }) => {
    if (taken === A_DAY) {
      day = workingDayFrom(addDays(day, 1));
      taken = 0;
    }
    const wished = lastContact === '' ? today : addDays(lastContact, wishedDays);
    if (wished > day) return workingDayFrom(wished);
    taken += 1;
    return day;
  });
}

/** The day itself, or the Monday after its weekend. */
function workingDayFrom(date: CivilDate): CivilDate {
  const day = weekday(date);
  return day > FRIDAY ? addDays(date, 8 - day) : date;
}
