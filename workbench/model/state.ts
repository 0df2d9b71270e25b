/**
 * Everything that outlives an execution: the workbook and the stores of the other services. Saved as JSON.
 */
import type { Grid, Sheet, Workbook } from './workbook';

export interface Trigger {
  readonly triggerId: string;
  readonly handler: string;
  /** Name of ScriptApp.EventType: CLOCK, ON_OPEN, ON_EDIT, ON_CHANGE, ON_FORM_SUBMIT. */
  readonly eventType: string;
  readonly owner: string;
  /** For CLOCK: what the builder was told, e.g. `{everyHours: 1}`. */
  readonly schedule: Readonly<Record<string, unknown>>;
  /** Epoch milliseconds (virtual) of the next firing of a CLOCK trigger. */
  nextAt?: number;
  disabled: boolean;
}

export interface Mail {
  readonly at: number;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly body: string;
  readonly htmlBody?: string;
  readonly name?: string;
  readonly replyTo?: string;
  /** `cid` marks an inline image of the HTML body. */
  readonly attachments?: readonly {
    readonly name: string;
    readonly contentType: string;
    readonly base64: string;
    readonly cid?: string;
  }[];
}

export interface WorkbenchState {
  workbook: Workbook;
  /** Virtual epoch milliseconds. */
  clock: number;
  /** Whose hands are on the keyboard. */
  user: string;
  /** Scopes granted per user; absent = everything the manifest asks for. */
  grants: Record<string, readonly string[]>;
  properties: {
    script: Record<string, string>;
    document: Record<string, string>;
    user: Record<string, Record<string, string>>;
  };
  cache: Record<string, { value: string; expires: number }>;
  triggers: Trigger[];
  mailbox: Mail[];
  /** Recipients used in the current 24 hours, per user. */
  mailUsed: Record<string, { since: number; recipients: number }>;
  /** Milliseconds of trigger time used in the current 24 hours, per user. */
  triggerTime: Record<string, { since: number; usedMs: number }>;
  /** Lock name -> execution id that holds it. */
  locks: Record<string, string>;
  nextId: number;
}

export function newState(workbook: Workbook, clock: number): WorkbenchState {
  return {
    workbook,
    clock,
    user: workbook.owner,
    grants: {},
    properties: { script: {}, document: {}, user: {} },
    cache: {},
    triggers: [],
    mailbox: [],
    mailUsed: {},
    triggerTime: {},
    locks: {},
    nextId: 1,
  };
}

/** The same moment once more, to go on from differently. What stands in a cell is never changed in place, and is shared. */
export function copyState({ workbook, ...rest }: WorkbenchState): WorkbenchState {
  const { sheets, ...others } = workbook;
  return { ...structuredClone(rest), workbook: { ...structuredClone(others), sheets: sheets.map(copySheet) } };
}

function copySheet(sheet: Sheet): Sheet {
  const { values, formulas, spilled, styles, validations, notes, richText, ...others } = sheet;
  return {
    ...structuredClone(others),
    values: copyGrid(values),
    formulas: copyGrid(formulas),
    ...(spilled && { spilled: copyGrid(spilled) }),
    styles: copyGrid(styles),
    validations: copyGrid(validations),
    notes: copyGrid(notes),
    richText: copyGrid(richText),
  };
}

function copyGrid<T>(grid: Grid<T>): Grid<T> {
  return grid.map((row) => row?.slice());
}
