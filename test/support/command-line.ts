/** The command line in this process: what it prints and how it ends, with paths in one folder. */
import type { CommandIo } from '../../workbench/commands/command';
import { runCommand } from '../../workbench/commands/run-command';
import { ROOT } from './bundle-workbench';

export async function runLedger(folder: string, argv: readonly string[], change: Partial<CommandIo> = {}) {
  let out = '';
  let err = '';
  const status = await runCommand(argv, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    cwd: folder,
    root: ROOT,
    timeZone: 'Asia/Shanghai',
    language: 'en',
    ...change,
  });
  return { status, out, err };
}
