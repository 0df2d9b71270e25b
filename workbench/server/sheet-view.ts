/**
 * What the page draws of a sheet, made from the model's view: the layout once, cells by windows, one cell in detail.
 * Knows no requests and no scripts.
 */

import { boundedArea } from '../model/area';
import { contentSize } from '../model/cells';
import { rowsHiddenByFilter } from '../model/filter';
import { cellOf } from '../model/grid';
import type { GridChange } from '../model/person';
import { sheetById } from '../model/sheets';
import { viewWindow } from '../model/view';
import type { DimensionGroup, Sheet, Style, Workbook } from '../model/workbook';
import type { Run } from '../web/axis';
import type { Area, CellDetail, CellLook, CellView, CellWindow, SheetChange, SheetLayout } from '../web/protocol';
import { StepRefused } from './answer';
import { chartView } from './chart-view';

/** Rows by columns of one window; the page asks for 50 by 16. */
const MAX_WINDOW_CELLS = 20_000;

/** Points of text that fit into the page's default height. */
const LARGEST_WITHOUT_GROWING = 11;

/** Pixels, as the page draws letters of ten points. */
const DEFAULT_ROW = 24;
const DEFAULT_COLUMN = 100;
const LINE = 17;
const WIDE_LETTER = 13.4;
const NARROW_LETTER = 6.8;
const CELL_PADDING = 8;

/** The sheet of that id; a page that still shows a deleted one is told. */
export function shownSheet(workbook: Workbook, sheetId: number): Sheet {
  const sheet = sheetById(workbook, sheetId);
  if (!sheet) throw new StepRefused('not-found');
  return sheet;
}

/** Everything of a sheet that the grid needs before any cell; O(rows). */
export function sheetLayout(workbook: Workbook, sheet: Sheet, now: number): SheetLayout {
  const used = contentSize(sheet);
  const { filter } = sheet;
  const filtered = rowsHiddenByFilter(workbook, sheet, now);
  return {
    sheetId: sheet.sheetId,
    name: sheet.name,
    maxRows: sheet.maxRows,
    maxColumns: sheet.maxColumns,
    usedRows: used.rows,
    usedColumns: used.columns,
    frozenRows: Math.min(sheet.frozenRows, sheet.maxRows),
    frozenColumns: Math.min(sheet.frozenColumns, sheet.maxColumns),
    columnWidths: byIndex(sheet.columnWidths),
    rowHeights: { ...fittedHeights(sheet), ...byIndex(sheet.rowHeights) },
    hiddenRows: runsOf(sheet.maxRows, (row) => sheet.hiddenRows[row] === true || filtered.has(row)),
    hiddenColumns: runsOf(sheet.maxColumns, (column) => sheet.hiddenColumns[column] === true),
    columnGroups: sheet.columnGroups.map((group) => ({ ...group, toggleAt: toggleColumn(sheet, group) })),
    merges: sheet.merges.map((rect) => boundedArea(rect, sheet)),
    filter: filter && {
      area: boundedArea(filter.rect, sheet),
      filteredColumns: Object.keys(filter.criteria).map(Number),
    },
    gridlines: sheet.hiddenGridlines !== true,
    charts: sheet.charts.map((chart) => chartView(workbook, chart, now)),
  };
}

/** The header beside a group carries its toggle: the one before it, or after it where there is none or so set. */
function toggleColumn(sheet: Sheet, group: DimensionGroup): number {
  const before = sheet.columnGroupControl !== 'AFTER' && group.start > 0;
  return before ? group.start - 1 : Math.min(group.end, sheet.maxColumns - 1);
}

function byIndex(sizes: readonly (number | undefined)[]): Record<number, number> {
  return Object.fromEntries(
    sizes.flatMap((size, index) => (size === undefined || size === null ? [] : [[index, size]])),
  );
}

/** Rows without a height of their own grow with their largest letters and with the lines of their texts, as in Sheets. */
function fittedHeights(sheet: Sheet): Record<number, number> {
  const heights: Record<number, number> = {};
  sheet.styles.forEach((line, row) => {
    let points = LARGEST_WITHOUT_GROWING;
    for (const style of line ?? []) if (style?.fontSize && style.fontSize > points) points = style.fontSize;
    if (points > LARGEST_WITHOUT_GROWING) heights[row] = Math.round(points * 1.8) + 4;
  });
  const merged = new Set(sheet.merges.map(({ row, column }) => `${row} ${column}`));
  sheet.values.forEach((line, row) => {
    let most = 1;
    line?.forEach((value, column) => {
      if (typeof value !== 'string') return;
      const wraps = sheet.styles[row]?.[column]?.wrap === 'WRAP';
      if ((!wraps && !value.includes('\n')) || merged.has(`${row} ${column}`)) return;
      most = Math.max(most, linesOf(value, wraps ? widthOf(sheet, column) : null));
    });
    if (most > 1) heights[row] = Math.max(heights[row] ?? 0, DEFAULT_ROW + (most - 1) * LINE);
  });
  return heights;
}

const widthOf = (sheet: Sheet, column: number): number => sheet.columnWidths[column] ?? DEFAULT_COLUMN;

/** Lines that a text takes, wrapped at a width in pixels; letters are taken as wide as they are on average. */
function linesOf(text: string, width: number | null): number {
  return text.split('\n').reduce((lines, line) => {
    if (width === null) return lines + 1;
    const wide = [...line].reduce((sum, letter) => sum + (letter > '\u2e7f' ? WIDE_LETTER : NARROW_LETTER), 0);
    return lines + Math.max(1, Math.ceil(wide / (width - CELL_PADDING)));
  }, 0);
}

/** The runs of indexes for which a test holds. */
function runsOf(count: number, test: (index: number) => boolean): Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < count; index++) {
    if (!test(index)) continue;
    const start = index;
    while (index < count && test(index)) index++;
    runs.push([start, index]);
  }
  return runs;
}

/** One window of cells with the looks they share. */
export function cellWindow(workbook: Workbook, sheet: Sheet, area: Area, now: number): CellWindow {
  if (area.rows * area.columns > MAX_WINDOW_CELLS) throw new StepRefused('too-large');
  const window = viewWindow(workbook, sheet.sheetId, area, now);
  const looks: CellLook[] = [];
  const known = new Map<string, number>();
  const lookIndex = (look: CellLook): number => {
    const key = JSON.stringify(look);
    let index = known.get(key);
    if (index === undefined) {
      index = looks.push(look) - 1;
      known.set(key, index);
    }
    return index;
  };
  const cells = window.cells.map((line) =>
    line.map((cell): CellView | null => {
      const look = lookOf(cell.style, cell.kind);
      const isBlank =
        cell.text === '' && !look && !cell.note && !cell.items && cell.checkbox === undefined && !cell.invalid;
      if (isBlank) return null;
      return {
        text: cell.text,
        ...(look && { look: lookIndex(look) }),
        ...(cell.note && { note: true as const }),
        ...(cell.invalid && { invalid: true as const }),
        ...(cell.items && { dropdown: true as const }),
        ...(cell.checkbox !== undefined && { checkbox: cell.checkbox }),
      };
    }),
  );
  return { ...window.area, looks, cells };
}

function lookOf(style: Style | undefined, kind: string): CellLook | undefined {
  const align = style?.horizontalAlignment ?? ({ number: 'right', boolean: 'center', error: 'center' } as const)[kind];
  if (!style && !align) return undefined;
  const look: CellLook = {
    ...(style?.background && { background: style.background }),
    ...(style?.fontColor && { color: style.fontColor }),
    ...(style?.bold && { bold: true }),
    ...(style?.italic && { italic: true }),
    ...(style?.underline && { underline: true }),
    ...(style?.strikethrough && { strikethrough: true }),
    ...(style?.fontFamily && { fontFamily: style.fontFamily }),
    ...(style?.fontSize && { fontSize: style.fontSize }),
    ...(align && { align }),
    ...(style?.verticalAlignment && { vertical: style.verticalAlignment }),
    ...(style?.wrap && { wrap: style.wrap }),
  };
  return Object.keys(look).length === 0 ? undefined : look;
}

/** One cell with what an editor starts from, its note and its rule. */
export function cellDetail(workbook: Workbook, sheet: Sheet, row: number, column: number, now: number): CellDetail {
  const cell = viewWindow(workbook, sheet.sheetId, { row, column, rows: 1, columns: 1 }, now).cells[0]?.[0];
  if (!cell) throw new StepRefused('not-found');
  return {
    input: cell.input ?? cell.text,
    note: cell.note ?? '',
    help: cell.help ?? '',
    invalid: cell.invalid === true,
    items: cell.items ?? [],
  };
}

/** Display texts of an area, cut to where the sheet has content, for the clipboard. */
export function areaTexts(workbook: Workbook, sheet: Sheet, area: Area, now: number): string[][] {
  const used = contentSize(sheet);
  const rows = Math.max(1, Math.min(area.rows, used.rows - area.row));
  const columns = Math.max(1, Math.min(area.columns, used.columns - area.column));
  return viewWindow(workbook, sheet.sheetId, { row: area.row, column: area.column, rows, columns }, now).cells.map(
    (line) => line.map(({ text }) => text),
  );
}

/**
 * Where Ctrl with an arrow key goes: to the last filled cell of a run, or over empty cells to the next filled one,
 * or to the end of the sheet.
 */
export function edgeFrom(sheet: Sheet, row: number, column: number, key: string): { row: number; column: number } {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key];
  if (!step) throw new StepRefused('bad-request');
  const [down, right] = step as [number, number];
  const isFilled = (r: number, c: number) => (cellOf(sheet.values, r, c) ?? '') !== '';
  const isInside = (r: number, c: number) => r >= 0 && c >= 0 && r < sheet.maxRows && c < sheet.maxColumns;
  let [r, c] = [row, column];
  const inRun = isFilled(r, c) && isInside(r + down, c + right) && isFilled(r + down, c + right);
  while (isInside(r + down, c + right)) {
    if (inRun && !isFilled(r + down, c + right)) break;
    r += down;
    c += right;
    if (!inRun && isFilled(r, c)) break;
  }
  return { row: r, column: c };
}

/** A change as the engine takes it. Sorting takes the whole sheet below its frozen rows, as the menu of a column does. */
export function gridChange(sheet: Sheet, change: SheetChange): GridChange {
  const { sheetId } = sheet;
  if (change.kind === 'rename') return { ...change, sheetId };
  if (change.kind !== 'sort') {
    const size = change.axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
    const end = change.kind === 'insert' ? change.at : change.at + change.count;
    if (end > size) throw new StepRefused('not-found');
    return { ...change, sheetId };
  }
  const { column, ascending } = change;
  const used = contentSize(sheet);
  const row = sheet.frozenRows;
  const area = { row, column: 0, rows: Math.max(0, used.rows - row), columns: Math.max(used.columns, column + 1) };
  return { kind: 'sort', sheetId, area, keys: [{ column, ascending }] };
}
