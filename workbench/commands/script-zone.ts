/**
 * The script's time zone is that of the process, which Node fixes when it starts: a process in another zone starts
 * itself again in the right one.
 */
import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { type CommandIo, pathFrom } from './command';
import { manifestTimeZone } from './project-files';

/** Tells the second process which zone the machine is in. */
const HOME_ZONE = 'LEDGERLINE_HOME_TIME_ZONE';

/** The zone in which a command's script runs; null: any will do. `run` takes it from the manifest among its files. */
export function scriptTimeZone(
  commandName: string,
  args: readonly string[],
  io: Pick<CommandIo, 'cwd' | 'root'>,
): string | null {
  if (commandName !== 'run') return manifestTimeZone(join(io.root, 'dist', 'appsscript.json'));
  const manifest = args.find((arg) => basename(arg) === 'appsscript.json');
  return manifest === undefined ? null : manifestTimeZone(pathFrom(io, manifest));
}

/** Zone of the user's machine, also in a process that was started again. */
export function homeTimeZone(): string {
  return process.env[HOME_ZONE] ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Ends a process that was started again when the one that started it is gone, so that no server is left behind. */
export function endWithParent(): void {
  process.once('disconnect', () => process.exit(1));
  // The channel alone is no reason to stay.
  process.channel?.unref();
}

/** Runs this very command line in another zone and resolves to its exit status. */
export function startAgainIn(timeZone: string): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, TZ: timeZone, [HOME_ZONE]: homeTimeZone() },
  });
  // Ctrl+C reaches the child by itself; this process only has to stay until it has ended.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status, signal) => resolve(status ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
