/**
 * Whether a call is carried out as another account than the one whose page it comes from: signed in with several, Google
 * takes the browser's default one. Source: https://issuetracker.google.com/issues/69270374.
 */
import { sameAddress } from '../domain/address-book';
import type { Issue } from '../domain/issues';
import type { Ports } from './ports';

/** `openedBy` is '' where nobody knows; Google often does not say. */
export function otherAccount({ account }: Ports, openedBy: string): Issue | null {
  const used = openedBy === '' ? '' : account.email();
  if (used === '' || sameAddress(openedBy, used)) return null;
  return { code: 'wrong-account', params: { account: openedBy, used } };
}
