/**
 * Puts the mails of the day into the Outbox, each once, as its reader's hour comes. Sends nothing.
 */
import { type Recipient, sameAddress } from '../domain/address-book';
import { addDays, type CivilDate, weekday } from '../domain/civil-date';
import { countItems, DAYS_BACK, itemKeys, planDigest } from '../domain/digest';
import { type DueRecord, type DueWindow, findDue, findOverseen, hasMonday } from '../domain/due-items';
import { dueRecords } from '../domain/due-records';
import { type DuplicateNews, duplicateTold } from '../domain/duplicate-news';
import { ok, type Result, refused } from '../domain/issues';
import type { MailContent } from './digest-mail';
import { knownDuplicates } from './known-duplicates';
import { type Ledger, openLedger } from './ledger';
import type { MailRun } from './mail-run';
import { underLock } from './operation';
import {
  keepMails,
  keepNews,
  type Mail,
  makeRoom,
  type Outbox,
  openOutbox,
  type PlannedMail,
  type Progress,
  parsed,
  setProgress,
} from './outbox';
import type { Ports } from './ports';
import { looseEnds } from './today';

const PROGRESS_KEY = 'ledgerline.progress';
const FRIDAY = 5;
/** Among a mail's items. */
const OVERSEEN_ITEM = /(^| )(duplicate|escalated):/;

/**
 * Queues the mails whose hour has come today. A day that was missed is told with the next. One service call where no hour
 * has come, fourteen otherwise, one or two more where duplicates have come or gone, and eight more to make the Outbox.
 * Issues of the ledger; `busy`.
 */
export function queueMails(ports: Ports, run: MailRun): Result<null> {
  const { workbook, properties } = ports;
  const { tabs, settings, book, today } = run;
  const { reminders } = settings;
  const inProperty = ours(run, parsed<Progress>(properties.get(PROGRESS_KEY)));
  const hourOf = (address: string): number => book.personAt(address)?.hour ?? reminders.hour;
  const isUntold = (told: Told, address: string): boolean =>
    hourOf(address) <= run.hour && (toldTo(told, address) ?? '') < today;
  const named = (told: Told): readonly string[] => [...new Set(['', ...book.addresses, ...Object.keys(told)])];
  const isWeekend = reminders.weekdaysOnly && weekday(today) > FRIDAY;
  const known = latest(inProperty);
  if (isWeekend || !named(known).some((address) => isUntold(known, address))) return ok(null);

  const ledger = openLedger(ports, tabs, { full: false, journal: [], settingsCells: run.settingsCells });
  if (!ledger.ok) return ledger;
  const file = workbook.spreadsheetName();
  const records = dueRecords(ledger.value.records, ledger.value.settings, ledger.value.context);
  const queued = underLock(ports, () => {
    const outbox = makeRoom(workbook, openOutbox(ports, run));
    const kept = [...inProperty, ...ours(run, outbox.progress)];
    const told = latest(kept);
    const since = kept.map((progress) => progress.since).sort()[0] ?? today;
    const [news] = ours(run, outbox.news);
    const before = news?.duplicates ?? (kept.length === 0 ? {} : null);
    const duplicates = knownDuplicates(before, ledger.value, records, told);
    // Before the mails: what they tell is known by then, and is not taken for new a second time.
    if (JSON.stringify(duplicates) !== JSON.stringify(news?.duplicates))
      keepNews(workbook, outbox, { spreadsheetId: run.switched.spreadsheetId, duplicates });
    const to = reminders.weekdaysOnly && weekday(today) === FRIDAY ? addDays(today, 2) : today;
    const planned = planMails(run, ledger.value, records, outbox, file, {
      duplicates,
      isUntold: (address) => isUntold(told, address),
      window: (address) => ({ today, from: firstUntold(toldTo(told, address), today), to }),
      horizon: addDays(since, -DAYS_BACK),
    });
    // The mails first: a run that ends in between finds them by their keys, and none is left out.
    if (keepMails(workbook, outbox, planned) === null) return refused({ code: 'busy' });
    const days = named(told).map((address): [string, CivilDate] => [
      address,
      isUntold(told, address) ? to : (toldTo(told, address) ?? addDays(today, -1)),
    ]);
    const others = new Map(days).get('');
    const progress: Progress = {
      spreadsheetId: run.switched.spreadsheetId,
      since,
      told: Object.fromEntries(days.filter(([address, day]) => address === '' || day !== others)) as Told,
    };
    workbook.edit([setProgress(outbox.sheet, progress)]);
    return ok(progress);
  });
  if (!queued.ok) return queued;
  properties.set(PROGRESS_KEY, JSON.stringify(queued.value));
  return ok(null);
}

type Told = Progress['told'];

/** The last day told to a reader, named or not. */
function toldTo(told: Told, address: string): CivilDate | undefined {
  return told[address] ?? told[''];
}

/** What was kept by this file, not by the one of which it is a copy. */
function ours<T extends { readonly spreadsheetId: string }>({ switched }: MailRun, kept: T | null): readonly T[] {
  return kept?.spreadsheetId === switched.spreadsheetId ? [kept] : [];
}

/** By address, the last day that either place knows of. */
function latest(kept: readonly Progress[]): Told {
  const addresses = new Set(kept.flatMap(({ told }) => Object.keys(told)));
  return Object.fromEntries(
    [...addresses].map((address) => [
      address,
      kept
        .map(({ told }) => toldTo(told, address) ?? '')
        .sort()
        .pop() ?? '',
    ]),
  );
}

/** The first day whose events nobody was told of, but not too long ago; a first mail begins today. */
function firstUntold(told: CivilDate | undefined, today: CivilDate): CivilDate {
  if (told === undefined) return today;
  const next = addDays(told, 1);
  const first = addDays(today, -DAYS_BACK);
  return next < first ? first : next > today ? today : next;
}

interface PlanRules {
  /** By address in lower case: whose hour has come, and what they have not been told. */
  readonly isUntold: (address: string) => boolean;
  readonly window: (address: string) => DueWindow;
  readonly horizon: CivilDate;
  readonly duplicates: DuplicateNews;
}

function planMails(
  { switched, book, today, tabs }: MailRun,
  ledger: Ledger,
  records: readonly DueRecord[],
  { entries }: Outbox,
  file: string,
  { isUntold, window: windowOf, horizon, duplicates }: PlanRules,
): PlannedMail[] {
  const { spreadsheetId, by } = switched;
  const rest = book.personAt(by);
  if (rest === null) return [];
  const ours = entries.filter((entry) => entry.spreadsheetId === spreadsheetId);
  const keys = new Set(ours.map(({ key }) => key));
  const unsent = ours.filter(({ state, day }) => state === 'DUE' && day < today);
  const readerOf = ({ owner }: DueRecord): Recipient => book.ownerOf(owner) ?? rest;
  const { managers } = book;
  const overseers = managers.length > 0 ? managers : [rest];
  const groups = byRecipient(records, readerOf, overseers);
  const told = duplicateTold(duplicates);
  const first = addDays(today, -DAYS_BACK);
  return [...groups].flatMap(([address, { recipient, records: own }]): PlannedMail[] => {
    const key = `digest ${today} ${address}`;
    if (!isUntold(address) || keys.has(key)) return [];
    const oversees = overseers.some(({ email }) => sameAddress(email, address));
    // What was for a manager goes as it is where its reader is none any more: nobody else is told.
    const replaced = unsent.find(
      ({ recipient: to, items }) => sameAddress(to, address) && (oversees || !OVERSEEN_ITEM.test(items)),
    );
    const waiting = replaced === undefined ? null : firstDayOf(replaced);
    const asked = windowOf(address);
    const untold = waiting !== null && waiting < asked.from ? waiting : asked.from;
    const [, from = today] = [first, untold].sort();
    const window = { ...asked, from };
    const digest = planDigest(recipient, findDue(own, window), {
      window,
      horizon,
      unsent: replaced === undefined ? null : { day: replaced.day, items: replaced.items.split(' ') },
      looseEnds: oversees && hasMonday(window) ? looseEnds(ledger) : null,
      isOwnerOf: ({ owner }) => book.ownerOf(owner) !== null,
      oversight: !oversees
        ? null
        : {
            reason: managers.length > 0 ? 'manager' : 'no-manager',
            items: findOverseen(records, window, {
              duplicateTold: told,
              escalates: (record) => managers.length > 0 && !sameAddress(readerOf(record).email, address),
            }),
          },
      escalates: managers.length > 0,
    });
    if (digest === null) return [];
    const content: MailContent = {
      digest,
      from: window.from,
      file,
      spreadsheetId,
      sheetId: tabs.customers,
      by,
      since: switched.on,
    };
    const mail: Mail = {
      key,
      recipient: recipient.email,
      kind: 'digest',
      day: today,
      count: countItems(digest),
      items: itemKeys(digest).join(' '),
      spreadsheetId,
      state: 'DUE',
      at: '',
      reason: '',
      content: JSON.stringify(content),
    };
    return [{ mail, replaced }];
  });
}

/** Of a mail that waits, the first day it tells of. A person may have changed its row. */
function firstDayOf({ day, content }: Mail): CivilDate {
  try {
    return String((JSON.parse(content) as MailContent).from);
  } catch {
    return day;
  }
}

/** By address in lower case; of `others` too, who may have none of their own. */
function byRecipient(
  records: readonly DueRecord[],
  recipientOf: (record: DueRecord) => Recipient,
  others: readonly Recipient[],
): ReadonlyMap<string, { readonly recipient: Recipient; readonly records: readonly DueRecord[] }> {
  const groups = new Map<string, { recipient: Recipient; records: DueRecord[] }>();
  const groupOf = (recipient: Recipient): { readonly records: DueRecord[] } => {
    const address = recipient.email.toLowerCase();
    const group = groups.get(address) ?? { recipient, records: [] };
    groups.set(address, group);
    return group;
  };
  for (const record of records) groupOf(recipientOf(record)).records.push(record);
  others.forEach(groupOf);
  return groups;
}
