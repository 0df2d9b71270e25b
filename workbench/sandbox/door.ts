/**
 * The one door between a script in its sandbox and the emulated Google: every service method passes here as
 * plain data. The door counts calls, charges virtual time, holds the write buffer, injects faults, checks modes
 * and scopes, and records answers so that an execution can be suspended and replayed.
 */
import type { WorkbenchState } from '../model/state';

export type AuthMode = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';
export type Origin = 'menu' | 'rpc' | 'simple-trigger' | 'installable-trigger' | 'clock' | 'custom-function' | 'run';

/** What the host knows of the execution that is calling. */
export interface Execution {
  readonly id: string;
  readonly mode: AuthMode;
  readonly origin: Origin;
  /** Effective user. */
  readonly user: string;
  readonly scopes: readonly string[];
  readonly scriptTimeZone: string;
  readonly manifestScopes: readonly string[];
  /** HTML files of the project, by name. */
  readonly pages: ReadonlyMap<string, string>;
  /**
   * Virtual epoch milliseconds. Calls and sleep move it; CPU only counts against the time limit, so that two runs of
   * one script see the same times.
   */
  now(): number;
  /** A published add-on instead of a script bound to the spreadsheet: other limits on triggers. */
  readonly addOn?: boolean;
  /** There is no active document (an assumption about clock triggers of add-ons that has to be tried both ways). */
  readonly withoutDocument?: boolean;
  /** A simple trigger that is told the address of whoever edits, as within one Workspace domain. */
  readonly knowsUser?: boolean;
}

export interface Host {
  readonly state: WorkbenchState;
  readonly execution: Execution;
}

/** Something a script showed to the person at the keyboard. */
export interface UiEffect {
  readonly kind: 'menu' | 'sidebar' | 'modal' | 'modeless' | 'toast' | 'alert' | 'prompt';
  readonly [detail: string]: unknown;
}

/** Why an execution waits. `request` is what the person is asked, or the lock that is held. */
export interface Suspension {
  readonly kind: 'alert' | 'prompt' | 'lock' | 'step';
  readonly request: Readonly<Record<string, unknown>>;
}

/** What the engine offers to the methods; a method that needs more than state declares `host: EngineHost`. */
export interface EngineHost extends Host {
  /** Lists something in the execution's report: `host.show({kind: 'toast', message, title, seconds})`. */
  show(effect: UiEffect): void;
  /** A line of the execution's log. */
  log(line: string): void;
  /** Lets virtual time pass without work. */
  wait(ms: number): void;
  /** Carries out the buffered writes. */
  flush(): void;
  /** Waits until no other execution holds the lock; false when `waitMs` are over. */
  waitForLock(lock: string, waitMs: number): boolean;
  /** Ends this pass of the execution; the call is answered (or tried again) when the workbench resumes it. */
  suspend(suspension: Suspension): never;
}

/**
 * One service method, host side. Arguments and result are plain data (JSON plus `undefined`); the sandbox side
 * makes handles, Dates and enums out of them. A table that `run` returns is kept for replay as it is: it must not be
 * a live part of the state.
 * - `read`: a service call; commits the write buffer first.
 * - `write`: a service call; checked (arguments, grid bounds) by `check` at once, buffered, and carried out by `run`
 *   at the next read, flush or end, where its error then surfaces.
 * - `immediate`: a service call on unbuffered state (properties, locks, mail, triggers, `flush` itself).
 * - `local`: a builder or handle; not a service call.
 */
export interface HostMethod {
  readonly kind: 'read' | 'write' | 'immediate' | 'local';
  /** OAuth scopes of which one must be granted (short names, without the common prefix). Empty = none needed. */
  readonly scopes?: readonly string[];
  /** Modes in which the method may be called; default all but NONE. */
  readonly modes?: readonly AuthMode[];
  /** Throws at call time, before buffering. */
  check?(host: Host, ...args: never[]): void;
  run(host: Host, ...args: never[]): unknown;
  /** Number of cells touched, for virtual time. */
  cells?(args: readonly unknown[], result: unknown): number;
}

/** Methods by the name that errors, counts and docs use: `Range.getValues`, `PropertiesService.getProperty`. */
export type HostMethods = Readonly<Record<string, HostMethod>>;

/** A message as Apps Script words it; crosses into the sandbox as `Exception`. */
export class ServiceError extends Error {
  override readonly name = 'Exception';
}
