/**
 * Who is due, and for what: follow-ups, contracts, birthdays and anniversaries, long silence. One list for the sidebar
 * and for the mail. Knows no clock: today, and the days that a mail covers, are handed in.
 * Source of the rules: the product's defaults (docs/spec.md, "Reminders").
 */
import {
  addDays,
  addMonths,
  type CivilDate,
  civilDate,
  dayNumber,
  dayOf,
  daysBetween,
  daysInMonth,
  monthOf,
  weekday,
  yearOf,
} from './civil-date';

/** What a customer is due for; also the order in which they are shown. */
export const DUE_KINDS = [
  'overdue',
  'today',
  'escalated',
  'contract',
  'birthday',
  'anniversary',
  'silence',
  'duplicate',
  'review',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** What every list shows of a customer. */
export interface ListedRecord {
  readonly customerId: string;
  /** From 1. */
  readonly rowNumber: number;
  readonly name: string;
  readonly company: string;
  readonly tier: string;
  readonly isUrgent: boolean;
  readonly isStarred: boolean;
  readonly nextStep: string;
}

export interface DueItem extends ListedRecord {
  readonly kind: DueKind;
  /** The day it is due: of a long silence the day on which a contact was due. */
  readonly date: CivilDate;
  /** From today: negative when past. */
  readonly days: number;
  readonly phone: string;
  readonly owner: string;
  /** What its duplicate group is called, `Dup 12`; '' where it is in none. */
  readonly group: string;
}

/** What is known of one customer; '' where nothing is. */
export interface DueRecord extends Omit<DueItem, 'kind' | 'date' | 'days'> {
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
  /** The last day on which somebody saw to it: a contact, a change, a review. */
  readonly seenOn: CivilDate | '';
  /** From one review to the next: fewer where there are few customers. */
  readonly reviewMonths: 1 | 3;
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
/** Days after which a manager is told of a planned follow-up that was missed; from the last on the customer is at risk. */
const ESCALATION_DAYS = [5, 7];
export const AT_RISK_DAYS = 7;
const MONDAY = 1;
const FRIDAY = 5;

/**
 * Everything due, by kind; within a kind urgent and starred customers first, then by tier, then the longest due, then
 * in the sheet's order. Linear but for the sorting.
 */
export function findDue(records: readonly DueRecord[], window: DueWindow): DueItem[] {
  const { today, to } = window;
  const found: Found[] = [];
  const reviews = { 1: reviewIn(window, 1), 3: reviewIn(window, 3) };
  for (const record of records) {
    const { isDoNotContact, nextFollowUp, contractEnd } = record;
    const add = (kind: DueKind, date: CivilDate): void => {
      found.push(foundItem(kind, record, date, today));
    };
    if (contractEnd !== '' && isToldOf(contractEnd, CONTRACT_DAYS, window)) add('contract', contractEnd);
    const review = reviews[record.reviewMonths];
    if (review !== null && record.seenOn < review.since) add('review', review.day);
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
  return inOrder(found);
}

/** What a manager is told beside what is due for customers of their own. */
export interface Oversight {
  /** The Monday on which it is told that a customer has come to a duplicate group; '' where that was told long ago. */
  readonly duplicateTold: (customerId: string) => CivilDate | '';
  /** Whose missed follow-ups are told. */
  readonly escalates: (record: DueRecord) => boolean;
}

/**
 * Duplicate groups that somebody has newly come to, with all their customers, and planned follow-ups that others have
 * missed: on working days alone, so that nothing is told before its time where Friday's mail tells of the weekend.
 */
export function findOverseen(records: readonly DueRecord[], window: DueWindow, oversight: Oversight): DueItem[] {
  const { today, from, to } = window;
  const isInWindow = (day: CivilDate): boolean => from <= day && day <= to;
  const found: Found[] = [];
  for (const record of records) {
    const { nextFollowUp, isDoNotContact } = record;
    if (nextFollowUp === '' || isDoNotContact) continue;
    const isTold = ESCALATION_DAYS.some((days) => isInWindow(workingDayFrom(addDays(nextFollowUp, days))));
    if (isTold && oversight.escalates(record)) found.push(foundItem('escalated', record, nextFollowUp, today));
  }
  for (const group of duplicateGroups(records).values()) {
    // Who has come since the first mails of this Monday is told, with the others, on the next.
    const members = group.filter(({ customerId }) => oversight.duplicateTold(customerId) <= to);
    const told = members.map(({ customerId }) => oversight.duplicateTold(customerId)).find(isInWindow);
    if (told === undefined || members.length < 2) continue;
    for (const [place, record] of members.entries()) {
      const { item, order } = foundItem('duplicate', { ...record, nextStep: '' }, told, today);
      // A group stays together, whoever is in it.
      found.push({ item, order: [order[0] as number, members[0]?.rowNumber as number, place] });
    }
  }
  return inOrder(found);
}

/** Customers by what their duplicate group is called, in the sheet's order; a name on one row alone is no group. */
export function duplicateGroups(records: readonly DueRecord[]): ReadonlyMap<string, readonly DueRecord[]> {
  const groups = new Map<string, DueRecord[]>();
  for (const record of records) {
    if (record.group === '') continue;
    const members = groups.get(record.group);
    if (members === undefined) groups.set(record.group, [record]);
    else members.push(record);
  }
  return new Map([...groups].filter(([, { length }]) => length > 1));
}

interface Found {
  readonly item: DueItem;
  readonly order: readonly number[];
}

/** Of a record what every list shows. */
export function listedRecord(record: ListedRecord): ListedRecord {
  const { customerId, rowNumber, name, company, tier, isUrgent, isStarred, nextStep } = record;
  return { customerId, rowNumber, name, company, tier, isUrgent, isStarred, nextStep };
}

function foundItem(kind: DueKind, record: DueRecord, date: CivilDate, today: CivilDate): Found {
  const { rowNumber, tierRank, isUrgent, isStarred, phone, owner, group } = record;
  return {
    item: { kind, ...listedRecord(record), date, days: daysBetween(today, date), phone, owner, group },
    order: [
      DUE_KINDS.indexOf(kind),
      isUrgent || isStarred ? 0 : 1,
      tierRank ?? Number.MAX_SAFE_INTEGER,
      dayNumber(date),
      rowNumber,
    ],
  };
}

function inOrder(found: readonly Found[]): DueItem[] {
  return [...found].sort((a, b) => compare(a.order, b.order)).map(({ item }) => item);
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

/** The day itself, or the Monday after a weekend. */
function workingDayFrom(day: CivilDate): CivilDate {
  return weekday(day) > FRIDAY ? mondayFrom(day) : day;
}

/** The day itself, or the next Monday. */
export function mondayFrom(day: CivilDate): CivilDate {
  return addDays(day, (8 - weekday(day)) % 7);
}

/** Whether a Monday's mail is told in the window. */
export function hasMonday({ from, to }: DueWindow): boolean {
  return mondayFrom(from) <= to;
}

/**
 * The last review in the window, on the first working day of a month, or of a quarter; with the day since which nobody
 * has seen to those who are due for it: the first of the month, or quarter, before.
 */
function reviewIn(
  { from, to }: DueWindow,
  months: 1 | 3,
): { readonly day: CivilDate; readonly since: CivilDate } | null {
  for (let day = to; day >= from; day = addDays(day, -1)) {
    const isFirst = dayOf(day) === 1 ? weekday(day) <= FRIDAY : dayOf(day) <= 3 && weekday(day) === MONDAY;
    if (isFirst && (monthOf(day) - 1) % months === 0)
      return { day, since: addMonths(civilDate(yearOf(day), monthOf(day), 1), -months) };
  }
  return null;
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
