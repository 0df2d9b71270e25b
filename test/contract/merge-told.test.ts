/** What a merge cannot carry along, or leaves behind: told in the preview, before anything is done. */
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { customerById, customerRows, customersTab, rewinder } from '../support/form-ledger';
import {
  ANN,
  differences,
  dumpAll,
  merge,
  mergeInput,
  mergeLedger,
  OTHER,
  preview,
  undoMerge,
} from '../support/merge-ledger';

const start = mergeLedger();
const back = rewinder(start);

it('phones and addresses that fit nowhere are told in the preview and in the answer', () => {
  const workbench = back();
  byHand(workbench, (sheet) => {
    sheet.deleteColumn(sheet.createTextFinder('Remarks').matchEntireCell(true).findNext()?.getColumn() ?? 1);
  });
  expect(preview(workbench, [ANN, OTHER]).issues).toEqual([
    { code: 'merge-contacts-left', params: { value: 'Phone: (212) 555-0101; E-mail: ann@example.com' } },
  ]);
  const merged = accepted(ask(workbench, 'mergeCustomers', mergeInput(workbench, [ANN, OTHER])).answer);
  expect(merged.issues).toContainEqual(expect.objectContaining({ code: 'merge-contacts-left', count: 2 }));
});

it('nothing is told of phones that the remarks take', () => {
  expect(preview(back(), [ANN, OTHER]).issues).toEqual([]);
});

it('the users’ own tabs with the ID of a customer who goes are named, with how often', () => {
  const workbench = back();
  byHand(workbench, (sheet, spreadsheet) => {
    const orders = spreadsheet.insertSheet('My orders');
    orders.getRange('B2:B5').setValues([['C-000003'], ['C-000001'], ['C-000003'], ['C-0000031']]);
    spreadsheet.getSheetByName('Report')?.getRange('D9').setValue('C-000003');
    spreadsheet.setActiveSheet(sheet);
  });
  const { answer, serviceCalls } = ask(workbench, 'previewMerge', { ids: [ANN, OTHER] });
  expect(accepted(answer).issues).toEqual([
    { code: 'merge-ids-elsewhere', params: { value: 'My orders (2), Report (1)' } },
  ]);
  expect(serviceCalls).toBeLessThanOrEqual(25);
  merge(workbench, [ANN, OTHER]);
  const orders = workbench.state.workbook.sheets.find(({ name }) => name === 'My orders');
  expect(orders?.values.map((row) => row?.[1])).toContain('C-000003');
});

describe('a legend beside the table', () => {
  const workbench = back();
  byHand(workbench, (sheet) => {
    const at = sheet.getLastColumn() + 3;
    sheet.insertColumnsAfter(sheet.getMaxColumns(), 4);
    sheet.getRange(3, at, 3, 2).setValues([
      ['Legend', ''],
      ['red', 'rings often'],
      ['blue', 'has gone quiet'],
    ]);
  });
  const before = dumpAll(workbench);
  const moment = rewinder(workbench);
  const legend = (lines: readonly string[]) => lines.filter((line) => /Legend|rings often|quiet/.test(line));

  it('stays where it is: the row is told, and emptied instead of removed', () => {
    const workbench = moment();
    const told = { code: 'merge-row-stays', rowNumber: 4, params: { rows: 4 } };
    expect(preview(workbench, [ANN, OTHER]).issues).toEqual([told]);
    const [merged] = merge(workbench, [ANN, OTHER]);
    expect(merged?.issues).toContainEqual(expect.objectContaining({ code: 'merge-row-stays' }));
    expect(legend(dumpAll(workbench))).toEqual(legend(before));
    expect(customerRows(workbench).map((row) => row['Customer ID'])).not.toContain(OTHER);
    expect(customersTab(workbench).values[3]?.slice(0, 9).filter(Boolean)).toEqual([]);
  });

  it.each(['undoMerge', 'undo'] as const)('and the row is the customer’s again: %s', (by) => {
    const workbench = moment();
    const [merged] = merge(workbench, [ANN, OTHER]);
    const undone =
      by === 'undo'
        ? accepted(ask(workbench, 'undo', { requestId: requestId() }).answer)
        : undoMerge(workbench, merged?.mergeId ?? '');
    expect(undone.issues).toEqual([]);
    expect(differences(dumpAll(workbench), before)).toEqual([]);
  });
});

it('rows whose cells are merged with others stay: refused, told in the preview, and passed over among many', () => {
  const workbench = back();
  byHand(workbench, (sheet) => {
    sheet.getRange('B4:B5').merge();
  });
  const held = dumpAll(workbench);
  const issue = { code: 'merge-merged-cells', params: { range: 'B4:B5' } };
  expect(preview(workbench, [ANN, OTHER]).issues).toContainEqual(issue);
  const refused = ask(workbench, 'mergeCustomers', mergeInput(workbench, [ANN, OTHER]));
  expect(refused.answer).toMatchObject({ ok: false, issues: [issue] });
  const { seen } = preview(workbench, [ANN, OTHER]);
  const many = ask(workbench, 'mergeAutomatic', { requestId: requestId(), groups: [{ ids: [ANN, OTHER], seen }] });
  expect(accepted(many.answer)).toMatchObject({ done: 0, left: [] });
  expect(differences(dumpAll(workbench), held)).toEqual([]);
  merge(workbench, [ANN, OTHER], { survivor: OTHER });
});

it('a typed value is checked as in the form: told before, and in the row that stays', () => {
  const workbench = back();
  const values = { lastOrder: '2026-13-01' };
  const check = ask(workbench, 'checkCustomer', { customerId: ANN, values });
  expect(accepted(check.answer).issues).toMatchObject([{ fieldKey: 'lastOrder' }]);
  merge(workbench, [ANN, OTHER], { choices: { lastOrder: { text: values.lastOrder } } });
  const row = customerById(workbench, ANN);
  expect(row?.['Last order']).toBe('2026-13-01');
  expect(row?.['To check']).toMatch(/^⚠ Last order: /);
});
