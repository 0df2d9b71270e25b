/** Session and its users. Who is at the keyboard is known on the host. */
import type { ServiceEnvironment } from './environment';

/** A User object, also part of event objects; as text it is its address, which old scripts count on (field). */
export function makeUser(env: ServiceEnvironment, email: string): object {
  return env.membrane('User', { getEmail: () => email, getUserLoginId: () => email, toString: () => email });
}

/** Source: https://developers.google.com/apps-script/reference/base/session */
export function installSession(env: ServiceEnvironment): void {
  env.globals['Session'] = env.membrane('Session', {
    getActiveUser: () => makeUser(env, env.call('Session.getActiveUser') as string),
    getEffectiveUser: () => makeUser(env, env.call('Session.getEffectiveUser') as string),
    getScriptTimeZone: () => env.call('Session.getScriptTimeZone'),
    getTimeZone: () => env.call('Session.getScriptTimeZone'),
    getActiveUserLocale: () => env.call('Session.getActiveUserLocale'),
    getTemporaryActiveUserKey: () => env.call('Session.getTemporaryActiveUserKey'),
  });
}
