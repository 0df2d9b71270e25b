/**
 * LockService, host side. A lock keeps other executions out, never a person, and releasing it carries out no buffered
 * write: that is what `SpreadsheetApp.flush()` before it is for.
 * Source: https://developers.google.com/apps-script/reference/lock/lock
 */
import { type EngineHost, type Host, type HostMethods, ServiceError } from '../door';
import { documentHandle, handle } from './document-context';

function nameOf(host: Host, lock: string): string {
  return lock === 'user' ? `user ${host.execution.user}` : lock;
}

function take(host: EngineHost, lock: string, waitMs: number): boolean {
  const name = nameOf(host, lock);
  if (!host.waitForLock(name, waitMs)) return false;
  host.state.locks[name] = host.execution.id;
  return true;
}

export const lockMethods: HostMethods = {
  'LockService.getScriptLock': handle,
  'LockService.getUserLock': handle,
  'LockService.getDocumentLock': documentHandle,
  'Lock.tryLock': { kind: 'immediate', run: take },
  'Lock.waitLock': {
    kind: 'immediate',
    run(host: EngineHost, lock: string, waitMs: number) {
      if (!take(host, lock, waitMs)) {
        throw new ServiceError('Lock timeout: another process was holding the lock for too long.');
      }
    },
  },
  'Lock.releaseLock': {
    kind: 'immediate',
    run(host, lock: string) {
      const name = nameOf(host, lock);
      if (host.state.locks[name] === host.execution.id) delete host.state.locks[name];
    },
  },
  'Lock.hasLock': {
    kind: 'immediate',
    run: (host, lock: string) => host.state.locks[nameOf(host, lock)] === host.execution.id,
  },
};
