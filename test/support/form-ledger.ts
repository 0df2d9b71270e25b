/** A small ledger for tests of the form: set up once, gone back to for every case, with its customers by ID. */
import type { ApiInput } from '../../src/contract/api';
import { copyState } from '../../workbench/model/state';
import type { Sheet, Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, openBundle, requestId, workbookOf } from './bundle-workbench';
import { sheetOf } from './sheet-dump';

const HEADERS = ['Name', 'My own', 'Mobile', 'E-mail', 'Company', 'Last order', 'Total spent', 'Remarks'];
const PEOPLE: Value[][] = [
  ['Ann Lee', 'red', '(212) 555-0101', 'ann@example.com', 'Acme Ltd', '2026-09-05', 1200, 'first'],
  ['Bob Ray', 'blue', '212-555-0102', 'bob@example.com', '', '2024-01-31', 90, ''],
  ['Cy Poe', 'grey', '+1 212 555 0103', 'cy@example.com', 'Bolt Inc', '', 0, 'call'],
  ['Di Fox', 'green', '2125550104', 'di@example.com', '', '2026-10-01', 5000, ''],
];

/** The ledger's workbench; `change` works on the plain sheet before the set-up. */
export function makeLedger(
  change: (sheet: Sheet) => void = () => undefined,
  people: readonly Value[][] = PEOPLE,
): Workbench {
  const workbook = workbookOf([HEADERS, ...people], { name: 'Clients' });
  change(workbook.sheets[0] as Sheet);
  const workbench = openBundle(workbook);
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
  return workbench;
}

/** The ledger with its Follow-ups tab. */
export function withFollowUps(workbench: Workbench): Workbench {
  accepted(ask(workbench, 'makeLinkedTab', { requestId: requestId(), role: 'followUps' }).answer);
  return workbench;
}

/** Goes back to the moment at which this was called, as often as wanted: nothing is compiled again. */
export function rewinder(workbench: Workbench): () => Workbench {
  const moment = copyState(workbench.state);
  return () => Object.assign(workbench, { state: Object.assign(workbench.state, copyState(moment)) });
}

export const customersTab = (workbench: Workbench): Sheet => sheetOf(workbench.state.workbook, 0);

export type Row = Readonly<Record<string, Value | undefined>>;

/** Rows with an ID, in order: header -> value. */
export function customerRows(workbench: Workbench): Row[] {
  const { values } = customersTab(workbench);
  const at = values.findIndex((row) => row?.includes('Customer ID'));
  const head = values[at] ?? [];
  const id = head.indexOf('Customer ID');
  return values
    .slice(at + 1)
    .filter((row) => row?.[id] !== undefined && row[id] !== '')
    .map((row) => Object.fromEntries(head.map((header, i) => [String(header), row?.[i]])));
}

export function customerById(workbench: Workbench, id: string): Row | undefined {
  return customerRows(workbench).find((row) => row['Customer ID'] === id);
}

/** What saving asks for, where a test says no more. */
export function saveInput(
  values: Readonly<Record<string, string>>,
  more: Partial<ApiInput<'saveCustomer'>> = {},
): ApiInput<'saveCustomer'> {
  return { requestId: requestId(), revision: '', duplicatesSeen: true, values: { ...values }, ...more };
}

/** A contact with C-000002, where a test says no more. */
export const contact = (more: Partial<ApiInput<'logContact'>> = {}): ApiInput<'logContact'> => ({
  requestId: requestId(),
  customerId: 'C-000002',
  kind: 'Sales',
  channel: 'Phone',
  outcome: 'Interested',
  note: '=wants two',
  nextDate: '2026-11-24',
  nextStep: 'send the list',
  ...more,
});

export const followUpsTab = (workbench: Workbench): Sheet | undefined =>
  workbench.state.workbook.sheets.find(({ name }) => name === 'Follow-ups');

/** Rows below the header; dates are serial days. */
export const followUpRows = (workbench: Workbench) =>
  (followUpsTab(workbench)?.values ?? [])
    .slice(1)
    .filter((row) => row?.some((value) => value !== undefined && value !== ''));
