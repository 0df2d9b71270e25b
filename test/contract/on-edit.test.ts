/**
 * What happens when people type, paste and clear in a ledger: the simple trigger sees to the rows that were edited,
 * touches nothing else, and whatever it misses a repair makes good.
 */
import { benchSheet } from '../../bench/sheets';
import type { Sheet, Value } from '../../workbench/model/workbook';
import type { ExecutionReport, Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand, MOVES } from '../support/by-hand';
import { saveInput } from '../support/form-ledger';
import { journalEntries } from '../support/journal-entries';
import { pauses } from '../support/pauses';
import { dumpSheet, sheetOf } from '../support/sheet-dump';

const HEADERS = ['Name', 'My own', 'Mobile', 'E-mail', 'Company', 'Last order', 'Total spent', 'Remarks'];
const PEOPLE: Value[][] = [
  ['Ann Lee', 'red', '(212) 555-0101', 'ann@example.com', 'Acme Ltd', '2026-09-05', 1200, 'nice'],
  ['Bob Ray', 'blue', '(212) 555-0102', 'bob@example.com', '', '2024-01-31', 90, ''],
  ['Cy Poe', 'pink', '(212) 555-0103', 'cy@example.com', 'Bolt Inc', '', 0, 'call'],
  ['Di Fox', 'green', '(212) 555-0104', 'di@example.com', '', '2026-10-01', 5000, ''],
];

const plain = workbookOf([HEADERS, ...PEOPLE], { name: 'Clients', rows: 80 });
const made = openBundle(plain);
accepted(ask(made, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
// Edits come a day later, so that stamps differ.
made.advance(86_400_000);

const tab = (workbench: Workbench): Sheet => sheetOf(workbench.state.workbook, 0);
const head = (workbench: Workbench): (Value | undefined)[] => tab(workbench).values[0] ?? [];
const at = (workbench: Workbench, header: string): number => head(workbench).indexOf(header);
const cell = (workbench: Workbench, row: number, header: string): Value | undefined =>
  tab(workbench).values[row]?.[at(workbench, header)];
const belongings = (workbench: Workbench): Record<string, unknown>[] =>
  tab(workbench)
    .values.slice(1)
    .filter((line) => line?.some((value) => value !== undefined))
    .map((line) => Object.fromEntries(head(workbench).map((header, i) => [String(header), line?.[i]])))
    .map(({ 'Match keys': _, ...row }) => row);

/** Edits must never show an error; `quiet` are those that were swallowed. */
function quiet(reports: readonly ExecutionReport[]): ExecutionReport {
  const [report] = reports;
  if (report === undefined) throw new Error('nothing was fired');
  expect({ error: report.error, ui: report.ui, log: report.log }).toEqual({ error: undefined, ui: [], log: [] });
  expect(report.serviceCalls).toBeLessThanOrEqual(25);
  return report;
}

function type(workbench: Workbench, row: number, header: string, text: string): ExecutionReport {
  return quiet(workbench.edit(0, row, at(workbench, header), text));
}

function repair(workbench: Workbench) {
  return accepted(ask(workbench, 'repair', { requestId: requestId() }).answer);
}

/** What a repair leaves after an edit must be what the edit has left: it decides by the same rules. */
function expectSettled(workbench: Workbench): void {
  const before = belongings(workbench);
  const { cells } = repair(workbench);
  expect({ cells, now: belongings(workbench) }).toEqual({ cells: 0, now: before });
}

describe('typing', () => {
  it('standardises the cell, stamps the row and leaves the rest as it is', () => {
    const workbench = fork(made);
    const before = belongings(workbench);
    type(workbench, 2, 'Phone', '646.555.0177');
    const after = belongings(workbench);
    expect(after[1]).toEqual({ ...before[1], Phone: '(646) 555-0177', Updated: expect.any(Number) });
    expect([after[0], after[2], after[3]]).toEqual([before[0], before[2], before[3]]);
    expectSettled(workbench);
  });

  it('says what is wrong with a value, and takes it back when it is put right', () => {
    const workbench = fork(made);
    type(workbench, 2, 'E-mail', 'bob@');
    expect(cell(workbench, 2, 'E-mail')).toBe('bob@');
    expect(cell(workbench, 2, 'To check')).toMatch(/^⚠ .*E-mail/);
    type(workbench, 2, 'E-mail', 'BOB@Example.com ');
    expect(cell(workbench, 2, 'E-mail')).toBe('BOB@example.com');
    expect(cell(workbench, 2, 'To check')).toBeUndefined();
  });

  it('marks duplicates at once, in the other row too, and frees them again', () => {
    const workbench = fork(made);
    type(workbench, 4, 'E-mail', 'ann@example.com');
    expect(cell(workbench, 1, 'Duplicate group')).toBe('Dup 1');
    expect(cell(workbench, 4, 'Duplicate group')).toBe('Dup 1');
    expectSettled(workbench);
    type(workbench, 4, 'E-mail', 'di@example.com');
    expect(belongings(workbench).map((row) => row['Duplicate group'])).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expectSettled(workbench);
  });

  it('marks the edited row that stands between two others of its group', () => {
    const workbench = fork(made);
    quiet(workbench.edit(0, 2, 0, [['Ann Lee', 'blue', '(212) 555-0101', 'cy@example.com']]));
    expect([1, 2, 3].map((row) => cell(workbench, row, 'Duplicate group'))).toEqual(['Dup 1', 'Dup 1', 'Dup 1']);
    expectSettled(workbench);
  });

  it('gives a new row an ID, wherever it stands, and counts on', () => {
    const workbench = fork(made);
    type(workbench, 5, 'Customer', ' Eve  Orr ');
    expect([cell(workbench, 5, 'Customer'), cell(workbench, 5, 'Customer ID')]).toEqual(['Eve Orr', 'C-000005']);
    type(workbench, 9, 'E-mail', 'flo@example.com');
    expect(cell(workbench, 9, 'Customer ID')).toBe('C-000006');
    workbench.change({ kind: 'delete', sheetId: 0, axis: 'rows', at: 9, count: 1 });
    type(workbench, 6, 'Customer', 'Gil Eco');
    expect(cell(workbench, 6, 'Customer ID')).toBe('C-000007');
  });

  it('takes totals, remarks and headings for no customers', () => {
    const workbench = fork(made);
    type(workbench, 5, 'Customer', 'Total');
    type(workbench, 5, 'Total spent', '=SUM(G2:G5)');
    type(workbench, 7, 'Customer', 'Note: without tax');
    expect([5, 7].map((row) => cell(workbench, row, 'Customer ID'))).toEqual([undefined, undefined]);
    expect(tab(workbench).formulas[5]?.[6]).toBe('=SUM(G2:G5)');
  });

  it('keeps a tier that is typed, and rates by rule again when it is cleared', () => {
    const workbench = fork(made);
    const [tier, by] = [cell(workbench, 2, 'Tier'), cell(workbench, 2, 'Tier set by')];
    type(workbench, 2, 'Tier', 'VIP');
    expect([cell(workbench, 2, 'Tier'), cell(workbench, 2, 'Tier set by')]).toEqual(['VIP', 'set by hand']);
    quiet(workbench.clear(0, { row: 2, column: at(workbench, 'Tier'), rows: 1, columns: 1 }));
    expect([cell(workbench, 2, 'Tier'), cell(workbench, 2, 'Tier set by')]).toEqual([tier, by]);
  });

  it('leaves formulas and other people’s columns alone, but stamps the row', () => {
    const workbench = fork(made);
    type(workbench, 2, 'E-mail', '=LOWER("Bob@example.com ")');
    expect(tab(workbench).formulas[2]?.[at(workbench, 'E-mail')]).toBe('=LOWER("Bob@example.com ")');
    const before = belongings(workbench);
    type(workbench, 3, 'My own', 'x');
    expect(belongings(workbench)[2]).toEqual({ ...before[2], 'My own': 'x', Updated: expect.any(Number) });
  });

  it('keeps text that begins like a formula', () => {
    const workbench = fork(made);
    for (const text of ['=1+1', '+1 tidy  me', '-5', '@home', '＝1+1']) {
      type(workbench, 3, 'Remarks', `'${text}`);
      expect(cell(workbench, 3, 'Remarks')).toBe(text);
      type(workbench, 3, 'Company', `'${text}`);
      expect(cell(workbench, 3, 'Company')).toBe(text);
      expect(tab(workbench).formulas[3] ?? []).toEqual([]);
    }
  });

  it('says who has changed a row and when it was made, where there are columns for it and Google tells', () => {
    const workbench = fork(made, { simpleTriggersKnowUser: true });
    // No set-up makes these columns by itself.
    const rows = workbench.state.workbook.sheets.flatMap(({ values }) => values);
    const state = rows.find((row) => row?.[0] === 'ledgerline:ledger') as Value[];
    const settings = JSON.parse(String(state[1])) as { fields: unknown[] };
    const more = { createdAt: 'Created', updatedBy: 'Updated by' };
    for (const [key, header] of Object.entries(more)) {
      const position = head(workbench).length;
      tab(workbench).values[0]?.push(header);
      settings.fields.push({ key, header, position, original: '', check: 'none', added: true });
    }
    state[1] = JSON.stringify(settings);
    const report = type(workbench, 5, 'Customer', 'Eve Orr');
    expect(cell(workbench, 5, 'Updated by')).toBe(workbench.state.user);
    expect(cell(workbench, 5, 'Created')).toEqual(expect.any(Number));
    expect(report.callsByMethod['Session.getActiveUser']).toBeUndefined();
    type(workbench, 2, 'Remarks', 'hello');
    expect([cell(workbench, 2, 'Updated by'), cell(workbench, 2, 'Created')]).toEqual([
      workbench.state.user,
      undefined,
    ]);
  });

  it('does nothing on other tabs', () => {
    const workbench = fork(made);
    const before = dumpSheet(tab(workbench));
    const other = workbench.state.workbook.sheets[1]?.sheetId ?? -1;
    expect(quiet(workbench.edit(other, 20, 20, 'x')).serviceCalls).toBeLessThanOrEqual(3);
    expect(dumpSheet(tab(workbench))).toEqual(before);
  });
});

/** Rows of the first eight columns, as people paste them from elsewhere. */
const guests = (count: number, from = 0): string[][] =>
  Array.from({ length: count }, (_, i) => [
    ` Guest  ${from + i}`,
    `own ${from + i}`,
    `212.555.${1000 + from + i}`,
    `Guest${from + i}@Example.com`,
    i % 3 === 0 ? 'Acme Ltd' : '',
    '2026-09-05',
    String(i),
    i === 7 ? "'=1+1" : '',
  ]);

describe('pasting', () => {
  it('50 rows under the ledger makes 50 customers of them', () => {
    const workbench = fork(made);
    const before = belongings(workbench);
    const rows = guests(50);
    rows[49] = ['Ann Lee', 'again', '212 555 0101', '', '', '', '', ''];
    quiet(workbench.edit(0, 5, 0, rows));
    const after = belongings(workbench);
    expect(after).toHaveLength(54);
    expect(new Set(after.map((row) => row['Customer ID'])).size).toBe(54);
    expect(after[4]).toMatchObject({ Customer: 'Guest 0', Phone: '(212) 555-1000', 'E-mail': 'Guest0@example.com' });
    expect(after.map((row) => row['My own']).slice(4)).toEqual(rows.map((row) => row[1]));
    expect(after[11]?.['Remarks']).toBe('=1+1');
    expect(after[53]?.['Duplicate group']).toBe('Dup 1');
    expect(after[30]).toMatchObject({
      Tier: 'Active',
      Updated: expect.any(Number),
      'Tier set by': expect.stringMatching(/^Active · /),
    });
    expect(after.slice(1, 4)).toEqual(before.slice(1, 4));
    // The calls do not suffice for the twin among the old rows, and types wait for a repair; nothing else is left.
    repair(workbench);
    const settled = belongings(workbench);
    expect(settled[0]).toEqual({ ...after[0], 'Duplicate group': 'Dup 1' });
    const untyped = (rows: Record<string, unknown>[]) => rows.map(({ Type, Updated, ...rest }) => rest);
    expect(untyped(settled.slice(1))).toEqual(untyped(after.slice(1)));
  });

  it('a whole row over others gives the copies IDs of their own', () => {
    const workbench = fork(made);
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 1, 1, sheet.getLastColumn()).copyTo(sheet.getRange(6, 1, 2, sheet.getLastColumn()));
      sheet.getRange(2, 1, 1, sheet.getLastColumn()).copyTo(sheet.getRange(4, 1, 1, sheet.getLastColumn()));
    });
    const event = (row: number, rows: number) => ({
      authMode: 'LIMITED',
      source: true,
      user: '',
      range: { sheetId: 0, row, column: 0, rows, columns: tab(workbench).maxColumns },
    });
    for (const one of [event(5, 2), event(3, 1)])
      quiet([workbench.run('onEdit', [], { mode: 'LIMITED', origin: 'simple-trigger', event: one })]);
    expect(belongings(workbench).map((row) => row['Customer ID'])).toEqual([
      'C-000001',
      'C-000002',
      'C-000007',
      'C-000004',
      'C-000005',
      'C-000006',
    ]);
    expect(belongings(workbench).map((row) => row['Duplicate group'])).toEqual([
      'Dup 1',
      undefined,
      'Dup 1',
      undefined,
      'Dup 1',
      'Dup 1',
    ]);
    expectSettled(workbench);
  });

  it('a column from top to bottom', () => {
    const workbench = fork(made);
    const column = Array.from({ length: 75 }, (_, i) => [i < 4 ? `646.555.${1000 + i}` : '']);
    quiet(workbench.edit(0, 1, at(workbench, 'Phone'), column));
    expect(belongings(workbench).map((row) => row['Phone'])).toEqual([0, 1, 2, 3].map((i) => `(646) 555-100${i}`));
    expectSettled(workbench);
  });

  it('into rows that a filter hides, and after a sort', () => {
    const workbench = fork(made);
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 1, 4, sheet.getLastColumn()).sort({ column: 1, ascending: false });
      sheet.hideRows(3);
    });
    type(workbench, 2, 'Phone', '646 555 0177');
    expect(belongings(workbench)[1]).toMatchObject({
      Customer: 'Cy Poe',
      'Customer ID': 'C-000003',
      Phone: '(646) 555-0177',
    });
    expectSettled(workbench);
  });

  const hurried = fork(made);
  const reports = hurried.withoutPause(() => {
    for (const [i, row] of guests(4).entries()) hurried.edit(0, 5 + i, 0, [row]);
  });
  const idsOf = (workbench: Workbench) => belongings(workbench).map((row) => row['Customer ID']);

  it('several edits without a pause may lose some', () => {
    for (const report of reports) quiet([report]);
    expect(idsOf(hurried).slice(4)).toEqual(['C-000005', 'C-000006', undefined, undefined]);
  });

  it.each(['repair', 'checkDuplicates', 'refreshTiers'] as const)('what was lost is swept up by %s', (method) => {
    const workbench = fork(hurried);
    const { answer, serviceCalls } = ask(workbench, method, { requestId: requestId() });
    accepted(answer);
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(new Set(idsOf(workbench)).size).toBe(8);
    expect(idsOf(workbench)).not.toContain(undefined);
    // The hourly job sees to the rest of those rows.
    workbench.run('hourly', [], { origin: 'clock' });
    expectSettled(workbench);
  });

  it('what was lost is left by a save, and swept up by the hourly job', () => {
    const workbench = fork(hurried);
    accepted(ask(workbench, 'saveCustomer', saveInput({ name: 'Zed Zee' })).answer);
    workbench.run('hourly', [], { origin: 'clock' });
    expect(new Set(idsOf(workbench)).size).toBe(9);
    expect(idsOf(workbench)).not.toContain(undefined);
  });
});

describe('clearing', () => {
  it('a value leaves its row a customer, with what is missing now', () => {
    const workbench = fork(made);
    type(workbench, 4, 'E-mail', 'ann@example.com');
    quiet(workbench.clear(0, { row: 4, column: 0, rows: 1, columns: 4 }));
    expect(belongings(workbench)[3]).toMatchObject({ 'Customer ID': 'C-000004', 'E-mail': undefined });
    expect(cell(workbench, 4, 'To check')).toMatch(/^⚠/);
    expect(cell(workbench, 1, 'Duplicate group')).toBeUndefined();
    expectSettled(workbench);
  });

  it('a whole row leaves nothing behind, and its partner alone', () => {
    const workbench = fork(made);
    type(workbench, 4, 'E-mail', 'ann@example.com');
    quiet(workbench.clear(0, { row: 4, column: 0, rows: 1, columns: tab(workbench).maxColumns }));
    expect(belongings(workbench)).toHaveLength(3);
    expect(cell(workbench, 1, 'Duplicate group')).toBeUndefined();
    expectSettled(workbench);
  });

  it('an ID gives the row a new one', () => {
    const workbench = fork(made);
    quiet(workbench.clear(0, { row: 2, column: at(workbench, 'Customer ID'), rows: 1, columns: 1 }));
    expect(cell(workbench, 2, 'Customer ID')).toBe('C-000005');
    expectSettled(workbench);
  });
});

describe('the header', () => {
  const fields = (workbench: Workbench): Record<string, unknown> => {
    const rows = workbench.state.workbook.sheets.flatMap(({ values }) => values);
    const state = rows.find((row) => row?.[0] === 'ledgerline:ledger')?.[1];
    const { fields: found } = JSON.parse(String(state)) as {
      fields: { key: string; header: string; position: number }[];
    };
    return Object.fromEntries(found.map(({ key, header, position }) => [key, [header, position]]));
  };

  it('renamed is the same column at once', () => {
    const workbench = fork(made);
    quiet(workbench.edit(0, 0, 2, 'Ring here'));
    expect(fields(workbench)).toMatchObject({ phone: ['Ring here', 2], email: ['E-mail', 3] });
    quiet(workbench.edit(0, 2, 2, '646.555.0177'));
    expect(cell(workbench, 2, 'Ring here')).toBe('(646) 555-0177');
  });

  it.each([
    ['in one paste', (workbench: Workbench) => [workbench.edit(0, 0, 2, [['E-mail', 'Phone']])]],
    ['one by one', (workbench: Workbench) => [workbench.edit(0, 0, 2, 'E-mail'), workbench.edit(0, 0, 3, 'Phone')]],
  ])('swapped %s: columns go by their headers, and no value is touched', (_, swap) => {
    const workbench = fork(made);
    const rows = tab(workbench).values.slice(1, 5);
    for (const reports of swap(workbench)) quiet(reports);
    expect(fields(workbench)).toMatchObject({ phone: ['Phone', 3], email: ['E-mail', 2] });
    expect(tab(workbench).values.slice(1, 5)).toEqual(rows);
  });

  it('blanked for a moment costs the ledger nothing', () => {
    const workbench = fork(made);
    const before = fields(workbench);
    quiet(workbench.clear(0, { row: 0, column: 2, rows: 1, columns: 1 }));
    expect(fields(workbench)).toEqual(before);
    quiet(workbench.edit(0, 0, 2, 'Phone'));
    expect(fields(workbench)).toEqual(before);
  });

  it('pushed down by a title that somebody has put above is found by the next edit', () => {
    const workbench = fork(made);
    workbench.change({ kind: 'insert', sheetId: 0, axis: 'rows', at: 0, count: 2 });
    quiet(workbench.edit(0, 0, 0, 'Our customers'));
    quiet(workbench.edit(0, 4, 2, '646.555.0177'));
    expect(tab(workbench).values[4]?.slice(0, 3)).toEqual(['Bob Ray', 'blue', '(646) 555-0177']);
  });
});

describe('at the same time', () => {
  it('leaves everything to the operation that holds the lock; a repair sweeps up', () => {
    const workbench = fork(made);
    workbench.state.locks['document'] = 'somebody else';
    const [report] = workbench.edit(0, 5, 0, guests(1));
    expect(report).toMatchObject({ ok: true, log: [] });
    expect(cell(workbench, 5, 'Customer ID')).toBeUndefined();
    workbench.state.locks = {};
    repair(workbench);
    expect(belongings(workbench)[4]).toMatchObject({ Customer: 'Guest 0', 'Customer ID': 'C-000005' });
  });

  it('leaves everything to recovery while an operation is half done', () => {
    const workbench = fork(made);
    workbench.state.workbook.sheets[0]!.values[1]![2] = '646 555 0101';
    const broken = fork(workbench).rpc('rpc', ['repair', { requestId: requestId() }]).serviceCalls;
    for (let k = broken - 2; k > 0; k--) {
      const half = fork(workbench);
      half.rpc('rpc', ['repair', { requestId: requestId() }], { faults: { at: k, kind: 'kill', buffer: 'all' } });
      if (!journalEntries(half.state.workbook).some(({ state }) => state === 'applying')) continue;
      const before = dumpSheet(tab(half));
      const [report] = half.edit(0, 2, at(half, 'Remarks'), 'typed');
      expect(report?.callsByMethod['Range.setValues']).toBeUndefined();
      expect(dumpSheet(tab(half))).toEqual({
        ...before,
        values: dumpSheet(tab(half)).values,
      });
      return;
    }
    throw new Error('no call left the repair half done');
  });

  const HANDS: Readonly<Record<string, (workbench: Workbench) => void>> = {
    ...MOVES,
    'insert a column': (workbench) =>
      byHand(workbench, (sheet) => {
        sheet.insertColumnBefore(2);
      }),
    'type a note': (workbench) =>
      byHand(workbench, (sheet) => {
        sheet.getRange(4, 8).setValue('typed meanwhile');
      }),
  };
  const EDITS: Readonly<Record<string, (workbench: Workbench) => Parameters<Workbench['edit']>>> = {
    'a phone': () => [0, 3, 2, '212 555 0102'],
    'new rows': () => [0, 5, 0, [...guests(2), ['Ann Lee', 'twin', '212 555 0101', '', '', '', '', '']]],
  };

  /** What belongs to whom, by the one column that nobody but the user writes. */
  const byOwn = (workbench: Workbench) =>
    Object.fromEntries(
      belongings(workbench)
        .filter((row) => row['My own'] !== undefined)
        .map((row) => [
          String(row['My own']),
          Object.fromEntries(
            ['Customer', 'Phone', 'E-mail', 'Company', 'Tier', 'Total spent'].map((header) => [header, row[header]]),
          ),
        ]),
    );

  const AT_WORK = [
    ...['sort', 'insert a row', 'delete a row', 'type a note'].map((hands) => ({ what: 'a phone', hands })),
    ...['sort', 'insert a row', 'insert a column'].map((hands) => ({ what: 'new rows', hands })),
  ];

  it.each(AT_WORK)(
    '$hands between any two calls after $what is typed: every row keeps its own, and a repair finds each an ID',
    ({ what, hands }) => {
      const edit = EDITS[what] as (workbench: Workbench) => Parameters<Workbench['edit']>;
      const typed = fork(made);
      typed.prepareEdit(...edit(typed));
      const before = byOwn(typed);
      const calls = typed.edit(...edit(typed))[0]?.serviceCalls ?? 0;
      const after = byOwn(typed);
      expect(calls).toBeGreaterThan(15);
      const ids = new Map(belongings(typed).map((row) => [row['My own'], row['Customer ID']]));
      const start = fork(made);
      const stops = pauses(start.prepareEdit(...edit(start)));
      expect(stops.length).toBeGreaterThanOrEqual(calls);
      for (const { at: k, workbench, goOn } of stops.slice(1)) {
        HANDS[hands]?.(workbench);
        goOn();
        for (const [own, values] of Object.entries(byOwn(workbench))) {
          for (const [header, value] of Object.entries(values)) {
            const fits = [before[own]?.[header], after[own]?.[header]].includes(value);
            expect({ k, own, header, value, fits }).toEqual({ k, own, header, value, fits: true });
          }
        }
        if (k % 5 > 0) continue;
        repair(workbench);
        const rows = belongings(workbench).filter((row) => row['My own'] !== undefined);
        expect({ k, ids: new Set(rows.map((row) => row['Customer ID'])).size }).toEqual({ k, ids: rows.length });
        for (const row of rows) {
          if (typeof row['My own'] !== 'string' || !PEOPLE.some((person) => person[1] === row['My own'])) continue;
          expect({ k, id: row['Customer ID'] }).toEqual({ k, id: ids.get(row['My own']) });
        }
      }
    },
  );

  const KINDS: { kind: Fault['kind']; buffer?: Fault['buffer'] }[] = [
    { kind: 'throw-before' },
    { kind: 'throw-after' },
    { kind: 'kill', buffer: 'none' },
    { kind: 'kill', buffer: 'subset' },
  ];

  it.each(KINDS)('$kind $buffer at any call: nothing is lost, and a repair mends it', ({ kind, buffer }) => {
    const edit: Parameters<Workbench['edit']> = [0, 4, 0, [...guests(1), ...guests(3, 1)]];
    const whole = fork(made);
    const calls = whole.edit(...edit)[0]?.serviceCalls ?? 0;
    repair(whole);
    const wanted = byOwn(whole);
    for (let k = 1; k <= calls; k++) {
      const workbench = fork(made);
      const running = workbench.prepareEdit(...edit, {
        faults: { at: k, kind, seed: k, ...(buffer && { buffer }) } as Fault,
      });
      const report = running.run();
      expect(report.ui).toEqual([]);
      workbench.state.locks = {};
      repair(workbench);
      expect({ k, now: byOwn(workbench) }).toEqual({ k, now: wanted });
      expect(new Set(belongings(workbench).map((row) => row['Customer ID'])).size).toBe(7);
    }
  });
});

describe('what an edit costs', () => {
  function measured(count: number): Record<string, [calls: number, virtualMs: number]> {
    const workbench = openBundle(benchSheet(count), { cpuFactor: 0 });
    accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer);
    // Whom an edit takes out of a group depends on who is in it.
    for (const line of tab(workbench).values.slice(1)) if (line) line[at(workbench, 'Duplicate group')] = undefined;
    const of = (report: ExecutionReport): [number, number] => [report.serviceCalls, report.virtualMs];
    const rows = Array.from({ length: 50 }, (_, i) => [
      ` Firm ${i}`,
      'Co',
      `P ${i}`,
      `139 0000 ${1000 + i}`,
      '',
      ` X${i}@Ex.com`,
      '',
      'China',
    ]);
    return {
      remark: of(type(workbench, 5, 'Remarks', 'hello')),
      phone: of(type(workbench, 5, 'Phone', '138 9999 8888')),
      'phone of another': of(type(workbench, 7, 'Phone', '138 9999 8888')),
      mail: of(type(workbench, 5, 'E-mail', 'one@example.com')),
      'mail of another': of(type(workbench, 7, 'E-mail', 'one@example.com')),
      tier: of(type(workbench, 9, 'Tier', 'VIP')),
      'new row': of(type(workbench, count + 1, 'Customer', ' Eve  Orr')),
      '50 new rows': of(quiet(workbench.edit(0, count + 2, 0, rows))),
      header: of(type(workbench, 0, 'Remarks', 'Notes')),
    };
  }

  it('is 25 calls at most, whatever the rows, and under 2 s of virtual time at 10,000', () => {
    const [small, large] = [measured(1000), measured(2000)];
    for (const [what, [calls, virtualMs]] of Object.entries(large)) {
      const [fewer, sooner] = small[what] ?? [0, 0];
      // Calls are as many; what they cost grows with the cells.
      const atTenThousand = virtualMs + (virtualMs - sooner) * 8;
      expect({ what, calls, atTenThousand, isFast: atTenThousand < 2000 }).toEqual({
        what,
        calls: fewer,
        atTenThousand,
        isFast: true,
      });
    }
  });
});
