/**
 * What the one hourly trigger does: a table of jobs, each of which may fail without stopping the others.
 */
import { type Issue, ok, type Result } from '../domain/issues';
import { rebuildDaily } from './daily-dashboard';
import { interrupted, type JournalEntry, readJournal } from './journal';
import { findJournal } from './ledger';
import { type MailRun, openMailRun } from './mail-run';
import { type KnownSettings, openSettings } from './open-settings';
import { underLock } from './operation';
import type { Ports } from './ports';
import { queueMails } from './queue-mails';
import { recoverInterrupted } from './recover';
import { leaveWord, nextTurn } from './reminders';
import { sendMails } from './send-mails';
import { sweep } from './sweep';
import { checkWeekly } from './weekly-check';

/** What the jobs of one run know in common. */
interface Hour {
  /** As they are: read once, and again after a job that may have written. */
  readonly settings: () => Result<KnownSettings>;
  readonly mailRun: () => Result<MailRun | null>;
  /** Which part of the rows it is the turn of. */
  readonly turn: () => number;
  /** As the run found it. Two calls. */
  readonly journal: () => readonly JournalEntry[];
}

/** Null where there was nothing to do. */
interface Job {
  readonly name: string;
  readonly run: (ports: Ports, hour: Hour) => Result<unknown>;
}

/** In this order. Mails come after what changes rows: what they tell is right by then. */
const JOBS: readonly Job[] = [
  { name: 'recovery', run: recovery },
  { name: 'sweep', run: (ports, hour) => inLedger(hour, (known) => sweep(ports, known, hour.turn)) },
  {
    name: 'check duplicates',
    run: (ports, hour) => inLedger(hour, (known) => checkWeekly(ports, known, hour.journal)),
  },
  { name: 'queue mails', run: (ports, hour) => inMailRun(hour, (run) => queueMails(ports, run)) },
  { name: 'send mails', run: (ports, hour) => inMailRun(hour, (run) => sendMails(ports, run)) },
  { name: 'dashboard', run: (ports, hour) => inLedger(hour, (known) => rebuildDaily(ports, known)) },
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
  let settings: Result<KnownSettings> | undefined;
  let mailRun: Result<MailRun | null> | undefined;
  let journal: readonly JournalEntry[] | undefined;
  let turn = 0;
  const hour: Hour = {
    journal: () => {
      const sheet = journal === undefined ? findJournal(ports.workbook) : null;
      journal = journal ?? (sheet === null ? [] : readJournal(ports.workbook, sheet));
      return journal;
    },
    turn: () => {
      turn = nextTurn(ports);
      return turn;
    },
    settings: () => {
      settings = settings ?? openSettings(ports);
      return settings;
    },
    mailRun: () => {
      mailRun = mailRun ?? openMailRun(ports, hour.settings, startedAt);
      return mailRun;
    },
  };
  for (const { name, run } of JOBS) {
    let result: Result<unknown> | undefined;
    try {
      result = run(ports, hour);
      if (!result.ok) issues.push(...result.issues);
    } catch (error) {
      failed.push({ name, error });
      issues.push({ code: 'failed', params: { reason: error instanceof Error ? error.message : String(error) } });
    }
    if (!result?.ok || result.value !== null) settings = undefined;
  }
  leaveWord(ports, issues, turn);
  return failed;
}

/** What an hourly run does for rows, where there is a ledger. */
function inLedger({ settings }: Hour, work: (known: KnownSettings) => Result<unknown>): Result<unknown> {
  const known = settings();
  return known.ok ? work(known.value) : ok(null);
}

/** Takes back what an operation left half done. Two calls where there is nothing. */
function recovery(ports: Ports, { journal }: Hour): Result<unknown> {
  if (interrupted(journal()) === undefined) return ok(null);
  return underLock(ports, () => recoverInterrupted(ports));
}

/** Nothing is queued or sent where reminders are off. */
function inMailRun({ mailRun }: Hour, work: (run: MailRun) => Result<unknown>): Result<unknown> {
  const opened = mailRun();
  return opened.ok && opened.value !== null ? work(opened.value) : opened;
}
