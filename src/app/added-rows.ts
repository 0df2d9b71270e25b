/**
 * Rows that an operation adds to linked tabs. People move, insert and delete columns meanwhile, and no lock keeps them out:
 * after the write the headers are read once more, and a row whose values came to stand under others is made anew.
 */
import { type CellValue, isCivil, textOf } from '../domain/cell-value';
import { type LinkedRole, placesOf } from '../domain/linked-tabs';
import { entryPrints, removeImported, removeRows } from './imported-entries';
import { EXPECTED_COLUMNS } from './linked-tab';
import { NO_CLOSINGS, type PlanClosings } from './plan-rows';
import type { SheetEdit, Workbook } from './ports';
import { cameFrom } from './written-value';

type Cells = readonly (readonly CellValue[])[];
type Places = ReadonlyMap<string, number>;

/** How often rows are made when somebody goes on moving columns. */
const MOST_TRIES = 3;

export interface AddedRows {
  readonly sheet: number;
  readonly role: LinkedRole;
  /** Those by which the rows are laid out. */
  readonly headers: readonly string[];
  readonly rows: Cells;
  /** What closes plans, and writes the rows below all others. */
  readonly edits: readonly SheetEdit[];
  readonly settles: PlanClosings['settles'];
}

/**
 * Rows for a tab that holds `cells`: for one row its header will do, for more it is the whole grid. With plans of it that are
 * closed in the same go.
 */
export function addedRows(
  sheet: number,
  role: LinkedRole,
  cells: Cells,
  rows: Cells,
  { edits: closing, settles }: Pick<PlanClosings, 'edits' | 'settles'> = NO_CLOSINGS,
): AddedRows[] {
  const [first] = rows;
  if (first === undefined && closing.length === 0) return [];
  const adding: readonly SheetEdit[] =
    rows.length > 1
      ? appendEdits(sheet, cells, rows)
      : first === undefined
        ? []
        : [{ kind: 'append-row', sheet, values: first }];
  return [{ sheet, role, headers: (cells[0] ?? []).map(textOf), rows, edits: [...closing, ...adding], settles }];
}

/** Blank rows around the block while it is written: so many may come in, or go, above it meanwhile. */
const SPARE_ROWS = 5;
/** Rows that are made beyond those that are due, for the next time. */
const ROOM = 100;

/**
 * Adds several rows to a tab that holds `cells`, its whole grid. They are written below everything, where nobody types, then moved
 * up to the others: whatever people do between these calls, no row of theirs is written over. Two calls, three where the
 * grid has no room.
 */
function appendEdits(sheet: number, cells: Cells, rows: Cells): SheetEdit[] {
  let used = cells.length;
  while (used > 0 && (cells[used - 1] ?? []).every((value) => value === '')) used--;
  const hasRoom = cells.length - used >= rows.length + 2 * SPARE_ROWS;
  const row = hasRoom ? cells.length - SPARE_ROWS - rows.length : cells.length + SPARE_ROWS;
  return [
    ...(hasRoom
      ? []
      : [{ kind: 'insert-rows' as const, sheet, after: cells.length - 1, count: SPARE_ROWS + rows.length + ROOM }]),
    { kind: 'write', sheet, row, column: 0, values: rows },
    { kind: 'move-rows', sheet, row, count: rows.length, before: used },
  ];
}

/** Service calls of rows that are added while nobody moves columns. */
export function addingCalls(added: readonly AddedRows[]): number {
  return added.reduce((sum, { edits }) => sum + edits.length + 1, 0);
}

/**
 * Adds all of them; false, with none left, where a column is gone or columns are being moved all the time. One service call
 * for each tab beside the edits; more where somebody has moved columns.
 */
export function addAll(workbook: Workbook, added: readonly AddedRows[]): boolean {
  const there: AddedRows[] = [];
  for (const one of added) {
    if (add(workbook, one)) there.push(one);
    else {
      for (const { sheet, role, headers, rows } of there)
        removeImported(workbook, sheet, { role, prints: entryPrints(role, placesOf(role, headers), rows) });
      return false;
    }
  }
  return true;
}

function add(workbook: Workbook, { sheet, role, settles, ...added }: AddedRows): boolean {
  let { headers, rows, edits } = added;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    workbook.edit(edits);
    const settled = attempt > 0 || settles === null ? null : workbook.readGrid(sheet, EXPECTED_COLUMNS);
    if (settled !== null) settles?.(workbook, settled);
    const places = placesOf(role, headers);
    const shown = settled?.[0]?.map(textOf) ?? workbook.rowsAsShown(sheet, 0, 1)[0] ?? [];
    if (isSame(places, placesOf(role, shown))) return true;
    const cells = workbook.readGrid(sheet, EXPECTED_COLUMNS);
    headers = (cells[0] ?? []).map(textOf);
    const now = placesOf(role, headers);
    const astray = astrayRows(cells, rows, places, now);
    if (astray.size === 0) return true;
    removeRows(workbook, sheet, cells, (row) => astray.has(row));
    const anew = [...astray.values()].map((row) => laidOut(row, places, now));
    if (anew.includes(null)) return false;
    const left = cells.filter((_, row) => !astray.has(row));
    [{ rows, edits }] = addedRows(sheet, role, left, anew as Cells) as [AddedRows];
  }
  return false;
}

function isSame(a: Places, b: Places): boolean {
  return a.size === b.size && [...a].every(([key, at]) => b.get(key) === at);
}

/**
 * The rows that hold the very cells that were written, and what: none where under the headers of now they say the same as
 * under those of then.
 */
function astrayRows(cells: Cells, rows: Cells, then: Places, now: Places): ReadonlyMap<number, readonly CellValue[]> {
  const left = [...rows];
  const found: [number, readonly CellValue[]][] = [];
  let isRight = true;
  for (let row = cells.length - 1; row > 0 && left.length > 0; row--) {
    const cell = (column = -1): CellValue => cells[row]?.[column] ?? '';
    let at = left.length - 1;
    while (left[at]?.every((value, column) => holds(cell(column), value)) === false) at--;
    const [line] = at < 0 ? [] : left.splice(at, 1);
    if (line === undefined) continue;
    found.unshift([row, line]);
    isRight &&= [...then].every(([key, from]) => holds(cell(now.get(key)), line[from] ?? ''));
  }
  return new Map(isRight ? [] : found);
}

/** Whether a cell holds what was written to it, whatever its format has made of a date, a number or text. */
function holds(now: CellValue, value: CellValue): boolean {
  if (now === '' || value === '') return now === value;
  const isSameDay = isCivil(now) && isCivil(value) && textOf(now) === textOf(value).replace(/ 00:00:00$/, '');
  return typeof now !== typeof value || isSameDay || cameFrom(now, value);
}

/** A row by the headers of now; null where one of its values has no column any more. */
function laidOut(row: readonly CellValue[], then: Places, now: Places): readonly CellValue[] | null {
  const line = new Array<CellValue>(Math.max(0, ...now.values()) + 1).fill('');
  for (const [key, from] of then) {
    const value = row[from] ?? '';
    const to = now.get(key);
    if (to !== undefined) line[to] = value;
    else if (value !== '') return null;
  }
  return line;
}
