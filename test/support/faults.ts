/** Every way in which one service call can fail, and what each of them leaves behind. Knows no operation. */
import type { ExecutionReport, Fault, Workbench } from '../../workbench/workbench';
import { fork } from './bundle-workbench';

export type FaultKind = Pick<Fault, 'kind' | 'buffer'>;

export const FAULT_KINDS: readonly FaultKind[] = [
  { kind: 'throw-before' },
  { kind: 'throw-after' },
  { kind: 'kill', buffer: 'all' },
  { kind: 'kill', buffer: 'none' },
  { kind: 'kill', buffer: 'prefix' },
  { kind: 'kill', buffer: 'subset' },
];

/** Every other call is enough for what is stopped at calls of one kind in a row; `EVERY_CALL=1` stops at each. */
export const CALL_STEP = process.env['EVERY_CALL'] === '1' ? 1 : 2;

export interface Interrupted {
  /** The service call that failed, from 1. */
  readonly at: number;
  readonly report: ExecutionReport;
  readonly workbench: Workbench;
}

/**
 * Interrupts the run at each of its service calls. A state that is in `seen` has been left behind before: what comes of
 * it is known, and it is left out here.
 */
export function* interruptions(
  start: Workbench,
  { kind, buffer }: FaultKind,
  run: (workbench: Workbench, faults: Fault[]) => ExecutionReport,
  seen: Set<string>,
): Iterable<Interrupted> {
  const { serviceCalls } = run(fork(start), []);
  for (let at = 1; at <= serviceCalls; at++) {
    const workbench = fork(start);
    const report = run(workbench, [{ at, kind, seed: at, ...(buffer && { buffer }) }]);
    // What time it is and how many executions there were makes no difference to the next one.
    const left = JSON.stringify({ ...workbench.state, clock: 0, nextId: 0 });
    if (seen.has(left)) continue;
    seen.add(left);
    yield { at, report, workbench };
  }
}
