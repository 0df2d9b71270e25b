/** Who may be one customer, why, and what people say of it. */
import * as v from 'valibot';
import { DUPLICATE_ANSWERS, type DuplicateAnswer } from '../../domain/duplicate-answers';
import type { DuplicateReason } from '../../domain/duplicate-reasons';
import type { SearchState } from '../../domain/match/find-matches';
import type { MatchEvidence } from '../../domain/match/match';
import { customerId, type OperationResult, requestId } from './basics';
import { setupOptions } from './set-up';

/** Two customers. */
const pair = v.pipe(
  v.tuple([customerId, customerId]),
  v.check(([a, b]) => a !== b),
);

/** Pairs that are answered in one go: those of a group of twenty. */
const MOST_PAIRS = 200;

/** See `SearchState`. */
const searchState = v.object({
  parts: v.number(),
  steps: v.number(),
  patterns: v.nullable(v.object({ levels: v.string(), counts: v.array(v.number()) })),
  weights: v.nullable(v.object({ shares: v.array(v.number()), levels: v.array(v.array(v.array(v.number()))) })),
  pairs: v.array(v.tuple([v.number(), v.number()])),
  compared: v.number(),
});

/** Input schemas. */
export const duplicatesInput = {
  /**
   * Every pair of rows that may be one customer, for the command line; with `across`, a header, only rows that differ
   * there are compared. Of a long list each call is one part: `found` is the `left` of the call before. Writes nothing.
   */
  reportDuplicates: v.object({
    ...setupOptions.entries,
    across: v.optional(v.string()),
    found: v.optional(searchState),
  }),
  /** Opens the review of duplicates in a window beside the sheet. */
  openReview: v.object({}),
  checkDuplicates: v.object({ requestId }),
  duplicateGroups: v.object({}),
  /**
   * Whom to decide on: pairs in doubt and groups that nobody has confirmed; or, of `automatic`, a sample of the groups that
   * are sure, the least sure first.
   */
  duplicateQueue: v.object({
    of: v.optional(v.picklist(['doubts', 'automatic'])),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50))),
  }),
  /** What the user says of each of the pairs; null takes the answers back. */
  answerDuplicate: v.object({
    requestId,
    pairs: v.pipe(v.array(pair), v.minLength(1), v.maxLength(MOST_PAIRS)),
    answer: v.nullable(v.picklist(DUPLICATE_ANSWERS)),
  }),
  listAnswers: v.object({}),
};

export interface DuplicatesOutput {
  reportDuplicates: DuplicateReport;
  openReview: { readonly opened: true };
  checkDuplicates: DuplicateCheck;
  duplicateGroups: readonly DuplicateGroup[];
  duplicateQueue: DuplicateQueue;
  answerDuplicate: { readonly pairs: number };
  /** The newest first. */
  listAnswers: readonly ListedAnswer[];
}

export interface DuplicateCheck extends OperationResult {
  /** How many of its parts are done, where it takes more than one execution: to be called again, as the same click. */
  readonly left: { readonly done: number; readonly of: number } | null;
}

/** The pairs by falling odds, then by row. */
export interface DuplicateReport {
  readonly rows: number;
  readonly groups: number;
  /** Header of each column by the key it has in the evidence. */
  readonly headers: Readonly<Record<string, string>>;
  readonly pairs: readonly DuplicatePair[];
  /** What has been found so far, where the list takes more calls; nothing is told of it yet. */
  readonly left: SearchState | null;
}

export interface DuplicatePair {
  /** Rows of the sheet, from 1, the upper first. */
  readonly rowA: number;
  readonly rowB: number;
  /** log2 of the odds that the two are one customer; the evidence adds up to it. */
  readonly bits: number;
  /** `duplicate`: both are in one group. */
  readonly decision: 'duplicate' | 'review';
  /** One sentence in the language of the sheet. */
  readonly reason: string;
  readonly evidence: readonly MatchEvidence[];
}

export interface DuplicateGroup {
  readonly group: string;
  readonly reasons: readonly DuplicateReason[];
  readonly members: readonly DuplicateMember[];
}

/** A customer among possible duplicates. */
export interface DuplicateMember {
  readonly customerId: string;
  /** From 1. */
  readonly rowNumber: number;
  readonly name: string;
  readonly detail: string;
}

/** Customers who may be one, side by side. */
export interface DuplicateCase {
  /** Two in doubt, or a group that hangs together surely. */
  readonly kind: 'pair' | 'group';
  readonly customers: readonly DuplicateMember[];
  /** Others of the group, who are not shown. */
  readonly more: number;
  /** Fields that one of them fills, in the ledger's order, with a text for each customer. */
  readonly fields: readonly {
    readonly key: string;
    readonly label: string;
    readonly texts: readonly string[];
    /** `written`: the same, written in different ways; `alone`: some have nothing there. */
    readonly mark: 'same' | 'written' | 'alone' | 'differs';
  }[];
  /** Why: the pair, or those by which the group hangs together, the weakest first. */
  readonly pairs: readonly ExplainedPair[];
}

export interface ExplainedPair {
  /** Indexes among the case's customers. */
  readonly customers: readonly [number, number];
  /** log2 of the odds that the two are one; the lines of `evidence` add up to it. */
  readonly bits: number;
  readonly probability: number;
  /** In the ledger's language. */
  readonly sentence: string;
  /** `label` is a column's header; '' for a line that is no column's (see `MatchEvidence`). */
  readonly evidence: readonly (MatchEvidence & { readonly label: string })[];
}

export interface DuplicateQueue {
  /** Pairs in doubt. */
  readonly doubts: number;
  /** Each group that is sure, as many of its customers as can be merged at once, with what their rows hold (`seen`). */
  readonly groups: readonly { readonly ids: readonly string[]; readonly seen: string }[];
  /** How many cases there are, of which `cases` are the first. */
  readonly waiting: number;
  readonly cases: readonly DuplicateCase[];
}

/** What somebody has said of two customers. */
export interface ListedAnswer {
  readonly customers: readonly [DuplicateMember, DuplicateMember];
  readonly answer: DuplicateAnswer;
  /** `yyyy-mm-dd HH:MM` in the spreadsheet's zone. */
  readonly at: string;
  readonly by: string;
}
