/**
 * The Outbox: a hidden tab in which one row is one mail, from the moment it is due. Whoever sends claims the row first,
 * so that a mail is never sent twice and never lost without a trace. Knows rows and states, not what is in a mail.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, textOf } from '../domain/cell-value';
import type { KnownSettings } from './open-settings';
import type { Ports, SheetEdit, Workbook } from './ports';
import { readSettings, stateCell, stateEdits } from './settings-tab';
import { ownTab } from './tabs';

/**
 * `DUE` waits; `SENDING` is claimed; `SENT` and `FAILED` are certain; `UNCONFIRMED` was claimed by a run that did not come
 * to say what became of it.
 */
export type MailState = 'DUE' | 'SENDING' | 'SENT' | 'FAILED' | 'UNCONFIRMED';

export interface NewMail {
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
}

export interface OutboxEntry extends NewMail {
  /** Row index in the tab. */
  readonly row: number;
  readonly state: MailState;
  /** When it was last tried: `yyyy-mm-dd HH:MM:SS`. */
  readonly at: string;
  readonly reason: string;
}

/** How far reminders have come; also kept as a property, in case somebody deletes the tab. */
export interface Progress {
  readonly spreadsheetId: string;
  /** The day of the first mail. */
  readonly since: string;
  /** By hour of the day: the last day whose mails at that hour are in the Outbox, or had nothing to tell. */
  readonly told: Readonly<Record<string, string>>;
}

export interface Outbox {
  readonly sheet: number;
  readonly entries: readonly OutboxEntry[];
  readonly progress: Progress | null;
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
const FIRST_ROW = 1;
/** Rows kept; what exceeds them gives way a hundred at a time. */
const MOST_ENTRIES = 400;
const GIVE_WAY = 100;
/** Rows of a new tab. */
const GRID_ROWS = 1000;

/** Two calls. */
export function readOutbox(workbook: Workbook, sheet: number): Outbox {
  const { values } = workbook.readCells(sheet);
  return {
    sheet,
    progress: parseProgress(textOf(values[PROGRESS.row]?.[PROGRESS.column] ?? '')),
    entries: values.flatMap((cells, row): OutboxEntry[] => {
      const [key = '', recipient, kind, day, count, items, spreadsheetId, state, at, reason, content] =
        cells.map(textOf);
      if (row < FIRST_ROW || key === '') return [];
      return [
        { row, key, recipient, kind, day, count: Number(count), items, spreadsheetId, state, at, reason, content },
      ] as OutboxEntry[];
    }),
  };
}

/** What was kept, or null where it cannot be read. */
export function parseProgress(text: string | null): Progress | null {
  try {
    return text === null || text === '' ? null : (JSON.parse(text) as Progress);
  } catch {
    return null;
  }
}

/**
 * The Outbox, made where there is none. Two calls where it is there; some ten to make it. Settings keep its name for a
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
    ...(isThere ? [] : [{ kind: 'insert-sheet' as const, name }]),
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
  return readOutbox(workbook, workbook.rememberedTabs()['outbox'] as number);
}

function rowOf(mail: NewMail & Partial<OutboxEntry>): CellValue[] {
  const { state = 'DUE', at = '', reason = '' } = mail;
  const { key, recipient, kind, day, count, items, spreadsheetId, content } = mail;
  return [key, recipient, kind, day, count, items, spreadsheetId, state, at, reason, content];
}

/**
 * Puts mails below the others. One call; two more where old rows give way: what was sent goes, and what still needs a
 * look moves down.
 */
export function addMails({ sheet, entries }: Outbox, mails: readonly NewMail[]): SheetEdit[] {
  if (mails.length === 0) return [];
  const isFull = entries.length >= MOST_ENTRIES + GIVE_WAY;
  const leaving = isFull ? entries.slice(0, entries.length - MOST_ENTRIES) : [];
  const count = leaving.length === 0 ? 0 : (leaving[leaving.length - 1] as OutboxEntry).row - FIRST_ROW + 1;
  const last = entries[entries.length - 1]?.row ?? FIRST_ROW - 1;
  const kept = leaving.filter(({ state }) => state !== 'SENT');
  const rows = [...kept, ...mails].map(rowOf);
  const row = last + 1 - count;
  const edits: SheetEdit[] =
    count === 0
      ? []
      : [
          { kind: 'delete-rows', sheet, row: FIRST_ROW, count },
          { kind: 'insert-rows', sheet, after: row - 1, count },
        ];
  const missing = row + rows.length - GRID_ROWS;
  if (missing > 0) edits.push({ kind: 'insert-rows', sheet, after: row - 1, count: missing });
  return [...edits, { kind: 'write', sheet, row, column: 0, values: rows }];
}

/** Writes a mail that waits anew. One call. */
export function replaceMail(sheet: number, row: number, mail: NewMail): SheetEdit {
  return { kind: 'write', sheet, row, column: 0, values: [rowOf(mail)] };
}

/** Moves a mail on. One call. */
export function setMailState(
  sheet: number,
  { row, content }: OutboxEntry,
  { state, at, reason = '' }: { readonly state: MailState; readonly at: string; readonly reason?: string },
): SheetEdit {
  const values = [[state, at, reason, state === 'SENT' ? '' : content]];
  return { kind: 'write', sheet, row, column: STATE_COLUMN, values };
}

/** One call. */
export function setProgress(sheet: number, progress: Progress): SheetEdit {
  return { kind: 'write', sheet, ...PROGRESS, values: [[JSON.stringify(progress)]] };
}
