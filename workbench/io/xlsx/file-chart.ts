/** A chart as a file has it, written or read: types and titles, colours, references, where it stands. */
import type { ChartType } from '../../model/workbook';

export interface FileChart {
  readonly type: ChartType;
  readonly title: string;
  readonly stacked: boolean;
  readonly legend: 'none' | 'top' | 'right' | 'bottom' | 'left';
  readonly horizontalTitle: string;
  readonly verticalTitle: string;
  /** References as the file spells them; empty for none. */
  readonly categories: string;
  /** Colours `RRGGBB`, empty for whatever the program takes. */
  readonly series: readonly { readonly name: string; readonly values: string; readonly color: string }[];
  /** Colours of a pie's slices. */
  readonly slices: readonly string[];
  /** From 0; `to` is the cell before which it ends. */
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
}

/** Sheets shows a legend at the right unless it is told otherwise. */
export function legendOf(position: string): FileChart['legend'] {
  const known = ['none', 'top', 'right', 'bottom', 'left'] as const;
  return known.find((name) => name === position) ?? 'right';
}
