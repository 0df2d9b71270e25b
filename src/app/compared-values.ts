/** The evidence of a pair beside what people see: headers and texts of their columns. Reads no sheet. */
import type { ComparedValues } from '../contract/duplicate-words';
import { isPartKey, partLabel } from '../domain/fields';
import type { MatchEvidence } from '../domain/match/match';
import { splitPersonName } from '../domain/match/normalise/person-name';
import type { Language } from '../domain/sheet-snapshot';

/** The columns of a list, by key. */
export interface SeenColumns {
  readonly language: Language;
  /** Null where the list has no such column. */
  readonly headerOf: (key: string) => string | null;
  readonly textsOf: (key: string, pair: readonly [number, number]) => readonly [string, string];
}

/** A person's name in one column is compared in its parts, which have no column. */
export function comparedValues(
  evidence: readonly MatchEvidence[],
  pair: readonly [number, number],
  seen: SeenColumns,
): readonly ComparedValues[] {
  return evidence.map((line) => {
    const { key } = line;
    const header = seen.headerOf(key);
    if (header !== null) return { ...line, label: header, texts: seen.textsOf(key, pair) };
    const texts = key === 'name.given' || key === 'name.family' ? partsOf(key, pair, seen) : (['', ''] as const);
    return { ...line, label: isPartKey(key) ? partLabel(key, seen.language) : '', texts };
  });
}

/** The given or family names within the column of whole names, as they are written there. */
function partsOf(
  key: 'name.given' | 'name.family',
  pair: readonly [number, number],
  seen: SeenColumns,
): readonly [string, string] {
  const [one, other] = seen.textsOf(wholeKey(seen), pair).map((whole) => {
    const parts = splitPersonName(whole);
    if (parts === null) return whole;
    const part = key === 'name.given' ? parts.given : parts.family;
    const at = whole.toLowerCase().indexOf(part.toLowerCase());
    return at < 0 ? part : whole.slice(at, at + part.length);
  });
  return [one ?? '', other ?? ''];
}

function wholeKey({ headerOf }: SeenColumns): 'name' | 'contact' {
  return headerOf('contact') === null ? 'name' : 'contact';
}

/** Parts of one column that agree alike are that column to a reader. */
export function wholeNames(
  compared: readonly ComparedValues[],
  pair: readonly [number, number],
  seen: SeenColumns,
): readonly ComparedValues[] {
  const { headerOf, textsOf } = seen;
  const [one, other, ...more] = compared.filter(({ key }) => isPartKey(key) && headerOf(key) === null);
  const key = wholeKey(seen);
  if (one === undefined || other === undefined || more.length > 0 || one.level !== other.level) return compared;
  const bits = one.bits + other.bits;
  const whole = { key, label: headerOf(key) ?? '', level: one.level, bits, texts: textsOf(key, pair) };
  return [...compared.filter((line) => line !== one && line !== other), whole];
}
