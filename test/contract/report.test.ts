/** The figures of a ledger, through the real bundle and on the command line: read once, whatever is in the tabs. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile } from '../../workbench/io/read-file';
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { runLedger } from '../support/command-line';
import { makeLedger, rewinder } from '../support/form-ledger';
import { refresh } from '../support/rolled-ledger';

const LINKED = ['purchases', 'followUps', 'opportunities', 'feedback'] as const;
const NAMES = { purchases: 'Purchases', followUps: 'Follow-ups', opportunities: 'Opportunities', feedback: 'Feedback' };

const ledger = makeLedger();
for (const role of LINKED) accepted(ask(ledger, 'makeLinkedTab', { requestId: requestId(), role }).answer);
const back = rewinder(ledger);

/** Types a row into a linked tab, each value under its header. */
function type(workbench: Workbench, role: (typeof LINKED)[number], ...rows: Readonly<Record<string, Value>>[]): void {
  const sheet = workbench.state.workbook.sheets.find(({ name }) => name === NAMES[role]);
  const head = (sheet?.values[0] ?? []).map(String);
  for (const row of rows) sheet?.values.push(head.map((header) => row[header]));
}

const buy = (id: string, date: string, amount: Value, more: object = {}) => ({
  Date: date,
  'Customer ID': id,
  Amount: amount,
  ...more,
});
const value = (figures: readonly { key: string; value: number | null }[], key: string) =>
  figures.find((one) => one.key === key)?.value;

/** A little of everything. */
function filled(): Workbench {
  const workbench = back();
  type(
    workbench,
    'purchases',
    buy('C-000001', '2026-11-03', 100, { Cost: 40, Due: '2026-11-10', Received: 25, Product: 'Beans' }),
    buy('C-000001', '2026-11-04', 'EUR 9'),
    buy('C-000002', '2026-10-04', -5),
    buy('C-000099', '2026-10-05', 7),
  );
  type(workbench, 'opportunities', { 'Customer ID': 'C-000003', Stage: 'Quoted', Amount: 300, Created: '2026-10-01' });
  type(workbench, 'feedback', { Date: '2026-11-09', 'Customer ID': 'C-000001', Score: 5, Scale: '1–5' });
  type(workbench, 'followUps', {
    Time: '2026-11-01',
    'Customer ID': 'C-000004',
    Kind: 'Win-back',
    'Next follow-up': '2026-11-30',
  });
  return workbench;
}

describe('the report', () => {
  it('tells what stands in the tabs, and what of it is in no sum', () => {
    const told = accepted(ask(filled(), 'report').answer);
    expect(told).toMatchObject({ today: '2026-11-21', fiscalStart: 1, currency: 'USD', conversions: null });
    expect(told.period).toMatchObject({ key: '2026-11', from: '2026-11-01', to: '2026-11-30' });
    expect(told.before).toMatchObject({ from: '2026-10-01', to: '2026-10-21' });
    expect(value(told.figures, 'sales')).toBe(100);
    expect(value(told.figures, 'profit')).toBe(60);
    expect(value(told.figures, 'collection-rate')).toBe(0.25);
    expect(value(told.figures, 'csat')).toBe(1);
    expect(value(told.figuresBefore, 'sales')).toBe(2);
    expect(value(told.now, 'weighted')).toBe(150);
    expect(value(told.now, 'stale')).toBe(1);
    expect(value(told.now, 'win-back-plans')).toBe(1);
    expect(told.tables['sales-by-customer'].map(({ of, rest, label }) => [rest ?? of, label])).toEqual([
      ['C-000004', 'Di Fox'],
      ['C-000001', 'Ann Lee'],
      ['C-000002', 'Bob Ray'],
      ['unlinked', undefined],
    ]);
    expect(told.leftOut).toEqual([
      { code: 'purchase-unread', count: 1 },
      { code: 'purchase-unlinked', count: 1 },
      { code: 'purchase-opening', count: 3 },
      { code: 'cost-missing', count: 5 },
    ]);
  });

  it('says that a tab is gone, and what cannot be read of deals and feedback', () => {
    const workbench = filled();
    type(workbench, 'feedback', { Date: 'soon', 'Customer ID': 'C-000002', Score: 'good' });
    const { sheets } = workbench.state.workbook;
    sheets.splice(
      sheets.findIndex(({ name }) => name === 'Purchases'),
      1,
    );
    expect(accepted(ask(workbench, 'report').answer).leftOut).toEqual([
      { code: 'cell-unread', count: 2 },
      { code: 'tab-missing', count: 1 },
    ]);
    accepted(ask(workbench, 'makeLinkedTab', { requestId: requestId(), role: 'stageHistory' }).answer);
    expect(refresh(workbench).issues).toEqual([
      expect.objectContaining({ code: 'tab-missing', params: { sheet: 'Purchases' } }),
    ]);
  });

  it('counts every customer once, by what their columns say', () => {
    const told = accepted(ask(filled(), 'report').answer);
    for (const table of ['customers-by-type', 'customers-by-tier', 'customers-by-stage'] as const)
      expect(told.tables[table].reduce((sum, { figures }) => sum + (value(figures, 'customers') ?? 0), 0)).toBe(4);
    expect(told.map.reduce((sum, { figures }) => sum + (value(figures, 'customers') ?? 0), 0)).toBe(4);
    const tiers = accepted(ask(filled(), 'status').answer).tiers.filter(({ count }) => count > 0);
    const counted = told.tables['customers-by-tier'].filter(({ figures }) => (value(figures, 'customers') ?? 0) > 0);
    expect(counted.map(({ label, figures }) => ({ label: label ?? '', count: value(figures, 'customers') }))).toEqual(
      tiers,
    );
  });

  it('begins the year where it is asked to, and tells the period that is asked for', () => {
    const told = accepted(ask(filled(), 'report', { fiscalStart: 4, period: '2026-Q2' }).answer);
    expect(told.period).toMatchObject({ from: '2026-07-01', to: '2026-09-30' });
    expect(told.tables['sales-by-year'].map(({ of, rest }) => rest ?? of)).toEqual(['2026', 'opening']);
    for (const asked of [{ period: '2026-13' }, { period: '0000' }, { fiscalStart: 13 }, { fiscalStart: 1.5 }])
      expect(ask(filled(), 'report', asked).answer).toMatchObject({ ok: false });
  });

  it('reads within 25 calls, the same at any number of rows, and writes nothing', () => {
    const workbench = filled();
    const content = () => JSON.stringify(workbench.state.workbook.sheets.map(({ values }) => values));
    const before = content();
    const { answer, serviceCalls } = ask(workbench, 'report');
    const sales = Number(value(accepted(answer).now, 'sales'));
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(content()).toBe(before);
    const purchases = workbench.state.workbook.sheets.find(({ name }) => name === 'Purchases');
    for (let row = 5; row < 305; row++)
      (purchases as { values: unknown[] }).values.push(['2026-01-02', 'C-000001', '', 'Tea', 1, 2]);
    const more = ask(workbench, 'report');
    expect(more.serviceCalls).toBe(serviceCalls);
    expect(value(accepted(more.answer).now, 'sales')).toBe(sales + 2 * 300);
  });

  it('is there without any linked tab, from what the columns say of orders', () => {
    const told = accepted(ask(makeLedger(), 'report').answer);
    expect(value(told.now, 'sales')).toBe(0);
    expect(value(told.figures, 'margin')).toBeNull();
    expect(told.map.map(({ box, figures }) => [box, value(figures, 'customers')])).toEqual([
      ['acquire', 1],
      ['maintain', 0],
      ['win-back', 1],
      ['unknown', 2],
    ]);
  });
});

describe('ledger report', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ledgerline-'));
    writeFileSync(join(folder, 'list.csv'), 'Customer no,Name,Phone\nK1,Ann Lee,2125550101\nK2,Bob Ray,2125550102\n');
    writeFileSync(
      join(folder, 'orders.csv'),
      'Invoice,Date,Customer no,Amount,Net,Status\nA,2026-04-01,K1,100,90,\nB,2026-03-31,K2,20,n/a,pending\nC,2026-04-02,K1,-30,,\n',
    );
    const made = ['setup', 'list.csv', '--out', 'l.xlsx', '--locale', 'en_US', '--region', 'US'];
    expect(await runLedger(folder, made)).toMatchObject({ status: 0, err: '' });
    const { status, out } = await runLedger(folder, ['import', 'l.xlsx', 'orders.csv', '--out', 'p.xlsx']);
    expect({ status, told: out.split('\n').slice(1, -2) }).toEqual({
      status: 0,
      told: [
        'Amount is taken from “Amount”, not from “Net”.',
        'Columns not taken over: Net.',
        '1 × Received: “B” is not paid yet. It counts as a sale. Type into its row what has been received. Rows: 3.',
      ],
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints the figures as JSON, and writes them into a Dashboard', async () => {
    const asked = [
      'report',
      'p.xlsx',
      '--json',
      '--now',
      '2026-04-20',
      '--fiscal-start',
      '4',
      '--period',
      '2026',
      '--out',
      'd.xlsx',
    ];
    const { status, out, err } = await runLedger(folder, asked);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const told = JSON.parse(out);
    expect(told.period).toEqual({ unit: 'year', key: '2026', from: '2026-04-01', to: '2027-03-31' });
    expect([value(told.figures, 'sales'), value(told.figuresBefore, 'sales')]).toEqual([70, 0]);
    expect(value(told.now, 'sales')).toBe(90);
    expect(told.serviceCalls).toBeLessThanOrEqual(25);
    const opened = await readFile('d.xlsx', readFileSync(join(folder, 'd.xlsx')));
    const cells = opened.ok ? opened.workbook.sheets.find(({ name }) => name === 'Dashboard')?.values : undefined;
    const years = cells?.findIndex((row) => row?.includes('Year')) ?? -1;
    expect(cells?.slice(years + 1, years + 3).map((row) => row?.slice(9, 11))).toEqual([
      ['2025', 20],
      ['2026', 70],
    ]);
  });

  it.each([
    ['en', ['Period 2026-04', 'Sales', '70.00', 'sum of amounts, returns taken off', 'Customer maintenance map']],
    ['zh-CN', ['本期 2026-04', '销售额', '70.00', '金额合计，已减去退货', '客户管理维护图']],
  ] as const)('prints them as text, each with its formula: %s', async (language, words) => {
    const { status, out } = await runLedger(folder, ['report', 'p.xlsx', '--now', '2026-04-20'], { language });
    expect(status).toBe(0);
    for (const word of words) expect(out).toContain(word);
    expect(out).not.toMatch(/undefined|null|NaN/);
  });

  it.each([
    [['report'], 2, 'one ledger'],
    [['report', 'p.xlsx', '--fiscal-start', '13'], 2, 'no month'],
    [['report', 'p.xlsx', '--period', '2026-Q5'], 2, 'no period'],
    [['report', 'p.xlsx', '--now', 'soon'], 2, 'no moment'],
    [['report', 'list.csv'], 1, ''],
  ])('%j: status %d', async (argv, status, text) => {
    const ended = await runLedger(folder, argv);
    expect(ended.status).toBe(status);
    expect(ended.out + ended.err).toContain(text);
  });
});
