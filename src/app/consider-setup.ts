/**
 * The first half of a set-up: reads the active tab once and decides, and writes nothing. Preview and set-up share it, so
 * that what is shown is what is done.
 */
import type { SetupOptions } from '../contract/api/set-up';
import { a1Range } from '../domain/a1-notation';
import { assessListKind } from '../domain/assess-list-kind';
import { type Kept, type RecordIssue, withhold } from '../domain/assess-records';
import { textOf } from '../domain/cell-value';
import { decideSetup, type SetupDecision } from '../domain/decide-setup';
import { detectTable, type TableLocation } from '../domain/detect-table';
import { isFieldKey, isPartKey } from '../domain/fields';
import { fingerprintOf } from '../domain/fingerprint';
import { guessLanguage } from '../domain/guess-language';
import { headerKey } from '../domain/header-key';
import { usesHeader } from '../domain/header-use';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { type ColumnGuess, mapColumns } from '../domain/map-columns';
import type { CellRange, Language, SheetSnapshot } from '../domain/sheet-snapshot';
import type { Ports, RuleGrid, WorkbookInfo } from './ports';

/** Sheets holds ten million cells; a ledger of this size still fits with its log and journal. */
const MOST_CELLS = 4_000_000;
/** Other tabs whose formulas are looked at. */
const MOST_OTHER_TABS = 3;

export interface Considered {
  readonly info: WorkbookInfo;
  readonly snapshot: SheetSnapshot;
  readonly fingerprint: string;
  readonly decision: SetupDecision;
  readonly isKept: (row: number, column: number) => boolean;
  /** Issues of all records, withheld cells included, at their row in the sheet as it is now. */
  readonly issues: readonly RecordIssue[];
  readonly notes: readonly Issue[];
  readonly hasFilter: boolean;
  readonly ruleGrid: RuleGrid;
}

/** The list of customers on the active tab, and what its columns mean. */
export interface FoundList {
  readonly info: WorkbookInfo;
  readonly snapshot: SheetSnapshot;
  readonly table: TableLocation;
  readonly guesses: readonly ColumnGuess[];
  readonly language: Language;
  /** `yyyy-mm-dd`. */
  readonly today: string;
}

/** Some eight service calls; writes nothing. */
export function findList({ workbook, clock }: Ports, options: SetupOptions): Result<FoundList> {
  const info = workbook.info();
  const sheetId = workbook.activeSheetId();
  const namedHeaders = new Set((options.headerMapping ?? []).map(([header]) => headerKey(header)));
  const snapshot = { ...workbook.snapshot(sheetId), namedHeaders };
  if (snapshot.maxRows * (snapshot.maxColumns + 12) > MOST_CELLS) {
    return refused({
      code: 'too-large',
      params: { rows: snapshot.maxRows, limit: Math.floor(MOST_CELLS / (snapshot.maxColumns + 12)) },
    });
  }
  const selection =
    options.tableRange === undefined ? chosenRange(workbook.selection()) : parseRange(options.tableRange);
  const found = detectTable(snapshot, selection);
  if (!found.ok) return found;
  const table = found.value;
  const today = clock.civil(clock.now(), info.timeZone).slice(0, 10);
  const language = options.language ?? guessLanguage(table.headers, sampleTexts(snapshot, table), info.locale);
  const context = { language, region: options.region ?? '', locale: info.locale, today };

  const guesses = chooseMapping(mapColumns(table, snapshot, context), options);
  const kind = assessListKind(table, snapshot, guesses);
  if (kind !== 'customers') return refused({ code: 'not-customers', ...(kind.params && { params: kind.params }) });
  return ok({ info, snapshot, table, guesses, language, today });
}

/** Everything up to the decision. Some fifteen service calls; writes nothing. */
export function consider(ports: Ports, options: SetupOptions): Result<Considered> {
  const found = findList(ports, options);
  if (!found.ok) return found;
  const { info, snapshot, table, guesses, language, today } = found.value;
  const { workbook } = ports;
  const { sheetId } = snapshot;

  const locked = workbook.lockedRanges(sheetId);
  if (locked.length > 0) {
    return refused(
      ...locked.map(
        ({ range, description }): Issue => ({
          code: 'protected-range',
          params: {
            range: range === null ? snapshot.sheetName : a1Range(range),
            ...(description && { reason: description }),
          },
        }),
      ),
    );
  }

  const ruleGrid =
    snapshot.columnCount === 0
      ? { table: [], cells: [] }
      : workbook.validations(sheetId, { row: 0, column: 0, rows: snapshot.maxRows, columns: snapshot.columnCount });

  const decided = decideSetup({
    snapshot,
    table,
    guesses,
    language,
    choices: options,
    locale: info.locale,
    today,
    home: info,
    headersInUse: headersInUse(ports, snapshot, table),
    ownOptions: ownOptions(ports, ruleGrid),
  });
  const named = decided.settings.fields.some((field) => field.key === 'name' || field.key === 'company');
  if (!named && table.columnCount > 0) return refused({ code: 'no-name-column' });

  const rich = richMask(ports, snapshot, decided);
  const merged = decided.unmerge === true ? () => false : mergedCells(table);
  const keptAt = (row: number, column: number): Kept | null =>
    (snapshot.formulas[row]?.[column] ?? '') !== ''
      ? 'left-formula'
      : rich(row, column)
        ? 'left-rich-text'
        : merged(row, column)
          ? 'left-mixed-column'
          : null;
  const { changes, issues: left } = withhold(decided.standard.changes, (position, column) =>
    keptAt(table.rows[position] as number, column),
  );
  const decision: SetupDecision = { ...decided, standard: { ...decided.standard, changes } };

  const filter = workbook.filter(sheetId);
  return ok({
    info,
    snapshot,
    fingerprint: sheetFingerprint(snapshot),
    decision,
    isKept: (row, column) => keptAt(row, column) !== null,
    hasFilter: filter !== null,
    ruleGrid,
    issues: [...decided.issues, ...left].sort((a, b) => a.position - b.position),
    notes: [...decision.notes, ...(filter === null ? [] : [{ code: 'filter-active' as const }])],
  });
}

/** Ranges of dropdowns that are read at most, each in one call. */
const MOST_OPTION_RANGES = 4;

/** What the user's own dropdowns offer, by column. */
function ownOptions(ports: Ports, { table, cells }: RuleGrid): ReadonlyMap<number, readonly string[]> {
  let ranges = 0;
  const offered = table.map((rule): readonly string[] => {
    const [source] = rule.args;
    if (rule.criteria === 'VALUE_IN_LIST' && Array.isArray(source)) return source.map(String);
    if (rule.criteria !== 'VALUE_IN_RANGE' || typeof source !== 'object' || !('tab' in source)) return [];
    if (ranges++ >= MOST_OPTION_RANGES) return [];
    return ports.workbook
      .readValues(source.tab, source)
      .flat()
      .map(textOf)
      .filter((text) => text.trim() !== '');
  });
  const options = new Map<number, readonly string[]>();
  for (const row of cells) {
    row.forEach((rule, column) => {
      const list = offered[rule] ?? [];
      if (list.length > 0 && !options.has(column)) options.set(column, list);
    });
  }
  return options;
}

/** A single A1 is where the cursor stands when nobody has chosen anything. */
function chosenRange(selection: CellRange | null): CellRange | undefined {
  if (selection === null) return undefined;
  const { row, column, rows, columns } = selection;
  return row === 0 && column === 0 && rows === 1 && columns === 1 ? undefined : selection;
}

/** Whether a form, or a formula on this or one of the first other tabs, relies on the header's texts. */
function headersInUse(ports: Ports, snapshot: SheetSnapshot, table: TableLocation): boolean {
  if (table.headerRow < 0) return false;
  if (ports.workbook.hasForm(snapshot.sheetId)) return true;
  const header = { first: table.headerRow - table.headerRowCount + 2, last: table.headerRow + 1 };
  const own = snapshot.formulas.flat().filter((formula) => formula !== '');
  if (usesHeader(own, null, header)) return true;
  return usesHeader(ports.workbook.formulasElsewhere(snapshot.sheetId, MOST_OTHER_TABS), snapshot.sheetName, header);
}

function sampleTexts(snapshot: SheetSnapshot, table: TableLocation): string[] {
  return table.rows
    .slice(0, 50)
    .flatMap((row) => (snapshot.values[row] ?? []).filter((value): value is string => typeof value === 'string'));
}

/** A person's choice takes the key from whichever column the guess had given it to. */
function chooseMapping(guesses: readonly ColumnGuess[], { mapping, headerMapping }: SetupOptions): ColumnGuess[] {
  const byHeader = new Map((headerMapping ?? []).map(([header, key]) => [header.trim(), key]));
  const chosen = (guess: ColumnGuess): string | null | undefined =>
    mapping?.[String(guess.columnIndex)] ?? byHeader.get(`#${guess.columnIndex + 1}`) ?? byHeader.get(guess.header);
  const isNamed = (guess: ColumnGuess): boolean =>
    [mapping?.[String(guess.columnIndex)], byHeader.get(`#${guess.columnIndex + 1}`), byHeader.get(guess.header)].some(
      (key) => key !== undefined,
    );
  const taken = new Set(guesses.map(chosen).filter((key): key is string => typeof key === 'string'));
  const given = new Set<string>();
  return guesses.map((guess) => {
    if (!isNamed(guess))
      return guess.key !== null && taken.has(guess.key) ? { ...guess, key: null, reason: 'taken' } : guess;
    const key = chosen(guess) ?? null;
    if (key !== null && !isFieldKey(key) && !isPartKey(key)) return guess;
    // Parts are joined from as many columns as there are; a field has one.
    if (key !== null && isFieldKey(key) && given.has(key)) return { ...guess, key: null, reason: 'taken' };
    if (key !== null) given.add(key);
    return { ...guess, key, confidence: 1, reason: 'chosen' };
  });
}

/** Reads rich text only for the columns in which something changes, in one call. */
function richMask(
  ports: Ports,
  snapshot: SheetSnapshot,
  decision: SetupDecision,
): (row: number, column: number) => boolean {
  const columns = decision.standard.changes.map((change) => change.column.index);
  const { rows } = decision.table;
  if (columns.length === 0 || rows.length === 0) return () => false;
  const left = Math.min(...columns);
  const top = rows[0] as number;
  const range = {
    row: top,
    column: left,
    rows: (rows[rows.length - 1] as number) - top + 1,
    columns: Math.max(...columns) - left + 1,
  };
  const mask = ports.workbook.richTextMask(snapshot.sheetId, range);
  return (row, column) => mask[row - top]?.[column - left] ?? false;
}

/** Cells that a merged block covers; its first cell holds the content and is like any other. */
function mergedCells(table: TableLocation): (row: number, column: number) => boolean {
  const cells = new Set<string>();
  for (const merge of table.merges) {
    for (let row = merge.row; row < merge.row + merge.rows; row++) {
      for (let column = merge.column; column < merge.column + merge.columns; column++) {
        if (row !== merge.row || column !== merge.column) cells.add(`${row},${column}`);
      }
    }
  }
  return cells.size === 0 ? () => false : (row, column) => cells.has(`${row},${column}`);
}

function sheetFingerprint(snapshot: SheetSnapshot): string {
  const parts = function* (): Iterable<string> {
    yield `${snapshot.sheetId} ${snapshot.rowCount} ${snapshot.columnCount}`;
    for (const row of snapshot.values) for (const value of row) yield textOf(value);
    for (const row of snapshot.formulas) for (const formula of row) if (formula !== '') yield formula;
  };
  return fingerprintOf(parts());
}
function parseRange(text: string): CellRange {
  const corner = (cell: string): { row: number; column: number } => {
    const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cell) as unknown as [string, string, string];
    let column = 0;
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
    return { row: Number(digits) - 1, column: column - 1 };
  };
  const [from, to = from] = text.split(':') as [string, string | undefined];
  const first = corner(from);
  const last = corner(to);
  return {
    row: first.row,
    column: first.column,
    rows: last.row - first.row + 1,
    columns: last.column - first.column + 1,
  };
}
