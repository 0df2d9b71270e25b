/**
 * The workbench as everything else uses it: opens a script project on a state and runs its functions the way Google
 * would: from the editor, menu, sidebar and triggers. Knows no file format, no server and no customer.
 */

import { type CustomFunctions, type CustomOutcome, provideCustomFunctions } from './formula/custom-functions';
import type { Area } from './model/area';
import { type CellEdit, changeGrid, clearCells, enterTexts, fillCells, type GridChange } from './model/person';
import { spreadsheetMethods } from './model/spreadsheet-methods';
import type { Trigger, WorkbenchState } from './model/state';
import { clockEvent, firesOnce, nextFiring } from './sandbox/clock-schedule';
import type { AuthMode, HostMethods, Origin, UiEffect } from './sandbox/door';
import { type ExecutionReport, prepareExecution, type RunningExecution } from './sandbox/execution';
import type { Fault } from './sandbox/fault';
import { everyScope, grants } from './sandbox/permissions';
import { plainCopy } from './sandbox/plain-data';
import { type Project, type ProjectFiles, readProject } from './sandbox/project';
import { rpcArguments, rpcResult } from './sandbox/rpc-value';
import { compileProject } from './sandbox/sandbox';
import { serviceMethods } from './sandbox/service-methods';
import type { Syntax } from './sandbox/syntax-gate';
import { seedOf } from './services/seeded-random';

export type { ExecutionReport } from './sandbox/execution';
export type { Fault } from './sandbox/fault';
export type { ProjectFile, ProjectFiles } from './sandbox/project';

export interface WorkbenchOptions {
  /** `es2021` by default; our own bundle is held to `es2019`. */
  readonly syntax?: Syntax;
  /** Of everything random; 1 by default. */
  readonly seed?: number;
  /** A published add-on instead of a script bound to the spreadsheet. */
  readonly addOn?: boolean;
  /** In clock triggers there is no active spreadsheet; Google does not say which way it is for add-ons. */
  readonly clockWithoutDocument?: boolean;
  /** Simple triggers learn who edits; Google tells within one Workspace domain, otherwise not (the default). */
  readonly simpleTriggersKnowUser?: boolean;
  /** How often CPU time counts against the time limit; 4 by default, 0 to make runs end alike on any machine. */
  readonly cpuFactor?: number;
  /** Buffered writes after an uncaught exception; `commit` by default, and Google does not say. */
  readonly bufferOnException?: 'commit' | 'drop';
  /** Calls take no virtual time. */
  readonly timeless?: boolean;
  /** Further methods, or others in place of those that come with the workbench. */
  readonly methods?: HostMethods;
}

export interface RunOptions {
  readonly mode?: AuthMode;
  readonly origin?: Origin;
  /** Effective user; whoever is at the keyboard by default. */
  readonly user?: string;
  readonly faults?: Fault | readonly Fault[];
  /** 360,000 by default, 30,000 for simple triggers and custom functions. */
  readonly virtualLimitMs?: number;
  /** Becomes the first argument; `source: true`, `range: {sheetId, row, column, rows, columns}` and `user` become objects. */
  readonly event?: Readonly<Record<string, unknown>>;
  /** Answers to alerts (a button's name) and prompts (`{button, text}`), given in this order without suspending. */
  readonly answers?: readonly unknown[];
}

/** What can be chosen where mode and origin are given by the way of calling. */
export type ClickOptions = Omit<RunOptions, 'mode' | 'origin' | 'event'>;

export interface WorkbenchProject {
  readonly project: ProjectFiles;
  readonly state: WorkbenchState;
  readonly options?: WorkbenchOptions;
}

export interface Workbench {
  readonly project: Project;
  readonly state: WorkbenchState;
  /** Reports of the last 200 executions, oldest first; a suspended one is replaced when it goes on. */
  readonly executions: readonly ExecutionReport[];
  /** Calls one function, as from the script editor unless told otherwise. */
  run(functionName: string, args?: readonly unknown[], options?: RunOptions): ExecutionReport;
  /** Goes on with an execution that waits for an answer: a button's name for alert, `{button, text}` for prompt. */
  resume(executionId: string, answer: unknown): ExecutionReport;
  /** What happens when the spreadsheet is opened; in mode NONE only the simple trigger runs. */
  open(mode?: AuthMode): { readonly reports: readonly ExecutionReport[]; readonly menus: readonly UiEffect[] };
  /** A click on a menu item. */
  menu(functionName: string, options?: ClickOptions): ExecutionReport;
  /** google.script.run: throws TypeError for a name or argument that would not get out of the browser. */
  rpc(functionName: string, args: readonly unknown[], options?: ClickOptions): ExecutionReport;
  /**
   * What the person at the keyboard types (one text) or pastes (rows of texts) with its top left at a cell, from 0.
   * Fires the simple trigger onEdit, then installable triggers for edits and changes, and answers their reports.
   * Throws `ServiceError`, with nothing written and nothing fired, where Sheets refuses: a rule that rejects, a
   * protection. Writes of scripts fire nothing. The same holds for the other edits.
   */
  edit(sheetId: number, row: number, column: number, texts: Texts): readonly ExecutionReport[];
  /** The Delete key on an area. */
  clear(sheetId: number, area: Area): readonly ExecutionReport[];
  /** Ctrl+D or Ctrl+R on an area: its first row or column is copied over the rest. */
  fill(sheetId: number, area: Area, direction: 'down' | 'right'): readonly ExecutionReport[];
  /** Sorting, inserting, deleting or renaming by hand; fires installable change triggers only. */
  change(change: GridChange): readonly ExecutionReport[];
  /**
   * What a person does faster than the script can follow: everything in `act` is done before the first trigger runs.
   * Google queues two edit events for onEdit at most, so of more the others are lost.
   */
  withoutPause(act: () => void): readonly ExecutionReport[];
  /** Lets time pass, firing the clock triggers that become due on the way. */
  advance(ms: number): readonly ExecutionReport[];
  /** The same up to a moment, epoch milliseconds. */
  advanceTo(epochMs: number): readonly ExecutionReport[];
  /** When the next clock trigger fires; null where none will. */
  nextFiring(): number | null;
  /** Fires one clock trigger out of turn, as its owner; its next firing stays. Throws for an id that is no such trigger. */
  runTrigger(triggerId: string): ExecutionReport;
  /** An execution that the caller moves on in steps; locks held by others suspend it. */
  prepare(functionName: string, args?: readonly unknown[], options?: RunOptions): RunningExecution;
  /** Types or pastes as `edit` does, and prepares the simple trigger onEdit alone instead of running it. */
  prepareEdit(
    sheetId: number,
    row: number,
    column: number,
    texts: Texts,
    options?: Pick<RunOptions, 'faults'>,
  ): RunningExecution;
}

/** One text for one cell, or rows of texts. */
export type Texts = string | readonly (readonly string[])[];

/** Sources: https://developers.google.com/apps-script/guides/services/quotas and .../guides/triggers (30 s). */
const limitMs = 360_000;
const simpleTriggerLimitMs = 30_000;
const triggerTimePerDayMs = 90 * 60_000;
/** Quotas of a day are free again 24 hours after their first use. */
const quotaDayMs = 24 * 3_600_000;
/** Source: https://developers.google.com/apps-script/guides/triggers (onEdit) */
const queuedEdits = 2;
const keptReports = 200;

const standardMethods: HostMethods = { ...spreadsheetMethods, ...serviceMethods };

/** Opens a project on a state, which the workbench then changes in place. Throws SyntaxError for a script that Apps Script would refuse. */
export function openWorkbench({ project: files, state, options = {} }: WorkbenchProject): Workbench {
  const { seed = 1, addOn = false } = options;
  const project = readProject(files, options.syntax ?? 'es2021');
  const program = compileProject(project);
  const methods = options.methods ? { ...standardMethods, ...options.methods } : standardMethods;
  const scriptTimeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const executions: ExecutionReport[] = [];
  const waiting = new Map<string, RunningExecution>();
  // Whoever held a lock in a saved state is gone.
  state.locks = {};

  provideCustomFunctions(state.workbook, customFunctions());

  /**
   * Functions of the script as formulas call them: each in an execution of its own, which takes none of the caller's
   * time, and once for the same arguments, as on Google. [https://developers.google.com/apps-script/guides/sheets/functions]
   */
  function customFunctions(): CustomFunctions {
    const names = new Map(
      [...project.callable].filter((name) => !name.endsWith('_')).map((name) => [name.toUpperCase(), name]),
    );
    const outcomes = new Map<string, CustomOutcome>();
    return (upperName, args) => {
      const name = names.get(upperName);
      if (name === undefined) return null;
      const key = `${name}${JSON.stringify(args)}`;
      const known = outcomes.get(key);
      if (known) return known;
      const { clock } = state;
      const running = prepareWith(
        name,
        args,
        { mode: 'CUSTOM_FUNCTION', origin: 'custom-function' },
        'expire',
        hostValue,
      );
      const { ok, value, error } = running.run();
      state.clock = clock;
      const outcome = ok ? { value } : { error: error?.message ?? '' };
      outcomes.set(key, outcome);
      return outcome;
    };
  }

  /** What the user has granted of what the manifest asks for. */
  function scopesOf(user: string): readonly string[] {
    const granted = state.grants[user];
    if (!granted) return project.scopes;
    return project.scopes.includes(everyScope) ? granted : project.scopes.filter((scope) => grants(granted, [scope]));
  }

  function prepareWith(
    functionName: string,
    args: readonly unknown[],
    run: RunOptions,
    lockWait: 'expire' | 'suspend',
    exportValue: (value: unknown) => unknown,
  ): RunningExecution {
    const { mode = 'FULL', origin = 'run', user = state.user, event } = run;
    const id = `execution-${state.nextId++}`;
    const short = origin === 'simple-trigger' || origin === 'custom-function';
    return prepareExecution({
      state,
      methods,
      program,
      lockWait,
      exportValue,
      seed: seedOf(`${seed} ${id}`),
      request: { functionName, args, notEmulated: project.notEmulated, ...(event ? { event } : {}) },
      limitMs: run.virtualLimitMs ?? (short ? simpleTriggerLimitMs : limitMs),
      faults: run.faults === undefined ? [] : [run.faults].flat(),
      ...(options.cpuFactor === undefined ? {} : { cpuFactor: options.cpuFactor }),
      ...(options.timeless === undefined ? {} : { timeless: options.timeless }),
      ...(options.bufferOnException === undefined ? {} : { bufferOnException: options.bufferOnException }),
      execution: {
        id,
        mode,
        origin,
        user,
        scopes: scopesOf(user),
        manifestScopes: project.scopes,
        pages: project.pages,
        scriptTimeZone,
        addOn,
        withoutDocument: origin === 'clock' && options.clockWithoutDocument === true,
        knowsUser: mode === 'LIMITED' && options.simpleTriggersKnowUser === true,
      },
    });
  }

  function keep(report: ExecutionReport): ExecutionReport {
    const at = executions.findIndex(({ id }) => id === report.id);
    if (at >= 0) executions[at] = report;
    else if (executions.push(report) > keptReports) executions.shift();
    return report;
  }

  /** Runs until the end or a question without an answer. */
  function settle(
    running: RunningExecution,
    first: ExecutionReport,
    answers: readonly unknown[] = [],
  ): ExecutionReport {
    let report = first;
    for (const value of answers) {
      if (!report.suspended) break;
      report = running.resume({ value });
    }
    if (report.suspended) waiting.set(running.id, running);
    else waiting.delete(running.id);
    return keep(report);
  }

  function run(functionName: string, args: readonly unknown[] = [], runOptions: RunOptions = {}): ExecutionReport {
    const running = prepareWith(functionName, args, runOptions, 'expire', hostValue);
    return settle(running, running.run(), runOptions.answers);
  }

  /** Runs the installable triggers of one type, each as its owner. */
  function fireInstallable(eventType: string, event: Readonly<Record<string, unknown>>): ExecutionReport[] {
    const due = state.triggers.filter((trigger) => trigger.eventType === eventType && !trigger.disabled);
    return due.map((trigger) =>
      runTrigger(trigger, 'installable-trigger', { ...event, authMode: 'FULL', triggerUid: trigger.triggerId }),
    );
  }

  function runTrigger(trigger: Trigger, origin: Origin, event: Readonly<Record<string, unknown>>): ExecutionReport {
    const { owner } = trigger;
    const used = state.triggerTime[owner];
    const { since, usedMs } = used && state.clock - used.since < quotaDayMs ? used : { since: state.clock, usedMs: 0 };
    const running = prepareWith(trigger.handler, [], { origin, user: owner, event }, 'expire', hostValue);
    if (usedMs >= triggerTimePerDayMs) {
      const error = { name: 'Exception', message: 'Service using too much computer time for one day.', stack: '' };
      return keep({ ...running.report(), error });
    }
    const report = settle(running, running.run());
    state.triggerTime[owner] = { since, usedMs: usedMs + report.virtualMs };
    return report;
  }

  /** The clock trigger that fires next. */
  function nextDue(): Trigger | undefined {
    return state.triggers
      .filter(({ eventType, disabled, nextAt }) => eventType === 'CLOCK' && !disabled && nextAt !== undefined)
      .sort((left, right) => left.nextAt! - right.nextAt!)[0];
  }

  function advanceTo(until: number): readonly ExecutionReport[] {
    const reports: ExecutionReport[] = [];
    for (;;) {
      const due = nextDue();
      if (!due || due.nextAt! > until) break;
      const firedAt = due.nextAt!;
      state.clock = Math.max(state.clock, firedAt);
      // One that fires once stays in the list, as on Google.
      if (firesOnce(due.schedule)) delete due.nextAt;
      else due.nextAt = nextFiring(due.schedule, due.triggerId, scriptTimeZone, firedAt, firedAt);
      reports.push(runTrigger(due, 'clock', clockEvent(firedAt, due.triggerId)));
    }
    state.clock = Math.max(state.clock, until);
    return reports;
  }

  /** A simple trigger runs only where the script declares it. */
  function fireSimple(
    functionName: string,
    mode: AuthMode,
    event: Readonly<Record<string, unknown>>,
  ): ExecutionReport[] {
    return project.callable.has(functionName) ? [run(functionName, [], { mode, origin: 'simple-trigger', event })] : [];
  }

  /** What an event says of the person and the spreadsheet: nothing in NONE, no address in LIMITED. */
  const personal = (mode: AuthMode) =>
    mode === 'NONE' ? {} : { source: true, user: mode === 'FULL' || options.simpleTriggersKnowUser ? state.user : '' };

  /** Something that a person did: an edit of cells, or a change of the grid. */
  interface Deed {
    readonly edit?: CellEdit;
    readonly changeType: string;
  }
  /** Deeds whose triggers wait until the person pauses. */
  let held: Deed[] | null = null;

  const writer = () => ({ workbook: state.workbook, user: state.user, now: state.clock });
  const rowsOf = (texts: Texts) => (typeof texts === 'string' ? [[texts]] : texts);
  const simpleEdit = (edit: CellEdit) => ({ ...edit, ...personal('LIMITED'), authMode: 'LIMITED' });

  function fire({ edit, changeType }: Deed, queued = true): ExecutionReport[] {
    return [
      ...(edit && queued ? fireSimple('onEdit', 'LIMITED', simpleEdit(edit)) : []),
      ...(edit ? fireInstallable('ON_EDIT', { ...edit, ...personal('FULL') }) : []),
      ...fireInstallable('ON_CHANGE', { changeType, ...personal('FULL') }),
    ];
  }

  function done(deed: Deed): readonly ExecutionReport[] {
    if (!held) return fire(deed);
    held.push(deed);
    return [];
  }

  const edited = (edit: CellEdit | null) => (edit ? done({ edit, changeType: 'EDIT' }) : []);

  return {
    project,
    state,
    executions,
    run,
    resume(executionId, answer) {
      const running = waiting.get(executionId);
      if (!running) throw new Error(`Execution ${executionId} does not wait for an answer`);
      return settle(running, running.resume({ value: answer }));
    },
    open(mode = 'LIMITED') {
      const reports = fireSimple('onOpen', mode, { authMode: mode, ...personal(mode) });
      if (mode !== 'NONE') reports.push(...fireInstallable('ON_OPEN', personal('FULL')));
      const menus = new Map<unknown, UiEffect>();
      // A menu of the same name replaces the old one.
      for (const effect of reports.flatMap(({ ui }) => ui))
        if (effect.kind === 'menu') menus.set(effect['caption'], effect);
      return { reports, menus: [...menus.values()] };
    },
    menu: (functionName, clickOptions) => run(functionName, [], { ...clickOptions, origin: 'menu' }),
    rpc(functionName, args, clickOptions) {
      if (functionName.endsWith('_') || !project.functions.has(functionName)) {
        throw new TypeError(`google.script.run.${functionName} is not a function`);
      }
      const running = prepareWith(
        functionName,
        rpcArguments(args),
        { ...clickOptions, origin: 'rpc' },
        'expire',
        rpcResult,
      );
      return settle(running, running.run(), clickOptions?.answers);
    },
    edit: (sheetId, row, column, texts) => edited(enterTexts(writer(), sheetId, row, column, rowsOf(texts))),
    clear: (sheetId, area) => edited(clearCells(writer(), sheetId, area)),
    fill: (sheetId, area, direction) => edited(fillCells(writer(), sheetId, area, direction)),
    change: (change) => done({ changeType: changeGrid(writer(), change) }),
    withoutPause(act) {
      const deeds: Deed[] = [];
      held = deeds;
      try {
        act();
      } finally {
        held = null;
      }
      let edits = 0;
      return deeds.flatMap((deed) => fire(deed, deed.edit !== undefined && ++edits <= queuedEdits));
    },
    advance: (ms) => advanceTo(state.clock + ms),
    advanceTo,
    nextFiring: () => nextDue()?.nextAt ?? null,
    runTrigger(triggerId) {
      const trigger = state.triggers.find((other) => other.triggerId === triggerId);
      if (trigger?.eventType !== 'CLOCK' || trigger.disabled) throw new Error(`No clock trigger ${triggerId} is on`);
      return runTrigger(trigger, 'clock', clockEvent(state.clock, triggerId));
    },
    prepare,
    prepareEdit(sheetId, row, column, texts, { faults } = {}) {
      const edit = enterTexts(writer(), sheetId, row, column, rowsOf(texts));
      return prepare('onEdit', [], {
        mode: 'LIMITED',
        origin: 'simple-trigger',
        ...(edit && { event: simpleEdit(edit) }),
        ...(faults && { faults }),
      });
    },
  };

  function prepare(functionName: string, args: readonly unknown[] = [], runOptions: RunOptions = {}): RunningExecution {
    const running = prepareWith(functionName, args, runOptions, 'suspend', hostValue);
    return {
      ...running,
      run: (steps) => keep(running.run(steps)),
      resume: (answer, steps) => keep(running.resume(answer, steps)),
    };
  }
}

/** A result as data of this realm: dates are Dates, what is no data is left out. */
function hostValue(value: unknown): unknown {
  return plainCopy(value, { date: (epochMs) => new Date(epochMs), unfit: () => undefined });
}
