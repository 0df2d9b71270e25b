import { request as httpRequest } from 'node:http';
import { newWorkbook } from '../model/workbook';
import type { Change, Summary } from '../web/protocol';
import { StepRefused } from './answer';
import { startServer, type WorkbenchServer } from './server';
import { createSession } from './session';
import type { StaticFile } from './static-files';
import { sessionRoutes } from './steps';

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

const CODE = `
function onEdit(e) { console.log('edited', e.range, e.value, e.oldValue); }
function echo(a, b) { return { a: a, b: b }; }
function broken() { throw new Error('no such customer'); }
function private_() { return 1; }
function later() { MailApp.sendEmail({ to: 'ben@example.com', subject: '你好', body: 'text', htmlBody: '<p>x</p><img src="cid:logo"><link rel=preconnect href="https://evil.example">', inlineImages: { logo: Utilities.newBlob('x', 'image/png') } }); }
function arm() { ScriptApp.newTrigger('later').timeBased().everyHours(1).create(); }
`;

let server: WorkbenchServer;
let session: ReturnType<typeof createSession>;
let opened: { name: string; bytes: number } | null = null;
const paths: string[] = [];

/** Remembers what is asked for, so that a path that reached anything but the map would show. */
class WatchedMap extends Map<string, StaticFile> {
  override get(path: string): StaticFile | undefined {
    paths.push(path);
    return super.get(path);
  }
}

beforeAll(async () => {
  session = createSession({
    project: [{ name: 'Code', type: 'js', source: CODE }],
    workbook: newWorkbook({ name: 'Shop' }),
    fileName: 'shop.csv',
    addonName: 'Sample',
    clock: Date.UTC(2026, 0, 15, 9),
  });
  session.begin();
  const routes = sessionRoutes(session, {
    read: async (name, bytes) => {
      opened = { name, bytes: bytes.length };
      if (name.endsWith('.pdf')) throw new StepRefused('file-not-a-table', '', { format: 'pdf' });
      return { workbook: newWorkbook({ name }), notes: [] };
    },
    write: async (_, format) => new TextEncoder().encode(`saved as ${format}`),
  });
  const files = new WatchedMap([['/', { type: 'text/html; charset=utf-8', body: Buffer.from('<!DOCTYPE html>') }]]);
  server = await startServer({ routes, files, bridge: '' });
});
afterAll(() => server.close());

function send(
  method: string,
  path: string,
  options: { body?: string | Buffer; headers?: Record<string, string>; token?: string | null } = {},
): Promise<Reply> {
  const token = options.token === undefined ? server.token : options.token;
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      {
        host: '127.0.0.1',
        port: server.port,
        method,
        path,
        headers: {
          'content-type': 'application/json',
          ...(token !== null && { 'x-ledgerline-token': token }),
          ...options.headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(options.body);
  });
}

const post = async <T>(step: string, body: object): Promise<T> =>
  JSON.parse((await send('POST', `/api/${step}`, { body: JSON.stringify(body) })).text) as T;

describe('the server', () => {
  it('listens on 127.0.0.1 at a port of its own, with a token behind the hash', () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
  });

  it('serves the page with a policy that runs its own files only', async () => {
    const { status, headers } = await send('GET', '/', { token: null });
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });

  it('grants nothing to other origins, whatever they ask', async () => {
    for (const headers of [{ origin: 'http://evil.example' }, { origin: 'null' }, {}]) {
      const reply = await send('OPTIONS', '/api/summary', {
        headers: { ...headers, 'access-control-request-method': 'POST' },
      });
      expect(reply.status).toBeGreaterThanOrEqual(400);
      expect(Object.keys(reply.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('answers 403 to another host and to another origin over the wire', async () => {
    expect((await send('GET', '/', { headers: { host: `localhost:${server.port}` } })).status).toBe(403);
    expect(
      (await send('POST', '/api/summary', { body: '{}', headers: { origin: 'http://evil.example' } })).status,
    ).toBe(403);
  });

  it('answers 401 without the token', async () => {
    const reply = await send('POST', '/api/summary', { body: '{}', token: null });
    expect(reply.status).toBe(401);
    expect(JSON.parse(reply.text)).toEqual({ code: 'wrong-token', message: 'wrong-token' });
  });

  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/%2e%2e%2fpackage.json',
    '/%252e%252e%252fpackage.json',
    '/..%5cpackage.json',
    '/..\\package.json',
    '/....//package.json',
    '/.%00./package.json',
    '/web.js/../../package.json',
    '/fonts/../../../etc/passwd',
    '/fonts/%2e%2e/%2e%2e/etc/passwd',
    '/@fs/etc/passwd',
    '/@fs/etc/passwd?raw??',
    '/%c0%ae%c0%ae/etc/passwd',
    '/etc/passwd',
    '//etc/passwd',
    '/./',
    '/?',
    '/index.html',
    '/frame/../../etc/passwd',
    '/frame/',
    '/file:///etc/passwd',
    '/C:/Windows/win.ini',
    '/api',
    'http://127.0.0.1/etc/passwd',
    '*',
  ])('answers 404 to %s and looks nowhere but into its map', async (path) => {
    paths.length = 0;
    const { status, text } = await send('GET', path);
    expect(status).toBe(404);
    expect(text).toBe('{"code":"not-found","message":""}');
    expect(paths.every((asked) => asked === path)).toBe(true);
  });

  it.each(['', 'nothing', '__proto__', 'constructor', 'toString', 'summary/', 'summary/../edit', 'Summary'])(
    'knows no step %p',
    async (step) => {
      expect((await send('POST', `/api/${step}`, { body: '{}' })).status).toBe(404);
    },
  );

  it.each([
    ['no JSON', 'row=1'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a missing field', '{"sheetId":0,"row":0,"column":0}'],
    ['a wrong type', '{"sheetId":0,"row":"0","column":0,"text":"x"}'],
    ['a negative row', '{"sheetId":0,"row":-1,"column":0,"text":"x"}'],
    ['half a row', '{"sheetId":0,"row":0.5,"column":0,"text":"x"}'],
    ['a text beyond any cell', JSON.stringify({ sheetId: 0, row: 0, column: 0, text: 'x'.repeat(200_001) })],
  ])('refuses an edit that is %s', async (_, body) => {
    const reply = await send('POST', '/api/edit', { body });
    expect(reply.status).toBe(400);
    expect((JSON.parse(reply.text) as { code: string }).code).toBe('bad-request');
  });

  it('refuses a body over the cap without reading it', async () => {
    const reply = await send('POST', '/api/edit', {
      body: Buffer.alloc(0),
      headers: { 'content-length': String(2 * 1024 * 1024) },
    }).catch(() => null);
    expect(reply?.status ?? 413).toBe(413);
    const sent = await send('POST', '/api/edit', { body: Buffer.alloc(1_100_000, 0x20) }).catch(() => null);
    expect(sent?.status ?? 413).toBe(413);
  });
});

describe('the steps', () => {
  const cell = (row: number, column: number) => ({ sheetId: 0, row, column });

  it('tell the summary of a new workbook', async () => {
    const summary = await post<Summary>('summary', {});
    expect(summary).toMatchObject({
      fileName: 'shop.csv',
      user: 'owner@example.com',
      sheets: [{ sheetId: 0, name: 'Sheet1' }],
      sidebar: null,
      question: null,
    });
  });

  it('type into a cell, fire onEdit and show it in the window', async () => {
    const before = await post<Summary>('summary', {});
    const { summary } = await post<Change>('edit', { ...cell(1, 1), text: '张三' });
    expect(summary.revision).not.toBe(before.revision);
    expect(summary.unsaved).toBe(true);
    expect(summary.executions[0]).toMatchObject({ functionName: 'onEdit', origin: 'simple-trigger', mode: 'LIMITED' });
    const [window] = await post<{ cells: unknown[][] }[]>('cells', {
      sheetId: 0,
      areas: [{ row: 1, column: 0, rows: 1, columns: 3 }],
    });
    expect(window!.cells).toEqual([[null, { text: '张三' }, null]]);
  });

  it('paste a block, copy it as text and clear it', async () => {
    await post('paste', { ...cell(4, 0), rows: [['a', '1.50'], ['b']] });
    const area = { row: 4, column: 0, rows: 2, columns: 2 };
    expect(await post('text', { sheetId: 0, area })).toEqual([
      ['a', '1.5'],
      ['b', ''],
    ]);
    await post('clear', { sheetId: 0, area });
    const [window] = await post<{ cells: unknown[][] }[]>('cells', { sheetId: 0, areas: [area] });
    expect(window!.cells).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('start an editor from the formula and show its result', async () => {
    await post('edit', { ...cell(8, 0), text: '=1+2' });
    expect(await post('cell', cell(8, 0))).toMatchObject({ input: '=1+2' });
    expect(await post('text', { sheetId: 0, area: { row: 8, column: 0, rows: 1, columns: 1 } })).toEqual([['3']]);
  });

  it('go to the edge of what is filled', async () => {
    await post('paste', { ...cell(20, 5), rows: [['a'], ['b'], ['c'], [''], ['d']] });
    expect(await post('edge', { ...cell(20, 5), key: 'ArrowDown' })).toEqual({ row: 22, column: 5 });
    expect(await post('edge', { ...cell(22, 5), key: 'ArrowDown' })).toEqual({ row: 24, column: 5 });
    expect(await post('edge', { ...cell(24, 5), key: 'ArrowDown' })).toEqual({ row: 999, column: 5 });
  });

  it('remember the selection', async () => {
    const area = { row: 2, column: 1, rows: 3, columns: 2 };
    const { summary } = await post<Change>('select', { sheetId: 0, area });
    expect(summary.selection).toEqual(area);
  });

  it('refuse a sheet that is gone, a menu item nobody added and a frame that is not open', async () => {
    for (const [step, body] of [
      ['layout', { sheetId: 99 }],
      ['menu', { functionName: 'echo' }],
      ['rpc', { frameId: 'x', functionName: 'echo', args: [] }],
      ['answer', { executionId: 'execution-1', button: 'OK', text: null }],
      ['execution', { id: 'execution-999' }],
    ] as const) {
      expect(await post(step, body)).toMatchObject({ code: 'not-found' });
    }
  });

  it('refuse a window larger than any screen', async () => {
    expect(await post('cells', { sheetId: 0, areas: [{ row: 0, column: 0, rows: 1000, columns: 26 }] })).toMatchObject({
      code: 'too-large',
    });
  });

  it('save under the name of the file', async () => {
    const reply = await send('POST', '/api/save', { body: JSON.stringify({ format: 'xlsx', sheetId: 0 }) });
    expect(reply.text).toBe('saved as xlsx');
    expect(reply.headers['x-ledgerline-file-name']).toBe('shop.xlsx');
    expect((await post<Summary>('summary', {})).unsaved).toBe(false);
  });

  it('open another file in place of this one, or say why not', async () => {
    const base64 = Buffer.from('name\n张三\n').toString('base64');
    expect(await post('open', { fileName: 'scan.pdf', base64 })).toEqual({
      code: 'file-not-a-table',
      message: '',
      detail: { format: 'pdf' },
    });
    expect((await post<Summary>('summary', {})).fileName).toBe('shop.csv');
    const { summary } = await post<Change>('open', { fileName: '客户.csv', base64 });
    expect(opened).toEqual({ name: '客户.csv', bytes: 12 });
    expect(summary).toMatchObject({ fileName: '客户.csv', unsaved: false });
  });

  it('run one after the other in the order in which they came', async () => {
    const sent = Array.from({ length: 20 }, (_, i) => post('edit', { ...cell(0, 0), text: `v${i}` }));
    await Promise.all(sent);
    expect(await post('cell', cell(0, 0))).toMatchObject({ input: 'v19' });
  });
});

describe('time, mails and people', () => {
  const day = 86_400_000;

  it('passes as asked, firing what is due, and has nothing to go to without a trigger', async () => {
    const before = (await post<Summary>('summary', {})).clock;
    expect((await post<Change>('advance', { step: 'day' })).summary.clock).toBe(before + day);
    expect(await post('advance', { step: 'next-trigger' })).toMatchObject({ code: 'not-found' });
    expect(await post('advance', { step: 'year' })).toMatchObject({ code: 'bad-request' });
    session.workbench.run('arm');
    const { summary } = await post<Change>('advance', { step: 'next-trigger' });
    expect(summary.executions[0]).toMatchObject({ functionName: 'later', origin: 'clock' });
    const [trigger] = summary.triggers;
    expect(trigger).toMatchObject({ functionName: 'later', schedule: 'everyHours 1', owner: 'owner@example.com' });
    const again = await post<Change>('run-trigger', { triggerId: trigger?.triggerId });
    expect(again.summary.mailCount).toBe(2);
    expect(await post('run-trigger', { triggerId: 'none' })).toMatchObject({ code: 'not-found' });
  });

  it('shows a mail without its token in a page that may do nothing, at a name nobody guesses', async () => {
    const { mails } = await post<Summary>('summary', {});
    expect(mails.map(({ mailId, to, subject }) => [mailId, to, subject])).toEqual([
      ['1', 'ben@example.com', '你好'],
      ['0', 'ben@example.com', '你好'],
    ]);
    const { frameId } = await post<{ frameId: string }>('mail', { mailId: '0' });
    expect(frameId).toMatch(/^[\w-]{24}$/);
    const page = await send('GET', `/mail/${frameId}`, { token: null });
    expect(page.status).toBe(200);
    expect(String(page.headers['content-security-policy']).split('; ')).toEqual(
      expect.arrayContaining(["default-src 'none'", 'sandbox', "frame-ancestors 'self'"]),
    );
    expect(page.text).toContain('<img src="data:image/png;base64,eA==">');
    expect(page.text).not.toContain('<link');
    for (const other of ['0', '', '__proto__', '..%2f0'])
      expect((await send('GET', `/mail/${other}`, { token: null })).status).toBe(404);
    for (const mailId of ['2', '-1', '1.5', 'constructor', ''])
      expect(await post('mail', { mailId })).toMatchObject({ code: 'not-found' });
  });

  it('hands a mail over as a file', async () => {
    const file = await send('POST', '/api/mail-file', { body: '{"mailId":"0"}' });
    expect(decodeURIComponent(String(file.headers['x-ledgerline-file-name']))).toBe('2026-01-16 mail 1.eml');
    expect(file.text).toContain('Subject: =?UTF-8?B?5L2g5aW9?=\r\n');
  });

  it('lets those sit down who are known, and nobody else', async () => {
    const { people } = await post<Summary>('summary', {});
    expect(people.map(({ address }) => address)).toEqual([
      'owner@example.com',
      'colleague@example.com',
      'careful@example.com',
    ]);
    expect((await post<Change>('user', { address: 'colleague@example.com' })).summary.user).toBe(
      'colleague@example.com',
    );
    expect(await post('user', { address: 'mallory@example.com' })).toMatchObject({ code: 'not-found' });
    await post('user', { address: 'owner@example.com' });
  });
});

describe('rows, columns and tabs', () => {
  it('change as asked; what Sheets refuses is told and changes nothing', async () => {
    const sheetId = 0;
    const change = (wanted: object) => post<Change>('change', { sheetId, change: wanted });
    expect((await change({ kind: 'rename', name: 'Renamed' })).summary.sheets[0]?.name).toBe('Renamed');
    expect((await change({ kind: 'rename', name: '' })).rejected).toBe('Sheet name cannot be empty.');
    expect((await change({ kind: 'delete', axis: 'rows', at: 0, count: 1000 })).rejected).toContain('all the rows');
    expect(await change({ kind: 'insert', axis: 'rows', at: 5000, count: 1, inherit: 'after' })).toMatchObject({
      code: 'not-found',
    });
    expect(await change({ kind: 'explode' })).toMatchObject({ code: 'bad-request' });
  });
});
