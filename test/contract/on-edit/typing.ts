/** What people type. */
import type { Value } from '../../../workbench/model/workbook';
import { fork } from '../../support/bundle-workbench';
import { dumpSheet } from '../../support/sheet-dump';
import { at, belongings, cell, expectSettled, head, made, quiet, tab, type } from './ledger';

describe('typing', () => {
  it('standardises the cell, stamps the row and leaves the rest as it is', () => {
    const workbench = fork(made);
    const before = belongings(workbench);
    type(workbench, 2, 'Phone', '646.555.0177');
    const after = belongings(workbench);
    expect(after[1]).toEqual({ ...before[1], Phone: '(646) 555-0177', Updated: expect.any(Number) });
    expect([after[0], after[2], after[3]]).toEqual([before[0], before[2], before[3]]);
    expectSettled(workbench);
  });

  it('says what is wrong with a value, and takes it back when it is put right', () => {
    const workbench = fork(made);
    type(workbench, 2, 'E-mail', 'bob@');
    expect(cell(workbench, 2, 'E-mail')).toBe('bob@');
    expect(cell(workbench, 2, 'To check')).toMatch(/^⚠ .*E-mail/);
    type(workbench, 2, 'E-mail', 'BOB@Example.com ');
    expect(cell(workbench, 2, 'E-mail')).toBe('BOB@example.com');
    expect(cell(workbench, 2, 'To check')).toBeUndefined();
  });

  it('marks duplicates at once, in the other row too, and frees them again', () => {
    const workbench = fork(made);
    type(workbench, 4, 'E-mail', 'ann@example.com');
    expect(cell(workbench, 1, 'Duplicate group')).toBe('Dup 1');
    expect(cell(workbench, 4, 'Duplicate group')).toBe('Dup 1');
    expectSettled(workbench);
    type(workbench, 4, 'E-mail', 'di@example.com');
    expect(belongings(workbench).map((row) => row['Duplicate group'])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expectSettled(workbench);
  });

  it('marks the edited row that stands between two others of its group', () => {
    const workbench = fork(made);
    quiet(workbench.edit(0, 2, 0, [['Ann Lee', 'blue', '(212) 555-0101', 'cy@example.com']]));
    expect([1, 2, 3].map((row) => cell(workbench, row, 'Duplicate group'))).toEqual(['Dup 1', 'Dup 1', 'Dup 1']);
    expectSettled(workbench);
  });

  it('gives a new row an ID, wherever it stands, and counts on', () => {
    const workbench = fork(made);
    type(workbench, 5, 'Customer', ' Eve  Orr ');
    expect([cell(workbench, 5, 'Customer'), cell(workbench, 5, 'Customer ID')]).toEqual(['Eve Orr', 'C-000005']);
    type(workbench, 9, 'E-mail', 'flo@example.com');
    expect(cell(workbench, 9, 'Customer ID')).toBe('C-000006');
    workbench.change({ kind: 'delete', sheetId: 0, axis: 'rows', at: 9, count: 1 });
    type(workbench, 6, 'Customer', 'Gil Eco');
    expect(cell(workbench, 6, 'Customer ID')).toBe('C-000007');
  });

  it('takes totals, remarks and headings for no customers', () => {
    const workbench = fork(made);
    type(workbench, 5, 'Customer', 'Total');
    type(workbench, 5, 'Total spent', '=SUM(G2:G5)');
    type(workbench, 7, 'Customer', 'Note: without tax');
    expect([5, 7].map((row) => cell(workbench, row, 'Customer ID'))).toEqual([undefined, undefined]);
    expect(tab(workbench).formulas[5]?.[6]).toBe('=SUM(G2:G5)');
  });

  it('keeps a tier that is typed, and rates by rule again when it is cleared', () => {
    const workbench = fork(made);
    const [tier, by] = [cell(workbench, 2, 'Tier'), cell(workbench, 2, 'Tier set by')];
    type(workbench, 2, 'Tier', 'VIP');
    expect([cell(workbench, 2, 'Tier'), cell(workbench, 2, 'Tier set by')]).toEqual(['VIP', 'set by hand']);
    quiet(workbench.clear(0, { row: 2, column: at(workbench, 'Tier'), rows: 1, columns: 1 }));
    expect([cell(workbench, 2, 'Tier'), cell(workbench, 2, 'Tier set by')]).toEqual([tier, by]);
  });

  it('leaves formulas and other people’s columns alone, but stamps the row', () => {
    const workbench = fork(made);
    type(workbench, 2, 'E-mail', '=LOWER("Bob@example.com ")');
    expect(tab(workbench).formulas[2]?.[at(workbench, 'E-mail')]).toBe('=LOWER("Bob@example.com ")');
    const before = belongings(workbench);
    type(workbench, 3, 'My own', 'x');
    expect(belongings(workbench)[2]).toEqual({ ...before[2], 'My own': 'x', Updated: expect.any(Number) });
  });

  it('keeps text that begins like a formula', () => {
    const workbench = fork(made);
    for (const text of ['=1+1', '+1 tidy  me', '-5', '@home', '＝1+1']) {
      type(workbench, 3, 'Remarks', `'${text}`);
      expect(cell(workbench, 3, 'Remarks')).toBe(text);
      type(workbench, 3, 'Company', `'${text}`);
      expect(cell(workbench, 3, 'Company')).toBe(text);
      expect(tab(workbench).formulas[3] ?? []).toEqual([]);
    }
  });

  it('says who has changed a row and when it was made, where there are columns for it and Google tells', () => {
    const workbench = fork(made, { simpleTriggersKnowUser: true });
    // No set-up makes these columns by itself.
    const rows = workbench.state.workbook.sheets.flatMap(({ values }) => values);
    const state = rows.find((row) => row?.[0] === 'ledgerline:ledger') as Value[];
    const settings = JSON.parse(String(state[1])) as { fields: unknown[] };
    const more = { createdAt: 'Created', updatedBy: 'Updated by' };
    for (const [key, header] of Object.entries(more)) {
      const position = head(workbench).length;
      tab(workbench).values[0]?.push(header);
      settings.fields.push({ key, header, position, original: '', check: 'none', added: true });
    }
    state[1] = JSON.stringify(settings);
    const report = type(workbench, 5, 'Customer', 'Eve Orr');
    expect(cell(workbench, 5, 'Updated by')).toBe(workbench.state.user);
    expect(cell(workbench, 5, 'Created')).toEqual(expect.any(Number));
    expect(report.callsByMethod['Session.getActiveUser']).toBeUndefined();
    type(workbench, 2, 'Remarks', 'hello');
    expect([cell(workbench, 2, 'Updated by'), cell(workbench, 2, 'Created')]).toEqual([
      workbench.state.user,
      undefined,
    ]);
  });

  it('does nothing on other tabs', () => {
    const workbench = fork(made);
    const before = dumpSheet(tab(workbench));
    const other = workbench.state.workbook.sheets[1]?.sheetId ?? -1;
    expect(quiet(workbench.edit(other, 20, 20, 'x')).serviceCalls).toBeLessThanOrEqual(3);
    expect(dumpSheet(tab(workbench))).toEqual(before);
  });
});
