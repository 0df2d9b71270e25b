/**
 * Taking an operation on a ledger back by its journal entry: every cell that still holds what the operation wrote gets
 * its former content, format and rule; a cell that somebody has edited since keeps the edit, and is counted. The same
 * code serves undo and the recovery of an interrupted operation, so it copes with any part of the operation missing.
 */
import { type ColumnChange, mergeChanges, type SheetColumn } from '../domain/assess-records';
import { type CellValue, isBlank, isCivil, sameValue, textOf } from '../domain/cell-value';
import { runsOf } from '../domain/cut-blocks';
import { fieldOf, isFieldKey } from '../domain/fields';
import type { Issue } from '../domain/issues';
import { idReader } from '../domain/ledger-columns';
import type { ValidationRule } from '../domain/sheet-rules';
import type { CellRange } from '../domain/sheet-snapshot';
import { type FormatAt, readFormats } from './cell-formats';
import { columnsNow } from './columns-now';
import type { JournalPayload, RuleRuns } from './journal';
import { bridgedColumns, type Cells, recordWrites } from './kept-cells';
import { type Ledger, positionsById } from './ledger';
import { releaseRow } from './new-record';
import { isTextColumn } from './number-formats';
import type { Ports, SheetEdit } from './ports';
import { ruleText } from './repair-rules';
import { settleBlocks } from './settle-blocks';
import { blockWrites, type CellWrite, cutChanges, writeEdits } from './write-blocks';
import { isSerialOf } from './written-value';

export interface TakenBack {
  readonly cells: number;
  readonly issues: readonly Issue[];
}

/** What has stayed: cells edited since, and rows that are gone. */
export function takenBackIssues(later: number, missing: number): Issue[] {
  return [
    ...(later > 0 ? [{ code: 'undo-later-edit' as const, params: { count: later } }] : []),
    ...(missing > 0 ? [{ code: 'undo-row-missing' as const, params: { count: missing } }] : []),
  ];
}

/**
 * Takes back changed cells, formats, rules and columns of an operation on an existing ledger, and writes what rows lack that
 * stand again. Returns the tab as it is then, too.
 */
export function takeBackCells(
  ports: Ports,
  ledger: Ledger,
  payload: JournalPayload,
  rowFill: { readonly writes: readonly CellWrite[]; readonly edits: readonly SheetEdit[] } = { writes: [], edits: [] },
): TakenBack & { readonly present: Cells } {
  const { workbook } = ports;
  const { records, cells } = ledger;
  const sheet = ledger.tabs.customers;
  const positionOf = placesOf(ledger, payload);
  const rowOf: RowOf = (position) => {
    const now = positionOf(position);
    return now === undefined ? undefined : records.rows[now];
  };
  const made = new Set(payload.added?.keys ?? []);
  const { changes, later, missing } = takenRecord(
    ledger,
    payload,
    positionOf,
    changesBack(ledger, payload, positionOf, made),
  );

  const ours = new Set(bridgedColumns(ledger).map(({ index }) => index));
  const isKept = (row: number, column: number): boolean =>
    !ours.has(column) || (cells.formulas[row]?.[column] ?? '') !== '';
  const cellAt = (row: number, column: number): CellValue => cells.values[row]?.[column] ?? '';
  const { subject } = payload;
  const one = subject ?? (payload.recycled && payload.recordIds.length === 1 ? { position: 0, made: null } : undefined);
  const due = one
    ? recordWrites(ledger, { ...one, position: positionOf(one.position) ?? -1 }, changes)
    : [{ changes, isKept, limit: { most: Number.POSITIVE_INFINITY }, bridges: [] }];
  const blocks = due.flatMap(
    (write) => cutChanges(write.changes, records.rows, cellAt, write.isKept, write.limit, write.bridges).blocks,
  );
  const formatted = formattedCells(ledger, payload, rowOf);
  const formatAt = readFormats(workbook, sheet, [
    ...formatted.map(({ row, column }): [number, number] => [row, column]),
    ...changes.flatMap(({ column, positions }) =>
      positions.map((position): [number, number] => [records.rows[position] as number, column.index]),
    ),
  ]);
  const own = blockWrites(sheet, blocks, records.rows, cellAt, (row, column) => formatAt(row, column) === '@');
  const writes = [...own, ...rowFill.writes];
  const rules = rulesBack(ports, ledger, payload, rowOf);
  const formats = formatsBack(sheet, formatted, formatAt);
  workbook.edit([
    // A number goes back into a text column as the number it was.
    { kind: 'number-format', sheet, ranges: numbersAmongText(ledger, changes), format: 'General' },
    ...writeEdits(own),
    ...formats,
    ...rules,
    ...rowFill.writes,
    ...rowFill.edits,
  ]);
  const present = writes.length > 0 ? settleBlocks(ports, ledger, writes, cells.values) : cells.values;
  workbook.edit(columnsBack(ledger, payload));
  if (subject?.made && later === 0) {
    const madeAt = ledger.headerRow + 1 + (payload.rows?.[subject.position] ?? 0);
    releaseRow(ports, ledger, subject, payload.recordIds, madeAt);
  }
  return {
    cells: changes.reduce((sum, change) => sum + change.positions.length, 0),
    issues: takenBackIssues(later, missing),
    present,
  };
}

type PositionOf = (position: number) => number | undefined;

/**
 * Where the operation's records stand among today's. While every row of then still has its ID, or the one of before where
 * the operation's never came to be written, by row: some may have none, or one that a paste has repeated. Else by ID, of
 * a repeated one the first.
 */
function placesOf(ledger: Ledger, payload: JournalPayload): PositionOf {
  const given = payload.cells.find(({ key }) => key === 'customerId');
  const idBefore = new Map(given?.positions.map((position, i) => [position, textOf(given.before[i] as CellValue)]));
  const idOf = idReader(ledger.columns);
  const idAt = (row: number): string => idOf(ledger.cells.values[row] ?? []);
  const atRow = new Map(ledger.records.rows.map((row, position) => [row, position]));
  const inPlace = payload.recordIds.map((wanted, position): number | undefined => {
    const then = payload.rows?.[position];
    if (then === undefined) return undefined;
    const row = ledger.headerRow + 1 + then;
    const isSame = idAt(row) === wanted || idAt(row) === idBefore.get(position);
    return isSame ? atRow.get(row) : undefined;
  });
  if (!inPlace.includes(undefined)) return (position) => inPlace[position];

  const places = positionsById(ledger);
  const seen = new Set<string>();
  const byId = payload.recordIds.map((wanted) => {
    if (seen.has(wanted)) return undefined;
    seen.add(wanted);
    return places.get(wanted);
  });
  return (position) => byId[position] ?? (idBefore.has(position) ? inPlace[position] : undefined);
}

/**
 * Text that Sheets has read as something else is still what was written, and so is a date that has lost its format: an
 * interrupted undo leaves its serial number.
 */
export function isStill(now: CellValue, after: CellValue): boolean {
  if (typeof now === 'number' && isCivil(after)) return isSerialOf(now, after);
  return sameValue(now, after) || (after !== '' && textOf(now) === textOf(after));
}

function changesBack(
  ledger: Ledger,
  payload: JournalPayload,
  positionOf: PositionOf,
  made: ReadonlySet<string>,
): ChangesBack {
  const { records, cells } = ledger;
  let later = 0;
  let missing = 0;
  const changes: ColumnChange[] = [];
  for (const change of payload.cells) {
    if (made.has(change.key)) continue;
    const column = columnOf(ledger, payload, change.key);
    if (column === undefined) {
      missing += change.positions.length;
      continue;
    }
    const back: { position: number; now: CellValue; then: CellValue }[] = [];
    change.positions.forEach((recordPosition, i) => {
      const position = positionOf(recordPosition);
      const then = change.before[i] as CellValue;
      if (position === undefined) {
        missing++;
        return;
      }
      const now = cells.values[records.rows[position] as number]?.[column.index] ?? '';
      if (isStill(now, change.after[i] as CellValue)) back.push({ position, now, then });
      else if (!sameValue(now, then)) later++;
    });
    back.sort((a, b) => a.position - b.position);
    if (back.length > 0) {
      changes.push({
        column,
        positions: back.map(({ position }) => position),
        before: back.map(({ now }) => now),
        after: back.map(({ then }) => then),
      });
    }
  }
  // An operation may have written a column in several groups.
  return { changes: mergeChanges(changes), later, missing };
}

/**
 * Where a changed column is today; one of the user's own is known by its header, while it is in place by that too, that of
 * a merge as the row's that went.
 */
export function columnOf(ledger: Ledger, { recycled = [] }: JournalPayload, key: string): SheetColumn | undefined {
  const [, place = '', header = ''] = /^#(\d+) (.*)$/s.exec(key) ?? [];
  if (place === '') return ledger.columns.find((column) => column.key === key);
  const headers = (ledger.cells.values[ledger.headerRow] ?? []).map((cell) => textOf(cell).trim());
  const inPlace = headers[Number(place)] === header || header === '' ? Number(place) : headers.indexOf(header);
  const [merged] = recycled;
  const index = merged === undefined ? inPlace : (columnsNow(ledger, merged.image).get(Number(place)) ?? -1);
  return index < 0 ? undefined : { key: `#${index}`, index, header };
}

interface ChangesBack {
  readonly changes: ColumnChange[];
  readonly later: number;
  readonly missing: number;
}

/**
 * A record that the operation made goes as a whole, its ID last of all: by that it is known. Where anybody has typed into
 * it since, it stays as a whole.
 */
function takenRecord(ledger: Ledger, payload: JournalPayload, positionOf: PositionOf, back: ChangesBack): ChangesBack {
  const { subject } = payload;
  if (!subject?.made) return back;
  const position = positionOf(subject.position);
  // Nothing is missing where a row is gone that was to go.
  if (position === undefined) return { ...back, missing: 0 };
  const row = ledger.records.rows[position] as number;
  const written = new Map(
    payload.cells.flatMap(({ key, positions, after }) => {
      const i = positions.indexOf(subject.position);
      const index = ledger.columns.find((column) => column.key === key)?.index;
      return i < 0 || index === undefined ? [] : [[index, after[i] as CellValue] as const];
    }),
  );
  const automatic = new Set(
    ledger.columns.filter(({ key }) => isFieldKey(key) && fieldOf(key).automatic).map(({ index }) => index),
  );
  const typed = (ledger.cells.values[row] ?? []).filter(
    (value, index) =>
      !automatic.has(index) &&
      (ledger.cells.formulas[row]?.[index] ?? '') === '' &&
      value !== false &&
      !isBlank(value) &&
      !isStill(value, written.get(index) ?? ''),
  ).length;
  if (typed > 0) return { changes: without(back.changes, (_, at) => at === position), later: typed, missing: 0 };
  const gone = ledger.columns.flatMap((column): ColumnChange[] => {
    const now = ledger.cells.values[row]?.[column.index] ?? '';
    const isFormula = (ledger.cells.formulas[row]?.[column.index] ?? '') !== '';
    const isOurs = written.has(column.index) || automatic.has(column.index);
    return column.key === 'customerId' || isFormula || !isOurs || now === ''
      ? []
      : [{ column, positions: [position], before: [now], after: [''] }];
  });
  return {
    changes: mergeChanges([...without(back.changes, (_, at) => at === position), ...gone]),
    later: 0,
    missing: 0,
  };
}

function without(
  changes: readonly ColumnChange[],
  isLeft: (column: ColumnChange['column'], position: number) => boolean,
): ColumnChange[] {
  return changes
    .map(({ column, positions, before, after }) => {
      const kept = [...positions.keys()].filter((i) => !isLeft(column, positions[i] as number));
      return {
        column,
        positions: kept.map((i) => positions[i] as number),
        before: kept.map((i) => before[i] as CellValue),
        after: kept.map((i) => after[i] as CellValue),
      };
    })
    .filter(({ positions }) => positions.length > 0);
}

function numbersAmongText(ledger: Ledger, changes: readonly ColumnChange[]): CellRange[] {
  return changes
    .filter((change) => isTextColumn(change.column.key, ledger.settings))
    .flatMap((change) => {
      const rows = change.positions
        .filter((_, i) => typeof change.after[i] === 'number')
        .map((position) => ledger.records.rows[position] as number);
      return runsOf(rows).map(
        (run): CellRange => ({ row: run.start, column: change.column.index, rows: run.end - run.start, columns: 1 }),
      );
    });
}

type RowOf = (position: number) => number | undefined;

interface FormattedCell {
  readonly row: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
  /** It goes back as a number, which `numbersAmongText` has made `General` on the way. */
  readonly wasNumber: boolean;
}

function formattedCells(ledger: Ledger, payload: JournalPayload, rowOf: RowOf): FormattedCell[] {
  return (payload.formats ?? []).flatMap(({ key, positions, before, after }) => {
    const column = columnOf(ledger, payload, key)?.index;
    if (column === undefined) return [];
    const change = payload.cells.find((candidate) => candidate.key === key);
    const numbers = new Set(change?.positions.filter((_, i) => typeof change.before[i] === 'number'));
    return positions.flatMap((position, i) => {
      const row = rowOf(position);
      const wasNumber = numbers.has(position);
      return row === undefined ? [] : [{ row, column, before: before[i] as string, after, wasNumber }];
    });
  });
}

/** What `General` reads as once it is set. */
const AUTOMATIC: readonly string[] = ['General', '0.###############'];

/** Formats that are still the operation's become what they were. One service call for each former format. */
function formatsBack(sheet: number, cells: readonly FormattedCell[], formatAt: FormatAt): SheetEdit[] {
  const rowsOf = new Map<string, Map<number, number[]>>();
  for (const { row, column, before, after, wasNumber } of cells) {
    const now = formatAt(row, column);
    // An undo may have been interrupted on the way, with the number or with its format written.
    if (now !== after && !(wasNumber && [before, ...AUTOMATIC].includes(now))) continue;
    const columns = rowsOf.get(before) ?? new Map<number, number[]>();
    columns.set(column, [...(columns.get(column) ?? []), row]);
    rowsOf.set(before, columns);
  }
  return [...rowsOf].map(([format, columns]): SheetEdit => {
    const ranges = [...columns].flatMap(([column, rows]) =>
      runsOf(rows.sort((a, b) => a - b)).map(({ start, end }) => ({
        row: start,
        column,
        rows: end - start,
        columns: 1,
      })),
    );
    return { kind: 'number-format', sheet, ranges, format };
  });
}

/**
 * Rules that are still the operation's become what they were, wherever the records have gone. Two service calls, and one
 * for each run of rows that had another rule.
 */
function rulesBack(ports: Ports, ledger: Ledger, payload: JournalPayload, rowOf: RowOf): SheetEdit[] {
  const places = payload.rules.flatMap((rules) => {
    const column = ledger.columns.find((candidate) => candidate.key === rules.key);
    return column === undefined ? [] : [{ rules, column: column.index }];
  });
  const sheet = ledger.tabs.customers;
  const first = ledger.headerRow + 1;
  const rows = ledger.cells.values.length - first;
  if (places.length === 0 || rows <= 0) return [];
  const left = Math.min(...places.map(({ column }) => column));
  const grid = ports.workbook.validations(sheet, {
    row: first,
    column: left,
    rows,
    columns: Math.max(...places.map(({ column }) => column)) - left + 1,
  });
  const thenOf = new Map<number, number>();
  payload.rows?.forEach((then, position) => {
    const row = rowOf(position);
    if (row !== undefined) thenOf.set(row - first, then);
  });
  const texts = grid.table.map(ruleText);
  const bare: CellRange[] = [];
  const ruled: SheetEdit[] = [];
  for (const { rules, column } of places) {
    const ours = ruleText(rules.after);
    const then = grid.cells.map((line, row): Former | null => {
      const former = ruleAt(rules, thenOf.get(row) ?? row);
      const isOurs = texts[line[column - left] as number] === ours;
      return isOurs && (former.rule === null || ruleText(former.rule) !== ours) ? former : null;
    });
    for (const { start, end, item } of runsOfSame(then)) {
      const range = { row: first + start, column, rows: end - start, columns: 1 };
      if (item.rule === null) bare.push(range);
      else ruled.push({ kind: 'validation', sheet, range, rule: movedRule(item.rule, start - item.from) });
    }
  }
  return [{ kind: 'clear-validations', sheet, ranges: bare }, ...ruled];
}

type Former = RuleRuns['runs'][number];

function ruleAt({ runs }: RuleRuns, row: number): Former {
  return (runs.find(({ start, end }) => row >= start && row < end) ?? runs[runs.length - 1]) as Former;
}

/** Rows that had the same rule side by side; null where nothing comes back. */
function runsOfSame(then: readonly (Former | null)[]): { start: number; end: number; item: Former }[] {
  const runs: { start: number; end: number; item: Former }[] = [];
  then.forEach((item, row) => {
    if (item === null) return;
    const last = runs[runs.length - 1];
    if (last !== undefined && last.end === row && last.item.rule === item.rule) last.end = row + 1;
    else runs.push({ start: row, end: row + 1, item });
  });
  return runs;
}

/** A rule as it reads so many rows further down; only its relative references move. */
function movedRule(rule: ValidationRule, rows: number): ValidationRule {
  if (rule.criteria !== 'CUSTOM_FORMULA' || rows === 0) return rule;
  const move = (formula: string): string =>
    formula.replace(
      /(\$?[A-Z]{1,3})(\d+)(?![\d(])/g,
      (_, letters: string, row: string) => `${letters}${Number(row) + rows}`,
    );
  return { ...rule, args: rule.args.map((arg) => (typeof arg === 'string' ? move(arg) : arg)) };
}

/** Columns that the operation made go, as long as they bear their header or have none yet. */
function columnsBack(ledger: Ledger, { added }: JournalPayload): SheetEdit[] {
  if (added === undefined) return [];
  const { values } = ledger.cells;
  const head = values[ledger.headerRow] ?? [];
  const isBare = (index: number): boolean => values.every((row) => (row[index] ?? '') === '');
  const there = added.headers.flatMap((header, i) => {
    const index = ledger.columns.find(({ key }) => key === added.keys[i])?.index;
    if (index !== undefined) return head[index] === header ? [index] : [];
    const place = added.at + i;
    // Settings may not know of it yet.
    const isOurs = head[place] === header || isBare(place);
    return head.length === added.gridColumns + added.keys.length && isOurs ? [place] : [];
  });
  return runsOf([...there].sort((a, b) => a - b))
    .map(
      ({ start, end }): SheetEdit => ({
        kind: 'delete-columns',
        sheet: ledger.tabs.customers,
        column: start,
        count: end - start,
      }),
    )
    .reverse();
}
