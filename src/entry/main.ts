/**
 * What Google calls: the menu, its items, and the one function that pages call. Each handler wires ports to a use case
 * and shows the outcome; nothing is decided here.
 */
import { edited } from '../app/edited';
import { runHourly } from '../app/hourly';
import type { Ports } from '../app/ports';
import { remindersAreLate } from '../app/reminders';
import { ledgerLanguage, showDashboard, showSettings } from '../app/status';
import { openingCounts } from '../app/today';
import type { ApiOutput } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import type { DuplicateCheck } from '../contract/api/duplicates';
import type { LedgerStatus, RefreshedTiers, SidebarView } from '../contract/api/ledger';
import { menuWords, messagesFor } from '../contract/messages/messages-for';
import { joinParts, MOST_PARTS } from '../contract/parts';
import { wordIssue } from '../contract/words';
import type { Issue } from '../domain/issues';
import type { Language } from '../domain/sheet-snapshot';
import { editedRange } from '../gas/edit-event';
import { activePorts } from '../gas/ports';
import { showAlert, showToast } from '../gas/user-interface';
import { answer, openPage } from './answer';

/** Part of the script project only where it was pushed along: `npm run build -- --self-test`. */
declare const selfTest: unknown;

/** Adds the menu. Without authorisation (the add-on is installed, not used here yet) nothing can be read: both languages then. */
export function onOpen(event?: GoogleAppsScript.Events.SheetsOnOpen): void {
  const blind = event?.authMode === ScriptApp.AuthMode.NONE;
  const ports = blind ? null : activePorts();
  const known = lookForLedger(ports);
  addMenu(known);
  if (ports !== null && known.hasLedger && known.language !== null) greet(ports, known.language);
}

/** There is a menu whatever can be read: without one nobody could repair anything. */
function lookForLedger(ports: Ports | null): { readonly hasLedger: boolean; readonly language: Language | null } {
  try {
    if (ports !== null) return ledgerLanguage(ports);
  } catch (error) {
    console.error(error);
  }
  return { hasLedger: false, language: null };
}

/** What is due today, if anything is, or that reminders have stopped. The menu does not depend on it. */
function greet(ports: Ports, language: Language): void {
  const { toast } = messagesFor(language);
  try {
    const isLate = remindersAreLate(ports);
    const counts = isLate ? null : openingCounts(ports);
    if (isLate) showToast(toast.remindersLate, toast.title);
    else if (counts !== null && counts.today + counts.overdue + counts.birthdays > 0)
      showToast(toast.onOpen({ ...counts }), toast.title);
  } catch (error) {
    console.error(error);
  }
}

export function onInstall(event: GoogleAppsScript.Events.SheetsOnOpen): void {
  onOpen(event);
}

/** Best effort, and never a word of it to whoever is typing: what fails here is made good later. */
export function onEdit(event?: GoogleAppsScript.Events.SheetsOnEdit): void {
  try {
    const range = editedRange(event);
    const ports = range === null ? null : activePorts();
    if (ports !== null && range !== null) edited(ports, range);
  } catch (error) {
    console.error(error instanceof Error ? error.stack : error);
  }
}

/** What a ledger can do, or, where there is none, how to make one. Replaces the menu that was there. */
function addMenu({ hasLedger, language }: { readonly hasLedger: boolean; readonly language: Language | null }): void {
  const words = menuWords(language);
  const menu = SpreadsheetApp.getUi().createAddonMenu();
  if (hasLedger) {
    menu.addItem(words.openSidebar, 'openSidebar').addItem(words.addCustomer, 'addCustomer');
    menu.addItem(words.logContact, 'logContact').addItem(words.dueToday, 'showToday');
    menu.addItem(words.importList, 'importList').addSeparator();
    menu.addItem(words.checkDuplicates, 'checkDuplicates').addItem(words.repair, 'checkAndRepair');
    menu.addItem(words.refreshTiers, 'refreshTiers').addItem(words.dashboard, 'rebuildDashboard').addSeparator();
    menu
      .addItem(words.reminders, 'dailyReminders')
      .addItem(words.settings, 'openSettings')
      .addItem(words.undo, 'undoLastOperation');
  } else {
    menu.addItem(words.setup, 'makeLedger').addItem(words.startEmpty, 'startEmptyLedger');
    menu.addItem(words.trySample, 'trySample');
  }
  menu.addItem(words.help, 'showHelp');
  if (typeof selfTest === 'function') menu.addItem(words.selfTest, 'selfTest');
  menu.addToUi();
}

function language(): Language {
  const ports = activePorts();
  return ports === null ? 'en' : ledgerLanguage(ports).language;
}

export function openSidebar(): void {
  openPage('Sidebar', language());
}

export function addCustomer(): void {
  openPage('Sidebar', language(), { view: 'add' });
}

export function logContact(): void {
  openPage('Sidebar', language(), { view: 'contact' });
}

export function showToday(): void {
  openPage('Sidebar', language(), { view: 'today' });
}

export function importList(): void {
  openPage('Sidebar', language(), { view: 'import' });
}

/** The preview in a wide dialog, its summary in the sidebar. Writes nothing. */
export function makeLedger(): void {
  const spoken = language();
  openPage('Sidebar', spoken);
  openPage('Preview', spoken);
}

export function startEmptyLedger(): void {
  openPage('Sidebar', language(), { view: 'start-empty' });
}

export function trySample(): void {
  openPage('Sidebar', language(), { view: 'sample' });
}

export function checkDuplicates(): void {
  run('checkDuplicates', 'duplicates');
}

export function checkAndRepair(): void {
  run('repair', 'to-check');
}

export function refreshTiers(): void {
  run('refreshTiers', 'home');
}

/** Brings the Dashboard up to date and to the front. */
export function rebuildDashboard(): void {
  const taken = takenNotes();
  const built = wholeDashboard();
  const words = messagesFor(language());
  if (!taken.ok) showIssues(taken.issues, words);
  else if (!built.ok) showIssues(built.issues, words);
  else {
    const ports = activePorts();
    if (ports !== null) showDashboard(ports);
    const { planned = 0, waiting = 0 } = (taken.value as OperationResult).counts;
    showToast(words.toast.dashboard({ planned, waiting }), words.toast.title);
  }
}

export function dailyReminders(): void {
  openPage('Sidebar', language(), { view: 'reminders' });
}

/** The clock trigger. It sees the document that the script is bound to; where it sees none, nothing can be done. */
export function hourly(): void {
  const ports = activePorts();
  if (ports === null) return;
  for (const { name, error } of runHourly(ports))
    console.error(`${name}: ${error instanceof Error ? error.stack : error}`);
}

/** Shows what would be undone; the sidebar asks before it does. */
export function undoLastOperation(): void {
  openPage('Sidebar', language(), { view: 'undo' });
}

export function showHelp(): void {
  openPage('Sidebar', language(), { view: 'help' });
}

export function openSettings(): void {
  const ports = activePorts();
  if (ports !== null) showSettings(ports);
}

/**
 * The one function that pages call. Failures are data. A page asks for the status after every operation: by then it is
 * known whether there is a ledger now, and the menu follows without a read of its own.
 */
export function rpc(method: string, params: unknown, openedBy?: unknown): unknown {
  const outcome = answer(method, params, typeof openedBy === 'string' ? openedBy : '');
  if (outcome.ok && method === 'status') {
    const { state, language } = outcome.value as LedgerStatus;
    addMenu({ hasLedger: state === 'ledger', language });
  }
  return outcome;
}

/** Asks once more where a tab was missing and has been made. */
function withMissingTab(
  method: 'checkDuplicates' | 'repair' | 'refreshTiers' | 'takeNotes',
  click: { readonly requestId: string },
) {
  const outcome = answer(method, click);
  const missing = outcome.ok ? undefined : outcome.issues.find(({ code }) => code === 'linked-tab-missing');
  if (missing === undefined) return outcome;
  const made = answer('makeLinkedTab', { ...click, role: missing.params?.['role'] });
  return made.ok ? answer(method, click) : made;
}

/** Plans of the notes; once more where plans in Customers were still to be taken note of, or marks are left. */
function takenNotes() {
  const countIn = (outcome: ReturnType<typeof answer>, key: string): number =>
    outcome.ok ? ((outcome.value as OperationResult).counts[key] ?? 0) : 0;
  const again = () => answer('takeNotes', { requestId: Utilities.getUuid() });
  const first = withMissingTab('takeNotes', { requestId: Utilities.getUuid() });
  const taken = countIn(first, 'unsettled') > 0 && wholeRefresh().ok ? again() : first;
  for (let part = 1, last = taken; countIn(last, 'unmarked') > 0 && part < MOST_PARTS; part++) last = again();
  return taken;
}

function showIssues(issues: readonly Issue[], { issues: catalog, toast }: ReturnType<typeof messagesFor>): void {
  const text = issues.map((issue) => wordIssue(catalog, issue)).map(({ what, todo }) => `${what}\n${todo}`);
  showAlert(toast.title, text.join('\n\n'));
}

/** Goes on where a part has left something; what is left then is done in the night. */
function wholeDashboard() {
  for (let part = 1; ; part++) {
    const built = answer('rebuildDashboard', { requestId: Utilities.getUuid() });
    const isUnfinished = built.ok && (built.value as ApiOutput['rebuildDashboard']).isUnfinished;
    if (!isUnfinished || part === MOST_PARTS) return built;
  }
}

/** Goes on where a part has left something. */
function wholeRefresh() {
  const first = withMissingTab('refreshTiers', { requestId: Utilities.getUuid() });
  if (!first.ok) return first;
  let all = first.value as RefreshedTiers;
  for (let part = 1; all.isUnfinished && part < MOST_PARTS; part++) {
    const next = withMissingTab('refreshTiers', { requestId: Utilities.getUuid() });
    if (!next.ok) return next;
    all = joinParts(all, next.value as RefreshedTiers);
  }
  return { ok: true as const, value: all };
}

/** Carries an operation out, says in one line what came of it, and shows the rest in the sidebar. */
function run(method: 'checkDuplicates' | 'repair' | 'refreshTiers', view: SidebarView): void {
  const outcome =
    method === 'refreshTiers' ? wholeRefresh() : withMissingTab(method, { requestId: Utilities.getUuid() });
  const spoken = language();
  const words = messagesFor(spoken);
  if (!outcome.ok) {
    showIssues(outcome.issues, words);
    return;
  }
  const { counts, cells } = outcome.value as OperationResult;
  if (method === 'checkDuplicates' && (outcome.value as DuplicateCheck).left !== null) {
    showToast(words.toast.parts, words.toast.title);
    openPage('Sidebar', spoken, { view: 'check' });
    return;
  }
  const said = {
    checkDuplicates: words.toast.duplicates({ n: counts['duplicateGroups'] ?? 0 }),
    repair: words.toast.repair({ n: cells }),
    refreshTiers: words.toast.tiers({ n: counts['tiers'] ?? 0 }),
  };
  showToast(said[method], words.toast.title);
  openPage('Sidebar', spoken, { view });
  if (method === 'checkDuplicates' && (counts['duplicateGroups'] ?? 0) > 0) openPage('Review', spoken);
}
