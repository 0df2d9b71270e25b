/** Every way in which one service call can fail, and what each of them leaves behind. Knows no operation. */
import type { ExecutionReport, Fault, ProjectFiles, Workbench } from '../../workbench/workbench';
import { fork } from './bundle-workbench';

export type FaultKind = Pick<Fault, 'kind' | 'buffer' | 'forever'>;

export const FAULT_KINDS: readonly FaultKind[] = [
  { kind: 'throw-before' },
  { kind: 'throw-after' },
  { kind: 'kill', buffer: 'all' },
  { kind: 'kill', buffer: 'none' },
  { kind: 'kill', buffer: 'prefix' },
  { kind: 'kill', buffer: 'subset' },
];

export interface Interrupted {
  /** The service call that failed, from 1. */
  readonly at: number;
  readonly report: ExecutionReport;
  readonly workbench: Workbench;
}

export interface Interruption {
  /** A state that is in it has been left behind before: what comes of it is known, and it is left out. */
  readonly seen?: Set<string>;
  /** The first call to be interrupted, told by the run that nothing interrupts; the very first where not given. */
  readonly first?: (whole: ExecutionReport) => number;
  /** Another script than the bundle. */
  readonly project?: ProjectFiles;
}

/** Interrupts the run at each of its service calls. */
export function* interruptions(
  start: Workbench,
  weather: FaultKind,
  run: (workbench: Workbench, faults: Fault[]) => ExecutionReport,
  { seen = new Set(), first = () => 1, project }: Interruption = {},
): Iterable<Interrupted> {
  const again = () => fork(start, {}, project);
  const whole = run(again(), []);
  const moments = momentsOf(whole);
  const begin = first(whole);
  for (let at = begin; at <= whole.serviceCalls; at++) {
    if (weather.kind === 'kill' && !isNews(moments, at, begin, weather.buffer)) continue;
    const workbench = again();
    const report = run(workbench, [{ ...weather, at, seed: at }]);
    // What time it is and how many executions there were makes no difference to the next one.
    const left = JSON.stringify({ ...workbench.state, clock: 0, nextId: 0, triggerTime: {} });
    if (seen.has(left)) continue;
    seen.add(left);
    yield { at, report, workbench };
  }
}

/** Where interrupting begins to matter: what only reads has no effect. */
export function firstWrite({ calls }: ExecutionReport): number {
  return calls.filter(({ kind }) => kind !== 'local').findIndex(({ kind }) => kind === 'write') + 1;
}

/** What a service call finds and does. */
interface Moment {
  /** Whether writes wait in the buffer when it comes. */
  readonly waiting: boolean;
  readonly writes: boolean;
  /** Whether it changes more than the buffer. */
  readonly commits: boolean;
}

function momentsOf({ calls }: ExecutionReport): Moment[] {
  let waiting = false;
  return calls
    .filter(({ kind }) => kind !== 'local')
    .map(({ kind, method }) => {
      const writes = kind === 'write';
      const flushes = waiting && (kind === 'read' || method === 'SpreadsheetApp.flush');
      const moment = {
        waiting,
        writes,
        commits: flushes || (kind === 'immediate' && !/\.(?:get|has|is)[A-Z]/.test(method)),
      };
      waiting = writes || (waiting && !flushes);
      return moment;
    });
}

/** Whether a kill at a call leaves what one at the call before did not, so far as the calls tell. */
function isNews(moments: readonly Moment[], at: number, first: number, loss: FaultKind['buffer'] = 'all'): boolean {
  const before = moments[at - 2];
  if (loss === 'all') return at === first || before === undefined || before.commits;
  // Where nothing waits in the buffer, every part of it is all of it.
  if (!moments[at - 1]?.waiting) return false;
  return loss !== 'none' || at === first || before === undefined || before.commits || before.writes;
}
