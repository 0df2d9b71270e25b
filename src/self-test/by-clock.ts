/**
 * What only a run of the clock can tell. Two triggers are made that fire once: one notes what it finds, one writes and
 * throws. What they found lies in the user's properties until the next Self-test.
 */
import type { Check } from './suite';

const FINDINGS = 'self-test-clock';
const TRACE = 'self-test-trace';
const HANDLERS = ['selfTestByClock', 'selfTestThatFails'];

const ownTriggers = () => ScriptApp.getProjectTriggers().filter((each) => HANDLERS.includes(each.getHandlerFunction()));

/** Makes the triggers unless they are there; they fire within a quarter of an hour. */
export function askTheClock(tabName: string): void {
  PropertiesService.getUserProperties().setProperty(TRACE, tabName);
  if (ownTriggers().length > 0) return;
  for (const handler of HANDLERS) ScriptApp.newTrigger(handler).timeBased().after(60_000).create();
}

/** Notes what a clock trigger sees. */
export function noteByClock(event: object | undefined): void {
  const findings: Record<string, unknown> = { event: Object.keys(event ?? {}).sort() };
  const active = SpreadsheetApp.getActive();
  findings['active'] = active !== null;
  findings['sheets'] = active === null ? 'none' : active.getNumSheets() > 0;
  try {
    SpreadsheetApp.getUi();
    findings['ui'] = 'no error';
  } catch (error) {
    findings['ui'] = (error as Error).message;
  }
  findings['documentLock'] = LockService.getDocumentLock() !== null;
  findings['documentProperties'] = PropertiesService.getDocumentProperties() !== null;
  PropertiesService.getUserProperties().setProperty(FINDINGS, JSON.stringify(findings));
}

/** Writes into the tab of results and throws: whether the write stays is looked at by the next Self-test. */
export function writeAndThrow(): void {
  const name = PropertiesService.getUserProperties().getProperty(TRACE);
  const sheet = name === null ? null : SpreadsheetApp.getActive()?.getSheetByName(name);
  sheet?.getRange('H1').setValue('written before an error');
  throw new Error('Self-test: this error is meant to happen');
}

/** Checks what the clock found; false where it has not come by yet. Takes the triggers away. */
export function checkTheClock(check: Check): boolean {
  const properties = PropertiesService.getUserProperties();
  const found = properties.getProperty(FINDINGS);
  if (found === null) return false;
  const findings = JSON.parse(found) as Record<string, unknown>;
  check('getActive() is there', [true, true], [findings['active'], findings['sheets']]);
  check('getUi()', 'Cannot call SpreadsheetApp.getUi() from this context.', findings['ui']);
  check(
    'the document has a lock and properties',
    [true, true],
    [findings['documentLock'], findings['documentProperties']],
  );
  check(
    'the event tells',
    'authMode day-of-month day-of-week hour minute month second timezone triggerUid week-of-year year'.split(' '),
    findings['event'],
  );
  const trace = properties.getProperty(TRACE);
  const sheet = trace === null ? null : SpreadsheetApp.getActive().getSheetByName(trace);
  if (sheet)
    check('a write before an error that nobody catches', 'written before an error', sheet.getRange('H1').getValue());
  for (const trigger of ownTriggers()) ScriptApp.deleteTrigger(trigger);
  properties.deleteProperty(FINDINGS);
  properties.deleteProperty(TRACE);
  return true;
}
