/**
 * Scripts in the styles that people really write, run as anybody would run them: `ledger run` on a CSV file, looked at in
 * the XLSX that comes out. The zone of spreadsheet and script is UTC here.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile } from '../../workbench/io/read-file';
import type { Mail } from '../../workbench/model/state';
import type { Sheet, Workbook } from '../../workbench/model/workbook';
import { ROOT } from '../support/bundle-workbench';
import { runLedger } from '../support/command-line';

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledgerline-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const script = (...names: string[]) => names.map((name) => join(__dirname, name));
const put = (name: string, csv: string) => writeFileSync(join(folder, name), csv);

/** Runs `function` on a file and reads what came of it. */
async function run(files: string[], name: string, input: string, ...more: string[]) {
  const argv = ['run', ...files, '--function', name, '--workbook', input, '--out', 'out.xlsx', '--report', 'r.json'];
  const ended = await runLedger(folder, [...argv, ...more], { timeZone });
  if (ended.status !== 0) throw new Error(ended.err);
  const saved = await readFile('out.xlsx', readFileSync(join(folder, 'out.xlsx')), { timeZone });
  if (!saved.ok) throw new Error(saved.code);
  const report = JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8')) as Report;
  return { ...ended, report, workbook: saved.workbook, sheet: saved.workbook.sheets[0] as Sheet };
}

interface Report {
  readonly value: unknown;
  readonly mails: readonly Mail[];
  readonly ui: readonly { readonly kind: string }[];
}

/** Values of a sheet, dates as serial numbers, without what lies to the right of the last value. */
const table = (sheet: Sheet) => sheet.values.map((line) => [...line].map((value) => value ?? ''));
const tab = (workbook: Workbook, name: string) => workbook.sheets.find((sheet) => sheet.name === name) as Sheet;
const serial = (iso: string) => Date.parse(`${iso}Z`) / 86_400_000 + 25_569;

it('var code of the Rhino runtime: overdue invoices', async () => {
  put(
    'invoices.csv',
    'Customer,Date,Amount,State\nAbe,2026-03-01,100,open\nBea,2026-06-01,50.50,open\nAbe,2026-04-02,20.25,\nCyd,2026-01-01,70,paid\n',
  );
  const { sheet, out, err } = await run(script('overdue-invoices.gs'), 'markOverdue', 'invoices.csv');
  expect(sheet.values.map((line) => line[3])).toEqual(['State', 'overdue', 'open', 'overdue', 'paid']);
  expect([1, 2, 3].map((row) => sheet.styles[row]?.[0]?.background)).toEqual(['#f4cccc', undefined, '#f4cccc']);
  expect(sheet.notes[1]?.[3]).toBe('106 days');
  expect(out).toBe('2.0 overdue, owed by Abe: 120.25\n');
  expect(err).toBe('Toast: Invoices – 2 overdue\n');
  expect((await run(script('overdue-invoices.gs'), 'onOpen', 'invoices.csv')).report.ui).toMatchObject([
    { caption: 'Invoices', items: [{ functionName: 'markOverdue' }, { type: 'separator' }, { functionName: 'about' }] },
  ]);
});

it('cell by cell: exam grades', async () => {
  put('exam.csv', readFileSync(join(__dirname, 'exam.csv'), 'utf8'));
  const { sheet, report } = await run(script('exam-grades.gs'), 'gradeAll', 'exam.csv');
  expect(table(sheet).map((line) => line.slice(4))).toEqual([
    ['Mean', 'Grade'],
    [90, 'A'],
    [55, 'C'],
    [20, 'C'],
    [55, 1],
  ]);
  expect(report.value).toBe(55);
  expect(sheet.formulas[4]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    '=AVERAGE(E2:E4)',
    '=COUNTIF($F$2:$F4,"A")',
  ]);
  expect(sheet.styles[2]?.[2]?.background).toBe('#ffff00');
  expect(sheet.styles[3]?.[3]).toMatchObject({ bold: true, fontColor: '#ff0000' });
});

it('array batches: a sales summary', async () => {
  put(
    'sales.csv',
    'Region,Date,Amount\nNorth,2026-01-02,100\nSouth,2026-01-03,"1,250.50"\nNorth,2026-01-04,50\nWest,2026-01-05,\n',
  );
  const { workbook, report } = await run(script('sales-summary.gs'), 'summarise', 'sales.csv');
  const sheet = tab(workbook, 'Summary');
  expect(table(sheet)).toEqual([
    ['Region', 'Orders', 'Amount', 'Mean'],
    ['South', 1, 1250.5, 1250.5],
    ['North', 2, 150, 75],
    ['Total', 3, 1400.5],
  ]);
  expect(report.value).toBe(1400.5);
  expect(sheet.frozenRows).toBe(1);
  expect(sheet.styles[1]?.[2]?.numberFormat).toBe('#,##0.00');
  expect(workbook.namedRanges).toMatchObject([{ name: 'TotalAmount', rect: { row: 3, column: 2 } }]);
});

it('classes over two files: what to order', async () => {
  put('stock.csv', 'sku,name,stock,minimum,expires\nA1,Tea,5,10,\nA2,Milk,9,4,2026-06-01\nA3,Salt,9,4,\n');
  const files = script('inventory/Items.gs', 'inventory/Main.gs');
  const { sheet, out, report } = await run(files, 'reorder', 'stock.csv');
  expect(table(sheet).map((line) => line.slice(5))).toEqual([
    ['order', 'low'],
    [15, true],
    [-1, true],
    ['', false],
  ]);
  expect(report.value).toEqual(['A1 Tea', 'A2 Milk']);
  expect(out).toMatch(/^2 of 3 are low\n/);
  expect(sheet.validations[1]?.[6]).toMatchObject({ criteria: 'CHECKBOX' });
  const alone = await runLedger(folder, ['run', ...script('inventory/Main.gs'), '--function', 'reorder']);
  expect(alone).toMatchObject({ status: 1, err: expect.stringContaining('Inventory is not defined') });
});

it('templates: letters by mail', async () => {
  put(
    'people.csv',
    'Name,Email,Orders,Sent\nAnn <b>,ann@example.com,tea; milk & honey,\nBob,,salt,\nCyd,cyd@example.com,rice,yes\n',
  );
  const files = script('letter/Code.gs', 'letter/Letter.html', 'letter/Style.html');
  const { sheet, report, err } = await run(files, 'sendLetters', 'people.csv');
  expect(sheet.values.map((line) => line[3])).toEqual(['Sent', 'yes', undefined, 'yes']);
  expect(report.mails).toMatchObject([
    { to: ['ann@example.com'], subject: 'Your orders, Ann <b>', body: 'Dear Ann <b>, you ordered tea; milk & honey.' },
  ]);
  const html = report.mails[0]?.htmlBody;
  expect(html).toContain('<style>.order { color: #333; }</style>');
  expect(html).toContain('<p>Dear Ann &#60;b&#62;,</p>');
  expect(html?.match(/<li class="order">.*<\/li>/g)).toEqual([
    '<li class="order">tea</li>',
    '<li class="order">milk &#38; honey</li>',
  ]);
  expect(html).not.toContain('One order');
  expect(report.mails[0]?.attachments).toMatchObject([{ name: 'orders.csv', contentType: 'text/csv' }]);
  expect(err).toBe('Mail to ann@example.com: Your orders, Ann <b>\n');
});

it('a custom function: by name, and from formulas', async () => {
  put('prices.csv', 'Item,Price,Since\na,120,2026-02-10\nb,60.50,2026-01-31\nc,dear,2026-03-01\n');
  const direct = ['run', ...script('net-price.gs'), '--function', 'NETPRICE', '--args', '[[[120], [60.5]], 0.1]'];
  expect(JSON.parse((await runLedger(folder, direct)).out)).toEqual([[109.09], [55]]);
  const { sheet, report } = await run(script('net-price.gs'), 'writeFormulas', 'prices.csv');
  expect(report.value).toEqual([[100], [50.42], ['#ERROR!']]);
  expect(table(sheet).map((line) => line.slice(3))).toEqual([
    ['Net', 'Due'],
    [100, serial('2026-02-28')],
    [50.42, 13],
    ['#ERROR!'],
  ]);
});

it('a menu with prompts: a new member', async () => {
  put('members.csv', 'No,Email,Since\n7,ann@example.com,2025-01-01\n');
  const add = (...answers: string[]) =>
    run(script('add-member.gs'), 'addMember', 'members.csv', ...answers.flatMap((answer) => ['--answer', answer]));
  const { sheet, report } = await add(' Bob@Example.com ');
  expect(report.value).toBe(8);
  expect(table(sheet)[2]).toEqual([8, 'bob@example.com', expect.any(Number), '08']);
  expect((await add('ann@example.com', 'no')).report.value).toBe('kept');
  expect((await add('ann@example.com', 'YES')).report.value).toBe(8);
  expect((await add('nobody', 'ok')).report.value).toBe('refused');
  expect((await add()).report.value).toBe('cancelled');
});

it('a clock clean-up: done and old rows move to the archive', async () => {
  put('tasks.csv', 'Task,State,Closed\na,done,2020-01-01\nb,open,2020-01-02\nc,DONE,2020-01-03\nd,done,\n');
  const { workbook, out } = await run(script('archive-old-rows.gs'), 'cleanUp', 'tasks.csv');
  expect(table(workbook.sheets[0] as Sheet)).toEqual([
    ['Task', 'State', 'Closed'],
    ['b', 'open', serial('2020-01-02')],
    ['d', 'done'],
  ]);
  expect(table(tab(workbook, 'Archive'))).toEqual([
    ['Task', 'State', 'Closed'],
    ['c', 'DONE', serial('2020-01-03')],
    ['a', 'done', serial('2020-01-01')],
  ]);
  expect(out).toBe("{ moved: 2, total: 2, by: 'hand' }\n");
  expect((await run(script('archive-old-rows.gs'), 'install', 'tasks.csv')).report.value).toBe(1);
});

it('a duplicate remover: one row for each address', async () => {
  put(
    'contacts.csv',
    'Name,Email,Phone,Changed\nAnn,ANN@example.com,,2026-02-01\nann,ann@example.com,555,2026-01-01\nZed,,1,2026-01-05\nBob,bob@x.org,2,2026-01-03\n',
  );
  const { sheet, report } = await run(script('remove-duplicates.gs'), 'removeDuplicates', 'contacts.csv');
  expect(report.value).toEqual({ before: 4, after: 3 });
  expect(table(sheet)).toEqual([
    ['Name', 'Email', 'Phone', 'Changed'],
    ['Ann', 'ANN@example.com', 555, serial('2026-02-01')],
    ['Bob', 'bob@x.org', 2, serial('2026-01-03')],
    ['Zed', '', 1, serial('2026-01-05')],
  ]);
});

it('a timesheet: in, out, hours of the week', async () => {
  put('times.csv', 'Who,Day,In,Out,Hours\nann,2026-06-15,8:30,17:15,\nbob,2026-06-15,9:00,,\n');
  const clock = (input: string, when: string) =>
    run(script('timesheet.gs'), 'clock', input, '--args', JSON.stringify(['bob', when]));
  const closed = await clock('times.csv', '2026-06-15T18:30:00');
  expect(closed.report.value).toBe('out');
  expect(closed.sheet.values[2]?.slice(3)).toEqual([expect.closeTo(18.5 / 24), expect.closeTo(9.5 / 24)]);
  expect(closed.sheet.styles[2]?.[4]?.numberFormat).toBe('[h]:mm');
  put(
    'times.csv',
    'Who,Day,In,Out,Hours\nann,2026-06-15,8:30,17:15,\nann,2026-06-16,9:00,10:30,\nbob,2026-06-21,9:00,12:00,\nann,2026-06-22,9:00,,\n',
  );
  const opened = await clock('times.csv', '2026-06-22T07:05:00');
  expect([opened.report.value, table(opened.sheet)[5]]).toEqual([
    'in',
    ['bob', serial('2026-06-22'), expect.closeTo((7 + 5 / 60) / 24)],
  ]);
  const { sheet } = await run(script('timesheet.gs'), 'weeklyHours', 'times.csv');
  expect(table(sheet).map((line) => line.slice(6))).toEqual([
    ['Who', 'Week', 'Hours'],
    ['ann', '2026-W25', 10.25],
    ['bob', '2026-W26', 3],
    [],
    [],
  ]);
});

describe('what is not emulated', () => {
  it.each([
    ['update', 'UrlFetchApp.fetch is not emulated'],
    ['backUp', 'DriveApp.getFileById is not emulated'],
    ['inbox', 'GmailApp.search is not emulated'],
    ['appointments', 'CalendarApp.getDefaultCalendar is not emulated'],
    ['byApi', 'Sheets.Spreadsheets is not emulated'],
    ['chart', 'EmbeddedChartBuilder.asAreaChart is not emulated'],
    ['other', 'There is one spreadsheet'],
  ])('%s says so by name: %s', async (name, message) => {
    const { status, err } = await runLedger(folder, ['run', ...script('exchange-rates.gs'), '--function', name]);
    expect(status).toBe(1);
    expect(err).toContain(message);
  });
});

it('runs as a process of its own, too', () => {
  put('exam.csv', 'Name,Maths,Physics,Art,Mean,Grade\nAnn,90,85,95\n');
  const argv = ['run', ...script('exam-grades.gs'), '--function', 'gradeAll', '--workbook', 'exam.csv'];
  const { status, stdout } = spawnSync(process.execPath, [join(ROOT, 'dist-workbench/cli.js'), ...argv], {
    env: { ...process.env, INIT_CWD: folder },
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([0, '90\n']);
});
