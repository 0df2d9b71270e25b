/**
 * The hidden columns of Settings: everything exactly, as JSON, for what cells cannot say and for a file that has lost its
 * metadata. Knows nothing of what people see.
 */
import { type CellValue, textOf } from '../domain/cell-value';
import type { LedgerSettings } from '../domain/ledger-settings';
import { shippedItems } from '../domain/list-keys';
import { DEFAULT_CUTS } from '../domain/match/find-matches';
import type { SheetEdit, SheetRef } from './ports';

/** Asked for where the ledger itself adds a column of stages. */
export const STAGE_LIST = 'lifecycleStage';
const STATE_MARK = 'ledgerline:ledger';
/** Under this mark the workbench finds what a file format cannot carry. */
const WORKBENCH_MARK = 'ledgerline:workbook';

/** The hidden cells, from the first row on: what the ledger is nothing without beside the titles, where nobody deletes a row. */
export function stateRows(settings: LedgerSettings): CellValue[][] {
  const { home } = settings;
  return [
    ['', ''],
    [STATE_MARK, stateText(settings)],
    ['', ''],
    [WORKBENCH_MARK, ''],
    ['spreadsheetId', home.spreadsheetId],
    ['timeZone', home.timeZone],
    ['locale', home.locale],
  ];
}

/** What was kept last, with the `text` that it stood in. Null where nothing is, or where that is damaged. */
export function storedSettings(
  values: readonly (readonly CellValue[])[],
): { readonly settings: LedgerSettings; readonly text: string } | null {
  const state = new Map<string, string>();
  for (const row of values) if (row[0] !== '' && row[0] !== undefined) state.set(textOf(row[0]), textOf(row[1] ?? ''));
  // In a column that somebody has formatted as plain text the mark of a text stays in front of it.
  const text = state.get(STATE_MARK)?.replace(/^'/, '');
  const base = text === undefined ? null : parseState(text);
  if (text === undefined || base === null) return null;
  const home = {
    spreadsheetId: state.get('spreadsheetId') ?? '',
    timeZone: state.get('timeZone') ?? '',
    locale: state.get('locale') ?? '',
  };
  return { settings: { ...base, home }, text };
}

function parseState(text: string): Omit<LedgerSettings, 'home'> | null {
  try {
    const parsed = JSON.parse(text) as Omit<LedgerSettings, 'home'>;
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

/** Where the exact settings stand, for writing them again when columns have moved. Null when the mark is gone. */
export function stateCell(
  values: readonly (readonly CellValue[])[],
): { readonly row: number; readonly column: number } | null {
  const row = values.findIndex((cells) => cells[0] === STATE_MARK);
  return row < 0 ? null : { row, column: 1 };
}

/** As they are kept. */
export function stateText(settings: LedgerSettings): string {
  const { home: _home, ...rest } = settings;
  return JSON.stringify(rest);
}

/** Puts the settings where they are kept exactly. One call, or none where somebody has taken the mark away. */
export function stateEdits(sheet: SheetRef, cell: ReturnType<typeof stateCell>, settings: LedgerSettings): SheetEdit[] {
  return cell === null ? [] : [{ kind: 'write', sheet, ...cell, values: [[stateText(settings)]] }];
}
