/**
 * Whether rows have changed since they were last seen, in some 2,500 characters for any number of rows. It follows
 * customers, not places: sorting, moving columns and rewording headers change nothing. Knows no sheet.
 */
import { type CellValue, isBlank, textOf } from './cell-value';
import { fieldOf, isFieldKey } from './fields';
import { hashOf } from './fingerprint';
import { idReader, type LedgerColumn } from './ledger-columns';
import type { Fingerprints } from './ledger-settings';

/** Customers share fingerprints by the first two digits of that of their ID. */
const GROUPS = 256;
const DIGITS = 8;

type Values = readonly (readonly CellValue[])[];

function groupOf(idHash: number): number {
  return idHash >>> 24;
}

/** Columns that hold what people say of customers, from left to right. */
export function toldColumns(columns: readonly LedgerColumn[]): LedgerColumn[] {
  return columns.filter(({ key }) => !isFieldKey(key) || !fieldOf(key).automatic).sort((a, b) => a.index - b.index);
}

/**
 * What people say of each customer, and rows without an ID. `rows` are those below the header. Linear in the cells.
 */
export function fingerprintRows(rows: Values, columns: readonly LedgerColumn[]): Fingerprints {
  const told = toldColumns(columns).map(({ key, index }) => ({ key, index, sum: 0 }));
  const groups = new Array<number>(GROUPS).fill(0);
  const idIn = idReader(columns);
  let ids = 0;
  for (const row of rows) {
    const id = idIn(row);
    const idHash = hashOf(id);
    let print = 0;
    for (const column of told) {
      const value = row[column.index] ?? '';
      if (isBlank(value)) continue;
      const cell = hashOf(`${column.key} ${typeof value} ${textOf(value)}`, idHash);
      column.sum = (column.sum + cell) >>> 0;
      print = (print + cell) >>> 0;
    }
    if (id !== '') {
      ids = (ids + idHash) >>> 0;
      print = (print + idHash) >>> 0;
    }
    const group = groupOf(idHash);
    groups[group] = ((groups[group] as number) + print) >>> 0;
  }
  const digits = (sum: number): string => sum.toString(16).padStart(DIGITS, '0');
  return {
    rows: groups.map(digits).join(''),
    columns: { customerId: digits(ids), ...Object.fromEntries(told.map(({ key, sum }) => [key, digits(sum)])) },
  };
}

/**
 * Each customer by ID and a print of what people say of them. Two texts are equal where a row is as it was, wherever it and
 * its columns stand by now; a row that has changed is missed by chance alone (1 in 4,000 million).
 */
export function customerPrints(rows: Values, columns: readonly LedgerColumn[]): string[] {
  const told = toldColumns(columns);
  const idIn = idReader(columns);
  return rows.map((row) => {
    let print = 0;
    for (const { key, index } of told) {
      const value = row[index] ?? '';
      if (!isBlank(value)) print = (print + hashOf(`${key} ${typeof value} ${textOf(value)}`)) >>> 0;
    }
    return `${idIn(row)} ${print.toString(36)}`;
  });
}

/** Where each of the customers before stands now, -1 for who has changed or gone. Equal ones stand for each other. */
export function refindCustomers(before: readonly string[], now: readonly string[]): Int32Array {
  const places = new Map<string, number[]>();
  for (let place = now.length - 1; place >= 0; place--) {
    const own = places.get(now[place] as string);
    if (own === undefined) places.set(now[place] as string, [place]);
    else own.push(place);
  }
  return Int32Array.from(before, (print) => places.get(print)?.pop() ?? -1);
}

/** Whether a row may have changed between two fingerprints of rows; all have where there was none. A row that has is never missed but by chance (1 in 4,000 million). */
export function changedSince(
  before: string,
  now: string,
  columns: readonly LedgerColumn[],
): (row: readonly CellValue[]) => boolean {
  const idIn = idReader(columns);
  return (row) => {
    const at = groupOf(hashOf(idIn(row))) * DIGITS;
    return before.slice(at, at + DIGITS) !== now.slice(at, at + DIGITS);
  };
}

/** A fingerprint that no rows have. */
export const UNSEEN = '-'.repeat(GROUPS * DIGITS);

/** `print` with the groups of these IDs as in `other`; '' stands for rows without an ID. */
export function withGroupsOf(print: string, ids: readonly string[], other: string): string {
  const places = new Set(ids.map((id) => groupOf(hashOf(id)) * DIGITS));
  return [...places].reduce(
    (text, at) => text.slice(0, at) + other.slice(at, at + DIGITS) + text.slice(at + DIGITS),
    print,
  );
}
