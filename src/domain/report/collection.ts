/** What was to be paid and what has been received for it, from rows whose payment is kept track of. Source: capability 69. */
import { type CivilDate, daysBetween } from '../civil-date';
import type { Purchase } from '../history/entries';
import { type Receivable, receivables } from '../history/receivables';
import { addMoney, type MoneySum, moneyIn, noMoney } from '../money';
import { byText, createGroups, type Figure, type LineOf, type ReportLine, shareOf } from './figures';
import { isWithin, type Period, type PeriodUnit, periodOf } from './periods';

/** Days past due; `later` is not due yet, and 0 is today. */
const AGES = ['later', '0-30', '31-60', '61-90', 'over-90'] as const;
export type Age = (typeof AGES)[number];

/** All receivables, of whomever. */
export function receivablesIn(bought: ReadonlyMap<string, readonly Purchase[]>): Receivable[] {
  return [...bought.values()].flatMap(receivables);
}

interface CollectionSum {
  readonly due: MoneySum;
  readonly received: MoneySum;
  readonly owed: MoneySum;
  n: number;
  /** Days past due of the row that has been open for longest. */
  longest: number | null;
}

function newSum(): CollectionSum {
  return { due: noMoney(), received: noMoney(), owed: noMoney(), n: 0, longest: null };
}

function add(sum: CollectionSum, { due, amount, received }: Receivable, today: CivilDate): void {
  addMoney(sum.due, amount);
  addMoney(sum.received, received);
  addMoney(sum.owed, amount);
  addMoney(sum.owed, -received);
  sum.n++;
  if (due === null || due > today || amount <= received) return;
  const days = daysBetween(due, today);
  if (sum.longest === null || days > sum.longest) sum.longest = days;
}

function figuresOf({ due, received, owed, n }: CollectionSum): Figure[] {
  const [asked, got] = [moneyIn(due), moneyIn(received)];
  return [
    { key: 'due', value: asked, n },
    { key: 'received', value: got, n },
    { key: 'collection-rate', value: asked === null || got === null ? null : shareOf(got, asked), n },
    { key: 'owed', value: moneyIn(owed), n },
  ];
}

/** Of what was due in a period. */
export function collectionWithin(
  rows: readonly Receivable[],
  period: Pick<Period, 'from' | 'to'>,
  today: CivilDate,
): Figure[] {
  const sum = newSum();
  for (const row of rows) if (isWithin(row.due, period)) add(sum, row, today);
  return figuresOf(sum);
}

/** Of all that is due by today, or on no day: what is owed is what all customers have outstanding. */
export function collectionNow(rows: readonly Receivable[], today: CivilDate): Figure[] {
  const sum = newSum();
  for (const row of rows) if (isDue(row, today)) add(sum, row, today);
  return [...figuresOf(sum), { key: 'longest-overdue', value: sum.longest, n: sum.n }];
}

function isDue({ due }: Receivable, today: CivilDate): boolean {
  return due === null || due <= today;
}

/** By the period in which it was due, in order, those to come included; then what is due on no day. */
export function collectionByPeriod(
  rows: readonly Receivable[],
  unit: PeriodUnit,
  fiscalStart: number,
  today: CivilDate,
): ReportLine[] {
  const groups = createGroups(newSum);
  for (const row of rows)
    add(row.due === null ? groups.at('', 'undated') : groups.at(periodOf(row.due, unit, fiscalStart).key), row, today);
  return groups
    .all()
    .sort((a, b) => Number(a.rest !== undefined) - Number(b.rest !== undefined) || byText(a.of, b.of))
    .map(({ group, ...line }) => ({ ...line, figures: figuresOf(group) }));
}

/** Of what is due by today, whoever owes most first; `most` customers at most. */
export function collectionByCustomer(
  rows: readonly Receivable[],
  ofCustomer: (customerId: string) => LineOf,
  today: CivilDate,
  most: number,
): ReportLine[] {
  const groups = createGroups(newSum);
  for (const row of rows) {
    if (!isDue(row, today)) continue;
    const { of, rest } = ofCustomer(row.purchase.customerId);
    add(groups.at(of, rest), row, today);
  }
  return groups
    .all()
    .sort(
      (a, b) =>
        Number(a.rest !== undefined) - Number(b.rest !== undefined) ||
        b.group.owed.tenThousandths - a.group.owed.tenThousandths ||
        byText(a.of, b.of),
    )
    .slice(0, most)
    .map(({ group, ...line }) => ({
      ...line,
      figures: [...figuresOf(group), { key: 'longest-overdue', value: group.longest, n: group.n }],
    }));
}

/** What is owed by how long it has been due; every age has its line. What is due on no day stands apart. */
export function ageing(rows: readonly Receivable[], today: CivilDate): ReportLine[] {
  const groups = createGroups(newSum);
  for (const age of AGES) groups.at(age);
  for (const row of rows)
    add(row.due === null ? groups.at('', 'undated') : groups.at(ageOf(row.due, today)), row, today);
  return groups.all().map(({ group, ...line }) => ({
    ...line,
    figures: [{ key: 'owed', value: moneyIn(group.owed), n: group.n }],
  }));
}

function ageOf(due: CivilDate, today: CivilDate): Age {
  const days = daysBetween(due, today);
  if (days < 0) return 'later';
  return days <= 30 ? '0-30' : days <= 60 ? '31-60' : days <= 90 ? '61-90' : 'over-90';
}
