/**
 * Opportunities: what they are worth by stage, which ones nobody has looked at, how many are won. Source of
 * probabilities and days: the product's defaults, section 3; capabilities 66 and 67.
 */
import { type CivilDate, daysBetween } from '../civil-date';
import type { Opportunity } from '../history/entries';
import { addMoney, type MoneySum, moneyIn, noMoney } from '../money';
import { byText, count, createGroups, type Figure, type ReportLine, share } from './figures';
import { isWithin, type Period } from './periods';

/** Null where nobody has said. */
interface DealStage {
  /** How likely such a deal is won, 0 to 1. */
  readonly probability: number | null;
  /** After how many days without change it is stale. */
  readonly staleDays: number | null;
}

/** By the key of the stage. */
export type DealStages = Readonly<Record<string, DealStage>>;

export const SHIPPED_STAGES: DealStages = {
  'first-contact': { probability: 0.1, staleDays: 14 },
  qualified: { probability: 0.25, staleDays: 14 },
  quoted: { probability: 0.5, staleDays: 10 },
  negotiation: { probability: 0.75, staleDays: 10 },
  won: { probability: 1, staleDays: null },
  lost: { probability: 0, staleDays: null },
};

export interface FlaggedDeal {
  readonly row: number;
  readonly customerId: string;
  readonly product: string;
  readonly stage: string;
  readonly owner: string;
  /** Days past the expected close; days since the last change, and the limit. One of them at least is set. */
  readonly pastClose: number | null;
  readonly stale: { readonly days: number; readonly limit: number } | null;
}

function isOpen({ stage }: Opportunity): boolean {
  return stage !== 'won' && stage !== 'lost';
}

/** The deal's own probability, else that of its stage; null where that has none. */
function probabilityOf({ probability, stage }: Opportunity, stages: DealStages): number | null {
  return probability ?? stages[stage]?.probability ?? null;
}

interface PipelineSum {
  readonly amount: MoneySum;
  readonly weighted: MoneySum;
  deals: number;
  amounts: number;
  weights: number;
}

function newSum(): PipelineSum {
  return { amount: noMoney(), weighted: noMoney(), deals: 0, amounts: 0, weights: 0 };
}

function add(sum: PipelineSum, deal: Opportunity, stages: DealStages): void {
  sum.deals++;
  if (deal.amount === null) return;
  addMoney(sum.amount, deal.amount);
  sum.amounts++;
  const probability = probabilityOf(deal, stages);
  if (probability === null) return;
  addMoney(sum.weighted, deal.amount * probability);
  sum.weights++;
}

function figuresOf({ amount, weighted, deals, amounts, weights }: PipelineSum): Figure[] {
  return [
    count('deals', deals),
    { key: 'deal-amount', value: moneyIn(amount), n: amounts },
    { key: 'weighted', value: moneyIn(weighted), n: weights },
  ];
}

/** Open deals of every stage of the list, in its order, and of stages that are none of it; without won and lost. */
export function pipelineByStage(
  deals: readonly Opportunity[],
  list: readonly string[],
  stages: DealStages,
): ReportLine[] {
  const groups = createGroups(newSum);
  for (const stage of list) if (stage !== 'won' && stage !== 'lost') groups.at(stage);
  for (const deal of [...deals].filter(isOpen).sort((a, b) => byText(a.stage, b.stage)))
    add(deal.stage === '' ? groups.at('', 'none') : groups.at(deal.stage), deal, stages);
  return groups.all().map(({ group, ...line }) => ({ ...line, figures: figuresOf(group) }));
}

/** Open deals as they stand today. */
export function pipelineNow(deals: readonly Opportunity[], today: CivilDate, stages: DealStages): Figure[] {
  const sum = newSum();
  for (const deal of deals) if (isOpen(deal)) add(sum, deal, stages);
  const flagged = flaggedDeals(deals, today, stages);
  return [
    ...figuresOf(sum),
    { key: 'past-close', value: flagged.filter(({ pastClose }) => pastClose !== null).length, n: sum.deals },
    { key: 'stale', value: flagged.filter(({ stale }) => stale !== null).length, n: sum.deals },
  ];
}

/** Open deals that were to be closed before today, or have not changed for longer than their stage takes; by row. */
export function flaggedDeals(deals: readonly Opportunity[], today: CivilDate, stages: DealStages): FlaggedDeal[] {
  return deals
    .filter(isOpen)
    .map(({ row, customerId, product, stage, owner, expectedClose, changedOn, createdOn }): FlaggedDeal => {
      const since = changedOn ?? createdOn;
      const limit = stages[stage]?.staleDays ?? null;
      const days = since === null ? 0 : daysBetween(since, today);
      return {
        row,
        customerId,
        product,
        stage,
        owner,
        pastClose: expectedClose !== null && expectedClose < today ? daysBetween(expectedClose, today) : null,
        stale: limit !== null && days > limit ? { days, limit } : null,
      };
    })
    .filter(({ pastClose, stale }) => pastClose !== null || stale !== null)
    .sort((a, b) => a.row - b.row);
}

/** Deals that were closed in a period, by the day on which their stage last changed. */
export function dealsWithin(deals: readonly Opportunity[], period: Pick<Period, 'from' | 'to'>): Figure[] {
  const closed = deals.filter((deal) => !isOpen(deal) && isWithin(deal.changedOn, period));
  const won = closed.filter(({ stage }) => stage === 'won');
  const sum = noMoney();
  for (const { amount } of won) if (amount !== null) addMoney(sum, amount);
  return [{ key: 'won', value: moneyIn(sum), n: won.length }, share('win-rate', won.length, closed.length)];
}

/** Deals that are closed, nobody knows when: they are in no period. */
export function undatedDeals(deals: readonly Opportunity[]): number {
  return deals.filter((deal) => !isOpen(deal) && deal.changedOn === null).length;
}

/** Why deals were lost, the most frequent reason first. */
export function lostDeals(deals: readonly Opportunity[]): ReportLine[] {
  const groups = createGroups(() => ({ n: 0 }));
  for (const { stage, lostReason } of deals) {
    if (stage !== 'lost') continue;
    (lostReason === '' ? groups.at('', 'none') : groups.at(lostReason)).n++;
  }
  return groups
    .all()
    .sort(
      (a, b) =>
        Number(a.rest !== undefined) - Number(b.rest !== undefined) || b.group.n - a.group.n || byText(a.of, b.of),
    )
    .map(({ group, ...line }) => ({ ...line, figures: [count('deals', group.n)] }));
}

/** Deals that are in no sum: without an amount that can be read, or of a stage without probability. */
export function unweightedDeals(
  deals: readonly Opportunity[],
  stages: DealStages,
): {
  readonly unread: number;
  readonly unweighted: number;
} {
  const open = deals.filter(isOpen);
  return {
    unread: open.filter(({ amount }) => amount === null).length,
    unweighted: open.filter((deal) => deal.amount !== null && probabilityOf(deal, stages) === null).length,
  };
}
