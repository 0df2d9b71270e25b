/**
 * The look of cells: their own style, alternating colours, and conditional formats in order, the first match winning
 * for each property. [cfb] Gradients are kept but not drawn.
 */
import { calculated } from '../formula/calculation';
import { isSatisfied } from '../formula/evaluate';
import { parseFormula } from '../formula/parse';
import { tokenize } from '../formula/tokens';
import { type Area, boundedArea, intersection } from './area';
import { bandColor } from './banding';
import { meetsCriteria } from './criteria';
import { shownValue } from './display-value';
import { cellOf } from './grid';
import { formatKind } from './number-format';
import { internStyle } from './style';
import { serialOfInstant } from './time-zone';
import type { ConditionalFormat, Rect, Sheet, Style, Workbook } from './workbook';

/** The style that each cell of a window shows, row by row; undefined where it is the sheet's default. */
export function effectiveFormat(workbook: Workbook, sheet: Sheet, rect: Rect, now: number): (Style | undefined)[][] {
  const window = boundedArea(rect, sheet);
  const styles: (Style | undefined)[][] = [];
  for (let r = 0; r < window.rows; r++) {
    const line: (Style | undefined)[] = [];
    for (let c = 0; c < window.columns; c++) {
      const own = cellOf(sheet.styles, window.row + r, window.column + c);
      const band =
        own?.background === undefined && sheet.bandings.length
          ? bandColor(sheet, window.row + r, window.column + c)
          : undefined;
      line.push(band ? internStyle({ ...own, background: band }) : own);
    }
    styles.push(line);
  }
  const claimed: (Partial<Record<keyof Style, true>> | undefined)[][] = styles.map(() => []);
  for (const format of sheet.conditionalFormats) {
    if (!format.criteria) continue;
    const holds = judge(workbook, sheet, format, now);
    for (const range of format.ranges) {
      const part = intersection(boundedArea(range, sheet), window);
      if (part) apply(part, format.style, holds);
    }
  }
  return styles;

  function apply(part: Area, style: Style, holds: (row: number, column: number) => boolean): void {
    const keys = Object.keys(style) as (keyof Style)[];
    for (let row = part.row; row < part.row + part.rows; row++)
      for (let column = part.column; column < part.column + part.columns; column++) {
        const line = claimed[row - window.row] as (Partial<Record<keyof Style, true>> | undefined)[];
        const taken = line[column - window.column];
        const free = taken ? keys.filter((key) => !taken[key]) : keys;
        if (!free.length || !holds(row, column)) continue;
        const target = styles[row - window.row] as (Style | undefined)[];
        const own = target[column - window.column];
        target[column - window.column] = internStyle({
          ...own,
          ...Object.fromEntries(free.map((key) => [key, style[key]])),
        } as Style);
        line[column - window.column] = { ...taken, ...Object.fromEntries(free.map((key) => [key, true])) };
      }
  }
}

/** Makes the test of one rule. A formula that looks at fixed columns only is asked once a row. */
function judge(
  workbook: Workbook,
  sheet: Sheet,
  format: ConditionalFormat,
  now: number,
): (row: number, column: number) => boolean {
  const cells = calculated(workbook, now);
  const { criteria = '', args = [] } = format;
  if (criteria !== 'CUSTOM_FORMULA') {
    const today = Math.floor(serialOfInstant(now, workbook.timeZone));
    return (row, column) => {
      const value = cellOf(sheet.values, row, column) ?? null;
      const numberFormat = cells.numberFormat(sheet, row, column);
      const text = shownValue(value ?? undefined, numberFormat, workbook.locale);
      return meetsCriteria(criteria, args, { value, text, isDate: formatKind(numberFormat) === 'date' }, today);
    };
  }
  const formula = String(args[0]);
  const node = parseFormula(formula);
  const base = format.ranges[0] as Rect;
  const test = (row: number, column: number) =>
    isSatisfied(node, {
      ...cells.rules,
      source: cells,
      sheet,
      row,
      column,
      shiftRows: row - base.row,
      shiftColumns: column - base.column,
    });
  if (!looksAtFixedColumns(formula)) return test;
  const byRow = new Map<number, boolean>();
  return (row, column) => {
    let known = byRow.get(row);
    if (known === undefined) {
      known = test(row, column);
      byRow.set(row, known);
    }
    return known;
  };
}

function looksAtFixedColumns(formula: string): boolean {
  return tokenize(formula.replace(/^=/, '')).every((token) => {
    if (token.type === 'function') return !/^(column|indirect|offset)$/i.test(token.value);
    if (token.type !== 'reference') return token.type !== 'name';
    const { from, to } = token.reference;
    // A range of several columns over one row would be cut to the formula's own column.
    const isFixed = (c: typeof from) => c.column !== undefined && c.columnFixed === true;
    return isFixed(from) && (!to || (isFixed(to) && to.column === from.column));
  });
}
