/** Edits while others are at work or something fails. */
import type { Fault, Workbench } from '../../../workbench/workbench';
import { fork, requestId } from '../../support/bundle-workbench';
import { byHand, MOVES } from '../../support/by-hand';
import { journalEntries } from '../../support/journal-entries';
import { pauses } from '../../support/pauses';
import { dumpSheet } from '../../support/sheet-dump';
import { at, belongings, cell, guests, made, PEOPLE, repair, tab } from './ledger';

describe('at the same time', () => {
  it('leaves everything to the operation that holds the lock; a repair sweeps up', () => {
    const workbench = fork(made);
    workbench.state.locks['document'] = 'somebody else';
    const [report] = workbench.edit(0, 5, 0, guests(1));
    expect(report).toMatchObject({ ok: true, log: [] });
    expect(cell(workbench, 5, 'Customer ID')).toBeUndefined();
    workbench.state.locks = {};
    repair(workbench);
    expect(belongings(workbench)[4]).toMatchObject({ Customer: 'Guest 0', 'Customer ID': 'C-000005' });
  });

  it('leaves everything to recovery while an operation is half done', () => {
    const workbench = fork(made);
    workbench.state.workbook.sheets[0]!.values[1]![2] = '646 555 0101';
    const broken = fork(workbench).rpc('rpc', ['repair', { requestId: requestId() }]).serviceCalls;
    for (let k = broken - 2; k > 0; k--) {
      const half = fork(workbench);
      half.rpc('rpc', ['repair', { requestId: requestId() }], { faults: { at: k, kind: 'kill', buffer: 'all' } });
      if (!journalEntries(half.state.workbook).some(({ state }) => state === 'applying')) continue;
      const before = dumpSheet(tab(half));
      const [report] = half.edit(0, 2, at(half, 'Remarks'), 'typed');
      expect(report?.callsByMethod['Range.setValues']).toBeUndefined();
      expect(dumpSheet(tab(half))).toEqual({
        ...before,
        values: dumpSheet(tab(half)).values,
      });
      return;
    }
    throw new Error('no call left the repair half done');
  });

  const HANDS: Readonly<Record<string, (workbench: Workbench) => void>> = {
    ...MOVES,
    'insert a column': (workbench) =>
      byHand(workbench, (sheet) => {
        sheet.insertColumnBefore(2);
      }),
    'type a note': (workbench) =>
      byHand(workbench, (sheet) => {
        sheet.getRange(4, 8).setValue('typed meanwhile');
      }),
  };
  const EDITS: Readonly<Record<string, (workbench: Workbench) => Parameters<Workbench['edit']>>> = {
    'a phone': () => [0, 3, 2, '212 555 0102'],
    'new rows': () => [0, 5, 0, [...guests(2), ['Ann Lee', 'twin', '212 555 0101', '', '', '', '', '']]],
  };

  /** What belongs to whom, by the one column that nobody but the user writes. */
  const byOwn = (workbench: Workbench) =>
    Object.fromEntries(
      belongings(workbench)
        .filter((row) => row['My own'] !== undefined)
        .map((row) => [
          String(row['My own']),
          Object.fromEntries(
            ['Customer', 'Phone', 'E-mail', 'Company', 'Tier', 'Total spent'].map((header) => [header, row[header]]),
          ),
        ]),
    );

  const AT_WORK = [
    ...['sort', 'insert a row', 'delete a row', 'type a note'].map((hands) => ({ what: 'a phone', hands })),
    ...['sort', 'insert a row', 'insert a column'].map((hands) => ({ what: 'new rows', hands })),
  ];

  it.each(AT_WORK)(
    '$hands between any two calls after $what is typed: every row keeps its own, and a repair finds each an ID',
    ({ what, hands }) => {
      const edit = EDITS[what] as (workbench: Workbench) => Parameters<Workbench['edit']>;
      const typed = fork(made);
      typed.prepareEdit(...edit(typed));
      const before = byOwn(typed);
      const calls = typed.edit(...edit(typed))[0]?.serviceCalls ?? 0;
      const after = byOwn(typed);
      expect(calls).toBeGreaterThan(15);
      const ids = new Map(belongings(typed).map((row) => [row['My own'], row['Customer ID']]));
      const start = fork(made);
      const stops = pauses(start.prepareEdit(...edit(start)));
      expect(stops.length).toBeGreaterThanOrEqual(calls);
      for (const { at: k, workbench, goOn } of stops.slice(1)) {
        HANDS[hands]?.(workbench);
        goOn();
        for (const [own, values] of Object.entries(byOwn(workbench))) {
          for (const [header, value] of Object.entries(values)) {
            const fits = [before[own]?.[header], after[own]?.[header]].includes(value);
            expect({ k, own, header, value, fits }).toEqual({ k, own, header, value, fits: true });
          }
        }
        if (k % 5 > 0) continue;
        repair(workbench);
        const rows = belongings(workbench).filter((row) => row['My own'] !== undefined);
        expect({ k, ids: new Set(rows.map((row) => row['Customer ID'])).size }).toEqual({ k, ids: rows.length });
        for (const row of rows) {
          if (typeof row['My own'] !== 'string' || !PEOPLE.some((person) => person[1] === row['My own'])) continue;
          expect({ k, id: row['Customer ID'] }).toEqual({ k, id: ids.get(row['My own']) });
        }
      }
    },
  );

  const KINDS: { kind: Fault['kind']; buffer?: Fault['buffer'] }[] = [
    { kind: 'throw-before' },
    { kind: 'throw-after' },
    { kind: 'kill', buffer: 'none' },
    { kind: 'kill', buffer: 'subset' },
  ];

  it.each(KINDS)('$kind $buffer at any call: nothing is lost, and a repair mends it', ({ kind, buffer }) => {
    const edit: Parameters<Workbench['edit']> = [0, 4, 0, [...guests(1), ...guests(3, 1)]];
    const whole = fork(made);
    const calls = whole.edit(...edit)[0]?.serviceCalls ?? 0;
    repair(whole);
    const wanted = byOwn(whole);
    for (let k = 1; k <= calls; k++) {
      const workbench = fork(made);
      const running = workbench.prepareEdit(...edit, {
        faults: { at: k, kind, seed: k, ...(buffer && { buffer }) } as Fault,
      });
      const report = running.run();
      expect(report.ui).toEqual([]);
      workbench.state.locks = {};
      repair(workbench);
      expect({ k, now: byOwn(workbench) }).toEqual({ k, now: wanted });
      expect(new Set(belongings(workbench).map((row) => row['Customer ID'])).size).toBe(7);
    }
  });
});
