/**
 * `npm run bench -- duplicates`: how well duplicates are found, how fast and in how much memory, beside what others reach,
 * on public and on invented lists with known duplicates.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import {
  type MatcherMeasured,
  type Measured,
  measureDuplicates,
  type PeerMeasured,
  type Subset,
} from './duplicate-cases';
import { ACROSS, publicSets, readSet, writeSet, writeUnseenSets } from './duplicate-sets';
import { type Figure, print } from './figures';
import { grownLedger } from './grown-ledger';
import { type PairScore, type ProposedPair, scorePairs } from './score-pairs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The pairs that `ledger duplicates` wrote; the sheet's first record is in row 2. */
function readPairs(path: string): ProposedPair[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map(({ rowA, rowB, score, decision }) => ({
    a: Number(rowA) - 2,
    b: Number(rowB) - 2,
    bits: Number(score),
    decision: decision as ProposedPair['decision'],
  }));
}

function scoreFile(path: string, folder: string): PairScore {
  const { name, header, rows, clusterOf } = readSet(folder);
  const across = header.indexOf(ACROSS[name] ?? '');
  return scorePairs(readPairs(path), clusterOf, across < 0 ? undefined : rows.map((row) => row[across] ?? ''));
}

/**
 * The best that any tool has been measured to reach on a public set, and the goal. Sources: the tools at their best
 * settings on a machine of two cores (Splink 4.0.16, recordlinkage 0.16, fastLink 0.6.1, R RecordLinkage, dedupe 3.0.3,
 * GoldenMatch); docs/matching.md tells more.
 */
const PUBLISHED: Readonly<Record<string, { readonly peer: string; readonly best: number; readonly goal: number }>> = {
  febrl1: { peer: 'R RecordLinkage EM', best: 0.999, goal: 0.9995 },
  febrl3: { peer: 'recordlinkage ECM', best: 0.999, goal: 0.9995 },
  febrl_C_5000: { peer: 'logistic regression, half of the labels', best: 0.98, goal: 0.998 },
  fake_1000: { peer: 'Splink, best cut', best: 0.921, goal: 0.97 },
  census: { peer: 'dedupe, 100 labels', best: 0.891, goal: 0.92 },
  csv_example: { peer: 'GoldenMatch Fellegi-Sunter', best: 0.738, goal: 0.94 },
  restaurant: { peer: 'dedupe, 100 labels', best: 0.893, goal: 0.94 },
  ledger_en_5k: { peer: 'dedupe, 100 labels', best: 0.951, goal: 0.985 },
  ledger_zh_5k: { peer: 'key rules', best: 0.873, goal: 0.98 },
  ledger_mix_20k: { peer: 'key rules', best: 0.904, goal: 0.975 },
};
/** Lists of firms: there the automatic band need not be as precise. */
const ORGANISATIONS = ['csv_example', 'restaurant', 'firms_us', 'firms_zh'];

/** `.9876`, `1.0000`. */
const share = (value: number): string => value.toFixed(4).replace(/^0/, '');
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function scoreFigures(name: string, score: PairScore): Figure[] {
  const { rows, truePairs, precision, recall, automatic } = score;
  const known = PUBLISHED[name];
  return [
    {
      what: 'F1 by groups',
      figure: share(score.f1),
      beside:
        `${known ? `(goal ${share(known.goal)}; ${known.peer} ${share(known.best)}) ` : ''}` +
        `precision ${share(precision)}, recall ${share(recall)} of ${truePairs} pairs in ${rows} rows`,
    },
    {
      what: 'automatic band, precision',
      figure: share(automatic.precision),
      beside: `(at least ${ORGANISATIONS.includes(name) ? '.99' : '.999'}) recall ${share(automatic.recall)}`,
    },
    {
      what: 'pairs to review per 1,000 rows',
      figure: score.reviewPer1000.toFixed(1),
      beside: `(at most 35 in a ledger) ${score.doubtsPer1000.toFixed(1)} of them outside of groups`,
    },
    { what: 'recall with review', figure: share(score.recallWithReview), beside: '(at least .98 in a ledger)' },
    { what: 'calibration error', figure: share(score.calibrationError), beside: '(at most .02), ten bins, all pairs' },
  ];
}

/** One case in a process of its own, in the script's zone; what it prints. */
function inProcess<T>(...args: readonly string[]): T {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [process.argv[1] as string, 'duplicates', 'case', ...args],
    { encoding: 'utf8', env: { ...process.env, TZ: 'Asia/Shanghai' } },
  );
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return (stdout === '' ? undefined : JSON.parse(stdout)) as T;
}

function setFigures(name: string, folder: string, work: string): Figure[] {
  const [pairs, map] = [join(work, `${name}.csv`), join(work, `${name}.json`)];
  const command = inProcess<Measured>('command', folder, pairs);
  inProcess('map', folder, map);
  const matcher = inProcess<MatcherMeasured>('matcher', folder, map);
  const answers = inProcess<{ before: number; after: number; asked: number }>('answers', folder, map);
  const peers = inProcess<PeerMeasured[]>('peers', folder, map);
  return [
    ...scoreFigures(name, scoreFile(pairs, folder)),
    {
      what: `after ${answers.asked} answers`,
      figure: share(answers.after),
      beside: `before them ${share(answers.before)}`,
    },
    ...peers.map(({ peer, f1, threshold, ms }) => ({
      what: peer,
      figure: share(f1),
      beside: `${threshold === undefined ? '' : `at ${threshold.toFixed(2)}, the best in hindsight, `}${seconds(ms)}`,
    })),
    {
      what: 'in the workbench',
      figure: seconds(command.ms),
      beside: `CPU ${seconds(command.cpuMs)}, peak ${command.peakMb} MB`,
    },
    {
      what: 'the matcher in node',
      figure: seconds(matcher.cpuMs),
      beside: `of CPU, ${matcher.compared} pairs compared, peak ${matcher.peakMb} MB`,
    },
  ];
}

/** Ledgers of which the goal of speed speaks: at most so many seconds. */
const SIZES: readonly (readonly [rows: number, seconds: number])[] = [
  [5_000, 3],
  [20_000, 10],
  [100_000, 60],
];

function growthFigures(folder: string, work: string): Figure[] {
  const ledger = readSet(folder);
  const map = join(work, 'grown.json');
  inProcess('map', folder, map);
  const times: number[] = [];
  const figures = SIZES.map(([rows, most]): Figure => {
    const own = join(work, `grown-${rows}`, ledger.name);
    writeSet(own, { ...grownLedger(ledger, rows), hasIds: true });
    const { cpuMs, compared, peakMb } = inProcess<MatcherMeasured>('matcher', own, map);
    times.push(cpuMs);
    return {
      what: `${rows.toLocaleString('en')} rows`,
      figure: seconds(cpuMs),
      beside: `(under ${most} s${rows === 100_000 ? ' and 600 MB' : ''}) ${compared} pairs compared, peak ${peakMb} MB`,
    };
  });
  const exponent = Math.log((times[2] as number) / (times[1] as number)) / Math.log(100_000 / 20_000);
  return [
    ...figures,
    { what: 'growth', figure: `n^${exponent.toFixed(2)}`, beside: 'from 20,000 to 100,000 rows (n log n is n^1.16)' },
  ];
}

function subsetFigures(name: string, folder: string, work: string): Figure[] {
  if (!name.startsWith('ledger_')) return [];
  const map = join(work, `${name}.json`);
  inProcess('map', folder, map);
  return inProcess<Subset[]>('subsets', folder, map).map(({ rows, lists, f1 }) => ({
    what: `${name}, ${rows.toLocaleString('en')} rows`,
    figure: share(f1),
    beside: `mean F1 of ${lists} lists of customers chosen at random`,
  }));
}

/** All sets, or those that are named; `growth` and `subsets` are names, too. */
function benchAll(names: readonly string[]): void {
  const work = mkdtempSync(join(tmpdir(), 'ledgerline-bench-'));
  try {
    const known = publicSets(root);
    const invented = writeUnseenSets(work);
    const largest = known.get('ledger_mix_20k');
    const all = new Map<string, () => void>([
      ...[...known].map(([name, folder]) => [name, () => print(name, setFigures(name, folder, work))] as const),
      ...[...invented].map(
        ([name, folder]) => [name, () => print(`${name} (invented)`, setFigures(name, folder, work))] as const,
      ),
    ]);
    if (largest !== undefined) {
      const partsOf = (): Figure[] => [...known].flatMap((set) => subsetFigures(...set, work));
      all.set('subsets', () => print('Parts of ledgers', partsOf()));
      all.set('growth', () => print('Growth, the matcher in node (CPU)', growthFigures(largest, work)));
    }
    if (known.size === 0) console.log('The public sets are not here: expected them in ../shared/data/duplicates.');
    for (const name of names.length === 0 ? all.keys() : names) {
      const run = all.get(name);
      if (run === undefined) console.log(`There is no set ${name}, only: ${[...all.keys()].join(', ')}.`);
      else run();
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

export async function benchDuplicates([wanted, ...more]: readonly string[]): Promise<void> {
  const [first = '', second = ''] = more;
  if (wanted === 'case') await measureDuplicates(more);
  else if (wanted === 'score') print(first, scoreFigures(readSet(second).name, scoreFile(first, second)));
  else if (wanted === 'sets') for (const folder of writeUnseenSets(first, more[1]).values()) console.log(folder);
  else benchAll(wanted === undefined ? [] : [wanted, ...more]);
}
