import type { LedgerColumn } from './ledger-columns';
import { changedSince, fingerprintRows } from './row-fingerprints';

const COLUMNS: LedgerColumn[] = [
  { key: 'name', index: 0, header: 'Name' },
  { key: 'phone', index: 1, header: 'Phone' },
  { key: 'customerId', index: 2, header: 'ID' },
  { key: 'issues', index: 3, header: 'To check' },
];
const ROWS = [
  ['Ann', '1', 'C-000001', ''],
  ['Bob', 2, 'C-000002', 'x'],
  ['', '', '', ''],
  ['new', '', '', ''],
];
const changed = (rows: (string | number)[][], columns = COLUMNS): unknown[] =>
  rows
    .filter(changedSince(fingerprintRows(ROWS, COLUMNS), fingerprintRows(rows, columns), columns))
    .map((row) => row[0]);

describe('fingerprints of rows', () => {
  it('are as long whatever the number of rows', () => {
    expect(fingerprintRows([], COLUMNS)).toHaveLength(2048);
    expect(fingerprintRows(ROWS, COLUMNS)).toHaveLength(2048);
  });

  it('tell the rows that were edited, typed anew or given another ID', () => {
    expect(changed(ROWS.map((row) => (row[0] === 'Bob' ? ['Bob', '2', 'C-000002', 'x'] : row)))).toEqual(['Bob']);
    expect(changed([...ROWS, ['newer', '', '', '']])).toEqual(['', 'new', 'newer']);
    expect(changed([['Ann', '1', 'C-000009', ''], ...ROWS.slice(1)])).toEqual(['Ann']);
    expect(changed([...ROWS, ROWS[0] as string[]])).toEqual(['Ann', 'Ann']);
  });

  it('are the same after sorting, after moving columns, and for what the ledger writes itself', () => {
    expect(changed([...ROWS].reverse())).toEqual([]);
    const moved = COLUMNS.map((column) => ({ ...column, index: 3 - column.index })).reverse();
    expect(
      changed(
        ROWS.map((row) => [...row].reverse()),
        moved,
      ),
    ).toEqual([]);
    expect(changed(ROWS.map((row) => [...row.slice(0, 3), 'other']))).toEqual([]);
  });
});
