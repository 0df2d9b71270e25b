/**
 * Whether rows have changed since they were last seen, in some 2,000 characters for any number of rows. It follows
 * customers, not places: sorting, moving columns and rewording headers change nothing. Knows no sheet.
 */
import { type CellValue, isBlank, textOf } from './cell-value';
import { fieldOf, isFieldKey } from './fields';
import { fingerprintOf } from './fingerprint';
import type { LedgerColumn } from './ledger-columns';

/** Customers share fingerprints by the first two digits of that of their ID. */
const GROUPS = 256;
const DIGITS = 8;

type Values = readonly (readonly CellValue[])[];

function groupOf(id: string): number {
  return Number.parseInt(fingerprintOf([id]).slice(0, 2), 16);
}

/** The customer ID in a row, or ''. */
export function idIn(row: readonly CellValue[], columns: readonly LedgerColumn[]): string {
  const index = columns.find(({ key }) => key === 'customerId')?.index ?? -1;
  return textOf(row[index] ?? '').trim();
}

/**
 * What people say of each customer, and rows without an ID, as the sum of the rows' fingerprints in each of 256 groups,
 * eight hexadecimal digits each. `rows` are those below the header. Linear in the cells.
 */
export function fingerprintRows(rows: Values, columns: readonly LedgerColumn[]): string {
  const told = columns
    .filter(({ key }) => !isFieldKey(key) || !fieldOf(key).automatic)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const sums = new Array<number>(GROUPS).fill(0);
  for (const row of rows) {
    const parts: string[] = [];
    for (const { key, index } of told) {
      const value = row[index] ?? '';
      if (!isBlank(value)) parts.push(key, typeof value, textOf(value));
    }
    const id = idIn(row, columns);
    if (parts.length === 0 && id === '') continue;
    const group = groupOf(id);
    const print = Number.parseInt(fingerprintOf([id, ...parts]).slice(0, DIGITS), 16);
    sums[group] = ((sums[group] as number) + print) >>> 0;
  }
  return sums.map((sum) => sum.toString(16).padStart(DIGITS, '0')).join('');
}

/** Whether a row may have changed between two fingerprints; all have where there was none. A row that has is never missed but by chance (1 in 4,000 million). */
export function changedSince(
  before: string,
  now: string,
  columns: readonly LedgerColumn[],
): (row: readonly CellValue[]) => boolean {
  return (row) => {
    const at = groupOf(idIn(row, columns)) * DIGITS;
    return before.slice(at, at + DIGITS) !== now.slice(at, at + DIGITS);
  };
}

/** A fingerprint that no row has. */
export const UNSEEN = '-'.repeat(GROUPS * DIGITS);

/** `print` with the groups of these IDs as in `other`; '' stands for rows without an ID. */
export function withGroupsOf(print: string, ids: readonly string[], other: string): string {
  const places = new Set(ids.map((id) => groupOf(id) * DIGITS));
  return [...places].reduce(
    (text, at) => text.slice(0, at) + other.slice(at, at + DIGITS) + text.slice(at + DIGITS),
    print,
  );
}
