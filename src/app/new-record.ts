/**
 * Room for one more customer: the first free row below the last record, or a row made inside the table, so that whatever
 * spans the table (a filter, totals, colours) spans the new row too. The row is claimed by writing the new ID alone, and
 * by looking whether it came to stand there; only then the rest follows. Knows no field but the ID.
 */
import { type CellValue, isBlank, sameValue, textOf } from '../domain/cell-value';
import { idColumn } from '../domain/ledger-columns';
import type { FormatAt } from './cell-formats';
import type { Subject } from './journal';
import { type Cells, isLaidOutAs } from './kept-cells';
import type { Ledger } from './ledger';
import type { Ports, Workbook } from './ports';

/** How often a cell is put right when somebody goes on moving things. */
const MOST_TRIES = 3;

/** The ledger with one more record, empty yet. One service call, two where the tab has a filter. */
export function withNewRecord(
  { workbook }: Ports,
  read: Ledger,
): { readonly ledger: Ledger; readonly subject: Subject } {
  const { cells, records, tabs } = read;
  const { rows } = records;
  const last = rows[rows.length - 1] ?? read.headerRow;
  const filter = workbook.filter(tabs.customers);
  const endsHere = filter !== null && filter.row + filter.rows - 1 === last;
  const gridRows = cells.values.length;
  if (!endsHere && isFreeRow(read, last + 1, last)) {
    const ledger = { ...read, records: { ...records, rows: [...rows, last + 1] } };
    return { ledger, subject: { position: rows.length, made: { inserted: false, gridRows } } };
  }
  // Behind a single record there is no inside.
  const row = rows.length > 1 ? last : last + 1;
  const width = cells.values[0]?.length ?? 0;
  const insert = <T>(grid: readonly (readonly T[])[], empty: T): T[][] => [
    ...(grid.slice(0, row) as T[][]),
    new Array<T>(width).fill(empty),
    ...(grid.slice(row) as T[][]),
  ];
  const values = insert<CellValue>(cells.values, '');
  const moved = rows.map((one) => (one >= row ? one + 1 : one));
  const position = rows.filter((one) => one < row).length;
  const ledger: Ledger = {
    ...read,
    cells: { values, formulas: insert(cells.formulas, '') },
    records: {
      ...records,
      values,
      rows: [...moved.slice(0, position), row, ...moved.slice(position)],
      display: records.display.length === 0 ? [] : insert(records.display, ''),
    },
  };
  return { ledger, subject: { position, made: { inserted: true, gridRows } } };
}

/** A row that holds nothing but what people fill down ahead of their records: formulas like those above, empty boxes. */
function isFreeRow({ cells, columns }: Ledger, row: number, last: number): boolean {
  const values = cells.values[row];
  if (values === undefined) return false;
  const ours = new Set(columns.map(({ index }) => index));
  return values.every((value, column) => {
    const formula = cells.formulas[row]?.[column] ?? '';
    if (formula !== '') return shapeOf(formula) === shapeOf(cells.formulas[last]?.[column] ?? '');
    return isBlank(value) || (value === false && !ours.has(column));
  });
}

/** A formula but for the cells it refers to, which move with its row. */
function shapeOf(formula: string): string {
  return formula.replace(/\$?[A-Z]{1,3}\$?\d+/gi, '#');
}

/**
 * Makes the row where it is still to be made, writes the new ID, and reads the tab again. Null, and all as it was, where
 * somebody has moved rows or filled this one meanwhile. Two service calls, three with a row to be made.
 */
export function claimRow(
  ports: Ports,
  ledger: Ledger,
  subject: Subject,
  ids: readonly string[],
  formatAt: FormatAt,
): Cells | null {
  const { workbook } = ports;
  const sheet = ledger.tabs.customers;
  const row = ledger.records.rows[subject.position] as number;
  const id = ids[subject.position] as string;
  const column = idColumn(ledger.columns);
  const likeBelow = row - 1 === ledger.headerRow && row + 1 < ledger.cells.values.length;
  if (subject.made?.inserted) workbook.edit([{ kind: 'insert-rows', sheet, after: row - 1, count: 1, likeBelow }]);
  workbook.edit([{ kind: 'write', sheet, row, column, values: [[id]], plain: formatAt(row, column) === '@' }]);
  const now = readAnyhow(workbook, sheet, ledger.cells.values[0]?.length ?? 0);
  const values = ledger.cells.values.map((line, at) =>
    at === row ? line.map((value, index) => (index === column ? id : value)) : line,
  );
  const isAlone = values[row]?.every(
    (value, index) => (ledger.cells.formulas[row]?.[index] ?? '') !== '' || sameValue(now[row]?.[index] ?? '', value),
  );
  if (isAlone === true && isLaidOutAs({ ...ledger, cells: { ...ledger.cells, values } }, now)) return now;
  releaseRow(ports, ledger, subject, ids, row);
  return null;
}

/** Rows may go while they are read; where the ID has landed must be known in any case. */
export function readAnyhow(workbook: Workbook, sheet: number, width: number): CellValue[][] {
  try {
    return workbook.readGrid(sheet, width);
  } catch {
    return workbook.readGrid(sheet, width);
  }
}

/**
 * Takes the ID of a new record away again, wherever it stands; a row that was made for it goes while nothing else is in
 * it, also where it never got its ID: `madeAt` says where it was made. An ID that was hit instead comes back. Some three
 * service calls.
 */
export function releaseRow(
  { workbook }: Ports,
  ledger: Ledger,
  { position, made }: Subject,
  ids: readonly string[],
  madeAt: number,
): void {
  const sheet = ledger.tabs.customers;
  const id = ids[position] as string;
  const width = ledger.cells.values[0]?.length ?? 0;
  const { values } = ledger.cells;
  const idAt = idColumn(ledger.columns);
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const now = workbook.readGrid(sheet, width);
    const row = now.findIndex((line) => line.some((value) => textOf(value) === id));
    if (row < 0) {
      const isLeft = made?.inserted === true && now.length === made.gridRows + 1;
      if (isLeft && now[madeAt]?.every(isBlank) === true)
        workbook.edit([{ kind: 'delete-rows', sheet, row: madeAt, count: 1 }]);
      return;
    }
    const line = now[row] as readonly CellValue[];
    const column = line.findIndex((value) => textOf(value) === id);
    const there = new Set(now.map((one) => textOf(one[column] ?? '').trim()));
    // Of the rows whose ID is gone the one that is otherwise like this one had it.
    const hit = values.find(
      (one) =>
        !isBlank(one[idAt] ?? '') &&
        !there.has(textOf(one[idAt] ?? '').trim()) &&
        one.every((value, index) => index === idAt || sameValue(line[index] ?? '', value)),
    );
    const isBare = line.every((value, index) => index === column || isBlank(value));
    if (hit === undefined && isBare && made?.inserted === true) {
      workbook.edit([{ kind: 'delete-rows', sheet, row, count: 1 }]);
    } else {
      const range = { row, column, rows: 1, columns: 1 };
      const plain = hit !== undefined && workbook.numberFormats(sheet, range)[0]?.[0] === '@';
      workbook.edit([{ kind: 'write', sheet, row, column, values: [[hit?.[idAt] ?? '']], plain }]);
    }
  }
}
