/**
 * Ways in which a request that would be answered is turned into one that must not be: another page's, another
 * machine's name for this one, a token that is not there, bytes that two programs read differently.
 */
import type { RawRequest } from './raw-request';

export interface Variant {
  readonly name: string;
  /** What the answer may be; 0 for a connection that ends without one. */
  readonly statuses: readonly number[];
  change(request: RawRequest): RawRequest;
}

const isStep = (request: RawRequest) => request.method === 'POST';
const isNamed = (name: string) => (header: readonly [string, string]) => header[0].toLowerCase() === name.toLowerCase();

const without = (request: RawRequest, name: string): RawRequest => ({
  ...request,
  headers: request.headers.filter((header) => !isNamed(name)(header)),
});

/** In place of the header of that name, or after all others where there is none. */
function having(request: RawRequest, name: string, ...values: readonly string[]): RawRequest {
  const at = request.headers.findIndex(isNamed(name));
  const { headers } = without(request, name);
  const place = at < 0 ? headers.length : at;
  const added = values.map((value): [string, string] => [name, value]);
  return { ...request, headers: [...headers.slice(0, place), ...added, ...headers.slice(place)] };
}

const adding = (request: RawRequest, name: string, value: string): RawRequest => ({
  ...request,
  headers: [...request.headers, [name, value]],
});

const hostOf = (request: RawRequest): string => request.headers.find(isNamed('host'))?.[1] ?? '';
const portOf = (request: RawRequest): string => hostOf(request).split(':')[1] ?? '';
const tokenOf = (request: RawRequest): string => request.headers.find(isNamed('x-ledgerline-token'))?.[1] ?? '';

/** Other spellings of loopback and of other hosts, in the manner of fuzzdb's list of localhost names. */
const HOSTS: readonly string[] = [
  ...['localhost', 'LOCALHOST', 'Localhost', 'localhost.', 'localhost.localdomain', 'localhost4', 'localhost6'],
  ...['ip6-localhost', 'ip6-loopback', 'loopback', 'a.localhost', '127.0.0.1.localhost'],
  ...['127.0.0.1.', '127.0.0.1..', '.127.0.0.1', '127.0.0.2', '127.0.1.1', '127.1', '127.0.1', '127.000.000.001'],
  ...['127.0.0.01', '127.0.0.001', '0127.0.0.1', '127.0.0.1%00', '127.0.0.1%20', '127.255.255.254', '127.127.127.127'],
  ...['2130706433', '0x7f000001', '0x7F000001', '0x7f.0.0.1', '0x7f.0x0.0x0.0x1', '0x7f.1', '017700000001', '0177.1'],
  ...['0177.0.0.1', '0177.0000.0000.0001', '127.0x0.0.1', '6425673729', '127.0.0.257'],
  ...['0', '0.0.0.0', '0x0', '000.000.000.000', '255.255.255.255', '10.0.0.1', '192.168.0.1', '169.254.169.254'],
  ...['172.16.0.1', 'host.docker.internal', 'metadata.google.internal', 'router.local', 'wpad'],
  ...['[::1]', '[::]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0000::1]', '[::127.0.0.1]'],
  ...['[fe80::1]', '[::1%25lo]', '::1', '[127.0.0.1]', '[::1', '64:ff9b::7f00:1'],
  ...['example.com', 'evil.example', 'rebind.network', 'localtest.me', '127.0.0.1.nip.io', '127-0-0-1.sslip.io'],
  ...['lvh.me', 'vcap.me', 'rbndr.us', '7f000001.c0a80001.rbndr.us', '127.0.0.1.evil.example', 'xn--localhost'],
  ...[
    '127.0.0.1@evil.example',
    'evil.example@127.0.0.1',
    'user:pass@127.0.0.1',
    '@127.0.0.1',
    'evil.example#127.0.0.1',
  ],
  ...['127.0.0.1/evil', 'evil.example?127.0.0.1', '127.0.0.1,evil.example', '127.0.0.1 evil.example', 'local host'],
  ...['127.0.0.1;evil.example', '127.0.0.1\\evil.example', 'http://127.0.0.1', '//127.0.0.1', '127.0.0.1:80', '*'],
  // Sent as UTF-8: circled and full-width digits, an ideographic full stop, a letter that folds to k, a hidden space.
  ...['①②⑦.⓪.⓪.①', '１２７.０.０.１', '127。0。0。1', 'ⓛocalhost', '127.0.0.1\u200b', '\u00a0127.0.0.1', '127.0.0.１'],
].map((host) => Buffer.from(host, 'utf8').toString('latin1'));

const PORTS = ['', ':', ':80', ':443', ':0', ':65536', ':99999999999999999999', ':-1'];

const ORIGINS: readonly ((request: RawRequest) => string)[] = [
  ...['null', '', '*', 'file://', 'data:', 'http://evil.example', 'https://127.0.0.1', 'http://127.0.0.1'].map(
    (origin) => () => origin,
  ),
  ...['chrome-extension://abcdefghijklmnop', 'moz-extension://abc', 'app://localhost', 'about:blank'].map(
    (origin) => () => origin,
  ),
  (request) => `http://localhost:${portOf(request)}`,
  (request) => `http://[::1]:${portOf(request)}`,
  (request) => `http://127.0.0.1.:${portOf(request)}`,
  (request) => `http://2130706433:${portOf(request)}`,
  (request) => `http://0x7f.1:${portOf(request)}`,
  (request) => `https://${hostOf(request)}`,
  (request) => `ws://${hostOf(request)}`,
  (request) => `HTTP://${hostOf(request)}`,
  (request) => `//${hostOf(request)}`,
  (request) => hostOf(request),
  (request) => `http://${hostOf(request)}/`,
  (request) => `http://${hostOf(request)}1`,
  (request) => `http://${hostOf(request)}.evil.example`,
  (request) => `http://${hostOf(request)}@evil.example`,
  (request) => `http://evil.example@${hostOf(request)}`,
  (request) => `http://user:pass@${hostOf(request)}`,
  (request) => `http://${hostOf(request)}, http://evil.example`,
  (request) => `http://evil.example, http://${hostOf(request)}`,
  (request) => `http://${hostOf(request)} http://evil.example`,
  (request) => `null, http://${hostOf(request)}`,
];

const SITES = [
  'cross-site',
  'same-site',
  'SAME-ORIGIN',
  'Same-Origin',
  '',
  'other',
  'same-origin, none',
  'none,',
  '?1',
];

const TOKENS: readonly ((token: string) => string)[] = [
  () => '',
  () => 'b'.repeat(43),
  () => 'undefined',
  () => 'null',
  () => '*',
  () => '[object Object]',
  (token) => token.slice(1),
  (token) => token.slice(0, -1),
  (token) => `${token}a`,
  (token) => `${token}=`,
  (token) => `${token}%00`,
  (token) => `"${token}"`,
  (token) => `Bearer ${token}`,
  (token) => `${token}, ${token}`,
  (token) => `${token} ${token}`,
  (token) => `${token};`,
  (token) => token.toUpperCase(),
  (token) => token.toLowerCase(),
  (token) => [...token].reverse().join(''),
  (token) => token.replace(/[a-z]/i, (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())),
  (token) => Buffer.from(token, 'base64url').toString('hex'),
  (token) => Buffer.from(token).toString('base64'),
  (token) => encodeURIComponent(token).replace(/./, (c) => `%${c.charCodeAt(0).toString(16)}`),
  (token) => 'x'.repeat(8000) + token,
];

const TYPES = [
  ...['', 'text/plain', 'text/plain; application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'],
  ...[
    'text/json',
    'application/json, text/plain',
    'application/jsonp',
    'application/json;charset=utf-16',
    'json',
    '*/*',
  ],
  ...['application/json; charset=utf-8; charset=utf-7', 'application/json5', 'application/csp-report', 'text/html'],
];

const EVERYWHERE: readonly Variant[] = [
  ...HOSTS.map(
    (host, i): Variant => ({
      name: `host ${host}`,
      // What is no header at all is refused by the parser.
      statuses: [400, 403],
      change: (request) => having(request, 'Host', i % 2 === 0 ? `${host}:${portOf(request)}` : host),
    }),
  ),
  ...PORTS.map(
    (port): Variant => ({
      name: `port ${port}`,
      statuses: [403],
      change: (request) => having(request, 'Host', `127.0.0.1${port}`),
    }),
  ),
  { name: 'a port with a zero', statuses: [403], change: (r) => having(r, 'Host', `127.0.0.1:0${portOf(r)}`) },
  { name: 'a port with a digit more', statuses: [403], change: (r) => having(r, 'Host', `${hostOf(r)}0`) },
  { name: 'no host', statuses: [400], change: (request) => without(request, 'Host') },
  {
    name: 'no host in HTTP/1.0',
    statuses: [505],
    change: (request) => ({ ...without(request, 'Host'), version: 'HTTP/1.0' }),
  },
  { name: 'an empty host', statuses: [400, 403], change: (request) => having(request, 'Host', '') },
  { name: 'the host twice', statuses: [400], change: (r) => having(r, 'Host', hostOf(r), hostOf(r)) },
  { name: 'another host first', statuses: [400, 403], change: (r) => having(r, 'Host', 'evil.example', hostOf(r)) },
  { name: 'another host second', statuses: [400], change: (r) => having(r, 'Host', hostOf(r), 'evil.example') },
  {
    name: 'another host behind thousands of headers',
    statuses: [400, 431],
    change: (r) => ({
      ...r,
      headers: [
        ...r.headers,
        ...Array.from({ length: 2100 }, (): [string, string] => ['a', '']),
        ['Host', 'evil.example'],
      ],
    }),
  },
  { name: 'two hosts in one', statuses: [403], change: (r) => having(r, 'Host', `${hostOf(r)}, evil.example`) },
  { name: 'a blank before the colon', statuses: [400], change: (r) => having(r, 'Host ', hostOf(r)) },
  { name: 'a folded host', statuses: [400, 403], change: (r) => having(r, 'Host', `evil.example\r\n ${hostOf(r)}`) },
  {
    name: 'a bare line feed',
    statuses: [400, 403],
    change: (r) => having(r, 'Host', `evil.example\nHost: ${hostOf(r)}`),
  },
  { name: 'a NUL in the host', statuses: [400, 403], change: (r) => having(r, 'Host', `${hostOf(r)}\0`) },
  ...['X-Forwarded-Host', 'X-Host', 'X-Original-Host', 'X-HTTP-Host-Override', 'X-Forwarded-Server'].map(
    (name): Variant => ({
      name: `the host in ${name}`,
      statuses: [403],
      change: (r) => adding(having(r, 'Host', 'evil.example'), name, hostOf(r)),
    }),
  ),
  {
    name: 'the host in Forwarded',
    statuses: [403],
    change: (r) => adding(having(r, 'Host', 'evil.example'), 'Forwarded', `host=${hostOf(r)};proto=http`),
  },
  {
    name: 'the address in absolute form with another host',
    statuses: [400, 403],
    change: (r) => ({ ...having(r, 'Host', 'evil.example'), target: `http://${hostOf(r)}${r.target}` }),
  },
  ...['http://evil.example', 'http://127.0.0.1', 'https://127.0.0.1', '//evil.example'].map(
    (start): Variant => ({
      name: `the address in absolute form of ${start}`,
      statuses: [400, 404, 405],
      change: (r) => ({ ...r, target: `${start}${r.target}` }),
    }),
  ),
  {
    name: 'the very address in absolute form',
    statuses: [400, 404, 405],
    change: (r) => ({ ...r, target: `http://${hostOf(r)}${r.target}` }),
  },
  ...ORIGINS.map(
    (origin, i): Variant => ({
      name: `origin ${i}`,
      statuses: [403],
      change: (request) => having(request, 'Origin', origin(request)),
    }),
  ),
  {
    name: 'the origin twice',
    statuses: [400],
    change: (r) => having(r, 'Origin', `http://${hostOf(r)}`, `http://${hostOf(r)}`),
  },
  {
    name: 'an origin of a NUL',
    statuses: [400, 403],
    change: (r) => having(r, 'Origin', `http://${hostOf(r)}\0`),
  },
  ...SITES.map(
    (site): Variant => ({
      name: `sec-fetch-site ${site}`,
      statuses: [403],
      change: (request) => having(request, 'Sec-Fetch-Site', site),
    }),
  ),
  {
    name: 'sec-fetch-site twice',
    statuses: [400],
    change: (r) => having(r, 'Sec-Fetch-Site', 'same-origin', 'same-origin'),
  },
  ...['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'LINK', 'PURGE', 'QUERY', 'M-SEARCH'].map(
    (method): Variant => ({ name: method, statuses: [400, 405], change: (request) => ({ ...request, method }) }),
  ),
  {
    name: 'the other method',
    statuses: [400, 405],
    change: (request) => ({ ...request, method: isStep(request) ? 'GET' : 'POST' }),
  },
  ...['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'].map(
    (name): Variant => ({
      name: `the method in ${name}`,
      statuses: [400, 405],
      change: (r) => adding({ ...r, method: isStep(r) ? 'GET' : 'POST' }, name, r.method),
    }),
  ),
  ...['get', 'Post', 'GETT', 'CONNECT', 'PRI', '\x16\x03\x01', ''].map(
    (method): Variant => ({
      name: `method ${method}`,
      statuses: [0, 400],
      change: (request) => ({ ...request, method }),
    }),
  ),
  ...['HTTP/0.9', 'HTTP/2.0', 'HTTP/1.2', 'HTTP/9.9', 'HTP/1.1', 'http/1.1', ''].map(
    (version): Variant => ({ name: `version ${version}`, statuses: [0, 400, 505], change: (r) => ({ ...r, version }) }),
  ),
  ...['websocket', 'h2c', 'TLS/1.0'].map(
    (protocol): Variant => ({
      name: `an upgrade to ${protocol}`,
      statuses: [400],
      change: (r) =>
        [
          ['Upgrade', protocol],
          ['Sec-WebSocket-Version', '13'],
          ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
        ].reduce(
          (changed, [name, value]) => adding(changed, name as string, value as string),
          having(r, 'Connection', 'Upgrade'),
        ),
    }),
  ),
  { name: '100-continue', statuses: [417], change: (r) => adding(r, 'Expect', '100-continue') },
  { name: 'an expectation', statuses: [417], change: (r) => adding(r, 'Expect', 'gold') },
  { name: 'too much of a header', statuses: [431], change: (r) => adding(r, 'X', 'x'.repeat(20_000)) },
  {
    name: 'two lengths',
    statuses: [400],
    change: (r) => having(r, 'Content-Length', String(r.body.length), String(r.body.length + 1)),
  },
  ...['-1', '+2', '0x2', '2, 2', '1e3', ' ', '99999999999999999999999'].map(
    (length): Variant => ({
      name: `length ${length}`,
      statuses: [400],
      change: (r) => having(r, 'Content-Length', length),
    }),
  ),
  {
    name: 'a length and chunks',
    statuses: [400],
    change: (r) => adding(having(r, 'Content-Length', '4'), 'Transfer-Encoding', 'chunked'),
  },
  ...['gzip', 'chunked, identity', 'chunked, chunked', 'xchunked', 'identity', 'chunked'].map(
    (coding): Variant => ({
      name: `transfer coding ${coding}`,
      statuses: [400, 411],
      change: (r) => having(without(r, 'Content-Length'), 'Transfer-Encoding', coding),
    }),
  ),
];

const STEPS_ONLY: readonly Variant[] = [
  { name: 'no token', statuses: [401], change: (r) => without(r, 'X-Ledgerline-Token') },
  ...TOKENS.map(
    (token, i): Variant => ({
      name: `token ${i}`,
      statuses: [401],
      change: (r) => having(r, 'X-Ledgerline-Token', token(tokenOf(r))),
    }),
  ),
  {
    name: 'the token twice',
    statuses: [400],
    change: (r) => having(r, 'X-Ledgerline-Token', tokenOf(r), tokenOf(r)),
  },
  { name: 'a NUL in the token', statuses: [400], change: (r) => having(r, 'X-Ledgerline-Token', `${tokenOf(r)}\0`) },
  ...['Authorization', 'Cookie', 'X-Token', 'X-CSRF-Token', 'X_Ledgerline_Token', 'X-Ledgerline-Token2', 'Referer'].map(
    (name): Variant => ({
      name: `the token in ${name}`,
      statuses: [401],
      change: (r) =>
        adding(without(r, 'X-Ledgerline-Token'), name, name === 'Cookie' ? `token=${tokenOf(r)}` : tokenOf(r)),
    }),
  ),
  ...['?token=', '?x-ledgerline-token=', ';token=', '#token=', '/'].map(
    (start): Variant => ({
      name: `the token in the address after ${start}`,
      statuses: [400, 401],
      change: (r) => ({ ...without(r, 'X-Ledgerline-Token'), target: `${r.target}${start}${tokenOf(r)}` }),
    }),
  ),
  ...['?', '?x=1', '/', '/../summary', '%20', '\t', ';', '.json', '%00'].map(
    (end): Variant => ({
      name: `an address that ends in ${end}`,
      statuses: [400, 404],
      change: (r) => ({ ...r, target: r.target + end }),
    }),
  ),
  {
    name: 'the address in capitals',
    statuses: [404, 405],
    change: (r) => ({ ...r, target: r.target.toUpperCase() }),
  },
  { name: 'a page that somebody typed', statuses: [403], change: (r) => having(r, 'Sec-Fetch-Site', 'none') },
  { name: 'no content type', statuses: [415], change: (r) => without(r, 'Content-Type') },
  ...TYPES.map(
    (type): Variant => ({
      name: `content type ${type}`,
      statuses: [415],
      change: (r) => having(r, 'Content-Type', type),
    }),
  ),
  {
    name: 'the content type twice',
    statuses: [400],
    change: (r) => having(r, 'Content-Type', 'application/json', 'text/plain'),
  },
  { name: 'a length beyond any file', statuses: [413], change: (r) => having(r, 'Content-Length', '1000000000') },
  ...['', ' ', '{', '{"a":1}}', 'undefined', 'NaN', "{'a':1}", '\xef\xbb\xbf{}', '{"a":"\xff"}', '{}\0'].map(
    (body): Variant => ({
      name: `body ${JSON.stringify(body)}`,
      statuses: [400],
      change: (r) => having({ ...r, body }, 'Content-Length', String(body.length)),
    }),
  ),
  ...['null', '1', '"a"', '[]', '[{}]', `${'['.repeat(100_000)}${']'.repeat(100_000)}`].map(
    (body): Variant => ({
      name: `body ${body.slice(0, 10)}`,
      statuses: [400],
      change: (r) => having({ ...r, body }, 'Content-Length', String(body.length)),
    }),
  ),
  ...[
    '5\r\nabc',
    'x\r\n{}\r\n0\r\n\r\n',
    '-2\r\n{}\r\n0\r\n\r\n',
    '2;a\n{}\r\n0\r\n\r\n',
    'ffffffffffffffffff\r\n{}',
  ].map(
    (body): Variant => ({
      name: `chunks ${JSON.stringify(body)}`,
      statuses: [0, 400, 411],
      change: (r) => having({ ...without(r, 'Content-Length'), body }, 'Transfer-Encoding', 'chunked'),
    }),
  ),
];

/** All that apply to a request. */
export const variantsOf = (request: RawRequest): readonly Variant[] =>
  isStep(request) ? [...EVERYWHERE, ...STEPS_ONLY] : EVERYWHERE;
