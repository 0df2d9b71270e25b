/**
 * What the one hourly trigger does: a table of jobs, each of which may fail without stopping the others.
 */
import { type Issue, ok, type Result } from '../domain/issues';
import { interrupted, readJournal } from './journal';
import { findJournal } from './ledger';
import { type MailRun, openMailRun } from './mail-run';
import { underLock } from './operation';
import type { Ports } from './ports';
import { queueMails } from './queue-mails';
import { recoverInterrupted } from './recover';
import { leaveWord } from './reminders';
import { sendMails } from './send-mails';
import { refreshNightly, sweep } from './sweep';

interface Job {
  readonly name: string;
  readonly run: (ports: Ports, mailRun: () => Result<MailRun | null>) => Result<unknown>;
}

/** In this order. Mails are the last: what they tell is right by then. */
const JOBS: readonly Job[] = [
  { name: 'recovery', run: recovery },
  { name: 'sweep', run: sweep },
  { name: 'refresh', run: refreshNightly },
  { name: 'queue mails', run: (ports, mailRun) => inMailRun(mailRun(), (run) => queueMails(ports, run)) },
  { name: 'send mails', run: (ports, mailRun) => inMailRun(mailRun(), (run) => sendMails(ports, run)) },
];

export interface FailedJob {
  readonly name: string;
  readonly error: unknown;
}

/** Runs every job, leaves word when and with what issues, and returns what broke. With nothing due some fifteen service calls. */
export function runHourly(ports: Ports): readonly FailedJob[] {
  const startedAt = ports.clock.now();
  const issues: Issue[] = [];
  const failed: FailedJob[] = [];
  let known: Result<MailRun | null> | undefined;
  const mailRun = (): Result<MailRun | null> => {
    known = known ?? openMailRun(ports, startedAt);
    return known;
  };
  for (const { name, run } of JOBS) {
    try {
      const result = run(ports, mailRun);
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

/** Nothing is queued or sent where reminders are off. */
function inMailRun(opened: Result<MailRun | null>, work: (run: MailRun) => Result<unknown>): Result<unknown> {
  return opened.ok && opened.value !== null ? work(opened.value) : opened;
}
