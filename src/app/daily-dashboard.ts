/** The Dashboard of every day, by the clock. Knows when, not how. */
import type { CivilDate } from '../domain/civil-date';
import { ok, type Result } from '../domain/issues';
import type { KnownSettings } from './open-settings';
import type { Ports } from './ports';
import { rebuildDashboard } from './rebuild-dashboard';

const KEY = 'ledgerline.dashboard';
/** How often it is begun in a day, where executions end before it does. */
const MOST_TRIES = 3;
/** Parts that one run has time for: with 100,000 purchases each takes some twenty seconds. */
const MOST_PARTS = 4;

/** The day on which it was last begun, and how often; 0 once it is done. */
interface Begun {
  readonly on: CivilDate;
  readonly tries: number;
}

/**
 * Rebuilds the Dashboard in the first run of a day, where there is one, and stays in the background. That it was begun is
 * noted before, so that what breaks is tried again, but not every hour. Null where nothing is due: one call, none without
 * a Dashboard; else two more than the parts of a rebuild.
 */
export function rebuildDaily(ports: Ports, { tabs }: KnownSettings): Result<unknown> {
  const { properties, clock, workbook } = ports;
  if (tabs.dashboard === null) return ok(null);
  const today = clock.civil(clock.now(), workbook.timeZone()).slice(0, 10);
  const text = properties.get(KEY);
  const last = text === null ? null : (JSON.parse(text) as Begun);
  const before = last?.on === today ? last.tries : -1;
  if (before === 0 || before >= MOST_TRIES) return ok(null);
  const note = (tries: number): void => properties.set(KEY, JSON.stringify({ on: today, tries } satisfies Begun));
  note(Math.max(0, before) + 1);
  for (let part = 1; ; part++) {
    const rebuilt = rebuildDashboard(ports, {});
    if (rebuilt.ok && !rebuilt.value.isUnfinished) note(0);
    else if (rebuilt.ok && part < MOST_PARTS) continue;
    return rebuilt;
  }
}
