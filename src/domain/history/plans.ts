/**
 * The open plans of a customer: those of Follow-ups, and the date that somebody has typed in Customers. What the ledger
 * wrote there last is kept beside (`noted`), so that a typed date is told from it, and from one that nobody looked after.
 * Knows one customer at a time, and no sheet.
 */
import type { CivilDate } from '../civil-date';
import { fingerprintOf } from '../fingerprint';
import type { FollowUp } from './entries';

/** What a row of Follow-ups says of a plan. */
export type PlanFields = Pick<FollowUp, 'row' | 'nextDate' | 'nextChannel' | 'nextStep' | 'closedOn'>;

export interface Plan {
  readonly date: CivilDate;
  readonly channel: string;
  readonly step: string;
}

export interface OpenPlan extends Plan {
  /** The sheet's row; null where it stands in none. */
  readonly row: number | null;
  /** The plan in a row in whose place somebody has typed this one. */
  readonly of: PlanInRow | null;
}

/** `row` is the sheet's. */
export type PlanInRow = Plan & { readonly row: number };

/** What Customers hold of a plan. */
export interface PlanCells {
  readonly date: CivilDate | null;
  /** Null where there is no column for it. */
  readonly step: string | null;
  /** As it was told for these cells last; '' never. */
  readonly noted: string;
}

export interface SettledPlans {
  /** Earliest first. */
  readonly open: readonly OpenPlan[];
  /** Rows that are closed by what was typed in Customers. */
  readonly closed: readonly number[];
}

/** A plan is open while it has a date and is not closed. */
export function isOpenPlan({ nextDate, closedOn }: PlanFields): boolean {
  return nextDate !== null && closedOn === null;
}

/** Earlier ones first; plans of one day by what they say, one with a step first: rows are sorted, and customers merged. */
export function comparePlans(a: Plan, b: Plan): number {
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  if ((a.step === '') !== (b.step === '')) return a.step === '' ? 1 : -1;
  const [one, other] = a.step === b.step ? [a.channel, b.channel] : [a.step, b.step];
  return one === other ? 0 : one < other ? -1 : 1;
}

/**
 * What the rows of a customer and the cells in Customers come to. A date or step that was typed since the cells were
 * noted takes the place of the plan that stood there, or where none is noted, of the earliest; a date that was emptied
 * withdraws it. Without a row to take the place of, a typed plan stays in Customers alone.
 */
export function settlePlans(cells: PlanCells, rows: readonly PlanFields[]): SettledPlans {
  const plans = rows
    .filter(isOpenPlan)
    .map((one): OpenPlan & PlanInRow => ({
      date: one.nextDate as CivilDate,
      channel: one.nextChannel,
      step: one.nextStep,
      row: one.row,
      of: null,
    }))
    .sort((a, b) => comparePlans(a, b) || a.row - b.row);
  const noted = readNote(cells.noted);
  const shown = noted === null ? plans[0] : noted.isOwn ? undefined : rowOf(noted, plans, rows);
  const { date, step } = cells;
  const isStep = (text: string): boolean => step === null || step === text;
  if (date === null) {
    const isEmptied = noted !== null && !noted.isOwn && shown !== undefined;
    const left = isEmptied ? plans.filter((one) => one !== shown) : plans;
    const closed = isEmptied ? [shown.row] : [];
    const [first] = left;
    // A step without a date is one for the next plan.
    return first !== undefined && (step ?? '') !== '' && !isStep(first.step) && printOf(step as string) !== noted?.step
      ? inPlaceOf(first, { ...first, step: step as string }, left, closed)
      : { open: left, closed };
  }
  const own: OpenPlan = { date, channel: '', step: step ?? shown?.step ?? '', row: null, of: null };
  const isThere = (one: Plan): boolean => one.date === date && isStep(one.step);
  if (noted !== null && date === noted.date && (step === null || printOf(step) === noted.step))
    return { open: noted.isOwn && !plans.some(isThere) ? [own, ...plans].sort(comparePlans) : plans, closed: [] };
  if (plans.some((one) => isThere(one) || (noted === null && one.date === date && (step ?? '') === '')))
    return { open: plans, closed: [] };
  // Of cells that were never noted, a date that a closed plan bears may be that one's or a new one: it is kept.
  const isOld = noted === null && rows.some(({ nextDate }) => nextDate === date);
  return shown === undefined || isOld
    ? { open: [own, ...plans].sort(comparePlans), closed: [] }
    : inPlaceOf(shown, { ...own, channel: shown.channel }, plans, []);
}

/** The open plan that was noted; one of its day, where somebody has given it another step. */
function rowOf(
  noted: Note,
  plans: readonly (OpenPlan & PlanInRow)[],
  rows: readonly PlanFields[],
): (OpenPlan & PlanInRow) | undefined {
  const isNoted = (date: string | null, step: string): boolean => date === noted.date && printOf(step) === noted.step;
  const same = plans.find(({ date, step }) => isNoted(date, step));
  if (same !== undefined || rows.some(({ nextDate, nextStep }) => isNoted(nextDate, nextStep))) return same;
  return plans.find(({ date }) => date === noted.date);
}

function inPlaceOf(
  old: OpenPlan & PlanInRow,
  { date, channel, step }: Plan,
  plans: readonly OpenPlan[],
  closed: readonly number[],
): SettledPlans {
  const typed: OpenPlan = { date, channel, step, row: null, of: old };
  return {
    open: [typed, ...plans.filter((one) => one !== old)].sort(comparePlans),
    closed: [...closed, old.row],
  };
}

export interface ShownPlan extends PlanCells {
  readonly step: string;
  /** The plans that need a row of their own. */
  readonly made: readonly OpenPlan[];
}

/** What the cells are to hold with these plans, earliest first, and which of them nobody would see any more. */
export function showPlans(cells: PlanCells, open: readonly OpenPlan[]): ShownPlan {
  const made = open.filter(({ row, of }, place) => row === null && (of !== null || place > 0));
  const [first] = open;
  if (first === undefined) {
    const step = cells.step ?? '';
    const isLeft = cells.date === null || printOf(step) !== readNote(cells.noted)?.step;
    return { date: null, step: isLeft ? step : '', noted: '', made };
  }
  const isOwn = first.row === null && !made.includes(first);
  return { date: first.date, step: first.step, noted: noteOf(first, isOwn), made };
}

/** What is noted of a plan that stands in Customers: `isOwn` where it stands there alone. */
export function noteOf({ date, step }: Pick<Plan, 'date' | 'step'>, isOwn: boolean): string {
  return `${isOwn ? '+' : ''}${date} ${printOf(step)}`;
}

interface Note {
  readonly date: string;
  /** The print of it. */
  readonly step: string;
  readonly isOwn: boolean;
}

function readNote(noted: string): Note | null {
  const [, own, date = '', step = ''] = /^(\+?)(\S+) (\S+)$/.exec(noted) ?? [];
  return date === '' ? null : { date, step, isOwn: own === '+' };
}

function printOf(step: string): string {
  return step === '' ? '-' : fingerprintOf([step]);
}
