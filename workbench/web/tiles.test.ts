import type { Area, CellWindow } from './protocol';
import { createTiles } from './tiles';

const windowOf = (area: Area, text: string): CellWindow => ({
  ...area,
  looks: [{ bold: true }],
  cells: Array.from({ length: area.rows }, () => Array.from({ length: area.columns }, () => ({ text, look: 0 }))),
});

describe('tiles', () => {
  it('asks once for what is in view, cut at the edge of the sheet', () => {
    const tiles = createTiles(120, 20);
    const areas = tiles.missing([40, 60], [0, 20]);
    expect(areas).toEqual([
      { row: 0, column: 0, rows: 50, columns: 16 },
      { row: 0, column: 16, rows: 50, columns: 4 },
      { row: 50, column: 0, rows: 50, columns: 16 },
      { row: 50, column: 16, rows: 50, columns: 4 },
    ]);
    expect(tiles.missing([40, 60], [0, 20])).toEqual([]);
  });

  it('tells a cell that is empty from one that has not come', () => {
    const tiles = createTiles(100, 20);
    const [area] = tiles.missing([0, 10], [0, 10]);
    expect(tiles.cell(3, 3)).toBeUndefined();
    tiles.add([{ ...windowOf(area!, 'x'), cells: [[null, { text: 'a', look: 0 }]] }], tiles.version);
    expect(tiles.cell(0, 0)).toBeNull();
    expect(tiles.cell(0, 1)).toEqual({ view: { text: 'a', look: 0 }, look: { bold: true } });
  });

  it('shows what it has until the new comes, and asks for it anew', () => {
    const tiles = createTiles(50, 16);
    const [area] = tiles.missing([0, 10], [0, 10]);
    tiles.add([windowOf(area!, 'old')], tiles.version);
    tiles.outdate();
    expect(tiles.cell(0, 0)?.view.text).toBe('old');
    expect(tiles.missing([0, 10], [0, 10])).toEqual([area]);
  });

  it('keeps the newer of two answers that overtook each other', () => {
    const tiles = createTiles(50, 16);
    const [area] = tiles.missing([0, 10], [0, 10]);
    const version = tiles.version;
    tiles.outdate();
    tiles.add([windowOf(area!, 'new')], tiles.version);
    tiles.add([windowOf(area!, 'old')], version);
    expect(tiles.cell(0, 0)?.view.text).toBe('new');
  });

  it('goes on showing a sheet that has got more rows', () => {
    const tiles = createTiles(40, 16);
    const [area] = tiles.missing([0, 10], [0, 10]);
    tiles.add([windowOf(area!, 'a')], tiles.version);
    tiles.outdate(45, 16);
    expect(tiles.cell(0, 0)?.view.text).toBe('a');
    expect(tiles.missing([0, 10], [0, 10])).toEqual([{ row: 0, column: 0, rows: 45, columns: 16 }]);
  });

  it('asks again when an answer was fetched before the last change', () => {
    const tiles = createTiles(50, 16);
    const [area] = tiles.missing([0, 10], [0, 10]);
    const version = tiles.version;
    tiles.outdate();
    tiles.add([windowOf(area!, 'old')], version);
    expect(tiles.missing([0, 10], [0, 10])).toEqual([area]);
  });

  it('asks again after a failure', () => {
    const tiles = createTiles(50, 16);
    const areas = tiles.missing([0, 10], [0, 10]);
    tiles.giveUp(areas);
    expect(tiles.missing([0, 10], [0, 10])).toEqual(areas);
  });

  it('lets the oldest go when it holds too many', () => {
    const tiles = createTiles(50_000, 16);
    for (let row = 0; row < 50_000; row += 50)
      tiles.add(
        [{ row, column: 0, rows: 50, columns: 16, looks: [], cells: [[{ text: String(row) }]] }],
        tiles.version,
      );
    expect(tiles.cell(0, 0)).toBeUndefined();
    expect(tiles.cell(49_950, 0)?.view.text).toBe('49950');
  });
});
