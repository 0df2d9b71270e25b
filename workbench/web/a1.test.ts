import fc from 'fast-check';
import { areaName, cellName, columnIndexOf, columnLetters, parseArea } from './a1';

describe('column letters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [701, 'ZZ'],
    [702, 'AAA'],
    [18_277, 'ZZZ'],
  ])('%d is %s', (index, letters) => expect(columnLetters(index)).toBe(letters));

  it('come back as the index', () => {
    fc.assert(fc.property(fc.nat(18_277), (index) => columnIndexOf(columnLetters(index)) === index));
  });
});

describe('areas', () => {
  it.each([
    ['B3', { row: 2, column: 1, rows: 1, columns: 1 }],
    ['b3:d9', { row: 2, column: 1, rows: 7, columns: 3 }],
    ['D9:B3', { row: 2, column: 1, rows: 7, columns: 3 }],
    [' $B$3 ', { row: 2, column: 1, rows: 1, columns: 1 }],
    ['B:B', { row: 0, column: 1, rows: 100, columns: 1 }],
    ['3:4', { row: 2, column: 0, rows: 2, columns: 26 }],
    ['Y90:AB200', { row: 89, column: 24, rows: 11, columns: 2 }],
  ])('reads %s', (text, area) => expect(parseArea(text, 100, 26)).toEqual(area));

  it.each(['', 'B', '3', 'B0', 'AB1', 'A101', 'B3:', 'B3:4', 'Sheet1!A1', '1B', 'hello'])('does not read %p', (text) =>
    expect(parseArea(text, 100, 26)).toBeNull(),
  );

  it('comes back from its name', () => {
    const area = fc.record({
      row: fc.nat(999),
      column: fc.nat(99),
      rows: fc.integer({ min: 1, max: 50 }),
      columns: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(fc.property(area, (given) => expect(parseArea(areaName(given), 2000, 200)).toEqual(given)));
  });

  it('names one cell without a colon', () => expect(cellName(0, 27)).toBe('AB1'));
});
