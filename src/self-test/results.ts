/** The tab that a Self-test writes: one row an assertion, what differs first. A table of texts, to be copied. */

export type State = 'DIFFERENT' | 'measured' | 'not asked' | 'same';
export type Row = readonly [State, suite: string, name: string, expected: string, found: string, source: string];

const HEADER = ['State', 'About', 'What', 'The workbench says', 'Found here', 'Source'];
const FIRST_ROW = 4;

export function newResults(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): GoogleAppsScript.Spreadsheet.Sheet {
  const zone = spreadsheet.getSpreadsheetTimeZone();
  const now = new Date() as unknown as GoogleAppsScript.Base.Date;
  const sheet = spreadsheet.insertSheet(
    `Self-test ${Utilities.formatDate(now, zone, 'yyyy-MM-dd HH.mm.ss')}`,
    spreadsheet.getNumSheets(),
  );
  // What was found must not be taken for a formula, a number or a date.
  sheet.getRange('A:H').setNumberFormat('@');
  sheet
    .getRange(FIRST_ROW - 1, 1, 1, HEADER.length)
    .setValues([HEADER])
    .setFontWeight('bold');
  sheet.setFrozenRows(FIRST_ROW - 1);
  SpreadsheetApp.flush();
  return sheet;
}

export function addRows(sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  const row = Math.max(FIRST_ROW, sheet.getLastRow() + 1);
  sheet.getRange(row, 1, rows.length, HEADER.length).setValues(rows.map((each) => [...each]));
  SpreadsheetApp.flush();
}

/** Puts what differs first and says how much it is. */
export function finish(sheet: GoogleAppsScript.Spreadsheet.Sheet, more: string): string {
  const count = sheet.getLastRow() - FIRST_ROW + 1;
  const area = sheet.getRange(FIRST_ROW, 1, count, HEADER.length);
  area.sort(1);
  const states = area.getValues().map(([state]) => state as State);
  const number = (wanted: State) => states.filter((state) => state === wanted).length;
  const summary = `${number('DIFFERENT')} of ${number('DIFFERENT') + number('same')} assertions differ, ${number('not asked')} were not asked. ${more}`;
  sheet.getRange('A1').setValue(summary);
  sheet.setColumnWidths(3, 3, 300);
  return summary;
}
