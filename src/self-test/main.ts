/**
 * Self-test: what the workbench takes for granted of Google Sheets, asked of the Google Sheets that this runs in. Works on
 * tabs of its own alone and removes them, save the one with the results. Knows nothing of customers and nothing of the
 * workbench; the menu shows it where its file is part of the script project.
 */
import { askTheClock, checkTheClock, noteByClock, writeAndThrow } from './by-clock';
import { measureLatencies } from './latencies';
import { addRows, finish, newResults, type Row } from './results';
import { type Bench, type Check, openBench, type Suite } from './suite';
import { formulas } from './suites/formulas';
import { platform } from './suites/platform';
import { tables } from './suites/tables';
import { typing } from './suites/typing';
import { writing } from './suites/writing';

const SUITES: readonly Suite[] = [...typing, ...writing, ...tables, ...formulas, ...platform];
/** Where a run that ran out of time goes on: `{sheetId, next}`. */
const PROGRESS = 'self-test-progress';
/** Of the six minutes that a run has. */
const ENOUGH_MS = 4 * 60_000;

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Asks everything, in several runs where one has not the time, and answers the summary that it shows. */
export function selfTest(): string {
  const started = Date.now();
  const spreadsheet = SpreadsheetApp.getActive();
  const shown = spreadsheet.getActiveSheet();
  const locale = spreadsheet.getSpreadsheetLocale();
  const { results, next } = openResults(spreadsheet);
  for (let index = next; index < SUITES.length; index++) {
    if (Date.now() - started > ENOUGH_MS) {
      remember({ sheetId: results.getSheetId(), next: index });
      return say(spreadsheet, results, 'Half done: choose Self-test again to go on.');
    }
    const suite = SUITES[index] as Suite;
    const rows: Row[] = [];
    if (suite.locale !== undefined && suite.locale !== locale)
      rows.push([
        'not asked',
        suite.title,
        `asked in ${suite.locale}, and this spreadsheet is ${locale}`,
        '',
        '',
        suite.source,
      ]);
    else withScratch(spreadsheet, (bench) => runSuite(suite, bench, rows));
    addRows(results, rows);
  }
  remember(null);
  withScratch(spreadsheet, (bench) => addRows(results, measureLatencies(bench).map(latencyRow)));
  const more = seeToTheClock(results);
  spreadsheet.setActiveSheet(shown);
  return say(spreadsheet, results, finish(results, more));
}

/** Lists what the clock found, or asks it; answers what is still to come. Triggers may have been refused. */
function seeToTheClock(results: Sheet): string {
  const rows: Row[] = [];
  try {
    const hasCome = checkTheClock(checkInto(rows, 'A clock trigger', 'assumption, etrig'));
    if (!hasCome) askTheClock(results.getName());
    return hasCome ? '' : 'For what a clock trigger sees, choose Self-test again in 15 minutes.';
  } catch (error) {
    return `The clock could not be asked: ${error instanceof Error ? error.message : error}`;
  } finally {
    addRows(results, rows);
  }
}

export function selfTestByClock(event?: object): void {
  noteByClock(event);
}

export function selfTestThatFails(): void {
  writeAndThrow();
}

function openResults(spreadsheet: Spreadsheet): { readonly results: Sheet; readonly next: number } {
  const known = PropertiesService.getUserProperties().getProperty(PROGRESS);
  if (known !== null) {
    const { sheetId, next } = JSON.parse(known) as { sheetId: number; next: number };
    const results = spreadsheet.getSheets().find((sheet) => sheet.getSheetId() === sheetId);
    if (results) return { results, next };
  }
  return { results: newResults(spreadsheet), next: 0 };
}

function remember(progress: { readonly sheetId: number; readonly next: number } | null): void {
  const properties = PropertiesService.getUserProperties();
  if (progress === null) properties.deleteProperty(PROGRESS);
  else properties.setProperty(PROGRESS, JSON.stringify(progress));
}

/** A tab that is there for as long as `act` takes. */
function withScratch(spreadsheet: Spreadsheet, act: (bench: Bench) => void): void {
  const sheet = spreadsheet.insertSheet(`Self-test ${Utilities.getUuid().slice(0, 8)}`, spreadsheet.getNumSheets());
  try {
    act(openBench(spreadsheet, sheet));
  } finally {
    drain();
    spreadsheet.deleteSheet(sheet);
  }
}

/** An error that is still in the buffer belongs to the suite that is over. */
function drain(): void {
  try {
    SpreadsheetApp.flush();
  } catch (error) {
    console.warn(error);
  }
}

function runSuite(suite: Suite, bench: Bench, rows: Row[]): void {
  const check = checkInto(rows, suite.title, suite.source);
  try {
    suite.run(bench, check);
  } catch (error) {
    check('the suite runs to its end', 'it does', String(error));
  }
}

function checkInto(rows: Row[], suite: string, source: string): Check {
  return (name, expected, found) => {
    const [wanted, got] = [asText(expected), asText(found)];
    // What begins with a letter cannot become a formula, a number or a date in the tab of results.
    const what = /^\p{L}/u.test(name) ? name : asText(name);
    rows.push([wanted === got ? 'same' : 'DIFFERENT', suite, what, wanted, got, source]);
  };
}

const asText = (value: unknown): string => JSON.stringify(value) ?? 'undefined';

function latencyRow({ call, assumedMs, measuredMs }: { call: string; assumedMs: number; measuredMs: number }): Row {
  return ['measured', 'Latencies, in ms', call, String(assumedMs), String(measuredMs), 'assumption'];
}

function say(spreadsheet: Spreadsheet, results: Sheet, text: string): string {
  spreadsheet.toast(`${text} See the tab “${results.getName()}”.`, 'Self-test', 30);
  return text;
}
