/**
 * The emulation's own bad weather: whatever can go wrong at a service call does so on demand, executions meet at every
 * service call, and all of it comes again from its seed. Sources: [lock] https://developers.google.com/apps-script/reference/lock/lock,
 * [html-comm] https://developers.google.com/apps-script/guides/html/communication,
 * [quotas] https://developers.google.com/apps-script/guides/services/quotas
 */
import type { Fault } from '../../workbench/sandbox/fault';
import { type InterleavedCall, type InterleaveSchedule, interleave } from '../../workbench/sandbox/interleave';
import { seededRandom } from '../../workbench/services/seeded-random';
import { openSheet } from './in-script';

const script = `
  const cell = (a1) => SpreadsheetApp.getActiveSheet().getRange(a1);
  function write() { for (const a1 of ['A1', 'B1', 'C1', 'D1']) cell(a1).setValue(a1); SpreadsheetApp.flush(); cell('E1').setValue('end'); }
  function add() { const n = Number(cell('A1').getValue()); cell('A1').setValue(n + 1); SpreadsheetApp.flush(); return n; }
  function addLocked(waitMs) {
    const lock = LockService.getDocumentLock();
    if (!lock.tryLock(waitMs)) return 'busy';
    try { return add(); } finally { lock.releaseLock(); }
  }
  function mail(subject) { MailApp.sendEmail('a@x.com', subject || 's', 'b'); return 'sent'; }
  function two(subject) { mail(subject); mail(subject); }
`;

const random =
  (seed: number): InterleaveSchedule =>
  (able) => {
    const next = seededRandom(seed++);
    return able[Math.floor(next() * able.length)] as number;
  };
const call = (functionName: string, args: readonly unknown[] = [], faults?: Fault): InterleavedCall => ({
  functionName,
  args,
  ...(faults && { options: { faults } }),
});
const firstRow = (workbench: ReturnType<typeof openSheet>) =>
  (workbench.state.workbook.sheets[0]?.values[0] ?? []).filter((value) => value !== undefined);

describe('one execution', () => {
  const calls = 6;

  it.each([
    ['throw-before', (k: number) => ['A1', 'B1', 'C1', 'D1', 'end'].slice(0, k > 5 ? 4 : k - 1)],
    ['throw-after', (k: number) => ['A1', 'B1', 'C1', 'D1', 'end'].slice(0, k > 5 ? 5 : Math.min(k, 4))],
    ['kill', (k: number) => (k > 5 ? ['A1', 'B1', 'C1', 'D1'] : [])],
    ['timeout', (k: number) => (k > 5 ? ['A1', 'B1', 'C1', 'D1'] : [])],
  ] as const)('%s strikes at any of its service calls', (kind, left) => {
    for (let k = 1; k <= calls; k++) {
      const workbench = openSheet(script);
      const report = workbench.run('write', [], { faults: { at: k, kind } });
      expect([k, report.ok, firstRow(workbench)]).toEqual([k, false, left(k)]);
    }
    expect(openSheet(script).run('write', [], { faults: { at: calls + 1, kind } }).ok).toBe(true);
  });

  it('loses any part of its buffer when it is killed: each of the sixteen parts, by its seed', () => {
    const parts = new Map<string, number>();
    for (let seed = 0; parts.size < 16 && seed < 400; seed++) {
      const workbench = openSheet(script);
      workbench.run('write', [], { faults: { at: 5, kind: 'kill', buffer: 'subset', seed } });
      parts.set(firstRow(workbench).join(), seed);
    }
    expect(parts.size).toBe(16);
    for (const [part, seed] of [...parts].slice(0, 3)) {
      const workbench = openSheet(script);
      workbench.run('write', [], { faults: { at: 5, kind: 'kill', buffer: 'subset', seed } });
      expect(firstRow(workbench).join()).toBe(part);
    }
  });

  // [quotas]
  it('runs out of a quota at a call, once or from then on', () => {
    const message = 'Service invoked too many times for one day: email.';
    const out = (forever: boolean) => {
      const workbench = openSheet(
        `${script} function twice() { try { mail(); } catch (e) { return [e.message, mail()]; } }`,
      );
      return workbench.run('twice', [], { faults: { at: 1, kind: 'throw-before', message, forever } });
    };
    expect(out(false).value).toEqual([message, 'sent']);
    expect(out(true).error?.message).toBe(message);
  });
});

describe('executions beside each other', () => {
  it('meet at every service call: two of two calls each in all six orders', () => {
    const orders = ['0011', '0101', '0110', '1001', '1010', '1100'];
    const seen = orders.map((order) => {
      const workbench = openSheet(script);
      interleave(workbench, [call('two', ['0']), call('two', ['1'])], [...order].map(Number));
      return workbench.state.mailbox.map(({ subject }) => subject).join('');
    });
    expect(seen).toEqual(orders);
  });

  it('come again from their seed, faults and all', () => {
    const play = (seed: number) => {
      const workbench = openSheet(script);
      const calls = [
        call('addLocked', [500]),
        call('write', [], { at: 5, kind: 'kill', buffer: 'subset', seed }),
        call('two', ['m'], { at: 2, kind: 'throw-after' }),
      ];
      const reports = interleave(workbench, calls, random(seed)).map(({ ok, value, error, calls: made, startedAt }) => [
        ok,
        value,
        error?.message,
        made,
        startedAt,
      ]);
      return JSON.stringify([reports, workbench.state]);
    };
    const seeds = [1, 2, 3];
    const played = seeds.map(play);
    expect(seeds.map(play)).toEqual(played);
    expect(new Set(played).size).toBeGreaterThan(1);
  });

  // [lock] [html-comm]
  it('ten at a time come through in an order of their own, lose no update under a lock, and some without one', () => {
    const play = (name: string, args: unknown[], seed: number) => {
      const workbench = openSheet(script);
      const reports = interleave(
        workbench,
        Array.from({ length: 10 }, () => call(name, args)),
        random(seed),
      );
      return { sum: firstRow(workbench)[0], values: reports.map(({ value }) => value) };
    };
    const { sum, values } = play('addLocked', [30_000], 1);
    expect(sum).toBe(10);
    expect([...values].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    // They do not come through in the order in which they were sent.
    expect(values).not.toEqual([...values].sort());
    expect(play('add', [], 1).sum).toBeLessThan(10);
  });
});
