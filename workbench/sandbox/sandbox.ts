/**
 * Runs a script: one fresh realm per pass, the services evaluated inside it, then the project's files, then one call.
 * node:vm keeps scripts apart from the host's objects; it is no wall against malice. Knows no service.
 */
import { promiseHooks } from 'node:v8';
import vm from 'node:vm';
import type { install, PassRequest, Realm, RealmSettings } from '../services/index';
import { type Door, type DoorPast, type Steps, timeLimitMessage } from './open-door';
import { plainCopy } from './plain-data';
import type { Project } from './project';
import { servicesSource } from './services-source';

/** A project compiled once, to be run in any number of realms. */
export type Program = readonly vm.Script[];

export interface ScriptError {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** What a pass came to, leaving aside whether the door was closed meanwhile. */
export interface PassResult {
  readonly value?: unknown;
  readonly error?: ScriptError;
  /** Calls of builders and handles that never came to the door. */
  readonly localCalls: readonly (readonly [method: string, count: number])[];
}

let servicesScript: vm.Script | null = null;
let entryScript: vm.Script | null = null;

/** The name under which the realm finds its start for one moment, before any file of the project runs. */
const entryName = '__start__';

// Since 20.18; @types/node 20 does not have it. An ordinary global object makes access to globals 30 times faster.
const ordinaryGlobal = (vm.constants as unknown as { DONT_CONTEXTIFY: vm.Context }).DONT_CONTEXTIFY;

const programs = new WeakMap<Project, Program>();

/** Compiles the scripts of a project, once. */
export function compileProject(project: Project): Program {
  const program =
    programs.get(project) ?? project.scripts.map(({ name, source }) => new vm.Script(source, { filename: name }));
  programs.set(project, program);
  return program;
}

/**
 * Runs one pass through the door. `exportValue` takes the result out of the realm. A script that loops for ever is
 * stopped by real time and closes the door with the time limit. (An endless loop after an `await`, where this process
 * itself uses async_hooks as jest does, ends the process: Node cannot stop a microtask cleanly.)
 */
export function runPass(
  program: Program,
  door: Door,
  settings: RealmSettings,
  request: PassRequest,
  options: {
    readonly steps?: Steps | undefined;
    readonly onStop?: ((past: DoorPast) => void) | undefined;
    readonly exportValue: (value: unknown) => unknown;
  },
): PassResult {
  servicesScript ??= new vm.Script(`(() => { ${servicesSource()}\nreturn services.install; })()`, {
    filename: 'services',
  });
  entryScript ??= new vm.Script(`{ const start = ${entryName}; delete globalThis.${entryName}; start(); }`, {
    filename: 'workbench',
  });

  const global = vm.createContext(ordinaryGlobal, { microtaskMode: 'afterEvaluate' });
  const installInRealm = servicesScript.runInContext(global) as typeof install;
  const realm: Realm = installInRealm((method, args) => door.answer(method, args), door.reply, settings, request);
  const run = (script: vm.Script) => script.runInContext(global, { timeout: door.realTimeLeftMs() });

  // Rejections that nobody handles would end this process; Apps Script ignores them.
  const promises: Promise<unknown>[] = [];
  const stopWatching = promiseHooks.onInit((promise) => promises.push(promise)) as unknown as () => void;
  door.beginPass(options.steps, options.onStop);
  let loadError: ScriptError | null = null;
  try {
    for (const script of program) run(script);
    Object.defineProperty(global, entryName, { value: realm.start, configurable: true });
    run(entryScript);
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      door.close('timeout', timeLimitMessage);
    else loadError = scriptError(realm.describe(error));
  } finally {
    door.endPass();
    stopWatching();
  }
  for (const promise of promises) realm.hush(promise);

  const outcome = realm.outcome();
  const localCalls = plainCopy(outcome.localCalls) as [string, number][];
  const error = loadError ?? (outcome.error && scriptError(outcome.error));
  return error ? { error, localCalls } : { value: options.exportValue(outcome.value), localCalls };
}

/** Copies an error out of the realm; of its stack only the frames of the script are left. */
function scriptError(described: ScriptError): ScriptError {
  const { name, message, stack } = plainCopy(described) as ScriptError;
  const frames = stack
    .split('\n')
    .filter((line) => !/^\s+at /.test(line) || !/\b(services|workbench|node:\w+|.*[\\/].*):\d+:\d+\)?$/.test(line));
  return { name, message, stack: frames.join('\n') };
}
