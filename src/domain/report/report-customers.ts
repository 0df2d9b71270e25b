/**
 * Customers as reports see them: type, tier and stage as their columns say, and where a column says nothing, what
 * follows from orders. Knows the columns, no sheet.
 */
import { type CellValue, isCivil, textOf } from '../cell-value';
import type { CivilDate } from '../civil-date';
import { dueRecords } from '../due-records';
import type { FieldKey } from '../fields';
import { typeOf } from '../history/customer-type';
import type { Entries } from '../history/entries';
import { factsOf, type RollUp, rollUps } from '../history/roll-ups';
import { type StageFacts, stageOf } from '../history/stages';
import type { LedgerColumn } from '../ledger-columns';
import type { LedgerSettings } from '../ledger-settings';
import { keyFinder, shippedItems } from '../list-keys';
import type { ReadingContext } from '../sheet-snapshot';
import type { LedgerFacts } from '../tiers';
import type { ReportCustomer, ReportInput } from './report';

interface CustomerCells {
  /** Sheet row of each record. */
  readonly rows: readonly number[];
  readonly columns: readonly LedgerColumn[];
  readonly values: readonly (readonly CellValue[])[];
}

/** The lists that reports speak of, as the ledger has them, else as they ship. */
export function reportLists({ lists, language }: Pick<LedgerSettings, 'lists' | 'language'>): ReportInput['lists'] {
  const names = ['customerType', 'tier', 'lifecycleStage', 'lostReason', 'stage', 'severity'];
  return Object.fromEntries(names.map((name) => [name, lists[name] ?? shippedItems(name, language)]));
}

/** In the order of the rows. Linear, as a roll-up is. */
export function reportCustomers(
  cells: CustomerCells,
  settings: Pick<LedgerSettings, 'lists' | 'language'>,
  context: Pick<ReadingContext, 'locale' | 'today' | 'language'>,
  entries: Pick<Entries, 'purchases' | 'followUps'>,
): ReportCustomer[] {
  const { today } = context;
  const rolledUp = rollUps(entries, today);
  const lists = reportLists(settings);
  const cellsOf = (key: FieldKey): CellValue[] => {
    const index = cells.columns.find((column) => column.key === key)?.index;
    return cells.rows.map((row) => (index === undefined ? '' : (cells.values[row]?.[index] ?? '')));
  };
  const keysOf = (field: FieldKey, list: string = field): string[] => {
    const keyOf = keyFinder(list, lists[list] ?? []);
    return cellsOf(field).map((cell) => keyOf(textOf(cell).trim()));
  };
  const [types, tiers, stages, reasons] = [
    keysOf('customerType'),
    keysOf('tier'),
    keysOf('lifecycleStage'),
    keysOf('lostReason'),
  ];
  const noted = notedFacts(cellsOf);
  const records = dueRecords(cells, settings, context);
  const facts = records.map(({ customerId }, i): StageFacts => {
    const own = customerId === '' ? undefined : rolledUp.get(customerId);
    return own !== undefined && own.orderCount > 0 ? factsOfRollUp(own) : (noted[i] as StageFacts);
  });
  const ledger: LedgerFacts = {
    knowsPurchases: entries.purchases.length > 0 || facts.some(isKnown),
    knowsTypes: types.some((type) => type !== ''),
  };
  return records.map((record, i): ReportCustomer => {
    const { customerId, name, owner, isDoNotContact, nextFollowUp, lastContact } = record;
    const own = rolledUp.get(customerId);
    const type = types[i] as string;
    const told = { ...(facts[i] as StageFacts), ...(isShippedType(type) && { customerType: type }) };
    return {
      customerId,
      title: name,
      type: type || (typeOf(told, ledger, today).type ?? ''),
      tier: tiers[i] as string,
      stage: stages[i] || (stageOf(told, ledger, today).stage ?? ''),
      lostReason: reasons[i] as string,
      owner,
      isDoNotContact,
      lastContact: later(lastContact || null, own?.lastContact ?? null),
      nextFollowUp: nextFollowUp || (own?.nextFollowUp?.date ?? null),
    };
  });
}

function isKnown({ orderCount, totalSpent, firstOrder, lastOrder }: StageFacts): boolean {
  return [orderCount, totalSpent, firstOrder, lastOrder].some((fact) => fact !== undefined);
}

function isShippedType(type: string): type is 'prospect' | 'new' | 'existing' {
  return type === 'prospect' || type === 'new' || type === 'existing';
}

function later(a: CivilDate | null, b: CivilDate | null): CivilDate | null {
  return a === null || (b !== null && b > a) ? b : a;
}

function factsOfRollUp(rollUp: RollUp): StageFacts {
  return { ...factsOf(rollUp), usualInterval: rollUp.usualInterval };
}

/** What the columns of each customer say of orders. */
function notedFacts(cellsOf: (key: FieldKey) => CellValue[]): StageFacts[] {
  const [counts, totals, firsts, lasts] = [
    cellsOf('orderCount'),
    cellsOf('totalSpent'),
    cellsOf('firstOrder'),
    cellsOf('lastOrder'),
  ] as const;
  const number = (cell: CellValue | undefined): number | undefined => (typeof cell === 'number' ? cell : undefined);
  const date = (cell: CellValue | undefined): CivilDate | undefined =>
    cell !== undefined && isCivil(cell) ? cell.date : undefined;
  return counts.map((count, i) => {
    const facts = {
      orderCount: number(count),
      totalSpent: number(totals[i]),
      firstOrder: date(firsts[i]),
      lastOrder: date(lasts[i]),
      usualInterval: null,
    };
    // What is not known is left out, not undefined; fromEntries forgets the keys' types.
    return Object.fromEntries(
      Object.entries(facts).filter(([, value]) => value !== undefined),
    ) as unknown as StageFacts;
  });
}
