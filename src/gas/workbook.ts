/**
 * The Workbook port on SpreadsheetApp: translation and no decisions. Each read costs the service calls that ports.ts states;
 * edits are carried out by sheet-edits.ts.
 */
import type { CellBlock, RuleGrid, TabInfo, Workbook } from '../app/ports';
import type { RichText } from '../domain/merge/recycled';
import type { SheetSnapshot } from '../domain/sheet-snapshot';
import { sheetCharts } from './charts';
import { civilValues } from './civil-dates';
import { handlesOf, plainRange, readRange, wholeColumns, wholeGrid } from './handles';
import { rememberedTabs } from './remembered-tabs';
import { readRichText } from './rich-text';
import { sheetEdits } from './sheet-edits';
import { ownFormula, readValidations } from './sheet-rules';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

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
  const handles = handlesOf(spreadsheet);
  const { findSheet, sheetOf, rangeOf } = handles;
  const tabs = rememberedTabs(spreadsheet);
  const charts = sheetCharts(handles);
  const apply = sheetEdits(spreadsheet, handles, tabs, charts);
  const tabInfo = (sheet: Sheet): TabInfo => ({ sheetId: sheet.getSheetId(), name: sheet.getName() });
  // Whether anything has been written since the last flush: where nothing has, there is nothing to carry out.
  let isBuffered = false;
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
      const remembered = tabs.read();
      const here = new Set(spreadsheet.getSheets().map((sheet) => sheet.getSheetId()));
      return Object.fromEntries(Object.entries(remembered).filter(([, sheetId]) => here.has(sheetId)));
    },
    forgetTabs: tabs.forget,
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
      readRange(
        () => sheetOf(sheetId).getRange(`${row + 1}:${row + count}`),
        (rows) => rows.getDisplayValues(),
      ),
    readDisplay: (sheetId, range) => rangeOf(sheetId, range).getDisplayValues(),
    readGrid: (ref, expectedColumns) =>
      civilValues(
        readRange(
          () => wholeGrid(sheetOf(ref), expectedColumns),
          (grid) => grid.getValues(),
        ),
        timeZone(),
      ),
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
    chartTitles: charts.titles,
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
        apply(edit);
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
