/**
 * What has happened with one customer, from the linked tabs as they stand: everything by date, the open deals, and what
 * it comes to. Texts are as people wrote them. Knows no sheet.
 */
import { type CellValue, type CivilDateTime, textOf } from '../cell-value';
import type { CivilDate } from '../civil-date';
import { type EnteredRole, placesOf } from '../linked-tabs';
import type { Entries } from './entries';
import { type EntryContext, readFeedback, readFollowUps, readOpportunities, readPurchases } from './read-entries';
import { type RollUp, rollUps } from './roll-ups';

type Cells = readonly (readonly CellValue[])[];

export interface TimelineEntry {
  readonly role: EnteredRole;
  /** `yyyy-mm-dd`, with ` HH:MM` where there is a time; what nobody can read as a date is as it stands. */
  readonly at: string;
  /** What happened, in the order of the tab's columns: kind and outcome, product and stage, score ... */
  readonly facts: readonly string[];
  /** In the ledger's currency; one that cannot be read is among the facts. */
  readonly amount: number | null;
  readonly by: string;
  readonly note: string;
}

/** An opportunity that is neither won nor lost. */
export interface OpenDeal {
  readonly product: string;
  readonly stage: string;
  readonly amount: number | null;
  readonly expectedClose: CivilDate | null;
  /** It was to close before today. */
  readonly isLate: boolean;
}

export interface CustomerHistory {
  /** Newest first, what has no date last; `timelineCount` is how many there are in all. */
  readonly timeline: readonly TimelineEntry[];
  readonly timelineCount: number;
  /** By the day on which each is to close, those without one last; `dealCount` as above. */
  readonly deals: readonly OpenDeal[];
  readonly dealCount: number;
  /** Null for somebody without purchases. */
  readonly money: Pick<RollUp, 'orderCount' | 'totalSpent' | 'outstanding' | 'outstandingLater' | 'unread'> | null;
}

const MOST_ENTRIES = 20;
const MOST_DEALS = 10;

/** What each tab tells of an entry, and which of it has a place of its own. */
const SHOWN: Readonly<Record<EnteredRole, { date: string; facts: readonly string[]; by: string; note: string }>> = {
  followUps: { date: 'at', facts: ['kind', 'channel', 'outcome'], by: 'by', note: 'note' },
  purchases: { date: 'date', facts: ['product', 'quantity', 'payment', 'invoice'], by: '', note: 'remarks' },
  opportunities: { date: 'createdOn', facts: ['product', 'stage', 'lostReason'], by: 'owner', note: 'remarks' },
  feedback: { date: 'on', facts: ['kind', 'score', 'scale', 'severity', 'status'], by: 'owner', note: 'note' },
};

/**
 * The history of one customer. `tabs` are the linked tabs that are there, each from its header down: the columns of all
 * rows tell how dates in them are written. Linear in the rows.
 */
export function historyOf(
  customerId: string,
  tabs: Readonly<Partial<Record<EnteredRole, Cells>>>,
  context: EntryContext,
): CustomerHistory {
  const own = <T extends { readonly customerId: string }>(entries: readonly T[]): readonly T[] =>
    entries.filter((entry) => entry.customerId === customerId);
  const entries: Entries = {
    // A row that only plans is no contact.
    followUps: own(readFollowUps(tabs.followUps ?? [], context).entries).filter(
      ({ at, kind, channel, outcome, note, nextDate }) =>
        at !== null || nextDate === null || [kind, channel, outcome, note].some((text) => text !== ''),
    ),
    purchases: own(readPurchases(tabs.purchases ?? [], context).entries),
    opportunities: own(readOpportunities(tabs.opportunities ?? [], context).entries),
    feedback: own(readFeedback(tabs.feedback ?? [], context).entries),
  };
  const dated: Dated[] = [
    ...entries.followUps.map(({ row, at }) => ({
      role: 'followUps' as const,
      row,
      moment: momentOf(at),
      amount: null,
    })),
    ...entries.purchases.map(({ row, date, amount }) => ({ role: 'purchases' as const, row, moment: date, amount })),
    ...entries.opportunities.map(({ row, createdOn, changedOn, amount }) => {
      return { role: 'opportunities' as const, row, moment: changedOn ?? createdOn, amount };
    }),
    ...entries.feedback.map(({ row, on }) => ({ role: 'feedback' as const, row, moment: on, amount: null })),
  ];
  // Of one moment, what stands lower was written later.
  const inOrder = dated.sort((a, b) => compare(b.moment ?? '', a.moment ?? '') || b.row - a.row);
  const open = entries.opportunities.filter(({ stage }) => stage !== 'won' && stage !== 'lost');
  const deals = [...open].sort((a, b) => compare(a.expectedClose ?? 'none', b.expectedClose ?? 'none'));
  const rolledUp = entries.purchases.length === 0 ? undefined : rollUps(entries, context.today).get(customerId);
  return {
    timeline: inOrder.slice(0, MOST_ENTRIES).map((one) => entryOf(one, tabs[one.role] ?? [])),
    timelineCount: inOrder.length,
    deals: deals.slice(0, MOST_DEALS).map(({ row, product, amount, expectedClose }) => ({
      product,
      stage: textAt('opportunities', tabs.opportunities ?? [], row)('stage'),
      amount,
      expectedClose,
      isLate: expectedClose !== null && expectedClose < context.today,
    })),
    dealCount: deals.length,
    money: rolledUp === undefined ? null : moneyOf(rolledUp),
  };
}

/** An entry in its place: `row` is the sheet's, `moment` as `TimelineEntry.at`, null where nobody can tell. */
interface Dated {
  readonly role: EnteredRole;
  readonly row: number;
  readonly moment: string | null;
  readonly amount: number | null;
}

function momentOf(at: CivilDateTime | null): string | null {
  return at === null ? null : `${at.date} ${at.time ?? ''}`.slice(0, 16).trim();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function entryOf({ role, row, moment, amount }: Dated, cells: Cells): TimelineEntry {
  const shown = SHOWN[role];
  const text = textAt(role, cells, row);
  const unread = amount === null ? text('amount') : '';
  return {
    role,
    at: moment ?? text(shown.date),
    facts: [...shown.facts.map(text), unread].filter((fact) => fact !== ''),
    amount,
    by: text(shown.by),
    note: text(shown.note),
  };
}

/** What stands in a row of a tab, by the key of its column. */
function textAt(role: EnteredRole, cells: Cells, row: number): (key: string) => string {
  const places = placesOf(role, (cells[0] ?? []).map(textOf));
  return (key) => textOf(cells[row - 1]?.[places.get(key) ?? -1] ?? '').trim();
}

function moneyOf({ orderCount, totalSpent, outstanding, outstandingLater, unread }: RollUp): CustomerHistory['money'] {
  return { orderCount, totalSpent, outstanding, outstandingLater, unread };
}
