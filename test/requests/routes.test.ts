/**
 * Every route of the workbench's server, over the wire: answered as the page asks, refused in every other way, with
 * nothing carried out and nothing told. The routes are the server's own list: one without a case fails here.
 */
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { newWorkbook } from '../../workbench/model/workbook';
import type { WorkbenchServer } from '../../workbench/server/server';
import type { Session } from '../../workbench/server/session';
import { startWorkbench } from '../../workbench/server/start-workbench';
import { eachOf, exchange, type RawRequest, written } from './raw-request';
import { variantsOf } from './variants';

const CODE = `
function onOpen() { SpreadsheetApp.getUi().createMenu('M').addItem('Show', 'show').addItem('Ask', 'ask').addToUi(); }
function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>secret of the page</p>')); }
function ask() { SpreadsheetApp.getUi().alert('Go on?'); }
function echo(x) { return x; }
function hourly() {}
function prepare() {
  MailApp.sendEmail({ to: 'ben@example.com', subject: 'secret of the mail', body: 'x', htmlBody: '<p>secret of the mail</p>' });
  ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create();
  SpreadsheetApp.getActiveSheet().getRange('A1').setValue('secret of the sheet');
  SpreadsheetApp.getActiveSheet().getRange('B:C').shiftColumnGroupDepth(1);
}
`;

let session: Session;
let server: WorkbenchServer;
const errors: unknown[] = [];

beforeAll(async () => {
  const started = await startWorkbench({
    root: join(__dirname, '..', '..'),
    project: [{ name: 'Code', type: 'js', source: CODE }],
    workbook: newWorkbook({ name: 'Secret' }),
    fileName: 'secret.csv',
    addonName: 'Sample',
    clock: Date.UTC(2026, 0, 15, 9),
    onError: (error) => errors.push(error),
  });
  ({ session, server } = started);
  session.workbench.run('prepare');
  session.menu('show');
});
afterAll(() => server.close());

const cell = { sheetId: 0, row: 2, column: 0 };
const area = { row: 2, column: 0, rows: 1, columns: 1 };

/** What the page sends to each step, in an order in which all are carried out. */
const STEPS: Readonly<Record<string, (session: Session) => object>> = {
  summary: () => ({}),
  layout: () => ({ sheetId: 0 }),
  cells: () => ({ sheetId: 0, areas: [area] }),
  cell: () => cell,
  text: () => ({ sheetId: 0, area }),
  edge: () => ({ ...cell, key: 'ArrowDown' }),
  execution: () => ({ id: session.summary().executions[0]?.id }),
  select: () => ({ sheetId: 0, area }),
  edit: () => ({ ...cell, text: 'typed' }),
  paste: () => ({ ...cell, rows: [['pasted']] }),
  clear: () => ({ sheetId: 0, area }),
  fill: () => ({ sheetId: 0, area: { ...area, rows: 2 }, direction: 'down' }),
  change: () => ({ sheetId: 0, change: { kind: 'sort', column: 0, ascending: true } }),
  advance: () => ({ step: 'hour' }),
  'run-trigger': () => ({ triggerId: session.summary().triggers[0]?.triggerId }),
  mail: () => ({ mailId: '0' }),
  'mail-file': () => ({ mailId: '0' }),
  group: () => ({ sheetId: 0, start: 1, end: 3, depth: 1 }),
  rpc: () => ({ frameId: session.summary().sidebar?.frameId, functionName: 'echo', args: ['a'] }),
  'close-frame': () => ({ frameId: session.summary().sidebar?.frameId }),
  menu: () => ({ functionName: 'ask' }),
  answer: () => ({ executionId: session.summary().question?.executionId, button: 'OK', text: null }),
  user: () => ({ address: 'colleague@example.com' }),
  save: () => ({ format: 'csv', sheetId: 0 }),
  open: () => ({ fileName: 'a.csv', base64: Buffer.from('a,b\n').toString('base64') }),
};

/** Names that are told to the page alone. */
const FRAMES: Readonly<Record<string, () => string | undefined>> = {
  '/frame/*': () => session.summary().sidebar?.frameId,
  '/mail/*': () => session.mail('0').frameId,
};

/** All fonts are answered alike, from one map with the other files. */
const CASES = () => server.routes.filter((route) => !/\/fonts\/.*-(?!0-400)\d+-\d+-normal/.test(route));

function requestOf(route: string): RawRequest {
  const [method = '', path = ''] = route.split(' ');
  const host = `127.0.0.1:${server.port}`;
  const common: RawRequest['headers'] = [
    ['Host', host],
    ['Connection', 'close'],
    ['Sec-Fetch-Site', 'same-origin'],
  ];
  if (method === 'GET') {
    const frameId = FRAMES[path]?.();
    const target = path.endsWith('*') ? path.replace('*', frameId ?? '') : path;
    return { method, target, version: 'HTTP/1.1', headers: common, body: '' };
  }
  const body = JSON.stringify(STEPS[path.replace('/api/', '')]?.(session));
  return {
    method,
    target: path,
    version: 'HTTP/1.1',
    headers: [
      ...common,
      ['Origin', `http://${host}`],
      ['Content-Type', 'application/json'],
      ['X-Ledgerline-Token', server.token],
      ['Content-Length', String(Buffer.byteLength(body))],
    ],
    body,
  };
}

it('has a case for every route of the server, and no case without one', () => {
  expect(server.routes.filter((route) => route.startsWith('POST')).sort()).toEqual(
    Object.keys(STEPS)
      .map((step) => `POST /api/${step}`)
      .sort(),
  );
  expect(server.routes.filter((route) => route.endsWith('*'))).toEqual(
    Object.keys(FRAMES).map((path) => `GET ${path}`),
  );
  expect(CASES()).toEqual(expect.arrayContaining(['GET /', 'GET /web.js', 'GET /web.css', 'GET /fonts.css']));
});

it('refuses every route in more than eighty ways, does nothing and tells nothing', async () => {
  const before = JSON.stringify(session.summary());
  const wrong: string[] = [];
  const tried = new Map<string, number>();
  // Each way is tried on every second route.
  const attempts = CASES().flatMap((route, i) => {
    const request = requestOf(route);
    const variants = variantsOf(request).filter((_, j) => (i + j) % 2 === 0);
    return variants.map((variant) => ({ route, request, variant }));
  });
  await eachOf(attempts, async ({ route, request, variant }) => {
    const { status, head, body } = await exchange(server.port, written(variant.change(request)));
    tried.set(route, (tried.get(route) ?? 0) + 1);
    const told = body.length > 200 || /secret|access-control|set-cookie/i.test(head + body);
    if (!variant.statuses.includes(status) || told)
      wrong.push(`${route}, ${variant.name}: ${status} ${body.slice(0, 80)}`);
  });
  expect(wrong).toEqual([]);
  expect(Math.min(...tried.values())).toBeGreaterThanOrEqual(80);
  expect(tried.size).toBe(CASES().length);
  expect(JSON.stringify(session.summary())).toBe(before);
  expect(errors).toEqual([]);
});

it('is answered under no other address of this machine', async () => {
  const addresses = Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter(({ address, internal }) => address !== '127.0.0.1' && !(internal && address.startsWith('127.')))
    .map(({ address, scopeid }) => (scopeid ? `${address}%${scopeid}` : address));
  const answered = await Promise.all(
    addresses.map(
      (host) =>
        new Promise<string | null>((resolve) => {
          const socket = connect({ host, port: server.port });
          socket.once('connect', () => resolve(host));
          socket.once('error', () => resolve(null));
          socket.once('close', () => resolve(null));
          socket.setTimeout(5000, () => socket.destroy());
        }),
    ),
  );
  expect(answered.filter(Boolean)).toEqual([]);
});

it('goes on answering while others send their headers slowly', async () => {
  const slow = Array.from({ length: 200 }, () => connect({ host: '127.0.0.1', port: server.port }));
  await Promise.all(slow.map((socket) => new Promise((resolve) => socket.write('GET / HTTP/1.1\r\nHos', resolve))));
  expect((await exchange(server.port, written(requestOf('GET /')))).status).toBe(200);
  for (const socket of slow) socket.destroy();
});

it('answers every route when the page asks', async () => {
  for (const path of [
    ...CASES().filter((route) => route.startsWith('GET')),
    ...Object.keys(STEPS).map((step) => `POST /api/${step}`),
  ]) {
    const { status, head } = await exchange(server.port, written(requestOf(path)));
    expect([path, status]).toEqual([path, 200]);
    expect(head.toLowerCase()).toContain(path.startsWith('GET') ? "default-src 'none'" : 'cache-control: no-store');
  }
});
