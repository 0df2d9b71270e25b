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

describe('running notes', () => {
  const NOTES = [
    '2024-03-05 电话，报价；3月20日 回访 不接',
    'met at the fair\n2024-04-01 14:30: visited\n05/06: sent samples',
    'likes tea',
    '',
  ];
  const ledger = makeLedger((sheet) => {
    NOTES.forEach((note, i) => {
      const row = sheet.values[i + 1] ?? [];
      row[1] = note === '' ? undefined : note;
    });
  });
  accepted(ask(ledger, 'makeLinkedTab', { requestId: requestId(), role: 'followUps' }).answer);
  const again = rewinder(ledger);
  const followUps = (workbench: Workbench) =>
    linkedRowsOf(workbench, 'Follow-ups').map((row) => [row[0], row[1], row[4], row[6]]);
  const own = { role: 'followUps', sheetId: null, mapping: { 'My own': 'log' } } as const;
  const cut = (workbench: Workbench) => ask(workbench, 'importEntries', { requestId: requestId(), ...own });
  const ROWS = [
    [45_356, 'C-000001', 'Phone', '电话，报价'],
    [45_371, 'C-000001', '', '回访 不接'],
    ['', 'C-000002', '', 'met at the fair'],
    [45_383 + 14.5 / 24, 'C-000002', 'Visit', 'visited'],
    [45_418, 'C-000002', '', 'sent samples'],
  ];

  it('of the ledger itself become a row for each entry, once, and go with an undo; the cells stay', () => {
    const workbench = again();
    const before = structuredClone(workbench.state.workbook.sheets[0]?.values);
    const preview = accepted(ask(workbench, 'previewImport', own).answer);
    expect(preview).toMatchObject({
      added: 5,
      log: {
        cells: 2,
        undated: 1,
        yearless: [
          { rowNumber: 2, written: '3月20日', read: '2024-03-20' },
          { rowNumber: 3, written: '05/06', read: '2024-05-06' },
        ],
      },
    });
    expect(preview.issues.map(({ code, rowNumbers }) => [code, rowNumbers])).toEqual([
      ['log-year-beside', [2, 3]],
      ['log-without-date', [4]],
    ]);
    expect(followUps(workbench)).toEqual([]);
    const { answer, serviceCalls } = cut(workbench);
    accepted(answer);
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(followUps(workbench)).toEqual(ROWS);
    expect(workbench.state.workbook.sheets[0]?.values).toEqual(before);
    expect(accepted(cut(workbench).answer).counts).toMatchObject({ added: 0, same: 5 });
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    expect(followUps(workbench)).toEqual([]);
  });

  it('of a list are known by their values, and are refused where no column is called so', () => {
    const workbench = again();
    const sheetId = addList(workbench, [
      ['Client', '跟进记录'],
      ['Ann Lee', NOTES[0] ?? ''],
      ['Bob Ray', NOTES[1] ?? ''],
    ]);
    const list = { role: 'followUps', sheetId } as const;
    expect(accepted(ask(workbench, 'previewImport', list).answer).columns.map(({ key }) => key)).toEqual([
      'customer',
      'log',
    ]);
    accepted(ask(workbench, 'importEntries', { requestId: requestId(), ...list }).answer);
    expect(followUps(workbench)).toEqual(ROWS);
    const nowhere = { ...own, mapping: { Nothing: 'log' } };
    expect(ask(workbench, 'importEntries', { requestId: requestId(), ...nowhere }).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'column-missing', params: { header: 'Nothing' } }],
    });
  });
});
