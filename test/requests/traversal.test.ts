/** No name that comes over the wire, out of a file or out of an address leads anywhere. */
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import { join, posix, resolve, win32 } from 'node:path';
import { mailFileName } from '../../workbench/commands/mail-file-name';
import { readFile } from '../../workbench/io/read-file';
import { writeZip } from '../../workbench/io/xlsx/write-zip';
import { newWorkbook } from '../../workbench/model/workbook';
import { downloadName } from '../../workbench/server/download-name';
import type { WorkbenchServer } from '../../workbench/server/server';
import type { Session } from '../../workbench/server/session';
import { startWorkbench } from '../../workbench/server/start-workbench';
import { eachOf, exchange } from './raw-request';
import { UPWARDS } from './upwards';

let server: WorkbenchServer;
let session: Session;
beforeAll(async () => {
  ({ server, session } = await startWorkbench({
    root: join(__dirname, '..', '..'),
    project: [{ name: 'Code', type: 'js', source: '' }],
    workbook: newWorkbook({ name: 'Secret' }),
    fileName: 'secret.csv',
    addonName: 'Sample',
  }));
});
afterAll(() => server.close());

/** Everything through which a file could be looked at. */
function watchFiles() {
  const spies = [
    ...(
      ['open', 'openSync', 'readFile', 'readFileSync', 'createReadStream', 'stat', 'statSync', 'lstatSync'] as const
    ).map((name) => jest.spyOn(fs, name)),
    ...(['existsSync', 'accessSync', 'readdirSync', 'realpathSync', 'writeFileSync', 'mkdirSync'] as const).map(
      (name) => jest.spyOn(fs, name),
    ),
    ...(['open', 'readFile', 'stat', 'access', 'writeFile', 'readdir'] as const).map((name) =>
      jest.spyOn(fsPromises, name),
    ),
  ];
  return {
    looks: () => spies.flatMap((spy) => spy.mock.calls.map(([first]) => String(first))),
    stop() {
      for (const spy of spies) spy.mockRestore();
    },
  };
}

/** As a client sends it: every byte that would end the request line in hexadecimal. */
const inTarget = (text: string) =>
  Buffer.from(text)
    .toString('latin1')
    .replace(/[\0-\x20\x7f]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);

it('knows more than five hundred ways', () => expect(new Set(UPWARDS).size).toBeGreaterThanOrEqual(500));

const post = (path: string, body: string) =>
  exchange(
    server.port,
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\nContent-Type: application/json\r\n` +
      `X-Ledgerline-Token: ${server.token}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${Buffer.from(body).toString('latin1')}`,
  );

it.each(['GET /', 'GET /frame/', 'GET /mail/', 'GET /fonts/', 'GET ', 'POST /api/', 'POST /api/open/'])(
  'finds nothing behind %p, and looks nowhere',
  async (start) => {
    const watch = watchFiles();
    const found: string[] = [];
    const [method = '', path = ''] = start.split(' ');
    await eachOf(UPWARDS, async (upwards) => {
      const target = path + inTarget(upwards);
      // This is the start page's own address.
      if (target === '/') return;
      const { status, body } =
        method === 'POST'
          ? await post(target, '{}')
          : await exchange(
              server.port,
              `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`,
            );
      const isRefused =
        (status === 404 && body === '{"code":"not-found","message":""}') || (status === 400 && body === '');
      if (!isRefused) found.push(`${target}: ${status} ${body.slice(0, 80)}`);
    });
    const looks = watch.looks();
    watch.stop();
    expect(found).toEqual([]);
    expect(looks).toEqual([]);
  },
);

const isPlainName = (name: string) =>
  posix.basename(name) === name &&
  win32.basename(name) === name &&
  resolve('/folder', name) === `/folder/${name}` &&
  !/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/u.test(name) &&
  !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(name) &&
  !/^[.\s]|[.\s]$/.test(name) &&
  name.length <= 90;

it('saves under a plain name, whatever the file or the sheet is called', async () => {
  expect(UPWARDS.map((name) => downloadName(name, 'csv')).filter((name) => !isPlainName(name))).toEqual([]);
  expect(downloadName('客户 2026', 'xlsx')).toBe('客户 2026.xlsx');
  const watch = watchFiles();
  for (const fileName of [
    '../../etc/passwd.csv',
    '..\\..\\x.csv',
    'x\ud800.csv',
    'a\r\nSet-Cookie: a=b.csv',
    'CON.csv',
    '',
  ]) {
    const opened = await post('/api/open', JSON.stringify({ fileName, base64: 'YSxiCg==' }));
    const saved = await post('/api/save', '{"format":"csv","sheetId":0}');
    expect([opened.status, saved.status]).toEqual([200, 200]);
    const name = decodeURIComponent(/^x-ledgerline-file-name: (.*)$/im.exec(saved.head)?.[1] ?? '/');
    expect([name, isPlainName(name)]).toEqual([name, true]);
    expect(saved.head).not.toMatch(/^set-cookie/im);
  }
  session.workbench.state.workbook.sheets.push({
    ...session.workbench.state.workbook.sheets[0]!,
    sheetId: 7,
    name: '../../x',
  });
  const saved = await post('/api/save', '{"format":"csv","sheetId":7}');
  expect(saved.head).toContain('x-ledgerline-file-name: -%20.._.._x.csv');
  expect(watch.looks()).toEqual([]);
  watch.stop();
});

it('opens a file whose parts are called anything, and looks nowhere but into it', async () => {
  const names = UPWARDS.filter((name) => !/[\p{Cs}\p{Cc}]/u.test(name) && name.length < 1000);
  const escaped = names.map((name) => name.replace(/[&<>"]/g, '_'));
  const relations = escaped.map(
    (name, i) =>
      `<Relationship Id="t${i}" Type="x/${['table', 'comments', 'threadedComment', 'hyperlink'][i % 4]}" Target="${name}" ${i % 3 ? '' : 'TargetMode="External"'}/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels':
      '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="../xl/./workbook.xml"/></Relationships>',
    'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="../../A" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="../../../xl/../../xl/sheet1.xml"/></Relationships>',
    'xl/sheet1.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row></sheetData></worksheet>',
    'xl/_rels/sheet1.xml.rels': `<Relationships>${relations.join('')}</Relationships>`,
  };
  const taken = new Set(Object.keys(parts).map((name) => name.toLowerCase()));
  const keyOf = (name: string) => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
  const others = names.filter((name) => !taken.has(keyOf(name)) && taken.add(keyOf(name)));
  const bytes = await writeZip([
    ...Object.entries(parts).map(([name, xml]) => ({ name, pieces: [xml] })),
    ...others.map((name) => ({ name, pieces: ['<x/>'] })),
  ]);
  const watch = watchFiles();
  const result = await readFile('../../../a.xlsx', bytes);
  expect(watch.looks()).toEqual([]);
  watch.stop();
  expect(others.length).toBeGreaterThanOrEqual(500);
  expect(result).toMatchObject({ ok: true, workbook: { name: 'a', sheets: [{ name: '../../A', values: [['a']] }] } });
  for (const name of escaped.slice(0, 200)) {
    const lost = {
      ...parts,
      'xl/_rels/workbook.xml.rels': (parts['xl/_rels/workbook.xml.rels'] as string).replace(
        /Target="[^"]*"/,
        `Target="${name}"`,
      ),
    };
    const damaged = await readFile(
      'a.xlsx',
      await writeZip(Object.entries(lost).map(([part, xml]) => ({ name: part, pieces: [xml] }))),
    );
    expect(damaged).toMatchObject({ ok: false, code: 'file-corrupt' });
  }
});

it('writes the mails of the command line into their folder and nowhere else', () => {
  const names = UPWARDS.map((address, i) => mailFileName([address, 'ben@example.com'], i, '2026-11-22'));
  expect(
    names.filter((name) => resolve('/folder', name) !== `/folder/${name}` || win32.basename(name) !== name),
  ).toEqual([]);
  expect(new Set(names).size).toBe(UPWARDS.length);
});
