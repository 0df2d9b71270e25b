/**
 * Puts the mails of the day into the Outbox, each once, as its reader's hour comes. Sends nothing.
 */
import type { Recipient } from '../domain/address-book';
import { addDays, type CivilDate, weekday } from '../domain/civil-date';
import { countItems, DAYS_BACK, type Digest, itemKeys, planDigest } from '../domain/digest';
import { type DueItem, type DueWindow, findDue } from '../domain/due-items';
import { dueRecords } from '../domain/due-records';
import { ok, type Result } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import { type Ledger, openLedger } from './ledger';
import type { MailRun } from './mail-run';
import { underLock } from './operation';
import {
  addMails,
  type NewMail,
  type Outbox,
  openOutbox,
  type Progress,
  parseProgress,
  replaceMail,
  setProgress,
} from './outbox';
import type { Ports } from './ports';
import { looseEnds } from './today';

const PROGRESS_KEY = 'ledgerline.progress';
const MONDAY = 1;
const FRIDAY = 5;

/** What a mail needs beside its items, wherever and whenever it is written. */
export interface MailContent {
  readonly digest: Digest;
  /** The file's name, its ID and the customers' tab: for the subject and the links to rows. */
  readonly file: string;
  readonly spreadsheetId: string;
  readonly sheetId: number;
  /** Who switched reminders on, and the day. */
  readonly by: string;
  readonly since: CivilDate;
}

/**
 * Queues the mails whose hour has come today. A day that was missed is told with the next. One service call where no hour
 * has come, some fifteen otherwise, and ten more to make the Outbox. Issues of the ledger; `busy`.
 */
export function queueMails(ports: Ports, run: MailRun): Result<null> {
  const { workbook, properties } = ports;
  const { tabs, settings, today } = run;
  const { reminders } = settings;
  const hours = hoursOf(settings);
  const inProperty = ours(run, parseProgress(properties.get(PROGRESS_KEY)));
  const untold = (told: Told): number[] => hours.filter((hour) => hour <= run.hour && (told[hour] ?? '') < today);
  const isWeekend = reminders.weekdaysOnly && weekday(today) > FRIDAY;
  if (isWeekend || untold(latest(inProperty)).length === 0) return ok(null);

  const ledger = openLedger(ports, tabs, { full: false, journal: [] });
  if (!ledger.ok) return ledger;
  const file = workbook.spreadsheetName();
  const queued = underLock(ports, () => {
    const outbox = openOutbox(ports, run);
    const kept = [...inProperty, ...ours(run, outbox.progress)];
    const told = latest(kept);
    const since = kept.map((progress) => progress.since).sort()[0] ?? today;
    const to = reminders.weekdaysOnly && weekday(today) === FRIDAY ? addDays(today, 2) : today;
    const come = untold(told);
    const planned = planMails(run, ledger.value, outbox, file, come, (hour) => ({
      window: { today, from: firstUntold(told[hour], today), to },
      horizon: addDays(since, -DAYS_BACK),
    }));
    // The mails first: a run that ends in between finds them by their keys, and none is left out.
    workbook.edit([
      ...planned.flatMap(({ row, mail }) => (row === null ? [] : [replaceMail(outbox.sheet, row, mail)])),
      ...addMails(
        outbox,
        planned.flatMap(({ row, mail }) => (row === null ? [mail] : [])),
      ),
    ]);
    workbook.flush();
    const days = hours.flatMap((hour) => {
      const day = come.includes(hour) ? to : told[hour];
      return day === undefined ? [] : [[hour, day]];
    });
    const progress: Progress = {
      spreadsheetId: run.switched.spreadsheetId,
      since,
      told: Object.fromEntries(days) as Told,
    };
    workbook.edit([setProgress(outbox.sheet, progress)]);
    return ok(progress);
  });
  if (!queued.ok) return queued;
  properties.set(PROGRESS_KEY, JSON.stringify(queued.value));
  return ok(null);
}

type Told = Progress['told'];

/** What was kept by this file, not by the one of which it is a copy. */
function ours({ switched }: MailRun, progress: Progress | null): readonly Progress[] {
  return progress?.spreadsheetId === switched.spreadsheetId ? [progress] : [];
}

/** By hour, the last day that either place knows of. */
function latest(kept: readonly Progress[]): Told {
  const told: Record<string, CivilDate> = {};
  for (const progress of kept)
    for (const [hour, day] of Object.entries(progress.told)) if (day > (told[hour] ?? '')) told[hour] = day;
  return told;
}

function hoursOf(settings: LedgerSettings): number[] {
  const hours = [settings.reminders.hour, ...settings.team.flatMap(({ hour }) => hour ?? [])];
  return [...new Set(hours)];
}

/** The first day whose events nobody was told of, but not too long ago; a first mail begins today. */
function firstUntold(told: CivilDate | undefined, today: CivilDate): CivilDate {
  if (told === undefined) return today;
  const next = addDays(told, 1);
  const first = addDays(today, -DAYS_BACK);
  return next < first ? first : next > today ? today : next;
}

interface PlannedMail {
  /** The row of a mail that still waits and is replaced by this one; null for a new row. */
  readonly row: number | null;
  readonly mail: NewMail;
}

function planMails(
  { switched, book, today, tabs }: MailRun,
  ledger: Ledger,
  { entries }: Outbox,
  file: string,
  hours: readonly number[],
  rules: (hour: number) => { readonly window: DueWindow; readonly horizon: CivilDate },
): PlannedMail[] {
  const { spreadsheetId, by } = switched;
  const rest = book.personAt(by);
  if (rest === null) return [];
  const ours = entries.filter((entry) => entry.spreadsheetId === spreadsheetId);
  const keys = new Set(ours.map(({ key }) => key));
  const records = dueRecords(ledger.records, ledger.settings, ledger.context);
  const groupsIn = (window: DueWindow) =>
    byRecipient(findDue(records, window), ({ owner }) => book.ownerOf(owner) ?? rest);
  return hours.flatMap((hour) => {
    const { window, horizon } = rules(hour);
    const groups = groupsIn(window);
    const unsent = ours.filter(({ state, day }) => state === 'DUE' && day < today);
    const addresses = new Set([...groups.keys(), ...unsent.map(({ recipient }) => recipient.toLowerCase())]);
    return [...addresses].flatMap((address): PlannedMail[] => {
      const waiting = unsent.find(({ recipient }) => recipient.toLowerCase() === address);
      const wider = waiting === undefined || waiting.day > window.from ? window : { ...window, from: waiting.day };
      const group = (wider === window ? groups : groupsIn(wider)).get(address);
      const key = `digest ${today} ${address}`;
      if (group === undefined || group.recipient.hour !== hour || keys.has(key)) return [];
      const { recipient, items } = group;
      const isRest = address === rest.email.toLowerCase();
      const digest = planDigest(recipient, items, {
        window: wider,
        horizon,
        unsent: waiting === undefined ? null : { day: waiting.day, items: waiting.items.split(' ') },
        looseEnds: isRest && weekday(today) === MONDAY ? looseEnds(ledger) : null,
        isOwnerOf: ({ owner }) => book.ownerOf(owner) !== null,
      });
      if (digest === null) return [];
      const content: MailContent = { digest, file, spreadsheetId, sheetId: tabs.customers, by, since: switched.on };
      const mail: NewMail = {
        key,
        recipient: recipient.email,
        kind: 'digest',
        day: today,
        count: countItems(digest),
        items: itemKeys(digest).join(' '),
        spreadsheetId,
        content: JSON.stringify(content),
      };
      return [{ row: waiting?.row ?? null, mail }];
    });
  });
}

/** By address in lower case. */
function byRecipient(
  items: readonly DueItem[],
  recipientOf: (item: DueItem) => Recipient,
): ReadonlyMap<string, { readonly recipient: Recipient; readonly items: readonly DueItem[] }> {
  const groups = new Map<string, { recipient: Recipient; items: DueItem[] }>();
  for (const item of items) {
    const recipient = recipientOf(item);
    const address = recipient.email.toLowerCase();
    const group = groups.get(address) ?? { recipient, items: [] };
    groups.set(address, group);
    group.items.push(item);
  }
  return groups;
}
