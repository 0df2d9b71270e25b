/**
 * `ledger setup`: a plain CSV or XLSX in, a structured ledger out, by the very calls that the sidebar makes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { RpcAnswer, SetupOptions, SetupReport } from '../../src/contract/api';
import { messagesFor } from '../../src/contract/messages/messages-for';
import { wordIssue } from '../../src/contract/words';
import { writeXlsx } from '../io/xlsx/write-xlsx';
import { newState } from '../model/state';
import { type ExecutionReport, openWorkbench, type Workbench } from '../workbench';
import { type Command, type CommandIo, pathFrom, Refused, UsageError } from './command';
import { openWorkbookFile } from './open-workbook';
import { builtProject } from './project-files';

type Outcome = RpcAnswer<'applySetup'>;

/** Options that the script asks of the person; the map goes by header text, or `#3` for the third column. */
function setupOptions(
  values: { readonly region?: string | undefined; readonly map?: string | undefined },
  io: CommandIo,
): SetupOptions {
  return {
    ...(values.region !== undefined && { region: values.region.toUpperCase() }),
    ...(values.map !== undefined && { headerMapping: readMap(pathFrom(io, values.map)) }),
  };
}

function readMap(path: string): Record<string, string | null> {
  let map: unknown;
  try {
    map = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Refused(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const valid =
    typeof map === 'object' &&
    map !== null &&
    Object.values(map).every((key) => key === null || typeof key === 'string');
  if (!valid) throw new Refused(`${path}: expected {"header text": "fieldKey" or null}`);
  return map as Record<string, string | null>;
}

/** Calls the one function of the script; an answer that says no is refused in the user's words. */
function call(workbench: Workbench, method: string, params: unknown, io: CommandIo): ExecutionReport {
  const report = workbench.rpc('rpc', [method, params]);
  if (!report.ok) throw new Refused(report.error?.message ?? 'The script did not finish.');
  const answer = report.value as Outcome;
  if (!answer.ok) {
    const catalog = messagesFor(io.language).issues;
    throw new Refused(
      answer.issues
        .map((issue) => wordIssue(catalog, issue))
        .map(({ what, todo }) => `${what} ${todo}`)
        .join('\n'),
    );
  }
  return report;
}

interface Told extends SetupReport {
  readonly count: number;
  readonly serviceCalls: number;
  readonly elapsedMs: number;
}

const WORDS: Readonly<Record<CommandIo['language'], (told: Told) => string>> = {
  en: ({ rowsIn, duplicateGroups, count, serviceCalls, elapsedMs }) =>
    `Customers: ${rowsIn}. Duplicate groups: ${duplicateGroups}. Cells to check: ${count}. Service calls: ${serviceCalls}, ${elapsedMs} ms.`,
  'zh-CN': ({ rowsIn, duplicateGroups, count, serviceCalls, elapsedMs }) =>
    `客户 ${rowsIn} 位，疑似重复 ${duplicateGroups} 组，待处理单元格 ${count} 个。服务调用 ${serviceCalls} 次，用时 ${elapsedMs} 毫秒。`,
};

export const setup: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      report: { type: 'string' },
      locale: { type: 'string' },
      'time-zone': { type: 'string' },
      region: { type: 'string' },
      map: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const [input, ...others] = positionals;
  if (input === undefined || others.length > 0) throw new UsageError('setup takes one file.');
  const path = pathFrom(io, input);
  const started = performance.now();

  const model = await openWorkbookFile(input, io, {
    timeZone: values['time-zone'] ?? io.timeZone,
    ...(values.locale !== undefined && { locale: values.locale.replace('-', '_') }),
  });
  const workbench = openWorkbench({
    project: builtProject(io.root),
    state: newState(model, Date.now()),
    options: { syntax: 'es2019' },
  });
  const options = setupOptions(values, io);
  const dry = values['dry-run'];
  const execution = dry
    ? call(workbench, 'reportSetup', options, io)
    : call(workbench, 'applySetup', { requestId: `setup-${Date.now()}`, fingerprint: '', options }, io);
  const { value } = execution.value as { value: SetupReport | { readonly report: SetupReport } };
  const found = 'report' in value ? value.report : value;

  const out = pathFrom(io, values.out ?? `${path.slice(0, path.length - extname(path).length)}.ledger.xlsx`);
  if (!dry) writeFileSync(out, await writeXlsx(workbench.state.workbook));
  const { serviceCalls, localCalls } = execution;
  const report = { ...found, serviceCalls, localCalls, elapsedMs: Math.round(performance.now() - started) };
  if (values.report !== undefined) writeFileSync(pathFrom(io, values.report), `${JSON.stringify(report, null, 2)}\n`);
  io.stdout.write(`${WORDS[io.language]({ ...report, count: found.issues.length })}\n${dry ? '' : `${out}\n`}`);
  return 0;
};
