/**
 * What the one hourly trigger does: a table of jobs, each of which may fail without stopping the others.
 */
import { type Issue, ok, type Result } from '../domain/issues';
import { interrupted, readJournal } from './journal';
import { findJournal } from './ledger';
import { underLock } from './operation';
import type { Ports } from './ports';
import { queueMails } from './queue-mails';
import { recoverInterrupted } from './recover';
import { leaveWord, switchedOn } from './reminders';
import { sendMails } from './send-mails';

interface Job {
  readonly name: string;
  readonly run: (ports: Ports) => Result<unknown>;
}

/** In this order. Mails are the last: what they tell is right by then. */
const JOBS: readonly Job[] = [
  { name: 'recovery', run: recovery },
  { name: 'queue mails', run: (ports) => mail(ports, queueMails) },
  { name: 'send mails', run: (ports) => mail(ports, sendMails) },
];

export interface FailedJob {
  readonly name: string;
  readonly error: unknown;
}

/** Runs every job, leaves word when and with what issues, and returns what broke. With nothing due some twenty service calls. */
export function runHourly(ports: Ports): readonly FailedJob[] {
  const issues: Issue[] = [];
  const failed: FailedJob[] = [];
  for (const { name, run } of JOBS) {
    try {
      const result = run(ports);
      if (!result.ok) issues.push(...result.issues);
    } catch (error) {
      failed.push({ name, error });
      issues.push({ code: 'failed', params: { reason: error instanceof Error ? error.message : String(error) } });
    }
  }
  leaveWord(ports, issues);
  return failed;
}

/** Takes back what an operation left half done. Two calls where there is nothing. */
function recovery(ports: Ports): Result<unknown> {
  const journal = findJournal(ports.workbook);
  if (journal === null || interrupted(readJournal(ports.workbook, journal)) === undefined) return ok(null);
  return underLock(ports, () => recoverInterrupted(ports));
}

/** Mails are sent only in the file in which they were switched on: a copy has the rows of the other. */
function mail(
  ports: Ports,
  job: (ports: Ports, switched: NonNullable<ReturnType<typeof switchedOn>>) => Result<unknown>,
) {
  const switched = switchedOn(ports);
  return switched === null || switched.spreadsheetId !== ports.workbook.info().spreadsheetId
    ? ok(null)
    : job(ports, switched);
}
