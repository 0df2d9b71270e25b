/** Tabs that people rename and copy, and settings. */
import type { Sheet, Value } from '../../../workbench/model/workbook';
import type { Workbench } from '../../../workbench/workbench';
import { byHand } from '../../support/by-hand';
import { dumpSheet } from '../../support/sheet-dump';
import { column, dump, HEADERS, ledger, operate, tab } from './ledger';

describe('tabs that people change', () => {
  it('are known by more than their names, and a copy is no second ledger', () => {
    const workbench = ledger();
    byHand(workbench, (sheet, spreadsheet) => {
      sheet.setName('Our people');
      spreadsheet.getSheetByName('Settings')?.setName('How it works');
      sheet.copyTo(spreadsheet).setName('Clients');
    });
    const copy = workbench.state.workbook.sheets.find((sheet) => sheet.name === 'Clients') as Sheet;
    const before = dumpSheet(copy);
    byHand(workbench, (sheet) => {
      sheet.getRange(3, 3).setNumberFormat('@').setValue('646 555 0123');
    });
    operate(workbench);
    expect(column(workbench, 'Phone')['blue']).toBe('(646) 555-0123');
    expect(dumpSheet(copy)).toEqual(before);
    operate(workbench, 'undo');
    operate(workbench, 'undo');
    expect(tab(workbench).values[0]?.slice(0, 8)).toEqual(HEADERS);
    expect(tab(workbench).name).toBe('Our people');
    expect(dumpSheet(copy)).toEqual(before);
  });

  it('leaves alone a tab that has taken the name of Settings', () => {
    const workbench = ledger();
    byHand(workbench, (_sheet, spreadsheet) => {
      spreadsheet.getSheetByName('Settings')?.setName('How it works');
      spreadsheet.insertSheet('Settings').getRange(1, 1).setValue('mine');
    });
    operate(workbench, 'undo');
    expect(workbench.state.workbook.sheets.find((sheet) => sheet.name === 'Settings')?.values[0]?.[0]).toBe('mine');
    expect(workbench.state.workbook.sheets.some((sheet) => sheet.name === 'How it works')).toBe(false);
  });

  it('takes a new value of a list from Settings', () => {
    const workbench = ledger();
    byHand(workbench, (_sheet, spreadsheet) => {
      const settings = spreadsheet.getSheetByName('Settings') as GoogleAppsScript.Spreadsheet.Sheet;
      const marks = settings.getRange(1, 1, 1, settings.getLastColumn()).getValues()[0] as string[];
      const at = marks.indexOf('list:flag') + 1;
      settings.getRange(7, at).setValue('Gone quiet');
    });
    const before = dump(workbench);
    expect(operate(workbench).cells).toBe(0);
    expect(dump(workbench)).toEqual(before);
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.getRange(3, head.indexOf('Flag') + 1).setValue('Gone quiet');
    });
    expect(operate(workbench).issues).toEqual([]);
  });
});

describe('settings that an older ledger does not show', () => {
  const shown = (workbench: Workbench): (Value | undefined)[][] => {
    const { values } = workbench.state.workbook.sheets.find(({ name }) => name === 'Settings') as Sheet;
    const at = values[0]?.indexOf('general') ?? -1;
    return values.slice(3).flatMap((row) => (row?.[at] === undefined ? [] : [[row[at], row[at + 1]]]));
  };

  it('are added below the others by a repair, once, with what holds', () => {
    const workbench = ledger();
    const whole = shown(workbench);
    byHand(workbench, (_sheet, spreadsheet) => {
      const settings = spreadsheet.getSheetByName('Settings') as GoogleAppsScript.Spreadsheet.Sheet;
      const labels = settings.getRange(4, 3, 12, 1).getValues().flat() as string[];
      const rowOf = (start: string): number => 4 + labels.findIndex((label) => label.startsWith(start));
      settings.getRange(rowOf('Duplicates are sure'), 4).setValue('95%');
      settings.getRange(rowOf('Duplicates are in doubt'), 3, 1, 2).clearContent();
      settings.getRange(rowOf('Duplicates checked'), 3, 1, 2).clearContent();
    });
    const left = shown(workbench);
    expect(left).toHaveLength(whole.length - 2);
    const before = structuredClone(workbench.state.workbook.sheets);
    for (const _ of [1, 2]) {
      operate(workbench);
      expect(shown(workbench)).toEqual([...left, whole[whole.length - 3], whole[whole.length - 1]]);
    }
    const others = (sheets: readonly Sheet[]): unknown[] =>
      sheets.map((sheet) => (sheet.name === 'Settings' ? sheet.values.map((row) => row?.slice(4)) : sheet.values));
    expect(others(workbench.state.workbook.sheets)).toEqual(others(before));
  });
});
