/** What the review of duplicates says beside the common wording, in the page's language: as `current`. */
export { review } from './en/review';
