import { newState } from '../model/state';
import { newWorkbook } from '../model/workbook';
import { openWorkbench, type RunOptions, type WorkbenchOptions } from '../workbench';
import type { HostMethods } from './door';
import { projectOf } from './project';

const start = Date.UTC(2026, 4, 17, 9, 30);

function open(script: string, options: WorkbenchOptions = {}) {
  return openWorkbench({ project: projectOf(script), state: newState(newWorkbook(), start), options });
}

/** Runs an expression as the body of a function of the script. */
function evaluate(expression: string, options: WorkbenchOptions = {}, runOptions: RunOptions = {}) {
  return open(`function main() { return ${expression}; }`, options).run('main', [], runOptions);
}

describe('globals', () => {
  // Source: platform-facts section 5, missing globals.
  it.each(
    'setTimeout setInterval queueMicrotask structuredClone TextEncoder TextDecoder URL URLSearchParams fetch Headers FormData Blob atob btoa crypto AbortController Event window navigator performance process Buffer require module WebAssembly SharedArrayBuffer'.split(
      ' ',
    ),
  )('has no %s', (name) => {
    expect(evaluate(`typeof ${name}`).value).toBe('undefined');
  });

  it.each('Intl Map Promise Symbol Proxy Reflect BigInt globalThis'.split(' '))('has %s', (name) => {
    expect(evaluate(`typeof ${name}`).value).not.toBe('undefined');
  });

  it('lets a script put its own name over a service', () => {
    expect(open('const Logger = { log: (x) => x }; function main() { return Logger.log(3); }').run('main').value).toBe(
      3,
    );
  });

  it('keeps nothing between executions', () => {
    const workbench = open('var n = 0; function main() { Array.prototype.mine = 1; return ++n; }');
    expect(workbench.run('main').value).toBe(1);
    expect(workbench.run('main').value).toBe(1);
  });

  it('shares one scope among the files, in order', () => {
    const files = [
      { name: 'a', type: 'js' as const, source: 'const base = later(20);' },
      { name: 'b', type: 'js' as const, source: 'function main() { return base + other; } const other = 1;' },
    ];
    const withHoisted = [{ name: '0', type: 'js' as const, source: 'function later(x) { return x * 2; }' }, ...files];
    expect(openWorkbench({ project: withHoisted, state: newState(newWorkbook(), start) }).run('main').value).toBe(41);
  });
});

describe('isolation', () => {
  it.each([
    'Utilities.constructor',
    'Utilities.newBlob.constructor',
    'PropertiesService.getScriptProperties().getProperties.constructor',
    'CacheService.getScriptCache().get.constructor',
    '(() => { try { Utilities.formatDate(); } catch (e) { return e.constructor; } })()',
    '(() => { try { Utilities.sleep(-1); } catch (e) { return e.constructor; } })()',
    'PropertiesService.getScriptProperties().getKeys().constructor',
  ])('reaches no host function through %s', (expression) => {
    expect(evaluate(`String((${expression}).constructor('return typeof process')())`).value).toBe('undefined');
  });

  it('gives results and errors of its own realm', () => {
    const report = evaluate(`[
      PropertiesService.getScriptProperties().getKeys() instanceof Array,
      Utilities.parseDate('2026', 'UTC', 'yyyy') instanceof Date,
      (() => { try { Utilities.sleep(-1); } catch (e) { return [e instanceof Error, e.name, String(e)]; } })(),
    ]`);
    expect(report.value).toEqual([true, true, [true, 'Exception', 'Exception: Invalid argument: milliseconds']]);
  });

  it('survives a script that patches what the services use', () => {
    const report = open(`
      Array.isArray = () => false; Object.keys = () => []; Function.prototype.apply = () => 'hijacked';
      function main() { PropertiesService.getScriptProperties().setProperty('a', 'b'); return PropertiesService.getScriptProperties().getKeys(); }
    `).run('main');
    expect(report.error).toBeUndefined();
    expect(report.value).toEqual(['a']);
  });

  it('turns a stack overflow at the door into an error of the realm', () => {
    const report = evaluate(
      '(() => { const f = () => { Utilities.base64Encode("a"); f(); }; try { f(); } catch (e) { return e instanceof RangeError; } })()',
    );
    expect(report.value).toBe(true);
  });
});

describe('time and chance', () => {
  it('starts at the virtual clock, moved by sleep', () => {
    const report = evaluate(
      '(() => { const a = Date.now(); Utilities.sleep(90000); return [a, Date.now() - a, new Date().getTime() - a, typeof Date()]; })()',
    );
    expect(report.value).toEqual([start, 90_000, 90_000, 'string']);
    expect(report.virtualMs).toBe(90_000);
  });

  it('lets a loop that waits for the time come to its end', () => {
    expect(evaluate('(() => { const a = Date.now(); while (new Date() - a < 50); return "done"; })()').value).toBe(
      'done',
    );
  });

  it('makes dates that are Dates', () => {
    const report = evaluate(
      '[new Date(0) instanceof Date, new Date(2026, 0, 1).getMonth(), new (class extends Date {})(0) instanceof Date, new Date(0).constructor === Date]',
    );
    expect(report.value).toEqual([true, 0, true, true]);
  });

  it('repeats random numbers for the same seed only', () => {
    const numbers = (seed: number) =>
      evaluate('[Math.random(), Utilities.getUuid()]', { seed }).value as [number, string];
    expect(numbers(1)).toEqual(numbers(1));
    expect(numbers(1)).not.toEqual(numbers(2));
    expect(numbers(1)[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe('calling', () => {
  it('finds functions in any kind of declaration, and methods with their object', () => {
    const workbench = open(
      'const a = () => 1; let o = { n: 2, f() { return this.n; } }; class C { static g() { return 3; } }',
    );
    expect(['a', 'o.f', 'C.g'].map((name) => workbench.run(name).value)).toEqual([1, 2, 3]);
  });

  it.each(['missing', 'o', 'f()', 'a;b', ''])('says that %p is not found', (name) => {
    expect(open('var o = 1; function f() {}').run(name).error).toMatchObject({
      message: `Script function not found: ${name}`,
    });
  });

  it('passes arguments as data of the realm', () => {
    const report = open(
      'function main(list, o) { return [list instanceof Array, o.d instanceof Date, o.d.getTime()]; }',
    ).run('main', [[1], { d: { $date: 5 } }]);
    expect(report.value).toEqual([true, true, 5]);
  });

  it('waits for a promise', () => {
    expect(open('async function main() { await null; return 7; }').run('main').value).toBe(7);
    expect(open('async function main() { await null; throw new Error("late"); }').run('main').error?.message).toBe(
      'late',
    );
  });

  it('does not mind a rejection that nobody handles', async () => {
    expect(open('function main() { Promise.reject(new Error("unseen")); return 1; }').run('main').value).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('reports errors with the frames of the script only', () => {
    const { error, ok } = open('function main() {\n  inner();\n}\nfunction inner() { Utilities.formatDate(1); }').run(
      'main',
    );
    expect(ok).toBe(false);
    expect(error).toEqual({
      name: 'Exception',
      message: "The parameters (number) don't match the method signature for Utilities.formatDate.",
      stack: expect.stringContaining('at inner (Code:4:'),
    });
    expect(error?.stack).not.toMatch(/sandbox|services|node:/);
  });

  it('reports errors of global statements', () => {
    expect(open('throw new TypeError("at load"); function main() {}').run('main').error).toMatchObject({
      name: 'TypeError',
      message: 'at load',
    });
    expect(open('throw "text"; function main() {}').run('main').error).toMatchObject({ message: 'text' });
  });
});

describe('time limit', () => {
  const limits: RunOptions = { virtualLimitMs: 300 };

  it.each([
    ['a loop', 'for (;;);'],
    ['a loop that catches', 'for (;;) { try { for (;;) Utilities.getUuid(); } catch (e) {} }'],
  ])('stops %s', (_what, body) => {
    const report = open(`function main() { ${body} }`).run('main', [], limits);
    expect(report.error).toMatchObject({ message: 'Exceeded maximum execution time' });
  });

  it('stops a loop at global scope', () => {
    expect(open('for (;;); function main() {}').run('main', [], limits).error?.message).toBe(
      'Exceeded maximum execution time',
    );
  });

  it('counts calls against it, and nothing gets through afterwards', () => {
    const workbench = open(
      `function main() {
      const store = PropertiesService.getScriptProperties();
      for (let i = 0; i < 20; i++) { try { store.setProperty('k' + i, 'v'); } catch (e) {} }
    }`,
      { cpuFactor: 0 },
    );
    const report = workbench.run('main', [], limits);
    expect(report.error?.message).toBe('Exceeded maximum execution time');
    expect(report.serviceCalls).toBe(8);
    expect(Object.keys(workbench.state.properties.script)).toHaveLength(8);
  });

  it('gives simple triggers 30 seconds', () => {
    const report = open('function onEdit() { for (let i = 0; i < 40; i++) Utilities.sleep(1000); }', {
      cpuFactor: 0,
    }).edit(0, 0, 0, 'x');
    expect(report[0]?.error?.message).toBe('Exceeded maximum execution time');
    expect(report[0]?.virtualMs).toBe(31_000);
  });
});

describe('much at once', () => {
  const table = Array.from({ length: 50_000 }, (_, row) =>
    Array.from({ length: 20 }, (_, column) => (column % 2 ? `text ${row}` : row)),
  );
  let written: unknown;
  const methods: HostMethods = {
    'Properties.getKeys': { kind: 'read', run: () => table },
    'Properties.setProperties': {
      kind: 'immediate',
      run(_host, _store: string, entries: unknown) {
        written = entries;
      },
    },
  };

  it('hands over a million cells, and answers 100,000 counted calls', () => {
    const workbench = open(
      `function read() { const rows = PropertiesService.getScriptProperties().getKeys(); return rows.length * rows[0].length; }
       function write() { PropertiesService.getScriptProperties().setProperties({ a: 1 }); }
       function calls() { const cache = CacheService.getScriptCache(); for (let i = 0; i < 100000; i++) cache.get('a'); }
       function handles() { const html = HtmlService.createHtmlOutput(); for (let i = 0; i < 200000; i++) html.getTitle(); }`,
      { methods, cpuFactor: 0 },
    );
    const run = (name: string) => workbench.run(name, [], { virtualLimitMs: 1e9 });
    expect(run('read').value).toBe(1_000_000);
    expect(run('calls').serviceCalls).toBe(100_000);
    expect(run('handles')).toMatchObject({ ok: true, serviceCalls: 0 });
    expect(run('write').ok).toBe(true);
    expect(written).toEqual([['a', '1']]);
  });
});
