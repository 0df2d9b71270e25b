/**
 * The Settings tab: the ledger's settings as cells that people may change. The first row (hidden) marks each block, so that
 * blocks may be moved. Knows no service.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, textOf } from '../domain/cell-value';
import { legendOf } from '../domain/conditional-formats';
import { FIELDS, fieldOf, isFieldKey, partLabel } from '../domain/fields';
import type { LedgerSettings } from '../domain/ledger-settings';
import type { SheetEdit } from './ports';
import { GENERAL, generalKeys, generalValues, isNameOf } from './settings-general';
import { STAGE_LIST, stateRows } from './settings-state';
import { FIRST_SETTINGS_ROW, MARKER_ROW, type SettingsTable, type TableCells } from './settings-table';
import { SETTINGS_TABLES } from './settings-tables';

const TITLE_ROW = 1;
const HEADING_ROW = 2;
const WIDTH = 130;

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

function lastFilled(texts: readonly string[]): number {
  let last = texts.length - 1;
  while (last >= 0 && texts[last] === '') last--;
  return last;
}
