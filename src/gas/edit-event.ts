/**
 * What an edit event tells, as plain data. No decisions.
 */
import type { EditedRange } from '../app/ports';

type EditEvent = GoogleAppsScript.Events.SheetsOnEdit;

/** Null where there is no range: somebody has run the function from the editor. No service is called. */
export function editedRange(event: Partial<EditEvent> | undefined): EditedRange | null {
  const range = event?.range;
  if (range === undefined) return null;
  return {
    sheetId: range.getSheet().getSheetId(),
    row: range.getRow() - 1,
    column: range.getColumn() - 1,
    rows: range.getNumRows(),
    columns: range.getNumColumns(),
    by: editorOf(event),
  };
}

/** Google may refuse to tell; that is no reason to leave an edit alone. */
function editorOf(event: Partial<EditEvent> | undefined): string {
  try {
    return event?.user?.getEmail() ?? '';
  } catch {
    return '';
  }
}
