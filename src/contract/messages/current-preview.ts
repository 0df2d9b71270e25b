/** What the preview says beside the common wording and that of the set-up, in the page's language: as `current`. */
export { preview } from './en/preview';
