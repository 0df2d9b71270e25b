import fc from 'fast-check';
import { newState, type WorkbenchState } from '../model/state';
import { newWorkbook } from '../model/workbook';
import { type ExecutionReport, openWorkbench } from '../workbench';
import { everyInterleaving } from './every-interleaving';
import type { RunningExecution } from './execution';
import { projectOf } from './project';

/** What a script may do in one service call; `x` is what it has read, `me` is 1 or 2. */
const CALLS = {
  read: "x += Number(sheet.getRange('A1').getValue());",
  readOther: "x += 10 * Number(sheet.getRange('A2').getValue());",
  write: "sheet.getRange('A1').setValue(x + me);",
  writeOther: "sheet.getRange('A2').setValue(x + 100 * me);",
  flush: 'SpreadsheetApp.flush();',
  note: "properties.setProperty('n', String(x + me));",
  look: "x += 1000 * Number(properties.getProperty('n'));",
  lock: "if (!LockService.getDocumentLock().tryLock(1000)) return 'busy';",
  release: 'LockService.getDocumentLock().releaseLock();',
};
type Call = keyof typeof CALLS;
type Program = readonly Call[];

const projectFor = (programs: readonly Program[]) =>
  projectOf(
    programs
      .map(
        (calls, i) => `function run${i + 1}() {
          const me = ${i + 1};
          let x = 0;
          const properties = PropertiesService.getScriptProperties();
          const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
          ${calls.map((call) => CALLS[call]).join('\n')}
          return x;
        }`,
      )
      .join('\n'),
  );

function start(programs: readonly Program[]) {
  const state = newState(newWorkbook(), 0);
  const options = { timeless: true, cpuFactor: 0 };
  return openWorkbench({ project: projectFor(programs), state, options });
}

/** Everything that is left, and what the two have answered. */
const outcome = ({ workbook, properties }: WorkbenchState, reports: readonly ExecutionReport[]): string =>
  JSON.stringify([workbook.sheets[0]!.values, properties.script, reports.map(({ value }) => value)]);

function endings(...programs: readonly Program[]): string[] {
  const workbench = start(programs);
  const runs = [workbench.prepare('run1'), workbench.prepare('run2')] as const;
  const all = [...everyInterleaving(workbench.state, runs)];
  return [...new Set(all.map(({ state, reports }) => outcome(state, reports)))].sort();
}

/** By trying every order there is, step by step; the end, which writes what is in the buffer, has a turn of its own. */
function bruteEndings(...programs: readonly Program[]): string[] {
  const found = new Set<string>();
  const tryFrom = (state: WorkbenchState, runs: readonly RunningExecution[]) => {
    const able = [...runs.keys()].filter((index) => runs[index]!.report().suspended);
    if (able.length === 0)
      found.add(
        outcome(
          state,
          runs.map((run) => run.report()),
        ),
      );
    for (const index of able) {
      const copy = structuredClone(state);
      const forks = runs.map((run) => run.forkOn(copy));
      forks[index]!.resume(undefined, 1);
      tryFrom(copy, forks);
    }
  };
  const workbench = start(programs);
  const runs = [workbench.prepare('run1'), workbench.prepare('run2')];
  for (const run of runs) run.run(0);
  tryFrom(workbench.state, runs);
  return [...found].sort();
}

describe('everyInterleaving', () => {
  it('comes to the endings that all orders come to, and to no other', () => {
    const call = fc.constantFrom<Call>('read', 'readOther', 'write', 'writeOther', 'flush', 'note', 'look');
    const program = fc.array(call, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(program, program, (one, other) => {
        expect(endings(one, other)).toEqual(bruteEndings(one, other));
      }),
      { numRuns: 4 },
    );
  });

  it.each<[string, Program, Program]>([
    ['two updates', ['read', 'write', 'flush'], ['read', 'write', 'flush']],
    ['a write left for the end', ['read', 'write'], ['readOther', 'read', 'writeOther']],
    ['reads of two things that the other writes one by one', ['read', 'look', 'read'], ['note', 'write', 'flush']],
    ['a long look at what one write changes', ['readOther', 'readOther', 'read'], ['write', 'flush', 'note']],
  ])('%s: the endings of all orders', (_, one, other) => {
    expect(endings(one, other)).toEqual(bruteEndings(one, other));
  });

  it('lets one wait for a lock, or give up', () => {
    const program: Program = ['lock', 'read', 'write', 'flush', 'release'];
    expect(endings(program, program)).toEqual(
      ['[[[1]],{},[0,"busy"]]', '[[[2]],{},["busy",0]]', '[[[3]],{},[0,1]]', '[[[3]],{},[2,0]]'].sort(),
    );
  });
});
