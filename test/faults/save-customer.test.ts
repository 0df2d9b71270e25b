/**
 * Saving under fire: every service call fails before, after, or kills the run. A customer is there once, whole, in a row
 * of its own, or not at all; the same click again makes it exactly one.
 */

import type { Fault, Workbench } from '../../workbench/workbench';
import { ask, requestId } from '../support/bundle-workbench';
import { FAULT_KINDS, interruptions } from '../support/faults';
import { customerRows, customersTab, makeLedger, type Row, saveInput } from '../support/form-ledger';
import { dumpSheet } from '../support/sheet-dump';

const EVE = { name: 'Eve Orr', phone: '2125550199', email: 'eve@example.com', totalSpent: '70', remarks: '=1+1' };
const OWN = ['Customer', 'Phone', 'E-mail', 'Total spent', 'Remarks', 'Customer ID'];

const of = (row: Row | undefined, headers: readonly string[] = OWN) => headers.map((header) => row?.[header]);
const NEW = ['Eve Orr', '(212) 555-0199', 'eve@example.com', 70, '=1+1'];
const isEve = (row: Row): boolean => row['Customer'] === 'Eve Orr' || row['Phone'] === '(212) 555-0199';

const CLICK = saveInput(EVE);
const save = (workbench: Workbench, faults: Fault[] = []) => workbench.rpc('rpc', ['saveCustomer', CLICK], { faults });

describe('saving interrupted at any service call', () => {
  const start = makeLedger();
  const people = customerRows(start).map((row) => of(row));
  const seen = new Set<string>();

  it.each(FAULT_KINDS)('$kind $buffer: the same click again makes exactly one customer', (weather) => {
    for (const { at, workbench } of interruptions(start, weather, save, { seen })) {
      const again = ask(workbench, 'saveCustomer', CLICK).answer;
      expect({ at, again: again.ok }).toEqual({ at, again: true });
      const rows = customerRows(workbench);
      expect({ at, others: rows.filter((row) => !isEve(row)).map((row) => of(row)) }).toEqual({ at, others: people });
      expect({ at, eve: rows.filter(isEve).map((row) => of(row).slice(0, 5)) }).toEqual({ at, eve: [NEW] });
      expect(new Set(rows.map((row) => row['Customer ID'])).size).toBe(5);
      expect(Object.keys(workbench.state.locks)).toEqual([]);
    }
  });

  const KILLS = FAULT_KINDS.filter(({ kind }) => kind === 'kill');
  const seenBefore = new Set<string>();
  it.each(KILLS)(
    '$kind $buffer: leaves a tab as it was, or with the whole customer, whatever comes next',
    (weather) => {
      const plain = dumpSheet(customersTab(start));
      for (const { at, workbench } of interruptions(start, weather, save, { seen: seenBefore })) {
        const next = ask(workbench, 'checkDuplicates', { requestId: requestId() }).answer;
        expect({ at, next: next.ok }).toEqual({ at, next: true });
        const eve = customerRows(workbench).filter(isEve);
        if (eve.length === 0) expect({ at, tab: dumpSheet(customersTab(workbench)) }).toEqual({ at, tab: plain });
        else expect({ at, eve: of(eve[0]).slice(0, 5) }).toEqual({ at, eve: NEW });
      }
    },
  );
});
