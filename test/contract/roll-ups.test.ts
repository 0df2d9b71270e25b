/** Roll-ups of a ledger through the real bundle: what its linked rows make of orders, type, tier, stage and last contact. */
import fc from 'fast-check';
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, NOW, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { customersTab, makeLedger, rewinder } from '../support/form-ledger';
import {
  type Cells,
  cellsOf,
  contactOn,
  makeTabs,
  order,
  putRows,
  refresh,
  rowsIn,
  serialOf,
  told,
} from '../support/rolled-ledger';

const [ANN, BOB, CY, DI] = ['C-000001', 'C-000002', 'C-000003', 'C-000004'] as const;
const ORDERS = ['Orders', 'Total spent', 'First order', 'Last order'] as const;
const day = serialOf;
const dateOf = (serial: number): string => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
const codes = ({ issues }: { readonly issues: readonly { code: string; fieldKey?: string; count: number }[] }) =>
  Object.fromEntries(issues.map(({ code, fieldKey, count }) => [`${code} ${fieldKey ?? ''}`.trim(), count]));
/** The cell under General that says who is VIP: read, or typed into. */
function vipCell({ state }: Workbench): { cell: (typed?: Value) => Value; label: Value | undefined } {
  const values = state.workbook.sheets.find(({ name }) => name === 'Settings')?.values ?? [];
  const row = values.find((one) => one?.includes('VIP from a total of')) ?? [];
  const at = row.indexOf('VIP from a total of');
  return {
    label: row[at],
    cell: (typed = row[at + 1] ?? '') => {
      row[at + 1] = typed;
      return typed;
    },
  };
}
const tabOf = ({ state }: Workbench): number =>
  state.workbook.sheets.find(({ name }) => name === 'Purchases')?.sheetId ?? -1;

const historyOf = (workbench: Workbench): Value[][] =>
  rowsIn(workbench, 'Stage history').map((row) => [row[1] ?? '', row[3] ?? '', row[4] ?? '', row[5] ?? '']);

/** Nobody but the owner may edit the tab. */
const PROTECTED = {
  protectionId: 7,
  rect: null,
  description: '',
  warningOnly: false,
  editors: [],
  domainEdit: false,
  unprotected: [],
};

describe('totals that stand when Purchases are made', () => {
  const workbench = makeLedger();
  const totals = () => [ANN, BOB, CY, DI].map((id) => told(workbench, id, 'Total spent', 'Last order', 'Tier'));
  const before = totals();
  const { serviceCalls } = ask(workbench, 'makeLinkedTab', { requestId: requestId(), role: 'purchases' });
  makeTabs(workbench, ['purchases', 'stageHistory']);

  it('become one opening row for each customer, in 25 calls, and once', () => {
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(rowsIn(workbench, 'Purchases').map((row) => [row[0], row[1], row[2], row[3], row[5]])).toEqual([
      [day('2026-09-05'), ANN, 'Ann Lee', 'Opening', 1200],
      [day('2024-01-31'), BOB, 'Bob Ray', 'Opening', 90],
      [day('2026-10-01'), DI, 'Di Fox', 'Opening', 5000],
    ]);
  });

  it('do not fall: a refresh leaves them as they are, and says nothing of them', () => {
    const { issues, counts } = refresh(workbench);
    expect({ totals: totals(), issues, tiers: counts['tiers'] }).toEqual({ totals: before, issues: [], tiers: 0 });
    expect(refresh(workbench).cells).toBe(0);
  });

  it.each(['Amount', 'Customer ID'])('stay as they are, and it is told, once nobody finds the column %s', (header) => {
    const again = fork(workbench);
    const purchases = again.state.workbook.sheets.find(({ name }) => name === 'Purchases');
    const headers = purchases?.values[0] ?? [];
    headers[headers.indexOf(header)] = 'Umsatz';
    expect(refresh(again)).toMatchObject({
      cells: 0,
      issues: [{ code: 'linked-column-missing', params: { sheet: 'Purchases', header } }],
    });
    expect(ask(again, 'report', {}).answer).toMatchObject({ ok: false, issues: [{ code: 'linked-column-missing' }] });
  });

  it.each<[string, (workbench: Workbench) => void]>([
    [
      'a title above it',
      (again) => byHand(again, (sheet) => sheet.insertRowsBefore(1, 2).getRange('A1').setValue('Sales'), tabOf(again)),
    ],
    [
      'rows sorted above it',
      (again) => byHand(again, (sheet) => sheet.moveRows(sheet.getRange('2:3'), 1), tabOf(again)),
    ],
    ['its row deleted', (again) => byHand(again, (sheet) => void sheet.deleteRow(1), tabOf(again))],
  ])('stand again after a repair where the header has %s', (_, act) => {
    const again = fork(workbench);
    const figures = () => accepted(ask(again, 'report', {}).answer).now;
    const were = figures();
    act(again);
    accepted(ask(again, 'repair', { requestId: requestId() }).answer);
    expect(figures()).toEqual(were);
    expect(told(again, ANN, 'Total spent')).toEqual([1200]);
  });

  it('grow with what is bought from then on', () => {
    putRows(workbench, 'Purchases', [...rowsIn(workbench, 'Purchases'), order(BOB, '2026-11-02', 10.1)]);
    refresh(workbench);
    expect(told(workbench, BOB, ...ORDERS, 'Tier')).toEqual([2, 100.1, day('2024-01-31'), day('2026-11-02'), 'Active']);
  });
});

describe('a ledger with Purchases and Follow-ups', () => {
  const PEOPLE: Value[][] = [
    ['Ann Lee', 'red', '(212) 555-0101', '', '', '', '', ''],
    ['Bob Ray', 'blue', '212-555-0102', '', '', '', '', ''],
    ['Cy Poe', 'grey', '+1 212 555 0103', '', '', '', '', ''],
    ['Di Fox', 'green', '2125550104', '', '', '', '', ''],
  ];
  const ledger = makeLedger(undefined, PEOPLE);
  makeTabs(ledger, ['purchases', 'followUps', 'stageHistory']);
  putRows(ledger, 'Purchases', [
    order(ANN, '2026-11-01', 40, { invoice: 'A' }),
    order(ANN, '2026-11-01', 2.5, { invoice: 'A' }),
    order(BOB, '2024-02-01', 30),
    order(BOB, '2024-05-01', 30.3),
    order(BOB, '2024-06-01', -0.3),
  ]);
  putRows(ledger, 'Follow-ups', [contactOn(CY, '2026-11-03'), contactOn(CY, '2026-10-03')]);
  const open = rewinder(ledger);
  const first = refresh(ledger);
  const back = rewinder(ledger);

  it.each(['Customer ID', 'Time', 'Next follow-up'])('keeps its contacts once nobody finds the column %s', (header) => {
    const again = back();
    const followUps = again.state.workbook.sheets.find(({ name }) => name === 'Follow-ups');
    const headers = followUps?.values[0] ?? [];
    headers[headers.indexOf(header)] = 'Wann';
    const before = rowsIn(again, 'Clients');
    expect(refresh(again)).toMatchObject({
      cells: 0,
      issues: [{ code: 'linked-column-missing', params: { sheet: 'Follow-ups', header } }],
    });
    expect(rowsIn(again, 'Clients')).toEqual(before);
  });

  it('is rolled up, typed, rated and staged, with a line for each stage', () => {
    const workbench = back();
    expect(codes(first)).toEqual({ 'vip-amount-found': 1 });
    expect(told(workbench, ANN, ...ORDERS, 'Type', 'Tier', 'Lifecycle')).toEqual([
      1,
      42.5,
      day('2026-11-01'),
      day('2026-11-01'),
      'New',
      'Active',
      'First purchase',
    ]);
    expect(told(workbench, BOB, ...ORDERS, 'Type', 'Tier', 'Lifecycle')).toEqual([
      2,
      60,
      day('2024-02-01'),
      day('2024-05-01'),
      'Existing',
      'Dormant',
      'Lost',
    ]);
    expect(told(workbench, CY, ...ORDERS, 'Last contact', 'Type', 'Lifecycle')).toEqual([
      '',
      '',
      '',
      '',
      day('2026-11-03'),
      'Prospect',
      'Prospect',
    ]);
    expect(historyOf(workbench)).toEqual([
      [ANN, '', 'First purchase', 'one order'],
      [BOB, '', 'Lost', 'no order for 934 days, more than 365'],
      [CY, '', 'Prospect', 'never bought'],
      [DI, '', 'Prospect', 'never bought'],
    ]);
    const notes = customersTab(workbench).notes[0] ?? [];
    for (const header of [...ORDERS, 'Lifecycle'])
      expect([header, notes[cellsOf(workbench, ANN).at(header)]]).toEqual([
        header,
        expect.stringContaining('automatic'),
      ]);
  });

  it('has the amount of a VIP from then on, where people see it, in the Log, and never anew', () => {
    const workbench = back();
    const { cell, label } = vipCell(workbench);
    expect([label, cell()]).toEqual(['VIP from a total of', 1500]);
    const log = workbench.state.workbook.sheets.find(({ name }) => name === 'Log')?.values ?? [];
    expect(log[log.length - 1]).toContain('VIP is from a total of 1,500.');
    putRows(workbench, 'Purchases', [...rowsIn(workbench, 'Purchases'), order(CY, '2026-11-02', 1499)]);
    refresh(workbench);
    cell(1499);
    refresh(workbench);
    expect(told(workbench, CY, 'Tier')).toEqual(['VIP']);
    cell('');
    expect(codes(refresh(workbench))).toEqual({});
    expect([cell(), ...told(workbench, CY, 'Tier')]).toEqual(['', 'Active']);
  });

  it('leaves the amount to who types it at that moment', () => {
    const workbench = open();
    const { cell } = vipCell(workbench);
    // The columns, and what they hold.
    for (const _ of [1, 2]) accepted(ask(workbench, 'refreshTiers', { requestId: requestId() }).answer);
    expect(cell()).toBe('');
    const run = workbench.prepare('rpc', ['refreshTiers', { requestId: requestId() }]);
    run.run(12);
    cell(42);
    let report = run.report();
    while (report.suspended) report = run.resume();
    refresh(workbench);
    expect(cell()).toBe(42);
    expect(told(workbench, ANN, 'Tier')).toEqual(['VIP']);
  });

  it('changes nothing the second time', () => {
    const workbench = back();
    const cells = () => JSON.stringify(workbench.state.workbook.sheets.map(({ values }) => values));
    const before = cells();
    expect(refresh(workbench)).toMatchObject({ cells: 0, counts: { tiers: 0, stages: 0 } });
    expect(cells()).toBe(before);
  });

  it('goes on from there, with a line for whoever is won back, and back with an undo', () => {
    const workbench = back();
    putRows(workbench, 'Purchases', [...rowsIn(workbench, 'Purchases'), order(BOB, '2026-11-21', 5)]);
    const before = structuredClone(workbench.state.workbook.sheets.map(({ values }) => values));
    expect(refresh(workbench).counts).toMatchObject({ stages: 1 });
    expect(told(workbench, BOB, ...ORDERS, 'Lifecycle')).toEqual([
      3,
      65,
      day('2024-02-01'),
      day('2026-11-21'),
      'Repeat',
    ]);
    expect(historyOf(workbench).pop()).toEqual([BOB, 'Lost', 'Repeat', 'ordered again after having been lost']);
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    const dense = (rows: Cells[] | (Cells | undefined)[] | undefined) =>
      (rows ?? [])
        .map((row) =>
          [...(row ?? [])]
            .map((value) => value ?? '')
            .join('|')
            .replace(/\|+$/, ''),
        )
        .filter(Boolean);
    for (const name of ['Clients', 'Purchases', 'Stage history']) {
      const at = workbench.state.workbook.sheets.findIndex((sheet) => sheet.name === name);
      expect(dense(workbench.state.workbook.sheets[at]?.values)).toEqual(dense(before[at]));
    }
  });

  it('says what rows count for nothing, or for something that is still to come', () => {
    const workbench = back();
    putRows(workbench, 'Purchases', [
      order('C-999999', '2026-11-01', 7),
      order('', '2026-11-01', 7),
      order(DI, '2026-11-01', 'EUR 9'),
      order(DI, '2026-11-02', undefined),
      order(DI, '2027-01-01', 5),
    ]);
    putRows(workbench, 'Follow-ups', [contactOn(DI, '2027-02-01')]);
    expect(codes(refresh(workbench))).toEqual({
      'customer-unknown customerId': 2,
      'currency-other amount': 1,
      'amount-missing amount': 1,
      'date-to-come date': 2,
    });
    expect(told(workbench, DI, ...ORDERS, 'Last contact')).toEqual([3, 5, day('2026-11-01'), day('2027-01-01'), '']);
  });

  it('lets what was typed give way to the sum of rows, keeps it where there are none, and tells both', () => {
    const workbench = back();
    const type = (id: string, header: string, value: Value): void => {
      const { row, at } = cellsOf(workbench, id);
      row[at(header)] = value;
    };
    type(ANN, 'Total spent', 99);
    type(DI, 'Total spent', 77);
    type(DI, 'Orders', 4);
    expect(codes(refresh(workbench))).toEqual({
      'total-replaced totalSpent': 1,
      'total-without-rows totalSpent': 1,
      'total-without-rows orderCount': 1,
    });
    expect(told(workbench, ANN, 'Total spent')).toEqual([42.5]);
    expect(told(workbench, DI, 'Total spent', 'Orders')).toEqual([77, 4]);
    // What the ledger wrote goes with the rows; what somebody has typed over it meanwhile stays.
    putRows(workbench, 'Purchases', []);
    type(BOB, 'Orders', 12);
    refresh(workbench);
    expect(told(workbench, ANN, ...ORDERS, 'Lifecycle')).toEqual(['', '', '', '', 'Prospect']);
    expect(told(workbench, BOB, ...ORDERS)).toEqual([12, '', '', '']);
  });

  it('never makes a contact earlier than it stands', () => {
    const workbench = back();
    const { row, at } = cellsOf(workbench, CY);
    row[at('Last contact')] = day('2026-11-10');
    refresh(workbench);
    expect(told(workbench, CY, 'Last contact')).toEqual([day('2026-11-10')]);
  });

  const quickly = (workbench: Workbench, customerId: string, values: Record<string, string>) => {
    const asked = ask(workbench, 'addEntry', { requestId: requestId(), customerId, role: 'purchases', values });
    expect(asked.serviceCalls).toBeLessThanOrEqual(25);
    return accepted(asked.answer);
  };

  it('mends as few formats at once as it has calls for', () => {
    const workbench = back();
    byHand(workbench, (sheet, spreadsheet) => {
      const heads = sheet.getDataRange().getValues()[0] as string[];
      sheet.getDataRange().setNumberFormat('@');
      sheet.getRange(1, 2).setValue('Our client');
      for (const name of ['Orders', 'Total spent', 'First order', 'Last order', 'Tier', 'Last contact'])
        sheet.getRange(2, heads.indexOf(name) + 1, 4, 1).setValue('');
      sheet.getRange(3, heads.indexOf('Next follow-up') + 1).setValue('soon 3');
      sheet.getRange(3, heads.indexOf('Phone') + 1).setNumberFormat('0');
      const purchases = spreadsheet.getSheetByName('Purchases') as GoogleAppsScript.Spreadsheet.Sheet;
      purchases.insertColumnsAfter(2, 1).getRange('C1').setValue('mine');
    });
    const { calls } = refresh(workbench);
    // One more than 25, and no more, where even a single format is too many.
    expect(Math.max(...calls)).toBeLessThanOrEqual(26);
    expect(told(workbench, BOB, 'Orders', 'Total spent')).toEqual(told(back(), BOB, 'Orders', 'Total spent'));
  });

  it('takes 25 calls where formats, a header and columns are to be mended at once; the clock does what is left', () => {
    const workbench = back();
    byHand(workbench, (sheet, spreadsheet) => {
      sheet.getDataRange().setNumberFormat('@');
      sheet.getRange(1, 2).setValue('Our client');
      const purchases = spreadsheet.getSheetByName('Purchases') as GoogleAppsScript.Spreadsheet.Sheet;
      purchases.insertColumnsAfter(2, 1);
      purchases.getRange('C1').setValue('mine');
    });
    quickly(workbench, ANN, { amount: '1000', date: '2026-11-20' });
    workbench.state.clock += 86_400_000;
    workbench.run('hourly', [], { origin: 'clock' });
    expect(told(workbench, ANN, 'Total spent')).toEqual([1042.5]);
  });

  it('counts no purchase that a protected tab has refused', () => {
    const workbench = back();
    const sheet = workbench.state.workbook.sheets.find(({ name }) => name === 'Purchases');
    const before = [told(workbench, ANN, ...ORDERS), rowsIn(workbench, 'Purchases').length];
    sheet?.protections.push(PROTECTED);
    workbench.state.workbook.editors.push('colleague@example.com');
    workbench.state.user = 'colleague@example.com';
    const values = { date: '2026-11-20', product: 'Mill', amount: '7.5' };
    const asked = { requestId: requestId(), customerId: ANN, role: 'purchases', values } as const;
    expect(ask(workbench, 'addEntry', asked).answer).toMatchObject({ ok: false, issues: [{ code: 'failed' }] });
    refresh(workbench);
    expect([told(workbench, ANN, ...ORDERS), rowsIn(workbench, 'Purchases').length]).toEqual(before);
  });

  it('has what a purchase typed in comes to at once, in the one operation, and goes back with its undo', () => {
    const workbench = back();
    const shown = () => told(workbench, ANN, ...ORDERS, 'Rolled up', 'Type', 'Tier', 'Lifecycle');
    const before = [shown(), historyOf(workbench), rowsIn(workbench, 'Purchases').length];
    quickly(workbench, ANN, { date: '2026-11-20', product: 'Mill', amount: '7.5' });
    expect(shown()).toEqual([
      2,
      50,
      day('2026-11-01'),
      day('2026-11-20'),
      '2 · 50 · 2026-11-01 · 2026-11-20',
      'Existing',
      'Active',
      'Repeat',
    ]);
    const view = accepted(ask(workbench, 'customer', { customerId: ANN }).answer);
    if (view === null || view === 'unchanged') throw new Error('nobody is shown');
    expect(view.fields.map(({ key, text }) => [key, text])).toEqual(
      expect.arrayContaining([
        ['orderCount', '2'],
        ['totalSpent', '$50.00'],
        ['lastOrder', '2026-11-20'],
        ['lifecycleStage', 'Repeat'],
      ]),
    );
    expect([view.tier, view.money]).toMatchObject(['Active', { orderCount: 2, totalSpent: 50 }]);
    const after = structuredClone(workbench.state);
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    expect([shown(), historyOf(workbench), rowsIn(workbench, 'Purchases').length]).toEqual(before);
    Object.assign(workbench.state, after);
    // The line of Stage history may be left to the clock.
    workbench.state.clock = NOW + 2 * 3_600_000;
    expect(workbench.run('hourly')).toMatchObject({ ok: true, log: [] });
    expect(historyOf(workbench).pop()).toEqual([ANN, 'First purchase', 'Repeat', expect.any(String)]);
    expect(refresh(workbench).cells).toBe(0);
  });

  /** A column of people's own beside every other. */
  const moveApart = (workbench: Workbench): void =>
    byHand(workbench, (sheet) => {
      for (let at = sheet.getLastColumn(); at > 0; at--) {
        sheet.insertColumnAfter(at);
        sheet
          .getRange(1, at + 1, 5, 1)
          .clearDataValidations()
          .setValues([[`Mine ${at}`], ['a'], ['b'], ['c'], ['d']]);
      }
    });
  const bought = (workbench: Workbench): void => {
    const more = [order(ANN, '2026-11-10', 7), order(BOB, '2026-11-20', 9), order(CY, '2026-11-15', 5)];
    putRows(workbench, 'Purchases', [...rowsIn(workbench, 'Purchases'), ...more]);
    putRows(workbench, 'Follow-ups', [contactOn(DI, '2026-11-12'), contactOn(CY, '2026-11-18')]);
  };

  it.each<[string, (workbench: Workbench) => void]>([
    [
      'with one click',
      (workbench) => {
        const { calls } = refresh(workbench);
        expect([calls.length > 1, Math.max(...calls) <= 25, calls]).toEqual([true, true, calls]);
      },
    ],
    [
      'by the clock, in one run',
      (workbench) => {
        workbench.state.clock = NOW + 16 * 3_600_000;
        expect(workbench.run('hourly')).toMatchObject({ ok: true, log: [] });
      },
    ],
  ])('is rolled up as a whole where people have moved its columns apart: %s', (_, roll) => {
    const workbench = back();
    moveApart(workbench);
    bought(workbench);
    const mine = () => customersTab(workbench).values.map((row, i) => row?.filter((_, at) => isMine(at) && i >= 0));
    const isMine = (at: number): boolean => String(customersTab(workbench).values[0]?.[at]).startsWith('Mine');
    const before = mine();
    roll(workbench);
    const orders = (id: string) => told(workbench, id, ...ORDERS, 'Rolled up', 'Type', 'Tier', 'Lifecycle');
    expect(orders(ANN)).toEqual([
      2,
      49.5,
      day('2026-11-01'),
      day('2026-11-10'),
      '2 · 49.5 · 2026-11-01 · 2026-11-10',
      'Existing',
      'Active',
      'Repeat',
    ]);
    expect(orders(CY)).toEqual([
      1,
      5,
      day('2026-11-15'),
      day('2026-11-15'),
      '1 · 5 · 2026-11-15 · 2026-11-15',
      'New',
      'Active',
      'First purchase',
    ]);
    expect(told(workbench, DI, 'Last contact')).toEqual([day('2026-11-12')]);
    expect(historyOf(workbench).slice(-3)).toEqual([
      [ANN, 'First purchase', 'Repeat', expect.any(String)],
      [BOB, 'Lost', 'Repeat', expect.any(String)],
      [CY, 'Prospect', 'First purchase', expect.any(String)],
    ]);
    expect(mine()).toEqual(before);
    expect(refresh(workbench)).toMatchObject({ cells: 0, isUnfinished: false });
  });

  it('leaves a formula among its sums as it is, and writes the others of that row', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      const [head = []] = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues();
      sheet.getRange(2, head.indexOf('Total spent') + 1).setFormula('=40+4');
    });
    bought(workbench);
    expect(codes(refresh(workbench))).toMatchObject({ 'left-formula totalSpent': 1 });
    expect(told(workbench, ANN, ...ORDERS, 'Rolled up')).toEqual([
      2,
      44,
      day('2026-11-01'),
      day('2026-11-10'),
      '2 · 42.5 · 2026-11-01 · 2026-11-10',
    ]);
    expect(refresh(workbench).cells).toBe(0);
  });

  it('is rolled up once a day by the clock as well', () => {
    const workbench = back();
    putRows(workbench, 'Purchases', [...rowsIn(workbench, 'Purchases'), order(DI, '2026-11-19', 8)]);
    workbench.state.clock = NOW + 26 * 3_600_000;
    const report = workbench.run('hourly');
    expect(report.ok).toBe(true);
    expect(told(workbench, DI, ...ORDERS, 'Type', 'Lifecycle')).toEqual([
      1,
      8,
      day('2026-11-19'),
      day('2026-11-19'),
      'New',
      'First purchase',
    ]);
    expect(historyOf(workbench).pop()).toEqual([DI, 'Prospect', 'First purchase', 'one order']);
  });

  it('P after any deeds in Purchases and Customers, one refresh gives what the rows come to', () => {
    const ids = [ANN, BOB, CY, DI];
    const someId = fc.constantFrom(...ids);
    const someDay = fc.integer({ min: day('2024-01-01'), max: day('2026-11-20') });
    const someAmount = fc.integer({ min: -300_000, max: 900_000 }).map((units) => units / 10_000);
    const place = fc.nat(30);
    const deed = fc.oneof(
      fc.record({
        kind: fc.constant('add' as const),
        id: someId,
        on: someDay,
        amount: someAmount,
        invoice: fc.constantFrom('', 'A', 'B'),
      }),
      fc.record({ kind: fc.constant('quick' as const), id: someId, on: someDay, amount: someAmount }),
      fc.record({ kind: fc.constant('amount' as const), place, amount: someAmount }),
      fc.record({ kind: fc.constant('date' as const), place, on: someDay }),
      fc.record({ kind: fc.constant('paste' as const), place }),
      fc.record({ kind: fc.constant('delete' as const), place }),
      fc.record({ kind: fc.constant('sort' as const), column: fc.constantFrom(0, 1, 5) }),
      fc.record({ kind: fc.constant('sort customers' as const) }),
      fc.record({ kind: fc.constant('merge' as const), id: someId, to: someId }),
      fc.record({
        kind: fc.constant('type' as const),
        id: someId,
        header: fc.constantFrom(...ORDERS),
        value: fc.nat(500),
      }),
    );
    type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

    /** What the ledger wrote last. */
    let written = new Map<string, Value[] | null>();
    const apply = (workbench: Workbench, one: Deed): void => {
      const rows = rowsIn(workbench, 'Purchases');
      const at = 'place' in one && rows.length > 0 ? one.place % rows.length : -1;
      const put = (after: Cells[]): void => putRows(workbench, 'Purchases', after);
      const [, ...customers] = customersTab(workbench).values;
      switch (one.kind) {
        case 'add': {
          const row = order(one.id, null, one.amount, { invoice: one.invoice });
          row[0] = one.on;
          put([...rows, row]);
          return;
        }
        case 'quick': {
          const date = dateOf(one.on);
          quickly(workbench, one.id, { date, product: 'Mill', amount: String(one.amount) });
          const sum = naive(rowsIn(workbench, 'Purchases'), one.id);
          expect(told(workbench, one.id, ...ORDERS)).toEqual(sum);
          written.set(one.id, sum);
          return;
        }
        case 'amount':
          if (at >= 0) (rows[at] as Cells)[5] = one.amount;
          return;
        case 'date':
          if (at >= 0) (rows[at] as Cells)[0] = one.on;
          return;
        case 'paste':
          if (at >= 0) put([...rows, [...(rows[at] as Cells)]]);
          return;
        case 'delete':
          put(rows.filter((_, i) => i !== at));
          return;
        case 'sort':
          put([...rows].sort((a, b) => (String(a[one.column]) < String(b[one.column]) ? -1 : 1)));
          return;
        case 'sort customers':
          customers.reverse().forEach((row, i) => {
            customersTab(workbench).values[i + 1] = row;
          });
          return;
        case 'merge':
          for (const row of rows) if (row[1] === one.id) row[1] = one.to;
          return;
        case 'type': {
          const { row, at: columnOf } = cellsOf(workbench, one.id);
          row[columnOf(one.header)] = one.value;
        }
      }
    };

    /** Orders, total, first and last, the long way; null for a customer without rows. */
    const naive = (rows: readonly Cells[], id: string): Value[] | null => {
      const own = rows.filter((row) => row[1] === id);
      if (own.length === 0) return null;
      const bought = own.filter((row) => (row[5] as number) >= 0);
      const invoices = [...new Set(bought.map((row) => row[11] ?? ''))];
      const dates = invoices.flatMap((invoice) => {
        const of = bought.filter((row) => (row[11] ?? '') === invoice).map((row) => row[0] as number);
        return invoice === '' ? of : [Math.min(...of)];
      });
      const total = own.reduce((sum, row) => sum + Math.round((row[5] as number) * 10_000), 0) / 10_000;
      const [earliest, latest] = [Math.min(...dates), Math.max(...dates)];
      return [dates.length, total, ...(dates.length === 0 ? ['', ''] : [earliest, latest])];
    };

    fc.assert(
      fc.property(fc.array(deed, { minLength: 1, maxLength: 12 }), fc.array(deed, { maxLength: 8 }), (some, more) => {
        const workbench = back();
        written = new Map(ids.map((id) => [id, naive(rowsIn(workbench, 'Purchases'), id)]));
        for (const deeds of [some, more]) {
          for (const one of deeds) apply(workbench, one);
          const before = new Map(ids.map((id) => [id, told(workbench, id, ...ORDERS)]));
          refresh(workbench);
          const rows = rowsIn(workbench, 'Purchases');
          const sums = new Map(ids.map((id) => [id, naive(rows, id)]));
          for (const id of ids) {
            const expected = ORDERS.map((_, i) => {
              const sum = sums.get(id)?.[i] ?? '';
              const typed = before.get(id)?.[i] ?? '';
              return sum !== '' ? sum : typed === written.get(id)?.[i] ? '' : typed;
            });
            expect({ id, told: told(workbench, id, ...ORDERS) }).toEqual({ id, told: expected });
            const lines = historyOf(workbench).filter(([whose]) => whose === id);
            expect([id, lines.pop()?.[2]]).toEqual([id, told(workbench, id, 'Lifecycle')[0]]);
          }
          written = sums;
        }
        expect(refresh(workbench).cells).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});

it.each([
  ['Asia/Shanghai', undefined],
  ['America/Los_Angeles', 2],
])(
  'one customer alone is rolled up, by the day of the spreadsheet, and may have given more back than bought: %s',
  (timeZone, toCome) => {
    const sheet = workbookOf([['Name'], ['Ann Lee']], { name: 'Clients', timeZone });
    const workbench = openBundle(sheet);
    accepted(
      ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer,
    );
    makeTabs(workbench, ['purchases', 'stageHistory']);
    // The 21st has begun in the east, and not in the west.
    workbench.state.clock = NOW - 6 * 3_600_000;
    putRows(workbench, 'Purchases', [order(ANN, '2026-11-21', 30), order(ANN, '2026-11-21', -70)]);
    expect(codes(refresh(workbench))['date-to-come date']).toBe(toCome);
    expect(told(workbench, ANN, ...ORDERS, 'Lifecycle')).toEqual([
      1,
      -40,
      day('2026-11-21'),
      day('2026-11-21'),
      'First purchase',
    ]);
  },
);

describe('service calls of a refresh', () => {
  const people = (count: number): Value[][] =>
    Array.from({ length: count }, (_, i) => [`Person ${i}`, `own ${i}`, '', `p${i}@example.com`, '', '', '', '']);
  const idOf = (i: number): string => `C-${String(i + 1).padStart(6, '0')}`;

  it('are as many for 2,000 customers as for 100, and 25 at most, the first refresh in parts', () => {
    const counts = [100, 2000].map((count) => {
      const workbench = makeLedger(undefined, people(count));
      makeTabs(workbench, ['purchases', 'followUps', 'stageHistory']);
      const first = Array.from({ length: count }, (_, i) => order(idOf(i), '2026-09-05', i + 1));
      putRows(workbench, 'Purchases', first);
      const calls: Record<string, number[]> = { first: refresh(workbench).calls };
      vipCell(workbench).cell(1_000_000);
      refresh(workbench);
      calls['nothing'] = refresh(workbench).calls;
      const later = Array.from({ length: count / 2 }, (_, i) => order(idOf(2 * i), '2026-11-05', 7));
      putRows(workbench, 'Purchases', [...first, ...later]);
      putRows(workbench, 'Follow-ups', [contactOn(idOf(3), '2026-11-05')]);
      const { calls: taken, cells, counts: changed } = refresh(workbench);
      expect([cells, changed['stages']]).toEqual([count * 3 + 1, count / 2]);
      calls['later'] = taken;
      return calls;
    });
    const [few, many] = counts;
    // Columns, what they hold, and the lines of Stage history; these may want room once more.
    expect(few?.['first']).toHaveLength(3);
    expect({ ...many, first: [] }).toEqual({ ...few, first: [] });
    for (const calls of [few, many])
      for (const [what, each] of Object.entries(calls ?? {}))
        expect([what, Math.max(...each) <= 25, each]).toEqual([what, true, each]);
  });
});
