/**
 * Who is due today, for the sidebar: the very list that the daily mail is made of. Reads only.
 */
import type { TodayList } from '../contract/api/today';
import { addressBook, sameAddress } from '../domain/address-book';
import { textOf } from '../domain/cell-value';
import {
  countBirthdays,
  DUE_KINDS,
  type DueItem,
  type DueRecord,
  type DueWindow,
  findDue,
  findOverseen,
  hasMonday,
  onlyToday,
} from '../domain/due-items';
import { dueRecords } from '../domain/due-records';
import { type DuplicateNews, duplicateTold } from '../domain/duplicate-news';
import type { FieldKey } from '../domain/fields';
import { ok, type Result, refused } from '../domain/issues';
import { knownDuplicates } from './known-duplicates';
import { findLedger, type Ledger, openLedger, readLedger } from './ledger';
import { readOutbox } from './outbox';
import type { Ports } from './ports';
import { switchedOnHere } from './reminders';

/** Items of a kind that a page is sent. */
const MOST_ITEMS = 100;

export interface DueLedger {
  readonly ledger: Ledger;
  readonly records: readonly DueRecord[];
  /** What whoever asks is told as a manager, of everybody's customers; nothing where they are none. Three calls on Mondays. */
  readonly findOverseenIn: (window: DueWindow) => readonly DueItem[];
}

/**
 * The ledger and whom it is about; with `mine` those of whom the daily mail tells whoever asks. Some ten service calls.
 * Issue `mail-address-missing` where Google does not say who asks for what is theirs.
 */
export function dueLedger(ports: Ports, mine: boolean): Result<DueLedger> {
  const me = mine ? ports.account.email() : '';
  if (mine && me === '') return refused({ code: 'mail-address-missing' });
  const opened = readLedger(ports, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const book = addressBook(ledger.settings);
  const rest = mine ? (switchedOnHere(ports)?.by ?? '') : '';
  const isMine = ({ owner }: DueRecord): boolean => sameAddress(book.ownerOf(owner)?.email ?? rest, me);
  const { managers } = book;
  const oversees =
    !mine || (managers.length > 0 ? managers.map(({ email }) => email) : [rest]).some((one) => sameAddress(one, me));
  const all = dueRecords(ledger.records, ledger.settings, ledger.context);
  const findOverseenIn = (window: DueWindow): DueItem[] =>
    findOverseen(all, window, {
      duplicateTold: duplicateTold(hasMonday(window) ? duplicateNews(ports, ledger, all) : {}),
      escalates: (record) => mine && managers.length > 0 && !isMine(record),
    });
  return ok({
    ledger,
    records: mine ? all.filter(isMine) : all,
    findOverseenIn: oversees ? findOverseenIn : () => [],
  });
}

/** What is due. Issues as of `dueLedger`. */
export function today(ports: Ports, { mine }: { readonly mine: boolean }): Result<TodayList> {
  const opened = dueLedger(ports, mine);
  if (!opened.ok) return opened;
  const { ledger, records, findOverseenIn } = opened.value;
  const window = onlyToday(ledger.context.today);
  const items = [...findDue(records, window), ...findOverseenIn(window)];
  return ok({
    date: ledger.context.today,
    sections: DUE_KINDS.flatMap((kind) => {
      const found = items.filter((item) => item.kind === kind);
      return found.length === 0 ? [] : [{ kind, count: found.length, items: found.slice(0, MOST_ITEMS) }];
    }),
    ...looseEnds(ledger),
    isUnplanned: records.length > 0 && records.every(({ nextFollowUp }) => nextFollowUp === ''),
  });
}

/** None before the daily mail has first been made. Three service calls. */
function duplicateNews({ workbook }: Ports, ledger: Ledger, records: readonly DueRecord[]): DuplicateNews {
  if (ledger.tabs.outbox === null) return {};
  const { news, progress } = readOutbox(workbook, ledger.tabs.outbox);
  return news?.spreadsheetId === workbook.spreadsheetId()
    ? knownDuplicates(news.duplicates, ledger, records, progress?.told ?? {})
    : {};
}

export interface OpeningCounts {
  readonly today: number;
  readonly overdue: number;
  readonly birthdays: number;
}

/** What is said when the spreadsheet is opened; null without a ledger. Some eight service calls. */
export function openingCounts(ports: Ports): OpeningCounts | null {
  const tabs = findLedger(ports.workbook);
  const opened = tabs === null ? null : openLedger(ports, tabs, { full: false, journal: [] });
  if (opened === null || !opened.ok) return null;
  const { records, settings, context } = opened.value;
  const known = dueRecords(records, settings, context);
  const items = findDue(known, onlyToday(context.today));
  return {
    today: items.filter(({ kind }) => kind === 'today').length,
    overdue: items.filter(({ kind }) => kind === 'overdue').length,
    birthdays: countBirthdays(known, context.today, 7),
  };
}

/** What waits for a look, in numbers. Rows lack an owner only where the ledger has that column. */
export function looseEnds(ledger: Ledger): Pick<TodayList, 'duplicateGroups' | 'toCheck' | 'withoutOwner'> {
  const texts = (key: FieldKey): string[] => {
    const index = ledger.columns.find((column) => column.key === key)?.index;
    return index === undefined
      ? []
      : ledger.records.rows.map((row) => textOf(ledger.cells.values[row]?.[index] ?? '').trim());
  };
  return {
    duplicateGroups: new Set(texts('duplicateGroup').filter((text) => text !== '')).size,
    toCheck: texts('issues').filter((text) => text !== '').length,
    withoutOwner: texts('owner').filter((text) => text === '').length,
  };
}
