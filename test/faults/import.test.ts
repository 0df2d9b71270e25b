/** Taking over a list while calls fail: all of its rows once, or none. */
import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { FAULT_KINDS, interruptions } from '../support/faults';
import { makeLedger } from '../support/form-ledger';
import { addList, linkedRowsOf } from '../support/linked-ledger';

describe('an import interrupted at any service call', () => {
  const ledger = makeLedger();
  const sheetId = addList(ledger);
  accepted(ask(ledger, 'makeLinkedTab', { requestId: requestId(), role: 'purchases' }).answer);
  const click = { requestId: 'click-import', role: 'purchases', sheetId } as const;
  const take = (workbench: Workbench, faults: Fault[] = []) =>
    workbench.rpc('rpc', ['importEntries', click], { faults });
  const seen = new Set<string>();

  it.each(FAULT_KINDS)('$kind $buffer: the same click again adds every row once', (weather) => {
    for (const { at, workbench } of interruptions(ledger, weather, take, { seen })) {
      accepted(ask(workbench, 'importEntries', click).answer);
      const rows = linkedRowsOf(workbench, 'Purchases');
      expect({ at, invoices: rows.map((row) => row[11]) }).toEqual({ at, invoices: ['00017', '00018', '00019'] });
      accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
      expect({ at, rows: linkedRowsOf(workbench, 'Purchases') }).toEqual({ at, rows: [] });
    }
  });
});
