/**
 * The workbench's own speed and memory: each case three times (the median is shown), its baseline once, each in a
 * process of its own, one after the other.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFile } from '../workbench/io/read-file';
import { ARCHIVE_BOMBS } from './archive-bombs';
import { type Figure, forgetPeak, peakMb } from './figures';
import { CASES, type Place } from './workbench-cases';

interface Measured {
  readonly ms: number;
  /** Most resident memory of the process from its start, in MiB. */
  readonly peakMb: number;
}

/** What is shown, the case, its baseline in words and as a case, and the aims. */
const SHOWN: readonly (readonly [what: string, name: string, baseline: string, baselineName: string, aim?: string])[] =
  [
    ['30 fresh contexts with Code.js', 'fresh-contexts', 'bare contexts', 'fresh-contexts-plain'],
    ['setValues, 10,000 x 20', 'write-10000', 'plain arrays', 'write-10000-plain'],
    ['setValues, 100,000 x 20', 'write-100000', 'plain arrays', 'write-100000-plain', 'under 2,000 ms and 600 MB'],
    ['getValues, 10,000 x 20', 'read-10000', 'plain arrays', 'read-10000-plain'],
    ['getValues, 100,000 x 20', 'read-100000', 'plain arrays', 'read-100000-plain'],
    ['10,000 single setValue', 'write-singly', 'plain arrays', 'write-singly-plain'],
    ['COUNTIF rule on phones, 50,000 x 20', 'countif-phone', 'counting anew', 'countif-phone-plain', 'under 1,000 ms'],
    ['COUNTIF rule on four owners', 'countif-owner', 'counting anew', 'countif-owner-plain', 'under 1,000 ms'],
    ['XLSX written, 50,000 x 20', 'xlsx-write', 'exceljs', 'xlsx-write-exceljs'],
    ['XLSX read, 50,000 x 20', 'xlsx-read', 'exceljs', 'xlsx-read-exceljs'],
  ];

export function workbenchFigures(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerline-bench-'));
  try {
    const empty = inProcess('nothing', folder);
    return [
      { what: 'an empty process', figure: '', beside: `peak ${empty.peakMb} MB` },
      ...SHOWN.map(([what, name, baseline, baselineName, aim]): Figure => {
        const own = medianOf(Array.from({ length: RUNS }, () => inProcess(name, folder)));
        const other = inProcess(baselineName, folder);
        return {
          what,
          figure: `${own.ms} ms`,
          beside: `peak ${own.peakMb} MB${aim ? ` (${aim})` : ''}; ${baseline}: ${other.ms} ms, peak ${other.peakMb} MB`,
        };
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The machine has other things to do: one slow run says nothing. */
const RUNS = 3;

function medianOf(runs: readonly Measured[]): Measured {
  const times = runs.map(({ ms }) => ms).sort((a, b) => a - b);
  return { ms: times[RUNS >> 1] as number, peakMb: Math.max(...runs.map((run) => run.peakMb)) };
}

function inProcess(name: string, folder: string): Measured {
  const { status, stdout, stderr } = spawnSync(process.execPath, [process.argv[1] as string, 'case', name, folder], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'Asia/Shanghai' },
  });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

/** Runs one case in this process and prints what was measured. */
export async function measureCase(name: string, place: Place): Promise<void> {
  const work = await CASES[name]?.(place);
  if (!work) throw new Error(`There is no case ${name}.`);
  const started = performance.now();
  await work();
  const ms = Math.round(performance.now() - started);
  console.log(JSON.stringify({ ms, peakMb: peakMb() } satisfies Measured));
}

/** What became of a file that is not meant well. */
export interface Opened {
  /** `read`, or the code with which it was refused. */
  readonly outcome: string;
  readonly ms: number;
  readonly cpuMs: number;
  /** Growth of resident memory at its highest; on Linux since this file was opened, elsewhere since the first was. */
  readonly grownMb: number;
}

/** Opens files one after the other in this process and prints what became of each. */
export async function openAll(paths: readonly string[]): Promise<void> {
  const opened: Opened[] = [];
  for (const path of paths) {
    globalThis.gc?.();
    forgetPeak();
    const before = peakMb();
    const started = performance.now();
    const cpu = process.cpuUsage();
    const result = await openFile(path);
    const { user, system } = process.cpuUsage(cpu);
    opened.push({
      outcome: result.ok ? 'read' : [result.code, result.detail['reason']].filter(Boolean).join(' '),
      ms: Math.round(performance.now() - started),
      cpuMs: Math.round((user + system) / 1000),
      grownMb: peakMb() - before,
    });
  }
  console.log(JSON.stringify(opened));
}

/** Opens all bombs in one process with a small heap; `program` is the built benchmark. */
export function openBombs(program: string): Opened[] {
  const folder = mkdtempSync(join(tmpdir(), 'ledgerline-bench-'));
  try {
    const paths = ARCHIVE_BOMBS.map(({ fileName, make }, i) => {
      const path = join(folder, `${i} ${fileName}`);
      writeFileSync(path, make());
      return path;
    });
    // What is needed counts, not what nobody has collected yet.
    const flags = ['--max-old-space-size=64', '--expose-gc'];
    const { stdout, stderr } = spawnSync(process.execPath, [...flags, program, 'open', ...paths], { encoding: 'utf8' });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as Opened[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export function bombFigures(): Figure[] {
  return openBombs(process.argv[1] as string).map(({ outcome, ms, grownMb }, i) => ({
    what: ARCHIVE_BOMBS[i]?.what ?? '',
    figure: `${ms} ms`,
    beside: `+${grownMb} MB, ${outcome}`,
  }));
}
