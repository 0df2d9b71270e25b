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
import { internStyle, styleChange } from './style';
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
  // A bit for each property that an earlier rule has set.
  const claimed: (number | undefined)[][] = styles.map(() => []);
  const names: string[] = [];
  for (const format of sheet.conditionalFormats) {
    if (!format.criteria) continue;
    const holds = judge(workbook, sheet, format, now);
    for (const range of format.ranges) {
      const part = intersection(boundedArea(range, sheet), window);
      if (part) apply(part, format.style, holds);
    }
  }
  return styles;

  function bitOf(name: string): number {
    if (!names.includes(name)) names.push(name);
    return 1 << names.indexOf(name);
  }

  function apply(part: Area, style: Style, holds: (row: number, column: number) => boolean): void {
    const properties = Object.entries(style).map(([name, value]) => ({ name, value, bit: bitOf(name) }));
    const all = properties.reduce((bits, { bit }) => bits | bit, 0);
    const changes = new Map<number, ReturnType<typeof styleChange>>();
    const changeOf = (free: number) => {
      let change = changes.get(free);
      if (!change) {
        const set = properties.filter(({ bit }) => bit & free).map(({ name, value }) => [name, value]);
        change = styleChange(Object.fromEntries(set));
        changes.set(free, change);
      }
      return change;
    };
    for (let row = part.row; row < part.row + part.rows; row++)
      for (let column = part.column; column < part.column + part.columns; column++) {
        const line = claimed[row - window.row] as (number | undefined)[];
        const taken = line[column - window.column] ?? 0;
        const free = all & ~taken;
        if (!free || !holds(row, column)) continue;
        const target = styles[row - window.row] as (Style | undefined)[];
        target[column - window.column] = changeOf(free)(target[column - window.column]);
        line[column - window.column] = taken | free;
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
  // One context for all cells: a new one for each costs more than most formulas.
  const context = { ...cells.rules, source: cells, sheet, row: 0, column: 0, shiftRows: 0, shiftColumns: 0 };
  const test = (row: number, column: number) => {
    context.row = row;
    context.column = column;
    context.shiftRows = row - base.row;
    context.shiftColumns = column - base.column;
    return isSatisfied(node, context);
  };
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
