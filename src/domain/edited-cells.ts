/**
 * What follows from cells that somebody has edited: which columns have to be known, which rows are customers, which IDs
 * are given. Knows no sheet and nobody's wording.
 */
import { MATCHED_KEYS } from './assess-records';
import type { CellValue } from './cell-value';
import { assignCustomerIds, type Numbering } from './customer-ids';
import { fieldOf, isFieldKey } from './fields';
import type { LedgerColumn } from './ledger-columns';
import { RATED_KEYS } from './rate-records';
import type { CellRange } from './sheet-snapshot';

export interface EditedColumns {
  /** Fields whose cells were edited. */
  readonly touched: ReadonlySet<string>;
  /** Duplicates, or tiers, may be others now. */
  readonly isMatched: boolean;
  readonly isRated: boolean;
  /** Columns that have to be known from top to bottom, ascending. */
  readonly whole: readonly number[];
}

/** Written with every edit of a record; and what tells how the phones of this ledger are to be read. */
const ALWAYS: ReadonlySet<string> = new Set([
  'customerId',
  'duplicateGroup',
  'issues',
  'createdAt',
  'updatedAt',
  'updatedBy',
  'phone',
  'phone2',
  'region',
]);

/** Of more rows keys are compared with all that the ledger keeps, which leaves more calls; of these they are searched for. */
const MOST_SEARCHED = 1;

/** How a date that is text is to be read, the others of its column tell. */
function isDate(key: string): boolean {
  return isFieldKey(key) && ['date', 'dateTime'].includes(fieldOf(key).type);
}

/** What an edit of the range touches. Only columns that tell of others, or are written, are read whole. */
export function editedColumns(columns: readonly LedgerColumn[], range: CellRange): EditedColumns {
  const edited = columns.filter(({ index }) => index >= range.column && index < range.column + range.columns);
  const touched = new Set<string>(edited.map(({ key }) => key));
  const touches = (keys: ReadonlySet<string>): boolean => edited.some(({ key }) => keys.has(key));
  const isMatched = touches(MATCHED_KEYS);
  const isRated = touches(RATED_KEYS);
  const whole = columns.filter(
    ({ key }) =>
      ALWAYS.has(key) ||
      (touched.has(key) && isDate(key)) ||
      (isMatched && key === 'matchKeys' && range.rows > MOST_SEARCHED) ||
      (isRated && RATED_KEYS.has(key)),
  );
  return { touched, isMatched, isRated, whole: whole.map(({ index }) => index).sort((a, b) => a - b) };
}

/** Two runs at most that hold all of the columns (ascending), parted where the most would be read in vain. */
export function twoRuns(indexes: readonly number[]): readonly { readonly start: number; readonly end: number }[] {
  const [first, last] = [indexes[0], indexes[indexes.length - 1]];
  if (first === undefined || last === undefined) return [];
  let cut = 0;
  let widest = 0;
  for (let i = 1; i < indexes.length; i++) {
    const gap = (indexes[i] as number) - (indexes[i - 1] as number) - 1;
    if (gap > widest) [cut, widest] = [i, gap];
  }
  if (cut === 0) return [{ start: first, end: last + 1 }];
  return [
    { start: first, end: (indexes[cut - 1] as number) + 1 },
    { start: indexes[cut] as number, end: last + 1 },
  ];
}

/** Whether an edit within the range is one of what people say of a customer, the user's own columns included. */
export function isPeoples(headers: readonly string[], columns: readonly LedgerColumn[], range: CellRange): boolean {
  const automatic = new Set(
    columns.filter(({ key }) => isFieldKey(key) && fieldOf(key).automatic).map(({ index }) => index),
  );
  return headers
    .slice(range.column, range.column + range.columns)
    .some((header, i) => header !== '' && !automatic.has(range.column + i));
}

/**
 * New IDs for edited records, by position: for those without one and, where IDs were edited, for those whose ID stands in
 * a record that was there before, or in one of them above. `existing` are the IDs of all records.
 */
export function idsAfterEdit(
  existing: readonly CellValue[],
  isEdited: (position: number) => boolean,
  idsEdited: boolean,
  numbering: Numbering,
): { readonly given: ReadonlyMap<number, string>; readonly numbering: Numbering } {
  const positions = [...existing.keys()];
  const edited = positions.filter(isEdited);
  const others = new Set(positions.filter((position) => !isEdited(position)).map((position) => existing[position]));
  const assigned = assignCustomerIds(
    [...others, ...edited.map((position) => existing[position])] as CellValue[],
    numbering,
  );
  const given = new Map<number, string>();
  for (const { position: place, cause } of assigned.given) {
    const position = edited[place - others.size];
    if (position === undefined || (cause === 'repeated' && !idsEdited)) continue;
    given.set(position, assigned.ids[place] as string);
  }
  return { given, numbering: given.size === 0 ? numbering : assigned.numbering };
}
