/** LockService. Who holds a lock is known on the host. */
import type { ServiceEnvironment } from './environment';
import { takes } from './signature';

/** Source: https://developers.google.com/apps-script/reference/lock */
export function installLock(env: ServiceEnvironment): void {
  const lock = (name: string) =>
    env.membrane('Lock', {
      tryLock(...args: unknown[]) {
        takes(env, 'LockService.Lock.tryLock', args, 'number');
        return env.call('Lock.tryLock', name, args[0]);
      },
      waitLock(...args: unknown[]) {
        takes(env, 'LockService.Lock.waitLock', args, 'number');
        env.call('Lock.waitLock', name, args[0]);
      },
      releaseLock() {
        env.call('Lock.releaseLock', name);
      },
      hasLock: () => env.call('Lock.hasLock', name),
    });

  env.globals['LockService'] = env.membrane('LockService', {
    getScriptLock() {
      env.call('LockService.getScriptLock');
      return lock('script');
    },
    getUserLock() {
      env.call('LockService.getUserLock');
      return lock('user');
    },
    getDocumentLock: () => (env.call('LockService.getDocumentLock') ? lock('document') : null),
  });
}
