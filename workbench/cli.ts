#!/usr/bin/env node
/**
 * The command line: `ledger <command> ...`; exit status 0 done, 1 refused with a message, 2 wrong usage.
 * Makes sure that the process is in the script's time zone before any script runs.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandIo } from './commands/command';
import { isCommand, runCommand } from './commands/run-command';
import { endWithParent, homeTimeZone, scriptTimeZone, startAgainIn } from './commands/script-zone';

endWithParent();
const argv = process.argv.slice(2);
const io: CommandIo = {
  stdout: process.stdout,
  stderr: process.stderr,
  // npm runs scripts in the package's folder and says here where the user stood.
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  root: dirname(dirname(fileURLToPath(import.meta.url))),
  timeZone: homeTimeZone(),
  language: /^zh/i.test(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '')
    ? 'zh-CN'
    : 'en',
};
const zone = isCommand(argv[0]) ? scriptTimeZone(argv[0], argv.slice(1), io) : null;
process.exitCode = zone !== null && process.env['TZ'] !== zone ? await startAgainIn(zone) : await runCommand(argv, io);
