/** Edits of the header row. */
import type { Workbench } from '../../../workbench/workbench';
import { fork } from '../../support/bundle-workbench';
import { cell, made, quiet, tab } from './ledger';

describe('the header', () => {
  const fields = (workbench: Workbench): Record<string, unknown> => {
    const rows = workbench.state.workbook.sheets.flatMap(({ values }) => values);
    const state = rows.find((row) => row?.[0] === 'ledgerline:ledger')?.[1];
    const { fields: found } = JSON.parse(String(state)) as {
      fields: { key: string; header: string; position: number }[];
    };
    return Object.fromEntries(found.map(({ key, header, position }) => [key, [header, position]]));
  };

  it('renamed is the same column at once', () => {
    const workbench = fork(made);
    quiet(workbench.edit(0, 0, 2, 'Ring here'));
    expect(fields(workbench)).toMatchObject({ phone: ['Ring here', 2], email: ['E-mail', 3] });
    quiet(workbench.edit(0, 2, 2, '646.555.0177'));
    expect(cell(workbench, 2, 'Ring here')).toBe('(646) 555-0177');
  });

  it.each([
    ['in one paste', (workbench: Workbench) => [workbench.edit(0, 0, 2, [['E-mail', 'Phone']])]],
    ['one by one', (workbench: Workbench) => [workbench.edit(0, 0, 2, 'E-mail'), workbench.edit(0, 0, 3, 'Phone')]],
  ])('swapped %s: columns go by their headers, and no value is touched', (_, swap) => {
    const workbench = fork(made);
    const rows = tab(workbench).values.slice(1, 5);
    for (const reports of swap(workbench)) quiet(reports);
    expect(fields(workbench)).toMatchObject({ phone: ['Phone', 3], email: ['E-mail', 2] });
    expect(tab(workbench).values.slice(1, 5)).toEqual(rows);
  });

  it('blanked for a moment costs the ledger nothing', () => {
    const workbench = fork(made);
    const before = fields(workbench);
    quiet(workbench.clear(0, { row: 0, column: 2, rows: 1, columns: 1 }));
    expect(fields(workbench)).toEqual(before);
    quiet(workbench.edit(0, 0, 2, 'Phone'));
    expect(fields(workbench)).toEqual(before);
  });

  it('pushed down by a title that somebody has put above is found by the next edit', () => {
    const workbench = fork(made);
    workbench.change({ kind: 'insert', sheetId: 0, axis: 'rows', at: 0, count: 2 });
    quiet(workbench.edit(0, 0, 0, 'Our customers'));
    quiet(workbench.edit(0, 4, 2, '646.555.0177'));
    expect(tab(workbench).values[4]?.slice(0, 3)).toEqual(['Bob Ray', 'blue', '(646) 555-0177']);
  });
});
