import { createAxis } from './axis';
import { type Bounds, moveSelection, selectCell, selectedArea } from './selection';

const bounds = (change: Partial<Bounds> = {}): Bounds => ({
  rows: createAxis(100, 21),
  columns: createAxis(20, 100),
  usedRows: 40,
  usedColumns: 6,
  pageRows: 10,
  merges: [],
  ...change,
});
const at = (row: number, column: number) => ({ anchor: { row, column }, focus: { row, column } });
const press = (
  from: [number, number],
  key: string,
  { shift = false, ctrl = false, ...change }: Partial<Bounds> & { shift?: boolean; ctrl?: boolean } = {},
) => moveSelection(at(...from), key, shift, ctrl, bounds(change));

describe('keys', () => {
  it.each<[string, string, [number, number], [number, number]]>([
    ['down', 'ArrowDown', [0, 0], [1, 0]],
    ['up at the top stays', 'ArrowUp', [0, 3], [0, 3]],
    ['right', 'ArrowRight', [5, 3], [5, 4]],
    ['left at the edge stays', 'ArrowLeft', [5, 0], [5, 0]],
    ['a page down', 'PageDown', [5, 1], [15, 1]],
    ['a page up stops at the top', 'PageUp', [5, 1], [0, 1]],
    ['Home', 'Home', [5, 4], [5, 0]],
    ['End, to the last column in use', 'End', [5, 1], [5, 5]],
  ])('%s', (_, key, from, [row, column]) => expect(press(from, key)).toEqual(at(row, column)));

  it('Ctrl+Home goes to the first cell', () => expect(press([9, 9], 'Home', { ctrl: true })).toEqual(at(0, 0)));
  it('Ctrl+End goes to the last cell in use', () => expect(press([0, 0], 'End', { ctrl: true })).toEqual(at(39, 5)));
  it('step over hidden rows', () => {
    const rows = createAxis(100, 21, {}, [[1, 7]]);
    expect(press([0, 0], 'ArrowDown', { rows })).toEqual(at(7, 0));
  });
  it('Shift moves the far corner only', () =>
    expect(press([3, 3], 'ArrowDown', { shift: true })).toEqual({
      anchor: { row: 3, column: 3 },
      focus: { row: 4, column: 3 },
    }));
  it('leave a merged block by its far side', () => {
    const merges = [{ row: 2, column: 0, rows: 3, columns: 2 }];
    expect(press([2, 0], 'ArrowDown', { merges })).toEqual(at(5, 0));
    expect(press([1, 1], 'ArrowDown', { merges })).toEqual(at(2, 0));
  });
  it('that are no navigation give null', () => expect(press([0, 0], 'x')).toBeNull());
});

describe('the selected rectangle', () => {
  it('spans both corners, however they lie', () =>
    expect(selectedArea({ anchor: { row: 5, column: 4 }, focus: { row: 2, column: 6 } }, [])).toEqual({
      row: 2,
      column: 4,
      rows: 4,
      columns: 3,
    }));
  it('grows until no merged block is cut, one block bringing in the next', () => {
    const merges = [
      { row: 1, column: 1, rows: 2, columns: 2 },
      { row: 2, column: 3, rows: 3, columns: 1 },
      { row: 20, column: 0, rows: 2, columns: 2 },
    ];
    expect(selectedArea({ anchor: { row: 2, column: 2 }, focus: { row: 2, column: 3 } }, merges)).toEqual({
      row: 1,
      column: 1,
      rows: 4,
      columns: 3,
    });
  });
  it('is the whole block for a cell inside one', () => {
    const merges = [{ row: 1, column: 1, rows: 2, columns: 2 }];
    const selection = selectCell({ row: 2, column: 2 }, merges);
    expect(selection).toEqual(at(1, 1));
    expect(selectedArea(selection, merges)).toEqual(merges[0]);
  });
});
