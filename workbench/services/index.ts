/**
 * Entry of the bundle that is evaluated inside the sandbox, before the script: puts the services into the realm and
 * gives the engine the few functions it needs. The only module that touches the host's objects.
 */
import { installCache } from './cache';
import { installConsole } from './console';
import { installContent } from './content';
import { copyIn } from './copy-in';
import { createClock, installDeterminism } from './determinism';
import type { ServiceEnvironment } from './environment';
import { Exception, parameterType } from './exception';
import { installHtml } from './html';
import { installLock } from './lock';
import { installMail } from './mail';
import { createMembrane } from './membrane';
import { installOtherServices } from './other-services';
import { installProperties } from './properties';
import { installScript } from './script';
import { seededRandom } from './seeded-random';
import { installSession, makeUser } from './session';
import { installSpreadsheetApp } from './spreadsheet/index';
import { createUi } from './ui';
import { installUtilities } from './utilities';

/** The door's answer, in one object of the host that is written anew for each call. */
export interface Reply {
  ok: boolean;
  value: unknown;
  errorName: string;
  errorMessage: string;
  /** Virtual time after the call. */
  now: number;
}

export interface RealmSettings {
  readonly now: number;
  readonly seed: number;
}

/** Which function to call. Arguments and event are plain data; the event's special fields see `eventObject`. */
export interface PassRequest {
  readonly functionName: string;
  readonly args: readonly unknown[];
  readonly event?: Readonly<Record<string, unknown>>;
  /** Names of advanced services and libraries: each use throws by name. */
  readonly notEmulated: readonly string[];
}

export interface Outcome {
  readonly done: boolean;
  readonly value?: unknown;
  readonly error?: { readonly name: string; readonly message: string; readonly stack: string };
  readonly localCalls: readonly (readonly [string, number])[];
}

/** What the engine holds of the realm. */
export interface Realm {
  /** Calls the function that was asked for; its result or error waits in `outcome`. */
  start(): void;
  outcome(): Outcome;
  describe(error: unknown): { name: string; message: string; stack: string };
  /** Marks a promise as handled, so that its rejection does not end the process. */
  hush(promise: unknown): void;
}

/** Sets up the realm. `door` answers a call by filling `reply`. */
export function install(
  door: (method: string, args: readonly unknown[]) => void,
  reply: Reply,
  settings: RealmSettings,
  request: PassRequest,
): Realm {
  const realm = globalThis as unknown as Record<string, unknown>;
  const evaluate = realm['eval'] as (source: string) => unknown;
  const RealPromise = Promise;
  const { then } = Promise.prototype;
  const clock = createClock(settings.now);
  const random = seededRandom(settings.seed);
  let doorCalls = 0;
  const membrane = createMembrane(() => doorCalls);

  function call(method: string, ...args: unknown[]): unknown {
    doorCalls++;
    try {
      door(method, args);
    } catch {
      // Only a stack overflow gets here; its error belongs to the host's realm and stays there.
      throw new RangeError('Maximum call stack size exceeded');
    }
    clock.set(reply.now);
    if (reply.ok) return copyIn(reply.value);
    const { errorName, errorMessage } = reply;
    throw errorName === 'Exception' ? new Exception(errorMessage) : new Error(errorMessage);
  }

  const env: ServiceEnvironment = {
    call,
    membrane: membrane.guard,
    unwrap: membrane.unwrap,
    makeEnum: membrane.makeEnum,
    enumName: membrane.enumName,
    signatureError(method, args) {
      const service = method.split('.')[0]!;
      const serviceClass = (value: unknown) => {
        const name = membrane.classNameOf(value);
        return name === null ? null : `${service}.${name.replace(/^enum /, '')}`;
      };
      const types = Array.from(args, (value) => parameterType(value, serviceClass));
      throw new Exception(`The parameters (${types.join(',')}) don't match the method signature for ${method}.`);
    },
    exception(message) {
      throw new Exception(message);
    },
    notEmulated(name) {
      throw new Error(`${name} is not emulated`);
    },
    makeUi: () => ui(),
    globals: {},
    handles: {},
  };
  const ui = createUi(env);
  installProperties(env);
  installCache(env);
  installLock(env);
  installMail(env);
  installSession(env);
  installUtilities(env, random);
  installHtml(env);
  installContent(env);
  installConsole(env);
  const { authMode } = installScript(env);
  installSpreadsheetApp(env);
  installOtherServices(env, request.notEmulated);

  for (const name of ['WebAssembly', 'SharedArrayBuffer']) delete realm[name];
  installDeterminism(realm, clock, random);
  for (const [name, value] of Object.entries(env.globals)) {
    Object.defineProperty(realm, name, { value, configurable: true, writable: true, enumerable: false });
  }

  /** Turns the plain event into what Apps Script hands over: AuthMode, spreadsheet, range and user as objects. */
  function eventObject(plain: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const event = copyIn(plain) as Record<string, unknown>;
    if (typeof event['authMode'] === 'string') event['authMode'] = authMode(event['authMode']);
    if (event['source']) event['source'] = env.handles.spreadsheet?.();
    if (event['range']) {
      const { sheetId, row, column, rows, columns } = event['range'] as Record<string, number>;
      event['range'] = env.handles.range?.(sheetId!, row!, column!, rows!, columns!);
    }
    if (typeof event['user'] === 'string') event['user'] = makeUser(env, event['user']);
    return event;
  }

  /** The function by its name or dotted path; `this` is what stands before the last dot. */
  function lookUp(path: string): () => unknown {
    const notFound = () => new Error(`Script function not found: ${path}`);
    if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*(\.[\p{ID_Start}$_][\p{ID_Continue}$]*)*$/u.test(path)) throw notFound();
    const cut = path.lastIndexOf('.');
    const found = evaluate(`typeof ${path.split('.')[0]} === 'undefined' ? undefined : ${path}`);
    if (typeof found !== 'function') throw notFound();
    return found.bind(cut < 0 ? undefined : evaluate(path.slice(0, cut)));
  }

  function describe(error: unknown): { name: string; message: string; stack: string } {
    try {
      if (error instanceof Error)
        return { name: String(error.name), message: String(error.message), stack: String(error.stack ?? '') };
      return { name: 'Error', message: String(error), stack: '' };
    } catch {
      return { name: 'Error', message: 'An error that cannot be printed was thrown', stack: '' };
    }
  }

  let finished: { value: unknown } | { error: unknown } | null = null;

  return {
    start() {
      try {
        const args = copyIn(request.args) as unknown[];
        if (request.event) args.unshift(eventObject(request.event));
        const result: unknown = Reflect.apply(lookUp(request.functionName), undefined, args);
        if (result instanceof RealPromise) {
          result.then(
            (value) => {
              finished = { value };
            },
            (error) => {
              finished = { error };
            },
          );
        } else finished = { value: result };
      } catch (error) {
        finished = { error };
      }
    },
    outcome() {
      const localCalls = membrane.localCounts();
      if (finished === null) return { done: false, localCalls };
      return 'error' in finished
        ? { done: true, error: describe(finished.error), localCalls }
        : { done: true, value: finished.value, localCalls };
    },
    describe,
    hush(promise) {
      Reflect.apply(then, promise, [undefined, () => {}]);
    },
  };
}
