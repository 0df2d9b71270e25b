/**
 * The sidebar's state as one pure reducer, and which calls follow from an answer. Knows no DOM, no wording and no way
 * of calling.
 */
import type {
  ApiInput,
  ApiMethod,
  ContactForm,
  CustomerCheck,
  CustomerForm,
  CustomerView,
  DueItem,
  DuplicateGroup,
  Health,
  LedgerStatus,
  OperationResult,
  ProposedPlan,
  SavedCustomer,
  SetupOptions,
  SetupPreview,
  SidebarView,
  ToCheckRow,
  TodayList,
} from '../contract/api';
import type { Issue } from '../domain/issues';
import {
  type ContactEntryDraft,
  type ContactState,
  changeContact,
  type FormState,
  isContactChanged,
  keepMine,
  newContact,
  newForm,
  takeCheck,
  typeInto,
} from './form-model';
import { changePlan, isPlanningChanged, newPlanning, type PlanDraft, type PlanEntry } from './plan-model';
import type { Answered, Request } from './rpc';

/** The parts of a ledger, in the order of their tabs. `home` holds what keeps it in order. */
export const TABS = ['today', 'customer', 'add', 'home'] as const;
export type Tab = (typeof TABS)[number];
export type Screen =
  | Tab
  | 'edit'
  | 'contact'
  | 'plan'
  | 'reminders'
  | 'duplicates'
  | 'to-check'
  | 'start-empty'
  | 'help';

export function isTab(screen: Screen): screen is Tab {
  return (TABS as readonly Screen[]).includes(screen);
}

/** Where the user wants to go. */
export interface Place {
  readonly screen: Screen;
  /** Whom `edit` and `contact` concern; for `customer`, whose row is selected first. */
  readonly customerId?: string;
  /** The line of Today that is done once the contact is written down. */
  readonly line?: string;
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
  /** Whom `edit` and `contact` concern; for `customer`, whose row is yet to be selected. '' for nobody. */
  readonly subject: string;
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
  /** null until read, and again after each operation. */
  readonly groups: readonly DuplicateGroup[] | null;
  readonly rows: readonly ToCheckRow[] | null;
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
  readonly today: TodayList | null;
  /** Whom to plan, where nothing is planned yet; null until proposed. */
  readonly planning: readonly PlanEntry[] | null;
  /** Today shows only what the person at the keyboard is responsible for. */
  readonly mine: boolean;
  /** The line of Today whose contact is being written down, and those that were. */
  readonly line: string;
  readonly doneLines: readonly string[];
  readonly health: Health | null;
}

export type SidebarAction =
  | { readonly type: 'asked'; readonly request: Request }
  | { readonly type: 'answered'; readonly answered: Answered }
  /** Goes somewhere, unless a form holds something that is not saved: then it is asked first. */
  | ({ readonly type: 'go' } & Place)
  | { readonly type: 'stay' }
  | { readonly type: 'discard' }
  /** Everything on view is read anew; forms stay. */
  | { readonly type: 'reread' }
  | { readonly type: 'pin'; readonly customerId: string | null }
  | { readonly type: 'typed'; readonly key: string; readonly text: string }
  | { readonly type: 'take-theirs' }
  | { readonly type: 'keep-mine' }
  | { readonly type: 'contact'; readonly change: Partial<ContactEntryDraft> }
  | { readonly type: 'plan'; readonly customerId: string; readonly change: Partial<PlanDraft> }
  | { readonly type: 'mine'; readonly mine: boolean }
  | { readonly type: 'options'; readonly options: SetupOptions }
  | { readonly type: 'undo-asked' }
  | { readonly type: 'undo-dropped' };

export const initialSidebar: SidebarState = {
  status: null,
  plan: null,
  options: {},
  tables: [],
  screen: 'home',
  subject: '',
  back: 'home',
  leaving: null,
  running: [],
  result: null,
  failure: null,
  previewOpen: false,
  undoAsked: false,
  groups: null,
  rows: null,
  sampleRows: false,
  customer: undefined,
  pinned: null,
  contactWanted: false,
  form: null,
  contact: null,
  today: null,
  planning: null,
  mine: false,
  line: '',
  doneLines: [],
  health: null,
};

const OPERATIONS: readonly ApiMethod[] = [
  'applySetup',
  'startEmpty',
  'checkDuplicates',
  'repair',
  'refreshTiers',
  'undo',
  'saveCustomer',
  'logContact',
  'planContacts',
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

/** The tables that a refusal offers: ranges separated by `, `, and the headers of each on a line where they are told. */
export function tablesOf(issues: readonly Issue[]): Table[] {
  const params = issues.find(({ code }) => code === 'several-tables')?.params ?? {};
  const headers = String(params['headers'] ?? '').split('\n');
  const ranges = String(params['ranges'] ?? '').split(', ');
  return ranges.filter((range) => range !== '').map((range, index) => ({ range, headers: headers[index] ?? '' }));
}

const SCREEN_OF: Readonly<Record<SidebarView, Screen>> = {
  home: 'home',
  today: 'today',
  customer: 'customer',
  add: 'add',
  contact: 'customer',
  reminders: 'reminders',
  duplicates: 'duplicates',
  'to-check': 'to-check',
  undo: 'home',
  'start-empty': 'start-empty',
  sample: 'start-empty',
  help: 'help',
};

/** Screens that are there without a ledger too. */
const ALWAYS: readonly Screen[] = ['home', 'start-empty', 'help'];

function withStatus(state: SidebarState, status: LedgerStatus): SidebarState {
  const isLedger = status.state === 'ledger';
  // Only the first answer decides what is shown; later ones come while the user is somewhere.
  const first = state.status === null;
  const view = status.view ?? (isLedger ? 'today' : 'home');
  const screen = first ? SCREEN_OF[view] : state.screen;
  return {
    ...state,
    status,
    plan: null,
    groups: null,
    rows: null,
    screen: isLedger || ALWAYS.includes(screen) ? screen : 'home',
    ...(first && {
      sampleRows: view === 'sample',
      contactWanted: view === 'contact',
      undoAsked: view === 'undo' && status.lastOperation !== null,
    }),
  };
}

/** Whether a form holds something that would be lost. */
export function isUnsaved({ form, contact, planning }: Pick<SidebarState, 'form' | 'contact' | 'planning'>): boolean {
  return (
    (form !== null && Object.keys(form.typed).length > 0) ||
    (contact !== null && isContactChanged(contact)) ||
    (planning !== null && isPlanningChanged(planning))
  );
}

/** A line of Today: it stays the same when the list is read anew. */
export function lineOf({ kind, customerId, date }: DueItem): string {
  return `${kind} ${customerId} ${date}`;
}

/** Goes to a place; forms are left behind. */
function arrive(state: SidebarState, { screen, customerId = '', line = '' }: Place): SidebarState {
  const back = isTab(state.screen) ? state.screen : state.back;
  return {
    ...state,
    screen,
    back,
    subject: customerId,
    line,
    form: null,
    contact: null,
    planning: null,
    leaving: null,
    failure: null,
    result: null,
    contactWanted: false,
  };
}

/** What a refused save means to the form; null where it is a failure like any other. */
function withRefusedSave(state: SidebarState, issues: readonly Issue[]): SidebarState | null {
  const { form } = state;
  const isAsked = ({ code }: Issue): boolean => code === 'possible-duplicate' || code === 'customer-changed';
  const isOnPage = (issue: Issue): boolean =>
    !isAsked(issue) && (form?.form.fields.some(({ key }) => key === issue.fieldKey) ?? false);
  if (form === null || !issues.every((issue) => isOnPage(issue) || isAsked(issue))) return null;
  return { ...state, form: { ...form, refused: issues.filter(isOnPage), refusals: form.refusals + 1 } };
}

function withAnswer(state: SidebarState, answered: Answered): SidebarState {
  const { method, answer } = answered;
  const index = state.running.indexOf(method);
  const base: SidebarState = { ...state, running: state.running.filter((_, i) => i !== index) };
  if (!answer.ok) {
    const refused = method === 'saveCustomer' ? withRefusedSave(base, answer.issues) : null;
    if (refused !== null) return refused;
    const tables = method === 'previewSetup' ? tablesOf(answer.issues) : base.tables;
    const { answer: _, ...request } = answered;
    return { ...base, tables, undoAsked: false, failure: { request: request as Request, issues: answer.issues } };
  }
  switch (answered.method) {
    case 'status':
      return withStatus(base, answer.value as LedgerStatus);
    case 'previewSetup':
      // An answer to choices that have changed since says nothing any more.
      return answered.params === state.options ? { ...base, plan: answer.value as SetupPreview, tables: [] } : base;
    case 'openPreview':
      return { ...base, previewOpen: true };
    case 'duplicateGroups':
      return { ...base, groups: answer.value as readonly DuplicateGroup[] };
    case 'toCheck':
      return { ...base, rows: answer.value as readonly ToCheckRow[] };
    case 'customer':
      return withCustomer(base, answered.params, answer.value as CustomerView | 'unchanged' | null);
    case 'customerForm':
      return withForm(base, answer.value as CustomerForm);
    case 'checkCustomer': {
      const check = answer.value as CustomerCheck;
      return base.form === null ? base : { ...base, form: takeCheck(base.form, answered.params, check) };
    }
    case 'contactForm': {
      const form = answer.value as ContactForm;
      return base.screen === 'contact' && form.customerId === base.subject
        ? { ...base, contact: newContact(form) }
        : base;
    }
    case 'today':
      return answered.params.mine === base.mine ? { ...base, today: answer.value as TodayList } : base;
    case 'proposePlans':
      return base.screen === 'plan' && base.planning === null
        ? { ...base, planning: newPlanning(answer.value as readonly ProposedPlan[]) }
        : base;
    case 'planContacts':
      return { ...arrive(base, { screen: 'today' }), ...unread, result: answer.value as OperationResult };
    case 'health':
    case 'switchReminders':
    case 'settleMail':
      return { ...base, health: answer.value as Health };
    case 'goTo': {
      const { customerId = null } = answered.params;
      if (base.screen !== 'customer' || customerId === null || customerId !== base.subject) return base;
      return { ...base, subject: '', customer: undefined, pinned: base.pinned === null ? null : customerId };
    }
    case 'openSidebar':
      return base;
    case 'saveCustomer': {
      const saved = answer.value as SavedCustomer;
      // The row is selected, so that it stays on view while the selection is followed.
      return { ...arrive(base, { screen: 'customer', customerId: saved.customerId }), ...unread, result: saved };
    }
    case 'logContact':
      return {
        ...arrive(base, { screen: base.back }),
        customer: undefined,
        doneLines: base.line === '' ? base.doneLines : [...base.doneLines, base.line],
        result: answer.value as OperationResult,
      };
    default:
      return {
        ...base,
        ...unread,
        // What was undone may be due again.
        doneLines: method === 'undo' ? [] : base.doneLines,
        result: answer.value as OperationResult,
        screen: screenAfter(base.screen),
        undoAsked: false,
      };
  }
}

/** What an operation may have changed. */
const unread = { customer: undefined, today: null, health: null } as const;

function withCustomer(
  state: SidebarState,
  asked: ApiInput<'customer'>,
  answer: CustomerView | 'unchanged' | null,
): SidebarState {
  // The user has pinned another customer, or let go, since.
  if ((asked.customerId ?? '') !== (state.pinned ?? '')) return state;
  const customer = answer === 'unchanged' ? state.customer : answer;
  // What was seen has been thrown away since, and is asked for again.
  if (customer === undefined) return state;
  const pinned = state.pinned === '' && customer !== null ? customer.customerId : state.pinned;
  if (customer !== null && state.contactWanted) {
    return { ...arrive(state, { screen: 'contact', customerId: customer.customerId }), customer };
  }
  const isElsewhere = state.screen === 'edit' && customer !== null && customer.customerId !== state.subject;
  // Another row was selected: its customer is shown, once what was typed here is saved or given up.
  const isNews = customer?.customerId !== state.customer?.customerId;
  return isElsewhere && isNews
    ? go({ ...state, customer, pinned }, { screen: 'customer' })
    : { ...state, customer, pinned };
}

function withForm(state: SidebarState, form: CustomerForm): SidebarState {
  if (state.form !== null && form.customerId !== null && form.customerId === state.form.form.customerId) {
    return { ...state, form: { ...state.form, theirs: form } };
  }
  const isWanted = state.screen === 'add' ? form.customerId === null : form.customerId === state.subject;
  return isWanted && state.form === null ? { ...state, form: newForm(form) } : state;
}

/** Forms are left behind once they have done their work; lists stay open. */
function screenAfter(screen: Screen): Screen {
  return screen === 'start-empty' || screen === 'help' ? 'home' : screen;
}

/** A failure stays until its own call is made again or an operation is begun. */
export function failureAfter(failure: Failure | null, asked: ApiMethod): Failure | null {
  return isOperation(asked) || failure?.request.method === asked ? null : failure;
}

function go(state: SidebarState, place: Place): SidebarState {
  if (place.screen === state.screen && place.customerId === undefined) return state;
  return isUnsaved(state) ? { ...state, leaving: place } : arrive(state, place);
}

/** The state after an action. */
export function updateSidebar(state: SidebarState, action: SidebarAction): SidebarState {
  switch (action.type) {
    case 'asked': {
      const { method } = action.request;
      const running = [...state.running, method];
      const cleared = isOperation(method) ? { result: null, previewOpen: false } : {};
      return { ...state, ...cleared, running, failure: failureAfter(state.failure, method) };
    }
    case 'answered':
      return withAnswer(state, action.answered);
    case 'go':
      return go(state, action);
    case 'stay':
      return { ...state, leaving: null };
    case 'discard':
      return state.leaving === null ? state : arrive(state, state.leaving);
    case 'reread':
      return { ...state, ...unread, groups: null, rows: null };
    case 'pin':
      return { ...state, pinned: action.customerId, ...(action.customerId === '' && { customer: undefined }) };
    case 'typed':
      return state.form === null ? state : { ...state, form: typeInto(state.form, action.key, action.text) };
    case 'take-theirs':
      return state.form?.theirs ? { ...state, form: newForm(state.form.theirs) } : state;
    case 'keep-mine':
      return state.form === null ? state : { ...state, form: keepMine(state.form) };
    case 'contact':
      return state.contact === null ? state : { ...state, contact: changeContact(state.contact, action.change) };
    case 'plan':
      return state.planning === null
        ? state
        : { ...state, planning: changePlan(state.planning, action.customerId, action.change) };
    case 'mine':
      return { ...state, mine: action.mine, today: null };
    case 'options':
      return { ...state, options: { ...state.options, ...action.options }, plan: null };
    case 'undo-asked':
      return { ...state, undoAsked: true };
    case 'undo-dropped':
      return { ...state, undoAsked: false };
  }
}

/** The call for the customer on view. */
export function customerRequest({ pinned, customer }: Pick<SidebarState, 'pinned' | 'customer'>): Request {
  return {
    method: 'customer',
    params: { ...(pinned && { customerId: pinned }), ...(customer && { seen: customer.revision }) },
  };
}

/** Whether the customer of the selected row is asked for again and again. */
export function isFollowing({ status, screen, subject, pinned, failure }: SidebarState): boolean {
  const isShown = screen === 'edit' || (screen === 'customer' && subject === '');
  const stopped = failure !== null && ['customer', 'goTo'].includes(failure.request.method);
  return status?.state === 'ledger' && isShown && pinned === null && !stopped;
}

/** What the screen shows and nobody has read yet. A call that failed waits for the user. */
export function missingReading(state: SidebarState): Request | null {
  if (state.status?.state !== 'ledger') return null;
  const { subject: customerId, form, contact, planning, mine } = state;
  const select: Request = { method: 'goTo', params: { customerId } };
  const pinned = state.pinned !== null && state.customer === undefined && customerRequest(state);
  const readings: Partial<Record<Screen, Request | false>> = {
    today: state.today === null && { method: 'today', params: { mine } },
    customer: customerId === '' ? pinned : select,
    add: form === null && { method: 'customerForm', params: {} },
    edit: form === null && { method: 'customerForm', params: { customerId } },
    contact: contact === null && { method: 'contactForm', params: { customerId } },
    plan: planning === null && { method: 'proposePlans', params: { mine } },
    reminders: state.health === null && { method: 'health', params: {} },
    duplicates: state.groups === null && { method: 'duplicateGroups', params: {} },
    'to-check': state.rows === null && { method: 'toCheck', params: {} },
  };
  const request = readings[state.screen] || null;
  if (request === null || state.running.includes(request.method)) return null;
  return state.failure?.request.method === request.method ? null : request;
}

/** The calls that follow from an answer: the page always shows what the sheet holds now. */
export function nextRequests(state: SidebarState, answered: Answered): Request[] {
  const { method, answer } = answered;
  const status: Request = { method: 'status', params: {} };
  if (!answer.ok) {
    const has = (code: Issue['code']): boolean => answer.issues.some((issue) => issue.code === code);
    if (has('stale-preview')) return [{ method: 'previewSetup', params: state.options }];
    return answered.method === 'saveCustomer' ? afterRefusedSave(answered.params, has) : [];
  }
  switch (method) {
    case 'logContact':
      return [status, ...(state.today === null ? [] : [{ method: 'today' as const, params: { mine: state.mine } }])];
    case 'switchReminders':
    case 'settleMail':
      return [];
    case 'status': {
      const isPlain = (answer.value as LedgerStatus).state === 'plain';
      return isPlain ? [{ method: 'previewSetup', params: state.options }] : [];
    }
    default:
      return isOperation(method) ? [status] : [];
  }
}

/** Who it may be already, or what somebody else has made of the customer, is asked for. */
function afterRefusedSave(
  { customerId, values }: ApiInput<'saveCustomer'>,
  has: (code: Issue['code']) => boolean,
): Request[] {
  const whom = customerId === undefined ? {} : { customerId };
  return [
    ...(has('possible-duplicate') ? [{ method: 'checkCustomer' as const, params: { ...whom, values } }] : []),
    ...(has('customer-changed') ? [{ method: 'customerForm' as const, params: whom }] : []),
  ];
}
