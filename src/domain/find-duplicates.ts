/**
 * Finds customers that stand in a ledger more than once: same phone, same e-mail, or same name and company.
 * Knows no sheet; every comparison is by equal keys, so it is linear, and the same rows give the same groups.
 */
import { isCivilDate } from './civil-date';
import { emailKey, isSharedMailbox, parseEmail } from './email';
import type { MatchAnswers } from './match/match';
import { companyKey, hasLegalForm } from './match/normalise/company';
import { addressKey, nameKey, similarNames } from './match-keys';
import { createPhoneReader, type PhoneReader } from './phone';

/** One customer, as text; what is not known is empty or left out. */
export interface DuplicateRecord {
  /** Person or firm. */
  readonly name?: string;
  /** The person at a customer that is a firm. */
  readonly contact?: string;
  readonly company?: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly address?: string;
  /** `yyyy-mm-dd`; anything else is not compared. */
  readonly birthday?: string;
}

export const DUPLICATE_REASONS = [
  'same-phone',
  'same-email',
  'same-name-and-company',
  'same-name-and-birthday',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export interface DuplicateGroup {
  /** Two or more indexes, ascending. */
  readonly rows: readonly number[];
  readonly reasons: readonly DuplicateReason[];
}

/** A phone or mailbox under more different names than this is a switchboard, or a number typed to fill the cell. */
export const MAX_NAMES = 5;
/** A larger group hangs together by chance more often than not. */
const MAX_GROUP = 20;

/** Rows that agree on one key. */
export interface Agreement {
  readonly reason: DuplicateReason;
  readonly key: string;
  readonly rows: number[];
}

/** Who a row is about. `name` is the person, else the firm; `keys` are those on which the names make one customer. */
export interface Subject {
  readonly name: string;
  readonly isPerson: boolean;
  readonly firm: string;
  readonly address: string;
  readonly keys: readonly string[];
}

/**
 * Groups in the order of their first row. Agreeing on a phone or a mailbox joins two rows, with four guards:
 * a number or mailbox under more than `MAX_NAMES` names joins only rows of one name; so does an office mailbox
 * (info@) under more than one; a landline does not join different people of one firm or at one address; and in a group
 * that has grown beyond `MAX_GROUP` rows, phones and mailboxes join only rows of one name. The same name alone joins
 * nobody. Rows that the user has called the same are in one group, those called different never, by whatever way.
 */
export function findDuplicates(
  rows: readonly DuplicateRecord[],
  context: { readonly region: string; readonly readPhone?: PhoneReader; readonly answers?: MatchAnswers },
): { readonly groups: readonly DuplicateGroup[] } {
  const readPhone = context.readPhone ?? createPhoneReader(context.region);
  const subjects = rows.map(identify);
  const byKey = new Map<string, Agreement>();
  const agree = (reason: DuplicateReason, key: string, row: number): void => {
    const agreement = byKey.get(`${reason} ${key}`);
    if (agreement === undefined) byKey.set(`${reason} ${key}`, { reason, key, rows: [row] });
    else if (agreement.rows[agreement.rows.length - 1] !== row) agreement.rows.push(row);
  };
  rows.forEach(({ phones, emails }, row) => {
    for (const phone of phones) for (const key of phoneKeys(phone, readPhone)) agree('same-phone', key, row);
    for (const email of emails) for (const key of emailKeys(email)) agree('same-email', key, row);
    for (const key of subjects[row]!.keys) agree('same-name-and-company', key, row);
  });

  const agreements = [...byKey.values()].filter((agreement) => agreement.rows.length > 1);
  // Where no row has both a person and a firm, names may be those of firms, which people write in many ways.
  const knowsPeople = subjects.some(({ isPerson, firm }) => isPerson && firm !== '');
  const labels = agreements.map((agreement) => labelRows(agreement, subjects, knowsPeople));
  return { groups: groupRows(agreements, labels, (row) => subjects[row]!.name, rows.length, context.answers) };
}

/**
 * Groups of rows that are joined: each row of an agreement has one label, and those of equal label are. In a group that is
 * too large for chance, phones and mailboxes join only rows of one name.
 */
export function groupRows(
  agreements: readonly Agreement[],
  labels: readonly (readonly string[])[],
  nameOf: (row: number) => string,
  count: number,
  answers?: MatchAnswers,
): readonly DuplicateGroup[] {
  const groups = join(agreements, labels, count, answers);
  const tooLarge = new Set(
    groups
      .map((group) => group.rows)
      .filter((members) => members.length > MAX_GROUP)
      .flat(),
  );
  if (tooLarge.size === 0) return groups;
  const strict = agreements.map(({ reason, rows }, i) =>
    (reason === 'same-phone' || reason === 'same-email') && tooLarge.has(rows[0]!) ? rows.map(nameOf) : labels[i]!,
  );
  return join(agreements, strict, count, answers);
}

export function identify({
  name = '',
  contact = '',
  company = '',
  address = '',
  birthday = '',
}: DuplicateRecord): Subject {
  const isFirm = contact !== '' || (company === '' && hasLegalForm(name));
  const person = nameKey(contact || (isFirm ? '' : name));
  const firm = companyKey(company || (isFirm ? name : ''));
  const place = addressKey(address);
  const keys: string[] = [];
  if (firm !== '') keys.push(`${person}|${firm}`);
  else if (person !== '') {
    // A street or a town without a number is no home.
    if (/\p{N}|[一二三四五六七八九十]/u.test(place)) keys.push(`${person}|at ${place}`);
    if (isCivilDate(birthday)) keys.push(`${person}|born ${birthday}`);
  }
  return { name: person || firm, isPerson: person !== '', firm, address: place, keys };
}

/** One label for each row of an agreement; it joins the rows of equal label. */
function labelRows(agreement: Agreement, subjects: readonly Subject[], knowsPeople: boolean): readonly string[] {
  const { reason, key, rows } = agreement;
  const all = rows.map(() => '');
  if (reason === 'same-name-and-company') return all;
  const names = new Set(rows.map((row) => subjects[row]!.name).filter((name) => name !== ''));
  const isOffice = reason === 'same-email' && isSharedMailbox(key);
  if (names.size > (isOffice ? 1 : MAX_NAMES)) return namesOf(agreement, subjects);
  return names.size < 2 || reason === 'same-email' || !knowsPeople || isMobile(key) ? all : namesApart(rows, subjects);
}

function namesOf(agreement: Agreement, subjects: readonly Subject[]): readonly string[] {
  return agreement.rows.map((row) => subjects[row]!.name);
}

/** Labels that part the colleagues and the households on one line; the few names are compared pair by pair. */
function namesApart(rows: readonly number[], subjects: readonly Subject[]): readonly string[] {
  const people = new Map<string, Subject[]>();
  for (const row of rows) {
    const subject = subjects[row]!;
    const known = people.get(subject.name);
    if (known === undefined) people.set(subject.name, [subject]);
    else known.push(subject);
  }
  const labelOf = new Map<string, string>();
  const entries = [...people];
  for (const [name, own] of entries) {
    labelOf.set(name, name);
    for (const [other, theirs] of entries.slice(0, labelOf.size - 1)) {
      if (similarNames(name, other) || !sharesPlace(own, theirs)) {
        const [from, to] = [labelOf.get(name)!, labelOf.get(other)!];
        for (const [one, label] of labelOf) if (label === from) labelOf.set(one, to);
      }
    }
  }
  return rows.map((row) => labelOf.get(subjects[row]!.name)!);
}

/** Whether two people are of one firm or at one address, which explains that they share a line. */
function sharesPlace(own: readonly Subject[], theirs: readonly Subject[]): boolean {
  const both = (place: (subject: Subject) => string): boolean => {
    const places = new Set(own.map(place).filter((one) => one !== ''));
    return theirs.some((subject) => places.has(place(subject)));
  };
  const arePeople = own[0]!.isPerson && theirs[0]!.isPerson;
  return arePeople && (both(({ firm }) => firm) || both(({ address }) => address));
}

/** Mobiles of the plans that tell them from landlines: China, Taiwan, Hong Kong, Macau. A mobile is one person's. */
export function isMobile(phoneKey: string): boolean {
  return /^\+(?:861[3-9]|8869|852[4-9]|8536)/.test(phoneKey);
}

/** E.164 with extension; for a text that is no certain number its digits, so that equal texts still agree. */
export function phoneKeys(text: string, readPhone: PhoneReader): readonly string[] {
  const reading = readPhone(text);
  if (reading.kind === 'valid') return [`${reading.e164}x${reading.extension ?? ''}`];
  if (reading.kind === 'several') return reading.phones.map((phone) => `${phone.e164}x${phone.extension ?? ''}`);
  const digits = reading.kind === 'damaged' ? '' : text.replace(/\D/g, '');
  return digits.length < 7 || digits.length > 15 ? [] : [digits];
}

export function emailKeys(text: string): readonly string[] {
  const reading = parseEmail(text);
  if (reading.kind === 'valid') return [emailKey(reading.email)];
  return reading.kind === 'several' ? reading.emails.map(emailKey) : [];
}

/** Connected rows by union-find; `labels` holds one label for each row of each agreement. */
function join(
  agreements: readonly Agreement[],
  labels: readonly (readonly string[])[],
  count: number,
  { same, different }: MatchAnswers = { same: [], different: [] },
): DuplicateGroup[] {
  const parent = Int32Array.from({ length: count }, (_, row) => row);
  const find = (row: number): number => {
    let root = row;
    while (parent[root] !== root) root = parent[root]!;
    for (let next = row; next !== root; ) [next, parent[next]] = [parent[next]!, root];
    return root;
  };
  // By root: the rows that must not come into its group.
  const apart = new Map<number, readonly number[]>();
  for (const [a, b] of different) {
    apart.set(a, [...(apart.get(a) ?? []), b]);
    apart.set(b, [...(apart.get(b) ?? []), a]);
  }
  const unite = (one: number, other: number): boolean => {
    // The smaller row stays the root, so that groups come out in the order of their first row.
    const [a, b] = [find(one), find(other)].sort((x, y) => x - y) as [number, number];
    if (a === b) return true;
    if (apart.get(a)?.some((row) => find(row) === b)) return false;
    parent[b] = a;
    if (apart.has(b)) apart.set(a, [...(apart.get(a) ?? []), ...(apart.get(b) ?? [])]);
    return true;
  };
  const joined: { row: number; reason?: DuplicateReason }[] = [];
  for (const [a, b] of same) if (unite(a, b)) joined.push({ row: b });
  agreements.forEach((agreement, i) => {
    const firstOf = new Map<string, number>();
    agreement.rows.forEach((row, j) => {
      const first = firstOf.get(labels[i]![j]!);
      if (first === undefined) firstOf.set(labels[i]![j]!, row);
      else if (unite(first, row)) joined.push({ row, reason: agreement.reason });
    });
  });
  const groups = new Map<number, { rows: number[]; reasons: Set<DuplicateReason> }>();
  for (const { row, reason } of joined) {
    const group = groups.get(find(row)) ?? { rows: [], reasons: new Set() };
    groups.set(find(row), group);
    if (reason !== undefined) group.reasons.add(reason);
  }
  for (let row = 0; row < count; row++) groups.get(find(row))?.rows.push(row);
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, { rows, reasons }]) => ({ rows, reasons: DUPLICATE_REASONS.filter((reason) => reasons.has(reason)) }));
}

/**
 * Numbers for groups, from 1: a group keeps the number that most of its rows had before (ties: the smaller), a number
 * is used once, and new groups count on from the largest. `previous` holds each row's number, 0 for none.
 */
export function numberGroups(previous: readonly number[], groups: readonly DuplicateGroup[]): number[] {
  const claims: { group: number; number: number; rows: number }[] = [];
  groups.forEach(({ rows }, group) => {
    const counts = new Map<number, number>();
    for (const row of rows) counts.set(previous[row] ?? 0, (counts.get(previous[row] ?? 0) ?? 0) + 1);
    for (const [number, count] of counts) if (number > 0) claims.push({ group, number, rows: count });
  });
  claims.sort((a, b) => b.rows - a.rows || a.number - b.number || a.group - b.group);
  const numbers = new Array<number>(groups.length).fill(0);
  const taken = new Set<number>();
  for (const { group, number } of claims) {
    if (numbers[group] !== 0 || taken.has(number)) continue;
    numbers[group] = number;
    taken.add(number);
  }
  let last = 0;
  for (const number of previous) if (number > last) last = number;
  return numbers.map((number) => {
    if (number !== 0) return number;
    last += 1;
    return last;
  });
}
