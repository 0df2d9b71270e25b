/**
 * The codes of everything that can be wrong with a sheet, a row or a value, as data. Knows no wording:
 * contract/messages says each code in the user's language.
 */

/** All codes by theme. A page words the themes that it can be told of (src/sidebar/page-issues.ts). */
export const ISSUE_CODES = {
  /** Of a cell or row of Customers. */
  cells: [
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
    'list-unknown',
    'text-invisible-characters',
    'required-missing',
    'id-repeated',
    'left-formula',
    'left-rich-text',
    'left-mixed-column',
    'left-for-later',
    'cell-error',
  ],
  /** Of rows in other tabs and in lists that are taken over, and of what Customers hold by them. */
  history: [
    'currency-other',
    'score-beyond-scale',
    'customer-unknown',
    'customer-ambiguous',
    'customer-differs',
    'order-cancelled',
    'total-repeated',
    'total-unclear',
    'order-unpaid',
    'order-paid-in-part',
    'word-replaced',
    'plan-overtaken',
    'log-without-date',
    'log-year-beside',
    'log-date-unread',
    'total-row',
    'order-in-opening',
    'entry-differs',
    'amount-missing',
    'date-to-come',
    'total-replaced',
    'total-without-rows',
    'list-not-understood',
    'linked-tab-missing',
    'linked-column-missing',
    'entry-empty',
    'vip-amount-found',
  ],
  /** Of a sheet that is to become a ledger. */
  setUp: [
    'sheet-empty',
    'no-table',
    'several-tables',
    'not-customers',
    'no-name-column',
    'header-blank',
    'header-repeated',
    'header-too-long',
    'protected-range',
    'filter-active',
    'already-a-ledger',
    'too-large',
    'stale-preview',
  ],
  /** Of any operation, of what it has to take back first, and of the call itself. */
  operations: [
    'ledger-missing',
    'column-missing',
    'column-unsettled',
    'tab-missing',
    'settings-damaged',
    'busy',
    'nothing-to-undo',
    'undo-later-edit',
    'undo-row-missing',
    'tab-kept',
    'interrupted',
    'recovered',
    'merge-damaged',
    'merge-id-taken',
    'merge-cells-left',
    'merge-row-gone',
    'permission-missing',
    'wrong-account',
    'google-refused',
    'no-answer',
    'failed',
    'nothing-to-do',
    'customer-missing',
    'customer-changed',
    'possible-duplicate',
    'setting-unclear',
  ],
  /** Of groups of duplicates and their merge. */
  merges: [
    'check-first',
    'recycle-missing',
    'merge-missing',
    'merge-undo-first',
    'merge-orders-not-added',
    'merge-contacts-left',
    'merge-row-stays',
    'merge-ids-elsewhere',
    'merge-formula-not-taken',
    'merge-merged-cells',
    'merge-array-formula',
    'group-changed',
    'group-different',
    'group-later',
  ],
  /** Of the daily mail. */
  reminders: ['mail-not-allowed', 'trigger-not-allowed', 'mail-address-missing', 'reminders-of-another'],
} as const;

export type IssueTheme = keyof typeof ISSUE_CODES;
export type IssueCodeOf<T extends IssueTheme> = (typeof ISSUE_CODES)[T][number];
export type IssueCode = IssueCodeOf<IssueTheme>;
/** What a value alone may have against it. */
export type ValueIssueCode = IssueCodeOf<'cells' | 'history'>;

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
