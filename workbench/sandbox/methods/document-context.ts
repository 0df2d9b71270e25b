/** Whether an execution has the spreadsheet at all; without it, document-wide stores and locks are null. */
import type { Host, HostMethod } from '../door';

export const hasDocument = (host: Host) => host.execution.withoutDocument !== true;

/** A handle that is always there, such as `PropertiesService.getScriptProperties`. */
export const handle: HostMethod = { kind: 'local', run: () => true };

/** A handle that needs the document; the sandbox makes null of false. */
export const documentHandle: HostMethod = { kind: 'local', run: hasDocument };
