/**
 * Putting right what an interrupted execution left behind. Called under the lock before anything else is written.
 */

import { type Issue, ok, type Result, refused } from '../domain/issues';
import { LINKED_ROLES } from '../domain/linked-tabs';
import type { Language } from '../domain/sheet-snapshot';
import { removeImported } from './imported-entries';
import { interrupted, type JournalEntry, type JournalPayload, readJournal, readPayload, setState } from './journal';
import { findJournal, findLedger, type Ledger, openLedger } from './ledger';
import { giveRows } from './linked-rows';
import { removeEntry } from './linked-tab';
import { unmarkNotes } from './mark-notes';
import { takeBackPlans } from './plan-rows';
import type { Ports, SheetEdit, Workbook } from './ports';
import { readSettings, readSettingsRows } from './read-settings';
import { type TakenBack, takeBackCells } from './take-back';
import { idTaken, takeBackMerges, withRecycled } from './take-back-merges';
import { takeBackSetup } from './take-back-setup';

export interface Recovered {
  /** The journal's tab and entries, after what was done; null where there is none. */
  readonly journal: { readonly sheet: number; readonly entries: readonly JournalEntry[] } | null;
  /** The operation that was taken back, if there was one, and what the user has to know of it. */
  readonly entry: JournalEntry | null;
  readonly issues: readonly Issue[];
}

/** Takes the interrupted operation back, if there is one; its issue tells the user. Three service calls when there is none. */
export function recoverInterrupted(ports: Ports): Result<Recovered> {
  const { workbook } = ports;
  const sheet = findJournal(workbook);
  if (sheet === null) return ok({ journal: null, entry: null, issues: [] });
  const entries = readJournal(workbook, sheet);
  const entry = interrupted(entries);
  if (entry === undefined) return ok({ journal: { sheet, entries }, entry: null, issues: [] });
  const taken = takeBack(ports, sheet, entry, entry.undoneBy);
  const damaged = !taken.ok && taken.issues[0]?.code === 'failed';
  if (!taken.ok && !damaged) return taken;
  // An entry that cannot be read is no reason to refuse everything for ever.
  if (damaged) workbook.edit([setState(sheet, entry.row, 'undone')]);
  workbook.flush();
  return ok({
    journal: { sheet, entries: readJournal(workbook, sheet) },
    entry,
    issues: [{ code: 'recovered', params: { at: entry.at } }, ...(taken.ok ? taken.value.issues : taken.issues)],
  });
}

/**
 * Takes one operation back and moves its entry on to `undone`; `undoneBy` is the click that asked for it. What the entry
 * stored and the ledger are read, unless they are `known`. Issues: `merge-id-taken`, `merge-damaged`, `ledger-missing`, `failed`.
 */
export function takeBack(
  ports: Ports,
  journal: number,
  entry: JournalEntry,
  undoneBy = '',
  known: { readonly payload: JournalPayload; readonly ledger: Ledger } | null = null,
): Result<TakenBack & { readonly language: Language }> {
  const { workbook, packer } = ports;
  const stored = known?.payload ?? readPayload(workbook, packer, journal, entry);
  if (stored === null) return refused({ code: 'failed', params: { reason: 'journal' } });
  const tabs = findLedger(workbook);
  let payload = stored;
  let ledger = known?.ledger;
  if (payload.setup === null && ledger === undefined) {
    if (tabs === null) return refused({ code: 'ledger-missing' });
    const settingsCells = readSettingsRows(workbook, tabs.settings);
    const opened = openLedger(ports, tabs, { full: false, journal: [], settingsCells });
    if (!opened.ok) return opened;
    ledger = opened.value;
    if (stored.merged !== undefined) {
      const whole = withRecycled(ports, tabs.recycle, ledger, stored);
      if (!whole.ok) return whole;
      payload = whole.value;
    }
    const taken = entry.state === 'done' ? idTaken(ledger, payload.recycled ?? []) : null;
    if (taken !== null) return refused(taken);
  }
  workbook.edit([setState(journal, entry.row, 'undoing', undoneBy)]);

  let taken: TakenBack;
  const closing: SheetEdit[] = [];
  if (payload.setup !== null) {
    const { setup } = payload;
    const sheetId = tabs?.customers ?? setup.sheetId;
    taken = workbook.hasTab(sheetId)
      ? takeBackSetup(ports, sheetId, payload, setup, entry.state === 'undoing')
      : { cells: 0, issues: [{ code: 'tab-missing' }] };
    // The copy stays, hidden, until the next set-up: whatever did not come back can be found there.
    const settings = tabs?.settings ?? settingsLeft(workbook, setup.tabs[0] as string);
    if (settings !== null) closing.push({ kind: 'delete-sheet', sheet: settings });
    for (const linked of LINKED_ROLES.map((role) => tabs?.[role] ?? null)) {
      if (linked === null) continue;
      // What people have written there is theirs.
      const isEmpty = workbook.peek(linked, 2).length < 2;
      if (isEmpty) closing.push({ kind: 'delete-sheet', sheet: linked });
      else {
        const kept: Issue = { code: 'tab-kept', params: { sheet: workbook.tabById(linked)?.name ?? '' } };
        taken = { ...taken, issues: [...taken.issues, kept] };
      }
    }
  } else {
    if (tabs === null || ledger === undefined) return refused({ code: 'ledger-missing' });
    taken =
      payload.recycled === undefined
        ? takeBackCells(ports, ledger, payload)
        : takeBackMerges(ports, tabs, ledger, payload);
    const added = payload.entry;
    const addedTo = added === undefined ? null : tabs[added.role];
    if (added !== undefined && addedTo !== null) {
      const left = removeEntry(workbook, addedTo, added);
      taken = { ...taken, issues: [...taken.issues, ...left] };
    }
    const { imported, relinked = [] } = payload;
    const back = relinked.map(({ from, to, linked }) => ({ from: to, to: from, linked }));
    const lost = back.length === 0 ? 0 : giveRows(workbook, ledger, back);
    if (lost > 0)
      taken = { ...taken, issues: [...taken.issues, { code: 'undo-row-missing', params: { count: lost } }] };
    const importedTo = imported === undefined ? null : tabs[imported.role];
    if (imported !== undefined && importedTo !== null) {
      const left = removeImported(workbook, importedTo, imported);
      taken = { ...taken, issues: [...taken.issues, ...left] };
      // A plan that stays is not to be made again.
      if (left.length === 0 && tabs.dashboard !== null) unmarkNotes(workbook, tabs.dashboard, payload.notes ?? []);
    }
    if (payload.plans !== undefined && tabs.followUps !== null) {
      const left = takeBackPlans(workbook, tabs.followUps, payload.plans);
      taken = { ...taken, issues: [...taken.issues, ...left] };
    }
  }
  // Recycle is read last of all, which carries out whatever is buffered.
  if (payload.recycled === undefined || tabs?.recycle === null) workbook.flush();
  workbook.edit([...closing, setState(journal, entry.row, 'undone', undoneBy)]);
  return ok({ ...taken, language: payload.language });
}

/** The Settings tab of a set-up that was interrupted before it was remembered: ours while it is empty or has our block. */
function settingsLeft(workbook: Workbook, name: string): number | null {
  const tab = workbook.tabByName(name);
  if (tab === null) return null;
  const { values } = workbook.readCells(tab.sheetId);
  const isEmpty = values.every((row) => row.every((cell) => cell === ''));
  return isEmpty || readSettings(values) !== null ? tab.sheetId : null;
}
