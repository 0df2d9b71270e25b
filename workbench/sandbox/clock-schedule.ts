/**
 * When clock triggers fire, in virtual time. Google picks a minute at random once and keeps it; here the trigger's id
 * picks it. Knows no script.
 * Source: https://developers.google.com/apps-script/reference/script/clock-trigger-builder
 */

import { seededRandom, seedOf } from '../services/seeded-random';
import { civilOf, epochOfCivil } from '../services/time-zone';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** What the builder was told, by method name. */
export type Schedule = Readonly<Record<string, unknown>>;

const weekdays = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'];

/** True for `at`, `after` and `atDate`, which fire once. */
export function firesOnce(schedule: Schedule): boolean {
  return 'at' in schedule || 'after' in schedule || 'atDate' in schedule;
}

/**
 * First firing after `afterMs`, epoch milliseconds. `previousMs` is the last firing, null for a new trigger: several
 * hours, days or weeks are counted from it.
 */
export function nextFiring(
  schedule: Schedule,
  triggerId: string,
  scriptZone: string,
  afterMs: number,
  previousMs: number | null,
): number {
  const random = seededRandom(seedOf(triggerId));
  const zone = (schedule['inTimezone'] as string | undefined) ?? scriptZone;
  const hour = (schedule['atHour'] as number | undefined) ?? Math.floor(random() * 24);
  const near = schedule['nearMinute'] as number | undefined;
  // nearMinute means within 15 minutes of it, either way.
  const minute =
    near === undefined ? Math.floor(random() * 60) : Math.min(59, Math.max(0, near - 15 + Math.floor(random() * 31)));
  const second = Math.floor(random() * 60);

  if ('at' in schedule) return Math.max(schedule['at'] as number, afterMs);
  if ('after' in schedule) return afterMs + (schedule['after'] as number);
  if ('atDate' in schedule) {
    const [year, month, day] = schedule['atDate'] as [number, number, number];
    return epochOfCivil({ year, month, day, hour, minute, second, millisecond: 0 }, zone);
  }
  if ('everyMinutes' in schedule) return (previousMs ?? afterMs) + (schedule['everyMinutes'] as number) * minuteMs;
  if ('everyHours' in schedule) {
    if (previousMs !== null) return previousMs + (schedule['everyHours'] as number) * hourMs;
    const thisHour = Math.floor(afterMs / hourMs) * hourMs + minute * minuteMs + second * 1000;
    return thisHour > afterMs ? thisHour : thisHour + hourMs;
  }

  const weekly = 'everyWeeks' in schedule || 'onWeekDay' in schedule;
  const weekday = weekly ? weekdays.indexOf((schedule['onWeekDay'] as string | undefined) ?? 'MONDAY') : null;
  const everyDays = (schedule['everyDays'] as number | undefined) ?? 1;
  const everyWeeks = (schedule['everyWeeks'] as number | undefined) ?? 1;
  const from = civilOf(afterMs, zone);
  const stepDays = previousMs === null ? 0 : weekly ? 7 * (everyWeeks - 1) + 1 : everyDays;
  for (let ahead = stepDays; ; ahead++) {
    const candidate = epochOfCivil({ ...from, day: from.day + ahead, hour, minute, second, millisecond: 0 }, zone);
    if (candidate <= afterMs) continue;
    const date = civilOf(candidate, zone);
    const isWeekday =
      weekday === null || new Date(Date.UTC(date.year, date.month - 1, date.day)).getUTCDay() === weekday;
    if (isWeekday && (schedule['onMonthDay'] === undefined || date.day === schedule['onMonthDay'])) return candidate;
  }
}

/**
 * The event of a clock trigger; it has no `source`. Zone and fields as in
 * https://developers.google.com/apps-script/guides/triggers/events (time-driven events).
 */
export function clockEvent(epochMs: number, triggerId: string): Record<string, unknown> {
  const at = new Date(epochMs);
  const weekday = at.getUTCDay() === 0 ? 7 : at.getUTCDay();
  const thursday = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() - weekday + 4);
  const newYear = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return {
    authMode: 'FULL',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    'day-of-month': at.getUTCDate(),
    'day-of-week': weekday,
    'week-of-year': Math.floor((thursday - newYear) / 604_800_000) + 1,
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    timezone: 'UTC',
    triggerUid: triggerId,
  };
}
