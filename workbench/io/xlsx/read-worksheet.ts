/** One worksheet part into a sheet. Knows the other sheets by name and id only. */
import { displayValue } from '../../model/display-value';
import { putCell } from '../../model/grid';
import type { ConditionalFormat, Rect, Sheet, Style, TextRun } from '../../model/workbook';
import { FileProblem, type Notes } from '../file-problem';
import { LAST_COLUMN, LAST_ROW, parseRects, parseReference } from './cell-reference';
import { readConditionalFormat } from './conditional-formats';
import type { Rename } from './formula-dialect';
import { readColumnStyles, readColumns, readGroups } from './read-axes';
import { type CellReaderContext, cellReader } from './read-cells';
import type { ColorReader } from './read-colors';
import { readFilter } from './read-filter';
import type { StyleTable } from './read-styles';
import { usedSize } from './sheet-size';
import type { StringItem } from './string-item';
import { readValidation, type ValidationReader } from './validations';
import { scanXml } from './xml-scanner';
import { attr, child, childrenOf, flag, numberAttr, treeBuilder, type XmlElement } from './xml-tree';

export interface WorksheetContext {
  readonly styles: StyleTable;
  readonly color: ColorReader;
  readonly strings: readonly StringItem[];
  readonly dateShift: number;
  readonly locale: string;
  readonly notes: Notes;
  countCell(): void;
  countRepeated(characters: number): void;
  readonly maxCells: number;
  readonly resolve: ValidationReader['resolve'];
  /** The sheet's name in the workbook by its name in the file. */
  readonly rename: Rename | undefined;
  /** Target of a relationship of this part, as the file has it. */
  linkTarget(relationId: string): string | undefined;
  /** `#gid=0&range=A1` for a place in the workbook. */
  internalLink(location: string): string | undefined;
  /** Filter of a table on the sheet, where the sheet has none of its own. */
  readonly tableFilter: XmlElement | undefined;
  readonly comments: ReadonlyMap<string, string>;
}

/** Cells that rules and links may be laid over: as many as a spreadsheet has. Whole columns are many, repeated ones too many. */
const MAX_PLACED_CELLS = 10_000_000;

/** Fills the sheet; its id and name are set already. `activeRange` of the sheet is answered where the file says it. */
export async function readWorksheet(
  pieces: AsyncIterable<Uint8Array>,
  sheet: Sheet,
  context: WorksheetContext,
): Promise<Rect | undefined> {
  const parts = new Map<string, XmlElement[]>();
  const keep = treeBuilder((element) => {
    const known = parts.get(element.name);
    if (known) known.push(element);
    else parts.set(element.name, [element]);
  });
  const columnStyles: (Style | undefined)[] = [];
  const cellContext: CellReaderContext = { ...context, columnStyles };
  const cells = cellReader(sheet, cellContext);
  let depth = 0;
  let inCells = false;
  await scanXml(pieces, {
    open(name, attributes) {
      depth++;
      if (depth === 1) return;
      if (depth === 2 && name === 'sheetData') {
        inCells = true;
        readColumnStyles(parts.get('cols')?.[0], context.styles, columnStyles);
      } else if (inCells) cells.open(name, attributes);
      else keep.open(name, attributes);
    },
    text(text) {
      if (inCells) cells.text(text);
      else if (depth > 1) keep.text(text);
    },
    close(name) {
      depth--;
      if (depth === 0) return;
      if (inCells && depth === 1) inCells = false;
      else if (inCells) cells.close(name);
      else keep.close(name);
    },
  });

  const part = (name: string) => parts.get(name)?.[0];
  for (const cell of childrenOf(part('mergeCells'), 'mergeCell')) {
    const rect = parseReference(attr(cell, 'ref') ?? '')?.rect;
    if (rect?.rows && rect.columns && rect.rows * rect.columns > 1) sheet.merges.push(rect);
  }
  for (const [name, text] of context.comments) {
    const rect = parseReference(name)?.rect;
    if (rect && text) putCell(sheet.notes, rect.row, rect.column, text);
  }
  const used = usedSize(sheet);
  sheet.maxRows = Math.max(sheet.maxRows, used.rows);
  sheet.maxColumns = Math.max(sheet.maxColumns, used.columns);
  cells.fillColumnStyles(sheet.maxRows);

  const properties = child(part('sheetPr'), 'outlinePr');
  if (flag(properties, 'summaryRight') === false) sheet.columnGroupControl = 'BEFORE';
  if (flag(properties, 'summaryBelow') === false) sheet.rowGroupControl = 'BEFORE';
  readColumns(sheet, part('cols'), part('sheetFormatPr'));
  sheet.tabColor = context.color(child(part('sheetPr'), 'tabColor')) ?? null;
  sheet.rowGroups = readGroups(
    cells.rowOutline.levels,
    cells.rowOutline.collapsed,
    sheet.rowGroupControl,
    sheet.hiddenRows,
  );
  const view = child(part('sheetViews'), 'sheetView');
  readView(sheet, view);
  readLinks(sheet, childrenOf(part('hyperlinks'), 'hyperlink'), context);
  readFilter(sheet, part('autoFilter') ?? context.tableFilter, context.notes);

  const extensions = childrenOf(part('extLst'), 'ext').flatMap((extension) => extension.children);
  const validations = [part('dataValidations'), ...extensions.filter((e) => e.name === 'dataValidations')].flatMap(
    (list) => childrenOf(list, 'dataValidation'),
  );
  placeValidations(sheet, validations, context);
  sheet.conditionalFormats = readFormats(
    [
      ...(parts.get('conditionalFormatting') ?? []),
      ...extensions.flatMap((e) => childrenOf(e, 'conditionalFormatting')),
    ],
    sheet.name,
    context,
  );
  context.notes.add('sparklines', sheet.name, extensions.flatMap((e) => childrenOf(e, 'sparklineGroup')).length);
  context.notes.add('sheet-protection', sheet.name, part('sheetProtection') ? 1 : 0);
  return readSelection(view);
}

function readView(sheet: Sheet, view: XmlElement | undefined): void {
  if (flag(view, 'rightToLeft')) sheet.rightToLeft = true;
  if (flag(view, 'showGridLines') === false) sheet.hiddenGridlines = true;
  const pane = child(view, 'pane');
  if (attr(pane, 'state')?.startsWith('frozen')) {
    sheet.frozenRows = Math.min(numberAttr(pane, 'ySplit') ?? 0, sheet.maxRows - 1);
    sheet.frozenColumns = Math.min(numberAttr(pane, 'xSplit') ?? 0, sheet.maxColumns - 1);
  }
}

function readSelection(view: XmlElement | undefined): Rect | undefined {
  const selections = childrenOf(view, 'selection');
  const pane = attr(child(view, 'pane'), 'activePane');
  const selection = selections.find((element) => attr(element, 'pane') === pane) ?? selections[0];
  return parseRects(attr(selection, 'sqref') ?? '')[0];
}

function readLinks(sheet: Sheet, elements: readonly XmlElement[], context: WorksheetContext): void {
  let budget = MAX_PLACED_CELLS;
  for (const element of elements) {
    const rect = parseReference(attr(element, 'ref') ?? '')?.rect;
    const location = attr(element, 'location');
    const target = context.linkTarget(attr(element, 'id') ?? '');
    const link =
      target !== undefined ? target + (location ? `#${location}` : '') : location && context.internalLink(location);
    if (!rect?.rows || !rect.columns || !link) continue;
    for (let row = rect.row; row < Math.min(rect.row + rect.rows, sheet.values.length); row++) {
      const line = sheet.values[row] ?? [];
      for (let column = rect.column; column < Math.min(rect.column + rect.columns, line.length); column++) {
        if (budget-- <= 0) return;
        const value = line[column];
        if (value === undefined) continue;
        const text =
          typeof value === 'string'
            ? value
            : displayValue(value, sheet.styles[row]?.[column]?.numberFormat, context.locale);
        putCell(sheet.richText, row, column, linkedRuns(text.length, sheet.richText[row]?.[column] ?? [], link));
      }
    }
  }
}

/** Lays one link over a text that may have styled runs. */
function linkedRuns(length: number, styled: readonly TextRun[], link: string): TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const run of styled) {
    if (run.start > at) runs.push({ start: at, end: run.start, link });
    runs.push({ ...run, link });
    at = run.end;
  }
  if (at < length) runs.push({ start: at, end: length, link });
  return runs;
}

function placeValidations(sheet: Sheet, elements: readonly XmlElement[], context: WorksheetContext): void {
  let budget = MAX_PLACED_CELLS;
  for (const element of elements) {
    const ranges = parseRects(attr(element, 'sqref') ?? child(element, 'sqref')?.text ?? '');
    const first = ranges[0];
    if (!first) continue;
    const validation = budget > 0 ? readValidation(element, first, context) : undefined;
    if (validation === undefined) context.notes.add('validations', sheet.name);
    if (!validation) continue;
    for (const { row, column, rows, columns } of ranges) {
      const lastRow = Math.min(sheet.maxRows, row + (rows ?? LAST_ROW));
      const lastColumn = Math.min(sheet.maxColumns, column + (columns ?? LAST_COLUMN));
      for (let r = row; r < lastRow && budget > 0; r++) {
        for (let c = column; c < lastColumn; c++, budget--) putCell(sheet.validations, r, c, validation);
      }
    }
  }
}

/** Of all conditional formats of a sheet. */
const MAX_RANGES = 50_000;

function readFormats(
  elements: readonly XmlElement[],
  sheetName: string,
  context: WorksheetContext,
): ConditionalFormat[] {
  let rangeCount = 0;
  const rules = elements.flatMap((element) => {
    const ranges = parseRects(attr(element, 'sqref') ?? child(element, 'sqref')?.text ?? '');
    rangeCount += ranges.length;
    if (rangeCount > MAX_RANGES) throw new FileProblem('file-unsafe', { reason: 'zip-bomb', ranges: rangeCount });
    return childrenOf(element, 'cfRule').map((rule) => ({
      rule,
      ranges,
      priority: numberAttr(rule, 'priority') ?? Number.POSITIVE_INFINITY,
    }));
  });
  const reader = {
    color: context.color,
    rename: context.rename,
    differential(rule: XmlElement) {
      const own = child(rule, 'dxf');
      return own
        ? context.styles.differentialOf(own)
        : (context.styles.differential[numberAttr(rule, 'dxfId') ?? -1] ?? {});
    },
  };
  return rules
    .sort((a, b) => a.priority - b.priority)
    .flatMap(({ rule, ranges }) => {
      const format = readConditionalFormat(rule, ranges, reader);
      // The extension repeats data bars that stand in the main list.
      if (!format && attr(rule, 'priority') !== undefined) context.notes.add('conditional-formats', sheetName);
      return format ?? [];
    });
}
