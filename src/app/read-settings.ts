/**
 * Reads the ledger's settings: what is kept of them exactly, and whatever people have changed in the blocks that they see.
 * Finds blocks by their marks, so that they may be moved.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { a1Range } from '../domain/a1-notation';
import { type CellValue, textOf } from '../domain/cell-value';
import type { Issue } from '../domain/issues';
import type { CheckMode, LedgerListItem, LedgerSettings, TeamMember } from '../domain/ledger-settings';
import { LANGUAGES } from '../domain/sheet-snapshot';
import type { Workbook } from './ports';
import { GENERAL, hourOf } from './settings-general';
import { stateText, storedSettings } from './settings-state';
import { FIRST_SETTINGS_ROW, LIST_ROWS, MARKER_ROW } from './settings-table';
import { SETTINGS_TABLES } from './settings-tables';

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
  const stored = storedSettings(values);
  if (stored === null) return null;
  const markers = values[MARKER_ROW] ?? [];
  const columnOf = (marker: string): number => markers.indexOf(marker);
  const column = (index: number): string[] =>
    values.slice(FIRST_SETTINGS_ROW, FIRST_SETTINGS_ROW + LIST_ROWS).map((row) => textOf(row[index] ?? '').trim());
  const steps = [readLists, readChecks, readTeam];
  const plain = steps.reduce((read, step) => step(read, columnOf, column), stored.settings);
  const read = readTables(plain, stored.settings, columnOf, column);
  return { ...read, areKept: stateText(read.settings) === stored.text };
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
