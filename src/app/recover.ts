/**
 * Putting right what an interrupted execution left behind. Called under the lock before anything else is written.
 */
import type { Issue } from '../domain/issues';
import { ok, type Result } from '../domain/issues';
import type { Language } from '../domain/sheet-snapshot';
import { interrupted, type JournalEntry, readJournal, readPayload, setState } from './journal';
import { findJournal, findLedger, openLedger } from './ledger';
import type { Ports, SheetEdit } from './ports';
import { type TakenBack, takeBackCells, takeBackSetup } from './take-back';

/** Takes the interrupted operation back, if there is one; its issue tells the user. Two service calls when there is none. */
export function recoverInterrupted(ports: Ports): Result<readonly Issue[]> {
  const { workbook } = ports;
  const journal = findJournal(workbook);
  if (journal === null) return ok([]);
  const entry = interrupted(readJournal(workbook, journal));
  if (entry === undefined) return ok([]);
  const taken = takeBack(ports, journal, entry);
  if (!taken.ok) return taken;
  return ok([{ code: 'recovered', params: { at: entry.at } }, ...taken.value.issues]);
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
    taken =
      workbook.tabById(sheetId) === null
        ? { cells: 0, issues: [{ code: 'tab-missing' }] }
        : takeBackSetup(ports, sheetId, payload, setup);
    workbook.flush();
    const settings = setup.tabs[0] as string;
    // The copy stays when something of it has not come back.
    const complete = taken.issues.length === 0;
    closing.push(
      ...[settings, ...(complete ? [setup.copyName] : [])]
        .filter((name) => workbook.tabByName(name) !== null)
        .map((name): SheetEdit => ({ kind: 'delete-sheet', sheet: name })),
    );
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
