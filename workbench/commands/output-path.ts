/**
 * Where a command writes. Says no before the work is begun, and never takes the file that is read.
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type CommandIo, pathFrom, Refused } from './command';
import { commandWords } from './words';

/** The absolute path of a file that can be written; throws Refused. `input` is a path, absolute. */
export function outputPath(path: string, input: string, io: CommandIo): string {
  const words = commandWords(io.language);
  const out = pathFrom(io, path);
  const folder = dirname(out);
  if (!existsSync(folder) || !statSync(folder).isDirectory() || (existsSync(out) && statSync(out).isDirectory()))
    throw new Refused(words.notWritable(path));
  const real = (file: string): string =>
    existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));
  if (existsSync(input) && real(out) === real(input)) throw new Refused(words.wouldOverwrite(path));
  return out;
}
