import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { writeCsv } from '../io/csv/write-csv';
import { readFile } from '../io/read-file';
import { SAMPLE_NAMES, type SampleName, sampleWorkbook } from '../samples';
import { type CommandIo, UsageError } from './command';
import { dateIn, samples } from './samples';

const REPOSITORY = join(__dirname, '..', '..');

function ioIn(root: string): CommandIo & { readonly out: string[] } {
  const out: string[] = [];
  const stdout = { write: (text: string) => out.push(text) };
  return { stdout, stderr: stdout, cwd: root, root, timeZone: 'Asia/Shanghai', language: 'en', out };
}

describe('ledger samples', () => {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  const io = ioIn(folder);
  const rowsOf = (name: SampleName) =>
    Papa.parse<string[]>(readFileSync(join(folder, 'samples', `${name}.csv`), 'utf8').replace(/^\ufeff/, ''), {
      skipEmptyLines: true,
    }).data;

  beforeAll(() => samples(['--today', '2026-11-21'], io));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('writes one file for each sample and says so', () => {
    expect(io.out).toEqual(['samples/shop.csv\n', 'samples/team.csv\n']);
  });

  it('writes what cells show', () => {
    const rows = rowsOf('shop');
    expect(rows).toHaveLength(124);
    expect(rows[0]!.join('')).toBe('木棉生活馆 客户登记表');
    expect(rows[1]!.join('')).toContain('2026年11月21日');
    expect(rows[123]!.slice(0, 1)).toEqual(['合计']);
    const shown = rows.slice(3, 123).map((row) => row[13]);
    expect(shown.some((amount) => /^¥[\d,]+\.\d\d$/.test(amount!))).toBe(true);
    expect(shown.some((amount) => amount!.startsWith('='))).toBe(false);
    expect(rowsOf('team')).toHaveLength(8001);
  });

  it('writes files that are read back as one table', async () => {
    const file = await readFile('shop.csv', readFileSync(join(folder, 'samples', 'shop.csv')));
    expect(file).toMatchObject({ ok: true, notes: [] });
  });

  it('refuses what is no date', async () => {
    await expect(samples(['--today', '2026-02-30'], io)).rejects.toThrow(UsageError);
    await expect(samples(['here.csv'], io)).rejects.toThrow(UsageError);
  });

  it('takes today from the zone of the user', () => {
    const instant = Date.UTC(2026, 10, 21, 20);
    expect([dateIn('Asia/Shanghai', instant), dateIn('America/New_York', instant)]).toEqual([
      '2026-11-22',
      '2026-11-21',
    ]);
  });
});

describe.each(SAMPLE_NAMES)('samples/%s.csv', (name) => {
  it('is what the generator makes for the day that the shop names', () => {
    const shop = readFileSync(join(REPOSITORY, 'samples', 'shop.csv'), 'utf8');
    const [, year = '', month = '', day = ''] = /更新日期：(\d{4})年(\d+)月(\d+)日/.exec(shop) ?? [];
    const today = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    const expected = writeCsv(sampleWorkbook(name, today), 0);
    expect(Buffer.compare(readFileSync(join(REPOSITORY, 'samples', `${name}.csv`)), expected)).toBe(0);
  });
});
