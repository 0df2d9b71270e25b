/**
 * `start`: opens a file with the built script in the browser and serves it until it is stopped.
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { isLocale } from '../model/locale';
import { isTimeZone } from '../model/time-zone';
import { newWorkbook, type Workbook } from '../model/workbook';
import { isSampleName, sampleWorkbook } from '../samples';
import { StepRefused } from '../server/answer';
import { openerFor, openInBrowser } from '../server/open-browser';
import type { Session } from '../server/session';
import { startWorkbench } from '../server/start-workbench';
import { type Command, Refused, UsageError } from './command';
import { openWorkbookFile } from './open-workbook';
import { builtProject } from './project-files';
import { dateIn } from './samples';

/** What the package says of its script, under `workbench` in package.json. */
interface ProductSettings {
  /** Caption of the add-on's menu. */
  readonly addonName: string;
  /** Name of the sample that is opened when no file is named; `run` is then run. */
  readonly sample?: string;
  readonly run?: string;
}

export const start: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      port: { type: 'string' },
      'no-open': { type: 'boolean' },
      locale: { type: 'string' },
      'time-zone': { type: 'string' },
      user: { type: 'string' },
      run: { type: 'string' },
    },
  });
  if (positionals.length > 1) throw new UsageError('start takes one file.');
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
    throw new UsageError(`${values.port} is no port: give a number from 1 to 65535.`);
  const locale = values.locale?.replace('-', '_');
  if (locale !== undefined && !isLocale(locale)) {
    throw new UsageError(`${values.locale} is no locale such as en_US or zh_CN.`);
  }
  const timeZone = values['time-zone'];
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new UsageError(`${timeZone} is no time zone such as Asia/Shanghai.`);

  const project = builtProject(io.root);
  const product = productSettings(io.root);
  const path = positionals[0];
  const sample = path === undefined ? product.sample : undefined;
  const place = { timeZone: timeZone ?? io.timeZone, ...(locale !== undefined && { locale }) };
  const workbook: Workbook =
    path !== undefined
      ? await openWorkbookFile(path, io, place)
      : sample !== undefined && isSampleName(sample)
        ? sampleWorkbook(sample, dateIn(io.timeZone, Date.now()))
        : newWorkbook(place);
  const { session, server } = await startWorkbench({
    root: io.root,
    project,
    workbook,
    fileName: path === undefined ? `${workbook.name}.xlsx` : basename(path),
    addonName: product.addonName,
    ...(values.user !== undefined && { user: values.user }),
    ...(port !== undefined && { port }),
    onError: (error) => io.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
  }).catch((error: unknown) => {
    if ((error as { code?: unknown }).code === 'EADDRINUSE')
      throw new Refused(`Port ${port} is taken. Choose another with --port, or leave it out.`);
    throw error;
  });

  const functionName = values.run ?? (sample === undefined ? undefined : product.run);
  if (functionName !== undefined) {
    const known = runFirst(session, functionName);
    if (!known) io.stderr.write(`The script's menu has no item that runs ${functionName}.\n`);
  }
  io.stdout.write(`Ledgerline workbench: ${server.url}\n`);
  const opener = values['no-open'] ? null : openerFor(process.platform, process.env);
  const tidy = opener ? openInBrowser(server.url, join(io.root, 'dist-workbench'), opener) : () => undefined;
  await stopped(io.signal);
  tidy();
  await server.close();
  return 0;
};

function productSettings(root: string): ProductSettings {
  const { workbench } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    workbench?: Partial<ProductSettings>;
  };
  return { addonName: 'Add-on', ...workbench };
}

/** Runs what a click on that menu item would run; false where there is no such item. */
function runFirst(session: Session, functionName: string): boolean {
  try {
    session.menu(functionName);
    return true;
  } catch (error) {
    if (error instanceof StepRefused) return false;
    throw error;
  }
}

/** Resolves when the user ends the program, or whoever called it does. */
function stopped(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
