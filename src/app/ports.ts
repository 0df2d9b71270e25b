/**
 * The few doors through which use cases see the world outside. Plain data both ways; rows and columns count
 * from 0. Implemented by src/gas, and by nothing else: tests run the bundle on the workbench.
 */
import type { CellValue } from '../domain/cell-value';
import type { RichText, TextLooks } from '../domain/merge/recycled';
import type { ConditionalRule, ValidationRule } from '../domain/sheet-rules';
import type { CellRange, SheetSnapshot } from '../domain/sheet-snapshot';

/** A sheet by its id, or by name where it has just been made. */
export type SheetRef = number | string;

export interface TabInfo {
  readonly sheetId: number;
  readonly name: string;
}

export interface WorkbookInfo {
  readonly spreadsheetId: string;
  readonly locale: string;
  readonly timeZone: string;
}

export interface CellStyle {
  /** Null for none. */
  readonly background?: string | null;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly wrap?: boolean;
}

/** Rules of a block, cell by cell, as indexes into `table`; -1 where there is none. */
export interface RuleGrid {
  readonly table: readonly ValidationRule[];
  readonly cells: readonly (readonly number[])[];
}

/** One cell of any tab. */
export interface CellPlace {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

/** A block of another tab, and where it goes: everything on the cells, or formats or validation alone. */
export interface CellCopy {
  readonly range: CellRange;
  readonly row: number;
  readonly column: number;
  readonly what: 'all' | 'format' | 'validation';
}

/**
 * One change to the document. The port carries edits out in order, each in one service call unless said otherwise,
 * and decides nothing.
 */
export type SheetEdit =
  /** Of 1,000 rows and 26 columns. */
  | { readonly kind: 'insert-sheet'; readonly name: string }
  | { readonly kind: 'delete-sheet'; readonly sheet: SheetRef }
  | { readonly kind: 'hide-sheet'; readonly sheet: SheetRef }
  /** The copy is the active tab then. */
  | { readonly kind: 'copy-sheet'; readonly sheet: SheetRef; readonly name: string }
  | { readonly kind: 'activate-sheet'; readonly sheet: SheetRef }
  /**
   * Text never becomes anything else: in `plain` blocks, columns or cells because their number format is `@` already, elsewhere by an
   * apostrophe where Sheets would read a number, date, boolean, formula or error.
   */
  | {
      readonly kind: 'write';
      readonly sheet: SheetRef;
      readonly row: number;
      readonly column: number;
      readonly values: readonly (readonly CellValue[])[];
      /** Where there is one, the cell gets it instead of its value. */
      readonly formulas?: readonly (readonly string[])[];
      readonly plain?: boolean | readonly boolean[] | readonly (readonly boolean[])[];
    }
  /** One value at many places; `plain` as above. */
  | {
      readonly kind: 'write-same';
      readonly sheet: SheetRef;
      readonly ranges: readonly CellRange[];
      readonly value: CellValue;
      readonly plain: boolean;
    }
  | {
      readonly kind: 'write-formulas';
      readonly sheet: SheetRef;
      readonly row: number;
      readonly column: number;
      readonly formulas: readonly (readonly string[])[];
    }
  /** Every cell of the columns that shows just `from` gets `to`, wherever its row stands at that moment. */
  | {
      readonly kind: 'replace';
      readonly sheet: SheetRef;
      readonly range: CellRange;
      readonly from: string;
      readonly to: string;
    }
  | {
      readonly kind: 'rich-text';
      readonly sheet: SheetRef;
      readonly row: number;
      readonly column: number;
      readonly text: RichText;
    }
  | {
      readonly kind: 'number-format';
      readonly sheet: SheetRef;
      readonly ranges: readonly CellRange[];
      readonly format: string;
    }
  | {
      readonly kind: 'number-formats';
      readonly sheet: SheetRef;
      readonly row: number;
      readonly column: number;
      readonly formats: readonly (readonly string[])[];
    }
  /** Cell by cell; null for none. */
  | {
      readonly kind: 'backgrounds';
      readonly sheet: SheetRef;
      readonly row: number;
      readonly column: number;
      readonly colors: readonly (readonly (string | null)[])[];
    }
  | {
      readonly kind: 'notes';
      readonly sheet: SheetRef;
      readonly row: number;
      readonly column: number;
      readonly notes: readonly (readonly string[])[];
    }
  /** One call per attribute. */
  | {
      readonly kind: 'style';
      readonly sheet: SheetRef;
      readonly ranges: readonly CellRange[];
      readonly style: CellStyle;
    }
  | {
      readonly kind: 'validation';
      readonly sheet: SheetRef;
      readonly range: CellRange;
      readonly rule: ValidationRule | null;
    }
  /** Column by column down the whole range: two calls (the first row, then a copy of its rules downwards). */
  | {
      readonly kind: 'validations-down';
      readonly sheet: SheetRef;
      readonly range: CellRange;
      readonly rules: readonly (ValidationRule | null)[];
    }
  | {
      readonly kind: 'validation-grid';
      readonly sheet: SheetRef;
      readonly row: number;
      readonly column: number;
      readonly grid: RuleGrid;
    }
  /** Ours are told by the mark in their formula; the user's stay, before ours. Two calls. */
  | { readonly kind: 'conditional-rules'; readonly sheet: SheetRef; readonly rules: readonly ConditionalRule[] }
  | { readonly kind: 'insert-columns'; readonly sheet: SheetRef; readonly after: number; readonly count: number }
  | { readonly kind: 'delete-columns'; readonly sheet: SheetRef; readonly column: number; readonly count: number }
  /** Formatted like the row above, or `likeBelow`. */
  | {
      readonly kind: 'insert-rows';
      readonly sheet: SheetRef;
      readonly after: number;
      readonly count: number;
      readonly likeBelow?: boolean;
    }
  /** Nothing is lost, whoever moves rows meanwhile: what stands at `before` goes down. */
  | {
      readonly kind: 'move-rows';
      readonly sheet: SheetRef;
      readonly row: number;
      readonly count: number;
      readonly before: number;
    }
  | { readonly kind: 'delete-rows'; readonly sheet: SheetRef; readonly row: number; readonly count: number }
  | {
      readonly kind: 'column-width';
      readonly sheet: SheetRef;
      readonly column: number;
      readonly count: number;
      readonly pixels: number;
    }
  | {
      readonly kind: 'hide-columns';
      readonly sheet: SheetRef;
      readonly column: number;
      readonly count: number;
      readonly hidden: boolean;
    }
  | { readonly kind: 'hide-rows'; readonly sheet: SheetRef; readonly row: number; readonly count: number }
  /** Cell by cell. Two calls. */
  | {
      readonly kind: 'swatches';
      readonly sheet: SheetRef;
      readonly row: number;
      readonly column: number;
      readonly backgrounds: readonly (readonly (string | null)[])[];
      readonly colors: readonly (readonly string[])[];
    }
  /** Cell by cell. Four calls. */
  | {
      readonly kind: 'looks';
      readonly sheet: SheetRef;
      readonly row: number;
      readonly column: number;
      readonly formats: readonly (readonly string[])[];
      readonly backgrounds: readonly (readonly (string | null)[])[];
      readonly styles: readonly (readonly Partial<TextLooks>[])[];
      readonly alignments: readonly (readonly ('left' | 'right' | 'normal')[])[];
    }
  | { readonly kind: 'hide-gridlines'; readonly sheet: SheetRef }
  | { readonly kind: 'clear-validations'; readonly sheet: SheetRef; readonly ranges: readonly CellRange[] }
  | { readonly kind: 'clear-formats'; readonly sheet: SheetRef; readonly range: CellRange }
  /** Two calls: group, collapse. */
  | { readonly kind: 'group-columns'; readonly sheet: SheetRef; readonly column: number; readonly count: number }
  | { readonly kind: 'freeze'; readonly sheet: SheetRef; readonly rows?: number; readonly columns?: number }
  | { readonly kind: 'create-filter'; readonly sheet: SheetRef; readonly range: CellRange }
  /** Two calls. */
  | { readonly kind: 'remove-filter'; readonly sheet: SheetRef }
  /** Warning only. Three calls. */
  | { readonly kind: 'protect'; readonly sheet: SheetRef; readonly range: CellRange; readonly description: string }
  /** Those whose description is `description`. One call each, and one to list. */
  | { readonly kind: 'unprotect'; readonly sheet: SheetRef; readonly description: string }
  | { readonly kind: 'break-apart'; readonly sheet: SheetRef; readonly range: CellRange }
  /**
   * Copies from another tab, one call each. They bring conditional formats along: the sheet keeps its own, without ours,
   * for two more calls. With `rules` it gets those of the other tab instead, by a `restore-rules` that follows once its
   * columns stand as there: `like` unless the two ask for different things, formulas aside, `surely-like` in any case.
   */
  | {
      readonly kind: 'copy-cells';
      readonly sheet: SheetRef;
      readonly from: SheetRef;
      readonly copies: readonly CellCopy[];
      readonly rules?: 'like' | 'surely-like';
    }
  | { readonly kind: 'restore-rules'; readonly sheet: SheetRef }
  | { readonly kind: 'sort'; readonly sheet: SheetRef; readonly range: CellRange; readonly column: number }
  | { readonly kind: 'append-row'; readonly sheet: SheetRef; readonly values: readonly CellValue[] }
  /** Over the cells of its tab: the chart of that title which `chartTitles` has found, or another one. One call. */
  | { readonly kind: 'put-chart'; readonly sheet: SheetRef; readonly chart: ChartPlan }
  /**
   * Takes away the charts whose title is one of these: what a chart carries that a script can read again, and what a file
   * keeps, is its title. One a person has renamed is theirs. One call each, and one to list unless `chartTitles` has.
   */
  | { readonly kind: 'remove-charts'; readonly sheet: SheetRef; readonly titles: readonly string[] }
  /** The ledger's memory of which tab is which. */
  | { readonly kind: 'remember-tabs'; readonly tabs: Readonly<Record<string, SheetRef>> };

/** A chart to be drawn. The first line of its ranges names the series, the first column the categories. */
export interface ChartPlan {
  readonly type: 'column' | 'line' | 'bar' | 'pie';
  /** Told by it later: without figures, the same on every rebuild. */
  readonly title: string;
  /** Side by side. */
  readonly ranges: readonly { readonly sheet: SheetRef; readonly range: CellRange }[];
  /** Cell of its upper left corner. */
  readonly row: number;
  readonly column: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** `#rrggbb` by series, of a pie by slice; left out: those of the spreadsheet. */
  readonly colors?: readonly string[];
  /** Columns and bars of one category on top of each other. */
  readonly stacked?: boolean;
  readonly legend: 'none' | 'right' | 'bottom' | 'top';
  /** Of the categories and of the values; a pie has none. */
  readonly categoryTitle?: string;
  readonly valueTitle?: string;
}

/** What somebody has typed, pasted or cleared. */
export interface EditedRange extends CellRange {
  readonly sheetId: number;
  /** Address of the person, or '' where Google does not tell. */
  readonly by: string;
}

export interface Workbook {
  /** Two service calls, the first time. */
  info(): WorkbookInfo;
  /** No service call. */
  spreadsheetId(): string;
  /** One service call, the first time. */
  timeZone(): string;
  /** The spreadsheet's own name. One call. */
  spreadsheetName(): string;
  /** The tabs that are not hidden, in order. Two calls for each tab. */
  visibleTabs(): readonly TabInfo[];
  tabByName(name: string): TabInfo | null;
  tabById(sheetId: number): TabInfo | null;
  hasTab(sheetId: number): boolean;
  activeTab(): TabInfo;
  activeSheetId(): number;
  /** The selection on the active tab, or null. */
  selection(): CellRange | null;
  /** What `remember-tabs` stored, for tabs that still exist. Two calls, the first time. */
  rememberedTabs(): Readonly<Record<string, number>>;
  /** Makes `rememberedTabs` look again, for a call: another execution may have made tabs meanwhile. */
  forgetTabs(): void;
  /** Everything that set-up decides on, in ten calls. */
  snapshot(sheetId: number): SheetSnapshot;
  /** A1 to the last cell with content; one call for each kind of cell asked for. */
  readCells(sheet: SheetRef, kinds?: { readonly formulas?: boolean; readonly display?: boolean }): CellBlock;
  /** Values and formulas of the whole grid, empty cells included: soonest where the expected width is right. Two calls. */
  readTab(sheetId: number, expectedColumns: number): Pick<CellBlock, 'values' | 'formulas'>;
  /** Whole rows as they are shown, which must be there. One call. */
  rowsAsShown(sheetId: number, row: number, count: number): string[][];
  /** One range as it is shown. One call. */
  readDisplay(sheetId: number, range: CellRange): string[][];
  /** The whole grid, empty cells included: soonest where the expected width is right. One call. */
  readGrid(sheet: SheetRef, expectedColumns: number): CellValue[][];
  formulas(sheet: SheetRef, range: CellRange): string[][];
  /** Rows of the grid, empty ones included. One call. */
  maxRows(sheetId: number): number;
  /** One range's values, dates made civil. One call. */
  readValues(sheet: SheetRef, range: CellRange): CellValue[][];
  /** Whole rows, to the right end of the grid. One call. */
  readRows(sheetId: number, row: number, rows: number): CellValue[][];
  /** Whole columns, to the bottom of the grid and not beyond its right end. One call, two where fewer are there. */
  readColumns(sheetId: number, column: number, columns: number): CellValue[][];
  /** Rows of a column whose cells hold one of the texts, which are letters and digits, ascending. One call. */
  findInColumn(sheetId: number, column: number, texts: readonly string[]): number[];
  /** First rows as shown. One call, two for the size. */
  peek(sheetId: number, rows: number): string[][];
  /** Which cells of the block hold rich text or a link inside. One call. */
  richTextMask(sheetId: number, range: CellRange): boolean[][];
  /** Rich text of a block, null where a cell holds none. One call. */
  richTexts(sheetId: number, range: CellRange): (RichText | null)[][];
  /** Cells of all tabs whose formula, or else the text they show, matches a regular expression (RE2, any case). One call. */
  findCells(pattern: string): CellPlace[];
  /** Merged cells of a range in one call, or as far as there is content in two. */
  merges(sheetId: number, range?: CellRange): CellRange[];
  notes(sheetId: number, range: CellRange): string[][];
  numberFormats(sheetId: number, range: CellRange): string[][];
  /** Colours that people or the add-on have given to cells, white where none. One call. */
  backgrounds(sheetId: number, range: CellRange): string[][];
  validations(sheetId: number, range: CellRange): RuleGrid;
  /** Formulas and ranges of our own conditional formats, in order. One call. */
  ownConditionalFormats(sheetId: number): readonly Pick<ConditionalRule, 'formula' | 'ranges'>[];
  /** The basic filter's range and whether it hides rows, or null. Up to three calls. */
  filter(sheetId: number): CellRange | null;
  /** Titles of its charts, '' for one without. One call. */
  chartTitles(sheetId: number): string[];
  /** Whether a form writes its answers into the tab. One call. */
  hasForm(sheetId: number): boolean;
  /** Formulas of up to `most` other tabs. Two calls for each. */
  formulasElsewhere(sheetId: number, most: number): string[];
  /** Ranges that the current user may not write. Two calls. */
  lockedRanges(sheetId: number): readonly { readonly range: CellRange | null; readonly description: string }[];
  edit(edits: readonly SheetEdit[]): void;
  /** Carries out what is buffered; its errors surface here. One call, none where nothing was written since the last. */
  flush(): void;
  /** Moves the user's selection. */
  select(sheetId: number, range: CellRange): void;
}

/** `formulas` and `display` are empty where they were not asked for. */
export interface CellBlock {
  readonly values: CellValue[][];
  readonly formulas: string[][];
  readonly display: string[][];
}

export interface Lock {
  /** Waits up to `timeoutMs`; false when another execution holds the document. */
  acquire(timeoutMs: number): boolean;
  release(): void;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** The moment in a zone: `yyyy-mm-dd HH:MM:SS`. */
  civil(epochMs: number, timeZone: string): string;
}

/** Text packed small: gzip, then base64. */
export interface Packer {
  pack(text: string): string;
  unpack(packed: string): string;
}

export interface Account {
  /** The person's address, or '' where Google does not say. */
  email(): string;
}

/** One mail; every text without control characters, `to` exactly one address. */
export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly htmlBody: string;
  /** Of the sender, beside the address. */
  readonly name: string;
}

export interface Mailer {
  /** Recipients that this user may still write to today; null where sending mail has not been allowed. One call. */
  quotaLeft(): number | null;
  /** One call, never to be repeated: after an exception nobody can tell whether the mail has gone. */
  send(mail: OutgoingMail): void;
}

/** This user's own clock triggers of `hourly`: nobody sees those of others. */
export interface HourlyTriggers {
  /** How many there are; null where running by the clock has not been allowed. One call. */
  count(): number | null;
  /** One call. */
  create(): void;
  /** Deletes all but `keep`. One call to list them and one each. */
  remove(keep: number): void;
}

/** Texts that belong to the document and that everybody who uses it shares. One call each; the first costs one more. */
export interface Properties {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export interface Ports {
  readonly workbook: Workbook;
  readonly lock: Lock;
  readonly clock: Clock;
  readonly packer: Packer;
  readonly account: Account;
  readonly mailer: Mailer;
  readonly triggers: HourlyTriggers;
  readonly properties: Properties;
}
