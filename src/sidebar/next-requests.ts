/** Which calls are to be made: for what a screen shows and nobody has read, and after an answer. */
import type { ApiInput } from '../contract/api';
import type { DuplicateCheck } from '../contract/api/duplicates';
import type { LedgerStatus } from '../contract/api/ledger';
import type { Issue } from '../domain/issues';
import type { ImportState } from './import-model';
import type { Answered, Request } from './rpc';
import { isOperation, type Screen, type SidebarState } from './sidebar-state';

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
  const { subject: customerId, role, form, contact, entry, planning, importing, mine, owner } = state;
  const select: Request = { method: 'goTo', params: { customerId } };
  const pinned = state.pinned !== null && state.customer === undefined && customerRequest(state);
  const readings: Partial<Record<Screen, Request | false>> = {
    today: state.today === null && { method: 'today', params: { mine } },
    customer: customerId === '' ? pinned : select,
    add: form === null && { method: 'customerForm', params: {} },
    edit: form === null && { method: 'customerForm', params: { customerId } },
    contact: contact === null && { method: 'contactForm', params: { customerId } },
    entry: entry === null && { method: 'entryForm', params: { customerId, role } },
    // What was taken over is shown until another list is wanted.
    import: state.result?.operation !== 'import' && importReading(importing),
    owned: state.owned === null && { method: 'ownedCustomers', params: owner === null ? {} : { owner } },
    plan: planning === null && { method: 'proposePlans', params: { mine } },
    reminders: state.health === null && { method: 'health', params: {} },
    duplicates: state.groups === null && { method: 'duplicateGroups', params: {} },
    unlinked: state.unlinked === null && { method: 'unlinkedRows', params: {} },
    'to-check': state.rows === null && { method: 'toCheck', params: {} },
  };
  const request = readings[state.screen] || null;
  if (request === null || state.running.includes(request.method)) return null;
  return state.failure?.request.method === request.method ? null : request;
}

function importReading({ tabs, choice, shownFor }: ImportState): Request | false {
  if (tabs === null) return { method: 'otherTabs', params: {} };
  return choice !== null && choice !== shownFor && { method: 'previewImport', params: choice };
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
    case 'goTo':
      // Another customer stands in the selection now.
      return answered.params.step === undefined || state.pinned !== null ? [] : [customerRequest(state)];
    case 'checkDuplicates':
      // The same click goes on with the next part.
      return (answer.value as DuplicateCheck).left === null ? [status] : [{ method, params: answered.params }];
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
