/** `ledger remind`: what would be sent at a moment, once, carried over in the file that is saved. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { momentIn } from '../../workbench/commands/moment';
import { runLedger } from '../support/command-line';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledgerline-'));
  writeFileSync(
    join(folder, 'list.csv'),
    '客户名称,电话,下次跟进,负责人\n李强,13800138000,2026-11-21,wang@example.com\n王芳,13900139000,2026-11-23,\n',
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

async function ledger(...argv: string[]) {
  const { status, out, err } = await runLedger(folder, argv);
  return { status, out: out + err };
}

const mails = (name: string): string[] => readdirSync(join(folder, name)).sort();

it('writes each mail once, and the next day what is due then', async () => {
  expect((await ledger('setup', 'list.csv', '--out', 'l.xlsx')).status).toBe(0);
  const remind = (now: string, out: string) =>
    ledger('remind', 'l.xlsx', '--now', now, '--out', out, '--save', 'l.xlsx');
  expect((await remind('2026-11-21T07:30', 'early')).out).toBe('Nothing to send at that moment.\n');
  expect((await remind('2026-11-21T08:30', 'first')).status).toBe(0);
  expect(mails('first')).toEqual(['2026-11-21-01-wang@example.com.eml']);
  expect(await remind('2026-11-21T08:30', 'again')).toEqual({ status: 0, out: 'Nothing to send at that moment.\n' });
  await remind('2026-11-23', 'third');
  expect(mails('third')).toEqual(['2026-11-23-01-wang@example.com.eml', '2026-11-23-02-owner@example.com.eml']);
  const source = readFileSync(join(folder, 'first', mails('first')[0] ?? ''), 'latin1');
  expect(source).toMatch(/^To: wang@example\.com\r$/m);
  expect(source.split('\r\n').every((line) => /^[\t\x20-\x7e]*$/.test(line))).toBe(true);
});

it.each([
  [['remind'], 2, 'one ledger'],
  [['remind', 'l.xlsx'], 2, '--now'],
  [['remind', 'l.xlsx', '--now', 'soon'], 2, 'no moment'],
  [['remind', 'list.csv', '--now', '2026-11-21'], 1, 'no ledger'],
  [['remind', 'none.xlsx', '--now', '2026-11-21'], 1, 'none.xlsx'],
])('%j: status %d', async (argv, status, text) => {
  const ended = await ledger(...argv);
  expect(ended.status).toBe(status);
  expect(ended.out).toContain(text);
});

it.each([
  ['2026-11-21T08:30', '2026-11-21T00:30:00.000Z'],
  ['2026-11-21', '2026-11-21T00:00:00.000Z'],
  ['2026-11-21T08:30Z', '2026-11-21T08:30:00.000Z'],
  ['2026-11-21T08:30+01:00', '2026-11-21T07:30:00.000Z'],
])('%s in Shanghai', (text, instant) => {
  expect(new Date(momentIn(text, 'Asia/Shanghai') ?? 0).toISOString()).toBe(instant);
});
