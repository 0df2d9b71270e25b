/** The findings that the review of duplicates can be told of, in words. */
import { cells, labelled, merges, operations } from '../contract/messages/current-issues';
import type { PageIssues } from '../contract/words';

export const issues: PageIssues = { labelled, codes: { ...cells, ...operations, ...merges } };
