/**
 * The door at work for one execution, over all its passes: counts, virtual time, write buffer, faults, permissions,
 * and the record from which a suspended execution is replayed. Knows no service and no script.
 */
import type { WorkbenchState } from '../model/state';
import type { Reply } from '../services/index';
import {
  type EngineHost,
  type Execution,
  type HostMethod,
  type HostMethods,
  ServiceError,
  type Suspension,
  type UiEffect,
} from './door';
import { defaultFaultMessage, type Fault, faultAt, survivors } from './fault';
import { checkPermission } from './permissions';
import { plainCopy, summarise } from './plain-data';

export const timeLimitMessage = 'Exceeded maximum execution time';

export interface DoorOptions {
  readonly state: WorkbenchState;
  readonly execution: Omit<Execution, 'now'>;
  readonly methods: HostMethods;
  readonly limitMs: number;
  readonly faults?: readonly Fault[];
  /** How often CPU time counts against the limit; 4 by default, 0 for runs that must end the same on any machine. */
  readonly cpuFactor?: number;
  /** Calls take no virtual time, so that their order can be told by what they do alone. */
  readonly timeless?: boolean;
  /** What becomes of buffered writes after an uncaught exception or at the time limit; Google does not say. */
  readonly bufferOnException?: 'commit' | 'drop';
  /** `expire` (default): nobody else runs, so a lock held elsewhere stays held. `suspend`: the caller interleaves. */
  readonly lockWait?: 'expire' | 'suspend';
  /** Goes on from what another door had come to between two passes, on a copy of its state. */
  readonly past?: DoorPast;
}

/** All that a door remembers from pass to pass. */
export interface DoorPast {
  answers: Answer[];
  buffer: BufferedWrite[];
  serviceCalls: Map<string, number>;
  localCalls: Map<string, number>;
  calls: CallRecord[];
  effects: UiEffect[];
  log: string[];
  internalErrors: Error[];
  serviceCallCount: number;
  virtualMs: number;
  cpuMs: number;
  closed: { readonly reason: Closed; readonly message: string } | null;
  suspension: Suspension | null;
  pendingMethod: string;
  waitingSince: number | null;
  lockExpired: boolean;
}

const NO_PAST: DoorPast = {
  answers: [],
  buffer: [],
  serviceCalls: new Map(),
  localCalls: new Map(),
  calls: [],
  effects: [],
  log: [],
  internalErrors: [],
  serviceCallCount: 0,
  virtualMs: 0,
  cpuMs: 0,
  closed: null,
  suspension: null,
  pendingMethod: '',
  waitingSince: null,
  lockExpired: false,
};

/** Entries are shared: nobody changes one. */
function copyOf(past: DoorPast): DoorPast {
  return {
    ...past,
    answers: [...past.answers],
    buffer: [...past.buffer],
    serviceCalls: new Map(past.serviceCalls),
    localCalls: new Map(past.localCalls),
    calls: [...past.calls],
    effects: [...past.effects],
    log: [...past.log],
    internalErrors: [...past.internalErrors],
  };
}

/** One call as the list of executions shows it. */
export interface CallRecord {
  readonly method: string;
  readonly kind: HostMethod['kind'];
  readonly args: string;
  readonly result: string;
  /** Virtual. */
  readonly ms: number;
  readonly error?: string;
}

/**
 * How many service calls to carry out: `commit` is as many as change nothing for others, and the next that may; `release`
 * is all up to the one after which no lock is held.
 */
export type Steps = number | 'commit' | 'release';

/** Why nothing passes any more. */
export type Closed = 'killed' | 'timeout' | 'suspended' | 'diverged' | 'ended';

export interface Door {
  readonly reply: Reply;
  /** Answers one call by filling `reply`; throws only when the stack is full. */
  answer(method: string, args: readonly unknown[]): void;
  /**
   * Starts a pass from the first call; after `steps` service calls that are not replayed it suspends. Where it could
   * suspend but goes on, `onStop` gets what would be remembered.
   */
  beginPass(steps?: Steps, onStop?: (past: DoorPast) => void): void;
  /** Ends a pass: the CPU since the last call is counted. Suspends before an end that writes what is in the buffer, where no step is left. */
  endPass(): void;
  /** Closes the door from outside, as when the real time is over. */
  close(reason: Exclude<Closed, 'suspended'>, message: string): void;
  /** Makes ready for the next pass; an answer is what the suspended call returns, without one it is tried again. */
  resume(answer?: { readonly value: unknown } | 'expired'): void;
  /** Ends the execution: buffer and locks. Returns the error of a buffered write that only surfaces now. */
  finish(failed: boolean): ServiceError | null;
  closed(): { readonly reason: Closed; readonly message: string } | null;
  suspension(): Suspension | null;
  /** Milliseconds of real time until the limit, were it all CPU. */
  realTimeLeftMs(): number;
  readonly serviceCalls: ReadonlyMap<string, number>;
  readonly localCalls: ReadonlyMap<string, number>;
  readonly calls: readonly CallRecord[];
  readonly effects: readonly UiEffect[];
  readonly log: readonly string[];
  readonly internalErrors: readonly Error[];
  serviceCallCount(): number;
  virtualMs(): number;
  cpuMs(): number;
  past(): DoorPast;
}

/** What a call may do to others: change what they see, be changed by them, or neither (builders and handles). */
type Effect = 'commit' | 'read' | 'none';

interface Answer {
  readonly method: string;
  readonly effect: Effect;
  readonly now: number;
  readonly outcome: Outcome;
}

type Outcome = { readonly value: unknown } | { readonly errorName: string; readonly errorMessage: string };

interface BufferedWrite {
  readonly definition: HostMethod;
  readonly args: readonly unknown[];
}

/** Thrown by a host method to end the pass; never reaches the script. */
class SuspendSignal extends Error {
  constructor(readonly suspension: Suspension) {
    super('suspended');
  }
}

/** The list of calls in a report stops here; the counts go on. */
const recordedCalls = 10_000;

/**
 * What a call costs in virtual milliseconds. Assumed, until measured on Google: read 60 ms and 4 µs a cell, write
 * 40 ms and 5 µs a cell, flush 300 ms, anything else 40 ms.
 */
function costMs(method: string, kind: HostMethod['kind'], cells: number): number {
  if (method === 'SpreadsheetApp.flush') return 300;
  if (kind === 'read') return Math.round(60 + cells * 0.004);
  if (kind === 'write') return Math.round(40 + cells * 0.005);
  return kind === 'immediate' ? 40 : 0;
}

/** Opens the door for one execution. */
export function openDoor(options: DoorOptions): Door {
  const { state, methods, limitMs, faults = [], cpuFactor = 4, bufferOnException = 'commit' } = options;
  const execution: Execution = { ...options.execution, now: () => state.clock };
  const reply: Reply = { ok: true, value: undefined, errorName: '', errorMessage: '', now: state.clock };

  const before = copyOf(options.past ?? NO_PAST);
  const { answers, serviceCalls, localCalls, calls, effects, log, internalErrors } = before;
  let { buffer, serviceCallCount, virtualMs, cpuMs, closed } = before;
  let { suspension, pendingMethod, waitingSince, lockExpired } = before;

  // Of the present pass.
  let position = 0;
  let stepsLeft = Number.POSITIVE_INFINITY;
  let until: Steps = stepsLeft;
  let leftAt = 0;
  let stopped: ((past: DoorPast) => void) | undefined;
  /** False while answers are replayed: that CPU was counted when it was spent first. */
  let live = true;

  const host: EngineHost = {
    state,
    execution,
    show: (effect) => effects.push(effect),
    log: (line) => log.push(line),
    wait(ms) {
      if (options.timeless) return;
      virtualMs += ms;
      state.clock += ms;
    },
    flush,
    suspend(wanted) {
      if (wanted.kind === 'alert' || wanted.kind === 'prompt') {
        flush();
        releaseLocks();
      }
      throw new SuspendSignal(wanted);
    },
    waitForLock(lock, waitMs) {
      const holder = state.locks[lock];
      const isFree = holder === undefined || holder === execution.id;
      const waitedMs = waitingSince === null ? 0 : state.clock - waitingSince;
      if (!isFree && options.lockWait === 'suspend' && !lockExpired && waitedMs < waitMs) {
        waitingSince ??= state.clock;
        throw new SuspendSignal({ kind: 'lock', request: { lock, holder, until: waitingSince + waitMs } });
      }
      // The others moved the clock meanwhile; of this execution's own time the wait is part all the same.
      virtualMs += waitedMs;
      waitingSince = null;
      lockExpired = false;
      if (!isFree) host.wait(Math.max(0, waitMs - waitedMs));
      return isFree;
    },
  };

  /** A failed write is dropped; those after it stay in the buffer for the next time (an assumption). */
  function flush(): void {
    while (buffer.length > 0) {
      const writes = buffer;
      buffer = [];
      for (const [index, write] of writes.entries()) {
        try {
          write.definition.run(host, ...(write.args as never[]));
        } catch (error) {
          buffer = [...writes.slice(index + 1), ...buffer];
          throw error;
        }
      }
    }
  }

  /** Carries out what can be carried out, and tells the first error. */
  function flushAll(): unknown {
    let first: unknown = null;
    while (buffer.length > 0) {
      try {
        flush();
      } catch (error) {
        first ??= error;
      }
    }
    return first;
  }

  function releaseLocks(): void {
    for (const [lock, holder] of Object.entries(state.locks)) if (holder === execution.id) delete state.locks[lock];
  }

  function close(reason: Closed, message: string): void {
    closed ??= { reason, message };
  }

  function strike(fault: Fault): never {
    const saved = survivors(buffer, fault.buffer ?? 'all', fault.seed ?? fault.at);
    buffer = saved;
    flushAll();
    if (fault.kind === 'timeout') {
      host.wait(Math.max(0, limitMs - virtualMs));
      close('timeout', timeLimitMessage);
    } else close('killed', fault.message ?? `The execution was killed at service call ${fault.at}`);
    throw new ServiceError(closed!.message);
  }

  function perform(method: string, definition: HostMethod, args: readonly unknown[]): unknown {
    checkPermission(execution, method, definition);
    if (definition.kind === 'write') {
      definition.check?.(host, ...(args as never[]));
      buffer.push({ definition, args });
      return undefined;
    }
    if (definition.kind === 'read' || method === 'SpreadsheetApp.flush') flush();
    definition.check?.(host, ...(args as never[]));
    return definition.run(host, ...(args as never[]));
  }

  function outcomeOf(method: string, error: unknown): Outcome {
    if (error instanceof ServiceError) return { errorName: 'Exception', errorMessage: error.message };
    internalErrors.push(error as Error);
    return { errorName: 'Error', errorMessage: `${method} failed inside the workbench: ${(error as Error).message}` };
  }

  function send(outcome: Outcome, now: number): void {
    reply.now = now;
    reply.ok = 'value' in outcome;
    if ('value' in outcome) reply.value = outcome.value;
    else {
      reply.value = undefined;
      reply.errorName = outcome.errorName;
      reply.errorMessage = outcome.errorMessage;
    }
  }

  const refusal = (): Outcome => ({ errorName: 'Exception', errorMessage: closed!.message });

  function suspendFor(wanted: Suspension, method: string): Outcome {
    suspension = wanted;
    pendingMethod = method;
    close('suspended', 'The execution is suspended');
    return refusal();
  }

  /** Suspends where no step is left. */
  function stopBefore(method: string, effect: Effect): Outcome | null {
    const step: Suspension = { kind: 'step', request: { method, effect } };
    if (stepsLeft === 0) return suspendFor(step, method);
    stopped?.({ ...past(), suspension: step, pendingMethod: method });
    return null;
  }

  function replay(method: string): Answer {
    const answer = answers[position]!;
    if (answer.method === method) {
      position++;
      return answer;
    }
    const call = `call ${position + 1} was ${answer.method} and is ${method} when run again`;
    close('diverged', `The script is not deterministic: ${call}`);
    return { method, effect: 'none', now: state.clock, outcome: refusal() };
  }

  /** A read commits what waits in the buffer; a write only waits there. */
  function effectOf(method: string, { kind }: HostMethod): Effect {
    if (kind === 'local') return 'none';
    const isCommit =
      kind === 'immediate' ? !/\.(?:get|has|is)[A-Z]/.test(method) : kind === 'read' && buffer.length > 0;
    return isCommit ? 'commit' : 'read';
  }

  function count(method: string, isService: boolean, by: number): void {
    const counts = isService ? serviceCalls : localCalls;
    const total = (counts.get(method) ?? 0) + by;
    if (total === 0) counts.delete(method);
    else counts.set(method, total);
    if (isService) serviceCallCount += by;
  }

  function list(method: string, args: readonly unknown[], outcome: Outcome, ms: number): void {
    if (calls.length >= recordedCalls) return;
    const answer =
      'value' in outcome ? { result: summarise(outcome.value) } : { result: '', error: outcome.errorMessage };
    calls.push({ method, kind: methods[method]!.kind, args: args.map(summarise).join(', '), ms, ...answer });
  }

  /** A call that is not replayed: counted, struck by faults, carried out, charged and recorded. */
  function answerLive(method: string, handedOver: readonly unknown[]): Outcome {
    const definition = Object.hasOwn(methods, method) ? methods[method] : undefined;
    if (!definition) return { errorName: 'Error', errorMessage: `${method} is not emulated` };
    live = true;
    const effect = effectOf(method, definition);
    const isService = effect !== 'none';
    const stop = isService ? stopBefore(method, effect) : null;
    if (stop) return stop;
    if (until === 'commit' && effect === 'commit') stepsLeft = 1;
    count(method, isService, 1);
    const startedAt = state.clock;
    let args: readonly unknown[] = [];
    let outcome: Outcome;
    let cells = 1;
    try {
      args = plainCopy(handedOver) as unknown[];
      const fault = isService ? faultAt(faults, serviceCallCount) : undefined;
      const failure = () =>
        new ServiceError(fault?.message ?? defaultFaultMessage(method, state.workbook.spreadsheetId));
      if (fault?.kind === 'kill' || fault?.kind === 'timeout') strike(fault);
      if (fault?.kind === 'throw-before') throw failure();
      const result = perform(method, definition, args);
      if (fault?.kind === 'throw-after') throw failure();
      cells = definition.cells?.(args, result) ?? 1;
      // A table is fresh by contract; the rest may be a live part of the state and is cheap to copy.
      outcome = { value: Array.isArray(result) && Array.isArray(result[0]) ? result : plainCopy(result) };
    } catch (error) {
      if (error instanceof SuspendSignal) {
        count(method, isService, -1);
        return suspendFor(error.suspension, method);
      }
      // The script ran out of stack just here: it gets a RangeError of its own realm.
      if ((error as Error).message === 'Maximum call stack size exceeded') throw error;
      outcome = outcomeOf(method, error);
    }
    if (!closed) {
      if (isService) stepsLeft--;
      if (until === 'release' && isService && Object.keys(state.locks).length === 0) stepsLeft = 0;
      host.wait(costMs(method, definition.kind, cells));
      answers.push({ method, effect, now: state.clock, outcome });
      position = answers.length;
    }
    list(method, args, outcome, state.clock - startedAt);
    return checkLimit() ? outcome : refusal();
  }

  const past = (): DoorPast =>
    copyOf({
      ...{ answers, buffer, serviceCalls, localCalls, calls, effects, log, internalErrors },
      ...{ serviceCallCount, virtualMs, cpuMs, closed, suspension, pendingMethod, waitingSince, lockExpired },
    });

  /** Closes the door when the time is over; false when it is closed. */
  function checkLimit(): boolean {
    if (!closed && virtualMs + cpuMs * cpuFactor > limitMs) close('timeout', timeLimitMessage);
    return closed === null;
  }

  return {
    reply,
    serviceCalls,
    localCalls,
    calls,
    effects,
    log,
    internalErrors,
    answer(method, args) {
      const enteredAt = performance.now();
      if (live) cpuMs += enteredAt - leftAt;
      if (!checkLimit()) send(refusal(), state.clock);
      else if (position < answers.length) {
        const { outcome, now } = replay(method);
        send(outcome, now);
      } else {
        const outcome = answerLive(method, args);
        send(outcome, state.clock);
      }
      leftAt = performance.now();
    },
    beginPass(steps = Number.POSITIVE_INFINITY, onStop) {
      stopped = onStop;
      position = 0;
      until = steps;
      stepsLeft = typeof steps === 'number' ? steps : Number.POSITIVE_INFINITY;
      live = answers.length === 0;
      leftAt = performance.now();
    },
    endPass() {
      if (live) cpuMs += performance.now() - leftAt;
      if (checkLimit() && buffer.length > 0) stopBefore('end', 'commit');
    },
    close,
    resume(answer) {
      if (answer === 'expired') lockExpired = true;
      else if (answer) {
        const isService = methods[pendingMethod]?.kind !== 'local';
        count(pendingMethod, isService, 1);
        const outcome = { value: plainCopy(answer.value) };
        answers.push({ method: pendingMethod, effect: 'commit', now: state.clock, outcome });
        list(pendingMethod, [], outcome, 0);
      }
      suspension = null;
      closed = null;
    },
    finish(failed) {
      const isBroken = failed || closed !== null;
      let surfaced: unknown = null;
      // Of a killed execution the fault has left nothing in the buffer.
      if (!isBroken) surfaced = flushAll();
      else if (bufferOnException === 'commit') flushAll();
      buffer = [];
      releaseLocks();
      close('ended', 'The execution has ended');
      if (surfaced === null) return null;
      const outcome = outcomeOf('The end of the execution', surfaced);
      return new ServiceError('errorMessage' in outcome ? outcome.errorMessage : '');
    },
    closed: () => closed,
    suspension: () => suspension,
    realTimeLeftMs: () => Math.max(1, Math.ceil((limitMs - virtualMs - cpuMs * cpuFactor) / (cpuFactor || 4))),
    serviceCallCount: () => serviceCallCount,
    virtualMs: () => virtualMs,
    cpuMs: () => cpuMs,
    past,
  };
}
