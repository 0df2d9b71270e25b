/**
 * Makes rows that were removed anew, with their IDs alone: where they stood while their neighbours still stand side by side,
 * else below another row. Knows nothing of what else stood in them.
 */
import { isBlank, sameValue } from '../domain/cell-value';
import { idColumn } from '../domain/ledger-columns';
import type { RowImage } from '../domain/merge/recycled';
import { isLaidOutAs } from './kept-cells';
import { idIn, type Ledger, positionsById } from './ledger';
import { readAnyhow, releaseRow } from './new-record';
import type { Ports, SheetEdit } from './ports';
import { lookEdits } from './row-looks';
import { columnsBeside } from './table-columns';

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
  const idAt = idColumn(made.columns);
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
  const idAt = idColumn(ledger.columns);
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
