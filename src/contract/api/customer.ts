/** One customer: what is shown of them, and the form in which they are added and changed. */
import * as v from 'valibot';
import type { DuplicateReason } from '../../domain/duplicate-reasons';
import type { FieldType } from '../../domain/fields';
import type { CustomerHistory } from '../../domain/history/timeline';
import type { Issue } from '../../domain/issues';
import { cellText, customerId, type OperationResult, requestId, shortText } from './basics';
import type { DuplicateMember } from './duplicates';

/** Field key -> what was typed. */
export const typedValues = v.record(v.pipe(v.string(), v.maxLength(40)), cellText);

/** Input schemas. */
export const customerInput = {
  /**
   * The customer with that ID; without one, of the selected row. Null where the selection is on no customer; `unchanged`
   * where the view with the revision `seen` still holds.
   */
  customer: v.object({ customerId: v.optional(customerId), seen: v.optional(shortText) }),
  /** The form of a new customer, or of one that is there. */
  customerForm: v.object({ customerId: v.optional(customerId) }),
  /** What would come of saving: findings on each field, and who it may be already. Writes nothing. */
  checkCustomer: v.object({ customerId: v.optional(customerId), values: typedValues }),
  /**
   * Adds a customer, or changes one: only the fields in `values`. `revision` is the form's; `duplicatesSeen` says that
   * the user was shown who it may be already.
   */
  saveCustomer: v.object({
    requestId,
    customerId: v.optional(customerId),
    revision: v.pipe(v.string(), v.maxLength(2_000)),
    values: typedValues,
    duplicatesSeen: v.boolean(),
  }),
};

export interface CustomerOutput {
  customer: CustomerView | 'unchanged' | null;
  customerForm: CustomerForm;
  checkCustomer: CustomerCheck;
  saveCustomer: SavedCustomer;
}

/** What is shown of one customer. Texts are as the cells show them. */
export interface CustomerView extends CustomerHistory {
  readonly customerId: string;
  /** Of the row: as long as it is the same, so is all of this. */
  readonly revision: string;
  /** From 1. */
  readonly rowNumber: number;
  /** Name, or company where there is no name. */
  readonly title: string;
  /** Fields that hold something, in the ledger's order; none of those named below. */
  readonly fields: readonly { readonly key: string; readonly label: string; readonly text: string }[];
  readonly tier: string;
  /** Why that tier, or why none; '' where it was never rated. */
  readonly tierReason: string;
  readonly flag: string;
  readonly priority: string;
  readonly lastContact: string;
  /**
   * The open plan. `days` from today: negative when overdue. Without a date, or with one that nobody can read, `date` is
   * '' and `step` all that is written.
   */
  readonly plan: { readonly date: string; readonly days: number; readonly step: string } | null;
  readonly toCheck: string;
  readonly duplicates: readonly PossibleDuplicate[];
  /** Of all amounts; ISO 4217, or '' where nobody has said. */
  readonly currency: string;
}

export interface PossibleDuplicate extends DuplicateMember {
  /** Who looks after the customer, where nothing else but the reasons may be told: the rest is blank then. */
  readonly owner?: string;
  readonly reasons: readonly DuplicateReason[];
}

export interface FormField {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  /** What the cell holds now, as it is typed. */
  readonly value: string;
  /** What a list offers. */
  readonly options: readonly string[];
  /** Other values than `options` are refused. */
  readonly strict: boolean;
  /** Shown, not to be changed: a formula, rich text, a column of the ledger's own. */
  readonly kept: boolean;
}

/** Fields in the ledger's order; one of `name` and `company` is required. */
export interface CustomerForm {
  readonly customerId: string | null;
  readonly title: string;
  /** Of what was read: saving is refused when one of the changed fields has been changed by somebody else since. */
  readonly revision: string;
  readonly fields: readonly FormField[];
}

export interface CustomerCheck {
  /** Each with its `fieldKey`. */
  readonly issues: readonly Issue[];
  /** The values that would be stored otherwise than typed. */
  readonly standard: Readonly<Record<string, string>>;
  readonly duplicates: readonly PossibleDuplicate[];
}

export interface SavedCustomer extends OperationResult {
  readonly customerId: string;
  readonly rowNumber: number;
}
