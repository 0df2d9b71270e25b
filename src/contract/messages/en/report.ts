/** Wording of reports: figures with their formulas, tables, what is left out. */
import type { ShippedAction } from '../../../domain/history/playbook';
import type { Age } from '../../../domain/report/collection';
import type { FigureKey, Rest } from '../../../domain/report/figures';
import type { Box } from '../../../domain/report/maintenance-map';
import type { LeftOutCode, TableKey } from '../../../domain/report/report';
import type { Shown } from '../../words';
import { plural } from './shared';

type Count = { readonly n: Shown };

/** What a figure is called, and how it comes about. */
type Wording = { readonly name: string; readonly formula: string };

export const report = {
  figures: {
    sales: { name: 'Sales', formula: 'sum of amounts, returns taken off' },
    returns: { name: 'Returns', formula: 'sum of the amounts below 0, without their sign' },
    orders: { name: 'Orders', formula: 'invoices, and rows without invoice, that are not returns alone' },
    'orders-with': {
      name: 'Orders with it',
      formula: 'orders that hold the product; an order of two products counts with both',
    },
    'average-order': { name: 'Average order', formula: 'sales ÷ orders, opening rows left out' },
    cost: { name: 'Cost', formula: 'sum of costs, as written' },
    profit: { name: 'Profit', formula: 'amounts − costs, of the rows that have both' },
    margin: { name: 'Margin', formula: 'profit ÷ amounts of the same rows' },
    due: { name: 'Due', formula: 'sum of the amounts that were due' },
    received: { name: 'Received', formula: 'sum of what was received for what was due, whenever it was paid' },
    'collection-rate': { name: 'Collection rate', formula: 'received ÷ due' },
    owed: { name: 'Outstanding', formula: 'due − received' },
    'longest-overdue': {
      name: 'Longest overdue',
      formula: 'days since the due date of the row that is open for longest',
    },
    deals: { name: 'Open opportunities', formula: 'opportunities that are neither won nor lost' },
    'deal-amount': { name: 'Pipeline', formula: 'sum of the amounts of open opportunities' },
    weighted: {
      name: 'Weighted pipeline',
      formula: 'sum of amount × probability; where a row has none, that of its stage',
    },
    'past-close': {
      name: 'Past expected close',
      formula: 'open opportunities that were expected to close before today',
    },
    stale: { name: 'Stale', formula: 'open opportunities without change for longer than their stage takes' },
    won: { name: 'Won', formula: 'sum of the amounts of opportunities won in the period' },
    'win-rate': { name: 'Win rate', formula: 'won ÷ (won + lost), by when the stage last changed' },
    csat: { name: 'Satisfaction (CSAT)', formula: 'scores of 4 and 5 ÷ all scores of 1 to 5' },
    nps: { name: 'Net promoter score (NPS)', formula: 'share of 9 and 10 − share of 0 to 6, among scores of 0 to 10' },
    'score-of-5': { name: 'Average score of 5', formula: 'sum of the scores of 1 to 5 ÷ their number' },
    'score-of-10': { name: 'Average score of 10', formula: 'sum of the scores of 0 to 10 ÷ their number' },
    complaints: { name: 'Complaints', formula: 'complaints received in the period' },
    'complaints-resolved': { name: 'Complaints resolved', formula: 'complaints resolved in the period' },
    'days-to-resolve': { name: 'Days to resolve', formula: 'median of the days from complaint to resolution' },
    'complaints-open': {
      name: 'Open complaints',
      formula: 'complaints without a day of resolution whose status is not Resolved',
    },
    'oldest-complaint': { name: 'Oldest open complaint', formula: 'days since the first of the open complaints' },
    customers: { name: 'Customers', formula: 'number of customers' },
    share: { name: 'Share', formula: 'customers ÷ all customers' },
    buyers: { name: 'Buyers', formula: 'customers with an order in the period' },
    'new-buyers': { name: 'New buyers', formula: 'customers whose first order lies in the period' },
    repurchase: {
      name: 'Repurchase rate',
      formula: 'buyers with two orders or more by the end of the period ÷ buyers',
    },
    retention: {
      name: 'Retention rate',
      formula: 'customers who bought in the period before and in this one ÷ those who bought in the one before',
    },
    churn: {
      name: 'Churn rate',
      formula: 'customers lost by the end of the period ÷ customers who had bought and were not lost before it',
    },
    'win-back': {
      name: 'Win-back rate',
      formula: 'customers with an order in the period ÷ those who were lost before it',
    },
    'win-back-plans': { name: 'Win-back plans', formula: 'open plans of the kind Win-back' },
    'stage-changes': {
      name: 'Customers who took it',
      formula: 'customers who went from the first stage to the second in the period',
    },
    conversion: {
      name: 'Conversion',
      formula: 'those ÷ customers who were in the first stage at some time of the period',
    },
    'contact-overdue': {
      name: 'Waiting too long',
      formula:
        'customers with a plan before today or, without one, more days since the last contact than are wished for',
    },
  } satisfies Record<FigureKey, Wording>,
  tables: {
    'sales-by-month': 'Sales by month',
    'sales-by-quarter': 'Sales by quarter',
    'sales-by-year': 'Sales by year',
    'sales-by-product': 'Sales by product',
    'sales-by-tier': 'Sales by tier',
    'sales-by-customer': 'Sales by customer',
    'collection-by-month': 'Collection by month due',
    'collection-by-customer': 'Collection by customer',
    ageing: 'Outstanding by days past due',
    'pipeline-by-stage': 'Open opportunities by stage',
    'lost-deals': 'Why opportunities were lost',
    'complaints-by-severity': 'Open complaints by severity',
    'customers-by-type': 'Customers by type',
    'customers-by-tier': 'Customers by tier',
    'customers-by-stage': 'Customers by stage',
    'customers-by-segment': 'Customers by segment',
    'lost-customers': 'Why customers were lost',
  } satisfies Record<TableKey, string>,
  rests: {
    none: 'none given',
    undated: 'without a date',
    opening: 'opening balance',
    unlinked: 'of no known customer',
    others: 'all others',
  } satisfies Record<Rest, string>,
  ages: {
    later: 'not due yet',
    '0-30': '0–30 days',
    '31-60': '31–60 days',
    '61-90': '61–90 days',
    'over-90': 'over 90 days',
  } satisfies Record<Age, string>,
  boxes: {
    acquire: 'Acquire',
    maintain: 'Maintain',
    'win-back': 'Churn and win-back',
    unknown: 'Stage unknown',
  } satisfies Record<Box, string>,
  actions: {
    'check-in-news-first': 'check in, news first',
    'ask-new-needs': 'ask for new needs',
    'introduce-invite': 'introduce, invite a first order',
    'ask-why-offer-return': 'ask why, offer a return',
  } satisfies Record<ShippedAction, string>,
  leftOut: {
    'purchase-undated': ({ n }) => `${n} ${plural(n, 'purchase without a date', 'purchases without a date')}`,
    'purchase-unread': ({ n }) =>
      `${n} ${plural(n, 'purchase without an amount that can be read in the ledger’s currency', 'purchases without an amount that can be read in the ledger’s currency')}`,
    'purchase-future': ({ n }) => `${n} ${plural(n, 'purchase dated after today', 'purchases dated after today')}`,
    'purchase-unlinked': ({ n }) =>
      `${n} ${plural(n, 'purchase of no known customer', 'purchases of no known customer')}`,
    'purchase-opening': ({ n }) =>
      `${n} ${plural(n, 'opening row, which belongs to no period', 'opening rows, which belong to no period')}`,
    'cost-missing': ({ n }) =>
      `${n} ${plural(n, 'purchase without a cost, left out of the profit', 'purchases without a cost, left out of the profit')}`,
    'deal-unread': ({ n }) => `${n} ${plural(n, 'opportunity without an amount', 'opportunities without an amount')}`,
    'deal-unweighted': ({ n }) =>
      `${n} ${plural(n, 'opportunity in a stage without probability', 'opportunities in a stage without probability')}`,
    'deal-undated': ({ n }) =>
      `${n} won or lost ${plural(n, 'opportunity', 'opportunities')} without a day under Stage changed, in no period`,
    'cell-unread': ({ n }) =>
      `${n} ${plural(n, 'cell of Opportunities and Feedback that cannot be read', 'cells of Opportunities and Feedback that cannot be read')}`,
    'tab-missing': ({ n }) =>
      `${n} ${plural(n, 'tab of the ledger is missing, its rows are', 'tabs of the ledger are missing, their rows are')} in no figure: File > Version history brings back what was deleted`,
    'setting-unclear': ({ n }) =>
      `${n} ${plural(n, 'cell of Settings that is not understood', 'cells of Settings that are not understood')}`,
    'segment-unclear': ({ n }) =>
      `${n} ${plural(n, 'segment that cannot be told', 'segments that cannot be told')}: a column is missing`,
  } satisfies Record<LeftOutCode, (told: Count) => string>,
  sections: {
    period: 'Period',
    before: 'Compared with',
    now: 'Today',
    map: 'Customer maintenance map',
    flagged: 'Opportunities to look at',
    conversions: 'Conversion between stages',
    leftOut: 'Left out, or worth a look',
    noTier: 'no tier',
    noOwner: 'no owner',
    action: 'What to do',
    contact: 'Contact',
    owners: 'Who looks after them',
  },
  from: ({ from, to }: { readonly from: Shown; readonly to: Shown }) => `${from} to ${to}`,
  pastClose: ({ n }: Count) => `${n} ${plural(n, 'day', 'days')} past the expected close`,
  stale: ({ n, limit }: Count & { readonly limit: Shown }) =>
    `no change for ${n} ${plural(n, 'day', 'days')}, limit ${limit}`,
  everyDays: ({ n }: Count) => `every ${n} days`,
  dashboard: {
    asOf: ({ today, key, from, to }: { readonly [name in 'today' | 'key' | 'from' | 'to']: Shown }) =>
      `As of ${today}. This period: ${key}, ${from} to ${to}`,
    beside: ({ from, to }: { readonly from: Shown; readonly to: Shown }) => `, beside ${from} to ${to}.`,
    live: ({ today }: { readonly today: Shown }) =>
      `Cells with a formula follow the ledger by themselves; all others are as of ${today}. “Dashboard” in the menu works them out anew, and so does every night with daily reminders on.`,
    sections: {
      sales: 'Sales',
      customers: 'Customers',
      opportunities: 'Opportunities',
      collection: 'Collection',
      service: 'Complaints',
    },
    onBefore: 'vs. before',
    columns: {
      figure: 'Figure',
      period: 'This period',
      before: 'Before',
      change: 'Change',
      now: 'Today',
      n: 'Out of (n)',
      formula: 'How it comes about',
    },
    points: 'pp',
    of: {
      month: 'Month',
      quarter: 'Quarter',
      year: 'Year',
      product: 'Product',
      tier: 'Tier',
      customer: 'Customer',
      age: 'Days past due',
      stage: 'Stage',
      reason: 'Reason',
      severity: 'Severity',
      type: 'Type',
      step: 'From → to',
      why: 'Why',
    },
    productMonths: 'Sales by month and product',
    glossary: 'How the other figures come about',
  },
};
