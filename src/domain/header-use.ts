/**
 * Whether formulas look at the texts of a header row, so that renaming headers would change what they find. Knows
 * formulas as text only.
 */

/** A cell or range, with the name of another sheet before it or none: `Sheet1!$A$1:F1`, `'My list'!1:1`, `B2`. */
const REFERENCE =
  /(?:('(?:[^']|''){1,100}'|[\p{L}\p{N}_.]{1,100})!)?(?:\$?[A-Z]{1,3}\$?(\d{1,7})(?::\$?[A-Z]{1,3}\$?(\d{1,7})?)?|\$?(\d{1,7}):\$?(\d{1,7}))(?![\p{L}\p{N}(])/gu;

/** Functions that find columns by the text of their header when a range begins with it. */
const BY_HEADER = /\b(?:QUERY|HLOOKUP|DGET|DSUM|DCOUNT|DCOUNTA|DAVERAGE|DMAX|DMIN)\s{0,3}\(/i;

/**
 * Whether any of the formulas refers to the header's rows themselves, or hands a range that begins there to a function
 * that reads headers. `sheetName` is null for formulas on the sheet itself. Row numbers from 1, both included.
 */
export function usesHeader(
  formulas: Iterable<string>,
  sheetName: string | null,
  header: { readonly first: number; readonly last: number },
): boolean {
  for (const formula of formulas) {
    const text = formula.slice(0, 2000);
    const byHeader = BY_HEADER.test(text);
    REFERENCE.lastIndex = 0;
    for (let match = REFERENCE.exec(text); match !== null; match = REFERENCE.exec(text)) {
      const name = match[1]?.replace(/^'|'$/g, '').replace(/''/g, "'") ?? null;
      if (name !== sheetName) continue;
      const from = Number(match[2] ?? match[4]);
      const to = Number(match[3] ?? match[5] ?? match[2]);
      if (from >= header.first && to <= header.last) return true;
      if (byHeader && from <= header.last && to >= header.first) return true;
    }
  }
  return false;
}
