/** The review of possible duplicates: its whole state, and what can be told from it. */
import type { ApiInput, ApiMethod } from '../contract/api';
import type { IssueCount } from '../contract/api/basics';
import type { CustomerCheck } from '../contract/api/customer';
import type { DuplicateCase, DuplicateQueue, ListedAnswer } from '../contract/api/duplicates';
import type { MergedGroups, MergeEntry, MergePreview } from '../contract/api/merge';
import type { DuplicateAnswer } from '../domain/duplicate-answers';
import type { Request } from './rpc';
import type { Failure } from './sidebar-state';

export const REVIEW_TABS = ['cases', 'sure', 'merges', 'answers'] as const;
export type ReviewTab = (typeof REVIEW_TABS)[number];

export type Pairs = ApiInput<'answerDuplicate'>['pairs'];
type MergeAsSeen = Omit<ApiInput<'mergeCustomers'>, 'requestId'>;
export type Groups = ApiInput<'mergeAutomatic'>['groups'];

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

/** What somebody has typed for a column of the merge; '' for nothing. */
export function typedIn({ choices }: Pick<MergeLook, 'choices'>, key: string): string {
  const choice = choices[key];
  return choice !== undefined && 'text' in choice ? choice.text : '';
}

/** Whether a merge is being carried out: until it is whole, or has failed, nothing else is looked at. */
export function isMerging({ merge, running, failure }: ReviewState): boolean {
  return running.includes('mergeCustomers') || (Boolean(merge?.left) && failure === null);
}
