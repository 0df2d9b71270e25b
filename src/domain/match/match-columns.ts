/** What each column of a list says of a customer: by its field, else by its values. Knows no weights. */
import type { ColumnKey } from '../field-keys';
import { SUFFIX } from './cautions';
import type { MatchColumn, MatchRole } from './match';
import { companyKey } from './normalise/company';
import { nameVariants, normaliseName, splitPersonName } from './normalise/person-name';

/** Roles of the fields that tell customers apart; every other field says what happened to them, not who they are. */
const ROLE_OF: Partial<Record<ColumnKey, MatchRole>> = {
  'name.given': 'given',
  'name.family': 'family',
  email: 'email',
  phone: 'phone',
  phone2: 'phone',
  address: 'address',
  'address.street': 'address',
  'address.city': 'city',
  'address.state': 'state',
  'address.postcode': 'postcode',
  region: 'country',
  taxId: 'identifier',
  birthday: 'date',
  gender: 'category',
  jobTitle: 'text',
  industry: 'category',
  social: 'identifier',
  // Copies of one record carry its dates; how much that tells the list itself says.
  firstOrder: 'category',
  lastOrder: 'category',
};

export interface ListColumn {
  /** The field it is mapped to; null for a column of the user's own. */
  readonly field: ColumnKey | null;
  /** Unique. */
  readonly key: string;
  readonly values: readonly string[];
}

/**
 * The columns that are compared. Names of people are parted into given and family names; `name` and `contact` are a
 * person's or a firm's, as the whole list shows. Linear.
 */
export function matchColumns(columns: readonly ListColumn[]): MatchColumn[] {
  const byField = new Map(
    columns.flatMap((column) => (column.field === null ? [] : [[column.field, column] as const])),
  );
  const roles = nameRoles(byField);
  return columns.flatMap(({ field, key, values }): MatchColumn[] => {
    const role = field === null ? guessRole(values) : (roles.get(field) ?? ROLE_OF[field]);
    if (role === null || role === undefined) return [];
    return role === 'person' && roles.get('people') === 'person' ? partNames(values) : [{ key, role, values }];
  });
}

function nameRoles(columns: ReadonlyMap<ColumnKey, ListColumn>): ReadonlyMap<ColumnKey | 'people', MatchRole> {
  const [name, contact, company] = [columns.get('name'), columns.get('contact'), columns.get('company')];
  const roles = new Map<ColumnKey | 'people', MatchRole>([['company', 'company']]);
  const hasParts = columns.has('name.given') || columns.has('name.family');
  const firm = contact !== undefined ? (name ?? company) : company;
  // A firm that stands in both columns agrees once.
  if (contact !== undefined && name !== undefined && company !== undefined && areAlike(name.values, company.values))
    roles.delete('company');
  const person = contact ?? name;
  if (firm !== undefined && contact !== undefined) roles.set('name', 'company');
  if (person === undefined || hasParts) return roles;
  if (contact !== undefined && firm !== undefined) {
    // The person at a firm is not the customer, unless the list is one of people.
    const channels = [columns.get('phone'), columns.get('phone2'), columns.get('email')].filter(isColumn);
    if (isListOfPeople(firm.values, contact.values, columns.get('address.city')?.values ?? [], channels))
      roles.set('contact', 'person').set('people', 'person');
    else roles.set('contact', 'text');
  } else if (arePeople(person.values))
    roles.set(contact === undefined ? 'name' : 'contact', 'person').set('people', 'person');
  else roles.set(contact === undefined ? 'name' : 'contact', 'company');
  return roles;
}

function isColumn(column: ListColumn | undefined): column is ListColumn {
  return column !== undefined;
}

function areAlike(names: readonly string[], firms: readonly string[]): boolean {
  let both = 0;
  let alike = 0;
  names.forEach((name, row) => {
    const [one, two] = [companyKey(name), companyKey(firms[row] ?? '')];
    if (one === '' || two === '') return;
    both++;
    if (one === two) alike++;
  });
  return alike > 0.5 * both;
}

/**
 * From these shares on a list of firms and contacts is taken for one of people: of rows whose firm stands there more than
 * once, and of pairs of them with different contacts that also differ in a phone or mail address, and so in whom to reach.
 */
const SEVERAL_PEOPLE = { rows: 0.33, pairs: 0.6 };
/** Rows of one firm that are looked at. */
const MOST_OF_FIRM = 20;

function isListOfPeople(
  firms: readonly string[],
  people: readonly string[],
  towns: readonly string[],
  channels: readonly ListColumn[],
): boolean {
  const rowsOf = new Map<string, number[]>();
  const soundOf = people.map((person) => normaliseName(person)?.sound ?? '');
  let all = 0;
  firms.forEach((firm, row) => {
    const key = companyKey(firm);
    if (key === '' || soundOf[row] === '') return;
    all++;
    const own = rowsOf.get(key);
    if (own === undefined) rowsOf.set(key, [row]);
    else own.push(row);
  });
  let several = 0;
  let pairs = 0;
  let apart = 0;
  for (const rows of rowsOf.values()) {
    if (rows.length > 1) several += rows.length;
    for (const [i, a] of rows.slice(0, MOST_OF_FIRM).entries()) {
      for (const b of rows.slice(0, i)) {
        // Another town is another branch.
        if (soundOf[a] === soundOf[b] || differ(towns[a] ?? '', towns[b] ?? '')) continue;
        pairs++;
        if (channels.some(({ values }) => differ(values[a] ?? '', values[b] ?? ''))) apart++;
      }
    }
  }
  return several > SEVERAL_PEOPLE.rows * all && apart > SEVERAL_PEOPLE.pairs * pairs;
}

/** Whether two phones, mail addresses or towns are filled and not one written twice. */
function differ(a: string, b: string): boolean {
  const own = (text: string): string =>
    /\d{5}/.test(text.replace(/[^\d@]/g, '')) && !text.includes('@')
      ? text.replace(/\D/g, '').slice(-9)
      : text.trim().toLowerCase();
  const [one, two] = [own(a), own(b)];
  return one !== '' && two !== '' && one !== two;
}

/** Shares of names that can be parted, and of those that hold a given name that is known, from which they are people's. */
const PARTED = 0.7;
const KNOWN = 0.2;

function arePeople(values: readonly string[]): boolean {
  const names = new Set(values.map((value) => value.trim()).filter((value) => value !== ''));
  let parted = 0;
  let known = 0;
  for (const name of names) {
    const parts = splitPersonName(name);
    if (parts === null) continue;
    parted++;
    if (/[\u3400-\u9fff]/.test(name) || nameVariants(parts.given.split(' ')[0]!).length > 0) known++;
  }
  return parted > PARTED * names.size && known > KNOWN * parted;
}

/** Jr., Sr. and the like behind a name: father and son. */
const GENERATION = /[\s,]+(jr|sr|junior|senior|ii|iii|iv|2nd|3rd)\.?\s*$/i;

function partNames(values: readonly string[]): MatchColumn[] {
  const parts = values.map(splitPersonName);
  const generations = values.map((value) => GENERATION.exec(value)?.[1]?.toLowerCase() ?? '');
  return [
    { key: 'name.given', role: 'given', values: parts.map((part) => part?.given ?? '') },
    {
      key: 'name.family',
      role: 'family',
      // What cannot be parted is compared whole.
      values: parts.map((part, row) => (part === null ? values[row]! : part.family)),
    },
    ...(generations.some((one) => one !== '') ? [{ key: SUFFIX, role: 'category' as const, values: generations }] : []),
  ];
}

/** Below this share of distinct values a column names kinds, not things. */
const KINDS = 0.05;
/** Above it each row has a value of its own, which says nothing of any other row. */
const OWN = 0.98;

function guessRole(values: readonly string[]): MatchRole | null {
  const filled = values.filter((value) => value.trim() !== '');
  if (filled.length < 2) return null;
  const distinct = new Set(filled.map((value) => value.trim().toLowerCase()));
  const share = distinct.size / filled.length;
  if (distinct.size === 1 || (share > OWN && filled.length >= 20)) return null;
  const most = (pattern: RegExp): boolean =>
    filled.filter((value) => pattern.test(value.trim())).length > 0.9 * filled.length;
  if (most(/^[-+]?[\d.,\s]{1,6}%?$/) && distinct.size > 2) return 'number';
  if (distinct.size <= 12 || share < KINDS) return 'category';
  // An amount, and a date that is no birthday, tell what happened.
  if (most(/^[^\d]{0,3}\d[\d,. ]*[.,]\d\d$/)) return null;
  if (most(/^\d{1,4}[-/. 年]\d{1,2}[-/. 月]\d{1,4}日?$/)) return null;
  if (most(/^(?=.*\d)[\p{L}\d\-./# ]{4,24}$/u)) return 'identifier';
  return 'text';
}
