/** What `clasp push` would send: its functions, its syntax, its globals, its scopes, its pages, its parts. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { type Node, parse } from 'acorn';
import Ajv from 'ajv';
import { build } from 'esbuild';
import { en } from '../../src/contract/messages/en';
import { preview } from '../../src/contract/messages/en/preview';
import { review } from '../../src/contract/messages/en/review';
import { setUp } from '../../src/contract/messages/en/set-up';
import { ISSUE_CODES } from '../../src/domain/issues';
import { issues as previewIssues } from '../../src/sidebar/preview-issues';
import { issues as reviewIssues } from '../../src/sidebar/review-issues';
import { bundleSource, ROOT } from '../support/bundle-workbench';

const source = bundleSource();
const program = parse(source, { ecmaVersion: 2019, sourceType: 'script' });
const manifest = JSON.parse(readFileSync(join(ROOT, 'dist/appsscript.json'), 'utf8')) as { oauthScopes: string[] };

/** Every function that Google may call: triggers, menu items, `rpc`. */
const ENTRY_POINTS = [
  'addCustomer',
  'checkAndRepair',
  'checkDuplicates',
  'dailyReminders',
  'hourly',
  'importList',
  'logContact',
  'makeLedger',
  'onEdit',
  'onInstall',
  'onOpen',
  'openSettings',
  'openSidebar',
  'rebuildDashboard',
  'refreshTiers',
  'rpc',
  'showHelp',
  'showToday',
  'startEmptyLedger',
  'trySample',
  'undoLastOperation',
];

/** Services by the scope that calling them needs; the others need none. Sources: reference pages, "Authorization". */
const SCOPE_OF: Record<string, string | null> = {
  SpreadsheetApp: 'spreadsheets.currentonly',
  MailApp: 'script.send_mail',
  ScriptApp: 'script.scriptapp',
  Session: 'userinfo.email',
  HtmlService: 'script.container.ui',
  LockService: null,
  CacheService: null,
  PropertiesService: null,
  Utilities: null,
  Logger: null,
};

/** Declared for what the next steps bring: reminders by mail and by clock. */
const DECLARED_AHEAD = ['script.scriptapp', 'script.send_mail'];

interface AnyNode extends Node {
  readonly [key: string]: unknown;
}

function* walk(node: unknown): Iterable<AnyNode> {
  if (Array.isArray(node)) {
    for (const child of node) yield* walk(child);
  } else if (typeof node === 'object' && node !== null && 'type' in node) {
    yield node as AnyNode;
    for (const [key, value] of Object.entries(node)) if (key !== 'type') yield* walk(value);
  }
}

/** Names that the bundle reads without declaring them anywhere. */
function freeNames(): Set<string> {
  const declared = new Set<string>();
  const used = new Set<string>();
  for (const node of walk(program)) {
    if (node.type === 'Identifier') used.add(node['name'] as string);
    for (const part of ['id', 'params', 'param', 'left'] as const) {
      for (const inner of walk(node[part])) if (inner.type === 'Identifier') declared.add(inner['name'] as string);
    }
  }
  return new Set([...used].filter((name) => !declared.has(name)));
}

describe('the bundle', () => {
  it('is an ES2019 script with exactly the entry points as literal functions', () => {
    const functions = program.body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [node.id.name] : []));
    expect(functions.sort()).toEqual(ENTRY_POINTS);
  });

  it('has an entry point for every menu item', () => {
    const handlers = [...source.matchAll(/addItem\(\w+\.\w+, "(\w+)"\)/g)].map((match) => match[1]);
    expect(handlers.length).toBeGreaterThan(5);
    // The Self-test comes in a file of its own.
    for (const handler of handlers) expect([...ENTRY_POINTS, 'selfTest']).toContain(handler);
  });

  it('names no global that Apps Script lacks', () => {
    const free = freeNames();
    const missing = [
      'setTimeout',
      'setInterval',
      'queueMicrotask',
      'structuredClone',
      'TextEncoder',
      'TextDecoder',
      'URL',
      'URLSearchParams',
      'fetch',
      'crypto',
      'atob',
      'btoa',
      'process',
      'Buffer',
      'window',
      'document',
      'navigator',
      'performance',
      'require',
      'module',
      'WebAssembly',
    ];
    expect(missing.filter((name) => free.has(name))).toEqual([]);
  });

  it('runs nothing at the top level and can be evaluated without any service', () => {
    const context = vm.createContext(Object.create(null));
    expect(() => vm.runInContext(source, context)).not.toThrow();
    expect(vm.runInContext('typeof rpc', context)).toBe('function');
  });

  it('uses the scopes that the manifest declares and no others', () => {
    const free = freeNames();
    const services = Object.keys(SCOPE_OF).filter((name) => free.has(name));
    const others = [...free].filter((name) => /^[A-Z]\w*(App|Service)$/.test(name) && !(name in SCOPE_OF));
    expect(others).toEqual([]);
    const used = services.flatMap((name) => SCOPE_OF[name] ?? []);
    const declared = manifest.oauthScopes.map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));
    expect(declared).toHaveLength(5);
    expect([...new Set([...used, ...DECLARED_AHEAD])].sort()).toEqual(declared.sort());
  });
});

describe('the manifest', () => {
  it('keeps to the fields and values that Google knows', () => {
    const schema = {
      type: 'object',
      additionalProperties: false,
      required: ['timeZone', 'runtimeVersion', 'exceptionLogging', 'oauthScopes'],
      properties: {
        timeZone: { type: 'string' },
        runtimeVersion: { const: 'V8' },
        exceptionLogging: { enum: ['NONE', 'STACKDRIVER'] },
        dependencies: { type: 'object' },
        oauthScopes: { type: 'array', items: { type: 'string', pattern: '^https://www\\.googleapis\\.com/auth/' } },
      },
    };
    expect(new Ajv().validate(schema, manifest)).toBe(true);
  });
});

describe('the pages', () => {
  const pages = readdirSync(join(ROOT, 'dist')).filter((name) => name.endsWith('.html'));

  it('come in every language', () => {
    expect(pages.sort()).toEqual([
      'Preview.en.html',
      'Preview.zh-CN.html',
      'Preview.zh-TW.html',
      'Review.en.html',
      'Review.zh-CN.html',
      'Review.zh-TW.html',
      'Sidebar.en.html',
      'Sidebar.zh-CN.html',
      'Sidebar.zh-TW.html',
    ]);
  });

  it.each(pages)('%s is small, whole, and holds nothing that HtmlService damages', (name) => {
    const html = readFileSync(join(ROOT, 'dist', name), 'utf8');
    expect(statSync(join(ROOT, 'dist', name)).size).toBeLessThan(name.startsWith('Sidebar') ? 250 * 1024 : 80 * 1024);
    const script = html.slice(html.indexOf('<script>'), html.lastIndexOf('</script>'));
    expect(script).not.toMatch(/`|<!--|<\?/);
    expect(html).not.toMatch(/(?:src|href)="https?:/);
    expect(html).toContain('<!DOCTYPE html>');
  });

  it('speak one language each', () => {
    for (const page of ['Sidebar', 'Preview', 'Review']) {
      const chinese = readFileSync(join(ROOT, `dist/${page}.zh-CN.html`), 'utf8');
      for (const english of [
        en.issues.codes['no-table'].todo as string,
        setUp.before.chooseTable,
        preview.updating,
        review.reading,
      ])
        expect(chinese).not.toContain(english);
    }
  });

  it.each([
    ['Preview', previewIssues],
    ['Review', reviewIssues],
  ])('%s words every finding that the methods it calls name', async (page, { codes }) => {
    const html = readFileSync(join(ROOT, `dist/${page}.en.html`), 'utf8');
    const methods = [...html.matchAll(/\bmethod:"(\w+)"|\.(make[A-Z]\w+)\(/g)].map(([, asked, made]) => asked ?? made);
    const server = await serverPartFor(methods);
    const named = Object.values(ISSUE_CODES).flat();
    expect(named.filter((code) => server.includes(`"${code}"`) && !(code in codes))).toEqual([]);
  });
});

/** The use cases behind some methods, with all that they reach, but no wording. Opening a page is none. */
async function serverPartFor(methods: readonly (string | undefined)[]): Promise<string> {
  const answering = readFileSync(join(ROOT, 'src/entry/answer.ts'), 'utf8');
  const useCases = methods.map(
    (method) => new RegExp(`^ {2}${method}: .* => (\\w+)\\(`, 'm').exec(answering)?.[1] ?? method,
  );
  const imports = [...answering.matchAll(/^import \{ (.*) \} from ('\.\.\/app\/.*');$/gm)];
  const contents = imports.flatMap(([, names = '', path]) =>
    names.split(', ').flatMap((name) => (useCases.includes(name) ? `export { ${name} } from ${path};` : [])),
  );
  const { outputFiles } = await build({
    stdin: { contents: contents.join('\n'), resolveDir: join(ROOT, 'src/entry') },
    absWorkingDir: ROOT,
    bundle: true,
    write: false,
    format: 'esm',
  });
  const files = outputFiles[0]!.text.split(/^\/\/ (?=src\/)/m);
  return files.filter((text) => !text.startsWith('src/contract/messages/')).join('');
}

describe('clasp', () => {
  it('would push the bundle, the pages and the manifest, and nothing else', () => {
    const output = execFileSync(
      process.execPath,
      [join(ROOT, 'node_modules/@google/clasp/build/src/index.js'), 'show-file-status', '--json'],
      { cwd: ROOT, encoding: 'utf8' },
    );
    const { filesToPush } = JSON.parse(output) as { filesToPush: string[] };
    const expected = readdirSync(join(ROOT, 'dist')).map((name) => `dist/${name}`);
    expect(filesToPush.sort()).toEqual(expected.sort());
  });
});

describe('what comes from packages', () => {
  const packagesOf = async (entry: string): Promise<string[]> => {
    const { metafile } = await build({
      entryPoints: [join(ROOT, entry)],
      bundle: true,
      write: false,
      metafile: true,
      outdir: 'out',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    });
    const names = Object.keys(metafile.inputs).flatMap(
      (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    );
    return [...new Set(names)].sort();
  };
  const listed = [
    ...readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8').matchAll(
      /^\| ([a-z-]+)(?:\/min)? (?:\(pages only\) )?\| (MIT|Apache-2\.0|BSD-3-Clause|ISC) \|/gm,
    ),
  ].map((match) => match[1]);

  it('is what docs/architecture.md lists, and nothing else', async () => {
    const server = await packagesOf('src/entry/main.ts');
    const pages = await packagesOf('src/sidebar/preview-main.tsx');
    expect(server).toEqual(['libphonenumber-js', 'valibot']);
    expect(pages).toEqual(['preact']);
    expect(listed.sort()).toEqual([...server, ...pages].sort());
  });

  it('is pinned', () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
