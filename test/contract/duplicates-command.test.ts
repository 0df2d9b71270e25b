/** `ledger duplicates`: pairs as CSV, of plain sheets and of ledgers, whatever is in them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { runLedger } from '../support/command-line';
import { HOSTILE_STRINGS } from '../support/hostile-strings';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledgerline-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Line = Readonly<Record<'rowA' | 'rowB' | 'score' | 'decision' | 'reason' | 'evidence', string>>;

async function pairsOf(list: string, ...options: string[]): Promise<Line[]> {
  writeFileSync(join(folder, 'list.csv'), list);
  const { status, err } = await runLedger(folder, ['duplicates', 'list.csv', '--out', 'pairs.csv', ...options]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return readPairs();
}

const readPairs = (): Line[] =>
  Papa.parse<Line>(readFileSync(join(folder, 'pairs.csv'), 'utf8'), { header: true, skipEmptyLines: true }).data;

const csv = (rows: readonly (readonly string[])[]): string => Papa.unparse(rows as string[][]);

const NAMES =
  'Ann Hartwell,Bob Okafor,Cat Brandt,Dan Eastwick,Eve Gruber,Fay Hollis,Gus Ibarra,Hal Jansson,Ivy Keller,Jim Lockhart,Kim Mercer,Lou Norwood'.split(
    ',',
  );

const SAMPLE = join(__dirname, '../../samples/shop.csv');

describe('the sample', () => {
  let pairs: Line[];
  beforeAll(async () => {
    expect((await runLedger(folder, ['duplicates', SAMPLE, '--out', 'pairs.csv', '--explain'])).status).toBe(0);
    pairs = readPairs();
  });

  it('gives its pairs by falling score, the upper row first, each once', () => {
    const places = pairs.map(({ rowA, rowB, score }) => [-Number(score), Number(rowA), Number(rowB)]);
    expect(pairs.length).toBeGreaterThan(5);
    expect(places).toEqual([...places].sort(([a = 0, b = 0, c = 0], [d = 0, e = 0, f = 0]) => a - d || b - e || c - f));
    expect(places.every(([, a = 0, b = 0]) => a > 1 && a < b)).toBe(true);
    expect(new Set(pairs.map(({ rowA, rowB }) => `${rowA} ${rowB}`)).size).toBe(pairs.length);
    expect(
      pairs.every(({ score, decision }) => /^-?\d+\.\d\d$/.test(score) && /^(duplicate|review)$/.test(decision)),
    ).toBe(true);
  });

  it('explains each pair by evidence that adds up to its score', () => {
    for (const { score, evidence, reason } of pairs) {
      const bits = (JSON.parse(evidence) as { bits: number }[]).map((line) => line.bits);
      expect(Math.abs(bits.reduce((sum, own) => sum + own, 0) - Number(score))).toBeLessThan(0.005);
      expect(reason).not.toBe('');
    }
  });

  it('says the same of the ledger made from it', async () => {
    await runLedger(folder, ['setup', SAMPLE, '--out', 'shop.xlsx']);
    const { status } = await runLedger(folder, ['duplicates', 'shop.xlsx', '--out', 'pairs.csv']);
    const groups = (lines: readonly Line[]) =>
      lines.flatMap(({ rowA, rowB, decision }) => (decision === 'duplicate' ? [`${rowA} ${rowB}`] : [])).sort();
    expect(status).toBe(0);
    expect(groups(readPairs())).toEqual(groups(pairs));
  });
});

describe('wrong usage', () => {
  beforeAll(() => writeFileSync(join(folder, 'few.csv'), 'Name,Phone\nAnn Lee,2125550123\nAnn Lee,212 555 0123\n'));

  it.each([
    [['duplicates'], 2, 'one file'],
    [['duplicates', 'few.csv'], 2, '--out'],
    [['duplicates', 'few.csv', '--out', 'p.csv', '--fast'], 2, '--fast'],
    [['duplicates', 'none.csv', '--out', 'p.csv'], 1, 'none.csv'],
    [['duplicates', 'few.csv', '--out', 'few.csv'], 1, 'few.csv'],
    [['duplicates', 'few.csv', '--out', 'p.csv', '--across', 'List'], 1, '“List”'],
    [['duplicates', 'few.csv', '--out', 'p.csv', '--map', 'few.csv'], 1, 'JSON'],
  ])('%j: status %d', async (argv, status, text) => {
    const ended = await runLedger(folder, argv);
    expect(ended.status).toBe(status);
    expect(ended.err).toContain(text);
  });
});

describe('lists', () => {
  const header = ['List', 'Customer name', 'Phone', 'E-mail', 'City', 'Notes'];

  it.each([
    ['without customers', [header]],
    ['of one customer', [header, ['A', 'Ann Lee', '2125550123', '', 'Boston', '']]],
  ])('%s: no pairs', async (_, rows) => {
    writeFileSync(join(folder, 'list.csv'), csv(rows));
    const { status } = await runLedger(folder, ['duplicates', 'list.csv', '--out', 'pairs.csv']);
    if (status === 0) expect(readPairs()).toEqual([]);
    else expect(status).toBe(1);
  });

  it('counts a cell of several lines as one row', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => [
      'A',
      `Person ${'abcdefghijkl'[i]}${'mnopqrstuvwx'[i]}son`,
      `212555${1000 + i * 37}`,
      `p${i}@example.com`,
      'Boston',
      'first line\nsecond line',
    ]);
    const pairs = await pairsOf(csv([header, ...rows, rows[3] as string[]]));
    expect(pairs.map(({ rowA, rowB, decision }) => [rowA, rowB, decision])).toContainEqual(['5', '14', 'duplicate']);
  });

  it('compares across two lists alone', async () => {
    const people = Array.from({ length: 15 }, (_, i) => [
      `${'Ann Bob Cat Dan Eve Fay Gus Hal Ivy Jim Kim Lou Max Ned Oda'.split(' ')[i]} Smith${'abcdefghijklmno'[i]}`,
      `212555${1000 + i * 37}`,
      `p${i}@example.com`,
      'Boston',
      '',
    ]);
    const rows = [...people.map((person) => ['A', ...person]), ...people.map((person) => ['B', ...person])];
    const twice = ['A', ...(people[0] as string[])];
    const pairs = await pairsOf(csv([header, ...rows, twice]), '--across', 'List');
    const listOf = (row: string) => [...rows, twice][Number(row) - 2]?.[0];
    expect(pairs.filter(({ decision }) => decision === 'duplicate').length).toBeGreaterThanOrEqual(15);
    expect(pairs.every(({ rowA, rowB }) => listOf(rowA) !== listOf(rowB))).toBe(true);
  });

  it('calls everything it compares by a name, without a header and where a name is one column', async () => {
    const rows = NAMES.map((name, i) => [name, `212555${1000 + i * 37}`, i % 2 === 0 ? 'Boston' : 'Salem']);
    const again = ['Jim Lockhart', '2125551333', 'Salem'];
    const sister = ['Irma Keller', '2125551296', 'Boston'];
    const pairs = await pairsOf(csv([['Customer', 'Phone', ''], ...rows, again, sister]), '--explain');
    expect(pairs.map(({ rowA, rowB, reason }) => [rowA, rowB, reason])).toContainEqual([
      '11',
      '14',
      'Same name; same phone; same column C.',
    ]);
    expect(pairs.find(({ rowB }) => rowB === '15')?.reason).toMatch(/^Different given name: Ivy \/ Irma; same phone; /);
  });

  it('never begins a cell with a formula, whatever a column is called', async () => {
    const rows = NAMES.map((name, i) => [name, `${i * 7 + 3} ${name.split(' ')[0]} Street`, '', '=1+1']);
    const slip = ['Ann Hartwel', '3 Anne Street', '', '=1+1'];
    const pairs = await pairsOf(
      csv([['Customer name', '=HYPERLINK("x")', '@own', '-own'], ...rows, slip]),
      '--explain',
    );
    expect(pairs.length).toBeGreaterThan(0);
    for (const { reason, evidence } of pairs) expect(`${reason}${evidence}`).not.toMatch(/^[=+\-@]/);
  });

  it('takes any text for a text, of any length', async () => {
    const long = 'x y '.repeat(12_500);
    const hostile = HOSTILE_STRINGS.slice(0, 60).map((text) => ['A', text, text, text, text, text]);
    const list = csv([
      header,
      ...hostile,
      ['B', long, '2125550123', '', long, long],
      ['B', long, '', long, 'Boston', long],
    ]);
    writeFileSync(join(folder, 'list.csv'), list);
    const { status } = await runLedger(folder, ['duplicates', 'list.csv', '--out', 'pairs.csv', '--explain']);
    expect(status).toBe(0);
    for (const { rowA, rowB } of readPairs()) expect(Number(rowA)).toBeLessThan(Number(rowB));
  });
});
