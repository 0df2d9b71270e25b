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
