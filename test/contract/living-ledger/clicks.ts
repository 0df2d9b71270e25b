/** Clicks that arrive twice, and undo after undo. */
import type { Value } from '../../../workbench/model/workbook';
import { accepted, ask, requestId } from '../../support/bundle-workbench';
import { byHand } from '../../support/by-hand';
import { journalEntries } from '../../support/journal-entries';
import { column, dump, ledger, operate, PEOPLE, tab } from './ledger';

describe('clicks', () => {
  it('are carried out once, however often they arrive', () => {
    const workbench = ledger();
    byHand(workbench, (sheet) => {
      sheet.getRange(3, 3).setNumberFormat('@').setValue('646 555 0123');
    });
    const click = requestId();
    const once = accepted(ask(workbench, 'repair', { requestId: click }).answer);
    byHand(workbench, (sheet) => {
      sheet.getRange(4, 3).setNumberFormat('@').setValue('646 555 0124');
    });
    expect(accepted(ask(workbench, 'repair', { requestId: click }).answer).cells).toBe(once.cells);
    expect(column(workbench, 'Phone', 'Remarks')['call']).toBe('646 555 0124');
    expect(journalEntries(workbench.state.workbook)).toHaveLength(2);

    const back = requestId();
    accepted(ask(workbench, 'undo', { requestId: back }).answer);
    accepted(ask(workbench, 'undo', { requestId: back }).answer);
    expect(journalEntries(workbench.state.workbook).map((entry) => entry.state.split(' ')[0])).toEqual([
      'done',
      'undone',
    ]);
  });

  it('on undo take one operation after the other, and stop at the start', () => {
    const workbench = ledger();
    const first = dump(workbench);
    byHand(workbench, (sheet) => {
      sheet.getRange(3, 3).setNumberFormat('@').setValue('646 555 0123');
    });
    const typed = dump(workbench);
    operate(workbench);
    operate(workbench, 'undo');
    expect(dump(workbench)).toEqual(typed);
    expect(typed).not.toEqual(first);
    operate(workbench, 'undo');
    expect(tab(workbench).values[1]?.slice(0, 3)).toEqual(PEOPLE[0]?.slice(0, 3));
    expect(ask(workbench, 'undo', { requestId: requestId() }).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'nothing-to-undo' }],
    });
  });

  it('keep working when there have been more than the journal remembers', () => {
    const workbench = ledger([PEOPLE[0] as Value[]]);
    for (let n = 0; n < 65; n++) {
      tab(workbench).values[1]![2] = `212 555 ${1000 + n}`;
      expect(operate(workbench).cells).toBeGreaterThan(0);
    }
    expect(column(workbench, 'Phone')['red']).toBe('(212) 555-1064');
    operate(workbench, 'undo');
    expect(column(workbench, 'Phone')['red']).toBe('212 555 1064');
    expect(journalEntries(workbench.state.workbook)[0]?.operation).toBe('setup');
  });
});
