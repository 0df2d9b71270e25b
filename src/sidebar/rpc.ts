/**
 * The page's way to the server: a typed client over one function, `rpc(method, params)`. Failures of the way itself
 * become findings like any other, so a call never rejects. Knows no wording.
 */
import type { ApiInput, ApiMethod, RpcAnswer } from '../contract/api';
import type { Issue } from '../domain/issues';
import type { LinkedRole } from '../domain/linked-tabs';

/** Carries one call to the server; rejects when the call could not be carried out. */
export type Transport = (method: string, params: unknown) => Promise<unknown>;

export type Client = { readonly [M in ApiMethod]: (params: ApiInput<M>) => Promise<RpcAnswer<M>> };

/** One call as data, to be sent, and sent again with the same request ID. */
export type Request = { [M in ApiMethod]: { readonly method: M; readonly params: ApiInput<M> } }[ApiMethod];

/** A call with its answer. */
export type Answered = {
  [M in ApiMethod]: { readonly method: M; readonly params: ApiInput<M>; readonly answer: RpcAnswer<M> };
}[ApiMethod];

export interface ClientOptions {
  /** An execution may last 6 minutes (https://developers.google.com/apps-script/guides/services/quotas), and may wait before it. */
  readonly timeoutMs?: number;
  /** Google carries out 10 calls of a page at a time (https://developers.google.com/apps-script/guides/html/communication). */
  readonly maxInFlight?: number;
  /** Address of the account that opened the page, '' where Google did not say. */
  readonly openedBy?: string;
}

interface ScriptRun {
  withSuccessHandler(handler: (value: unknown) => void): ScriptRun;
  withFailureHandler(handler: (error: unknown) => void): ScriptRun;
  rpc(method: string, params: unknown, openedBy: string): void;
}

interface ScriptHost {
  close(): void;
}

/** What Google puts into a page. */
export interface GoogleScript {
  readonly script: { readonly run: ScriptRun; readonly host: ScriptHost };
}

/** A transport over `google.script.run`; every call tells whose page it comes from. */
function scriptRunTransport(google: GoogleScript, openedBy: string): Transport {
  return (method, params) =>
    new Promise((resolve, reject) => {
      google.script.run.withSuccessHandler(resolve).withFailureHandler(reject).rpc(method, params, openedBy);
    });
}

/** The client of a page that Google shows: `page` bears the address of the account that opened it. */
export function pageClient(google: GoogleScript, page: HTMLElement): Client {
  const openedBy = decodeURIComponent(page.dataset['openedBy'] ?? '');
  return createClient(scriptRunTransport(google, openedBy), { openedBy });
}

function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error ?? '');
  return text.replace(/^((Script)?Error|Exception): /, '').replace(/[.。\s]+$/, '');
}

/**
 * What a failed call means to the user: the server answers its own failures as data, so this one is Google's. Google
 * words it in the user's language; `PERMISSION_DENIED` and the address of a scope are the same in all. What is known in
 * none may still be the wrong account, and says so.
 * Sources for several accounts: https://issuetracker.google.com/issues/69270374,
 * https://github.com/mootoday/google-docs-addon-svelte-template/pull/3 (the name `ScriptError` and the text).
 */
function issueOf(error: unknown, openedBy: string): Issue {
  const reason = messageOf(error);
  const account = openedBy === '' ? {} : { account: openedBy };
  const otherAccount: Issue = { code: 'wrong-account', params: account };
  if (/PERMISSION_DENIED/.test(reason)) return otherAccount;
  if (/permission|googleapis\.com\/auth\//i.test(reason)) return { code: 'permission-missing' };
  if (/authori[sz]ation is required|授权|授權/i.test(reason)) return otherAccount;
  if (/NetworkError|connection failure/i.test(`${(error as Error | null)?.name} ${reason}`))
    return { code: 'no-answer' };
  return { code: 'google-refused', params: { ...account, ...(reason !== '' && { reason }) } };
}

function isAnswer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';
}

/** A client whose methods are those of the contract; `then` is none of them, so that it can be awaited by mistake. */
export function createClient(transport: Transport, options: ClientOptions = {}): Client {
  const { timeoutMs = 400_000, maxInFlight = 10, openedBy = '' } = options;
  const waiting: (() => void)[] = [];
  let inFlight = 0;

  async function turn(): Promise<void> {
    if (inFlight < maxInFlight) inFlight += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  }

  function done(): void {
    const next = waiting.shift();
    if (next) next();
    else inFlight -= 1;
  }

  async function call(method: string, params: unknown): Promise<unknown> {
    await turn();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const noAnswer = new Promise((resolve) => {
      timer = setTimeout(() => resolve({ ok: false, issues: [{ code: 'no-answer' }] }), timeoutMs);
    });
    try {
      const answer = await Promise.race([transport(method, params), noAnswer]);
      return isAnswer(answer) ? answer : { ok: false, issues: [{ code: 'failed' }] };
    } catch (error) {
      return { ok: false, issues: [issueOf(error, openedBy)] };
    } finally {
      clearTimeout(timer);
      done();
    }
  }

  const get = (_: object, method: string | symbol) =>
    typeof method === 'symbol' || method === 'then' ? undefined : (params: unknown) => call(method, params);
  return new Proxy({}, { get }) as Client;
}

/**
 * Sends a request and hands back its answer beside it. What needs a tab that is not there yet is sent once more, as the same
 * click, when the tab has been made: each of the executions stays short.
 */
export async function send(client: Client, request: Request): Promise<Answered> {
  const answered = await sendOnce(client, request);
  if (answered.answer.ok || !('requestId' in request.params)) return answered;
  const made = await makeMissing(client, answered.answer.issues, request.params.requestId);
  if (made === null) return answered;
  return made.ok ? sendOnce(client, request) : ({ ...answered, answer: made } as Answered);
}

/** Makes the tab that an answer says is missing; null where none is. */
async function makeMissing(client: Client, issues: readonly Issue[], requestId: string) {
  for (const { code, params } of issues) {
    if (code === 'recycle-missing') return client.makeRecycle({ requestId });
    if (code === 'linked-tab-missing') return client.makeLinkedTab({ requestId, role: params?.['role'] as LinkedRole });
  }
  return null;
}

async function sendOnce(client: Client, request: Request): Promise<Answered> {
  const answer = await client[request.method](request.params as never);
  return { ...request, answer } as Answered;
}

/** A fresh ID for one click: 128 random bits. */
export function newRequestId(): string {
  // Pages that are not served over HTTPS have no randomUUID.
  if (crypto.randomUUID) return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
