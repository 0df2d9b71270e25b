/** console and Logger; their lines go to the host. */
import type { ServiceEnvironment } from './environment';
import { formatString, javaText, printed } from './format-string';

/** The property `message` of an object is what Logger prints of it. */
function messageOf(data: unknown): string | undefined {
  if (Object.prototype.toString.call(data) !== '[object Object]') return undefined;
  const { message } = data as { readonly message?: unknown };
  return typeof message === 'string' ? message : undefined;
}

/** Sources: https://developers.google.com/apps-script/reference/base/logger and .../base/console */
export function installConsole(env: ServiceEnvironment): void {
  let logged = '';
  const line = (values: readonly unknown[]) => {
    const [first, ...rest] = values;
    return typeof first === 'string' && rest.length > 0 && first.includes('%')
      ? formatString(first, rest)
      : values.map(printed).join(' ');
  };
  const timers = new Map<string, number>();
  const level =
    (name: string) =>
    (...values: unknown[]) => {
      env.call(`console.${name}`, line(values));
    };
  env.globals['console'] = env.membrane('console', {
    log: level('log'),
    info: level('info'),
    warn: level('warn'),
    error: level('error'),
    debug: level('debug'),
    time(label: unknown = 'default') {
      timers.set(String(label), Date.now());
    },
    timeEnd(label: unknown = 'default') {
      const started = timers.get(String(label));
      timers.delete(String(label));
      if (started !== undefined) env.call('console.timeEnd', `${String(label)}: ${Date.now() - started}ms`);
    },
  });
  env.globals['Logger'] = env.membrane('Logger', {
    log(data: unknown, ...values: unknown[]) {
      const text = typeof data === 'string' ? formatString(data, values, javaText) : javaText(messageOf(data) ?? data);
      logged += `${text}\n`;
      env.call('Logger.log', text);
      return this;
    },
    getLog: () => logged,
    clear() {
      logged = '';
    },
  });
}
