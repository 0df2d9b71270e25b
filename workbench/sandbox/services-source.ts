/**
 * Finds the services bundle that runs inside the sandbox: the one of the build while it is newer than its sources,
 * else one built on the spot and kept in `.cache/`. Knows files and esbuild, nothing of the services.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, writeWhole } from './kept';

/** The same as in esbuild.config.mjs. */
const servicesBuild = {
  bundle: true,
  format: 'iife',
  globalName: 'services',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'none',
} as const;

const here = dirname(fileURLToPath(import.meta.url));
let loaded: string | null = null;

/** JavaScript that declares `services`, an object with `install`. Read once per process; throws where there is none. */
export function servicesSource(): string {
  loaded ??= beside() ?? fromSources();
  return loaded;
}

/** In the built command line the bundle lies beside this very file. */
function beside(): string | null {
  const file = join(here, 'services.js');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function fromSources(): string {
  const root = join(here, '..', '..');
  const sources = join(root, 'workbench', 'services');
  const newest = newestChange(sources);
  for (const built of [join(root, 'dist-workbench', 'services.js'), join(root, '.cache', 'services.js')]) {
    if (existsSync(built) && statSync(built).mtimeMs > newest) return readFileSync(built, 'utf8');
  }
  const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild');
  const { outputFiles } = buildSync({ ...servicesBuild, entryPoints: [join(sources, 'index.ts')], write: false });
  const code = outputFiles[0]!.text;
  writeWhole(join(cacheFolder(), 'services.js'), code);
  return code;
}

function newestChange(folder: string): number {
  let newest = statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) newest = Math.max(newest, newestChange(path));
    else if (entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
      newest = Math.max(newest, statSync(path).mtimeMs);
  }
  return newest;
}
