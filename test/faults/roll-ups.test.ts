/** Rolling a ledger up while calls fail: every column and every line of Stage history once, or none. */
import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { FAULT_KINDS, interruptions } from '../support/faults';
import { makeLedger } from '../support/form-ledger';
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
