import fc from 'fast-check';
import { createAxis, visibleRun } from './axis';

describe('an axis', () => {
  it('adds up own sizes and leaves out hidden indexes', () => {
    const axis = createAxis(5, 20, { 1: 50 }, [[2, 4]]);
    expect([0, 1, 2, 3, 4, 5].map((index) => axis.start(index))).toEqual([0, 20, 70, 70, 70, 90]);
    expect([0, 1, 2, 3, 4].map((index) => axis.size(index))).toEqual([20, 50, 0, 0, 20]);
  });

  it('finds the visible index at a pixel, clamped at both ends', () => {
    const axis = createAxis(5, 20, { 1: 50 }, [[2, 4]]);
    expect([-5, 0, 19, 20, 69, 70, 89, 500].map((pixel) => axis.at(pixel))).toEqual([0, 0, 0, 1, 1, 4, 4, 4]);
  });

  it('steps over hidden indexes and stays at the last visible one', () => {
    const axis = createAxis(6, 20, {}, [
      [0, 1],
      [2, 4],
      [5, 6],
    ]);
    expect(axis.move(1, 1)).toBe(4);
    expect(axis.move(4, 1)).toBe(4);
    expect(axis.move(4, -1)).toBe(1);
    expect(axis.move(1, -1)).toBe(1);
    expect(axis.move(1, 10)).toBe(4);
  });

  it('agrees with itself: at(start(i)) is i for every visible i', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(sizes, (list) => {
        const axis = createAxis(list.length, 21, Object.fromEntries(list.map((size, index) => [index, size])));
        for (let index = 0; index < list.length; index++)
          if (axis.size(index) > 0) expect(axis.at(axis.start(index))).toBe(index);
        expect(axis.length).toBe(list.reduce((sum, size) => sum + size, 0));
      }),
    );
  });

  it('takes 50,000 rows in a few milliseconds', () => {
    const started = performance.now();
    const axis = createAxis(50_000, 21, {}, [[100, 40_000]]);
    for (let pixel = 0; pixel < 100_000; pixel += 7) axis.at(pixel);
    expect(axis.length).toBe((50_000 - 39_900) * 21);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('the run of indexes to draw', () => {
  const axis = createAxis(1000, 20);
  it('covers the viewport and the margin', () => expect(visibleRun(axis, 0, 400, 200, 5)).toEqual([15, 35]));
  it('begins after the frozen ones', () => expect(visibleRun(axis, 2, 0, 100, 5)).toEqual([2, 12]));
  it('counts the scroll from the first row that scrolls', () =>
    expect(visibleRun(axis, 2, 400, 100, 0)).toEqual([22, 27]));
  it('ends with the sheet', () => expect(visibleRun(axis, 0, 19_900, 400, 5)).toEqual([990, 1000]));
  it('is empty when everything is frozen', () => expect(visibleRun(createAxis(3, 20), 3, 0, 100, 5)).toEqual([3, 3]));
});
