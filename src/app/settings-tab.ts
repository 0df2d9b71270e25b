/**
 * The Settings tab: the ledger's settings as cells that people may change, and back. The first row (hidden) marks each
 * block, so that blocks may be moved; the first two columns (hidden) hold everything exactly, for what cells cannot
 * say and for a file that has lost its metadata. Knows no service.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { a1Range } from '../domain/a1-notation';
import { type CellValue, textOf } from '../domain/cell-value';
import { legendOf } from '../domain/conditional-formats';
import { FIELDS, fieldOf, isFieldKey, partLabel } from '../domain/fields';
import type { Issue } from '../domain/issues';
import type { CheckMode, LedgerListItem, LedgerSettings, TeamMember } from '../domain/ledger-settings';
import { shippedItems } from '../domain/list-keys';
import { DEFAULT_CUTS } from '../domain/match/find-matches';
import type { Language } from '../domain/sheet-snapshot';
import type { TierRules } from '../domain/tiers';
import type { SheetEdit, SheetRef, Workbook } from './ports';
import {
  type GeneralKey,
  generalCells,
  generalKeys,
  generalValues,
  hourOf,
  isNameOf,
  readGeneral,
} from './settings-general';
import type { SettingsTable, TableCells } from './settings-table';
import { SETTINGS_TABLES } from './settings-tables';

const MARKER_ROW = 0;
const TITLE_ROW = 1;
const HEADING_ROW = 2;
export const FIRST_SETTINGS_ROW = 3;
/** Rows that a list may fill. */
export const LIST_ROWS = 500;
const WIDTH = 130;
/** Asked for where the ledger itself adds a column of stages. */
const STAGE_LIST = 'lifecycleStage';
const STATE_MARK = 'ledgerline:ledger';
/** Under this mark the workbench finds what a file format cannot carry. */
const WORKBENCH_MARK = 'ledgerline:workbook';

const LANGUAGES: readonly Language[] = ['en', 'zh-CN', 'zh-TW'];
interface Block extends TableCells {
  readonly marker: string;
}

export interface SettingsCells {
  readonly values: CellValue[][];
  /** Column index of each list. */
  readonly listColumns: Readonly<Record<string, number>>;
  readonly swatches: {
    readonly row: number;
    readonly column: number;
    readonly backgrounds: string[][];
    readonly colors: string[][];
  };
}

const GENERAL: SettingsTable = { marker: 'general', cells: generalCells, read: readGeneral };

function blockOf({ marker, cells }: SettingsTable, settings: LedgerSettings): Block {
  return { marker, ...cells(settings) };
}

/** Lays the settings out. Deterministic: equal settings give equal cells. */
export function settingsCells(settings: LedgerSettings): SettingsCells {
  const words = messagesFor(settings.language).settings;
  const { swatches, legend } = legendBlock(settings);
  const blocks: Block[] = [
    blockOf(GENERAL, settings),
    {
      marker: 'fields',
      title: words.blocks.fields,
      headings: [
        words.columns.label,
        words.columns.header,
        words.columns.type,
        words.columns.check,
        words.columns.oldHeader,
      ],
      rows: settings.fields.map((field) => [
        isFieldKey(field.key) ? fieldOf(field.key).labels[settings.language] : partLabel(field.key, settings.language),
        field.header,
        isFieldKey(field.key) ? words.types[fieldOf(field.key).type] : words.types.text,
        words.checks[field.check],
        field.original,
      ]),
    },
    ...SETTINGS_TABLES.map((table) => blockOf(table, settings)),
    legend,
    {
      marker: 'team',
      title: words.blocks.team,
      headings: [
        words.columns.name,
        words.columns.email,
        words.columns.role,
        words.columns.language,
        words.columns.hour,
      ],
      rows: settings.team.map((one) => [one.name, one.email, one.role, one.language, one.hour ?? '']),
    },
    ...Object.keys(settings.lists).map((list) => listBlock(list, settings)),
  ];

  const state = stateRows(settings);
  const height = Math.max(
    FIRST_SETTINGS_ROW,
    state.length,
    ...blocks.map((block) => FIRST_SETTINGS_ROW + block.rows.length),
  );
  const values: CellValue[][] = Array.from({ length: height }, (_, row) => [...(state[row] ?? ['', ''])]);
  const listColumns: Record<string, number> = {};
  let legendColumn = 0;
  for (const block of blocks) {
    const at = (values[0] as CellValue[]).length;
    if (block.marker === 'legend') legendColumn = at;
    if (block.marker.startsWith('list:')) listColumns[block.marker.slice(5)] = at;
    const lines = linesOf(block, height);
    for (const [row, cells] of values.entries()) cells.push(...(lines[row] ?? []));
  }
  return { values, listColumns, swatches: { row: FIRST_SETTINGS_ROW, column: legendColumn, ...swatches } };
}

/** A block's cells from the first row of the tab on, with an empty column to keep it apart from the next. */
function linesOf({ marker, title, headings, rows }: Block, height: number): CellValue[][] {
  const lines: readonly (readonly CellValue[])[] = [[marker], [title], headings, ...rows];
  const places = [...headings.keys(), headings.length];
  return Array.from({ length: height }, (_, row) => places.map((i) => lines[row]?.[i] ?? ''));
}

function listBlock(list: string, { language, lists }: LedgerSettings): Block {
  const words = messagesFor(language).settings;
  const titles: Readonly<Record<string, string>> = words.lists;
  return {
    marker: `list:${list}`,
    title: FIELDS.find((field) => field.list === list)?.labels[language] ?? titles[list] ?? list,
    headings: [words.columns.value],
    rows: (lists[list] ?? []).map(({ label }) => [label]),
  };
}

function legendBlock(settings: LedgerSettings): {
  legend: Block;
  swatches: { backgrounds: string[][]; colors: string[][] };
} {
  const words = messagesFor(settings.language).settings;
  const legend = legendOf(settings.red);
  const rows = legend.map((entry) => [words.legend[entry.meaning], words.marks[entry.mark]]);
  return {
    legend: {
      marker: 'legend',
      title: words.blocks.legend,
      headings: [words.columns.meaning, words.columns.mark],
      rows,
    },
    swatches: {
      backgrounds: legend.map((entry) => [entry.fill ?? '#ffffff']),
      colors: legend.map((entry) => [entry.text]),
    },
  };
}

function stateRows(settings: LedgerSettings): CellValue[][] {
  const { home } = settings;
  return [
    ['', ''],
    [WORKBENCH_MARK, ''],
    ['spreadsheetId', home.spreadsheetId],
    ['timeZone', home.timeZone],
    ['locale', home.locale],
    ['', ''],
    [STATE_MARK, stateText(settings)],
  ];
}

/** The settings, and issues `setting-unclear` for cells of theirs that are not understood. */
export interface ReadSettings {
  readonly settings: LedgerSettings;
  readonly issues: readonly Issue[];
  /** They are as the hidden block keeps them: nobody has changed any of them since. */
  readonly areKept: boolean;
}

/** As `readSettingsTab`, without what is wrong with them. */
export function readSettings(values: readonly (readonly CellValue[])[]): LedgerSettings | null {
  return readSettingsTab(values)?.settings ?? null;
}

/**
 * Reads settings back: the hidden block first, then whatever people have changed in the visible ones. What cannot be
 * understood keeps its former value. Null when the cells are no Settings tab, or one whose hidden block is damaged.
 */
export function readSettingsTab(values: readonly (readonly CellValue[])[]): ReadSettings | null {
  const state = new Map<string, string>();
  for (const row of values) if (row[0] !== '' && row[0] !== undefined) state.set(textOf(row[0]), textOf(row[1] ?? ''));
  const stored = state.get(STATE_MARK);
  if (stored === undefined) return null;
  const base = parseState(stored);
  if (base === null) return null;
  const settings: LedgerSettings = {
    ...base,
    home: {
      spreadsheetId: state.get('spreadsheetId') ?? '',
      timeZone: state.get('timeZone') ?? '',
      locale: state.get('locale') ?? '',
    },
  };

  const markers = values[MARKER_ROW] ?? [];
  const columnOf = (marker: string): number => markers.indexOf(marker);
  const column = (index: number): string[] =>
    values.slice(FIRST_SETTINGS_ROW, FIRST_SETTINGS_ROW + LIST_ROWS).map((row) => textOf(row[index] ?? '').trim());
  const steps = [readLists, readChecks, readTeam];
  const plain = steps.reduce((read, step) => step(read, columnOf, column), settings);
  const read = readTables(plain, settings, columnOf, column);
  return { ...read, areKept: stateText(read.settings) === stored.replace(/^'/, '') };
}

/** What the tables that are there say. */
function readTables(
  plain: LedgerSettings,
  stored: LedgerSettings,
  columnOf: ColumnOf,
  column: ColumnTexts,
): Omit<ReadSettings, 'areKept'> {
  const issues: Issue[] = [];
  let settings = plain;
  for (const { marker, cells, read } of [GENERAL, ...SETTINGS_TABLES]) {
    const at = columnOf(marker);
    if (at < 0) continue;
    const { headings, rows } = cells(settings);
    const columns = headings.map((_, i) => column(at + i));
    const texts = (columns[0] ?? []).map((_, row) => ({ row, cells: columns.map((texts) => texts[row] ?? '') }));
    const typed = texts.filter((line) => line.cells.some((text) => text !== ''));
    // Most often nobody has changed anything, and reading what is known takes longer than all the rest.
    if (typed.length === rows.length && typed.every((line, i) => isWritten(line.cells, rows[i]))) continue;
    const found = read(settings, typed, stored);
    settings = found.settings;
    for (const { row, column: i, header = headings[i] } of found.unclear)
      issues.push({
        code: 'setting-unclear',
        params: {
          range: a1Range({ row: FIRST_SETTINGS_ROW + row, column: at + i, rows: 1, columns: 1 }),
          header: header ?? '',
          value: (columns[i]?.[row] ?? '').slice(0, 60),
        },
      });
  }
  return { settings, issues };
}

function isWritten(texts: readonly string[], row: readonly CellValue[] = []): boolean {
  return texts.every((text, i) => text === textOf(row[i] ?? '').trim());
}

function parseState(stored: string): Omit<LedgerSettings, 'home'> | null {
  try {
    // In a column that somebody has formatted as plain text the mark of a text stays in front of it.
    const parsed = JSON.parse(stored.replace(/^'/, '')) as Omit<LedgerSettings, 'home'>;
    // A ledger that was made before duplicates were found by probability, or before it had stages of its own.
    return { ...parsed, duplicates: parsed.duplicates ?? DEFAULT_CUTS, lists: withStages(parsed) };
  } catch {
    return null;
  }
}

/** Where people have a column of stages without a list, it is as free as it was. */
function withStages({ lists, fields, language }: Omit<LedgerSettings, 'home'>): LedgerSettings['lists'] {
  const isTheirs = fields.some(({ key, added }) => key === 'lifecycleStage' && !added);
  return lists[STAGE_LIST] !== undefined || isTheirs
    ? lists
    : { ...lists, [STAGE_LIST]: shippedItems(STAGE_LIST, language) };
}

type ColumnOf = (marker: string) => number;
type ColumnTexts = (index: number) => string[];

/** A label that was there keeps its key; one new label in an old place is the old item renamed; other labels are new. */
function readLists(settings: LedgerSettings, columnOf: ColumnOf, column: ColumnTexts): LedgerSettings {
  const lists: Record<string, readonly LedgerListItem[]> = {};
  for (const [list, items] of Object.entries(settings.lists)) {
    const at = columnOf(`list:${list}`);
    const labels = at < 0 ? [] : [...new Set(column(at).filter((label) => label !== ''))];
    if (labels.length === 0) {
      lists[list] = items;
      continue;
    }
    const kept = new Set(labels);
    lists[list] = labels.map((label, i) => {
      const same = items.find((item) => item.label === label);
      const before = items[i];
      if (same !== undefined) return same;
      return before !== undefined && !kept.has(before.label) ? { key: before.key, label } : { key: label, label };
    });
  }
  return { ...settings, lists };
}

/** The Team table as it stands: it has no other home. */
function readTeam(settings: LedgerSettings, columnOf: ColumnOf, column: ColumnTexts): LedgerSettings {
  const at = columnOf('team');
  if (at < 0) return settings;
  const [names, emails, roles, languages, hours] = [0, 1, 2, 3, 4].map((i) => column(at + i)) as [
    string[],
    string[],
    string[],
    string[],
    string[],
  ];
  const team = names.map(
    (name, i): TeamMember => ({
      name,
      email: emails[i] ?? '',
      role: roles[i] ?? '',
      language: LANGUAGES.find((one) => one === languages[i]) ?? '',
      hour: hourOf(hours[i] ?? '') ?? null,
    }),
  );
  return { ...settings, team: team.filter(({ name, email }) => name !== '' || email !== '') };
}

function readChecks(settings: LedgerSettings, columnOf: ColumnOf, column: ColumnTexts): LedgerSettings {
  const at = columnOf('fields');
  if (at < 0) return settings;
  const headers = column(at + 1);
  const checks = column(at + 3);
  const modes: readonly CheckMode[] = ['reject', 'warn', 'none'];
  return {
    ...settings,
    fields: settings.fields.map((field) => {
      const text = checks[headers.indexOf(field.header)] ?? '';
      const mode = modes.find((one) =>
        LANGUAGES.some((language) => messagesFor(language).settings.checks[one] === text),
      );
      return mode === undefined ? field : { ...field, check: mode };
    }),
  };
}

/**
 * Keeps when the daily mail goes out: in the cells that people see, where they are there, and in the hidden block. Three
 * calls at most, none where nothing changes.
 */
export function reminderEdits(
  sheet: number,
  values: readonly (readonly CellValue[])[],
  settings: LedgerSettings,
): SheetEdit[] {
  const words = messagesFor(settings.language).settings;
  const before = readSettings(values)?.reminders;
  const { hour, weekdaysOnly } = settings.reminders;
  if (before?.hour === hour && before.weekdaysOnly === weekdaysOnly) return [];
  const shown = (key: GeneralKey, value: CellValue): SheetEdit[] => {
    const cell = generalCell(values, key);
    return cell === null ? [] : [{ kind: 'write', sheet, ...cell, values: [[value]] }];
  };
  const cell = stateCell(values);
  return [
    ...shown('reminderHour', hour),
    ...shown('weekdaysOnly', weekdaysOnly ? words.yes : words.no),
    ...stateEdits(sheet, cell, settings),
  ];
}

/** The cell that shows a setting under General; null where none does. */
function generalCell(
  values: readonly (readonly CellValue[])[],
  key: GeneralKey,
): { readonly row: number; readonly column: number } | null {
  const general = (values[MARKER_ROW] ?? []).indexOf('general');
  if (general < 0) return null;
  const labels = values.map((cells) => textOf(cells[general] ?? '').trim());
  const row = labels.findIndex((label) => isNameOf(key, label));
  return row < 0 ? null : { row, column: general + 1 };
}

/**
 * Shows the amounts that the ledger has worked out where people see them, and looks whether they have typed one since. One
 * call each.
 */
export function amountEdits(
  workbook: Workbook,
  sheet: number,
  values: readonly (readonly CellValue[])[],
  tiers: TierRules,
): { readonly edits: readonly SheetEdit[]; readonly standsAsRead: () => boolean } {
  const shown = (['vipAmount', 'middleAmount'] as const).flatMap((key) => {
    const cell = generalCell(values, key);
    return cell === null || tiers[key] === null ? [] : [{ ...cell, value: tiers[key] }];
  });
  return {
    edits: shown.map(({ row, column, value }) => ({ kind: 'write', sheet, row, column, values: [[value]] })),
    standsAsRead: () =>
      shown.every(({ row, column }) => {
        const [now = []] = workbook.readValues(sheet, { row, column: column - 1, rows: 1, columns: 2 });
        return now.every((value, i) => value === values[row]?.[column - 1 + i]);
      }),
  };
}

function lastFilled(texts: readonly string[]): number {
  let last = texts.length - 1;
  while (last >= 0 && texts[last] === '') last--;
  return last;
}

/**
 * What a ledger of before it does not show, with the values that hold: settings below those under General, tables in columns
 * of their own to the right of everything. Five calls, or none. `values` are whole rows of the grid.
 */
export function missingSettings(
  sheet: number,
  values: readonly (readonly CellValue[])[],
  settings: LedgerSettings,
): SheetEdit[] {
  return [...missingGeneral(sheet, values, settings), ...missingBlocks(sheet, values, settings)];
}

function missingBlocks(
  sheet: number,
  values: readonly (readonly CellValue[])[],
  settings: LedgerSettings,
): SheetEdit[] {
  const markers = values[MARKER_ROW] ?? [];
  const blocks = [
    ...SETTINGS_TABLES.map((table) => blockOf(table, settings)),
    ...(settings.lists[STAGE_LIST] === undefined ? [] : [listBlock(STAGE_LIST, settings)]),
  ].filter(({ marker }) => !markers.includes(marker));
  const height = FIRST_SETTINGS_ROW + Math.max(0, ...blocks.map(({ rows }) => rows.length));
  if (blocks.length === 0 || height > values.length) return [];
  const parts = blocks.map((block) => linesOf(block, height));
  const lines = Array.from({ length: height }, (_, row): CellValue[] => [
    '',
    ...parts.flatMap((part) => part[row] ?? []),
  ]);
  const column = markers.length;
  const columns = lines[0]?.length ?? 0;
  return [
    { kind: 'insert-columns', sheet, after: column - 1, count: columns },
    { kind: 'write', sheet, row: 0, column, values: lines },
    { kind: 'style', sheet, ranges: [{ row: TITLE_ROW, column, rows: 2, columns }], style: { bold: true } },
    { kind: 'column-width', sheet, column, count: columns, pixels: WIDTH },
  ];
}

function missingGeneral(
  sheet: number,
  values: readonly (readonly CellValue[])[],
  settings: LedgerSettings,
): SheetEdit[] {
  const column = (values[MARKER_ROW] ?? []).indexOf('general');
  if (column < 0) return [];
  const texts = [column, column + 1].map((at) => values.map((cells) => textOf(cells[at] ?? '').trim()));
  const missing = generalKeys(settings).filter((key) => !texts[0]?.some((label) => isNameOf(key, label)));
  const row = 1 + Math.max(HEADING_ROW, ...texts.map(lastFilled));
  // Of the rows below nothing is known, not even whether the grid has them.
  if (missing.length === 0 || row + missing.length > values.length) return [];
  const { general } = messagesFor(settings.language).settings;
  const value = generalValues(settings);
  return [{ kind: 'write', sheet, row, column, values: missing.map((key) => [general[key], value[key]]) }];
}

/** The edits that make the tab anew: nine calls. `name` must be free. */
export function makeSettingsTab(name: string, settings: LedgerSettings): { edits: SheetEdit[]; cells: SettingsCells } {
  const cells = settingsCells(settings);
  const { values, swatches } = cells;
  const width = (values[0] as CellValue[]).length;
  const head = { row: TITLE_ROW, column: 0, rows: 2, columns: width };
  return {
    cells,
    edits: [
      { kind: 'insert-sheet', name },
      ...(width > 26 ? [{ kind: 'insert-columns' as const, sheet: name, after: 25, count: width - 26 }] : []),
      { kind: 'write', sheet: name, row: 0, column: 0, values },
      { kind: 'style', sheet: name, ranges: [head], style: { bold: true } },
      { kind: 'swatches', sheet: name, ...swatches },
      { kind: 'hide-columns', sheet: name, column: 0, count: 2, hidden: true },
      { kind: 'hide-rows', sheet: name, row: MARKER_ROW, count: 1 },
      { kind: 'freeze', sheet: name, rows: FIRST_SETTINGS_ROW },
      { kind: 'column-width', sheet: name, column: 2, count: width - 2, pixels: WIDTH },
    ],
  };
}

/** Column index of each list, read off the markers. */
export function settingsListColumns(values: readonly (readonly CellValue[])[]): Record<string, number> {
  const columns: Record<string, number> = {};
  (values[MARKER_ROW] ?? []).forEach((cell, index) => {
    if (typeof cell === 'string' && cell.startsWith('list:')) columns[cell.slice(5)] = index;
  });
  return columns;
}

/** The cells of Settings, blank rows included. One service call, three where rows have been deleted. */
export function readSettingsRows(workbook: Workbook, sheet: number): readonly (readonly CellValue[])[] {
  try {
    return workbook.readRows(sheet, 0, FIRST_SETTINGS_ROW + LIST_ROWS);
  } catch {
    return workbook.readCells(sheet).values;
  }
}

/** Where the exact settings stand, for writing them again when columns have moved. Null when the mark is gone. */
export function stateCell(
  values: readonly (readonly CellValue[])[],
): { readonly row: number; readonly column: number } | null {
  const row = values.findIndex((cells) => cells[0] === STATE_MARK);
  return row < 0 ? null : { row, column: 1 };
}

function stateText(settings: LedgerSettings): string {
  const { home: _home, ...rest } = settings;
  return JSON.stringify(rest);
}

/** Puts the settings where they are kept exactly. One call, or none where somebody has taken the mark away. */
export function stateEdits(sheet: SheetRef, cell: ReturnType<typeof stateCell>, settings: LedgerSettings): SheetEdit[] {
  return cell === null ? [] : [{ kind: 'write', sheet, ...cell, values: [[stateText(settings)]] }];
}
