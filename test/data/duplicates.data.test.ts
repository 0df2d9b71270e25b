/** Known duplicates are found by the command, at least as well as the table says, whatever the order of the rows. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { ACROSS, publicSets, readSet } from '../../bench/duplicate-sets';
import { type ProposedPair, scorePairs } from '../../bench/score-pairs';
import type { KnownLedger } from '../../bench/unseen-ledgers';
import { choiceFrom } from '../../workbench/samples/choice';
import { ROOT } from '../support/bundle-workbench';
import { runLedger } from '../support/command-line';

/** F1 by groups, and precision of the automatic band. Raised when the matcher gets better. */
const LEAST: Readonly<Record<string, readonly [f1: number, automatic: number]>> = {
  febrl1: [0.9995, 0.999],
  fake_1000: [0.984, 0.999],
  census: [0.97, 0.999],
  restaurant: [0.96, 0.99],
  csv_example: [0.953, 0.99],
  ledger_zh_5k: [0.995, 0.999],
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledgerline-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Found extends ProposedPair {
  readonly evidence: readonly { readonly bits: number }[];
}

async function pairsOf({ name, header, rows }: Omit<KnownLedger, 'clusterOf'>): Promise<Found[]> {
  writeFileSync(join(folder, 'list.csv'), Papa.unparse([[...header], ...rows.map((row) => [...row])]));
  const across = ACROSS[name];
  const options = ['--explain', ...(across === undefined ? [] : ['--across', across])];
  const { status, err } = await runLedger(folder, ['duplicates', 'list.csv', '--out', 'pairs.csv', ...options]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const text = readFileSync(join(folder, 'pairs.csv'), 'utf8');
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data.map((line) => ({
    a: Number(line['rowA']) - 2,
    b: Number(line['rowB']) - 2,
    bits: Number(line['score']),
    decision: line['decision'] as Found['decision'],
    evidence: JSON.parse(line['evidence'] ?? '') as Found['evidence'],
  }));
}

const sets = publicSets(ROOT);

describe.each(Object.entries(LEAST))('%s', (name, [leastF1, leastAutomatic]) => {
  const known = readSet(sets.get(name) as string);
  let pairs: Found[];
  beforeAll(async () => {
    pairs = await pairsOf(known);
  });

  it('finds what is known', () => {
    const across = ACROSS[name] === undefined ? -1 : known.header.indexOf(ACROSS[name]);
    const lists = across < 0 ? undefined : known.rows.map((row) => row[across] ?? '');
    const { f1, automatic } = scorePairs(pairs, known.clusterOf, lists);
    expect(f1).toBeGreaterThanOrEqual(leastF1);
    expect(automatic.precision).toBeGreaterThanOrEqual(leastAutomatic);
  });

  it('explains every pair by what adds up to its score', () => {
    const wrong = pairs.filter(
      ({ bits, evidence }) => Math.abs(evidence.reduce((sum, line) => sum + line.bits, 0) - bits) > 0.01,
    );
    expect(wrong).toEqual([]);
  });
});

it('finds the same in any order of the rows', async () => {
  // More rows than are all compared with each other.
  const known = readSet(sets.get('csv_example') as string);
  const rows = known.rows.slice(0, 500);
  const order = choiceFrom('order').shuffled([...rows.keys()]);
  const told = (found: readonly Found[], rowOf: (row: number) => number) =>
    found
      .map(({ a, b, bits, decision }) => `${[rowOf(a), rowOf(b)].sort((x, y) => x - y)} ${decision} ${bits.toFixed(1)}`)
      .sort()
      .join('\n');
  const straight = told(await pairsOf({ ...known, rows }), (row) => row);
  const shuffled = await pairsOf({ ...known, rows: order.map((row) => rows[row] as readonly string[]) });
  expect(told(shuffled, (row) => order[row] as number)).toBe(straight);
});
