/**
 * The workbench's HTTP server: 127.0.0.1 only, one page, one API. Knows requests and answers; what the steps do is
 * the session's.
 */
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Mail } from '../model/state';
import type { Refusal } from '../web/protocol';
import { type Answer, StepRefused } from './answer';
import { FRAME_POLICY, type FrameContent, framePage } from './frame-page';
import { MAIL_POLICY, mailPage } from './mail-page';
import { refusal } from './request-guard';
import type { StaticFile } from './static-files';

/** A file of 60 MB travels as 80 MB of base64. */
const MAX_OPEN_BYTES = 85 * 1024 * 1024;
const MAX_PASTE_BYTES = 24 * 1024 * 1024;
const MAX_BODY_BYTES = 1024 * 1024;
const SIZE_CAPS: ReadonlyMap<string, number> = new Map([
  ['open', MAX_OPEN_BYTES],
  ['paste', MAX_PASTE_BYTES],
  ['rpc', MAX_PASTE_BYTES],
]);

const CHINESE_FONT = '/fonts/noto-sans-sc-chinese-simplified-400-normal.woff2';

/** The page runs its own files and nothing else; text can never become markup or script in it. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const COMMON_HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

export interface Routes {
  readonly stepNames: readonly string[];
  /** Carries out a step; null: there is no such step. Throws `StepRefused` for what is refused with a reason. */
  step(name: string, body: unknown): Promise<Answer | null>;
  /** The page behind a frame's name. */
  frame(frameId: string): FrameContent | undefined;
  /** The mail behind a frame's name. */
  mail(frameId: string): Mail | undefined;
}

export interface ServerOptions {
  readonly routes: Routes;
  readonly files: ReadonlyMap<string, StaticFile>;
  /** JavaScript that gives frames `google.script`. */
  readonly bridge: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Errors of the workbench itself, which the page only hears of in general. */
  readonly onError?: (error: unknown) => void;
}

export interface WorkbenchServer {
  readonly port: number;
  readonly token: string;
  /** The address with the token behind the `#`, which browsers keep to themselves. */
  readonly url: string;
  /** Everything that is answered, `GET /web.js` or `POST /api/edit`; a `*` stands for a name that nobody guesses. */
  readonly routes: readonly string[];
  close(): Promise<void>;
}

/** Starts listening; rejects when the port is taken. */
export async function startServer(options: ServerOptions): Promise<WorkbenchServer> {
  const token = randomBytes(32).toString('base64url');
  let host = '';
  const timeouts = { headersTimeout: 10_000, requestTimeout: 120_000, connectionsCheckingInterval: 5_000 };
  const server = createServer(timeouts, (request, response) => {
    respond(request, response, { ...options, host, token }).catch((error: unknown) => {
      // Whoever hangs up in the middle, or sends what is no body, is told by the connection.
      if (request.destroyed && !request.complete) return;
      options.onError?.(error);
      if (!response.headersSent) sendRefusal(response, 500, { code: 'internal', message: '' });
      else response.destroy();
    });
  });
  // By default headers beyond a number are dropped, and with them a second `Host`; their size is limited anyway.
  server.maxHeadersCount = 0;
  // Nobody is invited to send a body before the headers have been looked at.
  for (const event of ['checkContinue', 'checkExpectation'])
    server.on(event, (_request: IncomingMessage, response: ServerResponse) => {
      response.setHeader('connection', 'close');
      sendRefusal(response, 417, { code: 'refused', message: 'nothing is promised' });
    });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: options.port ?? 0, exclusive: true }, resolve);
  });
  const { port } = server.address() as AddressInfo;
  host = `127.0.0.1:${port}`;
  return {
    port,
    token,
    url: `http://${host}/#token=${token}`,
    routes: routeNames(options),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Context extends ServerOptions {
  readonly host: string;
  readonly token: string;
}

async function respond(request: IncomingMessage, response: ServerResponse, context: Context): Promise<void> {
  const target = request.url ?? '';
  const { method = '', httpVersion: version, rawHeaders } = request;
  const refusedFor = refusal({ method, version, target, rawHeaders }, context);
  if (refusedFor) {
    const code = refusedFor.reason === 'wrong-token' ? 'wrong-token' : 'refused';
    sendRefusal(response, refusedFor.status, { code, message: refusedFor.reason });
    return;
  }
  const prefix = Object.keys(BY_PREFIX).find((start) => target.startsWith(start));
  if (prefix !== undefined) return BY_PREFIX[prefix]?.(request, response, target.slice(prefix.length), context);
  const file = context.files.get(target);
  if (!file) sendRefusal(response, 404, { code: 'not-found', message: '' });
  else
    send(
      response,
      200,
      { 'content-type': file.type, 'content-security-policy': PAGE_POLICY, 'x-frame-options': 'DENY' },
      file.body,
    );
}

type Respond = (request: IncomingMessage, response: ServerResponse, name: string, context: Context) => Promise<void>;

/** What is no file: by how the path begins, the rest is a name. */
const BY_PREFIX: Readonly<Record<string, Respond>> = {
  '/api/': respondToStep,
  '/frame/': async (_request, response, frameId, { routes, bridge }) => {
    const content = routes.frame(frameId);
    if (content) sendHtml(response, FRAME_POLICY, framePage(content, bridge));
    else sendRefusal(response, 404, { code: 'not-found', message: '' });
  },
  '/mail/': async (_request, response, frameId, { routes, files }) => {
    const mail = routes.mail(frameId);
    if (mail) sendHtml(response, MAIL_POLICY, mailPage(mail, files.get(CHINESE_FONT)?.body));
    else sendRefusal(response, 404, { code: 'not-found', message: '' });
  },
};

function routeNames({ routes, files }: ServerOptions): string[] {
  const prefixed = Object.keys(BY_PREFIX).flatMap((prefix) =>
    prefix === '/api/' ? routes.stepNames.map((name) => `POST ${prefix}${name}`) : [`GET ${prefix}*`],
  );
  return [...[...files.keys()].map((path) => `GET ${path}`), ...prefixed];
}

async function respondToStep(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  context: Context,
): Promise<void> {
  const sent = await readBody(request, SIZE_CAPS.get(name) ?? MAX_BODY_BYTES);
  if (sent === null) {
    // The rest of the body is not read: the connection ends with the answer.
    response.setHeader('connection', 'close');
    sendRefusal(response, 413, { code: 'too-large', message: '' });
    return;
  }
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(sent));
  } catch {
    sendRefusal(response, 400, { code: 'bad-request', message: '' });
    return;
  }
  if (Array.isArray(body)) {
    sendRefusal(response, 400, { code: 'bad-request', message: 'a list' });
    return;
  }
  try {
    const answer = await context.routes.step(name, body);
    if (answer === null) sendRefusal(response, 404, { code: 'not-found', message: '' });
    else if ('bytes' in answer) {
      const headers = {
        'content-type': 'application/octet-stream',
        'x-ledgerline-file-name': encodeURIComponent(answer.fileName),
      };
      send(response, 200, headers, Buffer.from(answer.bytes));
    } else sendJson(response, 200, answer.json);
  } catch (error) {
    if (!(error instanceof StepRefused)) throw error;
    const { code, message, detail } = error;
    sendRefusal(response, 400, { code, message, ...(detail && { detail }) });
  }
}

/** Null when it is longer than the cap. */
async function readBody(request: IncomingMessage, cap: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > cap) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > cap) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: Buffer): void {
  response.writeHead(status, { ...COMMON_HEADERS, ...headers, 'content-length': body.length });
  response.end(body);
}

function sendHtml(response: ServerResponse, policy: string, html: string): void {
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  send(response, 200, headers, Buffer.from(html));
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  };
  send(response, status, headers, Buffer.from(JSON.stringify(value)));
}

const sendRefusal = (response: ServerResponse, status: number, refused: Refusal): void =>
  sendJson(response, status, refused);
