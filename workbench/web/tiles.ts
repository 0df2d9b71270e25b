/**
 * The blocks of cells that the page holds: what is there, what must be fetched, what is out of date.
 * Knows no DOM and no transport.
 */
import type { Run } from './axis';
import type { Area, CellLook, CellView, CellWindow } from './protocol';

const TILE_ROWS = 50;
const TILE_COLUMNS = 16;
/** Beyond this the oldest tiles go: some 200,000 cells. */
const MAX_TILES = 250;

interface Tile {
  readonly window: CellWindow;
  /** Content version that it was fetched under. */
  readonly version: number;
}

export interface HeldCell {
  readonly view: CellView;
  readonly look: CellLook;
}

const PLAIN: CellLook = {};

export interface Tiles {
  /** undefined = not fetched yet, null = empty. */
  cell(row: number, column: number): HeldCell | null | undefined;
  /** Areas to fetch so that these runs are there and up to date; each is asked for once. */
  missing(rows: Run, columns: Run): Area[];
  add(windows: readonly CellWindow[], version: number): void;
  /** A fetch failed: its areas may be asked for again. */
  giveUp(areas: readonly Area[]): void;
  /** What is held stays on show until it has been fetched anew; the sheet may have another size by now. */
  outdate(maxRows?: number, maxColumns?: number): void;
  readonly version: number;
  /** Changes when cells of this row have come in. */
  stamp(row: number): number;
}

export function createTiles(maxRows: number, maxColumns: number): Tiles {
  const held = new Map<string, Tile>();
  const asked = new Set<string>();
  const stamps = new Map<number, number>();
  let version = 1;
  const keyOf = (row: number, column: number) => `${Math.floor(row / TILE_ROWS)}:${Math.floor(column / TILE_COLUMNS)}`;
  return {
    get version() {
      return version;
    },
    cell(row, column) {
      const tile = held.get(keyOf(row, column));
      if (!tile) return undefined;
      const { window } = tile;
      const view = window.cells[row - window.row]?.[column - window.column];
      return view ? { view, look: (view.look === undefined ? undefined : window.looks[view.look]) ?? PLAIN } : null;
    },
    missing(rows, columns) {
      const areas: Area[] = [];
      for (let row = rows[0] - (rows[0] % TILE_ROWS); row < rows[1]; row += TILE_ROWS) {
        for (let column = columns[0] - (columns[0] % TILE_COLUMNS); column < columns[1]; column += TILE_COLUMNS) {
          const key = keyOf(row, column);
          if (held.get(key)?.version === version || asked.has(key)) continue;
          asked.add(key);
          areas.push({
            row,
            column,
            rows: Math.min(TILE_ROWS, maxRows - row),
            columns: Math.min(TILE_COLUMNS, maxColumns - column),
          });
        }
      }
      return areas;
    },
    add(windows, fetchedUnder) {
      for (const window of windows) {
        const key = keyOf(window.row, window.column);
        asked.delete(key);
        // Answers may overtake each other.
        if ((held.get(key)?.version ?? 0) > fetchedUnder) continue;
        held.delete(key);
        held.set(key, { window, version: fetchedUnder });
        const band = Math.floor(window.row / TILE_ROWS);
        stamps.set(band, (stamps.get(band) ?? 0) + 1);
      }
      for (const key of held.keys()) {
        if (held.size <= MAX_TILES) break;
        held.delete(key);
      }
    },
    giveUp(areas) {
      for (const area of areas) asked.delete(keyOf(area.row, area.column));
    },
    outdate(rows = maxRows, columns = maxColumns) {
      maxRows = rows;
      maxColumns = columns;
      version++;
      asked.clear();
    },
    stamp: (row) => stamps.get(Math.floor(row / TILE_ROWS)) ?? 0,
  };
}
