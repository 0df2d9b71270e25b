/**
 * What a suite of the self-test is: plain assertions about Google Sheets that a script alone can settle. Knows nothing of
 * where they run: on the workbench they must hold, in a real spreadsheet they tell where the workbench is wrong.
 */

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** A scratch tab of the suite's own, and short ways to work on it. */
export interface Bench {
  readonly spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet;
  readonly sheet: Sheet;
  range(a1: string): Range;
  /** Writes a table with its top left at a cell. */
  fill(a1: string, rows: readonly (readonly unknown[])[]): Range;
  /** Values with dates told as `date 2026-01-15 10:30:00` in the spreadsheet's zone. */
  values(a1: string): unknown[][];
  /** One value, told the same way. */
  value(a1: string): unknown;
  /** What is thrown until the writes are flushed, or `no error`. */
  thrown(act: () => unknown): string;
}

export type Check = (name: string, expected: unknown, found: unknown) => void;

export interface Suite {
  readonly title: string;
  /** Where the expectation comes from: keys of docs/emulation.md. */
  readonly source: string;
  /** Asked only where the spreadsheet has this locale. */
  readonly locale?: string;
  run(bench: Bench, check: Check): void;
}

export function openBench(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet, sheet: Sheet): Bench {
  const zone = spreadsheet.getSpreadsheetTimeZone();
  const told = (value: unknown) =>
    value instanceof Date
      ? `date ${Utilities.formatDate(value as unknown as GoogleAppsScript.Base.Date, zone, 'yyyy-MM-dd HH:mm:ss')}`
      : value;
  const range = (a1: string) => sheet.getRange(a1);
  const values = (a1: string) =>
    range(a1)
      .getValues()
      .map((row) => row.map(told));
  return {
    spreadsheet,
    sheet,
    range,
    values,
    fill: (a1, rows) => {
      const area = range(a1).offset(0, 0, rows.length, (rows[0] as readonly unknown[]).length);
      return area.setValues(rows.map((row) => [...row]));
    },
    value: (a1) => (values(a1)[0] as unknown[])[0],
    thrown(act) {
      try {
        act();
        SpreadsheetApp.flush();
        return 'no error';
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
  };
}
