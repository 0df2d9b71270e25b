/**
 * Everything that outlives an execution: the workbook and the stores of the other services. Saved as JSON.
 */
import type { Workbook } from './workbook';

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
