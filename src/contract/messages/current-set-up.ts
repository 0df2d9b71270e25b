/** What the pages that set a ledger up say beside the common wording, in the page's language: as `current`. */
export { setUp } from './en/set-up';
