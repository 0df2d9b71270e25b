/** Gives rows that come back the number formats and colours that they had. Knows no values. */
import { runsOf } from '../domain/cut-blocks';
import type { CellImage, RowImage } from '../domain/merge/recycled';
import type { CellRange } from '../domain/sheet-snapshot';
import { columnsNow } from './columns-now';
import type { Ledger } from './ledger';
import type { SheetEdit, Workbook } from './ports';
import { WHITE } from './row-content';

/** Number formats and colours of the rows: row by row, or all that are alike at once, whichever takes fewer calls. */
export function lookEdits(
  made: Ledger,
  rows: readonly { readonly image: RowImage; readonly row: number }[],
): SheetEdit[] {
  const sheet = made.tabs.customers;
  const looks = rows.map(({ image, row }) => {
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

/**
 * Gives a row its number formats and colours again, and says which formats it has. Two service calls; four where some
 * differ.
 */
export function restoreFormats(
  workbook: Workbook,
  sheet: number,
  row: number,
  wanted: ReadonlyMap<number, CellImage>,
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
