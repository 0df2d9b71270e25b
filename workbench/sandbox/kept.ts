/** Keeps in `.cache/` what takes long to find out and follows from a text alone. Knows files, nothing of what it keeps. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
/** In the built command line this very file lies in a folder of the root. */
const root = basename(here) === 'sandbox' ? join(here, '..', '..') : join(here, '..');

/** The folder in which everything that can be made again is kept; made where it is not there. */
export function cacheFolder(): string {
  const folder = join(root, '.cache');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes a file that others may read or write at the same time: a rename is whole or not at all. */
export function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

/** What `make` returns, plain data, for the same parts the first time only. What it throws is not kept. */
export function kept<T>(parts: readonly string[], make: () => T): T {
  const hash = createHash('sha1').update(JSON.stringify(parts)).digest('hex');
  const path = join(cacheFolder(), `${parts[0]}-${hash}.json`);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as T;
  const made = make();
  writeWhole(path, JSON.stringify(made));
  return made;
}
