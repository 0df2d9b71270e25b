/** A sheet's own dropdowns: set-up works in spite of them, keeps what they offer, and undo brings them back. */
import type { Validation, Workbook } from '../../workbench/model/workbook';
import { accepted, ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { dumpSheet, sheetOf } from '../support/sheet-dump';

const list = (items: string[], allowInvalid = false): Validation => ({
  criteria: 'VALUE_IN_LIST',
  args: [items, true],
  allowInvalid,
});

function withRule(workbook: Workbook, column: number, rule: Validation): Workbook {
  const [sheet] = workbook.sheets;
  for (let row = 1; row < 20; row++) {
    const cells = sheet?.validations[row] ?? [];
    cells[column] = rule;
    if (sheet !== undefined) sheet.validations[row] = cells;
  }
  return workbook;
}

const people = () =>
  workbookOf([
    ['Customer', 'Phone', 'Priority', 'Colour'],
    ['Anna Berg', '+44 20 7946 0123', 'High', 'red'],
    ['Ben Cole', '+44 20 7946 0456', 'Low', 'blue'],
  ]);

function setUpAndUndo(make: () => Workbook): Workbook {
  const workbook = make();
  const workbench = openBundle(workbook);
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer);
  const after = structuredClone(workbench.state.workbook);
  accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
  expect(dumpSheet(sheetOf(workbench.state.workbook, 0))).toEqual(dumpSheet(sheetOf(make(), 0)));
  return after;
}

describe('own dropdowns', () => {
  it('a rejecting one in the last column does not stop set-up, nor spread to the added columns', () => {
    const after = setUpAndUndo(() => withRule(people(), 3, list(['red', 'blue'])));
    const sheet = sheetOf(after, 0);
    expect(sheet.validations[1]?.[3]).toEqual(list(['red', 'blue']));
    const id = sheet.values[0]?.indexOf('Customer ID') ?? -1;
    expect(sheet.values[1]?.[id]).toBe('C-000001');
    expect(sheet.validations[1]?.[id]).toBeUndefined();
  });

  it('a rejecting one on a column that is tidied makes room and comes back where we have none', () => {
    const rule = list(['Anna  Berg', 'Ben Cole']);
    const after = setUpAndUndo(() => {
      const workbook = people();
      const [, row] = workbook.sheets[0]?.values ?? [];
      if (row !== undefined) row[0] = 'Anna  Berg';
      return withRule(workbook, 0, rule);
    });
    expect(sheetOf(after, 0).values[1]?.[0]).toBe('Anna Berg');
    expect(sheetOf(after, 0).validations[2]?.[0]).toEqual(rule);
  });

  it('keeps every value that one offers, in its order', () => {
    const after = setUpAndUndo(() => withRule(people(), 2, list(['High', 'Mid', 'Low', 'None'])));
    const settings = after.sheets.find((sheet) => sheet.name === 'Settings');
    const column = settings?.values[0]?.indexOf('list:priority') ?? -1;
    expect(settings?.values.slice(3, 7).map((row) => row?.[column])).toEqual(['High', 'Mid', 'Low', 'None']);
  });
});
