/** Rows that people move, insert and delete. */
import { byHand } from '../../support/by-hand';
import { column, dump, HEADERS, ids, ledger, OPERATIONS, operate, PEOPLE, tab } from './ledger';

describe('rows that people move', () => {
  it('are found again after a sort, and each keeps its own', () => {
    const workbench = ledger();
    const before = column(workbench, 'Customer ID');
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 1, 5, sheet.getLastColumn()).sort({ column: 1, ascending: false });
    });
    const sorted = dump(workbench);
    for (const method of OPERATIONS) expect(operate(workbench, method).cells).toBe(0);
    expect(dump(workbench)).toEqual(sorted);
    expect(column(workbench, 'Customer ID')).toEqual(before);
  });

  it('keep what was standardised beside whom, when a set-up is taken back after a sort', () => {
    const workbench = ledger();
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 1, 5, sheet.getLastColumn()).sort({ column: 7, ascending: false });
    });
    expect(operate(workbench, 'undo').issues).toEqual([]);
    const rows = tab(workbench).values.slice(1, 6);
    for (const person of PEOPLE) {
      const plain = person.map((value) => (value === '' ? undefined : value));
      expect(rows.map((row) => Array.from({ length: 8 }, (_, i) => row?.[i]))).toContainEqual(plain);
    }
    expect(tab(workbench).values[0]?.slice(0, 8)).toEqual(HEADERS);
    expect(tab(workbench).maxColumns).toBe(26);
  });

  it('get an ID where they are new, and no ID is given twice', () => {
    const workbench = ledger();
    const last = ids(workbench).sort().pop();
    byHand(workbench, (sheet) => {
      sheet.deleteRow(5);
      sheet.insertRowAfter(2);
      sheet.getRange(3, 1).setValue('Eve Orr');
      sheet.getRange(3, 2).setValue('new');
      sheet.getRange(3, 3).setNumberFormat('@').setValue('212 555 0199');
    });
    expect(operate(workbench).counts['given']).toBe(1);
    const given = column(workbench, 'Customer ID')['new'];
    expect(given).toBe('C-000006');
    expect(given).not.toBe(last);
    expect(column(workbench, 'Phone')['new']).toBe('(212) 555-0199');
    byHand(workbench, (sheet) => {
      sheet.deleteRow(3);
      sheet.getRange(6, 1).setValue('Flo Day');
      sheet.getRange(6, 2).setValue('newer');
    });
    operate(workbench);
    expect(column(workbench, 'Customer ID')['newer']).toBe('C-000007');
  });

  it('are found under a title that somebody has put above', () => {
    const workbench = ledger();
    const before = column(workbench, 'Customer ID');
    byHand(workbench, (sheet) => {
      sheet.insertRowsBefore(1, 2);
      sheet.getRange(1, 1).setValue('Our customers');
    });
    operate(workbench);
    const settled = dump(workbench);
    expect(operate(workbench).cells).toBe(0);
    expect(dump(workbench)).toEqual(settled);
    expect(column(workbench, 'Customer ID')).toEqual(before);
    operate(workbench, 'undo');
    const { values } = tab(workbench);
    expect(values[0]?.[0]).toBe('Our customers');
    expect(values[2]?.slice(0, 8)).toEqual(HEADERS);
    expect(values.slice(3, 8).map((row) => row?.[2])).toEqual(PEOPLE.map((person) => person[2]));
  });

  it('are no customers when they hold totals, remarks or months', () => {
    const workbench = ledger();
    byHand(workbench, (sheet) => {
      sheet.getRange(7, 1).setValue('Total');
      sheet.getRange(7, 7).setFormula('=SUM(G2:G6)');
      sheet.getRange(9, 1).setValue('Note: without tax');
      sheet.getDataRange().getValues();
    });
    const before = dump(workbench);
    expect(operate(workbench).counts['given']).toBe(0);
    expect(dump(workbench)).toEqual(before);
  });
});
