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
    .filter(changedSince(fingerprintRows(ROWS, COLUMNS).rows, fingerprintRows(rows, columns).rows, columns))
    .map((row) => row[0]);

describe('fingerprints of rows', () => {
  it('are as long whatever the number of rows', () => {
    expect(fingerprintRows([], COLUMNS).rows).toHaveLength(2048);
    expect(fingerprintRows(ROWS, COLUMNS).rows).toHaveLength(2048);
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

  it('tell the columns that were edited, whichever others are read with them', () => {
    const seen = fingerprintRows(ROWS, COLUMNS).columns;
    expect(Object.keys(seen).sort()).toEqual(['customerId', 'name', 'phone']);
    const edited = ROWS.map((row) => (row[0] === 'Bob' ? ['Bob', '2', 'C-000002', 'x'] : row));
    expect(fingerprintRows(edited, COLUMNS).columns).toEqual({
      ...seen,
      phone: expect.not.stringMatching(`${seen['phone']}`),
    });
    const { name, customerId } = seen;
    expect(fingerprintRows(ROWS, [COLUMNS[0]!, COLUMNS[2]!]).columns).toEqual({ name, customerId });
  });

  it('differ where short values change places', () => {
    const customers = Array.from({ length: 100 }, (_, i) => [String(i % 3), `C-${i}`]);
    const columns: LedgerColumn[] = [
      { key: 'priority', index: 0, header: 'Priority' },
      { key: 'customerId', index: 1, header: 'ID' },
    ];
    const seen = fingerprintRows(customers, columns).columns;
    for (let i = 1; i < customers.length; i++) {
      const swapped = customers.map((row) => [...row]);
      [swapped[i - 1]![0], swapped[i]![0]] = [customers[i]![0]!, customers[i - 1]![0]!];
      expect(fingerprintRows(swapped, columns).columns['priority']).not.toBe(seen['priority']);
    }
  });
});
