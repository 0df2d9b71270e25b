import { touch } from './revision';
import { internStyle, internValidation } from './style';
import { formulaAt, listedValues, obeys, rejection } from './validation';
import { newSheet, newWorkbook, type Validation, type Value } from './workbook';

const NOW = Date.UTC(2026, 4, 17);
const rule = (criteria: string, ...args: unknown[]): Validation =>
  internValidation({ criteria, args, allowInvalid: false });

/** Whether a value in B3 obeys a rule. */
function holds(validation: Validation, value: Value | undefined, numberFormat?: string, formula?: string): boolean {
  const workbook = newWorkbook();
  const sheet = workbook.sheets[0]!;
  sheet.values = [[], [], ['left', value]];
  if (formula) sheet.formulas = [[], [], [undefined, formula]];
  if (numberFormat) sheet.styles = [[], [], [undefined, internStyle({ numberFormat })]];
  const list = newSheet(5, 'Lists');
  list.values = [['Gold'], ['Silver'], [undefined], ['Gold'], [3]];
  workbook.sheets.push(list);
  touch(workbook);
  return obeys(workbook, sheet, 2, 1, validation, NOW);
}

const list = rule('VALUE_IN_RANGE', { sheetId: 5, rect: { row: 0, column: 0, rows: null, columns: 1 } }, true);

describe('obeys', () => {
  it.each<[Validation, Value, boolean, string]>([
    [rule('VALUE_IN_LIST', ['Gold', '5'], true), 'Gold', true, ''],
    [rule('VALUE_IN_LIST', ['Gold', '5'], true), 'gold', false, ''],
    [rule('VALUE_IN_LIST', ['Gold', '5'], true), 5, true, ''],
    [list, 'Silver', true, ''],
    [list, 3, true, ''],
    [list, 'Bronze', false, ''],
    [rule('CHECKBOX'), true, true, ''],
    [rule('CHECKBOX'), 'TRUE', false, ''],
    [rule('CHECKBOX', 'yes', 'no'), 'no', true, ''],
    [rule('CHECKBOX', 'yes', 'no'), false, false, ''],
    [rule('DATE_IS_VALID_DATE'), 45356, true, 'yyyy-mm-dd'],
    [rule('DATE_IS_VALID_DATE'), 45356, false, ''],
    [rule('DATE_IS_VALID_DATE'), '2024-03-05', false, ''],
    [rule('DATE_AFTER', '2024-03-05'), 45356.9, false, 'yyyy-mm-dd hh:mm'],
    [rule('DATE_AFTER', '2024-03-04'), 45356, true, 'yyyy-mm-dd'],
    [rule('DATE_BETWEEN', '2024-03-05', '2024-03-06'), 45356, true, 'yyyy-mm-dd'],
    [rule('DATE_NOT_BETWEEN', '2024-03-05', '2024-03-06'), 45356, false, 'yyyy-mm-dd'],
    [rule('NUMBER_BETWEEN', 1, 5), 5, true, ''],
    [rule('NUMBER_BETWEEN', 1, 5), '5', false, ''],
    [rule('NUMBER_GREATER_THAN', 5), 5, false, ''],
    [rule('TEXT_CONTAINS', 'AN'), 'Joanna', true, ''],
    [rule('TEXT_IS_VALID_EMAIL'), 'ann@example.com', true, ''],
    [rule('TEXT_IS_VALID_EMAIL'), 'ann@example', false, ''],
    [rule('TEXT_IS_VALID_URL'), 'https://example.com/a?b', true, ''],
    [rule('TEXT_IS_VALID_URL'), 'no url', false, ''],
    [rule('CUSTOM_FORMULA', '=AND(A1="left",ISNUMBER(B1))', 0, 1), 7, true, ''],
    [rule('CUSTOM_FORMULA', '=AND(A1="left",ISNUMBER(B1))', 0, 1), 'x', false, ''],
  ])('%j of %j: %s', (validation, value, expected, numberFormat) => {
    expect(holds(validation, value, numberFormat)).toBe(expected);
  });

  it('never minds an empty cell', () => {
    expect(holds(rule('NUMBER_BETWEEN', 1, 5), undefined)).toBe(true);
  });

  it('judges the result of a formula', () => {
    expect(holds(rule('NUMBER_BETWEEN', 1, 5), undefined, undefined, '=2*2')).toBe(true);
    expect(holds(rule('NUMBER_BETWEEN', 1, 5), undefined, undefined, '=2*3')).toBe(false);
  });
});

describe('rules', () => {
  it('offer each value of a range once, as it is shown', () => {
    const workbook = newWorkbook();
    const sheet = workbook.sheets[0]!;
    sheet.values = [['Gold'], ['Gold'], [45356]];
    sheet.styles = [[], [], [internStyle({ numberFormat: 'yyyy-mm-dd' })]];
    touch(workbook);
    const own = rule('VALUE_IN_RANGE', { sheetId: 0, rect: { row: 0, column: 0, rows: 5, columns: 1 } }, true);
    expect(listedValues(workbook, own, NOW)).toEqual(['Gold', '2024-03-05']);
  });

  it('read as the formula of the cell', () => {
    expect(formulaAt(rule('CUSTOM_FORMULA', '=$A2>B$1', 1, 2), 5, 4)).toBe('=$A6>D$1');
  });

  // (field) [field-errors]
  it('are broken with the words of Sheets', () => {
    expect(rejection(0, 5, rule('NUMBER_BETWEEN', 1, 2)).message).toBe(
      'The data you entered in cell F1 violates the data validation rules set on this cell.',
    );
    expect(rejection(0, 5, rule('VALUE_IN_LIST', ['A', 'B'], true)).message).toContain(
      'Please enter one of the following values: A, B.',
    );
  });
});
