/** The wording of findings by theme, in the page's language: as `current`. */
export * from './en/issues';
