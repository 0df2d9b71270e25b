/** Lists taken over into a linked tab, through the real bundle: looked at, added once, and gone again with an undo. */
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { makeLedger, rewinder } from '../support/form-ledger';
import { addList, linkedRowsOf } from '../support/linked-ledger';

const purchases = (workbench: Workbench) => workbench.state.workbook.sheets.find(({ name }) => name === 'Purchases');
const rowsOf = (workbench: Workbench) => linkedRowsOf(workbench, 'Purchases');

describe('taking over a list of orders', () => {
  const ledger = makeLedger();
  const sheetId = addList(ledger);
  accepted(ask(ledger, 'makeLinkedTab', { requestId: requestId(), role: 'purchases' }).answer);
  const back = rewinder(ledger);
  const list = { role: 'purchases', sheetId } as const;
  const take = (workbench: Workbench, more: object = {}) => {
    const asked = ask(workbench, 'importEntries', { requestId: requestId(), ...list, ...more });
    return { ...accepted(asked.answer), serviceCalls: asked.serviceCalls };
  };

  it('says first what it would do, and writes nothing', () => {
    const workbench = back();
    const before = structuredClone(workbench.state.workbook.sheets);
    const { tabs, active } = accepted(ask(workbench, 'otherTabs', {}).answer);
    expect({ tabs: tabs.map((tab) => tab.sheetId), active }).toEqual({ tabs: [sheetId], active: sheetId });
    const preview = accepted(ask(workbench, 'previewImport', { sheetId }).answer);
    expect(preview).toEqual(accepted(ask(workbench, 'previewImport', list).answer));
    expect(preview.columns.map(({ header, key }) => [header, key])).toEqual([
      ['Order no', 'invoice'],
      ['Order date', 'date'],
      ['Client', 'customer'],
      ['Item', 'product'],
      ['Total', 'amount'],
      ['Shop', null],
    ]);
    expect(preview).toMatchObject({ role: 'purchases', added: 3, same: 0, different: 0, unlinked: 1 });
    expect(preview.unknown).toEqual([{ name: 'Nobody', rowNumber: 4 }]);
    expect(preview.columns[2]?.samples).toEqual(['bob ray', 'Nobody', 'Bolt Inc']);
    expect(preview.issues.map(({ code, count }) => [code, count])).toEqual([
      ['customer-unknown', 1],
      ['currency-other', 1],
    ]);
    expect(workbench.state.workbook.sheets).toEqual(before);
  });

  it('adds every row as it is, with whose it is, in 25 calls, and nothing the second time', () => {
    const workbench = back();
    const first = take(workbench);
    expect(first.counts).toMatchObject({ added: 3, unlinked: 1 });
    expect(first.serviceCalls).toBeLessThanOrEqual(25);
    const rows = rowsOf(workbench);
    expect(rows.map((row) => [row[1], row[2], row[3], row[5], row[11]])).toEqual([
      ['C-000002', 'bob ray', 'Beans', 12.5, '00017'],
      ['', 'Nobody', '=1+1', 1200, '00018'],
      ['C-000003', 'Bolt Inc', '+Mill', 'EUR 9', '00019'],
    ]);
    expect(purchases(workbench)?.formulas.flat().filter(Boolean)).toEqual([]);
    expect(take(workbench).counts).toMatchObject({ added: 0, same: 3 });
    expect(rowsOf(workbench)).toEqual(rows);
  });

  it('goes with an undo, but for what somebody has edited since and what others have written', () => {
    const workbench = back();
    take(workbench);
    byHand(
      workbench,
      (sheet) => {
        sheet.getRange('D6').setValue('Cup');
        sheet.appendRow(['2026-04-01', 'C-000001', '', 'Tea', 1, 5]);
        sheet.getRange(2, 1, 7, 14).sort({ column: 12, ascending: false });
      },
      purchases(workbench)?.sheetId,
    );
    const undone = accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    expect(undone.issues.map(({ code, params }) => [code, params])).toEqual([['undo-later-edit', { count: 1 }]]);
    expect(rowsOf(workbench).map((row) => row[3])).toEqual(expect.arrayContaining(['Cup', 'Tea']));
    expect(rowsOf(workbench)).toHaveLength(2);
  });

  it('reads again where somebody types into the tab at that moment', () => {
    const workbench = back();
    const calls = take(workbench).serviceCalls;
    for (let at = 1; at <= calls; at++) {
      const again = back();
      const run = again.prepare('rpc', ['importEntries', { requestId: requestId(), ...list }]);
      run.run(at);
      byHand(again, (sheet) => sheet.appendRow(['2026-04-01', 'C-000001', '', 'Tea', 1, 5]), purchases(again)?.sheetId);
      let report = run.report();
      while (report.suspended) report = run.resume();
      const products = rowsOf(again).map((row) => String(row[3]));
      expect({ at, products: products.sort() }).toEqual({ at, products: ['+Mill', '=1+1', 'Beans', 'Tea'] });
    }
  });

  it('refuses what is no such list, and the ledger itself', () => {
    const workbench = back();
    const none = addList(workbench, [
      ['Colour', 'Size'],
      ['red', 'L'],
    ]);
    for (const [asked, code] of [
      [{ ...list, sheetId: none }, 'list-not-understood'],
      [{ ...list, sheetId: 0 }, 'already-a-ledger'],
      [{ ...list, sheetId: 987654 }, 'tab-missing'],
      [{ ...list, role: 'feedback' }, 'linked-tab-missing'],
    ] as const)
      expect(ask(workbench, 'importEntries', { requestId: requestId(), ...asked }).answer).toMatchObject({
        ok: false,
        issues: [{ code }],
      });
    // What is no such list yet can be looked at, so that somebody says what its columns are.
    const unclear = accepted(ask(workbench, 'previewImport', { role: 'feedback', sheetId: none }).answer);
    expect(unclear).toMatchObject({ added: 0, columns: [{ header: 'Colour', key: null }, { key: null }] });
    expect(unclear.issues).toMatchObject([{ code: 'list-not-understood' }]);
    const mapping = { '#1': 'customer', '#2': 'note' };
    const told = accepted(ask(workbench, 'previewImport', { role: 'feedback', sheetId: none, mapping }).answer);
    expect(told).toMatchObject({ added: 1, unlinked: 1, unknown: [{ name: 'red', rowNumber: 2 }] });
  });
});
