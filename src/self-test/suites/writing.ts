/** When writes take effect, when their errors surface, what a refused write leaves behind. */
import type { Bench, Suite } from '../suite';

function rejecting({ range }: Bench, a1: string): void {
  const rule = SpreadsheetApp.newDataValidation()
    .requireValueInList(['yes', 'no'], true)
    .setAllowInvalid(false)
    .build();
  range(a1).setDataValidation(rule);
  SpreadsheetApp.flush();
}

export const writing: readonly Suite[] = [
  {
    title: 'The write buffer',
    source: 'field-errors, assumption',
    run(bench, check) {
      const { range, values } = bench;
      rejecting(bench, 'A1:A9');
      /** Where the error of a write that a rule rejects surfaces. */
      function surfaces(next: () => unknown): string {
        let step = 'at the write';
        try {
          range('A1').setValue('maybe');
          step = 'at the next call';
          next();
          step = 'at the flush';
          SpreadsheetApp.flush();
          return 'never';
        } catch {
          return step;
        }
      }
      check(
        'before a read, the error of a rejected value surfaces',
        'at the next call',
        surfaces(() => range('Z9').getValue()),
      );
      check(
        'before another write, it surfaces',
        'at the flush',
        surfaces(() => range('Z9').setValue(1)),
      );
      check(
        'before a handle, it surfaces',
        'at the flush',
        surfaces(() => range('Z9').getRow()),
      );
      check(
        'before a property is read, it surfaces',
        'at the flush',
        surfaces(() => PropertiesService.getUserProperties().getProperty('self-test-none')),
      );
      try {
        range('B1').setValue('before');
        range('A1').setValue('maybe');
        range('C1').setValue('after');
        SpreadsheetApp.flush();
      } catch {
        // What is left of it is asked below.
      }
      check('of three writes with a bad one in the middle, these are kept', [['', 'before', 'after']], values('A1:C1'));
      range('D1').setValue('old');
      SpreadsheetApp.flush();
      range('D1').setValue('new');
      check('a read sees the writes before it', 'new', range('D1').getValue());
    },
  },
  {
    title: 'Rules that reject',
    source: 'field-errors, dc92',
    run(bench, check) {
      const { range, fill, values, thrown } = bench;
      rejecting(bench, 'A2:A9');
      check(
        'the error of a list',
        'The data you entered in cell A2 violates the data validation rules set on this cell. Please enter one of the following values: yes, no.',
        thrown(() => range('A2').setValue('maybe')),
      );
      check(
        'a table with one bad value',
        'error, and nothing written',
        thrown(() => fill('A2', [['yes'], ['maybe'], ['no']])) === 'no error'
          ? 'no error'
          : `error, and ${JSON.stringify(values('A2:A4')) === '[[""],[""],[""]]' ? 'nothing' : 'something'} written`,
      );
      check(
        'a blank is no violation',
        'no error',
        thrown(() => range('A2').setValue('')),
      );
      check(
        'the case of a list matters',
        'refused',
        thrown(() => range('A2').setValue('YES')) === 'no error' ? 'taken' : 'refused',
      );
      check(
        'a formula with a valid result is taken',
        'no error',
        thrown(() => range('A3').setFormula('="yes"')),
      );
      const number = SpreadsheetApp.newDataValidation().requireNumberBetween(1, 9).setAllowInvalid(false).build();
      range('B2').setDataValidation(number);
      check(
        'the error of a number',
        'The data you entered in cell B2 violates the data validation rules set on this cell.',
        thrown(() => range('B2').setValue(10)),
      );
      range('C2').setValue('old');
      range('C2').setDataValidation(number);
      check('a rule leaves the value that is there', 'old', range('C2').getValue());
      const warning = SpreadsheetApp.newDataValidation().requireNumberBetween(1, 9).build();
      range('D2').setDataValidation(warning);
      check(
        'unless told otherwise a rule only warns',
        ['no error', 10, true],
        [thrown(() => range('D2').setValue(10)), range('D2').getValue(), warning.getAllowInvalid()],
      );
      range('D2').clearContent();
      check('clearContent keeps the rule', false, range('D2').getDataValidation() === null);
      range('D2').clear({ formatOnly: true });
      check('clear({formatOnly}) removes it', true, range('D2').getDataValidation() === null);
      range('E2:E4').setDataValidation(
        SpreadsheetApp.newDataValidation().requireFormulaSatisfied('=E2>F2').setAllowInvalid(false).build(),
      );
      range('F2:F4').setValues([[1], [5], [1]]);
      check(
        'a formula is relative to the top left cell',
        ['no error', 'refused'],
        [
          thrown(() => range('E2').setValue(2)),
          thrown(() => range('E3').setValue(2)) === 'no error' ? 'taken' : 'refused',
        ],
      );
      check(
        'a rule with 501 items',
        'refused',
        thrown(() => {
          const items = Array.from({ length: 501 }, (_, index) => `item ${index}`);
          range('G2').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(items).build());
        }) === 'no error'
          ? 'taken'
          : 'refused',
      );
      const commas = SpreadsheetApp.newDataValidation().requireValueInList(['a, b', 'c']).build();
      range('H2').setDataValidation(commas);
      SpreadsheetApp.flush();
      check('a comma within an item stays', ['a, b', 'c'], range('H2').getDataValidation()?.getCriteriaValues()[0]);
    },
  },
  {
    title: 'Checkboxes',
    source: 'page',
    run({ range, values, sheet, value }, check) {
      range('A2:A4').insertCheckboxes();
      check('hold false', [[false], [false], [false]], values('A2:A4'));
      check('count as content', 4, sheet.getLastRow());
      range('A3').check();
      check('are checked', [true, true], [value('A3'), range('A3').isChecked()]);
      range('A4').setValue('TRUE');
      check('take the text TRUE', true, value('A4'));
      sheet.appendRow(['x']);
      check('appendRow goes below them', 'x', value('A5'));
    },
  },
  {
    title: 'Error texts',
    source: 'nfl27, youtube99, gasfakes, ngs186, ngs528, field-errors',
    run({ sheet, range, thrown, spreadsheet }, check) {
      const rows = sheet.getMaxRows();
      const texts: readonly (readonly [string, string, () => unknown])[] = [
        [
          'rows of setValues',
          'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
          () => range('A1:A2').setValues([[1]]),
        ],
        [
          'columns of setValues',
          'The number of columns in the data does not match the number of columns in the range. The data has 2 but the range has 1.',
          () => range('A1').setValues([[1, 2]]),
        ],
        ['row 0', 'The starting row of the range is too small.', () => sheet.getRange(0, 1)],
        ['column 0', 'The starting column of the range is too small.', () => sheet.getRange(1, 0)],
        ['no rows', 'The number of rows in the range must be at least 1.', () => sheet.getRange(1, 1, 0)],
        ['no columns', 'The number of columns in the range must be at least 1.', () => sheet.getRange(1, 1, 1, 0)],
        [
          'beyond the grid',
          'The coordinates of the range are outside the dimensions of the sheet.',
          () => sheet.getRange(rows + 1, 1).setValue(1),
        ],
        ['no notation', 'Range not found', () => sheet.getRange('no notation')],
        [
          'setValues of a text',
          "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
          () => range('A1').setValues('x' as never),
        ],
        [
          'getRange of five numbers',
          "The parameters (number,number,number,number,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
          () => (sheet.getRange as (...args: number[]) => unknown)(1, 1, 1, 1, 1),
        ],
        ['all rows deleted', "You can't delete all the rows on the sheet.", () => sheet.deleteRows(1, rows)],
        ['all rows frozen', "You can't freeze all visible rows on the sheet.", () => sheet.setFrozenRows(rows)],
        ['rows that are not there', 'Those rows are out of bounds.', () => sheet.deleteRows(rows + 1, 1)],
        [
          'a name twice',
          `A sheet with the name "${sheet.getName()}" already exists. Please enter another name.`,
          () => spreadsheet.insertSheet(sheet.getName()),
        ],
        [
          '50,001 characters',
          'Your input contains more than the maximum of 50000 characters in a single cell.',
          () => range('A1').setValue('x'.repeat(50_001)),
        ],
        [
          'a second filter',
          "You can't create a filter in a sheet that already has a filter.",
          () => {
            range('A1:B3').createFilter();
            range('D1:E3').createFilter();
          },
        ],
        [
          'banding twice',
          'You cannot add alternating background colors to a range that already has alternating background colors.',
          () => {
            range('A1:B3').applyRowBanding();
            range('B2:C4').applyRowBanding();
          },
        ],
        [
          'metadata on a cell',
          'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
          () => range('A1').addDeveloperMetadata('self-test'),
        ],
        ['a name that is no name', 'no error', () => spreadsheet.getRangeByName('self test none')],
      ];
      for (const [name, text, act] of texts) check(name, text, thrown(act));
    },
  },
];
