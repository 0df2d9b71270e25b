import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFile } from '../io/read-file';
import type { CommandIo } from './command';
import { runCommand } from './run-command';
import { scriptTimeZone } from './script-zone';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledgerline-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return name;
};

async function ledger(argv: string[], change: Partial<CommandIo> = {}) {
  let out = '';
  let err = '';
  const io: CommandIo = {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    cwd: folder,
    root: join(__dirname, '..', '..'),
    timeZone: 'Asia/Shanghai',
    language: 'en',
    ...change,
  };
  return { status: await runCommand(argv, io), out, err };
}

describe('the command line', () => {
  it.each([[[]], [['nothing']], [['__proto__']], [['toString']]])('%j is wrong usage', async (argv) => {
    const { status, err } = await ledger(argv);
    expect(status).toBe(2);
    expect(err).toContain('ledger run FILE...');
  });

  it('prints its usage when asked', async () => {
    expect(await ledger(['--help'])).toMatchObject({
      status: 0,
      err: '',
      out: expect.stringContaining('ledger start'),
    });
    expect(await ledger(['run', '--help'])).toMatchObject({
      status: 0,
      out: expect.not.stringContaining('ledger start'),
    });
  });

  it.each([
    [['run']],
    [['run', 'a.js']],
    [['run', '--function', 'f']],
    [['run', 'a.js', '--function', 'f', '--args', '{"a":1}']],
    [['run', 'a.js', '--function', 'f', '--args', 'x']],
    [['run', 'a.js', '--nonsense']],
    [['run', 'a.js', '--function']],
    [['start', 'a.csv', 'b.csv']],
    [['start', '--port', 'many']],
    [['start', '--port', '70000']],
    [['start', '--time-zone', 'Mars/Olympus']],
    [['start', '--locale', 'klingon']],
  ])('%j is wrong usage with status 2', async (argv) =>
    expect(await ledger(argv)).toMatchObject({ status: 2, out: '' }),
  );
});

describe('run', () => {
  it('prints the log and the value, and takes arguments', async () => {
    put('a.gs', 'function add(a, b) { console.log("adding"); return { sum: a + b }; }');
    expect(await ledger(['run', 'a.gs', '--function', 'add', '--args', '[1, 2]'])).toEqual({
      status: 0,
      err: '',
      out: 'adding\n{\n  "sum": 3\n}\n',
    });
  });

  it('joins several files and their pages', async () => {
    put('a.js', 'function page() { return HtmlService.createHtmlOutputFromFile("Page").getContent() + helper(); }');
    put('b.js', 'function helper() { return "!"; }');
    put('Page.html', '<p>hi</p>');
    expect(await ledger(['run', 'a.js', 'b.js', 'Page.html', '--function', 'page'])).toMatchObject({
      status: 0,
      out: '"<p>hi</p>!"\n',
    });
  });

  it('works on a workbook and saves what became of it', async () => {
    put('in.csv', 'name,phone\n张三,0013\n');
    put('a.js', 'function mark() { SpreadsheetApp.getActiveSheet().getRange("C2").setValue("seen"); }');
    expect(
      await ledger(['run', 'a.js', '--function', 'mark', '--workbook', 'in.csv', '--out', 'out.xlsx']),
    ).toMatchObject({ status: 0, err: '' });
    const saved = await readFile('out.xlsx', readFileSync(join(folder, 'out.xlsx')));
    expect(saved.ok && saved.workbook.sheets[0]?.values[1]).toEqual(['张三', '0013', 'seen']);
  });

  it('writes a report of what was called', async () => {
    put('a.js', 'function f() { PropertiesService.getScriptProperties().setProperty("a", "b"); return 1; }');
    await ledger(['run', 'a.js', '--function', 'f', '--report', 'r.json']);
    expect(JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8'))).toMatchObject({
      functionName: 'f',
      ok: true,
      value: 1,
      serviceCalls: 1,
      elapsedMs: expect.any(Number),
    });
  });

  it.each<[string, string, string[], string]>([
    ['a function that throws', 'function f() { throw new Error("no customers"); }', [], 'Error: no customers'],
    ['a function that is not there', 'function g() {}', [], 'no function f'],
    ['a syntax that Apps Script rejects', 'class A { #x = 1; } function f() {}', [], 'Syntax error'],
    ['a workbook that is not there', 'function f() {}', ['--workbook', 'none.csv'], 'There is no such file'],
  ])('refuses %s with status 1', async (_, code, more, message) => {
    put('a.js', code);
    const { status, err } = await ledger(['run', 'a.js', '--function', 'f', ...more]);
    expect(status).toBe(1);
    expect(err).toContain(message);
  });

  it("refuses a file in the user's language", async () => {
    put('a.js', 'function f() {}');
    expect(
      (await ledger(['run', 'a.js', '--function', 'f', '--workbook', 'none.csv'], { language: 'zh-CN' })).err,
    ).toContain('找不到文件');
  });

  it('refuses a script that is not there and a file that is none', async () => {
    expect(await ledger(['run', 'none.js', '--function', 'f'])).toMatchObject({
      status: 1,
      err: 'There is no such file: none.js.\n',
    });
    put('a.txt', '');
    expect(await ledger(['run', 'a.txt', '--function', 'f'])).toMatchObject({ status: 1 });
  });
});

describe('the zone of the script', () => {
  it('is that of the manifest among the files of run, or any', () => {
    put('appsscript.json', '{"timeZone": "Asia/Kathmandu"}');
    const io = { cwd: folder, root: folder };
    expect(scriptTimeZone('run', ['a.js', 'appsscript.json', '--function', 'f'], io)).toBe('Asia/Kathmandu');
    expect(scriptTimeZone('run', ['a.js', '--function', 'f'], io)).toBeNull();
  });
});
