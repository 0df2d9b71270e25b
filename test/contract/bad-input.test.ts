/**
 * Files as people really have them, through the command line: what cannot be handled is refused in the user's language
 * with status 1, what can be handled becomes a ledger that exceljs reads; the file itself is never touched.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook as ExcelBook, type Worksheet } from 'exceljs';
import type { SetupReport } from '../../src/contract/api/set-up';
import type { CommandIo } from '../../workbench/commands/command';
import { ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { runLedger } from '../support/command-line';
import { cellText, columnOf } from '../support/ledger-file';
import { dumpSheet, sheetOf } from '../support/sheet-dump';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledgerline-bad-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hash = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

type Content = string | Uint8Array | ((book: ExcelBook) => void);

/** Puts a file into the folder; a function fills an XLSX. */
async function put(name: string, content: Content): Promise<string> {
  if (typeof content === 'function') {
    const book = new ExcelBook();
    content(book);
    await book.xlsx.writeFile(join(folder, name));
  } else writeFileSync(join(folder, name), content);
  return name;
}

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

const ledger = (argv: readonly string[], language: CommandIo['language'] = 'en'): Promise<Outcome> =>
  runLedger(folder, argv, { timeZone: 'Etc/UTC', language });

/** Refused with status 1 and these words, in both languages; no ledger is written and the file stays. */
async function expectRefused(name: string, en: RegExp, zh: RegExp): Promise<void> {
  const before = hash(join(folder, name));
  for (const [language, words] of [
    ['en', en],
    ['zh-CN', zh],
  ] as const) {
    const { status, out, err } = await ledger(['setup', name, '--out', 'out.xlsx'], language);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toMatch(words);
    expect(err).not.toMatch(/\n {4}at |undefined|\[object/);
    if (language === 'zh-CN') expect(err).toMatch(/\p{Script=Han}/u);
  }
  expect(existsSync(join(folder, 'out.xlsx'))).toBe(false);
  expect(hash(join(folder, name))).toBe(before);
}

interface Made {
  readonly report: SetupReport;
  readonly sheet: Worksheet;
  readonly err: string;
  /** The texts of a row of the ledger, numbered as in the sheet. */
  row(rowNumber: number): string[];
  /** The text below a header of the ledger. */
  at(rowNumber: number, header: string): string;
}

/** Made a ledger with status 0; the file stays. */
async function make(name: string, ...options: string[]): Promise<Made> {
  const before = hash(join(folder, name));
  const { status, err } = await ledger(['setup', name, '--out', 'out.xlsx', '--report', 'out.json', ...options]);
  expect({ status, err: status === 0 ? '' : err }).toEqual({ status: 0, err: '' });
  expect(hash(join(folder, name))).toBe(before);
  const report = JSON.parse(readFileSync(join(folder, 'out.json'), 'utf8')) as SetupReport;
  const book = new ExcelBook();
  await book.xlsx.readFile(join(folder, 'out.xlsx'));
  const sheet = book.worksheets[0] as Worksheet;
  return {
    report,
    sheet,
    err,
    row: (rowNumber) =>
      Array.from({ length: sheet.columnCount }, (_, i) => cellText(sheet.getCell(rowNumber, i + 1).value)),
    at: (rowNumber, header) =>
      cellText(sheet.getCell(rowNumber, columnOf(sheet, Math.max(1, report.headerRow), header)).value),
  };
}

function formulasOf(sheet: Worksheet): string[] {
  const found: string[] = [];
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.formula !== undefined) found.push(cell.address);
    }),
  );
  return found;
}

const PEOPLE = 'Name,Phone,E-mail\nAnn Lee,212-555-0101,ann@example.com\nBob Ray,212-555-0102,bob@example.com\n';

describe('files that are refused', () => {
  it.each(['', '\n\n\n', ',,,\n,,,\n', ' , \n'])('an empty sheet: %j', async (text) => {
    await put('empty.csv', text);
    await expectRefused(
      'empty.csv',
      /This sheet is empty\. Start an empty ledger/,
      /这张工作表是空的。可以在这里新建空白账本/,
    );
  });

  it('an XLSX whose first tab is empty', async () => {
    await put('empty.xlsx', (book) => book.addWorksheet('Sheet1'));
    await expectRefused('empty.xlsx', /This sheet is empty/, /这张工作表是空的/);
  });

  it.each([
    ['a letter', 'Dear all,\nthis is a letter about nothing.\nIt has no table.\nRegards\n'],
    ['figures alone', Array.from({ length: 30 }, (_, i) => [1, 2, 3].map((j) => i * j).join(',')).join('\n')],
    ['one word', 'hello\n'],
  ])('what is no table: %s', async (_, text) => {
    await put('none.csv', text);
    await expectRefused('none.csv', /No table of customers was found/, /没有找到客户表格/);
  });

  it('a list without a name, and how to name the column', async () => {
    await put('nameless.csv', 'Betrieb,Tel,Seit\nzeta,212-555-0101,2020-01-05\nomega,212-555-0102,2021-03-04\n');
    await expectRefused('nameless.csv', /No column holds.*with --map/, /没有一列是客户名称.*--map/);
  });

  it('two tables beside each other', async () => {
    await put(
      'two.csv',
      'Name,Phone,,,Name,Phone\nAnn Lee,212-555-0101,,,Cy Poe,212-555-0103\nBob Ray,212-555-0102,,,Dan Fox,212-555-0104\n',
    );
    await expectRefused('two.csv', /several tables\. Keep only the one/, /只留下有客户的那个表格/);
  });

  it.each([
    [
      'orders',
      ['order_no,customer,phone,order_date,amount'],
      (i: number) => `O${1000 + i},Cust ${i % 7},212-555-010${i % 7},2024-${(i % 12) + 1}-${(i % 27) + 1},${i * 3.5}`,
    ],
    [
      '通话',
      ['日期,客户姓名,手机,通话内容'],
      (i: number) => `2024-${(i % 12) + 1}-${(i % 27) + 1},客户${i % 7},1380013800${i % 7},第${i}次沟通，问价格`,
    ],
  ])('a list of %s, with advice', async (_, head, line) => {
    await put('log.csv', [...head, ...Array.from({ length: 60 }, (__, i) => line(i))].join('\n'));
    await expectRefused(
      'log.csv',
      /60 rows, but only 7 different customers.*one row per customer/,
      /共 60 行，却只有 7 位不同的客户。请打开每位客户一行的工作表/,
    );
  });

  it.each<[string, string, Content, RegExp, RegExp]>([
    [
      'a damaged XLSX',
      'a.xlsx',
      Uint8Array.of(0x50, 0x4b, 3, 4, ...Array.from({ length: 999 }, (_, i) => i % 256)),
      /damaged/,
      /已损坏/,
    ],
    ['an XLSX that is none', 'a.xlsx', new Uint8Array(500).map((_, i) => i % 7), /damaged/, /已损坏/],
    ['a web page', 'a.xls', '<html><table><tr><td>Name</td></tr></table></html>', /web page/, /网页/],
    ['a picture', 'a.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0), /not a table/, /不是表格/],
    [
      'an old Excel file',
      'a.xls',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from('W\0o\0r\0k\0b\0o\0o\0k\0')),
      /older Excel format/,
      /旧版 Excel/,
    ],
  ])('%s', async (_, name, content, en, zh) => {
    await put(name, content);
    await expectRefused(name, en, zh);
  });

  it.each(['big.xlsx', 'big.csv'])('300 MB, at once: %s', async (name) => {
    await put(name, '');
    truncateSync(join(folder, name), 300 * 1024 * 1024);
    const started = performance.now();
    for (const [language, words] of [
      ['en', /too large/],
      ['zh-CN', /过大/],
    ] as const) {
      const { status, err } = await ledger(['setup', name], language);
      expect(status).toBe(1);
      expect(err).toMatch(words);
    }
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('a file that is not there, and a folder', async () => {
    expect(await ledger(['setup', 'none.csv'])).toMatchObject({
      status: 1,
      err: expect.stringContaining('no such file'),
    });
    expect(await ledger(['setup', '.'], 'zh-CN')).toMatchObject({
      status: 1,
      err: expect.stringContaining('找不到文件'),
    });
  });

  it('a protected range that this person may not edit, before anything is written', () => {
    const workbook = workbookOf([
      ['姓名', '手机'],
      ['李强', '138 0013 8000'],
      ['王芳', '139 0013 9000'],
    ]);
    sheetOf(workbook, 0).protections.push({
      protectionId: 7,
      rect: { row: 0, column: 1, rows: 3, columns: 1 },
      description: '财务',
      warningOnly: false,
      editors: [],
      domainEdit: false,
      unprotected: [],
    });
    workbook.editors.push('colleague@example.com');
    const workbench = openBundle(workbook);
    workbench.state.user = 'colleague@example.com';
    const before = dumpSheet(sheetOf(workbench.state.workbook, 0));
    for (const answer of [
      ask(workbench, 'previewSetup').answer,
      ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer,
    ])
      expect(answer).toMatchObject({ ok: false, issues: [{ code: 'protected-range', params: { range: 'B1:B3' } }] });
    expect(workbench.state.workbook.sheets.length).toBe(1);
    expect(dumpSheet(sheetOf(workbench.state.workbook, 0))).toEqual(before);
  });
});

describe('files that become a ledger', () => {
  it('headers without rows', async () => {
    await put('heads.csv', '姓名,手机,邮箱\n');
    const { report, row } = await make('heads.csv');
    expect(report).toMatchObject({ headerRow: 1, rowsIn: 0, rowsOut: 0, issues: [], duplicateGroups: 0 });
    expect(row(1).slice(0, 3)).toEqual(['客户名称', '电话', '邮箱']);
  });

  it('no header at all: one is put above, in the language of the values', async () => {
    await put(
      'bare.csv',
      '张三,13800138000,a@example.com\n李四,13900139000,b@example.com\n王五,13700137000,c@example.com\n',
    );
    const { report, row } = await make('bare.csv');
    expect(report).toMatchObject({ rowsIn: 3, rowsOut: 3, issues: [] });
    expect(row(1).slice(0, 3)).toEqual(['客户名称', '电话', '邮箱']);
    expect(row(2).slice(0, 3)).toEqual(['张三', '13800138000', 'a@example.com']);
  });

  it('blank, repeated and strange headers, and Object.prototype stays as it is', async () => {
    const names = Object.getOwnPropertyNames(Object.prototype).sort();
    await put(
      'odd.csv',
      'Name,,Phone,Phone,__proto__,constructor,toString\nAnn,x,212-555-0101,212-555-0102,p,q,1\nBob,y,212-555-0103,,r,s,2\nCy,z,212-555-0105,,t,,3\n',
    );
    await put('map.json', '{"__proto__": "remarks", "constructor": "needs", "hasOwnProperty": "source"}');
    const { report, row, at, err } = await make('odd.csv', '--map', 'map.json');
    expect(report).toMatchObject({ rowsIn: 3, rowsOut: 3, issues: [] });
    expect(row(1).slice(0, 7)).toEqual(['Customer', '', 'Phone', 'Phone 2', 'Remarks', 'Needs', 'toString']);
    expect(row(2).slice(0, 7)).toEqual(['Ann', 'x', '(212) 555-0101', '(212) 555-0102', 'p', 'q', '1']);
    expect(at(3, 'Customer ID')).toBe('C-000002');
    expect(err).toContain('no column has the header "hasOwnProperty"');
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(names);
    expect(({} as Record<string, unknown>)['remarks']).toBeUndefined();
  });

  it('a header of 5,000 characters, and one of 50,000', async () => {
    await put('long.csv', `Name,Phone,${'x'.repeat(5000)}\nAnn,212-555-0101,1\nBob,212-555-0102,2\n`);
    const { report, row } = await make('long.csv');
    expect(report).toMatchObject({ rowsIn: 2, mapping: { name: 'Name', phone: 'Phone' } });
    expect(row(1)[2]).toBe('x'.repeat(5000));
  });

  it('titles above, blank rows between and a totals row below', async () => {
    await put(
      'titles.csv',
      'ACME customers,,,\nPrinted 2024-05-01,,,\n,,,\nName,Phone,E-mail,Total spent\nAnn,212-555-0101,a@example.com,10\n,,,\nBob,212-555-0102,b@example.com,20\nTotal,,,30\n',
    );
    const { report, row, at } = await make('titles.csv');
    expect(report).toMatchObject({ headerRow: 4, rowsIn: 2, rowsOut: 2 });
    expect(row(1)[0]).toBe('ACME customers');
    expect([5, 6, 7, 8].map((rowNumber) => at(rowNumber, 'Customer ID'))).toEqual(['C-000001', '', 'C-000002', '']);
    expect(row(8).slice(0, 4)).toEqual(['Total', '', '', '30']);
  });

  it.each<[string, Uint8Array]>([
    [
      'GBK',
      Buffer.from(
        'd0d5c3fb2cd3cacfe42cb1b8d7a20ad5c5c8fd2c7a40782e636e2cc0cfbfcdbba70ac0eecbc42c6c40782e636e2cd2aab7a2c6b10a',
        'hex',
      ),
    ],
    ['UTF-8 with a mark', Buffer.from('\ufeff姓名,邮箱,备注\n张三,z@x.cn,老客户\n李四,l@x.cn,要发票\n')],
    ['UTF-16 LE', Buffer.from('\ufeff姓名,邮箱,备注\n张三,z@x.cn,老客户\n李四,l@x.cn,要发票\n', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\ufeff姓名,邮箱,备注\n张三,z@x.cn,老客户\n李四,l@x.cn,要发票\n', 'utf16le').swap16()],
  ])('%s', async (_, bytes) => {
    await put('cjk.csv', bytes);
    const { report, row } = await make('cjk.csv');
    expect(report.mapping).toEqual({ name: '姓名', email: '邮箱', remarks: '备注' });
    expect(row(2).slice(0, 3)).toEqual(['张三', 'z@x.cn', '老客户']);
    expect(row(3).slice(0, 3)).toEqual(['李四', 'l@x.cn', '要发票']);
  });

  it.each([
    [';', 'semi.csv'],
    ['\t', 'tabs.csv'],
    ['\t', 'tabs.tsv'],
    ['|', 'bars.txt'],
  ])('%j between the values: %s', async (delimiter, name) => {
    await put(name, PEOPLE.replaceAll(',', delimiter).replace('Ann Lee', '"Lee, Ann"'));
    const { report, row } = await make(name);
    expect(report.mapping).toEqual({ name: 'Name', phone: 'Phone', email: 'E-mail' });
    expect(row(2).slice(0, 3)).toEqual(['Lee, Ann', '(212) 555-0101', 'ann@example.com']);
  });

  it('texts that begin like a formula stay texts, in every column', async () => {
    const texts = [
      '=SUM(A1)',
      '+1',
      '-老张',
      '@home',
      '＝cmd',
      '＋2',
      '－3',
      '＠x',
      '=HYPERLINK("http://x","y")',
      "'=1+1",
    ];
    const lines = texts.map((text, i) =>
      [text, `1380013800${i}`, `a${i}@example.com`, text, text]
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(','),
    );
    await put('formulas.csv', ['姓名,手机,邮箱,备注,我的列', ...lines].join('\n'));
    const { report, row, sheet } = await make('formulas.csv');
    expect(report).toMatchObject({ rowsIn: 10, issues: [] });
    expect(formulasOf(sheet)).toEqual([]);
    texts.forEach((text, i) => {
      const cell = text.replace(/^'(?==)/, '');
      const cells = row(i + 2);
      expect([cells[0], cells[3], cells[4]]).toEqual([cell, cell, cell]);
    });
  });

  it('damaged numbers are reported and stay', async () => {
    await put(
      'damaged.csv',
      'Name,Phone,Total spent\nAnn,1.38E+10,1.2E+15\nBob,13800138000139001390,20\nCy,212-555-0103,5\n',
    );
    const { report, row } = await make('damaged.csv');
    expect(report.issues.map(({ rowNumber, fieldKey, code }) => `${rowNumber} ${fieldKey} ${code}`)).toEqual([
      '2 phone phone-damaged',
      '2 totalSpent number-damaged',
      '3 phone phone-damaged',
    ]);
    expect(row(2).slice(1, 3)).toEqual(['1.38E+10', '1.2E+15']);
    expect(row(3)[1]).toBe('13800138000139001390');
  });

  it('right-to-left and invisible characters: nothing visible is lost, what hides inside is reported', async () => {
    await put(
      'rtl.csv',
      'Name,Phone,Notes\nمحمد علي,+971501234567,\u202eabc\u202c\nLi\u200bQiang,\u202d+8613800138000\u202c,ok\n\u200fדוד,+972501234567,hi\nAnn\u200d,+12125550101,👩‍👩‍👧\n',
    );
    const { report, row } = await make('rtl.csv');
    expect(report.issues.map(({ rowNumber, fieldKey, code }) => `${rowNumber} ${fieldKey} ${code}`)).toEqual([
      '2 remarks text-invisible-characters',
      '3 name text-invisible-characters',
    ]);
    expect(row(2).slice(0, 3)).toEqual(['محمد علي', '+971501234567', '\u202eabc\u202c']);
    expect(row(3).slice(0, 2)).toEqual(['Li\u200bQiang', '+8613800138000']);
    expect(row(5)[2]).toBe('👩‍👩‍👧');
  });

  it('formulas, formatted text and links of an XLSX stay what they are', async () => {
    await put('rich.xlsx', (book) => {
      const sheet = book.addWorksheet('Clients');
      sheet.addRow(['Name', 'Phone', 'E-mail', 'Total spent', 'Double', 'Website']);
      sheet.addRow(['Ann Lee', '212 555 0101', 'ann@example.com', 10]);
      sheet.addRow(['Bob Ray', '212 555 0102', 'bob@example.com', 20]);
      sheet.addRow(['Cy Poe', '212 555 0103', '', 30]);
      for (const row of [2, 3, 4]) sheet.getCell(row, 5).value = { formula: `D${row}*2`, result: row * 10 - 10 };
      sheet.getCell('A2').value = { richText: [{ text: ' Ann ' }, { text: 'Lee', font: { bold: true } }] };
      sheet.getCell('F2').value = { text: 'her site', hyperlink: 'https://example.com/ann' };
      sheet.getCell('C4').value = { text: 'CY@Example.com ', hyperlink: 'mailto:cy@example.com' };
      sheet.getCell('D4').value = { formula: 'SUM(D2:D3)', result: 30 };
      sheet.getCell('B3').note = 'calls back on Mondays';
    });
    const { report, sheet, at } = await make('rich.xlsx');
    expect(report).toMatchObject({ rowsIn: 3, rowsOut: 3 });
    expect(formulasOf(sheet)).toEqual(['E2', 'E3', 'D4', 'E4']);
    expect(sheet.getCell('E3').formula).toBe('D3*2');
    expect(sheet.getCell('D4').formula).toBe('SUM(D2:D3)');
    expect(sheet.getCell('A2').value).toMatchObject({
      richText: [{ text: ' Ann ' }, { text: 'Lee', font: { bold: true } }],
    });
    expect(sheet.getCell('F2').value).toMatchObject({ text: 'her site', hyperlink: 'https://example.com/ann' });
    expect(sheet.getCell('C4').value).toMatchObject({ text: 'CY@Example.com ', hyperlink: 'mailto:cy@example.com' });
    expect(JSON.stringify(sheet.getCell('B3').note)).toContain('calls back on Mondays');
    expect(at(3, 'Phone')).toBe('(212) 555-0102');
    expect(report.issues.map(({ rowNumber, fieldKey, code }) => `${rowNumber} ${fieldKey} ${code}`)).toEqual([
      '2 name left-rich-text',
      '4 email left-rich-text',
    ]);
  });

  it('merged cells down a block stay merged, and no record below them is lost', async () => {
    await put('merged.xlsx', (book) => {
      const sheet = book.addWorksheet('客户');
      sheet.addRow(['片区', '姓名', '手机']);
      sheet.addRow(['城东', '张三', '13800138000']);
      sheet.addRow(['', '李四', '13900139000']);
      sheet.addRow(['城西', '王五', '13700137000']);
      sheet.addRow(['', '赵六', '13600136000']);
      sheet.mergeCells('A2:A3');
      sheet.mergeCells('A4:A5');
    });
    const { report, sheet, at } = await make('merged.xlsx');
    expect(report).toMatchObject({ rowsIn: 4, rowsOut: 4, issues: [] });
    expect(sheet.getCell('A3').isMerged && sheet.getCell('A3').master.address).toBe('A2');
    expect(at(5, '电话')).toBe('13600136000');
    expect(at(5, '客户编号')).toBe('C-000004');
  });

  it('rows that a filter hides count like the others', async () => {
    await put('filtered.xlsx', (book) => {
      const sheet = book.addWorksheet('Clients');
      sheet.addRow(['Name', 'Phone', 'City']);
      for (let i = 0; i < 6; i++) sheet.addRow([`Person ${i}`, `212 555 010${i}`, i % 2 ? 'York' : 'Bath']);
      sheet.autoFilter = 'A1:C7';
      for (const row of [3, 5, 7]) sheet.getRow(row).hidden = true;
    });
    const { report, row, at } = await make('filtered.xlsx');
    expect(report).toMatchObject({ rowsIn: 6, rowsOut: 6 });
    expect(row(7).slice(0, 2)).toEqual(['Person 5', '(212) 555-0105']);
    expect(at(7, 'Customer ID')).toBe('C-000006');
  });

  it('a map by header, by number and with null decides', async () => {
    await put(
      'map.csv',
      'Betrieb,,Info,Info,Seit\nzeta,212-555-0101,x1,y1,2020-01-05\nomega,212-555-0102,x2,y2,2021-03-04\n',
    );
    await put('map.json', '\ufeff{"Betrieb": "company", "#2": "phone", "#3": "remarks", "#4": null, "Z": "email"}');
    const { report, row, err } = await make('map.csv', '--map', 'map.json');
    expect(report.mapping).toMatchObject({ company: 'Betrieb', remarks: 'Info' });
    expect(row(1).slice(0, 4)).toEqual(['Company', 'Phone', 'Remarks', 'Info']);
    expect(err).toContain('no column has the header "Z"');
  });

  it('a map gives a key to one column only, though several have the header', async () => {
    await put('twice.csv', 'Name,Tel,Tel\nAnn,212-555-0101,212-555-0191\nBob,212-555-0102,\n');
    await put('map.json', '{"Tel": "phone"}');
    const { row } = await make('twice.csv', '--map', 'map.json');
    expect(row(1).filter((header) => header === 'Phone')).toEqual(['Phone']);
  });
});

describe('the command line', () => {
  it.each([
    [['setup']],
    [['setup', 'a.csv', 'b.csv']],
    [['setup', 'people.csv', '--nope']],
    [['setup', 'people.csv', '--map']],
    [['setup', 'people.csv', '--locale', 'klingon']],
    [['setup', 'people.csv', '--time-zone', 'Mars/Olympus']],
    [['setup', 'people.csv', '--region', 'XX']],
    [['set-up', 'people.csv']],
  ])('%j is wrong usage', async (argv) => {
    await put('people.csv', PEOPLE);
    const en = await ledger(argv);
    expect(en).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/^[A-Z].*\nUsage:\n {2}ledger /i) });
    const zh = await ledger(argv, 'zh-CN');
    expect(zh).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringMatching(/\p{Script=Han}.*\n用法：\n {2}ledger /u),
    });
  });

  it.each([
    ['{"Name": "fone"}', /there is no field "fone"/, /没有 "fone" 这个字段/],
    ['{"Name": 3}', /must be of the form/, /写法应为/],
    ['["Name"]', /must be of the form/, /写法应为/],
    ['{"Name"', /cannot be read as JSON/, /不是能读取的 JSON/],
  ])('a map %s is refused', async (text, en, zh) => {
    await put('people.csv', PEOPLE);
    await put('map.json', text);
    const argv = ['setup', 'people.csv', '--map', 'map.json', '--out', 'out.xlsx'];
    expect(await ledger(argv)).toMatchObject({ status: 1, err: expect.stringMatching(en) });
    expect(await ledger(argv, 'zh-CN')).toMatchObject({ status: 1, err: expect.stringMatching(zh) });
    expect(existsSync(join(folder, 'out.xlsx'))).toBe(false);
  });

  it.each([
    ['--out', 'people.csv', /is the file that is read/, /就是要读取的文件/],
    ['--report', './people.csv', /is the file that is read/, /就是要读取的文件/],
    ['--out', 'no-such-folder/out.xlsx', /cannot be written/, /无法写入/],
    ['--out', '.', /cannot be written/, /无法写入/],
    ['--report', 'no-such-folder/r.json', /cannot be written/, /无法写入/],
  ])('%s %s is refused before the work', async (option, path, en, zh) => {
    await put('people.csv', PEOPLE);
    expect(await ledger(['setup', 'people.csv', option, path])).toMatchObject({
      status: 1,
      err: expect.stringMatching(en),
    });
    expect(await ledger(['setup', 'people.csv', option, path], 'zh-CN')).toMatchObject({
      status: 1,
      err: expect.stringMatching(zh),
    });
    expect(readFileSync(join(folder, 'people.csv'), 'utf8')).toBe(PEOPLE);
    expect(existsSync(join(folder, 'people.ledger.xlsx'))).toBe(false);
  });

  it('a dry run reports the same and writes no ledger', async () => {
    await put('people.csv', PEOPLE);
    const dry = await ledger(['setup', 'people.csv', '--dry-run', '--report', 'dry.json']);
    expect(dry.status).toBe(0);
    expect(existsSync(join(folder, 'people.ledger.xlsx'))).toBe(false);
    const wet = await ledger(['setup', 'people.csv', '--report', 'wet.json']);
    expect(wet.status).toBe(0);
    expect(existsSync(join(folder, 'people.ledger.xlsx'))).toBe(true);
    const [one, other] = ['dry.json', 'wet.json'].map(
      (name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as SetupReport,
    );
    for (const key of ['headerRow', 'mapping', 'rowsIn', 'rowsOut', 'issues', 'duplicateGroups'] as const)
      expect(one?.[key]).toEqual(other?.[key]);
  });
});
