/** Rows of linked tabs that belong to nobody, through the real bundle: listed with whose they may be, given, taken back. */
import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { FAULT_KINDS, firstWrite, interruptions } from '../support/faults';
import { makeLedger, rewinder } from '../support/form-ledger';
import { linkedRowsOf } from '../support/linked-ledger';
import { pauses } from '../support/pauses';

const TAB = 'Purchases';
const purchases = ({ state }: Workbench) => state.workbook.sheets.find(({ name }) => name === TAB)?.sheetId;
/** ID, name and product of each row. */
const rowsOf = (workbench: Workbench) =>
  linkedRowsOf(workbench, TAB).map(([, id, name, product]) => [id, name, product]);

describe('rows of nobody', () => {
  const ledger = makeLedger();
  accepted(ask(ledger, 'makeLinkedTab', { requestId: requestId(), role: 'purchases' }).answer);
  byHand(
    ledger,
    (sheet) => {
      sheet.getRange('B2:E7').setValues([
        ['', 'BOB  RAY', 'Beans', 1],
        ['C-000099', 'Eve', 'Tea', 1],
        ['C-000001', '', 'Mill', 1],
        ['', 'BOB  RAY', 'Cup', 1],
        ['', 'Zed', 'Cup', 2],
        ['', '', 'Pot', 1],
      ]);
      sheet.deleteRows(60, 900);
    },
    purchases(ledger),
  );
  const back = rewinder(ledger);
  const links = [
    { id: '', name: 'BOB  RAY', customerId: 'C-000002' },
    { id: 'C-000099', name: 'Eve', customerId: 'C-000003' },
  ];
  const click = { requestId: 'click-link-rows', role: 'purchases', links } as const;
  const LINKED = [
    ['C-000002', 'BOB  RAY', 'Beans'],
    ['C-000003', 'Eve', 'Tea'],
    ['C-000001', '', 'Mill'],
    ['C-000002', 'BOB  RAY', 'Cup'],
    ['', 'Zed', 'Cup'],
    ['', '', 'Pot'],
  ];

  it('are listed with those they may belong to, most of them first', () => {
    const { groups, more } = accepted(ask(back(), 'unlinkedRows').answer);
    expect(more).toBe(0);
    expect(groups.map(({ id, name, rows, rowNumber, fits }) => [id, name, rows, rowNumber, fits])).toEqual([
      ['', 'BOB  RAY', 2, 2, [{ customerId: 'C-000002', title: 'Bob Ray' }]],
      ['C-000099', 'Eve', 1, 3, []],
      ['', 'Zed', 1, 6, []],
    ]);
  });

  it('are given to whom somebody chose, in 25 calls, and back with an undo', () => {
    const workbench = back();
    const before = rowsOf(workbench);
    const { answer, serviceCalls } = ask(workbench, 'linkRows', click);
    expect(accepted(answer).counts).toEqual({ linked: 3 });
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(rowsOf(workbench)).toEqual(LINKED);
    expect(ask(workbench, 'linkRows', { ...click, requestId: requestId() }).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'nothing-to-do' }],
    });
    byHand(workbench, (sheet) => sheet.getRange('A2:N7').sort({ column: 4, ascending: false }), purchases(workbench));
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    expect(rowsOf(workbench).sort()).toEqual(before.sort());
  });

  it('are found again where somebody sorts at any moment', () => {
    for (const { at, workbench, goOn } of pauses(back().prepare('rpc', ['linkRows', click]))) {
      byHand(workbench, (sheet) => sheet.getRange('A2:N7').sort({ column: 4, ascending: false }), purchases(workbench));
      goOn();
      expect({ at, rows: rowsOf(workbench).sort() }).toEqual({ at, rows: [...LINKED].sort() });
    }
  });

  it('are given to nobody who is not there', () => {
    const workbench = back();
    const before = rowsOf(workbench);
    const asked = { ...click, links: [{ id: '', name: 'Zed', customerId: 'C-000077' }] };
    expect(ask(workbench, 'linkRows', asked).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'customer-missing' }],
    });
    expect(rowsOf(workbench)).toEqual(before);
  });

  const seen = new Set<string>();
  it.each(FAULT_KINDS)('$kind $buffer: the same click again gives every row once', (weather) => {
    const give = (workbench: Workbench, faults: Fault[] = []) => workbench.rpc('rpc', ['linkRows', click], { faults });
    const before = rowsOf(back());
    for (const { at, workbench } of interruptions(ledger, weather, give, { seen, first: firstWrite })) {
      accepted(ask(workbench, 'linkRows', click).answer);
      expect({ at, rows: rowsOf(workbench) }).toEqual({ at, rows: LINKED });
      accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
      expect({ at, rows: rowsOf(workbench) }).toEqual({ at, rows: before });
    }
  });
});
