/**
 * A tab on which a set-up was made, as it is today: where its header, columns and records have gone, and how much of the
 * set-up is there at all. Reads cells and writes nothing.
 */
import { type CellValue, sameValue, textOf } from '../domain/cell-value';
import { locateColumns } from '../domain/ledger-columns';
import type { FieldSetting } from '../domain/ledger-settings';
import type { JournalPayload, SetupColumn, SetupStructure } from './journal';

export type Cells = readonly (readonly CellValue[])[];

/** A mapped column, and where it stands today. */
export interface Place {
  readonly column: SetupColumn;
  readonly index: number;
}

/** The tab as it is now, against what set-up did to it. */
export interface SetupToday {
  readonly cells: Cells;
  readonly headerRow: number;
  /** 1 where the header row that set-up inserted is there, else 0. */
  readonly inserted: 0 | 1;
  readonly places: readonly Place[];
  readonly gone: readonly SetupColumn[];
  /** Columns that set-up added, by field key. */
  readonly added: ReadonlyMap<string, number>;
  /** The row of each record, -1 where it is gone. */
  readonly rows: readonly number[];
  /** Where a changed column stands; one of the user's own says in its key where it stood. */
  readonly placeOf: (key: string) => number | undefined;
  /** Nothing has been moved, inserted or deleted since. */
  readonly inPlace: boolean;
}

/** Cells that stand as one rectangle in the copy and on the tab; `source` is a row in the copy as it was taken. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly source: (row: number) => number;
}

/** Neighbouring columns, from the left, in the copy and on the tab. */
export interface ColumnGroup {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Works out what has become of a set-up. `cells` is every row and column of the tab. */
export function setupToday(cells: Cells, payload: JournalPayload, setup: SetupStructure): SetupToday {
  const headerRow = headerRowNow(cells, setup);
  const head = cells[headerRow] ?? [];
  const isHeader = matches(head, setup) > 0;
  const isInserted =
    setup.insertedHeaderRow && (isHeader || (head.every((cell) => cell === '') && cells.length === setup.maxRows + 1));

  const mapped = setup.columns.map(
    (column): FieldSetting => ({
      key: column.key as FieldSetting['key'],
      header: isHeaderOf(head[column.index] ?? '', column) ? textOf(head[column.index] ?? '') : column.headerAfter,
      position: column.index,
      original: column.headerBefore,
      check: 'none',
      added: false,
    }),
  );
  const { at, headers, keys } = setup.added;
  const fresh = headers.map(
    (header, i): FieldSetting => ({
      key: keys[i] as FieldSetting['key'],
      header,
      position: at + i,
      original: '',
      check: 'none',
      added: true,
    }),
  );
  const isThere = fresh.some(({ header }) => head.includes(header));
  const located = locateColumns(head.map(textOf), isThere ? [...mapped, ...fresh] : mapped).columns;
  const indexOf = new Map(located.map(({ key, index }) => [key as string, index]));
  // Before the headers are written, and for a table without any, columns are where set-up found them.
  for (const { key, index } of setup.columns) if (!isHeader && !indexOf.has(key)) indexOf.set(key, index);

  const added = new Map<string, number>();
  for (const [i, key] of keys.entries()) {
    const index = indexOf.get(key);
    if (index !== undefined) added.set(key, index);
    // Set-up was interrupted between making room and filling it.
    else if (!isThere && head.length === setup.maxColumns + keys.length && (head[at + i] ?? '') === '')
      added.set(key, at + i);
  }
  const places = setup.columns.flatMap((column): Place[] => {
    const index = indexOf.get(column.key);
    return index === undefined ? [] : [{ column, index }];
  });
  const placeOf = (key: string): number | undefined => {
    if (!key.startsWith('#')) return indexOf.get(key);
    const index = Number(key.slice(1));
    const left = [...places].reverse().find(({ column }) => column.index < index) ?? places[0];
    return left === undefined ? index : index + left.index - left.column.index;
  };
  const inserted = isInserted ? 1 : 0;
  const recordRows = setup.recordRows.map((row) => (setup.insertedHeaderRow && !isInserted ? row - 1 : row));
  const rows = rowsNow(cells, payload, recordRows, added.get('customerId') ?? indexOf.get('customerId'), placeOf);
  const rowsAdded = cells.length - setup.maxRows - inserted;
  return {
    cells,
    headerRow,
    inserted,
    places,
    gone: setup.columns.filter((column) => !indexOf.has(column.key)),
    added,
    rows,
    placeOf,
    inPlace:
      headerRow === setup.headerRow &&
      (rowsAdded === 0 || (rowsAdded === 1 && isTight(setup))) &&
      places.length === setup.columns.length &&
      places.every(({ column, index }) => column.index === index) &&
      rows.every((row, position) => row === recordRows[position]),
  };
}

/** A table that filled its grid got one row to type into. */
export function isTight(setup: SetupStructure): boolean {
  return !setup.insertedHeaderRow && setup.headerRow + 2 > setup.maxRows;
}

function isHeaderOf(value: CellValue, column: SetupColumn): boolean {
  const text = textOf(value).trim();
  // Of a header in two rows the lower one stands there.
  return (
    text === column.headerAfter ||
    text === column.headerBefore ||
    (text !== '' && column.headerBefore.endsWith(` ${text}`))
  );
}

/** How many of set-up's headers stand in a row, at whatever place. */
function matches(head: readonly CellValue[], setup: SetupStructure): number {
  const known = new Set([...setup.added.headers, ...setup.columns.map((column) => column.headerAfter)]);
  return head.filter((cell) => cell !== '' && known.has(textOf(cell))).length;
}

/** The header's last row: where set-up left it, unless rows have been inserted or deleted above. */
function headerRowNow(cells: Cells, setup: SetupStructure): number {
  let best = setup.headerRow;
  let most = matches(cells[best] ?? [], setup);
  for (let row = 0; row < Math.min(cells.length, setup.headerRow + 30); row++) {
    const found = matches(cells[row] as readonly CellValue[], setup);
    if (found > most) {
      most = found;
      best = row;
    }
  }
  return best;
}

/** The row of each record today. Without IDs in the sheet the rows are where set-up left them, if their cells say so. */
function rowsNow(
  cells: Cells,
  payload: JournalPayload,
  recordRows: readonly number[],
  idAt: number | undefined,
  placeOf: (key: string) => number | undefined,
): number[] {
  const idIn = (row: number): string => (idAt === undefined ? '' : textOf(cells[row]?.[idAt] ?? '').trim());
  const inPlace = payload.recordIds.every((id, position) => {
    const there = idIn(recordRows[position] as number);
    return there === '' || there === id;
  });
  if (inPlace && (idAt !== undefined || areRecognised(cells, payload, recordRows, placeOf))) return [...recordRows];
  const byId = new Map<string, number>();
  for (let row = 0; row < cells.length; row++) {
    const id = idIn(row);
    if (id !== '' && !byId.has(id)) byId.set(id, row);
  }
  return payload.recordIds.map((id) => byId.get(id) ?? -1);
}

/** Whether most of the changed cells stand in their place, as they were or as they became. */
function areRecognised(
  cells: Cells,
  payload: JournalPayload,
  recordRows: readonly number[],
  placeOf: (key: string) => number | undefined,
): boolean {
  let looked = 0;
  let known = 0;
  for (const change of payload.cells) {
    const index = placeOf(change.key);
    if (index === undefined) continue;
    change.positions.forEach((position, i) => {
      const value = cells[recordRows[position] as number]?.[index] ?? '';
      looked++;
      if (sameValue(value, change.before[i] as CellValue) || sameValue(value, change.after[i] as CellValue)) known++;
    });
  }
  return known * 2 >= looked;
}

/** Ascending pairs as the fewest runs in which both sides go on by one. */
export function neighbours(
  pairs: readonly { readonly from: number; readonly to: number }[],
): { from: number; to: number; count: number }[] {
  const groups: { from: number; to: number; count: number }[] = [];
  for (const { from, to } of [...pairs].sort((a, b) => a.from - b.from)) {
    const last = groups[groups.length - 1];
    if (last !== undefined && last.from + last.count === from && last.to + last.count === to) last.count++;
    else groups.push({ from, to, count: 1 });
  }
  return groups;
}
