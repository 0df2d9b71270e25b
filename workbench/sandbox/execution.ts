/** One execution from its start to its report, over as many passes as it is suspended. Knows no trigger and no page. */

import { copyState, type WorkbenchState } from '../model/state';
import type { PassRequest, RealmSettings } from '../services/index';
import type { AuthMode, HostMethods, Origin, Suspension, UiEffect } from './door';
import { type CallRecord, type Door, type DoorOptions, type DoorPast, openDoor, type Steps } from './open-door';
import { type Program, runPass, type ScriptError } from './sandbox';

export interface ExecutionReport {
  readonly id: string;
  readonly functionName: string;
  readonly origin: Origin;
  readonly mode: AuthMode;
  /** Effective user. */
  readonly user: string;
  /** Virtual time at the start. */
  readonly startedAt: number;
  readonly ok: boolean;
  /** Plain data; a Date is a Date. */
  readonly value: unknown;
  readonly error?: ScriptError;
  readonly serviceCalls: number;
  readonly localCalls: number;
  /** Service calls by method. */
  readonly callsByMethod: Readonly<Record<string, number>>;
  readonly localCallsByMethod: Readonly<Record<string, number>>;
  readonly virtualMs: number;
  readonly cpuMs: number;
  readonly log: readonly string[];
  /** Calls that came to the door, in order; the first 10,000. */
  readonly calls: readonly CallRecord[];
  readonly ui: readonly UiEffect[];
  /** What the execution waits for; `ok` is false until it ends. */
  readonly suspended?: Suspension;
  /** Errors of the workbench itself, with their stacks; empty unless it is broken. */
  readonly internalErrors: readonly Error[];
}

export interface ExecutionOptions extends Omit<DoorOptions, 'methods'> {
  readonly methods: HostMethods;
  readonly program: Program;
  readonly request: PassRequest;
  readonly seed: number;
  readonly exportValue: (value: unknown) => unknown;
}

export interface RunningExecution {
  readonly id: string;
  /** Runs until the end, a suspension, or so many service calls. */
  run(steps?: Steps): ExecutionReport;
  /** Goes on with the answer to a question, or `expired` for a wait that was in vain, or simply tries again. */
  resume(answer?: { readonly value: unknown } | 'expired', steps?: Steps): ExecutionReport;
  report(): ExecutionReport;
  /**
   * Runs until the end, and returns the execution as it stood before each service call and before an end that writes, to
   * go on from differently: entry k is what `run(k)` comes to, all in one pass.
   */
  stops(): readonly Stop[];
  /**
   * The same execution once more, between two passes, to go on differently: `state` is a copy of the present one. Cheap:
   * nothing runs.
   */
  forkOn(state: WorkbenchState): RunningExecution;
  /** What decides how it goes on, beside the state: the answers it has had, and what it has not yet written. */
  position(): Position;
}

/** An execution suspended on a state of its own. */
export interface Stop {
  readonly state: WorkbenchState;
  readonly running: RunningExecution;
}

export interface Position {
  readonly request: PassRequest;
  readonly ended: boolean;
  readonly answers: DoorPast['answers'];
  /** Arguments of the writes in the buffer. */
  readonly buffered: readonly (readonly unknown[])[];
}

/** What an execution remembers from pass to pass. */
interface Past {
  readonly door: DoorPast;
  readonly startedAt: number;
  readonly value: unknown;
  readonly error: ScriptError | undefined;
  readonly ended: boolean;
  readonly realmCalls: readonly (readonly [string, number])[];
}

/** Prepares an execution, or the rest of one; nothing runs yet. */
export function prepareExecution(options: ExecutionOptions, past?: Past): RunningExecution {
  const { execution, program, request } = options;
  const door: Door = openDoor({ ...options, ...(past && { past: past.door }) });
  const settings: RealmSettings = { now: past?.startedAt ?? options.state.clock, seed: options.seed };
  let value = past?.value;
  let error = past?.error;
  let ended = past?.ended ?? false;
  let realmCalls = past?.realmCalls ?? [];

  function run(steps?: Steps, onStop?: (past: DoorPast) => void): ExecutionReport {
    if (ended) throw new Error(`Execution ${execution.id} has ended`);
    const result = runPass(program, door, settings, request, {
      exportValue: options.exportValue,
      steps,
      onStop,
    });
    realmCalls = result.localCalls;
    const closed = door.closed();
    if (closed?.reason === 'suspended') return report();
    ended = true;
    error = closed ? { name: 'Exception', message: closed.message, stack: '' } : result.error;
    const surfaced = door.finish(error !== undefined);
    if (surfaced) error = { name: surfaced.name, message: surfaced.message, stack: '' };
    value = error ? undefined : result.value;
    return report();
  }

  function report(): ExecutionReport {
    const local = new Map(door.localCalls);
    for (const [method, count] of realmCalls) local.set(method, (local.get(method) ?? 0) + count);
    const suspended = ended ? null : door.suspension();
    return {
      id: execution.id,
      functionName: request.functionName,
      origin: execution.origin,
      mode: execution.mode,
      user: execution.user,
      startedAt: settings.now,
      ok: ended && error === undefined,
      value,
      ...(error ? { error } : {}),
      serviceCalls: door.serviceCallCount(),
      localCalls: [...local.values()].reduce((sum, count) => sum + count, 0),
      callsByMethod: Object.fromEntries(door.serviceCalls),
      localCallsByMethod: Object.fromEntries(local),
      virtualMs: door.virtualMs(),
      cpuMs: door.cpuMs(),
      log: [...door.log],
      calls: [...door.calls],
      ui: [...door.effects],
      ...(suspended ? { suspended } : {}),
      internalErrors: [...door.internalErrors],
    };
  }

  const forkOn = (state: WorkbenchState, doorPast: DoorPast): RunningExecution =>
    prepareExecution(
      { ...options, state },
      { door: doorPast, startedAt: settings.now, value, error, ended, realmCalls },
    );

  return {
    id: execution.id,
    run: (steps) => run(steps),
    resume(answer, steps) {
      door.resume(answer);
      return run(steps);
    },
    report,
    stops() {
      const stops: Stop[] = [];
      run(undefined, (past) => {
        const state = copyState(options.state);
        stops.push({ state, running: forkOn(state, past) });
      });
      return stops;
    },
    forkOn: (state) => forkOn(state, door.past()),
    position() {
      const { answers, buffer } = door.past();
      return { request, ended, answers, buffered: buffer.map(({ args }) => args) };
    },
  };
}
