/**
 * Holds what the workbench writes against LibreOffice: it opens every file, calculates it anew and writes it again, and
 * what comes back must be what we meant. Exit status 0 where all agrees or LibreOffice is not installed (it says so), 1
 * where something differs.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { calculated } from '../../workbench/formula/calculation';
import { openFile } from '../../workbench/io/read-file';
import { writeXlsx } from '../../workbench/io/xlsx/write-xlsx';
import type { Workbook } from '../../workbench/model/workbook';
import { convertWithOffice, officeVersion } from '../support/office';
import { workbooks } from '../support/random-workbook';
import { type Features, featuresOf } from './features';
import { formulaWorkbook } from './formulas';
import { KNOWN } from './known';

const RUNS = Number(process.env['FC_RUNS'] ?? 20);
const SEED = Number(process.env['FC_SEED'] ?? 20261121);
const SHOWN = 5;

/** Known differences and how often each was met. */
const expected = new Map<string, number>();

async function main(): Promise<number> {
  const version = officeVersion();
  if (!version) {
    console.log('LibreOffice is not installed (no `soffice`; SOFFICE=PATH names another). Nothing was compared.');
    return 0;
  }
  console.log(version);
  const folder = mkdtempSync(join(tmpdir(), 'ledgerline-judge-'));
  try {
    const files = [...ledgers(folder), ...(await made(folder))];
    const out = join(folder, 'out');
    convertWithOffice(files, 'xlsx', out);
    let differing = 0;
    for (const file of files)
      differing += report(basename(file), await model(file), await model(join(out, basename(file))));
    for (const [why, count] of expected) console.log(`${count} times not counted: ${why}`);
    console.log(differing ? `${differing} differences` : 'No difference.');
    return differing ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ledgers set up from the samples. */
function ledgers(folder: string): string[] {
  return ['shop', 'team'].map((name) => {
    const out = join(folder, `${name}.xlsx`);
    const args = ['dist-workbench/cli.js', 'setup', `samples/${name}.csv`, '--out', out];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    return out;
  });
}

async function made(folder: string): Promise<string[]> {
  const formulas = formulaWorkbook();
  calculated(formulas, Date.now());
  const written: [string, Workbook][] = [
    ['formulas.xlsx', formulas],
    ...fc
      .sample(workbooks, { numRuns: RUNS, seed: SEED })
      .map((workbook, i): [string, Workbook] => [`any-${i + 1}.xlsx`, workbook]),
  ];
  const files: string[] = [];
  for (const [name, workbook] of written) {
    files.push(join(folder, name));
    writeFileSync(files.at(-1) as string, await writeXlsx(workbook));
  }
  return files;
}

async function model(file: string): Promise<Features> {
  const read = await openFile(file);
  if (!read.ok) throw new Error(`${file}: ${read.code}`);
  return featuresOf(read.workbook);
}

/** Prints what differs, by feature; answers how many places do. */
function report(name: string, ours: Features, theirs: Features): number {
  let differing = 0;
  const compared: string[] = [];
  for (const feature of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [mine = {}, other = {}] = [ours[feature], theirs[feature]];
    const places = new Set([...Object.keys(mine), ...Object.keys(other)]);
    const different = [...places].filter((place) => {
      if (mine[place] === other[place]) return false;
      const difference = { file: name, feature, place, ours: mine[place], theirs: other[place] };
      const known = KNOWN.find(({ holds }) => holds(difference));
      if (known) expected.set(known.why, (expected.get(known.why) ?? 0) + 1);
      return !known;
    });
    compared.push(`${places.size} ${feature}`);
    differing += different.length;
    for (const place of different.slice(0, SHOWN))
      console.log(
        `  ${name} ${feature} ${place}\n    ours:   ${mine[place] ?? '-'}\n    theirs: ${other[place] ?? '-'}`,
      );
    if (different.length > SHOWN) console.log(`  ${name} ${feature}: ${different.length - SHOWN} more`);
  }
  console.log(`${name}: ${compared.join(', ')}`);
  return differing;
}

process.exitCode = await main();
