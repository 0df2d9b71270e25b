/**
 * Taking an operation back by its journal entry: every cell that still holds what the operation wrote gets its former
 * content; a cell that somebody has edited since keeps the edit, and is counted. The same code serves undo and the
 * recovery of an interrupted operation, so it copes with any part of the operation missing.
 */

import type { ColumnChange } from '../domain/assess-records';
import { type CellValue, isCivil, sameValue, textOf } from '../domain/cell-value';
import { runsOf } from '../domain/cut-blocks';
import { fieldOf, isFieldKey } from '../domain/fields';
import type { Issue } from '../domain/issues';
import type { CellRange } from '../domain/sheet-snapshot';
import type { CellChanges, JournalPayload, SetupColumn, SetupStructure } from './journal';
import { type Ledger, positionsById } from './ledger';
import type { Ports, SheetEdit, Workbook } from './ports';
import { isTextColumn } from './setup-edits';
import { blockWrites, cutChanges } from './write-blocks';

/** More blocks than any operation writes, so that everything comes back. */
const MOST_BLOCKS = 1000;

export interface TakenBack {
  readonly cells: number;
  readonly issues: readonly Issue[];
}

function findings(later: number, missing: number): Issue[] {
  return [
    ...(later > 0 ? [{ code: 'undo-later-edit' as const, params: { count: later } }] : []),
    ...(missing > 0 ? [{ code: 'undo-row-missing' as const, params: { count: missing } }] : []),
  ];
}

/** Takes back changed cells and rules of an operation on an existing ledger. */
export function takeBackCells(ports: Ports, ledger: Ledger, payload: JournalPayload): TakenBack {
  const { workbook } = ports;
  const { records, cells, settings } = ledger;
  const sheet = ledger.tabs.customers;
  const positionOf = positionsById(ledger);
  let later = 0;
  let missing = 0;
  const changes: ColumnChange[] = [];
  for (const change of payload.cells) {
    const column = ledger.columns.find((candidate) => candidate.key === change.key);
    if (column === undefined) {
      missing += change.positions.length;
      continue;
    }
    const back: { position: number; now: CellValue; then: CellValue }[] = [];
    change.positions.forEach((recordPosition, i) => {
      const position = positionOf.get(payload.recordIds[recordPosition] as string);
      if (position === undefined) {
        missing++;
        return;
      }
      const now = cells.values[records.rows[position] as number]?.[column.index] ?? '';
      const then = change.before[i] as CellValue;
      if (sameValue(now, change.after[i] as CellValue)) back.push({ position, now, then });
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

  const isKept = (row: number, column: number): boolean => (cells.formulas[row]?.[column] ?? '') !== '';
  const cellAt = (row: number, column: number): CellValue => cells.values[row]?.[column] ?? '';
  const { blocks } = cutChanges(changes, records.rows, cellAt, isKept, MOST_BLOCKS);
  const automatic = changes
    .filter((change) => isTextColumn(change.column.key, settings))
    .flatMap((change) => {
      const numbers = change.positions
        .filter((_, i) => typeof change.after[i] === 'number')
        .map((position) => records.rows[position] as number);
      return runsOf(numbers).map(
        (run): CellRange => ({ row: run.start, column: change.column.index, rows: run.end - run.start, columns: 1 }),
      );
    });
  const writes = blockWrites(sheet, blocks, records.rows, cellAt, (key) => isTextColumn(key, settings));
  // A number goes back into a text column as the number it was.
  workbook.edit([
    { kind: 'number-format', sheet, ranges: automatic, format: 'General' },
    ...writes,
    ...rulesBack(ledger, payload),
  ]);
  return { cells: changes.reduce((sum, change) => sum + change.positions.length, 0), issues: findings(later, missing) };
}

function rulesBack(ledger: Ledger, payload: JournalPayload): SheetEdit[] {
  return payload.rules.flatMap(({ key, runs }): SheetEdit[] => {
    const column = ledger.columns.find((candidate) => candidate.key === key);
    const rows = runs[runs.length - 1]?.end ?? 0;
    if (column === undefined || rows === 0) return [];
    const table = runs.flatMap((run) => (run.rule === null ? [] : [run.rule]));
    const cells: number[][] = [];
    let at = -1;
    for (const run of runs) {
      if (run.rule !== null) at++;
      for (let row = run.start; row < run.end; row++) cells.push([run.rule === null ? -1 : at]);
    }
    return [
      {
        kind: 'validation-grid',
        sheet: ledger.tabs.customers,
        row: ledger.headerRow + 1,
        column: column.index,
        grid: { table, cells },
      },
    ];
  });
}

type Cells = readonly (readonly CellValue[])[];

/**
 * Takes a set-up back on the tab it was made on. What was on the tab comes back from the copy that set-up took, by
 * native copies of whole stretches; rows that have been sorted since keep their new order. Added columns go, unless
 * somebody has written into them.
 */
export function takeBackSetup(
  ports: Ports,
  sheetId: number,
  payload: JournalPayload,
  setup: SetupStructure,
): TakenBack {
  const { workbook } = ports;
  const hasCopy = workbook.tabByName(setup.copyName) !== null;
  const width = Math.max(...setup.columns.map(({ index }) => index + 1), setup.added.at + setup.added.keys.length);
  const now = workbook.readColumns(sheetId, width);
  const maxRows = now.length;
  const head = now[setup.headerRow] ?? [];

  const columns = setup.columns.map((column) => ({ column, index: columnNow(column, head) }));
  const gone = columns.filter(({ index }) => index < 0);
  const there = columns.filter(({ index }) => index >= 0);
  const addedNow = addedColumns(ports, sheetId, setup, head);
  const idAt = addedNow.get('customerId') ?? there.find(({ column }) => column.key === 'customerId')?.index;
  const rows = rowsNow(now, payload, setup, idAt);
  const missing = rows.filter((row) => row < 0).length;

  const order = hasCopy ? reorder(setup, rows) : { edits: [], stretches: [] };
  const inPlace = order.edits.length === 0 && order.stretches.length === 1;
  const groups = columnGroups(setup, there, inPlace);
  const copied: readonly (readonly CellValue[])[] = hasCopy
    ? workbook.readColumns(setup.copyName, setup.maxColumns)
    : [];
  const cells = payload.cells.reduce(
    (sum, change) => sum + unchangedSince(change, rows, placeOf(change.key, there), now),
    0,
  );
  const later = hasCopy ? laterEdits(setup, payload, groups.whole, order.stretches, copied, now) : [];

  const first = setup.headerRow + 1;
  const below = (index: number): CellRange => ({ row: first, column: index, rows: maxRows - first, columns: 1 });
  const edits: SheetEdit[] = [];
  const cleared = there.filter(({ column }) => column.rulesChanged && (!column.hadRules || !hasCopy));
  edits.push({ kind: 'clear-validations', sheet: sheetId, ranges: cleared.map(({ index }) => below(index)) });
  const byFormat = new Map<string, CellRange[]>();
  for (const { column, index } of there) {
    if (!column.formatChanged || (column.formatBefore === null && hasCopy)) continue;
    const format = column.formatBefore ?? 'General';
    byFormat.set(format, [...(byFormat.get(format) ?? []), below(index)]);
  }
  for (const [format, ranges] of byFormat) edits.push({ kind: 'number-format', sheet: sheetId, ranges, format });

  if (hasCopy) {
    edits.push(...order.edits, ...nativeCopies(setup, sheetId, there, groups, order.stretches));
  } else {
    edits.push(...writtenBack(sheetId, payload, there, rows, now));
  }
  const plain = new Set(there.filter(({ column }) => column.formatBefore === '@').map(({ index }) => index));
  edits.push(...keepEdits(workbook, sheetId, later, (column) => plain.has(column)));
  edits.push({ kind: 'conditional-rules', sheet: sheetId, rules: [] });
  if (setup.madeFilter) edits.push({ kind: 'remove-filter', sheet: sheetId });
  if (setup.frozenRows !== null) edits.push({ kind: 'freeze', sheet: sheetId, rows: setup.frozenRows });
  const { free, used } = sortAdded(addedNow, payload, rows, now, setup);
  const structure: SheetEdit[] = runsOf(free.sort((a, b) => a - b))
    .map(
      (run): SheetEdit => ({ kind: 'delete-columns', sheet: sheetId, column: run.start, count: run.end - run.start }),
    )
    .reverse();
  if (setup.insertedHeaderRow && used === 0 && headerIsOurs(head, setup)) {
    structure.push({ kind: 'delete-rows', sheet: sheetId, row: setup.headerRow, count: 1 });
  }
  workbook.edit([...edits, ...structure]);
  return {
    cells,
    issues: [
      ...findings(later.length + used, missing),
      ...gone
        .filter(({ column }) => column.valuesChanged)
        .map(({ column }) => ({ code: 'column-missing' as const, params: { header: column.headerAfter } })),
    ],
  };
}

/** A mapped column is known by its header, new or old, nearest to where it was. */
function columnNow(column: SetupColumn, head: readonly CellValue[]): number {
  const matches = (index: number): boolean => {
    const text = textOf(head[index] ?? '');
    return text === column.headerAfter || text === column.headerBefore;
  };
  if (matches(column.index) || column.headerBefore === '') return column.index;
  let best = -1;
  for (let index = 0; index < head.length; index++) {
    if (
      textOf(head[index] as CellValue) === column.headerAfter &&
      (best < 0 || Math.abs(index - column.index) < Math.abs(best - column.index))
    )
      best = index;
  }
  return best;
}

/** Columns that set-up added, by field key: known by their headers, or, where the headers were never written, by the grid's width. */
function addedColumns(
  ports: Ports,
  sheetId: number,
  setup: SetupStructure,
  head: readonly CellValue[],
): Map<string, number> {
  const found = new Map<string, number>();
  const { at, headers, keys } = setup.added;
  headers.forEach((header, i) => {
    let best = -1;
    for (let index = 0; index < head.length; index++) {
      if (head[index] === header && (best < 0 || Math.abs(index - (at + i)) < Math.abs(best - (at + i)))) best = index;
    }
    const mapped = setup.columns.some((column) => column.index === best && column.headerBefore === header);
    if (best >= 0 && !mapped) found.set(keys[i] as string, best);
  });
  if (found.size > 0 || headers.length === 0) return found;
  const blank = (index: number): boolean => isBlankAt(head, index);
  if (ports.workbook.maxColumns(sheetId) === setup.maxColumns + headers.length) {
    headers.forEach((_, i) => {
      if (blank(at + i)) found.set(keys[i] as string, at + i);
    });
  }
  return found;
}

function isBlankAt(cells: readonly CellValue[], index: number): boolean {
  return (cells[index] ?? '') === '';
}

/** The row of each record today, -1 where it is gone. Without IDs in the sheet the rows are where set-up left them. */
function rowsNow(now: Cells, payload: JournalPayload, setup: SetupStructure, idAt: number | undefined): number[] {
  const idIn = (row: number): string => (idAt === undefined ? '' : textOf(now[row]?.[idAt] ?? '').trim());
  const inPlace = payload.recordIds.every((id, position) => {
    const there = idIn(setup.recordRows[position] as number);
    return there === '' || there === id;
  });
  if (inPlace) {
    if (idAt !== undefined || untouched(now, payload, setup)) return [...setup.recordRows];
    return payload.recordIds.map(() => -1);
  }
  const byId = new Map<string, number>();
  for (let row = 0; row < now.length; row++) {
    const id = idIn(row);
    if (id !== '' && !byId.has(id)) byId.set(id, row);
  }
  return payload.recordIds.map((id) => byId.get(id) ?? -1);
}

/** Without an ID column: whether every changed cell stands in its place, as it was or as it became. */
function untouched(now: Cells, payload: JournalPayload, setup: SetupStructure): boolean {
  return payload.cells.every((change) => {
    const index = change.key.startsWith('#')
      ? Number(change.key.slice(1))
      : setup.columns.find((column) => column.key === change.key)?.index;
    return change.positions.every((position, i) => {
      if (index === undefined) return true;
      const value = now[setup.recordRows[position] as number]?.[index] ?? '';
      return sameValue(value, change.before[i] as CellValue) || sameValue(value, change.after[i] as CellValue);
    });
  });
}

/** Where a changed column stands today; one of the user's own says its index in its key. */
function placeOf(key: string, there: readonly Place[]): number | undefined {
  return key.startsWith('#') ? Number(key.slice(1)) : there.find(({ column }) => column.key === key)?.index;
}

interface Place {
  readonly column: SetupColumn;
  readonly index: number;
}

/** Cells that still hold what set-up wrote. */
function unchangedSince(change: CellChanges, rows: readonly number[], column: number | undefined, now: Cells): number {
  if (column === undefined) return 0;
  return change.positions.filter((position, i) => {
    const row = rows[position] as number;
    return row >= 0 && sameValue(now[row]?.[column] ?? '', change.after[i] as CellValue);
  }).length;
}

interface ColumnGroups {
  readonly whole: readonly ColumnGroup[];
  readonly ruled: readonly ColumnGroup[];
  /** The header row comes along with the cells below it. */
  readonly withHeader: boolean;
}

interface ColumnGroup {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** Neighbouring columns whose cells, and whose rules, come back from the copy. */
function columnGroups(setup: SetupStructure, there: readonly Place[], inPlace: boolean): ColumnGroups {
  const split = new Set(
    setup.split.flatMap((range) => Array.from({ length: range.columns }, (_, i) => range.column + i)),
  );
  const pair = ({ column, index }: Place) => ({ from: column.index, to: index });
  const whole = there.filter(
    ({ column }) =>
      column.valuesChanged || (column.formatChanged && column.formatBefore === null) || split.has(column.index),
  );
  const own = [...split]
    .filter((index) => !there.some(({ column }) => column.index === index))
    .map((index) => ({ from: index, to: index }));
  const ruled = neighbours(there.filter(({ column }) => column.rulesChanged && column.hadRules).map(pair));
  const separate = neighbours([...whole.map(pair), ...own]);
  const mapped = neighbours([...there.map(pair), ...own]);
  // With rows in place all mapped neighbours can come back together with their headers, in fewer calls.
  const together = inPlace && !setup.insertedHeaderRow && mapped.length < separate.length + headerGroups(there).length;
  return { whole: together ? mapped : separate, ruled, withHeader: together };
}

function headerGroups(there: readonly Place[]): ColumnGroup[] {
  return neighbours(there.map(({ column, index }) => ({ from: column.index, to: index })));
}

/** `from` counts in the copy, `to` in the sheet; `source` is the row in the copy before it was put in order. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly source: (row: number) => number;
}

/**
 * Rows that can be copied in one go. Where people have sorted or inserted rows, the copy is first put into the
 * sheet's present order by a sort on a key column, so that a handful of stretches remains.
 */
function reorder(
  setup: SetupStructure,
  rows: readonly number[],
): { readonly edits: readonly SheetEdit[]; readonly stretches: readonly Stretch[] } {
  const shift = setup.insertedHeaderRow ? 1 : 0;
  const first = setup.recordRows[0];
  if (first === undefined) return { edits: [], stretches: [] };
  const count = (setup.recordRows[setup.recordRows.length - 1] as number) - first + 1;
  const top = first - shift;
  if (rows.every((row, position) => row === setup.recordRows[position])) {
    return { edits: [], stretches: [{ from: top, to: first, count, source: (row) => row - shift }] };
  }
  const goneKey = Number.MAX_SAFE_INTEGER;
  const keys = new Array<number>(count).fill(goneKey);
  rows.forEach((row, position) => {
    if (row >= 0) keys[(setup.recordRows[position] as number) - first] = row;
  });
  const present = keys
    .map((to, i) => ({ to, from: top + i }))
    .filter(({ to }) => to !== goneKey)
    .sort((a, b) => a.to - b.to);
  const sourceOf = new Map(present.map(({ to, from }) => [to, from]));
  const column = setup.maxColumns;
  return {
    edits: [
      { kind: 'insert-columns', sheet: setup.copyName, after: column - 1, count: 1 },
      { kind: 'write', sheet: setup.copyName, row: top, column, values: keys.map((key) => [key]) },
      { kind: 'sort', sheet: setup.copyName, range: { row: top, column: 0, rows: count, columns: column + 1 }, column },
    ],
    stretches: neighbours(present.map(({ to }, i) => ({ from: top + i, to }))).map((run) => ({
      ...run,
      source: (row) => sourceOf.get(row) as number,
    })),
  };
}

interface LaterEdit {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
}

/** Cells under the hands of the copies that hold neither what set-up wrote nor what was there before. */
function laterEdits(
  setup: SetupStructure,
  payload: JournalPayload,
  groups: readonly ColumnGroup[],
  stretches: readonly Stretch[],
  copied: readonly (readonly CellValue[])[],
  now: Cells,
): LaterEdit[] {
  const shift = setup.insertedHeaderRow ? 1 : 0;
  const written = new Map<number, Map<number, CellValue>>();
  for (const change of payload.cells) {
    const index = change.key.startsWith('#')
      ? Number(change.key.slice(1))
      : setup.columns.find((column) => column.key === change.key)?.index;
    if (index === undefined) continue;
    const cells = new Map<number, CellValue>();
    change.positions.forEach((position, i) => {
      cells.set((setup.recordRows[position] as number) - shift, change.after[i] as CellValue);
    });
    written.set(index, cells);
  }
  const later: LaterEdit[] = [];
  for (const group of groups) {
    for (let i = 0; i < group.count; i++) {
      const after = written.get(group.from + i);
      const column = group.to + i;
      for (const stretch of stretches) {
        for (let row = stretch.to; row < stretch.to + stretch.count; row++) {
          const source = stretch.source(row);
          const value = now[row]?.[column] ?? '';
          if (sameValue(value, copied[source]?.[group.from + i] ?? '')) continue;
          const ours = after?.get(source);
          if (ours !== undefined && sameValue(value, ours)) continue;
          later.push({ row, column, value });
        }
      }
    }
  }
  return later;
}

/** Writes later edits over what the copies have brought back; neighbouring plain values in one go. One read. */
function keepEdits(
  workbook: Workbook,
  sheet: number,
  later: readonly LaterEdit[],
  isPlain: (column: number) => boolean,
): SheetEdit[] {
  if (later.length === 0) return [];
  const row = Math.min(...later.map((edit) => edit.row));
  const column = Math.min(...later.map((edit) => edit.column));
  const formulas = workbook.formulas(sheet, {
    row,
    column,
    rows: Math.max(...later.map((edit) => edit.row)) - row + 1,
    columns: Math.max(...later.map((edit) => edit.column)) - column + 1,
  });
  const edits: SheetEdit[] = [];
  const values = new Map<number, Map<number, CellValue>>();
  for (const edit of later) {
    const formula = formulas[edit.row - row]?.[edit.column - column] ?? '';
    if (formula !== '')
      edits.push({ kind: 'write-formulas', sheet, row: edit.row, column: edit.column, formulas: [[formula]] });
    else values.set(edit.column, (values.get(edit.column) ?? new Map<number, CellValue>()).set(edit.row, edit.value));
  }
  for (const [at, cells] of values) {
    for (const run of runsOf([...cells.keys()].sort((a, b) => a - b))) {
      const block = Array.from({ length: run.end - run.start }, (_, i) => [cells.get(run.start + i) as CellValue]);
      edits.push({ kind: 'write', sheet, row: run.start, column: at, values: block, plain: isPlain(at) });
    }
  }
  return edits;
}

/** The first of the header's rows: a merged header keeps its text there. */
function topOfHeader(setup: SetupStructure): number {
  return setup.headerRow - setup.headerRowCount + 1;
}

/** Stretches of cells copied from the tab's copy, then the headers. */
function nativeCopies(
  setup: SetupStructure,
  sheetId: number,
  there: readonly Place[],
  groups: ColumnGroups,
  stretches: readonly Stretch[],
): SheetEdit[] {
  const copy = (from: CellRange, row: number, column: number, what: 'all' | 'validation'): SheetEdit => ({
    kind: 'copy-cells',
    from: { sheet: setup.copyName, range: from },
    to: { sheet: sheetId, row, column },
    what,
  });
  const edits: SheetEdit[] = [];
  for (const stretch of stretches) {
    const range = (group: ColumnGroup): CellRange => ({
      row: stretch.from,
      column: group.from,
      rows: stretch.count,
      columns: group.count,
    });
    for (const group of groups.whole) {
      const above = groups.withHeader ? stretch.to - topOfHeader(setup) : 0;
      const from = range(group);
      edits.push(
        copy({ ...from, row: from.row - above, rows: from.rows + above }, stretch.to - above, group.to, 'all'),
      );
    }
    for (const group of groups.ruled) edits.push(copy(range(group), stretch.to, group.to, 'validation'));
  }
  if (!setup.insertedHeaderRow && !groups.withHeader) {
    for (const group of headerGroups(there)) {
      edits.push(
        copy(
          { row: topOfHeader(setup), column: group.from, rows: setup.headerRowCount, columns: group.count },
          topOfHeader(setup),
          group.to,
          'all',
        ),
      );
    }
  }
  return edits;
}

function neighbours(
  pairs: readonly { readonly from: number; readonly to: number }[],
): { from: number; to: number; count: number }[] {
  const groups: { from: number; to: number; count: number }[] = [];
  for (const { from, to } of [...pairs].sort((a, b) => a.from - b.from)) {
    const last = groups[groups.length - 1];
    if (last !== undefined && last.from + last.count === from && last.to + last.count === to) last.count++;
    else groups.push({ from, to, count: 1 });
  }
  return groups;
}

/** Without the copy: values alone, from the journal. */
function writtenBack(
  sheetId: number,
  payload: JournalPayload,
  there: readonly Place[],
  rows: readonly number[],
  now: Cells,
): SheetEdit[] {
  return payload.cells.flatMap((change): SheetEdit[] => {
    const column = placeOf(change.key, there);
    if (column === undefined) return [];
    return change.positions.flatMap((position, i): SheetEdit[] => {
      const row = rows[position] as number;
      if (row < 0 || !sameValue(now[row]?.[column] ?? '', change.after[i] as CellValue)) return [];
      return [{ kind: 'write', sheet: sheetId, row, column, values: [[change.before[i] as CellValue]] }];
    });
  });
}

/** Added columns that may go, and how many cells of the others people have filled since. */
function sortAdded(
  added: ReadonlyMap<string, number>,
  payload: JournalPayload,
  rows: readonly number[],
  now: Cells,
  setup: SetupStructure,
): { free: number[]; used: number } {
  const free: number[] = [];
  let used = 0;
  for (const [key, index] of added) {
    const ours = new Map<number, CellValue>();
    const written = payload.cells.find((change) => change.key === key);
    written?.positions.forEach((position, i) => {
      ours.set(rows[position] as number, written.after[i] as CellValue);
    });
    let typed = 0;
    if (!(isFieldKey(key as never) && fieldOf(key as never).automatic)) {
      for (let row = setup.headerRow + 1; row < now.length; row++) {
        const value = now[row]?.[index] ?? '';
        if (value === '' || sameValue(value, ours.get(row) ?? '')) continue;
        if (isCivil(value) || value !== '') typed++;
      }
    }
    if (typed === 0) free.push(index);
    used += typed;
  }
  return { free, used };
}

function headerIsOurs(head: readonly CellValue[], setup: SetupStructure): boolean {
  const ours = new Set([...setup.added.headers, ...setup.columns.map((column) => column.headerAfter)]);
  return head.every((cell) => cell === '' || ours.has(textOf(cell)));
}
