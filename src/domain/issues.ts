/**
 * The codes of everything that can be wrong with a sheet, a row or a value, as data. Knows no wording:
 * contract/messages says each code in the user's language.
 */

/** Codes that concern one cell or row of the ledger; they are what the To check column shows. */
export const VALUE_ISSUE_CODES = [
  'phone-invalid',
  'phone-several',
  'phone-damaged',
  'phone-region-unclear',
  'phone-area-code-missing',
  'email-invalid',
  'email-several',
  'date-unclear',
  'date-impossible',
  'date-year-missing',
  'number-invalid',
  'number-damaged',
  'currency-other',
  'score-beyond-scale',
  'customer-unknown',
  'customer-ambiguous',
  'customer-by-contact',
  'order-cancelled',
  'total-repeated',
  'total-row',
  'order-in-opening',
  'entry-differs',
  'plan-overtaken',
  'log-without-date',
  'log-year-beside',
  'log-date-unread',
  'amount-missing',
  'date-to-come',
  'total-replaced',
  'total-without-rows',
  'list-unknown',
  'text-invisible-characters',
  'required-missing',
  'id-missing',
  'id-repeated',
  'left-formula',
  'left-rich-text',
  'left-mixed-column',
  'left-for-later',
  'cell-error',
] as const;

/** Codes that concern the sheet or the operation as a whole. */
export const OPERATION_ISSUE_CODES = [
  'sheet-empty',
  'no-table',
  'several-tables',
  'not-customers',
  'no-name-column',
  'header-blank',
  'header-repeated',
  'header-too-long',
  'merged-cells',
  'merged-cells-kept',
  'protected-range',
  'filter-active',
  'already-a-ledger',
  'ledger-missing',
  'column-missing',
  'column-unsettled',
  'list-not-understood',
  'linked-tab-missing',
  'linked-column-missing',
  'entry-empty',
  'tab-missing',
  'stale-preview',
  'busy',
  'nothing-to-undo',
  'undo-later-edit',
  'interrupted',
  'undo-row-missing',
  'tab-kept',
  'recovered',
  'copied-spreadsheet',
  'too-large',
  'permission-missing',
  'wrong-account',
  'google-refused',
  'no-answer',
  'failed',
  'nothing-to-do',
  'check-first',
  'customer-missing',
  'customer-changed',
  'possible-duplicate',
  'recycle-missing',
  'merge-missing',
  'merge-undo-first',
  'merge-damaged',
  'merge-id-taken',
  'merge-cells-left',
  'merge-row-gone',
  'merge-orders-not-added',
  'merge-contacts-left',
  'merge-ids-elsewhere',
  'merge-row-stays',
  'merge-formula-not-taken',
  'merge-array-formula',
  'merge-merged-cells',
  'group-changed',
  'group-different',
  'group-later',
  'mail-not-allowed',
  'trigger-not-allowed',
  'mail-address-missing',
  'reminders-of-another',
  'vip-amount-found',
  'setting-unclear',
] as const;

export type ValueIssueCode = (typeof VALUE_ISSUE_CODES)[number];
export type OperationIssueCode = (typeof OPERATION_ISSUE_CODES)[number];
export type IssueCode = ValueIssueCode | OperationIssueCode;

/**
 * One finding. `rowNumber` is the sheet's row, from 1, as the user sees it; `fieldKey` the ledger's field;
 * `params` hold what the wording needs (plain text or numbers, never a sentence).
 */
export interface Issue {
  readonly code: IssueCode;
  readonly rowNumber?: number;
  readonly fieldKey?: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Failures are data: exceptions are left for broken invariants. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function refused(...issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues };
}
