import { inMemoryTransport } from './in-memory-transport';
import { createClient, type GoogleScript, newRequestId, pageClient, type Request, send, type Transport } from './rpc';

const status = { ok: true, value: { state: 'plain' } };

describe('createClient', () => {
  it('hands method and parameters over and the answer back', async () => {
    const seen: unknown[] = [];
    const client = createClient(
      inMemoryTransport({
        goTo: (params) => {
          seen.push(params);
          return { ok: true, value: { rowNumber: 7 } };
        },
      }),
    );
    expect(await client.goTo({ customerId: 'C-000001' })).toEqual({ ok: true, value: { rowNumber: 7 } });
    expect(seen).toEqual([{ customerId: 'C-000001' }]);
  });

  it('is no promise, so awaiting it does not hang', async () => {
    const client = createClient(inMemoryTransport({}));
    expect(await client).toBe(client);
  });

  it('lets answers arrive in any order, each at its own call', async () => {
    const open: Record<string, (value: unknown) => void> = {};
    const transport: Transport = (method) => new Promise((resolve) => (open[method] = resolve));
    const client = createClient(transport);
    const first = client.status({});
    const second = client.toCheck({});
    await Promise.resolve();
    open['toCheck']?.({ ok: true, value: [] });
    expect(await second).toEqual({ ok: true, value: [] });
    open['status']?.(status);
    expect(await first).toEqual(status);
  });

  it('keeps ten calls under way and the others waiting in order', async () => {
    const started: number[] = [];
    const finish: (() => void)[] = [];
    const transport: Transport = (_, params) =>
      new Promise((resolve) => {
        started.push((params as { rowNumber: number }).rowNumber);
        finish.push(() => resolve(status));
      });
    const client = createClient(transport);
    const calls = Array.from({ length: 12 }, (_, i) => client.goTo({ rowNumber: i }));
    await new Promise(setImmediate);
    expect(started).toHaveLength(10);
    finish[3]?.();
    await calls[3];
    await new Promise(setImmediate);
    expect(started).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    for (let i = 0; i < 12; i += 1) {
      finish[i]?.();
      await new Promise(setImmediate);
    }
    expect(await Promise.all(calls)).toHaveLength(12);
  });

  describe('when there is no answer', () => {
    beforeEach(() => jest.useFakeTimers());
    afterEach(() => jest.useRealTimers());

    it('says so after the time is up, and gives the place to the next call', async () => {
      let asked = 0;
      const client = createClient(
        () => {
          asked += 1;
          return asked === 1 ? new Promise(() => {}) : Promise.resolve(status);
        },
        { timeoutMs: 1000, maxInFlight: 1 },
      );
      const first = client.status({});
      const second = client.status({});
      await jest.advanceTimersByTimeAsync(999);
      expect(asked).toBe(1);
      await jest.advanceTimersByTimeAsync(1);
      expect(await first).toEqual({ ok: false, issues: [{ code: 'no-answer' }] });
      expect(await second).toEqual(status);
    });
  });

  const account = 'ann@example.com';
  it.each([
    [
      "We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
      { code: 'wrong-account', params: { account } },
    ],
    [
      'ScriptError: 很抱歉，从存储空间读取时发生服务器错误。错误代码：PERMISSION_DENIED。',
      { code: 'wrong-account', params: { account } },
    ],
    ['ScriptError: Authorization is required to perform that action.', { code: 'wrong-account', params: { account } }],
    ['ScriptError: 需要授权才能执行该操作。', { code: 'wrong-account', params: { account } }],
    ['You do not have permission to call Ui.showSidebar.', { code: 'permission-missing' }],
    [
      '您没有权限调用“Ui.showSidebar”。所需权限：https://www.googleapis.com/auth/script.container.ui',
      { code: 'permission-missing' },
    ],
    ['NetworkError: Connection failure due to HTTP 0', { code: 'no-answer' }],
    [
      'ScriptError: Autorização obrigatória.',
      { code: 'google-refused', params: { account, reason: 'Autorização obrigatória' } },
    ],
    ['', { code: 'google-refused', params: { account } }],
  ])('a failed call %j is a finding', async (message, issue) => {
    const client = createClient(() => Promise.reject(new Error(message)), { openedBy: account });
    expect(await client.status({})).toEqual({ ok: false, issues: [issue] });
  });

  it('a call that the network lost is told by the name of the error, whatever its language', async () => {
    const client = createClient(() => Promise.reject(Object.assign(new Error('连接失败'), { name: 'NetworkError' })));
    expect(await client.status({})).toEqual({ ok: false, issues: [{ code: 'no-answer' }] });
  });

  it('a transport that throws at once is a finding too', async () => {
    const client = createClient(() => {
      throw new Error('no bridge');
    });
    expect(await client.status({})).toEqual({
      ok: false,
      issues: [{ code: 'google-refused', params: { reason: 'no bridge' } }],
    });
  });

  it.each([
    ['ann%40example.com', 'ann@example.com'],
    ['', ''],
  ])('tells with every call whose page it comes from: %j', async (openedBy, told) => {
    const calls: unknown[][] = [];
    const runner = (done: (value: unknown) => void): GoogleScript['script']['run'] => ({
      withSuccessHandler: (handler) => runner(handler),
      withFailureHandler: () => runner(done),
      rpc: (...args) => {
        calls.push(args);
        done(status);
      },
    });
    const google = { script: { run: runner(() => undefined), host: { close: () => undefined } } };
    await pageClient(google, { dataset: { openedBy } } as unknown as HTMLElement).status({});
    expect(calls).toEqual([['status', {}, told]]);
  });

  it('an answer that lost its content on the way (a Date in it) is a failure', async () => {
    const client = createClient(inMemoryTransport({ status: () => ({ ok: true, value: new Date(0) }) }));
    expect(await client.status({})).toEqual({ ok: false, issues: [{ code: 'failed' }] });
  });
});

describe('send', () => {
  it('hands back the request with its answer', async () => {
    const client = createClient(inMemoryTransport({ status: () => status }));
    expect(await send(client, { method: 'status', params: {} })).toEqual({
      method: 'status',
      params: {},
      answer: status,
    });
  });

  it.each([
    ['logContact', 'linked-tab-missing', 'makeLinkedTab'],
    ['mergeAutomatic', 'recycle-missing', 'makeRecycle'],
  ])('%s has its tab made where there is none, and is sent again as the same click', async (method, code, making) => {
    const issues = [{ code }];
    const busy = { ok: false, issues: [{ code: 'busy' }] };
    for (const answers of [[status, status], [busy]]) {
      const seen: string[] = [];
      const request = { method, params: { requestId: 'click-0001' } } as unknown as Request;
      const note = (called: string) => (params: unknown) => {
        seen.push(`${called} ${(params as { requestId: string }).requestId}`);
        return seen.length === 1 ? { ok: false, issues } : answers[seen.length - 2];
      };
      const client = createClient(inMemoryTransport({ [method]: note(method), [making]: note(making) }));
      expect((await send(client, request)).answer).toEqual(answers[answers.length - 1]);
      const calls = [`${method} click-0001`, `${making} click-0001`, `${method} click-0001`];
      expect(seen).toEqual(calls.slice(0, 1 + answers.length));
    }
  });
});

describe('newRequestId', () => {
  const { randomUUID } = crypto;
  afterEach(() => {
    crypto.randomUUID = randomUUID;
  });

  it('is new each time and fits the contract', () => {
    const ids = new Set(Array.from({ length: 100 }, newRequestId));
    expect(ids.size).toBe(100);
    for (const id of ids) expect(id).toMatch(/^[\w-]{8,64}$/);
  });

  it('works without randomUUID', () => {
    Object.assign(crypto, { randomUUID: undefined });
    expect(newRequestId()).toMatch(/^[0-9a-f]{32}$/);
    expect(newRequestId()).not.toBe(newRequestId());
  });
});
