/**
 * Figures as formulas over the ledger's own columns, as far as COUNTIFS and SUMIFS can say them: what the Dashboard keeps
 * live. Whether one gives the very figure of the report is for whoever writes it to see: rows of an odd kind (an amount in
 * words, a date that an order lends its row) are read by the report and by no formula. Knows no wording.
 */
import { type CivilDate, dayOf, monthOf, yearOf } from '../civil-date';
import type { LinkedKey, LinkedRole } from '../linked-tabs';
import type { FigureKey } from './figures';
import type { Period } from './periods';

/** What formulas are made from. */
export interface LedgerRanges {
  /** A column of a tab from its header down, as formulas write it: `'Purchases'!F1:F`; null for one that is not there. */
  readonly linked: <Role extends LinkedRole>(role: Role, key: LinkedKey<Role>) => string | null;
  /** What cells hold for an item of a list. */
  readonly labelOf: (list: string, key: string) => string;
  /** What stands for the product in an opening row. */
  readonly opening: string;
}

/** Which rows a figure is about; without anything, all of them. */
export interface FigureScope {
  readonly period?: Pick<Period, 'from' | 'to'>;
  readonly product?: string;
  readonly customerId?: string;
  readonly stage?: string;
  readonly severity?: string;
  readonly lostReason?: string;
}

type Condition = readonly [range: string | null, criterion: string];

/** Without `=`; null for a figure that no formula says. */
export function figureFormula(key: FigureKey, scope: FigureScope, ranges: LedgerRanges): string | null {
  const { labelOf, linked } = ranges;
  const { period, product, customerId, stage } = scope;
  const purchases: Condition[] = [
    ...within(linked('purchases', 'date'), period),
    // An opening row belongs to many periods, and its product is none.
    ...(period === undefined ? [] : [[linked('purchases', 'product'), differs(ranges.opening)] as const]),
    ...(product === undefined ? [] : [[linked('purchases', 'product'), text(product)] as const]),
    ...(customerId === undefined ? [] : [[linked('purchases', 'customerId'), text(customerId)] as const]),
  ];
  const amount = linked('purchases', 'amount');
  const cost = linked('purchases', 'cost');
  const profit = (): string | null =>
    minus(sum(amount, [...purchases, [cost, FILLED]]), sum(cost, [...purchases, [amount, FILLED]]));

  const dealStage = linked('opportunities', 'stage');
  const dealAmount = linked('opportunities', 'amount');
  const isStage = (of: string): Condition => [dealStage, text(labelOf('stage', of))];
  const changed = within(linked('opportunities', 'changedOn'), period);
  const open = (count: (conditions: readonly Condition[]) => string | null, all: string | null): string | null =>
    stage === undefined
      ? minus(minus(all, count([isStage('won')])), count([isStage('lost')]))
      : count([isStage(stage)]);

  const complaints: Condition[] = [
    [linked('feedback', 'kind'), text(labelOf('feedbackKind', 'complaint'))],
    ...(scope.severity === undefined
      ? []
      : [[linked('feedback', 'severity'), text(labelOf('severity', scope.severity))] as const]),
  ];
  switch (key) {
    case 'sales':
      return sum(amount, purchases);
    case 'returns':
      return wrapped('ABS', sum(amount, [...purchases, [amount, '"<0"']]));
    case 'cost':
      return sum(cost, purchases);
    case 'profit':
      return profit();
    case 'margin':
      return ratio(profit(), sum(amount, [...purchases, [cost, FILLED]]));
    case 'deals':
      return scope.lostReason === undefined
        ? open(count, count([[linked('opportunities', 'customerId'), FILLED]], 1))
        : count([
            isStage('lost'),
            [linked('opportunities', 'lostReason'), text(labelOf('lostReason', scope.lostReason))],
          ]);
    case 'deal-amount':
      return open((conditions) => sum(dealAmount, conditions), sum(dealAmount, []));
    case 'won':
      return sum(dealAmount, [isStage('won'), ...changed]);
    case 'complaints':
      return count([...complaints, ...within(linked('feedback', 'on'), period)]);
    case 'complaints-resolved':
      return count([...complaints, ...within(linked('feedback', 'resolvedOn'), period)]);
    case 'complaints-open':
      return count([
        ...complaints,
        [linked('feedback', 'resolvedOn'), '""'],
        [linked('feedback', 'status'), differs(labelOf('feedbackStatus', 'resolved'))],
      ]);
    default:
      return null;
  }
}

const FILLED = '"<>"';

function quoted(value: string): string {
  return `"${value.replace(/"/g, '""')}"`;
}

/** A criterion for just this text, whatever signs it holds. */
function text(value: string): string {
  return quoted(`=${literal(value)}`);
}

function differs(value: string): string {
  return quoted(`<>${literal(value)}`);
}

function literal(value: string): string {
  return value.replace(/[*?~]/g, '~$&');
}

function within(dates: string | null, period: FigureScope['period']): Condition[] {
  if (period === undefined) return [];
  const day = (date: CivilDate): string => `DATE(${yearOf(date)},${monthOf(date)},${dayOf(date)})`;
  return [
    [dates, `">="&${day(period.from)}`],
    [dates, `"<"&${day(period.to)}+1`],
  ];
}

function sum(column: string | null, conditions: readonly Condition[]): string | null {
  if (conditions.length === 0) return column === null ? null : `SUM(${column})`;
  const list = listOf(conditions);
  return column === null || list === null ? null : `SUMIFS(${column},${list})`;
}

/** Less the headers that are among them. */
function count(conditions: readonly Condition[], headers = 0): string | null {
  const list = listOf(conditions);
  return list === null ? null : `COUNTIFS(${list})${headers === 0 ? '' : `-${headers}`}`;
}

function listOf(conditions: readonly Condition[]): string | null {
  return conditions.some(([range]) => range === null)
    ? null
    : conditions.map(([range, criterion]) => `${range},${criterion}`).join();
}

function wrapped(name: string, inner: string | null): string | null {
  return inner === null ? null : `${name}(${inner})`;
}

function minus(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : `${a}-${b}`;
}

function ratio(a: string | null, b: string | null): string | null {
  return a === null || b === null ? null : `IFERROR((${a})/${b},"–")`;
}
