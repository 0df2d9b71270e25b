/** What is due, and planning what comes next. */
import * as v from 'valibot';
import type { DueItem, DueKind } from '../../domain/due-items';
import { civilDate, customerId, type OperationResult, requestId } from './basics';

/** Customers that are planned in one go. */
export const MOST_PLANS = 10;

/** Input schemas. */
export const todayInput = {
  /** What is due; `mine` for the person at the keyboard alone. */
  today: v.object({ mine: v.boolean() }),
  /** Whom to contact next where nothing is planned yet, and when. Writes nothing. */
  proposePlans: v.object({ mine: v.boolean() }),
  /** Gives customers that have no next follow-up one; `nextStep` where none is written, '' for none. */
  planContacts: v.object({
    requestId,
    plans: v.pipe(
      v.array(v.object({ customerId, nextDate: civilDate, nextStep: v.pipe(v.string(), v.maxLength(2_000)) })),
      v.minLength(1),
      v.maxLength(MOST_PLANS),
    ),
  }),
};

export interface TodayOutput {
  today: TodayList;
  /** The most important first. */
  proposePlans: readonly ProposedPlan[];
  /** `counts.left`: those that could not be planned. */
  planContacts: OperationResult;
}

export interface TodayList {
  /** `yyyy-mm-dd` in the spreadsheet's zone. */
  readonly date: string;
  /** Kinds of which there are any, in the order of DUE_KINDS; a hundred items of each at most. */
  readonly sections: readonly { readonly kind: DueKind; readonly count: number; readonly items: readonly DueItem[] }[];
  readonly duplicateGroups: number;
  readonly toCheck: number;
  readonly withoutOwner: number;
  /** No customer has a date for a next contact. */
  readonly isUnplanned: boolean;
}

/** A customer without a next follow-up, and the one proposed. */
export interface ProposedPlan {
  readonly customerId: string;
  readonly name: string;
  readonly company: string;
  readonly tier: string;
  readonly isUrgent: boolean;
  readonly isStarred: boolean;
  /** `yyyy-mm-dd`, or '' where nobody knows. */
  readonly lastContact: string;
  /** `yyyy-mm-dd`. */
  readonly nextDate: string;
  /** What is written there already, which stays. */
  readonly nextStep: string;
}
