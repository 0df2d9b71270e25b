/** What the review asks of the server next, given its state. */
import type { MergeLook, ReviewState, ReviewTab } from './review-state';
import type { Request } from './rpc';

/** Cases read at a time, and how few undecided ones are left when the next are read. */
const CASES_READ = 50;
const FEW_LEFT = 5;

/** Groups that one call may name. */
const GROUPS_AT_ONCE = 2_000;

/** The sample that is shown before groups are merged all at once. */
export const SAMPLE = 10;

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

/** Reads what would come of a merge. */
export function previewRequest({ ids, survivor }: MergeLook): Request {
  return { method: 'previewMerge', params: { ids: [...ids], ...(survivor !== null && { survivor }) } };
}

function nextMerge({ merge, bulk }: ReviewState, requestId: () => string): Request | null {
  if (merge?.left) return { method: 'mergeCustomers', params: { ...merge.left, requestId: requestId() } };
  if (bulk?.state !== 'running') return null;
  return { method: 'mergeAutomatic', params: { requestId: requestId(), groups: bulk.left.slice(0, GROUPS_AT_ONCE) } };
}
