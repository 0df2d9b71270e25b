/**
 * The daily mail as data: what of everything due goes to whom, cut to what fits, in the order in which it is read. Knows
 * no wording and no mailbox.
 * Source of the rules: the product's defaults (docs/spec.md, "Reminders").
 */
import type { Recipient } from './address-book';
import { type CivilDate, daysBetween } from './civil-date';
import { causesMail, type DueItem, type DueKind, type DueWindow } from './due-items';
import type { Language } from './sheet-snapshot';

/** Sections of the mail, in its order. */
export type DigestSectionKind = Exclude<DueKind, 'birthday' | 'anniversary'> | 'occasion';

export interface DigestSection {
  readonly kind: DigestSectionKind;
  /** Of all items; `items` may be fewer. */
  readonly count: number;
  readonly items: readonly DigestItem[];
}

/** Texts are in one line and cut, so that a mail's content always fits in a cell. */
export interface DigestItem extends Omit<DueItem, 'owner' | 'group'> {
  /** Of a follow-up that somebody else has missed; '' where nobody is. */
  readonly owner?: string;
  /** Of a duplicate. */
  readonly group?: string;
}

/** What waits for a look, in numbers. */
export interface LooseEnds {
  readonly duplicateGroups: number;
  readonly toCheck: number;
  readonly withoutOwner: number;
}

export interface Digest {
  readonly day: CivilDate;
  readonly language: Language;
  /** '' where the team does not tell. */
  readonly name: string;
  readonly sections: readonly DigestSection[];
  /** Items of the sections that are not listed. */
  readonly more: number;
  /** Overdue for so long before the first mail that they are only counted. */
  readonly older: number;
  /** Items that should have been told on an earlier day; null where none. */
  readonly late: { readonly count: number; readonly days: number } | null;
  /** On Mondays, to the manager. */
  readonly looseEnds: LooseEnds | null;
  /** There are customers among them of which the reader is the owner; whose owner has no address. */
  readonly isOwner: boolean;
  readonly isRest: boolean;
  /** Why the reader is told what a manager is told: they are one, or there is none; null where there is nothing of it. */
  readonly oversight: OversightReason | null;
  /** Follow-ups that were missed go to a manager, so that some customers are at risk. */
  readonly escalates: boolean;
}

export type OversightReason = 'manager' | 'no-manager';

const MOST_IN_SECTION = 20;
const MOST_IN_MAIL = 60;
/** So far back the first mail lists what is overdue. */
export const DAYS_BACK = 30;

const SECTIONS: readonly DigestSectionKind[] = [
  'overdue',
  'today',
  'escalated',
  'contract',
  'occasion',
  'silence',
  'duplicate',
  'review',
];
const LENGTHS = { name: 60, company: 50, tier: 20, nextStep: 100, phone: 30, customerId: 40 };
const MOST_OWNER = 40;
const MOST_GROUP = 20;

export interface DigestOptions {
  readonly window: DueWindow;
  /** Overdue before this day is only counted. */
  readonly horizon: CivilDate;
  /** A mail of an earlier day that could not be sent and that this one takes over, with its `itemKeys`. */
  readonly unsent: { readonly day: CivilDate; readonly items: readonly string[] } | null;
  readonly looseEnds: LooseEnds | null;
  readonly isOwnerOf: (item: DueItem) => boolean;
  /** What a manager is told, of `findOverseen`, and why; null to all others. */
  readonly oversight: { readonly reason: OversightReason; readonly items: readonly DueItem[] } | null;
  readonly escalates: boolean;
}

/** One person's mail of one day, or null where nothing is reason enough for one. `own` are the items of `findDue`. */
export function planDigest(recipient: Recipient, own: readonly DueItem[], options: DigestOptions): Digest | null {
  const { window, horizon, unsent, looseEnds, isOwnerOf, oversight, escalates } = options;
  const items = [...own, ...(oversight?.items ?? [])];
  const isOlder = ({ kind, date }: DueItem): boolean => (kind === 'overdue' || kind === 'silence') && date < horizon;
  const listed = items.filter((item) => !isOlder(item));
  if (!listed.some((item) => causesMail(item, window))) return null;
  let room = MOST_IN_MAIL;
  const sections = SECTIONS.flatMap((kind): DigestSection[] => {
    const all = listed.filter((item) => sectionOf(item.kind) === kind);
    if (all.length === 0) return [];
    const shown = all.slice(0, Math.min(MOST_IN_SECTION, room));
    room -= shown.length;
    return [{ kind, count: all.length, items: shown.map(digestItem) }];
  });
  const isMine = own.map(isOwnerOf);
  const wasIn = new Set(unsent?.items);
  const late = listed.filter(
    ({ kind, customerId }) =>
      wasIn.has(itemKey(kind, customerId)) || (kind === 'overdue' && wasIn.has(itemKey('today', customerId))),
  ).length;
  return {
    day: window.today,
    language: recipient.language,
    name: oneLine(recipient.name, LENGTHS.name),
    sections,
    more: listed.length - (MOST_IN_MAIL - room),
    older: items.length - listed.length,
    late: late === 0 || unsent === null ? null : { count: late, days: daysBetween(unsent.day, window.today) },
    looseEnds,
    isOwner: isMine.some((mine) => mine),
    isRest: isMine.some((mine) => !mine),
    oversight: oversight !== null && (oversight.items.length > 0 || looseEnds !== null) ? oversight.reason : null,
    escalates,
  };
}

function sectionOf(kind: DueKind): DigestSectionKind {
  return kind === 'birthday' || kind === 'anniversary' ? 'occasion' : kind;
}

function digestItem({ owner, group, ...item }: DueItem): DigestItem {
  const texts = Object.entries(LENGTHS).map(([key, length]) => [
    key,
    oneLine(item[key as keyof typeof LENGTHS], length),
  ]);
  return {
    ...item,
    ...(Object.fromEntries(texts) as Record<keyof typeof LENGTHS, string>),
    ...(item.kind === 'escalated' && { owner: oneLine(owner, MOST_OWNER) }),
    ...(item.kind === 'duplicate' && { group: oneLine(group, MOST_GROUP) }),
  };
}

/** What is not to be seen or breaks a line, the marks that turn text round included, becomes a space; long texts are cut. */
export function oneLine(text: string, length: number): string {
  const line = text
    .slice(0, 4 * length)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\s]+/gu, ' ')
    .trim();
  const characters = [...line];
  return characters.length <= length ? line : `${characters.slice(0, length - 1).join('')}…`;
}

/** Every item listed, as `kind:customerId`; no spaces. */
export function itemKeys({ sections }: Digest): string[] {
  return sections.flatMap(({ items }) => items.map(({ kind, customerId }) => itemKey(kind, customerId)));
}

function itemKey(kind: DueKind, customerId: string): string {
  return `${kind}:${oneLine(customerId, LENGTHS.customerId).replace(/ /g, '_')}`;
}

/** How many items there are, listed or not. */
export function countItems({ sections }: Digest): number {
  return sections.reduce((sum, { count }) => sum + count, 0);
}
