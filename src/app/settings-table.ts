/** What a table of Settings is: cells made from settings, and settings read from cells. */
import type { CellValue } from '../domain/cell-value';
import type { LedgerSettings } from '../domain/ledger-settings';

/** Of the tab's rows the first marks each block and is hidden; titles, headings and values follow. */
export const MARKER_ROW = 0;
export const FIRST_SETTINGS_ROW = 3;
/** Rows that a list may fill. */
export const LIST_ROWS = 500;

export interface TableCells {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** A row that is not blank, as text without outer spaces; `row` counts from the first below the headings. */
export interface TypedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A cell that is not understood. */
export interface UnclearCell {
  readonly row: number;
  readonly column: number;
  /** What the cell is about, where that is not its heading. */
  readonly header?: string;
}

export interface SettingsTable {
  /** In the hidden first row, above the table's first column. */
  readonly marker: string;
  readonly cells: (settings: LedgerSettings) => TableCells;
  /** The settings with what the rows say. `stored` is what they said when they were last kept. */
  readonly read: (settings: LedgerSettings, rows: readonly TypedRow[], stored: LedgerSettings) => ReadTable;
}

export interface ReadTable {
  readonly settings: LedgerSettings;
  readonly unclear: readonly UnclearCell[];
}

/** From `least` to `most`; undefined for any other text. */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
}
