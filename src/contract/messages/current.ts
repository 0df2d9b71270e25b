/** The wording a page shows. The build puts the page's language in place of this module; everything else sees English. */
export { messages } from './en/page';
