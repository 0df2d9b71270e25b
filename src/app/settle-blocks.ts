/**
 * Whether what was written came to stand where it belongs: people sort, insert and delete while an operation writes,
 * and no lock keeps them out. Knows rows by their ID, and by what stands beside it.
 */
import { type CellValue, sameValue, textOf } from '../domain/cell-value';
import { readFormats } from './cell-formats';
import type { Cells } from './kept-cells';
import type { Ledger } from './ledger';
import type { Ports } from './ports';
import type { CellWrite } from './write-blocks';

/** How often a cell is put right when somebody goes on moving things. */
const MOST_TRIES = 3;

/**
 * Carries out what is buffered and reads the tab again. A cell that holds what was meant for another row or column gets
 * back what is its own: what this operation meant for it, or what stood there before. `before` is the tab as it was
 * when the writes were made. One service call; more where something has moved.
 */
export function settleBlocks(ports: Ports, ledger: Ledger, writes: readonly CellWrite[], before: Cells): void {
  const { workbook } = ports;
  const meant = before.map((row) => [...row]);
  for (const { row, column, values } of writes) {
    values.forEach((line, r) => {
      line.forEach((value, c) => {
        (meant[row + r] as CellValue[])[column + c] = value;
      });
    });
  }
  let written = writes;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const now = workbook.readGrid(ledger.tabs.customers, before[0]?.length ?? 0);
    const stray = strayCells(ledger, writes, written, before, meant, now);
    if (stray.length === 0) return;
    const formatAt = readFormats(
      workbook,
      ledger.tabs.customers,
      stray.map(({ row, column }): [number, number] => [row, column]),
    );
    written = stray.map((write) => ({ ...write, plain: formatAt(write.row, write.column) === '@' }));
    workbook.edit(written);
  }
  workbook.flush();
}

/** Writes that give each stray cell among `written` what is its own. */
function strayCells(
  ledger: Ledger,
  writes: readonly CellWrite[],
  written: readonly CellWrite[],
  before: Cells,
  meant: Cells,
  now: Cells,
): CellWrite[] {
  const { headerRow, columns } = ledger;
  const idAt = columns.find((column) => column.key === 'customerId')?.index ?? -1;
  const { row: headNow, columnOf } = headerNow(now, before[headerRow] ?? []);
  const covers = ({ column, values }: CellWrite, index: number): boolean =>
    index >= column && index < column + (values[0]?.length ?? 0);
  const untouched = columnOf.flatMap((to, from) =>
    to < 0 || writes.some((write) => covers(write, from)) ? [] : [{ from, to }],
  );
  const besideThen = (row: number): string =>
    JSON.stringify(untouched.map(({ from }) => textOf(before[row]?.[from] ?? '')));
  const besideNow = (row: number): string => JSON.stringify(untouched.map(({ to }) => textOf(now[row]?.[to] ?? '')));
  const idThen = (row: number): string => textOf(before[row]?.[idAt] ?? '').trim();
  const idNow = (row: number): string => textOf(now[row]?.[columnOf[idAt] ?? -1] ?? '').trim();
  // Where IDs were written, rows are known by what stands beside.
  const hasNewId = new Set<number>();
  for (const write of writes) {
    if (covers(write, idAt)) for (const r of write.values.keys()) hasNewId.add(write.row + r);
  }

  const isInPlace = (row: number): boolean =>
    hasNewId.has(row) ? besideNow(row) === besideThen(row) : idNow(row) === idThen(row);
  const isOrderly =
    now.length === before.length &&
    headNow === headerRow &&
    columnOf.every((to, from) => to === from) &&
    before.every((_, row) => row <= headerRow || isInPlace(row));
  if (isOrderly) return [];

  const rowOfId = new Map<string, number>();
  const rowBeside = new Map<string, number>();
  before.forEach((_, row) => {
    if (row <= headerRow) return;
    const id = idThen(row);
    if (id !== '' && !rowOfId.has(id)) rowOfId.set(id, row);
    const beside = besideThen(row);
    if (!rowBeside.has(beside)) rowBeside.set(beside, row);
  });
  const nothing = JSON.stringify(untouched.map(() => ''));
  const stray: CellWrite[] = [];
  for (const write of written) {
    write.values.forEach((line, r) => {
      const row = write.row + r;
      const beside = besideNow(row);
      const then = hasNewId.has(row) ? rowBeside.get(beside) : rowOfId.get(idNow(row));
      // A row that somebody has filled meanwhile is left alone; one that is new and empty gets nothing of ours.
      if (then === undefined && beside !== nothing) return;
      line.forEach((value, c) => {
        const column = write.column + c;
        if (!sameValue(now[row]?.[column] ?? '', value)) return;
        const source = columnOf.indexOf(column);
        const own = then === undefined || source < 0 ? '' : (meant[then]?.[source] ?? '');
        if (sameValue(own, value)) return;
        stray.push({ ...write, row, column, values: [[own]] });
      });
    });
  }
  return stray;
}

/** Where the header row and each of the columns stand now; a column that is gone is at -1. */
function headerNow(
  now: Cells,
  headers: readonly CellValue[],
): { readonly row: number; readonly columnOf: readonly number[] } {
  let row = 0;
  let most = -1;
  now.slice(0, 50).forEach((cells, index) => {
    const found = cells.filter((cell) => cell !== '' && headers.some((header) => sameValue(header, cell))).length;
    if (found > most) {
      most = found;
      row = index;
    }
  });
  const cells = now[row] ?? [];
  return {
    row,
    columnOf: headers.map((header, index) =>
      header === '' || sameValue(cells[index] ?? '', header)
        ? index
        : cells.findIndex((cell) => sameValue(cell, header)),
    ),
  };
}
