/** All figures of a ledger at one time, as data. The same rows give the same report in whatever order they stand. */
import type { CivilDate } from '../civil-date';
import { type Entries, isOpening, type StageChange } from '../history/entries';
import { byCustomer } from '../history/orders';
import type { PlaybookRow } from '../history/playbook';
import type { LedgerListItem } from '../ledger-settings';
import {
  ageing,
  collectionByCustomer,
  collectionByPeriod,
  collectionNow,
  collectionWithin,
  receivablesIn,
} from './collection';
import {
  buyersWithin,
  churnWithin,
  conversionsWithin,
  customersBy,
  orderDays,
  type StageConversion,
  type StandingCustomers,
  standingOn,
  winBackPlans,
} from './customers';
import { count, type Figure, type LineOf, type ReportLine, share } from './figures';
import { type MapBox, type MappedCustomer, maintenanceMap } from './maintenance-map';
import { comparedWith, type Period, periodBefore, periodNamed, periodOf } from './periods';
import {
  type DealStages,
  dealsWithin,
  type FlaggedDeal,
  flaggedDeals,
  lostDeals,
  pipelineByStage,
  pipelineNow,
  SHIPPED_STAGES,
  undatedDeals,
  unweightedDeals,
} from './pipeline';
import {
  type ProductMonths,
  salesByCustomer,
  salesByMonthAndProduct,
  salesByPeriod,
  salesByProduct,
  salesIn,
  salesWithin,
  totalSales,
} from './sales';
import { complaintsBySeverity, complaintsNow, satisfactionWithin } from './satisfaction';

/** A customer by the keys of its lists, '' for none; own words of the user as text. */
export interface ReportCustomer extends MappedCustomer {
  readonly title: string;
  readonly type: string;
  readonly lostReason: string;
}

export interface ReportInput {
  readonly customers: readonly ReportCustomer[];
  readonly entries: Entries;
  /** Null where there is no Stage history. */
  readonly stageChanges: readonly StageChange[] | null;
  readonly lists: Readonly<Record<string, readonly LedgerListItem[]>>;
  readonly playbook: readonly PlaybookRow[];
  /** Without, those that ship. */
  readonly dealStages?: DealStages | undefined;
  /** Saved conditions, with the positions of the customers who meet them; null where that cannot be told. */
  readonly segments?: readonly { readonly name: string; readonly members: readonly number[] | null }[];
  /** How many cells of the ledger's settings are not understood. */
  readonly unclearSettings?: number;
  /** How many tabs that the ledger has had are gone, and how many cells of Opportunities and Feedback cannot be read. */
  readonly missingTabs?: number;
  readonly unreadCells?: number;
  readonly currency: string;
  readonly today: CivilDate;
  /** Month in which a fiscal year begins, 1 to 12. */
  readonly fiscalStart: number;
  /** Key of the period to tell; without one the month of today. */
  readonly period?: string | undefined;
  /** How many customers and products have lines of their own. */
  readonly most: { readonly customers: number; readonly products: number };
}

export type TableKey =
  | 'sales-by-month'
  | 'sales-by-quarter'
  | 'sales-by-year'
  | 'sales-by-product'
  | 'sales-by-tier'
  | 'sales-by-customer'
  | 'collection-by-month'
  | 'collection-by-customer'
  | 'ageing'
  | 'pipeline-by-stage'
  | 'lost-deals'
  | 'complaints-by-severity'
  | 'customers-by-type'
  | 'customers-by-tier'
  | 'customers-by-stage'
  | 'customers-by-segment'
  | 'lost-customers';

/** Rows that a sum or a period is without, or that are worth a look. */
export type LeftOutCode =
  | 'purchase-undated'
  | 'purchase-unread'
  | 'purchase-future'
  | 'purchase-unlinked'
  | 'purchase-opening'
  | 'cost-missing'
  | 'deal-unread'
  | 'deal-unweighted'
  | 'deal-undated'
  | 'cell-unread'
  | 'tab-missing'
  | 'setting-unclear'
  | 'segment-unclear';

export interface Report {
  readonly today: CivilDate;
  /** ISO 4217, or ''. */
  readonly currency: string;
  readonly fiscalStart: number;
  readonly period: Period;
  /** The period before, of a period that is still running only as many days. */
  readonly before: Period;
  /** What happened in the period, and in the one before: the same figures in the same order. */
  readonly figures: readonly Figure[];
  readonly figuresBefore: readonly Figure[];
  /** How it stands today. */
  readonly now: readonly Figure[];
  readonly tables: Readonly<Record<TableKey, readonly ReportLine[]>>;
  readonly productMonths: ProductMonths;
  readonly flaggedDeals: readonly FlaggedDeal[];
  /** Null where there is no Stage history. */
  readonly conversions: readonly StageConversion[] | null;
  readonly map: readonly MapBox[];
  readonly leftOut: readonly { readonly code: LeftOutCode; readonly count: number }[];
}

/** Six roll-ups' worth of work and some sorting: 100,000 purchases take a second or two of CPU. */
export function makeReport(input: ReportInput): Report {
  const { customers, entries, lists, today, fiscalStart, most, dealStages = SHIPPED_STAGES, segments = [] } = input;
  const { purchases, followUps, opportunities, feedback } = entries;
  const period = (input.period && periodNamed(input.period, fiscalStart)) || periodOf(today, 'month', fiscalStart);
  const before = comparedWith(period, fiscalStart, today);
  const bought = byCustomer(purchases);
  const sales = salesIn(bought);
  const periods = salesByPeriod(sales, fiscalStart);
  const owed = receivablesIn(bought);
  const days = orderDays(bought);
  const standing = remembered((day) => standingOn(bought, day));
  const known = new Map(customers.map((one) => [one.customerId, one]));
  const labelled = labeller(lists);

  const within = (of: Period): Figure[] => [
    ...salesWithin(sales, of),
    ...collectionWithin(owed, of, today),
    ...dealsWithin(opportunities, of),
    ...satisfactionWithin(feedback, of),
    ...buyersWithin(days, of, periodBefore(of, fiscalStart)),
    ...churnWithin(days, of, today, standing),
  ];
  const ofCustomer = (id: string): LineOf => (known.has(id) && id !== '' ? { of: id } : { of: '', rest: 'unlinked' });
  const ofTier = (id: string): LineOf => {
    const tier = id === '' ? undefined : known.get(id)?.tier;
    return tier === undefined ? { of: '', rest: 'unlinked' } : tier === '' ? { of: '', rest: 'none' } : { of: tier };
  };
  const keysOf = (list: string): string[] => (lists[list] ?? []).map(({ key }) => key);
  const titled = (lines: readonly ReportLine[]): ReportLine[] =>
    lines.map((line) => (line.rest === undefined ? { ...line, label: known.get(line.of)?.title ?? '' } : line));
  const lost = customers.filter(({ stage }) => stage === 'lost');
  return {
    today,
    currency: input.currency,
    fiscalStart,
    period,
    before,
    figures: within(period),
    figuresBefore: within(before),
    now: [
      ...totalSales(sales),
      ...collectionNow(owed, today),
      ...pipelineNow(opportunities, today, dealStages),
      ...complaintsNow(feedback, today),
      count('customers', customers.length),
      winBackPlans(followUps),
    ],
    tables: {
      'sales-by-month': periods.month,
      'sales-by-quarter': periods.quarter,
      'sales-by-year': periods.year,
      'sales-by-product': salesByProduct(sales, most.products),
      'sales-by-tier': labelled(salesByCustomer(sales, ofTier), 'tier'),
      'sales-by-customer': titled(salesByCustomer(sales, ofCustomer, most.customers)),
      'collection-by-month': collectionByPeriod(owed, 'month', fiscalStart, today),
      'collection-by-customer': titled(collectionByCustomer(owed, ofCustomer, today, most.customers)),
      ageing: ageing(owed, today),
      'pipeline-by-stage': labelled(pipelineByStage(opportunities, keysOf('stage'), dealStages), 'stage'),
      'lost-deals': labelled(lostDeals(opportunities), 'lostReason'),
      'complaints-by-severity': labelled(complaintsBySeverity(feedback, keysOf('severity')), 'severity'),
      'customers-by-type': labelled(customersOf(customers, 'type', keysOf('customerType')), 'customerType'),
      'customers-by-tier': labelled(customersOf(customers, 'tier', keysOf('tier')), 'tier'),
      'customers-by-stage': labelled(customersOf(customers, 'stage', keysOf('lifecycleStage')), 'lifecycleStage'),
      'customers-by-segment': segments.map(({ name, members }) => segmentLine(name, members, customers.length)),
      'lost-customers': labelled(customersOf(lost, 'lostReason', []), 'lostReason'),
    },
    productMonths: salesByMonthAndProduct(sales, most.products),
    flaggedDeals: flaggedDeals(opportunities, today, dealStages).slice(0, most.customers),
    conversions: input.stageChanges && conversionsWithin(input.stageChanges, period),
    map: maintenanceMap(customers, keysOf('tier'), input.playbook, today),
    leftOut: leftOutOf(input, sales.rows.filter(({ date }) => date === null).length, known),
  };
}

/** A customer may stand in several segments, or in none. */
function segmentLine(name: string, members: readonly number[] | null, customers: number): ReportLine {
  const told = members?.length ?? null;
  return {
    of: name,
    figures: [
      told === null ? { key: 'customers', value: null, n: 0 } : count('customers', told),
      told === null ? { key: 'share', value: null, n: customers } : share('share', told, customers),
    ],
  };
}

function customersOf(
  customers: readonly ReportCustomer[],
  key: 'type' | 'tier' | 'stage' | 'lostReason',
  list: readonly string[],
): ReportLine[] {
  return customersBy(
    customers.map((one) => one[key]),
    list,
  );
}

function remembered(make: (day: CivilDate) => StandingCustomers): (day: CivilDate) => StandingCustomers {
  const made = new Map<CivilDate, StandingCustomers>();
  return (day) => {
    const one = made.get(day) ?? make(day);
    made.set(day, one);
    return one;
  };
}

function labeller(lists: ReportInput['lists']): (lines: readonly ReportLine[], list: string) => ReportLine[] {
  return (lines, list) => {
    const labels = new Map((lists[list] ?? []).map(({ key, label }) => [key, label]));
    return lines.map((line) => {
      const label = line.rest === undefined ? labels.get(line.of) : undefined;
      return label === undefined ? line : { ...line, label };
    });
  };
}

function leftOutOf(
  {
    entries: { purchases, opportunities },
    today,
    dealStages = SHIPPED_STAGES,
    segments = [],
    unclearSettings = 0,
    missingTabs = 0,
    unreadCells = 0,
  }: ReportInput,
  undated: number,
  known: ReadonlyMap<string, ReportCustomer>,
): Report['leftOut'] {
  const isCosted = purchases.some(({ cost }) => cost !== null);
  const deals = unweightedDeals(opportunities, dealStages);
  const counts: Readonly<Record<LeftOutCode, number>> = {
    'purchase-undated': undated,
    'purchase-unread': purchases.filter((one) => one.amount === null && !isOpening(one)).length,
    'purchase-future': purchases.filter(({ date }) => date !== null && date > today).length,
    'purchase-unlinked': purchases.filter(({ customerId }) => customerId === '' || !known.has(customerId)).length,
    'purchase-opening': purchases.filter(isOpening).length,
    'cost-missing': isCosted ? purchases.filter(({ amount, cost }) => amount !== null && cost === null).length : 0,
    'deal-unread': deals.unread,
    'deal-unweighted': deals.unweighted,
    'deal-undated': undatedDeals(opportunities),
    'cell-unread': unreadCells,
    'tab-missing': missingTabs,
    'setting-unclear': unclearSettings,
    'segment-unclear': segments.filter(({ members }) => members === null).length,
  };
  return (Object.keys(counts) as LeftOutCode[])
    .map((code) => ({ code, count: counts[code] }))
    .filter((one) => one.count > 0);
}
