import { newState, type WorkbenchState } from '../model/state';
import { newWorkbook } from '../model/workbook';
import { openWorkbench, type WorkbenchOptions } from '../workbench';
import { type InterleaveSchedule, interleave } from './interleave';
import { projectOf } from './project';

const script = `
  const store = () => PropertiesService.getScriptProperties();
  function add(by) {
    const n = Number(store().getProperty('n') || 0);
    store().setProperty('n', String(n + by));
    return n;
  }
  function addLocked(by, waitMs) {
    const lock = LockService.getScriptLock();
    if (!lock.tryLock(waitMs)) return 'busy';
    const n = add(by);
    lock.releaseLock();
    return n;
  }
  function ask() {
    const lock = LockService.getScriptLock();
    lock.waitLock(1000);
    return [Browser.msgBox('Go on?', Browser.Buttons.YES_NO), lock.hasLock()];
  }
  function holdFor(ms) {
    const lock = LockService.getScriptLock();
    lock.waitLock(10);
    store().setProperty('held', 'yes');
    Utilities.sleep(ms);
    store().setProperty('held', 'no');
    lock.releaseLock();
  }
`;

function run(calls: Parameters<typeof interleave>[1], schedule: InterleaveSchedule, options: WorkbenchOptions = {}) {
  const workbench = openWorkbench({
    project: projectOf(script),
    state: newState(newWorkbook(), 0),
    options: { cpuFactor: 0, ...options },
  });
  const reports = interleave(workbench, calls, schedule);
  return { reports, n: workbench.state.properties.script['n'], workbench };
}

const twice = [
  { functionName: 'add', args: [1] },
  { functionName: 'add', args: [10] },
];

describe('interleave', () => {
  it('loses an update when both read before either writes', () => {
    const { reports, n } = run(twice, [0, 1, 0, 1]);
    expect(reports.map(({ value }) => value)).toEqual([0, 0]);
    expect(n).toBe('10');
  });

  it('loses none when they run one after the other', () => {
    expect(run(twice, [0, 0, 1, 1]).n).toBe('11');
    expect(run(twice, []).n).toBe('11');
  });

  it('counts each call once, however often it was replayed', () => {
    const { reports, workbench } = run(twice, [0, 1, 0, 1]);
    expect(reports.map(({ callsByMethod }) => callsByMethod)).toEqual([
      { 'Properties.getProperty': 1, 'Properties.setProperty': 1 },
      { 'Properties.getProperty': 1, 'Properties.setProperty': 1 },
    ]);
    expect(reports.map(({ virtualMs }) => virtualMs)).toEqual([80, 80]);
    expect(workbench.executions).toHaveLength(2);
    expect(workbench.state.clock).toBe(160);
  });

  it('lets a lock protect the update, whatever the order', () => {
    const calls = [
      { functionName: 'addLocked', args: [1, 10_000] },
      { functionName: 'addLocked', args: [10, 10_000] },
    ];
    for (const schedule of [
      [0, 1, 0, 1, 0, 1, 0, 1],
      [1, 0, 0, 0, 1, 1],
      [0, 0, 1, 1, 1, 1, 0],
    ]) {
      const { n, reports } = run(calls, schedule);
      expect(n).toBe('11');
      expect(reports.map(({ value }) => value).sort()).toEqual([0, expect.any(Number)]);
    }
  });

  it.each([
    [20_000, 0],
    [60_000, 'busy'],
  ])('waits 30 s for a lock that is held for %d ms', (heldMs, value) => {
    const calls = [
      { functionName: 'holdFor', args: [heldMs] },
      { functionName: 'addLocked', args: [1, 30_000] },
    ];
    const { reports } = run(calls, [0, 1, 0, 0, 0, 0]);
    expect(reports.map(({ error }) => error)).toEqual([undefined, undefined]);
    expect(reports[1]?.value).toBe(value);
  });

  it('lets the shortest wait run out when all wait', () => {
    const workbench = openWorkbench({
      project: projectOf(script),
      state: newState(newWorkbook(), 0),
      options: { cpuFactor: 0 },
    });
    workbench.state.locks['script'] = 'somebody';
    const [report] = interleave(workbench, [{ functionName: 'addLocked', args: [1, 5000] }], []);
    expect(report?.value).toBe('busy');
    expect(report?.virtualMs).toBe(5040);
  });

  it('drops the locks of an execution that asks', () => {
    const { reports } = run(
      [
        { functionName: 'ask', options: { answers: ['YES'] } },
        { functionName: 'addLocked', args: [1, 0] },
      ],
      [0, 1, 1, 1, 1, 0],
    );
    expect(reports[0]?.value).toEqual(['yes', false]);
    expect(reports[1]?.value).toBe(0);
  });

  it('leaves a question without an answer open', () => {
    const [report] = run([{ functionName: 'ask' }], []).reports;
    expect(report?.suspended).toMatchObject({ kind: 'alert', request: { prompt: 'Go on?', buttons: 'YES_NO' } });
  });

  it('takes the turn from a function', () => {
    const turns: (readonly number[])[] = [];
    const { n } = run(twice, (able) => {
      turns.push(able);
      return able.at(-1)!;
    });
    expect(n).toBe('11');
    expect(turns[0]).toEqual([0, 1]);
  });

  it('faults strike the right call of the right execution', () => {
    const { reports, n } = run(
      [{ ...twice[0]!, options: { faults: { at: 2, kind: 'kill' } } }, twice[1]!],
      [0, 1, 0, 1],
    );
    expect(reports.map(({ ok }) => ok)).toEqual([false, true]);
    expect(n).toBe('10');
  });

  it('lets a person type between two calls of another execution', () => {
    const workbench = openWorkbench({
      project: projectOf(`
        const cell = () => SpreadsheetApp.getActiveSheet().getRange('A1');
        function twice() { return [cell().getValue(), cell().getValue()]; }
        function onEdit(e) { return [e.value, LockService.getDocumentLock().tryLock(1000)]; }
      `),
      state: newState(newWorkbook(), 0),
      options: { cpuFactor: 0 },
    });
    const reports = interleave(workbench, [{ functionName: 'twice' }, { edit: [0, 0, 0, 'typed'] }], [0, 1, 0, 1]);
    expect(reports.map(({ value }) => value)).toEqual([
      ['', 'typed'],
      ['typed', true],
    ]);
  });
});

describe('stops', () => {
  const sheetScript = `function work() {
    const lock = LockService.getDocumentLock();
    lock.waitLock(1000);
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getActiveSheet();
    sheet.getRange('A1').setValue(1);
    const found = sheet.getRange('A2').getValue();
    sheet.getRange('A3').setValue(found + 1);
    lock.releaseLock();
    sheet.getRange('A4').setValue(found);
    return found;
  }`;
  const prepared = () => {
    const options = { cpuFactor: 0 };
    const state = newState(newWorkbook(), 0);
    return { state, running: openWorkbench({ project: projectOf(sheetScript), state, options }).prepare('work') };
  };
  const typeIn = (state: WorkbenchState) => {
    state.workbook.sheets[0]!.values[1] = [7];
  };

  it('are what runs of so many calls come to, and go on as those do', () => {
    const whole = prepared();
    const stops = whole.running.stops();
    expect(whole.running.report()).toMatchObject({ ok: true, value: '' });
    expect(stops).toHaveLength(whole.running.report().serviceCalls + 1);
    for (const [calls, stop] of stops.entries()) {
      const single = prepared();
      const { suspended, serviceCalls } = single.running.run(calls);
      expect(stop.state).toEqual(single.state);
      expect(stop.running.report()).toMatchObject({ suspended, serviceCalls });
      for (const { state, running } of [single, stop]) {
        typeIn(state);
        running.resume();
      }
      expect(stop.running.report()).toEqual({ ...single.running.report(), cpuMs: expect.any(Number) });
      expect(stop.state).toEqual(single.state);
    }
    expect(new Set(stops.map(({ running }) => running.report().value))).toEqual(new Set([7, '']));
  });
});
