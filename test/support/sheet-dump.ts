/** A sheet as comparable text: everything a person could see or lose on it, nothing of how the model keeps it. */
import type { Grid, Sheet, Workbook } from '../../workbench/model/workbook';

function cells<T>(grid: Grid<T>): Record<string, T> {
  const out: Record<string, T> = {};
  grid.forEach((row, r) => {
    row?.forEach((cell, c) => {
      if (
        cell !== undefined &&
        cell !== '' &&
        !(typeof cell === 'object' && cell !== null && Object.keys(cell).length === 0)
      ) {
        out[`${r},${c}`] = cell;
      }
    });
  });
  return out;
}

export function dumpSheet(sheet: Sheet): Record<string, unknown> {
  const trim = <T>(list: readonly T[], isDefault: (item: T) => boolean): T[] => {
    let end = list.length;
    while (end > 0 && isDefault(list[end - 1] as T)) end--;
    return list.slice(0, end);
  };
  return {
    name: sheet.name,
    size: [sheet.maxRows, sheet.maxColumns],
    frozen: [sheet.frozenRows, sheet.frozenColumns],
    values: cells(sheet.values),
    formulas: cells(sheet.formulas),
    styles: cells(sheet.styles),
    validations: cells(sheet.validations),
    notes: cells(sheet.notes),
    richText: cells(sheet.richText),
    merges: sheet.merges,
    conditionalFormats: sheet.conditionalFormats,
    filter: sheet.filter,
    protections: sheet.protections.length,
    widths: trim(sheet.columnWidths, (width) => width === undefined || width === 100),
    hiddenColumns: trim(sheet.hiddenColumns, (hidden) => !hidden),
    columnGroups: sheet.columnGroups,
  };
}

export function sheetOf(workbook: Workbook, sheetId: number): Sheet {
  const sheet = workbook.sheets.find((candidate) => candidate.sheetId === sheetId);
  if (sheet === undefined) throw new Error(`no sheet ${sheetId}`);
  return sheet;
}

/** The sheet without the keys of duplicates, which follow from what else a row holds and which no undo takes back. */
export function withoutKeys(sheet: Sheet): Sheet {
  const at = sheet.values.map((row) => row?.indexOf('Match keys') ?? -1).find((index) => index >= 0);
  return at === undefined
    ? sheet
    : { ...sheet, values: sheet.values.map((row) => row?.map((value, column) => (column === at ? undefined : value))) };
}
