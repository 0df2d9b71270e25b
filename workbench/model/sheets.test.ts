import {
  activateSheet,
  addSheet,
  copyName,
  copyOf,
  deleteSheet,
  hideSheet,
  moveSheet,
  renameSheet,
  sheetByName,
  sheetOf,
} from './sheets';
import { internValidation } from './style';
import { newWorkbook } from './workbook';

describe('sheets', () => {
  it('are added with 1,000 rows by 26 columns and become active', () => {
    const workbook = newWorkbook();
    const sheet = addSheet(workbook, undefined, 1);
    expect([sheet.name, sheet.maxRows, sheet.maxColumns, workbook.activeSheetId]).toEqual([
      'Sheet2',
      1000,
      26,
      sheet.sheetId,
    ]);
    expect(addSheet(newWorkbook({ locale: 'zh_CN' }), undefined, 0).name).toBe('工作表2');
    expect(() => addSheet(workbook, 'sheet2', 0)).toThrow(
      'A sheet with the name "sheet2" already exists. Please enter another name.',
    );
  });

  it('are found by name whatever the case, the exact one first', () => {
    const workbook = newWorkbook();
    expect(sheetByName(workbook, 'SHEET1')).toBe(workbook.sheets[0]);
    expect(sheetByName(workbook, 'none')).toBeUndefined();
    expect(() => sheetOf(workbook, 99)).toThrow('Sheet 99 not found');
  });

  it('take formulas along when they are renamed, and leave #REF! when they go', () => {
    const workbook = newWorkbook();
    const other = addSheet(workbook, 'Other', 1);
    workbook.sheets[0]!.formulas = [['=Other!A1&other!B2']];
    renameSheet(workbook, other, 'My list');
    expect(workbook.sheets[0]!.formulas[0]).toEqual(["='My list'!A1&'My list'!B2"]);
    workbook.namedRanges = [{ name: 'n', sheetId: other.sheetId, rect: { row: 0, column: 0, rows: 1, columns: 1 } }];
    deleteSheet(workbook, other);
    expect(workbook.sheets[0]!.formulas[0]).toEqual(['=#REF!&#REF!']);
    expect([workbook.namedRanges, workbook.activeSheetId]).toEqual([[], 0]);
    expect(() => deleteSheet(workbook, workbook.sheets[0]!)).toThrow(
      "You can't remove all the visible sheets in a document.",
    );
  });

  it('are copied with all but protections', () => {
    const workbook = newWorkbook();
    const sheet = workbook.sheets[0]!;
    sheet.values = [['a']];
    sheet.notes = [['n']];
    sheet.frozenRows = 1;
    sheet.filter = { rect: { row: 0, column: 0, rows: 2, columns: 1 }, criteria: {} };
    sheet.validations = [
      [
        internValidation({
          criteria: 'VALUE_IN_RANGE',
          args: [{ sheetId: 0, rect: { row: 0, column: 1, rows: 2, columns: 1 } }, true],
          allowInvalid: true,
        }),
      ],
    ];
    sheet.protections = [
      {
        protectionId: 1,
        rect: null,
        description: '',
        warningOnly: false,
        editors: [],
        domainEdit: false,
        unprotected: [],
      },
    ];
    const copy = copyOf(workbook, sheet, copyName(workbook, sheet.name));
    expect(copy).toMatchObject({
      name: 'Copy of Sheet1',
      values: [['a']],
      notes: [['n']],
      frozenRows: 1,
      protections: [],
    });
    expect(copy.filter).toEqual(sheet.filter);
    expect(copy.validations[0]?.[0]?.args[0]).toMatchObject({ sheetId: copy.sheetId });
    copy.values[0]![0] = 'b';
    expect(sheet.values[0]![0]).toBe('a');
    workbook.sheets.push(copy);
    expect(copyName(workbook, 'Sheet1')).toBe('Copy of Sheet1 2');
  });

  it('can be hidden but for the last visible one, and moved', () => {
    const workbook = newWorkbook();
    const other = addSheet(workbook, 'Other', 1);
    hideSheet(workbook, other);
    expect(workbook.activeSheetId).toBe(0);
    expect(() => hideSheet(workbook, workbook.sheets[0]!)).toThrow("You can't hide all the sheets in a document.");
    activateSheet(workbook, other);
    expect(other.hidden).toBe(false);
    moveSheet(workbook, other, 0);
    expect(workbook.sheets[0]).toBe(other);
  });
});
