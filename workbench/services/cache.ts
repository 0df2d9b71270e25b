/** CacheService and its caches. The values live on the host. */
import type { ServiceEnvironment } from './environment';
import { takes } from './signature';

/** Source: https://developers.google.com/apps-script/reference/cache */
export function installCache(env: ServiceEnvironment): void {
  const cache = (store: string) =>
    env.membrane('Cache', {
      get(...args: unknown[]) {
        takes(env, 'CacheService.Cache.get', args, 'String');
        return env.call('Cache.get', store, args[0]);
      },
      getAll(...args: unknown[]) {
        takes(env, 'CacheService.Cache.getAll', args, 'Array');
        return Object.fromEntries(env.call('Cache.getAll', store, args[0]) as [string, string][]);
      },
      put(...args: unknown[]) {
        takes(env, 'CacheService.Cache.put', args, 'String,any', 'String,any,number');
        env.call('Cache.put', store, args[0], String(args[1]), args[2]);
      },
      putAll(...args: unknown[]) {
        takes(env, 'CacheService.Cache.putAll', args, 'Object', 'Object,number');
        const entries = Object.entries(args[0] as object).map(([key, value]): [string, string] => [key, String(value)]);
        env.call('Cache.putAll', store, entries, args[1]);
      },
      remove(...args: unknown[]) {
        takes(env, 'CacheService.Cache.remove', args, 'String');
        env.call('Cache.remove', store, args[0]);
      },
      removeAll(...args: unknown[]) {
        takes(env, 'CacheService.Cache.removeAll', args, 'Array');
        env.call('Cache.removeAll', store, args[0]);
      },
    });

  env.globals['CacheService'] = env.membrane('CacheService', {
    getScriptCache() {
      env.call('CacheService.getScriptCache');
      return cache('script');
    },
    getUserCache() {
      env.call('CacheService.getUserCache');
      return cache('user');
    },
    getDocumentCache: () => (env.call('CacheService.getDocumentCache') ? cache('document') : null),
  });
}
