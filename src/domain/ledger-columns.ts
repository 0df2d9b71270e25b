/**
 * Where the ledger's columns are today: people rename, move, insert and delete columns all day. Decides from header
 * texts and last positions; what a column's values say is asked only where a header is gone.
 */
import { type CellValue, textOf } from './cell-value';
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

/** Where the customer IDs stand; -1 where no column holds them. */
export function idColumn(columns: readonly Pick<LedgerColumn, 'key' | 'index'>[]): number {
  return columns.find(({ key }) => key === 'customerId')?.index ?? -1;
}

/** Reads the customer ID in a row, or ''. */
export function idReader(columns: readonly LedgerColumn[]): (row: readonly CellValue[]) => string {
  const index = idColumn(columns);
  return (row) => textOf(row[index] ?? '').trim();
}

export interface LocatedColumns {
  readonly columns: readonly LedgerColumn[];
  /** The settings' fields with headers and positions as they are now; missing columns left as they were. */
  readonly fields: readonly FieldSetting[];
  readonly changed: boolean;
  /** `column-missing` for a field that no column answers to, `column-unsettled` where it is doubtful which one does. */
  readonly issues: readonly Issue[];
}

/** What a column's values say: they may be of the field, they speak against it, or there are none that could tell. */
export type FitOf = (key: ColumnKey, index: number) => 'fits' | 'contradicts' | 'silent';

/**
 * Finds each field by its header, compared exactly before it is compared loosely. Columns of one header are told apart
 * by where their neighbours have gone. A field whose header is gone takes the column at its place between its
 * neighbours, when that has a header which nobody claims (somebody renamed it) and values that do not speak against it;
 * a column there that does not go with the field is no reason to write into it.
 */
export function locateColumns(
  headers: readonly string[],
  fields: readonly FieldSetting[],
  fitOf: FitOf = () => 'silent',
): LocatedColumns {
  const free = new Set<number>(headers.keys());
  const found = new Map<ColumnKey, number>();
  const claim = (key: ColumnKey, index: number): void => {
    found.set(key, index);
    free.delete(index);
  };
  const doubtful: { readonly fields: readonly FieldSetting[]; readonly indexes: readonly number[] }[] = [];

  const exact = (text: string): string => text;
  for (const keyOf of [exact, headerKey]) {
    for (const [key, same] of groupBy(fields, (field) => keyOf(field.header))) {
      const wanted = same.filter((field) => !found.has(field.key));
      if (key === '' || wanted.length === 0 || doubtful.some((group) => group.fields.includes(wanted[0]!))) continue;
      const indexes = [...free].filter((index) => keyOf(headers[index]!) === key);
      if (wanted.length === 1 && indexes.length === 1) claim(wanted[0]!.key, indexes[0]!);
      else if (indexes.length > 0) doubtful.push({ fields: wanted, indexes });
    }
  }
  for (const group of doubtful) {
    const pairs = group.fields.flatMap((field) =>
      group.indexes.map((index) => ({ field, index, distance: Math.abs(index - likelyPlace(field, fields, found)) })),
    );
    for (const { field, index } of pairs.sort((a, b) => a.distance - b.distance || a.index - b.index)) {
      if (!found.has(field.key) && free.has(index)) claim(field.key, index);
    }
  }

  const issues: Issue[] = [];
  const gone = fields.filter((field) => !found.has(field.key));
  for (const field of gone) {
    const place = expectedPlace(field, fields, found);
    const candidate =
      place !== null && free.has(place) && (headers[place] !== '' || field.header === '') ? place : null;
    if (candidate !== null && fitOf(field.key, candidate) !== 'contradicts') {
      claim(field.key, candidate);
      continue;
    }
    const isDoubtful =
      candidate !== null || between(field, fields, found, free).some((index) => fitOf(field.key, index) === 'fits');
    issues.push({
      code: isDoubtful ? 'column-unsettled' : 'column-missing',
      fieldKey: field.key,
      params: { header: field.header },
    });
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
    issues,
  };
}

function groupBy(
  fields: readonly FieldSetting[],
  keyOf: (field: FieldSetting) => string,
): ReadonlyMap<string, readonly FieldSetting[]> {
  const groups = new Map<string, FieldSetting[]>();
  for (const field of fields) {
    const group = groups.get(keyOf(field));
    if (group === undefined) groups.set(keyOf(field), [field]);
    else group.push(field);
  }
  return groups;
}

/** The nearest fields on both sides that have been found, by where they stood when last seen. */
function neighboursOf(
  field: FieldSetting,
  fields: readonly FieldSetting[],
  found: ReadonlyMap<ColumnKey, number>,
): { readonly before: FieldSetting | undefined; readonly after: FieldSetting | undefined } {
  let before: FieldSetting | undefined;
  let after: FieldSetting | undefined;
  for (const other of fields) {
    if (!found.has(other.key)) continue;
    if (other.position < field.position && (before === undefined || other.position > before.position)) before = other;
    if (other.position > field.position && (after === undefined || other.position < after.position)) after = other;
  }
  return { before, after };
}

function shiftOf(field: FieldSetting | undefined, found: ReadonlyMap<ColumnKey, number>): number | null {
  return field === undefined ? null : (found.get(field.key) as number) - field.position;
}

/** The place a field had between its neighbours on both sides, if those still stand as they did; else null. */
function expectedPlace(
  field: FieldSetting,
  fields: readonly FieldSetting[],
  found: ReadonlyMap<ColumnKey, number>,
): number | null {
  const { before, after } = neighboursOf(field, fields, found);
  const left = shiftOf(before, found);
  const right = shiftOf(after, found);
  const shift = left ?? right;
  return shift === null || (right !== null && right !== shift) ? null : field.position + shift;
}

/** Where a field would stand if it had moved along with its nearest neighbour. */
function likelyPlace(
  field: FieldSetting,
  fields: readonly FieldSetting[],
  found: ReadonlyMap<ColumnKey, number>,
): number {
  const { before, after } = neighboursOf(field, fields, found);
  const isAfterNearer =
    after !== undefined && (before === undefined || after.position - field.position < field.position - before.position);
  return field.position + (shiftOf(isAfterNearer ? after : before, found) ?? 0);
}

/** Free columns between a field's neighbours of today. */
function between(
  field: FieldSetting,
  fields: readonly FieldSetting[],
  found: ReadonlyMap<ColumnKey, number>,
  free: ReadonlySet<number>,
): number[] {
  const { before, after } = neighboursOf(field, fields, found);
  const from = before === undefined ? -1 : (found.get(before.key) as number);
  const to = after === undefined ? Number.POSITIVE_INFINITY : (found.get(after.key) as number);
  return [...free].filter((index) => index > from && index < to);
}
