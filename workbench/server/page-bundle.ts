/**
 * Finds the page's script and style and the bridge for frames: those of the build while they are newer than their
 * sources, else built on the spot. Knows files and esbuild, nothing of the page.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

export interface PageBundle {
  readonly script: string;
  readonly style: string;
  /** Put at the top of each of the add-on's pages. */
  readonly bridge: string;
}

/** `root` is the folder of this installation. */
export function pageBundle(root: string): PageBundle {
  const built = ['web.js', 'web.css', 'bridge.js'].map((name) => join(root, 'dist-workbench', name));
  const sources = join(root, 'workbench', 'web');
  const oldest = Math.min(...built.map((path) => (existsSync(path) ? statSync(path).mtimeMs : 0)));
  if (!existsSync(sources) || oldest >= newestChange(sources)) {
    const [script, style, bridge] = built.map((path) => readFileSync(path, 'utf8'));
    return { script: script!, style: style!, bridge: bridge! };
  }
  return buildPage(root, sources);
}

function newestChange(folder: string): number {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.test.ts'));
  return Math.max(...files.map((name) => statSync(join(folder, name)).mtimeMs));
}

function buildPage(root: string, sources: string): PageBundle {
  const { buildSync } = createRequire(join(root, 'package.json'))('esbuild') as typeof import('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: { web: join(sources, 'main.ts'), bridge: join(sources, 'bridge.ts') },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    outdir: 'out',
    minify: true,
    charset: 'utf8',
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: text('web.js'), style: text('web.css'), bridge: text('bridge.js') };
}
