/**
 * The weekly check of a whole ledger for duplicates, by the clock. What is new in it the digest tells. Knows when, not how.
 */
import type { OperationResult } from '../contract/api/basics';
import { addDays, type CivilDate, weekday } from '../domain/civil-date';
import { ok, type Result } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import { checkDuplicates } from './check-duplicates';
import { isSearchLeft } from './duplicate-search';
import type { JournalEntry } from './journal';
import type { KnownSettings } from './open-settings';
import { underLock } from './operation';
import type { Ports } from './ports';
import { readSettings } from './read-settings';
import { stateCell, stateEdits } from './settings-state';

/**
 * Checks in the first run of the day that Settings name, or of the first day after it that has a run; and goes on, a part in
 * each run, with a check of a long ledger that whoever began it has left. Null where nothing is
 * due, at no cost beside `journal`; else 25 service calls at most, and some eight to note the day. That is noted before: a
 * check that breaks is not begun anew every hour.
 */
export function checkWeekly(
  ports: Ports,
  { tabs, settings }: KnownSettings,
  journal: () => readonly JournalEntry[],
): Result<OperationResult | null> {
  const now = ports.clock.civil(ports.clock.now(), ports.workbook.timeZone());
  const today = now.slice(0, 10);
  const check = () => checkDuplicates(ports, { requestId: `weekly-${now.replace(/\D/g, '')}` });
  if (!isCheckDue(settings, today)) return isSearchLeft(ports, journal()) ? check() : ok(null);
  const noted = noteCheck(ports, tabs.settings, today);
  if (!noted.ok) return noted;
  const done = check();
  if (!done.ok && done.issues.some(({ code }) => code === 'busy')) noteCheck(ports, tabs.settings, settings.checkedOn);
  return done;
}

function isCheckDue({ checkWeekday, checkedOn = '' }: LedgerSettings, today: CivilDate): boolean {
  if (checkWeekday === null) return false;
  return checkedOn < addDays(today, -((weekday(today) - checkWeekday + 7) % 7));
}

/** Under the lock, in the settings as they are by then. */
function noteCheck(ports: Ports, sheet: number, checkedOn: CivilDate | undefined): Result<null> {
  return underLock(ports, () => {
    const { values } = ports.workbook.readCells(sheet);
    const settings = readSettings(values);
    if (settings === null) return ok(null);
    const { checkedOn: _, ...rest } = settings;
    ports.workbook.edit(stateEdits(sheet, stateCell(values), checkedOn === undefined ? rest : { ...rest, checkedOn }));
    return ok(null);
  });
}
