/**
 * The key of this start of the workbench: it arrives once behind the `#` of the address, which browsers send to
 * nobody, and is kept for reloads of this tab only.
 */

const STORED_AS = 'ledgerline-token';

/** The token, or null where the page was opened without it. Takes it out of the address bar. */
export function takeStartToken(): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given !== null) {
    sessionStorage.setItem(STORED_AS, given);
    history.replaceState(null, '', location.pathname);
  }
  return sessionStorage.getItem(STORED_AS);
}
