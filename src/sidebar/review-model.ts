/**
 * The review of possible duplicates as one pure reducer: what is asked, what was decided, what is still to be sent, what is
 * merged. Knows no DOM, no wording and no way of calling.
 */
import type { ApiInput, ApiMethod, ApiOutput } from '../contract/api';
import type { IssueCount } from '../contract/api/basics';
import type { CustomerCheck } from '../contract/api/customer';
import type { DuplicateCase, DuplicateCheck, DuplicateQueue, ListedAnswer } from '../contract/api/duplicates';
import type { Merged, MergedGroups, MergeEntry, MergePreview } from '../contract/api/merge';
import type { DuplicateAnswer } from '../domain/duplicate-answers';
import type { Answered, Request } from './rpc';
import type { Failure } from './sidebar-state';

export const REVIEW_TABS = ['cases', 'sure', 'merges', 'answers'] as const;
export type ReviewTab = (typeof REVIEW_TABS)[number];

/** Cases read at a time, and how few undecided ones are left when the next are read. */
const CASES_READ = 50;
const FEW_LEFT = 5;
/** Groups that one call may name. */
const GROUPS_AT_ONCE = 2_000;
/** Milliseconds in which nobody can have seen a case: an answer then was meant for the one before. */
const LEAST_SHOWN = 300;
/** The sample that is shown before groups are merged all at once. */
export const SAMPLE = 10;

type Pairs = ApiInput<'answerDuplicate'>['pairs'];
type MergeAsSeen = Omit<ApiInput<'mergeCustomers'>, 'requestId'>;
type Groups = ApiInput<'mergeAutomatic'>['groups'];

/** What the user has said of a case. */
export interface Decision {
  readonly caseId: string;
  readonly answer: DuplicateAnswer;
  readonly pairs: Pairs;
  /** Those who are one, where `answer` is `same`. */
  readonly ids: readonly string[];
}

/** Whose value a column gets, or what was typed. */
export type MergeChoice = { readonly from: string } | { readonly text: string };

/** A merge that is looked at before it is carried out. */
export interface MergeLook {
  readonly ids: readonly string[];
  /** null: the server's proposal. */
  readonly survivor: string | null;
  readonly choices: MergeAsSeen['choices'];
  /** What is to be said of typed values, by column, as last checked. */
  readonly checks: Readonly<Record<string, Pick<CustomerCheck, 'issues' | 'standard'>>>;
  /** null while it is read. */
  readonly preview: MergePreview | null;
  /** The rest of a large group, which is merged next. */
  readonly left: MergeAsSeen | null;
}

/** Merging of all groups that are sure. */
export interface Bulk {
  readonly total: number;
  readonly done: number;
  readonly left: Groups;
  readonly state: 'running' | 'stopping' | 'over';
  readonly issues: MergedGroups['issues'];
}

/** What has just been done, for the status region. */
export type Outcome =
  | { readonly kind: 'decided'; readonly answer: DuplicateAnswer }
  | { readonly kind: 'taken-back' }
  | { readonly kind: 'merge-undone'; readonly issues: readonly IssueCount[] }
  | { readonly kind: 'merged'; readonly rows: number };

export interface ReviewState {
  readonly tab: ReviewTab;
  /** As last read; null until then. */
  readonly queue: DuplicateQueue | null;
  /** All cases that were read, decided ones too. */
  readonly cases: readonly DuplicateCase[];
  /** The case on view: its index in `cases`, or their number when all are decided. */
  readonly at: number;
  /** By case: the customers of a group who do not belong to it. */
  readonly strangers: Readonly<Record<string, readonly string[]>>;
  /** The oldest first. */
  readonly decisions: readonly Decision[];
  /** Answers on their way to the server, the first of them under way or refused. */
  readonly unsent: readonly Request[];
  /** Calls under way. */
  readonly running: readonly ApiMethod[];
  readonly failure: Failure | null;
  readonly merge: MergeLook | null;
  /** Groups that are sure, with a sample; null until read. */
  readonly sure: DuplicateQueue | null;
  readonly bulk: Bulk | null;
  readonly merges: readonly MergeEntry[] | null;
  readonly answers: readonly ListedAnswer[] | null;
  readonly outcome: Outcome | null;
  /** What was decided is not in the sheet's column of groups yet. */
  readonly isStale: boolean;
}

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

export const initialReview: ReviewState = {
  tab: 'cases',
  queue: null,
  cases: [],
  at: 0,
  strangers: {},
  decisions: [],
  unsent: [],
  running: [],
  failure: null,
  merge: null,
  sure: null,
  bulk: null,
  merges: null,
  answers: null,
  outcome: null,
  isStale: false,
};

/** One text for a case: the customers in it, in whatever order they stand. */
export function caseIdOf({ customers }: Pick<DuplicateCase, 'customers'>): string {
  return JSON.stringify(customers.map(({ customerId }) => customerId).sort());
}

export function decisionOn(state: ReviewState, found: DuplicateCase): Decision | undefined {
  const caseId = caseIdOf(found);
  return state.decisions.find((decision) => decision.caseId === caseId);
}

/** Cases that nobody has decided, among those that were read and those that were not. */
export function undecided({ queue, cases, decisions }: ReviewState): number {
  const read = cases.length - cases.filter((one) => decisions.some(({ caseId }) => caseId === caseIdOf(one))).length;
  return read + Math.max(0, (queue?.waiting ?? 0) - (queue?.cases.length ?? 0));
}

/** The customers that can be merged from the case on view, or from the one decided last; none where nobody is the same. */
export function mergeable(state: ReviewState): readonly string[] {
  const found = state.cases[state.at];
  const decision = found === undefined ? undefined : decisionOn(state, found);
  return (decision ?? state.decisions[state.decisions.length - 1])?.ids ?? [];
}

/** The customers of the case on view who belong together. */
export function belonging(state: ReviewState, found: DuplicateCase): readonly string[] {
  const strangers = state.strangers[caseIdOf(found)] ?? [];
  return found.customers.map(({ customerId }) => customerId).filter((id) => !strangers.includes(id));
}

/**
 * What is to be called next while nothing is under way: an answer that is not sent yet, the next part of a merge, then what
 * is on view and nobody has read. `requestId` is made anew for each part of a merge.
 */
export function nextRequest(state: ReviewState, requestId: () => string): Request | null {
  if (state.running.length > 0 || state.failure !== null) return null;
  return state.unsent[0] ?? nextMerge(state, requestId) ?? missingRead(state);
}

function missingRead(state: ReviewState): Request | null {
  const { tab, queue, cases, decisions, merge } = state;
  if (merge !== null) {
    return merge.preview === null ? previewRequest(merge) : null;
  }
  const read: Readonly<Record<ReviewTab, () => Request | null>> = {
    cases: () => {
      const isMore = queue !== null && queue.waiting > queue.cases.length;
      const isFew = cases.length - decisions.length < FEW_LEFT;
      return queue === null || (isMore && isFew) ? { method: 'duplicateQueue', params: { limit: CASES_READ } } : null;
    },
    sure: () => (state.sure === null ? { method: 'duplicateQueue', params: { of: 'automatic', limit: SAMPLE } } : null),
    merges: () => (state.merges === null ? { method: 'listMerges', params: {} } : null),
    answers: () => (state.answers === null ? { method: 'listAnswers', params: {} } : null),
  };
  return read[tab]();
}

function previewRequest({ ids, survivor }: MergeLook): Request {
  return { method: 'previewMerge', params: { ids: [...ids], ...(survivor !== null && { survivor }) } };
}

function nextMerge({ merge, bulk }: ReviewState, requestId: () => string): Request | null {
  if (merge?.left) return { method: 'mergeCustomers', params: { ...merge.left, requestId: requestId() } };
  if (bulk?.state !== 'running') return null;
  return { method: 'mergeAutomatic', params: { requestId: requestId(), groups: bulk.left.slice(0, GROUPS_AT_ONCE) } };
}

const READINGS: readonly ApiMethod[] = ['duplicateQueue', 'previewMerge', 'checkCustomer', 'listMerges', 'listAnswers'];

/** Everything that merges change, to be read again. */
const UNREAD = { sure: null, merges: null, answers: null } as const;

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
function leaveMerge(state: ReviewState): ReviewState {
  const { merge } = state;
  const away = { ...state, merge: null };
  if (!merge?.left) return away;
  const there = merge.left.ids;
  const gone = merge.ids.filter((id) => !there.includes(id));
  return { ...withoutMerged(away, gone), outcome: { kind: 'merged', rows: gone.length } };
}

/** What somebody has typed for a column of the merge; '' for nothing. */
export function typedIn({ choices }: Pick<MergeLook, 'choices'>, key: string): string {
  const choice = choices[key];
  return choice !== undefined && 'text' in choice ? choice.text : '';
}

/** Whether a merge is being carried out: until it is whole, or has failed, nothing else is looked at. */
export function isMerging({ merge, running, failure }: ReviewState): boolean {
  return running.includes('mergeCustomers') || (Boolean(merge?.left) && failure === null);
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

function takeAnswer(state: ReviewState, answered: Answered): ReviewState {
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
