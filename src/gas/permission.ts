/** Telling a refusal of Google's from a failure. */

/**
 * True of the error that a service throws where the user has not granted its scope, or the mode forbids it. Google words
 * it in the user's language; the address of the scope is the same in all.
 */
export function isForbidden(error: unknown): boolean {
  return /permission|googleapis\.com\/auth\//i.test(error instanceof Error ? error.message : String(error));
}

/** What `call` returns, or null where the user has not allowed it. */
export function unlessForbidden<T>(call: () => T): T | null {
  try {
    return call();
  } catch (error) {
    if (isForbidden(error)) return null;
    throw error;
  }
}
