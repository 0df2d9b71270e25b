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
 * Columns that are no part of the table: neither between its columns nor next to them under a header, nor under a header
 * and filled in for more than half of the customers. Linear in the cells.
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
    headers[column] !== '' && records.rows.filter((row) => isFilled(row, column)).length * 2 > records.rows.length;
  return new Set([...headers.keys()].filter((column) => (column < first || column > last) && !isOfRows(column)));
}

/** Whether something stands in a row that is not its customer's. */
export function isSharedRow({ cells: { values, formulas } }: Table, beside: ReadonlySet<number>, row: number): boolean {
  return [...beside].some((column) => !isBlank(values[row]?.[column] ?? '') || (formulas[row]?.[column] ?? '') !== '');
}

/**
 * Takes customers' rows away, ascending, the last first; one that is shared stays, without what is the customer's. One call
 * for those side by side, some more for each that stays.
 */
export function removalEdits(ledger: Table & Pick<Ledger, 'tabs'>, rows: readonly number[]): SheetEdit[] {
  const sheet = ledger.tabs.customers;
  const beside = columnsBeside(ledger);
  const shared = new Set(rows.filter((row) => isSharedRow(ledger, beside, row)));
  return runsOf(rows)
    .flatMap(({ start, end }) => {
      const own = Array.from({ length: end - start }, (_, i) => start + i);
      return [...runsOf(own.filter((row) => !shared.has(row))), ...runsOf(own.filter((row) => shared.has(row)))];
    })
    .sort((a, b) => b.start - a.start)
    .flatMap(({ start: row, end }): SheetEdit[] => {
      const count = end - row;
      if (!shared.has(row)) return [{ kind: 'delete-rows', sheet, row, count }];
      const own = [...(ledger.cells.values[row] ?? []).keys()].filter((column) => !beside.has(column));
      return runsOf(own).flatMap(({ start: column, end: after }): SheetEdit[] => {
        const blank = Array.from({ length: count }, () => new Array<string>(after - column).fill(''));
        return [
          { kind: 'write', sheet, row, column, values: blank },
          { kind: 'notes', sheet, row, column, notes: blank },
        ];
      });
    });
}
