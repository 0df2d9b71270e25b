/** What each column of a list says of a customer: by its field, else by its values. Knows no weights. */
import type { ColumnKey } from '../field-keys';
import type { MatchColumn, MatchRole } from './match';

/** Roles of the fields that tell customers apart; every other field says what happened to them, not who they are. */
const ROLE_OF: Partial<Record<ColumnKey, MatchRole>> = {
  'name.given': 'given',
  'name.family': 'family',
  company: 'company',
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
};

export interface ListColumn {
  /** The field it is mapped to; null for a column of the user's own. */
  readonly field: ColumnKey | null;
  /** Unique. */
  readonly key: string;
  readonly values: readonly string[];
}

/** The columns that are compared, in their order. */
export function matchColumns(columns: readonly ListColumn[]): MatchColumn[] {
  const mapped = new Set(columns.map(({ field }) => field));
  return columns.flatMap(({ field, key, values }): MatchColumn[] => {
    const role =
      field === null
        ? guessRole(values)
        : field === 'name' || field === 'contact'
          ? nameRole(field, mapped)
          : ROLE_OF[field];
    return role === null || role === undefined ? [] : [{ key, role, values }];
  });
}

function nameRole(field: 'name' | 'contact', mapped: ReadonlySet<ColumnKey | null>): MatchRole {
  if (field === 'contact') return 'person';
  return mapped.has('contact') || !mapped.has('company') ? 'company' : 'person';
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
  if (most(/^(?=.*\d)[\p{L}\d\-./# ]{4,24}$/u)) return 'identifier';
  return 'text';
}
