/**
 * The fields of a customer ledger: keys, types, labels, aliases and looks, in one typed table.
 * Source of labels, order and widths: the product's defaults (docs/spec.md, "Columns").
 */
import type { Language } from './sheet-snapshot';

export type FieldKey =
  | 'customerId'
  | 'name'
  | 'contact'
  | 'phone'
  | 'phone2'
  | 'flag'
  | 'tier'
  | 'tierSource'
  | 'nextFollowUp'
  | 'nextStep'
  | 'priority'
  | 'lastContact'
  | 'company'
  | 'jobTitle'
  | 'customerType'
  | 'source'
  | 'referrer'
  | 'owner'
  | 'needs'
  | 'productInterest'
  | 'social'
  | 'email'
  | 'address'
  | 'region'
  | 'industry'
  | 'businessType'
  | 'gender'
  | 'birthday'
  | 'anniversary'
  | 'contractEnd'
  | 'firstOrder'
  | 'lastOrder'
  | 'orderCount'
  | 'totalSpent'
  | 'lifecycleStage'
  | 'satisfaction'
  | 'lostReason'
  | 'mailConsent'
  | 'remarks'
  | 'createdAt'
  | 'updatedAt'
  | 'updatedBy'
  | 'reviewedAt'
  | 'importSource'
  | 'importedAt'
  | 'duplicateGroup'
  | 'issues';

/** Parts that may be mapped beside the fields, for joining and matching; they never get a standard column. */
export type PartKey =
  | 'name.given'
  | 'name.family'
  | 'address.street'
  | 'address.city'
  | 'address.state'
  | 'address.postcode'
  | 'taxId';

export type ColumnKey = FieldKey | PartKey;

export type FieldType =
  | 'text'
  | 'longText'
  | 'id'
  | 'phone'
  | 'email'
  | 'date'
  | 'dateTime'
  | 'number'
  | 'money'
  | 'list'
  | 'owner';

/**
 * When a column is there: `new` a new ledger has it; `add` an existing sheet gains it when missing (the ● of the defaults);
 * `working` only while it holds something; `stamp` in the collapsed group; `ticked` when the sheet has it or the user ticks it.
 */
export type FieldPresence = 'new' | 'add' | 'working' | 'stamp' | 'ticked';

export interface Field {
  readonly key: FieldKey;
  readonly type: FieldType;
  readonly labels: Readonly<Record<Language, string>>;
  /** Other header texts that mean this field, in any language, compared by `headerKey`. */
  readonly aliases: readonly string[];
  readonly presence: FieldPresence;
  /** Pixels. */
  readonly width: { readonly zh: number; readonly en: number };
  /** Written by the ledger, not by people. */
  readonly automatic: boolean;
  /** Key of the list in lists.ts, for `type: 'list'`. */
  readonly list?: string;
}
