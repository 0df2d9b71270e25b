/**
 * Two hourly runs at once, in every order of their service calls that makes a difference: no mail goes twice, and none is
 * lost without a word.
 */
import { everyInterleaving } from '../../workbench/sandbox/every-interleaving';
import type { ProjectFiles, Workbench } from '../../workbench/workbench';
import { fork, NOW } from '../support/bundle-workbench';
import { type Due, dueOf, firstOf, HOUR_MS, hourly, planted, prepared, violations } from '../support/mail-ledger';

/** Two runs at once, in every order of their calls that makes a difference; then the trigger fires again. */
function* overlapping(start: Workbench, due: Due, project?: ProjectFiles): Iterable<string> {
  const workbench = fork(start, { timeless: true }, project);
  const [one, other] = [0, 1].map(() => workbench.prepare('hourly', [], { origin: 'clock' })) as [
    ReturnType<Workbench['prepare']>,
    ReturnType<Workbench['prepare']>,
  ];
  for (const { state, turns } of everyInterleaving(workbench.state, [one, other])) {
    state.clock = NOW + HOUR_MS;
    const after = fork({ state }, {}, project);
    hourly(after);
    for (const violation of violations(after, due)) yield `${turns}: ${violation}`;
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
    expect(firstOf(overlapping(start, due, project))).toBeDefined();
  });

  it('are caught where they queue without the lock', () => {
    const project = planted(/const queued = underLock\(ports, /, 'const queued = ((_, work) => work())(ports, ');
    expect(firstOf(overlapping(start, due, project))).toBeDefined();
  });
});
