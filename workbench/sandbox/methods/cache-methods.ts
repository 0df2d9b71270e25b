/**
 * CacheService, host side. What is put there may be gone at any time; here it goes when it expires on the virtual
 * clock, and a tenth of it when there are too many.
 * Sources: https://developers.google.com/apps-script/reference/cache/cache (limits),
 * https://justin.poehnelt.com/posts/exploring-apps-script-cacheservice-limits (texts, eviction).
 */
import { type Host, type HostMethods, ServiceError } from '../door';
import { documentHandle, handle } from './document-context';

const keyLength = 250;
const valueBytes = 100 * 1024;
const defaultSeconds = 600;
const longestSeconds = 21_600;
const itemLimit = 1000;

/** Key in the state: the three kinds of cache live in one map. */
function prefixOf(host: Host, cache: string): string {
  return cache === 'user' ? `user ${host.execution.user} ` : `${cache} `;
}

function checkedKey(key: unknown): string {
  if (key === null || key === undefined || key === '') throw new ServiceError('Invalid argument: key');
  if (String(key).length > keyLength) throw new ServiceError('Argument too large: key');
  return String(key);
}

function get(host: Host, cache: string, key: unknown): string | null {
  const found = host.state.cache[prefixOf(host, cache) + checkedKey(key)];
  return found && found.expires > host.execution.now() ? found.value : null;
}

function put(
  host: Host,
  cache: string,
  entries: readonly (readonly [unknown, string])[],
  seconds = defaultSeconds,
): void {
  if (!(seconds >= 1 && seconds <= longestSeconds)) throw new ServiceError('Invalid argument: expirationInSeconds');
  const prefix = prefixOf(host, cache);
  const items = host.state.cache;
  for (const [key, value] of entries) {
    if (Buffer.byteLength(value) > valueBytes) throw new ServiceError('Argument too large: value');
    const name = prefix + checkedKey(key);
    delete items[name];
    items[name] = { value, expires: host.execution.now() + seconds * 1000 };
  }
  const names = Object.keys(items).filter((name) => name.startsWith(prefix));
  if (names.length > itemLimit) for (const name of names.slice(0, Math.ceil(names.length / 10))) delete items[name];
}

function remove(host: Host, cache: string, keys: readonly unknown[]): void {
  for (const key of keys) delete host.state.cache[prefixOf(host, cache) + checkedKey(key)];
}

export const cacheMethods: HostMethods = {
  'CacheService.getScriptCache': handle,
  'CacheService.getUserCache': handle,
  'CacheService.getDocumentCache': documentHandle,
  'Cache.get': { kind: 'immediate', run: get },
  'Cache.getAll': {
    kind: 'immediate',
    run: (host, cache: string, keys: readonly string[]) =>
      keys.map((key) => [key, get(host, cache, key)]).filter(([, value]) => value !== null),
  },
  'Cache.put': {
    kind: 'immediate',
    run: (host, cache: string, key: unknown, value: string, seconds?: number) =>
      put(host, cache, [[key, value]], seconds),
  },
  'Cache.putAll': { kind: 'immediate', run: put },
  'Cache.remove': { kind: 'immediate', run: (host, cache: string, key: unknown) => remove(host, cache, [key]) },
  'Cache.removeAll': { kind: 'immediate', run: remove },
};
