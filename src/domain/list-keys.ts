/** Words of a list and their keys: the ledger's own, and those that ship, in whatever language. */
import type { LedgerListItem } from './ledger-settings';
import { LISTS } from './lists';
import type { Language } from './sheet-snapshot';

/** A list as it ships. */
export function shippedItems(list: string, language: Language): LedgerListItem[] {
  return (LISTS[list] ?? []).map(({ key, labels }) => ({ key, label: labels[language] }));
}

/** The key of a word; a word that is in no list as it is. A ledger's own word goes before a shipped one. */
export function keyFinder(list: string, items: readonly LedgerListItem[]): (word: string) => string {
  const keys = new Map([
    ...(LISTS[list] ?? []).flatMap(({ key, labels }) =>
      Object.values(labels).map((label): [string, string] => [label, key]),
    ),
    ...items.map(({ key, label }): [string, string] => [label, key]),
  ]);
  return (word) => keys.get(word) ?? word;
}
