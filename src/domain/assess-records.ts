/**
 * Everything that is decided about the records of a ledger: standard values, findings, IDs, duplicate groups, tiers
 * and types. One pure function for set-up, repair and every refresh, so that they can never disagree.
 */
import { type CellValue, isBlank, isCivil, sameValue, textOf } from './cell-value';
import { countriesOf } from './country-names';
import { type AssignedIds, assignCustomerIds } from './customer-ids';
import { guessDateHints } from './date-column';
import { matchAnswers, type StandingAnswer } from './duplicate-answers';
import { type ChangedRows, type ExactRecord, exactGroups, exactKeys } from './exact-keys';
import { type ColumnKey, type FieldKey, fieldOf, isFieldKey } from './fields';
import type { ValueIssueCode } from './issues';
import type { LedgerColumn } from './ledger-columns';
import type { LedgerSettings } from './ledger-settings';
import type { MatchAnswers } from './match/match';
import { numberGroups } from './number-groups';
import { mayHoldChinese } from './phone';
import { createRecordPhoneReader } from './record-phone';
import type { ReadingContext } from './sheet-snapshot';
import { createStandardiser, type Standardiser, type StandardisingContext } from './standardise';

/** A column of the sheet: a field, a part, or `#n` for one of the user's own. */
export interface SheetColumn {
  readonly key: ColumnKey | `#${number}`;
  readonly index: number;
  readonly header: string;
}

/** The records as read: `rows[p]` is the sheet row of record `p`; grids are in the sheet's coordinates. */
export interface Records {
  readonly rows: readonly number[];
  readonly columns: readonly LedgerColumn[];
  readonly values: readonly (readonly CellValue[])[];
  readonly display: readonly (readonly string[])[];
  /** What an empty cell below the top of a merged block stands for, where blocks are to be split; else null. */
  readonly filled: (row: number, column: number) => CellValue | null;
}

export interface RecordIssue {
  readonly position: number;
  readonly key: ColumnKey;
  readonly code: ValueIssueCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** The cells of one column that change. */
export interface ColumnChange {
  readonly column: SheetColumn;
  readonly positions: readonly number[];
  readonly before: readonly CellValue[];
  readonly after: readonly CellValue[];
}

export interface StandardRecords {
  readonly changes: readonly ColumnChange[];
  readonly issues: readonly RecordIssue[];
  /** Column values after standardising, by key; columns that are not there are absent. */
  readonly standard: ReadonlyMap<ColumnKey, readonly CellValue[]>;
  readonly count: number;
}

/** Fields whose cells are never rewritten: people's own words, or the ledger's own writing. */
const UNTOUCHED: ReadonlySet<string> = new Set<FieldKey>([
  'tier',
  'tierSource',
  'duplicateGroup',
  'issues',
  'customerId',
  'matchKeys',
  'rolledUp',
  'planNoted',
]);

/** Standardises every mapped column. Linear in the cells. What must not be written is taken out by `withhold`. */
export function standardiseRecords(
  records: Records,
  settings: LedgerSettings,
  context: ReadingContext,
): StandardRecords {
  const changes: ColumnChange[] = [];
  const issues: RecordIssue[] = [];
  const standard = new Map<ColumnKey, CellValue[]>();
  const rawOf = (column: LedgerColumn): CellValue[] =>
    records.rows.map((row) => records.values[row]?.[column.index] ?? '');
  const phoneTexts = records.columns.filter(isPhone).flatMap((column) => rawOf(column).map(textOf));
  const readPhone = createRecordPhoneReader(settings.region, mayHoldChinese(phoneTexts, context.language));
  const regionColumn = records.columns.find((column) => column.key === 'region');
  const countries = regionColumn === undefined ? null : countriesOf(rawOf(regionColumn).map(textOf));
  for (const column of records.columns) {
    const raw = rawOf(column);
    const before = raw.map((value, position) =>
      value === '' ? (records.filled(records.rows[position] as number, column.index) ?? value) : value,
    );
    const standardise = standardiserOf(column.key, before, settings, { ...context, readPhone });
    const after = before.slice();
    const positions: number[] = [];
    const found: RecordIssue[] = [];
    for (let position = 0; position < before.length; position++) {
      const value = before[position] as CellValue;
      if (value === '') continue;
      const row = records.rows[position] as number;
      const result = standardise(value, records.display[row]?.[column.index] ?? '', countries?.[position] ?? '');
      if (result.issue !== undefined) found.push({ position, key: column.key, ...result.issue });
      after[position] = result.value;
      if (!sameValue(result.value, raw[position] as CellValue)) positions.push(position);
    }
    for (const issue of isPhone(column) ? withoutHabits(found, before) : found) issues.push(issue);
    standard.set(column.key, after);
    if (positions.length > 0) {
      changes.push({
        column,
        positions,
        before: positions.map((position) => raw[position] as CellValue),
        after: positions.map((position) => after[position] as CellValue),
      });
    }
  }
  issues.push(...missingNames(standard, records.rows.length));
  return { changes, issues, standard, count: records.rows.length };
}

/** One record's values, by column: what they become, and what is found in them. */
export interface StandardRecord {
  readonly values: ReadonlyMap<ColumnKey, CellValue>;
  readonly issues: readonly Omit<RecordIssue, 'position'>[];
}

/**
 * Standardises the values of one record as `standardiseRecords` would among the others: what is habit in a column, and
 * how its dates are to be read, `records` tell. `shown` holds values as cells show them, where zeros may be lost.
 */
export function standardiseRecord(
  records: Records,
  typed: ReadonlyMap<ColumnKey, CellValue>,
  settings: LedgerSettings,
  context: ReadingContext,
  shown: ReadonlyMap<ColumnKey, string> = new Map(),
): StandardRecord {
  const { columns } = records;
  const rawOf = (column: LedgerColumn | undefined): CellValue[] =>
    column === undefined ? [] : records.rows.map((row) => records.values[row]?.[column.index] ?? '');
  const phones = columns.filter(isPhone);
  const phoneTexts = phones.flatMap((column) => [...rawOf(column), typed.get(column.key) ?? ''].map(textOf));
  const readPhone = createRecordPhoneReader(settings.region, mayHoldChinese(phoneTexts, context.language));
  const region = columns.find((column) => column.key === 'region');
  const country =
    region === undefined
      ? ''
      : (countriesOf([...rawOf(region), typed.get('region') ?? ''].map(textOf))?.[records.rows.length] ?? '');
  const values = new Map<ColumnKey, CellValue>();
  const issues: Omit<RecordIssue, 'position'>[] = [];
  for (const [key, value] of typed) {
    const column = columns.find((candidate) => candidate.key === key);
    const others = needsColumn(key, value) ? rawOf(column) : [];
    const standardise = standardiserOf(key, [...others, value], settings, { ...context, readPhone });
    const result = standardise(value, shown.get(key) ?? '', country);
    values.set(key, value === '' ? value : result.value);
    if (value === '' || result.issue === undefined) continue;
    const isHabit =
      column !== undefined &&
      result.issue.code === 'phone-area-code-missing' &&
      withoutHabits(
        others.flatMap((other, position) => {
          const code = other === '' ? undefined : standardise(other).issue?.code;
          return code === undefined ? [] : [{ position, key, code }];
        }),
        others,
      ).every(({ code }) => code !== 'phone-area-code-missing');
    if (!isHabit) issues.push({ key, ...result.issue });
  }
  const one = new Map([...values].map(([key, value]) => [key, [value]] as const));
  issues.push(...missingNames(one, 1).map(({ position: _, ...issue }) => issue));
  return { values, issues };
}

/** Whether the other values of the column say how this one is to be read. */
function needsColumn(key: ColumnKey, value: CellValue): boolean {
  if (!isFieldKey(key) || value === '') return false;
  const { type } = fieldOf(key);
  return type === 'phone' || ((type === 'date' || type === 'dateTime') && !isCivil(value));
}

/** The columns as they are, nothing standardised: enough for comparing and rating records of a ledger that is kept. */
export function recordsAsRead(records: Records): StandardRecords {
  const standard = new Map<ColumnKey, readonly CellValue[]>();
  for (const { key, index } of records.columns) {
    standard.set(
      key,
      records.rows.map((row) => records.values[row]?.[index] ?? ''),
    );
  }
  return { changes: [], issues: [], standard, count: records.rows.length };
}

/** Parts, and what the ledger itself writes, stay as they are. */
function standardiserOf(
  key: ColumnKey,
  values: readonly CellValue[],
  settings: LedgerSettings,
  context: ReadingContext & Pick<StandardisingContext, 'readPhone'>,
): Standardiser {
  if (!isFieldKey(key) || UNTOUCHED.has(key)) return (value) => ({ value });
  const field = fieldOf(key);
  const check = settings.fields.find((setting) => setting.key === key)?.check;
  const list = field.list === undefined ? undefined : settings.lists[field.list];
  const isDate = field.type === 'date' || field.type === 'dateTime';
  return createStandardiser(field, {
    ...context,
    phonesInternational: settings.phonesInternational,
    currency: settings.currency,
    ...(isDate && dateHints(values, key, context)),
    ...(list !== undefined && { listItems: list.map((item) => item.label), listFixed: check === 'reject' }),
  });
}

/** Changes of one column as one; where two change the same cell, the later one counts. */
export function mergeChanges(changes: readonly ColumnChange[]): ColumnChange[] {
  const byColumn = new Map<
    number,
    { first: ColumnChange; cells: Map<number, { before: CellValue; after: CellValue }> }
  >();
  for (const change of changes) {
    const known = byColumn.get(change.column.index) ?? { first: change, cells: new Map() };
    byColumn.set(change.column.index, known);
    change.positions.forEach((position, i) => {
      const before = known.cells.get(position)?.before ?? (change.before[i] as CellValue);
      known.cells.set(position, { before, after: change.after[i] as CellValue });
    });
  }
  return [...byColumn.values()].map(({ first, cells }) => {
    const positions = [...cells.keys()].sort((a, b) => a - b);
    return {
      column: first.column,
      positions,
      before: positions.map((position) => cells.get(position)?.before ?? ''),
      after: positions.map((position) => cells.get(position)?.after ?? ''),
    };
  });
}

/** The part of the changes that is wanted. */
export function changesOn(
  changes: readonly ColumnChange[],
  isWanted: (position: number, column: SheetColumn, after: CellValue) => boolean,
): ColumnChange[] {
  return changes.flatMap(({ column, positions, before, after }) => {
    const at = [...positions.keys()].filter((i) => isWanted(positions[i] as number, column, after[i] as CellValue));
    if (at.length === 0) return [];
    return [
      {
        column,
        positions: at.map((i) => positions[i] as number),
        before: at.map((i) => before[i] as CellValue),
        after: at.map((i) => after[i] as CellValue),
      },
    ];
  });
}

function isPhone({ key }: LedgerColumn): boolean {
  return isFieldKey(key) && fieldOf(key).type === 'phone';
}

/** Where most numbers of a column lack their area code, that is how this firm writes them and no mistake of a row. */
function withoutHabits(issues: readonly RecordIssue[], values: readonly CellValue[]): readonly RecordIssue[] {
  const isHabit = ({ code }: RecordIssue): boolean => code === 'phone-area-code-missing';
  const filled = values.filter((value) => !isBlank(value)).length;
  return issues.filter(isHabit).length * 2 > filled ? issues.filter((issue) => !isHabit(issue)) : issues;
}

function dateHints(values: readonly CellValue[], key: ColumnKey, context: ReadingContext) {
  const { order, serials } = guessDateHints(values, {
    ...context,
    birthday: key === 'birthday',
    republic: context.language === 'zh-TW',
  });
  return { dateOrder: order, dateSerials: serials };
}

function missingNames(standard: ReadonlyMap<ColumnKey, readonly CellValue[]>, count: number): RecordIssue[] {
  const named = (['name', 'company', 'contact', 'name.given', 'name.family'] as const).flatMap(
    (key) => standard.get(key) ?? [],
  );
  const columns = named.length / Math.max(1, count);
  const issues: RecordIssue[] = [];
  for (let position = 0; position < count; position++) {
    let blank = true;
    for (let column = 0; column < columns && blank; column++) blank = isBlank(named[column * count + position] ?? '');
    if (blank) issues.push({ position, key: 'name', code: 'required-missing' });
  }
  return issues;
}

/** IDs for all records, existing ones kept. */
export function identifyRecords(records: StandardRecords, settings: LedgerSettings): AssignedIds {
  const existing = records.standard.get('customerId') ?? new Array<CellValue>(records.count).fill('');
  return assignCustomerIds(existing, settings.numbering);
}

export interface Duplicates {
  /** How many groups. */
  readonly count: number;
  /** Group number of each record, 0 for none. */
  readonly groupOf: readonly number[];
}

/** What exact keys are made of. */
export const MATCHED_KEYS: ReadonlySet<string> = new Set<ColumnKey>([
  'name',
  'name.given',
  'name.family',
  'contact',
  'company',
  'phone',
  'phone2',
  'email',
  'birthday',
]);

function exactRecord(standard: StandardRecords['standard'], position: number): ExactRecord {
  const text = (key: ColumnKey): string => textOf(standard.get(key)?.[position] ?? '');
  const joined = (...keys: ColumnKey[]): string =>
    keys
      .map(text)
      .filter((part) => part !== '')
      .join(' ');
  return {
    name: text('name') || joined('name.given', 'name.family'),
    contact: text('contact'),
    company: text('company'),
    phones: [text('phone'), text('phone2')].filter((phone) => phone !== ''),
    emails: [text('email')].filter((email) => email !== ''),
    birthday: text('birthday'),
  };
}

function rowAnswers({ standard }: StandardRecords, answers: readonly StandingAnswer[]): MatchAnswers {
  return matchAnswers(
    answers,
    (standard.get('customerId') ?? []).map((id) => textOf(id).trim()),
  );
}

/** Groups of records, numbered; one that was there before keeps its number. `previous` holds each record's, 0 for none. */
export function numbered(groups: readonly (readonly number[])[], previous: readonly number[]): Duplicates {
  const numbers = numberGroups(previous, groups);
  const groupOf = previous.map(() => 0);
  groups.forEach((rows, i) => {
    for (const row of rows) groupOf[row] = numbers[i] as number;
  });
  return { count: groups.length, groupOf };
}

/** The exact keys of each record that is wanted, '' for the others. */
export function exactKeysOf(
  { standard, count }: StandardRecords,
  settings: Pick<LedgerSettings, 'region'>,
  isWanted: (position: number) => boolean = () => true,
): string[] {
  return Array.from({ length: count }, (_, position) =>
    isWanted(position) ? exactKeys(exactRecord(standard, position), settings.region) : '',
  );
}

/** The exact keys of one record on its own, '' for none. */
export function keysOfRecord({ values }: StandardRecord, settings: Pick<LedgerSettings, 'region'>): string {
  const standard = new Map([...values].map(([key, value]) => [key, [value]] as const));
  return exactKeysOf({ standard, count: 1, changes: [], issues: [] }, settings)[0] ?? '';
}

/**
 * Groups by exact keys, beside those that a full check has made: a record stays as the check has left it, in a group or
 * out of it, while its own keys do not change. `keys` holds each record's, '' where they are not known.
 */
export function groupExactly(
  records: StandardRecords,
  keys: readonly string[],
  changed: ChangedRows,
  previous: readonly number[],
  answers: readonly StandingAnswer[],
): Duplicates {
  return numbered(exactGroups(keys, previous, changed, rowAnswers(records, answers)), previous);
}

/** Why a cell is left as it is. */
export type Kept = 'left-formula' | 'left-rich-text' | 'left-mixed-column';

/** Takes the cells that must be left out of the changes, each with an issue that says why. */
export function withhold(
  changes: readonly ColumnChange[],
  keptAt: (position: number, column: number) => Kept | null,
): { readonly changes: readonly ColumnChange[]; readonly issues: readonly RecordIssue[] } {
  const issues: RecordIssue[] = [];
  const remaining = changes.map((change) => {
    const keep: number[] = [];
    change.positions.forEach((position, i) => {
      const kept = keptAt(position, change.column.index);
      if (kept === null) keep.push(i);
      else if (isColumnKey(change.column.key)) issues.push({ position, key: change.column.key, code: kept });
    });
    if (keep.length === change.positions.length) return change;
    return {
      column: change.column,
      positions: keep.map((i) => change.positions[i] as number),
      before: keep.map((i) => change.before[i] as CellValue),
      after: keep.map((i) => change.after[i] as CellValue),
    };
  });
  return { changes: remaining.filter((change) => change.positions.length > 0), issues };
}

function isColumnKey(key: SheetColumn['key']): key is ColumnKey {
  return !key.startsWith('#');
}
