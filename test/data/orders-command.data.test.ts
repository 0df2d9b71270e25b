/** A list of names and 22,190 real invoices, taken over and told on the command line, as a shop would do it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runLedger } from '../support/command-line';

const DATA = process.env['LEDGERLINE_DATA'] ?? path.join(__dirname, '../../../shared/data');
const ORDERS = path.join(DATA, 'purchases/online_retail_orders.csv');

const folder = mkdtempSync(path.join(tmpdir(), 'ledgerline-orders-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...argv: readonly string[]): Promise<string> {
  const { status, out, err } = await runLedger(folder, argv);
  expect({ status, err: status === 0 ? '' : err }).toEqual({ status: 0, err: '' });
  return out;
}

it('R8 come to the tiers of the worked example, though the names came without amounts', async () => {
  const ids = readFileSync(ORDERS, 'utf8')
    .split(/\r?\n/)
    .slice(1)
    .flatMap((line) => line.split(',')[1] ?? []);
  const people = [...new Set(ids)].map((id, i) => `${id},Client ${i} of ${id},+44 20 7946 ${String(1e4 + i).slice(1)}`);
  writeFileSync(path.join(folder, 'people.csv'), ['Customer ID,Name,Phone', ...people].join('\n'));
  await run('setup', 'people.csv', '--out', 'ledger.xlsx', '--time-zone', 'Europe/London');
  await run('import', 'ledger.xlsx', ORDERS, '--as', 'purchases', '--out', 'orders.xlsx');
  const report = JSON.parse(await run('report', 'orders.xlsx', '--now', '2011-12-09T12:00', '--json')) as {
    readonly tables: Readonly<Record<string, readonly { of: string; figures: readonly { value: number }[] }[]>>;
    readonly now: readonly { key: string; value: number }[];
  };
  const tiers = (report.tables['customers-by-tier'] ?? []).map(({ of, figures }) => [of, figures[0]?.value]);
  expect(Object.fromEntries(tiers)).toEqual({ vip: 874, active: 2625, potential: 33, dormant: 840 });
  expect(report.now.find(({ key }) => key === 'sales')?.value).toBe(8_300_065.81);
}, 600_000);
