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
const SIZE_CAPS: Readonly<Record<string, number>> = {
  open: MAX_OPEN_BYTES,
  paste: MAX_PASTE_BYTES,
  rpc: MAX_PASTE_BYTES,
};

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
  close(): Promise<void>;
}

/** Starts listening; rejects when the port is taken. */
export async function startServer(options: ServerOptions): Promise<WorkbenchServer> {
  const token = randomBytes(32).toString('base64url');
  let host = '';
  const server = createServer((request, response) => {
    respond(request, response, { ...options, host, token }).catch((error: unknown) => {
      options.onError?.(error);
      if (!response.headersSent) sendRefusal(response, 500, { code: 'internal', message: '' });
      else response.destroy();
    });
  });
  server.requestTimeout = 120_000;
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
  const refusedFor = refusal({ method: request.method ?? '', target, rawHeaders: request.rawHeaders }, context);
  if (refusedFor) {
    const code = refusedFor.reason === 'wrong-token' ? 'wrong-token' : 'refused';
    sendRefusal(response, refusedFor.status, { code, message: refusedFor.reason });
    return;
  }
  if (target.startsWith('/api/')) {
    await respondToStep(request, response, target.slice('/api/'.length), context);
    return;
  }
  if (target.startsWith('/frame/')) {
    const content = context.routes.frame(target.slice('/frame/'.length));
    if (content === undefined) sendRefusal(response, 404, { code: 'not-found', message: '' });
    else
      send(
        response,
        200,
        { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': FRAME_POLICY },
        Buffer.from(framePage(content, context.bridge)),
      );
    return;
  }
  if (target.startsWith('/mail/')) {
    const mail = context.routes.mail(target.slice('/mail/'.length));
    const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': MAIL_POLICY };
    if (mail) send(response, 200, headers, Buffer.from(mailPage(mail, context.files.get(CHINESE_FONT)?.body)));
    else sendRefusal(response, 404, { code: 'not-found', message: '' });
    return;
  }
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

async function respondToStep(
  request: IncomingMessage,
  response: ServerResponse,
  name: string,
  context: Context,
): Promise<void> {
  const text = await readBody(request, SIZE_CAPS[name] ?? MAX_BODY_BYTES);
  if (text === null) {
    // The rest of the body is not read: the connection ends with the answer.
    response.setHeader('connection', 'close');
    sendRefusal(response, 413, { code: 'too-large', message: '' });
    return;
  }
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    sendRefusal(response, 400, { code: 'bad-request', message: '' });
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
async function readBody(request: IncomingMessage, cap: number): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > cap) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > cap) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: Buffer): void {
  response.writeHead(status, { ...COMMON_HEADERS, ...headers, 'content-length': body.length });
  response.end(body);
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
