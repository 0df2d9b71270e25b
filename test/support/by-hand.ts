/**
 * What people do to a sheet by hand, as a script of its own on the same spreadsheet: sort, insert, paste, type. Knows
 * nothing of the product; whoever holds the document lock keeps it.
 */
import { openWorkbench, type Workbench } from '../../workbench/workbench';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;

const MANIFEST = JSON.stringify({ timeZone: 'Etc/UTC', runtimeVersion: 'V8' });

/**
 * Runs `act` on the tab with the sheet id, in the sandbox: it sees its parameters and nothing of the test around it.
 */
export function byHand<T = void>(
  workbench: Workbench,
  act: (sheet: Sheet, spreadsheet: Spreadsheet) => T,
  sheetId = 0,
): T {
  const { state } = workbench;
  const { locks } = state;
  const hands = openWorkbench({
    project: [
      {
        name: 'Hands',
        type: 'js',
        source: `function act() {
          const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
          const sheet = spreadsheet.getSheets().find((one) => one.getSheetId() === ${sheetId});
          return (${String(act)})(sheet, spreadsheet);
        }`,
      },
      { name: 'appsscript', type: 'json', source: MANIFEST },
    ],
    state,
    options: { cpuFactor: 0 },
  });
  state.locks = locks;
  const report = hands.run('act');
  if (!report.ok) throw new Error(`${report.error?.message}\n${report.error?.stack ?? ''}`);
  return report.value as T;
}

/** What people do to the rows and columns of a tab whose header is in row 1, by the words for it. */
export const MOVES: Readonly<Record<string, (workbench: Workbench) => void>> = {
  sort: (workbench) =>
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 1, sheet.getLastRow() - 1, sheet.getLastColumn()).sort({ column: 2, ascending: false });
    }),
  'insert a row': (workbench) =>
    byHand(workbench, (sheet) => {
      sheet.insertRowBefore(3);
    }),
  'delete a row': (workbench) =>
    byHand(workbench, (sheet) => {
      sheet.deleteRow(2);
    }),
};
