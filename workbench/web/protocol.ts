/**
 * What crosses between the workbench's page and its server: plain JSON, types only.
 * Knows neither how the server keeps it nor how the page draws it. Indexes count from 0 everywhere.
 */
import type { Run } from './axis';

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface SheetTab {
  readonly sheetId: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly color: string | null;
}

/** A menu as the add-on built it; `functionName` on leaves, `items` on sub-menus; an empty label is a separator. */
export interface MenuNode {
  readonly label: string;
  readonly functionName?: string;
  readonly items?: readonly MenuNode[];
}

/** A page of the script's that is open: its HTML is served once under `/frame/<frameId>`. */
export interface FrameView {
  readonly frameId: string;
  readonly title: string;
  /** Pixels; absent = the default of the place. */
  readonly width?: number;
  readonly height?: number;
  readonly modal?: boolean;
}

/** An alert or prompt that an execution waits for. */
export interface Question {
  readonly executionId: string;
  readonly kind: 'alert' | 'prompt';
  readonly title: string;
  readonly message: string;
  /** Name of Ui.ButtonSet: OK, OK_CANCEL, YES_NO, YES_NO_CANCEL. */
  readonly buttons: string;
}

export interface ExecutionRow {
  readonly id: string;
  readonly functionName: string;
  /** What it was called with, shortened; empty for triggers and menu items. */
  readonly args: string;
  /** How it was started: menu, rpc, simple-trigger ... */
  readonly origin: string;
  readonly mode: string;
  /** As whom it ran. */
  readonly user: string;
  readonly outcome: 'ok' | 'error' | 'waiting';
  readonly error?: string;
  readonly serviceCalls: number;
  readonly localCalls: number;
  readonly virtualMs: number;
}

export interface ExecutionDetail extends ExecutionRow {
  readonly cpuMs: number;
  readonly log: readonly string[];
  readonly callsByMethod: readonly (readonly [method: string, count: number])[];
  /** The calls in order, one line each; the first few hundred. */
  readonly calls: readonly string[];
  readonly callsLeftOut: number;
  readonly stack?: string;
}

/** Somebody who has the spreadsheet open by turns, and the scopes of the manifest that they refused. */
export interface Person {
  readonly address: string;
  readonly refused: readonly string[];
}

export interface TriggerRow {
  readonly triggerId: string;
  readonly functionName: string;
  /** Name of ScriptApp.EventType. */
  readonly eventType: string;
  readonly owner: string;
  /** Of a clock trigger, as its builder was told: `everyHours 1`. */
  readonly schedule: string;
  /** Virtual epoch milliseconds; absent where none is due. */
  readonly nextAt?: number;
  readonly disabled: boolean;
}

export interface MailRow {
  readonly mailId: string;
  /** Virtual epoch milliseconds. */
  readonly at: number;
  readonly to: string;
  readonly subject: string;
}

export interface MailDetail extends MailRow {
  /** Name and address. */
  readonly from: string;
  readonly cc: string;
  readonly bcc: string;
  readonly replyTo: string;
  readonly body: string;
  /** Its HTML is served under `/mail/<frameId>`. */
  readonly frameId?: string;
  /** Names of the files that come with it. */
  readonly attachments: readonly string[];
}

/** How far the clock is put forward; a day ends at the same time of day, in the spreadsheet's zone. */
export type ClockStep = 'hour' | 'day' | 'next-trigger';

/** What a person does to rows, columns and tabs; positions from 0. */
export type SheetChange =
  | { readonly kind: 'sort'; readonly column: number; readonly ascending: boolean }
  | {
      readonly kind: 'insert';
      readonly axis: 'rows' | 'columns';
      readonly at: number;
      readonly count: number;
      /** The neighbour whose formats and rules are taken on. */
      readonly inherit: 'before' | 'after';
    }
  | { readonly kind: 'delete'; readonly axis: 'rows' | 'columns'; readonly at: number; readonly count: number }
  | { readonly kind: 'rename'; readonly name: string };

export interface Summary {
  /** Counts the server's steps: of two summaries the one with the higher step is newer. */
  readonly step: number;
  /** Another revision than before: cells or layout have changed. */
  readonly revision: number;
  readonly fileName: string;
  readonly unsaved: boolean;
  readonly user: string;
  readonly people: readonly Person[];
  /** Virtual time, epoch milliseconds. */
  readonly clock: number;
  readonly timeZone: string;
  readonly locale: string;
  readonly sheets: readonly SheetTab[];
  readonly activeSheetId: number;
  readonly selection: Area;
  /** Sub-menus of Extensions first, then menus of their own. */
  readonly addonMenus: readonly MenuNode[];
  readonly ownMenus: readonly MenuNode[];
  readonly sidebar: FrameView | null;
  readonly dialog: FrameView | null;
  readonly question: Question | null;
  /** Newest first, the last 100. */
  readonly executions: readonly ExecutionRow[];
  readonly triggers: readonly TriggerRow[];
  /** Newest first, the last 100. */
  readonly mails: readonly MailRow[];
  readonly mailCount: number;
}

export interface ColumnGroup {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly depth: number;
  readonly collapsed: boolean;
  /** Column whose header carries the toggle. */
  readonly toggleAt: number;
}

/** A chart as it is drawn; pixels. */
export interface ChartView {
  readonly type: 'COLUMN' | 'LINE' | 'BAR' | 'PIE';
  readonly title: string;
  /** Cell from whose corner it is offset. */
  readonly row: number;
  readonly column: number;
  readonly offsetX: number;
  readonly offsetY: number;
  readonly width: number;
  readonly height: number;
  readonly stacked: boolean;
  readonly legend: 'none' | 'top' | 'right' | 'bottom';
  readonly horizontalTitle: string;
  readonly verticalTitle: string;
  /** As their cells show them. */
  readonly categories: readonly string[];
  readonly series: readonly ChartSeriesView[];
  /** Of a pie by slice; empty = the default of its place. */
  readonly slices: readonly string[];
}

export interface ChartSeriesView {
  readonly name: string;
  /** Empty = the default of its place. */
  readonly color: string;
  /** Null where the cell holds no number. */
  readonly values: readonly (number | null)[];
  readonly texts: readonly string[];
}

/** What the grid needs to know of a sheet before any cell. */
export interface SheetLayout {
  readonly sheetId: number;
  readonly name: string;
  readonly maxRows: number;
  readonly maxColumns: number;
  /** Last row and column that hold anything, plus one. */
  readonly usedRows: number;
  readonly usedColumns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly columnWidths: Readonly<Record<number, number>>;
  readonly rowHeights: Readonly<Record<number, number>>;
  /** By hand, by a collapsed group or by the filter. */
  readonly hiddenRows: readonly Run[];
  readonly hiddenColumns: readonly Run[];
  readonly columnGroups: readonly ColumnGroup[];
  readonly merges: readonly Area[];
  readonly filter: { readonly area: Area; readonly filteredColumns: readonly number[] } | null;
  readonly gridlines: boolean;
  readonly charts: readonly ChartView[];
}

export interface CellLook {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strikethrough?: boolean;
  readonly fontFamily?: string;
  /** Points. */
  readonly fontSize?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'middle' | 'bottom';
  readonly wrap?: 'OVERFLOW' | 'WRAP' | 'CLIP';
}

export interface CellView {
  readonly text: string;
  /** Index into the window's looks. */
  readonly look?: number;
  readonly note?: true;
  readonly invalid?: true;
  readonly dropdown?: true;
  readonly checkbox?: boolean;
}

/** A block of cells; `cells[i][j]` is row `row + i`, column `column + j`, null where there is nothing to draw. */
export interface CellWindow extends Area {
  readonly looks: readonly CellLook[];
  readonly cells: readonly (readonly (CellView | null)[])[];
}

/** What is fetched of one cell when it is selected, pointed at or edited. */
export interface CellDetail {
  /** What an editor starts with: the formula, or the value as it would be typed. */
  readonly input: string;
  readonly note: string;
  /** Why the value breaks its rule, or what the rule asks for; empty without a rule. */
  readonly help: string;
  readonly invalid: boolean;
  /** Items of a dropdown; empty without one. */
  readonly items: readonly string[];
}

export interface Toast {
  readonly title: string;
  readonly message: string;
  /** Negative: stays until it is closed. */
  readonly seconds: number;
}

/** How a call of `google.script.run` ended. */
export type CallResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly name: string; readonly message: string } };

/** Answer to everything that may change something. */
export interface Change {
  readonly summary: Summary;
  readonly toasts: readonly Toast[];
  /** The typed value was refused by the cell's rule: nothing was written. */
  readonly rejected?: string;
  /** The call that ended; while its execution waits for an answer, `waitingFor` names that execution instead. */
  readonly result?: CallResult;
  readonly waitingFor?: string;
  /** Which execution `result` belongs to, where an answer let it go on. */
  readonly executionId?: string;
  /** What the opened file had that a workbook does not hold. */
  readonly fileNotes?: readonly FileNoteView[];
}

/** One kind of thing that was left out of a file, and how many of it; codes as in `io/file-problem`. */
export interface FileNoteView {
  readonly code: string;
  readonly count: number;
}

/** Body of any answer but 200. `code` is worded by the page; `message` is for people already. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}
