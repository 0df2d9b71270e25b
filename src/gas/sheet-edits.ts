/** Carries out edits on SpreadsheetApp, each at the service calls that ports.ts states. Translation and no decisions. */
import type { SheetEdit, SheetRef } from '../app/ports';
import { a1Range } from '../domain/a1-notation';
import type { CellValue } from '../domain/cell-value';
import type { CellRange } from '../domain/sheet-snapshot';
import type { SheetCharts } from './charts';
import { type Handles, plainRange } from './handles';
import type { RememberedTabs } from './remembered-tabs';
import { buildRichText, buildStyle } from './rich-text';
import { buildConditionalRule, buildValidation, ownFormula, sameConditions } from './sheet-rules';
import { cellInput, plainInput } from './text-cell';

type Range = GoogleAppsScript.Spreadsheet.Range;

export function sheetEdits(
  spreadsheet: GoogleAppsScript.Spreadsheet.Spreadsheet,
  { findSheet, sheetOf, rangeOf }: Handles,
  tabs: RememberedTabs,
  charts: SheetCharts,
): (edit: SheetEdit) => void {
  const rangesOf = (ref: SheetRef, ranges: readonly CellRange[]) => sheetOf(ref).getRangeList(ranges.map(a1Range));
  const blockAt = (ref: SheetRef, row: number, column: number, grid: readonly (readonly unknown[])[]): Range =>
    rangeOf(ref, { row, column, rows: grid.length, columns: (grid[0] as readonly unknown[]).length });
  // Conditional formats of the tab that cells were copied from, until `restore-rules`.
  let restored: GoogleAppsScript.Spreadsheet.ConditionalFormatRule[] | null = null;

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
    },
    looks: (edit) => {
      const { formats, backgrounds, styles, alignments } = edit;
      const block = blockAt(edit.sheet, edit.row, edit.column, formats);
      block.setNumberFormats(formats as string[][]);
      block.setBackgrounds(backgrounds as string[][]);
      block.setTextStyles(styles.map((line) => line.map(buildStyle)));
      block.setHorizontalAlignments(alignments as ('left' | 'right' | 'normal')[][]);
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
    'put-chart': (edit) => {
      charts.put(edit.sheet, edit.chart);
    },
    'remove-charts': (edit) => {
      charts.remove(edit.sheet, edit.titles);
    },
    'remember-tabs': (edit) => {
      const ids = Object.entries(edit.tabs).map(([role, ref]) => [role, sheetOf(ref).getSheetId()] as const);
      tabs.remember(Object.fromEntries(ids));
    },
  };

  return (edit) => (edits[edit.kind] as (edit: SheetEdit) => void)(edit);
}
