/**
 * The workbook as plain data: what a Google spreadsheet holds, and nothing that computes.
 * Knows no service, no file format and no customer. Everything here survives JSON.
 */

/** A sparse row-major grid: `grid[row]?.[column]`, both from 0; a missing entry is the default (empty, unstyled ...). */
export type Grid<T> = (T | undefined)[][];

/** `#N/A`, `#ERROR!` ... as a cell shows it. */
export interface ErrorValue {
  readonly error: string;
}

/** Dates are numbers (serial days since 1899-12-30 in the spreadsheet's zone) under a date format, as in Sheets. */
export type Value = string | number | boolean | ErrorValue;

/** Appearance of one cell. Interned: equal styles are one frozen object; absent keys are the sheet's default. */
export interface Style {
  readonly numberFormat?: string;
  readonly background?: string;
  readonly fontColor?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly fontFamily?: string;
  readonly fontSize?: number;
  readonly horizontalAlignment?: 'left' | 'center' | 'right';
  readonly verticalAlignment?: 'top' | 'middle' | 'bottom';
  readonly wrap?: 'OVERFLOW' | 'WRAP' | 'CLIP';
  readonly textRotation?: number;
  readonly verticalText?: boolean;
  readonly textDirection?: 'LEFT_TO_RIGHT' | 'RIGHT_TO_LEFT';
  readonly showHyperlink?: boolean;
  /** `top`, `left`, `bottom`, `right`, each as `top=SOLID #000000`, joined by `;`. */
  readonly borders?: string;
}

/** One run of a rich text; offsets in UTF-16 units, end exclusive. */
export interface TextRun {
  readonly start: number;
  readonly end: number;
  readonly link?: string;
  readonly style?: Style;
}

/** A rectangle of one sheet, all from 0. `rows`/`columns` may be open-ended (null), as in `A2:A`. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number | null;
  readonly columns: number | null;
}

/**
 * `criteria` is the name of SpreadsheetApp.DataValidationCriteria; `args` are plain: a range is `{sheetId, rect}`, a
 * date ISO text (`2024-03-05`), VALUE_IN_LIST `[texts, showDropdown]`, VALUE_IN_RANGE `[range, showDropdown]`,
 * CUSTOM_FORMULA `[formula, row, column]`: the cell (from 0) for which the formula is written.
 */
export interface Validation {
  readonly criteria: string;
  readonly args: readonly unknown[];
  readonly allowInvalid: boolean;
  readonly helpText?: string;
}

export interface ConditionalFormat {
  readonly ranges: readonly Rect[];
  /**
   * Name of SpreadsheetApp.BooleanCriteria with its arguments, or a gradient instead. CUSTOM_FORMULA is
   * `[formula]`, written for the top left of the first range; dates are ISO texts, relative ones `{relative: 'TODAY'}`.
   */
  readonly criteria?: string;
  readonly args?: readonly unknown[];
  readonly gradient?: Gradient;
  readonly style: Style;
}

/** A colour scale. */
export interface Gradient {
  readonly min?: GradientPoint;
  readonly mid?: GradientPoint;
  readonly max?: GradientPoint;
}

export interface GradientPoint {
  readonly color: string;
  /** Name of SpreadsheetApp.InterpolationType. */
  readonly type: 'MIN' | 'MAX' | 'NUMBER' | 'PERCENT' | 'PERCENTILE';
  /** Empty for MIN and MAX. */
  readonly value: string;
}

export interface BasicFilter {
  readonly rect: Rect;
  /** By column index: hidden values or a condition. */
  readonly criteria: Readonly<Record<number, ColumnFilter>>;
}

/** What one column of a filter hides; `criteria` is a name of SpreadsheetApp.BooleanCriteria. */
export interface ColumnFilter {
  readonly hiddenValues?: readonly string[];
  readonly visibleValues?: readonly string[];
  readonly criteria?: string;
  readonly args?: readonly unknown[];
}

export interface Protection {
  readonly protectionId: number;
  readonly rect: Rect | null;
  readonly description: string;
  readonly warningOnly: boolean;
  readonly editors: readonly string[];
  readonly domainEdit: boolean;
  readonly rangeName?: string;
  readonly unprotected: readonly Rect[];
}

export interface Banding {
  readonly bandingId: number;
  readonly rect: Rect;
  readonly theme: string;
  readonly header: boolean;
  readonly footer: boolean;
  /** Bands run down columns instead of along rows. */
  readonly byColumn?: boolean;
  /** Own colours in place of the theme's; null switches one off. */
  readonly colors?: BandingColors;
}

export interface BandingColors {
  readonly header?: string | null;
  readonly first?: string | null;
  readonly second?: string | null;
  readonly footer?: string | null;
}

/** Depth 1 is the outermost. */
export interface DimensionGroup {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly collapsed: boolean;
}

export interface Metadata {
  readonly metadataId: number;
  readonly key: string;
  readonly value: string | null;
  readonly visibility: 'DOCUMENT' | 'PROJECT';
  readonly location:
    | { readonly type: 'SPREADSHEET' }
    | { readonly type: 'SHEET'; readonly sheetId: number }
    | { readonly type: 'ROW' | 'COLUMN'; readonly sheetId: number; readonly index: number };
}

export interface NamedRange {
  readonly name: string;
  readonly sheetId: number;
  readonly rect: Rect;
}

/** Charts that the workbench draws; other types are not emulated. */
export type ChartType = 'COLUMN' | 'LINE' | 'BAR' | 'PIE';

/** A chart over the cells of its sheet. Indexes from 0, sizes in pixels. */
export interface Chart {
  readonly chartId: number;
  readonly type: ChartType;
  readonly ranges: readonly { readonly sheetId: number; readonly rect: Rect }[];
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  /** Lines of the ranges that are headers; negative = as it looks. */
  readonly numHeaders: number;
  readonly mergeStrategy: 'MERGE_COLUMNS' | 'MERGE_ROWS';
  /** Name of Charts.ChartHiddenDimensionStrategy. */
  readonly hiddenDimensionStrategy: string;
  readonly transpose: boolean;
  /** By full name: `title`, `hAxis.title`, `colors`. Plain values. */
  readonly options: Readonly<Record<string, unknown>>;
}

export interface Sheet {
  readonly sheetId: number;
  name: string;
  hidden: boolean;
  tabColor: string | null;
  rightToLeft: boolean;
  maxRows: number;
  maxColumns: number;
  frozenRows: number;
  frozenColumns: number;
  values: Grid<Value>;
  /** With the leading `=`; `values` holds the computed result. */
  formulas: Grid<string>;
  /** What formulas have written beside their own cell, as far as `values` still holds it. */
  spilled?: Grid<Value>;
  styles: Grid<Style>;
  validations: Grid<Validation>;
  notes: Grid<string>;
  richText: Grid<readonly TextRun[]>;
  merges: Rect[];
  conditionalFormats: ConditionalFormat[];
  filter: BasicFilter | null;
  protections: Protection[];
  bandings: Banding[];
  /** Pixels; missing = 100 wide, 21 high. */
  columnWidths: (number | undefined)[];
  rowHeights: (number | undefined)[];
  hiddenColumns: boolean[];
  /** Hidden by a person or script; rows that the filter hides are computed. */
  hiddenRows: boolean[];
  columnGroups: DimensionGroup[];
  rowGroups: DimensionGroup[];
  charts: Chart[];
  hiddenGridlines?: boolean;
  columnGroupControl?: 'BEFORE' | 'AFTER';
  rowGroupControl?: 'BEFORE' | 'AFTER';
}

export interface Workbook {
  spreadsheetId: string;
  name: string;
  /** As Sheets spells it: `en_US`, `zh_CN`. */
  locale: string;
  /** IANA name. */
  timeZone: string;
  sheets: Sheet[];
  activeSheetId: number;
  /** Selection of the active sheet. */
  activeRange: Rect;
  /** Where the cursor stands in the selection; its first cell if left out. */
  currentCell?: { row: number; column: number };
  namedRanges: NamedRange[];
  metadata: Metadata[];
  /** E-mail addresses; the owner is never blocked by a protection. */
  owner: string;
  editors: string[];
  /** Source of sheet, protection, banding, chart and metadata ids. */
  nextId: number;
}

/** An empty sheet as Sheets makes it: 1,000 rows by 26 columns. */
export function newSheet(sheetId: number, name: string, maxRows = 1000, maxColumns = 26): Sheet {
  return {
    sheetId,
    name,
    hidden: false,
    tabColor: null,
    rightToLeft: false,
    maxRows,
    maxColumns,
    frozenRows: 0,
    frozenColumns: 0,
    values: [],
    formulas: [],
    styles: [],
    validations: [],
    notes: [],
    richText: [],
    merges: [],
    conditionalFormats: [],
    filter: null,
    protections: [],
    bandings: [],
    columnWidths: [],
    rowHeights: [],
    hiddenColumns: [],
    hiddenRows: [],
    columnGroups: [],
    rowGroups: [],
    charts: [],
  };
}

/** A workbook with one empty sheet; `sheetId` of the first tab is 0, as in Sheets. */
export function newWorkbook(
  options: Partial<Pick<Workbook, 'spreadsheetId' | 'name' | 'locale' | 'timeZone' | 'owner'>> = {},
): Workbook {
  return {
    spreadsheetId: options.spreadsheetId ?? 'workbench-spreadsheet',
    name: options.name ?? 'Untitled spreadsheet',
    locale: options.locale ?? 'en_US',
    timeZone: options.timeZone ?? 'Etc/UTC',
    sheets: [newSheet(0, 'Sheet1')],
    activeSheetId: 0,
    activeRange: { row: 0, column: 0, rows: 1, columns: 1 },
    namedRanges: [],
    metadata: [],
    owner: options.owner ?? 'owner@example.com',
    editors: [],
    nextId: 1,
  };
}
