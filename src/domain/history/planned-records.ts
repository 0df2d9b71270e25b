/** What the open plans make of the customers' columns, and of the rows of Follow-ups. Knows no sheet. */
import type { StandardRecords } from '../assess-records';
import { type CellValue, isBlank, isCivil, textOf } from '../cell-value';
import type { FollowUp } from './entries';
import { byCustomer } from './orders';
import { type OpenPlan, type PlanCells, settlePlans, showPlans } from './plans';

/** Columns of Customers in which the earliest open plan stands, and the note of what was written there. */
export const PLAN_KEYS = ['nextFollowUp', 'nextStep', 'planNoted'] as const;
export type PlanKey = (typeof PLAN_KEYS)[number];

export interface PlannedRecords {
  /** What each column must hold, by position. */
  readonly values: ReadonlyMap<PlanKey, readonly CellValue[]>;
  /** Rows of Follow-ups that are closed by what was typed in Customers. */
  readonly closed: readonly number[];
  /** Plans that get a row, by the position of their customer. */
  readonly made: readonly { readonly position: number; readonly plan: OpenPlan }[];
}

/**
 * The plan that stands in Customers; null where nobody can tell: a formula, or a text that is no date. `cellOf` reads a
 * cell as it is to be understood, undefined where there is no such column.
 */
export function planCells(cellOf: (key: PlanKey) => CellValue | undefined, isFormula: boolean): PlanCells | null {
  const date = cellOf('nextFollowUp') ?? '';
  if (isFormula || (!isBlank(date) && !isCivil(date))) return null;
  const step = cellOf('nextStep');
  return {
    date: isCivil(date) ? date.date : null,
    step: step === undefined ? null : textOf(step).trim(),
    noted: textOf(cellOf('planNoted') ?? ''),
  };
}

/** Settles the plans of all customers. Null without a column for the date. `rawOf` reads a cell as it is. Linear, but for sorting. */
export function planRecords(
  { standard }: Pick<StandardRecords, 'standard'>,
  ids: readonly string[],
  rawOf: (key: PlanKey, position: number) => CellValue,
  isFormula: (position: number) => boolean,
  followUps: readonly FollowUp[],
): PlannedRecords | null {
  if (!standard.has('nextFollowUp')) return null;
  const rows = byCustomer(followUps);
  const values = new Map(PLAN_KEYS.map((key): [PlanKey, CellValue[]] => [key, []]));
  const closed: number[] = [];
  const made: { readonly position: number; readonly plan: OpenPlan }[] = [];
  ids.forEach((id, position) => {
    const cells = planCells((key) => standard.get(key)?.[position], isFormula(position));
    const put = (key: PlanKey, after: CellValue): void => {
      const raw = rawOf(key, position);
      const isSame = isCivil(raw) ? isCivil(after) && raw.date === after.date : textOf(raw).trim() === after;
      values.get(key)?.push(isSame ? raw : after);
    };
    if (cells === null || id === '') {
      for (const key of PLAN_KEYS) values.get(key)?.push(rawOf(key, position));
      return;
    }
    const settled = settlePlans(cells, rows.get(id) ?? []);
    const shown = showPlans(cells, settled.open);
    closed.push(...settled.closed);
    made.push(...shown.made.map((plan) => ({ position, plan })));
    put('nextFollowUp', shown.date === null ? '' : { date: shown.date });
    put('nextStep', shown.step);
    put('planNoted', shown.noted);
  });
  return { values, closed, made };
}

/** The row of Follow-ups that a plan gets, by the keys of its columns. */
export function planRow(customerId: string, customer: string, { date, step, channel, of }: OpenPlan) {
  const value = (text: string | undefined): CellValue => (text === undefined || text === '' ? '' : { date: text });
  return {
    customerId,
    customer,
    plannedDate: value(of?.date),
    plannedStep: of?.step ?? '',
    nextDate: value(date),
    nextStep: step,
    nextChannel: channel,
  };
}
