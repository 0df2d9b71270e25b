/** The apostrophe that keeps text from becoming a formula in a CSV file, put on and taken off. [OWASP ASVS 5.0 1.2.10, WSTG-INPV-21] */

/** What spreadsheets take for the start of a formula, full-width twins and the apostrophe's own escape included. */
const DANGEROUS = /^'*[=+\-@\t\r\n\0＝＋－＠]/;

export const markFormula = (text: string): string => (DANGEROUS.test(text) ? `'${text}` : text);

/** Undoes `markFormula`; other apostrophes stay. */
export const unmarkFormula = (text: string): string =>
  text.startsWith("'") && DANGEROUS.test(text) ? text.slice(1) : text;
