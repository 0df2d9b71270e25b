/** What people clear. */
import { fork } from '../../support/bundle-workbench';
import { at, belongings, cell, expectSettled, made, quiet, tab, type } from './ledger';

describe('clearing', () => {
  it('a value leaves its row a customer, with what is missing now', () => {
    const workbench = fork(made);
    type(workbench, 4, 'E-mail', 'ann@example.com');
    quiet(workbench.clear(0, { row: 4, column: 0, rows: 1, columns: 4 }));
    expect(belongings(workbench)[3]).toMatchObject({ 'Customer ID': 'C-000004', 'E-mail': undefined });
    expect(cell(workbench, 4, 'To check')).toMatch(/^⚠/);
    expect(cell(workbench, 1, 'Duplicate group')).toBeUndefined();
    expectSettled(workbench);
  });

  it('a whole row leaves nothing behind, and its partner alone', () => {
    const workbench = fork(made);
    type(workbench, 4, 'E-mail', 'ann@example.com');
    quiet(workbench.clear(0, { row: 4, column: 0, rows: 1, columns: tab(workbench).maxColumns }));
    expect(belongings(workbench)).toHaveLength(3);
    expect(cell(workbench, 1, 'Duplicate group')).toBeUndefined();
    expectSettled(workbench);
  });

  it('an ID gives the row a new one', () => {
    const workbench = fork(made);
    quiet(workbench.clear(0, { row: 2, column: at(workbench, 'Customer ID'), rows: 1, columns: 1 }));
    expect(cell(workbench, 2, 'Customer ID')).toBe('C-000005');
    expectSettled(workbench);
  });
});
