/** An execution stopped between any two of its service calls, for somebody else to be at work meanwhile. Knows no operation. */
import type { RunningExecution } from '../../workbench/sandbox/execution';
import { type ExecutionReport, openWorkbench, type ProjectFiles, type Workbench } from '../../workbench/workbench';
import { bundle } from './bundle-workbench';

export interface Pause {
  /** Service calls carried out. */
  readonly at: number;
  /** Of its own: what is done there is done at no other pause. */
  readonly workbench: Workbench;
  /** Runs until the end. */
  goOn(): ExecutionReport;
}

/** Every pause from the first call on; all calls before one are carried out once for all, and those after it for each. */
export function pauses(running: RunningExecution, project: ProjectFiles = bundle()): readonly Pause[] {
  return running.stops().map(({ state, running: paused }, at) => ({
    at,
    workbench: openHeld(state, project),
    goOn() {
      let report = paused.resume();
      while (report.suspended) report = paused.resume();
      return report;
    },
  }));
}

/** Opens a workbench on a state in which somebody holds a lock. */
function openHeld(state: Workbench['state'], project: ProjectFiles): Workbench {
  const { locks } = state;
  const workbench = openWorkbench({ project, state, options: { syntax: 'es2019', cpuFactor: 0 } });
  state.locks = locks;
  return workbench;
}
