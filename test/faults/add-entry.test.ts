/** Adding a purchase while calls fail: one row, or none. */
import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { FAULT_KINDS, interruptions } from '../support/faults';
import { makeLedger } from '../support/form-ledger';
import { linkedRowsOf } from '../support/linked-ledger';

describe('an entry interrupted at any service call', () => {
  const ledger = makeLedger();
  accepted(ask(ledger, 'makeLinkedTab', { requestId: requestId(), role: 'purchases' }).answer);
  const click = {
    requestId: 'click-entry',
    customerId: 'C-000002',
    role: 'purchases',
    values: { product: 'Tea', amount: '12.50' },
  } as const;
  const add = (workbench: Workbench, faults: Fault[] = []) => workbench.rpc('rpc', ['addEntry', click], { faults });
  const seen = new Set<string>();

  it.each(FAULT_KINDS)('$kind $buffer: the same click again adds it once', (weather) => {
    for (const { at, workbench } of interruptions(ledger, weather, add, { seen })) {
      accepted(ask(workbench, 'addEntry', click).answer);
      const rows = () => linkedRowsOf(workbench, 'Purchases').map((row) => [row[1], row[3], row[5]]);
      expect({ at, rows: rows() }).toEqual({ at, rows: [['C-000002', 'Tea', 12.5]] });
      accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
      expect({ at, rows: rows() }).toEqual({ at, rows: [] });
    }
  });
});
