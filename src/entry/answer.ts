/**
 * Carries out one method of the contract: validates the input, runs the use case, turns any exception into `failed`.
 * Nothing but `rpc` and the menu calls it, so that no other function can be reached from a page.
 */
import * as v from 'valibot';
import { checkCustomer, customerForm } from '../app/customer-form';
import { customer } from '../app/customer-view';
import { contactForm, logContact } from '../app/log-contact';
import type { Ports } from '../app/ports';
import { previewSetup } from '../app/preview-setup';
import { checkDuplicates, refreshTiers, repair } from '../app/refresh';
import { health, settleMail, switchReminders } from '../app/reminders';
import { saveCustomer } from '../app/save-customer';
import { applySetup, reportSetup } from '../app/setup';
import { startEmpty } from '../app/start-empty';
import { duplicateGroups, goTo, ledgerLanguage, status, toCheck } from '../app/status';
import { today } from '../app/today';
import { undo } from '../app/undo';
import { type ApiMethod, apiInput, type SidebarView } from '../contract/api';
import { messagesFor } from '../contract/messages/messages-for';
import { ok, type Result, refused } from '../domain/issues';
import type { Language } from '../domain/sheet-snapshot';
import { isForbidden } from '../gas/permission';
import { activePorts } from '../gas/ports';
import { leaveView, type Page, selectRange, showPage, takeView } from '../gas/user-interface';

type Handlers = { [M in ApiMethod]: (ports: Ports, input: v.InferOutput<(typeof apiInput)[M]>) => Result<unknown> };

const handlers: Handlers = {
  status: (ports) => {
    const found = status(ports);
    const view = takeView();
    return found.ok && view !== null ? ok({ ...found.value, view }) : found;
  },
  previewSetup,
  reportSetup,
  openPreview: (ports, { tableRange }) => {
    if (tableRange !== undefined) selectRange(tableRange);
    openPage('Preview', ledgerLanguage(ports).language);
    return ok({ opened: true });
  },
  openSidebar: (ports, { view }) => {
    openPage('Sidebar', ledgerLanguage(ports).language, view);
    return ok({ opened: true });
  },
  applySetup,
  startEmpty,
  checkDuplicates,
  repair,
  refreshTiers,
  undo,
  goTo,
  duplicateGroups,
  toCheck,
  customer,
  customerForm,
  checkCustomer,
  saveCustomer,
  contactForm,
  logContact,
  today,
  health,
  switchReminders,
  settleMail,
};

/** Opens a page in a language, with word of what it is to show first. */
export function openPage(page: Page, language: Language, view?: SidebarView): void {
  if (view !== undefined) leaveView(view);
  const { titles } = messagesFor(language);
  showPage(page, language, page === 'Sidebar' ? titles.sidebar : titles.preview);
}

export function isApiMethod(method: string): method is ApiMethod {
  return Object.keys(apiInput).includes(method);
}

/** Failures are data; the message of an exception goes along as the reason. */
export function answer(method: string, params: unknown): Result<unknown> {
  if (!isApiMethod(method)) return refused({ code: 'failed', params: { reason: 'method' } });
  const input = v.safeParse(apiInput[method], params ?? {});
  if (!input.success)
    return refused({ code: 'failed', params: { reason: `input: ${v.getDotPath(input.issues[0]) ?? method}` } });
  try {
    const ports = activePorts();
    if (ports === null) return refused({ code: 'failed', params: { reason: 'no spreadsheet' } });
    return (handlers[method] as (ports: Ports, input: unknown) => Result<unknown>)(ports, input.output);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(error instanceof Error ? error.stack : error);
    return refused({ code: isForbidden(error) ? 'permission-missing' : 'failed', params: { reason } });
  }
}
