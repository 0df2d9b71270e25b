/**
 * Builds everything: `dist/` (what `clasp push` sends) and `dist-workbench/` (the command line, its browser page and
 * the emulated services). `node esbuild.config.mjs` takes about a second.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const root = import.meta.dirname;
const at = (...parts) => join(root, ...parts);

/** Apps Script takes ES2019 and finds entry points only as literal top-level functions. */
async function serverFile(entry, globalName) {
  const shared = {
    entryPoints: [at(entry)],
    bundle: true,
    write: false,
    target: 'es2019',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  };
  const names = await build({ ...shared, format: 'esm', metafile: true, outfile: 'x.js' }).then(
    (result) => Object.values(result.metafile.outputs)[0].exports,
  );
  const [{ text }] = (await build({ ...shared, format: 'iife', globalName, minifySyntax: false })).outputFiles;
  const stubs = [...names]
    .sort()
    .map((name) => `function ${name}() { return ${globalName}.${name}.apply(this, arguments); }`);
  return `${text}\n${stubs.join('\n')}\n`;
}

/** With `--self-test` the Self-test is pushed along, and the menu shows it. */
const withSelfTest = process.argv.includes('--self-test');

async function buildServer() {
  const selfTest = await serverFile('src/self-test/main.ts', 'SelfTest');
  writeFileSync(at('dist-workbench/SelfTest.js'), selfTest);
  if (withSelfTest) writeFileSync(at('dist/SelfTest.js'), selfTest);
  writeFileSync(at('dist/Code.js'), await serverFile('src/entry/main.ts', 'Ledgerline'));
  cpSync(at('appsscript.json'), at('dist/appsscript.json'));
}

const PAGES = {
  Sidebar: { main: 'src/sidebar/main.tsx', issues: 'src/sidebar/page-issues.ts' },
  Preview: { main: 'src/sidebar/preview-main.tsx', issues: 'src/sidebar/preview-issues.ts' },
  Review: { main: 'src/sidebar/review-main.tsx', issues: 'src/sidebar/review-issues.ts' },
};
const LANGUAGES = ['en', 'zh-CN', 'zh-TW'];

/** One inlined page per language; HtmlService damages template literals and comments inside scripts. */
async function buildPage(page, language) {
  const current = {
    name: 'page-language',
    setup(builder) {
      builder.onResolve({ filter: /\/messages\/current(-[\w-]+)?$/ }, ({ path }) => ({
        path: at(`src/contract/messages/${language}/${path.split('current-')[1] ?? 'page'}.ts`),
      }));
      builder.onResolve({ filter: /\/page-issues$/ }, () => ({ path: at(PAGES[page].issues) }));
    },
  };
  const result = await build({
    entryPoints: [at(PAGES[page].main)],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'iife',
    target: 'es2020',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    supported: { 'template-literal': false },
    logLevel: 'warning',
    plugins: [current],
  });
  const text = (ending) => result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? '';
  const script = text('.js');
  if (/`|<!--/.test(script)) throw new Error(`${page} ${language}: a backtick or <!-- would be damaged by HtmlService`);
  const html = readFileSync(at('src/sidebar/page.html'), 'utf8')
    .replace('<!--STYLE-->', () => `<style>${text('.css')}</style>`)
    .replace('<!--SCRIPT-->', () => `<script>${script}</script>`)
    .replace('lang="en"', () => `lang="${language}"`);
  writeFileSync(at(`dist/${page}.${language}.html`), html);
}

/** Resolves to the names of the files made. */
async function buildWorkbench() {
  const node = {
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
  };
  const { metafile } = await build({
    ...node,
    entryPoints: {
      cli: at('workbench/cli.ts'),
      ...(existsSync(at('bench/main.ts')) && { bench: at('bench/main.ts') }),
    },
    outdir: at('dist-workbench'),
    splitting: true,
    metafile: true,
  });
  await build({
    entryPoints: [at('workbench/services/index.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'services',
    charset: 'utf8',
    target: 'es2022',
    outfile: at('dist-workbench/services.js'),
    logLevel: 'warning',
  });
  const web = at('workbench/web/main.ts');
  if (existsSync(web))
    await build({
      // The bridge is put into each of the add-on's pages, so it is a file of its own.
      entryPoints: { web, bridge: at('workbench/web/bridge.ts') },
      bundle: true,
      format: 'iife',
      target: 'es2022',
      outdir: at('dist-workbench'),
      minify: true,
      logLevel: 'warning',
    });
  return [
    ...Object.keys(metafile.outputs).map((path) => path.split('/').pop()),
    'services.js',
    'SelfTest.js',
    'web.js',
    'web.css',
    'bridge.js',
  ];
}

mkdirSync(at('dist'), { recursive: true });
mkdirSync(at('dist-workbench'), { recursive: true });
const [workbenchFiles] = await Promise.all([
  buildWorkbench(),
  buildServer(),
  ...Object.keys(PAGES).flatMap((page) => LANGUAGES.map((language) => buildPage(page, language))),
]);

// Files are written over in place, so that a reader never misses one; what an earlier build left behind goes.
const made = {
  dist: [
    'Code.js',
    ...(withSelfTest ? ['SelfTest.js'] : []),
    'appsscript.json',
    ...Object.keys(PAGES).flatMap((page) => LANGUAGES.map((language) => `${page}.${language}.html`)),
  ],
  'dist-workbench': workbenchFiles,
};
for (const [folder, names] of Object.entries(made)) {
  for (const name of readdirSync(at(folder))) if (!names.includes(name)) rmSync(at(folder, name), { recursive: true });
}
