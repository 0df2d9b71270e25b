import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runLedger } from '../../test/support/command-line';
import { readFile } from '../io/read-file';
import type { CommandIo } from './command';
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

const ledger = (argv: string[], change: Partial<CommandIo> = {}) => runLedger(folder, argv, change);

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

  it('defines the functions of every file before a file runs, classes and variables in their order', async () => {
    put('a.gs', 'var one = later(1); function main() { return [one, typeof two]; }\n');
    put('b.gs', 'var two = 2;\n\nfunction later(x) { if (x > 5) throw new Error("far"); return x + typeof two; }');
    expect(await ledger(['run', 'a.gs', 'b.gs', '--function', 'main'])).toMatchObject({
      status: 0,
      out: '[\n  "1undefined",\n  "number"\n]\n',
    });
    put('a.gs', 'var one = later(6); function main() {}');
    expect((await ledger(['run', 'a.gs', 'b.gs', '--function', 'main'])).err).toContain('at later (b:3:');
    put('a.gs', 'var one = new Later(); function main() {}');
    put('b.gs', 'class Later {}');
    const err = async (...files: string[]) => (await ledger(['run', ...files, '--function', 'main'])).err;
    expect(await err('a.gs', 'b.gs')).toContain('Later is not defined');
    expect(await err('b.gs', 'a.gs')).toBe('');
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

  it('takes the fields of a CSV as Sheets would, where nothing is lost by it', async () => {
    put('in.csv', "0013,12.50,+86 138,1-2\n138 0013 8000,$3,50%,=1+1\n1234567890123456,TRUE,2026-03-01,'x\n");
    put('a.js', 'function all() { return SpreadsheetApp.getActiveSheet().getDataRange().getValues(); }');
    const { out } = await ledger(['run', 'a.js', '--function', 'all', '--workbook', 'in.csv'], { timeZone: 'UTC' });
    expect(JSON.parse(out)).toEqual([
      ['0013', 12.5, '+86 138', expect.stringMatching(/-01-02T00:00:00/)],
      ['138 0013 8000', 3, 0.5, '=1+1'],
      ['1234567890123456', true, '2026-03-01T00:00:00.000Z', "'x"],
    ]);
  });

  it('answers questions with --answer, and closes the window where none is left', async () => {
    put(
      'a.js',
      `function ask() { const ui = SpreadsheetApp.getUi(); const { ButtonSet } = ui;
         const first = ui.prompt('Name?', ButtonSet.OK_CANCEL);
         return [first.getResponseText(), String(first.getSelectedButton()), String(ui.alert('T', 'Sure?', ButtonSet.YES_NO)), String(ui.alert('more?'))]; }`,
    );
    const ask = (...answers: string[]) =>
      ledger(['run', 'a.js', '--function', 'ask', ...answers.flatMap((answer) => ['--answer', answer])]);
    const { out, err } = await ask('Ann', 'yes');
    expect(JSON.parse(out)).toEqual(['Ann', 'OK', 'YES', 'CLOSE']);
    expect(err).toBe(
      'The script asked: Name?\nAnswered: Ann\nThe script asked: T – Sure?\nAnswered: YES\nThe script asked: more?\nNo --answer is left for it: closed.\n',
    );
    expect(await ask('Ann', 'perhaps')).toMatchObject({
      status: 1,
      err: expect.stringContaining('It has the buttons YES, NO, and none called perhaps.'),
    });
  });

  it('says what was shown and mailed, and reports it', async () => {
    put(
      'a.js',
      `const main = () => { MailApp.sendEmail('ann@example.com', 'Hello', 'Body'); SpreadsheetApp.getActive().toast('done');
         SpreadsheetApp.getUi().createMenu('M').addItem('a', 'main').addToUi();
         SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x').setTitle('Side')); };`,
    );
    expect(await ledger(['run', 'a.js', '--function', 'main', '--report', 'r.json'])).toEqual({
      status: 0,
      out: '',
      err: 'Toast: done\nMenu: M\nShown (sidebar): Side\nMail to ann@example.com: Hello\n',
    });
    expect(JSON.parse(readFileSync(join(folder, 'r.json'), 'utf8'))).toMatchObject({
      ui: [{ kind: 'toast' }, { kind: 'menu' }, { kind: 'sidebar' }],
      mails: [{ subject: 'Hello', body: 'Body' }],
    });
  });

  it('gives the spreadsheet the ID that a script opens, and says so where it opens another', async () => {
    put('a.js', 'function open() { return SpreadsheetApp.openById("1AbC").getName(); }');
    expect(await ledger(['run', 'a.js', '--function', 'open', '--spreadsheet-id', '1AbC'])).toMatchObject({
      status: 0,
    });
    expect((await ledger(['run', 'a.js', '--function', 'open'])).err).toMatch(
      /openById[\s\S]*There is one spreadsheet, and its ID is \S+: give it another with --spreadsheet-id\./,
    );
  });

  it('says which formulas are not emulated', async () => {
    put(
      'a.js',
      `function write() { SpreadsheetApp.getActiveSheet().getRange('A1:A4').setFormulas([['=QUERY(B1:C2, "select B")'], ['=Mine(1)'], ['=MINE(2)'], ['=IF(TRUE, 1, UNIQUE(B1:B2))']]); }
       function mine(x) { return x === 1 ? 'one' : [[x, x]]; }`,
    );
    expect((await ledger(['run', 'a.js', '--function', 'write'])).err).toBe(
      'Not emulated, so their cells show #NAME?: MINE over several cells, QUERY\n',
    );
  });

  it('says so of a formula that the script read and cleared again', async () => {
    put(
      'a.js',
      `function read() { const cell = SpreadsheetApp.getActiveSheet().getRange('A1').setFormula('=UNIQUE(B1:B2)');
       const value = cell.getValue(); cell.clear(); SpreadsheetApp.flush(); return value; }`,
    );
    expect((await ledger(['run', 'a.js', '--function', 'read'])).err).toBe(
      'Not emulated, so their cells show #NAME?: UNIQUE\n',
    );
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
