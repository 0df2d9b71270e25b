/**
 * E-mail addresses: one address a cell, as RFC 5321 and 5322 allow it in practice (no quotes, no comments).
 * Knows nothing of who owns a mailbox beyond what its name says.
 */
import { halfWidth, withoutInvisible } from './text';

/** RFC 5321, 4.5.3.1: 64 before the @, and 254 in all (erratum 1690 of RFC 3696). */
const MAX_LENGTH = 254;
const MAX_LOCAL_LENGTH = 64;
/** Longer cells hold no address, nor a list of them. */
const MAX_CELL_LENGTH = 2000;

export type EmailReading =
  /** Domain in lower case; the part before the @ as it was typed. */
  | { readonly kind: 'valid'; readonly email: string }
  | { readonly kind: 'several'; readonly emails: readonly string[] }
  | { readonly kind: 'invalid' };

const INVALID: EmailReading = { kind: 'invalid' };

/** Reads one cell. `mailto:`, angle brackets round the whole, full-width letters and a trailing separator are taken off. */
export function parseEmail(text: string): EmailReading {
  if (text.length > MAX_CELL_LENGTH) return INVALID;
  const plain = halfWidth(withoutInvisible(text)).trim();
  const one = readAddress(plain);
  if (one !== null) return { kind: 'valid', email: one };
  const emails = plain
    .split(/[\s,;、/|]+/)
    .map(readAddress)
    .filter((email) => email !== null);
  return emails.length > 1 ? { kind: 'several', emails } : INVALID;
}

/** Latin letters with lookalikes from Cyrillic or Greek, which no registry allows in one label. Source: UTS 39, 5.2. */
const MIXED_SCRIPTS = /(?=.*\p{Script=Latin})(?=.*[\p{Script=Cyrillic}\p{Script=Greek}])/u;

function readAddress(text: string): string | null {
  const bare = text
    .replace(/[;,、]$/, '')
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^mailto:/i, '')
    .trim();
  const at = bare.indexOf('@');
  if (bare.length > MAX_LENGTH || at < 1 || at > MAX_LOCAL_LENGTH) return null;
  const local = bare.slice(0, at);
  const domain = bare.slice(at + 1).toLowerCase();
  // RFC 5322 dot-atom before the @; letters, digits and hyphens (or letters of any script) in each label after it.
  if (!/^[\w!#$%&'*+\-/=?^`{|}~.]+$/.test(local) || /^\.|\.\.|\.$/.test(local)) return null;
  const labels = domain.split('.');
  if (
    labels.length < 2 ||
    !labels.every(
      (label) =>
        label.length < 64 && /^[\p{L}\p{M}\p{N}-]+$/u.test(label) && !/^-|-$/.test(label) && !MIXED_SCRIPTS.test(label),
    )
  )
    return null;
  return /^\d+$|^.$/u.test(labels[labels.length - 1]!) ? null : `${local}@${domain}`;
}

/** Names of mailboxes of a firm or an office rather than of one person, and what is typed to fill the cell. Source: RFC 2142 and common use. */
const SHARED_NAMES = new Set(
  'info sales contact office admin administrator support service services hello mail email marketing enquiries enquiry inquiry inquiries help helpdesk orders order purchase purchasing procurement accounts accounting finance billing invoice reception postmaster webmaster noreply no-reply hr jobs team shop store kefu xiaoshou caiwu bangongshi none no na nomail noemail unknown test example'.split(
    ' ',
  ),
);

/** Whether the address names an office (`info@`, `sales@`), which several people may share. */
export function isSharedMailbox(email: string): boolean {
  return SHARED_NAMES.has(email.slice(0, email.indexOf('@')).toLowerCase());
}
