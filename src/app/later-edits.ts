/**
 * What people have typed over since an operation, and how it is kept when what was there before comes back. Knows
 * cells, no operation.
 */
import { type CellValue, sameValue } from '../domain/cell-value';
import { runsOf } from '../domain/cut-blocks';
import type { CellRange } from '../domain/sheet-snapshot';
import { readFormats } from './cell-formats';
import type { JournalPayload, SetupStructure } from './journal';
import type { Ports, SheetEdit } from './ports';
import type { Cells, ColumnGroup, SetupToday, Stretch } from './setup-today';

/** A cell by its place on the tab; with a formula that, else the value. */
export interface LaterEdit {
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly formula: string;
  /** The number format that comes back is `@`. */
  readonly plain: boolean;
}

/**
 * Cells under the hands of the copies that hold neither what set-up wrote nor what was there before. A formula that
 * was there before is none, whatever it gives today. Three calls where there are any candidates.
 */
export function laterEdits(
  { workbook }: Ports,
  sheet: number,
  payload: JournalPayload,
  setup: SetupStructure,
  today: SetupToday,
  groups: readonly ColumnGroup[],
  stretches: readonly Stretch[],
  copied: Cells,
): LaterEdit[] {
  const shift = setup.insertedHeaderRow ? 1 : 0;
  const written = new Map<number, Map<number, CellValue>>();
  for (const change of payload.cells) {
    const index = today.placeOf(change.key);
    if (index === undefined) continue;
    // A column may have been written in several blocks.
    const cells = written.get(index) ?? new Map<number, CellValue>();
    change.positions.forEach((position, i) => {
      cells.set((setup.recordRows[position] as number) - shift, change.after[i] as CellValue);
    });
    written.set(index, cells);
  }
  const headers = new Map(today.places.map(({ column, index }) => [index, column.headerAfter]));
  const headerSource = setup.insertedHeaderRow ? -1 : setup.headerRow;
  const found: { row: number; column: number; value: CellValue; source: readonly [number, number] }[] = [];
  for (const group of groups) {
    for (let i = 0; i < group.count; i++) {
      const column = group.to + i;
      const after = written.get(column);
      for (const stretch of stretches) {
        for (let row = stretch.to; row < stretch.to + stretch.count; row++) {
          const source = stretch.source(row);
          const value = today.cells[row]?.[column] ?? '';
          if (sameValue(value, copied[source]?.[group.from + i] ?? '')) continue;
          const ours = after?.get(source) ?? (source <= headerSource ? headers.get(column) : undefined);
          if (ours !== undefined && sameValue(value, ours)) continue;
          found.push({ row, column, value, source: [source, group.from + i] });
        }
      }
    }
  }
  if (found.length === 0) return [];

  const here = formulasOf(
    found.map(({ row, column }) => [row, column]),
    (range) => workbook.formulas(sheet, range),
  );
  const before = formulasOf(
    found.map(({ source }) => source),
    (range) => workbook.formulas(setup.copyName, range),
  );
  const copy = workbook.tabByName(setup.copyName)?.sheetId ?? sheet;
  const formatAt = readFormats(
    workbook,
    copy,
    found.map(({ source }) => source),
  );
  return found.flatMap(({ row, column, value, source }) => {
    const formula = here(row, column);
    const plain = formatAt(...source) === '@';
    return formula !== '' && sameShape(formula, before(...source)) ? [] : [{ row, column, value, formula, plain }];
  });
}

function formulasOf(
  places: readonly (readonly [number, number])[],
  read: (range: CellRange) => string[][],
): (row: number, column: number) => string {
  const rows = places.map(([row]) => row);
  const columns = places.map(([, column]) => column);
  const top = Math.min(...rows);
  const left = Math.min(...columns);
  const grid = read({
    row: top,
    column: left,
    rows: Math.max(...rows) - top + 1,
    columns: Math.max(...columns) - left + 1,
  });
  return (row, column) => grid[row - top]?.[column - left] ?? '';
}

/** Whether two formulas are the same but for the cells they refer to, which move with rows and columns. */
function sameShape(a: string, b: string): boolean {
  const shape = (formula: string): string => formula.replace(/\$?[A-Z]{1,3}\$?\d+/gi, '#');
  return shape(a) === shape(b);
}

/** Writes later edits over what the copies have brought back; neighbouring plain values in one go. */
export function writeLaterEdits(sheet: number, later: readonly LaterEdit[]): SheetEdit[] {
  const edits: SheetEdit[] = [];
  const values = new Map<number, Map<number, LaterEdit>>();
  for (const edit of later) {
    const { row, column, formula } = edit;
    if (formula !== '') edits.push({ kind: 'write-formulas', sheet, row, column, formulas: [[formula]] });
    else values.set(column, (values.get(column) ?? new Map<number, LaterEdit>()).set(row, edit));
  }
  for (const [column, cells] of values) {
    for (const run of runsOf([...cells.keys()].sort((a, b) => a - b))) {
      const block = Array.from({ length: run.end - run.start }, (_, i) => cells.get(run.start + i) as LaterEdit);
      edits.push({
        kind: 'write',
        sheet,
        row: run.start,
        column,
        values: block.map(({ value }) => [value]),
        plain: block.map(({ plain }) => [plain]),
      });
    }
  }
  return edits;
}
