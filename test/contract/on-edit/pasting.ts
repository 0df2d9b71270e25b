/** What people paste. */
import type { Workbench } from '../../../workbench/workbench';
import { accepted, ask, fork, requestId } from '../../support/bundle-workbench';
import { byHand } from '../../support/by-hand';
import { saveInput } from '../../support/form-ledger';
import { at, belongings, expectSettled, guests, made, quiet, repair, tab, type } from './ledger';

describe('pasting', () => {
  it('50 rows under the ledger makes 50 customers of them', () => {
    const workbench = fork(made);
    const before = belongings(workbench);
    const rows = guests(50);
    rows[49] = ['Ann Lee', 'again', '212 555 0101', '', '', '', '', ''];
    quiet(workbench.edit(0, 5, 0, rows));
    const after = belongings(workbench);
    expect(after).toHaveLength(54);
    expect(new Set(after.map((row) => row['Customer ID'])).size).toBe(54);
    expect(after[4]).toMatchObject({ Customer: 'Guest 0', Phone: '(212) 555-1000', 'E-mail': 'Guest0@example.com' });
    expect(after.map((row) => row['My own']).slice(4)).toEqual(rows.map((row) => row[1]));
    expect(after[11]?.['Remarks']).toBe('=1+1');
    expect(after[53]?.['Duplicate group']).toBe('Dup 1');
    expect(after[30]).toMatchObject({
      Tier: 'Active',
      Updated: expect.any(Number),
      'Tier set by': expect.stringMatching(/^Active · /),
    });
    expect(after.slice(1, 4)).toEqual(before.slice(1, 4));
    // The calls do not suffice for the twin among the old rows, and types wait for a repair; nothing else is left.
    repair(workbench);
    const settled = belongings(workbench);
    expect(settled[0]).toEqual({ ...after[0], 'Duplicate group': 'Dup 1' });
    const untyped = (rows: Record<string, unknown>[]) => rows.map(({ Type, Updated, ...rest }) => rest);
    expect(untyped(settled.slice(1))).toEqual(untyped(after.slice(1)));
  });

  it('a whole row over others gives the copies IDs of their own', () => {
    const workbench = fork(made);
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 1, 1, sheet.getLastColumn()).copyTo(sheet.getRange(6, 1, 2, sheet.getLastColumn()));
      sheet.getRange(2, 1, 1, sheet.getLastColumn()).copyTo(sheet.getRange(4, 1, 1, sheet.getLastColumn()));
    });
    const event = (row: number, rows: number) => ({
      authMode: 'LIMITED',
      source: true,
      user: '',
      range: { sheetId: 0, row, column: 0, rows, columns: tab(workbench).maxColumns },
    });
    for (const one of [event(5, 2), event(3, 1)])
      quiet([workbench.run('onEdit', [], { mode: 'LIMITED', origin: 'simple-trigger', event: one })]);
    expect(belongings(workbench).map((row) => row['Customer ID'])).toEqual([
      'C-000001',
      'C-000002',
      'C-000007',
      'C-000004',
      'C-000005',
      'C-000006',
    ]);
    expect(belongings(workbench).map((row) => row['Duplicate group'])).toEqual([
      'Dup 1',
      undefined,
      'Dup 1',
      undefined,
      'Dup 1',
      'Dup 1',
    ]);
    expectSettled(workbench);
  });

  it('a column from top to bottom', () => {
    const workbench = fork(made);
    const column = Array.from({ length: 75 }, (_, i) => [i < 4 ? `646.555.${1000 + i}` : '']);
    quiet(workbench.edit(0, 1, at(workbench, 'Phone'), column));
    expect(belongings(workbench).map((row) => row['Phone'])).toEqual([0, 1, 2, 3].map((i) => `(646) 555-100${i}`));
    expectSettled(workbench);
  });

  it('into rows that a filter hides, and after a sort', () => {
    const workbench = fork(made);
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 1, 4, sheet.getLastColumn()).sort({ column: 1, ascending: false });
      sheet.hideRows(3);
    });
    type(workbench, 2, 'Phone', '646 555 0177');
    expect(belongings(workbench)[1]).toMatchObject({
      Customer: 'Cy Poe',
      'Customer ID': 'C-000003',
      Phone: '(646) 555-0177',
    });
    expectSettled(workbench);
  });

  const hurried = fork(made);
  const reports = hurried.withoutPause(() => {
    for (const [i, row] of guests(4).entries()) hurried.edit(0, 5 + i, 0, [row]);
  });
  const idsOf = (workbench: Workbench) => belongings(workbench).map((row) => row['Customer ID']);

  it('several edits without a pause may lose some', () => {
    for (const report of reports) quiet([report]);
    expect(idsOf(hurried).slice(4)).toEqual(['C-000005', 'C-000006', undefined, undefined]);
  });

  it.each(['repair', 'checkDuplicates', 'refreshTiers'] as const)('what was lost is swept up by %s', (method) => {
    const workbench = fork(hurried);
    const { answer, serviceCalls } = ask(workbench, method, { requestId: requestId() });
    accepted(answer);
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(new Set(idsOf(workbench)).size).toBe(8);
    expect(idsOf(workbench)).not.toContain(undefined);
    // The hourly job sees to the rest of those rows.
    workbench.run('hourly', [], { origin: 'clock' });
    expectSettled(workbench);
  });

  it('what was lost is left by a save, and swept up by the hourly job', () => {
    const workbench = fork(hurried);
    accepted(ask(workbench, 'saveCustomer', saveInput({ name: 'Zed Zee' })).answer);
    workbench.run('hourly', [], { origin: 'clock' });
    expect(new Set(idsOf(workbench)).size).toBe(9);
    expect(idsOf(workbench)).not.toContain(undefined);
  });
});
