/**
 * Where the table of customers ends to the left and to the right. People keep legends and sums beside it, in rows that are
 * customers' only within the table. Knows columns by the header row and by how full they are.
 */
import { isBlank } from '../domain/cell-value';
import { runsOf } from '../domain/cut-blocks';
import { headerTexts, type Ledger } from './ledger';
import type { SheetEdit } from './ports';

type Table = Pick<Ledger, 'cells' | 'columns' | 'headerRow' | 'settings' | 'records'>;

/**
 * Columns that are no part of the table: neither between its columns nor next to them under a header, nor filled in for
 * more than half of the customers. Linear in the cells.
 */
export function columnsBeside({ cells, columns, headerRow, settings, records }: Table): ReadonlySet<number> {
  const { values, formulas } = cells;
  const headers = headerTexts(values, headerRow, settings.headerRowCount);
  const indexes = columns.map(({ index }) => index);
  let [first, last] = [Math.min(...indexes), Math.max(...indexes)];
  while ((headers[first - 1] ?? '') !== '') first--;
  while ((headers[last + 1] ?? '') !== '') last++;
  const isFilled = (row: number, column: number): boolean =>
    !isBlank(values[row]?.[column] ?? '') || (formulas[row]?.[column] ?? '') !== '';
  const isOfRows = (column: number): boolean =>
    records.rows.filter((row) => isFilled(row, column)).length * 2 > records.rows.length;
  return new Set([...headers.keys()].filter((column) => (column < first || column > last) && !isOfRows(column)));
}

/** Whether something stands in a row that is not its customer's. */
export function isSharedRow({ cells: { values, formulas } }: Table, beside: ReadonlySet<number>, row: number): boolean {
  return [...beside].some((column) => !isBlank(values[row]?.[column] ?? '') || (formulas[row]?.[column] ?? '') !== '');
}

/** Takes a customer's row away; one that is shared stays, without what is the customer's. One call, some more where it stays. */
export function removalEdits(ledger: Table & Pick<Ledger, 'tabs'>, row: number): SheetEdit[] {
  const sheet = ledger.tabs.customers;
  const beside = columnsBeside(ledger);
  if (!isSharedRow(ledger, beside, row)) return [{ kind: 'delete-rows', sheet, row, count: 1 }];
  const own = [...(ledger.cells.values[row] ?? []).keys()].filter((column) => !beside.has(column));
  return runsOf(own).flatMap(({ start, end }): SheetEdit[] => {
    const blank = [new Array<string>(end - start).fill('')];
    return [
      { kind: 'write', sheet, row, column: start, values: blank },
      { kind: 'notes', sheet, row, column: start, notes: blank },
    ];
  });
}
