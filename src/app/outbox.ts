/**
 * The Outbox: a hidden tab in which one row is one mail, from the moment it is due. Whoever sends claims the row first,
 * so that a mail is never sent twice and never lost without a trace. Knows rows and states, not what is in a mail.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, textOf } from '../domain/cell-value';
import type { DuplicateNews } from '../domain/duplicate-news';
import type { KnownSettings } from './open-settings';
import type { Ports, SheetEdit, Workbook } from './ports';
import { readSettings } from './read-settings';
import { stateCell, stateEdits } from './settings-state';
import { ownTab } from './tabs';

/**
 * `DUE` waits; `SENDING` is claimed; `SENT` and `FAILED` are certain; `UNCONFIRMED` was claimed by a run that did not come
 * to say what became of it.
 */
export type MailState = 'DUE' | 'SENDING' | 'SENT' | 'FAILED' | 'UNCONFIRMED';

export interface Mail {
  /** One mail for each person, kind and day, whoever runs. */
  readonly key: string;
  readonly recipient: string;
  readonly kind: 'digest';
  /** `yyyy-mm-dd`. */
  readonly day: string;
  /** What it tells of: how many, and each as `kind:customerId`. */
  readonly count: number;
  readonly items: string;
  /** Rows of another file, of which this one is a copy, are not ours to send. */
  readonly spreadsheetId: string;
  /** What is needed to write the mail; '' once it has been sent. */
  readonly content: string;
  readonly state: MailState;
  /** When it was last tried: `yyyy-mm-dd HH:MM:SS`. */
  readonly at: string;
  readonly reason: string;
}

export interface OutboxEntry extends Mail {
  /** Row index in the tab, until a person sorts it. */
  readonly row: number;
}

/** How far reminders have come; also kept as a property, in case somebody deletes the tab. */
export interface Progress {
  readonly spreadsheetId: string;
  /** The day of the first mail. */
  readonly since: string;
  /**
   * By address in lower case: the last day whose mail for that reader is in the Outbox, or had nothing to tell; under ''
   * that of everybody who is not named.
   */
  readonly told: Readonly<Record<string, string>>;
}

/** What is known of new duplicates. */
export interface KnownNews {
  readonly spreadsheetId: string;
  readonly duplicates: DuplicateNews;
}

export interface Outbox {
  readonly sheet: number;
  readonly entries: readonly OutboxEntry[];
  readonly progress: Progress | null;
  readonly news: KnownNews | null;
}

const HEADERS = [
  'key',
  'recipient',
  'kind',
  'day',
  'count',
  'items',
  'spreadsheetId',
  'state',
  'at',
  'reason',
  'content',
] as const;
const STATE_COLUMN = HEADERS.indexOf('state');
const PROGRESS = { row: 0, column: HEADERS.length };
/** From here to the right, as many cells as it takes. */
const NEWS = { row: 0, column: PROGRESS.column + 1 };
const NEWS_LENGTH = 45_000;
/** Columns of a new tab. */
const GRID_COLUMNS = 26;
/** Of a new tab's 1,000 rows as many go as leave these: every row is read, again and again. */
const GRID_ROWS = 100;
const FIRST_ROW = 1;
/** Rows kept; what exceeds them by a hundred gives way. */
const MOST_ENTRIES = 400;
const GIVE_WAY = 100;
/** How often a write is repeated where people sort the rows in between. */
const MOST_TRIES = 5;

/** One call. */
export function readOutbox(workbook: Workbook, sheet: number): Outbox {
  const values = workbook.readColumns(sheet, 0, GRID_COLUMNS);
  const pieces = (values[NEWS.row] ?? []).slice(NEWS.column).map(textOf);
  return {
    sheet,
    progress: parsed<Progress>(textOf(values[PROGRESS.row]?.[PROGRESS.column] ?? '')),
    news: parsed<KnownNews>(pieces.slice(0, [...pieces, ''].indexOf('')).join('')),
    entries: values.flatMap((cells, row): OutboxEntry[] => {
      if (row < FIRST_ROW || cells[0] === '') return [];
      const [key, recipient, kind, day, count, items, spreadsheetId, state, at, reason, content] = cells.map(textOf);
      return [
        { row, key, recipient, kind, day, count: Number(count), items, spreadsheetId, state, at, reason, content },
      ] as OutboxEntry[];
    }),
  };
}

/** What was kept, or null where it cannot be read. */
export function parsed<T extends Progress | KnownNews>(text: string | null): T | null {
  try {
    return text === null || text === '' ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/**
 * The Outbox, made where there is none. One call where it is there; some eleven to make it. Settings keep its name for a
 * file that loses its metadata.
 */
export function openOutbox({ workbook }: Ports, { tabs }: Pick<KnownSettings, 'tabs'>): Outbox {
  if (tabs.outbox !== null) return readOutbox(workbook, tabs.outbox);
  // As they are under the lock: another operation may have given out IDs since.
  const settingsCells = workbook.readCells(tabs.settings).values;
  const settings = readSettings(settingsCells);
  if (settings === null) throw new Error('no settings');
  const { name, isThere } = ownTab(workbook, messagesFor(settings.language).tabs.outbox, HEADERS);
  workbook.edit([
    ...(isThere ? [] : newTab(name)),
    { kind: 'write', sheet: name, row: 0, column: 0, values: [[...HEADERS]] },
    { kind: 'hide-sheet', sheet: name },
    {
      kind: 'remember-tabs',
      tabs: { ...workbook.rememberedTabs(), customers: tabs.customers, settings: tabs.settings, outbox: name },
    },
    ...stateEdits(tabs.settings, stateCell(settingsCells), { ...settings, tabs: { ...settings.tabs, outbox: name } }),
    { kind: 'activate-sheet', sheet: tabs.customers },
  ]);
  workbook.flush();
  const sheet = workbook.rememberedTabs()['outbox'] as number;
  return isThere ? readOutbox(workbook, sheet) : { sheet, entries: [], progress: null, news: null };
}

const newTab = (name: string): SheetEdit[] => [
  { kind: 'insert-sheet', name },
  { kind: 'delete-rows', sheet: name, row: GRID_ROWS, count: 1000 - GRID_ROWS },
];

function rowOf(mail: Mail): CellValue[] {
  return HEADERS.map((key) => mail[key]);
}

/** A mail in another state; of one that has been sent the content goes. */
export function moved(mail: Mail, state: MailState, at: string, reason = ''): Mail {
  return { ...mail, state, at, reason, content: state === 'SENT' ? '' : mail.content };
}

/** A mail's key, beside those of a file of which this one is a copy. */
function idOf({ spreadsheetId, key }: Mail): string {
  return `${spreadsheetId} ${key}`;
}

/** A mail, and the one that waited until now and whose row it takes. */
export interface PlannedMail {
  readonly mail: Mail;
  readonly replaced?: OutboxEntry | undefined;
}

/**
 * Writes mails to their rows, new ones below the others, and looks whether they are there: somebody may sort, insert or
 * delete rows between any two calls, and then what was written over is put back and the rows are found anew. Returns the
 * Outbox as it is then, or null where the rows would not keep still. Two calls and one for each mail; new ones are one
 * block and cost one more.
 */
export function keepMails(workbook: Workbook, before: Outbox, planned: readonly PlannedMail[]): Outbox | null {
  const wanted = new Map<string, Mail>(before.entries.map((entry) => [idOf(entry), entry]));
  const heirs = new Map<string, string>();
  for (const { mail, replaced } of planned) {
    wanted.set(idOf(mail), mail);
    if (replaced === undefined) continue;
    wanted.delete(idOf(replaced));
    heirs.set(idOf(replaced), idOf(mail));
  }
  let outbox = before;
  for (let tries = 0; tries <= MOST_TRIES; tries++) {
    const edits = editsTo(workbook, outbox, wanted, heirs);
    if (edits.length === 0) return outbox;
    workbook.edit(edits);
    workbook.flush();
    outbox = readOutbox(workbook, before.sheet);
  }
  return null;
}

/** From the Outbox as it is to the mails wanted, by ID. The row of a mail that has an heir is the heir's, or free. */
function editsTo(
  workbook: Workbook,
  { sheet, entries }: Outbox,
  wanted: ReadonlyMap<string, Mail>,
  heirs: ReadonlyMap<string, string>,
): SheetEdit[] {
  const missing = new Map(wanted);
  for (const entry of entries) missing.delete(idOf(entry));
  const inherited = new Set(heirs.values());
  const write = (row: number, column: number, values: CellValue[][]): SheetEdit[] =>
    values.length === 0 ? [] : [{ kind: 'write', sheet, row, column, values }];

  const edits = entries.flatMap((entry) => {
    const heir = heirs.get(idOf(entry));
    if (heir !== undefined) {
      const id = missing.has(heir) ? heir : ([...missing.keys()].find((one) => !inherited.has(one)) ?? '');
      const mail = missing.get(id);
      missing.delete(id);
      return mail === undefined ? [] : write(entry.row, 0, [rowOf(mail)]);
    }
    const { state, at, reason, content } = wanted.get(idOf(entry)) ?? entry;
    if (state === entry.state && content === entry.content) return [];
    // The content only where it changes: in the row of another reader it would be the wrong one.
    return write(entry.row, STATE_COLUMN, [[state, at, reason, ...(content === entry.content ? [] : [content])]]);
  });
  if (missing.size === 0) return edits;
  const row = (entries[entries.length - 1]?.row ?? FIRST_ROW - 1) + 1;
  const rows = workbook.maxRows(sheet);
  const count = row + missing.size - rows;
  return [
    ...edits,
    ...(count > 0 ? [{ kind: 'insert-rows' as const, sheet, after: rows - 1, count }] : []),
    ...write(row, 0, [...missing.values()].map(rowOf)),
  ];
}

/**
 * Makes room where there are too many rows: the oldest that were sent go, as far as nothing that needs a look stands between
 * them. No call where there is room, four otherwise.
 */
export function makeRoom(workbook: Workbook, outbox: Outbox): Outbox {
  const { sheet, entries } = outbox;
  if (entries.length < MOST_ENTRIES + GIVE_WAY) return outbox;
  const start = entries.findIndex(({ state }) => state === 'SENT');
  const first = entries[start]?.row ?? 0;
  const isLeaving = ({ row, state }: OutboxEntry, i: number): boolean => state === 'SENT' && row === first + i;
  const run = entries.slice(start, start + entries.length - MOST_ENTRIES);
  const end = run.findIndex((entry, i) => !isLeaving(entry, i));
  const leaving = new Set(start < 0 ? [] : end < 0 ? run : run.slice(0, end));
  if (leaving.size === 0) return outbox;
  workbook.edit([{ kind: 'delete-rows', sheet, row: first, count: leaving.size }]);
  const kept = entries.filter((entry) => !leaving.has(entry));
  return (
    keepMails(
      workbook,
      readOutbox(workbook, sheet),
      kept.map((mail) => ({ mail })),
    ) ?? outbox
  );
}

/** Two calls, for what is told must not be forgotten. The last cell is empty: those behind it hold what was there before. */
export function keepNews(workbook: Workbook, { sheet }: Outbox, news: KnownNews): void {
  const pieces = JSON.stringify(news).match(new RegExp(`.{1,${NEWS_LENGTH}}`, 'g')) ?? [];
  workbook.edit([{ kind: 'write', sheet, ...NEWS, values: [[...pieces, '']] }]);
  workbook.flush();
}

/** One call. */
export function setProgress(sheet: number, progress: Progress): SheetEdit {
  return { kind: 'write', sheet, ...PROGRESS, values: [[JSON.stringify(progress)]] };
}
