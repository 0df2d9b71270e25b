/**
 * The write-ahead journal: one row per operation in a hidden tab, with everything needed to take it back. Written and
 * flushed before the first change, so that an interrupted operation can always be told from a finished one.
 */
import type { CellValue } from '../domain/cell-value';
import { fingerprintOf } from '../domain/fingerprint';
import type { ValidationRule } from '../domain/sheet-rules';
import type { CellRange, Language } from '../domain/sheet-snapshot';
import type { Packer, SheetEdit, SheetRef, Workbook } from './ports';

export type Operation = 'setup' | 'start-empty' | 'repair' | 'check-duplicates' | 'refresh-tiers';
/** `applying` and `undoing` mark an operation under way: found later, they mean it was interrupted and is to be taken back. */
export type JournalState = 'applying' | 'done' | 'undoing' | 'undone';

/** Changed cells of one column, by position in `recordIds`. */
export interface CellChanges {
  readonly key: string;
  readonly positions: readonly number[];
  readonly before: readonly CellValue[];
  readonly after: readonly CellValue[];
}

/** Rules of one column before they were written over, as runs of rows counted from the first below the header. */
export interface RuleRuns {
  readonly key: string;
  readonly runs: readonly { readonly start: number; readonly end: number; readonly rule: ValidationRule | null }[];
}

/** What set-up did to the sheet itself. Indexes are those of the sheet after set-up; ranges cover whole rows of cells. */
export interface SetupStructure {
  readonly sheetId: number;
  readonly copyName: string;
  readonly insertedHeaderRow: boolean;
  readonly headerRow: number;
  readonly headerRowCount: number;
  readonly lastRow: number;
  /** Grid size before. */
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly columns: readonly SetupColumn[];
  readonly added: { readonly at: number; readonly headers: readonly string[]; readonly keys: readonly string[] };
  readonly frozenRows: number | null;
  readonly madeFilter: boolean;
  readonly split: readonly CellRange[];
  readonly tabs: readonly string[];
  /** Records' rows, in the order of `recordIds`. */
  readonly recordRows: readonly number[];
}

/** One mapped column of the sheet: what of it was changed. */
export interface SetupColumn {
  readonly key: string;
  readonly index: number;
  readonly headerBefore: string;
  readonly headerAfter: string;
  readonly valuesChanged: boolean;
  /** The one format that all its cells had, or null where they differed. */
  readonly formatBefore: string | null;
  readonly formatChanged: boolean;
  readonly hadRules: boolean;
  readonly rulesChanged: boolean;
}

export interface JournalPayload {
  readonly version: 1;
  readonly language: Language;
  readonly recordIds: readonly string[];
  readonly cells: readonly CellChanges[];
  readonly rules: readonly RuleRuns[];
  readonly setup: SetupStructure | null;
}

export interface JournalEntry {
  /** Row index in the tab. */
  readonly row: number;
  readonly operationId: string;
  readonly operation: Operation;
  readonly state: JournalState;
  readonly at: string;
  readonly by: string;
  readonly cells: number;
  readonly checksum: string;
  readonly chunks: number;
}

const FIRST_ROW = 1;
const META_COLUMNS = 8;
/** Entries kept; the oldest give way in tens. */
const MOST_ENTRIES = 50;
/** Sheets refuses more than 50,000 characters in a cell. */
const CHUNK_LENGTH = 45_000;
/** Columns of a new tab, and of the journal's grid until a payload needs more. */
const GRID_COLUMNS = 26;

export const JOURNAL_HEADERS: readonly string[] = [
  'operationId',
  'operation',
  'state',
  'at',
  'by',
  'cells',
  'checksum',
  'chunks',
];

/** All entries, oldest first. One service call. */
export function readJournal(workbook: Workbook, sheet: SheetRef): readonly JournalEntry[] {
  const rows = workbook.readValues(sheet, {
    row: FIRST_ROW,
    column: 0,
    rows: MOST_ENTRIES + 10,
    columns: META_COLUMNS,
  });
  return rows.flatMap((cells, i) => {
    const [operationId, operation, state, at, by, count, checksum, chunks] = cells.map(String) as string[];
    if (!operationId) return [];
    return [
      {
        row: FIRST_ROW + i,
        operationId,
        operation: operation as Operation,
        state: state as JournalState,
        at: at as string,
        by: by as string,
        cells: Number(count),
        checksum: checksum as string,
        chunks: Number(chunks),
      },
    ];
  });
}

/** What a repeated click is told. */
export function summaryOf({ operationId, operation, at, by, cells }: JournalEntry): NewEntry {
  return { operationId, operation, at, by, cells };
}

/** The interrupted operation, if there is one. */
export function interrupted(entries: readonly JournalEntry[]): JournalEntry | undefined {
  return entries.find((entry) => entry.state === 'applying' || entry.state === 'undoing');
}

/** The operation that undo would take back: the newest that is done. */
export function lastDone(entries: readonly JournalEntry[]): JournalEntry | undefined {
  return [...entries].reverse().find((entry) => entry.state === 'done');
}

/** What the operation stored. Null when it is damaged. One service call. */
export function readPayload(
  workbook: Workbook,
  packer: Packer,
  sheet: SheetRef,
  entry: JournalEntry,
): JournalPayload | null {
  const [cells] = workbook.readValues(sheet, { row: entry.row, column: META_COLUMNS, rows: 1, columns: entry.chunks });
  const packed = (cells ?? []).join('');
  if (fingerprintOf([packed]) !== entry.checksum) return null;
  return JSON.parse(packer.unpack(packed)) as JournalPayload;
}

export interface NewEntry {
  readonly operationId: string;
  readonly operation: Operation;
  readonly at: string;
  readonly by: string;
  readonly cells: number;
}

/**
 * The edits that open an entry in state `applying`. One call; one more for a payload beyond some 800,000 characters
 * or when old entries give way. Returns the entry's row as well.
 */
export function openEntry(
  packer: Packer,
  sheet: SheetRef,
  entries: readonly JournalEntry[],
  entry: NewEntry,
  payload: JournalPayload,
): { readonly edits: readonly SheetEdit[]; readonly row: number } {
  const packed = packer.pack(JSON.stringify(payload));
  const chunks: string[] = [];
  for (let at = 0; at < packed.length; at += CHUNK_LENGTH) chunks.push(packed.slice(at, at + CHUNK_LENGTH));
  const edits: SheetEdit[] = [];
  let row = entries.length === 0 ? FIRST_ROW : (entries[entries.length - 1] as JournalEntry).row + 1;
  if (entries.length >= MOST_ENTRIES) {
    edits.push({ kind: 'delete-rows', sheet, row: FIRST_ROW, count: 10 });
    row -= 10;
  }
  const extra = META_COLUMNS + chunks.length - GRID_COLUMNS;
  if (extra > 0) edits.push({ kind: 'insert-columns', sheet, after: GRID_COLUMNS - 1, count: extra });
  const meta = [
    entry.operationId,
    entry.operation,
    'applying',
    entry.at,
    entry.by,
    entry.cells,
    fingerprintOf([packed]),
    chunks.length,
  ];
  edits.push({ kind: 'write', sheet, row, column: 0, values: [[...meta, ...chunks]] });
  return { edits, row };
}

/** Moves an entry on. One call. */
export function setState(sheet: SheetRef, row: number, state: JournalState): SheetEdit {
  return { kind: 'write', sheet, row, column: 2, values: [[state]] };
}
