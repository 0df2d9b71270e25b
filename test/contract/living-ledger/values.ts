/** What people paste and type. */
import type { Workbench } from '../../../workbench/workbench';
import { byHand } from '../../support/by-hand';
import { column, columns, dump, ids, ledger, operate, PEOPLE, tab } from './ledger';

describe('what people paste and type', () => {
  function paste(workbench: Workbench): void {
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 1, 1, sheet.getLastColumn()).copyTo(sheet.getRange(4, 1, 1, sheet.getLastColumn()));
      sheet.getRange(4, 2).setValue('pasted');
      sheet.getRange(3, 1, 3, 20).clearDataValidations();
      sheet.getRange(5, 3).setNumberFormat('0').setValue(6465550188);
      sheet.getRange(3, 6).setNumberFormat('@').setValue('2026.3.5');
    });
  }

  it('is repaired: IDs once, rules everywhere, values standard; and comes back byte for byte', () => {
    const workbench = ledger();
    paste(workbench);
    const pasted = dump(workbench);
    expect(operate(workbench).counts['given']).toBe(1);
    expect(new Set(ids(workbench)).size).toBe(5);
    expect(column(workbench, 'Customer ID')).toMatchObject({ red: 'C-000001', pasted: 'C-000006' });
    expect(column(workbench, 'Phone')['green']).toBe('(646) 555-0188');
    const phone = columns(workbench).get('Phone') ?? -1;
    expect(
      tab(workbench)
        .validations.slice(1, 40)
        .every((row) => row?.[phone]?.criteria === 'CUSTOM_FORMULA'),
    ).toBe(true);
    expect(operate(workbench).cells).toBe(0);
    expect(operate(workbench, 'undo').issues).toEqual([]);
    expect(dump(workbench)).toEqual(pasted);
  });

  it('comes back row by row when people have sorted since', () => {
    const workbench = ledger();
    paste(workbench);
    const sort = () =>
      byHand(workbench, (sheet) => {
        sheet.getRange(2, 1, 5, sheet.getLastColumn()).sort({ column: 2, ascending: true });
      });
    const other = ledger();
    paste(other);
    operate(workbench);
    sort();
    expect(operate(workbench, 'undo').issues).toEqual([]);
    byHand(other, (sheet) => {
      sheet.getRange(2, 1, 5, sheet.getLastColumn()).sort({ column: 2, ascending: true });
    });
    expect(dump(workbench)).toEqual(dump(other));
  });

  it('is kept when it is newer than what is taken back, and counted', () => {
    const workbench = ledger();
    paste(workbench);
    operate(workbench);
    byHand(workbench, (sheet) => {
      sheet.getRange(5, 3).setValue('later');
    });
    expect(operate(workbench, 'undo').issues).toMatchObject([{ code: 'undo-later-edit', params: { count: 1 } }]);
    expect(column(workbench, 'Phone')['green']).toBe('later');
    expect(column(workbench, 'Last order')['blue']).toBe('2026.3.5');
  });

  it('is kept when a set-up is taken back, new customers below included', () => {
    const workbench = ledger();
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 5).setValue('Acme Group');
      sheet.getRange(7, 1, 1, 3).setValues([['Gil Eco', 'late', '212 555 0111']]);
    });
    expect(operate(workbench, 'undo').issues).toMatchObject([{ code: 'undo-later-edit' }]);
    const { values } = tab(workbench);
    expect(values[1]?.[4]).toBe('Acme Group');
    expect(values[1]?.[2]).toBe(PEOPLE[0]?.[2]);
    expect(values[6]?.slice(0, 3)).toEqual(['Gil Eco', 'late', '212 555 0111']);
  });

  it('is a tier by hand until it is cleared', () => {
    const workbench = ledger();
    const byRule = column(workbench, 'Tier');
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.getRange(3, head.indexOf('Tier') + 1).setValue('VIP');
    });
    operate(workbench, 'refreshTiers');
    expect(column(workbench, 'Tier')).toEqual({ ...byRule, blue: 'VIP' });
    expect(column(workbench, 'Tier set by')['blue']).toBe('set by hand');
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.getRange(3, head.indexOf('Tier') + 1).clearContent();
    });
    operate(workbench, 'refreshTiers');
    expect(column(workbench, 'Tier')).toEqual(byRule);
    operate(workbench, 'undo');
    expect(column(workbench, 'Tier')['blue']).toBeUndefined();
  });
});
