/**
 * Whether what was written came to stand where it belongs: people sort, insert and delete while an operation writes,
 * and no lock keeps them out. Knows rows by their ID, and by what stands beside it.
 */
import { type CellValue, sameValue, textOf } from '../domain/cell-value';
import { idColumn } from '../domain/ledger-columns';
import { readFormats } from './cell-formats';
import type { Cells } from './kept-cells';
import type { Ledger } from './ledger';
import type { Ports, SheetEdit } from './ports';
import type { CellWrite } from './write-blocks';
import { cameFrom } from './written-value';

/** How often a cell is put right when somebody goes on moving things. */
const MOST_TRIES = 3;
/** Cells that are written where their row has gone; of more the next run takes care. */
const MOST_OWED = 60;

/**
 * Carries out what is buffered and reads the tab again. A cell that holds what was meant for another row or column gets
 * back what is its own: what this operation meant for it, or what stood there before; and what was meant for a row that
 * has gone elsewhere is written there. `before` is the tab as it was when the writes were made; of a tab that was read in
 * part, the header row and every column of which `isRead` holds. Throws what Sheets refused, once everything else is in its
 * place; where not `isAll` that was buffered is to be seen in this tab, whatever stands here. Returns the tab as it is then. One service call; more where something has moved.
 */
export function settleBlocks(
  ports: Ports,
  ledger: Ledger,
  writes: readonly CellWrite[],
  before: Cells,
  isRead: (column: number) => boolean = () => true,
  isAll = true,
): Cells {
  const { workbook } = ports;
  const meant = before.map((row) => [...row]);
  for (const { row, column, values } of writes) {
    values.forEach((line, r) => {
      line.forEach((value, c) => {
        (meant[row + r] as CellValue[])[column + c] = value;
      });
    });
  }
  let written: readonly CellWrite[] = writes;
  let failure: unknown;
  let hasFailed = false;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    let now: Cells;
    try {
      now = workbook.readGrid(ledger.tabs.customers, before[0]?.length ?? 0);
    } catch (error) {
      // A write was refused, or rows went while they were read.
      failure = hasFailed ? failure : error;
      hasFailed = true;
      continue;
    }
    const { stray, owed, isComplete } = strayCells(ledger, { writes, written }, before, meant, now, isRead);
    const due = owed.length > MOST_OWED ? stray : [...stray, ...owed];
    if (due.length === 0) {
      if (hasFailed && !(isAll && isComplete())) throw failure;
      return now;
    }
    const formatAt = readFormats(
      workbook,
      ledger.tabs.customers,
      due.map(({ row, column }): [number, number] => [row, column]),
    );
    written = due.map(({ formulas: _, ...write }) => ({ ...write, plain: formatAt(write.row, write.column) === '@' }));
    workbook.edit(written.map((write) => formulaBack(write) ?? write));
  }
  if (hasFailed) throw failure;
  return workbook.readGrid(ledger.tabs.customers, before[0]?.length ?? 0);
}

/** A cell to put right; `formula` where it held one. */
interface Stray extends CellWrite {
  readonly formula: string;
}

/** The formula that a cell was to get, '' for a value. */
function formulaIn({ formulas }: CellWrite, row: number, column: number): string {
  return formulas?.[row]?.[column] ?? '';
}

/** A formula for one row as it is in another. */
function inRow(formula: string, from: number, to: number): string {
  return formula.replace(/(\$?[A-Z]{1,3})(\d+)(?![\d(])/g, (text, letters: string, row: string) =>
    Number(row) === from + 1 ? `${letters}${to + 1}` : text,
  );
}

function formulaBack(write: CellWrite): SheetEdit | null {
  const { sheet, row, column, formula = '' } = write as Partial<Stray> & CellWrite;
  return formula === '' ? null : { kind: 'write-formulas', sheet, row, column, formulas: [[formula]] };
}

/** What each stray cell among `written` must hold, what rows still lack, and whether they have what was meant for them. */
function strayCells(
  ledger: Ledger,
  {
    writes,
    written,
  }: {
    readonly writes: readonly CellWrite[];
    readonly written: readonly CellWrite[];
  },
  before: Cells,
  meant: Cells,
  now: Cells,
  isRead: (column: number) => boolean,
): { readonly stray: readonly Stray[]; readonly owed: readonly Stray[]; readonly isComplete: () => boolean } {
  const { headerRow, columns } = ledger;
  const idAt = idColumn(columns);
  const headers = before[headerRow] ?? [];
  const { row: headNow, columnOf } = headerNow(now, headers);
  const covers = ({ column, values }: CellWrite, index: number): boolean =>
    index >= column && index < column + (values[0]?.length ?? 0);
  const isWritten = (index: number): boolean => writes.some((write) => covers(write, index));
  // A column that has moved to where we wrote holds something of ours by now; one without a header is not found again.
  const untouched = columnOf.flatMap((to, from) =>
    to < 0 || !isRead(from) || headers[from] === '' || isWritten(from) || isWritten(to) ? [] : [{ from, to }],
  );
  const besideThen = (row: number): string =>
    JSON.stringify(untouched.map(({ from }) => textOf(before[row]?.[from] ?? '')));
  const besideNow = (row: number): string => JSON.stringify(untouched.map(({ to }) => textOf(now[row]?.[to] ?? '')));
  const idThen = (row: number): string => textOf(before[row]?.[idAt] ?? '').trim();
  const idNow = (row: number): string => textOf(now[row]?.[columnOf[idAt] ?? -1] ?? '').trim();
  // Where IDs were written, or written over, rows are known by what stands beside.
  const hasNewId = new Set<number>();
  for (const write of writes) {
    if (covers(write, idAt) || covers(write, columnOf[idAt] ?? -1))
      for (const r of write.values.keys()) hasNewId.add(write.row + r);
  }

  const isInPlace = (row: number): boolean =>
    hasNewId.has(row) ? besideNow(row) === besideThen(row) : idNow(row) === idThen(row);
  const isOrderly =
    now.length === before.length &&
    headNow === headerRow &&
    columnOf.every((to, from) => to === from) &&
    before.every((_, row) => row <= headerRow || isInPlace(row));

  const rowOfId = new Map<string, number>();
  const rowBeside = new Map<string, number>();
  if (!isOrderly) {
    before.forEach((_, row) => {
      if (row <= headerRow) return;
      const id = idThen(row);
      if (id !== '' && !rowOfId.has(id)) rowOfId.set(id, row);
      const beside = besideThen(row);
      if (!rowBeside.has(beside)) rowBeside.set(beside, row);
    });
  }
  const thenOf = (row: number): number | undefined => {
    if (isOrderly) return row;
    if (!hasNewId.has(row)) return rowOfId.get(idNow(row));
    const beside = besideNow(row);
    return besideThen(row) === beside ? row : rowBeside.get(beside);
  };
  const rowsNow = (): ReadonlyMap<number, number> => {
    const found = new Map<number, number>();
    now.forEach((_, row) => {
      const then = thenOf(row);
      if (then !== undefined && !found.has(then)) found.set(then, row);
    });
    return found;
  };
  const isComplete = (): boolean => {
    const rowNow = rowsNow();
    return writes.every((write) =>
      write.values.every((line, r) => {
        const row = rowNow.get(write.row + r);
        return line.every(
          (value, c) =>
            row === undefined || textOf(now[row]?.[columnOf[write.column + c] ?? -1] ?? '') === textOf(value),
        );
      }),
    );
  };
  if (isOrderly) return { stray: [], owed: [], isComplete };

  const nothing = JSON.stringify(untouched.map(() => ''));
  const stray: Stray[] = [];
  for (const write of written) {
    write.values.forEach((line, r) => {
      const row = write.row + r;
      const then = thenOf(row);
      // A row that somebody has filled meanwhile is left alone; one that is new and empty gets nothing of ours.
      if (then === undefined && besideNow(row) !== nothing) return;
      line.forEach((value, c) => {
        const column = write.column + c;
        const isFormula = formulaIn(write, r, c) !== '' && then !== row;
        if (!isFormula && !cameFrom(now[row]?.[column] ?? '', value)) return;
        const source = columnOf.indexOf(column);
        const own = then === undefined || source < 0 ? '' : (meant[then]?.[source] ?? '');
        if (!isFormula && sameValue(own, value)) return;
        const formula = then === undefined ? '' : (ledger.cells.formulas[then]?.[source] ?? '');
        stray.push({ ...write, row, column, values: [[own]], formula });
      });
    });
  }
  const rowNow = rowsNow();
  const owed: Stray[] = [];
  for (const write of writes) {
    write.values.forEach((line, r) => {
      const then = write.row + r;
      const row = rowNow.get(then);
      line.forEach((value, c) => {
        const column = columnOf[write.column + c] ?? -1;
        if (row === undefined || column < 0 || (row === then && column === write.column + c)) return;
        const there = now[row]?.[column] ?? '';
        const former = before[then]?.[write.column + c] ?? '';
        const formula = formulaIn(write, r, c);
        if ((formula !== '' || !sameValue(there, value)) && sameValue(there, former))
          owed.push({ ...write, row, column, values: [[value]], formula: inRow(formula, then, row) });
      });
    });
  }
  return { stray, owed, isComplete };
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
