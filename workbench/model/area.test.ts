import fc from 'fast-check';
import { type Area, boundedArea, contains, intersection, isWithin, overlaps, subtract } from './area';

const area = fc.record({
  row: fc.nat(8),
  column: fc.nat(8),
  rows: fc.integer({ min: 1, max: 6 }),
  columns: fc.integer({ min: 1, max: 6 }),
});

function cells({ row, column, rows, columns }: Area): string[] {
  return Array.from({ length: rows * columns }, (_, i) => `${row + Math.floor(i / columns)},${column + (i % columns)}`);
}

describe('areas', () => {
  it('intersect, contain and subtract as sets of cells do', () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        const inB = new Set(cells(b));
        const shared = cells(a).filter((cell) => inB.has(cell));
        const common = intersection(a, b);
        expect(common ? cells(common) : []).toEqual(shared);
        expect(overlaps(a, b)).toBe(shared.length > 0);
        expect(contains(a, b)).toBe(shared.length === inB.size);
        const rest = subtract(a, b).flatMap(cells);
        expect(rest.sort()).toEqual(
          cells(a)
            .filter((cell) => !inB.has(cell))
            .sort(),
        );
      }),
    );
  });

  it('reach to the edge of the grid where they are open', () => {
    const grid = { maxRows: 10, maxColumns: 5 };
    expect(boundedArea({ row: 1, column: 2, rows: null, columns: 1 }, grid)).toEqual({
      row: 1,
      column: 2,
      rows: 9,
      columns: 1,
    });
    expect(boundedArea({ row: 8, column: 0, rows: 5, columns: null }, grid)).toEqual({
      row: 8,
      column: 0,
      rows: 2,
      columns: 5,
    });
    expect(isWithin(5000, 2, { row: 1, column: 2, rows: null, columns: 1 })).toBe(true);
    expect(contains({ row: 0, column: 0, rows: 5, columns: 1 }, { row: 1, column: 0, rows: null, columns: 1 })).toBe(
      false,
    );
  });
});
