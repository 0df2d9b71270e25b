/**
 * Files that are damaged, dishonest or something else: each is refused with its code, and none of them crashes the
 * reader. Those that ask for a lot of memory or time are in test/requests/archive-bombs.test.ts.
 */
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { writeXlsx as writeWithHucre } from 'hucre/xlsx';
import { newSheet, newWorkbook } from '../model/workbook';
import { openFile, type ReadFileOptions, readFile } from './read-file';
import { writeXlsx } from './xlsx/write-xlsx';
import { writeZip } from './xlsx/write-zip';

const bytesOf = (text: string) => new TextEncoder().encode(text);

async function refusal(name: string, bytes: Uint8Array, options: ReadFileOptions = {}): Promise<string> {
  const result = await readFile(name, bytes, options);
  return result.ok
    ? 'read'
    : [result.code, result.detail['reason'] ?? result.detail['format'] ?? ''].filter(Boolean).join(' ');
}

async function good(): Promise<Uint8Array> {
  const workbook = newWorkbook({ name: 'good' });
  const sheet = newSheet(0, 'Sheet1');
  for (let r = 0; r < 50; r++) sheet.values.push(Array.from({ length: 10 }, (_, c) => `value ${r} ${c}`));
  return writeXlsx({ ...workbook, sheets: [sheet] });
}

const MINIMAL: Readonly<Record<string, string>> = {
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels':
    '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="strings.xml"/></Relationships>',
  'xl/strings.xml': '<sst/>',
  'xl/sheet1.xml': '<worksheet><sheetData/></worksheet>',
};
const packed = (parts: Record<string, string | Iterable<string>>) =>
  writeZip(
    Object.entries({ ...MINIMAL, ...parts }).map(([name, pieces]) => ({
      name,
      pieces: typeof pieces === 'string' ? [pieces] : pieces,
    })),
  );

function* repeated(piece: string, times: number, start: string, end: string): Generator<string> {
  yield start;
  for (let i = 0; i < times; i++) yield piece;
  yield end;
}

/** A zip of these bytes. */
function rawZip(entries: readonly (readonly [name: string, content: Uint8Array])[]): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const data = deflateRawSync(content, { level: 9 });
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(crc32(content), 16);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(content.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    centrals.push(central, Buffer.from(name));
    locals.push(local, Buffer.from(name), data);
    offset += 30 + name.length + data.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

describe('refused at once', () => {
  const expectRefusal = (
    what: string,
    make: () => Uint8Array | Promise<Uint8Array>,
    code: string,
    name = 'a.xlsx',
    options: ReadFileOptions = {},
  ) =>
    it(`${what}: ${code}`, async () => {
      const bytes = await make();
      const started = process.cpuUsage();
      expect(await refusal(name, bytes, options)).toBe(code);
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 1000).toBeLessThan(15_000);
    });

  expectRefusal('a part that is larger than it says', async () => lie(await good()), 'file-unsafe zip-bomb');
  expectRefusal(
    'a document type in a sheet',
    () =>
      packed({
        'xl/sheet1.xml': '<?xml version="1.0"?>\n<!DOCTYPE worksheet SYSTEM "file:///etc/passwd"><worksheet/>',
      }),
    'file-unsafe doctype',
  );
  expectRefusal(
    'a million elements beside the cells',
    () =>
      packed({
        'xl/sheet1.xml': repeated(
          '<mergeCell/>'.repeat(1000),
          1000,
          '<worksheet><mergeCells>',
          '</mergeCells></worksheet>',
        ),
      }),
    'file-unsafe zip-bomb',
  );
  expectRefusal(
    'too many cells',
    () =>
      packed({
        'xl/sheet1.xml': repeated(
          '<c><v>1</v></c>'.repeat(100),
          20,
          '<worksheet><sheetData><row>',
          '</row></sheetData></worksheet>',
        ),
      }),
    'file-too-many-cells',
    'a.xlsx',
    { limits: { cells: 1000 } },
  );
  expectRefusal(
    'a cell beyond the grid',
    () =>
      packed({
        'xl/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="XFE1"><v>1</v></c></row></sheetData></worksheet>',
      }),
    'file-corrupt cells',
  );
  expectRefusal(
    'a cell whose address is a key',
    () =>
      packed({
        'xl/sheet1.xml': '<worksheet><sheetData><row r="1"><c r="__proto__"><v>1</v></c></row></sheetData></worksheet>',
      }),
    'file-corrupt cells',
  );
  expectRefusal(
    'a wrong checksum',
    async () => {
      const bytes = Buffer.from(await packed({}));
      bytes.writeUInt32LE(1, bytes.lastIndexOf('xl/strings.xml') - 46 + 16);
      return new Uint8Array(bytes);
    },
    'file-corrupt zip-checksum',
  );
  expectRefusal(
    'invalid UTF-8',
    () =>
      rawZip(
        Object.entries(MINIMAL).map(([name, xml]) => [
          name,
          name === 'xl/sheet1.xml' ? Buffer.from('<worksheet>\xe9</worksheet>', 'latin1') : bytesOf(xml),
        ]),
      ),
    'file-corrupt xml',
  );
  expectRefusal(
    'two entries of one name',
    () =>
      rawZip([
        ['[Content_Types].xml', bytesOf('<Types/>')],
        ['[content_types].XML', bytesOf('<Types/>')],
      ]),
    'file-corrupt zip-duplicate-entry',
  );
  expectRefusal('a file cut in half', async () => (await good()).slice(0, 2000), 'file-corrupt zip-end-missing');
  expectRefusal(
    'a file with its middle overwritten',
    async () => (await good()).map((byte, i) => (i > 1200 && i < 1300 ? 0 : byte)),
    'file-corrupt zip-deflate',
  );
  expectRefusal(
    'a package without workbook',
    () => writeZip([{ name: '[Content_Types].xml', pieces: ['<Types/>'] }]),
    'file-corrupt workbook-missing',
  );
  expectRefusal(
    'a workbook without its sheet',
    () => packed({ 'xl/_rels/workbook.xml.rels': '<Relationships/>' }),
    'file-corrupt sheet-missing',
  );
  expectRefusal(
    'a workbook without sheets',
    () => packed({ 'xl/workbook.xml': '<workbook/>' }),
    'file-corrupt no-sheet',
  );
  expectRefusal(
    'a password-protected workbook',
    () => writeWithHucre({ sheets: [{ name: 'a', rows: [['secret']] }], encryption: { password: 'x', spinCount: 1 } }),
    'file-encrypted',
  );
  expectRefusal('an Excel 97 workbook', () => compound('Workbook'), 'file-old-excel xls', 'a.xls');
  expectRefusal('a Word document of old', () => compound('WordDocument'), 'file-not-a-table compound', 'a.xls');
  expectRefusal('an Excel 4 workbook', () => new Uint8Array([9, 4, 6, 0, 0, 0, 16, 0]), 'file-old-excel xls', 'a.xls');
  expectRefusal(
    'an Excel 2003 XML workbook',
    () =>
      bytesOf(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
      ),
    'file-old-excel xml',
    'a.xls',
  );
  expectRefusal(
    'a binary workbook',
    () => writeZip([{ name: 'xl/workbook.bin', pieces: [''] }]),
    'file-old-excel xlsb',
    'a.xlsb',
  );
  expectRefusal(
    'an OpenDocument sheet',
    () =>
      writeZip([
        { name: 'mimetype', pieces: ['application/vnd.oasis.opendocument.spreadsheet'] },
        { name: 'content.xml', pieces: ['<a/>'] },
      ]),
    'file-ods',
    'a.ods',
  );
  expectRefusal(
    'a Numbers sheet',
    () => writeZip([{ name: 'Index/Document.iwa', pieces: [''] }]),
    'file-not-a-table numbers',
    'a.numbers',
  );
  expectRefusal(
    'a Word document',
    () =>
      writeZip([
        { name: '[Content_Types].xml', pieces: ['<Types/>'] },
        { name: 'word/document.xml', pieces: ['<a/>'] },
      ]),
    'file-not-a-table word',
    'a.docx',
  );
  expectRefusal(
    'a zip of something',
    () => writeZip([{ name: 'a.txt', pieces: ['a'] }]),
    'file-not-a-table zip',
    'a.zip',
  );
  expectRefusal(
    'a web page called xls',
    () => bytesOf('\uFEFF\n<html><table><tr><td>1</td></tr></table></html>'),
    'file-html',
    'a.xls',
  );
  expectRefusal('a web page called csv', () => bytesOf('<!DOCTYPE html>\n<html lang="zh">'), 'file-html', 'a.csv');
  expectRefusal('a PDF called csv', () => bytesOf('%PDF-1.7\n...'), 'file-not-a-table pdf', 'a.csv');
  expectRefusal(
    'a picture',
    () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    'file-not-a-table image',
    'a.csv',
  );
  expectRefusal(
    'noise',
    () => new Uint8Array(5000).map((_, i) => (i * i * 31 + i * 7) & 255),
    'file-not-a-table binary',
    'a.csv',
  );
  expectRefusal(
    'noise called xlsx',
    () => new Uint8Array(5000).map((_, i) => (i * i * 31 + i * 7) & 255),
    'file-corrupt signature',
  );
  expectRefusal('nothing called xlsx', () => new Uint8Array(), 'file-corrupt empty');
});

/** Sets the unpacked size of the worksheet in the central directory to a tenth. */
function lie(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes);
  const at = file.lastIndexOf('xl/worksheets/sheet1.xml') - 46;
  file.writeUInt32LE(Math.floor(file.readUInt32LE(at + 24) / 10), at + 24);
  return new Uint8Array(file);
}

function compound(stream: string): Uint8Array {
  const file = Buffer.alloc(1024);
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  file.write(stream, 600, 'utf16le');
  return new Uint8Array(file);
}

describe('read all the same', () => {
  it('an XLSX under any name', async () => {
    const bytes = await good();
    for (const name of ['a.xlsx', 'a.csv', 'a.xls', 'a']) expect(await refusal(name, bytes)).toBe('read');
  });

  it('a package with something before it', async () => {
    const bytes = await good();
    expect(await refusal('a.xlsx', new Uint8Array([0x50, 0x4b, 0x03, 0x04, ...new Uint8Array(500), ...bytes]))).toBe(
      'read',
    );
  });

  it('whole columns a hundred times over, within seconds', async () => {
    const rule = '<dataValidation type="list" sqref="A1:XFD1048576"><formula1>"a"</formula1></dataValidation>';
    const link = '<hyperlink ref="A1:XFD1048576" location="A1"/>';
    const bytes = await packed({
      'xl/sheet1.xml': `<worksheet><cols>${'<col min="1" max="16384" width="9" hidden="1"/>'.repeat(5000)}</cols><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData><hyperlinks>${link.repeat(100)}</hyperlinks><dataValidations>${rule.repeat(100)}</dataValidations></worksheet>`,
    });
    const started = Date.now();
    expect(await refusal('a.xlsx', bytes)).toBe('read');
    expect(Date.now() - started).toBeLessThan(120_000);
  });

  it('any damage to a good file ends in a code or in the file', async () => {
    const bytes = await good();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.array(fc.nat(255), { minLength: 1, maxLength: 40 }),
        async (at, noise) => {
          const damaged = bytes.slice();
          damaged.set(noise.slice(0, damaged.length - at), at);
          expect(await refusal('a.xlsx', damaged)).toMatch(/^(?:read|file-|encoding-)/);
        },
      ),
      { numRuns: Number(process.env['FC_RUNS'] ?? 150) },
    );
  });

  it('any text ends in a code or in a sheet', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expect(await refusal('a.csv', bytes)).toMatch(/^(?:read|file-|encoding-)/);
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 500) },
    );
  });

  it('nothing reaches the prototypes', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    await readFile('a.csv', bytesOf('__proto__,constructor,toString\n1,2,3\n'));
    await readFile(
      'a.xlsx',
      await packed({
        'xl/sheet1.xml': '<worksheet><__proto__ polluted="1"/><sheetData/></worksheet>',
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="__proto__" r:id="r1" __proto__="x"/></sheets></workbook>',
      }),
    );
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('from disk', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledgerline-io-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('a file of 300 MB is refused before it is read', async () => {
    const path = join(folder, 'large.xlsx');
    await writeFile(path, await good());
    await truncate(path, 300 * 1024 * 1024);
    const started = Date.now();
    const before = process.memoryUsage().rss;
    expect(await openFile(path)).toEqual({
      ok: false,
      code: 'file-too-large',
      detail: { sizeBytes: 300 * 1024 * 1024, limitBytes: 60 * 1024 * 1024 },
    });
    expect(Date.now() - started).toBeLessThan(60_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  it('a missing file, and a folder, say so', async () => {
    expect(await openFile(join(folder, 'none.csv'))).toMatchObject({ ok: false, code: 'file-not-found' });
    expect(await openFile(folder)).toMatchObject({ ok: false, code: 'file-not-found' });
  });

  it('a good file is read under its own name', async () => {
    const path = join(folder, '客户 2024.csv');
    await writeFile(path, '姓名,电话\n张伟,0138\n');
    const result = await openFile(path, { locale: 'zh_CN', timeZone: 'Asia/Shanghai' });
    expect(result).toMatchObject({
      ok: true,
      workbook: {
        name: '客户 2024',
        locale: 'zh_CN',
        timeZone: 'Asia/Shanghai',
        sheets: [
          {
            name: '客户 2024',
            values: [
              ['姓名', '电话'],
              ['张伟', '0138'],
            ],
          },
        ],
      },
    });
  });
});
