/**
 * The form of a customer: what it shows, what saving does to the sheet, and that nothing else happens to it, whoever works
 * on the sheet meanwhile.
 */
import type { ApiInput } from '../../src/contract/api';
import type { Sheet, Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { dumpSheet, sheetOf } from '../support/sheet-dump';

const HEADERS = ['Name', 'My own', 'Mobile', 'E-mail', 'Company', 'Last order', 'Total spent', 'Remarks'];
const PEOPLE: Value[][] = [
  ['Ann Lee', 'red', '(212) 555-0101', 'ann@example.com', 'Acme Ltd', '2026-09-05', 1200, 'first'],
  ['Bob Ray', 'blue', '212-555-0102', 'bob@example.com', '', '2024-01-31', 90, ''],
  ['Cy Poe', 'grey', '+1 212 555 0103', 'cy@example.com', 'Bolt Inc', '', 0, 'call'],
  ['Di Fox', 'green', '2125550104', 'di@example.com', '', '2026-10-01', 5000, ''],
];

function makeLedger(rows: Value[][] = PEOPLE, change: (sheet: Sheet) => void = () => undefined): Workbench {
  const workbook = workbookOf([HEADERS, ...rows], { name: 'Clients' });
  change(workbook.sheets[0] as Sheet);
  const workbench = openBundle(workbook);
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
  return workbench;
}

const plain = makeLedger();

/** The same moment once more, to go on from differently. */
function fork({ state }: Workbench = plain): Workbench {
  const workbench = openBundle(workbookOf([]));
  Object.assign(workbench.state, structuredClone(state));
  return workbench;
}

const tab = (workbench: Workbench): Sheet => sheetOf(workbench.state.workbook, 0);

function columnOf(workbench: Workbench, header: string): number {
  const head = tab(workbench).values.find((row) => row?.includes('Customer ID')) ?? [];
  return head.indexOf(header);
}

/** Rows of customers, by ID: header -> value. */
function customers(workbench: Workbench): Map<string, Record<string, Value | undefined>> {
  const { values } = tab(workbench);
  const at = values.findIndex((row) => row?.includes('Customer ID'));
  const head = values[at] ?? [];
  const id = head.indexOf('Customer ID');
  const found = new Map<string, Record<string, Value | undefined>>();
  for (const row of values.slice(at + 1)) {
    if (row?.[id] === undefined || row[id] === '') continue;
    found.set(String(row[id]), Object.fromEntries(head.map((header, i) => [String(header), row[i]])));
  }
  return found;
}

type Save = Omit<ApiInput<'saveCustomer'>, 'requestId' | 'revision' | 'duplicatesSeen'> & {
  requestId?: string;
  revision?: string;
  duplicatesSeen?: boolean;
};

const input = (save: Save): ApiInput<'saveCustomer'> => ({
  requestId: requestId(),
  revision: '',
  duplicatesSeen: true,
  ...save,
});

function save(workbench: Workbench, values: Record<string, string>, more: Partial<Save> = {}) {
  const { answer, serviceCalls } = ask(workbench, 'saveCustomer', input({ values, ...more }));
  return { ...accepted(answer), serviceCalls };
}

function edit(workbench: Workbench, customerId: string, values: Record<string, string>) {
  const { revision } = accepted(ask(workbench, 'customerForm', { customerId }).answer);
  return save(workbench, values, { customerId, revision });
}

describe('the form', () => {
  it('has the columns that people fill, in the order of the ledger, with what they hold', () => {
    const workbench = fork();
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 8).setFormula('="from " & B2');
    });
    const form = accepted(ask(workbench, 'customerForm', { customerId: 'C-000001' }).answer);
    expect(form.title).toBe('Ann Lee');
    expect(form.fields.map(({ key }) => key)).toEqual([
      'name',
      'phone',
      'flag',
      'tier',
      'nextFollowUp',
      'nextStep',
      'lastContact',
      'company',
      'customerType',
      'email',
      'remarks',
      'lastOrder',
      'totalSpent',
    ]);
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
    const workbench = fork();
    const before = dumpSheet(tab(workbench));
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
    expect(dumpSheet(tab(workbench))).toEqual(before);
  });
});

describe('a new customer', () => {
  it('gets a row, an ID, stamps, a tier and a line in the log, and goes with an undo', () => {
    const workbench = fork();
    const before = dumpSheet(tab(workbench));
    const saved = save(workbench, {
      name: 'Eve  Orr',
      phone: '2125550199',
      email: 'EVE@Example.com',
      lastOrder: '2026/11/1',
      totalSpent: '70',
      remarks: '=1+1',
    });
    expect(saved).toMatchObject({ customerId: 'C-000005', rowNumber: 6, operation: 'add' });
    expect(customers(workbench).get('C-000005')).toMatchObject({
      Customer: 'Eve Orr',
      Phone: '(212) 555-0199',
      'E-mail': 'EVE@example.com',
      'Total spent': 70,
      Remarks: '=1+1',
      Tier: 'Active',
      'My own': undefined,
    });
    expect(typeof tab(workbench).values[5]?.[columnOf(workbench, 'Updated')]).toBe('number');
    const log = workbench.state.workbook.sheets.find((sheet) => sheet.name === 'Log');
    expect(log?.values[2]?.[2]).toBe('Added a customer');
    expect(saved.serviceCalls).toBeLessThanOrEqual(25);
    const changed = edit(workbench, 'C-000005', { remarks: '+1', phone: '' });
    expect(changed.serviceCalls).toBeLessThanOrEqual(25);
    expect(customers(workbench).get('C-000005')).toMatchObject({ Remarks: '+1', Phone: undefined });
    expect(accepted(ask(workbench, 'undo', { requestId: requestId() }).answer).issues).toEqual([]);
    const undone = ask(workbench, 'undo', { requestId: requestId() });
    expect(accepted(undone.answer).issues).toEqual([]);
    expect(undone.serviceCalls).toBeLessThanOrEqual(25);
    expect(dumpSheet(tab(workbench))).toEqual(before);
  });
});
