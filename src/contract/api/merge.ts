/** Merging customers, and taking a merge back. */
import * as v from 'valibot';
import type { Issue } from '../../domain/issues';
import type { MergeRule } from '../../domain/merge/survivorship';
import { cellText, customerId, type OperationResult, requestId, shortText } from './basics';
import type { DuplicateMember } from './duplicates';

/** Customers that are merged into one at most. */
export const MOST_MERGED = 20;

const mergedIds = v.pipe(
  v.array(customerId),
  v.minLength(2),
  v.maxLength(MOST_MERGED),
  v.check((ids) => new Set(ids).size === ids.length),
);

/** Whose value a column gets, what was typed, or that numbers are added up whatever they are. */
const mergeChoice = v.union([
  v.object({ from: customerId }),
  v.object({ text: cellText }),
  v.object({ add: v.literal(true) }),
]);

/** A short text of each row. */
const seenRows = v.pipe(v.string(), v.maxLength(4_000));

/**
 * A merge as it was previewed: `choices` by `MergeColumn.key`, `*` for all columns that are not named and not added up, else as proposed;
 * `seen` of the preview, '' where nothing is taken from the other rows.
 */
const mergeAsSeen = v.object({
  ids: mergedIds,
  survivor: customerId,
  choices: v.record(v.pipe(v.string(), v.maxLength(1_000)), mergeChoice),
  seen: seenRows,
});

/** Groups that are merged without a look, `seen` as they were listed: `survivor` where it is not to be the oldest. */
const mergeGroups = v.pipe(
  v.array(v.object({ ids: mergedIds, survivor: v.optional(customerId), seen: seenRows })),
  v.minLength(1),
  v.maxLength(2_000),
);

/** Input schemas. */
export const mergeInput = {
  /** What would come of merging these customers; without `survivor` into the oldest. Writes nothing. */
  previewMerge: v.object({ ids: mergedIds, survivor: v.optional(customerId) }),
  /** Makes the Recycle tab where there is none: asked for where a merge answers `recycle-missing`. */
  makeRecycle: v.object({ requestId }),
  /** Merges customers into one. What the answer leaves is the next call, under a request ID of its own. */
  mergeCustomers: v.object({ requestId, ...mergeAsSeen.entries }),
  /** Merges groups as proposed, as many as one operation can; what is left is for the next call. */
  mergeAutomatic: v.object({ requestId, groups: mergeGroups }),
  listMerges: v.object({}),
  /** Takes a merge back at any later time. Where `left` is true, the same again under a request ID of its own. */
  undoMerge: v.object({ requestId, mergeId: shortText }),
};

export interface MergeOutput {
  previewMerge: MergePreview;
  makeRecycle: { readonly made: true };
  mergeCustomers: Merged;
  mergeAutomatic: MergedGroups;
  /** The newest first. */
  listMerges: readonly MergeEntry[];
  undoMerge: OperationResult & { readonly left: boolean };
}

/** A customer of a group that is to be merged. */
export interface MergeRow extends DuplicateMember {
  /** Rows of other tabs that belong to the customer, and notes on the cells of the row. */
  readonly linked: number;
  readonly notes: number;
}

/** One column of the ledger in a merge. */
export interface MergeColumn {
  /** Of `choices`: the field's key; of one of the user's own columns its header, or `#7` where that is blank, repeated, long or a key. */
  readonly key: string;
  readonly header: string;
  /** One of the user's own columns. */
  readonly own: boolean;
  /** As shown, in the order of `rows`. */
  readonly values: readonly string[];
  /** Two rows hold different values; blank ones are none. */
  readonly differs: boolean;
  /** What the survivor is to hold, and the row that holds just that; null where it is put together. */
  readonly proposed: { readonly text: string; readonly from: string | null };
  readonly rule: MergeRule;
  /** The survivor's cell is left as it is: a formula, or text with links or formats. */
  readonly kept: 'left-formula' | 'left-rich-text' | null;
  /** Written by the ledger itself: not to be chosen. */
  readonly automatic: boolean;
}

export interface MergePreview {
  readonly survivor: string;
  /** The oldest first. */
  readonly rows: readonly MergeRow[];
  /** In the order of the sheet. */
  readonly columns: readonly MergeColumn[];
  /** Rows of other tabs that come to the survivor. */
  readonly linked: number;
  /** Notes on rows that are removed: they are kept in Recycle. */
  readonly notes: number;
  /** Formulas elsewhere that point at a row that is removed: how many, and the first twenty, as `Report!B7`. */
  readonly formulas: { readonly count: number; readonly places: readonly string[] };
  /** What the user has to know, such as `merge-orders-not-added`. */
  readonly issues: readonly Issue[];
  /** Merging is refused where a row has changed since. */
  readonly seen: string;
}

export interface Merged extends OperationResult {
  readonly mergeId: string;
  readonly survivor: string;
  /** The call that merges the rest of the group, where it did not fit into one operation. */
  readonly left: v.InferOutput<typeof mergeAsSeen> | null;
}

export interface MergedGroups extends OperationResult {
  readonly mergeIds: readonly string[];
  /** Groups that have been merged as a whole. */
  readonly done: number;
  /** Without those passed over, which `issues` tell: `group-changed`, `group-different`, `group-later`. */
  readonly left: v.InferOutput<typeof mergeGroups>;
}

/** A merge of which the rows that it removed stand in Recycle. */
export interface MergeEntry {
  readonly mergeId: string;
  /** `yyyy-mm-dd HH:MM` in the spreadsheet's zone. */
  readonly at: string;
  readonly by: string;
  readonly survivor: { readonly customerId: string; readonly title: string };
  readonly losers: readonly { readonly customerId: string; readonly title: string }[];
  /** Why it cannot be undone now: `merge-undo-first` with the `mergeId` of a later merge, `merge-damaged`. */
  readonly obstacle: Issue | null;
}
