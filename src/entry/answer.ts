/**
 * Carries out one method of the contract: validates the input, runs the use case, turns any exception into `failed`.
 * Nothing but `rpc` and the menu calls it, so that no other function can be reached from a page.
 */
import * as v from 'valibot';
import { addEntry, entryForm } from '../app/add-entry';
import { checkDuplicates } from '../app/check-duplicates';
import { checkCustomer, customerForm } from '../app/customer-form';
import { customer } from '../app/customer-view';
import { answerDuplicate, listAnswers } from '../app/duplicate-answers';
import { duplicateQueue } from '../app/duplicate-queue';
import { importEntries, otherTabs, previewImport } from '../app/import-entries';
import { contactForm, logContact } from '../app/log-contact';
import { makeLinkedTab } from '../app/make-linked-tab';
import { mergeAutomatic, mergeCustomers } from '../app/merge-customers';
import { otherAccount } from '../app/other-account';
import { ownedCustomers } from '../app/owned-customers';
import { makeOwnerTab } from '../app/owner-tab';
import { planContacts, proposePlans } from '../app/plan-contacts';
import type { Ports } from '../app/ports';
import { previewMerge } from '../app/preview-merge';
import { previewSetup } from '../app/preview-setup';
import { rebuildDashboard } from '../app/rebuild-dashboard';
import { makeRecycle } from '../app/recycle-tab';
import { repair } from '../app/refresh';
import { refreshTiers } from '../app/refresh-tiers';
import { health, settleMail, switchReminders } from '../app/reminders';
import { report } from '../app/report';
import { reportDuplicates } from '../app/report-duplicates';
import { saveCustomer } from '../app/save-customer';
import { applySetup, reportSetup } from '../app/setup';
import { startEmpty } from '../app/start-empty';
import { duplicateGroups, goTo, ledgerLanguage, status, toCheck } from '../app/status';
import { takeNotes } from '../app/take-notes';
import { today } from '../app/today';
import { undo } from '../app/undo';
import { listMerges, undoMerge } from '../app/undo-merge';
import { linkRows, listUnlinked } from '../app/unlinked-rows';
import { type ApiMethod, apiInput } from '../contract/api';
import type { SidebarView } from '../contract/api/ledger';
import { messagesFor } from '../contract/messages/messages-for';
import { ok, type Result, refused } from '../domain/issues';
import type { Language } from '../domain/sheet-snapshot';
import { isForbidden } from '../gas/permission';
import { activeEmail, activePorts } from '../gas/ports';
import { leaveView, type Page, selectRange, showPage, takeView } from '../gas/user-interface';

type Handlers = {
  [M in ApiMethod]: (ports: Ports, input: v.InferOutput<(typeof apiInput)[M]>, openedBy: string) => Result<unknown>;
};

const handlers: Handlers = {
  status: (ports) => {
    const found = status(ports);
    const view = takeView();
    return found.ok && view !== null ? ok({ ...found.value, view }) : found;
  },
  previewSetup,
  reportSetup,
  reportDuplicates,
  openPreview: (ports, { tableRange }, openedBy) => {
    if (tableRange !== undefined) selectRange(tableRange);
    openPage('Preview', ledgerLanguage(ports).language, { openedBy });
    return ok({ opened: true });
  },
  openReview: (ports, _, openedBy) => {
    openPage('Review', ledgerLanguage(ports).language, { openedBy });
    return ok({ opened: true });
  },
  openSidebar: (ports, { view }, openedBy) => {
    openPage('Sidebar', ledgerLanguage(ports).language, { view, openedBy });
    return ok({ opened: true });
  },
  applySetup,
  startEmpty,
  checkDuplicates,
  repair: (ports, input) => repair(ports, input),
  refreshTiers: (ports, input) => refreshTiers(ports, input),
  undo,
  goTo,
  duplicateGroups,
  toCheck,
  duplicateQueue,
  answerDuplicate,
  listAnswers,
  previewMerge,
  makeRecycle: (ports) => makeRecycle(ports),
  mergeCustomers,
  mergeAutomatic,
  listMerges: (ports) => listMerges(ports),
  undoMerge,
  customer,
  customerForm,
  checkCustomer,
  saveCustomer,
  contactForm,
  makeLinkedTab: (ports, { role }) => makeLinkedTab(ports, role),
  otherTabs,
  previewImport,
  importEntries,
  unlinkedRows: (ports) => listUnlinked(ports),
  linkRows,
  logContact,
  entryForm,
  addEntry,
  ownedCustomers,
  makeOwnerTab,
  today,
  proposePlans,
  planContacts,
  health,
  switchReminders,
  settleMail,
  report,
  rebuildDashboard: (ports, input) => rebuildDashboard(ports, input),
  takeNotes,
};

interface Opening {
  /** What the page is to show first. */
  readonly view?: SidebarView | undefined;
  /** Whose page asks for it; the menu is always carried out as whoever chose the item. */
  readonly openedBy?: string;
}

/** Opens a page in a language. */
export function openPage(page: Page, language: Language, { view, openedBy = '' }: Opening = {}): void {
  if (view !== undefined) leaveView(view);
  const { titles } = messagesFor(language);
  const title = { Sidebar: titles.sidebar, Preview: titles.preview, Review: titles.review };
  showPage(page, language, title[page], openedBy || activeEmail());
}

export function isApiMethod(method: string): method is ApiMethod {
  return Object.keys(apiInput).includes(method);
}

/**
 * Failures are data; the message of an exception goes along as the reason. `openedBy` is the address of the account that
 * opened the page, '' where nobody knows: what writes is refused to any other, before anything is read.
 */
export function answer(method: string, params: unknown, openedBy = ''): Result<unknown> {
  if (!isApiMethod(method)) return refused({ code: 'failed', params: { reason: 'method' } });
  const input = v.safeParse(apiInput[method], params ?? {});
  if (!input.success)
    return refused({ code: 'failed', params: { reason: `input: ${v.getDotPath(input.issues[0]) ?? method}` } });
  try {
    const ports = activePorts();
    if (ports === null) return refused({ code: 'failed', params: { reason: 'no spreadsheet' } });
    const other = 'requestId' in apiInput[method].entries ? otherAccount(ports, openedBy) : null;
    if (other !== null) return refused(other);
    const handler = handlers[method] as (ports: Ports, input: unknown, openedBy: string) => Result<unknown>;
    return handler(ports, input.output, openedBy);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(error instanceof Error ? error.stack : error);
    return refused({ code: isForbidden(error) ? 'permission-missing' : 'failed', params: { reason } });
  }
}
