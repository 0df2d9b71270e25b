/**
 * Putting right what an interrupted execution left behind. Called under the lock before anything else is written.
 */
import type { Issue } from '../domain/issues';
import { ok, type Result } from '../domain/issues';
import type { Language } from '../domain/sheet-snapshot';
import { interrupted, type JournalEntry, readJournal, readPayload, setState } from './journal';
import { findJournal, findLedger, openLedger } from './ledger';
import type { Ports, SheetEdit } from './ports';
import { type TakenBack, takeBackCells } from './take-back';
import { takeBackSetup } from './take-back-setup';

export interface Recovered {
  /** The journal's tab and entries, after what was done; null where there is none. */
  readonly journal: { readonly sheet: number; readonly entries: readonly JournalEntry[] } | null;
  readonly issues: readonly Issue[];
}

/** Takes the interrupted operation back, if there is one; its issue tells the user. Three service calls when there is none. */
export function recoverInterrupted(ports: Ports): Result<Recovered> {
  const { workbook } = ports;
  const sheet = findJournal(workbook);
  if (sheet === null) return ok({ journal: null, issues: [] });
  const entries = readJournal(workbook, sheet);
  const entry = interrupted(entries);
  if (entry === undefined) return ok({ journal: { sheet, entries }, issues: [] });
  const taken = takeBack(ports, sheet, entry);
  if (!taken.ok) return taken;
  workbook.flush();
  return ok({
    journal: { sheet, entries: readJournal(workbook, sheet) },
    issues: [{ code: 'recovered', params: { at: entry.at } }, ...taken.value.issues],
  });
}

/** Takes one operation back and moves its entry on to `undone`. */
export function takeBack(
  ports: Ports,
  journal: number,
  entry: JournalEntry,
): Result<TakenBack & { readonly language: Language }> {
  const { workbook, packer } = ports;
  const payload = readPayload(workbook, packer, journal, entry);
  if (payload === null) return { ok: false, issues: [{ code: 'failed', params: { reason: 'journal' } }] };
  const tabs = findLedger(workbook);
  workbook.edit([setState(journal, entry.row, 'undoing')]);

  let taken: TakenBack;
  const closing: SheetEdit[] = [];
  if (payload.setup !== null) {
    const { setup } = payload;
    const sheetId = tabs?.customers ?? setup.sheetId;
    taken = !workbook.hasTab(sheetId)
      ? { cells: 0, issues: [{ code: 'tab-missing' }] }
      : takeBackSetup(ports, sheetId, payload, setup, entry.state === 'undoing');
    // The copy stays, hidden, until the next set-up: whatever did not come back can be found there.
    const settings = setup.tabs[0] as string;
    if (workbook.tabByName(settings) !== null) closing.push({ kind: 'delete-sheet', sheet: settings });
  } else {
    if (tabs === null) return { ok: false, issues: [{ code: 'ledger-missing' }] };
    const opened = openLedger(ports, tabs, { display: false });
    if (!opened.ok) return opened;
    taken = takeBackCells(ports, opened.value, payload);
  }
  workbook.flush();
  workbook.edit([...closing, setState(journal, entry.row, 'undone')]);
  return ok({ ...taken, language: payload.language });
}
