/**
 * The weekly check of a whole ledger for duplicates, by the clock. What is new in it the digest tells. Knows when, not how.
 */
import type { OperationResult } from '../contract/api/basics';
import { addDays, type CivilDate, weekday } from '../domain/civil-date';
import { ok, type Result } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import type { KnownSettings } from './open-settings';
import { underLock } from './operation';
import type { Ports } from './ports';
import { checkDuplicates } from './refresh';
import { readSettings, stateCell, stateEdits } from './settings-tab';

/**
 * Checks in the first run of the day that Settings name, or of the first day after it that has a run. Null where nothing is
 * due, at no cost; else 25 service calls at most, and some eight to note the day. That is noted before: a check that takes
 * longer than an execution may last ends without having written anything, and is not begun anew every hour.
 */
export function checkWeekly(ports: Ports, { tabs, settings }: KnownSettings): Result<OperationResult | null> {
  const now = ports.clock.civil(ports.clock.now(), ports.workbook.timeZone());
  const today = now.slice(0, 10);
  if (!isCheckDue(settings, today)) return ok(null);
  const noted = noteCheck(ports, tabs.settings, today);
  if (!noted.ok) return noted;
  const done = checkDuplicates(ports, { requestId: `weekly-${now.replace(/\D/g, '')}` });
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
