/** The findings that the preview can be told of, in words. */
import { cells, labelled, operations, setUp } from '../contract/messages/current-issues';
import type { PageIssues } from '../contract/words';

export const issues: PageIssues = { labelled, codes: { ...cells, ...setUp, ...operations } };
