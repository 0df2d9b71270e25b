/**
 * Customer numbers: given once, never reused, repaired where a paste has repeated them. Knows no sheet.
 */
import { type CellValue, isBlank, textOf } from './cell-value';

/** How this ledger numbers: `C-` and six digits unless its own numbers were adopted. `next` is the first free number. */
export interface Numbering {
  readonly prefix: string;
  readonly digits: number;
  readonly next: number;
}

export const DEFAULT_NUMBERING: Numbering = { prefix: 'C-', digits: 6, next: 1 };

export function formatCustomerId(numbering: Numbering, number: number): string {
  return numbering.prefix + String(number).padStart(numbering.digits, '0');
}

function numberIn(numbering: Numbering, id: string): number {
  if (!id.startsWith(numbering.prefix)) return 0;
  const digits = id.slice(numbering.prefix.length);
  return /^\d{1,15}$/.test(digits) ? Number(digits) : 0;
}

/**
 * How a column of the user's own numbers goes on, where every record has one and no two share one; else null. Numbers
 * of one prefix are counted on from the largest; others stay beside new ones of the default form.
 */
export function ownNumbering(existing: readonly CellValue[]): Numbering | null {
  if (existing.length === 0) return DEFAULT_NUMBERING;
  if (existing.some((value) => typeof value !== 'number' && typeof value !== 'string')) return null;
  const ids = existing.map((value) => (isBlank(value) ? '' : textOf(value).trim()));
  if (ids.some((id) => id === '' || id.startsWith('#')) || new Set(ids).size < ids.length) return null;
  const parts = ids.map((id) => /^(.*?)(\d{1,15})$/.exec(id));
  const [prefix, digits] = [parts[0]?.[1] ?? '', parts.map((part) => part?.[2] ?? '')];
  if (parts.some((part) => part?.[1] !== prefix)) return DEFAULT_NUMBERING;
  const isPadded = digits.some((text) => text.startsWith('0'));
  return {
    prefix,
    digits: isPadded ? Math.max(...digits.map((text) => text.length)) : 1,
    next: Math.max(...digits.map(Number)) + 1,
  };
}

export interface AssignedIds {
  readonly ids: readonly string[];
  /** Positions that got a new ID, and why. */
  readonly given: readonly { readonly position: number; readonly cause: 'missing' | 'repeated' }[];
  readonly numbering: Numbering;
}

/**
 * Gives an ID to every record without one; of records that share one, the first keeps it. Existing IDs stay as
 * they are, whatever they look like.
 */
export function assignCustomerIds(existing: readonly CellValue[], numbering: Numbering): AssignedIds {
  const seen = new Set<string>();
  let next = numbering.next;
  const texts = existing.map((value) => (isBlank(value) ? '' : textOf(value).trim()));
  for (const text of texts) next = Math.max(next, numberIn(numbering, text) + 1);
  const taken = new Set(texts);

  const given: { position: number; cause: 'missing' | 'repeated' }[] = [];
  const ids = texts.map((text, position) => {
    if (text !== '' && !seen.has(text)) {
      seen.add(text);
      return text;
    }
    given.push({ position, cause: text === '' ? 'missing' : 'repeated' });
    let id = formatCustomerId(numbering, next++);
    while (taken.has(id)) id = formatCustomerId(numbering, next++);
    taken.add(id);
    seen.add(id);
    return id;
  });
  return { ids, given, numbering: { ...numbering, next } };
}
