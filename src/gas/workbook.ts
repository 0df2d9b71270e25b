/**
 * The Workbook port on SpreadsheetApp: translation and no decisions. Each read and each edit costs the service calls
 * that ports.ts states; handles are free.
 */
import type { CellBlock, RuleGrid, SheetEdit, SheetRef, TabInfo, Workbook } from '../app/ports';
import { a1Range, columnLetters } from '../domain/a1-notation';
import type { CellValue } from '../domain/cell-value';
import type { RichText } from '../domain/merge/recycled';
import { OWN_RULE_MARK } from '../domain/sheet-rules';
import type { CellRange, SheetSnapshot } from '../domain/sheet-snapshot';
import { buildChart, chartTitle } from './charts';
import { civilValues } from './civil-dates';
import { buildRichText, readRichText } from './rich-text';
import { buildConditionalRule, buildValidation, readValidations } from './sheet-rules';
import { cellInput, plainInput } from './text-cell';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

const TABS_KEY = 'ledgerline.tabs';

function plainRange(range: Range): CellRange {
  return {
    row: range.getRow() - 1,
    column: range.getColumn() - 1,
    rows: range.getNumRows(),
    columns: range.getNumColumns(),
  };
}

/** The workbook that the script is bound to, or null where there is none (a clock trigger of a published add-on). */
export function activeWorkbook(): Workbook | null {
  const spreadsheet = SpreadsheetApp.getActiveSpreadsheet();
  return spreadsheet === null ? null : workbookOf(spreadsheet);
}

function workbookOf(spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet): Workbook {
  let zone: string | undefined;
  const timeZone = (): string => {
    zone = zone ?? spreadsheet.getSpreadsheetTimeZone();
    return zone;
  };
  let place: string | undefined;
  const locale = (): string => {
    place = place ?? spreadsheet.getSpreadsheetLocale();
    return place;
  };
  const findSheet = (ref: SheetRef): Sheet | null =>
    typeof ref === 'string'
      ? spreadsheet.getSheetByName(ref)
      : (spreadsheet.getSheets().find((sheet) => sheet.getSheetId() === ref) ?? null);
  const sheetOf = (ref: SheetRef): Sheet => {
    const sheet = findSheet(ref);
    if (sheet === null) throw new Error(`no sheet ${ref}`);
    return sheet;
  };
  const rangeOf = (ref: SheetRef, range: CellRange): Range =>
    sheetOf(ref).getRange(range.row + 1, range.column + 1, range.rows, range.columns);
  const rangesOf = (ref: SheetRef, ranges: readonly CellRange[]) => sheetOf(ref).getRangeList(ranges.map(a1Range));
  const blockAt = (ref: SheetRef, row: number, column: number, grid: readonly (readonly unknown[])[]): Range =>
    rangeOf(ref, { row, column, rows: grid.length, columns: (grid[0] as readonly unknown[]).length });
  const tabInfo = (sheet: Sheet): TabInfo => ({ sheetId: sheet.getSheetId(), name: sheet.getName() });
  const findTabs = () => spreadsheet.createDeveloperMetadataFinder().withKey(TABS_KEY).find()[0] ?? null;
  // Under the lock only this port writes what is remembered: read once, kept current.
  let metadata: ReturnType<typeof findTabs> | undefined;
  let remembered: Record<string, number> | undefined;
  // Whether anything has been written since the last flush: where nothing has, there is nothing to carry out.
  let isBuffered = false;
  // Conditional formats of the tab that cells were copied from, until `restore-rules`.
  let restored: GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] | null = null;
  const tabsMetadata = () => {
    if (metadata === undefined) metadata = findTabs();
    return metadata;
  };

  const edits: { [Kind in SheetEdit['kind']]: (edit: Extract<SheetEdit, { kind: Kind }>) => void } = {
    'insert-sheet': (edit) => {
      spreadsheet.insertSheet(edit.name, spreadsheet.getSheets().length);
    },
    'delete-sheet': (edit) => {
      const sheet = findSheet(edit.sheet);
      if (sheet !== null) spreadsheet.deleteSheet(sheet);
    },
    'hide-sheet': (edit) => {
      sheetOf(edit.sheet).hideSheet();
    },
    'copy-sheet': (edit) => {
      // One call, so that no copy can be left without its name.
      spreadsheet.insertSheet(edit.name, spreadsheet.getSheets().length, { template: sheetOf(edit.sheet) });
    },
    'activate-sheet': (edit) => {
      sheetOf(edit.sheet).activate();
    },
    write: (edit) => {
      const { plain } = edit;
      const isPlain = (row: number, column: number): boolean => {
        if (typeof plain === 'boolean' || plain === undefined) return plain === true;
        const line = plain[0];
        return (
          (Array.isArray(line) ? (plain as readonly (readonly boolean[])[])[row]?.[column] : plain[column]) === true
        );
      };
      const input = (value: CellValue, row: number, column: number) =>
        isPlain(row, column) ? plainInput(value) : cellInput(value);
      blockAt(edit.sheet, edit.row, edit.column, edit.values).setValues(
        edit.values.map((line, row) =>
          line.map((value, column) => edit.formulas?.[row]?.[column] || input(value, row, column)),
        ),
      );
    },
    replace: (edit) => {
      rangeOf(edit.sheet, edit.range)
        .createTextFinder(edit.from)
        .matchCase(true)
        .matchEntireCell(true)
        .replaceAllWith(String(cellInput(edit.to)));
    },
    'rich-text': (edit) => {
      rangeOf(edit.sheet, { row: edit.row, column: edit.column, rows: 1, columns: 1 }).setRichTextValue(
        buildRichText(edit.text),
      );
    },
    'write-same': (edit) => {
      rangesOf(edit.sheet, edit.ranges).setValue(edit.plain ? plainInput(edit.value) : cellInput(edit.value));
    },
    'write-formulas': (edit) => {
      blockAt(edit.sheet, edit.row, edit.column, edit.formulas).setFormulas(edit.formulas as string[][]);
    },
    'number-format': (edit) => {
      if (edit.ranges.length > 0) rangesOf(edit.sheet, edit.ranges).setNumberFormat(edit.format);
    },
    'number-formats': (edit) => {
      blockAt(edit.sheet, edit.row, edit.column, edit.formats).setNumberFormats(edit.formats as string[][]);
    },
    backgrounds: (edit) => {
      blockAt(edit.sheet, edit.row, edit.column, edit.colors).setBackgrounds(edit.colors as string[][]);
    },
    notes: (edit) => {
      blockAt(edit.sheet, edit.row, edit.column, edit.notes).setNotes(edit.notes as string[][]);
    },
    style: (edit) => {
      if (edit.ranges.length === 0) return;
      const list = rangesOf(edit.sheet, edit.ranges);
      const { background, color, bold, italic, wrap } = edit.style;
      if (background !== undefined) list.setBackground(background);
      if (color !== undefined) list.setFontColor(color);
      if (bold !== undefined) list.setFontWeight(bold ? 'bold' : 'normal');
      if (italic !== undefined) list.setFontStyle(italic ? 'italic' : 'normal');
      if (wrap !== undefined) list.setWrap(wrap);
    },
    validation: (edit) => {
      rangeOf(edit.sheet, edit.range).setDataValidation(
        edit.rule === null ? null : buildValidation(edit.rule, sheetOf),
      );
    },
    'validations-down': (edit) => {
      const { range } = edit;
      const first = rangeOf(edit.sheet, { ...range, rows: 1 });
      first.setDataValidations([edit.rules.map((rule) => (rule === null ? null : buildValidation(rule, sheetOf)))]);
      if (range.rows > 1) {
        first.copyTo(
          rangeOf(edit.sheet, { ...range, row: range.row + 1, rows: range.rows - 1 }),
          SpreadsheetApp.CopyPasteType.PASTE_DATA_VALIDATION,
          false,
        );
      }
    },
    'validation-grid': (edit) => {
      const rules = edit.grid.table.map((rule) => buildValidation(rule, sheetOf));
      blockAt(edit.sheet, edit.row, edit.column, edit.grid.cells).setDataValidations(
        edit.grid.cells.map((row) => row.map((index) => rules[index] ?? null)),
      );
    },
    'conditional-rules': (edit) => {
      const sheet = sheetOf(edit.sheet);
      const theirs = sheet.getConditionalFormatRules().filter((rule) => ownFormula(rule) === null);
      sheet.setConditionalFormatRules([
        ...theirs,
        ...edit.rules.map((rule) => buildConditionalRule(rule, (range) => rangeOf(edit.sheet, range))),
      ]);
    },
    'insert-columns': (edit) => {
      sheetOf(edit.sheet).insertColumnsAfter(edit.after + 1, edit.count);
    },
    'delete-columns': (edit) => {
      sheetOf(edit.sheet).deleteColumns(edit.column + 1, edit.count);
    },
    'insert-rows': (edit) => {
      const sheet = sheetOf(edit.sheet);
      if (edit.after < 0 || edit.likeBelow === true) sheet.insertRowsBefore(edit.after + 2, edit.count);
      else sheet.insertRowsAfter(edit.after + 1, edit.count);
    },
    'move-rows': (edit) => {
      const rows = rangeOf(edit.sheet, { row: edit.row, column: 0, rows: edit.count, columns: 1 });
      sheetOf(edit.sheet).moveRows(rows, edit.before + 1);
    },
    'delete-rows': (edit) => {
      sheetOf(edit.sheet).deleteRows(edit.row + 1, edit.count);
    },
    'column-width': (edit) => {
      sheetOf(edit.sheet).setColumnWidths(edit.column + 1, edit.count, edit.pixels);
    },
    'hide-columns': (edit) => {
      const sheet = sheetOf(edit.sheet);
      if (edit.hidden) sheet.hideColumns(edit.column + 1, edit.count);
      else sheet.showColumns(edit.column + 1, edit.count);
    },
    'hide-rows': (edit) => {
      sheetOf(edit.sheet).hideRows(edit.row + 1, edit.count);
    },
    swatches: (edit) => {
      const block = blockAt(edit.sheet, edit.row, edit.column, edit.backgrounds);
      block.setBackgrounds(edit.backgrounds as string[][]);
      block.setFontColors(edit.colors as string[][]);
      const { bold, sizes, alignments } = edit;
      if (bold !== undefined) block.setFontWeights(bold.map((row) => row.map((one) => (one ? 'bold' : 'normal'))));
      if (sizes !== undefined) block.setFontSizes(sizes as number[][]);
      if (alignments !== undefined) block.setHorizontalAlignments(alignments as ('left' | 'right' | 'normal')[][]);
    },
    'hide-gridlines': (edit) => {
      sheetOf(edit.sheet).setHiddenGridlines(true);
    },
    'clear-validations': (edit) => {
      if (edit.ranges.length > 0) rangesOf(edit.sheet, edit.ranges).clearDataValidations();
    },
    'clear-formats': (edit) => {
      rangeOf(edit.sheet, edit.range).clearFormat();
    },
    'group-columns': (edit) => {
      const range = rangeOf(edit.sheet, { row: 0, column: edit.column, rows: 1, columns: edit.count });
      range.shiftColumnGroupDepth(1);
      range.collapseGroups();
    },
    freeze: (edit) => {
      const sheet = sheetOf(edit.sheet);
      if (edit.rows !== undefined) sheet.setFrozenRows(edit.rows);
      if (edit.columns !== undefined) sheet.setFrozenColumns(edit.columns);
    },
    'create-filter': (edit) => {
      rangeOf(edit.sheet, edit.range).createFilter();
    },
    'remove-filter': (edit) => {
      sheetOf(edit.sheet).getFilter()?.remove();
    },
    protect: (edit) => {
      rangeOf(edit.sheet, edit.range).protect().setDescription(edit.description).setWarningOnly(true);
    },
    unprotect: (edit) => {
      for (const protection of sheetOf(edit.sheet).getProtections(SpreadsheetApp.ProtectionType.RANGE)) {
        if (protection.getDescription() === edit.description) protection.remove();
      }
    },
    'break-apart': (edit) => {
      rangeOf(edit.sheet, edit.range).breakApart();
    },
    'copy-cells': (edit) => {
      const { PASTE_NORMAL, PASTE_FORMAT, PASTE_DATA_VALIDATION } = SpreadsheetApp.CopyPasteType;
      const sheet = sheetOf(edit.sheet);
      const theirs = sheet.getConditionalFormatRules().filter((rule) => ownFormula(rule) === null);
      for (const { range, row, column, what } of edit.copies) {
        rangeOf(edit.from, range).copyTo(
          rangeOf(edit.sheet, { ...range, row, column }),
          { all: PASTE_NORMAL, format: PASTE_FORMAT, validation: PASTE_DATA_VALIDATION }[what],
          false,
        );
      }
      const others = edit.rules === undefined ? [] : sheetOf(edit.from).getConditionalFormatRules();
      const isTaken = edit.rules === 'surely-like' || (edit.rules === 'like' && sameConditions(others, theirs));
      restored = isTaken ? others : null;
      if (!isTaken) sheet.setConditionalFormatRules(theirs);
    },
    'restore-rules': (edit) => {
      if (restored === null) return;
      const own = restored.map((rule) =>
        rule
          .copy()
          .setRanges(rule.getRanges().map((range) => rangeOf(edit.sheet, plainRange(range))))
          .build(),
      );
      sheetOf(edit.sheet).setConditionalFormatRules(own);
    },
    sort: (edit) => {
      rangeOf(edit.sheet, edit.range).sort({ column: edit.column + 1, ascending: true });
    },
    'append-row': (edit) => {
      sheetOf(edit.sheet).appendRow(edit.values.map(cellInput));
    },
    'insert-chart': (edit) => {
      const sheet = sheetOf(edit.sheet);
      sheet.insertChart(buildChart(sheet, edit.chart, rangeOf));
    },
    'remove-charts': (edit) => {
      const sheet = sheetOf(edit.sheet);
      for (const chart of sheet.getCharts()) if (edit.titles.includes(chartTitle(chart))) sheet.removeChart(chart);
    },
    'remember-tabs': (edit) => {
      const tabs: Record<string, number> = {};
      for (const [role, ref] of Object.entries(edit.tabs)) tabs[role] = sheetOf(ref).getSheetId();
      const known = tabsMetadata();
      const text = JSON.stringify(tabs);
      if (known === null) {
        spreadsheet.addDeveloperMetadata(TABS_KEY, text);
        metadata = undefined;
      } else {
        known.setValue(text);
      }
      remembered = tabs;
    },
  };

  return {
    info: () => ({ spreadsheetId: spreadsheet.getId(), locale: locale(), timeZone: timeZone() }),
    spreadsheetId: () => spreadsheet.getId(),
    timeZone,
    spreadsheetName: () => spreadsheet.getName(),
    visibleTabs: () =>
      spreadsheet
        .getSheets()
        .filter((sheet) => !sheet.isSheetHidden())
        .map(tabInfo),
    tabByName(name) {
      const sheet = spreadsheet.getSheetByName(name);
      return sheet === null ? null : { sheetId: sheet.getSheetId(), name };
    },
    tabById(sheetId) {
      const sheet = findSheet(sheetId);
      return sheet === null ? null : tabInfo(sheet);
    },
    hasTab: (sheetId) => findSheet(sheetId) !== null,
    activeTab: () => tabInfo(spreadsheet.getActiveSheet()),
    activeSheetId: () => spreadsheet.getActiveSheet().getSheetId(),
    selection() {
      const range = spreadsheet.getActiveRange();
      return range === null ? null : plainRange(range);
    },
    rememberedTabs() {
      remembered = remembered ?? (JSON.parse(tabsMetadata()?.getValue() ?? '{}') as Record<string, number>);
      const here = new Set(spreadsheet.getSheets().map((sheet) => sheet.getSheetId()));
      return Object.fromEntries(Object.entries(remembered).filter(([, sheetId]) => here.has(sheetId)));
    },
    forgetTabs() {
      metadata = metadata ?? undefined;
      remembered = undefined;
    },
    snapshot(sheetId): SheetSnapshot {
      const sheet = sheetOf(sheetId);
      const range = sheet.getDataRange();
      const values = civilValues(range.getValues(), timeZone());
      return {
        sheetId,
        sheetName: sheet.getName(),
        rowCount: values.length,
        columnCount: values[0]?.length ?? 0,
        maxRows: sheet.getMaxRows(),
        maxColumns: sheet.getMaxColumns(),
        values,
        display: range.getDisplayValues(),
        formulas: range.getFormulas(),
        numberFormats: range.getNumberFormats(),
        merges: range.getMergedRanges().map(plainRange),
        frozenRows: sheet.getFrozenRows(),
        frozenColumns: sheet.getFrozenColumns(),
      };
    },
    readCells(ref, kinds): CellBlock {
      const range = sheetOf(ref).getDataRange();
      return {
        values: civilValues(range.getValues(), timeZone()),
        formulas: kinds?.formulas === true ? range.getFormulas() : [],
        display: kinds?.display === true ? range.getDisplayValues() : [],
      };
    },
    readTab(sheetId, expectedColumns) {
      const range = wholeGrid(sheetOf(sheetId), expectedColumns);
      return { values: civilValues(range.getValues(), timeZone()), formulas: range.getFormulas() };
    },
    rowsAsShown: (sheetId, row, count) =>
      sheetOf(sheetId)
        .getRange(`${row + 1}:${row + count}`)
        .getDisplayValues(),
    readDisplay: (sheetId, range) => rangeOf(sheetId, range).getDisplayValues(),
    readGrid(ref, expectedColumns) {
      return civilValues(wholeGrid(sheetOf(ref), expectedColumns).getValues(), timeZone());
    },
    formulas: (ref, range) => rangeOf(ref, range).getFormulas(),
    maxRows: (sheetId) => sheetOf(sheetId).getMaxRows(),
    readValues: (ref, range) => civilValues(rangeOf(ref, range).getValues(), timeZone()),
    readRows: (sheetId, row, rows) =>
      civilValues(
        sheetOf(sheetId)
          .getRange(`${row + 1}:${row + rows}`)
          .getValues(),
        timeZone(),
      ),
    readColumns: (sheetId, column, columns) =>
      civilValues(wholeColumns(sheetOf(sheetId), column, columns).getValues(), timeZone()),
    findInColumn: (sheetId, column, texts) =>
      wholeColumns(sheetOf(sheetId), column, 1)
        .createTextFinder(texts.join('|'))
        .useRegularExpression(true)
        .matchCase(true)
        .findAll()
        .map((cell) => cell.getRow() - 1),
    peek(sheetId, rows) {
      const sheet = sheetOf(sheetId);
      const lastRow = sheet.getLastRow();
      const lastColumn = sheet.getLastColumn();
      if (lastRow === 0) return [];
      return sheet.getRange(1, 1, Math.min(rows, lastRow), lastColumn).getDisplayValues();
    },
    richTextMask: (sheetId, range) =>
      rangeOf(sheetId, range)
        .getRichTextValues()
        .map((row) => row.map((cell) => cell !== null && (cell.getRuns().length > 1 || cell.getLinkUrl() !== null))),
    richTexts: (sheetId, range) =>
      rangeOf(sheetId, range)
        .getRichTextValues()
        .map((row) => row.map((cell): RichText | null => (cell === null ? null : readRichText(cell)))),
    findCells: (pattern) =>
      spreadsheet
        .createTextFinder(pattern)
        .useRegularExpression(true)
        .matchFormulaText(true)
        .findAll()
        .map((range) => ({
          sheetId: range.getSheet().getSheetId(),
          row: range.getRow() - 1,
          column: range.getColumn() - 1,
        })),
    merges: (sheetId, range) =>
      (range === undefined ? sheetOf(sheetId).getDataRange() : rangeOf(sheetId, range))
        .getMergedRanges()
        .map(plainRange),
    notes: (sheetId, range) => rangeOf(sheetId, range).getNotes(),
    numberFormats: (sheetId, range) => rangeOf(sheetId, range).getNumberFormats(),
    backgrounds: (sheetId, range) => rangeOf(sheetId, range).getBackgrounds(),
    validations: (sheetId, range): RuleGrid => readValidations(rangeOf(sheetId, range)),
    ownConditionalFormats: (sheetId) =>
      sheetOf(sheetId)
        .getConditionalFormatRules()
        .flatMap((rule) => {
          const formula = ownFormula(rule);
          return formula === null ? [] : [{ formula, ranges: rule.getRanges().map(plainRange) }];
        }),
    filter(sheetId) {
      const filter = sheetOf(sheetId).getFilter();
      return filter === null ? null : plainRange(filter.getRange());
    },
    chartTitles: (sheetId) => sheetOf(sheetId).getCharts().map(chartTitle),
    hasForm: (sheetId) => sheetOf(sheetId).getFormUrl() !== null,
    formulasElsewhere: (sheetId, most) =>
      spreadsheet
        .getSheets()
        .filter((sheet) => sheet.getSheetId() !== sheetId)
        .slice(0, most)
        .flatMap((sheet) => sheet.getDataRange().getFormulas().flat())
        .filter((formula) => formula !== ''),
    lockedRanges(sheetId) {
      const sheet = sheetOf(sheetId);
      const ranges = sheet.getProtections(SpreadsheetApp.ProtectionType.RANGE);
      const whole = sheet.getProtections(SpreadsheetApp.ProtectionType.SHEET);
      return [...whole, ...ranges]
        .filter((protection) => !protection.isWarningOnly() && !protection.canEdit())
        .map((protection) => ({
          range:
            protection.getProtectionType() === SpreadsheetApp.ProtectionType.SHEET
              ? null
              : plainRange(protection.getRange()),
          description: protection.getDescription(),
        }));
    },
    edit(list) {
      for (const edit of list) {
        isBuffered = true;
        (edits[edit.kind] as (edit: SheetEdit) => void)(edit);
      }
    },
    flush() {
      if (!isBuffered) return;
      SpreadsheetApp.flush();
      isBuffered = false;
    },
    select(sheetId, range) {
      rangeOf(sheetId, range).activate();
    },
  };
}

/**
 * The whole grid. A range beyond it is refused at once, so its width is found without asking for it: soonest where the
 * guess is right.
 */
function wholeGrid(sheet: Sheet, expectedColumns: number): Range {
  const upTo = (columns: number): Range | null => {
    try {
      return sheet.getRange(`A1:${columnLetters(columns - 1)}`);
    } catch {
      return null;
    }
  };
  // There are as many columns as `least`, and fewer than `most`.
  let [least, most, step] = [0, Math.max(1, expectedColumns), 1];
  while (upTo(most) !== null) [least, most, step] = [most, most + step, 2 * step];
  while (most - least > 1) {
    const middle = (least + most) >> 1;
    if (upTo(middle) === null) most = middle;
    else least = middle;
  }
  return upTo(least) as Range;
}

/** Columns from top to bottom, as many of these as there are. */
function wholeColumns(sheet: Sheet, column: number, columns: number): Range {
  const upTo = (end: number): Range => sheet.getRange(`${columnLetters(column)}:${columnLetters(end - 1)}`);
  try {
    return upTo(column + columns);
  } catch {
    return upTo(sheet.getMaxColumns());
  }
}

/** Whether two lists of rules ask the same in the same order, wherever they apply. */
function sameConditions(
  a: readonly GoogleAppsScript.Spreadsheet.ConditionalFormatRule[],
  b: readonly GoogleAppsScript.Spreadsheet.ConditionalFormatRule[],
): boolean {
  const text = (rule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule): string => {
    const condition = rule.getBooleanCondition();
    return condition === null
      ? 'gradient'
      : `${condition.getCriteriaType()} ${condition
          .getCriteriaValues()
          .filter((value) => typeof value !== 'string' || !value.startsWith('='))
          .join()}`;
  };
  return a.length === b.length && a.every((rule, i) => text(rule) === text(b[i] as typeof rule));
}

/** Our rule's formula, or null for a rule of the user's. */
function ownFormula(rule: GoogleAppsScript.Spreadsheet.ConditionalFormatRule): string | null {
  const formula: unknown = rule.getBooleanCondition()?.getCriteriaValues()[0];
  return typeof formula === 'string' && formula.includes(OWN_RULE_MARK) ? formula : null;
}
