/**
 * What crosses the wire between a page and the server: method names, validated input, plain output.
 * Dates travel as text; nothing here is a Date, a function or a class. Knows nothing of how a method is carried out.
 */
import * as v from 'valibot';
import type { DueItem, DueKind } from '../domain/due-items';
import { DUPLICATE_ANSWERS, type DuplicateAnswer } from '../domain/duplicate-answers';
import type { DuplicateReason } from '../domain/duplicate-reasons';
import type { FieldType } from '../domain/fields';
import type { Issue } from '../domain/issues';
import { LINKED_ROLES } from '../domain/linked-tabs';
import type { MappingReason } from '../domain/map-columns';
import type { MatchEvidence } from '../domain/match/match';
import type { MergeRule } from '../domain/merge/survivorship';
import type { Language } from '../domain/sheet-snapshot';
import { TIER_SCHEMES, type TierScheme } from '../domain/tiers';

const language = v.picklist(['en', 'zh-CN', 'zh-TW']);
const shortText = v.pipe(v.string(), v.maxLength(200));

const setupOptions = v.object({
  language: v.optional(language),
  /** ISO 3166-1 alpha-2. */
  region: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  /** ISO 4217. */
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  /** Mapped columns get their standard label; false keeps the old header texts. */
  standardNames: v.optional(v.boolean()),
  /** Show every phone with its country code. */
  phonesInternational: v.optional(v.boolean()),
  /** Merged cells inside the table are split and each cell filled with the block's value. */
  unmerge: v.optional(v.boolean()),
  tierScheme: v.optional(v.picklist(TIER_SCHEMES)),
  /** Columns to add, by field key; what is not named here and not locked is not added. Absent = as proposed. */
  addColumns: v.optional(v.pipe(v.array(shortText), v.maxLength(60))),
  /** Column index (from 0, as text) -> column key, or null for "leave alone"; overrides the guess. */
  mapping: v.optional(v.record(v.pipe(v.string(), v.regex(/^\d{1,5}$/)), v.nullable(shortText))),
  /** The same in pairs by header text, which may be `__proto__`, or `#3` for the sheet's third column. */
  headerMapping: v.optional(v.array(v.tuple([v.string(), v.nullable(shortText)]))),
  /** A1 range of the table, where a sheet holds several. */
  tableRange: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?$/))),
});
export type SetupOptions = v.InferOutput<typeof setupOptions>;

/** What the sidebar shows first; the menu item that opened it decides. */
export const SIDEBAR_VIEWS = [
  'home',
  'today',
  'customer',
  'add',
  'contact',
  'reminders',
  'duplicates',
  'to-check',
  'undo',
  'start-empty',
  'sample',
  'help',
] as const;
export type SidebarView = (typeof SIDEBAR_VIEWS)[number];

/** Made by the page for each click, so that a retry of the same click is carried out once. */
const requestId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/));

const customerId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** Two customers. */
const pair = v.pipe(
  v.tuple([customerId, customerId]),
  v.check(([a, b]) => a !== b),
);
/** Pairs that are answered in one go: those of a group of twenty. */
const MOST_PAIRS = 200;
/** `yyyy-mm-dd`. */
const civilDate = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
/** Customers that are planned in one go. */
export const MOST_PLANS = 10;
/** As many characters as a cell holds. */
const cellText = v.pipe(v.string(), v.maxLength(50_000));
/** Customers that are merged into one at most. */
export const MOST_MERGED = 20;
const mergedIds = v.pipe(
  v.array(customerId),
  v.minLength(2),
  v.maxLength(MOST_MERGED),
  v.check((ids) => new Set(ids).size === ids.length),
);
/** Whose value a column gets, what was typed, or that numbers are added up whatever they are. */
const mergeChoice = v.union([
  v.object({ from: customerId }),
  v.object({ text: cellText }),
  v.object({ add: v.literal(true) }),
]);
/** A short text of each row. */
const seenRows = v.pipe(v.string(), v.maxLength(4_000));
/**
 * A merge as it was previewed: `choices` by `MergeColumn.key`, `*` for all columns that are not named and not added up, else as proposed;
 * `seen` of the preview, '' where nothing is taken from the other rows.
 */
const mergeAsSeen = v.object({
  ids: mergedIds,
  survivor: customerId,
  choices: v.record(v.pipe(v.string(), v.maxLength(1_000)), mergeChoice),
  seen: seenRows,
});
/** Groups that are merged without a look, `seen` as they were listed: `survivor` where it is not to be the oldest. */
const mergeGroups = v.pipe(
  v.array(v.object({ ids: mergedIds, survivor: v.optional(customerId), seen: seenRows })),
  v.minLength(1),
  v.maxLength(2_000),
);
/** Field key -> what was typed. */
const typedValues = v.record(v.pipe(v.string(), v.maxLength(40)), cellText);

/** A list in a tab of its own, and what its columns are: header, or `#3` where it has none, -> key of the linked tab's column or null. */
const importedList = v.object({
  role: v.picklist(LINKED_ROLES),
  sheetId: v.pipe(v.number(), v.integer()),
  mapping: v.optional(v.record(v.string(), v.nullable(v.pipe(v.string(), v.maxLength(40))))),
});

/** Input schema of each method. Unknown keys are dropped. */
export const apiInput = {
  status: v.object({}),
  previewSetup: setupOptions,
  /** Every finding of a set-up, for the command line; writes nothing. */
  reportSetup: setupOptions,
  /**
   * Every pair of rows that may be one customer, for the command line; with `across`, a header, only rows that differ
   * there are compared. Writes nothing.
   */
  reportDuplicates: v.object({ ...setupOptions.entries, across: v.optional(v.string()) }),
  /** Opens the wide dialog over the sheet; with a range, that table is selected first, so that the preview is of it. */
  openPreview: v.object({ tableRange: setupOptions.entries.tableRange }),
  /** Opens the review of duplicates in a window beside the sheet. */
  openReview: v.object({}),
  /** Opens the sidebar anew, so that it shows what the dialog has done. */
  openSidebar: v.object({ view: v.optional(v.picklist(SIDEBAR_VIEWS)) }),
  applySetup: v.object({ requestId, fingerprint: shortText, options: setupOptions }),
  startEmpty: v.object({ requestId, language: v.optional(language), sampleRows: v.boolean() }),
  checkDuplicates: v.object({ requestId }),
  repair: v.object({ requestId }),
  refreshTiers: v.object({ requestId }),
  undo: v.object({ requestId, operationId: v.optional(shortText) }),
  /** Selects the row of a customer or, with `rowNumber`, a row of the ledger. */
  goTo: v.object({ customerId: v.optional(shortText), rowNumber: v.optional(v.number()) }),
  duplicateGroups: v.object({}),
  toCheck: v.object({}),
  /**
   * Whom to decide on: pairs in doubt and groups that nobody has confirmed; or, of `automatic`, a sample of the groups that
   * are sure, the least sure first.
   */
  duplicateQueue: v.object({
    of: v.optional(v.picklist(['doubts', 'automatic'])),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
  }),
  /** What the user says of each of the pairs; null takes the answers back. */
  answerDuplicate: v.object({
    requestId,
    pairs: v.pipe(v.array(pair), v.minLength(1), v.maxLength(MOST_PAIRS)),
    answer: v.nullable(v.picklist(DUPLICATE_ANSWERS)),
  }),
  listAnswers: v.object({}),
  /** What would come of merging these customers; without `survivor` into the oldest. Writes nothing. */
  previewMerge: v.object({ ids: mergedIds, survivor: v.optional(customerId) }),
  /** Makes the Recycle tab where there is none: asked for where a merge answers `recycle-missing`. */
  makeRecycle: v.object({ requestId }),
  /** Merges customers into one. What the answer leaves is the next call, under a request ID of its own. */
  mergeCustomers: v.object({ requestId, ...mergeAsSeen.entries }),
  /** Merges groups as proposed, as many as one operation can; what is left is for the next call. */
  mergeAutomatic: v.object({ requestId, groups: mergeGroups }),
  listMerges: v.object({}),
  /** Takes a merge back at any later time. Where `left` is true, the same again under a request ID of its own. */
  undoMerge: v.object({ requestId, mergeId: shortText }),
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
  contactForm: v.object({ customerId }),
  /** Makes a linked tab where there is none: asked for where a method answers `linked-tab-missing`. */
  makeLinkedTab: v.object({ requestId, role: v.picklist(LINKED_ROLES) }),
  /** Somebody's list in a tab of the spreadsheet: what would be added to a linked tab. */
  previewImport: importedList,
  importEntries: v.object({ requestId, ...importedList.entries }),
  /**
   * One line in Follow-ups; closes the open plan and makes the next one. `nextDate` null: no plan. A step without a date is
   * emptied or changed only while it is `stepSeen`.
   */
  logContact: v.object({
    requestId,
    customerId,
    kind: shortText,
    channel: shortText,
    outcome: shortText,
    note: v.pipe(v.string(), v.maxLength(20_000)),
    nextDate: v.nullable(civilDate),
    nextStep: cellText,
    stepSeen: v.optional(cellText),
  }),
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
  health: v.object({}),
  /** Switches the daily mail on or off for this ledger. */
  switchReminders: v.object({
    requestId,
    on: v.boolean(),
    /** 0 to 23. */
    hour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23))),
    weekdaysOnly: v.optional(v.boolean()),
  }),
  /** What becomes of a mail of which nobody knows whether it was sent. */
  settleMail: v.object({ requestId, key: v.pipe(v.string(), v.maxLength(400)), wasSent: v.boolean() }),
} as const;

export type ApiMethod = keyof typeof apiInput;
export type ApiInput<M extends ApiMethod> = v.InferInput<(typeof apiInput)[M]>;

/** Why a column was mapped as it was; worded in messages. */
export type { MappingReason } from '../domain/map-columns';

export interface PreviewColumn {
  /** From 0, in the sheet. */
  readonly index: number;
  /** Column letter. */
  readonly letter: string;
  readonly header: string;
  readonly samples: readonly string[];
  readonly key: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: MappingReason;
  /** The header the column will get; null when it keeps its own. */
  readonly newHeader: string | null;
  readonly tidied: number;
  readonly issues: number;
}

export interface PreviewCell {
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
  readonly issue?: Issue;
}

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

export interface TierCount {
  readonly label: string;
  readonly count: number;
}

export interface SetupPreview {
  /** Of what was read; apply refuses when the sheet has changed since. */
  readonly fingerprint: string;
  readonly sheetName: string;
  readonly language: Language;
  readonly region: string;
  readonly currency: string;
  /** From 1. */
  readonly headerRow: number;
  readonly counts: {
    readonly customers: number;
    readonly columns: number;
    readonly tidied: number;
    readonly duplicateGroups: number;
    readonly issues: number;
    readonly rowsSkipped: number;
  };
  readonly columns: readonly PreviewColumn[];
  /** Keys a column may be mapped to, in the ledger's order, labelled in its language. */
  readonly keys: readonly { readonly key: string; readonly label: string; readonly part: boolean }[];
  readonly additions: readonly {
    readonly key: string;
    readonly label: string;
    readonly ticked: boolean;
    readonly locked: boolean;
  }[];
  readonly ticks: {
    readonly standardNames: boolean;
    readonly phonesInternational: boolean;
    /** null: there is nothing merged. */
    readonly unmerge: boolean | null;
    readonly tierScheme: TierScheme;
  };
  readonly sample: {
    readonly headers: readonly string[];
    readonly rows: readonly { readonly rowNumber: number; readonly cells: readonly PreviewCell[] }[];
  };
  /** In rank order; a label `''` counts those without a tier. */
  readonly tiers: readonly TierCount[];
  readonly issues: readonly IssueCount[];
  /** Findings on the sheet as a whole; none of them stops the set-up. */
  readonly notes: readonly Issue[];
}

/** Everything a set-up found; row numbers are those of the sheet before it. */
export interface SetupReport {
  /** From 1; 0 where the sheet has no header. */
  readonly headerRow: number;
  readonly mapping: Readonly<Record<string, string>>;
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly issues: readonly { readonly rowNumber: number; readonly fieldKey: string; readonly code: string }[];
  readonly duplicateGroups: number;
}

/** The pairs by falling odds, then by row. */
export interface DuplicateReport {
  readonly rows: number;
  readonly groups: number;
  /** Header of each column by the key it has in the evidence. */
  readonly headers: Readonly<Record<string, string>>;
  readonly pairs: readonly DuplicatePair[];
}

export interface DuplicatePair {
  /** Rows of the sheet, from 1, the upper first. */
  readonly rowA: number;
  readonly rowB: number;
  /** log2 of the odds that the two are one customer; the evidence adds up to it. */
  readonly bits: number;
  /** `duplicate`: both are in one group. */
  readonly decision: 'duplicate' | 'review';
  /** One sentence in the language of the sheet. */
  readonly reason: string;
  readonly evidence: readonly MatchEvidence[];
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
    | 'import'
    | 'plan-contacts'
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

/** What taking over a list would do. */
export interface ImportPreview {
  /** Of the list, left to right; `key` is null for one that is not taken over. */
  readonly columns: readonly { readonly header: string; readonly key: string | null; readonly label: string }[];
  readonly added: number;
  /** Rows that are there already; that are there with another content and stay so; of those added without a known customer. */
  readonly same: number;
  readonly different: number;
  readonly unlinked: number;
  readonly issues: readonly IssueCount[];
}

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

export interface DuplicateGroup {
  readonly group: string;
  readonly reasons: readonly DuplicateReason[];
  readonly members: readonly DuplicateMember[];
}

/** A customer among possible duplicates. */
export interface DuplicateMember {
  readonly customerId: string;
  /** From 1. */
  readonly rowNumber: number;
  readonly name: string;
  readonly detail: string;
}

/** Customers who may be one, side by side. */
export interface DuplicateCase {
  /** Two in doubt, or a group that hangs together surely. */
  readonly kind: 'pair' | 'group';
  readonly customers: readonly DuplicateMember[];
  /** Others of the group, who are not shown. */
  readonly more: number;
  /** Fields that one of them fills, in the ledger's order, with a text for each customer. */
  readonly fields: readonly {
    readonly key: string;
    readonly label: string;
    readonly texts: readonly string[];
    /** `written`: the same, written in different ways; `alone`: some have nothing there. */
    readonly mark: 'same' | 'written' | 'alone' | 'differs';
  }[];
  /** Why: the pair, or those by which the group hangs together, the weakest first. */
  readonly pairs: readonly ExplainedPair[];
}

export interface ExplainedPair {
  /** Indexes among the case's customers. */
  readonly customers: readonly [number, number];
  /** log2 of the odds that the two are one; the lines of `evidence` add up to it. */
  readonly bits: number;
  readonly probability: number;
  /** In the ledger's language. */
  readonly sentence: string;
  /** `label` is a column's header; '' for a line that is no column's (see `MatchEvidence`). */
  readonly evidence: readonly (MatchEvidence & { readonly label: string })[];
}

export interface DuplicateQueue {
  /** Pairs in doubt. */
  readonly doubts: number;
  /** Each group that is sure, as many of its customers as can be merged at once, with what their rows hold (`seen`). */
  readonly groups: readonly { readonly ids: readonly string[]; readonly seen: string }[];
  /** How many cases there are, of which `cases` are the first. */
  readonly waiting: number;
  readonly cases: readonly DuplicateCase[];
}

/** What somebody has said of two customers. */
export interface ListedAnswer {
  readonly customers: readonly [DuplicateMember, DuplicateMember];
  readonly answer: DuplicateAnswer;
  /** `yyyy-mm-dd HH:MM` in the spreadsheet's zone. */
  readonly at: string;
  readonly by: string;
}

/** A customer of a group that is to be merged. */
export interface MergeRow extends DuplicateMember {
  /** Rows of other tabs that belong to the customer, and notes on the cells of the row. */
  readonly linked: number;
  readonly notes: number;
}

/** One column of the ledger in a merge. */
export interface MergeColumn {
  /** Of `choices`: the field's key; of one of the user's own columns its header, or `#7` where that is blank, repeated, long or a key. */
  readonly key: string;
  readonly header: string;
  /** One of the user's own columns. */
  readonly own: boolean;
  /** As shown, in the order of `rows`. */
  readonly values: readonly string[];
  /** Two rows hold different values; blank ones are none. */
  readonly differs: boolean;
  /** What the survivor is to hold, and the row that holds just that; null where it is put together. */
  readonly proposed: { readonly text: string; readonly from: string | null };
  readonly rule: MergeRule;
  /** The survivor's cell is left as it is: a formula, or text with links or formats. */
  readonly kept: 'left-formula' | 'left-rich-text' | null;
  /** Written by the ledger itself: not to be chosen. */
  readonly automatic: boolean;
}

export interface MergePreview {
  readonly survivor: string;
  /** The oldest first. */
  readonly rows: readonly MergeRow[];
  /** In the order of the sheet. */
  readonly columns: readonly MergeColumn[];
  /** Rows of other tabs that come to the survivor. */
  readonly linked: number;
  /** Notes on rows that are removed: they are kept in Recycle. */
  readonly notes: number;
  /** Formulas elsewhere that point at a row that is removed: how many, and the first twenty, as `Report!B7`. */
  readonly formulas: { readonly count: number; readonly places: readonly string[] };
  /** What the user has to know, such as `merge-orders-not-added`. */
  readonly issues: readonly Issue[];
  /** Merging is refused where a row has changed since. */
  readonly seen: string;
}

export interface Merged extends OperationResult {
  readonly mergeId: string;
  readonly survivor: string;
  /** The call that merges the rest of the group, where it did not fit into one operation. */
  readonly left: v.InferOutput<typeof mergeAsSeen> | null;
}

export interface MergedGroups extends OperationResult {
  readonly mergeIds: readonly string[];
  /** Groups that have been merged as a whole. */
  readonly done: number;
  /** Without those passed over, which `issues` tell: `group-changed`, `group-different`, `group-later`. */
  readonly left: v.InferOutput<typeof mergeGroups>;
}

/** A merge of which the rows that it removed stand in Recycle. */
export interface MergeEntry {
  readonly mergeId: string;
  /** `yyyy-mm-dd HH:MM` in the spreadsheet's zone. */
  readonly at: string;
  readonly by: string;
  readonly survivor: { readonly customerId: string; readonly title: string };
  readonly losers: readonly { readonly customerId: string; readonly title: string }[];
  /** Why it cannot be undone now: `merge-undo-first` with the `mergeId` of a later merge, `merge-damaged`. */
  readonly obstacle: Issue | null;
}

export interface ToCheckRow {
  readonly customerId: string;
  readonly rowNumber: number;
  readonly name: string;
  readonly text: string;
}

/** What is shown of one customer. Texts are as the cells show them. */
export interface CustomerView {
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
  /** Newest first, ten at most. */
  readonly contacts: readonly ContactEntry[];
  readonly contactCount: number;
}

export interface PossibleDuplicate extends DuplicateMember {
  /** Who looks after the customer, where nothing else but the reasons may be told: the rest is blank then. */
  readonly owner?: string;
  readonly reasons: readonly DuplicateReason[];
}

/** One line of Follow-ups. */
export interface ContactEntry {
  /** `yyyy-mm-dd HH:MM`. */
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly channel: string;
  readonly outcome: string;
  readonly note: string;
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

export interface ContactForm {
  readonly customerId: string;
  readonly title: string;
  readonly kinds: readonly string[];
  readonly channels: readonly string[];
  /** With the date that each proposes for the next contact, null for none. */
  readonly outcomes: readonly { readonly label: string; readonly nextDate: string | null }[];
  readonly plan: CustomerView['plan'];
  /** What stands there, with a date or without. */
  readonly nextStep: string;
}

export type { DueItem, DueKind } from '../domain/due-items';

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

/** One mail that may or may not have been sent, or could not be. */
export interface MailEntry {
  readonly key: string;
  readonly recipient: string;
  /** `yyyy-mm-dd`. */
  readonly day: string;
  readonly state: 'due' | 'unconfirmed' | 'failed';
  readonly items: number;
  /** What Google said; '' where nothing. */
  readonly reason: string;
}

export interface Health {
  /** `elsewhere`: the trigger is another person's, which only that person can see. */
  readonly reminders: 'on' | 'off' | 'elsewhere' | 'broken';
  /** Who switched them on, '' where nobody did. */
  readonly by: string;
  /** `yyyy-mm-dd HH:MM`; '' where there was none. */
  readonly lastRun: string;
  /** What went wrong in it. */
  readonly issues: readonly Issue[];
  /** The last run is more than 26 hours ago. */
  readonly isLate: boolean;
  readonly waiting: number;
  /** Mails that need a look. */
  readonly mails: readonly MailEntry[];
  /** Null where the mail scope was refused. */
  readonly quotaLeft: number | null;
  readonly mayMail: boolean;
  readonly mayTrigger: boolean;
  readonly hour: number;
  readonly weekdaysOnly: boolean;
  /** This file is a copy: reminders of the original's are not sent from here. */
  readonly isCopy: boolean;
  readonly recipients: readonly string[];
}

export interface ApiOutput {
  status: LedgerStatus;
  previewSetup: SetupPreview;
  reportSetup: SetupReport;
  reportDuplicates: DuplicateReport;
  openPreview: { readonly opened: true };
  openReview: { readonly opened: true };
  openSidebar: { readonly opened: true };
  /** No report where a click is repeated: it was carried out before. */
  applySetup: OperationResult & { readonly report: SetupReport | null };
  startEmpty: OperationResult;
  checkDuplicates: OperationResult;
  repair: OperationResult;
  refreshTiers: OperationResult;
  undo: OperationResult;
  goTo: { readonly rowNumber: number };
  duplicateGroups: readonly DuplicateGroup[];
  toCheck: readonly ToCheckRow[];
  duplicateQueue: DuplicateQueue;
  answerDuplicate: { readonly pairs: number };
  /** The newest first. */
  listAnswers: readonly ListedAnswer[];
  previewMerge: MergePreview;
  makeRecycle: { readonly made: true };
  mergeCustomers: Merged;
  mergeAutomatic: MergedGroups;
  /** The newest first. */
  listMerges: readonly MergeEntry[];
  undoMerge: OperationResult & { readonly left: boolean };
  customer: CustomerView | 'unchanged' | null;
  customerForm: CustomerForm;
  checkCustomer: CustomerCheck;
  saveCustomer: SavedCustomer;
  contactForm: ContactForm;
  makeLinkedTab: { readonly made: true };
  previewImport: ImportPreview;
  importEntries: OperationResult;
  logContact: SavedCustomer;
  today: TodayList;
  /** The most important first. */
  proposePlans: readonly ProposedPlan[];
  /** `counts.left`: those that could not be planned. */
  planContacts: OperationResult;
  health: Health;
  switchReminders: Health;
  settleMail: Health;
}

/** The answer of the one server function `rpc(method, params)`. */
export type RpcAnswer<M extends ApiMethod> =
  | { readonly ok: true; readonly value: ApiOutput[M] }
  | { readonly ok: false; readonly issues: readonly Issue[] };
