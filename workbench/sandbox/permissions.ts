/** Who may call what: authorisation modes and scopes, and how Apps Script words a refusal. */
import { type Execution, type HostMethod, ServiceError } from './door';

const prefix = 'https://www.googleapis.com/auth/';

/** A scope without the common prefix: `script.send_mail`. */
export const shortScope = (scope: string) => (scope.startsWith(prefix) ? scope.slice(prefix.length) : scope);

/** A scope as Google writes it in full. */
export const fullScope = (scope: string) => (scope.includes('://') ? scope : prefix + scope);

/** Stands in a list of scopes for all of them. */
export const everyScope = '*';

/** True if the list grants one of the scopes wanted, or none is wanted. */
export function grants(granted: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length === 0 || granted.includes(everyScope) || wanted.some((scope) => granted.includes(scope));
}

/** Source: messages quoted in public trackers, such as `Required permissions: (https://... || https://...)`. */
function required(scopes: readonly string[]): string {
  if (scopes.length === 0) return '.';
  const all = scopes.map(fullScope).join(' || ');
  return `. Required permissions: ${scopes.length > 1 ? `(${all})` : all}`;
}

/** Throws what Apps Script says when the mode forbids the method, or no scope that it needs is granted. */
export function checkPermission(
  execution: Execution,
  name: string,
  method: Pick<HostMethod, 'modes' | 'scopes'>,
): void {
  const scopes = method.scopes ?? [];
  const { mode } = execution;
  if (!(method.modes ? method.modes.includes(mode) : mode !== 'NONE')) {
    throw new ServiceError(`You do not have permission to call ${name}${required(scopes)}`);
  }
  // Simple triggers run without anybody's consent: their mode alone says what they may do. [strig]
  if (mode === 'FULL' && !grants(execution.scopes, scopes)) {
    throw new ServiceError(`Specified permissions are not sufficient to call ${name}${required(scopes)}`);
  }
}
