/**
 * Brings rows back that were removed, from what was kept of them. A row that is there already, because it came back before,
 * is only completed, and left alone where it says anything else. Knows no merge.
 */
import { type CellValue, isBlank } from '../domain/cell-value';
import { fieldOf, isFieldKey } from '../domain/fields';
import { idColumn } from '../domain/ledger-columns';
import type { CellImage, RowImage } from '../domain/merge/recycled';
import { followed } from '../domain/merge/row-references';
import { claimRows, type DueRow, type StandingRows } from './claim-rows';
import { columnsNow, isFilled } from './columns-now';
import type { Cells } from './kept-cells';
import { idIn, type Ledger, positionsById } from './ledger';
import type { Ports, SheetEdit, Workbook } from './ports';
import { isSpilled } from './row-content';
import { restoreFormats } from './row-looks';
import { settleBlocks } from './settle-blocks';
import { columnsBeside } from './table-columns';
import { isStill } from './take-back';
import type { CellWrite } from './write-blocks';

/** What the rows lack, to be written along with anything else before `settleBlocks`. */
export interface RowFill {
  readonly writes: readonly CellWrite[];
  /** Notes and links, after the writes. */
  readonly edits: readonly SheetEdit[];
  /** By row of the sheet: cells of its columns that a formula further up was to fill. */
  readonly spilled: readonly {
    readonly row: number;
    readonly write: (column: number) => CellWrite;
    readonly columns: readonly number[];
  }[];
  /** By customer: cells that hold something and could not be put back: their column is gone, or holds something else. */
  readonly left: ReadonlyMap<string, readonly CellImage[]>;
}

/** Brings rows back as a whole. Null where rows were being moved all the time. */
export function restoreRows(
  ports: Ports,
  read: Ledger,
  due: readonly DueRow[],
  tabName: string,
  open: () => Ledger | null,
): Ledger | null {
  const standing = claimRows(ports, read, due, open);
  if (standing === null) return null;
  const { ledger } = standing;
  const fill = fillRows(ports, standing, due, tabName);
  ports.workbook.edit([...fill.writes, ...fill.edits]);
  return fillSpilled(ports, ledger, fill, settleBlocks(ports, ledger, fill.writes, ledger.cells.values));
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

/**
 * What the rows still lack, over nothing that anybody has typed. No service call for rows that were made just now; for each
 * of the others two, three where notes are lacking, and those that give it its formats and colours.
 */
export function fillRows(
  ports: Ports,
  { ledger, made }: StandingRows,
  due: readonly DueRow[],
  tabName: string,
): RowFill {
  const places = positionsById(ledger);
  const left = new Map<string, readonly CellImage[]>();
  const parts = due.flatMap(({ image }) => {
    const position = places.get(image.customerId) as number;
    if (!made.has(image.customerId) && !isOfImage(ledger, position, image)) {
      left.set(image.customerId, lackingIn(ledger, position, image));
      return [];
    }
    const part = fillRow(ports, ledger, position, image, tabName, made.has(image.customerId));
    left.set(image.customerId, part.left);
    return [part];
  });
  // A number format has to be there before the text that relies on it.
  if (parts.some(({ isFormatted }) => isFormatted)) ports.workbook.flush();
  return {
    writes: parts.flatMap(({ writes }) => writes),
    edits: parts.flatMap(({ edits }) => edits),
    spilled: parts.map(({ spilled }) => spilled),
    left,
  };
}

function fillRow(
  { workbook }: Ports,
  ledger: Ledger,
  position: number,
  image: RowImage,
  tabName: string,
  isMade: boolean,
) {
  const sheet = ledger.tabs.customers;
  const row = ledger.records.rows[position] as number;
  const line = ledger.cells.values[row] ?? [];
  const idAt = idColumn(ledger.columns);
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
  const { formats, isFormatted } = isMade
    ? { formats: line.map((_, column) => wanted.get(column)?.format ?? ''), isFormatted: false }
    : restoreFormats(workbook, sheet, row, wanted, (column) => isNew || isFree(column));
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
  // A cell that holds its own value again may still lack its note, where this was interrupted.
  const isOwn = (column: number): boolean =>
    isFree(column) ||
    isStill(line[column] ?? '', wanted.get(column)?.value ?? '') ||
    (wanted.get(column)?.formula !== undefined && (ledger.cells.formulas[row]?.[column] ?? '') !== '');
  const edits = [
    ...noteEdits(workbook, sheet, row, wanted, isNew, isOwn),
    ...[...wanted].flatMap(([column, { rich }]): SheetEdit[] =>
      rich === undefined || !isOwn(column) ? [] : [{ kind: 'rich-text', sheet, row, column, text: rich }],
    ),
  ];
  const left = image.cells.filter((cell) => {
    const column = places.get(cell.column);
    return isFilled(cell) && (column === undefined || !(column === idAt || isOwn(column) || isAutomatic(cell.key)));
  });
  const spilled = [...wanted].flatMap(([column, cell]) => (cell.spilled && cell.value !== '' ? [column] : []));
  return {
    writes,
    edits,
    isFormatted,
    left,
    spilled: { row, columns: spilled, write: (column: number) => write(column, column + 1, wanted) },
  };
}

/** Writes what formulas further up were to fill and have not. `present` is the tab as it is now, as the ledger returned. */
export function fillSpilled(
  { workbook }: Ports,
  ledger: Ledger,
  { spilled }: Pick<RowFill, 'spilled'>,
  present: Cells,
): Ledger {
  const now = { ...ledger, cells: { ...ledger.cells, values: present as CellValue[][] } };
  workbook.edit(
    spilled.flatMap(({ row, columns, write }) =>
      idIn(now, row) === idIn(ledger, row)
        ? columns.filter((column) => (present[row]?.[column] ?? '') === '').map(write)
        : [],
    ),
  );
  return now;
}

/** From the first to the last of the columns, before the one of the IDs and behind it: by its ID the row is known. */
function stretches(columns: readonly number[], idAt: number): (readonly [start: number, end: number])[] {
  return [columns.filter((at) => at < idAt), columns.filter((at) => at > idAt)]
    .filter((side) => side.length > 0)
    .map((side) => [Math.min(...side), Math.max(...side) + 1] as const);
}

type Wanted = ReadonlyMap<number, CellImage>;

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
