/**
 * Duplicates while people type and fill in the form: told by exact keys in a hidden column, which is searched and not
 * read; and once a week by the full check.
 */
import type { Value } from '../../workbench/model/workbook';
import type { ExecutionReport, Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { customerRows, customersTab, makeLedger, saveInput } from '../support/form-ledger';
import { journalEntries } from '../support/journal-entries';

const made = makeLedger((sheet) => {
  (sheet.values[0] as Value[])[8] = 'Owner';
  (sheet.values[1] as Value[])[8] = 'Eve';
});
const start = (): Workbench => fork(made);
const column = (workbench: Workbench, header: string): number =>
  customersTab(workbench).values[0]?.indexOf(header) ?? -1;
const groups = (workbench: Workbench): unknown[] => customerRows(workbench).map((row) => row['Duplicate group']);
const keys = (workbench: Workbench): unknown[] => customerRows(workbench).map((row) => row['Match keys']);
const check = (workbench: Workbench, values: Record<string, string>, customerId?: string) =>
  accepted(ask(workbench, 'checkCustomer', { values, ...(customerId && { customerId }) }).answer).duplicates;
const hourly = (workbench: Workbench): ExecutionReport => workbench.run('hourly', [], { origin: 'clock' });
function set(workbench: Workbench, label: string, value: Value): void {
  const rows = workbench.state.workbook.sheets.flatMap(({ values }) => values);
  const row = rows.find((line) => line?.some((cell) => String(cell).startsWith(label))) ?? [];
  row[row.findIndex((cell) => String(cell).startsWith(label)) + 1] = value;
}
function type(workbench: Workbench, row: number, header: string, text: string): ExecutionReport {
  return workbench.edit(0, row, column(workbench, header), text)[0] as ExecutionReport;
}

describe('the column of keys', () => {
  it('is made by set-up, hidden and protected, and is in no form', () => {
    const workbench = start();
    const sheet = customersTab(workbench);
    const at = column(workbench, 'Match keys');
    expect(sheet.hiddenColumns[at]).toBe(true);
    const isProtected = sheet.protections.some(
      ({ rect }) => rect !== null && rect.column <= at && rect.column + (rect.columns ?? 0) > at,
    );
    expect(isProtected).toBe(true);
    expect(keys(workbench).every((text) => /^[a-z][\da-f]{16}( [a-z][\da-f]{16})+$/.test(String(text)))).toBe(true);
    const form = accepted(ask(workbench, 'customerForm', {}).answer);
    expect(form.fields.map(({ key }) => key)).not.toContain('matchKeys');
  });

  it('is made by “Check and repair” where a ledger has none, out of sight, and goes with an undo', () => {
    const workbench = start();
    const before = keys(workbench);
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.deleteColumn(head.indexOf('Match keys') + 1);
    });
    type(workbench, 4, 'E-mail', 'ann@example.com');
    expect(groups(workbench)).toEqual([undefined, undefined, undefined, undefined]);
    accepted(ask(workbench, 'repair', { requestId: requestId() }).answer);
    expect(keys(workbench).slice(0, 3)).toEqual(before.slice(0, 3));
    expect(customersTab(workbench).hiddenColumns[column(workbench, 'Match keys')]).toBe(true);
    expect(groups(workbench)).toEqual(['Dup 1', undefined, undefined, 'Dup 1']);
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    expect(column(workbench, 'Match keys')).toBe(-1);
  });

  it('is put right once a day where something else has written into the ledger, and that is no operation', () => {
    const workbench = start();
    hourly(workbench);
    (customersTab(workbench).values[4] as Value[])[3] = 'ann@example.org';
    const entries = journalEntries(workbench.state.workbook).length;
    const before = keys(workbench);
    workbench.advance(86_400_000);
    hourly(workbench);
    expect(keys(workbench)).toEqual([...before.slice(0, 3), expect.not.stringMatching(String(before[3]))]);
    expect(journalEntries(workbench.state.workbook)).toHaveLength(entries);
    expect(check(workbench, { name: 'X', email: 'ann@example.org' })).toMatchObject([{ customerId: 'C-000004' }]);
  });
});

describe('typing', () => {
  it('searches for keys in two calls, and reads no other column for it', () => {
    const workbench = start();
    const report = type(workbench, 4, 'E-mail', 'ann@example.com');
    expect(groups(workbench)).toEqual(['Dup 1', undefined, undefined, 'Dup 1']);
    expect(report.callsByMethod['TextFinder.findAll']).toBe(1);
    const found = report.calls.findIndex(({ method }) => method === 'TextFinder.findAll');
    const width = customersTab(workbench).maxColumns;
    const wide = report.calls.slice(0, found).filter(({ args }) => args.includes('open: "rows"'));
    expect(
      wide.map(({ args }) => Number(/columns: (\d+)/.exec(args)?.[1])).every((columns) => columns < width / 2),
    ).toBe(true);
    const keysAt = `column: ${column(workbench, 'Match keys')}, rows: 1, columns: 1`;
    expect(
      report.calls.filter(({ method, args }) => method === 'Range.getValues' && args.includes(keysAt)),
    ).toHaveLength(1);
    type(workbench, 4, 'E-mail', 'di@example.com');
    expect(groups(workbench)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('marks nobody who merely shares a line, nor whom the user has called different', () => {
    const workbench = start();
    for (const row of [2, 3]) type(workbench, row, 'E-mail', 'info@acme.example');
    type(workbench, 3, 'Phone', '212.555.0101');
    expect(groups(workbench)).toEqual([undefined, undefined, undefined, undefined]);
    accepted(
      ask(workbench, 'answerDuplicate', {
        requestId: requestId(),
        pairs: [['C-000001', 'C-000004']],
        answer: 'different',
      }).answer,
    );
    const report = type(workbench, 4, 'E-mail', 'ann@example.com');
    expect(groups(workbench)).toEqual([undefined, undefined, undefined, undefined]);
    expect(report.serviceCalls).toBeLessThanOrEqual(25);
    expect(check(workbench, { email: 'ann@example.com' }, 'C-000004')).toEqual([]);
    expect(check(workbench, { email: 'ann@example.com', name: 'New' })).toHaveLength(2);
  });
});

describe('the form', () => {
  const NEW = { name: 'Lee, Ann', company: 'ACME Limited', phone: '2125550101' };

  it('warns with the reasons before saving, and saves anyway', () => {
    const workbench = start();
    const { calls, serviceCalls } = workbench.rpc('rpc', ['checkCustomer', { values: NEW }]);
    expect(serviceCalls).toBeLessThanOrEqual(14);
    expect(calls.filter(({ method }) => method === 'Range.getFormulas')).toEqual([]);
    expect(check(workbench, NEW)).toEqual([
      {
        customerId: 'C-000001',
        rowNumber: 2,
        name: 'Ann Lee',
        detail: 'Acme Ltd · (212) 555-0101 · ann@example.com',
        reasons: ['same-phone', 'same-name-and-company'],
      },
    ]);
    const save = (duplicatesSeen: boolean) => ask(workbench, 'saveCustomer', saveInput(NEW, { duplicatesSeen })).answer;
    expect(save(false)).toMatchObject({ ok: false, issues: [{ code: 'possible-duplicate', params: { count: 1 } }] });
    const saved = accepted(save(true));
    expect(groups(workbench)).toEqual(['Dup 1', undefined, undefined, undefined, 'Dup 1']);
    expect(check(workbench, { name: 'Ann Lee' }, saved.customerId)).toEqual([]);
    expect(keys(workbench)[4]).toMatch(/^p[\da-f]{16} n/);
  });

  it('gives a hint where a phone stands under another name, and neither asks nor marks', () => {
    const workbench = start();
    const other = { name: 'Eve Lee', phone: '2125550101' };
    expect(check(workbench, other)).toMatchObject([{ customerId: 'C-000001', reasons: ['shared-phone'] }]);
    const saved = accepted(ask(workbench, 'saveCustomer', saveInput(other, { duplicatesSeen: false })).answer);
    expect(groups(workbench)).toEqual(new Array(5).fill(undefined));
    expect(check(workbench, { remarks: 'x' }, saved.customerId)).toEqual([]);
    expect(check(workbench, { name: 'Ann Lee' }, saved.customerId)).toMatchObject([{ reasons: ['same-phone'] }]);
  });

  it('tells no more than what agrees and who looks after the other, where Settings ask for that', () => {
    const workbench = start();
    set(workbench, 'Duplicate warning', 'yes');
    expect(check(workbench, NEW)).toEqual([
      {
        customerId: '',
        rowNumber: 0,
        name: '',
        detail: '',
        owner: 'Eve',
        reasons: ['same-phone', 'same-name-and-company'],
      },
    ]);
    const { answer } = ask(workbench, 'saveCustomer', saveInput(NEW, { duplicatesSeen: false }));
    expect(JSON.stringify(answer)).not.toContain('C-000001');
  });
});

describe('the weekly check', () => {
  const swept = start();
  hourly(swept);
  const day = (workbench: Workbench): string | undefined =>
    /"checkedOn":"([^"]*)"/.exec(
      workbench.state.workbook.sheets.flatMap(({ values }) => values.flat().map(String)).join('\n'),
    )?.[1];
  const dayAfter = (workbench: Workbench, days: number): string | undefined => {
    workbench.advance(days * 86_400_000);
    hourly(workbench);
    return day(workbench);
  };

  it('is made in the first run of Monday, or of the first day after it, and not where Settings say no', () => {
    const workbench = fork(swept);
    expect([day(workbench), dayAfter(workbench, 1), dayAfter(workbench, 1), dayAfter(workbench, 1)]).toEqual([
      '2026-11-21',
      '2026-11-21',
      '2026-11-23',
      '2026-11-23',
    ]);
    expect(dayAfter(workbench, 8)).toBe('2026-12-02');
    const off = fork(swept);
    set(off, 'Duplicates checked', 'no');
    expect(dayAfter(off, 3)).toBe('2026-11-21');
  });

  it('leaves in groups who has become a duplicate without anybody typing', () => {
    const workbench = fork(swept);
    (customersTab(workbench).values[4] as Value[]).splice(0, 4, 'Bob Ray', 'green', '', 'bob@example.com');
    expect(dayAfter(workbench, 2)).toBe('2026-11-23');
    expect(groups(workbench)).toEqual([undefined, 'Dup 1', undefined, 'Dup 1']);
  });

  it('is noted before it is begun, and made up for where the ledger was busy', () => {
    const killed = fork(swept);
    killed.advance(2 * 86_400_000);
    const calls = hourly(fork(killed));
    const noted = calls.calls.filter(({ kind }) => kind !== 'local').map(({ method }) => method);
    const at = noted.lastIndexOf('Range.getFormulas');
    killed.run('hourly', [], { origin: 'clock', faults: { at: at + 1, kind: 'kill', buffer: 'none' } });
    expect(day(killed)).toBe('2026-11-23');
    killed.state.locks = {};
    const busy = fork(swept);
    busy.state.locks['document'] = 'somebody else';
    expect(dayAfter(busy, 2)).toBe('2026-11-21');
    busy.state.locks = {};
    expect(dayAfter(busy, 0)).toBe('2026-11-23');
  });
});
