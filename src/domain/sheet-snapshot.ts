/**
 * One sheet as it was read, once, in a handful of range reads. Plain data; rows and columns count from 0.
 */
import type { CellValue } from './cell-value';

export interface CellRange {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** All grids are `rowCount` x `columnCount`: A1 to the last cell with content. */
export interface SheetSnapshot {
  readonly sheetId: number;
  readonly sheetName: string;
  readonly rowCount: number;
  readonly columnCount: number;
  /** Size of the grid, empty cells included. */
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly values: readonly (readonly CellValue[])[];
  /** As shown to the user, by number format and locale. */
  readonly display: readonly (readonly string[])[];
  /** With `=`; `''` where there is none. */
  readonly formulas: readonly (readonly string[])[];
  readonly numberFormats: readonly (readonly string[])[];
  readonly merges: readonly CellRange[];
  readonly frozenRows: number;
  readonly frozenColumns: number;
  /** `headerKey` of each header that the user has named, which makes it a known word whatever it says. */
  readonly namedHeaders?: ReadonlySet<string>;
}

/** Languages of labels and wording. `zh-TW` stands for every traditional script. */
export const LANGUAGES = ['en', 'zh-CN', 'zh-TW'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What reading a value depends on besides the value. */
export interface ReadingContext {
  readonly language: Language;
  /** ISO 3166-1 alpha-2 of the ledger's home region, or `''` when unknown. */
  readonly region: string;
  /** The spreadsheet's locale as Sheets spells it (`en_US`, `zh_CN`). */
  readonly locale: string;
  /** Today in the spreadsheet's time zone, `yyyy-mm-dd`. */
  readonly today: string;
}
