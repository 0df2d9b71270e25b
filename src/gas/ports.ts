/**
 * The remaining ports on Apps Script services, each a few lines; and all of them together for one execution.
 */
import type { Ports } from '../app/ports';
import { civilMoment } from './civil-dates';
import { mailer } from './mailer';
import { documentProperties } from './properties';
import { hourlyTriggers } from './triggers';
import { activeWorkbook } from './workbook';

/** All ports for the open document, or null where the script sees none. */
export function activePorts(): Ports | null {
  const workbook = activeWorkbook();
  if (workbook === null) return null;
  return {
    workbook,
    lock: documentLock(),
    clock: { now: () => Date.now(), civil: civilMoment },
    packer: {
      pack: (text) =>
        Utilities.base64Encode(Utilities.gzip(Utilities.newBlob(text, 'application/x-gzip', 'before.json')).getBytes()),
      unpack: (packed) =>
        Utilities.ungzip(Utilities.newBlob(Utilities.base64Decode(packed), 'application/x-gzip')).getDataAsString(),
    },
    account: { email: activeEmail },
    mailer,
    triggers: hourlyTriggers,
    properties: documentProperties(),
  };
}

/** The document lock; where there is no document (it is null then), the script's own. */
function documentLock(): Ports['lock'] {
  const lock = LockService.getDocumentLock() ?? LockService.getScriptLock();
  return {
    acquire: (timeoutMs) => lock.tryLock(timeoutMs),
    release: () => lock.releaseLock(),
  };
}

/** Who Google carries this execution out as; empty where it does not tell, or where the person did not grant the scope. */
export function activeEmail(): string {
  try {
    return Session.getActiveUser().getEmail();
  } catch {
    return '';
  }
}
