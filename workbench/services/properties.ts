/** PropertiesService and its stores. The values live on the host. */
import type { ServiceEnvironment } from './environment';
import { takes } from './signature';

/** Source: https://developers.google.com/apps-script/reference/properties */
export function installProperties(env: ServiceEnvironment): void {
  function properties(store: string): GoogleAppsScript.Properties.Properties {
    const guarded = env.membrane('Properties', {
      getProperty(...args: unknown[]) {
        takes(env, 'PropertiesService.Properties.getProperty', args, 'String');
        return env.call('Properties.getProperty', store, String(args[0])) as string | null;
      },
      setProperty(...args: unknown[]) {
        takes(env, 'PropertiesService.Properties.setProperty', args, 'String,any');
        env.call('Properties.setProperty', store, String(args[0]), String(args[1]));
        return guarded;
      },
      setProperties(...args: unknown[]) {
        takes(env, 'PropertiesService.Properties.setProperties', args, 'Object', 'Object,Boolean');
        const entries = Object.entries(args[0] as object).map(([key, value]): [string, string] => [key, String(value)]);
        env.call('Properties.setProperties', store, entries, args[1] === true);
        return guarded;
      },
      deleteProperty(...args: unknown[]) {
        takes(env, 'PropertiesService.Properties.deleteProperty', args, 'String');
        env.call('Properties.deleteProperty', store, String(args[0]));
        return guarded;
      },
      deleteAllProperties() {
        env.call('Properties.deleteAllProperties', store);
        return guarded;
      },
      getProperties: () => Object.fromEntries(env.call('Properties.getProperties', store) as [string, string][]),
      getKeys: () => env.call('Properties.getKeys', store) as string[],
    }) as unknown as GoogleAppsScript.Properties.Properties;
    return guarded;
  }

  env.globals['PropertiesService'] = env.membrane('PropertiesService', {
    getScriptProperties() {
      env.call('PropertiesService.getScriptProperties');
      return properties('script');
    },
    getUserProperties() {
      env.call('PropertiesService.getUserProperties');
      return properties('user');
    },
    getDocumentProperties: () => (env.call('PropertiesService.getDocumentProperties') ? properties('document') : null),
  });
}
