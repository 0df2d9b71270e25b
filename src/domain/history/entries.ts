/**
 * What stands in the linked tabs, row by row: purchases, follow-ups, opportunities, feedback, changes of stage. Read and
 * typed already: `row` is the sheet's row, from 1; empty text is ''; null is a date or number that is not there, or that
 * cannot be read. Of lists (kind, channel, stage ...) the key of a shipped word, else the user's own word.
 */
import type { CivilDateTime } from '../cell-value';
import type { CivilDate } from '../civil-date';
import type { Language } from '../sheet-snapshot';

export interface Purchase {
  readonly row: number;
  readonly customerId: string;
  readonly date: CivilDate | null;
  readonly product: string;
  readonly quantity: number | null;
  /** In the ledger's currency; negative for a return; null also where it is in another currency. */
  readonly amount: number | null;
  readonly cost: number | null;
  readonly payment: string;
  readonly due: CivilDate | null;
  readonly received: number | null;
  readonly receivedOn: CivilDate | null;
  readonly invoice: string;
  /** Of an opening row: the first of the earlier orders. */
  readonly since: CivilDate | null;
}

/** A plan is open while `nextDate` is set and `closedOn` is not. */
export interface FollowUp {
  readonly row: number;
  readonly customerId: string;
  readonly at: CivilDateTime | null;
  readonly kind: string;
  readonly channel: string;
  readonly outcome: string;
  readonly note: string;
  readonly by: string;
  readonly plannedDate: CivilDate | null;
  readonly plannedStep: string;
  readonly nextDate: CivilDate | null;
  readonly nextChannel: string;
  readonly nextStep: string;
  readonly closedOn: CivilDate | null;
  readonly result: string;
}

export interface Opportunity {
  readonly row: number;
  readonly customerId: string;
  readonly product: string;
  readonly stage: string;
  readonly amount: number | null;
  /** From 0 to 1; null for the stage's own. */
  readonly probability: number | null;
  readonly expectedClose: CivilDate | null;
  readonly owner: string;
  readonly priority: string;
  readonly competitor: string;
  readonly lostReason: string;
  readonly createdOn: CivilDate | null;
  readonly changedOn: CivilDate | null;
}

export interface Feedback {
  readonly row: number;
  readonly customerId: string;
  readonly on: CivilDate | null;
  readonly kind: string;
  readonly score: number | null;
  /** Scores from 1 to 5 (CSAT), or from 0 to 10 (NPS). */
  readonly scale: 5 | 10 | null;
  readonly severity: string;
  readonly status: string;
  readonly owner: string;
  readonly resolvedOn: CivilDate | null;
  readonly note: string;
}

/** A line of Stage history; `from` is '' for a customer's first. */
export interface StageChange {
  readonly on: CivilDate;
  readonly customerId: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** All rows of the linked tabs. */
export interface Entries {
  readonly purchases: readonly Purchase[];
  readonly followUps: readonly FollowUp[];
  readonly opportunities: readonly Opportunity[];
  readonly feedback: readonly Feedback[];
}

/** What stands for the product in a row that sums up what a customer bought before Purchases was made. */
export const OPENING_LABELS: Readonly<Record<Language, string>> = { en: 'Opening', 'zh-CN': '期初', 'zh-TW': '期初' };
const OPENING = new Set(Object.values(OPENING_LABELS).map((label) => label.toLowerCase()));
const OPENING_LENGTHS = new Set([...OPENING].map(({ length }) => length));

/**
 * Whether a row sums up earlier orders: `quantity` is then their number, `amount` their total, `date` the last and
 * `since` the first of them.
 */
export function isOpening({ since, product }: Purchase): boolean {
  if (since !== null) return true;
  // Asked of every row again and again.
  const text = product.trim();
  return OPENING_LENGTHS.has(text.length) && OPENING.has(text.toLowerCase());
}

/** Whether a row gives money or goods back. */
export function isReturn({ amount, quantity }: Purchase): boolean {
  return amount === null ? quantity !== null && quantity < 0 : amount < 0;
}
