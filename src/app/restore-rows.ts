/**
 * Brings rows back that were removed, from what was kept of them: where they stood while their neighbours still stand side
 * by side, else below another row. A row that is there already, because it came back before, is only completed, and left
 * alone where it says anything else. Knows no merge.
 */
import { type CellValue, isBlank, sameValue, textOf } from '../domain/cell-value';
import { runsOf } from '../domain/cut-blocks';
import { fieldOf, isFieldKey } from '../domain/fields';
import type { CellImage, RowImage } from '../domain/merge/recycled';
import { followed } from '../domain/merge/row-references';
import type { CellRange } from '../domain/sheet-snapshot';
import { columnsNow, isFilled } from './columns-now';
import { type Cells, isLaidOutAs } from './kept-cells';
import { type Ledger, positionsById } from './ledger';
import { readAnyhow, releaseRow } from './new-record';
import type { Ports, SheetEdit, Workbook } from './ports';
import { isSpilled, WHITE } from './row-content';
import { settleBlocks } from './settle-blocks';
import { columnsBeside } from './table-columns';
import { isStill } from './take-back';
import type { CellWrite } from './write-blocks';

/** How often rows are made when somebody moves rows meanwhile. */
const MOST_TRIES = 3;

/** A row to bring back; `below` is the customer under whom it goes where its place is gone. */
export interface DueRow {
  readonly image: RowImage;
  readonly below: string;
}

/** Rows that stand again, with nothing but their IDs where they were `made` just now. */
export interface StandingRows {
  readonly ledger: Ledger;
  readonly made: ReadonlySet<string>;
}

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

/**
 * Makes those of the rows that are not there, with their IDs, formats and colours, from the top, so that each finds those
 * above it. `open` reads the ledger anew. Null where rows were being moved all the time. One read of the tab, one service
 * call for each stretch of rows, and for each row one, with three at most for formats and colours of one of them, of
 * several one for each that there is; no call where all are there.
 */
export function claimRows(
  ports: Ports,
  read: Ledger,
  due: readonly DueRow[],
  open: () => Ledger | null,
): StandingRows | null {
  const inOrder = [...due].sort((a, b) => a.image.row - b.image.row);
  let now: Ledger | null = read;
  for (let attempt = 0; attempt < MOST_TRIES && now !== null; attempt++) {
    const placed = placeRows(now, inOrder);
    if (placed.claims.length === 0) return { ledger: now, made: new Set() };
    const ledger = claim(ports, placed);
    if (ledger !== null) return { ledger, made: new Set(placed.claims.map(({ image }) => image.customerId)) };
    now = open();
  }
  return null;
}

/** A row that is to be made, or is there and empty. */
interface Claim {
  readonly image: RowImage;
  readonly row: number;
  readonly isInserted: boolean;
}

interface PlacedRows {
  /** With the rows in it. */
  readonly made: Ledger;
  readonly claims: readonly Claim[];
  readonly inserts: readonly Extract<SheetEdit, { kind: 'insert-rows' }>[];
}

function placeRows(read: Ledger, due: readonly DueRow[]): PlacedRows {
  const sheet = read.tabs.customers;
  let made = read;
  const rowThen = new Map(due.map(({ image }) => [image.customerId, image.row]));
  let claims: Claim[] = [];
  const inserts: PlacedRows['inserts'][number][] = [];
  for (const { image, below } of due) {
    if (positionsById(made).has(image.customerId)) continue;
    const { row, isMade } = placeOf(made, image, below, rowThen);
    made = withRowAt(made, row, isMade, image.customerId);
    if (!isMade) {
      claims = claims.map((one) => (one.row >= row ? { ...one, row: one.row + 1 } : one));
      const last = inserts[inserts.length - 1];
      if (last !== undefined && last.after + last.count === row - 1)
        inserts[inserts.length - 1] = { ...last, count: last.count + 1 };
      else {
        const likeBelow = row - 1 === made.headerRow && row + 1 < made.cells.values.length;
        inserts.push({ kind: 'insert-rows', sheet, after: row - 1, count: 1, likeBelow });
      }
    }
    claims.push({ image, row, isInserted: !isMade });
  }
  return { made, claims, inserts };
}

/** Null, and all as it was, where somebody has moved rows or filled one of these meanwhile. */
function claim(ports: Ports, { made, claims, inserts }: PlacedRows): Ledger | null {
  const { workbook } = ports;
  const sheet = made.tabs.customers;
  const idAt = columnOf(made, 'customerId');
  workbook.edit([
    ...inserts,
    ...lookEdits(made, claims),
    ...claims.map(({ image, row }): SheetEdit => {
      const format = image.cells.find(({ key }) => key === 'customerId')?.format || '@';
      return { kind: 'write', sheet, row, column: idAt, values: [[image.customerId]], plain: format === '@' };
    }),
  ]);
  const now = readAnyhow(workbook, sheet, made.cells.values[0]?.length ?? 0);
  const areAlone = claims.every(({ row }) =>
    (made.cells.values[row] ?? []).every(
      (value, index) => (made.cells.formulas[row]?.[index] ?? '') !== '' || sameValue(now[row]?.[index] ?? '', value),
    ),
  );
  if (areAlone && isLaidOutAs(made, now)) return { ...made, cells: { ...made.cells, values: now } };
  const ids = made.records.rows.map((row) => idIn(made, row));
  let gridRows = made.cells.values.length;
  for (const { row, isInserted } of [...claims].reverse()) {
    if (isInserted) gridRows--;
    const subject = { position: made.records.rows.indexOf(row), made: { inserted: isInserted, gridRows } };
    releaseRow(ports, made, subject, ids, row);
  }
  return null;
}

/** Number formats and colours of the rows: row by row, or all that are alike at once, whichever takes fewer calls. */
function lookEdits(made: Ledger, claims: readonly Claim[]): SheetEdit[] {
  const sheet = made.tabs.customers;
  const looks = claims.map(({ image, row }) => {
    const places = columnsNow(made, image);
    const cells = new Map(
      image.cells.flatMap((cell) => {
        const column = places.get(cell.column);
        return column === undefined ? [] : [[column, cell] as const];
      }),
    );
    const columns = [...cells.keys()].sort((a, b) => a - b);
    const formatted = columns.filter((column) => cells.get(column)?.format !== '');
    return {
      row,
      formats: runsOf(formatted),
      colors: runsOf(columns),
      formatAt: (column: number): string => cells.get(column)?.format ?? '',
      colorAt: (column: number): string => cells.get(column)?.background ?? WHITE,
    };
  });
  const rangesBy = (at: (look: (typeof looks)[number], column: number) => string, runs: 'formats' | 'colors') => {
    const ranges = new Map<string, CellRange[]>();
    for (const look of looks)
      for (const { start, end } of look[runs].flatMap((run) => alike(run, (column) => at(look, column)))) {
        const what = at(look, start);
        ranges.set(what, [
          ...(ranges.get(what) ?? []),
          { row: look.row, column: start, rows: 1, columns: end - start },
        ]);
      }
    return ranges;
  };
  const lineOf = ({ start, end }: { start: number; end: number }, at: (column: number) => string): string[] =>
    Array.from({ length: end - start }, (_, i) => at(start + i));
  const byRow = looks.flatMap(({ row, formats, formatAt }) =>
    formats.map(
      (run): SheetEdit => ({ kind: 'number-formats', sheet, row, column: run.start, formats: [lineOf(run, formatAt)] }),
    ),
  );
  const byFormat = [...rangesBy(({ formatAt }, column) => formatAt(column), 'formats')].map(
    ([format, ranges]): SheetEdit => ({ kind: 'number-format', sheet, ranges, format }),
  );
  const colored = looks.flatMap(({ row, colors, colorAt }) =>
    colors.map((run): SheetEdit => {
      const line = lineOf(run, colorAt).map((color) => (color === WHITE ? null : color));
      return { kind: 'backgrounds', sheet, row, column: run.start, colors: [line] };
    }),
  );
  const byColor = [...rangesBy(({ colorAt }, column) => colorAt(column), 'colors')].map(
    ([color, ranges]): SheetEdit => ({
      kind: 'style',
      sheet,
      ranges,
      style: { background: color === WHITE ? null : color },
    }),
  );
  const fewer = (one: SheetEdit[], other: SheetEdit[]): SheetEdit[] => (other.length < one.length ? other : one);
  return [...fewer(byRow, byFormat), ...fewer(colored, byColor)];
}

/** The run, parted where what stands there changes. */
function alike(
  { start, end }: { readonly start: number; readonly end: number },
  at: (column: number) => string,
): { start: number; end: number }[] {
  const parts: { start: number; end: number }[] = [];
  for (let column = start; column < end; column++) {
    const last = parts[parts.length - 1];
    if (last !== undefined && at(last.start) === at(column)) last.end = column + 1;
    else parts.push({ start: column, end: column + 1 });
  }
  return parts;
}

function columnOf({ columns }: Ledger, key: string): number {
  return columns.find((column) => column.key === key)?.index ?? -1;
}

function idIn(ledger: Ledger, row: number): string {
  return textOf(ledger.cells.values[row]?.[columnOf(ledger, 'customerId')] ?? '').trim();
}

/**
 * Where the row goes: between the neighbours of then, if no other customer has come between them, else below `other`. An
 * interrupted run may have left it there already, empty: then it is not made again. `rowThen` tells where those stood who
 * come back with it.
 */
function placeOf(
  ledger: Ledger,
  { row: then, above, aboveBy, below, room, beside: went = {} }: RowImage,
  other: string,
  rowThen: ReadonlyMap<string, number>,
): { readonly row: number; readonly isMade: boolean } {
  const { rows } = ledger.records;
  const { values, formulas } = ledger.cells;
  const places = positionsById(ledger);
  const rowOf = (id: string): number | undefined => rows[places.get(id) ?? -1];
  const upper = above === '' ? ledger.headerRow : rowOf(above);
  const lower = below === '' ? values.length : rowOf(below);
  // Rows that went with it, and are back already, may stand between.
  const between = rows.filter((row) => row > (upper ?? row) && row < (lower ?? row));
  const thenOf = (row: number): number => rowThen.get(idIn(ledger, row)) ?? went[idIn(ledger, row)] ?? then;
  const before = between.filter((row) => thenOf(row) <= then).length;
  if (upper === undefined || lower === undefined || upper >= lower || before >= aboveBy)
    return { row: (rowOf(other) ?? rows[rows.length - 1] ?? ledger.headerRow) + 1, isMade: false };
  const row = Math.min(upper + aboveBy, between.find((at) => thenOf(at) > then) ?? lower);
  const beside = columnsBeside(ledger);
  const isBare = values[row]?.every(
    (value, column) => beside.has(column) || (isBlank(value) && (formulas[row]?.[column] ?? '') === ''),
  );
  return { row, isMade: lower - upper - 1 - between.length > room && isBare === true };
}

/** The ledger with one more record, which has its ID alone. */
function withRowAt(ledger: Ledger, row: number, isMade: boolean, id: string): Ledger {
  const { cells, records } = ledger;
  const idAt = columnOf(ledger, 'customerId');
  const width = cells.values[0]?.length ?? 0;
  // Beside the table there may be something in a row that is empty.
  const former = isMade ? cells.values[row] : undefined;
  const line = Array.from({ length: width }, (_, column) => (column === idAt ? id : (former?.[column] ?? '')));
  const insert = <T>(grid: readonly (readonly T[])[], one: readonly T[]): T[][] => [
    ...(grid.slice(0, row) as T[][]),
    one as T[],
    ...(grid.slice(isMade ? row + 1 : row) as T[][]),
  ];
  const values = insert(cells.values, line);
  const formulas = isMade ? cells.formulas : insert(cells.formulas, new Array<string>(width).fill(''));
  const rows = [...records.rows.map((at) => (!isMade && at >= row ? at + 1 : at)), row].sort((a, b) => a - b);
  return { ...ledger, cells: { values, formulas }, records: { ...records, rows, values } };
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

/**
 * Gives a row its number formats and colours again, and says which formats it has. Two service calls; four where some
 * differ.
 */
function restoreFormats(
  workbook: Workbook,
  sheet: number,
  row: number,
  wanted: Wanted,
  mayChange: (column: number) => boolean,
): { readonly formats: readonly string[]; readonly isFormatted: boolean } {
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
  return { formats: formats.map((_, column) => formatOf(column)), isFormatted: formatted.length > 0 };
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
