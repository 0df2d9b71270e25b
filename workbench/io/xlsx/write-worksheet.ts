/** One sheet as hucre takes it, cells aside: sizes, groups, views, merges, filter, rules. */
import type { Cell, ColumnDef, DataValidation, SheetChart, WriteSheet } from 'hucre/xlsx';
import { boundedArea } from '../../model/area';
import { displayValue } from '../../model/display-value';
import { internValidation } from '../../model/style';
import type { BasicFilter, ColumnFilter, DimensionGroup, Rect, Sheet, Validation } from '../../model/workbook';
import type { CarriedWriter } from './carried-sheet';
import { rectName } from './cell-reference';
import { writeConditionalFormat } from './conditional-formats';
import { remembered } from './remembered';
import { DEFAULT_COLUMN_PIXELS, pointsOfPixels, widthOfPixels } from './sheet-size';
import { type ValidationWriter, writeValidation } from './validations';
import { linksOf, type RowAttributes } from './write-cells';
import { encodeEscapes } from './xml-text';

export interface SheetContext extends ValidationWriter {
  readonly fileName: string;
  readonly charts: readonly SheetChart[];
  readonly carried: CarriedWriter;
  readonly locale: string;
  readonly rowsHiddenByFilter: ReadonlySet<number>;
  /** `'Sheet 1'!A1` for a link into the workbook; undefined for one that leads outside. */
  internalLocation(link: string): string | undefined;
}

export interface WrittenSheet {
  readonly sheet: WriteSheet;
  readonly rowCount: number;
  readonly rowAttributes: RowAttributes;
}

export function writeWorksheet(sheet: Sheet, context: SheetContext): WrittenSheet {
  const columnAxis = outline(sheet.columnGroups, sheet.columnGroupControl);
  const columnCount = Math.min(
    sheet.maxColumns,
    Math.max(sheet.columnWidths.length, sheet.hiddenColumns.length, columnAxis.size),
  );
  const columns = Array.from({ length: columnCount }, (_, c): ColumnDef => {
    const hidden = sheet.hiddenColumns[c] || columnAxis.isCollapsed(c);
    const column = { ...(hidden && { hidden }), ...columnAxis.attributes(c) };
    const pixels = sheet.columnWidths[c] ?? (Object.keys(column).length ? DEFAULT_COLUMN_PIXELS : undefined);
    return { ...column, ...(pixels !== undefined && { width: widthOfPixels(pixels) }) };
  });
  const outlineProperties = {
    ...(sheet.columnGroupControl === 'BEFORE' && { summaryRight: false }),
    ...(sheet.rowGroupControl === 'BEFORE' && { summaryBelow: false }),
  };
  const view = {
    ...(sheet.tabColor && { tabColor: { rgb: sheet.tabColor.replace('#', '').toUpperCase() } }),
    ...(sheet.rightToLeft && { rightToLeft: true }),
    ...(sheet.hiddenGridlines && { showGridLines: false }),
  };
  return {
    ...writeRowAxis(sheet, context.rowsHiddenByFilter),
    sheet: {
      name: context.fileName,
      ...(sheet.hidden && { hidden: true }),
      cells: writeBesideCells(sheet, context),
      columns,
      ...(Object.keys(outlineProperties).length > 0 && { outlineProperties }),
      ...(Object.keys(view).length > 0 && { view }),
      ...((sheet.frozenRows > 0 || sheet.frozenColumns > 0) && {
        freezePane: { rows: sheet.frozenRows, columns: sheet.frozenColumns },
      }),
      merges: sheet.merges.map(({ row, column, rows, columns: width }) => ({
        startRow: row,
        startCol: column,
        endRow: row + (rows ?? 1) - 1,
        endCol: column + (width ?? 1) - 1,
      })),
      conditionalRules: sheet.conditionalFormats.flatMap(
        (format, i) => writeConditionalFormat(format, i + 1, context.rename) ?? [],
      ),
      dataValidations: writeValidations(sheet, context),
      ...(context.charts.length && { charts: [...context.charts] }),
      ...(sheet.filter && { autoFilter: writeFilter(sheet, sheet.filter, context) }),
    },
  };
}

/** Notes and links: what hucre keeps outside the rows. */
function writeBesideCells(sheet: Sheet, context: SheetContext): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  for (const [key, link] of linksOf(sheet)) {
    const location = context.internalLocation(link);
    // What is not allowed in a URI would make Excel refuse the file.
    const target = link.replace(/[\s"<>\\^`{|}\p{Cc}]|\p{Cs}/gu, (c) =>
      /\p{Cs}/u.test(c) ? '' : encodeURIComponent(c),
    );
    cells.set(key, { hyperlink: location === undefined ? { target } : { target: '', location } });
  }
  for (let row = 0; row < sheet.notes.length; row++) {
    sheet.notes[row]?.forEach((note, column) => {
      const key = `${row},${column}`;
      if (note) cells.set(key, { ...cells.get(key), comment: { text: encodeEscapes(note) } });
    });
  }
  return cells;
}

function writeRowAxis(sheet: Sheet, filtered: ReadonlySet<number>): Pick<WrittenSheet, 'rowCount' | 'rowAttributes'> {
  const axis = outline(sheet.rowGroups, sheet.rowGroupControl);
  let lastFiltered = -1;
  for (const row of filtered) lastFiltered = Math.max(lastFiltered, row);
  return {
    rowCount: Math.min(
      sheet.maxRows,
      Math.max(sheet.rowHeights.length, sheet.hiddenRows.length, axis.size, lastFiltered + 1),
    ),
    rowAttributes(row) {
      const height = sheet.rowHeights[row] ?? undefined;
      const hidden = sheet.hiddenRows[row] || filtered.has(row) || axis.isCollapsed(row);
      const { outlineLevel, collapsed } = axis.attributes(row);
      return `${height === undefined ? '' : ` ht="${pointsOfPixels(height)}" customHeight="1"`}${hidden ? ' hidden="1"' : ''}${outlineLevel ? ` outlineLevel="${outlineLevel}"` : ''}${collapsed ? ' collapsed="1"' : ''}`;
    },
  };
}

/** What groups say of each row or column. Excel has levels and marks the one beside a collapsed group; [ECMA-376-1 18.3.1.13]. */
function outline(groups: readonly DimensionGroup[], control: 'BEFORE' | 'AFTER' | undefined) {
  const toggleOf = (group: DimensionGroup) => (control === 'BEFORE' ? group.start - 1 : group.end);
  const collapsed = groups.filter((group) => group.collapsed);
  return {
    size: groups.reduce((size, group) => Math.max(size, group.end + 1), 0),
    isCollapsed: (at: number) => collapsed.some((group) => at >= group.start && at < group.end),
    attributes(at: number): { outlineLevel?: number; collapsed?: boolean } {
      if (!groups.length) return {};
      const outlineLevel = groups.reduce(
        (level, group) => (at >= group.start && at < group.end ? Math.max(level, group.depth) : level),
        0,
      );
      return {
        ...(outlineLevel > 0 && { outlineLevel }),
        ...(collapsed.some((group) => toggleOf(group) === at) && { collapsed: true }),
      };
    },
  };
}

/** Cells with the same rule become few rectangles: runs down each column, then runs of like columns. */
function writeValidations(sheet: Sheet, context: SheetContext): DataValidation[] {
  const rects = new Map<Validation, Rect[]>();
  const interned = remembered(internValidation);
  const ruleAt = (row: number, column: number) => {
    const validation = sheet.validations[row]?.[column];
    return validation && interned(validation);
  };
  /** Rectangles that end in the column before, by first row. */
  let left = new Map<number, { rect: Rect & { columns: number }; validation: Validation; at: number }>();
  const width = sheet.validations.reduce((n, line) => Math.max(n, line?.length ?? 0), 0);
  for (let column = 0; column < width; column++) {
    const here: typeof left = new Map();
    for (let row = 0; row < sheet.validations.length; ) {
      const validation = ruleAt(row, column);
      let end = row + 1;
      if (!validation) {
        row = end;
        continue;
      }
      while (end < sheet.validations.length && ruleAt(end, column) === validation) end++;
      const list = rects.get(validation) ?? [];
      rects.set(validation, list);
      const beside = left.get(row);
      const grows = beside?.validation === validation && beside.rect.rows === end - row;
      const rect = grows
        ? { ...beside.rect, columns: beside.rect.columns + 1 }
        : { row, column, rows: end - row, columns: 1 };
      const at = grows ? beside.at : list.length;
      list[at] = rect;
      here.set(row, { rect, validation, at });
      row = end;
    }
    left = here;
  }
  return [...rects].flatMap(([validation, list]) => {
    // A formula is written for the first cell of its ranges, so those with one go range by range.
    const written = list.map((rect) => ({ rule: writeValidation(validation, rect, context), range: rectName(rect) }));
    const byRule = new Map<string, DataValidation>();
    for (const { rule, range } of written) {
      if (!rule) continue;
      const key = JSON.stringify(rule);
      const known = byRule.get(key);
      if (known) known.range += ` ${range}`;
      else byRule.set(key, { ...rule, range });
    }
    return [...byRule.values()];
  });
}

/** Excel names the values that stay; conditions are only carried. Rows that are hidden are marked as such in either case. */
function writeFilter(sheet: Sheet, filter: BasicFilter, context: SheetContext): NonNullable<WriteSheet['autoFilter']> {
  const area = boundedArea(filter.rect, sheet);
  const columns: { colIndex: number; filters: string[] }[] = [];
  for (const [key, condition] of Object.entries(filter.criteria)) {
    const column = Number(key);
    const filters = shownValues(sheet, column, area.row + 1, area.row + area.rows, condition, context.locale);
    context.carried.add('filter', [context.fileName, column, JSON.stringify(condition), JSON.stringify(filters)]);
    if (filters.length) columns.push({ colIndex: column - area.column, filters });
  }
  const hidden = Object.keys(filter.criteria).length ? [...sheet.hiddenRows.keys()] : [];
  const byHand = hidden.filter((row) => sheet.hiddenRows[row] && row > area.row && row < area.row + area.rows);
  if (byHand.length) context.carried.add('hidden', [context.fileName, ...byHand]);
  return { range: rectName(area), ...(columns.length > 0 && { columns }) };
}

function shownValues(
  sheet: Sheet,
  column: number,
  from: number,
  to: number,
  { hiddenValues, visibleValues }: ColumnFilter,
  locale: string,
): string[] {
  if (!hiddenValues && !visibleValues) return [];
  const shown = new Set<string>();
  for (let row = from; row < Math.min(to, sheet.values.length); row++) {
    const text = displayValue(
      sheet.values[row]?.[column] ?? undefined,
      sheet.styles[row]?.[column]?.numberFormat,
      locale,
    );
    if (text !== '' && !hiddenValues?.includes(text) && (visibleValues?.includes(text) ?? true)) shown.add(text);
  }
  return [...shown];
}
