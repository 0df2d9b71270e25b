/**
 * People sort, insert and delete rows while a contact is logged: every customer keeps the plan that is theirs.
 */

import type { RpcAnswer } from '../../src/contract/api';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { contact, customerRows, followUpRows, makeLedger, rewinder, withFollowUps } from '../support/form-ledger';
import { pauses } from '../support/pauses';

const DAY = 46_347; // 2026-11-21
const BOB = 'C-000002';

describe('people at work while a contact is logged', () => {
  const start = withFollowUps(makeLedger());
  accepted(ask(start, 'logContact', contact()).answer);
  const again = rewinder(start);

  it.each([
    [
      'sorts',
      `(sheet) => sheet.getRange(2, 1, sheet.getLastRow() - 1, sheet.getLastColumn()).sort({ column: 2, ascending: false })`,
    ],
    ['inserts', '(sheet) => sheet.insertRowBefore(3)'],
    ['deletes', '(sheet) => sheet.deleteRow(2)'],
  ])('while somebody %s rows between any two calls, every customer keeps the plan that is theirs', (_, hands) => {
    const plans = (workbench: Workbench) =>
      Object.fromEntries(
        customerRows(workbench).map((row) => [
          row['Customer ID'],
          [row['Customer'], row['Next follow-up'], row['Next step']],
        ]),
      );
    const before = plans(again());
    const second = contact({ note: 'second', nextDate: '2026-12-01' });
    const stops = pauses(again().prepare('rpc', ['logContact', second])).slice(6);
    expect(stops.length).toBeGreaterThan(10);
    for (const { at, workbench, goOn } of stops) {
      byHand(workbench, hands as never);
      const report = goOn();
      const answer = report.value as RpcAnswer<'logContact'>;
      expect({ at, error: report.error }).toEqual({ at, error: undefined });
      const now = plans(workbench);
      for (const [id, plan] of Object.entries(now)) {
        const wanted = id === BOB && answer.ok ? ['Bob Ray', DAY + 10, 'send the list'] : before[id];
        expect({ at, id, plan }).toEqual({ at, id, plan: wanted });
      }
      // Where a row went while it was read, nothing is written.
      expect(followUpRows(workbench)).toHaveLength(answer.ok ? 2 : 1);
    }
  });
});
