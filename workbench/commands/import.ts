/**
 * `ledger import`: a list of orders, contacts, opportunities or feedback added to a ledger, by the very calls that the
 * sidebar makes; or a column of running notes of the ledger itself cut into contacts. The list stands in a tab of its own meanwhile, as somebody would put it there by File > Import.
 */
import { writeFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { ApiInput, ApiOutput } from '../../src/contract/api';
import { messagesFor } from '../../src/contract/messages/messages-for';
import { wordIssue } from '../../src/contract/words';
import { calculated } from '../formula/calculation';
import { writeXlsx } from '../io/xlsx/write-xlsx';
import { newState } from '../model/state';
import type { Workbook } from '../model/workbook';
import { openWorkbench } from '../workbench';
import { callScript, refuse } from './call-script';
import { readMap } from './column-map';
import { type Command, type CommandIo, pathFrom, UsageError } from './command';
import { openWorkbookFile } from './open-workbook';
import { outputPath } from './output-path';
import { builtProject } from './project-files';
import { commandWords } from './words';

/** What lists may hold. */
const ROLES: readonly ApiInput<'importEntries'>['role'][] = ['purchases', 'followUps', 'opportunities', 'feedback'];
/** Who waits at a terminal is not bound to the six minutes that Google grants a script. */
const PATIENCE_MS = 24 * 3_600_000;

/** Puts the first tab of another workbook behind the ledger's; its ID there. */
function addTab(workbook: Workbook, list: Workbook, name: string): number {
  const sheetId = Math.max(workbook.nextId, ...workbook.sheets.map((sheet) => sheet.sheetId)) + 1;
  workbook.nextId = sheetId + 1;
  const taken = new Set(workbook.sheets.map((sheet) => sheet.name));
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name} (${n})`;
  const [first] = list.sheets;
  if (first !== undefined) workbook.sheets.push({ ...first, sheetId, name: free });
  return sheetId;
}

/** How amounts are found, which columns stay out, and what is to be looked at. */
function tellPreview({ columns, keys, issues }: ApiOutput['previewImport'], io: CommandIo): string[] {
  const words = commandWords(io.language);
  const left = columns.filter(({ key, samples }) => key === null && samples.length > 0);
  const has = (wanted: string): boolean => columns.some(({ key }) => key === wanted);
  return [
    ...left.flatMap(({ header, rival }) => (rival === undefined ? [] : [words.rival({ ...rival, other: header })])),
    ...(has('unitPrice') && !has('amount') ? [words.multiplied] : []),
    ...(left.length === 0 ? [] : [words.leftOut(left.map(({ header }) => header))]),
    ...issues.map(({ code, params, fieldKey, count, rowNumbers }) => {
      const label = keys.find(({ key }) => key === fieldKey)?.label;
      const rows = `${rowNumbers.join(', ')}${count > rowNumbers.length ? ' …' : ''}`;
      return words.found({
        ...wordIssue(messagesFor(io.language).issues, { code, ...(params && { params }) }, label),
        n: count,
        rows,
      });
    }),
  ];
}

export const importList: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      log: { type: 'string' },
      map: { type: 'string' },
      out: { type: 'string' },
      report: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const words = commandWords(io.language);
  const [input, listFile, ...others] = positionals;
  const { log } = values;
  const isWhole = input !== undefined && (listFile === undefined) === (log !== undefined) && others.length === 0;
  if (!isWhole) throw new UsageError(words.importTwoFiles);
  const role = ROLES.find((one) => one === (values.as ?? (log === undefined ? 'purchases' : 'followUps')));
  if (role === undefined) throw new UsageError(words.importAs(ROLES));
  const path = pathFrom(io, input);
  const out = outputPath(values.out ?? `${path.slice(0, path.length - extname(path).length)}.${role}.xlsx`, path, io);
  const reportFile = values.report === undefined ? undefined : outputPath(values.report, path, io);
  const chosen = values.map === undefined ? {} : Object.fromEntries(readMap(values.map, io).entries);
  const mapping = log === undefined ? chosen : { [log]: 'log' };

  const workbook = await openWorkbookFile(input, io);
  const { locale, timeZone } = workbook;
  let sheetId: number | null = null;
  if (listFile !== undefined) {
    const list = await openWorkbookFile(listFile, io, { locale, timeZone });
    sheetId = addTab(workbook, list, basename(listFile, extname(listFile)).slice(0, 90));
  }
  const workbench = openWorkbench({
    project: builtProject(io.root),
    state: newState(workbook, Date.now()),
    options: { syntax: 'es2019' },
  });
  const requestId = `import-${Date.now()}`;
  const click = { virtualLimitMs: PATIENCE_MS };
  callScript(workbench, 'makeLinkedTab', { requestId, role }, io, click);
  const asked = { role, sheetId, mapping };
  const { value: preview } = callScript(workbench, 'previewImport', asked, io, click);
  if (preview.issues.some(({ code }) => code === 'list-not-understood')) refuse([{ code: 'list-not-understood' }], io);
  let serviceCalls = 0;
  if (!values['dry-run']) {
    const done = callScript(workbench, 'importEntries', { requestId: `${requestId}-list`, ...asked }, io, click);
    serviceCalls = done.execution.serviceCalls;
    workbook.sheets = workbook.sheets.filter((sheet) => sheet.sheetId !== sheetId);
    calculated(workbook, workbench.state.clock);
    writeFileSync(out, await writeXlsx(workbook, { now: workbench.state.clock }));
  }
  if (reportFile !== undefined) writeFileSync(reportFile, `${JSON.stringify({ ...preview, serviceCalls }, null, 2)}\n`);
  io.stdout.write(
    `${[words.imported(preview), ...tellPreview(preview, io)].join('\n')}\n${values['dry-run'] ? '' : `${out}\n`}`,
  );
  return 0;
};
