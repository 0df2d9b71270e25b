import { type FindOptions, findCells, replaceInCell } from './find-text';
import { internStyle } from './style';
import { newWorkbook } from './workbook';

function open() {
  const workbook = newWorkbook();
  const sheet = workbook.sheets[0]!;
  sheet.values = [
    ['Ann Lee', 45356],
    ['José', 'ann.'],
    [undefined, 12],
  ];
  sheet.formulas = [[], [], ['="A"&"nn"']];
  sheet.styles = [[undefined, internStyle({ numberFormat: 'yyyy-mm-dd' })]];
  return { writer: { workbook, user: workbook.owner, now: 0 }, sheet };
}

function found(options: FindOptions): string[] {
  const { writer, sheet } = open();
  return findCells(writer, sheet, { row: 0, column: 0, rows: 10, columns: 3 }, options).map(
    ({ row, column }) => `${row},${column}`,
  );
}

describe('findCells', () => {
  // [range] By default: any part, any case, of what is shown.
  it('searches what cells show', () => {
    expect(found({ text: 'ann' })).toEqual(['0,0', '1,1', '2,0']);
    expect(found({ text: 'Ann', matchCase: true })).toEqual(['0,0', '2,0']);
    expect(found({ text: 'ann', matchEntireCell: true })).toEqual(['2,0']);
    expect(found({ text: '2024-03' })).toEqual(['0,1']);
    expect(found({ text: '.' })).toEqual(['1,1']);
    expect(found({ text: '^\\d', useRegularExpression: true })).toEqual(['0,1', '2,1']);
    expect(found({ text: 'jose', ignoreDiacritics: true })).toEqual(['1,0']);
    expect(found({ text: '&', matchFormulaText: true })).toEqual(['2,0']);
  });

  it('replaces, writing as if typed', () => {
    const { writer, sheet } = open();
    expect(replaceInCell(writer, sheet, { row: 0, column: 0 }, { text: 'LEE' }, '$&')).toBe(1);
    expect(sheet.values[0]?.[0]).toBe('Ann $&');
    expect(replaceInCell(writer, sheet, { row: 1, column: 1 }, { text: 'ann.' }, '007')).toBe(1);
    expect(sheet.values[1]?.[1]).toBe(7);
    expect(replaceInCell(writer, sheet, { row: 1, column: 0 }, { text: 'x' }, 'y')).toBe(0);
    expect(() => found({ text: '(', useRegularExpression: true })).toThrow('not valid');
  });
});
