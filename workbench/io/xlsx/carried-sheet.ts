/**
 * The hidden sheet in which the workbench keeps what XLSX has no place for: lists too long or too odd for a validation,
 * identities and sizes of sheets, links within a text, conditions of filters, alternating colours, options of charts. Reading takes the sheet
 * out again.
 * Knows rows of plain cells; what they mean stands with whoever writes them.
 */
import type { Rect, Value } from '../../model/workbook';
import { sheetReference } from './cell-reference';

/** "Very hidden" in the file, so that no menu shows it. */
export const CARRIED_SHEET_NAME = 'ledgerline_lists';

/**
 * First cell of a row, and what follows it:
 * - `list`: the items.
 * - `sheet`: name in the file, sheetId, name, maxRows, maxColumns.
 * - `runs`: sheet name in the file, row, column, text, runs as JSON.
 * - `text`: sheet name in the file, row, column, pieces of a text that is longer than Excel's cells.
 * - `filter`: sheet name in the file, column, its condition as JSON, the values that the file's own filter shows as JSON.
 * - `hidden`: sheet name in the file, the rows of its filter that are hidden by hand.
 * - `banding`: sheet name in the file, alternating colours as JSON.
 * - `chart`: sheet name in the file, chart as JSON, what the file itself has of it as JSON.
 */
export type CarriedKind = 'list' | 'sheet' | 'runs' | 'text' | 'filter' | 'hidden' | 'banding' | 'chart';

/** Excel's limit for the text of a cell. */
export const MAX_CELL_CHARS = 32_767;

export interface CarriedWriter {
  readonly rows: readonly (readonly (string | number)[])[];
  add(kind: CarriedKind, cells: readonly (string | number)[]): void;
  /** Reference to a list; equal lists share a row. */
  listReference(values: readonly string[]): string;
}

export function newCarriedWriter(): CarriedWriter {
  const rows: (string | number)[][] = [];
  const lists = new Map<string, number>();
  const add = (kind: CarriedKind, cells: readonly (string | number)[]) => rows.push([kind, ...cells]);
  return {
    rows,
    add,
    listReference(values) {
      const key = JSON.stringify(values);
      let row = lists.get(key);
      if (row === undefined) {
        row = add('list', values) - 1;
        lists.set(key, row);
      }
      return sheetReference(CARRIED_SHEET_NAME, { row, column: 1, rows: 1, columns: Math.max(1, values.length) });
    },
  };
}

export interface CarriedReader {
  rowsOf(kind: CarriedKind): readonly (readonly Value[])[];
  listAt(rect: Rect): readonly string[] | undefined;
}

/** `rows` are the values of the hidden sheet, or nothing where the file has none. */
export function readCarried(rows: readonly (readonly (Value | undefined)[] | undefined)[]): CarriedReader {
  const cellsOf = (row: readonly (Value | undefined)[]) => Array.from(row.slice(1), (cell) => cell ?? '');
  return {
    rowsOf: (kind) => rows.flatMap((row) => (row?.[0] === kind ? [cellsOf(row)] : [])),
    listAt(rect) {
      const row = rows[rect.row];
      return row?.[0] === 'list' && rect.column === 1 ? cellsOf(row).map(String) : undefined;
    },
  };
}
