/** Plans closed and moved while calls fail and people sort Follow-ups: each row is closed once, and the right one. */
import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { FAULT_KINDS, interruptions } from '../support/faults';
import { contact, followUpsTab, makeLedger, rewinder } from '../support/form-ledger';
import { pauses } from '../support/pauses';
import { cellsOf, serialOf as day, makeTabs, planOn, putRows, refresh, rowsIn, told } from '../support/rolled-ledger';

const [ANN, BOB] = ['C-000001', 'C-000002'] as const;

const ledger = makeLedger();
makeTabs(ledger, ['followUps']);
putRows(ledger, 'Follow-ups', [
  planOn(ANN, '2026-12-10', 'visit'),
  planOn(BOB, '2026-11-20', 'call'),
  planOn(BOB, '2026-12-24', 'greet'),
  planOn(ANN, '2026-11-25', 'quote'),
]);
refresh(ledger);

/** Whose plans there are, for when, and whether they are closed; in an order of their own. */
const plansIn = (workbench: Workbench) =>
  rowsIn(workbench, 'Follow-ups')
    .map((row) => [row[1], row[9], row[13] === undefined || row[13] === '' ? 'open' : 'closed'].join(' '))
    .sort();

describe('people who sort Follow-ups while a contact is logged', () => {
  const again = rewinder(fork(ledger));

  it('leave the plan closed that is done, and no other', () => {
    const click = contact({ nextDate: null, nextStep: '' });
    // From the moment on at which Follow-ups are read.
    const stops = pauses(again().prepare('rpc', ['logContact', click])).filter((_, i) => i > 8 && i % 2 === 0);
    expect(stops.length).toBeGreaterThan(4);
    for (const { at, workbench, goOn } of stops) {
      byHand(
        workbench,
        (sheet) => sheet.getRange(2, 1, sheet.getLastRow() - 1, 15).sort({ column: 2, ascending: true }),
        followUpsTab(workbench)?.sheetId,
      );
      expect({ at, error: goOn().error }).toEqual({ at, error: undefined });
      const closed = plansIn(workbench).filter((text) => text.endsWith('closed'));
      expect({ at, closed }).toEqual({ at, closed: [`${BOB} ${day('2026-11-20')} closed`] });
    }
  });
});

describe('plans that are moved in Customers, while calls fail', () => {
  const { row, at } = cellsOf(ledger, BOB);
  row[at('Next follow-up')] = day('2026-12-01');
  const before = plansIn(ledger);
  const seen = new Set<string>();
  const click = { requestId: 'click-plans' } as const;
  const roll = (workbench: Workbench, faults: Fault[]) => workbench.rpc('rpc', ['refreshTiers', click], { faults });

  it.each(FAULT_KINDS.filter(({ buffer }) => buffer === 'subset'))(
    '$kind $buffer: the same click again moves them once, and an undo takes it back',
    (weather) => {
      for (const { at: call, workbench } of interruptions(ledger, weather, roll, { seen })) {
        accepted(ask(workbench, 'refreshTiers', click).answer);
        refresh(workbench);
        expect({ call, plans: plansIn(workbench) }).toEqual({
          call,
          plans: [
            `${ANN} ${day('2026-11-25')} open`,
            `${ANN} ${day('2026-12-10')} open`,
            `${BOB} ${day('2026-11-20')} closed`,
            `${BOB} ${day('2026-12-01')} open`,
            `${BOB} ${day('2026-12-24')} open`,
          ],
        });
        expect({ call, next: told(workbench, BOB, 'Next follow-up', 'Next step') }).toEqual({
          call,
          next: [day('2026-12-01'), 'call'],
        });
        accepted(ask(workbench, 'undo', { requestId: requestId(), operationId: click.requestId }).answer);
        expect({ call, plans: plansIn(workbench) }).toEqual({ call, plans: before });
      }
    },
  );
});
