/** Rolling a ledger up while calls fail: every column and every line of Stage history once, or none. */
import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { FAULT_KINDS, interruptions } from '../support/faults';
import { customersTab, makeLedger } from '../support/form-ledger';
import { makeTabs, order, putRows, refresh, rowsIn, serialOf, told } from '../support/rolled-ledger';

describe('a roll-up interrupted at any service call', () => {
  const BOB = 'C-000002';
  const ledger = makeLedger();
  makeTabs(ledger, ['purchases', 'stageHistory']);
  putRows(ledger, 'Purchases', [...rowsIn(ledger, 'Purchases'), order(BOB, '2024-02-01', 5)]);
  refresh(ledger);
  putRows(ledger, 'Purchases', [...rowsIn(ledger, 'Purchases'), order(BOB, '2026-11-21', 5)]);
  const seen = new Set<string>();
  const click = { requestId: 'click-roll-up' } as const;
  const roll = (workbench: Workbench, faults: Fault[]) => workbench.rpc('rpc', ['refreshTiers', click], { faults });
  const state = (workbench: Workbench) => ({
    bob: told(workbench, BOB, 'Orders', 'Total spent', 'Last order', 'Tier', 'Lifecycle', 'Rolled up'),
    lines: rowsIn(workbench, 'Stage history').map((row) => [row[1], row[4]]),
  });
  const before = state(ledger);

  it.each(FAULT_KINDS.filter(({ kind, buffer }) => kind === 'throw-after' || buffer === 'none' || buffer === 'subset'))(
    '$kind $buffer: the same click again writes all of it once, and an undo takes it back',
    (weather) => {
      for (const { at, workbench } of interruptions(ledger, weather, roll, { seen })) {
        accepted(ask(workbench, 'refreshTiers', click).answer);
        expect({ at, ...state(workbench) }).toEqual({
          at,
          bob: [3, 100, serialOf('2026-11-21'), 'Active', 'Repeat', '3 · 100 · 2024-01-31 · 2026-11-21'],
          lines: [...before.lines, [BOB, 'Repeat']],
        });
        accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
        expect({ at, ...state(workbench) }).toEqual({ at, ...before });
      }
    },
  );
});

describe('the making of columns, interrupted at any service call', () => {
  const ledger = makeLedger();
  makeTabs(ledger, ['purchases', 'stageHistory']);
  putRows(ledger, 'Purchases', [...rowsIn(ledger, 'Purchases'), order('C-000002', '2026-11-21', 5)]);
  const headers = (workbench: Workbench) => customersTab(workbench).values[0]?.filter(Boolean);
  const before = headers(ledger);

  it('is gone on with: every column once, with all it holds, and gone with an undo of each part', () => {
    const roll = (workbench: Workbench, faults: Fault[]) =>
      workbench.rpc('rpc', ['refreshTiers', { requestId: 'click-columns' }], { faults });
    const seen = new Set<string>();
    for (const { at, workbench } of interruptions(ledger, { kind: 'kill', buffer: 'subset' }, roll, { seen })) {
      refresh(workbench);
      const there = headers(workbench) ?? [];
      expect({ at, once: new Set(there).size, columns: there.length }).toEqual({
        at,
        once: (before?.length ?? 0) + 4,
        columns: (before?.length ?? 0) + 4,
      });
      expect({ at, told: told(workbench, 'C-000002', 'Orders', 'Lifecycle', 'Rolled up') }).toEqual({
        at,
        told: [2, 'Repeat', '2 · 95 · 2024-01-31 · 2026-11-21'],
      });
      expect([at, refresh(workbench).cells]).toEqual([at, 0]);
    }
    for (const _ of refresh(ledger).calls) accepted(ask(ledger, 'undo', { requestId: requestId() }).answer);
    expect(headers(ledger)).toEqual(before);
  });
});
