/** Widths, heights, hidden rows and columns, frozen panes and groups. [sheet] */
import { ServiceError } from '../sandbox/door';
import { touch } from './revision';
import type { Axis } from './structure';
import type { DimensionGroup, Sheet, Workbook } from './workbook';

export const DEFAULT_WIDTH = 100;
export const DEFAULT_HEIGHT = 21;
/** Groups nest no deeper. (Google Docs editors help, "Group rows or columns") */
const MAX_DEPTH = 8;

export function setSizes(
  workbook: Workbook,
  sheet: Sheet,
  axis: Axis,
  start: number,
  count: number,
  pixels: number,
): void {
  const sizes = axis === 'rows' ? sheet.rowHeights : sheet.columnWidths;
  for (let i = sizes.length; i < start; i++) sizes[i] = undefined;
  for (let i = start; i < start + count; i++) sizes[i] = pixels;
  touch(workbook);
}

export function setHidden(
  workbook: Workbook,
  sheet: Sheet,
  axis: Axis,
  start: number,
  count: number,
  hidden: boolean,
): void {
  const list = axis === 'rows' ? sheet.hiddenRows : sheet.hiddenColumns;
  const size = axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
  if (hidden) {
    let visible = 0;
    for (let i = 0; i < size; i++) if (!list[i] && (i < start || i >= start + count)) visible++;
    if (visible === 0) throw new ServiceError(`You can't hide all the ${axis} in a sheet.`);
  }
  for (let i = list.length; i < start; i++) list[i] = false;
  for (let i = start; i < start + count; i++) list[i] = hidden;
  touch(workbook);
}

/** [ngs186][ngs528] */
export function setFrozen(workbook: Workbook, sheet: Sheet, axis: Axis, count: number): void {
  const size = axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
  if (count > 0 && count >= size) throw new ServiceError(`You can't freeze all visible ${axis} on the sheet.`);
  if (axis === 'rows') sheet.frozenRows = count;
  else sheet.frozenColumns = count;
  touch(workbook);
}

export function groupsOf(sheet: Sheet, axis: Axis): DimensionGroup[] {
  return axis === 'rows' ? sheet.rowGroups : sheet.columnGroups;
}

/** How many groups a row or column lies in. */
export function groupDepth(sheet: Sheet, axis: Axis, position: number): number {
  return groupsOf(sheet, axis).filter((g) => position >= g.start && position < g.end).length;
}

/** Groups (`delta` over 0) or ungroups a span: each position's depth changes by delta, groups are the runs of equal depth. */
export function shiftGroupDepth(
  workbook: Workbook,
  sheet: Sheet,
  axis: Axis,
  start: number,
  count: number,
  delta: number,
): void {
  const old = groupsOf(sheet, axis);
  const size = axis === 'rows' ? sheet.maxRows : sheet.maxColumns;
  const depths = Array.from({ length: size }, (_, i) => groupDepth(sheet, axis, i));
  for (let i = start; i < start + count; i++) {
    depths[i] = Math.max(0, (depths[i] as number) + delta);
    if ((depths[i] as number) > MAX_DEPTH)
      throw new ServiceError(`The maximum group depth of ${MAX_DEPTH} would be exceeded.`);
  }
  const groups: DimensionGroup[] = [];
  for (let depth = 1; depth <= MAX_DEPTH; depth++)
    for (let i = 0; i < size; i++) {
      if ((depths[i] as number) < depth) continue;
      const from = i;
      while (i < size && (depths[i] as number) >= depth) i++;
      const collapsed = old.find((g) => g.depth === depth && g.start === from && g.end === i)?.collapsed ?? false;
      groups.push({ start: from, end: i, depth, collapsed });
    }
  if (axis === 'rows') sheet.rowGroups = groups;
  else sheet.columnGroups = groups;
  touch(workbook);
}

/** Collapses or expands the groups that a test picks; collapsed positions are hidden. */
export function setCollapsed(
  workbook: Workbook,
  sheet: Sheet,
  axis: Axis,
  isMeant: (group: DimensionGroup) => boolean,
  collapsed: boolean,
): void {
  const changed = groupsOf(sheet, axis).map((g) => (isMeant(g) ? { ...g, collapsed } : g));
  const before = groupsOf(sheet, axis).filter(isMeant);
  if (axis === 'rows') sheet.rowGroups = changed;
  else sheet.columnGroups = changed;
  const list = axis === 'rows' ? sheet.hiddenRows : sheet.hiddenColumns;
  const isShut = (i: number) => changed.some((g) => g.collapsed && i >= g.start && i < g.end);
  for (const { start, end } of before)
    for (let i = start; i < end; i++) {
      for (let k = list.length; k < i; k++) list[k] = false;
      list[i] = isShut(i);
    }
  touch(workbook);
}
