/**
 * Logging a contact while calls fail: one line in Follow-ups and one plan, or neither.
 */

import type { Fault } from '../../workbench/workbench';
import { accepted, ask } from '../support/bundle-workbench';
import { CALL_STEP } from '../support/faults';
import { contact, customerById, followUpRows, followUpsTab, makeLedger, rewinder } from '../support/form-ledger';

const DAY = 46_347; // 2026-11-21
const BOB = 'C-000002';

describe('logging interrupted at any service call', () => {
  const KINDS: { kind: Fault['kind']; buffer?: Fault['buffer'] }[] = [
    { kind: 'throw-before' },
    { kind: 'throw-after' },
    { kind: 'kill', buffer: 'all' },
    { kind: 'kill', buffer: 'none' },
    { kind: 'kill', buffer: 'subset' },
  ];
  const start = makeLedger();
  const first = rewinder(start);
  accepted(ask(start, 'logContact', contact()).answer);
  const again = rewinder(start);
  const calls = again().rpc('rpc', ['logContact', contact({ note: 'second' })]).serviceCalls;

  it.each(KINDS)('$kind $buffer: the same click again makes exactly one line', ({ kind, buffer }) => {
    for (let at = 1; at <= calls; at += CALL_STEP) {
      const workbench = again();
      const click = contact({ note: 'second', nextDate: '2026-12-01' });
      workbench.rpc('rpc', ['logContact', click], {
        faults: [{ at, kind, seed: at, ...(buffer && { buffer }) } as Fault],
      });
      accepted(ask(workbench, 'logContact', click).answer);
      expect({ at, notes: followUpRows(workbench).map((row) => row?.[6]) }).toEqual({
        at,
        notes: ['=wants two', 'second'],
      });
      expect({ at, next: customerById(workbench, BOB)?.['Next follow-up'] }).toEqual({ at, next: DAY + 10 });
    }
  });

  it('the first time, when the tab is made: there is one tab with one line', () => {
    for (let at = 12; at <= 34; at++) {
      const workbench = first();
      const click = contact();
      workbench.rpc('rpc', ['logContact', click], { faults: [{ at, kind: 'kill', seed: at, buffer: 'subset' }] });
      accepted(ask(workbench, 'logContact', click).answer);
      const tabs = workbench.state.workbook.sheets.filter(({ name }) => name.startsWith('Follow-ups'));
      expect({ at, tabs: tabs.length }).toEqual({ at, tabs: 1 });
      expect({ at, notes: followUpRows(workbench).map((row) => row?.[6]) }).toEqual({ at, notes: ['=wants two'] });
      expect(followUpsTab(workbench)?.values[0]?.slice(0, 2)).toEqual(['Time', 'Customer ID']);
    }
  });
});
