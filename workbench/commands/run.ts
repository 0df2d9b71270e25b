/**
 * `run`: calls one function of any Apps Script files on a workbook, answers what it asks, prints what it logged and
 * returned, says what it showed and mailed, and saves what it made of the workbook.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { calculated } from '../formula/calculation';
import { writeXlsx } from '../io/xlsx/write-xlsx';
import { type Mail, newState } from '../model/state';
import { newWorkbook } from '../model/workbook';
import type { Suspension, UiEffect } from '../sandbox/door';
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
      answer: { type: 'string', multiple: true },
      'spreadsheet-id': { type: 'string' },
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
      : await openWorkbookFile(values.workbook, io, { typed: true });
  const id = values['spreadsheet-id'];
  if (id !== undefined) workbook.spreadsheetId = id;
  const workbench = openProject(project, workbook);
  if (!workbench.project.callable.has(functionName)) throw new Refused(`The script has no function ${functionName}.`);

  const answers = [...(values.answer ?? [])];
  let report = workbench.run(functionName, functionArgs);
  while (report.suspended) {
    const { answer, told } = answerTo(report.suspended, answers.shift());
    io.stderr.write(`${told}\n`);
    report = workbench.resume(report.id, answer);
  }
  const { mailbox, clock } = workbench.state;
  for (const line of report.log) io.stdout.write(`${line}\n`);
  for (const effect of report.ui) {
    const line = shownLine(effect);
    if (line !== null) io.stderr.write(`${line}\n`);
  }
  for (const { to, subject } of mailbox) io.stderr.write(`Mail to ${to.join(', ')}: ${subject}\n`);
  if (values.report !== undefined)
    writeText(pathFrom(io, values.report), reportText(report, mailbox, performance.now() - started));
  const unknown = calculated(workbook, clock).unknown();
  if (unknown.length > 0) io.stderr.write(`Not emulated, so their cells show #NAME?: ${unknown.join(', ')}\n`);
  if (!report.ok) {
    const { name, message, stack } = report.error ?? { name: 'Error', message: '', stack: '' };
    const hint = /\bopenBy(Id|Url)\b/.test(message)
      ? `\nThere is one spreadsheet, and its ID is ${workbook.spreadsheetId}: give it another with --spreadsheet-id.`
      : '';
    throw new Refused((stack || `${name}: ${message}`) + hint);
  }
  if (report.value !== undefined) io.stdout.write(`${JSON.stringify(report.value, null, 2)}\n`);
  if (values.out !== undefined) writeFileSync(pathFrom(io, values.out), await writeXlsx(workbook, { now: clock }));
  return 0;
};

/**
 * What is answered to a question: of an alert `given` names the button, to a prompt it is the text, sent off with OK or
 * YES. Where nothing is given, nobody is there: the window is closed. Refuses a button that the alert does not have.
 */
function answerTo({ kind, request }: Suspension, given: string | undefined): { answer: unknown; told: string } {
  const asked = `The script asked: ${[request['title'], request['prompt']].filter(Boolean).join(' – ')}`;
  if (given === undefined) {
    const told = `${asked}\nNo --answer is left for it: closed.`;
    return { answer: kind === 'prompt' ? { button: 'CLOSE', text: '' } : 'CLOSE', told };
  }
  const buttons = String(request['buttons']).split('_');
  if (kind === 'prompt') return { answer: { button: buttons[0], text: given }, told: `${asked}\nAnswered: ${given}` };
  const button = given.toUpperCase();
  if (button !== 'CLOSE' && !buttons.includes(button))
    throw new Refused(`${asked}\nIt has the buttons ${buttons.join(', ')}, and none called ${given}.`);
  return { answer: button, told: `${asked}\nAnswered: ${button}` };
}

/** A toast, dialog, sidebar or menu in one line; null for questions, which were told when they were asked. */
function shownLine({ kind, ...shown }: UiEffect): string | null {
  switch (kind) {
    case 'toast':
      return `Toast: ${[shown['title'], shown['message']].filter(Boolean).join(' – ')}`;
    case 'sidebar':
    case 'modal':
    case 'modeless':
      return `Shown (${kind}): ${shown['title'] || 'untitled'}`;
    case 'menu':
      return `Menu: ${shown['caption'] ?? 'of the add-on'}`;
    default:
      return null;
  }
}

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

function reportText(report: ExecutionReport, mails: readonly Mail[], elapsedMs: number): string {
  const { functionName, ok, value, error, serviceCalls, localCalls, callsByMethod, virtualMs, cpuMs, log, ui } = report;
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
    ui,
    mails,
    elapsedMs: Math.round(elapsedMs),
  };
  return `${JSON.stringify(shown, null, 2)}\n`;
}

const writeText = (path: string, text: string): void => writeFileSync(path, text);
