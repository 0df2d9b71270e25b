/** The figures of the ledger: what is asked, and what each figure is counted in. */
import * as v from 'valibot';
import type { FigureKey } from '../../domain/report/figures';
import type { Report } from '../../domain/report/report';
import { type OperationResult, requestId } from './basics';

/** Decimals with which amounts of a report are shown. */
export { currencyDigits } from '../../domain/currency';

/** Month in which a fiscal year begins; without, that of the ledger. */
const fiscalStart = v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)));

/** Input schemas. */
export const reportInput = {
  report: v.object({
    fiscalStart,
    /** `2026-04`, `2026-Q1` or `2026`; without, the month of today. */
    period: v.optional(v.pipe(v.string(), v.regex(/^(?!0000)\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/))),
  }),
  /** Makes the Dashboard, or brings it up to date: one part of it. */
  rebuildDashboard: v.object({ requestId, fiscalStart }),
  /** Makes open plans of the actions in the notes box. */
  takeNotes: v.object({ requestId }),
};

export interface ReportOutput {
  report: Report;
  rebuildDashboard: {
    /** Figures that a formula keeps, and those that are of the day. */
    readonly live: number;
    readonly dated: number;
    /** Another part is to go on; the figures are told by the last one. */
    readonly isUnfinished: boolean;
  };
  takeNotes: OperationResult;
}

/** Shares are from 0 to 1, points from -1 to 1: both are shown times 100. */
export const FIGURE_UNITS: Readonly<Record<FigureKey, 'money' | 'count' | 'share' | 'points' | 'score' | 'days'>> = {
  sales: 'money',
  returns: 'money',
  orders: 'count',
  'orders-with': 'count',
  'average-order': 'money',
  cost: 'money',
  profit: 'money',
  margin: 'share',
  due: 'money',
  received: 'money',
  'collection-rate': 'share',
  owed: 'money',
  'longest-overdue': 'days',
  deals: 'count',
  'deal-amount': 'money',
  weighted: 'money',
  'past-close': 'count',
  stale: 'count',
  won: 'money',
  'win-rate': 'share',
  csat: 'share',
  nps: 'points',
  'score-of-5': 'score',
  'score-of-10': 'score',
  complaints: 'count',
  'complaints-resolved': 'count',
  'days-to-resolve': 'days',
  'complaints-open': 'count',
  'oldest-complaint': 'days',
  customers: 'count',
  share: 'share',
  buyers: 'count',
  'new-buyers': 'count',
  repurchase: 'share',
  retention: 'share',
  churn: 'share',
  'win-back': 'share',
  'win-back-plans': 'count',
  'stage-changes': 'count',
  conversion: 'share',
  'contact-overdue': 'count',
};
