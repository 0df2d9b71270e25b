/** The ledger as a whole: how it stands, what puts it right, what takes an operation back, where the pages go. */
import * as v from 'valibot';
import type { Issue } from '../../domain/issues';
import type { Language } from '../../domain/sheet-snapshot';
import { type OperationResult, type OperationSummary, requestId, shortText } from './basics';
import type { TierCount } from './set-up';

/** What the sidebar shows first; the menu item that opened it decides. */
export const SIDEBAR_VIEWS = [
  'home',
  'today',
  'customer',
  'add',
  'contact',
  'import',
  'reminders',
  'duplicates',
  'check',
  'to-check',
  'undo',
  'start-empty',
  'sample',
  'help',
] as const;

/** Input schemas. */
export const ledgerInput = {
  status: v.object({}),
  /** Opens the sidebar anew, so that it shows what the dialog has done. */
  openSidebar: v.object({ view: v.optional(v.picklist(SIDEBAR_VIEWS)) }),
  /** Selects the row of a customer or, with `rowNumber`, a row of the ledger. */
  goTo: v.object({
    customerId: v.optional(shortText),
    rowNumber: v.optional(v.number()),
    /** To the next customer in the sheet, or the one before; the same where there is none. */
    step: v.optional(v.picklist([1, -1])),
  }),
  repair: v.object({ requestId }),
  refreshTiers: v.object({ requestId }),
  undo: v.object({ requestId, operationId: v.optional(shortText) }),
  toCheck: v.object({}),
};

export interface LedgerOutput {
  status: LedgerStatus;
  openSidebar: { readonly opened: true };
  goTo: { readonly rowNumber: number; readonly customerId: string };
  repair: OperationResult;
  refreshTiers: RefreshedTiers;
  undo: OperationResult;
  toCheck: readonly ToCheckRow[];
}

/** `isUnfinished`: one part of what was due is written, and another click is to go on. */
export interface RefreshedTiers extends OperationResult {
  readonly isUnfinished: boolean;
}

export type SidebarView = (typeof SIDEBAR_VIEWS)[number];

export interface LedgerStatus {
  /** `plain`: the active sheet can be made a ledger; `empty`: it has nothing in it. */
  readonly state: 'plain' | 'empty' | 'ledger';
  readonly language: Language;
  readonly sheetName: string;
  readonly spreadsheetName: string;
  readonly customers: number;
  /** In rank order; a label `''` counts those without a tier. */
  readonly tiers: readonly TierCount[];
  readonly duplicateGroups: number;
  readonly toCheck: number;
  readonly overdue: number;
  readonly dueToday: number;
  readonly lastOperation: OperationSummary | null;
  /** What the sidebar is to show first; absent means `home`. */
  readonly view?: SidebarView;
  /** Worded findings, such as an interrupted operation that was put right. */
  readonly notes: readonly Issue[];
  readonly version: string;
}

export interface ToCheckRow {
  readonly customerId: string;
  readonly rowNumber: number;
  readonly name: string;
  readonly text: string;
}
