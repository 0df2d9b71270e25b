/**
 * The Dashboard as blocks of cells, for whoever makes blocks and for whoever places them (dashboard-layout.ts). Knows no
 * figure and no wording.
 */

/** Cells of a band. A block of both bands has twice as many; the narrow gap between the bands is none of its. */
export const BAND_WIDTH = 7;

/** `section` and `head` fill the width of their block. */
export type RowLook = 'section' | 'title' | 'head' | 'line' | 'label' | 'big' | 'muted';

export interface DashboardCell {
  /** '' leaves the cell to people; null is a figure that is not there, and shows a dash. */
  readonly value: string | number | null;
  /**
   * A formula that gives just this value and goes on following the ledger; where it turns out to give another, the value
   * is written. `at` is the address of a cell of the same block, by its row and place in it.
   */
  readonly formula?: ((at: (row: number, place: number) => string) => string) | undefined;
  /** Number format; without one, as a text or a plain number. */
  readonly format?: string | undefined;
  /** `#rrggbb`, behind black text. */
  readonly fill?: string | undefined;
  /** Where texts do not go to the left and numbers to the right. */
  readonly align?: 'left' | 'right';
}

export interface DashboardRow {
  readonly look: RowLook;
  /** From the left; cells that are left out at the right are people's. */
  readonly cells: readonly DashboardCell[];
}

/** A chart over rows that are kept free for it. */
export interface DashboardChart {
  readonly type: 'column' | 'line' | 'bar' | 'pie';
  /** By it the chart is found again: without figures. */
  readonly title: string;
  /** Rows of another block with the line that names the series; places in it, that of the categories first. */
  readonly of: {
    readonly key: string;
    readonly row: number;
    readonly rows: number;
    readonly places: readonly number[];
  };
  readonly colors: readonly string[];
  readonly legend: 'none' | 'right' | 'bottom';
  readonly stacked?: boolean;
}

export interface DashboardBlock {
  /** Letters, digits and hyphens, the same on every rebuild. */
  readonly key: string;
  readonly band: 'left' | 'right' | 'both';
  readonly rows: readonly DashboardRow[];
  /**
   * Rows below them: for people, who type there what stays, wherever the block was made first and however many rows they
   * add; or for a chart.
   */
  readonly below?:
    | { readonly kind: 'people'; readonly rows: number }
    | { readonly kind: 'chart'; readonly rows: number; readonly chart: DashboardChart };
}
