/**
 * What two customers agree on exactly, as short texts that a search finds: phone, e-mail, name with company, name with
 * birthday. One text for each customer, which a hidden column of the ledger keeps. Knows no sheet.
 */
import { isCivilDate } from './civil-date';
import { isSharedMailbox } from './email';
import {
  type Agreement,
  type DuplicateGroup,
  type DuplicateReason,
  type DuplicateRecord,
  emailKeys,
  groupRows,
  identify,
  isMobile,
  MAX_NAMES,
  phoneKeys,
} from './find-duplicates';
import { fingerprintOf } from './fingerprint';
import type { MatchAnswers } from './match/match';
import type { PhoneReader } from './phone';

/** What a key tells, by its first letter; `l` are phones that may be a landline, `o` mailboxes of an office. */
const REASONS: Readonly<Record<string, DuplicateReason>> = {
  p: 'same-phone',
  l: 'same-phone',
  m: 'same-email',
  o: 'same-email',
  n: 'same-name-and-company',
  y: 'same-name-and-birthday',
};

/** Sixteen hexadecimal digits behind a letter that is none: no key is found inside another. */
function mark(kind: string, text: string): string {
  return kind + fingerprintOf([text]);
}

/**
 * The keys of one customer, parted by spaces, and behind them the person (`w`, or `v` for a firm), the firm (`k`) and the
 * home (`h`), by which those who merely share a line are told apart. '' where there is no key.
 */
export function exactKeys(record: DuplicateRecord, readPhone: PhoneReader): string {
  const { name, isPerson, firm, address } = identify(record);
  const person = isPerson ? name : '';
  const { birthday = '' } = record;
  const keys = [
    ...record.phones.flatMap((text) => phoneKeys(text, readPhone)).map((key) => mark(isMobile(key) ? 'p' : 'l', key)),
    ...record.emails.flatMap(emailKeys).map((key) => mark(isSharedMailbox(key) ? 'o' : 'm', key)),
    ...(firm === '' ? [] : [mark('n', `${person}|${firm}`)]),
    ...(person === '' || !isCivilDate(birthday) ? [] : [mark('y', `${person}|${birthday}`)]),
  ];
  if (keys.length === 0) return '';
  const who = [
    ...(name === '' ? [] : [mark(isPerson ? 'w' : 'v', name)]),
    ...(firm === '' ? [] : [mark('k', firm)]),
    ...(address === '' ? [] : [mark('h', address)]),
  ];
  return [...new Set([...keys, ...who])].join(' ');
}

/** The keys in a text of `exactKeys`, without who it is. */
export function searchedKeys(text: string): readonly string[] {
  return text.split(' ').filter((part) => REASONS[part.charAt(0)] !== undefined);
}

interface Keyed {
  readonly keys: readonly string[];
  readonly name: string;
  /** Of a person; '' where nothing is known, or the name is a firm's. */
  readonly firm: string;
  readonly home: string;
}

function read(text: string): Keyed {
  const part = (...kinds: string[]): string => text.split(' ').find((one) => kinds.includes(one.charAt(0))) ?? '';
  const isPerson = part('w') !== '';
  return {
    keys: searchedKeys(text),
    name: part('w', 'v'),
    firm: isPerson ? part('k') : '',
    home: isPerson ? part('h') : '',
  };
}

interface Agreed {
  readonly rows: readonly Keyed[];
  readonly agreements: readonly Agreement[];
  /** Of each agreement one label for each row: those of equal label are the same customer. */
  readonly labels: readonly (readonly string[])[];
}

function agreed(texts: readonly string[]): Agreed {
  const rows = texts.map(read);
  const byKey = new Map<string, Agreement>();
  rows.forEach(({ keys }, row) => {
    for (const key of keys) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, { reason: REASONS[key.charAt(0)]!, key, rows: [row] });
      else known.rows.push(row);
    }
  });
  const agreements = [...byKey.values()].filter((agreement) => agreement.rows.length > 1);
  return { rows, agreements, labels: agreements.map((agreement) => labelRows(agreement, rows)) };
}

/** The guards of `findDuplicates`, as far as equal names go. */
function labelRows({ key, rows }: Agreement, all: readonly Keyed[]): readonly string[] {
  const kind = key.charAt(0);
  const nameOf = (row: number): string => all[row]!.name;
  const names = [...new Set(rows.map(nameOf).filter((name) => name !== ''))];
  const isShared = kind === 'n' || kind === 'y' ? false : names.length > (kind === 'o' ? 1 : MAX_NAMES);
  if (isShared) return rows.map(nameOf);
  if (kind !== 'l' || names.length < 2) return rows.map(() => '');
  const of = (name: string): Keyed[] => rows.map((row) => all[row]!).filter((one) => one.name === name);
  const labelOf = new Map(names.map((name) => [name, name]));
  names.forEach((name, i) => {
    for (const other of names.slice(0, i)) {
      if (sharePlace(of(name), of(other))) continue;
      const [from, to] = [labelOf.get(name)!, labelOf.get(other)!];
      for (const [one, label] of labelOf) if (label === from) labelOf.set(one, to);
    }
  });
  return rows.map((row) => labelOf.get(nameOf(row)) ?? '');
}

/** Colleagues and households share a line. */
function sharePlace(own: readonly Keyed[], theirs: readonly Keyed[]): boolean {
  return (['firm', 'home'] as const).some((place) => {
    const places = new Set(own.map((one) => one[place]).filter((one) => one !== ''));
    return theirs.some((one) => places.has(one[place]));
  });
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
): readonly DuplicateGroup[] {
  const { rows, agreements, labels } = agreed(texts);
  const sizes = new Map<number, number>();
  for (const number of previous) sizes.set(number, (sizes.get(number) ?? 0) + 1);
  const isOpen = (row: number): boolean => joins(row) || (previous[row] !== 0 && sizes.get(previous[row]!) === 1);
  const openLabels = agreements.map((agreement, i) => {
    const own = labels[i]!;
    const open = new Set(own.filter((_, j) => isOpen(agreement.rows[j]!)));
    return own.map((label, j) => (open.has(label) ? label : `row ${agreement.rows[j]}`));
  });
  const lastOf = new Map<number, number>();
  const kept: [number, number][] = [];
  previous.forEach((number, row) => {
    if (number === 0 || leaves(row)) return;
    const last = lastOf.get(number);
    if (last !== undefined) kept.push([last, row]);
    lastOf.set(number, row);
  });
  return groupRows(agreements, openLabels, (row) => rows[row]!.name, texts.length, {
    same: [...same, ...kept],
    different,
  });
}

/** Another row, and what it agrees with this one on. */
export interface ExactMatch {
  readonly row: number;
  readonly reasons: readonly DuplicateReason[];
}

/** Who the customer in `row` may be already, as far as `texts` tell. */
export function exactMatches(texts: readonly string[], row: number): readonly ExactMatch[] {
  const { agreements, labels } = agreed(texts);
  const reasons = new Map<number, Set<DuplicateReason>>();
  agreements.forEach((agreement, i) => {
    const own = agreement.rows.indexOf(row);
    if (own < 0) return;
    agreement.rows.forEach((other, j) => {
      if (j === own || labels[i]![j] !== labels[i]![own]) return;
      reasons.set(other, (reasons.get(other) ?? new Set()).add(agreement.reason));
    });
  });
  return [...reasons].sort(([a], [b]) => a - b).map(([other, found]) => ({ row: other, reasons: [...found] }));
}
