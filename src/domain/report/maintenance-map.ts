/**
 * The customer maintenance map: who is to be won, kept and won back, by stage and tier, with what is to be done and by
 * whom. Every customer stands in one line. Source: capability 75.
 */
import type { CivilDate } from '../civil-date';
import { type ContactedCustomer, overdueContacts, type PlaybookRow, playFor } from '../history/playbook';
import { byText, count, createGroups, type Figure } from './figures';

const BOXES = ['acquire', 'maintain', 'win-back', 'unknown'] as const;
/** `unknown` is for customers of whom the data do not say what they have bought. */
export type Box = (typeof BOXES)[number];

const BOX_OF: Readonly<Record<string, Box>> = {
  prospect: 'acquire',
  'first-purchase': 'maintain',
  repeat: 'maintain',
  loyal: 'maintain',
  lost: 'win-back',
};
const STAGES = Object.keys(BOX_OF);

export type MappedCustomer = ContactedCustomer & { readonly owner: string };

export interface MapLine {
  /** Keys; '' for none. */
  readonly stage: string;
  readonly tier: string;
  readonly figures: readonly Figure[];
  /** Key of a shipped action, or the user's own words; '' where the playbook says nothing. */
  readonly action: string;
  /** Days after a contact until the next one is wished for. */
  readonly contactDays: number | null;
  /** The most customers first; '' for customers without owner. */
  readonly owners: readonly { readonly owner: string; readonly customers: number }[];
}

export interface MapBox {
  readonly box: Box;
  readonly figures: readonly Figure[];
  readonly lines: readonly MapLine[];
}

/** All boxes, the last one only where somebody is in it. Lines by stage, then by tier in the order of `tiers`. */
export function maintenanceMap(
  customers: readonly MappedCustomer[],
  tiers: readonly string[],
  playbook: readonly PlaybookRow[],
  today: CivilDate,
): MapBox[] {
  const overdue = new Set(overdueContacts(customers, playbook, today).map(({ customerId }) => customerId));
  const lines = createGroups((): MappedCustomer[] => []);
  for (const customer of customers) lines.at(`${customer.stage}\t${customer.tier}`).push(customer);
  const rank = (list: readonly string[], key: string): number => (list.includes(key) ? list.indexOf(key) : list.length);
  const ordered = lines
    .all()
    .map(({ group }) => mapLine(group, playbook, overdue))
    .sort(
      (a, b) =>
        rank(STAGES, a.stage) - rank(STAGES, b.stage) ||
        rank(tiers, a.tier) - rank(tiers, b.tier) ||
        byText(a.tier, b.tier) ||
        byText(a.stage, b.stage),
    );
  return BOXES.map((box): MapBox => {
    const own = ordered.filter(({ stage }) => (BOX_OF[stage] ?? 'unknown') === box);
    const inBox = customers.filter(({ stage }) => (BOX_OF[stage] ?? 'unknown') === box);
    return { box, figures: figuresOf(inBox, overdue), lines: own };
  }).filter(({ box, lines: own }) => box !== 'unknown' || own.length > 0);
}

function figuresOf(customers: readonly MappedCustomer[], overdue: ReadonlySet<string>): Figure[] {
  const waiting = customers.filter(({ customerId }) => overdue.has(customerId)).length;
  return [count('customers', customers.length), { key: 'contact-overdue', value: waiting, n: customers.length }];
}

function mapLine(
  customers: readonly MappedCustomer[],
  playbook: readonly PlaybookRow[],
  overdue: ReadonlySet<string>,
): MapLine {
  const { stage, tier } = customers[0] as MappedCustomer;
  const play = playFor(playbook, { stage, tier });
  const owners = new Map<string, number>();
  for (const { owner } of customers) owners.set(owner, (owners.get(owner) ?? 0) + 1);
  return {
    stage,
    tier,
    figures: figuresOf(customers, overdue),
    action: play?.action ?? '',
    contactDays: play?.contactDays ?? null,
    owners: [...owners]
      .map(([owner, n]) => ({ owner, customers: n }))
      .sort((a, b) => b.customers - a.customers || byText(a.owner, b.owner)),
  };
}
