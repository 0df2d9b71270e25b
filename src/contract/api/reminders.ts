/** The daily mail: whether it goes out, and what became of it. */
import * as v from 'valibot';
import type { Issue } from '../../domain/issues';
import { requestId } from './basics';

/** Input schemas. */
export const remindersInput = {
  health: v.object({}),
  /** Switches the daily mail on or off for this ledger. */
  switchReminders: v.object({
    requestId,
    on: v.boolean(),
    /** 0 to 23. */
    hour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23))),
    weekdaysOnly: v.optional(v.boolean()),
  }),
  /** What becomes of a mail of which nobody knows whether it was sent. */
  settleMail: v.object({ requestId, key: v.pipe(v.string(), v.maxLength(400)), wasSent: v.boolean() }),
};

export interface RemindersOutput {
  health: Health;
  switchReminders: Health;
  settleMail: Health;
}

/** One mail that may or may not have been sent, or could not be. */
export interface MailEntry {
  readonly key: string;
  readonly recipient: string;
  /** `yyyy-mm-dd`. */
  readonly day: string;
  readonly state: 'due' | 'unconfirmed' | 'failed';
  readonly items: number;
  /** What Google said; '' where nothing. */
  readonly reason: string;
}

export interface Health {
  /** `elsewhere`: the trigger is another person's, which only that person can see. */
  readonly reminders: 'on' | 'off' | 'elsewhere' | 'broken';
  /** Who switched them on, '' where nobody did. */
  readonly by: string;
  /** `yyyy-mm-dd HH:MM`; '' where there was none. */
  readonly lastRun: string;
  /** What went wrong in it. */
  readonly issues: readonly Issue[];
  /** The last run is more than 26 hours ago. */
  readonly isLate: boolean;
  readonly waiting: number;
  /** Mails that need a look. */
  readonly mails: readonly MailEntry[];
  /** Null where the mail scope was refused. */
  readonly quotaLeft: number | null;
  readonly mayMail: boolean;
  readonly mayTrigger: boolean;
  readonly hour: number;
  readonly weekdaysOnly: boolean;
  /** This file is a copy: reminders of the original's are not sent from here. */
  readonly isCopy: boolean;
  readonly recipients: readonly string[];
}
