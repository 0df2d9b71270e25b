/**
 * The customer maintenance map: who is to be won, kept and won back, by stage and tier, with what is to be done and by
 * whom. Every customer stands in one line. Source: capability 75.
 */
import type { CivilDate } from '../civil-date';
import { type ContactedCustomer, overdueContacts, type PlaybookRow, playFor } from '../history/playbook';
import { byText, count, createGroups, type Figure } from './figures';

const BOXES = ['acquire', 'maintain', 'win-back', 'unknown'] as const;
/** `unknown` is for customers of whom the data do not say what they have bought, or whose stage is a word of the user's own. */
export type Box = (typeof BOXES)[number];

const BOX_OF: ReadonlyMap<string, Box> = new Map([
  ['prospect', 'acquire'],
  ['first-purchase', 'maintain'],
  ['repeat', 'maintain'],
  ['loyal', 'maintain'],
  ['lost', 'win-back'],
]);
const STAGES = [...BOX_OF.keys()];

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
  readonly owners: readonly OwnerShare[];
}

/** How many customers somebody looks after, the most first; '' for nobody. */
export interface OwnerShare {
  readonly owner: string;
  readonly customers: number;
}

export interface MapBox {
  readonly box: Box;
  /** Keys of the stages that belong to it; none of `unknown`, which has whatever is left. */
  readonly stages: readonly string[];
  readonly figures: readonly Figure[];
  readonly owners: readonly OwnerShare[];
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
  for (const customer of customers) lines.at(JSON.stringify([customer.stage, customer.tier])).push(customer);
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
    const own = ordered.filter(({ stage }) => (BOX_OF.get(stage) ?? 'unknown') === box);
    const inBox = customers.filter(({ stage }) => (BOX_OF.get(stage) ?? 'unknown') === box);
    const stages = STAGES.filter((stage) => BOX_OF.get(stage) === box);
    return { box, stages, figures: figuresOf(inBox, overdue), owners: ownersOf(inBox), lines: own };
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
  return {
    stage,
    tier,
    figures: figuresOf(customers, overdue),
    action: play?.action ?? '',
    contactDays: play?.contactDays ?? null,
    owners: ownersOf(customers),
  };
}

function ownersOf(customers: readonly MappedCustomer[]): OwnerShare[] {
  const owners = new Map<string, number>();
  for (const { owner } of customers) owners.set(owner, (owners.get(owner) ?? 0) + 1);
  return [...owners]
    .map(([owner, n]) => ({ owner, customers: n }))
    .sort((a, b) => b.customers - a.customers || byText(a.owner, b.owner));
}
