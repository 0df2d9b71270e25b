/** What is kept of customers in tabs of its own: contacts that are logged, lists that are taken over. */
import * as v from 'valibot';
import { TYPED_ROLES, type TypedRole } from '../../domain/history/typed-entry';
import { ENTERED_ROLES, type EnteredRole, LINKED_ROLES } from '../../domain/linked-tabs';
import { cellText, civilDate, customerId, type IssueCount, type OperationResult, requestId, shortText } from './basics';
import { type FormField, type SavedCustomer, typedValues } from './customer';

/**
 * A list in a tab of its own, and what its columns are: header, or `#3` where it has none, -> key of the linked tab's column or
 * null. `sheetId` null is the ledger's own tab of customers: of it a column of running notes, `log`, and nothing else.
 */
const importedList = v.object({
  role: v.picklist(ENTERED_ROLES),
  sheetId: v.nullable(v.pipe(v.number(), v.integer())),
  mapping: v.optional(v.record(v.string(), v.nullable(v.pipe(v.string(), v.maxLength(40))))),
});

/** Input schemas. */
export const linkedTabsInput = {
  contactForm: v.object({ customerId }),
  /**
   * One line in Follow-ups; closes the plan that is `done`, without it the earliest, with null none, and makes the next one.
   * `nextDate` null: none. A step without a date is emptied or changed only while it is `stepSeen`.
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
    nextChannel: v.optional(shortText),
    stepSeen: v.optional(cellText),
    done: v.optional(v.nullable(v.object({ date: civilDate, step: cellText }))),
  }),
  /** The form of a purchase, an opportunity or feedback. */
  entryForm: v.object({ customerId, role: v.picklist(TYPED_ROLES) }),
  /** One line in the tab of that role. `values` by the keys of the form's fields. */
  addEntry: v.object({ requestId, customerId, role: v.picklist(TYPED_ROLES), values: typedValues }),
  /** Makes a linked tab where there is none: asked for where a method answers `linked-tab-missing`. */
  makeLinkedTab: v.object({ requestId, role: v.picklist(LINKED_ROLES) }),
  /** Where a list to be taken over may stand. */
  otherTabs: v.object({}),
  /** Somebody's list in a tab of the spreadsheet: what would be added to a linked tab. Without `role` it is guessed. */
  previewImport: v.object({ ...importedList.entries, role: v.optional(v.picklist(ENTERED_ROLES)) }),
  importEntries: v.object({ requestId, ...importedList.entries }),
  /** Rows of linked tabs that belong to no customer of the ledger. */
  unlinkedRows: v.object({}),
  /** Gives the rows of a tab that say `id` and `name` of their customer to one of the ledger. */
  linkRows: v.object({
    requestId,
    role: v.picklist(ENTERED_ROLES),
    links: v.pipe(v.array(v.object({ id: cellText, name: cellText, customerId })), v.minLength(1), v.maxLength(200)),
  }),
};

export interface LinkedTabsOutput {
  contactForm: ContactForm;
  logContact: SavedCustomer;
  entryForm: EntryForm;
  addEntry: OperationResult;
  makeLinkedTab: { readonly made: true };
  otherTabs: OtherTabs;
  previewImport: ImportPreview;
  importEntries: OperationResult;
  unlinkedRows: UnlinkedList;
  linkRows: OperationResult;
}

export interface OtherTabs {
  readonly tabs: readonly { readonly sheetId: number; readonly name: string }[];
  /** The one in front, where it is one of them. */
  readonly active: number | null;
}

/** What taking over a list would do. */
export interface ImportPreview {
  readonly role: EnteredRole;
  /** The columns of the linked tab, in the ledger's language. */
  readonly keys: readonly { readonly key: string; readonly label: string }[];
  /**
   * Of the list, left to right; `key` is null for one that is not taken over, `samples` are its first values. `rival` is the
   * column that was taken for an amount that this one might be as well.
   */
  readonly columns: readonly {
    readonly header: string;
    readonly key: string | null;
    readonly label: string;
    readonly samples: readonly string[];
    readonly rival?: { readonly label: string; readonly header: string };
  }[];
  /** The first names that nobody in the ledger bears, or several do, and the row in which each comes first. */
  readonly unknown: readonly { readonly name: string; readonly rowNumber: number }[];
  readonly added: number;
  /** Rows that are there already; that are there with another content and stay so; of those added without a known customer. */
  readonly same: number;
  readonly different: number;
  readonly unlinked: number;
  /** Of a column of running notes: how many cells are cut, and how dates without a year are read, '' where nobody can tell. */
  readonly log: {
    readonly cells: number;
    readonly undated: number;
    readonly yearless: readonly { readonly rowNumber: number; readonly written: string; readonly read: string }[];
  } | null;
  readonly issues: readonly IssueCount[];
}

/** Rows that belong to nobody, by what they say of their customer. */
export interface UnlinkedList {
  readonly groups: readonly {
    readonly role: EnteredRole;
    readonly tab: string;
    readonly id: string;
    readonly name: string;
    /** How many, and the first of them. */
    readonly rows: number;
    readonly rowNumber: number;
    /** Customers of that name; a handful at most. */
    readonly fits: readonly { readonly customerId: string; readonly title: string }[];
  }[];
  /** Groups that are not listed. */
  readonly more: number;
}

export interface ContactForm {
  readonly customerId: string;
  readonly title: string;
  readonly kinds: readonly string[];
  readonly channels: readonly string[];
  /** With the date that each proposes for the next contact, null for none. */
  readonly outcomes: readonly { readonly label: string; readonly nextDate: string | null }[];
  /** With a date, earliest first; `days` from today, negative when past. */
  readonly plans: readonly {
    readonly date: string;
    readonly days: number;
    readonly channel: string;
    readonly step: string;
  }[];
  /** What Customers say of a plan without a date that can be read, '' where they do not. */
  readonly undated: string;
  /** What stands there, with a date or without. */
  readonly nextStep: string;
}

export interface EntryForm {
  readonly customerId: string;
  readonly title: string;
  readonly role: TypedRole;
  /** In the tab's order; a list takes other values than its `options` too. */
  readonly fields: readonly Pick<FormField, 'key' | 'label' | 'type' | 'value' | 'options'>[];
}
