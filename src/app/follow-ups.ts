/**
 * The Follow-ups tab: one row for each contact with a customer. People may move and rename its columns, sort it and add
 * their own: columns are found by header, rows by what they hold.
 */
import type { ContactEntry } from '../contract/api';
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, isCivil, textOf } from '../domain/cell-value';
import { CONTACT_KEYS, type ContactKey } from '../domain/follow-up';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import type { ValidationRule } from '../domain/sheet-rules';
import type { Language } from '../domain/sheet-snapshot';
import type { CellStyle, SheetEdit, SheetRef, Workbook } from './ports';
import { FIRST_SETTINGS_ROW, LIST_ROWS } from './settings-tab';

export type Contact = Readonly<Record<ContactKey, CellValue>>;

const LANGUAGES: readonly Language[] = ['en', 'zh-CN', 'zh-TW'];
/** The list in Settings of each column that has one. */
const LISTS: Readonly<Partial<Record<ContactKey, string>>> = {
  kind: 'followUpKind',
  channel: 'channel',
  outcome: 'outcome',
};
/** How often a row is looked for when somebody goes on moving things. */
const MOST_TRIES = 3;

const HEAD_STYLE: CellStyle = { bold: true, background: '#37474F', color: '#FFFFFF' };
const MOMENT = 'yyyy-mm-dd hh:mm';
const DAY = 'yyyy-mm-dd';
const FORMATS: Readonly<Partial<Record<ContactKey, string>>> = { at: MOMENT, plannedDate: DAY, nextDate: DAY };

function listRule(
  key: ContactKey,
  language: Language,
  settingsSheet: SheetRef,
  listColumns: Readonly<Record<string, number>>,
): ValidationRule | null {
  const column = listColumns[LISTS[key] ?? ''];
  return column === undefined
    ? null
    : {
        criteria: 'VALUE_IN_RANGE',
        args: [{ tab: settingsSheet, row: FIRST_SETTINGS_ROW, column, rows: LIST_ROWS, columns: 1 }, true],
        allowInvalid: true,
        helpText: messagesFor(language).help.listOpen,
      };
}

/** What makes the tab ready: some eleven calls, one less where an empty tab of that name `isThere`. */
export function followUpsEdits(
  name: string,
  isThere: boolean,
  settings: LedgerSettings,
  settingsSheet: SheetRef,
  listColumns: Readonly<Record<string, number>>,
): SheetEdit[] {
  const words = messagesFor(settings.language);
  const width = CONTACT_KEYS.length;
  const rows = 999;
  const at = (key: ContactKey): number => CONTACT_KEYS.indexOf(key);
  const below = (key: ContactKey) => ({ row: 1, column: at(key), rows, columns: 1 });
  const rules = (['kind', 'channel', 'outcome'] as const).map((key) =>
    listRule(key, settings.language, settingsSheet, listColumns),
  );
  const head = { row: 0, column: 0, rows: 1, columns: width };
  return [
    ...(isThere ? [] : [{ kind: 'insert-sheet' as const, name }]),
    { kind: 'write', sheet: name, row: 0, column: 0, values: [CONTACT_KEYS.map((key) => words.followUps[key])] },
    { kind: 'style', sheet: name, ranges: [head], style: HEAD_STYLE },
    { kind: 'number-format', sheet: name, ranges: [below('at')], format: MOMENT },
    { kind: 'number-format', sheet: name, ranges: [below('plannedDate'), below('nextDate')], format: DAY },
    { kind: 'validations-down', sheet: name, range: { ...below('kind'), columns: rules.length }, rules },
    { kind: 'column-width', sheet: name, column: 0, count: width, pixels: 130 },
    { kind: 'freeze', sheet: name, rows: 1 },
  ];
}

/** Which column holds what: by header in any of the languages, else where it stood, if that has no header. */
function placesOf(headers: readonly string[]): ReadonlyMap<ContactKey, number> {
  const places = new Map<ContactKey, number>();
  for (const key of CONTACT_KEYS) {
    const names = LANGUAGES.map((language) => messagesFor(language).followUps[key]);
    const found = headers.findIndex((header) => names.includes(header.trim()));
    if (found >= 0) places.set(key, found);
  }
  const taken = new Set(places.values());
  CONTACT_KEYS.forEach((key, index) => {
    if (!places.has(key) && !taken.has(index) && (headers[index] ?? '').trim() === '') places.set(key, index);
  });
  return places;
}

/**
 * Puts back headers that somebody has emptied, where their contacts are written, and columns that somebody has deleted,
 * to the right of everything. One service call where all are there; some ten where one is not.
 */
export function mendFollowUps(
  workbook: Workbook,
  sheet: number,
  language: Language,
  settingsSheet: SheetRef,
  listColumns: Readonly<Record<string, number>>,
): void {
  const headers = workbook.rowsAsShown(sheet, 0, 1)[0] ?? [];
  const places = placesOf(headers);
  const missing = CONTACT_KEYS.filter((key) => (headers[places.get(key) ?? -1] ?? '').trim() === '');
  if (missing.length === 0) return;
  const cells = workbook.readGrid(sheet, headers.length);
  const isBare = (column: number): boolean => cells.every((row) => (row[column] ?? '') === '');
  let right = headers.length;
  while (right > 0 && isBare(right - 1)) right--;
  const columns = missing.map((key) => {
    const place = places.get(key) ?? headers.length;
    return { key, column: place < headers.length ? place : -1 };
  });
  const free = new Set(columns.map(({ column }) => column));
  const placed = columns.map(({ key, column }) => {
    while (free.has(right)) right++;
    return { key, column: column < 0 ? right++ : column };
  });
  const beyond = Math.max(...placed.map(({ column }) => column)) + 1 - headers.length;
  const below = { row: 1, rows: Math.max(1, cells.length - 1), columns: 1 };
  workbook.edit([
    ...(beyond > 0 ? [{ kind: 'insert-columns' as const, sheet, after: headers.length - 1, count: beyond }] : []),
    ...placed.map(({ key, column }): SheetEdit => {
      return { kind: 'write', sheet, row: 0, column, values: [[messagesFor(language).followUps[key]]] };
    }),
    {
      kind: 'style',
      sheet,
      ranges: placed.map(({ column }) => ({ row: 0, column, rows: 1, columns: 1 })),
      style: HEAD_STYLE,
    },
    ...['General', MOMENT, DAY].map((format): SheetEdit => {
      const own = placed.filter(({ key }) => (FORMATS[key] ?? 'General') === format);
      return { kind: 'number-format', sheet, ranges: own.map(({ column }) => ({ ...below, column })), format };
    }),
    ...placed.flatMap(({ key, column }): SheetEdit[] => {
      const rule = listRule(key, language, settingsSheet, listColumns);
      return rule === null ? [] : [{ kind: 'validation', sheet, range: { ...below, column }, rule }];
    }),
  ]);
}

/**
 * The row of a contact, for a tab with these headers. Issues: `follow-ups-column-missing` for what would be written
 * nowhere.
 */
export function contactRow(headers: readonly string[], contact: Contact, language: Language): Result<CellValue[]> {
  const places = placesOf(headers);
  const words = messagesFor(language);
  const missing = CONTACT_KEYS.filter((key) => !places.has(key) && contact[key] !== '');
  if (missing.length > 0)
    return refused(
      ...missing.map((key): Issue => ({ code: 'follow-ups-column-missing', params: { header: words.followUps[key] } })),
    );
  const row = new Array<CellValue>(Math.max(...places.values()) + 1).fill('');
  for (const [key, index] of places) row[index] = contact[key];
  return ok(row);
}

/** The newest contacts with a customer, `most` at most, and how many there are. One service call, or two. */
export function contactsWith(
  workbook: Workbook,
  sheet: number,
  customerId: string,
  most: number,
): { readonly contacts: readonly ContactEntry[]; readonly count: number } {
  const [head = [], ...rows] = workbook.readGrid(sheet, CONTACT_KEYS.length);
  const places = placesOf(head.map(textOf));
  const cell = (row: readonly CellValue[], key: ContactKey): CellValue => row[places.get(key) ?? -1] ?? '';
  const text = (row: readonly CellValue[], key: ContactKey): string => textOf(cell(row, key)).trim();
  const own = rows.filter((row) => text(row, 'customerId') === customerId);
  const sorted = own
    .map((row, order) => ({ row, order, at: text(row, 'at') }))
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.order - a.order));
  return {
    count: own.length,
    contacts: sorted.slice(0, most).map(({ row }) => ({
      at: isCivil(cell(row, 'at')) ? `${text(row, 'at')} 00:00`.slice(0, 16) : text(row, 'at'),
      by: text(row, 'by'),
      kind: text(row, 'kind'),
      channel: text(row, 'channel'),
      outcome: text(row, 'outcome'),
      note: text(row, 'note'),
    })),
  };
}

/** A cell as text, with a midnight as a bare date. */
function plainText(value: CellValue): string {
  return textOf(value).replace(/ 00:00:00$/, '');
}

/**
 * Deletes the row of a contact that still is as it was logged, wherever it stands. One that somebody has edited since
 * stays, with an issue. A row that was hit instead, because somebody moved rows at that moment, is put back. Two service
 * calls and more.
 */
export function removeContact(workbook: Workbook, sheet: number, contact: Contact): Issue[] {
  let before: readonly (readonly CellValue[])[] | null = null;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const now = workbook.readGrid(sheet, CONTACT_KEYS.length);
    const places = placesOf((now[0] ?? []).map(textOf));
    // An older entry of the Journal knows fewer columns.
    const isSame = (row: readonly CellValue[], keys: readonly ContactKey[]): boolean =>
      keys.every((key) => plainText(row[places.get(key) ?? -1] ?? '') === plainText(contact[key] ?? ''));
    if (before !== null) {
      const there = new Map<string, number>();
      for (const row of now) there.set(JSON.stringify(row), (there.get(JSON.stringify(row)) ?? 0) + 1);
      for (const row of before) {
        const left = there.get(JSON.stringify(row)) ?? 0;
        there.set(JSON.stringify(row), left - 1);
        const isOther = !isSame(row, CONTACT_KEYS) && row.some((value) => value !== '');
        if (left < 1 && isOther) workbook.edit([{ kind: 'append-row', sheet, values: row }]);
      }
    }
    const at = now.findIndex((row, index) => index > 0 && isSame(row, CONTACT_KEYS));
    if (at < 0) {
      const isEdited = now.some((row, index) => index > 0 && isSame(row, ['at', 'customerId', 'by']));
      return before === null && isEdited ? [{ code: 'undo-later-edit', params: { count: 1 } }] : [];
    }
    // Of rows that are alike any may go, but only one.
    if (
      before !== null &&
      now.filter((row) => isSame(row, CONTACT_KEYS)).length < before.filter((row) => isSame(row, CONTACT_KEYS)).length
    )
      return [];
    workbook.edit([{ kind: 'delete-rows', sheet, row: at, count: 1 }]);
    before = now;
  }
  return [];
}
