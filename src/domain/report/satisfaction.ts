/** Scores and complaints from the rows of Feedback. Source: capabilities 52 and 53. */
import { type CivilDate, daysBetween } from '../civil-date';
import type { Feedback } from '../history/entries';
import { count, createGroups, type Figure, type FigureKey, type ReportLine, share, shareOf } from './figures';
import { isWithin, type Period } from './periods';

function isComplaint({ kind }: Feedback): boolean {
  return kind === 'complaint';
}

function isUnresolved({ status, resolvedOn }: Feedback): boolean {
  return resolvedOn === null && status !== 'resolved';
}

/**
 * CSAT from scores of 1 to 5, NPS from scores of 0 to 10, and the average of each. What was scored, complained about and resolved in a period, each
 * by its own day.
 */
export function satisfactionWithin(feedback: readonly Feedback[], period: Pick<Period, 'from' | 'to'>): Figure[] {
  const scored = (scale: 5 | 10): number[] =>
    feedback.flatMap((one) =>
      one.scale === scale && one.score !== null && isWithin(one.on, period) ? [one.score] : [],
    );
  const fives = scored(5);
  const tens = scored(10);
  const complaints = feedback.filter(isComplaint);
  const resolved = complaints.filter(({ resolvedOn }) => isWithin(resolvedOn, period));
  return [
    { key: 'csat', value: shareOf(fives.filter((score) => score >= 4).length, fives.length), n: fives.length },
    {
      key: 'nps',
      value: shareOf(
        tens.filter((score) => score >= 9).length - tens.filter((score) => score <= 6).length,
        tens.length,
      ),
      n: tens.length,
    },
    average('score-of-5', fives),
    average('score-of-10', tens),
    count('complaints', complaints.filter(({ on }) => isWithin(on, period)).length),
    count('complaints-resolved', resolved.length),
    daysToResolve(resolved),
  ];
}

function average(key: FigureKey, scores: readonly number[]): Figure {
  return share(
    key,
    scores.reduce((sum, score) => sum + score, 0),
    scores.length,
  );
}

/** The middle of the days from a complaint to its end; one that ends before it began tells nothing. */
function daysToResolve(resolved: readonly Feedback[]): Figure {
  const days = resolved
    .flatMap(({ on, resolvedOn }) => (on === null || resolvedOn === null ? [] : [daysBetween(on, resolvedOn)]))
    .filter((one) => one >= 0)
    .sort((a, b) => a - b);
  const n = days.length;
  const value = n === 0 ? null : ((days[Math.floor((n - 1) / 2)] as number) + (days[Math.floor(n / 2)] as number)) / 2;
  return { key: 'days-to-resolve', value, n };
}

/** Complaints that are open today, and for how long the oldest has been. */
export function complaintsNow(feedback: readonly Feedback[], today: CivilDate): Figure[] {
  const open = feedback.filter((one) => isComplaint(one) && isUnresolved(one));
  const days = open.flatMap(({ on }) => (on === null || on > today ? [] : [daysBetween(on, today)]));
  return [
    count('complaints-open', open.length),
    {
      key: 'oldest-complaint',
      value: days.reduce<number | null>((most, one) => (most === null || one > most ? one : most), null),
      n: days.length,
    },
  ];
}

/** Open complaints by severity, in the order of the list. */
export function complaintsBySeverity(feedback: readonly Feedback[], severities: readonly string[]): ReportLine[] {
  const groups = createGroups(() => ({ n: 0 }));
  for (const severity of severities) groups.at(severity);
  const open = feedback.filter((one) => isComplaint(one) && isUnresolved(one));
  for (const { severity } of [...open].sort((a, b) => (a.severity < b.severity ? -1 : 1)))
    (severity === '' ? groups.at('', 'none') : groups.at(severity)).n++;
  return groups.all().map(({ group, ...line }) => ({ ...line, figures: [count('complaints-open', group.n)] }));
}
