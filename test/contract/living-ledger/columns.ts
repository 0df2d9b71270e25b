/** Columns that people rename, move and delete. */
import { ask, requestId } from '../../support/bundle-workbench';
import { byHand } from '../../support/by-hand';
import { column, dump, ledger, operate, tab } from './ledger';

describe('columns that people change', () => {
  it('are found after renaming, moving and inserting, and own columns stay as they are', () => {
    const workbench = ledger();
    byHand(workbench, (sheet) => {
      sheet.getRange(1, 3).setValue('Cell phone number');
    });
    expect(operate(workbench).cells).toBe(0);
    byHand(workbench, (sheet) => {
      sheet.insertColumnBefore(2);
      sheet.getRange(1, 2).setValue('Colour');
      sheet.getRange(2, 2, 5, 1).setValues([['a'], ['b'], ['c'], ['d'], ['e']]);
      sheet.moveColumns(sheet.getRange('H:H'), 2);
      sheet.getRange(3, 5).setValue('646 555 0177');
    });
    expect(operate(workbench).cells).toBeGreaterThan(0);
    expect(column(workbench, 'Cell phone number')).toMatchObject({ blue: '(646) 555-0177', red: '(212) 555-0101' });
    expect(column(workbench, 'Colour')).toEqual({ red: 'a', blue: 'b', green: 'd', grey: 'e' });
    const settled = dump(workbench);
    expect(operate(workbench).cells).toBe(0);
    expect(dump(workbench)).toEqual(settled);
  });

  it('are asked about where a column in the place of one says something else', () => {
    const workbench = ledger();
    byHand(workbench, (sheet) => {
      sheet.getRange(1, 3, 6, 1).clearContent();
      sheet.getRange(1, 3, 6, 1).setValues([['Weather'], ['rain'], ['sun'], ['fog'], ['snow'], ['hail']]);
    });
    const before = dump(workbench);
    const { answer } = ask(workbench, 'repair', { requestId: requestId() });
    expect(answer).toMatchObject({ ok: false, issues: [{ code: 'column-unsettled', fieldKey: 'phone' }] });
    expect(dump(workbench)).toEqual(before);
  });

  it('keep rich text that stands between columns which the ledger fills', () => {
    const workbench = ledger();
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      const at = (header: string) => head.indexOf(header) + 1;
      sheet.moveColumns(sheet.getRange(1, at('Remarks')), at('To check') + 1);
    });
    operate(workbench);
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      const at = (header: string) => head.indexOf(header) + 1;
      const bold = SpreadsheetApp.newTextStyle().setBold(true).build();
      const rich = SpreadsheetApp.newRichTextValue().setText('call back').setTextStyle(0, 4, bold).build();
      sheet.getRange(4, at('Remarks')).setRichTextValue(rich);
      for (const row of [3, 5]) {
        sheet.getRange(row, at('To check')).setValue('x');
        sheet.getRange(row, at('Tier set by')).setValue('y');
      }
    });
    const rich = structuredClone(tab(workbench).richText);
    expect(JSON.stringify(rich)).toContain('bold');
    expect(operate(workbench).cells).toBe(4);
    expect(tab(workbench).richText).toEqual(rich);
  });

  it('come back when the ledger cannot do without them, and go with an undo', () => {
    const workbench = ledger();
    const groups = column(workbench, 'Duplicate group');
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.deleteColumn(head.indexOf('Duplicate group') + 1);
    });
    const without = dump(workbench);
    operate(workbench);
    expect(column(workbench, 'Duplicate group')).toEqual(groups);
    expect(operate(workbench).cells).toBe(0);
    expect(operate(workbench, 'undo').issues).toEqual([]);
    expect(dump(workbench)).toEqual(without);
  });
});
