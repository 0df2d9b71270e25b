/** What people do on the sheet while a change is saved. */

import type { RpcAnswer } from '../../src/contract/api';
import { accepted, ask } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { customerById, makeLedger, rewinder, saveInput } from '../support/form-ledger';
import { pauses } from '../support/pauses';
import { testPeopleAtWork } from '../support/people-at-work';

describe('people at work while a change is saved', () => {
  testPeopleAtWork('a change');

  it('keeps what they type between any two calls into the other fields of the row, and into the rows between', () => {
    const back = rewinder(makeLedger());
    const { revision } = accepted(ask(back(), 'customerForm', { customerId: 'C-000004' }).answer);
    // A duplicate of the first customer: both get a group number.
    const input = () =>
      saveInput({ email: 'ann@example.com', remarks: 'changed' }, { customerId: 'C-000004', revision });
    for (const { at, workbench, goOn } of pauses(back().prepare('rpc', ['saveCustomer', input()])).slice(6)) {
      byHand(workbench, (sheet) => {
        sheet.getRange(5, 5).setValue('Typed Inc');
        sheet.getRange(3, 8).setValue('typed');
      });
      expect({ at, ok: (goOn().value as RpcAnswer<'saveCustomer'>).ok }).toEqual({ at, ok: true });
      expect({ at, company: customerById(workbench, 'C-000004')?.['Company'] }).toEqual({ at, company: 'Typed Inc' });
      expect({ at, remarks: customerById(workbench, 'C-000002')?.['Remarks'] }).toEqual({ at, remarks: 'typed' });
      expect(customerById(workbench, 'C-000004')).toMatchObject({ Remarks: 'changed', 'Duplicate group': 'Dup 1' });
    }
  });
});
