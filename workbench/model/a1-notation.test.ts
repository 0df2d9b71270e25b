import fc from 'fast-check';
import { columnIndex, columnLetters, parseNotation, parseR1C1, quotedSheetName, rectNotation } from './a1-notation';
import type { Rect } from './workbook';

describe('A1 notation', () => {
  it.each<[string, Rect]>([
    ['B2', { row: 1, column: 1, rows: 1, columns: 1 }],
    ['$B$2:c5', { row: 1, column: 1, rows: 4, columns: 2 }],
    ['C5:B2', { row: 1, column: 1, rows: 4, columns: 2 }],
    ['A:C', { row: 0, column: 0, rows: null, columns: 3 }],
    ['B2:B', { row: 1, column: 1, rows: null, columns: 1 }],
    ['3:5', { row: 2, column: 0, rows: 3, columns: null }],
    ['B3:5', { row: 2, column: 1, rows: 3, columns: null }],
    ['ZZZ1', { row: 0, column: 18277, rows: 1, columns: 1 }],
  ])('reads %s', (text, rect) => {
    expect(parseNotation(text)?.rect).toEqual(rect);
  });

  it.each(['', 'A', '5', 'A0', 'AAAA1', 'A1:', ':A1', 'foo bar', 'A1B2', '1A'])('reads no range in "%s"', (text) => {
    expect(parseNotation(text)).toBeNull();
  });

  it('reads the name of a sheet', () => {
    expect(parseNotation("'It''s mine'!A1")?.sheetName).toBe("It's mine");
    expect(parseNotation('客户!A1')?.sheetName).toBe('客户');
  });

  it('writes what it reads', () => {
    const span = fc.record({ start: fc.nat(5000), count: fc.option(fc.integer({ min: 1, max: 300 })) });
    fc.assert(
      fc.property(span, span, (rows, columns) => {
        fc.pre(rows.count !== null || columns.count !== null);
        const rect = { row: rows.start, rows: rows.count, column: columns.start, columns: columns.count };
        expect(parseNotation(rectNotation(rect))?.rect).toEqual(rect);
      }),
    );
    fc.assert(fc.property(fc.nat(18277), (column) => expect(columnIndex(columnLetters(column))).toBe(column)));
  });

  it('quotes names that are no plain words', () => {
    expect(quotedSheetName('Sheet1')).toBe('Sheet1');
    expect(quotedSheetName('客户')).toBe('客户');
    expect(quotedSheetName("Ann's list")).toBe("'Ann''s list'");
    expect(quotedSheetName('A1')).toBe("'A1'");
    expect(quotedSheetName('R1C1')).toBe("'R1C1'");
  });
});

describe('R1C1 notation', () => {
  it('reads fixed and relative parts', () => {
    expect(parseR1C1('R2C3')).toEqual({ row: 1, column: 2, rows: 1, columns: 1 });
    expect(parseR1C1('R1C1:R3C2')).toEqual({ row: 0, column: 0, rows: 3, columns: 2 });
    expect(parseR1C1('R[-1]C[2]', 4, 4)).toEqual({ row: 3, column: 6, rows: 1, columns: 1 });
    expect(parseR1C1('RC', 4, 4)).toEqual({ row: 4, column: 4, rows: 1, columns: 1 });
    expect(parseR1C1('A1')).toBeNull();
  });
});
