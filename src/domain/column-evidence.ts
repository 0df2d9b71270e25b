/**
 * What the values of a column look like, from a sample spread over its rows. Knows no header and no field.
 */
import { type CellValue, isBlank, textOf } from './cell-value';
import { LONGEST_READ, type Shape, shapesOf } from './value-shapes';

export interface ColumnEvidence {
  /** Records with a value, of those looked at. */
  readonly filled: number;
  readonly looked: number;
  /** Share of the filled values that have a shape, 0 to 1. */
  readonly share: (shape: Shape) => number;
  /** Different values among the filled ones. */
  readonly distinct: number;
}

const SAMPLE = 300;
const SPARSE = 40;
/** Looks at a column's values; `rows` are the sheet rows of its records. Linear in the sample, and in the rows only where few are filled. */
export function columnEvidence(
  values: readonly (readonly CellValue[])[],
  rows: readonly number[],
  column: number,
  today: string,
): ColumnEvidence {
  const counts = new Map<Shape, number>();
  const distinct = new Set<string>();
  const found: Shape[] = [];
  let filled = 0;
  const look = (row: number): void => {
    const value = values[row]?.[column] ?? '';
    if (isBlank(value)) return;
    filled++;
    if (distinct.size < SAMPLE) distinct.add(textOf(value).slice(0, LONGEST_READ).trim().toLowerCase());
    found.length = 0;
    shapesOf(value, today, found);
    for (const shape of found) counts.set(shape, (counts.get(shape) ?? 0) + 1);
  };
  const size = Math.min(SAMPLE, rows.length);
  for (let i = 0; i < size; i++) look(rows[Math.floor((i * rows.length) / size)] ?? -1);
  let looked = size;
  if (filled < SPARSE && size < rows.length) {
    counts.clear();
    distinct.clear();
    filled = 0;
    looked = 0;
    for (const row of rows) {
      looked++;
      look(row);
      if (filled >= SAMPLE / 2) break;
    }
  }
  const total = filled;
  return {
    filled,
    looked,
    distinct: distinct.size,
    share: (shape) => (total === 0 ? 0 : (counts.get(shape) ?? 0) / total),
  };
}

/** Whether every record has a value and no two have the same, case and outer space apart. Linear; ends at the first that is not so. */
export function isUnique(values: readonly (readonly CellValue[])[], rows: readonly number[], column: number): boolean {
  const seen = new Set<string>();
  for (const row of rows) {
    const value = values[row]?.[column] ?? '';
    if (isBlank(value)) return false;
    const text = textOf(value).trim().toLowerCase();
    if (seen.has(text)) return false;
    seen.add(text);
  }
  return rows.length > 0;
}

/** Whether a column only counts its rows: whole numbers that rise from about 1, with gaps where rows went. Linear. */
export function isCounting(
  values: readonly (readonly CellValue[])[],
  rows: readonly number[],
  column: number,
): boolean {
  let last = -1;
  let counted = 0;
  let rising = 0;
  let first = Number.NaN;
  for (const row of rows) {
    const value = values[row]?.[column] ?? '';
    if (isBlank(value)) continue;
    const text = textOf(value).trim();
    if (!/^\d{1,7}[.、]?$/.test(text)) return false;
    const number = Number.parseInt(text, 10);
    if (counted === 0) first = number;
    if (number > last) rising++;
    last = number;
    counted++;
  }
  return counted > 0 && first <= 1 && rising >= counted * 0.95 && last <= rows.length * 1.5 + 5;
}
