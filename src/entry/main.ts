/**
 * What Google calls: the menu, its items, and the one function that pages call. Each handler wires ports to a use case
 * and shows the outcome; nothing is decided here.
 */
import { currentLanguage } from '../app/status';
import type { OperationResult, SidebarView } from '../contract/api';
import { menuWords, messagesFor } from '../contract/messages/messages-for';
import { wordIssue } from '../contract/words';
import type { Language } from '../domain/sheet-snapshot';
import { activePorts } from '../gas/ports';
import { showAlert, showToast } from '../gas/user-interface';
import { answer, openPage } from './answer';

/** Adds the menu. Without authorisation (the add-on is installed, not used here yet) nothing can be read: both languages then. */
export function onOpen(event?: GoogleAppsScript.Events.SheetsOnOpen): void {
  const blind = event?.authMode === ScriptApp.AuthMode.NONE;
  const ports = blind ? null : activePorts();
  addMenu(ports === null ? null : currentLanguage(ports));
}

export function onInstall(event: GoogleAppsScript.Events.SheetsOnOpen): void {
  onOpen(event);
}

function addMenu(language: Language | null): void {
  const words = menuWords(language);
  const menu = SpreadsheetApp.getUi().createAddonMenu();
  menu
    .addItem(words.openSidebar, 'openSidebar')
    .addItem(words.setup, 'makeLedger')
    .addItem(words.startEmpty, 'startEmptyLedger')
    .addItem(words.trySample, 'trySample');
  menu
    .addSeparator()
    .addItem(words.checkDuplicates, 'checkDuplicates')
    .addItem(words.repair, 'checkAndRepair')
    .addItem(words.refreshTiers, 'refreshTiers');
  menu.addSeparator().addItem(words.undo, 'undoLastOperation').addItem(words.help, 'showHelp');
  menu.addToUi();
}

/** The page's language is the ledger's, or that of the sheet's own words. */
function language(): Language {
  const ports = activePorts();
  return ports === null ? 'en' : currentLanguage(ports);
}

export function openSidebar(): void {
  openPage('Sidebar', language());
}

/** The preview in a wide dialog, its summary in the sidebar. Writes nothing. */
export function makeLedger(): void {
  const spoken = language();
  openPage('Sidebar', spoken);
  openPage('Preview', spoken);
}

export function startEmptyLedger(): void {
  openPage('Sidebar', language(), 'start-empty');
}

export function trySample(): void {
  openPage('Sidebar', language(), 'sample');
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

/** Shows what would be undone; the sidebar asks before it does. */
export function undoLastOperation(): void {
  openPage('Sidebar', language(), 'undo');
}

export function showHelp(): void {
  openPage('Sidebar', language(), 'help');
}

/** The one function that pages call. Failures are data. */
export function rpc(method: string, params: unknown): unknown {
  return answer(method, params);
}

/** Carries an operation out, says in one line what came of it, and shows the rest in the sidebar. */
function run(method: 'checkDuplicates' | 'repair' | 'refreshTiers', view: SidebarView): void {
  const outcome = answer(method, { requestId: Utilities.getUuid() });
  const spoken = language();
  const words = messagesFor(spoken);
  if (!outcome.ok) {
    const text = outcome.issues
      .map((issue) => wordIssue(words.issues, issue))
      .map(({ what, todo }) => `${what}\n${todo}`);
    showAlert(words.toast.title, text.join('\n\n'));
    return;
  }
  const { counts, cells } = outcome.value as OperationResult;
  const said = {
    checkDuplicates: words.toast.duplicates({ n: counts['duplicateGroups'] ?? 0 }),
    repair: words.toast.repair({ n: cells }),
    refreshTiers: words.toast.tiers({ n: counts['tiers'] ?? 0 }),
  };
  showToast(said[method], words.toast.title);
  openPage('Sidebar', spoken, view);
}
