/**
 * Inserts, deletes and moves rows and columns, with everything that stands on them: values, formulas and what refers
 * to them, formats, rules, notes, merges, conditional formats, filter, protections, names, metadata, groups, charts, sizes.
 */
import { type Corner, type Reference, rewriteReferences } from '../formula/tokens';
import { ServiceError } from '../sandbox/door';
import { type AxisChange, changeList, newPosition, newSpan } from './axis-change';
import { changeChartRanges } from './charts';
import { touch } from './revision';
import { internValidation } from './style';
import type {
  BasicFilter,
  ColumnFilter,
  ConditionalFormat,
  DimensionGroup,
  Grid,
  Metadata,
  Rect,
  Sheet,
  Validation,
  Workbook,
} from './workbook';

export type Axis = 'rows' | 'columns';

/** Cells of a spreadsheet, filled or not. [ten-million] */
export const CELL_LIMIT = 10_000_000;
/** `ZZZ`. [drive-limits] */
export const COLUMN_LIMIT = 18_278;

/** Inserts empty rows or columns before position `at` (0 to the size of the grid), formatted like the neighbour on the side of `inherit`. */
export function insertSpan(
  workbook: Workbook,
  sheet: Sheet,
  axis: Axis,
  at: number,
  count: number,
  inherit: 'before' | 'after',
): void {
  checkCellLimit(workbook, axis === 'rows' ? count * sheet.maxColumns : count * sheet.maxRows);
  if (axis === 'columns' && sheet.maxColumns + count > COLUMN_LIMIT)
    throw new ServiceError(
      `This action would increase the number of columns in the sheet above the limit of ${COLUMN_LIMIT} columns.`,
    );
  changeAxis(workbook, sheet, axis, { kind: 'insert', at, count, inherit });
}

/** Throws when so many more cells would pass the limit of a spreadsheet. [integrately] */
export function checkCellLimit(workbook: Workbook, added: number): void {
  const cells = workbook.sheets.reduce((n, s) => n + s.maxRows * s.maxColumns, 0);
  if (cells + added > CELL_LIMIT)
    throw new ServiceError(
      `This action would increase the number of cells in the workbook above the limit of ${CELL_LIMIT} cells.`,
    );
}

/** Deletes rows or columns; some unfrozen ones must stay. [ngs186][ngs528] */
export function deleteSpan(workbook: Workbook, sheet: Sheet, axis: Axis, at: number, count: number): void {
  const size = axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
  const frozen = axis === 'rows' ? sheet.frozenRows : sheet.frozenColumns;
  if (count >= size) throw new ServiceError(`You can't delete all the ${axis} on the sheet.`);
  if (frozen > 0 && at <= frozen && at + count >= size)
    throw new ServiceError(`Sorry, it is not possible to delete all non-frozen ${axis}.`);
  changeAxis(workbook, sheet, axis, { kind: 'delete', at, count });
}

/** Moves rows or columns so that they stand before `to`, counted before the move; `to` inside the block changes nothing. [sheet] */
export function moveSpan(workbook: Workbook, sheet: Sheet, axis: Axis, at: number, count: number, to: number): void {
  if (to >= at && to <= at + count) return;
  const cut = sheet.merges.some((m) => {
    const [start, size] = axis === 'rows' ? [m.row, m.rows as number] : [m.column, m.columns as number];
    return (
      (start < at && start + size > at) ||
      (start < at + count && start + size > at + count) ||
      (start < to && start + size > to)
    );
  });
  // A block that cuts through a merge cannot be moved; the wording is ours.
  if (cut) throw new ServiceError(`You can't move ${axis} over a merged cell. Unmerge the cells first.`);
  changeAxis(workbook, sheet, axis, { kind: 'move', at, count, to });
}

function changeAxis(workbook: Workbook, sheet: Sheet, axis: Axis, change: AxisChange): void {
  const alongRows = axis === 'rows';
  const frozenBefore = alongRows ? sheet.frozenRows : sheet.frozenColumns;

  const inherited = change.kind === 'insert' ? (change.inherit === 'before' ? change.at - 1 : change.at) : -1;
  moveCells(sheet, alongRows, change, inherited);
  const lists = alongRows ? (['rowHeights', 'hiddenRows'] as const) : (['columnWidths', 'hiddenColumns'] as const);
  for (const name of lists) {
    const list: unknown[] = sheet[name];
    // A new column is as wide as the one it follows; whether that one is hidden is not inherited.
    const model = name === 'columnWidths' || name === 'rowHeights' ? list[inherited] : undefined;
    changeList(change, list, model === undefined ? undefined : () => model);
  }

  const rectOf = (rect: Rect, adoptEdges = false): Rect | null => changedRect(rect, alongRows, change, adoptEdges);
  const keep = <T extends Rect>(rects: readonly T[], adoptEdges = false): Rect[] =>
    rects.map((r) => rectOf(r, adoptEdges)).filter((r) => r !== null);
  sheet.merges = keep(sheet.merges).filter((m) => (m.rows as number) * (m.columns as number) > 1);
  sheet.conditionalFormats = sheet.conditionalFormats.flatMap((format): ConditionalFormat[] => {
    const ranges = keep(format.ranges, true);
    const [first] = ranges;
    if (!first) return [];
    if (format.criteria !== 'CUSTOM_FORMULA') return [{ ...format, ranges }];
    const oldFirst = format.ranges[0] as Rect;
    const moved = alongRows ? first.row - oldFirst.row : first.column - oldFirst.column;
    const follow = (formula: unknown) =>
      rewriteReferences(String(formula), (r) => changedRuleReference(r, alongRows, change, moved));
    return [{ ...format, ranges, args: (format.args ?? []).map(follow) }];
  });
  sheet.filter = sheet.filter && changedFilter(sheet.filter, rectOf(sheet.filter.rect), alongRows, change);
  sheet.protections = sheet.protections.flatMap((p) => {
    const rect = p.rect && rectOf(p.rect);
    return p.rect && !rect ? [] : [{ ...p, rect, unprotected: keep(p.unprotected) }];
  });
  sheet.bandings = sheet.bandings.flatMap((b) => {
    const rect = rectOf(b.rect, true);
    return rect ? [{ ...b, rect }] : [];
  });
  const groups = alongRows ? 'rowGroups' : 'columnGroups';
  sheet[groups] = sheet[groups].flatMap((group): DimensionGroup[] => {
    const span = newSpan(change, { start: group.start, count: group.end - group.start });
    return span ? [{ ...group, start: span.start, end: span.start + (span.count as number) }] : [];
  });

  const delta = change.kind === 'insert' ? change.count : change.kind === 'delete' ? -change.count : 0;
  const frozen =
    change.kind === 'move'
      ? frozenBefore
      : change.at < frozenBefore
        ? Math.max(change.at, frozenBefore + delta)
        : frozenBefore;
  if (alongRows) {
    sheet.maxRows += delta;
    sheet.frozenRows = frozen;
  } else {
    sheet.maxColumns += delta;
    sheet.frozenColumns = frozen;
  }

  const isHere = (sheetId: number) => sheetId === sheet.sheetId;
  workbook.namedRanges = workbook.namedRanges.flatMap((named) => {
    if (!isHere(named.sheetId)) return [named];
    const rect = rectOf(named.rect);
    return rect ? [{ ...named, rect }] : [];
  });
  workbook.metadata = workbook.metadata.flatMap((entry): Metadata[] => {
    const { location } = entry;
    if (location.type !== (alongRows ? 'ROW' : 'COLUMN') || !isHere(location.sheetId)) return [entry];
    const index = newPosition(change, location.index);
    return index === null ? [] : [{ ...entry, location: { ...location, index } }];
  });

  changeChartRanges(workbook, (range) => {
    const rect = isHere(range.sheetId) ? rectOf(range.rect) : range.rect;
    return rect && { ...range, rect };
  });
  // A chart whose anchor is deleted stays, where the anchor was. (assumption)
  const anchor = alongRows ? 'row' : 'column';
  const last = (alongRows ? sheet.maxRows : sheet.maxColumns) - 1;
  sheet.charts = sheet.charts.map((chart) => ({
    ...chart,
    [anchor]: newPosition(change, chart[anchor]) ?? Math.min(change.at, last),
  }));

  followReferences(workbook, sheet, alongRows, change, rectOf);
  touch(workbook);
}

function moveCells(sheet: Sheet, alongRows: boolean, change: AxisChange, inherited: number): void {
  for (const name of ['values', 'formulas', 'spilled', 'styles', 'validations', 'notes', 'richText'] as const) {
    const grid = (sheet[name] ?? []) as Grid<unknown>;
    const inherits = inherited >= 0 && (name === 'styles' || name === 'validations');
    if (alongRows) {
      const model = inherits ? grid[inherited] : undefined;
      changeList(change, grid, model && (() => [...model]));
      continue;
    }
    for (const line of grid) {
      if (!line?.length) continue;
      const model = inherits ? line[inherited] : undefined;
      changeList(change, line, model === undefined ? undefined : () => model);
    }
  }
}

function changedRect(rect: Rect, alongRows: boolean, change: AxisChange, adoptEdges: boolean): Rect | null {
  const span = newSpan(
    change,
    alongRows ? { start: rect.row, count: rect.rows } : { start: rect.column, count: rect.columns },
    adoptEdges,
  );
  if (!span) return null;
  return alongRows
    ? { ...rect, row: span.start, rows: span.count }
    : { ...rect, column: span.start, columns: span.count };
}

function changedFilter(
  filter: BasicFilter,
  rect: Rect | null,
  alongRows: boolean,
  change: AxisChange,
): BasicFilter | null {
  if (!rect) return null;
  if (alongRows) return { ...filter, rect };
  const criteria: Record<number, ColumnFilter> = {};
  for (const [column, filtered] of Object.entries(filter.criteria)) {
    const moved = newPosition(change, Number(column));
    if (moved !== null) criteria[moved] = filtered;
  }
  return { rect, criteria };
}

/** What a formula's reference to the changed sheet becomes; null for `#REF!`. */
function changedReference(reference: Reference, alongRows: boolean, change: AxisChange): Reference | null {
  const key = alongRows ? 'row' : 'column';
  const { from, to } = reference;
  const a = from[key];
  const b = to?.[key];
  if (a === undefined && b === undefined) return reference;
  if (to && (a === undefined || b === undefined)) {
    const start = (a ?? b) as number;
    const span = newSpan(change, { start, count: null });
    if (!span || span.start === start) return span && reference;
    return a === undefined
      ? { ...reference, to: { ...to, [key]: span.start } }
      : { ...reference, from: { ...from, [key]: span.start } };
  }
  const first = Math.min(a as number, b ?? (a as number));
  const last = Math.max(a as number, b ?? (a as number));
  const span = newSpan(change, { start: first, count: last - first + 1 });
  if (!span) return null;
  const end = span.start + (span.count as number) - 1;
  if (span.start === first && end === last) return reference;
  const flipped = b !== undefined && b < (a as number);
  return {
    ...reference,
    from: { ...from, [key]: flipped ? end : span.start },
    ...(to && { to: { ...to, [key]: flipped ? span.start : end } }),
  };
}

/**
 * The same for a rule's formula, which is written for one cell of the rule: its relative parts keep their distance from
 * that cell, which has moved by `moved`, even when the row it stood in is deleted.
 */
function changedRuleReference(
  reference: Reference,
  alongRows: boolean,
  change: AxisChange,
  moved: number,
): Reference | null {
  const key = alongRows ? 'row' : 'column';
  const isFixed = (corner: Corner) => (alongRows ? corner.rowFixed : corner.columnFixed) === true;
  const { from, to } = reference;
  if ((from[key] === undefined || isFixed(from)) && (to?.[key] === undefined || isFixed(to)))
    return changedReference(reference, alongRows, change);
  const corner = (c: Corner, isEnd: boolean): Corner => {
    const position = c[key];
    if (position === undefined) return c;
    if (!isFixed(c)) return { ...c, [key]: position + moved };
    return { ...c, [key]: newPosition(change, position) ?? (isEnd ? change.at - 1 : change.at) };
  };
  const result = { ...reference, from: corner(from, false), ...(to && { to: corner(to, true) }) };
  return (result.from[key] ?? 0) < 0 || (result.to?.[key] ?? 0) < 0 ? null : result;
}

/** Formulas of cells, and validations that hold a formula or list a range, follow the change on every sheet. */
function followReferences(
  workbook: Workbook,
  changed: Sheet,
  alongRows: boolean,
  change: AxisChange,
  rectOf: (rect: Rect) => Rect | null,
): void {
  const changedName = changed.name.toLowerCase();
  for (const sheet of workbook.sheets) {
    const isHere = sheet === changed;
    const speaksOf = ({ sheetName }: Reference) =>
      sheetName === undefined ? isHere : sheetName.toLowerCase() === changedName;
    for (const line of sheet.formulas)
      line?.forEach((formula, column) => {
        if (formula)
          line[column] = rewriteReferences(formula, (r) => (speaksOf(r) ? changedReference(r, alongRows, change) : r));
      });
    const known = new Map<Validation, Validation>();
    const followed = (validation: Validation): Validation => {
      let result = known.get(validation);
      if (!result) {
        result = internValidation(changedValidation(validation));
        known.set(validation, result);
      }
      return result;
    };
    const changedValidation = (validation: Validation): Validation => {
      if (validation.criteria === 'VALUE_IN_RANGE') {
        const args = validation.args.map((arg) =>
          isRangeArgument(arg) && arg.sheetId === changed.sheetId
            ? { ...arg, rect: rectOf(arg.rect) ?? { row: 0, column: 0, rows: 0, columns: 0 } }
            : arg,
        );
        return { ...validation, args };
      }
      const [formula, row, column] = validation.args as [string, number | undefined, number | undefined];
      if (row === undefined || column === undefined) return validation;
      const [oldBase, otherBase] = alongRows ? [row, column] : [column, row];
      const newBase = isHere ? (newPosition(change, oldBase) ?? change.at) : oldBase;
      const text = rewriteReferences(formula, (r) =>
        !speaksOf(r)
          ? r
          : isHere
            ? changedRuleReference(r, alongRows, change, newBase - oldBase)
            : changedReference(r, alongRows, change),
      );
      return { ...validation, args: alongRows ? [text, newBase, otherBase] : [text, otherBase, newBase] };
    };
    for (const line of sheet.validations)
      line?.forEach((validation, column) => {
        if (validation && (validation.criteria === 'VALUE_IN_RANGE' || validation.criteria === 'CUSTOM_FORMULA'))
          line[column] = followed(validation);
      });
  }
}

/** A range among the arguments of a validation. */
export function isRangeArgument(arg: unknown): arg is { sheetId: number; rect: Rect } {
  return typeof arg === 'object' && arg !== null && 'sheetId' in arg && 'rect' in arg;
}
