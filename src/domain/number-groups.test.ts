import fc from 'fast-check';
import { numberGroups } from './number-groups';

describe('numberGroups', () => {
  it('U9 numbers new groups by their first row', () => {
    expect(
      numberGroups(
        [0, 0, 0, 0],
        [
          [0, 2],
          [1, 3],
        ],
      ),
    ).toEqual([1, 2]);
  });

  it('U9 keeps the number that most rows had, and gives no number twice', () => {
    expect(
      numberGroups(
        [7, 7, 3, 3, 3, 0, 0],
        [
          [0, 1, 2],
          [3, 4],
          [5, 6],
        ],
      ),
    ).toEqual([7, 3, 8]);
    expect(
      numberGroups(
        [4, 4, 4, 4],
        [
          [0, 1],
          [2, 3],
        ],
      ),
    ).toEqual([4, 5]);
  });

  it('U9 changes nothing when nothing has changed', () => {
    const membership = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });
    fc.assert(
      fc.property(membership, fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }), (of, before) => {
        const groups = Array.from({ length: 10 }, (_, number) =>
          of.flatMap((one, row) => (one === number ? [row] : [])),
        ).filter((rows) => rows.length > 1);
        const numbers = numberGroups(before, groups);
        expect(new Set(numbers).size).toBe(numbers.length);
        const after = new Array<number>(of.length).fill(0);
        groups.forEach((rows, i) => {
          for (const row of rows) after[row] = numbers[i]!;
        });
        expect(numberGroups(after, groups)).toEqual(numbers);
      }),
    );
  });
});
