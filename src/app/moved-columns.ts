/**
 * What people have done to columns between a read and a write: where each stands by now, and which cells hold what was
 * written to another. Knows no column's meaning.
 */
import { type CellValue, sameValue, textOf } from '../domain/cell-value';
import { readFormats } from './cell-formats';
import type { SheetEdit, Workbook } from './ports';
import { cameFrom } from './written-value';

type Cells = readonly (readonly CellValue[])[];

/**
 * Where each column stands by now, told by its header; -1 for one that is gone. One without a header stands beside its
 * neighbour on the left.
 */
export function placesNow(then: readonly CellValue[] = [], now: readonly CellValue[] = []): readonly number[] {
  const taken = new Set<number>();
  let shift = 0;
  return then.map((header, index) => {
    const isBare = header === '';
    const same = isBare ? index + shift : index;
    const at = sameValue(now[same] ?? '', header) ? same : now.findIndex((one, i) => !taken.has(i) && one === header);
    if (isBare) return at === same ? at : -1;
    taken.add(at);
    if (at >= 0) shift = at - index;
    return at;
  });
}

/** Appends rows that are gone and were not to go, laid out as the columns stand by now. */
export function putBackEdits(sheet: number, before: Cells, now: Cells, wasOurs: (row: number) => boolean): SheetEdit[] {
  const columns = placesNow(before[0], now[0]).flatMap((to, from) => (to < 0 ? [] : [{ from, to }]));
  const there = new Map<string, number>();
  for (const row of now) {
    const key = JSON.stringify(columns.map(({ to }) => row[to] ?? ''));
    there.set(key, (there.get(key) ?? 0) + 1);
  }
  return before.flatMap((row, index): SheetEdit[] => {
    const cells = columns.map(({ from }) => row[from] ?? '');
    if (wasOurs(index) || cells.every((value) => value === '')) return [];
    const key = JSON.stringify(cells);
    const left = there.get(key) ?? 0;
    there.set(key, left - 1);
    if (left >= 1) return [];
    const values = new Array<CellValue>(Math.max(...columns.map(({ to }) => to)) + 1).fill('');
    for (const { from, to } of columns) values[to] = row[from] ?? '';
    return [{ kind: 'append-row', sheet, values }];
  });
}

/** One cell, and what was written to it. */
export interface WrittenCell {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/**
 * Gives cells back what is their own where somebody has moved columns at the moment of a write, so that it went into
 * another: `before` and `now` are the tab around it. Returns how many there were. One service call and one for each of them,
 * no call where there are none.
 */
export function clearMisplaced(
  workbook: Workbook,
  sheet: number,
  before: Cells,
  now: Cells,
  written: readonly WrittenCell[],
): number {
  const columnOf = placesNow(before[0], now[0]);
  const own = new Set(written.map(({ column }) => column));
  const beside = columnOf.flatMap((to, from) =>
    to < 0 || before[0]?.[from] === '' || own.has(from) || own.has(to) ? [] : [{ from, to }],
  );
  const isSameRow = (row: number): boolean => {
    const filled = beside.filter(({ from }) => (before[row]?.[from] ?? '') !== '');
    const alike = filled.filter(({ from, to }) => textOf(before[row]?.[from] ?? '') === textOf(now[row]?.[to] ?? ''));
    return alike.length * 2 > filled.length;
  };
  const meant = new Map(written.map(({ row, column, value }) => [`${row} ${column}`, value]));
  const misplaced = written.flatMap(({ row, column, value }): WrittenCell[] => {
    const from = columnOf.indexOf(column);
    const due = from < 0 ? '' : (meant.get(`${row} ${from}`) ?? before[row]?.[from] ?? '');
    const there = now[row]?.[column] ?? '';
    const isOurs = from !== column && cameFrom(there, value) && !sameValue(there, due);
    return isOurs && isSameRow(row) ? [{ row, column, value: due }] : [];
  });
  const formatAt = readFormats(
    workbook,
    sheet,
    misplaced.map(({ row, column }) => [row, column] as const),
  );
  workbook.edit(
    misplaced.map(
      ({ row, column, value }): SheetEdit => ({
        kind: 'write',
        sheet,
        row,
        column,
        values: [[value]],
        plain: formatAt(row, column) === '@',
      }),
    ),
  );
  return misplaced.length;
}
