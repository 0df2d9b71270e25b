/** One cell as a person made it, and putting it into a sheet. Knows no customer. */
import { putCell } from '../model/grid';
import { internStyle } from '../model/style';
import type { Sheet, Style, TextRun, Value } from '../model/workbook';

/** What a cell holds besides its value; a bare value is a cell with nothing else. */
export interface DressedCell {
  readonly value?: Value;
  /** With the leading `=`; `value` is what it comes to. */
  readonly formula?: string;
  /** Interned. */
  readonly style?: Style;
  readonly note?: string;
  readonly runs?: readonly TextRun[];
}

export type Cell = Value | DressedCell | undefined;

const isDressed = (cell: Cell): cell is DressedCell => typeof cell === 'object' && !('error' in cell);

/** Writes one cell; `under` is a style that the cell's own is laid over. */
export function writeCell(sheet: Sheet, row: number, column: number, cell: Cell, under?: Style): void {
  if (isDressed(cell)) {
    putCell(sheet.values, row, column, cell.value);
    putCell(sheet.formulas, row, column, cell.formula);
    putCell(sheet.notes, row, column, cell.note);
    putCell(sheet.richText, row, column, cell.runs);
    putCell(sheet.styles, row, column, under ? internStyle({ ...under, ...cell.style }) : cell.style);
  } else {
    putCell(sheet.values, row, column, cell === '' ? undefined : cell);
    putCell(sheet.styles, row, column, under && internStyle(under));
  }
}
