/**
 * Whose a row of somebody's list is: by the customer ID, else by what all its names, phones and mails say together. Knows
 * no sheet.
 */
import { parseEmail } from '../email';
import { fold, squeeze } from '../match/normalise/fold';
import type { PhoneReader } from '../phone';

/** A customer of the ledger as a list may name them. */
export interface NamedCustomer {
  readonly customerId: string;
  /** What the customer is called. */
  readonly title: string;
  /** Other names under which lists may know them: the firm of a person, the person at a firm. */
  readonly names: readonly string[];
}

export interface ReachableCustomer extends NamedCustomer {
  /** Phones and e-mail addresses as they stand in the ledger. */
  readonly contacts: readonly string[];
}

/** Finds customers by what a cell says. */
export interface CustomerIndex {
  /** The customer with an ID, also where a list has lost its leading zeros. */
  readonly withId: (text: string) => NamedCustomer | null;
  /** Whether a text is made like the ledger's IDs: an ID of another system is not. */
  readonly isLikeId: (text: string) => boolean;
  /** All who bear a name, whatever its case, width, script variant and punctuation. */
  readonly named: (text: string) => ReadonlySet<NamedCustomer>;
  /** All who have one of the phones or mail addresses in a text. */
  readonly reachedBy: (text: string) => ReadonlySet<NamedCustomer>;
  /** Whether a text is a phone where a customer has another, or a mail address where they have another. */
  readonly isOther: (text: string, customer: NamedCustomer) => boolean;
}

const NOBODY: ReadonlySet<NamedCustomer> = new Set();

/** Linear in the customers; equal phones are read once. */
export function indexCustomers(customers: readonly ReachableCustomer[], readPhone: PhoneReader): CustomerIndex {
  const byId = new Map<string, NamedCustomer>();
  const byNumber = new Map<string, NamedCustomer | null>();
  const shapes = new Set<string>();
  const byName = new Map<string, Set<NamedCustomer>>();
  const byContact = new Map<string, Set<NamedCustomer>>();
  const contactsOf = new Map<NamedCustomer, ReadonlySet<string>>();
  const note = (map: Map<string, Set<NamedCustomer>>, key: string, one: NamedCustomer): void => {
    if (key === '') return;
    const known = map.get(key);
    if (known === undefined) map.set(key, new Set([one]));
    else known.add(one);
  };
  for (const one of customers) {
    byId.set(one.customerId, one);
    shapes.add(shapeOf(one.customerId));
    if (/^0*\d+$/.test(one.customerId)) {
      const number = String(Number(one.customerId));
      byNumber.set(number, byNumber.has(number) ? null : one);
    }
    for (const name of [one.title, ...one.names]) note(byName, nameKey(name), one);
    const contacts = new Set(one.contacts.flatMap((contact) => contactKeys(contact, readPhone)));
    for (const key of contacts) note(byContact, key, one);
    contactsOf.set(one, contacts);
  }
  return {
    withId: (text) => byId.get(text) ?? (/^\d+$/.test(text) ? (byNumber.get(String(Number(text))) ?? null) : null),
    isLikeId: (text) => shapes.has(shapeOf(text)),
    named: (text) => byName.get(nameKey(text)) ?? NOBODY,
    reachedBy: (text) => {
      const found = contactKeys(text, readPhone).map((key) => byContact.get(key) ?? NOBODY);
      return found.length === 1 ? (found[0] as ReadonlySet<NamedCustomer>) : new Set(found.flatMap((set) => [...set]));
    },
    isOther: (text, customer) => {
      const said = contactKeys(text, readPhone);
      const own = [...(contactsOf.get(customer) ?? [])];
      const isMail = (key: string): boolean => key.includes('@');
      return said.some((key) => !own.includes(key) && own.some((one) => isMail(one) === isMail(key)));
    },
  };
}

/** What a row says of its customer; blank where it says nothing. */
export interface SaidOfCustomer {
  readonly customerId: string;
  readonly names: readonly string[];
  readonly contacts: readonly string[];
}

/** `differs`: names alone tell it, or phones and mails alone, and the others are none of the customer's. */
export type WhoseRow =
  | { readonly kind: 'found' | 'differs'; readonly customer: NamedCustomer }
  | { readonly kind: 'unknown' | 'ambiguous' };

/**
 * An ID decides alone, and one that nobody has makes the row unknown, unless it comes from another system. Without one
 * every name, phone and mail that the ledger knows narrows down who it can be; what it does not know says nothing.
 */
export function whoseRow(index: CustomerIndex, { customerId, names, contacts }: SaidOfCustomer): WhoseRow {
  const id = customerId.trim();
  const owner = id === '' ? null : index.withId(id);
  if (owner !== null) return { kind: 'found', customer: owner };
  if (id !== '' && index.isLikeId(id)) return { kind: 'unknown' };
  const known = (sets: readonly ReadonlySet<NamedCustomer>[]) => sets.filter(({ size }) => size > 0);
  const byName = known(names.map(index.named));
  const byContact = known(contacts.map(index.reachedBy));
  const [first, ...others] = [...byName, ...byContact];
  if (first === undefined) return { kind: 'unknown' };
  const fitting = [...first].filter((customer) => others.every((set) => set.has(customer)));
  const [customer] = fitting;
  if (customer === undefined || fitting.length > 1) return { kind: 'ambiguous' };
  const isCalledElse = byName.length === 0 && names.some((name) => name.trim() !== '');
  const isReachedElse = byContact.length === 0 && contacts.some((contact) => index.isOther(contact, customer));
  return { kind: isCalledElse || isReachedElse ? 'differs' : 'found', customer };
}

/** `C-000123` and `C-45` are made alike, `cus_9s6XKz` and `0045` otherwise. */
function shapeOf(id: string): string {
  return id.replace(/\d+/g, '9').replace(/[a-z]+/g, 'a');
}

/** A name without case, width, script variant and punctuation. */
function nameKey(name: string): string {
  return squeeze(fold(name));
}

/** Phones as E.164 and mail addresses in lower case. */
function contactKeys(text: string, readPhone: PhoneReader): string[] {
  if (text.includes('@') || text.includes('＠')) {
    const reading = parseEmail(text);
    if (reading.kind === 'valid') return [reading.email.toLowerCase()];
    return reading.kind === 'several' ? reading.emails.map((email) => email.toLowerCase()) : [];
  }
  const reading = readPhone(text);
  if (reading.kind === 'valid') return [reading.e164];
  return reading.kind === 'several' ? reading.phones.map(({ e164 }) => e164) : [];
}
