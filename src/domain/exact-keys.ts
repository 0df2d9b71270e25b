/**
 * What two customers agree on exactly, as short texts that a search finds: phone, e-mail, name with company, name with
 * birthday, each normalised as the matcher does. One text for each customer, which a hidden column of the ledger keeps.
 * Knows no sheet.
 */
import { isCivilDate } from './civil-date';
import { DUPLICATE_REASONS, type DuplicateReason } from './duplicate-reasons';
import { fingerprintOf } from './fingerprint';
import type { MatchAnswers } from './match/match';
import { companyKey, hasLegalForm } from './match/normalise/company';
import { normaliseEmails } from './match/normalise/email';
import { nameKey } from './match/normalise/person-name';
import { normalisePhones } from './match/normalise/phone';
import { looksDamaged } from './number';

/** One customer, as text; what is not known is empty or left out. */
export interface ExactRecord {
  /** Person or firm. */
  readonly name?: string;
  /** The person at a customer that is a firm. */
  readonly contact?: string;
  readonly company?: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** `yyyy-mm-dd`; anything else is not compared. */
  readonly birthday?: string;
}

/** What a key tells, by its first letter; `o` are mailboxes of an office. */
const REASONS: Readonly<Record<string, DuplicateReason>> = {
  p: 'same-phone',
  m: 'same-email',
  o: 'same-email',
  n: 'same-name-and-company',
  y: 'same-name-and-birthday',
};

/** A phone or mailbox under more different names than this is a switchboard, or a number typed to fill the cell. */
const MAX_NAMES = 5;
/** A larger group hangs together by chance more often than not. */
const MAX_GROUP = 20;
/** Of a number that no plan is certain of; what has fewer digits lacks its area code. */
const MIN_DIGITS = 7;

/** Sixteen hexadecimal digits behind a letter that is none: no key is found inside another. */
function mark(kind: string, text: string): string {
  return kind + fingerprintOf([text]);
}

/**
 * The keys of one customer, parted by spaces, and behind them the person (`w`) and the firm (`k`), by whom those who merely
 * share a line are told apart. '' where there is no key. `region` is ISO 3166-1 alpha-2, or '' when unknown.
 */
export function exactKeys(record: ExactRecord, region: string): string {
  const { name = '', contact = '', company = '', birthday = '' } = record;
  const isFirm = contact !== '' || (company === '' && hasLegalForm(name));
  const person = nameKey(contact || (isFirm ? '' : name));
  const firm = companyKey(company || (isFirm ? name : ''));
  const keys = [
    ...record.phones.flatMap((text) => phoneKeys(text, region)),
    ...record.emails.flatMap(emailKeys),
    ...(firm === '' ? [] : [mark('n', `${person}|${firm}`)]),
    ...(person === '' || !isCivilDate(birthday) ? [] : [mark('y', `${person}|${birthday}`)]),
  ];
  if (keys.length === 0) return '';
  const who = [...(person === '' ? [] : [mark('w', person)]), ...(firm === '' ? [] : [mark('k', firm)])];
  return [...new Set([...keys, ...who])].join(' ');
}

function phoneKeys(text: string, region: string): string[] {
  if (looksDamaged(text)) return [];
  return normalisePhones(text, region)
    .filter(({ key }) => key.length >= MIN_DIGITS)
    .map(({ key, extension }) => mark('p', `${key}x${extension}`));
}

function emailKeys(text: string): string[] {
  return normaliseEmails(text)
    .filter(({ domain }) => domain.includes('.'))
    .map(({ key, isShared }) => mark(isShared ? 'o' : 'm', key));
}

/** The keys in a text of `exactKeys`, without who it is. */
export function searchedKeys(text: string): readonly string[] {
  return text.split(' ').filter((part) => REASONS[part.charAt(0)] !== undefined);
}

interface Keyed {
  readonly keys: readonly string[];
  readonly person: string;
  readonly firm: string;
  /** Of the person, else of the firm. */
  readonly name: string;
}

function read(text: string): Keyed {
  const part = (kind: string): string => text.split(' ').find((one) => one.charAt(0) === kind) ?? '';
  const [person, firm] = [part('w'), part('k')];
  return { keys: searchedKeys(text), person, firm, name: person || firm };
}

/** Rows that agree on one key. */
interface Agreement {
  readonly reason: DuplicateReason;
  readonly rows: readonly number[];
  /** One for each row: those of equal label are one customer. */
  readonly labels: readonly string[];
  /** Rows of other labels share a line: not where so many do that nobody would say so. */
  readonly mayHint: boolean;
}

function agreementsOf(rows: readonly Keyed[]): readonly Agreement[] {
  const byKey = new Map<string, number[]>();
  rows.forEach(({ keys }, row) => {
    for (const key of keys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [row]);
      else known.push(row);
    }
  });
  return [...byKey]
    .filter(([, own]) => own.length > 1)
    .map(([key, own]) => agreementOn(key.charAt(0), own, (row) => rows[row]!));
}

function agreementOn(kind: string, rows: readonly number[], at: (row: number) => Keyed): Agreement {
  const known = (part: 'person' | 'firm' | 'name'): number =>
    new Set(rows.map((row) => at(row)[part]).filter((text) => text !== '')).size;
  const isOne =
    kind === 'n' ||
    kind === 'y' ||
    (kind === 'm' && known('name') <= MAX_NAMES) ||
    (kind === 'o' && known('name') < 2) ||
    // A firm and its only contact are one customer.
    (kind === 'p' && known('person') < 2 && known('firm') < 2);
  return {
    reason: REASONS[kind]!,
    rows,
    labels: rows.map((row) => (isOne ? '' : at(row).name)),
    mayHint: kind === 'p' && known('name') <= MAX_NAMES,
  };
}

/** Which rows an agreement may bring into a group, and which ones leave the group that they were in. */
export interface ChangedRows {
  readonly joins: (row: number) => boolean;
  readonly leaves: (row: number) => boolean;
}

/**
 * Groups of before, `previous` by number, without the rows that leave them, and with those that join them. Rows that merely
 * agree as they did when a check has parted them stay parted; whoever is alone in a group has not met the others yet.
 * `texts` are of `exactKeys`. Linear in the keys.
 */
export function exactGroups(
  texts: readonly string[],
  previous: readonly number[],
  { joins, leaves }: ChangedRows,
  { same, different }: MatchAnswers,
): readonly (readonly number[])[] {
  const rows = texts.map(read);
  const agreements = agreementsOf(rows);
  const sizes = new Map<number, number>();
  for (const number of previous) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  const isOpen = (row: number): boolean => joins(row) || (previous[row] !== 0 && sizes.get(previous[row]!) === 1);
  const opened = agreements.map((agreement) => {
    const open = new Set(agreement.labels.filter((_, j) => isOpen(agreement.rows[j]!)));
    return labelled(agreement, (row, label) => (open.has(label) ? label : `row ${row}`));
  });
  const lastOf = new Map<number, number>();
  const kept: [number, number][] = [];
  previous.forEach((number, row) => {
    if (number === 0 || leaves(row)) return;
    const last = lastOf.get(number);
    if (last !== undefined) kept.push([last, row]);
    lastOf.set(number, row);
  });
  const pairs = { same: [...same, ...kept], different };
  const groups = join(opened, texts.length, pairs);
  const tooLarge = new Set(groups.filter((members) => members.length > MAX_GROUP).flat());
  if (tooLarge.size === 0) return groups;
  const strict = opened.map((agreement) =>
    (agreement.reason === 'same-phone' || agreement.reason === 'same-email') && tooLarge.has(agreement.rows[0]!)
      ? labelled(agreement, (row) => rows[row]!.name)
      : agreement,
  );
  return join(strict, texts.length, pairs);
}

function labelled(agreement: Agreement, labelOf: (row: number, label: string) => string): Agreement {
  return { ...agreement, labels: agreement.rows.map((row, j) => labelOf(row, agreement.labels[j]!)) };
}

/** Connected rows by union-find, ascending, in the order of their first row. */
function join(agreements: readonly Agreement[], count: number, { same, different }: MatchAnswers): number[][] {
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
  const unite = (one: number, other: number): void => {
    // The smaller row stays the root, so that groups come out in the order of their first row.
    const [a, b] = [find(one), find(other)].sort((x, y) => x - y) as [number, number];
    if (a === b || apart.get(a)?.some((row) => find(row) === b)) return;
    parent[b] = a;
    if (apart.has(b)) apart.set(a, [...(apart.get(a) ?? []), ...(apart.get(b) ?? [])]);
  };
  for (const [a, b] of same) unite(a, b);
  for (const { rows, labels } of agreements) {
    const firstOf = new Map<string, number>();
    rows.forEach((row, j) => {
      const first = firstOf.get(labels[j]!);
      if (first === undefined) firstOf.set(labels[j]!, row);
      else unite(first, row);
    });
  }
  const groups = new Map<number, number[]>();
  for (let row = 0; row < count; row++) {
    const root = find(row);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [row]);
    else group.push(row);
  }
  return [...groups.values()].filter((rows) => rows.length > 1);
}

/** Another row, and what it agrees with this one on; a hint alone where all that they share is a phone. */
export interface ExactMatch {
  readonly row: number;
  readonly reasons: readonly DuplicateReason[];
}

/** Who the customer in `row` may be already, as far as `texts` tell, and with whom else they share a phone. */
export function exactMatches(texts: readonly string[], row: number): readonly ExactMatch[] {
  const told = new Map<number, Set<DuplicateReason>>();
  for (const { reason, rows, labels, mayHint } of agreementsOf(texts.map(read))) {
    const own = rows.indexOf(row);
    if (own < 0) continue;
    rows.forEach((other, j) => {
      const isOne = labels[j] === labels[own];
      if (j !== own && (isOne || mayHint))
        told.set(other, (told.get(other) ?? new Set()).add(isOne ? reason : 'shared-phone'));
    });
  }
  return [...told]
    .sort(([a], [b]) => a - b)
    .map(([other, reasons]) => {
      if (reasons.size > 1 && reasons.delete('shared-phone')) reasons.add('same-phone');
      return { row: other, reasons: DUPLICATE_REASONS.filter((reason) => reasons.has(reason)) };
    });
}

/** What some of these customers have in common, whoever else has it. */
export function commonReasons(texts: readonly string[]): readonly DuplicateReason[] {
  const found = new Set(agreementsOf(texts.map(read)).map(({ reason }) => reason));
  return DUPLICATE_REASONS.filter((reason) => found.has(reason));
}
