/**
 * The write-ahead journal: one row per operation in a hidden tab, with everything needed to take it back. Written and
 * flushed before the first change, so that an interrupted operation can always be told from a finished one.
 */
import type { OperationSummary } from '../contract/api/basics';
import type { CellValue } from '../domain/cell-value';
import type { CivilDate } from '../domain/civil-date';
import { fingerprintOf } from '../domain/fingerprint';
import type { LinkedEntry } from '../domain/linked-tabs';
import type { RecycledRow, Relinked } from '../domain/merge/recycled';
import type { ValidationRule } from '../domain/sheet-rules';
import type { CellRange, Language } from '../domain/sheet-snapshot';
import type { ImportedEntries } from './imported-entries';
import type { MarkedNote } from './mark-notes';
import type { Packer, SheetEdit, SheetRef, Workbook } from './ports';

/** What leaves an entry; taking back and recovering change the entry of another. */
export type Operation = Exclude<OperationSummary['operation'], 'undo' | 'recover'>;
/**
 * `applying` and `undoing` mark an operation under way: found later, they mean it was interrupted and is to be taken back.
 * `matching` is a search over several executions, which has written nothing but this entry, and `matched` one that is done.
 */
export type JournalState = 'applying' | 'done' | 'undoing' | 'undone' | 'matching' | 'matched';

/** Changed cells of one column, by position in `recordIds`. */
export interface CellChanges {
  /** A field's, or `#7` and the header for one of the user's own columns. */
  readonly key: string;
  readonly positions: readonly number[];
  readonly before: readonly CellValue[];
  readonly after: readonly CellValue[];
}

/**
 * Rules of one column before they were written over, as runs of rows counted from the first below the header. Formulas
 * are as they read in row `from`.
 */
export interface RuleRuns {
  readonly key: string;
  readonly runs: readonly {
    readonly start: number;
    readonly end: number;
    readonly rule: ValidationRule | null;
    readonly from: number;
  }[];
  /** What was written over them. */
  readonly after: ValidationRule;
}

/** Number formats of one column that were changed, by position in `recordIds`. */
export interface FormatChanges {
  /** As of `CellChanges`. */
  readonly key: string;
  readonly positions: readonly number[];
  readonly before: readonly string[];
  readonly after: string;
}

/** Columns that a repair has made anew, in a grid that was `gridColumns` wide. */
export interface AddedColumns {
  readonly at: number;
  readonly keys: readonly string[];
  readonly headers: readonly string[];
  readonly gridColumns: number;
}

/** The one record that an operation is about. */
export interface Subject {
  readonly position: number;
  /** The record is new: in a row that was free, or in one that was made for it in a grid of `gridRows`. */
  readonly made: { readonly inserted: boolean; readonly gridRows: number } | null;
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
  /** Columns up to the name were frozen; none was before. */
  readonly frozeColumns: boolean;
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
  /** Of the records that were changed; of all where rules were. */
  readonly recordIds: readonly string[];
  readonly cells: readonly CellChanges[];
  readonly rules: readonly RuleRuns[];
  /** Rows of these records, counted from the first below the header. */
  readonly rows?: readonly number[];
  readonly formats?: readonly FormatChanges[];
  readonly added?: AddedColumns;
  readonly subject?: Subject;
  /** The row that was added to a linked tab. */
  readonly entry?: LinkedEntry;
  /** The rows that an import has added to a linked tab. */
  readonly imported?: ImportedEntries;
  /** Rows of linked tabs that were given to other customers. */
  readonly relinked?: readonly Relinked[];
  /** What was marked in the notes box of the Dashboard. */
  readonly notes?: readonly MarkedNote[];
  /** What it did to plans in Follow-ups. */
  readonly plans?: PlanRows;
  /** Rows that were moved to Recycle, while it may be for the journal alone to bring them back. */
  readonly recycled?: readonly RecycledRow[];
  /** Once it is done, whose rows they were: what they hold stands in Recycle alone, so that it can be erased there. */
  readonly merged?: readonly MergedCustomer[];
  /** Of those, who cannot come back: their rows in Recycle are gone. Not stored. */
  readonly gone?: readonly MergedCustomer[];
  readonly setup: SetupStructure | null;
}

/** Rows of plans that an operation adds and closes. */
export interface PlanRows {
  readonly made: ImportedEntries | null;
  readonly closed: ClosedPlans | null;
}

/** `prints` has 16 hexadecimal digits for each row that gets this result. */
export interface ClosedPlans {
  readonly on: CivilDate;
  readonly results: readonly { readonly result: string; readonly prints: string }[];
}

export interface MergedCustomer {
  readonly mergeId: string;
  readonly customerId: string;
  readonly survivor: string;
}

export interface JournalEntry {
  /** Row index in the tab. */
  readonly row: number;
  readonly operationId: string;
  readonly operation: Operation;
  readonly state: JournalState;
  /** The click that took it back. */
  readonly undoneBy: string;
  readonly at: string;
  readonly by: string;
  readonly cells: number;
  readonly checksum: string;
  readonly chunks: number;
}

const FIRST_ROW = 1;
const META_COLUMNS = 8;
/** Entries kept; the oldest give way ten at a time. */
const MOST_ENTRIES = 50;
const GIVE_WAY = 10;
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
    rows: MOST_ENTRIES + GIVE_WAY,
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
        state: (state as string).split(' ')[0] as JournalState,
        undoneBy: (state as string).split(' ')[1] ?? '',
        at: at as string,
        by: by as string,
        cells: Number(count),
        checksum: checksum as string,
        chunks: Number(chunks),
      },
    ];
  });
}

/** The entries as they stand once another has been opened, when the oldest may have given way. One call then. */
export function entriesSince(
  workbook: Workbook,
  sheet: SheetRef,
  entries: readonly JournalEntry[],
): readonly JournalEntry[] {
  return entries.length < MOST_ENTRIES ? entries : readJournal(workbook, sheet);
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
  return readPayloads(workbook, packer, sheet, [entry])[0] ?? null;
}

/** What operations stored, without what is damaged. One service call for any number of them. */
export function readPayloads(
  workbook: Workbook,
  packer: Packer,
  sheet: SheetRef,
  entries: readonly JournalEntry[],
): readonly JournalPayload[] {
  return readStored<JournalPayload>(workbook, packer, sheet, entries);
}

/** The same of entries that store something else. */
export function readStored<P>(
  workbook: Workbook,
  packer: Packer,
  sheet: SheetRef,
  entries: readonly JournalEntry[],
): readonly P[] {
  if (entries.length === 0) return [];
  const row = Math.min(...entries.map((entry) => entry.row));
  const cells = workbook.readValues(sheet, {
    row,
    column: META_COLUMNS,
    rows: Math.max(...entries.map((entry) => entry.row)) - row + 1,
    columns: Math.max(...entries.map(({ chunks }) => chunks)),
  });
  return entries.flatMap((entry) => {
    const packed = (cells[entry.row - row] ?? []).slice(0, entry.chunks).join('');
    return fingerprintOf([packed]) === entry.checksum ? [JSON.parse(packer.unpack(packed)) as P] : [];
  });
}

export interface NewEntry {
  readonly operationId: string;
  readonly operation: Operation;
  readonly at: string;
  readonly by: string;
  readonly cells: number;
}

/**
 * The edits that open an entry: in the next free row, or in `again`, the row of an attempt that came
 * to nothing. One call; one more for a payload beyond some 800,000 characters, two when old entries give way. The
 * set-up's own entry stays. Returns the entry's row as well, and the edit that ends it as done and leaves nothing in it
 * but `kept`: one call.
 */
export function openEntry(
  packer: Packer,
  sheet: SheetRef,
  entries: readonly JournalEntry[],
  entry: NewEntry,
  payload: object,
  again?: number,
  state: JournalState = 'applying',
): {
  readonly edits: readonly SheetEdit[];
  readonly row: number;
  readonly doneWith: (kept: JournalPayload) => SheetEdit;
} {
  const { checksum, chunks } = packedPayload(packer, payload);
  const edits: SheetEdit[] = [];
  const last = entries[entries.length - 1];
  let row = again ?? (last === undefined ? FIRST_ROW : last.row + 1);
  if (again === undefined && entries.length >= MOST_ENTRIES) {
    const first = entries[0] as JournalEntry;
    const isSetup = (first.operation === 'setup' || first.operation === 'start-empty') && first.state === 'done';
    edits.push({ kind: 'delete-rows', sheet, row: isSetup ? FIRST_ROW + 1 : FIRST_ROW, count: GIVE_WAY });
    row -= GIVE_WAY;
    // The grid stays as long as it was.
    edits.push({ kind: 'insert-rows', sheet, after: row, count: GIVE_WAY });
  }
  // Behind the longest entry, so that none is torn apart.
  const width = Math.max(GRID_COLUMNS, ...entries.map((one) => META_COLUMNS + one.chunks));
  const extra = META_COLUMNS + chunks.length - width;
  if (extra > 0) edits.push({ kind: 'insert-columns', sheet, after: width - 1, count: extra });
  const meta = [entry.operationId, entry.operation, state, entry.at, entry.by, entry.cells, checksum, chunks.length];
  edits.push({ kind: 'write', sheet, row, column: 0, values: [[...meta, ...chunks]] });
  const doneWith = (kept: JournalPayload): SheetEdit => {
    const left = packedPayload(packer, kept);
    const blank = new Array<string>(Math.max(0, chunks.length - left.chunks.length)).fill('');
    const cells = [
      'done',
      entry.at,
      entry.by,
      entry.cells,
      left.checksum,
      left.chunks.length,
      ...left.chunks,
      ...blank,
    ];
    return { kind: 'write', sheet, row, column: 2, values: [cells] };
  };
  return { edits, row, doneWith };
}

/** A merge as its entry keeps it once what it took away stands in Recycle. */
export function withoutRows({ recycled = [], ...payload }: JournalPayload): JournalPayload {
  const merged = recycled.map(({ mergeId, survivor, image: { customerId } }) => ({ mergeId, customerId, survivor }));
  return { ...payload, merged };
}

function packedPayload(
  packer: Packer,
  payload: object,
): { readonly checksum: string; readonly chunks: readonly string[] } {
  const packed = packer.pack(JSON.stringify(payload));
  const chunks: string[] = [];
  for (let at = 0; at < packed.length; at += CHUNK_LENGTH) chunks.push(packed.slice(at, at + CHUNK_LENGTH));
  return { checksum: fingerprintOf([packed]), chunks };
}

/** Moves an entry on; `undoneBy` is the click that took it back. One call. */
export function setState(sheet: SheetRef, row: number, state: JournalState, undoneBy = ''): SheetEdit {
  return { kind: 'write', sheet, row, column: 2, values: [[undoneBy === '' ? state : `${state} ${undoneBy}`]] };
}
