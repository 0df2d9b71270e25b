/**
 * People insert and delete columns of a linked tab between any two calls of an operation: every value stands under its own
 * header, once, and an operation that has written nothing says so.
 */
import type { RpcAnswer } from '../../src/contract/api';
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { contact, makeLedger, rewinder } from '../support/form-ledger';
import { addList } from '../support/linked-ledger';
import { pauses } from '../support/pauses';
import { makeTabs, order, planOn, putRows, refresh, rowsIn } from '../support/rolled-ledger';

const BOB = 'C-000002';
/** Between which the linked tabs are read and written. */
const [FIRST_CALL, LAST_CALL] = [10, 22];

const ledger = makeLedger();
makeTabs(ledger, ['purchases', 'followUps', 'stageHistory']);
const stranger = Object.assign(order('', '2026-03-01', 7), { 2: 'Bobby' });
putRows(ledger, 'Purchases', [...rowsIn(ledger, 'Purchases'), order(BOB, '2024-02-01', 5), stranger]);
putRows(ledger, 'Follow-ups', [planOn(BOB, '2026-11-20', 'call', 'Phone'), planOn(BOB, '2026-12-24', 'greet')]);
const sheetId = addList(ledger);
refresh(ledger);
const imported = fork(ledger);
accepted(ask(imported, 'importEntries', { requestId: 'click-list', role: 'purchases', sheetId }).answer);

const tabOf = ({ state }: Workbench, name: string) => {
  const tab = state.workbook.sheets.find((sheet) => sheet.name === name);
  if (tab === undefined) throw new Error(`no tab ${name}`);
  return tab;
};

/** What stands under each header, row by row, in an order of its own. */
function told(workbench: Workbench, name: string, without: string): readonly string[] {
  const [head = [], ...rows] = tabOf(workbench, name).values;
  const cellsOf = (row: (Value | undefined)[] = []) =>
    [...row].flatMap((value, at) =>
      value === undefined || value === '' || head[at] === without ? [] : [`${head[at] ?? at}: ${value}`],
    );
  return rows
    .map((row) => cellsOf(row).sort().join(', '))
    .filter(Boolean)
    .sort();
}

const HANDS = {
  'inserts a column': (workbench: Workbench, tab: string, at: number) =>
    byHand(workbench, `(sheet) => { sheet.insertColumnBefore(${at}); }` as never, tabOf(workbench, tab).sheetId),
  'deletes a column': (workbench: Workbench, tab: string, at: number) =>
    byHand(workbench, `(sheet) => { sheet.deleteColumn(${at}); }` as never, tabOf(workbench, tab).sheetId),
};

const requestId = 'click-columns';
const values = { date: '2026-11-21', product: 'Tea', amount: '12.50', payment: 'Cash', invoice: '7' };
const OPERATIONS = {
  'a purchase is added': ['addEntry', { requestId, customerId: BOB, role: 'purchases', values }, 'Product'],
  'a list is taken over': ['importEntries', { requestId, role: 'purchases', sheetId }, 'Product'],
  'a list is taken back': ['undo', { requestId }, 'Product'],
  'rows of nobody are linked': [
    'linkRows',
    { requestId, role: 'purchases', links: [{ id: '', name: 'Bobby', customerId: BOB }] },
    'Date',
  ],
  'a contact is logged and its plan closed': ['logContact', contact({ requestId }), 'Note'],
} as const;

it.each<[keyof typeof OPERATIONS, keyof typeof HANDS]>([
  ['a purchase is added', 'inserts a column'],
  ['a list is taken over', 'deletes a column'],
  ['a list is taken back', 'inserts a column'],
  ['rows of nobody are linked', 'inserts a column'],
  ['rows of nobody are linked', 'deletes a column'],
  ['a contact is logged and its plan closed', 'inserts a column'],
  ['a contact is logged and its plan closed', 'deletes a column'],
])('while %s somebody %s between any two calls', (what, hands) => {
  const [method, input, header] = OPERATIONS[what];
  const tab = method === 'logContact' ? 'Follow-ups' : 'Purchases';
  const start = method === 'undo' ? imported : ledger;
  const without = hands === 'deletes a column' ? header : '';
  const before = told(start, tab, without);
  const at = (tabOf(start, tab).values[0] ?? []).indexOf(header) + 1;
  const back = rewinder(start);
  ask(start, method, input as never);
  const after = told(start, tab, without);
  const stops = pauses(back().prepare('rpc', [method, input])).slice(FIRST_CALL, LAST_CALL);
  back();
  for (const { at: call, workbench, goOn } of stops) {
    HANDS[hands](workbench, tab, at);
    const answer = goOn().value as RpcAnswer<typeof method>;
    expect({ call, rows: told(workbench, tab, without) }).toEqual({ call, rows: answer.ok ? after : before });
  }
});

it('while the day of a new stage is noted somebody inserts a column between any two calls', () => {
  const start = fork(ledger);
  accepted(ask(start, 'makeLinkedTab', { requestId: 'click-deals', role: 'opportunities' }).answer);
  const deals = tabOf(start, 'Opportunities');
  const deal = (deals.values[0] ?? []).map((header) => (header === 'Customer ID' ? BOB : `own ${header}`));
  putRows(start, 'Opportunities', [deal.map((text) => (text === 'own Stage changed' ? '' : text))]);
  const edit = [deals.sheetId, 1, (deals.values[0] ?? []).indexOf('Stage'), 'Won'] as const;
  const typed = fork(start);
  typed.prepareEdit(...edit);
  const before = told(typed, 'Opportunities', '');
  const noted = fork(start);
  noted.edit(...edit);
  const after = told(noted, 'Opportunities', '');
  expect(after).not.toEqual(before);
  for (const { at: call, workbench, goOn } of pauses(start.prepareEdit(...edit))) {
    HANDS['inserts a column'](workbench, 'Opportunities', 1);
    goOn();
    const rows = told(workbench, 'Opportunities', '');
    expect({ call, rows }).toEqual({ call, rows: String(rows) === String(before) ? before : after });
  }
});
