/**
 * Which value survives where customers are merged, column by column, by the role of the column. Pure: knows values and
 * when rows were last changed, no sheet.
 */
import { type CellValue, isBlank, isCivil, sameValue, textOf } from '../cell-value';
import { type ColumnKey, fieldOf, isFieldKey } from '../fields';
import { splitPersonName } from '../match/normalise/person-name';

/** What chose the value that a column is to hold; worded in messages. */
export type MergeRule =
  | 'same'
  | 'only-value'
  | 'newest'
  | 'most-frequent'
  | 'longest-valid'
  | 'union'
  | 'joined'
  | 'earliest'
  | 'latest'
  | 'sum'
  | 'set-by-hand'
  | 'refusal-wins'
  | 'survivors';

export interface MergingColumn {
  /** Null for one of the user's own columns. */
  readonly key: ColumnKey | null;
  readonly header: string;
  /** One for each row. */
  readonly values: readonly CellValue[];
  /** The survivor's cell is not to be written over. */
  readonly kept: boolean;
}

export interface Survival {
  readonly value: CellValue;
  readonly rule: MergeRule;
  /** Of numbers that are added up, where not all rows count: those that do. The others say what one of these says, at an earlier time. */
  readonly counted?: readonly number[];
}

export interface MergingContext {
  /** Index of the row that stays. */
  readonly survivor: number;
  /** When each row was last changed, `yyyy-mm-dd HH:MM:SS`; '' where nobody knows. */
  readonly updated: readonly string[];
  /** Rows whose tier somebody has typed. */
  readonly tierByHand: readonly boolean[];
  /** What the ledger's list calls a consent. */
  readonly yes: readonly string[];
  /** What two ways of writing one phone or e-mail address have in common. */
  readonly sameAs: (value: CellValue, kind: 'phone' | 'email') => string;
  /** What somebody has chosen, by column; undefined where it is as proposed. */
  readonly chosen: readonly (CellValue | undefined)[];
}

/** As many characters as a cell holds. */
const CELL_LENGTH = 50_000;

const NAMES: ReadonlySet<string> = new Set<ColumnKey>(['name', 'contact', 'name.given', 'name.family']);
const ADDRESS_PARTS: readonly ColumnKey[] = ['address.street', 'address.city', 'address.state', 'address.postcode'];
/** A consent, however it was written before there was a list; a ticked box among them. */
const YES: readonly string[] = ['yes', 'y', 'true', '1', '是', '同意'];
const JOINED: ReadonlySet<string> = new Set<ColumnKey>(['needs', 'productInterest', 'remarks']);
const EARLIEST: ReadonlySet<string> = new Set<ColumnKey>(['createdAt', 'firstOrder']);
const LATEST: ReadonlySet<string> = new Set<ColumnKey>(['lastOrder', 'lastContact', 'reviewedAt']);
const ORDERS: readonly ColumnKey[] = ['orderCount', 'totalSpent', 'firstOrder', 'lastOrder'];
/** Columns whose numbers are added up. */
export const SUMMED: ReadonlySet<string> = new Set<ColumnKey>(['orderCount', 'totalSpent']);
/** What the ledger itself says of a row, and whose customer it is. */
const SURVIVORS: ReadonlySet<string> = new Set<ColumnKey>([
  'customerId',
  'owner',
  'importSource',
  'importedAt',
  'updatedAt',
  'updatedBy',
  'duplicateGroup',
  'issues',
]);

/** What each column is to hold, in the order of `columns`. Linear in the cells. */
export function survivingValues(columns: readonly MergingColumn[], context: MergingContext): Survival[] {
  const byKey = new Map(columns.flatMap((column) => (column.key === null ? [] : [[column.key, column] as const])));
  const together = new Map<ColumnKey, Survival>([
    ...union(byKey, ['phone', 'phone2'], 'phone', context),
    ...union(byKey, ['email'], 'email', context),
    ...ofOneRow(byKey, ADDRESS_PARTS, fullestAddress(byKey, context), 'longest-valid'),
    ...plan(byKey, context),
    ...tier(byKey, context),
  ]);
  const found = columns.map((column, i): Survival => {
    const own = column.values[context.survivor] ?? '';
    const chosen = context.chosen[i];
    if (chosen !== undefined && !column.kept) return { value: chosen, rule: 'survivors' };
    if (column.kept) return { value: own, rule: 'survivors' };
    const known = column.key === null ? undefined : together.get(column.key);
    return settled(column, known ?? oneColumn(column, context, byKey), context);
  });
  const remarks = columns.findIndex(({ key }) => key === 'remarks');
  const isFree = remarks >= 0 && columns[remarks]?.kept === false && context.chosen[remarks] === undefined;
  const left = !isFree ? [] : leftOver(columns, found, context);
  if (left.length === 0) return found;
  return found.map((survival, i) =>
    i === remarks ? { value: joined([survival.value, ...left]), rule: 'joined' } : survival,
  );
}

/** Phones and addresses that stand in no row once it is done, each with the header of its own. */
export function contactsLeft(
  columns: readonly MergingColumn[],
  found: readonly Survival[],
  context: MergingContext,
): string[] {
  const remarks = columns.findIndex(({ key }) => key === 'remarks');
  const there = new Set(linesOf(textOf(found[remarks]?.value ?? '')));
  return leftOver(columns, found, context).filter((line) => !there.has(line));
}

/** The plain rules first: nothing to choose between. */
function settled({ values }: MergingColumn, survival: Survival, { survivor }: MergingContext): Survival {
  const own = values[survivor] ?? '';
  if (!sameValue(survival.value, own) && isBlank(survival.value)) return { value: own, rule: survival.rule };
  const filled = values.filter((value) => !isBlank(value));
  if (values.every((value) => sameValue(value, own)) && sameValue(survival.value, own))
    return { ...survival, rule: 'same' };
  const isOnly = filled.length === 1 && sameValue(survival.value, filled[0] as CellValue);
  return isOnly ? { ...survival, rule: 'only-value' } : survival;
}

type ByKey = ReadonlyMap<ColumnKey, MergingColumn>;

function oneColumn(column: MergingColumn, context: MergingContext, byKey: ByKey): Survival {
  const { key, values } = column;
  const own = values[context.survivor] ?? '';
  const filled = distinct(values.filter((value) => !isBlank(value)));
  const survivors: Survival = {
    value: isBlank(own) && filled.length === 1 ? (filled[0] as CellValue) : own,
    rule: 'survivors',
  };
  if (key === null) return survivors;
  const newest: Survival = { value: newestOf(values, context), rule: 'newest' };
  if (key === 'owner') return isBlank(own) ? newest : survivors;
  if (SURVIVORS.has(key)) return { value: own, rule: 'survivors' };
  if (NAMES.has(key)) return { value: mostFrequent(values, context), rule: 'most-frequent' };
  if (key === 'company' || key === 'address') return { value: longestValid(values, context), rule: 'longest-valid' };
  if (JOINED.has(key)) {
    const order = [context.survivor, ...[...values.keys()].filter((row) => row !== context.survivor)];
    return { value: joined(order.map((row) => values[row] ?? '')), rule: 'joined' };
  }
  if (EARLIEST.has(key) || LATEST.has(key)) {
    const dates = values.filter(isCivil);
    // What nobody can read as a date is not weighed against one.
    if (dates.length === 0 || (!isBlank(own) && !isCivil(own))) return survivors;
    const sorted = [...dates].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
    return EARLIEST.has(key)
      ? { value: sorted[0] as CellValue, rule: 'earliest' }
      : { value: sorted[sorted.length - 1] as CellValue, rule: 'latest' };
  }
  if (SUMMED.has(key)) return sum(column, survivors, byKey);
  if (key === 'mailConsent') {
    // Whoever writes to somebody who has refused does wrong: what is not plainly a yes is a no.
    const yes = new Set([...YES, ...context.yes.map(folded)]);
    const no = [own, ...values].find((value) => !isBlank(value) && !yes.has(folded(value)));
    return no === undefined ? newest : { value: no, rule: 'refusal-wins' };
  }
  return newest;
}

/**
 * Rows whose orders are all the same are one row twice: nothing is added up. So is a row, and does not count, that says the
 * same first order as another and no more than that of anything else: a copy from an earlier time.
 */
function sum(column: MergingColumn, survivors: Survival, byKey: ByKey): Survival {
  const numbers = column.values.filter((value) => typeof value === 'number');
  const isReadable = column.values.every((value) => isBlank(value) || typeof value === 'number');
  if (!isReadable || numbers.length < 2) return survivors;
  const texts = column.values.map((_, row) => ORDERS.map((key) => textOf(byKey.get(key)?.values[row] ?? '')).join('|'));
  const told = texts.filter((_, row) => !isBlank(column.values[row] ?? ''));
  if (new Set(told).size === 1) return { value: numbers[0] as number, rule: 'survivors' };
  const counted = [...column.values.keys()].filter(
    (row) => !column.values.some((_, other) => other !== row && isEarlierCopy(byKey, row, other)),
  );
  const value = totalOf(counted.map((row) => column.values[row] ?? ''));
  return {
    value,
    rule: counted.length === 1 ? 'latest' : 'sum',
    ...(counted.length < column.values.length && { counted }),
  };
}

/** Of rows that say just the same the first is the copied one. */
function isEarlierCopy(byKey: ByKey, row: number, other: number): boolean {
  const pairOf = (key: ColumnKey): readonly [CellValue, CellValue] => {
    const values = byKey.get(key)?.values ?? [];
    return [values[row] ?? '', values[other] ?? ''];
  };
  const [first, otherFirst] = pairOf('firstOrder');
  if (!isCivil(first) || textOf(first) !== textOf(otherFirst)) return false;
  const others = ORDERS.filter((key) => key !== 'firstOrder').map(pairOf);
  const isNoMore = ([one, two]: readonly [CellValue, CellValue]): boolean =>
    isBlank(one) ||
    (typeof one === 'number' && typeof two === 'number' && one <= two) ||
    (isCivil(one) && isCivil(two) && textOf(one) <= textOf(two));
  const isLess = others.some(([one, two]) => textOf(one) !== textOf(two));
  return others.every(isNoMore) && (isLess || row > other);
}

/** What the numbers among values add up to. */
export function totalOf(values: readonly CellValue[]): number {
  const total = values.reduce((sum: number, value) => (typeof value === 'number' ? sum + value : sum), 0);
  // Cents added as binary fractions: 0.1 + 0.2.
  return Number(total.toPrecision(15));
}

/** Row indexes, the one that was changed last first; of those that nobody knows of the survivor first. */
function byAge({ updated, survivor }: MergingContext): number[] {
  return [...updated.keys()].sort((a, b) => {
    const [one, other] = [updated[a] as string, updated[b] as string];
    if (one !== other) return one < other ? 1 : -1;
    return a === survivor ? -1 : b === survivor ? 1 : a - b;
  });
}

function newestOf(values: readonly CellValue[], context: MergingContext): CellValue {
  const row = byAge(context).find((at) => !isBlank(values[at] ?? ''));
  return row === undefined ? '' : (values[row] as CellValue);
}

function folded(value: CellValue): string {
  return textOf(value).normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Ties: the longest, then the survivor's. A family name with a title (陆小姐) gives way to any name with a given name. */
function mostFrequent(all: readonly CellValue[], context: MergingContext): CellValue {
  const whole = all.map((value) => (splitPersonName(textOf(value))?.given === '' ? '' : value));
  const values = whole.every(isBlank) ? all : whole;
  const counts = new Map<string, number>();
  for (const value of values) if (!isBlank(value)) counts.set(folded(value), (counts.get(folded(value)) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return longest(
    values.map((value) => (counts.get(folded(value)) === most ? value : '')),
    context,
  );
}

/** An error, or text that a wrong encoding has spoiled, survives only where there is nothing else. */
function longestValid(values: readonly CellValue[], context: MergingContext): CellValue {
  const isValid = (value: CellValue): boolean => !/^#[A-Z/0]+[!?A]?$|\uFFFD/.test(textOf(value));
  const valid = values.map((value) => (isValid(value) ? value : ''));
  return longest(valid.every(isBlank) ? values : valid, context);
}

function longest(values: readonly CellValue[], context: MergingContext): CellValue {
  let best: CellValue = '';
  for (const row of byAge({ ...context, updated: context.updated.map(() => '') })) {
    const value = values[row] ?? '';
    if (!isBlank(value) && (isBlank(best) || textOf(value).trim().length > textOf(best).trim().length)) best = value;
  }
  return best;
}

/** Texts one under another, without lines that are there already; what a cell cannot hold is left out. */
function joined(values: readonly CellValue[]): CellValue {
  const [first, ...others] = distinct(values.filter((value) => !isBlank(value)));
  if (first === undefined || others.length === 0) return first ?? '';
  let text = textOf(first);
  const there = new Set(linesOf(text));
  for (const line of others.flatMap((value) => linesOf(textOf(value)))) {
    if (there.has(line) || text.length + line.length + 1 > CELL_LENGTH) continue;
    there.add(line);
    text = `${text}\n${line}`;
  }
  return text;
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function distinct(values: readonly CellValue[]): CellValue[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = `${typeof value} ${textOf(value)}`;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** Different numbers or addresses of all rows, the newest first, into as many columns as there are. */
function union(
  byKey: ByKey,
  keys: readonly ColumnKey[],
  kind: 'phone' | 'email',
  context: MergingContext,
): [ColumnKey, Survival][] {
  const there = keys.flatMap((key) => byKey.get(key) ?? []);
  const seen = new Set<string>();
  // A cell that is not written holds what it holds already.
  for (const { kept, values } of there) if (kept) seen.add(context.sameAs(values[context.survivor] ?? '', kind));
  const rows = byAge(context);
  // First what each row has in its first column.
  const due = there.flatMap(({ values }) =>
    rows.flatMap((row) => {
      const value = values[row] ?? '';
      const same = context.sameAs(value, kind);
      if (isBlank(value) || seen.has(same)) return [];
      seen.add(same);
      return [value];
    }),
  );
  const free = there.filter(({ kept }) => !kept);
  return free.map(({ key }, i) => [key as ColumnKey, { value: due[i] ?? '', rule: 'union' }]);
}

/** Phones and addresses that have found no column, each with the header of its own, for the remarks. */
function leftOver(columns: readonly MergingColumn[], found: readonly Survival[], context: MergingContext): string[] {
  const kindOf = ({ key }: MergingColumn): 'phone' | 'email' | null => {
    const type = key !== null && isFieldKey(key) ? fieldOf(key).type : '';
    return type === 'phone' || type === 'email' ? type : null;
  };
  const seen = new Set<string>();
  const same = (value: CellValue, kind: 'phone' | 'email'): string => `${kind} ${context.sameAs(value, kind)}`;
  columns.forEach((column, i) => {
    const kind = kindOf(column);
    if (kind !== null) seen.add(same(found[i]?.value ?? '', kind));
  });
  return columns.flatMap((column) => {
    const kind = kindOf(column);
    if (kind === null) return [];
    return byAge(context).flatMap((row) => {
      const value = column.values[row] ?? '';
      if (isBlank(value) || seen.has(same(value, kind))) return [];
      seen.add(same(value, kind));
      return [`${column.header}: ${textOf(value).trim()}`];
    });
  });
}

/** Parts that belong together come from one row, as far as it has them. */
function ofOneRow(byKey: ByKey, keys: readonly ColumnKey[], row: number, rule: MergeRule): [ColumnKey, Survival][] {
  return keys.flatMap((key): [ColumnKey, Survival][] => {
    const column = byKey.get(key);
    return column === undefined ? [] : [[key, { value: column.values[row] ?? '', rule }]];
  });
}

function fullestAddress(byKey: ByKey, context: MergingContext): number {
  const lengthOf = (row: number): number =>
    ADDRESS_PARTS.reduce((sum, key) => sum + textOf(byKey.get(key)?.values[row] ?? '').trim().length, 0);
  return [...byAge({ ...context, updated: context.updated.map(() => '') })].reduce((best, row) =>
    lengthOf(row) > lengthOf(best) ? row : best,
  );
}

/** The earliest open plan, and its step. */
function plan(byKey: ByKey, context: MergingContext): [ColumnKey, Survival][] {
  const dates = byKey.get('nextFollowUp')?.values ?? [];
  const own = dates[context.survivor] ?? '';
  if (!isBlank(own) && !isCivil(own)) return [['nextFollowUp', { value: own, rule: 'survivors' }]];
  const dated = byAge(context).filter((row) => isCivil(dates[row] ?? ''));
  if (dated.length === 0) return [];
  const first = dated.reduce((best, row) =>
    textOf(dates[row] as CellValue) < textOf(dates[best] as CellValue) ? row : best,
  );
  return ofOneRow(byKey, ['nextFollowUp', 'nextStep', 'planNoted'], first, 'earliest');
}

/** A tier that somebody has typed wins over those that rules gave, which are given anew. */
function tier(byKey: ByKey, context: MergingContext): [ColumnKey, Survival][] {
  const typed = byAge(context).filter((row) => context.tierByHand[row] === true);
  const row = typed.includes(context.survivor) ? context.survivor : (typed[0] ?? context.survivor);
  return ofOneRow(byKey, ['tier', 'tierSource'], row, typed.length > 0 ? 'set-by-hand' : 'survivors');
}
