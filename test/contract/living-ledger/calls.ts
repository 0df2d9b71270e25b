/** Service calls. */
import type { Workbench } from '../../../workbench/workbench';
import { byHand } from '../../support/by-hand';
import { ledger, OPERATIONS, operate, people } from './ledger';

describe('service calls', () => {
  const damage = (workbench: Workbench): void => {
    byHand(workbench, (sheet) => {
      sheet
        .getRange(3, 3, 2, 1)
        .setNumberFormat('@')
        .setValues([['646 555 0123'], ['646 555 0124']]);
      sheet.getRange(4, 1).setValue(' Zed  Two');
      sheet.getRange(3, 3, 4, 1).clearDataValidations();
    });
  };

  it('are 25 at most for each operation, and as many for 200 rows as for 2,000', () => {
    const counts = [200, 2000].map((count) => {
      const calls: Record<string, number> = { 'undo of a set-up': operate(ledger(people(count)), 'undo').serviceCalls };
      const workbench = ledger(people(count));
      for (const method of OPERATIONS) calls[`${method}, nothing to do`] = operate(workbench, method).serviceCalls;
      damage(workbench);
      calls['repair'] = operate(workbench).serviceCalls;
      calls['undo of a repair'] = operate(workbench, 'undo').serviceCalls;
      byHand(workbench, (sheet) => {
        sheet.getRange(9, 3).setNumberFormat('@').setValue('(212) 555-1001');
      });
      calls['checkDuplicates'] = operate(workbench, 'checkDuplicates').serviceCalls;
      byHand(workbench, (sheet) => {
        sheet.getRange(12, 7).setValue(90_000);
      });
      calls['refreshTiers'] = operate(workbench, 'refreshTiers').serviceCalls;
      return calls;
    });
    expect(counts[1]).toEqual(counts[0]);
    for (const [what, calls] of Object.entries(counts[0] ?? {}))
      expect([what, calls <= 25, calls]).toEqual([what, true, calls]);
  });
});
