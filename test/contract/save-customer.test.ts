/**
 * The form of a customer: what it shows, what saving does to the sheet, and that text stays text.
 */
import type { ApiInput } from '../../src/contract/api';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { customerById, customerRows, customersTab, makeLedger, rewinder, saveInput } from '../support/form-ledger';
import { journalEntries } from '../support/journal-entries';
import { dumpSheet } from '../support/sheet-dump';

const back = rewinder(makeLedger());

function save(workbench: Workbench, values: Record<string, string>, more: Partial<ApiInput<'saveCustomer'>> = {}) {
  const { answer, serviceCalls } = ask(workbench, 'saveCustomer', saveInput(values, more));
  return { ...accepted(answer), serviceCalls };
}

function refusal(workbench: Workbench, values: Record<string, string>, more: Partial<ApiInput<'saveCustomer'>> = {}) {
  const before = dumpSheet(customersTab(workbench));
  const { answer } = ask(workbench, 'saveCustomer', saveInput(values, more));
  expect(dumpSheet(customersTab(workbench))).toEqual(before);
  return answer.ok ? [] : answer.issues;
}

const revision = (workbench: Workbench, customerId: string): string =>
  accepted(ask(workbench, 'customerForm', { customerId }).answer).revision;

function undo(workbench: Workbench) {
  const { answer, serviceCalls } = ask(workbench, 'undo', { requestId: requestId() });
  return { ...accepted(answer), serviceCalls };
}

const column = (workbench: Workbench, header: string): number =>
  customersTab(workbench).values[0]?.indexOf(header) ?? -1;

describe('the form', () => {
  it('has the columns that people fill, in the order of the ledger, with what they hold', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 8).setFormula('="from " & B2');
    });
    const form = accepted(ask(workbench, 'customerForm', { customerId: 'C-000001' }).answer);
    expect(form.title).toBe('Ann Lee');
    expect(form.fields.map(({ key }) => key).join(' ')).toBe(
      'name phone flag tier nextFollowUp nextStep lastContact company customerType email remarks lastOrder totalSpent',
    );
    const field = (key: string) => form.fields.find((one) => one.key === key);
    expect(field('phone')).toMatchObject({ label: 'Phone', type: 'phone', value: '(212) 555-0101', kept: false });
    expect(field('lastOrder')?.value).toBe('2026-09-05');
    expect(field('totalSpent')?.value).toBe('1200');
    expect(field('flag')).toMatchObject({ strict: true, options: ['★ Key', '? To confirm', '✕ Do not contact'] });
    expect(field('remarks')).toMatchObject({ kept: true });
    expect(accepted(ask(workbench, 'customerForm', {}).answer)).toMatchObject({ customerId: null, title: '' });
    expect(ask(workbench, 'customerForm', { customerId: 'C-9' }).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'customer-missing' }],
    });
  });

  it('says what would come of saving, and writes nothing', () => {
    const workbench = back();
    const before = dumpSheet(customersTab(workbench));
    const check = accepted(
      ask(workbench, 'checkCustomer', {
        values: { name: 'Ann  Lee', phone: '2125550101', flag: 'purple', lastOrder: 'soon', totalSpent: '$1,250.50' },
      }).answer,
    );
    expect(check.issues.map(({ code, fieldKey }) => [code, fieldKey])).toEqual([
      ['list-unknown', 'flag'],
      ['date-unclear', 'lastOrder'],
    ]);
    expect(check.standard).toEqual({ name: 'Ann Lee', phone: '(212) 555-0101', totalSpent: '1250.5' });
    expect(check.duplicates).toEqual([
      {
        customerId: 'C-000001',
        rowNumber: 2,
        name: 'Ann Lee',
        detail: 'Acme Ltd · (212) 555-0101 · ann@example.com',
        reasons: ['same-phone'],
      },
    ]);
    const own = ask(workbench, 'checkCustomer', { customerId: 'C-000001', values: { phone: '2125550101' } });
    expect(accepted(own.answer).duplicates).toEqual([]);
    expect(own.serviceCalls).toBeLessThanOrEqual(25);
    expect(dumpSheet(customersTab(workbench))).toEqual(before);
  });

  it('is of the selected row, and of none beside the customers', () => {
    const workbench = back();
    const select = (row: number, name = 'Clients'): void => {
      const { workbook } = workbench.state;
      const sheet = workbook.sheets.find((one) => one.name === name);
      Object.assign(workbook, {
        activeSheetId: sheet?.sheetId,
        activeRange: { row: row - 1, column: 2, rows: 1, columns: 1 },
      });
    };
    select(3);
    const { answer, serviceCalls } = ask(workbench, 'customer', {});
    expect(accepted(answer)).toMatchObject({
      customerId: 'C-000002',
      rowNumber: 3,
      title: 'Bob Ray',
      timelineCount: 0,
    });
    expect(serviceCalls).toBeLessThanOrEqual(11);
    const view = accepted(answer);
    const seen = view === null || view === 'unchanged' ? '' : view.revision;
    const again = ask(workbench, 'customer', { seen });
    expect(accepted(again.answer)).toBe('unchanged');
    expect(again.serviceCalls).toBeLessThanOrEqual(9);
    select(2);
    expect(accepted(ask(workbench, 'customer', { seen }).answer)).toMatchObject({ customerId: 'C-000001' });
    select(1);
    expect(accepted(ask(workbench, 'customer', {}).answer)).toBeNull();
    select(40);
    expect(accepted(ask(workbench, 'customer', {}).answer)).toBeNull();
    select(3, 'Settings');
    expect(accepted(ask(workbench, 'customer', {}).answer)).toBeNull();
  });

  it('goes on to the customer beside in the sheet, past rows of nobody, and no further than the last', () => {
    const workbench = back();
    byHand(workbench, (sheet) => sheet.insertRowsAfter(2, 2).getLastRow());
    const step = (customerId: string, by: 1 | -1) =>
      accepted(ask(workbench, 'goTo', { customerId, step: by }).answer).customerId;
    expect([step('C-000001', 1), step('C-000002', -1)]).toEqual(['C-000002', 'C-000001']);
    expect([step('C-000001', -1), step('C-000004', 1)]).toEqual(['C-000001', 'C-000004']);
    expect(workbench.state.workbook.activeRange).toMatchObject({ row: 6 });
  });

  it('shows who the customer may be as well, whether they are few or many', () => {
    for (const twins of [1, 3, 4]) {
      const workbench = back();
      for (let i = 0; i < twins; i++)
        accepted(
          ask(
            workbench,
            'saveCustomer',
            saveInput({ name: 'Bob Ray', email: 'bob@example.com' }, { duplicatesSeen: true }),
          ).answer,
        );
      const { answer, serviceCalls } = ask(workbench, 'customer', { customerId: 'C-000002' });
      const view = accepted(answer);
      const duplicates = view === null || view === 'unchanged' ? [] : view.duplicates;
      expect(duplicates).toHaveLength(twins);
      expect(duplicates[0]).toMatchObject({ name: 'Bob Ray', reasons: expect.arrayContaining(['same-email']) });
      expect(serviceCalls).toBeLessThanOrEqual(17);
    }
  });

  it('plans for the day that the cell holds, however it is shown', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      const [head = []] = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues();
      for (const [i, format] of ['d/m/yy', 'dddd'].entries())
        sheet
          .getRange(2 + i, head.indexOf('Next follow-up') + 1)
          .setValue('2026-12-01')
          .setNumberFormat(format);
    });
    for (const customerId of ['C-000001', 'C-000002'])
      expect(accepted(ask(workbench, 'customer', { customerId }).answer)).toMatchObject({
        plan: { date: '2026-12-01', days: 10 },
      });
  });
});

describe('a new customer', () => {
  const EVE = {
    name: 'Eve  Orr',
    phone: '2125550199',
    email: 'eve@example.com',
    lastOrder: '2026/11/1',
    totalSpent: '70',
    remarks: '=1+1',
  };

  it('gets a row, an ID, stamps, a tier and a line in the log, and goes with an undo', () => {
    const workbench = back();
    const before = dumpSheet(customersTab(workbench));
    const saved = save(workbench, EVE);
    expect(saved).toMatchObject({ customerId: 'C-000005', rowNumber: 6, operation: 'add' });
    expect(customerById(workbench, 'C-000005')).toMatchObject({
      Customer: 'Eve Orr',
      Phone: '(212) 555-0199',
      'E-mail': 'eve@example.com',
      'Total spent': 70,
      Remarks: '=1+1',
      Tier: 'Active',
      'My own': undefined,
    });
    expect(typeof customersTab(workbench).values[5]?.[column(workbench, 'Updated')]).toBe('number');
    const log = workbench.state.workbook.sheets.find((sheet) => sheet.name === 'Log');
    expect(log?.values[2]?.[2]).toBe('Added a customer');
    expect(saved.serviceCalls).toBeLessThanOrEqual(25);
    const changed = save(
      workbench,
      { remarks: '+1', phone: '' },
      { customerId: 'C-000005', revision: revision(workbench, 'C-000005') },
    );
    expect(changed.serviceCalls).toBeLessThanOrEqual(25);
    expect(customerById(workbench, 'C-000005')).toMatchObject({ Remarks: '+1', Phone: undefined });
    expect(undo(workbench).issues).toEqual([]);
    expect(customerById(workbench, 'C-000005')).toMatchObject({ Remarks: '=1+1', Phone: '(212) 555-0199' });
    const undone = undo(workbench);
    expect(undone.issues).toEqual([]);
    expect(undone.serviceCalls).toBeLessThanOrEqual(25);
    expect(dumpSheet(customersTab(workbench))).toEqual(before);
    expect(save(workbench, EVE).customerId).toBe('C-000006');
  });

  it('stays with an undo where somebody has written into its row since', () => {
    const workbench = back();
    save(workbench, EVE);
    byHand(workbench, (sheet) => {
      sheet.getRange(6, 2).setValue('mine');
    });
    const before = dumpSheet(customersTab(workbench));
    expect(undo(workbench).issues.map(({ code }) => code)).toEqual(['undo-later-edit']);
    expect(dumpSheet(customersTab(workbench))).toEqual(before);
  });

  it.each([
    [
      'totals',
      (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.getRange(6, 1, 1, 2).setValues([['Total', '6380']]),
    ],
    ['the end of the grid', (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.deleteRows(6, sheet.getMaxRows() - 5)],
  ])('gets a row made inside the table where it is followed by %s, and takes it away again', (_what, follow) => {
    const workbench = back();
    byHand(workbench, follow as never);
    const before = dumpSheet(customersTab(workbench));
    const below = customersTab(workbench).values[5]?.slice(0, 2);
    const saved = save(workbench, EVE);
    expect(saved.rowNumber).toBe(5);
    expect(customerRows(workbench).map((row) => row['Customer'])).toEqual([
      'Ann Lee',
      'Bob Ray',
      'Cy Poe',
      'Eve Orr',
      'Di Fox',
    ]);
    expect(customersTab(workbench).values[6]?.slice(0, 2)).toEqual(below);
    const phone = column(workbench, 'Phone');
    expect(customersTab(workbench).validations[4]?.[phone]?.criteria).toBe('CUSTOM_FORMULA');
    expect(undo(workbench).issues).toEqual([]);
    expect(dumpSheet(customersTab(workbench))).toEqual(before);
  });

  it('leaves formulas and boxes that were filled down alone', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      for (let row = 2; row < 12; row++) sheet.getRange(row, 2).setFormula(`=IF(A${row}="","",LEN(A${row}))`);
    });
    expect(save(workbench, EVE).rowNumber).toBe(6);
    expect(customersTab(workbench).formulas[5]?.[1]).toBe('=IF(A6="","",LEN(A6))');
    undo(workbench);
    expect(customersTab(workbench).formulas[5]?.[1]).toBe('=IF(A6="","",LEN(A6))');
  });

  it('is saved once, however often the click arrives', () => {
    const workbench = back();
    const click = saveInput(EVE);
    const [first, second] = [1, 2].map(() => accepted(ask(workbench, 'saveCustomer', click).answer));
    expect(second).toMatchObject({ customerId: first?.customerId, rowNumber: first?.rowNumber });
    expect(customerRows(workbench)).toHaveLength(5);
    expect(journalEntries(workbench.state.workbook)).toHaveLength(2);
  });

  it('is refused with a reason, and nothing written', () => {
    const workbench = back();
    expect(refusal(workbench, { phone: '2125550199' })).toMatchObject([{ code: 'required-missing', fieldKey: 'name' }]);
    expect(refusal(workbench, { name: 'X', tier: 'Gold' })).toMatchObject([{ code: 'list-unknown', fieldKey: 'tier' }]);
    expect(refusal(workbench, { name: 'X', birthday: '2000-01-01' })).toMatchObject([
      { code: 'column-missing', fieldKey: 'birthday' },
    ]);
    const twin = { name: 'Ann Lee', phone: '2125550101' };
    expect(refusal(workbench, twin, { duplicatesSeen: false })).toMatchObject([{ code: 'possible-duplicate' }]);
    save(workbench, twin);
    expect(customerRows(workbench).map((row) => row['Duplicate group'])).toEqual([
      'Dup 1',
      undefined,
      undefined,
      undefined,
      'Dup 1',
    ]);
    // Known by now: a change of something else is none of it.
    const more = { customerId: 'C-000005', revision: revision(workbench, 'C-000005'), duplicatesSeen: false };
    expect(save(workbench, { remarks: 'twin' }, more).cells).toBeGreaterThan(0);
  });

  it('keeps what cannot be read as it was typed, and says so in To check', () => {
    const workbench = back();
    save(workbench, { name: 'Odd', phone: '12', lastOrder: 'soon', totalSpent: 'a lot' });
    expect(customerById(workbench, 'C-000005')).toMatchObject({
      Phone: '12',
      'Last order': 'soon',
      'Total spent': 'a lot',
      'To check': expect.stringMatching(/^⚠ Phone/),
    });
  });
});

describe('a change', () => {
  it('is refused where somebody has changed the same field meanwhile, and only there', () => {
    const workbench = back();
    const before = revision(workbench, 'C-000001');
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 8).setValue('by a colleague');
    });
    const more = { customerId: 'C-000001', revision: before };
    expect(refusal(workbench, { remarks: 'mine' }, more)).toMatchObject([
      { code: 'customer-changed', params: { headers: 'Remarks' } },
    ]);
    save(workbench, { email: 'ann@example.org' }, more);
    expect(customerById(workbench, 'C-000001')).toMatchObject({
      'E-mail': 'ann@example.org',
      Remarks: 'by a colleague',
    });
    save(workbench, { remarks: 'by a colleague' }, more);
  });

  it('writes over nothing but what was typed, in its row and in those between it and a duplicate', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      const rich = SpreadsheetApp.newRichTextValue().setText('Bolt Inc').setLinkUrl('https://bolt.example').build();
      sheet.getRange(3, 5).setRichTextValue(rich);
      sheet.getRange(5, 5).setRichTextValue(rich);
    });
    // What the list does not allow would refuse a block over it.
    (customersTab(workbench).values[3] as unknown[])[column(workbench, 'Flag')] = 'old word';
    const links = structuredClone(customersTab(workbench).richText);
    const others = customerRows(workbench).slice(1, 3);
    const twin = { email: 'ann@example.com', remarks: 'twin' };
    const saved = save(workbench, twin, { customerId: 'C-000004', revision: revision(workbench, 'C-000004') });
    expect(saved.serviceCalls).toBeLessThanOrEqual(25);
    expect(customerRows(workbench).map((row) => row['Duplicate group'])).toEqual([
      'Dup 1',
      undefined,
      undefined,
      'Dup 1',
    ]);
    expect(customerRows(workbench).slice(1, 3)).toEqual(others);
    expect(customersTab(workbench).richText).toEqual(links);
    undo(workbench);
    expect(customersTab(workbench).richText).toEqual(links);
    expect(customerRows(workbench).map((row) => row['Duplicate group'])).toEqual(new Array(4).fill(undefined));
  });

  it('never writes over a formula', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 8).setFormula('=B2');
    });
    const more = { customerId: 'C-000001', revision: revision(workbench, 'C-000001') };
    expect(refusal(workbench, { remarks: 'mine' }, more)).toMatchObject([
      { code: 'left-formula', fieldKey: 'remarks' },
    ]);
  });
});
