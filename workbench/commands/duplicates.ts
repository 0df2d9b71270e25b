/**
 * `ledger duplicates`: the pairs of rows that may be one customer, as CSV, of a plain sheet or of a ledger, by one call of
 * the script, of a long list by several. The sheet stays as it is.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import type { DuplicatePair, DuplicateReport } from '../../src/contract/api/duplicates';
import { markFormula } from '../io/csv/formula-mark';
import { newState } from '../model/state';
import { openWorkbench } from '../workbench';
import { callScript } from './call-script';
import { mappedOptions, readMap } from './column-map';
import { type Command, pathFrom, UsageError } from './command';
import { openWorkbookFile } from './open-workbook';
import { outputPath } from './output-path';
import { builtProject } from './project-files';
import { commandWords } from './words';

/** Who waits at a terminal is not bound to the six minutes that Google grants a script. */
const PATIENCE_MS = 24 * 3_600_000;
const COLUMNS = ['rowA', 'rowB', 'score', 'decision', 'reason'];

/** Hundredths of a bit; the lines add up to the score, as those that were rounded most take up what is left. */
function roundedEvidence({ bits, evidence }: DuplicatePair): { readonly score: number; readonly lines: number[] } {
  const score = Math.round(bits * 100);
  const lines = evidence.map((line) => Math.round(line.bits * 100));
  const sum = evidence.reduce((total, line) => total + line.bits, 0);
  if (Math.abs(sum - bits) > 0.005) return { score, lines };
  const step = Math.sign(score - lines.reduce((total, line) => total + line, 0));
  const byError = [...lines.keys()].sort(
    (a, b) => step * (evidence[b]!.bits * 100 - lines[b]! - (evidence[a]!.bits * 100 - lines[a]!)) || a - b,
  );
  for (let left = score - lines.reduce((total, line) => total + line, 0), i = 0; left !== 0; left -= step, i++)
    lines[byError[i % byError.length]!]! += step;
  return { score, lines };
}

function csvOf(pairs: readonly DuplicatePair[], headers: Readonly<Record<string, string>>, explain: boolean): string {
  const rows = pairs.map((pair) => {
    const { score, lines } = roundedEvidence(pair);
    const evidence = pair.evidence.map(({ key, level }, i) => ({
      key,
      ...(headers[key] !== undefined && { header: headers[key] }),
      level,
      bits: lines[i]! / 100,
    }));
    return [
      String(pair.rowA),
      String(pair.rowB),
      (score / 100).toFixed(2),
      pair.decision,
      markFormula(pair.reason),
      ...(explain ? [JSON.stringify(evidence)] : []),
    ];
  });
  return `${Papa.unparse([explain ? [...COLUMNS, 'evidence'] : COLUMNS, ...rows])}\r\n`;
}

export const duplicates: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      map: { type: 'string' },
      across: { type: 'string' },
      explain: { type: 'boolean', default: false },
    },
  });
  const words = commandWords(io.language);
  const [input, ...others] = positionals;
  if (input === undefined || others.length > 0) throw new UsageError(words.duplicatesOneFile);
  if (values.out === undefined) throw new UsageError(words.duplicatesOut);
  const out = outputPath(values.out, pathFrom(io, input), io);
  const map = values.map === undefined ? null : readMap(values.map, io);
  const started = performance.now();

  const workbench = openWorkbench({
    project: builtProject(io.root),
    state: newState(await openWorkbookFile(input, io), Date.now()),
    options: { syntax: 'es2019' },
  });
  const options = mappedOptions(workbench, {}, map, io);
  const part = (before: DuplicateReport['left']): DuplicateReport => {
    const params = {
      ...options,
      ...(values.across !== undefined && { across: values.across }),
      ...(before !== null && { found: before }),
    };
    return callScript(workbench, 'reportDuplicates', params, io, { virtualLimitMs: PATIENCE_MS }).value;
  };
  let found = part(null);
  while (found.left !== null) found = part(found.left);
  writeFileSync(out, csvOf(found.pairs, found.headers, values.explain));
  io.stdout.write(
    `${words.duplicatesDone({
      rows: found.rows,
      groups: found.groups,
      review: found.pairs.filter(({ decision }) => decision === 'review').length,
      elapsedMs: Math.round(performance.now() - started),
    })}\n${out}\n`,
  );
  return 0;
};
