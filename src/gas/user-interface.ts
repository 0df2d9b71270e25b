/**
 * What the user sees besides cells: pages, toasts, alerts. No decisions, no wording of its own.
 */
import type { Language } from '../domain/sheet-snapshot';

export type Page = 'Sidebar' | 'Preview' | 'Review';

const DIALOG_SIZE = { width: 900, height: 600 };

/**
 * Opens a page in its language: the sidebar beside the sheet, the preview over it, the review over a sheet that stays usable.
 * `openedBy` is an address, or ''.
 */
export function showPage(page: Page, language: Language, title: string, openedBy: string): void {
  const html = HtmlService.createHtmlOutputFromFile(`${page}.${language}`).setTitle(title);
  // Percent-encoded, so that nothing in an address can be markup.
  const bearer = `id="page" data-opened-by="${encodeURIComponent(openedBy)}"`;
  html.setContent(html.getContent().replace('id="page"', () => bearer));
  const ui = SpreadsheetApp.getUi();
  if (page === 'Sidebar') {
    ui.showSidebar(html);
    return;
  }
  html.setWidth(DIALOG_SIZE.width).setHeight(DIALOG_SIZE.height);
  if (page === 'Preview') ui.showModalDialog(html, title);
  else ui.showModelessDialog(html, title);
}

const VIEW_KEY = 'ledgerline.view';

/** Leaves word for the page that is about to open: it asks with its first call, moments later. */
export function leaveView(view: string): void {
  CacheService.getUserCache()?.put(VIEW_KEY, view, 60);
}

/** What was left, once. */
export function takeView(): string | null {
  const cache = CacheService.getUserCache();
  const view = cache?.get(VIEW_KEY) ?? null;
  if (view !== null) cache?.remove(VIEW_KEY);
  return view;
}

export function showToast(text: string, title: string): void {
  SpreadsheetApp.getActiveSpreadsheet().toast(text, title, 8);
}

export function showAlert(title: string, text: string): void {
  const ui = SpreadsheetApp.getUi();
  ui.alert(title, text, ui.ButtonSet.OK);
}

/** Selects a range in A1 notation on the active tab. */
export function selectRange(range: string): void {
  SpreadsheetApp.getActiveSheet().getRange(range).activate();
}
