/**
 * People sort, insert, delete and type between any two calls of a save: every row keeps its own, and what was saved stands
 * in its row, once. One file for each kind of save, since every call is a place to stop at.
 */

import type { RpcAnswer } from '../../src/contract/api';
import type { Workbench } from '../../workbench/workbench';
import { ask } from './bundle-workbench';
import { byHand, MOVES } from './by-hand';
import { customerRows, customersTab, makeLedger, type Row, rewinder, saveInput } from './form-ledger';
import { pauses } from './pauses';

const EVE = { name: 'Eve Orr', phone: '2125550199', email: 'eve@example.com', totalSpent: '70', remarks: '=1+1' };
const SAVES = { 'a new customer': EVE, 'a change': { email: 'cy@example.org', remarks: 'changed' } };
const OWN = ['Customer', 'Phone', 'E-mail', 'Total spent', 'Remarks', 'Customer ID'];
const NEW = ['Eve Orr', '(212) 555-0199', 'eve@example.com', 70, '=1+1'];
/** Before that the lock is taken, and nothing of the tab is read. */
const FIRST_CALL = 6;

const of = (row: Row) => OWN.map((header) => row[header]);
const isEve = (row: Row): boolean => row['Customer'] === 'Eve Orr' || row['Phone'] === '(212) 555-0199';

export function testPeopleAtWork(what: 'a new customer' | 'a change'): void {
  const back = rewinder(makeLedger());
  const HANDS: Readonly<Record<string, (workbench: Workbench) => void>> = {
    ...MOVES,
    'type below': (workbench) =>
      byHand(workbench, (sheet) => {
        sheet.getRange(sheet.getLastRow() + 1, 1, 1, 2).setValues([['Zoe Kim', 'typed']]);
      }),
  };

  it.each(Object.keys(HANDS))('%s between any two calls: every row keeps its own', (hands) => {
    const start = back();
    const people = new Map(customerRows(start).map((row) => [row['Customer ID'], of(row)]));
    const isNew = what === 'a new customer';
    const form = ask(start, 'customerForm', { customerId: 'C-000003' }).answer;
    const revision = form.ok ? form.value.revision : '';
    const input = () => saveInput(SAVES[what], isNew ? {} : { customerId: 'C-000003', revision });
    start.rpc('rpc', ['saveCustomer', input()]);
    const changed = customerRows(start)
      .filter((row) => row['Customer ID'] === 'C-000003')
      .map(of)[0];
    const stops = pauses(back().prepare('rpc', ['saveCustomer', input()])).slice(FIRST_CALL);
    expect(stops.length).toBeGreaterThan(10);
    for (const { at, workbench, goOn } of stops) {
      HANDS[hands]?.(workbench);
      const report = goOn();
      expect({ at, error: report.error }).toEqual({ at, error: undefined });
      const answer = report.value as RpcAnswer<'saveCustomer'>;
      const rows = customerRows(workbench);
      for (const row of rows) {
        const id = row['Customer ID'];
        if (!people.has(id)) continue;
        const wanted = !isNew && id === 'C-000003' && answer.ok ? changed : people.get(id);
        expect({ at, row: of(row) }).toEqual({ at, row: wanted });
      }
      const known = rows.filter((row) => people.has(row['Customer ID'])).length;
      expect({ at, known }).toEqual({ at, known: people.size - (hands === 'delete a row' ? 1 : 0) });
      const eve = customersTab(workbench).values.filter((row) => row?.includes('eve@example.com'));
      expect({ at, saved: eve.length }).toEqual({ at, saved: isNew && answer.ok ? 1 : 0 });
      if (isNew && answer.ok)
        expect({ at, eve: rows.filter(isEve).map((row) => of(row).slice(0, 5)) }).toEqual({ at, eve: [NEW] });
      if (hands === 'type below') {
        const zoe = customersTab(workbench).values.filter((row) => row?.[0] === 'Zoe Kim');
        expect({ at, zoe: zoe.map((row) => row?.slice(0, 5)) }).toEqual({
          at,
          zoe: [['Zoe Kim', 'typed', undefined, undefined, undefined]],
        });
      }
    }
  });
}
