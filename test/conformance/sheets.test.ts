/**
 * Sources: [sheet] https://developers.google.com/apps-script/reference/spreadsheet/sheet, [ss] .../spreadsheet,
 * [app] .../spreadsheet-app, [selection] .../selection
 */
import { inScript, openSheet } from './in-script';

describe('rows and columns', () => {
  // [sheet]
  it.each([
    ['insertRows', 'sheet.insertRows(2)', [1, '', 2, 3]],
    ['insertRowBefore', 'sheet.insertRowBefore(2)', [1, '', 2, 3]],
    ['insertRowAfter', 'sheet.insertRowAfter(2)', [1, 2, '', 3]],
    ['insertRowsBefore', 'sheet.insertRowsBefore(1, 2)', ['', '', 1, 2]],
    ['insertRowsAfter', 'sheet.insertRowsAfter(1, 2)', [1, '', '', 2]],
    ['deleteRow', 'sheet.deleteRow(2)', [1, 3, '', '']],
    ['deleteRows', 'sheet.deleteRows(1, 2)', [3, '', '', '']],
    ['moveRows', "sheet.moveRows(range('1:1'), 4)", [2, 3, 1, '']],
    ['sort', 'sheet.sort(1, false)', [3, 2, 1, '']],
  ])('%s counts rows from 1', (_name, act, column) => {
    expect(inScript(`fill('A1', [[1], [2], [3]]); ${act}; return range('A1:A4').getValues().map(([v]) => v);`)).toEqual(
      column,
    );
  });

  it.each([
    ['insertColumns', 'sheet.insertColumns(2)', [1, '', 2, 3]],
    ['insertColumnBefore', 'sheet.insertColumnBefore(2)', [1, '', 2, 3]],
    ['insertColumnAfter', 'sheet.insertColumnAfter(2)', [1, 2, '', 3]],
    ['insertColumnsBefore', 'sheet.insertColumnsBefore(1, 2)', ['', '', 1, 2]],
    ['insertColumnsAfter', 'sheet.insertColumnsAfter(1, 2)', [1, '', '', 2]],
    ['deleteColumn', 'sheet.deleteColumn(2)', [1, 3, '', '']],
    ['deleteColumns', 'sheet.deleteColumns(1, 2)', [3, '', '', '']],
    ['moveColumns', "sheet.moveColumns(range('A:A'), 4)", [2, 3, 1, '']],
  ])('%s counts columns from 1', (_name, act, row) => {
    expect(inScript(`fill('A1', [[1, 2, 3]]); ${act}; return range('A1:D1').getValues()[0];`)).toEqual(row);
  });

  it('hideRow, hideRows, showRows and unhideRow, each seen by isRowHiddenByUser', () => {
    expect(
      inScript(`const seen = () => [1, 2, 3].map((row) => sheet.isRowHiddenByUser(row)); const out = [];
        sheet.hideRow(range('A1')); out.push(seen()); sheet.hideRows(2, 2); out.push(seen()); sheet.unhideRow(range('A1')); out.push(seen());
        sheet.showRows(2, 2); out.push(seen()); sheet.hideRows(3); out.push(seen()); return out;`),
    ).toEqual([
      [true, false, false],
      [true, true, true],
      [false, true, true],
      [false, false, false],
      [false, false, true],
    ]);
  });

  it('hideColumn, hideColumns, showColumns and unhideColumn, each seen by isColumnHiddenByUser', () => {
    expect(
      inScript(`const seen = () => [1, 2, 3].map((column) => sheet.isColumnHiddenByUser(column)); const out = [];
        sheet.hideColumn(range('A1')); out.push(seen()); sheet.hideColumns(2, 2); out.push(seen()); sheet.unhideColumn(range('A1')); out.push(seen());
        sheet.showColumns(2, 2); out.push(seen()); sheet.hideColumns(3); out.push(seen()); return out;`),
    ).toEqual([
      [true, false, false],
      [true, true, true],
      [false, true, true],
      [false, false, false],
      [false, false, true],
    ]);
  });

  it('setRowHeight, setRowHeights, setRowHeightsForced, setColumnWidth and setColumnWidths are read back', () => {
    expect(
      inScript(`sheet.setRowHeight(1, 40).setRowHeights(2, 2, 50).setRowHeightsForced(4, 1, 9).setColumnWidth(1, 33).setColumnWidths(2, 2, 44);
        return [[1, 2, 3, 4, 5].map((row) => sheet.getRowHeight(row)), [1, 2, 3, 4].map((column) => sheet.getColumnWidth(column))];`),
    ).toEqual([
      [40, 50, 50, 9, 21],
      [33, 44, 44, 100],
    ]);
  });

  it('autoResizeColumn, autoResizeColumns and autoResizeRows fit what is there', () => {
    expect(
      inScript(`fill('A1', [['i', 'a very long text that needs much more room than usual', 'i']]); sheet.setRowHeight(1, 90);
        sheet.autoResizeColumn(1); sheet.autoResizeColumns(2, 2); sheet.autoResizeRows(1, 1);
        const [a, b, c] = [1, 2, 3].map((column) => sheet.getColumnWidth(column)); return [a < 100, b > 200, a === c, sheet.getRowHeight(1) < 90];`),
    ).toEqual([true, true, true, true]);
  });

  it('setFrozenRows and setFrozenColumns, but never all', () => {
    expect(
      inScript(`sheet.setFrozenRows(2); sheet.setFrozenColumns(1);
        return [sheet.getFrozenRows(), sheet.getFrozenColumns(), error(() => sheet.setFrozenRows(20)), error(() => sheet.deleteRows(3, 18))];`),
    ).toEqual([
      2,
      1,
      // [ngs186] [ngs528]
      "You can't freeze all visible rows on the sheet.",
      'Sorry, it is not possible to delete all non-frozen rows.',
    ]);
  });

  it('getLastColumn and getLastRow follow the content, getMaxColumns and getMaxRows the grid', () => {
    expect(
      inScript(`const empty = [sheet.getLastRow(), sheet.getLastColumn()]; range('C5').setValue('x');
        return [empty, sheet.getLastRow(), sheet.getLastColumn(), sheet.getMaxRows(), sheet.getMaxColumns(), sheet.getSheetValues(5, 3, 1, 2)];`),
    ).toEqual([[0, 0], 5, 3, 20, 8, [['x', '']]]);
  });

  it('groups fold and unfold, all or up to a depth', () => {
    expect(
      inScript(`range('2:5').shiftRowGroupDepth(1); range('3:4').shiftRowGroupDepth(1); range('B:C').shiftColumnGroupDepth(1);
        const rows = () => [sheet.getRowGroup(2, 1).isCollapsed(), sheet.getRowGroup(3, 2).isCollapsed()]; const columns = () => sheet.getColumnGroup(2, 1).isCollapsed();
        const out = [sheet.getRowGroupDepth(3), sheet.getColumnGroupDepth(2)];
        sheet.collapseAllRowGroups(); sheet.collapseAllColumnGroups(); out.push(rows(), columns());
        sheet.expandRowGroupsUpToDepth(1); sheet.expandColumnGroupsUpToDepth(1); out.push(rows(), columns());
        sheet.expandAllRowGroups(); sheet.expandAllColumnGroups(); out.push(rows(), columns()); return out;`),
    ).toEqual([2, 1, [true, true], true, [false, true], false, [false, false], false]);
  });

  it('have the group control before or after', () => {
    expect(
      inScript(`const { BEFORE, AFTER } = app.GroupControlTogglePosition; const read = () => [sheet.getRowGroupControlPosition(), sheet.getColumnGroupControlPosition()].map(String);
        const first = read(); sheet.setRowGroupControlPosition(BEFORE); sheet.setColumnGroupControlPosition(BEFORE); return [first, read(), AFTER === BEFORE];`),
    ).toEqual([['AFTER', 'AFTER'], ['BEFORE', 'BEFORE'], false]);
  });
});

describe('Sheet', () => {
  it('tells its names, kind and spreadsheet', () => {
    expect(
      inScript(`return [sheet.getName(), sheet.getSheetName(), sheet.setName('New').getSheetName(), String(sheet.getType()), sheet.getType() === app.SheetType.GRID,
        sheet.getParent().getId(), sheet.getIndex(), sheet.getFormUrl()];`),
    ).toEqual(['Sheet1', 'Sheet1', 'New', 'GRID', true, 'sheet-1', 1, null]);
  });

  it('keeps its tab colour, gridlines and direction', () => {
    expect(
      inScript(`const first = [sheet.getTabColor(), sheet.hasHiddenGridlines(), sheet.isRightToLeft()];
        sheet.setTabColor('red').setHiddenGridlines(true).setRightToLeft(true);
        const second = [sheet.getTabColor(), sheet.getTabColorObject().asRgbColor().asHexString(), sheet.hasHiddenGridlines(), sheet.isRightToLeft()];
        sheet.setTabColorObject(app.newColor().setRgbColor('#00ff00').build()); second.push(sheet.getTabColor()); sheet.setTabColor(null); return [first, second, sheet.getTabColor()];`),
    ).toEqual([[null, false, false], ['#ff0000', '#ff0000', true, true, '#00ff00'], null]);
  });

  it('hides and shows, but not the last one', () => {
    expect(
      inScript(`const message = error(() => sheet.hideSheet()); const other = ss.insertSheet('Other'); sheet.hideSheet();
        const hidden = [sheet.isSheetHidden(), ss.getActiveSheet().getName()]; sheet.showSheet(); sheet.activate();
        return [message, hidden, sheet.isSheetHidden(), ss.getActiveSheet().getName()];`),
    ).toEqual(["You can't hide all the sheets in a document.", [true, 'Other'], false, 'Sheet1']);
  });

  it('has no drawings, slicers, images or pivot tables', () => {
    expect(
      inScript(
        `return [sheet.getDrawings(), sheet.getImages(), sheet.getPivotTables(), sheet.getSlicers()].map((list) => list.length);`,
      ),
    ).toEqual([0, 0, 0, 0]);
  });

  it('clears contents, formats, notes or rules', () => {
    expect(
      inScript(`const rule = app.newConditionalFormatRule().whenCellEmpty().setBold(true).setRanges([range('B1')]).build();
        const fresh = () => { range('A1').setValue('v').setNote('n').setFontWeight('bold'); sheet.setConditionalFormatRules([rule]); };
        const left = () => [range('A1').getValue(), range('A1').getNote(), range('A1').getFontWeight(), sheet.getConditionalFormatRules().length];
        return [() => sheet.clearContents(), () => sheet.clearNotes(), () => sheet.clearFormats(), () => sheet.clearConditionalFormatRules(), () => sheet.clear({ contentsOnly: true })]
          .map((clear) => { fresh(); clear(); return left(); });`),
    ).toEqual([
      ['', 'n', 'bold', 1],
      ['v', '', 'bold', 1],
      ['v', 'n', 'normal', 0],
      ['v', 'n', 'bold', 0],
      ['', 'n', 'bold', 1],
    ]);
  });

  it('knows the names that stand on it', () => {
    expect(
      inScript(`const other = ss.insertSheet('Other'); ss.setNamedRange('Here', range('A1')); ss.setNamedRange('There', other.getRange('A1'));
        return [sheet, other].map((s) => s.getNamedRanges().map((n) => n.getName()));`),
    ).toEqual([['Here'], ['There']]);
  });

  it('getRangeList takes A1 and R1C1 notation', () => {
    expect(inScript(`return a1(sheet.getRangeList(['A1:B2', 'R3C3:R4C4']).getRanges());`)).toEqual(['A1:B2', 'C3:D4']);
  });
});

// [selection] [sheet] [ss] [app]
describe('the selection', () => {
  it.each(['sheet', 'ss', 'app', 'sheet.getSelection()', 'ss.getSelection()', 'app.getSelection()'])(
    'is the same, asked of %s',
    (of) => {
      expect(
        inScript(
          `range('B2:C3').activate(); return a1([${of}.getActiveRange(), ${of}.getCurrentCell(), ...${of}.getActiveRangeList().getRanges()]);`,
        ),
      ).toEqual(['B2:C3', 'B2', 'B2:C3']);
    },
  );

  it.each(['sheet', 'ss', 'app'])('is moved by setActiveRange and setCurrentCell of %s', (of) => {
    expect(
      inScript(`const seen = () => a1([sheet.getActiveRange(), sheet.getCurrentCell(), ...sheet.getActiveRangeList().getRanges()]);
        ${of}.setActiveRange(range('B2:C3')); const out = [seen()];
        ${of}.setCurrentCell(range('C3')); out.push(seen()); ${of}.setCurrentCell(range('A9')); out.push(seen());
        ${of}.setActiveRangeList(sheet.getRangeList(['A1', 'D1:E4'])); out.push(a1([sheet.getActiveRange()])); return out;`),
    ).toEqual([['B2:C3', 'B2', 'B2:C3'], ['B2:C3', 'C3', 'B2:C3'], ['A9', 'A9', 'A9'], ['D1:E4']]);
  });

  it('getActiveCell and setActiveSelection, the old names', () => {
    expect(
      inScript(`sheet.setActiveSelection('B2:C3'); const first = a1([sheet.getActiveCell(), ss.getActiveCell()]);
        ss.setActiveSelection(range('D4')); return [...first, ...a1([sheet.getActiveCell()])];`),
    ).toEqual(['B2', 'B2', 'D4']);
  });

  it('goes to the sheet that becomes active', () => {
    expect(
      inScript(`const other = ss.insertSheet('Other'); ss.setActiveSheet(sheet); const out = [ss.getSelection().getActiveSheet().getName()];
        app.setActiveSheet(other); app.setActiveSpreadsheet(ss); out.push(app.getActiveSheet().getName()); sheet.activate(); out.push(ss.getActiveSheet().getName()); return out;`),
    ).toEqual(['Sheet1', 'Other', 'Sheet1']);
  });

  it('getNextDataRange goes on to the edge of the data', () => {
    expect(
      inScript(
        `fill('A1', [[1], [2], [3]]); range('A1').activate(); return a1([sheet.getSelection().getNextDataRange(app.Direction.DOWN)]);`,
      ),
    ).toEqual(['A1:A3']);
  });
});

// [ss]
describe('Spreadsheet', () => {
  it('passes rows, columns and cells on to its active sheet', () => {
    expect(
      inScript(`ss.appendRow([1, 2]); ss.appendRow([3, 4]); ss.insertRowBefore(1); ss.insertRowAfter(1); ss.insertRowsBefore(1, 1); ss.insertRowsAfter(1, 1);
        const rows = [ss.getLastRow(), a1([ss.getDataRange()])]; ss.deleteRow(1); ss.deleteRows(1, 3);
        ss.insertColumnBefore(1); ss.insertColumnAfter(1); ss.insertColumnsBefore(1, 1); ss.insertColumnsAfter(1, 1);
        const columns = ss.getLastColumn(); ss.deleteColumn(1); ss.deleteColumns(1, 3); ss.sort(1, false);
        return [rows, columns, ss.getSheetValues(1, 1, 2, 2), ss.getSheetName(), ss.getSheetId() === sheet.getSheetId()];`),
    ).toEqual([
      [6, ['A1:B6']],
      6,
      [
        [3, 4],
        [1, 2],
      ],
      'Sheet1',
      true,
    ]);
  });

  it('passes sizes, hiding and freezing on to its active sheet', () => {
    expect(
      inScript(`range('B1').setValue('a very long text that needs much more room than usual'); ss.setColumnWidth(1, 50); ss.setRowHeight(1, 60); ss.setFrozenRows(1); ss.setFrozenColumns(2); ss.hideRow(range('A3')); ss.hideColumn(range('C1'));
        const hidden = [ss.isRowHiddenByUser(3), ss.isColumnHiddenByUser(3), ss.isRowHiddenByFilter(3)]; ss.unhideRow(range('A3')); ss.unhideColumn(range('C1'));
        ss.autoResizeColumn(2);
        return [ss.getColumnWidth(1), ss.getRowHeight(1), ss.getFrozenRows(), ss.getFrozenColumns(), hidden, ss.isRowHiddenByUser(3), ss.isColumnHiddenByUser(3), sheet.getColumnWidth(2) === 100];`),
    ).toEqual([50, 60, 1, 2, [true, true, false], false, false, false]);
  });

  it('names, copies, moves and deletes its active sheet', () => {
    expect(
      inScript(`const names = () => ss.getSheets().map((s) => s.getName()); ss.renameActiveSheet('First'); ss.duplicateActiveSheet(); const out = [names(), ss.getActiveSheet().getName()];
        ss.moveActiveSheet(1); out.push(names()); ss.deleteActiveSheet(); out.push(names(), error(() => ss.deleteActiveSheet())); return out;`),
    ).toEqual([
      ['First', 'Copy of First'],
      'Copy of First',
      ['Copy of First', 'First'],
      ['First'],
      "You can't remove all the visible sheets in a document.",
    ]);
  });

  it('has a name, an address, a zone and a locale', () => {
    expect(
      inScript(`ss.rename('Ledger'); ss.setSpreadsheetTimeZone('Europe/Berlin'); ss.setSpreadsheetLocale('de_DE');
        return [ss.getName(), ss.getUrl().includes(ss.getId()), ss.getSpreadsheetTimeZone(), ss.getSpreadsheetLocale(), ss.getNumSheets()];`),
    ).toEqual(['Ledger', true, 'Europe/Berlin', 'de_DE', 1]);
  });

  it('has an owner and editors', () => {
    expect(
      inScript(`const emails = (users) => users.map((u) => u.getEmail()).sort(); ss.addEditor('a@example.com'); ss.addEditors(['b@example.com']); ss.removeEditor('ed@example.com');
        return [ss.getOwner().getEmail(), emails(ss.getEditors()), emails(ss.getViewers())];`),
    ).toEqual(['owner@example.com', ['a@example.com', 'b@example.com', 'owner@example.com'], []]);
  });

  it('lists bandings and protections of all its sheets', () => {
    expect(
      inScript(`const other = ss.insertSheet('Other'); range('A1:B2').applyRowBanding(); range('A1').protect(); other.protect(); const { RANGE, SHEET } = app.ProtectionType;
        return [ss.getBandings().length, ss.getProtections(RANGE).length, ss.getProtections(SHEET).length];`),
    ).toEqual([1, 1, 1]);
  });

  it('getRangeList and removeNamedRange', () => {
    expect(
      inScript(`ss.setNamedRange('N', range('B2')); const list = a1(ss.getRangeList(['A1', 'N']).getRanges()); ss.removeNamedRange('N');
        return [list, ss.getRangeByName('N')];`),
    ).toEqual([['A1', 'B2'], null]);
  });

  it('has neither a form nor images', () => {
    expect(inScript('return [ss.getFormUrl(), ss.getImages()];')).toEqual([null, []]);
  });

  it('addMenu, updateMenu and show are the old way to menus and dialogs', () => {
    const { ui } = openSheet(`function main() {
      const ss = SpreadsheetApp.getActive();
      ss.addMenu('Old', [{ name: 'Go', functionName: 'go' }, null]);
      ss.updateMenu('Old', [{ name: 'Stop', functionName: 'stop' }]);
      ss.show(HtmlService.createHtmlOutput('<p>').setTitle('T'));
    }`).run('main');
    expect(ui).toMatchObject([
      { kind: 'menu', caption: 'Old', items: [{ functionName: 'go' }, { type: 'separator' }] },
      { kind: 'menu', caption: 'Old', items: [{ functionName: 'stop' }] },
      { kind: 'modeless', content: '<p>', title: 'T' },
    ]);
  });
});

// [app]
describe('SpreadsheetApp', () => {
  it('openById and openByUrl open the one spreadsheet there is', () => {
    expect(
      inScript(
        `return [app.openById('sheet-1').getId(), app.openByUrl(ss.getUrl()).getId(), error(() => app.openById('other')) !== 'no error'];`,
      ),
    ).toEqual(['sheet-1', 'sheet-1', true]);
  });

  it('prints enums as Google does', () => {
    expect(
      inScript(
        `return [String(app.BorderStyle.SOLID_MEDIUM), JSON.stringify({ d: app.Dimension.ROWS }), app.Direction.UP.name(), app.Direction.UP === app.Direction.UP];`,
      ),
    ).toEqual(['SOLID_MEDIUM', '{"d":"ROWS"}', 'UP', true]);
  });
});
