/**
 * What the sidebar holds: screens and the way between their tabs, what was read, what is under way. Knows no DOM, no
 * wording and no change of state.
 */
import type { ApiMethod } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import type { CustomerView } from '../contract/api/customer';
import type { DuplicateCheck, DuplicateGroup } from '../contract/api/duplicates';
import type { LedgerStatus, ToCheckRow } from '../contract/api/ledger';
import type { UnlinkedList } from '../contract/api/linked-tabs';
import type { OwnedCustomers, OwnerTab } from '../contract/api/owners';
import type { Health } from '../contract/api/reminders';
import type { SetupOptions, SetupPreview } from '../contract/api/set-up';
import type { TodayList } from '../contract/api/today';
import type { TypedRole } from '../domain/history/typed-entry';
import type { Issue } from '../domain/issues';
import type { EntryState } from './entry-model';
import type { ContactState, FormState } from './form-model';
import { type ImportState, newImport } from './import-model';
import type { PlanEntry } from './plan-model';
import type { Request } from './rpc';

/** The parts of a ledger, in the order of their tabs. `home` holds what keeps it in order. */
export const TABS = ['today', 'customer', 'add', 'home'] as const;
export type Tab = (typeof TABS)[number];
export type Screen =
  | Tab
  | 'edit'
  | 'contact'
  | 'entry'
  | 'plan'
  | 'import'
  | 'unlinked'
  | 'owned'
  | 'reminders'
  | 'duplicates'
  | 'to-check'
  | 'start-empty'
  | 'help';

export function isTab(screen: Screen): screen is Tab {
  return (TABS as readonly Screen[]).includes(screen);
}

/** One of several tables on a sheet. */
export interface Table {
  /** A1 notation. */
  readonly range: string;
  readonly headers: string;
}

/** A call that was refused, kept whole so that it can be sent again as the same click. */
export interface Failure {
  readonly request: Request;
  readonly issues: readonly Issue[];
}

/** Where the user wants to go. */
export interface Place {
  readonly screen: Screen;
  /** Whom `edit`, `contact` and `entry` concern; for `customer`, whose row is selected first. */
  readonly customerId?: string;
  /** What a new customer in `add` is called, where that is known. */
  readonly name?: string;
  /** What is written down in `entry`. */
  readonly role?: TypedRole;
  /** The customers to be gone through from there, by ID. */
  readonly walk?: readonly string[];
  /** The line of Today that is done once the contact is written down. */
  readonly line?: string;
}

export interface SidebarState {
  /** null until the first answer. */
  readonly status: LedgerStatus | null;
  /** What set-up would do; null where it has not been asked or is refused. */
  readonly plan: SetupPreview | null;
  /** What the user has chosen here for the set-up. */
  readonly options: SetupOptions;
  /** To choose from, where the sheet holds several. */
  readonly tables: readonly Table[];
  readonly screen: Screen;
  /** Whom `edit`, `contact` and `entry` concern; for `customer`, whose row is yet to be selected. '' for nobody. */
  readonly subject: string;
  /** What a new customer is called, where that is known; else ''. */
  readonly name: string;
  /** What is written down in `entry`. */
  readonly role: TypedRole;
  /** Where Back leads. */
  readonly back: Tab;
  /** Where the user wants to go from a form that is not saved: asked first. */
  readonly leaving: Place | null;
  /** Calls under way. */
  readonly running: readonly ApiMethod[];
  readonly result: OperationResult | null;
  readonly failure: Failure | null;
  /** The preview's window was opened and nothing has been asked since. */
  readonly previewOpen: boolean;
  readonly undoAsked: boolean;
  /** The menu has begun a check of duplicates that takes several parts: the page goes on with it. */
  readonly checkWanted: boolean;
  /** How far a check is that takes several parts. */
  readonly checked: DuplicateCheck['left'];
  /** null until read, and again after each operation. */
  readonly groups: readonly DuplicateGroup[] | null;
  readonly rows: readonly ToCheckRow[] | null;
  readonly unlinked: UnlinkedList | null;
  /** The menu asked for a ledger to try things on. */
  readonly sampleRows: boolean;
  /** The customer on view: null where the selection is on none, undefined until read. */
  readonly customer: CustomerView | null | undefined;
  /** The customer that stays on view whatever is selected; '' until it is known who that is; null follows the selection. */
  readonly pinned: string | null;
  /** The menu asked to log a contact with whoever is selected. */
  readonly contactWanted: boolean;
  readonly form: FormState | null;
  readonly contact: ContactState | null;
  readonly entry: EntryState | null;
  readonly today: TodayList | null;
  /** Whom to plan, where nothing is planned yet; null until proposed. */
  readonly planning: readonly PlanEntry[] | null;
  readonly importing: ImportState;
  /** The customers of one owner; null until read. */
  readonly owned: OwnedCustomers | null;
  /** Whose they are; null for the person at the keyboard. */
  readonly owner: string | null;
  /** The tab of an owner that was made here, or brought to the front. */
  readonly ownerTab: OwnerTab | null;
  /** The list that the customer on view was opened from, by ID: the next and the previous one are those of the list. */
  readonly walk: readonly string[];
  /** Today shows only what the person at the keyboard is responsible for. */
  readonly mine: boolean;
  /** The line of Today whose contact is being written down, and those that were. */
  readonly line: string;
  readonly doneLines: readonly string[];
  readonly health: Health | null;
}

export const initialSidebar: SidebarState = {
  status: null,
  plan: null,
  options: {},
  tables: [],
  screen: 'home',
  subject: '',
  name: '',
  role: 'purchases',
  back: 'home',
  leaving: null,
  running: [],
  result: null,
  failure: null,
  previewOpen: false,
  undoAsked: false,
  checkWanted: false,
  checked: null,
  groups: null,
  rows: null,
  unlinked: null,
  sampleRows: false,
  customer: undefined,
  pinned: null,
  contactWanted: false,
  form: null,
  contact: null,
  entry: null,
  today: null,
  planning: null,
  importing: newImport,
  owned: null,
  owner: null,
  ownerTab: null,
  walk: [],
  mine: false,
  line: '',
  doneLines: [],
  health: null,
};

const OPERATIONS: readonly ApiMethod[] = [
  'linkRows',
  'applySetup',
  'startEmpty',
  'checkDuplicates',
  'repair',
  'refreshTiers',
  'undo',
  'saveCustomer',
  'logContact',
  'addEntry',
  'planContacts',
  'importEntries',
  'makeOwnerTab',
  'switchReminders',
  'settleMail',
];

/** Whether the method changes the spreadsheet. */
export function isOperation(method: ApiMethod): boolean {
  return OPERATIONS.includes(method);
}

/** The operation under way, if any. */
export function runningOperation(state: Pick<SidebarState, 'running'>): ApiMethod | null {
  return state.running.find(isOperation) ?? null;
}
