import { newState } from '../../model/state';
import { newWorkbook } from '../../model/workbook';
import { projectOf } from '../../sandbox/project';
import { openWorkbench } from '../../workbench';

/** The result of a function body with `ss`, `sheet` and `error(f)` at hand. */
function run(body: string): unknown {
  const report = openWorkbench({
    project: projectOf(`function main() {
      const ss = SpreadsheetApp.getActive();
      const sheet = ss.getActiveSheet();
      const a1 = (ranges) => ranges.map((range) => range.getA1Notation());
      const error = (f) => { try { f(); return 'no error'; } catch (e) { return String(e); } };
      ${body}
    }`),
    state: newState(newWorkbook({ owner: 'owner@example.com', timeZone: 'Asia/Shanghai' }), Date.UTC(2026, 4, 17, 9)),
    options: { cpuFactor: 0 },
  }).run('main');
  if (report.internalErrors[0]) throw report.internalErrors[0];
  if (report.error) throw new Error(report.error.message);
  return report.value;
}

describe('DataValidation', () => {
  // [dvb]
  it('warns by default, is read back as it was built, and copies into a builder', () => {
    expect(
      run(`
        const rule = SpreadsheetApp.newDataValidation().requireValueInList(['A', 'B']).setHelpText('Pick').build();
        const strict = rule.copy().setAllowInvalid(false).build();
        sheet.getRange('A1:A2').setDataValidations([[rule], [strict]]);
        const [[first], [second]] = sheet.getRange('A1:A2').getDataValidations();
        return [first.getAllowInvalid(), second.getAllowInvalid(), String(first.getCriteriaType()), first.getCriteriaValues(), second.getHelpText(),
          first.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST, sheet.getRange('B1').getDataValidation()];
      `),
    ).toEqual([true, false, 'VALUE_IN_LIST', [['A', 'B'], true], 'Pick', true, null]);
  });

  it('holds ranges and days of the spreadsheet zone', () => {
    expect(
      run(`
        const list = sheet.getRange('D2:D');
        sheet.getRange('A1').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInRange(list, false).build());
        sheet.getRange('A2').setDataValidation(SpreadsheetApp.newDataValidation().requireDateAfter(new Date(Date.UTC(2024, 2, 4, 17))).build());
        sheet.insertColumnBefore(2);
        const [range, shown] = sheet.getRange('A1').getDataValidation().getCriteriaValues();
        return [range.getA1Notation(), shown, sheet.getRange('A2').getDataValidation().getCriteriaValues()[0].toISOString()];
      `),
    ).toEqual(['E2:E', false, '2024-03-04T16:00:00.000Z']);
  });

  it('keeps a custom formula relative to its cell when rules are read and written as tables', () => {
    expect(
      run(`
        const range = sheet.getRange('B2:B5');
        range.setDataValidation(SpreadsheetApp.newDataValidation().requireFormulaSatisfied('=B2>A2').setAllowInvalid(false).build());
        sheet.getRange('B4:B5').setDataValidations(sheet.getRange('B4:B5').getDataValidations());
        sheet.getRange('A2:A5').setValues([[1], [2], [3], [4]]);
        return [sheet.getRange('B4').getDataValidation().getCriteriaValues(),
          error(() => { sheet.getRange('B5').setValue(4); SpreadsheetApp.flush(); }),
          error(() => { sheet.getRange('B5').setValue(5); SpreadsheetApp.flush(); })];
      `),
    ).toEqual([
      ['=B4>A4'],
      'Exception: The data you entered in cell B5 violates the data validation rules set on this cell.',
      'no error',
    ]);
  });

  it('goes with the formats, not with the contents', () => {
    expect(
      run(`
        const range = sheet.getRange('A1');
        const rule = SpreadsheetApp.newDataValidation().requireNumberGreaterThan(0).build();
        const rules = () => range.getDataValidation() !== null;
        const after = (clear) => { range.setValue(5).setDataValidation(rule).setNote('n').setFontWeight('bold').setNumberFormat('0.00'); clear(); return [range.getValue(), rules(), range.getNote(), range.getFontWeight(), range.getNumberFormat()]; };
        return [after(() => range.clearContent()), after(() => range.clear({ formatOnly: true })), after(() => range.clearFormat()), after(() => range.clear())];
      `),
    ).toEqual([
      ['', true, 'n', 'bold', '0.00'],
      [5, false, 'n', 'normal', '0.###############'],
      [5, true, 'n', 'normal', '0.00'],
      ['', false, '', 'normal', '0.###############'],
    ]);
  });

  it('is a checkbox that counts as content', () => {
    expect(
      run(`
        sheet.getRange('A1:A3').insertCheckboxes();
        const before = [sheet.getLastRow(), sheet.getRange('A1').getValue()];
        sheet.getRange('A2').check();
        return [...before, sheet.getRange('A2').isChecked(), sheet.getRange('A1:A3').isChecked(), sheet.getRange('B1').isChecked(),
          sheet.getRange('A1:A3').removeCheckboxes().getValues()];
      `),
    ).toEqual([3, false, true, null, null, [[''], [''], ['']]]);
  });
});

describe('ConditionalFormatRule', () => {
  // [cfb]
  it('replaces all rules of the sheet and is read back', () => {
    expect(
      run(`
        const rule = SpreadsheetApp.newConditionalFormatRule().whenFormulaSatisfied('=$A2="x"').setBackground('red').setBold(true)
          .setRanges([sheet.getRange('A2:C'), sheet.getRange('E2:E9')]).build();
        const dated = SpreadsheetApp.newConditionalFormatRule().whenDateBefore(SpreadsheetApp.RelativeDate.TODAY).setFontColor('#123').setRanges([sheet.getRange('D2:D')]).build();
        sheet.setConditionalFormatRules([rule]);
        sheet.setConditionalFormatRules([...sheet.getConditionalFormatRules(), dated]);
        return sheet.getConditionalFormatRules().map((r) => {
          const condition = r.getBooleanCondition();
          return [a1(r.getRanges()), String(condition.getCriteriaType()), condition.getCriteriaValues().map(String), condition.getBackground(), condition.getFontColor(), condition.getBold()];
        });
      `),
    ).toEqual([
      [['A2:C', 'E2:E9'], 'CUSTOM_FORMULA', ['=$A2="x"'], '#ff0000', null, true],
      [['D2:D'], 'DATE_BEFORE_RELATIVE', ['TODAY'], null, '#112233', null],
    ]);
  });

  it('needs a range and a condition, and only its own sheet', () => {
    expect(
      run(`
        const builder = () => SpreadsheetApp.newConditionalFormatRule();
        const other = ss.insertSheet('Other');
        const foreign = builder().whenCellEmpty().setRanges([other.getRange('A1')]).build();
        return [error(() => builder().whenCellEmpty().build()), error(() => builder().setRanges([sheet.getRange('A1')]).build()),
          error(() => sheet.setConditionalFormatRules([foreign]))];
      `),
    ).toEqual([
      'Exception: Conditional format rule must have at least one range.',
      'Exception: Conditional format rule must have either a boolean or gradient condition.',
      'Exception: Conditional format rule cannot reference a different sheet.',
    ]);
  });

  it('keeps a gradient', () => {
    expect(
      run(`
        const rule = SpreadsheetApp.newConditionalFormatRule().setGradientMinpoint('white')
          .setGradientMaxpointWithValue('#00ff00', SpreadsheetApp.InterpolationType.NUMBER, '10').setRanges([sheet.getRange('A1:A9')]).build();
        sheet.setConditionalFormatRules([rule]);
        const gradient = sheet.getConditionalFormatRules()[0].getGradientCondition();
        return [gradient.getMinColor(), String(gradient.getMinType()), gradient.getMaxColor(), gradient.getMaxValue(), gradient.getMidColor(),
          sheet.getConditionalFormatRules()[0].getBooleanCondition()];
      `),
    ).toEqual(['#ffffff', 'MIN', '#00ff00', '10', null, null]);
  });
});

describe('Filter', () => {
  it('is one per sheet, hides rows and can be taken away', () => {
    expect(
      run(`
        sheet.getRange('A1:B4').setValues([['Name', 'Sum'], ['Ann', 1], ['Bob', 2], ['Cy', 3]]);
        const filter = sheet.getRange('A1:B4').createFilter();
        const second = error(() => sheet.getRange('D1:E2').createFilter());
        filter.setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().setHiddenValues(['Bob']).build());
        const rows = [1, 2, 3, 4].map((row) => sheet.isRowHiddenByFilter(row));
        filter.sort(2, false);
        const sorted = sheet.getRange('A1:A4').getValues().map(([name]) => name);
        const criteria = sheet.getFilter().getColumnFilterCriteria(1).getHiddenValues();
        filter.remove();
        return [second, rows, sorted, criteria, sheet.getFilter()];
      `),
    ).toEqual([
      "Exception: You can't create a filter in a sheet that already has a filter.",
      [false, false, true, false],
      ['Name', 'Cy', 'Bob', 'Ann'],
      ['Bob'],
      null,
    ]);
  });
});

describe('Protection', () => {
  // [prot]
  it('stacks on ranges, is one on a sheet, and keeps the owner', () => {
    expect(
      run(`
        sheet.getRange('A1:B2').protect();
        const range = sheet.getRange('A1:B2').protect().setDescription('ours').setWarningOnly(true);
        const whole = sheet.protect();
        whole.setDescription('sheet').setUnprotectedRanges([sheet.getRange('C1:C')]);
        sheet.protect();
        const types = SpreadsheetApp.ProtectionType;
        const list = (type) => sheet.getProtections(type).map((p) => [p.getDescription(), p.isWarningOnly(), p.getRange().getA1Notation(), String(p.getProtectionType())]);
        const before = [list(types.RANGE), list(types.SHEET), a1(sheet.protect().getUnprotectedRanges()), range.canDomainEdit()];
        whole.removeEditors(whole.getEditors());
        range.remove();
        return [...before, whole.getEditors().map((user) => user.getEmail()), list(types.RANGE).length, error(() => range.getDescription())];
      `),
    ).toEqual([
      [
        ['', false, 'A1:B2', 'RANGE'],
        ['ours', true, 'A1:B2', 'RANGE'],
      ],
      [['sheet', false, 'A1:Z1000', 'SHEET']],
      ['C:C'],
      false,
      ['owner@example.com'],
      1,
      'Exception: The protection has been removed.',
    ]);
  });
});

describe('DeveloperMetadata', () => {
  // [ndm][api-meta]
  it('stands on the spreadsheet, sheets, whole rows and columns, and follows them', () => {
    expect(
      run(`
        ss.addDeveloperMetadata('k', 'on ss');
        sheet.addDeveloperMetadata('k', 'on sheet', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
        sheet.getRange('3:3').addDeveloperMetadata('k', 'on row');
        sheet.getRange('B:B').addDeveloperMetadata('k', 'on column');
        sheet.insertRowBefore(1);
        sheet.moveColumns(sheet.getRange('B:B'), 6);
        const all = ss.createDeveloperMetadataFinder().withKey('k').find();
        const row = sheet.createDeveloperMetadataFinder().withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.ROW).find()[0];
        const column = sheet.createDeveloperMetadataFinder().withValue('on column').find()[0];
        const result = [all.length, String(all[1].getVisibility()), row.getLocation().getRow().getA1Notation(), column.getLocation().getColumn().getA1Notation(),
          ss.getDeveloperMetadata().map((m) => m.getValue()), sheet.getDeveloperMetadata().map((m) => m.getValue()),
          sheet.getRange('A4:C4').createDeveloperMetadataFinder().find().length,
          sheet.getRange('A4:C4').createDeveloperMetadataFinder().onIntersectingLocations().withKey('k').find().length,
          sheet.getRange('4:4').createDeveloperMetadataFinder().find().length];
        sheet.deleteRow(4);
        column.setValue('changed').setKey('j');
        return [...result, ss.createDeveloperMetadataFinder().withKey('k').find().length, column.getValue()];
      `),
    ).toEqual([4, 'PROJECT', 'A4:Z4', 'E1:E1001', ['on ss'], ['on sheet'], 0, 2, 1, 2, 'changed']);
  });
});

describe('NamedRange', () => {
  it('follows moves and is found by name', () => {
    expect(
      run(`
        ss.setNamedRange('Total', sheet.getRange('B2'));
        sheet.insertRowsBefore(1, 2);
        sheet.getRange('A1').setFormula('=total*2');
        ss.getRangeByName('TOTAL').setValue(21);
        const named = ss.getNamedRanges()[0];
        const result = [named.getName(), named.getRange().getA1Notation(), sheet.getRange('A1').getValue(), ss.getRange('Total').getA1Notation(), ss.getRangeByName('none')];
        named.remove();
        return [...result, ss.getNamedRanges().length, error(() => ss.setNamedRange('A1', sheet.getRange('A1')))];
      `),
    ).toEqual(['Total', 'B4', 42, 'B4', null, 0, 'Exception: Invalid argument: name']);
  });
});

describe('rich text', () => {
  it('has runs with links and styles, which a plain value drops', () => {
    expect(
      run(`
        const bold = SpreadsheetApp.newTextStyle().setBold(true).setForegroundColor('red').build();
        const value = SpreadsheetApp.newRichTextValue().setText('Ann (mail)').setTextStyle(0, 3, bold).setLinkUrl(4, 10, 'mailto:a@b.c').build();
        sheet.getRange('A1:B1').setRichTextValues([[value, SpreadsheetApp.newRichTextValue().setText('=1+1').build()]]);
        sheet.getRange('C1').setValue(5);
        const [[first, second, third, empty]] = sheet.getRange('A1:D1').getRichTextValues();
        const runs = first.getRuns().map((run) => [run.getText(), run.getStartIndex(), run.getEndIndex(), run.getTextStyle().isBold(), run.getTextStyle().getForegroundColor(), run.getLinkUrl()]);
        const before = [runs, first.getLinkUrl(), first.getLinkUrl(4, 10), second.getText(), sheet.getRange('B1').getFormula(), third, empty.getText()];
        sheet.getRange('A1').setRichTextValue(first.copy().setLinkUrl(null).build());
        const unlinked = sheet.getRange('A1').getRichTextValue().getLinkUrl(4, 10);
        sheet.getRange('A1').setValue('Ann');
        return [...before, unlinked, sheet.getRange('A1').getRichTextValue().getRuns().length, error(() => SpreadsheetApp.newRichTextValue().setText('a').setLinkUrl(0, 5, 'x'))];
      `),
    ).toEqual([
      [
        ['Ann', 0, 3, true, '#ff0000', null],
        [' ', 3, 4, false, '#000000', null],
        ['(mail)', 4, 10, false, '#000000', 'mailto:a@b.c'],
      ],
      null,
      'mailto:a@b.c',
      '=1+1',
      '',
      null,
      '',
      null,
      1,
      'Exception: Illegal argument.',
    ]);
  });
});

describe('looks', () => {
  it('are set one for all or one for each, and reset by null', () => {
    expect(
      run(`
        const range = sheet.getRange('A1:B1');
        range.setBackgrounds([['red', null]]).setFontWeights([['bold', 'normal']]).setFontLine('underline').setFontSizes([[8, 12]]).setFontFamily('Roboto')
          .setHorizontalAlignment('center').setVerticalAlignments([['top', 'middle']]).setWrapStrategy(SpreadsheetApp.WrapStrategy.WRAP).setTextRotation(45).setFontStyle('italic');
        const all = [range.getBackgrounds(), range.getFontWeights(), range.getFontLines(), range.getFontSizes(), range.getFontFamilies(), range.getHorizontalAlignments(),
          range.getVerticalAlignments(), range.getWrapStrategies().map((row) => row.map(String)), range.getWrap(), range.getTextRotation().getDegrees(), range.getTextStyles()[0][0].isItalic()];
        range.setBackground(null).setFontWeight(null);
        return [...all, range.getBackgroundObject().asRgbColor().asHexString(), range.getFontWeight(), error(() => range.setFontWeight('heavy')),
          error(() => range.setBackgrounds([['red']]))];
      `),
    ).toEqual([
      [['#ff0000', '#ffffff']],
      [['bold', 'normal']],
      [['underline', 'underline']],
      [[8, 12]],
      [['Roboto', 'Roboto']],
      [['center', 'center']],
      [['top', 'middle']],
      [['WRAP', 'WRAP']],
      true,
      45,
      true,
      '#ffffff',
      'normal',
      'Exception: Invalid argument: fontWeight',
      'Exception: The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    ]);
  });

  it('are set for a list of ranges in one call', () => {
    expect(
      run(`
        sheet.getRangeList(['A1', 'C3:C4']).setBackground('blue').setNumberFormat('0.00').setValue('x').clearContent();
        return [sheet.getRange('C4').getBackground(), sheet.getRange('A1').getNumberFormat(), sheet.getRange('B1').getBackground(), sheet.getLastRow()];
      `),
    ).toEqual(['#0000ff', '0.00', '#ffffff', 0]);
  });

  it('draw borders on their sides', () => {
    const workbook = newWorkbook();
    openWorkbench({
      project: projectOf(
        `function main() { SpreadsheetApp.getActiveSheet().getRange('A1:B2').setBorder(true, null, null, null, true, null, 'red', SpreadsheetApp.BorderStyle.DOUBLE); }`,
      ),
      state: newState(workbook, 0),
    }).run('main');
    expect(workbook.sheets[0]?.styles.map((line) => line.map((style) => style?.borders))).toEqual([
      ['right=DOUBLE #ff0000;top=DOUBLE #ff0000', 'left=DOUBLE #ff0000;top=DOUBLE #ff0000'],
      ['right=DOUBLE #ff0000', 'left=DOUBLE #ff0000'],
    ]);
  });

  it('alternate once per range', () => {
    expect(
      run(`
        const banding = sheet.getRange('A1:B5').applyRowBanding(SpreadsheetApp.BandingTheme.CYAN, true, false);
        const again = error(() => sheet.getRange('B2:C9').applyRowBanding());
        banding.setFirstRowColor('red');
        const colors = [banding.getHeaderRowColor(), banding.getFirstRowColor(), banding.getFooterRowColor(), banding.getFirstColumnColor()];
        sheet.getRange('A1').getBandings().forEach((b) => b.remove());
        return [again, colors, sheet.getBandings().length];
      `),
    ).toEqual([
      'Exception: You cannot add alternating background colors to a range that already has alternating background colors.',
      ['#4dd0e1', '#ff0000', null, null],
      0,
    ]);
  });
});

describe('sheets', () => {
  it('are inserted, copied, moved, hidden and found', () => {
    expect(
      run(`
        sheet.getRange('A1').setValue('x').setNote('n');
        sheet.setFrozenRows(1);
        const copy = sheet.copyTo(ss).setName('Back-up');
        const added = ss.insertSheet('Added', 0);
        added.hideSheet();
        return [ss.getSheets().map((s) => s.getName()), copy.getRange('A1').getNote(), copy.getFrozenRows(), added.isSheetHidden(), ss.getSheetByName('none'),
          ss.getSheetById(copy.getSheetId()).getName(), copy.getIndex(), ss.getNumSheets(), ss.getActiveSheet().getName(), ss.getSheetByName('BACK-UP').getName()];
      `),
    ).toEqual([['Added', 'Sheet1', 'Back-up'], 'n', 1, true, null, 'Back-up', 3, 3, 'Sheet1', 'Back-up']);
  });

  it('have groups, widths and hidden columns', () => {
    expect(
      run(`
        sheet.getRange('B:D').shiftColumnGroupDepth(1);
        sheet.setColumnWidths(1, 2, 150).hideColumns(6, 2);
        sheet.getColumnGroup(3, 1).collapse();
        return [sheet.getColumnGroupDepth(3), sheet.getColumnGroup(2, 1).getRange().getA1Notation(), sheet.getColumnWidth(2), sheet.getColumnWidth(5),
          sheet.isColumnHiddenByUser(6), sheet.isColumnHiddenByUser(3), error(() => sheet.getColumnGroup(9, 1))];
      `),
    ).toEqual([
      1,
      'B1:D1000',
      150,
      100,
      true,
      true,
      'Exception: A column group does not exist at index 9 and group depth 1',
    ]);
  });

  it('are cleared of what is asked', () => {
    expect(
      run(`
        sheet.getRange('A1').setValue('x').setBackground('red').setNote('n');
        sheet.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenCellEmpty().setRanges([sheet.getRange('A1')]).build()]);
        sheet.clearContents();
        const first = [sheet.getRange('A1').getValue(), sheet.getRange('A1').getBackground(), sheet.getConditionalFormatRules().length];
        sheet.clear();
        return [...first, sheet.getRange('A1').getBackground(), sheet.getConditionalFormatRules().length, sheet.getRange('A1').getNote()];
      `),
    ).toEqual(['', '#ff0000', 1, '#ffffff', 0, 'n']);
  });
});

describe('ranges as a whole', () => {
  it('sort, drop duplicates, copy, move and merge', () => {
    expect(
      run(`
        sheet.getRange('A1:B4').setValues([['b', 2], ['a', 1], ['B', 2], ['c', 3]]);
        sheet.getRange('A1:B4').sort([{ column: 2, ascending: false }, 1]);
        const sorted = sheet.getRange('A1:A4').getValues().flat();
        const kept = sheet.getRange('A1:B4').removeDuplicates([1]).getA1Notation();
        sheet.getRange('A1:B1').copyTo(sheet.getRange('D1'), SpreadsheetApp.CopyPasteType.PASTE_VALUES, true);
        sheet.getRange('A1').moveTo(sheet.getRange('F9'));
        sheet.getRange('H1:I2').merge();
        return [sorted, kept, sheet.getRange('D1:D2').getValues(), sheet.getRange('F9').getValue(), sheet.getRange('A1').getValue(),
          a1(sheet.getRange('A1:Z9').getMergedRanges()), sheet.getRange('I2').isPartOfMerge(), a1([sheet.getRange('D1').getDataRegion(), sheet.getRange('D1').getNextDataCell(SpreadsheetApp.Direction.DOWN)])];
      `),
    ).toEqual([['c', 'b', 'B', 'a'], 'A1:B3', [['c'], [3]], 'c', '', ['H1:I2'], true, ['D1:D2', 'D2']]);
  });

  it('find and replace text', () => {
    expect(
      run(`
        sheet.getRange('A1:A3').setValues([['Ann'], ['Joanna'], ['Bob']]);
        const finder = sheet.createTextFinder('ann');
        const next = [finder.findNext().getA1Notation(), finder.findNext().getA1Notation(), finder.findNext()];
        return [next, a1(sheet.createTextFinder('ann').matchEntireCell(true).findAll()), ss.createTextFinder('b').replaceAllWith('p'), sheet.getRange('A3').getValue()];
      `),
    ).toEqual([['A1', 'A2', null], ['A1'], 2, 'pop']);
  });
});

describe('speed', () => {
  it('moves 50,000 x 20 cells through the door in about a second each', () => {
    const workbook = newWorkbook();
    workbook.sheets[0]!.maxRows = 50_000;
    const workbench = openWorkbench({
      project: projectOf(`
        const range = () => SpreadsheetApp.getActiveSheet().getRange(1, 1, 50000, 20);
        const table = (of) => Array.from({ length: 50000 }, (_, r) => Array.from({ length: 20 }, (_, c) => of(r, c)));
        function setValues() { range().setValues(table((r, c) => c % 3 ? 'text ' + r : r)); SpreadsheetApp.flush(); }
        function getValues() { return range().getValues().length; }
        function getRichTextValues() { return range().getRichTextValues().length; }
        function setNumberFormats() { range().setNumberFormats(table((r, c) => c % 2 ? '@' : 'yyyy-mm-dd')); SpreadsheetApp.flush(); }
        function setDataValidations() {
          const rules = [1, 2].map((n) => SpreadsheetApp.newDataValidation().requireNumberGreaterThan(n).build());
          range().setDataValidations(table((r, c) => c % 3 ? rules[c % 2] : null));
          SpreadsheetApp.flush();
        }
        function getDataValidations() { return range().getDataValidations().length; }`),
      state: newState(workbook, 0),
      options: { cpuFactor: 0 },
    });
    for (const name of [
      'setValues',
      'getValues',
      'getRichTextValues',
      'setNumberFormats',
      'setDataValidations',
      'getDataValidations',
    ]) {
      const started = process.cpuUsage();
      const report = workbench.run(name);
      expect(report.error).toBeUndefined();
      // Processor time, generously: the machine may be busy with other things.
      expect({ name, slow: process.cpuUsage(started).user > 4_000_000 }).toEqual({ name, slow: false });
    }
  }, 30_000);
});
