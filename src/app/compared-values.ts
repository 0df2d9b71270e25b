/** The evidence of a pair beside what people see: headers and texts of their columns. Reads no sheet. */
import type { ComparedValues } from '../contract/duplicate-words';
import { isPartKey, partLabel } from '../domain/fields';
import type { MatchEvidence } from '../domain/match/match';
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
  { language, headerOf, textsOf }: SeenColumns,
): readonly ComparedValues[] {
  return evidence.map((line) => {
    const header = headerOf(line.key);
    if (header !== null) return { ...line, label: header, texts: textsOf(line.key, pair) };
    return { ...line, label: isPartKey(line.key) ? partLabel(line.key, language) : '', texts: ['', ''] };
  });
}

/** Parts of one column that agree alike are that column to a reader. */
export function wholeNames(
  compared: readonly ComparedValues[],
  pair: readonly [number, number],
  { headerOf, textsOf }: SeenColumns,
): readonly ComparedValues[] {
  const [one, other, ...more] = compared.filter(({ key }) => isPartKey(key) && headerOf(key) === null);
  const key = headerOf('contact') === null ? 'name' : 'contact';
  if (one === undefined || other === undefined || more.length > 0 || one.level !== other.level) return compared;
  const bits = one.bits + other.bits;
  const whole = { key, label: headerOf(key) ?? '', level: one.level, bits, texts: textsOf(key, pair) };
  return [...compared.filter((line) => line !== one && line !== other), whole];
}
