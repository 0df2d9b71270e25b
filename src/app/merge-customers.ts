/** Merging customers: being built. */
import { type Result, refused } from '../domain/issues';

export function notBuiltYet(): Result<never> {
  return refused({ code: 'failed', params: { reason: 'not built yet' } });
}
