/**
 * What the ledger does when people type, paste or clear: standard values, findings, stamps, IDs, duplicate groups and
 * tiers, all for the rows that were edited; the column map when the header is edited; days of change in linked tabs. Best effort: whatever it
 * misses, the next operation and the hourly sweep make good.
 *
 * It opens no journal entry. What was typed can be taken back with Ctrl+Z; what is written here follows from the cells,
 * so that a repair finds it again; and fifty edits would push every operation that people want to undo out of the journal.
 */
import { decideEdited } from './decide-edited';
import { findLedger } from './ledger';
import { noteChanges, notedRole } from './note-changes';
import type { EditedRange, Ports } from './ports';
import { openTop, readPart } from './read-edited';
import { stateEdits } from './settings-state';
import { writeEdited } from './write-edited';

/** A queued edit waits no longer than this for the one before it. */
const LOCK_TIMEOUT_MS = 3000;

/**
 * Sees to what an edit leaves to be done. Does nothing while another execution holds the lock, nor where an interrupted
 * operation is still to be taken back. 25 service calls at most, whatever was edited.
 */
export function edited(ports: Ports, edit: EditedRange): void {
  const tabs = findLedger(ports.workbook);
  const role = tabs === null ? null : notedRole(tabs, edit);
  if (tabs === null || (edit.sheetId !== tabs.customers && role === null)) return;
  if (!ports.lock.acquire(LOCK_TIMEOUT_MS)) return;
  try {
    if (role !== null) {
      noteChanges(ports, tabs, role, edit);
      return;
    }
    const ledger = openTop(ports, tabs, edit);
    if (ledger === null) return;
    const part = ledger.columns.some(({ key }) => key === 'customerId') ? readPart(ports, ledger, edit) : null;
    if (part !== null) writeEdited(ports, part, decideEdited(ports, edit, part));
    else if (ledger.settingsChanged) {
      ports.workbook.edit(stateEdits(ledger.tabs.settings, ledger.stateCell, ledger.settings));
      ports.workbook.flush();
    }
  } finally {
    // What was written has been read again by now, which carries it out.
    ports.lock.release();
  }
}
