/**
 * What an operation must not write over: formulas, links and rich text, merged cells, rows that are no customers. And
 * what no longer is as it was read. Knows no particular operation.
 */
import { type ColumnChange, changesOn, type RecordIssue, type SheetColumn, withhold } from '../domain/assess-records';
import { type CellValue, isBlank, sameValue } from '../domain/cell-value';
import { type ColumnKey, fieldOf, isFieldKey } from '../domain/fields';
import { ORDER_KEYS } from '../domain/history/rolled-records';
import { idColumn, type LedgerColumn } from '../domain/ledger-columns';
import type { Subject } from './journal';
import type { Ledger } from './ledger';
import type { Ports } from './ports';
import { type BlockLimit, changesOf, cutChanges } from './write-blocks';

export type Cells = readonly (readonly CellValue[])[];

export interface Writable {
  readonly changes: readonly ColumnChange[];
  /** Why cells were taken out. */
  readonly issues: readonly RecordIssue[];
  /** Cells that no block may cover. */
  readonly isKept: (row: number, column: number) => boolean;
  /** Within it the changes can be written. */
  readonly limit: BlockLimit;
  /** Columns that blocks may cover between changes. */
  readonly bridges: readonly SheetColumn[];
  /** Service calls that it took to know. */
  readonly reads: number;
}

/**
 * Takes out what must not be written, and what goes beyond the limit of blocks. Rich text is read only where people's own
 * columns change, merged cells only where cells of theirs are filled: two service calls at most.
 */
export function writableChanges(
  ports: Ports,
  ledger: Ledger,
  changes: readonly ColumnChange[],
  limit: BlockLimit,
): Writable {
  const { rows } = ledger.records;
  const isRecord = new Set(rows);
  const people = changes.filter(({ column }) => !isFilledByLedger(column, ledger));
  const rich = people.some(({ column }) => mayBeRich(column, ledger)) ? people : [];
  const isRich = richCells(ports, ledger, rich);
  const merged = mayBeMerged(
    ledger,
    changes.filter(({ column }) => !isAutomatic(column)),
  );
  const isMerged = merged ? mergedCells(ledger) : () => false;
  const isFormula = (row: number, column: number): boolean => (ledger.cells.formulas[row]?.[column] ?? '') !== '';
  const withheld = withhold(changes, (position, column) => {
    const row = rows[position] as number;
    if (isFormula(row, column)) return 'left-formula';
    if (isRich(row, column)) return 'left-rich-text';
    return isMerged(row, column) ? 'left-mixed-column' : null;
  });
  const cellAt = (row: number, column: number): CellValue => ledger.cells.values[row]?.[column] ?? '';
  // A block of people's cells covers nothing that a block of the ledger's own may write.
  const bridges = people.length === changes.length ? [] : bridgedColumns(ledger);
  const ours = new Set(bridges.map(({ index }) => index));
  const isKept = (row: number, column: number): boolean =>
    isFormula(row, column) ||
    isRich(row, column) ||
    isMerged(row, column) ||
    // What somebody types there at this moment would be lost.
    !ours.has(column) ||
    // Rows that are no customers are nobody's business.
    (!isRecord.has(row) && cellAt(row, column) !== '');
  const { blocks, left } = cutChanges(withheld.changes, rows, cellAt, isKept, limit, bridges);
  const beyond = left.flatMap(({ change, positions }) =>
    positions.map(
      (position): RecordIssue => ({ position, key: change.column.key as ColumnKey, code: 'left-for-later' }),
    ),
  );
  const reads = (rich.length > 0 ? 1 : 0) + (merged ? 1 : 0);
  return { changes: changesOf(blocks, rows), issues: [...withheld.issues, ...beyond], isKept, limit, bridges, reads };
}

/**
 * Writes of what becomes of one record, every one of them made: nothing that was typed waits. A block covers cells that
 * do not change only in the record's own row: in columns that Ledgerline has added for itself, and where the row is new
 * in those that are blank. Of other records each cell is written alone.
 */
export function recordWrites(ledger: Ledger, subject: Subject, changes: readonly ColumnChange[]): Writable[] {
  const { records, cells, columns } = ledger;
  const row = records.rows[subject.position] as number;
  const bridges =
    subject.made === null
      ? ownColumns(ledger)
      : [...(cells.values[row] ?? []).keys()]
          .filter((index) => isBlank(cells.values[row]?.[index] ?? ''))
          .map(
            (index) =>
              columns.find((column) => column.index === index) ?? { key: `#${index}` as const, index, header: '' },
          );
  const covered = new Set(bridges.filter(({ key }) => key !== 'customerId').map(({ index }) => index));
  const isKept = (at: number, column: number): boolean =>
    at !== row || !covered.has(column) || (cells.formulas[row]?.[column] ?? '') !== '';
  const most = Number.POSITIVE_INFINITY;
  const isOwn = (position: number): boolean => position === subject.position;
  return [
    { changes: changesOn(changes, isOwn), issues: [], isKept, limit: { most, aim: 2 }, bridges, reads: 0 },
    {
      changes: changesOn(changes, (position) => !isOwn(position)),
      issues: [],
      isKept: () => true,
      limit: { most },
      bridges: [],
      reads: 0,
    },
  ];
}

/**
 * Columns in which cells that do not change may be written again: the ledger's own. By the ID a row is known, so IDs are
 * never written again, and never as missing while one is given.
 */
export function bridgedColumns(ledger: Pick<Ledger, 'columns' | 'tabs'>): SheetColumn[] {
  return ledger.columns.filter((column) => isFilledByLedger(column, ledger) && column.key !== 'customerId');
}

/** Columns that the ledger has added for itself. */
export function ownColumns({ columns, settings }: Pick<Ledger, 'columns' | 'settings'>): readonly LedgerColumn[] {
  const added = new Set<string>(settings.fields.filter((field) => field.added).map(({ key }) => key));
  return columns.filter((column) => isAutomatic(column) && added.has(column.key));
}

/** Where there are Purchases, what follows from them is the ledger's to fill. */
function isFilledByLedger(column: SheetColumn, { tabs }: Pick<Ledger, 'tabs'>): boolean {
  return isAutomatic(column) || (tabs.purchases !== null && FROM_PURCHASES.has(column.key));
}

const FROM_PURCHASES: ReadonlySet<string> = new Set([...ORDER_KEYS, 'lifecycleStage']);

/** Words of a list, dates and numbers in columns that the ledger has added are written as a whole by everybody. */
function mayBeRich({ key }: SheetColumn, { settings }: Pick<Ledger, 'settings'>): boolean {
  const isAdded = settings.fields.some((field) => field.key === key && field.added);
  return !isAdded || !isFieldKey(key) || !WHOLE_TYPES.has(fieldOf(key).type);
}

const WHOLE_TYPES: ReadonlySet<string> = new Set(['list', 'date', 'dateTime', 'number', 'money']);

function isAutomatic({ key }: SheetColumn): boolean {
  return isFieldKey(key) && fieldOf(key).automatic;
}

function richCells(
  { workbook }: Ports,
  ledger: Ledger,
  changes: readonly ColumnChange[],
): (row: number, column: number) => boolean {
  if (changes.length === 0) return () => false;
  const { rows } = ledger.records;
  const lines = changes.flatMap(({ positions }) => [
    rows[positions[0] as number] as number,
    rows[positions[positions.length - 1] as number] as number,
  ]);
  const columns = changes.map((change) => change.column.index);
  const top = Math.min(...lines);
  const left = Math.min(...columns);
  const mask = workbook.richTextMask(ledger.tabs.customers, {
    row: top,
    column: left,
    rows: Math.max(...lines) - top + 1,
    columns: Math.max(...columns) - left + 1,
  });
  const own = new Set(columns);
  return (row, column) => own.has(column) && (mask[row - top]?.[column - left] ?? false);
}

/** Whether cells of people's columns are filled that a merged block may cover: those look empty and take nothing. */
function mayBeMerged({ settings }: Ledger, changes: readonly ColumnChange[]): boolean {
  const original = new Set(settings.fields.filter((field) => !field.added).map((field) => field.key as string));
  return changes.some(({ column, before }) => original.has(column.key) && before.includes(''));
}

function mergedCells(ledger: Ledger): (row: number, column: number) => boolean {
  const merges = ledger.merges();
  return (row, column) =>
    merges.some(
      (merge) =>
        (row !== merge.row || column !== merge.column) &&
        row >= merge.row &&
        row < merge.row + merge.rows &&
        column >= merge.column &&
        column < merge.column + merge.columns,
    );
}

/** Whether every record still stands in the row, and every column under the header, in which it was read. */
export function isLaidOutAs(
  {
    columns,
    headerRow,
    cells: { values },
  }: Pick<Ledger, 'columns' | 'headerRow'> & { readonly cells: { readonly values: Cells } },
  now: Cells,
): boolean {
  const id = idColumn(columns);
  if (now.length !== values.length || now[0]?.length !== values[0]?.length) return false;
  const head = values[headerRow] ?? [];
  return (
    head.every((cell, column) => sameValue(now[headerRow]?.[column] ?? '', cell)) &&
    now.every((row, i) => sameValue(row[id] ?? '', values[i]?.[id] ?? ''))
  );
}

/** Without the cells that somebody has edited since they were read. */
export function stillAsRead(
  changes: readonly ColumnChange[],
  rows: readonly number[],
  now: Cells,
): readonly ColumnChange[] {
  return changes
    .map((change) => {
      const same = [...change.positions.keys()].filter((i) =>
        sameValue(
          now[rows[change.positions[i] as number] as number]?.[change.column.index] ?? '',
          change.before[i] as CellValue,
        ),
      );
      if (same.length === change.positions.length) return change;
      return {
        column: change.column,
        positions: same.map((i) => change.positions[i] as number),
        before: same.map((i) => change.before[i] as CellValue),
        after: same.map((i) => change.after[i] as CellValue),
      };
    })
    .filter((change) => change.positions.length > 0);
}
