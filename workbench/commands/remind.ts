/**
 * `ledger remind`: what the hourly trigger would send at a moment, as files that mail programs open. The reminders are
 * switched on by the very call that the sidebar makes, for whoever owns the file.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { RpcAnswer } from '../../src/contract/api';
import type { Health } from '../../src/contract/api/reminders';
import { messagesFor } from '../../src/contract/messages/messages-for';
import { wordIssue } from '../../src/contract/words';
import { calculated } from '../formula/calculation';
import { emlOf } from '../io/eml';
import { writeXlsx } from '../io/xlsx/write-xlsx';
import { newState } from '../model/state';
import { offsetAt } from '../model/time-zone';
import { openWorkbench, type Workbench } from '../workbench';
import { type Command, type CommandIo, pathFrom, Refused, UsageError } from './command';
import { mailFileName } from './mail-file-name';
import { momentIn } from './moment';
import { openWorkbookFile } from './open-workbook';
import { builtProject } from './project-files';
import { commandWords } from './words';

function refuse(issues: Health['issues'], io: CommandIo): never {
  const catalog = messagesFor(io.language).issues;
  const lines = issues.map((issue) => {
    const { what, todo } = wordIssue(catalog, issue);
    return `${what}${io.language === 'en' ? ' ' : ''}${todo}`;
  });
  throw new Refused(lines.join('\n'));
}

function ask<M extends 'switchReminders' | 'health'>(workbench: Workbench, method: M, params: object, io: CommandIo) {
  const report = workbench.rpc('rpc', [method, params]);
  if (!report.ok) throw new Refused(report.error?.message ?? 'The script did not finish.');
  const answer = report.value as RpcAnswer<M>;
  if (!answer.ok) refuse(answer.issues, io);
  return answer.value;
}

export const remind: Command = async (args, io) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { now: { type: 'string' }, out: { type: 'string' }, save: { type: 'string' } },
  });
  const words = commandWords(io.language);
  const [input, ...others] = positionals;
  if (input === undefined || others.length > 0) throw new UsageError(words.remindOneFile);
  if (values.now === undefined) throw new UsageError(words.remindNow);

  const workbook = await openWorkbookFile(input, io);
  const now = momentIn(values.now, workbook.timeZone);
  if (now === null) throw new UsageError(words.noMoment(values.now));
  const workbench = openWorkbench({
    project: builtProject(io.root),
    state: newState(workbook, now),
    options: { syntax: 'es2019', cpuFactor: 0 },
  });
  const { state } = workbench;
  ask(workbench, 'switchReminders', { requestId: `remind-${now}`, on: true }, io);
  const run = workbench.run('hourly', [], { origin: 'clock' });
  if (!run.ok) throw new Refused(run.error?.message ?? 'The script did not finish.');
  const { issues } = ask(workbench, 'health', {}, io);

  const folder = pathFrom(io, values.out ?? `${basename(input, extname(input))}.mails`);
  const day = new Date(now + offsetAt(now, workbook.timeZone)).toISOString().slice(0, 10);
  if (state.mailbox.length > 0) mkdirSync(folder, { recursive: true });
  for (const [i, mail] of state.mailbox.entries()) {
    const name = mailFileName(mail.to, i, day);
    writeFileSync(join(folder, name), emlOf(mail));
    io.stdout.write(`${join(folder, name)}\n`);
  }
  io.stdout.write(`${words.reminded(state.mailbox.length)}\n`);
  if (values.save !== undefined) {
    calculated(workbook, state.clock);
    writeFileSync(pathFrom(io, values.save), await writeXlsx(workbook, { now: state.clock }));
  }
  if (issues.length > 0) refuse(issues, io);
  return 0;
};
