/** What methods of every kind take and give: names, days, texts, the click that asks, what an operation has done. */
import * as v from 'valibot';
import type { Issue } from '../../domain/issues';
import { LANGUAGES } from '../../domain/sheet-snapshot';

export const language = v.picklist(LANGUAGES);

export const shortText = v.pipe(v.string(), v.maxLength(200));

/** Made by the page for each click, so that a retry of the same click is carried out once. */
export const requestId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));

export const customerId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** `yyyy-mm-dd`. */
export const civilDate = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

/** As many characters as a cell holds. */
export const cellText = v.pipe(v.string(), v.maxLength(50_000));

export interface IssueCount {
  readonly code: Issue['code'];
  readonly fieldKey?: string;
  /** The field's header, in the ledger's language. */
  readonly fieldLabel?: string;
  readonly count: number;
  /** The first few, as the user sees them. */
  readonly rowNumbers: readonly number[];
  readonly params?: Issue['params'];
}

export interface OperationSummary {
  readonly operationId: string;
  readonly operation:
    | 'setup'
    | 'start-empty'
    | 'repair'
    | 'check-duplicates'
    | 'refresh-tiers'
    | 'add'
    | 'edit'
    | 'log-contact'
    | 'add-purchase'
    | 'add-opportunity'
    | 'add-feedback'
    | 'import'
    | 'link-rows'
    | 'plan-contacts'
    | 'take-notes'
    | 'merge'
    | 'undo'
    | 'recover';
  /** `yyyy-mm-dd HH:MM` in the spreadsheet's zone. */
  readonly at: string;
  readonly by: string;
  readonly cells: number;
}

export interface OperationResult extends OperationSummary {
  readonly counts: Readonly<Record<string, number>>;
  readonly issues: readonly IssueCount[];
}
