/** Sorting, filters, merges, and what follows when rows come and go. */
import type { Suite } from '../suite';

export const tables: readonly Suite[] = [
  {
    title: 'Sorting',
    source: 'page, assumption',
    run({ range, fill, values }, check) {
      const mixed = [['b'], [2], [''], [true], ['A'], [10], [false], ['a']];
      fill('A1', mixed).sort(1);
      check(
        'numbers, texts in any case, booleans, blanks',
        [[2], [10], ['A'], ['a'], ['b'], [false], [true], ['']],
        values('A1:A8'),
      );
      range('A1:A8').sort({ column: 1, ascending: false });
      check(
        'the other way round, blanks last',
        [[true], [false], ['b'], ['A'], ['a'], [10], [2], ['']],
        values('A1:A8'),
      );
      fill('C1', [
        ['x', 1],
        ['y', 2],
        ['x', 3],
        ['y', 4],
      ]).sort(3);
      check(
        'rows that are equal keep their order',
        [
          ['x', 1],
          ['x', 3],
          ['y', 2],
          ['y', 4],
        ],
        values('C1:D4'),
      );
      fill('F1', [
        [3, '=F1*2'],
        [1, '=F2*2'],
      ]).sort(6);
      check(
        'formulas go along and look at their new row',
        [
          ['', '=F1*2'],
          ['', '=F2*2'],
        ],
        range('F1:G2').getFormulas(),
      );
      range('I1').setNote('one').setBackground('#ff0000');
      fill('I1', [[2], [1]]).sort(9);
      check(
        'notes and colours go along',
        [
          ['', 'one'],
          ['#ffffff', '#ff0000'],
        ],
        [
          range('I1:I2')
            .getNotes()
            .map(([note]) => note),
          range('I1:I2')
            .getBackgrounds()
            .map(([color]) => color),
        ],
      );
      fill('K1', [['item 10'], ['item 9'], ['Item 2']]).sort(11);
      check('digits within texts are letters', [['item 10'], ['Item 2'], ['item 9']], values('K1:K3'));
    },
  },
  {
    title: 'Filters',
    source: 'page, assumption',
    run({ sheet, range, fill, values }, check) {
      fill('A1', [['n'], [1], [2], [3], [4]]);
      const filter = range('A1:A5').createFilter();
      const hidden = () => [2, 3, 4, 5].map((row) => sheet.isRowHiddenByFilter(row));
      filter.setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().whenNumberGreaterThan(2).build());
      check('hide what does not fit', [true, true, false, false], hidden());
      range('A5').setValue(0);
      check('look again when a value changes', [true, true, false, true], hidden());
      check('are read as if they were not there', [['n'], [1], [2], [3], [0]], values('A1:A5'));
      sheet.appendRow([9]);
      check('end where they ended when a row is appended', 'A1:A5', filter.getRange().getA1Notation());
      filter.sort(1, false);
      check('sort without their header', 'n', range('A1').getValue());
      sheet.insertRowAfter(2);
      check('grow with a row inserted inside', 'A1:A6', sheet.getFilter()?.getRange().getA1Notation());
      filter.remove();
      check('show every row when they go', [false, false, false, false], hidden());
      check('are null where there is none', null, sheet.getFilter());
    },
  },
  {
    title: 'Merges',
    source: 'page, assumption',
    run({ range, fill, values, thrown }, check) {
      fill('A1', [
        [1, 2],
        [3, 4],
      ]);
      range('A1:B2').merge();
      check(
        'keep the top left value alone',
        [
          [1, ''],
          ['', ''],
        ],
        values('A1:B2'),
      );
      range('B2').setValue('inside');
      check(
        'take a value written inside',
        [
          [1, ''],
          ['', ''],
        ],
        values('A1:B2'),
      );
      check(
        'are told of any of their cells',
        ['A1:B2'],
        range('B2')
          .getMergedRanges()
          .map((each) => each.getA1Notation()),
      );
      check(
        'refuse a sort across them',
        'refused',
        thrown(() => range('A1:B3').sort(1)) === 'no error' ? 'taken' : 'refused',
      );
      range('B2:C3').getValues();
      check(
        'refuse another that cuts them',
        'refused',
        thrown(() => range('B2:C3').merge()) === 'no error' ? 'taken' : 'refused',
      );
      range('A1:B2').breakApart();
      check(
        'fall apart',
        [],
        range('A1:B2')
          .getMergedRanges()
          .map((each) => each.getA1Notation()),
      );
    },
  },
  {
    title: 'Rows that come and go',
    source: 'page',
    run({ sheet, range, fill }, check) {
      const rowOfMetadata = () => {
        const [found] = sheet.createDeveloperMetadataFinder().withKey('self-test').find();
        return found?.getLocation().getRow()?.getRow() ?? null;
      };
      fill('A1', [['h'], [1], [2], [3]]);
      range('C1').setFormula('=SUM(A2:A4)');
      range('C2').setFormula('=A3');
      range('A3').setNote('note').setBackground('#00ff00');
      sheet.getRange('3:3').addDeveloperMetadata('self-test');
      sheet.insertRowBefore(3);
      check('formulas follow an insert', ['=SUM(A2:A5)', '=A4'], [range('C1').getFormula(), range('C2').getFormula()]);
      check('notes and colours follow', ['note', '#00ff00'], [range('A4').getNote(), range('A4').getBackground()]);
      check('metadata of a row follows', 4, rowOfMetadata());
      check('a new row looks like the one below it', '#00ff00', range('A3').getBackground());
      sheet.deleteRow(4);
      check('a reference to a deleted cell', ['=#REF!', '#REF!'], [range('C2').getFormula(), range('C2').getValue()]);
      check('a range shrinks', '=SUM(A2:A4)', range('C1').getFormula());
      check('metadata goes with its row', null, rowOfMetadata());
      range('C3').setFormula('=A2');
      range('C3').copyTo(range('D4'));
      check('copyTo moves references', '=B3', range('D4').getFormula());
      range('A2').moveTo(range('F9'));
      check('moveTo takes references along', '=F9', range('C3').getFormula());
    },
  },
  {
    title: 'Named ranges',
    source: 'page',
    run({ sheet, range, spreadsheet }, check) {
      const name = `self_test_${sheet.getSheetId()}`;
      spreadsheet.setNamedRange(name, range('A2:A4'));
      try {
        sheet.insertRowBefore(3);
        check('follow an insert', 'A2:A5', spreadsheet.getRangeByName(name)?.getA1Notation());
        range('C1').setFormula(`=ROWS(${name})`);
        check('stand in formulas', 4, range('C1').getValue());
      } finally {
        spreadsheet.removeNamedRange(name);
      }
      check('are null when they are gone', null, spreadsheet.getRangeByName(name));
      check('and then a formula shows', '#NAME?', range('C1').getValue());
    },
  },
  {
    title: 'Metadata and rules under a sort',
    source: 'assumption',
    run({ sheet, range, fill }, check) {
      fill('A1', [[3], [1], [2]]);
      sheet.getRange('1:1').addDeveloperMetadata('self-test');
      range('A1').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberGreaterThan(0).build());
      range('A1:A3').sort(1);
      check(
        'metadata of a row stays where it was',
        1,
        sheet.createDeveloperMetadataFinder().withKey('self-test').find()[0]?.getLocation().getRow()?.getRow(),
      );
      check(
        'a rule goes with its cell',
        [false, false, true],
        [1, 2, 3].map((row) => range(`A${row}`).getDataValidation() !== null),
      );
    },
  },
  {
    title: 'Conditional formats',
    source: 'page',
    run({ sheet, range }, check) {
      const rule = (a1: string, formula = '=$A1>1') =>
        SpreadsheetApp.newConditionalFormatRule()
          .whenFormulaSatisfied(formula)
          .setBackground('#ff0000')
          .setRanges([range(a1)])
          .build();
      sheet.setConditionalFormatRules([rule('A1:B5'), rule('C1:C5')]);
      sheet.setConditionalFormatRules([rule('A1:B5')]);
      check('setting replaces all', 1, sheet.getConditionalFormatRules().length);
      range('A1').setValue(2);
      check('their colours are not the cell’s own', '#ffffff', range('A1').getBackground());
      const told = () => {
        const [first] = sheet.getConditionalFormatRules();
        return [first?.getRanges()[0]?.getA1Notation(), first?.getBooleanCondition()?.getCriteriaValues()[0]];
      };
      sheet.insertRowBefore(1);
      check('take in a row inserted above their first row, which is the tab’s', ['A1:B6', '=$A1>1'], told());
      sheet.insertRowBefore(3);
      check('grow with a row inserted inside', ['A1:B7', '=$A1>1'], told());
      sheet.setConditionalFormatRules([rule('A5:B9', '=$A5>1')]);
      sheet.insertRowBefore(2);
      check('follow a row inserted above', ['A6:B10', '=$A6>1'], told());
    },
  },
  {
    title: 'Finding, tidying, splitting',
    source: 'page',
    run({ sheet, spreadsheet, range, fill, values }, check) {
      fill('A1', [['Ann'], ['ann lee'], ['Bob'], ['ANN']]);
      const found = (finder: GoogleAppsScript.Spreadsheet.TextFinder) =>
        finder.findAll().map((each) => each.getA1Notation());
      check('a text is found in any case, within others', ['A1', 'A2', 'A4'], found(sheet.createTextFinder('ann')));
      check('whole cells', ['A1', 'A4'], found(sheet.createTextFinder('ann').matchEntireCell(true)));
      check('in its case', ['A1'], found(sheet.createTextFinder('Ann').matchCase(true)));
      check(
        'by a regular expression',
        ['A1', 'A3', 'A4'],
        found(sheet.createTextFinder('^...$').useRegularExpression(true)),
      );
      sheet.hideColumns(1);
      check(
        'in a hidden column',
        ['A2'],
        found(range('A:A').createTextFinder('x1|ann').useRegularExpression(true).matchCase(true)),
      );
      sheet.showColumns(1);
      const own = spreadsheet
        .createTextFinder("^ann$|'?![$A-Z0-9:]*[$A-Z](?:3|4)(?:[^0-9]|$)")
        .useRegularExpression(true)
        .matchFormulaText(true);
      range('J1:J3').setFormulas([[`='${sheet.getName()}'!A3`], ['=A3'], [`=COUNTA('${sheet.getName()}'!$A$1:$A$4)`]]);
      check(
        'in the formulas of all tabs, and in what other cells show',
        ['A1', 'J1', 'J3', 'A4'],
        own
          .findAll()
          .filter((each) => each.getSheet().getSheetId() === sheet.getSheetId())
          .map((each) => each.getA1Notation()),
      );
      fill('K1', [["'C-7"], ["'c-7"], ["'C-77"], ["'C-7"]]);
      const swap = range('K1:K4').createTextFinder('C-7').matchCase(true).matchEntireCell(true);
      check('whole cells are replaced as typed', 2, swap.replaceAllWith("'007"));
      check('and stay text', [['007'], ['c-7'], ['C-77'], ['007']], values('K1:K4'));
      range('A1:A4').removeDuplicates();
      check('removeDuplicates takes case for nothing', [['Ann'], ['ann lee'], ['Bob'], ['']], values('A1:A4'));
      fill('C1', [['  a   b ']]);
      range('C1').trimWhitespace();
      check('trimWhitespace', 'a b', range('C1').getValue());
      fill('D1', [['x;1;2']]);
      range('D1').splitTextToColumns(';');
      check('splitTextToColumns takes the parts as typed', [['x', 1, 2]], values('D1:F1'));
      fill('H1', [[1], [3]]).autoFill(range('H1:H4'), SpreadsheetApp.AutoFillSeries.DEFAULT_SERIES);
      check('autoFill goes on with a series', [[1], [3], [5], [7]], values('H1:H4'));
    },
  },
  {
    title: 'A new tab and a copied one',
    source: 'field, page, assumption',
    run({ sheet, range, spreadsheet }, check) {
      check('rows and columns', [1000, 26], [sheet.getMaxRows(), sheet.getMaxColumns()]);
      check('is the active one', sheet.getSheetId(), spreadsheet.getActiveSheet().getSheetId());
      check(
        'last row and column of nothing',
        [0, 0, 'A1'],
        [sheet.getLastRow(), sheet.getLastColumn(), sheet.getDataRange().getA1Notation()],
      );
      check('width and height', [100, 21], [sheet.getColumnWidth(1), sheet.getRowHeight(1)]);
      const cell = range('A1');
      check(
        'looks',
        ['#ffffff', '#000000', 10, 'normal', 'general', 'bottom', false],
        [
          cell.getBackground(),
          cell.getFontColor(),
          cell.getFontSize(),
          cell.getFontWeight(),
          cell.getHorizontalAlignment(),
          cell.getVerticalAlignment(),
          cell.getWrap(),
        ],
      );
      range('A1').setValue('x').setNote('n');
      range('A1:A2').protect().setDescription('self-test');
      sheet.getRange('1:1').addDeveloperMetadata('self-test');
      sheet.setFrozenRows(1);
      SpreadsheetApp.flush();
      const copy = sheet.copyTo(spreadsheet);
      try {
        check('the name of a copy', `Copy of ${sheet.getName()}`, copy.getName());
        check(
          'a copy has values, notes, frozen rows',
          ['x', 'n', 1],
          [copy.getRange('A1').getValue(), copy.getRange('A1').getNote(), copy.getFrozenRows()],
        );
        check('a copy has protections', 0, copy.getProtections(SpreadsheetApp.ProtectionType.RANGE).length);
        check('a copy has metadata', 0, copy.createDeveloperMetadataFinder().withKey('self-test').find().length);
      } finally {
        spreadsheet.deleteSheet(copy);
      }
    },
  },
];
