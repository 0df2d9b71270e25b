/**
 * Where things lie once set-up has made room, and what its edits are made from. Plain data.
 */
import type { CellValue } from '../domain/cell-value';
import type { SetupDecision } from '../domain/decide-setup';
import type { FieldKey } from '../domain/fields';
import type { SheetSnapshot } from '../domain/sheet-snapshot';
import type { WriteBlock } from './write-blocks';

/** Where the records and columns lie after set-up has moved things. */
export interface SetupLayout {
  /** Rows that everything from the first record on moved down. */
  readonly shift: number;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly maxRows: number;
  readonly addedAt: number;
}

export function setupLayout(decision: SetupDecision, snapshot: SheetSnapshot): SetupLayout {
  const { table } = decision;
  const shift = table.headerRow < 0 ? 1 : 0;
  const headerRow = shift === 1 ? (table.rows[0] ?? 0) : table.headerRow;
  const last = table.rows[table.rows.length - 1];
  return {
    shift,
    headerRow,
    firstRow: headerRow + 1,
    lastRow: last === undefined ? headerRow : last + shift,
    // A table that fills its grid gets one row to type the next customer into.
    maxRows: Math.max(snapshot.maxRows + shift, headerRow + 2),
    addedAt: table.firstColumn + table.columnCount,
  };
}

/** What the edits of the user's own tab are made of. `settingsSheet` and `listColumns` say where the lists stand. */
export interface SetupEditsInput {
  readonly decision: SetupDecision;
  readonly snapshot: SheetSnapshot;
  readonly layout: SetupLayout;
  readonly blocks: readonly WriteBlock[];
  readonly values: ReadonlyMap<FieldKey, readonly CellValue[] | null>;
  readonly isKept: (row: number, column: number) => boolean;
  readonly headerNotes: readonly (readonly string[])[];
  readonly columnRules: readonly boolean[];
  readonly settingsSheet: string;
  readonly listColumns: Readonly<Record<string, number>>;
  readonly copyName: string;
  readonly tabs: readonly string[];
  readonly hasFilter: boolean;
}
