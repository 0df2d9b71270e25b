import { a1Range, columnLetters } from './a1-notation';

describe('A1 notation', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('column %d is %s', (column, letters) => expect(columnLetters(column)).toBe(letters));

  it('names ranges and single cells', () => {
    expect(a1Range({ row: 1, column: 1, rows: 8, columns: 3 })).toBe('B2:D9');
    expect(a1Range({ row: 0, column: 0, rows: 1, columns: 1 })).toBe('A1');
  });
});
