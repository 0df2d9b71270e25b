/**
 * `google.script.run` as the pages of an add-on see it: immutable runners, ten calls under way at most.
 * Runs inside the add-on's pages; knows no transport. Sources: the reference of google.script.run and
 * https://developers.google.com/apps-script/guides/html/communication.
 */
import type { CallResult } from './protocol';

export type SendCall = (functionName: string, args: readonly unknown[]) => Promise<CallResult>;

type SuccessHandler = (value: unknown, userObject: unknown) => void;
type FailureHandler = (error: Error, userObject: unknown) => void;

interface RunnerState {
  readonly success?: SuccessHandler;
  readonly failure?: FailureHandler;
  readonly userObject?: unknown;
}

export interface Runner {
  withSuccessHandler(handler: SuccessHandler): Runner;
  withFailureHandler(handler: FailureHandler): Runner;
  withUserObject(userObject: unknown): Runner;
  readonly [functionName: string]: (...args: never[]) => unknown;
}

/** "You can make up to 10 simultaneous calls; an 11th waits" (html communication guide). */
const MAX_CALLS = 10;

/**
 * Makes the first runner. `isCallable` tells the script's public functions: others are not there, as in Google's
 * pages. `toPlain` copies arguments and throws where they cannot travel; that error is thrown at
 * the caller, as in Google's pages. A failure without handler goes to `logError`.
 */
export function createRunner(
  isCallable: (functionName: string) => boolean,
  send: SendCall,
  toPlain: (args: readonly unknown[]) => readonly unknown[],
  logError: (error: Error) => void,
): Runner {
  const waiting: (() => void)[] = [];
  let underWay = 0;

  const start = async (state: RunnerState, functionName: string, args: readonly unknown[]) => {
    underWay++;
    const result = await send(functionName, args).catch(
      (error: unknown): CallResult => ({
        ok: false,
        error: { name: 'Error', message: error instanceof Error ? error.message : String(error) },
      }),
    );
    underWay--;
    waiting.shift()?.();
    if (result.ok) {
      state.success?.(result.value, state.userObject);
      return;
    }
    const error = new Error(result.error.message);
    error.name = result.error.name;
    if (state.failure) state.failure(error, state.userObject);
    else logError(error);
  };

  const runner = (state: RunnerState): Runner => {
    const chain = {
      withSuccessHandler: (success: SuccessHandler) => runner({ ...state, success }),
      withFailureHandler: (failure: FailureHandler) => runner({ ...state, failure }),
      withUserObject: (userObject: unknown) => runner({ ...state, userObject }),
    };
    return new Proxy(chain as unknown as Runner, {
      get(target, name) {
        if (typeof name === 'symbol' || Object.hasOwn(chain, name)) return Reflect.get(target, name);
        // A runner that answered to `then` would be taken for a promise.
        if (name === 'then' || !isCallable(name)) return undefined;
        return (...args: unknown[]) => {
          const plain = toPlain(args);
          const go = () => void start(state, name, plain);
          if (underWay < MAX_CALLS) go();
          else waiting.push(go);
        };
      },
    });
  };
  return runner({});
}
