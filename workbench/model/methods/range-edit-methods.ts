/** What is done to whole ranges: clearing, merging, copying, moving, sorting, splitting, checkboxes, cells shifted. */
import { calculated } from '../../formula/calculation';
import { type Host, type HostMethods, ServiceError } from '../../sandbox/door';
import { type Area, boundedArea, contains, overlaps, subtract } from '../area';
import { contentSize, writeGuarded, writeValues } from '../cells';
import { copyBlock, moveBlock, type PasteType } from '../copy-paste';
import { rowsHiddenByFilter } from '../filter';
import { cellOf, eachCell, fillGrid, putCell } from '../grid';
import { breakApart, mergeArea } from '../merges';
import { assertEditable, canEdit } from '../protection';
import { touch } from '../revision';
import { dropDuplicates, reorderRows, type SortKey, sortArea } from '../sorting';
import { internStyle, internValidation } from '../style';
import { fillSeries, splitTexts, trimTexts } from '../tidy-text';
import type { ConditionalFormat, Rect, Sheet, Value } from '../workbook';
import {
  areaOf,
  changes,
  OUTSIDE,
  type RangeTarget,
  rangeSheet,
  readsRange,
  targetOf,
  writerOf,
  writesRange,
} from './method-kit';

export interface ClearOptions {
  readonly contents: boolean;
  readonly formats: boolean;
  readonly keepNumberFormats: boolean;
  readonly validations: boolean;
  readonly notes: boolean;
  readonly skipFilteredRows: boolean;
}

/** Empties parts of a range; what a protection covers is refused. Conditional formats go with the formats. (field) */
export function clearRange(host: Host, sheet: Sheet, target: RangeTarget, options: ClearOptions): void {
  const { workbook } = host.state;
  assertEditable(workbook, sheet, target, host.execution.user);
  const hidden = options.skipFilteredRows
    ? rowsHiddenByFilter(workbook, sheet, host.execution.now())
    : new Set<number>();
  const whole = areaOf(target);
  const areas: Area[] = hidden.size
    ? Array.from({ length: whole.rows }, (_, r) => ({ ...whole, row: whole.row + r, rows: 1 })).filter(
        (a) => !hidden.has(a.row),
      )
    : [whole];
  for (const area of areas) {
    if (options.contents)
      for (const name of ['values', 'formulas', 'richText'] as const) fillGrid<unknown>(sheet[name], area, undefined);
    if (options.formats) clearStyles(sheet, area, options.keepNumberFormats);
    if (options.validations) fillGrid(sheet.validations, area, undefined);
    if (options.notes) fillGrid(sheet.notes, area, undefined);
  }
  if (options.formats) {
    sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format): ConditionalFormat[] => {
      const ranges = format.ranges.flatMap((r): Rect[] =>
        overlaps(r, whole) ? subtract(boundedArea(r, sheet), whole) : [r],
      );
      return ranges.length ? [{ ...format, ranges }] : [];
    });
    sheet.bandings = sheet.bandings.filter((b) => !contains(whole, boundedArea(b.rect, sheet)));
    sheet.merges = sheet.merges.filter((m) => !contains(whole, m));
  }
  touch(workbook);
}

/** `clearFormat` leaves number formats alone. [range] */
function clearStyles(sheet: Sheet, area: Area, keepNumberFormats: boolean): void {
  if (!keepNumberFormats) {
    fillGrid(sheet.styles, area, undefined);
    return;
  }
  eachCell(sheet.styles, area, (style, row, column) => {
    const { numberFormat } = style;
    putCell(sheet.styles, row, column, numberFormat === undefined ? undefined : internStyle({ numberFormat }));
  });
}

const merge = (how: 'all' | 'across' | 'down') =>
  writesRange((host, sheet, target) => {
    assertEditable(host.state.workbook, sheet, target, host.execution.user);
    mergeArea(host.state.workbook, sheet, areaOf(target), how);
  });

/** Sets both states or one state of checkboxes; cells without a checkbox are left alone. [range] */
const setChecked = (checked: boolean) =>
  writesRange((host, sheet, target) => {
    writeChecked(host, sheet, target, (args) => (checked ? (args[0] ?? true) : (args[1] ?? false)) as Value);
  });

function writeChecked(
  host: Host,
  sheet: Sheet,
  target: RangeTarget,
  stateOf: (args: readonly unknown[]) => Value,
): void {
  for (let r = target.row; r < target.row + target.rows; r++)
    for (let c = target.column; c < target.column + target.columns; c++) {
      const rule = cellOf(sheet.validations, r, c);
      if (rule?.criteria === 'CHECKBOX')
        writeValues(writerOf(host), sheet, r, c, [[stateOf(rule.args) as string | number | boolean]]);
    }
}

/** The block of content around a range: it grows until no filled cell touches it. [range] */
function dataRegion(host: Host, sheet: Sheet, target: RangeTarget, dimension: 'ROWS' | 'COLUMNS' | null): Area {
  calculated(host.state.workbook, host.execution.now());
  const isFilled = (row: number, column: number) => {
    const value = cellOf(sheet.values, row, column);
    return (value !== undefined && value !== '') || cellOf(sheet.formulas, row, column) !== undefined;
  };
  let { row, column, rows, columns } = target;
  const anyIn = (r0: number, c0: number, r1: number, c1: number) => {
    for (let r = Math.max(0, r0); r <= Math.min(r1, sheet.maxRows - 1); r++)
      for (let c = Math.max(0, c0); c <= Math.min(c1, sheet.maxColumns - 1); c++) if (isFilled(r, c)) return true;
    return false;
  };
  const up = dimension !== 'COLUMNS';
  const across = dimension !== 'ROWS';
  for (let grown = true; grown; ) {
    grown = false;
    const [left, right] = across ? [column - 1, column + columns] : [column, column + columns - 1];
    const [top, bottom] = up ? [row - 1, row + rows] : [row, row + rows - 1];
    if (up && row > 0 && anyIn(row - 1, left, row - 1, right)) [row, rows, grown] = [row - 1, rows + 1, true];
    if (up && row + rows < sheet.maxRows && anyIn(row + rows, left, row + rows, right))
      [rows, grown] = [rows + 1, true];
    if (across && column > 0 && anyIn(top, column - 1, bottom, column - 1))
      [column, columns, grown] = [column - 1, columns + 1, true];
    if (across && column + columns < sheet.maxColumns && anyIn(top, column + columns, bottom, column + columns))
      [columns, grown] = [columns + 1, true];
  }
  return { row, column, rows, columns };
}

/** Where Ctrl and an arrow key lead from the range's first cell. [range] */
function nextDataCell(
  host: Host,
  sheet: Sheet,
  target: RangeTarget,
  direction: 'UP' | 'DOWN' | 'PREVIOUS' | 'NEXT',
): Area {
  calculated(host.state.workbook, host.execution.now());
  const [dr, dc] = { UP: [-1, 0], DOWN: [1, 0], PREVIOUS: [0, -1], NEXT: [0, 1] }[direction] as [number, number];
  const isFilled = (r: number, c: number) => (cellOf(sheet.values, r, c) ?? '') !== '';
  const isInside = (r: number, c: number) => r >= 0 && c >= 0 && r < sheet.maxRows && c < sheet.maxColumns;
  let { row, column } = target;
  if (!isInside(row + dr, column + dc)) return { row, column, rows: 1, columns: 1 };
  const inBlock = isFilled(row, column) && isFilled(row + dr, column + dc);
  do {
    row += dr;
    column += dc;
  } while (isInside(row + dr, column + dc) && (inBlock ? isFilled(row + dr, column + dc) : !isFilled(row, column)));
  return { row, column, rows: 1, columns: 1 };
}

/** Opens a hole of a range's size, moving the cells below it down or those beside it right; the grid grows as needed. */
function shiftCells(
  host: Host,
  sheet: Sheet,
  target: RangeTarget,
  dimension: 'ROWS' | 'COLUMNS',
  direction: 1 | -1,
): void {
  const { workbook } = host.state;
  const size = contentSize(sheet);
  const down = dimension === 'ROWS';
  const area = areaOf(target);
  const length = down ? Math.max(0, size.rows - area.row) : Math.max(0, size.columns - area.column);
  const step = down ? area.rows : area.columns;
  const writer = writerOf(host);
  if (direction === 1) {
    const end = (down ? area.row : area.column) + length + step;
    if (end > (down ? sheet.maxRows : sheet.maxColumns)) throw new ServiceError(OUTSIDE);
    if (length > 0) {
      const from = down ? { ...area, rows: length } : { ...area, columns: length };
      const to = down ? { ...from, row: area.row + step } : { ...from, column: area.column + step };
      moveBlock(writer, { sheet, area: from }, { sheet, area: to });
    }
    return;
  }
  assertEditable(workbook, sheet, target, host.execution.user);
  for (const name of ['values', 'formulas', 'richText', 'notes', 'validations', 'styles'] as const)
    fillGrid<unknown>(sheet[name], area, undefined);
  const rest = length - step;
  if (rest > 0) {
    const from = down
      ? { ...area, row: area.row + step, rows: rest }
      : { ...area, column: area.column + step, columns: rest };
    moveBlock(writer, { sheet, area: from }, { sheet, area });
  }
  touch(workbook);
}

/** A shuffle that the virtual time and the range decide, so that a run can be repeated. */
function shuffled(count: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  let state = seed | 1;
  for (let i = count - 1; i > 0; i--) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const j = state % (i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

export const rangeEditMethods: HostMethods = {
  'Range.clear': writesRange(clearRange),
  'Range.merge': merge('all'),
  'Range.mergeAcross': merge('across'),
  'Range.mergeVertically': merge('down'),
  'Range.breakApart': writesRange((host, sheet, target) => {
    assertEditable(host.state.workbook, sheet, target, host.execution.user);
    breakApart(host.state.workbook, sheet, areaOf(target));
  }),
  'Range.getMergedRanges': readsRange((_host, sheet, target) =>
    sheet.merges.filter((m) => overlaps(m, target)).map((m) => targetOf(sheet, m)),
  ),
  'Range.isPartOfMerge': readsRange((_host, sheet, target) => sheet.merges.some((m) => overlaps(m, target))),
  'Range.canEdit': readsRange((host, sheet, target) =>
    canEdit(host.state.workbook, sheet, target, host.execution.user),
  ),

  'Range.copyTo': writesRange(
    (host, sheet, target, destination: RangeTarget, type: PasteType, transposed: boolean) =>
      copyBlock(
        writerOf(host),
        { sheet, area: areaOf(target) },
        { sheet: rangeSheet(host, destination), area: areaOf(destination) },
        type,
        transposed,
      ),
    (host, _sheet, _target, destination: RangeTarget) => void rangeSheet(host, destination),
  ),
  'Range.moveTo': writesRange(
    (host, sheet, target, destination: RangeTarget) =>
      moveBlock(
        writerOf(host),
        { sheet, area: areaOf(target) },
        { sheet: rangeSheet(host, destination), area: areaOf(destination) },
      ),
    (host, _sheet, _target, destination: RangeTarget) => void rangeSheet(host, destination),
  ),
  'Range.autoFill': writesRange((host, sheet, target, destination: RangeTarget, isSeries: boolean) => {
    if (destination.sheetId !== target.sheetId || !contains(areaOf(destination), areaOf(target)))
      throw new ServiceError('AutoFill destination must contain the source range.');
    fillSeries(writerOf(host), sheet, areaOf(target), areaOf(destination), isSeries);
  }),
  // The fill handle's double click: as far as the column to the left (or right) is filled. [range]
  'Range.autoFillToNeighbor': writesRange((host, sheet, target, isSeries: boolean) => {
    calculated(host.state.workbook, host.execution.now());
    const filledTo = (column: number) => {
      let row = target.row + target.rows;
      while (column >= 0 && (cellOf(sheet.values, row, column) ?? '') !== '') row++;
      return row;
    };
    const end = Math.max(filledTo(target.column - 1), filledTo(target.column + target.columns));
    fillSeries(writerOf(host), sheet, areaOf(target), { ...areaOf(target), rows: end - target.row }, isSeries);
  }),

  'Range.sort': writesRange((host, sheet, target, keys: SortKey[]) => {
    for (const { column } of keys)
      if (column < target.column || column >= target.column + target.columns)
        throw new ServiceError('Sort column is out of the range.');
    assertEditable(host.state.workbook, sheet, target, host.execution.user);
    sortArea(host.state.workbook, sheet, areaOf(target), keys, host.execution.now());
  }),
  'Range.randomize': writesRange((host, sheet, target) => {
    assertEditable(host.state.workbook, sheet, target, host.execution.user);
    reorderRows(host.state.workbook, sheet, areaOf(target), shuffled(target.rows, host.execution.now()));
  }),
  'Range.removeDuplicates': changes((host, target: RangeTarget, columns: number[] | null) => {
    const sheet = rangeSheet(host, target);
    assertEditable(host.state.workbook, sheet, target, host.execution.user);
    const compared =
      columns?.map((column) => column - 1 - target.column) ?? Array.from({ length: target.columns }, (_, c) => c);
    if (compared.some((c) => c < 0 || c >= target.columns))
      throw new ServiceError('The columns to compare must lie within the range.');
    const rows = dropDuplicates(host.state.workbook, sheet, areaOf(target), compared, host.execution.now());
    return { ...target, rows };
  }),
  'Range.trimWhitespace': writesRange((host, sheet, target) => trimTexts(writerOf(host), sheet, areaOf(target))),
  'Range.splitTextToColumns': writesRange((host, sheet, target, delimiter: string | null) =>
    splitTexts(writerOf(host), sheet, areaOf(target), delimiter),
  ),

  // A checkbox cell holds `false` at once, and so counts as content. [range]
  'Range.insertCheckboxes': writesRange((host, sheet, target, args: unknown[]) => {
    assertEditable(host.state.workbook, sheet, target, host.execution.user);
    const rule = internValidation({ criteria: 'CHECKBOX', args, allowInvalid: false });
    fillGrid(sheet.validations, areaOf(target), undefined);
    const [checked = true, unchecked = false] = args;
    for (let r = target.row; r < target.row + target.rows; r++)
      for (let c = target.column; c < target.column + target.columns; c++) {
        const value = cellOf(sheet.values, r, c);
        if (value !== checked && value !== unchecked)
          writeValues(writerOf(host), sheet, r, c, [[unchecked as boolean]]);
      }
    fillGrid(sheet.validations, areaOf(target), rule);
    touch(host.state.workbook);
  }),
  'Range.removeCheckboxes': writesRange((host, sheet, target) => {
    writeGuarded(writerOf(host), sheet, areaOf(target), () => {
      for (let r = target.row; r < target.row + target.rows; r++)
        for (let c = target.column; c < target.column + target.columns; c++) {
          if (cellOf(sheet.validations, r, c)?.criteria !== 'CHECKBOX') continue;
          const cell = { row: r, column: c, rows: 1, columns: 1 };
          fillGrid(sheet.validations, cell, undefined);
          fillGrid(sheet.values, cell, undefined);
        }
    });
  }),
  'Range.check': setChecked(true),
  'Range.uncheck': setChecked(false),
  'Range.isChecked': readsRange((host, sheet, target) => {
    calculated(host.state.workbook, host.execution.now());
    const states = new Set<boolean | null>();
    for (let r = target.row; r < target.row + target.rows; r++)
      for (let c = target.column; c < target.column + target.columns; c++) {
        const rule = cellOf(sheet.validations, r, c);
        const value = cellOf(sheet.values, r, c);
        if (rule?.criteria !== 'CHECKBOX') states.add(null);
        else states.add(value === (rule.args[0] ?? true) ? true : value === (rule.args[1] ?? false) ? false : null);
      }
    return states.size === 1 ? [...states][0] : null;
  }),

  'Range.insertCells': changes((host, target: RangeTarget, dimension: 'ROWS' | 'COLUMNS') => {
    shiftCells(host, rangeSheet(host, target), target, dimension, 1);
    return target;
  }),
  'Range.deleteCells': changes((host, target: RangeTarget, dimension: 'ROWS' | 'COLUMNS') => {
    shiftCells(host, rangeSheet(host, target), target, dimension, -1);
  }),
  'Range.getDataRegion': readsRange((host, sheet, target, dimension: 'ROWS' | 'COLUMNS' | null) =>
    targetOf(sheet, dataRegion(host, sheet, target, dimension)),
  ),
  'Range.getNextDataCell': readsRange((host, sheet, target, direction: 'UP' | 'DOWN' | 'PREVIOUS' | 'NEXT') =>
    targetOf(sheet, nextDataCell(host, sheet, target, direction)),
  ),
};
