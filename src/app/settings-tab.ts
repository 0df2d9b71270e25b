/**
 * The Settings tab: the ledger's settings as cells that people may change, and back. The first row (hidden) marks each
 * block, so that blocks may be moved; the first two columns (hidden) hold everything exactly, for what cells cannot
 * say and for a file that has lost its metadata. Knows no service.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, textOf } from '../domain/cell-value';
import { legendOf } from '../domain/conditional-formats';
import { fieldOf, isFieldKey, partLabel } from '../domain/fields';
import type { CheckMode, LedgerListItem, LedgerSettings, TeamMember } from '../domain/ledger-settings';
import { DEFAULT_CUTS, type MatchCuts } from '../domain/match/find-matches';
import type { Language } from '../domain/sheet-snapshot';
import { describeTierRules } from '../domain/tier-words';
import type { TierRules } from '../domain/tiers';
import type { CellStyle, SheetEdit, SheetRef, Workbook } from './ports';

const MARKER_ROW = 0;
const TITLE_ROW = 1;
const HEADING_ROW = 2;
export const FIRST_SETTINGS_ROW = 3;
/** Rows that a list may fill. */
export const LIST_ROWS = 500;
const STATE_MARK = 'ledgerline:ledger';
/** Under this mark the workbench finds what a file format cannot carry. */
const WORKBENCH_MARK = 'ledgerline:workbook';

const LANGUAGES: readonly Language[] = ['en', 'zh-CN', 'zh-TW'];
const GENERAL_KEYS = [
  'language',
  'region',
  'currency',
  'phonesInternational',
  'vipAmount',
  'reminderHour',
  'weekdaysOnly',
  'sureFrom',
  'inDoubtFrom',
  'warningBrief',
  'checkWeekday',
] as const;
type GeneralKey = (typeof GENERAL_KEYS)[number];

interface Block {
  readonly marker: string;
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Legend cells are shown in their own colours. */
  readonly styles?: readonly (CellStyle | null)[];
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

/** Lays the settings out. Deterministic: equal settings give equal cells. */
export function settingsCells(settings: LedgerSettings): SettingsCells {
  const words = messagesFor(settings.language).settings;
  const { swatches, legend } = legendBlock(settings);
  const blocks: Block[] = [
    generalBlock(settings),
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
    {
      marker: 'tiers',
      title: words.blocks.tiers,
      headings: [words.columns.tier, words.columns.rule],
      rows: describeTierRules(settings.tiers, settings.language).map(({ tier, rule }) => [tier, rule]),
    },
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
    ...Object.entries(settings.lists).map(
      ([list, items]): Block => ({
        marker: `list:${list}`,
        title: listTitle(list, settings),
        headings: [words.columns.value],
        rows: items.map((item) => [item.label]),
      }),
    ),
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
    const width = block.headings.length;
    for (let row = 0; row < height; row++) {
      const cells: readonly CellValue[] =
        row === MARKER_ROW
          ? [block.marker]
          : row === TITLE_ROW
            ? [block.title]
            : row === HEADING_ROW
              ? block.headings
              : (block.rows[row - FIRST_SETTINGS_ROW] ?? []);
      for (let i = 0; i < width; i++) (values[row] as CellValue[]).push(cells[i] ?? '');
      // One empty column between blocks keeps them apart for Sheets and for the eye.
      (values[row] as CellValue[]).push('');
    }
  }
  return { values, listColumns, swatches: { row: FIRST_SETTINGS_ROW, column: legendColumn, ...swatches } };
}

function listTitle(list: string, settings: LedgerSettings): string {
  const field = settings.fields.find((candidate) => isFieldKey(candidate.key) && fieldOf(candidate.key).list === list);
  if (field !== undefined && isFieldKey(field.key)) return fieldOf(field.key).labels[settings.language];
  const titles: Readonly<Record<string, string>> = messagesFor(settings.language).settings.lists;
  return titles[list] ?? list;
}

function generalValues(settings: LedgerSettings): Record<GeneralKey, CellValue> {
  const words = messagesFor(settings.language).settings;
  return {
    language: settings.language,
    region: settings.region,
    currency: settings.currency,
    phonesInternational: settings.phonesInternational ? words.yes : words.no,
    vipAmount: settings.tiers.vipAmount ?? '',
    reminderHour: settings.reminders.hour,
    weekdaysOnly: settings.reminders.weekdaysOnly ? words.yes : words.no,
    sureFrom: settings.duplicates.automatic,
    inDoubtFrom: settings.duplicates.review,
    warningBrief: settings.isWarningBrief ? words.yes : words.no,
    checkWeekday: settings.checkWeekday ?? words.no,
  };
}

function generalBlock(settings: LedgerSettings): Block {
  const words = messagesFor(settings.language).settings;
  const value = generalValues(settings);
  return {
    marker: 'general',
    title: words.blocks.general,
    headings: [words.columns.setting, words.columns.value],
    rows: GENERAL_KEYS.map((key) => [words.general[key], value[key]]),
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

/**
 * Reads settings back: the hidden block first, then whatever people have changed in the visible ones. What cannot be
 * understood keeps its former value. Null when the cells are no Settings tab, or one whose hidden block is damaged.
 */
export function readSettings(values: readonly (readonly CellValue[])[]): LedgerSettings | null {
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
  const steps = [readLists, readGeneral, readChecks, readTeam];
  return steps.reduce((read, step) => step(read, columnOf, column), settings);
}

function parseState(stored: string): Omit<LedgerSettings, 'home'> | null {
  try {
    // In a column that somebody has formatted as plain text the mark of a text stays in front of it.
    const parsed = JSON.parse(stored.replace(/^'/, '')) as Omit<LedgerSettings, 'home'>;
    // A ledger that was made before duplicates were found by probability.
    return { ...parsed, duplicates: parsed.duplicates ?? DEFAULT_CUTS };
  } catch {
    return null;
  }
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

/** The row that bears the setting's name in any language; -1 for none. */
function rowOfGeneral(labels: readonly string[], key: GeneralKey): number {
  const names = LANGUAGES.map((language) => messagesFor(language).settings.general[key]);
  return labels.findIndex((label) => names.includes(label));
}

function readGeneral(settings: LedgerSettings, columnOf: ColumnOf, column: ColumnTexts): LedgerSettings {
  const at = columnOf('general');
  if (at < 0) return settings;
  const labels = column(at);
  const texts = column(at + 1);
  const value = (key: GeneralKey): string => texts[rowOfGeneral(labels, key)] ?? '';
  const isOneOf = (text: string, word: (language: Language) => string): boolean =>
    LANGUAGES.some((language) => word(language) === text);

  const language = LANGUAGES.find((candidate) => candidate === value('language')) ?? settings.language;
  const region = /^[A-Z]{2}$/.test(value('region')) ? value('region') : settings.region;
  const currency = /^[A-Z]{3}$/.test(value('currency')) ? value('currency') : settings.currency;
  const isYes = (key: GeneralKey, before: boolean): boolean => {
    if (isOneOf(value(key), (one) => messagesFor(one).settings.yes)) return true;
    return isOneOf(value(key), (one) => messagesFor(one).settings.no) ? false : before;
  };
  // A ledger of before it was there is checked on Mondays.
  const { checkWeekday = 1 } = settings as Partial<LedgerSettings>;
  const weekdayOf = (): number | null => {
    if (/^[1-7]$/.test(value('checkWeekday'))) return Number(value('checkWeekday'));
    return isOneOf(value('checkWeekday'), (one) => messagesFor(one).settings.no) ? null : checkWeekday;
  };
  return {
    ...settings,
    language,
    region,
    currency,
    phonesInternational: isYes('phonesInternational', settings.phonesInternational),
    isWarningBrief: isYes('warningBrief', settings.isWarningBrief ?? false),
    checkWeekday: weekdayOf(),
    reminders: {
      hour: hourOf(value('reminderHour')) ?? settings.reminders.hour,
      weekdaysOnly: isYes('weekdaysOnly', settings.reminders.weekdaysOnly),
    },
    duplicates: cutsOf(value('sureFrom'), value('inDoubtFrom'), settings.duplicates),
    tiers: rowOfGeneral(labels, 'vipAmount') < 0 ? settings.tiers : amountOf(value('vipAmount'), settings.tiers),
  };
}

/** Rules with the amount that somebody has typed; an amount that somebody has emptied is wanted no more. */
function amountOf(text: string, tiers: TierRules): TierRules {
  const amount = Number(text.replace(/,/g, ''));
  if (text !== '') return Number.isFinite(amount) ? { ...tiers, vipAmount: amount } : tiers;
  return tiers.vipAmount === null ? tiers : { ...tiers, vipAmount: null, withoutAmount: true };
}

/** Cuts as people write them, `0.95`, `95` or `95%`; those of before where they are not in order. */
function cutsOf(sureFrom: string, inDoubtFrom: string, before: MatchCuts): MatchCuts {
  const probability = (text: string, former: number): number => {
    const number = Number(/^(\d*[.,]?\d+) ?[%％]?$/.exec(text)?.[1]?.replace(',', '.') ?? Number.NaN);
    const share = number > 1 || /[%％]$/.test(text) ? number / 100 : number;
    return share > 0 && share < 1 ? share : former;
  };
  const cuts = {
    automatic: probability(sureFrom, before.automatic),
    review: probability(inDoubtFrom, before.review),
  };
  return cuts.review < cuts.automatic ? cuts : before;
}

/** An hour of the day from 0 to 23, or null. */
function hourOf(text: string): number | null {
  const hour = /^(\d{1,2})(:00)?$/.exec(text)?.[1];
  return hour === undefined || Number(hour) > 23 ? null : Number(hour);
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
      hour: hourOf(hours[i] ?? ''),
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
  const row = rowOfGeneral(labels, key);
  return row < 0 ? null : { row, column: general + 1 };
}

/**
 * Shows the amount that the ledger has worked out where people see it, and looks whether they have typed one since. One
 * call each.
 */
export function amountEdits(
  workbook: Workbook,
  sheet: number,
  values: readonly (readonly CellValue[])[],
  amount: number,
): { readonly edits: readonly SheetEdit[]; readonly standsAsRead: () => boolean } {
  const cell = generalCell(values, 'vipAmount');
  if (cell === null) return { edits: [], standsAsRead: () => true };
  const { row, column } = cell;
  return {
    edits: [{ kind: 'write', sheet, row, column, values: [[amount]] }],
    standsAsRead: () => {
      const [now = []] = workbook.readValues(sheet, { row, column: column - 1, rows: 1, columns: 2 });
      return now.every((value, i) => value === values[row]?.[column - 1 + i]);
    },
  };
}

function lastFilled(texts: readonly string[]): number {
  let last = texts.length - 1;
  while (last >= 0 && texts[last] === '') last--;
  return last;
}

/**
 * Rows under General that a ledger of before them does not show, below those that are there, with the values that hold.
 * One call, or none.
 */
export function missingSettings(
  sheet: number,
  values: readonly (readonly CellValue[])[],
  settings: LedgerSettings,
): SheetEdit[] {
  const column = (values[MARKER_ROW] ?? []).indexOf('general');
  if (column < 0) return [];
  const texts = [column, column + 1].map((at) => values.map((cells) => textOf(cells[at] ?? '').trim()));
  const missing = GENERAL_KEYS.filter((key) => rowOfGeneral(texts[0] ?? [], key) < 0);
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
      { kind: 'column-width', sheet: name, column: 2, count: width - 2, pixels: 130 },
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
