/** The wording that every page has, in the page's language: as `current`. */
export { basics } from './en/basics';
