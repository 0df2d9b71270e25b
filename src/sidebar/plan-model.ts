/**
 * The plans for the most important customers as pure data: what was proposed, and what the user makes of it. Knows no
 * DOM, wording or way of calling.
 */
import type { ApiInput } from '../contract/api';
import type { ProposedPlan } from '../contract/api/today';

export interface PlanDraft {
  readonly isTicked: boolean;
  /** `yyyy-mm-dd`, '' for none. */
  readonly nextDate: string;
  /** Typed here; '' where a step is written already. */
  readonly nextStep: string;
}

export interface PlanEntry {
  readonly proposed: ProposedPlan;
  readonly draft: PlanDraft;
}

function blankDraft({ nextDate }: ProposedPlan): PlanDraft {
  return { isTicked: true, nextDate, nextStep: '' };
}

export function newPlanning(proposed: readonly ProposedPlan[]): PlanEntry[] {
  return proposed.map((one) => ({ proposed: one, draft: blankDraft(one) }));
}

export function changePlan(
  planning: readonly PlanEntry[],
  customerId: string,
  change: Partial<PlanDraft>,
): readonly PlanEntry[] {
  return planning.map((entry) =>
    entry.proposed.customerId === customerId ? { ...entry, draft: { ...entry.draft, ...change } } : entry,
  );
}

export function isPlanningChanged(planning: readonly PlanEntry[]): boolean {
  return planning.some(({ proposed, draft }) => {
    const blank = blankDraft(proposed);
    return (Object.keys(blank) as (keyof PlanDraft)[]).some((key) => draft[key] !== blank[key]);
  });
}

/** Those that are ticked and have a date. */
export function chosenPlans(planning: readonly PlanEntry[]): ApiInput<'planContacts'>['plans'] {
  return planning
    .filter(({ draft }) => draft.isTicked && draft.nextDate !== '')
    .map(({ proposed: { customerId }, draft: { nextDate, nextStep } }) => ({ customerId, nextDate, nextStep }));
}
