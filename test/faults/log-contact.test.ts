/**
 * Logging a contact while calls fail: one line in Follow-ups and one plan, or neither.
 */

import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, fork } from '../support/bundle-workbench';
import { FAULT_KINDS, interruptions } from '../support/faults';
import { contact, customerById, followUpRows, followUpsTab, makeLedger, withFollowUps } from '../support/form-ledger';

const DAY = 46_347; // 2026-11-21
const BOB = 'C-000002';

describe('logging interrupted at any service call', () => {
  const first = makeLedger();
  const second = withFollowUps(fork(first));
  accepted(ask(second, 'logContact', contact()).answer);
  const log =
    (click: ReturnType<typeof contact>) =>
    (workbench: Workbench, faults: Fault[] = []) =>
      workbench.rpc('rpc', ['logContact', click], { faults });
  const make = (workbench: Workbench, faults: Fault[] = []) =>
    workbench.rpc('rpc', ['makeLinkedTab', { requestId: 'click-first', role: 'followUps' }], { faults });
  const [seenMade, seenSecond] = [new Set<string>(), new Set<string>()];

  it.each(FAULT_KINDS)('$kind $buffer: the same click again makes exactly one line', (weather) => {
    const click = contact({ requestId: 'click-second', note: 'second', nextDate: '2026-12-01' });
    for (const { at, workbench } of interruptions(second, weather, log(click), { seen: seenSecond })) {
      accepted(ask(workbench, 'logContact', click).answer);
      expect({ at, notes: followUpRows(workbench).map((row) => row?.[6]) }).toEqual({
        at,
        notes: ['=wants two', 'second'],
      });
      expect({ at, next: customerById(workbench, BOB)?.['Next follow-up'] }).toEqual({ at, next: DAY + 10 });
    }
  });

  it.each(FAULT_KINDS)('$kind $buffer, while the tab is made: one tab with one line', (weather) => {
    const click = contact({ requestId: 'click-first' });
    for (const { at, workbench } of interruptions(first, weather, make, { seen: seenMade })) {
      accepted(ask(withFollowUps(workbench), 'logContact', click).answer);
      const tabs = workbench.state.workbook.sheets.filter(({ name }) => name.startsWith('Follow-ups'));
      expect({ at, tabs: tabs.length }).toEqual({ at, tabs: 1 });
      expect({ at, notes: followUpRows(workbench).map((row) => row?.[6]) }).toEqual({ at, notes: ['=wants two'] });
      expect({ at, rules: followUpsTab(workbench)?.validations[500]?.filter(Boolean).length }).toEqual({
        at,
        rules: 8,
      });
      expect(followUpsTab(workbench)?.values[0]?.slice(0, 2)).toEqual(['Time', 'Customer ID']);
    }
  });
});
