/**
 * Two hourly runs at once, in every order of their service calls that makes a difference: no mail goes twice, and none is
 * lost without a word.
 */
import { everyInterleaving } from '../../workbench/sandbox/every-interleaving';
import type { ProjectFiles, Workbench } from '../../workbench/workbench';
import { fork, NOW } from '../support/bundle-workbench';
import { type Due, dueOf, firstOf, HOUR_MS, hourly, planted, prepared, violations } from '../support/mail-ledger';

function twoRuns(workbench: Workbench) {
  return [
    workbench.prepare('hourly', [], { origin: 'clock' }),
    workbench.prepare('hourly', [], { origin: 'clock' }),
  ] as const;
}

/** In every order of their calls that makes a difference; then the trigger fires again. */
function* overlapping(start: Workbench, due: Due): Iterable<string> {
  const workbench = fork(start, { timeless: true });
  for (const { state, turns } of everyInterleaving(workbench.state, twoRuns(workbench))) {
    const after = fork({ state });
    after.state.clock = NOW + HOUR_MS;
    hourly(after);
    for (const violation of violations(after, due)) yield `${turns}: ${violation}`;
  }
}

/** Some of those orders: one goes some calls far, the other to its end, then the first to its own. */
function* overtaken(start: Workbench, due: Due, project: ProjectFiles): Iterable<string> {
  const { serviceCalls } = hourly(fork(start, {}, project));
  for (let calls = 1; calls < serviceCalls; calls++) {
    const workbench = fork(start, {}, project);
    const [one, other] = twoRuns(workbench);
    one.run(calls);
    if (other.run().suspended) other.resume('expired');
    one.resume();
    for (const violation of violations(workbench, due)) yield `${calls}: ${violation}`;
  }
}

describe('two runs at once', () => {
  const start = prepared(2, 1, true);
  const due = dueOf(2, 1);

  it('send nothing twice', () => {
    expect([...overlapping(start, due)]).toEqual([]);
  });

  it('are caught where they claim without the lock', () => {
    const project = planted('underLock(ports, sendNext)', 'sendNext()');
    expect(firstOf(overtaken(start, due, project))).toBeDefined();
  });

  it('are caught where they queue without the lock', () => {
    const project = planted(/const queued = underLock\(ports, /, 'const queued = ((_, work) => work())(ports, ');
    expect(firstOf(overtaken(start, due, project))).toBeDefined();
  });
});
