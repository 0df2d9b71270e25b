/**
 * How often a customer wishes to be talked to and about what, by tier and stage; and who has waited too long. Source of
 * what is shipped: the product's defaults, section 4.
 */
import { addDays, type CivilDate, daysBetween } from '../civil-date';

export interface PlaybookRow {
  /** Keys of list items; '' for any. */
  readonly tier: string;
  readonly stage: string;
  /** Days after a contact until the next one is wished for. */
  readonly contactDays: number;
  /** Key of a shipped action, or the user's own words. */
  readonly action: string;
}

export type ShippedAction = 'check-in-news-first' | 'ask-new-needs' | 'introduce-invite' | 'ask-why-offer-return';

type Shipped = readonly [contactDays: number, action: ShippedAction];

const BEST: Shipped = [30, 'check-in-news-first'];
const OTHER: Shipped = [60, 'ask-new-needs'];
const SHIPPED: ReadonlyMap<string, Shipped> = new Map([
  ['vip', BEST],
  ['active', OTHER],
  ['potential', [30, 'introduce-invite']],
  ['dormant', [90, 'ask-why-offer-return']],
]);

/** What is shipped for a tier; one with a name of its own is told by its rank, from 0. */
function shippedFor(tier: string, rank: number | null): Shipped {
  return SHIPPED.get(tier) ?? (rank === 0 ? BEST : OTHER);
}

/** Days after a contact until the next one is wished for, by tier. */
export function shippedContactDays(tier: string, rank: number | null): number {
  return shippedFor(tier, rank)[0];
}

/**
 * The playbook of a ledger with these tiers, ranked. Rows are asked in order and the first that fits counts: who is lost
 * by their own rhythm is asked why, at the tier's interval; the last row is for customers without tier.
 */
export function createPlaybook(tiers: readonly string[]): PlaybookRow[] {
  const rowsFor = (tier: string, rank: number | null): PlaybookRow[] => {
    const [contactDays, action] = shippedFor(tier, rank);
    return [
      { tier, stage: 'lost', contactDays, action: 'ask-why-offer-return' },
      { tier, stage: '', contactDays, action },
    ];
  };
  return [...tiers.flatMap(rowsFor), ...rowsFor('', null)];
}

interface RuledLedger {
  readonly playbook?: readonly PlaybookRow[] | undefined;
  readonly lists: Readonly<Record<string, readonly { readonly key: string }[]>>;
}

/** The playbook of a ledger: as somebody has written it, else as it ships for the ledger's tiers. */
export function playbookOf({ playbook, lists }: RuledLedger): readonly PlaybookRow[] {
  return playbook ?? createPlaybook((lists['tier'] ?? []).map(({ key }) => key));
}

/** The row for a customer; undefined where no row fits. */
export function playFor(
  playbook: readonly PlaybookRow[],
  { tier, stage }: { readonly tier: string; readonly stage: string },
): PlaybookRow | undefined {
  return playbook.find((row) => (row.tier === '' || row.tier === tier) && (row.stage === '' || row.stage === stage));
}

/** A customer as the playbook sees it; '' for no tier or stage. */
export interface ContactedCustomer {
  readonly customerId: string;
  readonly tier: string;
  readonly stage: string;
  readonly lastContact: CivilDate | null;
  /** Of the earliest open plan. */
  readonly nextFollowUp: CivilDate | null;
  readonly isDoNotContact: boolean;
}

export interface OverdueContact {
  readonly customerId: string;
  /** The day on which a contact was due. */
  readonly due: CivilDate;
  /** From then to today, 1 at least. */
  readonly days: number;
  /** A plan that was missed, or more days without contact than are wished for. */
  readonly reason: { readonly code: 'plan-missed' | 'contact-over'; readonly params?: { readonly limit: number } };
  /** '' where the playbook says nothing. */
  readonly action: string;
}

/**
 * Who has waited too long, the longest first, then by ID. Who has a plan waits for it; who was never contacted waits for
 * nothing, and who is not to be contacted is left out.
 */
export function overdueContacts(
  customers: readonly ContactedCustomer[],
  playbook: readonly PlaybookRow[],
  today: CivilDate,
): OverdueContact[] {
  const overdue: OverdueContact[] = [];
  for (const customer of customers) {
    const { customerId, lastContact, nextFollowUp, isDoNotContact } = customer;
    const play = playFor(playbook, customer);
    const wished = lastContact === null || play === undefined ? null : addDays(lastContact, play.contactDays);
    const due = nextFollowUp ?? wished;
    if (isDoNotContact || due === null || due >= today) continue;
    overdue.push({
      customerId,
      due,
      days: daysBetween(due, today),
      reason:
        nextFollowUp === null
          ? { code: 'contact-over', params: { limit: play!.contactDays } }
          : { code: 'plan-missed' },
      action: play?.action ?? '',
    });
  }
  return overdue.sort((a, b) => b.days - a.days || (a.customerId < b.customerId ? -1 : 1));
}
