/**
 * The daily mail's switch and its state of health: whose trigger runs it, when it last did, which mails need a look.
 * Nothing else depends on the two scopes that it asks for.
 */
import type { Health } from '../contract/api/reminders';
import { checkedAddress, sameAddress } from '../domain/address-book';
import type { CivilDate } from '../domain/civil-date';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import { findLedger } from './ledger';
import { openSettings } from './open-settings';
import { underLock } from './operation';
import { keepMails, moved, type OutboxEntry, readOutbox } from './outbox';
import type { Ports } from './ports';
import { reminderEdits } from './shown-settings';

const SWITCH_KEY = 'ledgerline.reminders';
const RUN_KEY = 'ledgerline.hourly';
/** The trigger fires every hour, and the mail is a daily one. */
const LATE_MS = 26 * 3_600_000;
/** Mails that need a look, as many as anybody looks at. */
const MOST_MAILS = 50;
/** A property holds 9 KB, and a character is up to three bytes. */
const MOST_ISSUES = 10;
const MOST_REASON = 200;

/** Who has switched reminders on, and when; only in the file in which that was done. */
export interface Switched {
  /** One address. */
  readonly by: string;
  /** Epoch milliseconds, and the day in the spreadsheet's zone. */
  readonly at: number;
  readonly on: CivilDate;
  readonly spreadsheetId: string;
}

/** What was switched on, in this file or in the one of which it is a copy. One call, one more the first time. */
function switchedOn({ properties }: Ports): Switched | null {
  const text = properties.get(SWITCH_KEY);
  return text === null ? null : (JSON.parse(text) as Switched);
}

/** The last run of the hourly trigger. */
interface Run {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly issues: readonly Issue[];
  /** Which part of the rows it has looked at, counted from a run that has swept them all. */
  readonly turn?: number;
}

/** The turn of the run after the last. One call. */
export function nextTurn(ports: Ports): number {
  return (lastRun(ports)?.turn ?? -1) + 1;
}

/** Leaves word that the hourly run has been here. One call. */
export function leaveWord({ properties, clock }: Ports, issues: readonly Issue[], turn: number): void {
  const run: Run = { at: clock.now(), issues: issues.slice(0, MOST_ISSUES).map(shortened), turn };
  properties.set(RUN_KEY, JSON.stringify(run));
}

/** An exception's text may be of any length. */
function shortened(issue: Issue): Issue {
  const reason = issue.params?.['reason'];
  return reason === undefined
    ? issue
    : { ...issue, params: { ...issue.params, reason: String(reason).slice(0, MOST_REASON) } };
}

/** One call. */
function lastRun({ properties }: Ports): Run | null {
  const text = properties.get(RUN_KEY);
  return text === null ? null : (JSON.parse(text) as Run);
}

/** Whether the hourly run, switched on, has not been here for too long. */
function isLate(ports: Ports, switched: Switched): boolean {
  return isLateSince(ports, switched, lastRun(ports));
}

/** What was switched on in this very file. One call, one more the first time. */
export function switchedOnHere(ports: Ports): Switched | null {
  const switched = switchedOn(ports);
  return switched?.spreadsheetId === ports.workbook.spreadsheetId() ? switched : null;
}

/** For the greeting when the spreadsheet is opened: two calls, three where reminders are on. */
export function remindersAreLate(ports: Ports): boolean {
  const switched = switchedOnHere(ports);
  return switched !== null && isLate(ports, switched);
}

function isLateSince({ clock }: Ports, switched: Switched, run: Run | null): boolean {
  return clock.now() - Math.max(switched.at, run?.at ?? 0) > LATE_MS;
}

/** Some twelve service calls. */
export function health(ports: Ports): Result<Health> {
  const { workbook, clock, mailer, triggers } = ports;
  const opened = openSettings(ports);
  if (!opened.ok) return opened;
  const { tabs, settings } = opened.value;
  const spreadsheetId = workbook.spreadsheetId();
  const anywhere = switchedOn(ports);
  const switched = anywhere?.spreadsheetId === spreadsheetId ? anywhere : null;
  const run = lastRun(ports);
  const quotaLeft = mailer.quotaLeft();
  const count = triggers.count();
  const mails =
    tabs.outbox === null
      ? []
      : readOutbox(workbook, tabs.outbox).entries.filter(
          (entry) => entry.spreadsheetId === spreadsheetId && entry.state !== 'SENT',
        );
  return ok({
    reminders: switched === null ? 'off' : stateOf(switched, ports.account.email(), count),
    by: switched?.by ?? '',
    lastRun: run === null ? '' : clock.civil(run.at, workbook.timeZone()).slice(0, 16),
    issues: run?.issues ?? [],
    isLate: switched !== null && isLateSince(ports, switched, run),
    waiting: mails.filter(({ state }) => state === 'DUE').length,
    mails: mails.slice(-MOST_MAILS).map(({ key, recipient, day, state, count: items, reason }) => ({
      key,
      recipient,
      day,
      // One that is being sent this very moment is indistinguishable from one that was given up half-way.
      state: state === 'DUE' ? 'due' : state === 'FAILED' ? 'failed' : 'unconfirmed',
      items,
      reason,
    })),
    quotaLeft,
    mayMail: quotaLeft !== null,
    mayTrigger: count !== null,
    hour: settings.reminders.hour,
    weekdaysOnly: settings.reminders.weekdaysOnly,
    isCopy: switched === null && (anywhere !== null || settings.home.spreadsheetId !== spreadsheetId),
    recipients: recipientsOf(settings, switched),
  });
}

function stateOf({ by }: Switched, me: string, count: number | null): Health['reminders'] {
  if (me !== '' && !sameAddress(by, me)) return 'elsewhere';
  if (count !== null && count > 0) return 'on';
  return me === '' ? 'elsewhere' : 'broken';
}

/** Addresses of the team, and of who gets the rest. */
function recipientsOf(settings: LedgerSettings, switched: Switched | null): string[] {
  const team = settings.team.flatMap(({ email }) => checkedAddress(email) ?? []);
  const all = switched === null ? team : [...team, switched.by];
  return all.filter((email, i) => all.findIndex((one) => sameAddress(one, email)) === i);
}

/**
 * Switches the daily mail on, with exactly one trigger of this user's, or off; and keeps the hour. Twice is as good as
 * once; a trigger that has long been silent is made anew. Issues `reminders-of-another`, unless that person's trigger has long been silent; `mail-not-allowed`;
 * `trigger-not-allowed`; `mail-address-missing`. 25 service calls at most.
 */
export function switchReminders(
  ports: Ports,
  input: { readonly on: boolean; readonly hour?: number | undefined; readonly weekdaysOnly?: boolean | undefined },
): Result<Health> {
  const done = underLock(ports, () => {
    const { workbook, clock, properties, triggers } = ports;
    const opened = openSettings(ports);
    if (!opened.ok) return opened;
    const { tabs, settings, settingsCells } = opened.value;
    const spreadsheetId = workbook.spreadsheetId();
    const before = switchedOnHere(ports);
    const me = ports.account.email();
    const count = triggers.count();
    const isSilent = before !== null && isLate(ports, before);
    if (before !== null && stateOf(before, me, count) === 'elsewhere' && !isSilent)
      return refused({ code: 'reminders-of-another', params: { by: before.by } });

    const reminders = {
      hour: input.hour ?? settings.reminders.hour,
      weekdaysOnly: input.weekdaysOnly ?? settings.reminders.weekdaysOnly,
    };
    const changes = reminderEdits(tabs.settings, settingsCells, { ...settings, reminders });
    if (!input.on) {
      workbook.edit(changes);
      // Without the word nothing is sent, trigger or not.
      properties.remove(SWITCH_KEY);
      if (count !== null && count > 0) triggers.remove(0);
      return ok(null);
    }
    const by = checkedAddress(me);
    const issues: Issue[] = [
      ...(ports.mailer.quotaLeft() === null ? [{ code: 'mail-not-allowed' as const }] : []),
      ...(count === null ? [{ code: 'trigger-not-allowed' as const }] : []),
      ...(by === null ? [{ code: 'mail-address-missing' as const }] : []),
    ];
    if (by === null || issues.length > 0) return refused(...issues);
    workbook.edit(changes);
    const isNew = count === 0 || isSilent;
    triggers.remove(isNew ? 0 : 1);
    if (isNew) triggers.create();
    if (isNew || before === null || !sameAddress(before.by, by)) {
      const at = clock.now();
      const switched: Switched = { by, at, on: clock.civil(at, workbook.timeZone()).slice(0, 10), spreadsheetId };
      properties.set(SWITCH_KEY, JSON.stringify(switched));
    }
    return ok(null);
  });
  return done.ok ? health(ports) : done;
}

/**
 * Settles a mail of which nobody knows whether it was sent, or that was refused: it was sent, or it is due again. A
 * repeated click changes nothing.
 */
export function settleMail(
  ports: Ports,
  { key, wasSent }: { readonly key: string; readonly wasSent: boolean },
): Result<Health> {
  const done = underLock(ports, () => {
    const { workbook, clock } = ports;
    const tabs = findLedger(workbook);
    if (tabs === null) return refused({ code: 'ledger-missing' });
    if (tabs.outbox === null) return ok(null);
    const spreadsheetId = workbook.spreadsheetId();
    const outbox = readOutbox(workbook, tabs.outbox);
    const entry = outbox.entries.find((one) => one.key === key && one.spreadsheetId === spreadsheetId);
    if (entry === undefined || !isOpen(entry)) return ok(null);
    const at = clock.civil(clock.now(), workbook.timeZone());
    keepMails(workbook, outbox, [{ mail: moved(entry, wasSent ? 'SENT' : 'DUE', at) }]);
    return ok(null);
  });
  return done.ok ? health(ports) : done;
}

/** Under the lock a claim belongs to a run that has ended. */
function isOpen({ state }: OutboxEntry): boolean {
  return state === 'UNCONFIRMED' || state === 'FAILED' || state === 'SENDING';
}
