import { refusal } from './request-guard';

const expected = { host: '127.0.0.1:54321', token: 'a'.repeat(43) };
const page = { host: expected.host };
const step = {
  ...page,
  origin: `http://${expected.host}`,
  'sec-fetch-site': 'same-origin',
  'content-type': 'application/json',
  'x-ledgerline-token': expected.token,
};

type Headers = Readonly<Record<string, string | undefined>>;
const raw = (headers: Headers) =>
  Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [name, value]));
const statusOf = (method: string, target: string, headers: Headers) =>
  refusal({ method, version: '1.1', target, rawHeaders: raw(headers) }, expected)?.status ?? 200;

/** Every request is tried with each of these: a page, a file, a frame and a step. */
const ROUTES: readonly (readonly [string, string, Headers])[] = [
  ['GET', '/', page],
  ['GET', '/web.js', page],
  ['GET', '/frame/abc', page],
  ['POST', '/api/summary', step],
  ['POST', '/api/rpc', step],
];

describe('a request to the workbench', () => {
  it.each(ROUTES)('%s %s goes on with the right headers', (method, target, headers) =>
    expect(statusOf(method, target, headers)).toBe(200),
  );

  it.each(ROUTES)('%s %s is refused for another port, an empty host and no host', (method, target, headers) => {
    for (const host of [
      '127.0.0.1',
      '127.0.0.1:80',
      '127.0.0.1:5432',
      '127.0.0.1:543210',
      '127.0.0.1:054321',
      '',
      undefined,
    ]) {
      expect(statusOf(method, target, { ...headers, host })).toBe(403);
    }
  });

  const ORIGINS = [
    'null',
    '',
    'http://localhost:54321',
    'http://127.0.0.1',
    'http://127.0.0.1:54322',
    'https://127.0.0.1:54321',
    'http://127.0.0.1:54321/',
    'http://127.0.0.1:54321.evil.example',
    'http://evil.example',
    'http://evil.example:54321',
    'file://',
    'chrome-extension://abcdefghijklmnop',
    'HTTP://127.0.0.1:54321',
    '*',
  ];
  it.each(ORIGINS)('is refused for origin %p', (origin) => {
    for (const [method, target, headers] of ROUTES) expect(statusOf(method, target, { ...headers, origin })).toBe(403);
  });

  it.each(['cross-site', 'same-site', 'SAME-ORIGIN', '', 'other'])(
    'is refused when the browser says it comes from %p',
    (site) => {
      for (const [method, target, headers] of ROUTES)
        expect(statusOf(method, target, { ...headers, 'sec-fetch-site': site })).toBe(403);
    },
  );

  it('may open the start page from a link or a file, but not frame it or fetch it from elsewhere', () => {
    const opened = {
      ...page,
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    expect(statusOf('GET', '/', opened)).toBe(200);
    expect(statusOf('GET', '/', { ...opened, 'sec-fetch-dest': 'iframe' })).toBe(403);
    expect(statusOf('GET', '/', { ...opened, 'sec-fetch-mode': 'no-cors' })).toBe(403);
    expect(statusOf('GET', '/frame/abc', opened)).toBe(403);
    expect(statusOf('GET', '/api/summary', opened)).toBe(403);
  });

  it.each<[string, Headers]>([
    ['is missing', { ...step, 'x-ledgerline-token': undefined }],
    ['is empty', { ...step, 'x-ledgerline-token': '' }],
    ['is wrong', { ...step, 'x-ledgerline-token': 'b'.repeat(43) }],
    ['is cut short', { ...step, 'x-ledgerline-token': expected.token.slice(1) }],
    ['is longer', { ...step, 'x-ledgerline-token': `${expected.token}a` }],
    ['is a list', { ...step, 'x-ledgerline-token': `${expected.token}, ${expected.token}` }],
    ['is a bearer token', { ...step, 'x-ledgerline-token': undefined, authorization: `Bearer ${expected.token}` }],
    ['is in a cookie', { ...step, 'x-ledgerline-token': undefined, cookie: `token=${expected.token}` }],
  ])('is refused when the token %s', (_, headers) => {
    for (const name of ['summary', 'cells', 'edit', 'rpc', 'open', 'save', 'none'])
      expect(statusOf('POST', `/api/${name}`, headers)).toBe(401);
  });

  it('is refused when the token stands in the address', () =>
    expect(statusOf('POST', `/api/summary?token=${expected.token}`, { ...step, 'x-ledgerline-token': undefined })).toBe(
      401,
    ));

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'post'])(
    'is refused with method %s on a step',
    (method) => expect(statusOf(method, '/api/summary', step)).toBe(405),
  );
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])('is refused with method %s on a page', (method) =>
    expect(statusOf(method, '/', page)).toBe(405),
  );

  it.each([
    undefined,
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/json',
    'application/json, text/plain',
    'application/jsonp',
    'application/json;charset=utf-16',
  ])('is refused with content type %p', (type) =>
    expect(statusOf('POST', '/api/summary', { ...step, 'content-type': type })).toBe(415),
  );
  it('may name its character set', () =>
    expect(statusOf('POST', '/api/summary', { ...step, 'content-type': 'application/json; charset=UTF-8' })).toBe(200));

  it.each(['Host', 'Origin', 'Sec-Fetch-Site', 'Content-Type', 'X-Ledgerline-Token'])(
    'is refused with two %s headers',
    (name) => {
      const twice = [...raw(step), name, (step as Headers)[name.toLowerCase()]!];
      expect(
        refusal({ method: 'POST', version: '1.1', target: '/api/summary', rawHeaders: twice }, expected)?.status,
      ).toBe(400);
    },
  );
});
