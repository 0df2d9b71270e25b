/**
 * `run`: calls one function of any Apps Script files on a workbook, prints what it logged and returned, and saves
 * what it made of the workbook.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { calculated } from '../formula/calculation';
import { writeXlsx } from '../io/xlsx/write-xlsx';
import { newState } from '../model/state';
import { newWorkbook } from '../model/workbook';
import { type ExecutionReport, openWorkbench, type ProjectFile } from '../workbench';
import { type Command, type CommandIo, pathFrom, Refused, UsageError } from './command';
import { openWorkbookFile } from './open-workbook';
import { projectFile } from './project-files';

export const run: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      function: { type: 'string' },
      workbook: { type: 'string' },
      args: { type: 'string' },
      out: { type: 'string' },
      report: { type: 'string' },
    },
  });
  const functionName = values.function;
  if (functionName === undefined) throw new UsageError('Say which function to run: --function NAME.');
  if (positionals.length === 0) throw new UsageError('Name at least one script file.');
  const functionArgs = parseFunctionArgs(values.args);

  const started = performance.now();
  const project = positionals.map((path) => readScript(path, io));
  const workbook =
    values.workbook === undefined
      ? newWorkbook({ timeZone: io.timeZone })
      : await openWorkbookFile(values.workbook, io);
  const workbench = openProject(project, workbook);
  if (!workbench.project.functions.has(functionName)) throw new Refused(`The script has no function ${functionName}.`);

  let report = workbench.run(functionName, functionArgs);
  while (report.suspended) {
    // Nobody is there to answer: the question is shown, and left as someone does who closes its window.
    const { kind, request } = report.suspended;
    io.stderr.write(`The script asked: ${[request['title'], request['prompt']].filter(Boolean).join(' – ')}\n`);
    report = workbench.resume(report.id, kind === 'prompt' ? { button: 'CLOSE', text: '' } : 'CLOSE');
  }
  for (const line of report.log) io.stdout.write(`${line}\n`);
  if (values.report !== undefined)
    writeText(pathFrom(io, values.report), reportText(report, performance.now() - started));
  if (!report.ok) {
    const { name, message, stack } = report.error ?? { name: 'Error', message: '', stack: '' };
    throw new Refused(stack || `${name}: ${message}`);
  }
  if (report.value !== undefined) io.stdout.write(`${JSON.stringify(report.value, null, 2)}\n`);
  if (values.out !== undefined) {
    const { clock } = workbench.state;
    calculated(workbook, clock);
    writeFileSync(pathFrom(io, values.out), await writeXlsx(workbook, { now: clock }));
  }
  return 0;
};

function parseFunctionArgs(text: string | undefined): unknown[] {
  if (text === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    if (Array.isArray(parsed)) return parsed;
  } catch {
    // Worded below, like any other text that is no list.
  }
  throw new UsageError(`--args takes a JSON list such as '["a", 1]'.`);
}

function readScript(path: string, io: CommandIo): ProjectFile {
  let file: ProjectFile | null;
  try {
    file = projectFile(pathFrom(io, path));
  } catch {
    throw new Refused(`There is no such file: ${path}.`);
  }
  if (!file) throw new Refused(`${path} is no file of a script project: .js, .gs, .html or appsscript.json.`);
  return file;
}

function openProject(project: readonly ProjectFile[], workbook: ReturnType<typeof newWorkbook>) {
  try {
    return openWorkbench({ project, state: newState(workbook, Date.now()) });
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused(error.message);
    throw error;
  }
}

function reportText(report: ExecutionReport, elapsedMs: number): string {
  const { functionName, ok, value, error, serviceCalls, localCalls, callsByMethod, virtualMs, cpuMs, log } = report;
  const shown = {
    functionName,
    ok,
    value,
    error,
    serviceCalls,
    localCalls,
    callsByMethod,
    virtualMs,
    cpuMs,
    log,
    elapsedMs: Math.round(elapsedMs),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

const writeText = (path: string, text: string): void => writeFileSync(path, text);
