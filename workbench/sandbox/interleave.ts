/**
 * Runs several executions against one state at the same time, one service call after another in an order that the
 * caller chooses. Each step replays the execution from its start, so the cost grows with the square of the calls.
 */
import type { ExecutionReport, RunOptions, Workbench } from '../workbench';
import type { RunningExecution } from './execution';

export interface InterleavedCall {
  readonly functionName: string;
  readonly args?: readonly unknown[];
  readonly options?: RunOptions;
}

/** A person who types or pastes at this execution's first turn; the later turns are those of the simple trigger onEdit. */
export interface InterleavedEdit {
  readonly edit: Parameters<Workbench['prepareEdit']>;
}

/**
 * Whose turn it is: indexes into the calls, used one per step (an index that cannot move passes its turn on), or a
 * function of those that can move. After the last index the executions finish one after the other.
 */
export type InterleaveSchedule = readonly number[] | ((able: readonly number[], step: number) => number);

/**
 * Steps the executions until all have ended, and returns their reports in the order of the calls. A wait for a lock
 * runs out when its time has come, or when nobody is left who could move the time on. A question without an answer in the options leaves its execution
 * suspended.
 */
export function interleave(
  workbench: Pick<Workbench, 'prepare' | 'prepareEdit' | 'state'>,
  calls: readonly (InterleavedCall | InterleavedEdit)[],
  schedule: InterleaveSchedule,
): ExecutionReport[] {
  const runs = calls.map((call) => ({
    ...('edit' in call
      ? { execution: editAtFirst(workbench, call), answers: [] }
      : {
          execution: workbench.prepare(call.functionName, call.args, call.options),
          answers: [...(call.options?.answers ?? [])],
        }),
    report: null as ExecutionReport | null,
  }));
  type Run = (typeof runs)[number];

  const suspension = (run: Run) => run.report?.suspended;
  const isOver = (run: Run) =>
    run.report !== null && (!suspension(run) || (isQuestion(run) && run.answers.length === 0));
  const isQuestion = (run: Run) => suspension(run)?.kind === 'alert' || suspension(run)?.kind === 'prompt';
  const untilOf = (run: Run) => Number(suspension(run)?.request['until']);
  const isBlocked = (run: Run) => {
    const wait = suspension(run);
    return wait?.kind === 'lock' && workbench.state.locks[String(wait.request['lock'])] !== undefined;
  };
  const stopWaiting = (run: Run) => {
    run.report = run.execution.resume('expired', 1);
  };

  for (let step = 0; ; ) {
    const left = runs.filter((run) => !isOver(run));
    if (left.length === 0) return runs.map(({ report }) => report!);
    const blocked = left.filter(isBlocked);
    const soonest = blocked.reduce<Run | null>(
      (best, run) => (best && untilOf(best) <= untilOf(run) ? best : run),
      null,
    );
    if (soonest && (blocked.length === left.length || untilOf(soonest) <= workbench.state.clock)) {
      stopWaiting(soonest);
      continue;
    }
    const able = [...runs.keys()].filter((index) => left.includes(runs[index]!) && !blocked.includes(runs[index]!));
    const wanted = typeof schedule === 'function' ? schedule(able, step) : schedule[step];
    step++;
    const run = runs[able.includes(wanted!) ? wanted! : able[0]!]!;
    run.report = advance(run.execution, run.report, isQuestion(run) ? { value: run.answers.shift() } : undefined);
  }
}

function advance(
  execution: Pick<RunningExecution, 'run' | 'resume'>,
  report: ExecutionReport | null,
  answer?: { readonly value: unknown },
): ExecutionReport {
  return report === null ? execution.run(1) : execution.resume(answer, 1);
}

/** Its first step is the person's; the trigger stops before its first service call. */
function editAtFirst(
  workbench: Pick<Workbench, 'prepareEdit'>,
  { edit }: InterleavedEdit,
): Pick<RunningExecution, 'run' | 'resume'> {
  let execution: RunningExecution;
  return {
    run() {
      execution = workbench.prepareEdit(...edit);
      return execution.run(0);
    },
    resume: (answer, steps) => execution.resume(answer, steps),
  };
}
