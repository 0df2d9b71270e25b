/**
 * A ledger that people live with: they sort, insert, delete, move, rename, paste and type, and the operations still find
 * the right rows, touch nothing of the user's, and can be taken back.
 */
import type { ApiMethod } from '../../src/contract/api';
import type { Sheet, Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand, MOVES } from '../support/by-hand';
import { journalEntries } from '../support/journal-entries';
import { pauses } from '../support/pauses';
import { dumpSheet, sheetOf, withoutKeys } from '../support/sheet-dump';

const HEADERS = ['Name', 'My own', 'Mobile', 'E-mail', 'Company', 'Last order', 'Total spent', 'Remarks'];
const PEOPLE: Value[][] = [
  ['Ann Lee', 'red', '(212) 555-0101', 'ANN@example.com', 'Acme Ltd', '2026-09-05', 1200, '=not a formula'],
  ['Bob Ray', 'blue', '212-555-0102', 'bob@example.com ', '', '2024-01-31', 90, ''],
  ['Cy  Poe', '', '+1 212 555 0103', 'cy@example.com', 'Bolt Inc', '', 0, 'call'],
  ['Di Fox', 'green', '2125550104', 'di@example.com', '', '2026-10-01', 5000, ''],
  ['Ann Lee', 'grey', '212 555 0101', '', 'ACME Ltd.', '', '', 'twice'],
];

function people(count: number): Value[][] {
  return Array.from({ length: count }, (_, i) => [
    `Person ${String.fromCharCode(65 + (i % 26))}${i}`,
    `own ${i}`,
    `212 555 ${String(1000 + i).slice(-4)}`,
    `p${i}@example.com`,
    i % 7 === 0 ? 'Acme Ltd' : '',
    '2026-09-05',
    i,
    '',
  ]);
}

function setUp(rows: Value[][]): Workbench {
  const workbench = openBundle(workbookOf([HEADERS, ...rows], { name: 'Clients', rows: 40 }));
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
  return workbench;
}

const ofFive = setUp(PEOPLE);
const ledger = (rows = PEOPLE): Workbench => (rows === PEOPLE ? fork(ofFive) : setUp(rows));

const tab = (workbench: Workbench): Sheet => sheetOf(workbench.state.workbook, 0);
/** Everything on the tab but the colour rules: those of the ledger are put right once and for all. */
function dump(workbench: Workbench): unknown {
  const { conditionalFormats: _, ...rest } = dumpSheet(withoutKeys(tab(workbench)));
  return rest;
}

type Operation = 'repair' | 'checkDuplicates' | 'refreshTiers';
const OPERATIONS: readonly Operation[] = ['repair', 'checkDuplicates', 'refreshTiers'];

function operate(workbench: Workbench, method: Operation | 'undo' = 'repair') {
  const { answer, serviceCalls } = ask(workbench, method, { requestId: requestId() });
  return { ...accepted(answer), serviceCalls };
}

/** Header texts with the column each stands in. */
function columns(workbench: Workbench): Map<string, number> {
  const rows = tab(workbench).values;
  const head = rows.find((row) => row?.includes('Customer ID')) ?? [];
  return new Map(head.flatMap((cell, index) => (cell === undefined ? [] : [[String(cell), index] as const])));
}

/** Column contents by the text in another column. */
function column(workbench: Workbench, header: string, by = 'My own'): Record<string, Value | undefined> {
  const at = columns(workbench);
  const key = at.get(by) ?? -1;
  const wanted = at.get(header) ?? -1;
  const found: Record<string, Value | undefined> = {};
  for (const row of tab(workbench).values) {
    if (row?.[key] !== undefined && row[key] !== by) found[String(row[key])] = row[wanted];
  }
  return found;
}

function ids(workbench: Workbench): string[] {
  const at = columns(workbench).get('Customer ID') ?? -1;
  return tab(workbench).values.flatMap((row) => {
    const id = row?.[at];
    return typeof id === 'string' && id.startsWith('C-') ? [id] : [];
  });
}

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
      const labels = settings.getRange(4, 3, 11, 1).getValues().flat() as string[];
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

describe('clicks', () => {
  it('are carried out once, however often they arrive', () => {
    const workbench = ledger();
    byHand(workbench, (sheet) => {
      sheet.getRange(3, 3).setNumberFormat('@').setValue('646 555 0123');
    });
    const click = requestId();
    const once = accepted(ask(workbench, 'repair', { requestId: click }).answer);
    byHand(workbench, (sheet) => {
      sheet.getRange(4, 3).setNumberFormat('@').setValue('646 555 0124');
    });
    expect(accepted(ask(workbench, 'repair', { requestId: click }).answer).cells).toBe(once.cells);
    expect(column(workbench, 'Phone', 'Remarks')['call']).toBe('646 555 0124');
    expect(journalEntries(workbench.state.workbook)).toHaveLength(2);

    const back = requestId();
    accepted(ask(workbench, 'undo', { requestId: back }).answer);
    accepted(ask(workbench, 'undo', { requestId: back }).answer);
    expect(journalEntries(workbench.state.workbook).map((entry) => entry.state.split(' ')[0])).toEqual([
      'done',
      'undone',
    ]);
  });

  it('on undo take one operation after the other, and stop at the start', () => {
    const workbench = ledger();
    const first = dump(workbench);
    byHand(workbench, (sheet) => {
      sheet.getRange(3, 3).setNumberFormat('@').setValue('646 555 0123');
    });
    const typed = dump(workbench);
    operate(workbench);
    operate(workbench, 'undo');
    expect(dump(workbench)).toEqual(typed);
    expect(typed).not.toEqual(first);
    operate(workbench, 'undo');
    expect(tab(workbench).values[1]?.slice(0, 3)).toEqual(PEOPLE[0]?.slice(0, 3));
    expect(ask(workbench, 'undo', { requestId: requestId() }).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'nothing-to-undo' }],
    });
  });

  it('keep working when there have been more than the journal remembers', () => {
    const workbench = ledger([PEOPLE[0] as Value[]]);
    for (let n = 0; n < 65; n++) {
      tab(workbench).values[1]![2] = `212 555 ${1000 + n}`;
      expect(operate(workbench).cells).toBeGreaterThan(0);
    }
    expect(column(workbench, 'Phone')['red']).toBe('(212) 555-1064');
    operate(workbench, 'undo');
    expect(column(workbench, 'Phone')['red']).toBe('212 555 1064');
    expect(journalEntries(workbench.state.workbook)[0]?.operation).toBe('setup');
  });
});

describe('service calls', () => {
  const damage = (workbench: Workbench): void => {
    byHand(workbench, (sheet) => {
      sheet
        .getRange(3, 3, 2, 1)
        .setNumberFormat('@')
        .setValues([['646 555 0123'], ['646 555 0124']]);
      sheet.getRange(4, 1).setValue(' Zed  Two');
      sheet.getRange(3, 3, 4, 1).clearDataValidations();
    });
  };

  it('are 25 at most for each operation, and as many for 200 rows as for 2,000', () => {
    const counts = [200, 2000].map((count) => {
      const calls: Record<string, number> = { 'undo of a set-up': operate(ledger(people(count)), 'undo').serviceCalls };
      const workbench = ledger(people(count));
      for (const method of OPERATIONS) calls[`${method}, nothing to do`] = operate(workbench, method).serviceCalls;
      damage(workbench);
      calls['repair'] = operate(workbench).serviceCalls;
      calls['undo of a repair'] = operate(workbench, 'undo').serviceCalls;
      byHand(workbench, (sheet) => {
        sheet.getRange(9, 3).setNumberFormat('@').setValue('(212) 555-1001');
      });
      calls['checkDuplicates'] = operate(workbench, 'checkDuplicates').serviceCalls;
      byHand(workbench, (sheet) => {
        sheet.getRange(12, 7).setValue(90_000);
      });
      calls['refreshTiers'] = operate(workbench, 'refreshTiers').serviceCalls;
      return calls;
    });
    expect(counts[1]).toEqual(counts[0]);
    for (const [what, calls] of Object.entries(counts[0] ?? {}))
      expect([what, calls <= 25, calls]).toEqual([what, true, calls]);
  });
});

describe('people at work while an operation is', () => {
  const METHODS = ['repair', 'refreshTiers', 'checkDuplicates', 'undo'] as const;
  const HANDS: Readonly<Record<string, (workbench: Workbench) => void>> = {
    ...MOVES,
    'insert a column': (workbench) =>
      byHand(workbench, (sheet) => {
        sheet.insertColumnBefore(2);
      }),
    'type a note': (workbench) =>
      byHand(workbench, (sheet) => {
        sheet.getRange(3, 8).setValue('typed meanwhile');
      }),
  };

  function messy(): Workbench {
    const workbench = ledger();
    byHand(workbench, (sheet) => {
      sheet
        .getRange(3, 3, 2, 1)
        .setNumberFormat('@')
        .setValues([['646 555 0123'], ['646 555 0123']]);
      sheet.getRange(5, 1).setValue(' Zed  Two');
      sheet.getRange(6, 7).setValue(90_000);
    });
    return workbench;
  }

  /** What belongs to each person, beside the columns that the ledger fills. */
  const belongings = (workbench: Workbench) =>
    Object.fromEntries(
      ['Customer ID', 'E-mail', 'Company', 'Total spent', 'Customer', 'Phone'].map((header) => [
        header,
        column(workbench, header),
      ]),
    );

  /** Service calls in their order. */
  const callsOf = (workbench: Workbench, method: ApiMethod): string[] =>
    workbench
      .rpc('rpc', [method, { requestId: requestId() }])
      .calls.flatMap(({ kind, method: name }) => (kind === 'local' ? [] : [name]));

  const messyOnce = messy();
  const repaired = fork(messyOnce);
  const callsOfRepair = callsOf(repaired, 'repair');

  it.each(METHODS.flatMap((method) => Object.keys(HANDS).map((hands) => ({ method, hands }))))(
    '$hands between any two calls of $method: every row keeps its own',
    ({ method, hands }) => {
      const start = method === 'undo' ? repaired : messyOnce;
      const settled = fork(start);
      const before = belongings(settled);
      const calls = callsOf(settled, method);
      const after = belongings(settled);
      // All begin by reading the ledger, as a repair does; whoever comes between meets the same.
      const own = method === 'repair' ? 0 : calls.findIndex((call, i) => call !== callsOfRepair[i]);
      const stops = pauses(fork(start).prepare('rpc', [method, { requestId: requestId() }]));
      expect(stops.length).toBeGreaterThanOrEqual(calls.length);
      for (const { at, workbench, goOn } of stops.slice(own + 1)) {
        HANDS[hands]?.(workbench);
        expect({ at, error: goOn().error }).toEqual({ at, error: undefined });
        const now = belongings(workbench);
        // Each cell is what it was, or what the operation made of it; never another person's.
        const strange = Object.entries(now).flatMap(([header, values]) =>
          Object.entries(values).filter(
            ([person, value]) => ![before[header]?.[person], after[header]?.[person]].includes(value),
          ),
        );
        expect({ at, strange }).toEqual({ at, strange: [] });
      }
    },
  );

  it.each(['repair', 'undo', 'the hourly job'] as const)(
    'what somebody types in other cells between any two calls of %s stays',
    (what) => {
      const start = ledger();
      start.run('hourly', [], { origin: 'clock' });
      byHand(start, (sheet) => {
        for (const row of [2, 5]) sheet.getRange(row, 3).setNumberFormat('@').setValue(`646 555 010${row}`);
        for (const row of [3, 6]) sheet.getRange(row, 1).setValue(` Zed  ${row}`);
        sheet.getRange(4, 6).setNumberFormat('@').setValue('2026.3.5');
        sheet.getRange(4, 7).setNumberFormat('@').setValue('1,250');
      });
      // Beside every cell that is put right, in its row and in its column.
      const typed: [row: number, column: number, text: string][] = [2, 3, 4, 5, 6].flatMap((row) => [
        ...[1, 4, 7, 11].map((column): [number, number, string] => [row - 1, column, `typed ${row}`]),
        ...([3, 6].includes(row) ? [] : [[row - 1, 0, `Typed ${row}`] as [number, number, string]]),
        ...([2, 5].includes(row) ? [] : [[row - 1, 2, `(646) 555-019${row}`] as [number, number, string]]),
      ]);
      if (what === 'undo') operate(start);
      const run = (workbench: Workbench) =>
        what === 'the hourly job'
          ? workbench.prepare('hourly', [], { origin: 'clock' })
          : workbench.prepare('rpc', [what, { requestId: requestId() }]);
      const settled = fork(start);
      const stops = pauses(run(settled));
      expect(tab(settled).values[1]?.[2]).toBe(what === 'undo' ? '646 555 0102' : '(646) 555-0102');
      expect(tab(settled).values[5]?.[0]).toBe(what === 'undo' ? ' Zed  6' : 'Zed 6');
      for (const { at, workbench, goOn } of stops.slice(1)) {
        for (const [row, column, text] of typed) (tab(workbench).values[row] as Value[])[column] = text;
        expect({ at, error: goOn().error }).toEqual({ at, error: undefined });
        const now = typed.map(([row, column]) => [row, column, tab(workbench).values[row]?.[column]]);
        expect({ at, now }).toEqual({ at, now: typed });
      }
    },
  );
});
