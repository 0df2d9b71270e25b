/** Purchases, opportunities and feedback typed in for a customer, through the real bundle: one row each, once for each click. */
import type { ApiInput } from '../../src/contract/api';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { customersTab, makeLedger, rewinder } from '../support/form-ledger';
import { linkedRowsOf } from '../support/linked-ledger';
import { dumpSheet } from '../support/sheet-dump';

const BOB = 'C-000002';
const DAY = 46_347; // 2026-11-21

type Added = ApiInput<'addEntry'>;
const entry = (more: Partial<Added> = {}): Added => ({
  requestId: requestId(),
  customerId: BOB,
  role: 'purchases',
  values: {
    date: '2026-11-20',
    product: '=1+1',
    quantity: '2',
    amount: '1,250.50',
    payment: '+Voucher',
    invoice: '007',
  },
  ...more,
});
const add = (workbench: Workbench, more: Partial<Added> = {}) => {
  const asked = ask(workbench, 'addEntry', entry(more));
  return { ...accepted(asked.answer), serviceCalls: asked.serviceCalls };
};
const codes = (workbench: Workbench, more: Partial<Added>) => {
  const { answer } = ask(workbench, 'addEntry', entry(more));
  return answer.ok ? 'accepted' : answer.issues.map(({ code, fieldKey }) => [code, fieldKey]);
};

const bare = makeLedger();
const made = fork(bare);
for (const role of ['purchases', 'opportunities', 'feedback'] as const)
  accepted(ask(made, 'makeLinkedTab', { requestId: requestId(), role }).answer);
const back = rewinder(made);
const tabOf = (workbench: Workbench, name: string) =>
  workbench.state.workbook.sheets.find((sheet) => sheet.name === name);

describe('the form of an entry', () => {
  it('asks for what nobody else can tell, and has chosen what mostly holds', () => {
    const workbench = back();
    const fields = (role: Added['role']) => {
      const asked = ask(workbench, 'entryForm', { customerId: BOB, role });
      expect(asked.serviceCalls).toBeLessThanOrEqual(25);
      return accepted(asked.answer).fields;
    };
    const preset = (role: Added['role']) =>
      fields(role).flatMap(({ key, value }) => (value === '' ? [] : [[key, value]]));
    expect(preset('purchases')).toEqual([['date', '2026-11-21']]);
    expect(preset('opportunities')).toEqual([
      ['stage', 'First contact'],
      ['createdOn', '2026-11-21'],
    ]);
    expect(preset('feedback')).toEqual([
      ['on', '2026-11-21'],
      ['severity', 'Medium'],
      ['status', 'New'],
    ]);
    expect(fields('purchases').map(({ key }) => key)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(customerId|customer|since)$/)]),
    );
    expect(fields('purchases').find(({ key }) => key === 'payment')).toMatchObject({
      label: 'Payment',
      type: 'list',
      options: expect.arrayContaining(['Cash', 'Bank transfer']),
    });
  });
});

describe('a row that somebody changes by hand', () => {
  it('has the day on which the deal changed its stage, and the feedback was resolved', () => {
    const workbench = back();
    add(workbench, { role: 'opportunities', values: { product: 'Mill', stage: 'Quoted', amount: '9' } });
    add(workbench, { role: 'feedback', values: { note: 'late', severity: 'Low' } });
    workbench.advance(86_400_000);
    const type = (name: string, column: number, text: string) => {
      const [report] = workbench.edit(tabOf(workbench, name)?.sheetId ?? -1, 1, column, text);
      expect(report).toMatchObject({ log: [] });
      expect(report?.serviceCalls).toBeLessThanOrEqual(15);
      return linkedRowsOf(workbench, name)[0];
    };
    const [CHANGED, RESOLVED] = [12, 10];
    expect(type('Opportunities', 4, '12')?.[CHANGED]).toBe(DAY);
    expect(type('Opportunities', 3, 'Won')?.[CHANGED]).toBe(DAY + 1);
    expect(type('Feedback', 8, 'In progress')?.[RESOLVED]).toBe('');
    expect(type('Feedback', 8, 'Resolved')?.[RESOLVED]).toBe(DAY + 1);
    workbench.advance(86_400_000);
    expect(type('Feedback', 8, 'Resolved')?.[RESOLVED]).toBe(DAY + 1);
    expect(type('Opportunities', 12, '=1+1')?.[CHANGED]).toBe(2);
    expect(type('Opportunities', 3, 'Lost')?.[CHANGED]).toBe(2);
  });
});

describe('adding an entry', () => {
  it('writes one row with what was typed, no formula among it, in 25 calls, and goes with an undo', () => {
    const workbench = back();
    const before = dumpSheet(customersTab(workbench));
    expect(add(workbench).serviceCalls).toBeLessThanOrEqual(25);
    expect(linkedRowsOf(workbench, 'Purchases').map((row) => row.slice(0, 12))).toEqual([
      [DAY - 1, BOB, 'Bob Ray', '=1+1', 2, 1250.5, '', '+Voucher', '', '', '', '007'],
    ]);
    expect(tabOf(workbench, 'Purchases')?.formulas.flat().filter(Boolean)).toEqual([]);
    add(workbench, { role: 'opportunities', values: { product: 'Mill', stage: 'Quoted', probability: '40%' } });
    expect(linkedRowsOf(workbench, 'Opportunities')[0]?.[12]).toBe(DAY);
    add(workbench, { role: 'feedback', values: { note: '-bad', score: '2', scale: '1–5', severity: 'High' } });
    expect(linkedRowsOf(workbench, 'Opportunities').map((row) => row.slice(0, 6))).toEqual([
      [BOB, 'Bob Ray', 'Mill', 'Quoted', '', 0.4],
    ]);
    expect(linkedRowsOf(workbench, 'Feedback').map((row) => row.slice(1, 8))).toEqual([
      [BOB, 'Bob Ray', '', '-bad', 2, '1–5', 'High'],
    ]);
    for (const name of ['Feedback', 'Opportunities', 'Purchases']) {
      expect(accepted(ask(workbench, 'undo', { requestId: requestId() }).answer).issues).toEqual([]);
      expect(linkedRowsOf(workbench, name)).toEqual([]);
    }
    expect(dumpSheet(customersTab(workbench))).toEqual(before);
  });

  it('is seen with the customer at once, and read only where the row is another than before', () => {
    const workbench = back();
    add(workbench);
    const deal = { product: 'Mill', amount: '900', expectedClose: '2026-11-01', createdOn: '2026-11-21' };
    add(workbench, { role: 'opportunities', values: deal });
    add(workbench, { role: 'feedback', values: { note: 'late', on: '2026-11-22', severity: 'Low' } });
    const { activeRange, ...rest } = workbench.state.workbook;
    Object.assign(workbench.state.workbook, rest, { activeRange: { ...activeRange, row: 2, rows: 1 } });
    const shown = ask(workbench, 'customer', {});
    const view = accepted(shown.answer);
    if (view === null || view === 'unchanged') throw new Error('nobody is selected');
    expect(view.timeline.map(({ role, facts }) => [role, facts[0]])).toEqual([
      ['feedback', 'Low'],
      ['opportunities', 'Mill'],
      ['purchases', '=1+1'],
      ['purchases', 'Opening'],
    ]);
    expect(view).toMatchObject({
      money: { orderCount: 2, totalSpent: 1340.5 },
      deals: [{ product: 'Mill', stage: '', isLate: true }],
      timelineCount: 4,
      currency: 'USD',
    });
    expect(shown.serviceCalls).toBeLessThanOrEqual(20);
    const again = ask(workbench, 'customer', { seen: view.revision });
    expect(accepted(again.answer)).toBe('unchanged');
    expect(again.serviceCalls).toBeLessThanOrEqual(9);
    expect(ask(workbench, 'customer', { customerId: BOB }).serviceCalls).toBeLessThanOrEqual(23);
  });

  it('is done once for each click, and keeps a row that somebody has edited since', () => {
    const workbench = back();
    const click = entry();
    for (const _ of [1, 2]) accepted(ask(workbench, 'addEntry', click).answer);
    expect(linkedRowsOf(workbench, 'Purchases')).toHaveLength(1);
    const sheetId = tabOf(workbench, 'Purchases')?.sheetId;
    byHand(workbench, (sheet) => sheet.getRange('D5').setValue('Cup').getNumRows(), sheetId);
    const undone = accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    expect(undone.issues.map(({ code }) => code)).toEqual(['undo-later-edit']);
    expect(linkedRowsOf(workbench, 'Purchases')).toHaveLength(1);
  });

  it('names the field of what cannot be read, and writes nothing', () => {
    const workbench = back();
    const purchase = (values: Added['values']) => codes(workbench, { values: { product: 'Tea', ...values } });
    expect(purchase({ date: '2026-02-30', amount: 'a lot', cost: '1.38E+10' })).toEqual([
      ['date-impossible', 'date'],
      ['number-invalid', 'amount'],
      ['number-damaged', 'cost'],
    ]);
    expect(purchase({ due: 'soon', quantity: 'two' })).toEqual([
      ['number-invalid', 'quantity'],
      ['date-unclear', 'due'],
    ]);
    expect(codes(workbench, { values: { date: '2026-11-20' } })).toEqual([['entry-empty', 'product']]);
    const feedback = (values: Added['values']) => codes(workbench, { role: 'feedback', values });
    expect(feedback({ score: '0', scale: '1–5' })).toEqual([['score-beyond-scale', 'score']]);
    expect(feedback({ score: '11' })).toEqual([['score-beyond-scale', 'score']]);
    expect(codes(workbench, { customerId: 'C-9' })).toEqual([['customer-missing', undefined]]);
    for (const name of ['Purchases', 'Feedback']) expect(linkedRowsOf(workbench, name)).toEqual([]);
  });

  it('writes an amount in another currency as it was typed, and tells', () => {
    const workbench = back();
    const { issues } = add(workbench, { values: { amount: 'EUR 9' } });
    expect(issues.map(({ code, fieldKey }) => [code, fieldKey])).toEqual([['currency-other', 'amount']]);
    expect(linkedRowsOf(workbench, 'Purchases').map((row) => row[5])).toEqual(['EUR 9']);
  });

  it('needs its tab, which is made apart, and never lands in another column', () => {
    expect(codes(fork(bare), {})).toEqual([['linked-tab-missing', undefined]]);
    const workbench = back();
    const sheetId = tabOf(workbench, 'Purchases')?.sheetId;
    byHand(workbench, (sheet) => sheet.insertColumnBefore(4).getRange(1, 4).setValue('Mine').getRow(), sheetId);
    add(workbench);
    expect(linkedRowsOf(workbench, 'Purchases')[0]?.slice(3, 5)).toEqual(['', '=1+1']);
    byHand(workbench, (sheet) => sheet.getRange(1, 5).setValue('My own').getRow(), sheetId);
    expect(codes(workbench, {})).toEqual([['linked-column-missing', undefined]]);
  });

  it('reads again where somebody moves a column at that moment', () => {
    const start = structuredClone(back().state);
    const { calls } = fork({ state: start }).rpc('rpc', ['addEntry', entry()]);
    const methods = calls.filter(({ kind }) => kind !== 'local').map(({ method }) => method);
    const look = methods.indexOf('Sheet.appendRow');
    expect(methods.slice(look - 1, look + 1)).toEqual(['Range.getValues', 'Sheet.appendRow']);
    // Between the last look at the headers and the flush nothing can be told.
    for (const at of [look - 4, look - 1, methods.length]) {
      const workbench = fork({ state: start });
      const run = workbench.prepare('rpc', ['addEntry', entry()]);
      run.run(at);
      const sheetId = tabOf(workbench, 'Purchases')?.sheetId;
      byHand(workbench, (sheet) => sheet.insertColumnBefore(1).getRange(1, 1).setValue('Mine').getRow(), sheetId);
      let report = run.report();
      while (report.suspended) report = run.resume();
      const rows = linkedRowsOf(workbench, 'Purchases').map((row) => [row[0], row[2], row[4]]);
      expect({ at, rows }).toEqual({ at, rows: [['', BOB, '=1+1']] });
    }
  });
});
