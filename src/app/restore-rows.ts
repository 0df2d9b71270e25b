/**
 * Brings rows back that were removed, from what was kept of them: where they stood while their neighbours still stand side
 * by side, else below another row. A row that is there already, because it came back before, is only completed, and left
 * alone where it says anything else. Knows no merge.
 */
import { type CellValue, isBlank, textOf } from '../domain/cell-value';
import { fieldOf, isFieldKey } from '../domain/fields';
import type { CellImage, RowImage } from '../domain/merge/recycled';
import { followed } from '../domain/merge/row-references';
import { columnsNow, isFilled } from './columns-now';
import type { Subject } from './journal';
import type { Cells } from './kept-cells';
import { type Ledger, positionsById } from './ledger';
import { claimRow } from './new-record';
import type { Ports, SheetEdit, Workbook } from './ports';
import { isSpilled, WHITE } from './row-content';
import { settleBlocks } from './settle-blocks';
import { columnsBeside } from './table-columns';
import { isStill } from './take-back';
import type { CellWrite } from './write-blocks';

/** How often a row is made when somebody moves rows meanwhile. */
const MOST_TRIES = 3;

export interface Restored {
  readonly ledger: Ledger;
  /** Cells that hold something and could not be put back: their column is gone, or holds something else. */
  readonly left: readonly CellImage[];
}

/**
 * Brings one row back. `below` is the customer under whom it goes where its place is gone; `open` reads the ledger anew.
 * Null where rows were being moved all the time. Some eight service calls, and those of `open` for each further try.
 */
export function restoreRow(
  ports: Ports,
  ledger: Ledger,
  image: RowImage,
  below: string,
  tabName: string,
  open: () => Ledger | null,
): Restored | null {
  let now: Ledger | null = ledger;
  for (let attempt = 0; attempt < MOST_TRIES && now !== null; attempt++) {
    const known = positionsById(now).get(image.customerId);
    if (known !== undefined)
      return isOfImage(now, known, image)
        ? fillRow(ports, now, now.cells.values, known, image, tabName)
        : { ledger: now, left: lackingIn(now, known, image) };
    const { row, isMade } = placeOf(now, image, below);
    const made = withRowAt(now, row, isMade);
    const subject: Subject = {
      position: made.records.rows.indexOf(row),
      made: { inserted: !isMade, gridRows: now.cells.values.length },
    };
    const ids = made.records.rows.map((at) => (at === row ? image.customerId : idIn(made, at)));
    const idAt = columnOf(made, 'customerId');
    const claimed = claimRow(ports, made, subject, ids, (_, column) =>
      column === idAt ? image.cells.find(({ key }) => key === 'customerId')?.format || '@' : '',
    );
    if (claimed !== null) {
      const present = { ...made, cells: { ...made.cells, values: claimed as CellValue[][] } };
      return fillRow(ports, present, claimed, subject.position, image, tabName);
    }
    now = open();
  }
  return null;
}

function columnOf({ columns }: Ledger, key: string): number {
  return columns.find((column) => column.key === key)?.index ?? -1;
}

function idIn(ledger: Ledger, row: number): string {
  return textOf(ledger.cells.values[row]?.[columnOf(ledger, 'customerId')] ?? '').trim();
}

/**
 * Where the row goes: between the neighbours of then, if no other customer has come between them, else below `other`. An
 * interrupted run may have left it there already, empty: then it is not made again.
 */
function placeOf(
  ledger: Ledger,
  { above, aboveBy, below, room }: RowImage,
  other: string,
): { readonly row: number; readonly isMade: boolean } {
  const { rows } = ledger.records;
  const { values, formulas } = ledger.cells;
  const places = positionsById(ledger);
  const rowOf = (id: string): number | undefined => rows[places.get(id) ?? -1];
  const upper = above === '' ? ledger.headerRow : rowOf(above);
  const lower = below === '' ? values.length : rowOf(below);
  // Rows that went with it, and are back already, may stand between.
  const between = rows.filter((row) => row > (upper ?? row) && row < (lower ?? row)).length;
  if (upper === undefined || lower === undefined || upper >= lower || between >= aboveBy)
    return { row: (rowOf(other) ?? rows[rows.length - 1] ?? ledger.headerRow) + 1, isMade: false };
  const row = Math.min(upper + aboveBy, lower);
  const beside = columnsBeside(ledger);
  const isBare = values[row]?.every(
    (value, column) => beside.has(column) || (isBlank(value) && (formulas[row]?.[column] ?? '') === ''),
  );
  return { row, isMade: lower - upper - 1 - between > room && isBare === true };
}

/** The ledger with one more record, empty yet. */
function withRowAt(ledger: Ledger, row: number, isMade: boolean): Ledger {
  const { cells, records } = ledger;
  if (isMade) {
    const rows = [...records.rows, row].sort((a, b) => a - b);
    return { ...ledger, records: { ...records, rows } };
  }
  const width = cells.values[0]?.length ?? 0;
  const insert = <T>(grid: readonly (readonly T[])[], empty: T): T[][] => [
    ...(grid.slice(0, row) as T[][]),
    new Array<T>(width).fill(empty),
    ...(grid.slice(row) as T[][]),
  ];
  const values = insert<CellValue>(cells.values, '');
  const rows = [...records.rows.map((at) => (at >= row ? at + 1 : at)), row].sort((a, b) => a - b);
  return { ...ledger, cells: { values, formulas: insert(cells.formulas, '') }, records: { ...records, rows, values } };
}

function isAutomatic(key: string | null | undefined): boolean {
  return key !== null && key !== undefined && isFieldKey(key) && fieldOf(key).automatic === true;
}

/** Whether everything that the record says is of the image: it came back before, if not as a whole. */
export function isOfImage(ledger: Ledger, position: number, image: RowImage): boolean {
  const row = ledger.records.rows[position] as number;
  const places = columnsNow(ledger, image);
  const imageAt = new Map(image.cells.map((cell) => [places.get(cell.column), cell]));
  const keyAt = new Map(ledger.columns.map(({ key, index }) => [index, key]));
  const beside = columnsBeside(ledger);
  return (ledger.cells.values[row] ?? []).every((value, column) => {
    const cell = imageAt.get(column);
    if (cell === undefined && beside.has(column)) return true;
    if ((ledger.cells.formulas[row]?.[column] ?? '') !== '') return cell?.formula !== undefined;
    return (
      isBlank(value) ||
      value === false ||
      isAutomatic(keyAt.get(column)) ||
      isSpilled(ledger, row, column) ||
      isStill(value, cell?.value ?? '')
    );
  });
}

/** What the record does not hold of the image. */
function lackingIn(ledger: Ledger, position: number, image: RowImage): CellImage[] {
  const row = ledger.records.rows[position] as number;
  const places = columnsNow(ledger, image);
  return image.cells.filter((cell) => {
    const value = ledger.cells.values[row]?.[places.get(cell.column) ?? -1] ?? '';
    return isFilled(cell) && !isAutomatic(cell.key) && !isStill(value, cell.value);
  });
}

/** Writes what the row still lacks, over nothing that anybody has typed. Three service calls, some more for notes and links. */
function fillRow(
  ports: Ports,
  ledger: Ledger,
  before: Cells,
  position: number,
  image: RowImage,
  tabName: string,
): Restored {
  const { workbook } = ports;
  const sheet = ledger.tabs.customers;
  const row = ledger.records.rows[position] as number;
  const line = before[row] ?? [];
  const idAt = columnOf(ledger, 'customerId');
  const isFree = (column: number): boolean =>
    isBlank(line[column] ?? '') && (ledger.cells.formulas[row]?.[column] ?? '') === '';
  const beside = columnsBeside(ledger);
  const isNew = line.every((_, column) => column === idAt || isFree(column) || beside.has(column));
  const places = columnsNow(ledger, image);
  const wanted = new Map(
    image.cells.flatMap((cell) => {
      const column = places.get(cell.column);
      return column === undefined || column === idAt ? [] : [[column, cell] as const];
    }),
  );
  const formats = restoreFormats(workbook, sheet, row, wanted, (column) => isNew || isFree(column));
  const formulaOf = followedFormulas(ledger, image, row, tabName, places);
  const lacking = new Map(
    [...wanted].filter(
      ([column, { formula, value, spilled }]) => isFree(column) && !spilled && (formula !== undefined || value !== ''),
    ),
  );
  const write = (start: number, end: number, cells: ReadonlyMap<number, CellImage>): CellWrite => {
    const columns = Array.from({ length: end - start }, (_, i) => start + i);
    const contentOf = (column: number): CellValue => {
      const cell = cells.get(column);
      return cell === undefined ? (line[column] ?? '') : cell.formula === undefined ? cell.value : '';
    };
    return {
      kind: 'write',
      sheet,
      row,
      column: start,
      values: [columns.map(contentOf)],
      formulas: [columns.map((column) => formulaOf(cells.get(column)))],
      plain: [columns.map((column) => formats[column] === '@')],
    };
  };
  const writes = (
    isNew ? stretches([...lacking.keys()], idAt) : [...lacking.keys()].map((at) => [at, at + 1] as const)
  ).map(([start, end]) => write(start, end, lacking));
  workbook.edit(writes);
  // A cell that holds its own value again may still lack its note, where this was interrupted.
  const isOwn = (column: number): boolean =>
    isFree(column) ||
    isStill(line[column] ?? '', wanted.get(column)?.value ?? '') ||
    (wanted.get(column)?.formula !== undefined && (ledger.cells.formulas[row]?.[column] ?? '') !== '');
  workbook.edit([
    ...noteEdits(workbook, sheet, row, wanted, isNew, isOwn),
    ...[...wanted].flatMap(([column, { rich }]): SheetEdit[] =>
      rich === undefined || !isOwn(column) ? [] : [{ kind: 'rich-text', sheet, row, column, text: rich }],
    ),
  ]);
  const present = settleBlocks(ports, ledger, writes, before);
  // What a formula further up was to fill and has not.
  const bare = new Map(
    [...wanted].filter(([at, { spilled, value }]) => spilled && value !== '' && (present[row]?.[at] ?? '') === ''),
  );
  if (idIn({ ...ledger, cells: { ...ledger.cells, values: present as CellValue[][] } }, row) === image.customerId)
    workbook.edit([...bare.keys()].map((at) => write(at, at + 1, bare)));
  const left = image.cells.filter((cell) => {
    const column = places.get(cell.column);
    return isFilled(cell) && (column === undefined || !(column === idAt || isOwn(column) || isAutomatic(cell.key)));
  });
  return { ledger: { ...ledger, cells: { ...ledger.cells, values: present as CellValue[][] } }, left };
}

/** From the first to the last of the columns, before the one of the IDs and behind it: by its ID the row is known. */
function stretches(columns: readonly number[], idAt: number): (readonly [start: number, end: number])[] {
  return [columns.filter((at) => at < idAt), columns.filter((at) => at > idAt)]
    .filter((side) => side.length > 0)
    .map((side) => [Math.min(...side), Math.max(...side) + 1] as const);
}

type Wanted = ReadonlyMap<number, CellImage>;

/**
 * Gives the row its number formats and colours again, and says which formats it has. Two service calls; four where some
 * differ.
 */
function restoreFormats(
  workbook: Workbook,
  sheet: number,
  row: number,
  wanted: Wanted,
  mayChange: (column: number) => boolean,
): readonly string[] {
  const whole = { row, column: 0, rows: 1, columns: Math.max(...wanted.keys()) + 1 };
  const formats = workbook.numberFormats(sheet, whole)[0] ?? [];
  const colors = (workbook.backgrounds(sheet, whole)[0] ?? []).map((color) => color.toLowerCase());
  const formatOf = (column: number): string => {
    const format = wanted.get(column)?.format ?? '';
    return format !== '' && mayChange(column) ? format : (formats[column] as string);
  };
  const colorOf = (column: number): string =>
    wanted.has(column) && mayChange(column) ? (wanted.get(column)?.background ?? WHITE) : (colors[column] as string);
  const [formatted, colored] = [spanOf(formats, formatOf), spanOf(colors, colorOf)];
  workbook.edit([
    ...formatted.map(
      ([column, changed]): SheetEdit => ({ kind: 'number-formats', sheet, row, column, formats: [changed] }),
    ),
    ...colored.map(
      ([column, changed]): SheetEdit => ({
        kind: 'backgrounds',
        sheet,
        row,
        column,
        colors: [changed.map((color) => (color === WHITE ? null : color))],
      }),
    ),
  ]);
  // A number format has to be there before the text that relies on it.
  if (formatted.length > 0) workbook.flush();
  return formats.map((_, column) => formatOf(column));
}

/** From the first to the last that is to become something else, with where it begins; nothing where none is. */
function spanOf(now: readonly string[], become: (column: number) => string): [number, string[]][] {
  const changed = [...now.keys()].filter((column) => become(column) !== now[column]);
  const [first, last] = [changed[0], changed[changed.length - 1]];
  if (first === undefined || last === undefined) return [];
  return [[first, Array.from({ length: last - first + 1 }, (_, i) => become(first + i))]];
}

function followedFormulas(
  ledger: Ledger,
  image: RowImage,
  row: number,
  tabName: string,
  columns: ReadonlyMap<number, number>,
): (cell: CellImage | undefined) => string {
  const places = positionsById(ledger);
  const rowNow = (then: number): number | undefined =>
    then === image.row ? row : ledger.records.rows[places.get(image.referred[String(then)] ?? '') ?? -1];
  return (cell) =>
    cell?.formula === undefined ? '' : followed(cell.formula, tabName, rowNow, (then) => columns.get(then));
}

/** Notes that the row lacks. One service call to write them all, or one to read and one for each. */
function noteEdits(
  workbook: Workbook,
  sheet: number,
  row: number,
  wanted: Wanted,
  isNew: boolean,
  isOwn: (column: number) => boolean,
): SheetEdit[] {
  const noted = [...wanted]
    .filter(([column, { note }]) => note !== undefined && isOwn(column))
    .map(([column]) => column);
  if (noted.length === 0) return [];
  const first = Math.min(...noted);
  const columns = Math.max(...noted) - first + 1;
  const noteAt = (column: number): string => wanted.get(column)?.note ?? '';
  if (isNew) {
    const notes = Array.from({ length: columns }, (_, i) => noteAt(first + i));
    return [{ kind: 'notes', sheet, row, column: first, notes: [notes] }];
  }
  const there = workbook.notes(sheet, { row, column: first, rows: 1, columns })[0] ?? [];
  return noted
    .filter((column) => (there[column - first] ?? '') === '')
    .map((column): SheetEdit => ({ kind: 'notes', sheet, row, column, notes: [[noteAt(column)]] }));
}
