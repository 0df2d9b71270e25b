/**
 * Where the ledger's columns are today: people rename, move and insert columns all day. Decides from header texts
 * and last positions alone.
 */
import type { ColumnKey } from './fields';
import { headerKey } from './header-key';
import type { Issue } from './issues';
import type { FieldSetting } from './ledger-settings';

export interface LedgerColumn {
  readonly key: ColumnKey;
  /** Column index in the sheet. */
  readonly index: number;
  readonly header: string;
}

export interface LocatedColumns {
  readonly columns: readonly LedgerColumn[];
  /** The settings' fields with headers and positions as they are now; missing columns left as they were. */
  readonly fields: readonly FieldSetting[];
  readonly changed: boolean;
  /** `column-missing` for a field that no column answers to. */
  readonly issues: readonly Issue[];
}

/**
 * Finds each field by its header; two columns of one header are told apart by the nearer last position. A field whose
 * header is gone takes the column at its last place, counted from its found neighbours, when that column has a header
 * nobody claims (somebody renamed it); otherwise it is missing.
 */
export function locateColumns(headers: readonly string[], fields: readonly FieldSetting[]): LocatedColumns {
  const free = new Set<number>(headers.keys());
  const found = new Map<ColumnKey, number>();
  const claim = (key: ColumnKey, index: number): void => {
    found.set(key, index);
    free.delete(index);
  };

  for (const exact of [true, false]) {
    for (const field of fields) {
      if (found.has(field.key) || field.header === '') continue;
      const same = (text: string): boolean =>
        exact ? text === field.header : text !== '' && headerKey(text) === headerKey(field.header);
      let best = -1;
      for (const index of free) {
        if (same(headers[index] as string) && (best < 0 || nearer(index, best, field.position))) best = index;
      }
      if (best >= 0) claim(field.key, best);
    }
  }

  const missing: FieldSetting[] = [];
  for (const field of fields) {
    if (found.has(field.key)) continue;
    const place = expectedPlace(field, fields, found);
    if (place !== null && free.has(place) && ((headers[place] as string) !== '' || field.header === ''))
      claim(field.key, place);
    else missing.push(field);
  }

  const now = fields.map((field) => {
    const index = found.get(field.key);
    return index === undefined ? field : { ...field, position: index, header: headers[index] as string };
  });
  return {
    columns: now
      .filter((field) => found.has(field.key))
      .map(({ key, position, header }) => ({ key, index: position, header })),
    fields: now,
    changed: now.some((field, i) => field.position !== fields[i]?.position || field.header !== fields[i]?.header),
    issues: missing.map((field) => ({ code: 'column-missing', fieldKey: field.key, params: { header: field.header } })),
  };
}

function nearer(a: number, b: number, position: number): boolean {
  return Math.abs(a - position) < Math.abs(b - position);
}

/** The place a field had between its neighbours on both sides, if those still stand as they did; else null. */
function expectedPlace(
  field: FieldSetting,
  fields: readonly FieldSetting[],
  found: ReadonlyMap<ColumnKey, number>,
): number | null {
  const shiftOf = (candidates: readonly FieldSetting[]): number | null => {
    const near = candidates.find((other) => found.has(other.key));
    return near === undefined ? null : (found.get(near.key) as number) - near.position;
  };
  const byPosition = [...fields].sort((a, b) => a.position - b.position);
  const before = shiftOf(byPosition.filter((other) => other.position < field.position).reverse());
  const after = shiftOf(byPosition.filter((other) => other.position > field.position));
  if (before === null && after === null) return null;
  if (before !== null && after !== null && before !== after) return null;
  return field.position + (before ?? (after as number));
}
