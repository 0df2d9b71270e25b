/** What the server's answers make of the state of the review. */
import type { ApiOutput } from '../contract/api';
import type { CustomerCheck } from '../contract/api/customer';
import type { DuplicateCase, DuplicateCheck, DuplicateQueue, ListedAnswer } from '../contract/api/duplicates';
import type { Merged, MergedGroups, MergeEntry, MergePreview } from '../contract/api/merge';
import { previewRequest } from './next-review-request';
import { type Bulk, caseIdOf, type ReviewState, typedIn } from './review-state';
import type { Answered, Request } from './rpc';

/** Everything that merges change, to be read again. */
const UNREAD = { sure: null, merges: null, answers: null } as const;

/** Whoever has been merged is asked about no more. */
function withoutMerged(state: ReviewState, gone: readonly string[]): ReviewState {
  const stays = ({ customers }: DuplicateCase): boolean =>
    customers.every(({ customerId }) => !gone.includes(customerId));
  const cases = state.cases.filter(stays);
  const ids = new Set(cases.map(caseIdOf));
  const before = state.cases.slice(0, state.at).filter(stays).length;
  return {
    ...state,
    ...UNREAD,
    cases,
    at: before,
    decisions: state.decisions.filter(({ caseId }) => ids.has(caseId)),
    isStale: true,
  };
}

/** Away from the merge on view. Of one that has been carried out in part, whoever is gone is told. */
export function leaveMerge(state: ReviewState): ReviewState {
  const { merge } = state;
  const away = { ...state, merge: null };
  if (!merge?.left) return away;
  const there = merge.left.ids;
  const gone = merge.ids.filter((id) => !there.includes(id));
  return { ...withoutMerged(away, gone), outcome: { kind: 'merged', rows: gone.length } };
}

/** Whether what was read is still what the user looks at; whatever is no reading counts in any case. */
function isOnView({ tab, merge }: ReviewState, { method, params }: Answered): boolean {
  if (method === 'previewMerge') return merge !== null;
  const shown = {
    duplicateQueue: params && 'of' in params && params.of === 'automatic' ? 'sure' : 'cases',
    listMerges: 'merges',
    listAnswers: 'answers',
  };
  return !(method in shown) || (merge === null && shown[method as keyof typeof shown] === tab);
}

/** The state with what a call has answered. */
export function takeAnswer(state: ReviewState, answered: Answered): ReviewState {
  const { method, answer } = answered;
  const index = state.running.indexOf(method);
  const base: ReviewState = { ...state, running: state.running.filter((_, i) => i !== index) };
  if (!answer.ok) {
    const { answer: _, ...request } = answered;
    if (!isOnView(base, answered)) return base;
    if (base.merge !== null && answer.issues.some(({ code }) => code === 'customer-changed')) {
      // A row has changed since the merge was looked at: to try again is to look again.
      const merge = { ...base.merge, preview: null, left: null };
      return { ...base, merge, failure: { request: previewRequest(merge), issues: answer.issues } };
    }
    const bulk = base.bulk?.state === 'stopping' ? { ...base.bulk, state: 'over' as const } : base.bulk;
    return { ...base, bulk, failure: { request: request as Request, issues: answer.issues } };
  }
  switch (answered.method) {
    case 'duplicateQueue': {
      const queue = answer.value as DuplicateQueue;
      if (answered.params.of === 'automatic') return { ...base, sure: queue };
      const known = new Set(base.cases.map(caseIdOf));
      const fresh = queue.cases.filter((found) => !known.has(caseIdOf(found)));
      // Nothing new: whatever waits is not to be had in this way.
      const waiting = fresh.length === 0 ? queue.cases.length : queue.waiting;
      return { ...base, queue: { ...queue, waiting }, cases: [...base.cases, ...fresh] };
    }
    case 'answerDuplicate':
      return { ...base, unsent: base.unsent.slice(1) };
    case 'previewMerge': {
      const preview = answer.value as MergePreview;
      return base.merge === null ? base : { ...base, merge: { ...base.merge, preview, survivor: preview.survivor } };
    }
    case 'mergeCustomers': {
      const { left } = answer.value as Merged;
      if (base.merge === null) return base;
      const merge = { ...base.merge, left };
      if (left !== null) return { ...base, merge };
      return leaveMerge({
        ...base,
        merge: { ...merge, left: { ...answered.params, ids: [answered.params.survivor] } },
      });
    }
    case 'mergeAutomatic': {
      const { done, left: rest, issues, mergeIds } = answer.value as MergedGroups;
      if (base.bulk === null) return base;
      const left = [...rest, ...base.bulk.left.slice(answered.params.groups.length)];
      // A part of which every group was passed over is no reason to stop.
      const isStuck = mergeIds.length === 0 && rest.length > 0;
      const isOver = left.length === 0 || isStuck || base.bulk.state === 'stopping';
      const bulk: Bulk = {
        ...base.bulk,
        done: base.bulk.done + done,
        left,
        issues: [...base.bulk.issues, ...issues],
        state: isOver ? 'over' : 'running',
      };
      const merged = { ...base, bulk, isStale: true };
      return isOver ? { ...merged, ...UNREAD, queue: null, cases: [], decisions: [], at: 0 } : merged;
    }
    case 'listMerges':
      return { ...base, merges: answer.value as readonly MergeEntry[] };
    case 'undoMerge': {
      // Asked for again by the page while something is left.
      const { left, issues } = answer.value as ApiOutput['undoMerge'];
      if (left) return base;
      return {
        ...base,
        ...UNREAD,
        queue: null,
        cases: [],
        decisions: [],
        at: 0,
        outcome: { kind: 'merge-undone', issues },
        isStale: true,
      };
    }
    case 'checkCustomer': {
      const { issues, standard } = answer.value as CustomerCheck;
      if (base.merge === null) return base;
      const { merge } = base;
      const checked = Object.entries(answered.params.values).filter(([key, text]) => typedIn(merge, key) === text);
      const checks = Object.fromEntries(
        checked.map(([key]) => [key, { issues: issues.filter(({ fieldKey }) => fieldKey === key), standard }]),
      );
      return { ...base, merge: { ...merge, checks: { ...merge.checks, ...checks } } };
    }
    case 'listAnswers':
      return { ...base, answers: answer.value as readonly ListedAnswer[] };
    case 'checkDuplicates':
      return { ...base, isStale: (answer.value as DuplicateCheck).left !== null };
    default:
      return base;
  }
}
