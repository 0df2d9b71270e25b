/**
 * Who is due, and for what: follow-ups, contracts, birthdays and anniversaries, long silence. One list for the sidebar
 * and for the mail. Knows no clock: today, and the days that a mail covers, are handed in.
 * Source of the rules: the product's defaults (docs/spec.md, "Reminders").
 */
import { addDays, type CivilDate, civilDate, dayNumber, daysBetween, daysInMonth, weekday, yearOf } from './civil-date';

/** What a customer is due for; also the order in which they are shown. */
export const DUE_KINDS = ['overdue', 'today', 'contract', 'birthday', 'anniversary', 'silence'] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export interface DueItem {
  readonly kind: DueKind;
  readonly customerId: string;
  /** From 1. */
  readonly rowNumber: number;
  readonly name: string;
  readonly company: string;
  readonly tier: string;
  readonly isUrgent: boolean;
  readonly isStarred: boolean;
  /** The day it is due: of a long silence the day on which a contact was due. */
  readonly date: CivilDate;
  /** From today: negative when past. */
  readonly days: number;
  readonly nextStep: string;
  readonly phone: string;
  readonly owner: string;
}

/** What is known of one customer; '' where nothing is. */
export interface DueRecord
  extends Pick<
    DueItem,
    'customerId' | 'rowNumber' | 'name' | 'company' | 'tier' | 'isUrgent' | 'isStarred' | 'nextStep' | 'phone' | 'owner'
  > {
  readonly isDoNotContact: boolean;
  /** From 0, the best tier; null without one. */
  readonly tierRank: number | null;
  /** Days after a contact until the next one is wished for; null where its silence is nobody's business. */
  readonly silenceDays: number | null;
  /** Birthdays are for some customers only where there are many. */
  readonly hasOccasions: boolean;
  readonly nextFollowUp: CivilDate | '';
  readonly lastContact: CivilDate | '';
  readonly contractEnd: CivilDate | '';
  /** `mm-dd`: the year may not be known. */
  readonly birthday: string;
  readonly anniversary: string;
}

/** The days whose events are told today: from the first that nobody was told of, to the last that waits for no other mail. */
export interface DueWindow {
  readonly today: CivilDate;
  /** Not after `today`. */
  readonly from: CivilDate;
  /** Not before `today`. */
  readonly to: CivilDate;
}

/** Today and nothing else. */
export function onlyToday(today: CivilDate): DueWindow {
  return { today, from: today, to: today };
}

const CONTRACT_DAYS = [30, 14, 7, 1];
const OCCASION_DAYS = [3, 0];
/** Days after which an overdue follow-up causes a mail by itself; later it waits for Mondays. */
const OVERDUE_DAYS = [1, 3, 7];
const MONDAY = 1;

/**
 * Everything due, by kind; within a kind urgent and starred customers first, then by tier, then the longest due, then
 * in the sheet's order. Linear but for the sorting.
 */
export function findDue(records: readonly DueRecord[], window: DueWindow): DueItem[] {
  const { today, to } = window;
  const found: { readonly item: DueItem; readonly order: readonly number[] }[] = [];
  for (const record of records) {
    const { isUrgent, isStarred, isDoNotContact, nextFollowUp, contractEnd, tierRank } = record;
    const add = (kind: DueKind, date: CivilDate): void => {
      const { customerId, rowNumber, name, company, tier, nextStep, phone, owner } = record;
      found.push({
        item: {
          kind,
          customerId,
          rowNumber,
          name,
          company,
          tier,
          isUrgent,
          isStarred,
          date,
          days: daysBetween(today, date),
          nextStep,
          phone,
          owner,
        },
        order: [
          DUE_KINDS.indexOf(kind),
          isUrgent || isStarred ? 0 : 1,
          tierRank ?? Number.MAX_SAFE_INTEGER,
          dayNumber(date),
          rowNumber,
        ],
      });
    };
    if (contractEnd !== '' && isToldOf(contractEnd, CONTRACT_DAYS, window)) add('contract', contractEnd);
    if (isDoNotContact) continue;
    if (nextFollowUp !== '' && nextFollowUp <= to) add(nextFollowUp < today ? 'overdue' : 'today', nextFollowUp);
    if (record.hasOccasions) {
      for (const kind of ['birthday', 'anniversary'] as const) {
        const date = occasionIn(record[kind], window);
        if (date !== null) add(kind, date);
      }
    }
    if (nextFollowUp === '' && record.lastContact !== '' && record.silenceDays !== null) {
      const date = addDays(record.lastContact, record.silenceDays);
      if (date <= to) add('silence', date);
    }
  }
  return found.sort((a, b) => compare(a.order, b.order)).map(({ item }) => item);
}

function compare(a: readonly number[], b: readonly number[]): number {
  const i = a.findIndex((value, index) => value !== b[index]);
  return i < 0 ? 0 : (a[i] as number) - (b[i] as number);
}

/** Whether one of the days on which `date` is told of, so many days before it, lies in the window. */
function isToldOf(date: CivilDate, daysBefore: readonly number[], { from, to }: DueWindow): boolean {
  return daysBefore.some((days) => {
    const told = addDays(date, -days);
    return from <= told && told <= to;
  });
}

/** The return of a birthday or anniversary that the window tells of, or null. A 29 February returns on the 28th in other years. */
function occasionIn(monthAndDay: string, window: DueWindow): CivilDate | null {
  if (monthAndDay === '') return null;
  const years = [yearOf(window.from), yearOf(window.to), yearOf(window.to) + 1];
  return years.map((year) => inYear(monthAndDay, year)).find((date) => isToldOf(date, OCCASION_DAYS, window)) ?? null;
}

function inYear(monthAndDay: string, year: number): CivilDate {
  const [month, day] = monthAndDay.split('-').map(Number) as [number, number];
  return civilDate(year, month, Math.min(day, daysInMonth(year, month)));
}

/** How many customers have their birthday today or in the days after. */
export function countBirthdays(records: readonly DueRecord[], today: CivilDate, days: number): number {
  const until = addDays(today, days);
  return records.filter(
    ({ birthday, isDoNotContact }) =>
      birthday !== '' &&
      !isDoNotContact &&
      [yearOf(today), yearOf(until)].some((year) => {
        const date = inYear(birthday, year);
        return today <= date && date <= until;
      }),
  ).length;
}

/** Whether an item is reason enough for a mail: overdue ones and long silences return on certain days only. */
export function causesMail({ kind, date }: DueItem, { from, to }: DueWindow): boolean {
  if (kind !== 'overdue' && kind !== 'silence') return true;
  const days = kind === 'silence' ? [0] : OVERDUE_DAYS;
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const age = daysBetween(date, day);
    if (days.includes(age) || (age > (days[days.length - 1] as number) && weekday(day) === MONDAY)) return true;
  }
  return false;
}
