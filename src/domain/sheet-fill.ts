/**
 * Where a sheet has content: the blocks of neighbouring columns that hold something, and how many cells of each row.
 * Looks at every cell once and knows nothing of what is in it.
 */
import { type CellValue, isBlank } from './cell-value';
import type { SheetSnapshot } from './sheet-snapshot';

/** Neighbouring columns with content, with blank columns or the sheet's edge at either side. */
export interface Band {
  readonly first: number;
  readonly last: number;
  /** Filled cells of each row, within the band. */
  readonly counts: Uint32Array;
}

/** `isBlank`, with the ordinary cases settled by the first character. */
export function isEmptyCell(value: CellValue): boolean {
  if (value === '') return true;
  if (typeof value !== 'string') return false;
  const code = value.charCodeAt(0);
  if ((code > 0x20 && code < 0x7f) || (code >= 0x3400 && code < 0xd800)) return false;
  return isBlank(value);
}

/** The bands of a sheet, from the left. */
export function bandsOf(snapshot: SheetSnapshot): readonly Band[] {
  const filled = new Uint8Array(snapshot.columnCount);
  for (const row of snapshot.values) {
    for (let column = 0; column < snapshot.columnCount; column++) {
      if (filled[column] === 0 && !isEmptyCell(row[column] ?? '')) filled[column] = 1;
    }
  }
  const bands: Band[] = [];
  for (let first = 0; first < filled.length; first++) {
    if (filled[first] === 0) continue;
    let last = first;
    while (filled[last + 1] === 1) last++;
    bands.push(bandBetween(snapshot, first, last));
    first = last;
  }
  return bands;
}

/** A band over the columns from `first` to `last`, gaps included. */
export function bandBetween(snapshot: SheetSnapshot, first: number, last: number): Band {
  const counts = new Uint32Array(snapshot.rowCount);
  for (let row = 0; row < snapshot.rowCount; row++) {
    const values = snapshot.values[row] ?? [];
    let count = 0;
    for (let column = first; column <= last; column++) if (!isEmptyCell(values[column] ?? '')) count++;
    counts[row] = count;
  }
  return { first, last, counts };
}
