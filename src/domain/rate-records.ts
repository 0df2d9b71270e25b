/**
 * Tiers and types for all records of a ledger, and why. A tier that somebody has typed stays; it is told by the source
 * column, which says what the ledger itself wrote last.
 */
import type { StandardRecords } from './assess-records';
import { type CellValue, isBlank, isCivil, textOf } from './cell-value';
import type { ColumnKey } from './fields';
import { typeOf } from './history/customer-type';
import type { LedgerListItem, LedgerSettings } from './ledger-settings';
import type { ReadingContext } from './sheet-snapshot';
import { describeTierReason } from './tier-words';
import {
  createTierRules,
  hasBought,
  type LedgerFacts,
  type TierFacts,
  type TierRules,
  type TierScheme,
  tierOf,
  tierTable,
} from './tiers';

export interface Rating {
  /** Content of the tier column; '' for none. What somebody has typed stays as it is. */
  readonly labels: readonly CellValue[];
  /** Text of the source column: what was written, and why. */
  readonly sources: readonly string[];
  /** Text of the type column where it was empty and the data say; else as it was. */
  readonly types: readonly CellValue[];
  /** In rank order; a label `''` counts those without a tier. */
  readonly counts: readonly { readonly label: string; readonly count: number }[];
}

/** Between the tier and its reason in the source column. */
const SEPARATOR = ' · ';
/** Stands for no tier in the source column. */
const NONE = '–';

function civil(value: CellValue | undefined): string | undefined {
  return value !== undefined && isCivil(value) ? value.date : undefined;
}

function number(value: CellValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

const PURCHASE_KEYS: readonly ColumnKey[] = ['orderCount', 'totalSpent', 'firstOrder', 'lastOrder'];

/** What a record's tier is told by, over the whole ledger. */
export const RATED_KEYS: ReadonlySet<string> = new Set<ColumnKey>([
  'tier',
  'tierSource',
  'customerType',
  'lastContact',
  ...PURCHASE_KEYS,
]);

/** Whether a rule asks for contacts or quarters, which no column holds. */
function asksForRows(rules: TierRules): boolean {
  return tierTable(rules).some(({ anyOf }) =>
    anyOf.some(({ contactsFrom, loyaltyFrom }) => contactsFrom !== undefined || loyaltyFrom !== undefined),
  );
}

/** Records whose orders are noted in a way that cannot be read: nothing may be said of them. */
function unreadableOf(records: StandardRecords): ReadonlySet<number> {
  const unreadable = new Set<number>();
  for (const key of PURCHASE_KEYS) {
    const wantsDate = key === 'firstOrder' || key === 'lastOrder';
    records.standard.get(key)?.forEach((value, position) => {
      if (!isBlank(value) && (wantsDate ? !isCivil(value) : typeof value !== 'number')) unreadable.add(position);
    });
  }
  return unreadable;
}

/** What each record tells about orders and contacts; `types` is the list of customer types. */
export function tierFacts(records: StandardRecords, types: readonly LedgerListItem[]): TierFacts[] {
  const at = (key: ColumnKey, position: number): CellValue | undefined => records.standard.get(key)?.[position];
  const typeKeys = new Map(types.map((item) => [item.label, item.key]));
  return Array.from({ length: records.count }, (_, position) => {
    const type = typeKeys.get(textOf(at('customerType', position) ?? ''));
    const facts = {
      orderCount: number(at('orderCount', position)),
      totalSpent: number(at('totalSpent', position)),
      firstOrder: civil(at('firstOrder', position)),
      lastOrder: civil(at('lastOrder', position)),
      lastContact: civil(at('lastContact', position)),
      customerType: type === 'prospect' || type === 'new' || type === 'existing' ? type : undefined,
    };
    return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as TierFacts;
  });
}

export function ledgerFacts(facts: readonly TierFacts[]): LedgerFacts {
  return {
    knowsPurchases: facts.some(
      (one) =>
        one.orderCount !== undefined ||
        one.totalSpent !== undefined ||
        one.firstOrder !== undefined ||
        one.lastOrder !== undefined,
    ),
    knowsTypes: facts.some((one) => one.customerType !== undefined),
  };
}

/** The rules of a new ledger: amounts are worked out once, from its own buyers. */
export function newTierRules(
  records: StandardRecords,
  settings: Pick<LedgerSettings, 'lists' | 'currency'>,
  scheme: TierScheme,
): TierRules {
  const facts = tierFacts(records, settings.lists['customerType'] ?? []);
  const ledger = ledgerFacts(facts);
  const totals = facts
    .filter((one) => hasBought(one, ledger) === true)
    .flatMap((one) => (one.totalSpent === undefined ? [] : [one.totalSpent]));
  return createTierRules(scheme, { currency: settings.currency, totals });
}

/**
 * The rules of a ledger that knew no amounts when it was set up, with the amounts of its buyers now; as they are where
 * there are amounts already, none can be told, or somebody wants none.
 */
export function withAmounts(records: StandardRecords, settings: LedgerSettings): TierRules {
  const { tiers } = settings;
  if (tiers.vipAmount !== null || tiers.withoutAmount) return tiers;
  const { vipAmount, middleAmount } = newTierRules(records, settings, tiers.scheme);
  return vipAmount === null ? tiers : { ...tiers, vipAmount, middleAmount };
}

/** What the rows of the linked tabs tell of a record beside its columns. */
export interface LinkedFacts extends Required<Pick<TierFacts, 'contactCount' | 'loyalty'>> {
  /** There are purchases, from which the type follows. */
  readonly tellsType: boolean;
}

/** Rates every record. Without `linked`, tiers whose rules ask for what only linked rows tell stay as they are. Linear. */
export function rateRecords(
  records: StandardRecords,
  settings: LedgerSettings,
  context: ReadingContext,
  linked?: (position: number) => LinkedFacts,
): Rating {
  const types = settings.lists['customerType'] ?? [];
  const items = settings.lists['tier'] ?? [];
  const told = tierFacts(records, types);
  const facts = linked === undefined ? told : told.map((one, position) => ({ ...one, ...linked(position) }));
  const ledger = ledgerFacts(facts);
  const areUnknown = linked === undefined && asksForRows(settings.tiers);
  const unreadable = unreadableOf(records);
  const { language, tiers: rules } = settings;
  const labelOf = (key: string | null): string =>
    key === null ? '' : (items.find((item) => item.key === key)?.label ?? '');
  const typeLabel = (key: string | null): string => types.find((item) => item.key === key)?.label ?? '';

  const labels: CellValue[] = [];
  const sources: string[] = [];
  const typeTexts: CellValue[] = [];
  for (let position = 0; position < records.count; position++) {
    const one = facts[position] as TierFacts;
    const typed = records.standard.get('tier')?.[position] ?? '';
    const now = textOf(typed).trim();
    const source = records.standard.get('tierSource')?.[position] ?? '';
    const written = textOf(source).split(SEPARATOR)[0] ?? '';
    if (now !== '' && now !== written) {
      labels.push(typed);
      sources.push(describeTierReason({ code: 'by-hand' }, language));
    } else if (areUnknown && written !== '') {
      labels.push(typed);
      sources.push(textOf(source));
    } else {
      const { tier, reason } = unreadable.has(position)
        ? { tier: null, reason: { code: 'unreadable' } as const }
        : tierOf(one, ledger, rules, context.today);
      const label = labelOf(tier);
      // Somebody has deleted the word from the list: what bears it waits for it to come back.
      const isWordless = label === '' && tier !== null && now !== '' && items.every((item) => item.label !== now);
      labels.push(isWordless ? typed : label);
      if (isWordless) sources.push(textOf(source));
      else sources.push(`${label === '' ? NONE : label}${SEPARATOR}${describeTierReason(reason, language)}`);
    }
    const type = records.standard.get('customerType')?.[position] ?? '';
    const isToldByRows = one.customerType !== undefined && linked?.(position).tellsType === true;
    const label = isBlank(type) || isToldByRows ? typeLabel(typeOf(one, ledger, context.today).type) : '';
    typeTexts.push(unreadable.has(position) || label === '' ? type : label);
  }

  const counts = [...items.map((item) => item.label), ''].map((label) => ({
    label,
    count: labels.filter((value) => textOf(value).trim() === label).length,
  }));
  return { labels, sources, types: typeTexts, counts: counts.filter(({ label, count }) => label !== '' || count > 0) };
}
