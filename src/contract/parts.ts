/** An operation that takes several clicks, as one: the page and the menu go on by themselves. */
import type { RefreshedTiers } from './api/ledger';

/** Parts in which a refresh is done at most: with each column apart from the others. */
export const MOST_PARTS = 8;

/** What two parts come to, one after the other: each finding once. */
export function joinParts(before: RefreshedTiers | null, last: RefreshedTiers): RefreshedTiers {
  if (before === null) return last;
  const sum = (key: string): number => (before.counts[key] ?? 0) + (last.counts[key] ?? 0);
  const keys = new Set([...Object.keys(before.counts), ...Object.keys(last.counts)]);
  const known = new Set(last.issues.map(({ code, fieldKey }) => `${code} ${fieldKey}`));
  return {
    ...last,
    cells: before.cells + last.cells,
    counts: Object.fromEntries([...keys].map((key) => [key, sum(key)])),
    issues: [...before.issues.filter(({ code, fieldKey }) => !known.has(`${code} ${fieldKey}`)), ...last.issues],
  };
}
