/** Row and column groups, host side. */
import { type Host, type HostMethods, ServiceError } from '../../sandbox/door';
import { groupDepth, groupsOf, setCollapsed, shiftGroupDepth } from '../dimensions';
import type { Axis } from '../structure';
import type { DimensionGroup, Sheet } from '../workbook';
import { changes, type RangeTarget, reads, sheetIn, writesRange, writesSheet } from './method-kit';

/** The group at a position and depth; null if there is none. */
function groupAt(sheet: Sheet, axis: Axis, position: number, depth: number): DimensionGroup | null {
  return groupsOf(sheet, axis).find((g) => g.depth === depth && position >= g.start && position < g.end) ?? null;
}

function groupOf(
  host: Host,
  sheetId: number,
  axis: Axis,
  start: number,
  depth: number,
): { sheet: Sheet; group: DimensionGroup } {
  const sheet = sheetIn(host, sheetId);
  const group = groupAt(sheet, axis, start, depth);
  if (!group) throw new ServiceError('The group has been removed.');
  return { sheet, group };
}

const shiftDepth = (axis: Axis) =>
  writesRange((host, sheet, target: RangeTarget, delta: number) => {
    const [start, count] = axis === 'rows' ? [target.row, target.rows] : [target.column, target.columns];
    shiftGroupDepth(host.state.workbook, sheet, axis, start, count, delta);
  });

/** Groups that lie wholly in the range. [range] */
const collapseIn = (collapsed: boolean) =>
  writesRange((host, sheet, target: RangeTarget) => {
    for (const axis of ['rows', 'columns'] as const) {
      const [start, count] = axis === 'rows' ? [target.row, target.rows] : [target.column, target.columns];
      setCollapsed(host.state.workbook, sheet, axis, (g) => g.start >= start && g.end <= start + count, collapsed);
    }
  });

const setOne = (collapsed: boolean) =>
  changes((host, sheetId: number, axis: Axis, start: number, depth: number) => {
    const { sheet, group } = groupOf(host, sheetId, axis, start, depth);
    setCollapsed(host.state.workbook, sheet, axis, (g) => g.start === group.start && g.depth === depth, collapsed);
  });

export const groupMethods: HostMethods = {
  'Range.shiftColumnGroupDepth': shiftDepth('columns'),
  'Range.shiftRowGroupDepth': shiftDepth('rows'),
  'Range.collapseGroups': collapseIn(true),
  'Range.expandGroups': collapseIn(false),
  'Sheet.getGroup': reads((host, sheetId: number, axis: Axis, position: number, depth: number) =>
    groupAt(sheetIn(host, sheetId), axis, position, depth),
  ),
  'Sheet.getGroupDepth': reads((host, sheetId: number, axis: Axis, position: number) =>
    groupDepth(sheetIn(host, sheetId), axis, position),
  ),
  'Sheet.getGroupControlPosition': reads((host, sheetId: number, axis: Axis) => {
    const sheet = sheetIn(host, sheetId);
    return (axis === 'rows' ? sheet.rowGroupControl : sheet.columnGroupControl) ?? 'AFTER';
  }),
  // Groups down to that depth are opened, deeper ones closed. [sheet]
  'Sheet.expandGroupsUpToDepth': writesSheet((host, sheet, axis: Axis, depth: number) => {
    setCollapsed(host.state.workbook, sheet, axis, (g) => g.depth <= depth, false);
    setCollapsed(host.state.workbook, sheet, axis, (g) => g.depth > depth, true);
  }),
  'Sheet.setAllGroupsCollapsed': writesSheet((host, sheet, axis: Axis, collapsed: boolean) =>
    setCollapsed(host.state.workbook, sheet, axis, () => true, collapsed),
  ),
  'Group.isCollapsed': reads(
    (host, sheetId: number, axis: Axis, start: number, depth: number) =>
      groupOf(host, sheetId, axis, start, depth).group.collapsed,
  ),
  'Group.getControlIndex': reads((host, sheetId: number, axis: Axis, start: number, depth: number) => {
    const { sheet, group } = groupOf(host, sheetId, axis, start, depth);
    const before = (axis === 'rows' ? sheet.rowGroupControl : sheet.columnGroupControl) === 'BEFORE';
    return before ? group.start : group.end + 1;
  }),
  'Group.collapse': setOne(true),
  'Group.expand': setOne(false),
  'Group.remove': changes((host, sheetId: number, axis: Axis, start: number, depth: number) => {
    const { sheet, group } = groupOf(host, sheetId, axis, start, depth);
    shiftGroupDepth(host.state.workbook, sheet, axis, group.start, group.end - group.start, -1);
  }),
};
