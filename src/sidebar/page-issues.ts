/**
 * The findings that the page can be told of, in words. The build puts a page's own module in place of this one, which is the
 * Sidebar's; everything else sees this one.
 */
import * as current from '../contract/messages/current-issues';
import { issueCatalog, type PageIssues } from '../contract/words';

export const issues: PageIssues = issueCatalog(current);
