/**
 * What the rows of Purchases and Follow-ups make of the ledger's own columns. Where a customer has purchase rows these say
 * how many orders there were, for how much, and when; what the ledger wrote there last is kept beside, so that what
 * somebody has typed is told from it. Knows no sheet.
 */
import type { RecordIssue, StandardRecords } from '../assess-records';
import { type CellValue, isBlank, isCivil, textOf } from '../cell-value';
import type { CivilDate } from '../civil-date';
import type { FieldKey } from '../fields';
import type { LedgerSettings } from '../ledger-settings';
import { LISTS } from '../lists';
import { addMoney, moneyIn, noMoney } from '../money';
import { ledgerFacts, type Rating, rateRecords, tierFacts, withAmounts } from '../rate-records';
import type { Language, ReadingContext } from '../sheet-snapshot';
import type { TierRules } from '../tiers';
import { type Entries, isOpening, OPENING_LABELS, type Purchase } from './entries';
import { byCustomer } from './orders';
import { factsOf, NO_ROLL_UP, type RollUp, rollUps } from './roll-ups';
import { type StagedCustomer, stageOf } from './stages';

/** Columns of orders, which the ledger itself fills once it has Purchases; in the order in which `rolledUp` keeps them. */
export const ORDER_KEYS = ['orderCount', 'totalSpent', 'firstOrder', 'lastOrder'] as const satisfies FieldKey[];
export type OrderKey = (typeof ORDER_KEYS)[number];
/** Columns that roll-ups fill beside the tier and the type. */
export const ROLLED_KEYS = [...ORDER_KEYS, 'lifecycleStage', 'lastContact', 'rolledUp'] as const satisfies FieldKey[];
export type RolledKey = (typeof ROLLED_KEYS)[number];

/** What of the linked tabs is there; null for a tab that never was made. */
export interface RolledEntries {
  readonly purchases: Entries['purchases'] | null;
  readonly followUps: Entries['followUps'] | null;
}

export interface RolledRecords {
  /** What each column must hold, by position; a cell that is not the ledger's to write is as it was read. */
  readonly values: ReadonlyMap<RolledKey, readonly CellValue[]>;
  readonly rated: Rating;
  /** By which they are rated: those of the settings, with amounts worked out where there were none. */
  readonly tiers: TierRules;
  /** Of everybody with an ID; null where there are no Purchases. */
  readonly staged: readonly StagedCustomer[] | null;
  /** `total-replaced` where a sum has taken the place of what was typed, `total-without-rows` where that has stayed. */
  readonly issues: readonly RecordIssue[];
  /** Rows dated after today. */
  readonly future: number;
}

const SEPARATOR = ' · ';
/** In `rolledUp`, where nothing was written. */
const NONE = '–';

/**
 * Rolls all customers up and rates them. `ids` are the records' IDs, `rawOf` reads a cell as it is, '' where there is no
 * such column. With `of`, entries are those of one customer: what it says of others is only that they stay as they are.
 * Linear but for the sorting of each customer's orders.
 */
export function rollUpRecords(
  records: StandardRecords,
  ids: readonly string[],
  rawOf: (key: RolledKey, position: number) => CellValue,
  { purchases, followUps }: RolledEntries,
  settings: LedgerSettings,
  context: ReadingContext,
  of?: string,
): RolledRecords {
  const { today } = context;
  const rolled = rollUps({ purchases: purchases ?? [], followUps: followUps ?? [] }, today);
  const bought = byCustomer(purchases ?? []);
  const positions = [...ids.keys()];
  const issues: RecordIssue[] = [];
  const standardOf = (key: RolledKey, position: number): CellValue => records.standard.get(key)?.[position] ?? '';
  const rollUpAt = (position: number): RollUp => rolled.get(ids[position] as string) ?? NO_ROLL_UP;
  const column = (key: RolledKey, valueAt: (position: number) => CellValue): CellValue[] =>
    positions.map((position) => (of === undefined || ids[position] === of ? valueAt(position) : rawOf(key, position)));

  const values = new Map<RolledKey, CellValue[]>();
  if (purchases !== null) {
    const written = positions.map((position) => textOf(rawOf('rolledUp', position)).split(SEPARATOR));
    const kept = positions.map((): string[] => []);
    ORDER_KEYS.forEach((key, at) => {
      values.set(
        key,
        column(key, (position): CellValue => {
          const rows = bought.get(ids[position] as string) ?? [];
          const sum = saidOf(key, rows, rollUpAt(position));
          const before = standardOf(key, position);
          const isOurs = textOf(before) === (written[position]?.[at] ?? NONE);
          const isTyped = !isBlank(rawOf(key, position)) && !isOurs;
          kept[position]?.push(sum === null ? NONE : textOf(sum));
          const raw = rawOf(key, position);
          if (sum === null) {
            if (isTyped && rows.length === 0 && before !== 0)
              issues.push({ position, key, code: 'total-without-rows' });
            return isTyped || isBlank(raw) ? raw : '';
          }
          if (isSame(before, sum)) return isSame(raw, sum) ? raw : sum;
          if (isTyped) issues.push({ position, key, code: 'total-replaced' });
          return sum;
        }),
      );
    });
    values.set(
      'rolledUp',
      column('rolledUp', (position) => {
        const parts = kept[position] ?? [];
        return parts.every((part) => part === NONE) ? '' : parts.join(SEPARATOR);
      }),
    );
  }
  if (followUps !== null)
    values.set(
      'lastContact',
      column('lastContact', (position) => {
        const { lastContact } = rollUpAt(position);
        const [raw, before] = [rawOf('lastContact', position), standardOf('lastContact', position)];
        const isLater = isCivil(before) ? lastContact !== null && lastContact > before.date : isBlank(raw);
        return lastContact !== null && lastContact <= today && isLater ? { date: lastContact } : raw;
      }),
    );

  const after: StandardRecords = {
    ...records,
    standard: new Map([
      ...records.standard,
      ...[...values].map(([key, column]) => [key, column.map((value, i) => standardAfter(key, value, i))] as const),
    ]),
  };
  /** A cell that stays is read as it was. */
  function standardAfter(key: RolledKey, value: CellValue, position: number): CellValue {
    return value === rawOf(key, position) ? standardOf(key, position) : value;
  }
  const tiers = withAmounts(after, settings);
  const rated = rateRecords(after, { ...settings, tiers }, context, (position) => {
    const { contactCount = 0, loyalty = 0 } = factsOf(rollUpAt(position));
    return { contactCount, loyalty, tellsType: bought.has(ids[position] as string) };
  });
  const staged = purchases === null ? null : stagedCustomers(after, ids, rollUpAt, settings, context);
  if (staged !== null) {
    const labels = stageLabels(settings);
    const ours = new Set(labels.values());
    values.set(
      'lifecycleStage',
      column('lifecycleStage', (position) => {
        const raw = rawOf('lifecycleStage', position);
        // What is no stage of ours is a word of the user's own.
        if (!isBlank(raw) && !ours.has(textOf(standardOf('lifecycleStage', position)))) return raw;
        const stage = staged[position]?.stage ?? null;
        return stage === null ? '' : (labels.get(stage) ?? raw);
      }),
    );
  }
  const future = ids.reduce((sum, _, position) => sum + rollUpAt(position).future, 0);
  return {
    values,
    rated,
    tiers,
    staged: staged?.filter(({ customerId }) => customerId !== '' && (of === undefined || customerId === of)) ?? null,
    issues,
    future,
  };
}

/**
 * `rolledUp` of a record of which some columns are not written: of these it goes on saying what was written before. `now`
 * and `before` are texts of `rolledUp`.
 */
export function rolledUpWithout(isUnwritten: (key: OrderKey) => boolean, now: string, before: string): string {
  const [fresh, old] = [now, before].map((text) => text.split(SEPARATOR));
  const parts = ORDER_KEYS.map((key, at) => (isUnwritten(key) ? old : fresh)?.[at] || NONE);
  return parts.every((part) => part === NONE) ? '' : parts.join(SEPARATOR);
}

/** What the rows of a customer say for a column; null where they do not: openings may know of one thing and not of another. */
function saidOf(key: OrderKey, rows: readonly Purchase[], { orderCount, totalSpent, firstOrder, lastOrder }: RollUp) {
  const says = (part: 'quantity' | 'since' | 'date'): boolean =>
    rows.some((row) => !isOpening(row) || row[part] !== null);
  const dated = (date: CivilDate | null): CellValue | null => (date === null ? null : { date });
  switch (key) {
    case 'orderCount':
      return says('quantity') ? orderCount : null;
    case 'totalSpent':
      return rows.some(({ amount }) => amount !== null) ? totalSpent : null;
    case 'firstOrder':
      return says('since') ? dated(firstOrder) : null;
    case 'lastOrder':
      return says('date') ? dated(lastOrder) : null;
  }
}

/**
 * The row of Purchases, by its columns' keys, that stands for what is noted of a customer's orders so far. Null where
 * nothing is, and where a row would say something else than what stands: that stays as it is.
 */
export function openingOf(
  customerId: string,
  noted: Readonly<Record<OrderKey, CellValue>>,
  language: Language,
): Readonly<Record<string, CellValue>> | null {
  const { orderCount, totalSpent, firstOrder, lastOrder } = noted;
  if ([firstOrder, lastOrder].every(isBlank) && (orderCount || 0) === 0 && (totalSpent || 0) === 0) return null;
  const number = (value: CellValue): number | null => (typeof value === 'number' ? value : null);
  const date = (value: CellValue): CivilDate | null => (isCivil(value) ? value.date : null);
  const row: Purchase = {
    row: 0,
    customerId,
    date: date(lastOrder),
    product: OPENING_LABELS[language],
    quantity: number(orderCount),
    amount: number(totalSpent),
    cost: null,
    payment: '',
    due: null,
    received: null,
    receivedOn: null,
    invoice: '',
    since: date(firstOrder),
  };
  // What a row comes to does not depend on the day, but for what is recent.
  const rolled = rollUps({ purchases: [row], followUps: [] }, row.date ?? row.since ?? '2000-01-01').get(customerId);
  const saysTheSame = ORDER_KEYS.every((key) => {
    const sum = saidOf(key, [row], rolled ?? NO_ROLL_UP);
    return sum === null ? isBlank(noted[key]) : isSame(noted[key], sum);
  });
  if (!saysTheSame) return null;
  const { product, quantity, amount } = row;
  return { date: lastOrder, customerId, product, quantity: quantity ?? '', amount: amount ?? '', since: firstOrder };
}

/** Numbers are the same where they are to the four decimals of a sum, dates whatever the time. */
function isSame(value: CellValue, sum: CellValue): boolean {
  if (isCivil(value) && isCivil(sum)) return value.date === sum.date;
  if (typeof value !== 'number' || typeof sum !== 'number') return false;
  const exact = noMoney();
  addMoney(exact, value);
  return moneyIn(exact) === sum;
}

/** What the stages are called in this ledger, by their keys. */
export function stageLabels({ lists, language }: Pick<LedgerSettings, 'lists' | 'language'>): Map<string, string> {
  const items = lists['lifecycleStage'];
  return new Map(
    (LISTS['lifecycleStage'] ?? []).flatMap(({ key, labels }): [string, string][] => {
      const label = items === undefined ? labels[language] : items.find((item) => item.key === key)?.label;
      return label === undefined ? [] : [[key, label]];
    }),
  );
}

function stagedCustomers(
  records: StandardRecords,
  ids: readonly string[],
  of: (position: number) => RollUp,
  settings: LedgerSettings,
  { today }: ReadingContext,
): StagedCustomer[] {
  const facts = tierFacts(records, settings.lists['customerType'] ?? []);
  const ledger = ledgerFacts(facts);
  return ids.map((customerId, position): StagedCustomer => {
    const { loyalty, usualInterval } = of(position);
    // A type follows from orders here, and is no sign of them.
    const { customerType: _, ...one } = facts[position] ?? {};
    return {
      customerId,
      ...stageOf({ ...one, loyalty, usualInterval }, ledger, today),
      lastOrder: one.lastOrder ?? null,
    };
  });
}
