/** Columns of a worksheet, and the groups of its columns and rows. Knows no cell. */
import type { DimensionGroup, Sheet, Style } from '../../model/workbook';
import { LAST_COLUMN } from './cell-reference';
import type { StyleTable } from './read-styles';
import {
  DEFAULT_COLUMN_PIXELS,
  DEFAULT_COLUMNS,
  isSheetsDefaultWidth,
  pixelsOfSheetsWidth,
  pixelsOfWidth,
} from './sheet-size';
import { childrenOf, flag, numberAttr, type XmlElement } from './xml-tree';

/** Styles of whole columns, for cells that the file leaves out. */
export function readColumnStyles(
  columns: XmlElement | undefined,
  styles: StyleTable,
  into: (Style | undefined)[],
): void {
  for (const column of childrenOf(columns, 'col')) {
    const style = styles.cells[numberAttr(column, 'style') ?? 0];
    // Whole sheets are styled by one entry over all columns; only those that a new grid has are worth a cell each.
    const first = Math.max(0, (numberAttr(column, 'min') ?? 1) - 1);
    for (let c = first; style && c < Math.min(numberAttr(column, 'max') ?? 0, DEFAULT_COLUMNS); c++) into[c] = style;
  }
}

/** Widths, visibility and groups of columns; `DEFAULT_COLUMN_PIXELS` is no width of its own. */
export function readColumns(sheet: Sheet, columns: XmlElement | undefined, format: XmlElement | undefined): void {
  const defaultWidth = numberAttr(format, 'defaultColWidth');
  const fromSheets = isSheetsDefaultWidth(defaultWidth);
  const levels: number[] = [];
  const collapsed = new Set<number>();
  let budget = 2 * LAST_COLUMN;
  for (const column of childrenOf(columns, 'col')) {
    const width = numberAttr(column, 'width');
    const pixels =
      width === undefined ? DEFAULT_COLUMN_PIXELS : fromSheets ? pixelsOfSheetsWidth(width) : pixelsOfWidth(width);
    const last = Math.min(numberAttr(column, 'max') ?? 0, sheet.maxColumns, LAST_COLUMN);
    for (let c = Math.max(0, (numberAttr(column, 'min') ?? 1) - 1); c < last && budget-- > 0; c++) {
      if (flag(column, 'customWidth') && width !== defaultWidth && pixels !== DEFAULT_COLUMN_PIXELS && pixels > 0)
        sheet.columnWidths[c] = pixels;
      if (flag(column, 'hidden')) sheet.hiddenColumns[c] = true;
      const level = numberAttr(column, 'outlineLevel') ?? 0;
      if (level > 0) levels[c] = level;
      if (flag(column, 'collapsed')) collapsed.add(c);
    }
  }
  sheet.columnGroups = readGroups(levels, collapsed, sheet.columnGroupControl, sheet.hiddenColumns);
}

/** Levels to groups: each level above 0 is one group over the longest run that has it. What a collapsed group hides is not hidden by hand. */
export function readGroups(
  levels: readonly (number | undefined)[],
  collapsed: ReadonlySet<number>,
  control: 'BEFORE' | 'AFTER' | undefined,
  hidden: boolean[],
): DimensionGroup[] {
  const groups: DimensionGroup[] = [];
  const deepest = levels.reduce<number>((max, level) => Math.max(max, level ?? 0), 0);
  for (let depth = 1; depth <= Math.min(deepest, 8); depth++) {
    for (let start = 0; start < levels.length; start++) {
      if ((levels[start] ?? 0) < depth) continue;
      let end = start;
      while ((levels[end] ?? 0) >= depth) end++;
      const isCollapsed = collapsed.has(control === 'BEFORE' ? start - 1 : end);
      groups.push({ start, end, depth, collapsed: isCollapsed });
      if (isCollapsed) for (let i = start; i < end; i++) delete hidden[i];
      start = end;
    }
  }
  return groups;
}
