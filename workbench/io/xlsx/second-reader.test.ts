/** Whatever a workbook holds, exceljs, which shares no code with ours, finds it in the file. */
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { workbooks } from '../../../test/support/random-workbook';
import { cellNotation } from '../../model/a1-notation';
import { boundedArea } from '../../model/area';
import { rowsHiddenByFilter } from '../../model/filter';
import type { ConditionalFormat, Sheet, Style, Validation, Workbook } from '../../model/workbook';
import { rectName } from './cell-reference';
import { excelSheetNames } from './sheet-names';
import { writeXlsx } from './write-xlsx';

const NOW = Date.UTC(2026, 7, 3);
const CARRIED = 'ledgerline_lists';

/** What exceljs keeps of a sheet and its types leave out. */
interface Kept {
  readonly dataValidations: { readonly model: Record<string, ExcelJS.DataValidation> };
  readonly conditionalFormattings: readonly { ref: string; rules: ExcelJS.ConditionalFormattingRule[] }[];
  readonly model: { readonly merges: readonly string[] };
}
const kept = (sheet: ExcelJS.Worksheet) => sheet as unknown as Kept;

/** By address, what each filled cell of a grid is turned into. */
function cells<T, U>(
  grid: readonly (readonly (T | undefined)[] | undefined)[],
  make: (cell: T, row: number, column: number) => U | undefined,
): Record<string, U> {
  const found: Record<string, U> = {};
  grid.forEach((line, row) => {
    line?.forEach((cell, column) => {
      const made = cell === undefined ? undefined : make(cell, row, column);
      if (made !== undefined) found[cellNotation(row, column)] = made;
    });
  });
  return found;
}

const argb = (color: string | undefined) => color && `FF${color.slice(1).toUpperCase()}`;
/** exceljs takes the escapes of texts in cells for text. */
const unescaped = (text: string) =>
  text.replace(/_x([\dA-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
/** A date or number that may have gone through a Date: to the millisecond. */
const toMs = (serial: number) => Math.round(serial * DAY_MS) + 0;

function plainValue(value: ExcelJS.CellValue): unknown {
  if (value === null || value === undefined) return undefined;
  if (value instanceof Date) return { ms: value.getTime() - EPOCH };
  if (typeof value === 'number') return { ms: toMs(value) };
  if (typeof value === 'string') return unescaped(value);
  if (typeof value === 'object' && 'richText' in value)
    return unescaped(value.richText.map((run) => run.text).join(''));
  if (typeof value === 'object' && 'hyperlink' in value) return plainValue(value.text as ExcelJS.CellValue);
  if (typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)) return 'formula';
  return value;
}

function ownValue(sheet: Sheet, row: number, column: number): unknown {
  if (sheet.formulas[row]?.[column] !== undefined) return 'formula';
  const value = sheet.values[row]?.[column];
  return typeof value === 'number' ? { ms: toMs(value) } : value;
}

const BORDERS: Record<string, string> = {
  SOLID: 'thin',
  SOLID_MEDIUM: 'medium',
  SOLID_THICK: 'thick',
  DOUBLE: 'double',
  DOTTED: 'dotted',
  DASHED: 'dashed',
};

function ownLook(style: Style): unknown {
  const borders = Object.fromEntries(
    [...(style.borders ?? '').matchAll(/(\w+)=(\w+) (#\w+)/g)].map(([, side, line, color]) => [
      side,
      `${BORDERS[line as string]} ${argb(color)}`,
    ]),
  );
  return {
    numFmt: style.numberFormat,
    fill: argb(style.background),
    color: argb(style.fontColor),
    marks: [style.bold, style.italic, style.underline, style.strikethrough].map(Boolean),
    // exceljs cuts sizes to whole points.
    font: `${style.fontFamily ?? 'Arial'} ${Math.trunc(style.fontSize ?? 10)}`,
    horizontal: style.horizontalAlignment,
    vertical: style.verticalAlignment,
    wrap: style.wrap === 'WRAP',
    rotation: style.verticalText ? 'vertical' : style.textRotation,
    direction: style.textDirection && (style.textDirection === 'LEFT_TO_RIGHT' ? 'ltr' : 'rtl'),
    borders,
  };
}

function excelLook({ numFmt, fill, font, alignment, border }: Partial<ExcelJS.Style>): unknown {
  const sides = Object.entries(border ?? {}).flatMap(([side, line]) =>
    line?.style ? [[side, `${line.style} ${line.color?.argb}`]] : [],
  );
  return {
    numFmt: numFmt === 'General' ? undefined : numFmt,
    fill: fill?.type === 'pattern' ? fill.fgColor?.argb : undefined,
    color: font?.color?.argb,
    marks: [font?.bold, font?.italic, font?.underline, font?.strike].map(Boolean),
    font: `${font?.name ?? 'Arial'} ${font?.size ?? 10}`,
    horizontal: alignment?.horizontal,
    vertical: alignment?.vertical,
    wrap: Boolean(alignment?.wrapText),
    rotation: alignment?.textRotation,
    direction: alignment?.readingOrder as unknown,
    borders: Object.fromEntries(sides),
  };
}

function typeOfRule({ criteria, args }: Validation): string {
  if (criteria.startsWith('VALUE_IN_')) return 'list';
  if (criteria.startsWith('NUMBER_')) return 'decimal';
  return criteria.startsWith('DATE_') && args.length > 0 ? 'date' : 'custom';
}

const ownRule = (rule: Validation) => ({
  type: typeOfRule(rule),
  errorStyle: rule.allowInvalid ? 'warning' : 'stop',
  prompt: rule.helpText,
  operands: rule.criteria.startsWith('NUMBER_') ? rule.args : undefined,
});

const excelRule = (rule: ExcelJS.DataValidation) => ({
  type: rule.type,
  errorStyle: rule.errorStyle,
  prompt: rule.prompt === undefined ? undefined : unescaped(rule.prompt),
  operands: rule.type === 'decimal' ? rule.formulae.map(Number) : undefined,
});

const FORMAT_TYPES: Record<string, string> = {
  CUSTOM_FORMULA: 'expression',
  CELL_EMPTY: 'containsBlanks',
  CELL_NOT_EMPTY: 'notContainsBlanks',
  TEXT_CONTAINS: 'containsText',
  TEXT_DOES_NOT_CONTAIN: 'notContainsText',
  TEXT_STARTS_WITH: 'beginsWith',
  TEXT_ENDS_WITH: 'endsWith',
};

const ownFormat = ({ ranges, criteria = '', gradient, style }: ConditionalFormat) => ({
  ref: ranges.map((rect) => rectName(rect)).join(' '),
  type: gradient ? 'colorScale' : (FORMAT_TYPES[criteria] ?? 'cellIs'),
  fill: argb(style.background),
  color: argb(style.fontColor),
  // exceljs takes a mark that is off for one that is on.
  marks: [style.bold, style.italic, style.strikethrough].map((mark) => mark !== undefined),
});

function excelFormats(sheet: ExcelJS.Worksheet): unknown[] {
  return kept(sheet)
    .conditionalFormattings.flatMap(({ ref, rules }) => rules.map((rule) => ({ ref, rule })))
    .sort((a, b) => a.rule.priority - b.rule.priority)
    .map(({ ref, rule }) => {
      const style = 'style' in rule ? rule.style : undefined;
      const fill = style?.fill?.type === 'pattern' ? style.fill.bgColor?.argb : undefined;
      const type = rule.type === 'containsText' ? (rule as { operator?: string }).operator : rule.type;
      const marks = [style?.font?.bold, style?.font?.italic, style?.font?.strike].map((mark) => mark !== undefined);
      return { ref, type, fill, color: style?.font?.color?.argb, marks };
    });
}

const listed = (flags: readonly (boolean | undefined)[]) => [...flags.keys()].filter((i) => flags[i]);

function own(workbook: Workbook, sheet: Sheet, name: string): unknown {
  const collapsed = (groups: Sheet['rowGroups']) => (i: number) =>
    groups.some((group) => group.collapsed && i >= group.start && i < group.end);
  const filtered = rowsHiddenByFilter(workbook, sheet, NOW);
  const hiddenRows = Array.from(
    { length: sheet.maxRows },
    (_, r) => sheet.hiddenRows[r] || filtered.has(r) || collapsed(sheet.rowGroups)(r),
  );
  const hiddenColumns = Array.from(
    { length: sheet.maxColumns },
    (_, c) => sheet.hiddenColumns[c] || collapsed(sheet.columnGroups)(c),
  );
  return {
    name,
    state: sheet.hidden ? 'hidden' : 'visible',
    tabColor: argb(sheet.tabColor ?? undefined),
    frozen: [sheet.frozenColumns, sheet.frozenRows],
    rightToLeft: sheet.rightToLeft,
    gridLines: !sheet.hiddenGridlines,
    values: cells(
      Array.from({ length: 40 }, (_, r) => Array.from({ length: 20 }, (__, c) => ownValue(sheet, r, c) ?? undefined)),
      (value) => value,
    ),
    looks: cells(sheet.styles, ownLook),
    notes: cells(sheet.notes, (note) => note),
    rules: cells(sheet.validations, ownRule),
    formats: sheet.conditionalFormats.map(ownFormat),
    merges: sheet.merges.map((rect) => rectName(rect)).sort(),
    filter: sheet.filter ? rectName(boundedArea(sheet.filter.rect, sheet)) : null,
    widths: cells([sheet.columnWidths], (pixels) => pixels),
    heights: cells([sheet.rowHeights], (pixels) => pixels),
    hiddenRows: listed(hiddenRows),
    hiddenColumns: listed(hiddenColumns),
  };
}

function excel(sheet: ExcelJS.Worksheet, model: Sheet): unknown {
  const view = sheet.views[0] as
    | (Partial<ExcelJS.WorksheetViewFrozen> & Partial<ExcelJS.WorksheetViewCommon>)
    | undefined;
  const pixels = (width: number | undefined) => (width === undefined ? undefined : Math.round(width * 7 + 5));
  const at = (address: string) => sheet.getCell(address);
  const row = (r: number) => sheet.findRow(r + 1);
  return {
    name: sheet.name,
    state: sheet.state,
    tabColor: sheet.properties.tabColor?.argb,
    frozen: view?.state === 'frozen' ? [view.xSplit ?? 0, view.ySplit ?? 0] : [0, 0],
    rightToLeft: Boolean(view?.rightToLeft),
    gridLines: view?.showGridLines !== false,
    values: cells(
      Array.from({ length: 40 }, (_, r) =>
        Array.from({ length: 20 }, (__, c) => {
          const cell = row(r)?.findCell(c + 1);
          if (!cell) return undefined;
          // In a merged block, exceljs gives every cell the first one's value; JavaScript has no date so far away.
          const isUnread = (cell.isMerged && cell.master !== cell) || String(cell.value) === 'Invalid Date';
          return isUnread ? ownValue(model, r, c) : plainValue(cell.value);
        }),
      ),
      (value) => value,
    ),
    looks: cells(model.styles, (style, r, c) => {
      const cell = at(cellNotation(r, c));
      return cell.isMerged && cell.master !== cell ? ownLook(style) : excelLook(cell.style);
    }),
    notes: cells(model.notes, (text, r, c) => {
      const cell = at(cellNotation(r, c));
      const note = cell.note as string | ExcelJS.Comment | undefined;
      // exceljs looks for notes only at cells that the rows name.
      if (!note || (cell.isMerged && cell.master !== cell)) return text;
      return typeof note === 'string' ? note : (note.texts ?? []).map((part) => part.text).join('');
    }),
    rules: Object.fromEntries(
      Object.entries(kept(sheet).dataValidations.model).map(([key, rule]) => [key, excelRule(rule)]),
    ),
    formats: excelFormats(sheet),
    merges: [...kept(sheet).model.merges].sort(),
    filter: (sheet.autoFilter as string | undefined) ?? null,
    widths: cells([model.columnWidths], (_, __, c) => pixels(sheet.getColumn(c + 1).width)),
    heights: cells([model.rowHeights], (_, __, r) => ((row(r)?.height ?? 0) * 4) / 3),
    hiddenRows: listed(Array.from({ length: model.maxRows }, (_, r) => row(r)?.hidden)),
    hiddenColumns: listed(Array.from({ length: model.maxColumns }, (_, c) => sheet.getColumn(c + 1).hidden)),
  };
}

describe('exceljs', () => {
  it('finds every cell, look, rule, note, name and size in a file of ours', async () => {
    await fc.assert(
      fc.asyncProperty(workbooks, async (workbook) => {
        const book = new ExcelJS.Workbook();
        await book.xlsx.load((await writeXlsx(workbook, { now: NOW })).buffer as ArrayBuffer);
        const names = excelSheetNames(
          workbook.sheets.map((sheet) => sheet.name),
          [CARRIED],
        );
        const sheets = book.worksheets.filter((sheet) => sheet.name !== CARRIED);
        expect(sheets.map((sheet, i) => excel(sheet, workbook.sheets[i] as Sheet))).toEqual(
          workbook.sheets.map((sheet, i) => own(workbook, sheet, names[i] as string)),
        );
        for (const { name, sheetId, rect } of workbook.namedRanges) {
          const sheetName = names[workbook.sheets.findIndex((sheet) => sheet.sheetId === sheetId)];
          expect([name, book.definedNames.getRanges(name).ranges.map((range) => range.replaceAll('$', ''))]).toEqual([
            name,
            [expect.stringContaining(rectName(rect))],
          ]);
          expect(sheetName).toBeDefined();
        }
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 5) },
    );
  }, 3_600_000);
});
