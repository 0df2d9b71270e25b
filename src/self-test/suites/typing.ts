/** What Sheets makes of text that a script writes. */
import type { Suite } from '../suite';

/** Each text with the value that is read back and the text that is shown. */
const TYPED: readonly (readonly [text: string, value: unknown, shown: string])[] = [
  ['01234', 1234, '1234'],
  ['22 34', 2234, '2234'],
  ['1,234.5', 1234.5, '1,234.50'],
  ['1e3', 1000, '1.00E+03'],
  ['.5', 0.5, '0.5'],
  ['-5', -5, '-5'],
  ['(5)', -5, '-5'],
  ['$2.99', 2.99, '$2.99'],
  ['50%', 0.5, '50%'],
  ['12.5%', 0.125, '12.50%'],
  ['TRUE', true, 'TRUE'],
  ['false', false, 'FALSE'],
  ['2026-01-15', 'date 2026-01-15 00:00:00', '2026-01-15'],
  ['1/15/2026', 'date 2026-01-15 00:00:00', '1/15/2026'],
  ['15/1/2026', '15/1/2026', '15/1/2026'],
  ['2026-13-01', '2026-13-01', '2026-13-01'],
  ['Jan 5, 2026', 'date 2026-01-05 00:00:00', 'Jan 5, 2026'],
  ['2026-01-15 10:30', 'date 2026-01-15 10:30:00', '2026-01-15 10:30'],
  ['9:30', 'date 1899-12-30 09:30:00', '9:30'],
  ["'0123", '0123', '0123'],
  ['=1+1', 2, '2'],
  ['+1 555 0100', '#ERROR!', '#ERROR!'],
  ['-abc', '#NAME?', '#NAME?'],
  ['@name', '@name', '@name'],
  ['=NoSuchFunction(1)', '#NAME?', '#NAME?'],
  ['#N/A', '#N/A', '#N/A'],
  [' x ', ' x ', ' x '],
  ['99999999999999999999', 1e20, '1E+20'],
  ['真', '真', '真'],
];

/** Texts that must stay as they are in cells of the format @. */
const KEPT = ['01234', '2026-01-15', 'TRUE', '50%', '+1 555 0100', '1-2', "'a"];

export const typing: readonly Suite[] = [
  {
    title: 'Text is taken as if typed',
    source: 'page, sheetquery20, owox',
    locale: 'en_US',
    run({ fill, values, range }, check) {
      fill(
        'A1',
        TYPED.map(([text]) => [text]),
      );
      const found = values(`A1:A${TYPED.length}`);
      const shown = range(`A1:A${TYPED.length}`).getDisplayValues();
      TYPED.forEach(([text, value, display], row) => {
        check(text, [value, display], [found[row]?.[0], shown[row]?.[0]]);
      });
    },
  },
  {
    title: 'Text stays text under the format @',
    source: 'sheetquery20, owox',
    run({ range, fill, values, thrown }, check) {
      range('A1:B20').setNumberFormat('@');
      fill(
        'A1',
        KEPT.map((text) => [text]),
      );
      const found = values(`A1:A${KEPT.length}`);
      KEPT.forEach((text, row) => {
        check(text, text, found[row]?.[0]);
      });
      check(
        'a formula under @ is text',
        ['no error', '=1+1', ''],
        [thrown(() => range('B1').setValue('=1+1')), ...values('B1')[0]!, range('B1').getFormula()],
      );
      range('B2').setValue(5);
      check('a number under @ stays one', 5, range('B2').getValue());
    },
  },
  {
    title: 'Values of other kinds',
    source: 'page, v8mig',
    run({ range, fill, values, value }, check) {
      fill('A1', [[1.5, true, 'x', '']]);
      check('numbers, booleans, texts and blanks come back', [[1.5, true, 'x', '']], values('A1:D1'));
      range('A1').setValue(null);
      range('B1').setValue(undefined);
      check('null and undefined clear a cell', [['', '', 'x']], values('A1:C1'));
      range('A2').setValue(Number.NaN);
      check('NaN', '#NUM!', value('A2'));
      range('A3').setValue(0.1 + 0.2);
      check('a fraction keeps its last digits', 0.1 + 0.2, range('A3').getValue());
      check('but shows ten of them', '0.3', range('A3').getDisplayValue().replace(',', '.'));
      range('A4').setFormula('=1/0');
      check('an error value is read as its text', '#DIV/0!', value('A4'));
      range('A5').setFormula('=""');
      check('an empty text of a formula', ['', false], [value('A5'), range('A5').isBlank()]);
      range('A6').setNote('25');
      check('a note', '25', range('A6').getNote());
    },
  },
  {
    title: 'Dates',
    source: 'page, session',
    run({ range, value, spreadsheet }, check) {
      const zone = spreadsheet.getSpreadsheetTimeZone();
      const at = (text: string) => Utilities.parseDate(text, zone, 'yyyy-MM-dd HH:mm:ss');
      range('A1').setValue(at('2026-03-05 00:00:00'));
      range('A2').setValue(at('2026-03-05 14:30:15'));
      check('midnight', 'date 2026-03-05 00:00:00', value('A1'));
      check('a moment', 'date 2026-03-05 14:30:15', value('A2'));
      range('A3').setValue(46_000).setNumberFormat('yyyy-mm-dd');
      check('a number under a date format is a date', 'date 2025-12-09 00:00:00', value('A3'));
      range('A4').setValue(0.25).setNumberFormat('h:mm');
      check('a fraction under a time format too', 'date 1899-12-30 06:00:00', value('A4'));
      range('A5').setValue(1.5).setNumberFormat('[h]:mm');
      check(
        'a duration is a date',
        ['date 1899-12-31 12:00:00', '36:00'],
        [value('A5'), range('A5').getDisplayValue()],
      );
      range('A6').setNumberFormat('0.00').setValue(at('2026-03-05 00:00:00'));
      check('a Date under a number format is a number', 46_086, value('A6'));
      range('A7').setNumberFormat('@').setValue(at('2026-03-05 00:00:00'));
      check('a Date under @ is read as a', 'number', typeof range('A7').getValue());
      range('A8').setNumberFormat('yyyy-mm-dd').setValue('2026-03-05');
      check('ISO text under a date format', 'date 2026-03-05 00:00:00', value('A8'));
      range('A9').setFormula('=TODAY()');
      check('TODAY() is a Date', true, range('A9').getValue() instanceof Date);
      range('A10').setFormula('=A1+1');
      check('date + 1 is a Date', 'date 2026-03-06 00:00:00', value('A10'));
    },
  },
  {
    title: 'Number formats that a Date brings along',
    source: 'assumption',
    locale: 'en_US',
    run({ range, spreadsheet }, check) {
      const zone = spreadsheet.getSpreadsheetTimeZone();
      const at = (text: string) => Utilities.parseDate(text, zone, 'yyyy-MM-dd HH:mm:ss');
      range('A1').setValue(at('2026-03-05 00:00:00'));
      range('A2').setValue(at('2026-03-05 14:30:15'));
      check('midnight', ['M/d/yyyy', '3/5/2026'], [range('A1').getNumberFormat(), range('A1').getDisplayValue()]);
      check(
        'a moment',
        ['M/d/yyyy H:mm:ss', '3/5/2026 14:30:15'],
        [range('A2').getNumberFormat(), range('A2').getDisplayValue()],
      );
      check('an untouched cell', '0.###############', range('A3').getNumberFormat());
    },
  },
];
