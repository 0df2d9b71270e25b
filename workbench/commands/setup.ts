/**
 * `ledger setup`: a plain CSV or XLSX in, a structured ledger out, by the very calls that the sidebar makes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { RpcAnswer, SetupOptions, SetupPreview, SetupReport } from '../../src/contract/api';
import { messagesFor } from '../../src/contract/messages/messages-for';
import { wordIssue } from '../../src/contract/words';
import { writeXlsx } from '../io/xlsx/write-xlsx';
import { isLocale } from '../model/locale';
import { newState } from '../model/state';
import { isTimeZone } from '../model/time-zone';
import { type ExecutionReport, openWorkbench, type Workbench } from '../workbench';
import { type Command, type CommandIo, pathFrom, Refused, UsageError } from './command';
import { openWorkbookFile } from './open-workbook';
import { outputPath } from './output-path';
import { builtProject } from './project-files';
import { commandWords } from './words';

type Outcome = RpcAnswer<'applySetup'>;

/** A map as it stands in the file: header text, or `#3` for the third column, to a field's key or null. */
function readMap(path: string, io: CommandIo): Map<string, string | null> {
  const words = commandWords(io.language);
  let map: unknown;
  try {
    map = JSON.parse(readFileSync(pathFrom(io, path), 'utf8').replace(/^\ufeff/, ''));
  } catch {
    throw new Refused(words.mapUnreadable(path));
  }
  if (typeof map !== 'object' || map === null || Array.isArray(map)) throw new Refused(words.mapForm(path));
  const entries: [string, unknown][] = Object.entries(map);
  if (!entries.every((entry): entry is [string, string | null] => entry[1] === null || typeof entry[1] === 'string'))
    throw new Refused(words.mapForm(path));
  return new Map(entries);
}

/**
 * The map by column number, so that it names one column each, whatever its header. A header that no column has is
 * passed over with a note: one map may serve several files.
 */
function mapByColumn(path: string, map: ReadonlyMap<string, string | null>, preview: SetupPreview, io: CommandIo) {
  const words = commandWords(io.language);
  const keys = new Set(preview.keys.map(({ key }) => key));
  const byColumn = new Map<string, string | null>();
  for (const [name, key] of map) {
    if (key !== null && !keys.has(key)) throw new Refused(words.mapNoField(path, key));
    const number = /^#([1-9]\d{0,5})$/.exec(name)?.[1];
    const column = preview.columns.find(({ index, header }) =>
      number === undefined ? header === name.trim() : index === Number(number) - 1,
    );
    if (column === undefined) io.stderr.write(`${words.mapNoColumn(path, name)}\n`);
    else if (!byColumn.has(`#${column.index + 1}`)) byColumn.set(`#${column.index + 1}`, key);
  }
  return [...byColumn];
}

/** Calls the one function of the script; an answer that says no is refused in the user's words. */
function call(workbench: Workbench, method: string, params: unknown, io: CommandIo): ExecutionReport {
  const report = workbench.rpc('rpc', [method, params]);
  if (!report.ok) throw new Refused(report.error?.message ?? 'The script did not finish.');
  const answer = report.value as Outcome;
  if (!answer.ok) {
    const catalog = messagesFor(io.language).issues;
    const { instead } = commandWords(io.language);
    const lines = answer.issues.map((issue) => {
      const { what, todo } = wordIssue(catalog, issue);
      return `${what}${io.language === 'en' ? ' ' : ''}${instead[issue.code] ?? todo}`;
    });
    throw new Refused(lines.join('\n'));
  }
  return report;
}

/** Whether a code is one of ISO 3166-1 alpha-2. Source: Unicode CLDR, territories. */
function isRegion(code: string): boolean {
  return (
    /^[A-Z]{2}$/.test(code) && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined
  );
}

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
  const words = commandWords(io.language);
  const [input, ...others] = positionals;
  if (input === undefined || others.length > 0) throw new UsageError(words.setupOneFile);
  const locale = values.locale?.replace('-', '_');
  if (locale !== undefined && !isLocale(locale)) throw new UsageError(words.noLocale(locale));
  const timeZone = values['time-zone'] ?? io.timeZone;
  if (!isTimeZone(timeZone)) throw new UsageError(words.noTimeZone(timeZone));
  const region = values.region?.toUpperCase();
  if (region !== undefined && !isRegion(region)) throw new UsageError(words.noRegion(region));
  const path = pathFrom(io, input);
  const out = outputPath(values.out ?? `${path.slice(0, path.length - extname(path).length)}.ledger.xlsx`, path, io);
  const reportFile = values.report === undefined ? undefined : outputPath(values.report, path, io);
  const map = values.map === undefined ? undefined : readMap(values.map, io);
  const started = performance.now();

  const model = await openWorkbookFile(input, io, { timeZone, ...(locale !== undefined && { locale }) });
  const workbench = openWorkbench({
    project: builtProject(io.root),
    state: newState(model, Date.now()),
    options: { syntax: 'es2019' },
  });
  const options: SetupOptions = { ...(region !== undefined && { region }) };
  if (map !== undefined && values.map !== undefined) {
    const preview = (more: SetupOptions) =>
      workbench.rpc('rpc', ['previewSetup', { ...options, ...more }]).value as RpcAnswer<'previewSetup'> | undefined;
    const byHeader: SetupOptions = { headerMapping: [...map] };
    // What it refuses without the map may do with it: no column seemed to be the customer.
    let seen = preview({});
    if (!seen?.ok) seen = preview(byHeader);
    Object.assign(options, seen?.ok ? { headerMapping: mapByColumn(values.map, map, seen.value, io) } : byHeader);
  }
  const dry = values['dry-run'];
  const execution = dry
    ? call(workbench, 'reportSetup', options, io)
    : call(workbench, 'applySetup', { requestId: `setup-${Date.now()}`, fingerprint: '', options }, io);
  const { value } = execution.value as { value: SetupReport | { readonly report: SetupReport } };
  const found = 'report' in value ? value.report : value;

  if (!dry) writeFileSync(out, await writeXlsx(workbench.state.workbook));
  const { serviceCalls, localCalls } = execution;
  const report = { ...found, serviceCalls, localCalls, elapsedMs: Math.round(performance.now() - started) };
  if (reportFile !== undefined) writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  io.stdout.write(`${words.setupDone({ ...report, toCheck: found.issues.length })}\n${dry ? '' : `${out}\n`}`);
  return 0;
};
