/**
 * What stands on rows beside their values: number formats, notes, rich text; and the image of a row that is to be
 * removed. Knows columns and rows, no merge.
 */
import { columnLetters } from '../domain/a1-notation';
import { type CellValue, isBlank, textOf } from '../domain/cell-value';
import { idReader } from '../domain/ledger-columns';
import type { CellImage, RichText, RowImage } from '../domain/merge/recycled';
import { rowsReferred } from '../domain/merge/row-references';
import type { CellRange } from '../domain/sheet-snapshot';
import type { Ledger } from './ledger';
import { named } from './pointing-formulas';
import type { Workbook } from './ports';

/** Rich text of more cells than this is read in several calls. */
const MOST_CELLS = 60_000;
/** So many between two rows are as dear as a call. */
const CELLS_A_CALL = 2_000;

type At<T> = (row: number, column: number) => T | undefined;

export interface RowContent {
  readonly formatAt: At<string>;
  readonly backgroundAt: At<string>;
  readonly noteAt: At<string>;
  readonly richAt: At<RichText | null>;
}

/** Four service calls; where the rows are far apart some more, one for each of `richRows` at most. */
export function readRows(
  workbook: Workbook,
  ledger: Ledger,
  rows: readonly number[],
  richRows: readonly number[] = rows,
): RowContent {
  const sheet = ledger.tabs.customers;
  const columns = ledger.cells.values[0]?.length ?? 0;
  const top = Math.min(...rows);
  const span: CellRange = { row: top, column: 0, rows: Math.max(...rows) - top + 1, columns };
  const apart = span.rows * columns > MOST_CELLS ? stretchesOf(richRows, columns) : [span];
  const read = <T>(ranges: readonly CellRange[], of: (range: CellRange) => T[][]): At<T> => {
    const lines = new Map(ranges.flatMap((range) => of(range).map((line, i) => [range.row + i, line] as const)));
    return (row, column) => lines.get(row)?.[column];
  };
  return {
    formatAt: read([span], (range) => workbook.numberFormats(sheet, range)),
    backgroundAt: read([span], (range) => workbook.backgrounds(sheet, range)),
    noteAt: read([span], (range) => workbook.notes(sheet, range)),
    richAt: read(apart, (range) => workbook.richTexts(sheet, range)),
  };
}

/** The rows in few ranges that are not too large. */
function stretchesOf(rows: readonly number[], columns: number): CellRange[] {
  const ranges: { row: number; column: number; rows: number; columns: number }[] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = ranges[ranges.length - 1];
    const count = last === undefined ? 0 : row - last.row + 1;
    const isFar = last === undefined || (count - last.rows - 1) * columns > CELLS_A_CALL;
    if (last === undefined || isFar || count * columns > MOST_CELLS) ranges.push({ row, column: 0, rows: 1, columns });
    else last.rows = count;
  }
  return ranges;
}

export const WHITE = '#ffffff';

/** Functions that fill cells beside and below their own. */
const ARRAYS =
  /\b(?:ARRAYFORMULA|FILTER|SORTN?|UNIQUE|QUERY|IMPORT\w+|SPLIT|TRANSPOSE|SEQUENCE|MAP|BYROW|BYCOL|SCAN|MAKEARRAY|FLATTEN|[VH]STACK|TO(?:COL|ROW)|WRAP(?:ROWS|COLS)|CHOOSE(?:ROWS|COLS)|EXPAND|ARRAY_CONSTRAIN|GOOGLEFINANCE)\(|\{/i;

/** Whether a formula further up may fill the cell. */
export function isSpilled(
  { cells: { values, formulas } }: Pick<Ledger, 'cells'>,
  row: number,
  column: number,
): boolean {
  if (values[row]?.[column] === '' || (formulas[row]?.[column] ?? '') !== '') return false;
  if (!columnsWithFormulas(formulas).has(column)) return false;
  for (let above = row - 1; above >= 0; above--) {
    const formula = formulas[above]?.[column] ?? '';
    if (formula !== '') return ARRAYS.test(formula) && textOf(values[above]?.[column] ?? '') !== '#REF!';
  }
  return false;
}

const withFormulas = new WeakMap<readonly (readonly string[])[], ReadonlySet<number>>();

/** Looked for once in a tab. */
function columnsWithFormulas(formulas: readonly (readonly string[])[]): ReadonlySet<number> {
  let known = withFormulas.get(formulas);
  if (known === undefined) {
    const found = new Set<number>();
    for (const line of formulas) for (const [column, formula] of line.entries()) if (formula !== '') found.add(column);
    known = found;
    withFormulas.set(formulas, known);
  }
  return known;
}

/** The first cell of a row, such as `C4`, with a formula that fills rows below; null where there is none. */
export function arrayFormulaIn(ledger: Pick<Ledger, 'cells'>, row: number): string | null {
  const { values, formulas } = ledger.cells;
  const fillsBelow = (column: number): boolean => {
    for (let below = row + 1; below < values.length && (formulas[below]?.[column] ?? '') === ''; below++)
      if (isSpilled(ledger, below, column)) return true;
    return false;
  };
  const column = (formulas[row] ?? []).findIndex(
    (formula, at) => /^=\s*ARRAYFORMULA\(/i.test(formula) || (ARRAYS.test(formula) && fillsBelow(at)),
  );
  return column < 0 ? null : `${columnLetters(column)}${row + 1}`;
}

/** ID of the record in a row; '' where there is none. */
function idsByRow({ columns, records, cells }: Ledger): ReadonlyMap<number, string> {
  const idOf = idReader(columns);
  return new Map(records.rows.map((row) => [row, idOf(cells.values[row] ?? [])]));
}

/** Everything of a row that can be told but for columns that are `outside` the table; `removed` are rows that go with it. */
export function imageOf(
  ledger: Ledger,
  content: RowContent,
  tabName: () => string,
  row: number,
  removed: ReadonlySet<number>,
  outside: ReadonlySet<number> = new Set(),
): RowImage {
  const { cells, columns, headerRow } = ledger;
  const keyAt = new Map(columns.map(({ key, index }) => [index, key]));
  const ids = idsByRow(ledger);
  const images: CellImage[] = [];
  const referred: Record<string, string> = {};
  (cells.values[row] ?? []).forEach((value: CellValue, column) => {
    if (outside.has(column)) return;
    const formula = cells.formulas[row]?.[column] ?? '';
    const note = content.noteAt(row, column) ?? '';
    const background = (content.backgroundAt(row, column) ?? WHITE).toLowerCase();
    const rich = content.richAt(row, column) ?? null;
    for (const to of rowsReferred(formula, named(formula, tabName))) {
      const id = to === row ? '' : (ids.get(to) ?? '');
      if (id !== '') referred[String(to)] = id;
    }
    images.push({
      column,
      key: keyAt.get(column) ?? null,
      header: textOf(cells.values[headerRow]?.[column] ?? '').trim(),
      value,
      format: content.formatAt(row, column) ?? '',
      ...(background !== WHITE && { background }),
      ...(formula !== '' && { formula }),
      ...(note !== '' && { note }),
      ...(rich !== null && { rich }),
      ...(isSpilled(ledger, row, column) && { spilled: true as const }),
    });
  });
  const kept = [...ids].filter(([at, id]) => id !== '' && !removed.has(at));
  const above = kept.filter(([at]) => at < row).pop();
  const below = kept.find(([at]) => at > row);
  const [upper, lower] = [above?.[0] ?? headerRow, below?.[0] ?? cells.values.length];
  const went = [...removed].filter((at) => at > upper && at < lower);
  const beside = went.flatMap((at) => (at === row ? [] : [[ids.get(at) ?? '', at] as const]));
  return {
    customerId: ids.get(row) ?? '',
    row,
    cells: images,
    above: above?.[1] ?? '',
    aboveBy: row - upper,
    below: below?.[1] ?? '',
    room: lower - upper - 1 - went.length,
    ...(beside.length > 0 && { beside: Object.fromEntries(beside) }),
    referred,
  };
}

/** Notes on the cells of a row. */
export function notesOn(ledger: Ledger, content: RowContent, row: number): number {
  return (ledger.cells.values[row] ?? []).filter((_, column) => !isBlank(content.noteAt(row, column) ?? '')).length;
}
