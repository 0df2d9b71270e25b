/**
 * Reads a script project from disk, as clasp pushes it: `.js` and `.gs` scripts, `.html` pages, the manifest.
 * Knows nothing of what the scripts do.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ProjectFile, ProjectFiles } from '../sandbox/project';
import { Refused } from './command';

const TYPES: Readonly<Record<string, ProjectFile['type']>> = {
  '.js': 'js',
  '.gs': 'js',
  '.html': 'html',
  '.json': 'json',
};

/** One file of a project; null for a kind of file that a project does not have. */
export function projectFile(path: string): ProjectFile | null {
  const ending = extname(path);
  const type = TYPES[ending.toLowerCase()];
  return type ? { name: basename(path, ending), type, source: readFileSync(path, 'utf8') } : null;
}

let latest: ProjectFiles = [];

/** The project that the build left in `dist/`, the same object while it is the same build; refuses when it is not there. */
export function builtProject(root: string): ProjectFiles {
  const folder = join(root, 'dist');
  if (!existsSync(join(folder, 'Code.js'))) {
    throw new Refused(`There is no built script in ${folder}. Run npm run build first.`);
  }
  const files = readdirSync(folder)
    .sort()
    .map((name) => projectFile(join(folder, name)))
    .filter((file) => file !== null);
  if (!isDeepStrictEqual(files, latest)) latest = files;
  return latest;
}

/** The zone that a manifest names; null without a manifest, or one that names none. */
export function manifestTimeZone(path: string): string | null {
  if (!existsSync(path)) return null;
  const { timeZone } = JSON.parse(readFileSync(path, 'utf8')) as { timeZone?: unknown };
  return typeof timeZone === 'string' && timeZone !== '' ? timeZone : null;
}
