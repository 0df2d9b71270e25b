/**
 * Saving under fire: every service call fails before, after, or kills the run. A customer is there once, whole, in a row
 * of its own, or not at all; the same click again makes it exactly one.
 */

import type { Fault } from '../../workbench/workbench';
import { ask, requestId } from '../support/bundle-workbench';
import { CALL_STEP } from '../support/faults';
import { customerRows, customersTab, makeLedger, type Row, rewinder, saveInput } from '../support/form-ledger';
import { dumpSheet } from '../support/sheet-dump';

const back = rewinder(makeLedger());
const EVE = { name: 'Eve Orr', phone: '2125550199', email: 'eve@example.com', totalSpent: '70', remarks: '=1+1' };
const OWN = ['Customer', 'Phone', 'E-mail', 'Total spent', 'Remarks', 'Customer ID'];

const of = (row: Row | undefined, headers: readonly string[] = OWN) => headers.map((header) => row?.[header]);
const NEW = ['Eve Orr', '(212) 555-0199', 'eve@example.com', 70, '=1+1'];
const isEve = (row: Row): boolean => row['Customer'] === 'Eve Orr' || row['Phone'] === '(212) 555-0199';

const KINDS: { kind: Fault['kind']; buffer?: Fault['buffer'] }[] = [
  { kind: 'throw-before' },
  { kind: 'throw-after' },
  { kind: 'kill', buffer: 'all' },
  { kind: 'kill', buffer: 'none' },
  { kind: 'kill', buffer: 'subset' },
];

describe('saving interrupted at any service call', () => {
  const before = back();
  const people = customerRows(before).map((row) => of(row));
  const calls = before.rpc('rpc', ['saveCustomer', saveInput(EVE)]).serviceCalls;

  it.each(KINDS)('$kind $buffer: the same click again makes exactly one customer', ({ kind, buffer }) => {
    for (let at = 1; at <= calls; at += CALL_STEP) {
      const workbench = back();
      const click = saveInput(EVE);
      workbench.rpc('rpc', ['saveCustomer', click], {
        faults: [{ at, kind, seed: at, ...(buffer && { buffer }) } as Fault],
      });
      const again = ask(workbench, 'saveCustomer', click).answer;
      expect({ at, again: again.ok }).toEqual({ at, again: true });
      const rows = customerRows(workbench);
      expect({ at, others: rows.filter((row) => !isEve(row)).map((row) => of(row)) }).toEqual({ at, others: people });
      expect({ at, eve: rows.filter(isEve).map((row) => of(row).slice(0, 5)) }).toEqual({ at, eve: [NEW] });
      expect(new Set(rows.map((row) => row['Customer ID'])).size).toBe(5);
      expect(Object.keys(workbench.state.locks)).toEqual([]);
    }
  });

  it('leaves a tab as it was, or with the whole customer, whatever comes next', () => {
    const plain = dumpSheet(customersTab(back()));
    // Before that nothing is written.
    for (let at = 12; at <= calls; at++) {
      const workbench = back();
      workbench.rpc('rpc', ['saveCustomer', saveInput(EVE)], {
        faults: [{ at, kind: 'kill', seed: at, buffer: 'subset' } as Fault],
      });
      const next = ask(workbench, 'checkDuplicates', { requestId: requestId() }).answer;
      expect({ at, next: next.ok }).toEqual({ at, next: true });
      const eve = customerRows(workbench).filter(isEve);
      if (eve.length === 0) expect({ at, tab: dumpSheet(customersTab(workbench)) }).toEqual({ at, tab: plain });
      else expect({ at, eve: of(eve[0]).slice(0, 5) }).toEqual({ at, eve: NEW });
    }
  });
});
