/** Customers by who is responsible for them. */
import * as v from 'valibot';
import type { ListedRecord } from '../../domain/due-items';
import { requestId, shortText } from './basics';

/** Input schemas. */
export const ownersInput = {
  /** Without `owner` those of the person at the keyboard; '' for customers without an owner. */
  ownedCustomers: v.object({ owner: v.optional(shortText) }),
  /** A tab that shows the customers of one owner by a formula, or the one that is there. */
  makeOwnerTab: v.object({ requestId, owner: v.pipe(shortText, v.minLength(1)) }),
};

export interface OwnersOutput {
  ownedCustomers: OwnedCustomers;
  makeOwnerTab: OwnerTab;
}

export interface OwnerTab {
  readonly name: string;
  /** Else it was there, and came to the front. */
  readonly made: boolean;
}

export interface OwnedCustomers {
  /** As one of `owners` has it; null where nobody knows who is at the keyboard, or what their customers are called by. */
  readonly owner: string | null;
  /** Everybody who has customers, those with most first; '' for customers without an owner. */
  readonly owners: readonly { readonly owner: string; readonly count: number }[];
  /** Overdue first, then due today, then by tier; five hundred at most. */
  readonly customers: readonly OwnedCustomer[];
}

export interface OwnedCustomer extends ListedRecord {
  /** The next follow-up, '' where none is planned. */
  readonly date: string;
  /** From today: negative when past. 0 without a date. */
  readonly days: number;
}
