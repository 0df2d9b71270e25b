import { calculated } from '../formula/calculation';
import { contentSize, type RawValue, type Writer, writeFormulas, writeValues } from './cells';
import { serialOf } from './civil-date';
import { internStyle, internValidation } from './style';
import { newWorkbook, type Sheet, type Validation } from './workbook';

const NOW = Date.UTC(2026, 4, 17);

function open(options: Parameters<typeof newWorkbook>[0] = {}): {
  writer: Writer;
  sheet: Sheet;
  write(block: RawValue[][], row?: number, column?: number): void;
} {
  const workbook = newWorkbook(options);
  const sheet = workbook.sheets[0]!;
  const writer = { workbook, user: workbook.owner, now: NOW };
  return { writer, sheet, write: (block, row = 0, column = 0) => writeValues(writer, sheet, row, column, block) };
}

const rule = (criteria: string, args: unknown[], allowInvalid = false): Validation =>
  internValidation({ criteria, args, allowInvalid });

describe('writeValues', () => {
  it('parses texts and gives their format to cells without one', () => {
    const { sheet, write } = open();
    sheet.styles[0] = [undefined, internStyle({ numberFormat: '0.00' })];
    write([['2024-03-05', '5%', '01', true, null, '']]);
    expect(sheet.values[0]).toEqual([serialOf(2024, 3, 5), 0.05, 1, true, undefined, undefined]);
    expect(sheet.styles[0]).toEqual([{ numberFormat: 'yyyy-mm-dd' }, { numberFormat: '0.00' }]);
  });

  it('leaves texts alone in cells of plain text', () => {
    const { sheet, write } = open();
    sheet.styles[0] = Array(4).fill(internStyle({ numberFormat: '@' }));
    write([['01234', '=1+1', '+86 138', '3/5/2024']]);
    expect(sheet.values[0]).toEqual(['01234', '=1+1', '+86 138', '3/5/2024']);
    expect(sheet.formulas).toEqual([]);
  });

  it("stores a Date as the civil time of the spreadsheet's zone", () => {
    const { sheet, write } = open({ timeZone: 'Asia/Shanghai' });
    write([[{ $date: Date.UTC(2024, 2, 4, 16) }, { $date: Date.UTC(2024, 2, 5, 4, 30) }]]);
    expect(sheet.values[0]?.[0]).toBe(serialOf(2024, 3, 5));
    expect(sheet.values[0]?.[1]).toBeCloseTo(serialOf(2024, 3, 5) + 12.5 / 24, 9);
    expect(sheet.styles[0]).toEqual([{ numberFormat: 'M/d/yyyy' }, { numberFormat: 'M/d/yyyy H:mm:ss' }]);
  });

  it('turns what is no number into an error and clears with null', () => {
    const { sheet, write } = open();
    write([[Number.NaN, 1]]);
    expect(sheet.values[0]?.[0]).toEqual({ error: '#NUM!' });
    write([[undefined, null]]);
    expect(contentSize(sheet)).toEqual({ rows: 0, columns: 0 });
  });

  it('replaces formulas and rich text', () => {
    const { sheet, write } = open();
    sheet.formulas[0] = ['=1+1'];
    sheet.richText[0] = [undefined, [{ start: 0, end: 1, link: 'http://x.y' }]];
    write([['a', 'b']]);
    expect([sheet.formulas[0], sheet.richText[0]]).toEqual([[undefined], [undefined, undefined]]);
  });

  it('puts nothing into cells that a merge covers', () => {
    const { sheet, write } = open();
    sheet.merges = [{ row: 0, column: 0, rows: 2, columns: 2 }];
    write([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    expect(sheet.values.map((line) => [...line])).toEqual([
      ['a', undefined, 'c'],
      [undefined, undefined, 'f'],
    ]);
  });

  // (field) [field-errors]
  it('refuses texts over 50,000 characters and writes nothing of the block', () => {
    const { sheet, write } = open();
    expect(() => write([['a', 'x'.repeat(50_001)]])).toThrow(
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    );
    expect(sheet.values).toEqual([]);
    write([['x'.repeat(50_000)]]);
    expect(contentSize(sheet).rows).toBe(1);
  });

  it('undoes the whole write when one cell breaks a rejecting rule', () => {
    const { sheet, write, writer } = open();
    write([['old', 'B', '=1+1']]);
    sheet.validations[0] = [undefined, rule('VALUE_IN_LIST', [['A', 'B', 'C'], true])];
    expect(() => write([['2024-03-05', 'X', 'z']])).toThrow(
      'The data you entered in cell B1 violates the data validation rules set on this cell. Please enter one of the following values: A, B, C.',
    );
    expect(sheet.values[0]?.slice(0, 2)).toEqual(['old', 'B']);
    expect(calculated(writer.workbook, NOW).value(sheet, 0, 2)).toBe(2);
    expect(sheet.styles[0]?.[0]).toBeUndefined();
    expect(() => write([['', '', '']])).not.toThrow();
  });

  it('stores what a warning rule marks', () => {
    const { sheet, write } = open();
    sheet.validations[0] = [rule('VALUE_IN_LIST', [['A'], true], true)];
    write([['X']]);
    expect(sheet.values[0]?.[0]).toBe('X');
  });

  it('judges a custom rule with the new values in place', () => {
    const { sheet, write } = open();
    for (let r = 0; r < 4; r++) sheet.validations[r] = [rule('CUSTOM_FORMULA', ['=COUNTIF($A$1:$A$4,A1)=1', 0, 0])];
    expect(() => write([['a'], ['b'], ['a'], ['c']])).toThrow('cell A1 violates');
    write([['a'], ['b'], ['c'], ['d']]);
    expect(() => write([['b']])).toThrow('cell A1 violates');
    expect(sheet.values[0]?.[0]).toBe('a');
  });

  it('refuses objects instead of guessing what Google would print', () => {
    const { write } = open();
    expect(() => write([[{} as never]])).toThrow('Writing an object into a cell is not emulated');
  });
});

describe('writeFormulas', () => {
  it('takes formulas with and without their sign, even into plain text', () => {
    const { sheet, writer } = open();
    sheet.styles[0] = [internStyle({ numberFormat: '@' })];
    writeFormulas(writer, sheet, 0, 0, [['1+1', '=A1', '']]);
    expect(sheet.formulas[0]?.slice(0, 2)).toEqual(['=1+1', '=A1']);
    expect(calculated(writer.workbook, NOW).value(sheet, 0, 1)).toBe(2);
  });
});

describe('contentSize', () => {
  it('counts formulas that show nothing, and checkboxes that are off', () => {
    const { sheet, writer, write } = open();
    writeFormulas(writer, sheet, 4, 2, [['=""']]);
    expect(contentSize(sheet)).toEqual({ rows: 5, columns: 3 });
    write([[false]], 9, 0);
    expect(contentSize(sheet)).toEqual({ rows: 10, columns: 3 });
  });
});
