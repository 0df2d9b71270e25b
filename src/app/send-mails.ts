/**
 * Sends what waits in the Outbox: at most once, and never without a trace. Each mail is claimed under the document lock
 * and handed over while the lock is held; a claim that is found there later was left by a run that came to its end, and
 * nobody knows whether its mail has gone.
 */
import { checkedAddress } from '../domain/address-book';
import { ok, type Result, refused } from '../domain/issues';
import { digestMail, type MailContent } from './digest-mail';
import { findLedger } from './ledger';
import type { MailRun } from './mail-run';
import { underLock } from './operation';
import { keepMails, type MailState, moved, type Outbox, type OutboxEntry, readOutbox } from './outbox';
import type { OutgoingMail, Ports } from './ports';

/** Of the day's mails, left for the user's own. */
const KEPT_BACK = 10;
/** What Google says before a mail is sent; after any other exception it may have gone. Source: platform's reported errors. */
const QUOTA_TEXT = /invoked too many times for one day/i;
const ADDRESS_TEXT = /invalid email/i;

/**
 * Sends mail after mail until none is left, time is up, or today's quota is used up but for ten. One service call
 * where nothing waits, two otherwise and ten a mail. Issues `mail-not-allowed`, `busy`.
 */
export function sendMails(ports: Ports, { switched, book, today, hour, until }: MailRun): Result<null> {
  const { workbook, clock, mailer } = ports;
  const sheet = findLedger(workbook)?.outbox ?? null;
  if (sheet === null) return ok(null);
  const now = (): string => clock.civil(clock.now(), workbook.timeZone());
  // What waits from an earlier day waits for its reader's hour, and for what today adds to it.
  const isTime = ({ day, recipient }: OutboxEntry): boolean =>
    day === today || hour >= (book.personAt(recipient)?.hour ?? 0);
  const openIn = ({ entries }: Outbox): readonly OutboxEntry[] =>
    entries.filter(
      (entry) =>
        entry.spreadsheetId === switched.spreadsheetId &&
        (entry.state === 'SENDING' || (entry.state === 'DUE' && isTime(entry))),
    );
  if (openIn(readOutbox(workbook, sheet)).length === 0) return ok(null);
  const quota = mailer.quotaLeft();
  let left = (quota ?? 0) - KEPT_BACK;

  /** Deals with the next mail; false where none is left, or none that may go now. */
  const sendNext = (): Result<boolean> => {
    const outbox = readOutbox(workbook, sheet);
    const openMails = openIn(outbox);
    const unconfirmed = openMails
      .filter(({ state }) => state === 'SENDING')
      .map((entry) => ({ mail: moved(entry, 'UNCONFIRMED', now(), entry.reason) }));
    const [entry, ...others] = openMails.filter(({ state }) => state === 'DUE');
    if (entry === undefined || left <= 0 || clock.now() > until) {
      keepMails(workbook, outbox, unconfirmed);
      return ok(false);
    }
    const outgoing = written(entry);
    const claim = moved(entry, outgoing === null ? 'FAILED' : 'SENDING', now());
    const claimed = keepMails(workbook, outbox, [...unconfirmed, { mail: claim }]);
    if (claimed === null) return ok(false);
    if (outgoing === null) return ok(others.length > 0);
    const set = (state: MailState, reason = ''): Outbox | null =>
      keepMails(workbook, claimed, [{ mail: moved(entry, state, now(), reason) }]);
    left--;
    try {
      mailer.send(outgoing);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const isAddress = ADDRESS_TEXT.test(reason);
      set(isAddress ? 'FAILED' : QUOTA_TEXT.test(reason) ? 'DUE' : 'UNCONFIRMED', reason);
      return ok(isAddress && others.length > 0);
    }
    set('SENT');
    return ok(others.length > 0);
  };

  for (;;) {
    const sent = underLock(ports, sendNext);
    if (!sent.ok) return sent;
    if (!sent.value) return quota === null ? refused({ code: 'mail-not-allowed' }) : ok(null);
  }
}

/** The mail of a row, or null where somebody has changed the row so that there is none to exactly one address. */
function written({ recipient, content }: OutboxEntry): OutgoingMail | null {
  const to = checkedAddress(recipient);
  try {
    return to === null ? null : { to, ...digestMail(JSON.parse(content) as MailContent) };
  } catch {
    return null;
  }
}
