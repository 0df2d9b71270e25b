/** Adding a purchase while calls fail: one row and what it comes to, or none. */
import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { FAULT_KINDS, interruptions } from '../support/faults';
import { makeLedger } from '../support/form-ledger';
import { linkedRowsOf } from '../support/linked-ledger';
import { makeTabs, order, putRows, refresh, rowsIn, told } from '../support/rolled-ledger';

describe('an entry interrupted at any service call', () => {
  const ledger = makeLedger();
  makeTabs(ledger, ['purchases', 'stageHistory']);
  putRows(ledger, 'Purchases', [...rowsIn(ledger, 'Purchases'), order('C-000002', '2024-02-01', 5)]);
  refresh(ledger);
  const click = {
    requestId: 'click-entry',
    customerId: 'C-000002',
    role: 'purchases',
    values: { date: '2026-11-21', product: 'Tea', amount: '12.50' },
  } as const;
  const add = (workbench: Workbench, faults: Fault[] = []) => workbench.rpc('rpc', ['addEntry', click], { faults });
  const seen = new Set<string>();

  it.each(FAULT_KINDS)('$kind $buffer: the same click again adds it once', (weather) => {
    for (const { at, workbench } of interruptions(ledger, weather, add, { seen })) {
      accepted(ask(workbench, 'addEntry', click).answer);
      const rows = () => linkedRowsOf(workbench, 'Purchases').map((row) => [row[1], row[3], row[5]]);
      const sums = () => told(workbench, 'C-000002', 'Orders', 'Total spent', 'Lifecycle', 'Rolled up');
      const [old, fresh] = [
        ['C-000002', 'Tea', 5],
        ['C-000002', 'Tea', 12.5],
      ];
      const after = [3, 107.5, 'Repeat', '3 · 107.5 · 2024-01-31 · 2026-11-21'];
      expect({ at, rows: rows(), sums: sums() }).toEqual({ at, rows: [old, fresh], sums: after });
      accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
      const before = [2, 95, 'Lost', '2 · 95 · 2024-01-31 · 2024-02-01'];
      expect({ at, rows: rows(), sums: sums() }).toEqual({ at, rows: [old], sums: before });
    }
  });
});
