/**
 * Decides from method, path and headers alone whether a request may go on. Reads no body and no file.
 * The workbench holds people's customer lists and any web page can send requests to 127.0.0.1, so every request,
 * GET included, must name this very address (against DNS rebinding), come from this very page (against requests
 * forged by others) and, to reach data, carry the token of this start (against other users of the machine).
 * Rules: OWASP ASVS 5.0 chapter 3.5; the header `Sec-Fetch-Site` as in https://www.w3.org/TR/fetch-metadata/.
 */
import { timingSafeEqual } from 'node:crypto';

export interface RequestFacts {
  readonly method: string;
  /** Of HTTP: `1.1`. */
  readonly version: string;
  /** As it came, query and all. */
  readonly target: string;
  /** Name and value in turn, as node:http keeps them, so that repeated headers are seen. */
  readonly rawHeaders: readonly string[];
}

export interface Expected {
  /** `127.0.0.1:54321`, and nothing else: other spellings of loopback are refused too. */
  readonly host: string;
  readonly token: string;
}

export interface Refused {
  readonly status: 400 | 401 | 403 | 405 | 411 | 415 | 505;
  readonly reason: string;
}

const refused = (status: Refused['status'], reason: string): Refused => ({ status, reason });

/** Null: go on. The start page, its files and frames hold no data or have unguessable names, and need no token. */
export function refusal(request: RequestFacts, expected: Expected): Refused | null {
  const headers = new Map<string, string[]>();
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    const name = request.rawHeaders[i]!.toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), request.rawHeaders[i + 1]!]);
  }
  const only = (name: string): string | undefined => headers.get(name)?.[0];
  for (const name of ['host', 'origin', 'sec-fetch-site', 'content-type', 'content-length', 'x-ledgerline-token']) {
    if ((headers.get(name)?.length ?? 0) > 1) return refused(400, `more than one ${name} header`);
  }

  // node:http reads 0.9, 1.0 and 2.0 as well; browsers send neither those nor bodies without a length.
  if (request.version !== '1.1') return refused(505, 'only HTTP/1.1');
  if (headers.has('upgrade')) return refused(400, 'no other protocol is spoken here');
  if (headers.has('transfer-encoding')) return refused(411, 'only bodies of a stated length');
  if (only('host') !== expected.host) return refused(403, 'this address is not served here');
  const origin = only('origin');
  if (origin !== undefined && origin !== `http://${expected.host}`)
    return refused(403, 'requests of other pages are not answered');
  const site = only('sec-fetch-site');
  const opensPage =
    request.target === '/' && only('sec-fetch-mode') === 'navigate' && only('sec-fetch-dest') === 'document';
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !opensPage) {
    return refused(403, 'requests of other pages are not answered');
  }

  if (!request.target.startsWith('/api/')) {
    return request.method === 'GET' ? null : refused(405, 'only GET');
  }
  if (request.method !== 'POST') return refused(405, 'only POST');
  if (site !== undefined && site !== 'same-origin') return refused(403, 'requests of other pages are not answered');
  if (!sameToken(only('x-ledgerline-token'), expected.token)) return refused(401, 'wrong-token');
  if (!/^application\/json(?:\s*;\s*charset=utf-8)?$/i.test(only('content-type') ?? ''))
    return refused(415, 'only JSON');
  return null;
}

function sameToken(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
