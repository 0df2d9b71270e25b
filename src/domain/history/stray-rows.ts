/** Rows among others that are none themselves: repeated headers, headings and totals. Knows no columns. */
import { type CellValue, isBlank } from '../cell-value';
import { isTotals } from '../detect-table';
import { addMoney, moneyIn, noMoney } from '../money';

/** `header`: a row without anything else, and so a blank one. */
export type StrayRow = 'header' | 'heading' | 'totals';

export interface LookOfRow {
  /** Of the columns that are known, in their order in the sheet. */
  readonly cells: readonly CellValue[];
  readonly amount: number | null;
  /** Whether it says nothing but numbers. */
  readonly isFigures: boolean;
  /** Whether it says whose it is beyond doubt. */
  readonly isOwned: boolean;
}

/** Tells rows from top to bottom what they are, null for a row like any other; figures that sum up all above are totals. */
export function strayRows(isHeader: (cell: CellValue) => boolean): (row: LookOfRow) => StrayRow | null {
  const sum = noMoney();
  return ({ cells, amount, isFigures, isOwned }) => {
    const filled = cells.filter((cell) => !isBlank(cell));
    if (filled.every(isHeader)) return 'header';
    const isSum = isFigures && amount !== null && amount === moneyIn(sum);
    const isTotal = (): boolean =>
      isSum || isTotals({ values: [cells], formulas: [] }, { first: 0, last: cells.length - 1 }, 0, filled.length);
    if (!isOwned && isTotal()) return 'totals';
    if (!isOwned && filled.length === 1 && typeof filled[0] === 'string') return 'heading';
    if (amount !== null) addMoney(sum, amount);
    return null;
  };
}
