/** What Recycle keeps of a row that was removed, so that it can come back as it was. Plain data. */
import type { CellValue } from '../cell-value';
import type { ColumnKey } from '../fields';

/** Text of which parts differ in link or looks. */
export interface RichText {
  readonly text: string;
  readonly runs: readonly RichRun[];
}

/** Offsets in UTF-16 units, end exclusive; `looks` are those in which the runs differ. */
interface RichRun {
  readonly start: number;
  readonly end: number;
  readonly link: string | null;
  readonly looks: Partial<TextLooks>;
}

export interface TextLooks {
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly underline: boolean | null;
  readonly strikethrough: boolean | null;
  readonly color: string | null;
  readonly fontFamily: string | null;
  readonly fontSize: number | null;
}

/** One cell of a row that holds anything, or is formatted. */
export interface CellImage {
  /** Column index then, and how the column is found now. */
  readonly column: number;
  readonly key: ColumnKey | null;
  readonly header: string;
  readonly value: CellValue;
  readonly format: string;
  /** `#rrggbb`, where it is not white. */
  readonly background?: string;
  readonly formula?: string;
  readonly note?: string;
  readonly rich?: RichText;
  /** A formula elsewhere in the column fills the cell: nothing is written into it. */
  readonly spilled?: true;
}

export interface RowImage {
  readonly customerId: string;
  /** Row index then. */
  readonly row: number;
  readonly cells: readonly CellImage[];
  /** The nearest customers above and below that stayed, '' for none, and how many rows lay between. */
  readonly above: string;
  readonly aboveBy: number;
  readonly below: string;
  /** Rows between those two that stay; to the end of the header above, of the grid below. */
  readonly room: number;
  /** Row indexes then of customers between those two who went with it, by ID; none in what older versions kept. */
  readonly beside?: Readonly<Record<string, number>>;
  /** Customers in rows that its formulas point at, by row index. */
  readonly referred: Readonly<Record<string, string>>;
}

/** Rows of another tab that belonged to the customer, without their customer ID. */
export interface LinkedRows {
  readonly sheetId: number;
  readonly headers: readonly string[];
  readonly rows: readonly { readonly row: number; readonly texts: readonly string[] }[];
}

/** Rows that go from one customer ID to another. */
export interface Relinked {
  readonly from: string;
  readonly to: string;
  readonly linked: readonly LinkedRows[];
}

/** A formula elsewhere that points at the row. On the customers' own tab its row is known by customer and header. */
export interface PointingFormula {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly customerId: string;
  readonly header: string;
}

export interface RecycledRow {
  readonly mergeId: string;
  readonly survivor: string;
  /** What the customer was called. */
  readonly title: string;
  readonly image: RowImage;
  readonly linked: readonly LinkedRows[];
  readonly formulas: readonly PointingFormula[];
}
