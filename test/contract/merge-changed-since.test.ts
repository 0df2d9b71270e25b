/** What people do to Recycle, to columns and to linked tabs between a merge and its undo: nothing is lost without a word. */
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { customerById, customerRows, followUpRows, makeLedger, rewinder } from '../support/form-ledger';
import { journalEntries } from '../support/journal-entries';
import {
  ANN,
  differences,
  dumpAll,
  merge,
  mergeLedger,
  OTHER,
  preview,
  recycled,
  undoMerge,
} from '../support/merge-ledger';

const start = mergeLedger();
const back = rewinder(start);
const undo = (workbench: Workbench) => accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
const mergeIds = (workbench: Workbench) =>
  accepted(ask(workbench, 'listMerges', {}).answer).map(({ mergeId }: { mergeId: string }) => mergeId);
const onlyId = (done: ReturnType<typeof merge>): string => done.map(({ mergeId }) => mergeId).join();
const deleteRecycled = ({ state }: Workbench, customerId: string): void => {
  const rows = state.workbook.sheets.find(({ name }) => name === 'Recycle')?.values ?? [];
  rows.splice(
    rows.findIndex((row) => row?.[4] === customerId),
    1,
  );
};

describe('where a row in Recycle is gone', () => {
  const three = makeLedger(
    (sheet) => {
      sheet.maxRows = 20;
    },
    ['Ann Lee', 'Bob Ray', 'Cy Poe'].map((name): Value[] => [name, '', '', '', '', '', '', '']),
  );
  accepted(ask(three, 'makeRecycle', { requestId: requestId() }).answer);
  // Beside a column that changes in any case: so all go in one operation.
  byHand(three, (sheet) => {
    const at = sheet.createTextFinder('Updated').matchEntireCell(true).findNext()?.getColumn() ?? 1;
    sheet
      .insertColumnBefore(at)
      .getRange(1, at, 4, 1)
      .setValues([['Nick'], ['Annie'], ['Nan'], ['Nancy']]);
  });
  const ids = customerRows(three).map((row) => String(row['Customer ID']));
  const [, second = '', third = ''] = ids;

  const merged = (nick: string) => {
    const workbench = fork(three);
    const done = merge(workbench, ids, { choices: { '*': { from: ids[0] as string }, Nick: { from: nick } } });
    expect(done).toHaveLength(1);
    return { workbench, id: onlyId(done) };
  };

  it.each(['undoMerge', 'undo'] as const)('of several the others come back, and who does not is told: %s', (by) => {
    const { workbench, id } = merged(third);
    deleteRecycled(workbench, second);
    const undone = by === 'undo' ? undo(workbench) : undoMerge(workbench, id);
    expect(undone.issues).toMatchObject([{ code: 'merge-row-gone', params: { value: second } }]);
    expect(customerById(workbench, second)).toBeUndefined();
    expect(customerById(workbench, third)).toMatchObject({ Nick: 'Nancy' });
    expect(customerById(workbench, ids[0] as string)).toMatchObject({ Nick: 'Annie' });
    expect(mergeIds(workbench)).toEqual([]);
  });

  it('what only the one who is gone held stays, and what was there before is kept until there is room for it', () => {
    const { workbench, id } = merged(second);
    deleteRecycled(workbench, second);
    const codes = () => undoMerge(workbench, id).issues.map(({ code }) => code);
    expect(codes()).toEqual(expect.arrayContaining(['merge-row-gone', 'merge-cells-left']));
    expect(customerById(workbench, ids[0] as string)).toMatchObject({ Nick: 'Nan' });
    expect(recycled(workbench)).toContain('Annie');
    byHand(workbench, (sheet) => {
      sheet.createTextFinder('Nan').matchEntireCell(true).findNext()?.setValue('');
    });
    expect(codes()).toEqual(['merge-row-gone']);
    expect(customerById(workbench, ids[0] as string)).toMatchObject({ Nick: 'Annie' });
    expect(mergeIds(workbench)).toEqual([]);
  });

  it('nobody comes back by an undo from the Journal, which holds nothing of the row', () => {
    const { workbench } = merged(third);
    for (const id of [second, third]) deleteRecycled(workbench, id);
    const stored = journalEntries(workbench.state.workbook).map(({ payload }) => JSON.stringify(payload()));
    expect(stored.filter((text) => text.includes('Nan"'))).toEqual([]);
    const held = customerRows(workbench);
    expect(undo(workbench).issues).toMatchObject([
      { code: 'merge-row-gone', params: { value: `${second}, ${third}` } },
    ]);
    expect(customerRows(workbench)).toEqual(held);
  });
});

describe('where columns are not what they were', () => {
  it('linked rows follow, and come back, under another header of their IDs', () => {
    const workbench = back();
    byHand(workbench, (_, spreadsheet) => {
      spreadsheet.getSheetByName('Follow-ups')?.getRange('B1').setValue('Client no.');
    });
    const held = dumpAll(workbench);
    expect(preview(workbench, [ANN, OTHER]).linked).toBe(2);
    const id = onlyId(merge(workbench, [ANN, OTHER]));
    expect(followUpRows(workbench).filter((row) => row?.[1] === ANN)).toHaveLength(3);
    expect(undoMerge(workbench, id).issues).toEqual([]);
    expect(differences(dumpAll(workbench), held)).toEqual([]);
  });

  it('what the survivor had held is kept where its column is gone, told, and comes back with the column', () => {
    const workbench = back();
    const input = { choices: { 'My own': { text: 'chosen' } } };
    const id = onlyId(merge(workbench, [ANN, OTHER], input));
    byHand(workbench, (sheet) => {
      sheet.deleteColumn(2);
    });
    expect(undoMerge(workbench, id).issues).toMatchObject([
      { code: 'merge-cells-left', params: { count: 1, headers: 'My own' } },
    ]);
    expect(recycled(workbench)).toContain('red');
    byHand(workbench, (sheet) => {
      sheet.insertColumnBefore(2).getRange('B1').setValue('My own');
    });
    expect(undoMerge(workbench, id).issues).toEqual([]);
    expect(customerById(workbench, ANN)).toMatchObject({ 'My own': 'red' });
    expect(mergeIds(workbench)).toEqual([]);
  });

  it('formulas elsewhere point at the cell again wherever its column stands', () => {
    const workbench = back();
    const id = onlyId(merge(workbench, [ANN, OTHER]));
    byHand(workbench, (sheet) => {
      sheet.insertColumnBefore(1);
    });
    undoMerge(workbench, id);
    const report = workbench.state.workbook.sheets.find(({ name }) => name === 'Report');
    expect(report?.formulas.map((row) => row?.[0])).toEqual([
      '=Clients!B4',
      '=SUM(Clients!I2:I7)',
      '=SUM(Clients!I4:I6)',
      '=Clients!$I$6&"A4"',
    ]);
  });
});
