/** Sources: [range] https://developers.google.com/apps-script/reference/spreadsheet/range and .../range-list */
import { inScript } from './in-script';

describe('Range: where it is', () => {
  it('tells rows and columns from 1, its size and its sheet', () => {
    expect(
      inScript(`const r = range('B3:D7'); return [r.getRow(), r.getRowIndex(), r.getColumn(), r.getColumnIndex(), r.getLastRow(), r.getLastColumn(),
        r.getNumRows(), r.getNumColumns(), r.getHeight(), r.getWidth(), r.getGridId() === sheet.getSheetId(), r.getSheet().getName()];`),
    ).toEqual([3, 3, 2, 2, 7, 4, 5, 3, 5, 3, true, 'Sheet1']);
  });

  it.each([
    ['A1:B3', [true, true, true, true]],
    ['A:B', [false, false, true, true]],
    ['2:3', [true, true, false, false]],
    ['B2:B', [true, false, true, true]],
  ])('%s is bounded: start row, end row, start column, end column', (notation, bounded) => {
    expect(
      inScript(`const r = range('${notation}');
        return [r.isStartRowBounded(), r.isEndRowBounded(), r.isStartColumnBounded(), r.isEndColumnBounded()];`),
    ).toEqual(bounded);
  });

  it('is blank without values, whatever its format', () => {
    expect(
      inScript(`range('A1').setBackground('red').setNote('n'); range('B1').setFormula('=""');
        return [range('A1').isBlank(), range('A1:B1').isBlank(), range('C1:D9').isBlank()];`),
    ).toEqual([true, false, true]);
  });

  it('moves the selection, the current cell within it', () => {
    expect(
      inScript(`range('B2:C4').activate(); const first = [a1([sheet.getActiveRange(), sheet.getCurrentCell()])];
        range('C3').activateAsCurrentCell();
        return [...first, a1([sheet.getActiveRange(), sheet.getCurrentCell()])];`),
    ).toEqual([
      ['B2:C4', 'B2'],
      ['B2:C4', 'C3'],
    ]);
  });

  it('can be edited by its owner', () => {
    expect(inScript(`range('A1').protect(); return range('A1').canEdit();`)).toBe(true);
  });

  it('finds text and filter of its own', () => {
    expect(
      inScript(`fill('A1', [['x'], ['y'], ['x']]); const before = range('A2').getFilter(); range('A1:A3').createFilter();
        return [range('A2:A3').createTextFinder('x').findAll().length, before, a1([range('A2').getFilter().getRange()])];`),
    ).toEqual([1, null, ['A1:A3']]);
  });
});

describe('Range: looks', () => {
  it.each([
    ['setFontColor', 'getFontColor', 'red', '#ff0000', '#000000'],
    ['setFontFamily', 'getFontFamily', 'Georgia', 'Georgia', 'Arial'],
    ['setFontLine', 'getFontLine', 'line-through', 'line-through', 'none'],
    ['setFontSize', 'getFontSize', 14, 14, null],
    ['setFontStyle', 'getFontStyle', 'italic', 'italic', 'normal'],
    ['setFontWeight', 'getFontWeight', 'bold', 'bold', 'normal'],
    ['setHorizontalAlignment', 'getHorizontalAlignment', 'center', 'center', null],
    ['setVerticalAlignment', 'getVerticalAlignment', 'top', 'top', null],
    ['setBackground', 'getBackground', '#0F0', '#00ff00', '#ffffff'],
    ['setNumberFormat', 'getNumberFormat', '0.00', '0.00', null],
  ])('%s is read back, and null resets it', (set, get, given, read, reset) => {
    const [was, now] = inScript(`const r = range('A1:B2'); r.${set}(${JSON.stringify(given)}); const was = r.${get}();
      if (!['setFontSize', 'setNumberFormat'].includes('${set}')) r.${set}(null);
      return [was, r.${get}()];`) as unknown[];
    expect(was).toBe(read);
    if (reset !== null) expect(now).toBe(reset);
  });

  it.each([
    ['setBackgrounds', 'getBackgrounds', ['#ff0000', '#00ff00']],
    ['setFontColors', 'getFontColors', ['#ff0000', '#00ff00']],
    ['setFontFamilies', 'getFontFamilies', ['Georgia', 'Arial']],
    ['setFontLines', 'getFontLines', ['underline', 'none']],
    ['setFontSizes', 'getFontSizes', [8, 20]],
    ['setFontStyles', 'getFontStyles', ['italic', 'normal']],
    ['setFontWeights', 'getFontWeights', ['bold', 'normal']],
    ['setHorizontalAlignments', 'getHorizontalAlignments', ['left', 'right']],
    ['setVerticalAlignments', 'getVerticalAlignments', ['top', 'middle']],
    ['setNumberFormats', 'getNumberFormats', ['0.00', '@']],
    ['setNotes', 'getNotes', ['one', '']],
    ['setWraps', 'getWraps', [true, false]],
    ['setFormulas', 'getFormulas', ['=C1+1', '']],
    ['setFormulasR1C1', 'getFormulasR1C1', ['=R[0]C[2]', null]],
  ])('%s takes a table of the range’s size', (set, get, row) => {
    const rows = JSON.stringify([row]);
    expect(
      inScript(`range('A1:B1').${set}(${rows});
        return [range('A1:B1').${get}(), error(() => range('A1:B2').${set}(${rows})), error(() => range('A1:C1').${set}(${rows}))];`),
    ).toEqual([
      [row],
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
      'The number of columns in the data does not match the number of columns in the range. The data has 2 but the range has 3.',
    ]);
  });

  it('takes colours as objects and as red, green and blue', () => {
    expect(
      inScript(`const color = (css) => app.newColor().setRgbColor(css).build(); const hex = (c) => c.asRgbColor().asHexString();
        const r = range('A1'); const two = range('A2:B2');
        r.setBackgroundObject(color('#112233')).setFontColorObject(color('#445566'));
        two.setBackgroundObjects([[color('#010101'), color('#020202')]]).setFontColorObjects([[color('#030303'), null]]);
        range('A3').setBackgroundRGB(255, 128, 0);
        return [hex(r.getBackgroundObject()), hex(r.getFontColorObject()), two.getBackgroundObjects()[0].map(hex), two.getFontColorObjects()[0].map(hex), range('A3').getBackground()];`),
    ).toEqual(['#112233', '#445566', ['#010101', '#020202'], ['#030303', '#000000'], '#ff8000']);
  });

  it('wraps, turns and directs its text', () => {
    expect(
      inScript(`const { WrapStrategy, TextDirection } = app; const r = range('A1'); const two = range('A2:B2');
        r.setWrap(true); const wrap = [r.getWrap(), String(r.getWrapStrategy())];
        r.setWrapStrategy(WrapStrategy.CLIP); wrap.push(r.getWrap(), String(r.getWrapStrategy()));
        two.setWrapStrategies([[WrapStrategy.WRAP, WrapStrategy.OVERFLOW]]); wrap.push(two.getWrapStrategies()[0].map(String));
        r.setTextDirection(TextDirection.RIGHT_TO_LEFT); two.setTextDirections([[TextDirection.LEFT_TO_RIGHT, null]]);
        const way = [String(r.getTextDirection()), two.getTextDirections()[0].map(String), range('C1').getTextDirection()];
        r.setTextRotation(45); two.setTextRotations([[r.getTextRotation(), r.getTextRotation()]]); range('C1').setVerticalText(true);
        const turned = [r.getTextRotation().getDegrees(), r.getTextRotation().isVertical(), two.getTextRotations()[0].map((t) => t.getDegrees()), range('C1').getTextRotation().isVertical()];
        return [wrap, way, turned];`),
    ).toEqual([
      [true, 'WRAP', false, 'CLIP', ['WRAP', 'OVERFLOW']],
      ['RIGHT_TO_LEFT', ['LEFT_TO_RIGHT', 'null'], null],
      [45, false, [45, 45], true],
    ]);
  });

  it('takes text styles whole', () => {
    expect(
      inScript(`const style = (size) => app.newTextStyle().setFontSize(size).setBold(true).build();
        range('A1').setTextStyle(style(20)); range('A2:B2').setTextStyles([[style(8), style(9)]]);
        const told = (s) => [s.getFontSize(), s.isBold()];
        return [told(range('A1').getTextStyle()), range('A2:B2').getTextStyles()[0].map(told), range('A1').getFontWeight()];`),
    ).toEqual([
      [20, true],
      [
        [8, true],
        [9, true],
      ],
      'bold',
    ]);
  });

  it('keeps the value when links are shown or not', () => {
    expect(inScript(`return range('A1').setValue('x').setShowHyperlink(false).getValue();`)).toBe('x');
  });
});

describe('Range: clearing', () => {
  it('takes notes, checkmarks and rules each for itself', () => {
    expect(
      inScript(`const r = range('A1:A2'); r.insertCheckboxes().check().setNote('n');
        const seen = [r.isChecked()]; r.uncheck(); seen.push(r.isChecked(), r.getValues()); r.clearNote(); seen.push(r.getNotes());
        r.clearDataValidations(); seen.push(r.getDataValidation(), r.getValues()); return seen;`),
    ).toEqual([true, false, [[false], [false]], [[''], ['']], null, [[false], [false]]]);
  });
});

describe('Range: merging, moving and filling', () => {
  it('merges whole, by row and by column, and breaks apart', () => {
    expect(
      inScript(`range('A1:B2').merge(); range('A4:B5').mergeAcross(); range('D1:E2').mergeVertically();
        const merged = a1(sheet.getDataRange().offset(0, 0, 5, 5).getMergedRanges()).sort(); range('A1:E5').breakApart();
        return [merged, range('A1:E5').getMergedRanges().length, range('A1').isPartOfMerge()];`),
    ).toEqual([['A1:B2', 'A4:B4', 'A5:B5', 'D1:D2', 'E1:E2'], 0, false]);
  });

  it('inserts and deletes cells, the others moving aside', () => {
    expect(
      inScript(`const { ROWS, COLUMNS } = app.Dimension; fill('A1', [[1, 2], [3, 4]]);
        range('A1').insertCells(ROWS); const down = range('A1:B3').getValues(); range('A1').deleteCells(ROWS);
        range('A1').insertCells(COLUMNS); const right = range('A1:C2').getValues(); range('A1').deleteCells(COLUMNS);
        return [down, right, range('A1:B2').getValues()];`),
    ).toEqual([
      [
        ['', 2],
        [1, 4],
        [3, ''],
      ],
      [
        ['', 1, 2],
        [3, 4, ''],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    ]);
  });

  it('continues a series, or repeats it', () => {
    expect(
      inScript(`const { DEFAULT_SERIES, ALTERNATE_SERIES } = app.AutoFillSeries; fill('A1', [[1, 1], [2, 2]]);
        range('A1:A2').autoFill(range('A1:A4'), DEFAULT_SERIES); range('B1:B2').autoFill(range('B1:B4'), ALTERNATE_SERIES);
        fill('C1', [[5], [6]]); range('C1:C2').autoFillToNeighbor(DEFAULT_SERIES);
        return range('A1:C4').getValues();`),
    ).toEqual([
      [1, 1, 5],
      [2, 2, 6],
      [3, 1, 7],
      [4, 2, 8],
    ]);
  });

  it('shows an invalid Date as an error, never as a date', () => {
    expect(
      inScript(`range('A1').setValue(new Date(NaN)); return [range('A1').getValue(), range('A1').getDisplayValue()];`),
    ).toEqual(['#NUM!', '#NUM!']);
  });

  it('copies values or formats to a place given by numbers', () => {
    expect(
      inScript(`range('A1').setValue(7).setBackground('#ff0000'); const id = sheet.getSheetId();
        range('A1').copyValuesToRange(sheet, 3, 3, 2, 2); range('A1').copyFormatToRange(id, 4, 4, 2, 2);
        return [range('C2').getValue(), range('C2').getBackground(), range('D2').getValue(), range('D2').getBackground()];`),
    ).toEqual([7, '#ffffff', '', '#ff0000']);
  });

  it('splits text into columns and trims it', () => {
    expect(
      inScript(`fill('A1', [['a,b'], ['c;d;e'], ['x-y']]); const { SEMICOLON } = app.TextToColumnsDelimiter;
        range('A1').splitTextToColumns(); range('A2').splitTextToColumns(SEMICOLON); range('A3').splitTextToColumns('-');
        range('E1').setValue('  two   words '); range('E1').trimWhitespace();
        return [range('A1:C3').getValues(), range('E1').getValue()];`),
    ).toEqual([
      [
        ['a', 'b', ''],
        ['c', 'd', 'e'],
        ['x', 'y', ''],
      ],
      'two words',
    ]);
  });

  it('shuffles rows without losing one', () => {
    expect(
      inScript(`fill('A1', [[1, 1], [2, 2], [3, 3], [4, 4], [5, 5]]); const r = range('A1:B5'); const same = r.randomize().getValues();
        return [same.map(([a]) => a).sort(), same.every(([a, b]) => a === b)];`),
    ).toEqual([[1, 2, 3, 4, 5], true]);
  });

  it('alternates column colours', () => {
    expect(
      inScript(`const banding = range('A1:C2').applyColumnBanding(app.BandingTheme.BLUE);
        return [a1([banding.getRange()]), banding.getHeaderColumnColor() !== null, banding.getFirstColumnColor() !== banding.getSecondColumnColor(), banding.getHeaderRowColor()];`),
    ).toEqual([['A1:C2'], true, true, null]);
  });

  it('folds and unfolds the groups it covers', () => {
    expect(
      inScript(`range('2:4').shiftRowGroupDepth(1); range('2:4').collapseGroups(); const group = () => sheet.getRowGroup(2, 1).isCollapsed();
        const folded = group(); range('2:4').expandGroups(); return [folded, group(), sheet.getRowGroupDepth(3)];`),
    ).toEqual([true, false, 1]);
  });

  // [ndm]
  it('has the metadata of its own rows only', () => {
    expect(
      inScript(`range('2:2').addDeveloperMetadata('k', 'v'); const keys = (r) => r.getDeveloperMetadata().map((m) => m.getKey());
        return [keys(range('2:2')), keys(range('3:3'))];`),
    ).toEqual([['k'], []]);
  });
});

describe('RangeList', () => {
  const list = `const list = sheet.getRangeList(['A1', 'B2:C2']); const each = (name) => list.getRanges().map((r) => r[name]());`;

  it.each([
    ['setBackground', 'getBackground', "'#ff0000'", '#ff0000'],
    ['setBackgroundRGB', 'getBackground', '1, 2, 3', '#010203'],
    ['setFontColor', 'getFontColor', "'#ff0000'", '#ff0000'],
    ['setFontFamily', 'getFontFamily', "'Georgia'", 'Georgia'],
    ['setFontLine', 'getFontLine', "'underline'", 'underline'],
    ['setFontSize', 'getFontSize', '14', 14],
    ['setFontStyle', 'getFontStyle', "'italic'", 'italic'],
    ['setFontWeight', 'getFontWeight', "'bold'", 'bold'],
    ['setFormula', 'getFormula', "'=1+1'", '=1+1'],
    ['setFormulaR1C1', 'getFormulaR1C1', "'=R1C9'", '=R1C9'],
    ['setHorizontalAlignment', 'getHorizontalAlignment', "'center'", 'center'],
    ['setNote', 'getNote', "'n'", 'n'],
    ['setNumberFormat', 'getNumberFormat', "'0.0'", '0.0'],
    ['setValue', 'getValue', '5', 5],
    ['setVerticalAlignment', 'getVerticalAlignment', "'top'", 'top'],
    ['setWrap', 'getWrap', 'true', true],
  ])('%s reaches every range', (set, get, given, read) => {
    expect(inScript(`${list} list.${set}(${given}); return each('${get}');`)).toEqual([read, read]);
  });

  it('turns, directs, wraps and frames', () => {
    expect(
      inScript(`${list} list.setTextRotation(45).setTextDirection(app.TextDirection.LEFT_TO_RIGHT).setWrapStrategy(app.WrapStrategy.CLIP).setShowHyperlink(false)
        .setBorder(true, true, true, true, true, true);
        const read = [each('getTextRotation').map((t) => t.getDegrees()), each('getTextDirection').map(String), each('getWrapStrategy').map(String)];
        list.setVerticalText(true); return [...read, each('getTextRotation').map((t) => t.isVertical())];`),
    ).toEqual([
      [45, 45],
      ['LEFT_TO_RIGHT', 'LEFT_TO_RIGHT'],
      ['CLIP', 'CLIP'],
      [true, true],
    ]);
  });

  it('checks, unchecks and removes checkboxes', () => {
    expect(
      inScript(`${list} list.insertCheckboxes(); const seen = [each('isChecked')]; list.check(); seen.push(each('isChecked'));
        list.uncheck(); seen.push(each('isChecked')); list.removeCheckboxes(); seen.push(each('isChecked')); return seen;`),
    ).toEqual([
      [false, false],
      [true, true],
      [false, false],
      [null, null],
    ]);
  });

  it('clears of every kind', () => {
    expect(
      inScript(`${list} const rule = app.newDataValidation().requireTextContains('v').build();
        const fresh = () => list.getRanges().forEach((r) => r.setValue('v').setNote('n').setFontWeight('bold').setDataValidation(rule));
        const left = () => { const r = list.getRanges()[1]; return [r.getValue(), r.getNote(), r.getFontWeight(), r.getDataValidation() !== null]; };
        return [() => list.clearContent(), () => list.clearNote(), () => list.clearFormat(), () => list.clearDataValidations(), () => list.clear(), () => list.clear({ contentsOnly: true })]
          .map((clear) => { fresh(); clear(); return left(); });`),
    ).toEqual([
      ['', 'n', 'bold', true],
      ['v', '', 'bold', true],
      ['v', 'n', 'normal', true],
      ['v', 'n', 'bold', false],
      ['', '', 'normal', false],
      ['', 'n', 'bold', true],
    ]);
  });

  it('trims, breaks merges and is selected', () => {
    expect(
      inScript(`${list} range('A1').setValue(' a  b '); range('B2:C2').merge(); list.trimWhitespace(); list.breakApart(); list.activate();
        return [range('A1').getValue(), range('B2').isPartOfMerge(), a1(list.getRanges())];`),
    ).toEqual(['a b', false, ['A1', 'B2:C2']]);
  });
});

// Range's deprecated methods, as scripts of the Rhino runtime call them. (field)
it('answers to the old names of backgrounds and notes', () => {
  expect(
    inScript(`const r = range('A1').setBackgroundColor('red').setComment('c'); range('A2:B2').setBackgroundColors([['#00ff00', null]]).setComments([['x', '']]);
      return [r.getBackgroundColor(), r.getComment(), range('A2:B2').getBackgroundColors(), range('A2:B2').getComments()];`),
  ).toEqual(['#ff0000', 'c', [['#00ff00', '#ffffff']], [['x', '']]]);
});
