/**
 * How a plain sheet becomes a ledger: which columns mean what, what is added, what every cell becomes. Decides and
 * writes nothing; the same decision feeds the preview and the set-up.
 */

import {
  type ColumnChange,
  type Duplicates,
  exactKeysOf,
  groupExactly,
  identifyRecords,
  mergeChanges,
  type RecordIssue,
  type Records,
  type SheetColumn,
  type StandardRecords,
  standardiseRecords,
} from './assess-records';
import { type CellValue, isBlank, isCivil, textOf } from './cell-value';
import { guessCurrency } from './currency';
import { type AssignedIds, DEFAULT_NUMBERING, ownNumbering } from './customer-ids';
import type { TableLocation } from './detect-table';
import { type ColumnKey, FIELDS, type Field, type FieldKey, fieldOf, isFieldKey, partLabel } from './fields';
import { guessRegion } from './guess-region';
import { headerKey } from './header-key';
import type { Issue } from './issues';
import type { LedgerColumn } from './ledger-columns';
import {
  type CheckMode,
  DEFAULT_REMINDERS,
  type FieldSetting,
  type LedgerListItem,
  type LedgerSettings,
  type TeamMember,
} from './ledger-settings';
import { shippedItems } from './list-keys';
import { LINKED_LISTS } from './lists';
import type { ColumnGuess } from './map-columns';
import { DEFAULT_CUTS } from './match/find-matches';
import { groupMatches } from './match/match-customers';
import { rankOwnLevels } from './rank-own-levels';
import { newTierRules, type Rating, rateRecords } from './rate-records';
import type { CellRange, Language, ReadingContext, SheetSnapshot } from './sheet-snapshot';
import { tierItems } from './tier-words';
import { createTierRules, type TierScheme } from './tiers';
import { checkOf } from './validation-rules';

/** What the person chose in the preview; whatever is absent is proposed. */
export interface SetupChoices {
  readonly language?: Language | undefined;
  readonly region?: string | undefined;
  readonly currency?: string | undefined;
  readonly standardNames?: boolean | undefined;
  readonly phonesInternational?: boolean | undefined;
  readonly unmerge?: boolean | undefined;
  readonly tierScheme?: TierScheme | undefined;
  readonly addColumns?: readonly string[] | undefined;
}

export interface Addition {
  readonly key: FieldKey;
  readonly ticked: boolean;
  /** The ledger cannot do without it. */
  readonly locked: boolean;
}

export interface SetupDecision {
  readonly table: TableLocation;
  readonly guesses: readonly ColumnGuess[];
  /** Mapped columns, in sheet order, at their index before set-up. */
  readonly columns: readonly LedgerColumn[];
  readonly additions: readonly Addition[];
  /** Fields to add, in order from the left. */
  readonly added: readonly FieldKey[];
  /** As it will be once set-up is done. */
  readonly settings: LedgerSettings;
  readonly standardNames: boolean;
  readonly unmerge: boolean | null;
  readonly standard: StandardRecords;
  /** Changes of the user's own columns, where merged blocks are split. */
  readonly ownChanges: readonly ColumnChange[];
  readonly ids: AssignedIds;
  readonly duplicates: Duplicates;
  readonly tiers: Rating;
  readonly issues: readonly RecordIssue[];
  readonly notes: readonly Issue[];
}

/** Written by the ledger alone: a user's column of that name stays the user's. */
const OWN_WRITING: ReadonlySet<ColumnKey> = new Set<FieldKey>([
  'duplicateGroup',
  'issues',
  'matchKeys',
  'rolledUp',
  'planNoted',
  'tierSource',
  'updatedAt',
  'updatedBy',
]);

const LOCKED: readonly FieldKey[] = ['customerId', 'duplicateGroup', 'issues', 'matchKeys', 'updatedAt'];

const MONDAY = 1;

/** A list column with more different values than this keeps them, but is not made into a list. */
const MOST_LIST_ITEMS = 40;

export interface SetupInput {
  readonly snapshot: SheetSnapshot;
  readonly table: TableLocation;
  /** With the person's own choices already in them. */
  readonly guesses: readonly ColumnGuess[];
  readonly language: Language;
  readonly choices: SetupChoices;
  readonly locale: string;
  readonly today: string;
  readonly home: LedgerSettings['home'];
  /** By column index, what the user's own dropdowns offer, in their order. */
  readonly ownOptions: ReadonlyMap<number, readonly string[]>;
  /** Headers are used by a form or by formulas elsewhere: keep them unless told otherwise. */
  readonly headersInUse: boolean;
}

/** Rows of which a set-up compares all with all, beside the rest of its work; of more, exact keys count until the first check. */
const MOST_MATCHED = 50_000;

/** Decides everything about a set-up. Linear in the cells, apart from sorting values that repeat. */
export function decideSetup(input: SetupInput): SetupDecision {
  const { snapshot, table, choices, language, locale } = input;
  const numbering = adoptedNumbering(snapshot, table, input.guesses);
  // Numbers of which some are missing or repeated stay the user's own column, beside IDs of the ledger's.
  const guesses = input.guesses.map(
    (guess): ColumnGuess =>
      guess.key === 'customerId' && numbering === null
        ? { ...guess, key: null, confidence: 0, reason: 'values-say-nothing' }
        : guess,
  );
  const columns = mappedColumns(guesses);
  const has = new Set(columns.map((column) => column.key));
  const region = choices.region ?? listRegion(snapshot, table, columns, locale, language);
  const currency = choices.currency ?? ledgerCurrency(snapshot, table, columns, locale, region);
  const unmerge = table.merges.length === 0 ? null : (choices.unmerge ?? false);
  const standardNames = choices.standardNames ?? !input.headersInUse;
  const phonesInternational = choices.phonesInternational ?? false;

  const ownLevels = columnValues(snapshot, table, columns, 'tier').some((value) => !isBlank(value));
  const scheme = choices.tierScheme ?? (ownLevels ? 'own' : 'default');
  const additions = proposeAdditions(has, choices.addColumns);
  const added = additions.filter((addition) => addition.ticked).map((addition) => addition.key);

  const base: LedgerSettings = {
    language,
    region,
    currency,
    phonesInternational,
    red: 'urgent',
    tiers: createTierRules(scheme, { currency }),
    fields: fieldSettings(columns, added, table, snapshot, language, standardNames),
    lists: ledgerLists(snapshot, table, columns, added, language, scheme, input.ownOptions),
    numbering: numbering ?? DEFAULT_NUMBERING,
    team: teamOf(columnValues(snapshot, table, columns, 'owner')),
    reminders: DEFAULT_REMINDERS,
    duplicates: DEFAULT_CUTS,
    isWarningBrief: false,
    checkWeekday: MONDAY,
    // What a set-up leaves to the check, the next hourly run begins.
    ...(table.rows.length <= MOST_MATCHED && { checkedOn: input.today }),
    headerRow: table.headerRow < 0 ? (table.rows[0] ?? 0) : table.headerRow,
    headerRowCount: Math.max(1, table.headerRowCount),
    gridColumns: snapshot.maxColumns + added.length,
    tabs: {},
    home: input.home,
  };
  const context: ReadingContext = { language, region, locale, today: input.today };

  const filled = unmerge === true ? fillOf(snapshot, table) : () => null;
  const records: Records = { rows: table.rows, columns, values: snapshot.values, display: snapshot.display, filled };
  const standard = standardiseRecords(records, base, context);
  const ids = identifyRecords(standard, base);
  const ungrouped = new Array<number>(standard.count).fill(0);
  const duplicates =
    standard.count <= MOST_MATCHED
      ? groupMatches(records, standard, base, ungrouped)
      : groupExactly(standard, exactKeysOf(standard, base), { joins: () => true, leaves: () => false }, ungrouped, []);
  const rules = newTierRules(standard, base, scheme);
  const settings: LedgerSettings = { ...base, tiers: rules, numbering: ids.numbering };
  const tiers = rateRecords(standard, settings, context);

  const filledIn = mergeChanges([...standard.changes, ...ratingChanges(columns, standard, tiers)]);

  return {
    table,
    guesses,
    columns,
    additions,
    added,
    settings,
    standardNames,
    unmerge,
    standard: { ...standard, changes: filledIn },
    ownChanges: unmerge === true ? fillChanges(snapshot, table, columns, filled) : [],
    ids,
    duplicates,
    tiers,
    issues: standard.issues,
    notes: table.notes,
  };
}

/** How the user's own customer numbers go on; null where they cannot tell customers apart, or move when rows are sorted. */
function adoptedNumbering(snapshot: SheetSnapshot, table: TableLocation, guesses: readonly ColumnGuess[]) {
  const column = guesses.find((guess) => guess.key === 'customerId')?.columnIndex;
  if (column === undefined || table.rows.some((row) => (snapshot.formulas[row]?.[column] ?? '') !== '')) return null;
  return ownNumbering(table.rows.map((row) => snapshot.values[row]?.[column] ?? ''));
}

/** Tiers and types for empty cells of columns that the sheet already has. */
function ratingChanges(columns: readonly LedgerColumn[], standard: StandardRecords, rated: Rating): ColumnChange[] {
  const wanted: readonly (readonly [FieldKey, readonly CellValue[]])[] = [
    ['tier', rated.labels],
    ['customerType', rated.types],
  ];
  return wanted.flatMap(([key, values]): ColumnChange[] => {
    const column = columns.find((candidate) => candidate.key === key);
    const now = standard.standard.get(key);
    if (column === undefined || now === undefined) return [];
    const positions = [...values.keys()].filter((position) => values[position] !== '' && isBlank(now[position] ?? ''));
    if (positions.length === 0) return [];
    return [
      {
        column,
        positions,
        before: positions.map((position) => now[position] ?? ''),
        after: positions.map((position) => values[position] as CellValue),
      },
    ];
  });
}

export function mappedColumns(guesses: readonly ColumnGuess[]): LedgerColumn[] {
  return guesses.flatMap(({ key, columnIndex, header }) =>
    key === null || OWN_WRITING.has(key) ? [] : [{ key, index: columnIndex, header }],
  );
}

function columnValues(
  snapshot: SheetSnapshot,
  table: TableLocation,
  columns: readonly LedgerColumn[],
  key: ColumnKey,
): readonly CellValue[] {
  const column = columns.find((candidate) => candidate.key === key);
  return column === undefined ? [] : table.rows.map((row) => snapshot.values[row]?.[column.index] ?? '');
}

/** The region that the phones of a list are of. */
export function listRegion(
  snapshot: SheetSnapshot,
  table: TableLocation,
  columns: readonly LedgerColumn[],
  locale: string,
  language: Language,
): string {
  const phones = (['phone', 'phone2'] as const).flatMap((key) =>
    columnValues(snapshot, table, columns, key)
      .filter((value) => value !== '')
      .map(textOf),
  );
  return guessRegion(phones, locale, language);
}

function ledgerCurrency(
  snapshot: SheetSnapshot,
  table: TableLocation,
  columns: readonly LedgerColumn[],
  locale: string,
  region: string,
): string {
  const money = columns.find((column) => column.key === 'totalSpent');
  const sample = money === undefined ? [] : table.rows.slice(0, 200);
  return guessCurrency(
    sample.map((row) => snapshot.numberFormats[row]?.[money?.index ?? 0] ?? ''),
    sample.map((row) => snapshot.display[row]?.[money?.index ?? 0] ?? ''),
    locale,
    region,
  );
}

/** Name parts make no customer: the joined name gets a column of its own, also beside the firm that a person belongs to. */
function needsName(has: ReadonlySet<ColumnKey>): boolean {
  return !has.has('name') && (has.has('name.given') || has.has('name.family'));
}

function proposeAdditions(has: ReadonlySet<ColumnKey>, chosen: readonly string[] | undefined): Addition[] {
  const missing = FIELDS.filter((field) => !has.has(field.key));
  const isLocked = (key: FieldKey): boolean => LOCKED.includes(key) || (key === 'name' && needsName(has));
  const isProposed = (field: Field): boolean =>
    (field.presence === 'add' && field.key !== 'owner') || (field.key === 'tierSource' && !has.has('tier'));
  const additions = missing
    .filter((field) => !OWN_WRITING.has(field.key) || isLocked(field.key) || field.key === 'tierSource')
    .map((field) => ({
      key: field.key,
      locked: isLocked(field.key),
      ticked: isLocked(field.key) || (chosen === undefined ? isProposed(field) : chosen.includes(field.key)),
    }));
  // The reason of a tier comes and goes with the tier.
  const tier = additions.find((addition) => addition.key === 'tier')?.ticked ?? has.has('tier');
  return additions.map((addition) => (addition.key === 'tierSource' ? { ...addition, ticked: tier } : addition));
}

function fieldSettings(
  columns: readonly LedgerColumn[],
  added: readonly FieldKey[],
  table: TableLocation,
  snapshot: SheetSnapshot,
  language: Language,
  standardNames: boolean,
): FieldSetting[] {
  const end = table.firstColumn + table.columnCount;
  // Columns are known by their headers: ours must not be called as one of the user's own is.
  const isMapped = new Set(columns.map((column) => column.index));
  const taken = new Set(
    (snapshot.values[table.headerRow] ?? []).flatMap((cell, index) =>
      isMapped.has(index) ? [] : [headerKey(textOf(cell))],
    ),
  );
  const freeHeader = (label: string): string => {
    let free = label;
    for (let n = 2; taken.has(headerKey(free)); n++) free = `${label} ${n}`;
    taken.add(headerKey(free));
    return free;
  };
  const isFormula = (column: number): boolean =>
    Array.from({ length: table.headerRowCount }, (_, i) => table.headerRow - i).some(
      (row) => (snapshot.formulas[row]?.[column] ?? '') !== '',
    );
  const headerFor = (key: ColumnKey, column: number): string => {
    const own = lowestHeader(table, column);
    const label = isFieldKey(key) ? fieldOf(key).labels[language] : partLabel(key, language);
    if (isFormula(column)) return own;
    if (standardNames && isFieldKey(key) && !taken.has(headerKey(label))) return label;
    // A column without a header could not be found again.
    return own !== '' ? own : freeHeader(label);
  };
  const mapped = columns.map(({ key, index, header }) => ({
    key,
    header: headerFor(key, index),
    position: index,
    original: header,
    check: isFieldKey(key) ? checkOf(fieldOf(key)) : ('none' as CheckMode),
    added: false,
  }));
  for (const { header } of mapped) taken.add(headerKey(header));
  const fresh = added.map((key, i) => ({
    key,
    header: freeHeader(fieldOf(key).labels[language]),
    position: end + i,
    original: '',
    check: checkOf(fieldOf(key)),
    added: true,
  }));
  return [...mapped, ...fresh];
}

/** Of a header of two rows, the text that stands lowest: what can be read off the sheet again. */
function lowestHeader(table: TableLocation, column: number): string {
  return [...(table.headerCells[column - table.firstColumn] ?? [])].reverse().find((text) => text !== '') ?? '';
}

/** The list of each list field that the ledger has: the column's own values where it has any, else the shipped ones. */
function ledgerLists(
  snapshot: SheetSnapshot,
  table: TableLocation,
  columns: readonly LedgerColumn[],
  added: readonly FieldKey[],
  language: Language,
  scheme: TierScheme,
  ownOptions: SetupInput['ownOptions'],
): Record<string, readonly LedgerListItem[]> {
  const lists: Record<string, readonly LedgerListItem[]> = {};
  for (const field of FIELDS) {
    if (field.list === undefined) continue;
    const mapped = columns.some((column) => column.key === field.key);
    if (!mapped && !added.includes(field.key)) continue;
    const shipped = shippedList(field.list, language, scheme);
    const used = mapped ? ownValues(columnValues(snapshot, table, columns, field.key)) : [];
    // So many different values are no list: the column stays as free as it is.
    if (used.length > MOST_LIST_ITEMS) continue;
    const index = columns.find((column) => column.key === field.key)?.index;
    const offered = (index === undefined ? undefined : ownOptions.get(index)) ?? [];
    const values = [...new Set([...(offered.length > 0 ? offered : used), ...used])];
    const own = field.key === 'tier' && offered.length === 0 ? rankOwnLevels(values) : values;
    lists[field.list] =
      own.length === 0
        ? shipped
        : own.map((label) => shipped.find((item) => item.label === label) ?? { key: label, label });
  }
  for (const list of LINKED_LISTS) lists[list] = shippedList(list, language, scheme);
  // The ledger adds the column itself, once there are orders to tell stages from.
  if (!columns.some(({ key }) => key === 'lifecycleStage'))
    lists['lifecycleStage'] = shippedList('lifecycleStage', language, scheme);
  return lists;
}

/** More different owners than this are no team. */
const MOST_TEAM_MEMBERS = 50;

/** The people named as owners; an address needs no line of its own. */
function teamOf(owners: readonly CellValue[]): TeamMember[] {
  const names = ownValues(owners).filter((name) => !name.includes('@'));
  return names.length > MOST_TEAM_MEMBERS
    ? []
    : names.map((name) => ({ name, email: '', role: '', language: '', hour: null }));
}

function shippedList(list: string, language: Language, scheme: TierScheme): LedgerListItem[] {
  if (list === 'tier') return tierItems(scheme, language);
  return shippedItems(list, language);
}

/** Different values, most frequent first, then as they first appear; spellings that differ in case or width are one. Dates and errors are no list. */
function ownValues(values: readonly CellValue[]): string[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const value of values) {
    if (isBlank(value) || isCivil(value)) continue;
    const label = textOf(value).trim();
    if (label.startsWith('#')) continue;
    const key = label.normalize('NFKC').toLowerCase();
    const counts = spellings.get(key) ?? new Map<string, number>();
    counts.set(label, (counts.get(label) ?? 0) + 1);
    spellings.set(key, counts);
  }
  return [...spellings.values()]
    .map((counts) => {
      const [label] = [...counts].sort((a, b) => b[1] - a[1])[0] as [string, number];
      return { label, count: [...counts.values()].reduce((sum, count) => sum + count, 0) };
    })
    .sort((a, b) => b.count - a.count)
    .map(({ label }) => label);
}

/** What the cells below the top of a merged block stand for: the top's value, in the block's first column. */
function fillOf(snapshot: SheetSnapshot, table: TableLocation): Records['filled'] {
  const fill = new Map<number, Map<number, CellValue>>();
  for (const merge of table.merges) {
    const value = snapshot.values[merge.row]?.[merge.column] ?? '';
    if (value === '' || snapshot.formulas[merge.row]?.[merge.column]) continue;
    const column = fill.get(merge.column) ?? new Map<number, CellValue>();
    for (let row = merge.row + 1; row < merge.row + merge.rows; row++) column.set(row, value);
    fill.set(merge.column, column);
  }
  return (row, column) => fill.get(column)?.get(row) ?? null;
}

function fillChanges(
  snapshot: SheetSnapshot,
  table: TableLocation,
  columns: readonly LedgerColumn[],
  filled: Records['filled'],
): ColumnChange[] {
  const mapped = new Set(columns.map((column) => column.index));
  const changes: ColumnChange[] = [];
  for (const index of new Set(table.merges.map((merge: CellRange) => merge.column))) {
    if (mapped.has(index)) continue;
    const positions = [...table.rows.keys()].filter(
      (position) => filled(table.rows[position] as number, index) !== null,
    );
    if (positions.length === 0) continue;
    const column: SheetColumn = { key: `#${index}`, index, header: table.headers[index - table.firstColumn] ?? '' };
    changes.push({
      column,
      positions,
      before: positions.map((position) => snapshot.values[table.rows[position] as number]?.[index] ?? ''),
      after: positions.map((position) => filled(table.rows[position] as number, index) as CellValue),
    });
  }
  return changes;
}
