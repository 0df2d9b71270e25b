/**
 * `ledger setup`: a plain CSV or XLSX in, a structured ledger out, by the very calls that the sidebar makes.
 */
import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { parseArgs } from 'node:util';
import type { SetupReport } from '../../src/contract/api/set-up';
import { writeXlsx } from '../io/xlsx/write-xlsx';
import { isLocale } from '../model/locale';
import { newState } from '../model/state';
import { isTimeZone } from '../model/time-zone';
import { openWorkbench } from '../workbench';
import { callScript } from './call-script';
import { mappedOptions, readMap } from './column-map';
import { type Command, pathFrom, UsageError } from './command';
import { openWorkbookFile } from './open-workbook';
import { outputPath } from './output-path';
import { builtProject } from './project-files';
import { commandWords } from './words';

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
  const map = values.map === undefined ? null : readMap(values.map, io);
  const started = performance.now();

  const model = await openWorkbookFile(input, io, { timeZone, ...(locale !== undefined && { locale }) });
  const workbench = openWorkbench({
    project: builtProject(io.root),
    state: newState(model, Date.now()),
    options: { syntax: 'es2019' },
  });
  const options = mappedOptions(workbench, region === undefined ? {} : { region }, map, io);
  const dry = values['dry-run'];
  const { value, execution } = dry
    ? callScript(workbench, 'reportSetup', options, io)
    : callScript(workbench, 'applySetup', { requestId: `setup-${Date.now()}`, fingerprint: '', options }, io);
  const found = ('report' in value ? value.report : value) as SetupReport;

  if (!dry) writeFileSync(out, await writeXlsx(workbench.state.workbook));
  const { serviceCalls, localCalls } = execution;
  const report = { ...found, serviceCalls, localCalls, elapsedMs: Math.round(performance.now() - started) };
  if (reportFile !== undefined) writeFileSync(reportFile, `${JSON.stringify(report, null, 2)}\n`);
  io.stdout.write(`${words.setupDone({ ...report, toCheck: found.issues.length })}\n${dry ? '' : `${out}\n`}`);
  return 0;
};
