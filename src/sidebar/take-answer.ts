/** What an answer of the server makes of the state. An answer to something that is no longer asked changes nothing. */
import type { ApiInput, ApiMethod } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import type { CustomerCheck, CustomerForm, CustomerView, SavedCustomer } from '../contract/api/customer';
import type { DuplicateCheck, DuplicateGroup } from '../contract/api/duplicates';
import type { LedgerStatus, SidebarView, ToCheckRow } from '../contract/api/ledger';
import type { ContactForm, EntryForm, ImportPreview, OtherTabs, UnlinkedList } from '../contract/api/linked-tabs';
import type { OwnedCustomers, OwnerTab } from '../contract/api/owners';
import type { Health } from '../contract/api/reminders';
import type { SetupPreview } from '../contract/api/set-up';
import type { ProposedPlan, TodayList } from '../contract/api/today';
import type { Issue } from '../domain/issues';
import { newEntry, refuseEntry } from './entry-model';
import { newContact, newForm, takeCheck, typeInto } from './form-model';
import { newImport, takeImportPreview, takeTabs } from './import-model';
import { arrive, go } from './places';
import { newPlanning } from './plan-model';
import type { Answered, Request } from './rpc';
import type { Screen, SidebarState, Table } from './sidebar-state';

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
  import: 'import',
  reminders: 'reminders',
  duplicates: 'duplicates',
  check: 'home',
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
    unlinked: null,
    screen: isLedger || ALWAYS.includes(screen) ? screen : 'home',
    ...(first && {
      sampleRows: view === 'sample',
      contactWanted: view === 'contact',
      checkWanted: view === 'check',
      undoAsked: view === 'undo' && status.lastOperation !== null,
    }),
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

export function takeAnswer(state: SidebarState, answered: Answered): SidebarState {
  const { method, answer } = answered;
  const index = state.running.indexOf(method);
  const base: SidebarState = { ...state, running: state.running.filter((_, i) => i !== index) };
  if (!answer.ok) {
    const refused = method === 'saveCustomer' ? withRefusedSave(base, answer.issues) : null;
    if (refused !== null) return refused;
    const entry = method === 'addEntry' && base.entry !== null ? refuseEntry(base.entry, answer.issues) : null;
    if (entry !== null) return { ...base, entry };
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
    case 'checkDuplicates': {
      const { left, ...result } = answer.value as DuplicateCheck;
      return left === null ? finished({ ...base, checked: null }, method, result) : { ...base, checked: left };
    }
    case 'duplicateGroups':
      return { ...base, groups: answer.value as readonly DuplicateGroup[] };
    case 'toCheck':
      return { ...base, rows: answer.value as readonly ToCheckRow[] };
    case 'unlinkedRows':
      return { ...base, unlinked: answer.value as UnlinkedList };
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
    case 'entryForm': {
      const form = answer.value as EntryForm;
      const isWanted = base.screen === 'entry' && form.customerId === base.subject && form.role === base.role;
      return isWanted && base.entry === null ? { ...base, entry: newEntry(form) } : base;
    }
    case 'today':
      return answered.params.mine === base.mine ? { ...base, today: answer.value as TodayList } : base;
    case 'proposePlans':
      return base.screen === 'plan' && base.planning === null
        ? { ...base, planning: newPlanning(answer.value as readonly ProposedPlan[]) }
        : base;
    case 'ownedCustomers':
      return (answered.params.owner ?? null) === base.owner ? { ...base, owned: answer.value as OwnedCustomers } : base;
    case 'makeOwnerTab':
      return { ...base, ownerTab: answer.value as OwnerTab };
    case 'otherTabs':
      return { ...base, importing: takeTabs(base.importing, answer.value as OtherTabs) };
    case 'previewImport': {
      const preview = answer.value as ImportPreview;
      return { ...base, importing: takeImportPreview(base.importing, answered.params, preview) };
    }
    case 'importEntries':
      return finished({ ...base, importing: newImport }, method, answer.value as OperationResult);
    case 'planContacts':
      return { ...arrive(base, { screen: 'today' }), ...unread, result: answer.value as OperationResult };
    case 'health':
    case 'switchReminders':
    case 'settleMail':
      return { ...base, health: answer.value as Health };
    case 'goTo': {
      const { customerId = null, step } = answered.params;
      if (step !== undefined) {
        const beside = (answer.value as { readonly customerId: string }).customerId;
        if (base.pinned === null || beside === base.pinned) return base;
        return { ...base, pinned: beside, customer: undefined };
      }
      if (base.screen !== 'customer' || customerId === null || customerId !== base.subject) return base;
      return { ...base, subject: '', customer: undefined, pinned: base.pinned === null ? null : customerId };
    }
    case 'openSidebar':
    case 'openReview':
      return base;
    case 'saveCustomer': {
      const saved = answer.value as SavedCustomer;
      // The row is selected, so that it stays on view while the selection is followed.
      return { ...arrive(base, { screen: 'customer', customerId: saved.customerId }), ...unread, result: saved };
    }
    case 'addEntry':
    case 'logContact':
      return {
        ...arrive(base, { screen: base.back }),
        customer: undefined,
        owned: null,
        doneLines: base.line === '' ? base.doneLines : [...base.doneLines, base.line],
        result: answer.value as OperationResult,
      };
    default:
      return finished(base, method, answer.value as OperationResult);
  }
}

/** After an operation everything on view is read anew. */
function finished(state: SidebarState, method: ApiMethod, result: OperationResult): SidebarState {
  return {
    ...state,
    ...unread,
    // What was undone may be due again.
    doneLines: method === 'undo' ? [] : state.doneLines,
    result,
    screen: screenAfter(state.screen),
    undoAsked: false,
  };
}

/** What an operation may have changed. */
export const unread = { customer: undefined, today: null, owned: null, health: null } as const;

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
  if (!isWanted || state.form !== null) return state;
  const empty = newForm(form);
  return { ...state, form: state.name === '' ? empty : typeInto(empty, 'name', state.name) };
}

/** Forms are left behind once they have done their work; lists stay open. */
function screenAfter(screen: Screen): Screen {
  return screen === 'start-empty' || screen === 'help' ? 'home' : screen;
}
