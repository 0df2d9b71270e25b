/**
 * Puts the mails of the day into the Outbox, each once, as its reader's hour comes. Sends nothing.
 */
import { addressBook, type Recipient } from '../domain/address-book';
import { addDays, type CivilDate, weekday } from '../domain/civil-date';
import { countItems, DAYS_BACK, type Digest, itemKeys, planDigest } from '../domain/digest';
import { type DueItem, type DueWindow, findDue } from '../domain/due-items';
import { dueRecords } from '../domain/due-records';
import { ok, type Result } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import { type Ledger, openLedger } from './ledger';
import { underLock } from './operation';
import {
  addMails,
  type NewMail,
  type Outbox,
  openOutbox,
  type Progress,
  parseProgress,
  readOutbox,
  replaceMail,
  setProgress,
} from './outbox';
import type { Ports } from './ports';
import { openSettings, type Switched } from './reminders';
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
 * Queues the mails whose hour has come today. A day that was missed is told with the next. Some twelve service calls, and
 * as many more when the hour has come. Issues of the ledger; `busy`.
 */
export function queueMails(ports: Ports, switched: Switched): Result<null> {
  const { workbook, clock, properties } = ports;
  const opened = openSettings(ports);
  if (!opened.ok) return opened;
  const { tabs, settings } = opened.value;
  const { spreadsheetId } = switched;
  const [today = '', time = ''] = clock.civil(clock.now(), workbook.timeZone()).split(' ');
  const isOurs = (progress: Progress | null): progress is Progress => progress?.spreadsheetId === spreadsheetId;
  const kept = [
    parseProgress(properties.get(PROGRESS_KEY)),
    tabs.outbox === null ? null : readOutbox(workbook, tabs.outbox).progress,
  ].filter(isOurs);
  const told = latest(kept);
  const hours = hoursOf(settings).filter((hour) => hour <= Number(time.slice(0, 2)) && (told[hour] ?? '') < today);
  if (hours.length === 0 || (settings.reminders.weekdaysOnly && weekday(today) > FRIDAY)) return ok(null);

  const ledger = openLedger(ports, tabs, { full: false, journal: [] });
  if (!ledger.ok) return ledger;
  const file = workbook.spreadsheetName();
  return underLock(ports, () => {
    const current = openSettings(ports);
    if (!current.ok) return current;
    const outbox = openOutbox(workbook, current.value.tabs, current.value.settings, current.value.settingsCells);
    const to = settings.reminders.weekdaysOnly && weekday(today) === FRIDAY ? addDays(today, 2) : today;
    const since = kept.map((progress) => progress.since).sort()[0] ?? today;
    const content: Omit<MailContent, 'digest'> = {
      file,
      spreadsheetId,
      sheetId: tabs.customers,
      by: switched.by,
      since: clock.civil(switched.at, workbook.timeZone()).slice(0, 10),
    };
    const planned = planMails(ledger.value, outbox, content, hours, (hour) => ({
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
    const progress: Progress = {
      spreadsheetId,
      since,
      told: Object.fromEntries(
        hoursOf(settings).flatMap((hour) => {
          const day = hours.includes(hour) ? to : told[hour];
          return day === undefined ? [] : [[hour, day]];
        }),
      ),
    };
    workbook.edit([setProgress(outbox.sheet, progress)]);
    workbook.flush();
    properties.set(PROGRESS_KEY, JSON.stringify(progress));
    return ok(null);
  });
}

/** By hour, the last day that either place knows of. */
function latest(kept: readonly Progress[]): Readonly<Record<string, CivilDate>> {
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
  ledger: Ledger,
  { entries }: Outbox,
  content: Omit<MailContent, 'digest'>,
  hours: readonly number[],
  rules: (hour: number) => { readonly window: DueWindow; readonly horizon: CivilDate },
): PlannedMail[] {
  const { spreadsheetId } = content;
  const book = addressBook(ledger.settings);
  const rest = book.personAt(content.by);
  if (rest === null) return [];
  const ours = entries.filter((entry) => entry.spreadsheetId === spreadsheetId);
  const keys = new Set(ours.map(({ key }) => key));
  const records = dueRecords(ledger.records, ledger.settings, ledger.context);
  const groupsIn = (window: DueWindow) =>
    byRecipient(findDue(records, window), ({ owner }) => book.ownerOf(owner) ?? rest);
  return hours.flatMap((hour) => {
    const { window, horizon } = rules(hour);
    return [...groupsIn(window)].flatMap(([address, { recipient, items }]): PlannedMail[] => {
      const key = `digest ${window.today} ${address}`;
      if (recipient.hour !== hour || keys.has(key)) return [];
      const waiting = ours.find(
        (entry) => entry.state === 'DUE' && entry.day < window.today && entry.recipient.toLowerCase() === address,
      );
      const wider = waiting === undefined || waiting.day > window.from ? window : { ...window, from: waiting.day };
      const isRest = address === rest.email.toLowerCase();
      const digest = planDigest(recipient, wider === window ? items : (groupsIn(wider).get(address)?.items ?? items), {
        window: wider,
        horizon,
        unsent: waiting === undefined ? null : { day: waiting.day, items: waiting.items.split(' ') },
        looseEnds: isRest && weekday(window.today) === MONDAY ? looseEnds(ledger) : null,
        isOwnerOf: ({ owner }) => book.ownerOf(owner) !== null,
      });
      if (digest === null) return [];
      const mail: NewMail = {
        key,
        recipient: recipient.email,
        kind: 'digest',
        day: window.today,
        count: countItems(digest),
        items: itemKeys(digest).join(' '),
        spreadsheetId,
        content: JSON.stringify({ ...content, digest }),
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
