/**
 * The review of possible duplicates as one pure reducer: what was decided, what is still to be sent, what is merged. Knows no
 * DOM, no wording and no way of calling.
 */
import type { ApiMethod } from '../contract/api';
import type { DuplicateCase, ListedAnswer } from '../contract/api/duplicates';
import type { DuplicateAnswer } from '../domain/duplicate-answers';
import {
  belonging,
  caseIdOf,
  type Decision,
  decisionOn,
  type Groups,
  isMerging,
  type MergeChoice,
  type Pairs,
  type ReviewState,
  type ReviewTab,
} from './review-state';
import type { Answered, Request } from './rpc';
import { leaveMerge, takeAnswer } from './take-review-answer';

/** Milliseconds in which nobody can have seen a case: an answer then was meant for the one before. */
const LEAST_SHOWN = 300;

interface Deciding {
  readonly type: 'decide';
  readonly answer: DuplicateAnswer;
  /** Milliseconds that the case has been on view. */
  readonly shownFor: number;
  /** Two IDs for the two calls that a group may need. */
  readonly requestIds: readonly [string, string];
}

export type ReviewAction =
  | { readonly type: 'asked'; readonly request: Request }
  | { readonly type: 'answered'; readonly answered: Answered }
  | { readonly type: 'tab'; readonly tab: ReviewTab }
  | { readonly type: 'step'; readonly by: 1 | -1 }
  | { readonly type: 'belongs'; readonly customerId: string; readonly belongs: boolean }
  | Deciding
  | { readonly type: 'take-back'; readonly requestId: string }
  | { readonly type: 'forget'; readonly answer: ListedAnswer; readonly requestId: string }
  | { readonly type: 'look'; readonly ids: readonly string[] }
  | { readonly type: 'survivor'; readonly customerId: string }
  /** null: as proposed. */
  | { readonly type: 'choose'; readonly key: string; readonly choice: MergeChoice | null }
  | { readonly type: 'leave-merge' }
  | { readonly type: 'merge-all' }
  | { readonly type: 'stop' };

const READINGS: readonly ApiMethod[] = ['duplicateQueue', 'previewMerge', 'checkCustomer', 'listMerges', 'listAnswers'];

function pairsOf(ones: readonly string[], others: readonly string[] = []): Pairs {
  if (others.length > 0) return ones.flatMap((a) => others.map((b): [string, string] => [a, b]));
  return ones.flatMap((a, i) => ones.slice(i + 1).map((b): [string, string] => [a, b]));
}

/** From the case on view to the next one that is not decided, round the end; past the last where all are. */
function advance(state: ReviewState): ReviewState {
  const { cases, at } = state;
  const order = [...cases.keys()].map((i) => (at + 1 + i) % cases.length);
  const next = order.find((i) => decisionOn(state, cases[i] as DuplicateCase) === undefined);
  return { ...state, at: next ?? cases.length };
}

function decide(state: ReviewState, { answer, shownFor, requestIds: [first, second] }: Deciding): ReviewState {
  const found = state.cases[state.at];
  if (found === undefined || shownFor < LEAST_SHOWN || decisionOn(state, found) !== undefined) return state;
  const all = found.customers.map(({ customerId }) => customerId);
  const together = belonging(state, found);
  const apart = all.filter((id) => !together.includes(id));
  if (answer === 'same' && together.length < 2) return state;
  const parts: { pairs: Pairs; answer: DuplicateAnswer }[] =
    answer === 'same' && apart.length > 0
      ? [
          { pairs: pairsOf(together), answer },
          { pairs: pairsOf(together, apart), answer: 'different' },
        ]
      : [{ pairs: pairsOf(all), answer }];
  const requests = parts.map(
    (part, i): Request => ({
      method: 'answerDuplicate',
      params: { requestId: i === 0 ? first : second, pairs: part.pairs, answer: part.answer },
    }),
  );
  const decision: Decision = {
    caseId: caseIdOf(found),
    answer,
    pairs: parts.flatMap(({ pairs }) => pairs),
    ids: answer === 'same' ? together : [],
  };
  return advance({
    ...state,
    decisions: [...state.decisions, decision],
    unsent: [...state.unsent, ...requests],
    outcome: { kind: 'decided', answer },
    sure: null,
    answers: null,
    isStale: true,
  });
}

function takeBack(state: ReviewState, requestId: string): ReviewState {
  const last = state.decisions[state.decisions.length - 1];
  if (last === undefined) return state;
  const at = state.cases.findIndex((found) => caseIdOf(found) === last.caseId);
  return {
    ...state,
    tab: 'cases',
    at: at < 0 ? state.at : at,
    decisions: state.decisions.slice(0, -1),
    unsent: [...state.unsent, { method: 'answerDuplicate', params: { requestId, pairs: last.pairs, answer: null } }],
    outcome: { kind: 'taken-back' },
    sure: null,
    answers: null,
    isStale: true,
  };
}

/** The state after an action. */
export function updateReview(state: ReviewState, action: ReviewAction): ReviewState {
  switch (action.type) {
    case 'asked':
      return { ...state, failure: null, running: [...state.running, action.request.method] };
    case 'answered':
      return takeAnswer(state, action.answered);
    case 'tab': {
      if (isMerging(state)) return state;
      const { bulk, failure } = state;
      // What could not be read stands in the way of nothing else.
      const isOfReading = failure !== null && READINGS.includes(failure.request.method);
      return {
        ...leaveMerge(state),
        tab: action.tab,
        outcome: null,
        bulk: bulk?.state === 'over' ? null : bulk,
        failure: isOfReading ? null : failure,
      };
    }
    case 'step': {
      const at = Math.min(state.cases.length, Math.max(0, state.at + action.by));
      return { ...state, at, outcome: null };
    }
    case 'belongs': {
      const found = state.cases[state.at];
      if (found === undefined) return state;
      const caseId = caseIdOf(found);
      const others = (state.strangers[caseId] ?? []).filter((id) => id !== action.customerId);
      const strangers = action.belongs ? others : [...others, action.customerId];
      return { ...state, strangers: { ...state.strangers, [caseId]: strangers } };
    }
    case 'decide':
      return decide(state, action);
    case 'take-back':
      return takeBack(state, action.requestId);
    case 'forget': {
      const { customers } = action.answer;
      const pairs: Pairs = [[customers[0].customerId, customers[1].customerId]];
      return {
        ...state,
        answers: state.answers?.filter((one) => one !== action.answer) ?? null,
        unsent: [
          ...state.unsent,
          { method: 'answerDuplicate', params: { requestId: action.requestId, pairs, answer: null } },
        ],
        // They are asked about again.
        queue: null,
        sure: null,
        cases: [],
        decisions: [],
        at: 0,
        outcome: { kind: 'taken-back' },
        isStale: true,
      };
    }
    case 'look':
      return {
        ...state,
        merge: { ids: action.ids, survivor: null, choices: {}, checks: {}, preview: null, left: null },
        outcome: null,
        failure: null,
      };
    case 'survivor':
      return state.merge === null || state.merge.survivor === action.customerId
        ? state
        : { ...state, merge: { ...state.merge, survivor: action.customerId, preview: null } };
    case 'choose': {
      if (state.merge === null) return state;
      const { key, choice } = action;
      const { [key]: _, ...others } = state.merge.choices;
      const { [key]: __, ...checks } = state.merge.checks;
      const choices = choice === null ? others : { ...others, [key]: choice };
      return { ...state, merge: { ...state.merge, choices, checks } };
    }
    case 'leave-merge':
      return isMerging(state) ? state : { ...leaveMerge(state), failure: null };
    case 'merge-all': {
      const groups = state.sure?.groups ?? [];
      const left: Groups = groups.map(({ ids, seen }) => ({ ids: [...ids], seen }));
      return { ...state, bulk: { total: groups.length, done: 0, left, state: 'running', issues: [] }, outcome: null };
    }
    case 'stop':
      return state.bulk?.state === 'running' ? { ...state, bulk: { ...state.bulk, state: 'stopping' } } : state;
  }
}
