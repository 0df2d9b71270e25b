/**
 * What is measured of the matcher, each in a process of its own: the command in the workbench, the matcher alone in
 * node, and the peers. Prints JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RpcAnswer } from '../src/contract/api';
import type { SetupPreview } from '../src/contract/api/set-up';
import { queueDuplicates } from '../src/domain/duplicate-queue';
import type { ColumnKey } from '../src/domain/field-keys';
import { findCandidates, firstOf, secondOf } from '../src/domain/match/candidates';
import { readFeatures } from '../src/domain/match/features';
import { findMatches, type MatchOptions } from '../src/domain/match/find-matches';
import type { MatchColumn, MatchPair } from '../src/domain/match/match';
import { matchColumns } from '../src/domain/match/match-columns';
import { openWorkbookFile } from '../workbench/commands/open-workbook';
import { builtProject } from '../workbench/commands/project-files';
import { runCommand } from '../workbench/commands/run-command';
import { newState } from '../workbench/model/state';
import { choiceFrom } from '../workbench/samples/choice';
import { openWorkbench } from '../workbench/workbench';
import { ACROSS, readSet } from './duplicate-sets';
import { peakMb } from './figures';
import { PEERS } from './peers';
import { type ProposedPair, scorePairs } from './score-pairs';
import type { KnownLedger } from './unseen-ledgers';

export interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  /** Most resident memory of the process from its start, in MiB. */
  readonly peakMb: number;
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const io = {
  stdout: { write: () => true },
  stderr: process.stderr,
  cwd: process.cwd(),
  root,
  timeZone: 'Asia/Shanghai',
  language: 'en',
} as const;

/** Runs one case on a set; `place` is a file that it writes or reads. */
export async function measureDuplicates([name, folder = '', place = '']: readonly string[]): Promise<void> {
  const known = readSet(folder);
  if (name === 'command') console.log(JSON.stringify(await measureCommand(folder, known, place)));
  else if (name === 'map') writeFileSync(place, JSON.stringify(await mappingOf(folder)));
  else {
    const list = listOf(known, JSON.parse(readFileSync(place, 'utf8')) as Mapping);
    const cases: Record<string, () => unknown> = {
      matcher: () => measureMatcher(list),
      answers: () => withAnswers(list),
      subsets: () => subsetsOf(list),
      peers: () => comparePeers(list),
    };
    console.log(JSON.stringify(cases[name as string]?.()));
  }
}

async function measured(work: () => unknown): Promise<Measured> {
  const started = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { ms: performance.now() - started, cpuMs: (user + system) / 1000, peakMb: peakMb() };
}

/** The whole command, the file read and the pairs written. */
async function measureCommand(folder: string, { name, header }: KnownLedger, out: string): Promise<Measured> {
  const across = ACROSS[name];
  const options = across !== undefined && header.includes(across) ? ['--across', across] : [];
  return measured(async () => {
    const status = await runCommand(['duplicates', join(folder, 'records.csv'), '--out', out, ...options], io);
    if (status !== 0) throw new Error(`${name}: status ${status}`);
  });
}

/** What each column means, as the script sees it. */
interface Mapping {
  readonly region: string;
  readonly columns: readonly { readonly index: number; readonly key: ColumnKey | null }[];
}

async function mappingOf(folder: string): Promise<Mapping> {
  const model = await openWorkbookFile(join(folder, 'records.csv'), io);
  const workbench = openWorkbench({
    project: builtProject(root),
    state: newState(model, Date.now()),
    options: { syntax: 'es2019' },
  });
  const answer = workbench.rpc('rpc', ['previewSetup', {}]).value as RpcAnswer<'previewSetup'>;
  if (!answer.ok) throw new Error(`${folder}: ${JSON.stringify(answer.issues)}`);
  const { region, columns }: SetupPreview = answer.value;
  return { region, columns: columns.map(({ index, key }) => ({ index, key: key as ColumnKey | null })) };
}

interface List {
  readonly region: string;
  readonly columns: readonly MatchColumn[];
  readonly clusterOf: readonly string[];
  readonly across: readonly string[] | undefined;
}

function listOf({ name, header, rows, clusterOf }: KnownLedger, { region, columns }: Mapping): List {
  const textsOf = (index: number): string[] => rows.map((row) => row[index] ?? '');
  const across = header.indexOf(ACROSS[name] ?? '');
  return {
    region,
    columns: matchColumns(
      columns.map(({ index, key }) => ({ field: key, key: key ?? `#${index + 1}`, values: textsOf(index) })),
    ),
    clusterOf,
    across: across < 0 ? undefined : textsOf(across),
  };
}

function match({ columns, clusterOf, region, across }: List, answers?: MatchOptions['answers']) {
  return findMatches(columns, clusterOf.length, {
    region,
    ...(across !== undefined && { across }),
    ...(answers !== undefined && { answers }),
  });
}

const proposed = (pairs: readonly MatchPair[]): ProposedPair[] =>
  pairs.map(({ a, b, bits, grouped }) => ({ a, b, bits, decision: grouped ? 'duplicate' : 'review' }));

const f1Of = ({ pairs }: ReturnType<typeof match>, { clusterOf, across }: List): number =>
  scorePairs(proposed(pairs), clusterOf, across).f1;

export interface MatcherMeasured extends Measured {
  readonly f1: number;
  readonly compared: number;
}

function measureMatcher(list: List): MatcherMeasured {
  const started = performance.now();
  const cpu = process.cpuUsage();
  const found = match(list);
  const ms = performance.now() - started;
  const { user, system } = process.cpuUsage(cpu);
  return { ms, cpuMs: (user + system) / 1000, peakMb: peakMb(), f1: f1Of(found, list), compared: found.compared };
}

const ANSWERS = 50;

/** F1 before and after the first 50 doubts of the queue have been answered truly. */
function withAnswers(list: List): { readonly before: number; readonly after: number; readonly asked: number } {
  const found = match(list);
  const { doubts } = queueDuplicates(found.pairs, { same: [], different: [], later: [] });
  const asked = doubts.slice(0, ANSWERS).map(({ rows: [a = 0, b = 0] }) => [a, b] as const);
  const isSame = ([a, b]: readonly [number, number]): boolean => list.clusterOf[a] === list.clusterOf[b];
  const after = match(list, {
    same: asked.filter(isSame),
    different: asked.filter((pair) => !isSame(pair)),
  });
  return { before: f1Of(found, list), after: f1Of(after, list), asked: asked.length };
}

export interface Subset {
  readonly rows: number;
  readonly lists: number;
  readonly f1: number;
}

/** Lists of some customers of a list, chosen at random; the F1 of all of them together. */
function subsetsOf(list: List): Subset[] {
  return [
    { rows: 40, lists: 20 },
    { rows: 200, lists: 10 },
    { rows: 2_000, lists: 2 },
  ].map(({ rows, lists }) => {
    const scores = Array.from({ length: lists }, (_, i) => {
      const part = subsetOf(list, rows, i);
      return f1Of(match(part), part);
    });
    return { rows, lists, f1: scores.reduce((sum, f1) => sum + f1, 0) / lists };
  });
}

/** Every other customer in it is there more than once, so that there is something to find. */
function subsetOf(list: List, count: number, seed: number): List {
  const choice = choiceFrom(`subset ${seed}`);
  const clusters = new Map<string, number[]>();
  for (const [row, cluster] of list.clusterOf.entries()) clusters.set(cluster, [...(clusters.get(cluster) ?? []), row]);
  const shuffled = choice.shuffled([...clusters.values()]);
  const [several, single] = [shuffled.filter((own) => own.length > 1), shuffled.filter((own) => own.length === 1)];
  const chosen: number[] = [];
  for (let i = 0; chosen.length < count && (several[i] ?? single[i]) !== undefined; i++)
    chosen.push(...(several[i] ?? []), ...(single[i] ?? []));
  const rows = chosen.slice(0, count).sort((a, b) => a - b);
  const of = (values: readonly string[]): string[] => rows.map((row) => values[row] ?? '');
  return {
    ...list,
    columns: list.columns.map((column) => ({ ...column, values: of(column.values) })),
    clusterOf: of(list.clusterOf),
    across: list.across && of(list.across),
  };
}

export interface PeerMeasured {
  readonly peer: string;
  readonly f1: number;
  readonly threshold?: number;
  readonly ms: number;
}

/** The peers look at the very pairs that the matcher compares. */
function comparePeers({ columns, clusterOf, across, region }: List): PeerMeasured[] {
  const features = readFeatures(columns, Int32Array.from(clusterOf.keys()), region);
  const candidates = Array.from(
    findCandidates(features, clusterOf.length),
    (pair) => [firstOf(pair), secondOf(pair)] as const,
  ).filter(([a, b]) => across === undefined || across[a] !== across[b]);
  return Object.entries(PEERS).map(([peer, score]) => {
    const started = performance.now();
    const found = score({ columns, clusterOf, across, candidates });
    return { peer, ...found, ms: performance.now() - started };
  });
}
