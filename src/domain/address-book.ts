/**
 * Who gets the mail of which owner: an owner is an address, or a name in the Team table. Knows one ledger's team and no
 * mailbox.
 */
import { parseEmail } from './email';
import type { LedgerSettings, TeamMember } from './ledger-settings';
import type { Language } from './sheet-snapshot';
import { halfWidth, withoutInvisible } from './text';

export interface Recipient {
  /** Exactly one address, checked. */
  readonly email: string;
  /** '' where the team does not tell. */
  readonly name: string;
  readonly language: Language;
  /** 0 to 23. */
  readonly hour: number;
}

export interface AddressBook {
  /** Whom an owner's text names, or null. */
  readonly ownerOf: (owner: string) => Recipient | null;
  /** The person with that address, known to the team or not; null where it is none. */
  readonly personAt: (email: string) => Recipient | null;
  /** Those whom the team names as managers, and whose address it tells; each once. */
  readonly managers: readonly Recipient[];
  /** Of the team, in lower case. */
  readonly addresses: readonly string[];
}

/** What stands for it in the Team table, as a whole, in whatever case. */
const MANAGER_ROLES: readonly string[] = ['manager', '主管', '经理', '經理'];

/** One address, or null. */
export function checkedAddress(text: string): string | null {
  const read = parseEmail(text);
  return read.kind === 'valid' ? read.email : null;
}

/** Whether two addresses go to the same mailbox as far as a mail program can tell. */
export function sameAddress(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function nameKey(name: string): string {
  return halfWidth(withoutInvisible(name)).trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A name that several people of the team bear is nobody's: who is meant cannot be told. Of the same address the first counts. */
export function addressBook(settings: Pick<LedgerSettings, 'team' | 'language' | 'reminders'>): AddressBook {
  const byName = new Map<string, Recipient | null>();
  const byAddress = new Map<string, Recipient>();
  const managers = new Set<Recipient>();
  const recipient = (email: string, member?: TeamMember): Recipient => ({
    email,
    name: member?.name ?? '',
    language: member?.language || settings.language,
    hour: member?.hour ?? settings.reminders.hour,
  });
  for (const member of settings.team) {
    const email = checkedAddress(member.email);
    const one = email === null ? null : (byAddress.get(email.toLowerCase()) ?? recipient(email, member));
    if (one !== null) byAddress.set(one.email.toLowerCase(), one);
    if (one !== null && MANAGER_ROLES.includes(nameKey(member.role))) managers.add(one);
    const key = nameKey(member.name);
    if (key !== '') byName.set(key, !byName.has(key) || byName.get(key) === one ? one : null);
  }
  const personAt = (text: string): Recipient | null => {
    const email = checkedAddress(text);
    return email === null ? null : (byAddress.get(email.toLowerCase()) ?? recipient(email));
  };
  return {
    personAt,
    ownerOf: (owner) => (owner === '' ? null : (byName.get(nameKey(owner)) ?? personAt(owner))),
    managers: [...managers],
    addresses: [...byAddress.keys()],
  };
}
